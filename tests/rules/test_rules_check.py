"""``ita rules check``: these rules have no mistake, and each kind of mistake is found where it stands."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from pipeline.rulebook import find_rules_dir
from pipeline.run.rules_check import check_rules


@pytest.fixture
def rules(tmp_path: Path) -> Path:
    return Path(shutil.copytree(find_rules_dir(), tmp_path / "rules"))


def replace_in(path: Path, old: str, new: str) -> int:
    """Replace the first place of a text; gives its line."""
    content = path.read_text(encoding="utf-8")
    assert old in content, old
    path.write_text(content.replace(old, new, 1), encoding="utf-8")
    return content[: content.index(old)].count("\n") + 1


def mistakes(rules: Path) -> list[str]:
    return [str(mistake) for mistake in check_rules(rules).mistakes]


def test_every_reference_and_example_of_the_rules_is_right() -> None:
    assert check_rules().mistakes == ()


@pytest.mark.parametrize(
    ("file", "old", "new", "path", "said"),
    [
        ("layouts/measures.yml", "  - title\n", "  - titel\n", "columns.0", "did you mean 'title'?"),
        ("layouts/disclosure.yml", "[sequence, ind", "[sequenze, ind", "columns.0", "did you mean 'sequence'?"),
        ("layouts/analysis.yml", "roles: [sequence,", "roles: [", "examples.1.roles", "one role a column"),
        ("frameworks/2568.yml", "key: executives", "key: executive", "items.1", "did you mean 'executives'?"),
        ("frameworks/2568.yml", "key: executives, ", "", "items.1", "say by its key"),
        ("elements.yml", "  executives:", "  nobody: {}\n  executives:", "items.nobody", "no year uses it"),
        ("elements.yml", "name_th", "name_de", "overall.ITA.name_de", "Extra inputs are not permitted"),
        ("crosswalk.yml", "from_code: o34", "from_code: o94", "0.links.0.from_code", "2564 has no item o94"),
        ("crosswalk.yml", "o34, to_code: o34", "o1, to_code: o1", "0.links.0.relation", ""),
        ("labels.yml", "code: o10, year: 2568", "code: o99, year: 2568", "examples.", "no item has the code 'o99'"),
        ("labels.yml", "code: o10, year: 2568", "code: o10, year: 2590", "examples.", "no frameworks/2590.yml"),
        ("units.yml", "examples:", "exampels:", "exampels", "Extra inputs are not permitted"),
    ],
)  # fmt: skip
def test_a_mistake_is_found_in_its_line(rules: Path, file: str, old: str, new: str, path: str, said: str) -> None:
    line = replace_in(rules / file, old, new)
    if path.endswith("relation"):  # a link that follows from identity
        replace_in(rules / file, "relation: similar", "relation: same")
        path, said = "0.links.0", "this follows from identity"
    found = [one for one in mistakes(rules) if one.startswith(f"{file}:{line}: {path}") and said in one]
    assert found, mistakes(rules)


def test_a_file_that_is_no_yaml_names_its_line(rules: Path) -> None:
    (rules / "units.yml").write_text("a: 1\nb: [1\nc: 2\n", encoding="utf-8")
    (rules / "text.yml").write_text("a: 1\na: 2\n", encoding="utf-8")
    found = mistakes(rules)
    assert any(one.startswith("units.yml:3: ") for one in found)
    assert any(one.startswith("text.yml:2: ") and "stands twice" in one for one in found)


WRONG_EXAMPLES = [
    ("labels.yml", '{text: "o 12", year: 2568, scope: item, code: o12}', '{text: "o 12", scope: item, code: o11}'),
    ("labels.yml", '  - "การใช้"\n', '  - "การใช้อำนาจ"\n'),
    ("elements.yml", 'examples: ["การปรับปรุงการทางาน"]', 'examples: ["การใช้อำนาจ"]'),
    ("layouts/analysis.yml", "roles: [score, indicator,", "roles: [indicator, score,"),
    ("organisations/prefixes.yml", "counter_examples:\n", "counter_examples:\n  - องค์การบริหารส่วนตำบลทุ่งตัวอย่าง\n"),
    ("passages/assessments.yml", "[{level: ไม่ผ่าน}]", "[{level: ผ่าน}]"),
    ("passages/memo.yml", "examples:\n", "examples:\n  - {text: ไม่ใช่บันทึก, fields: {number: ๑}}\n"),
    ("statuses.yml", "counter_examples:\n", "counter_examples:\n  - ดำเนินการแล้ว\n"),
    ("calendar.yml", "\ncounter_examples:\n", '\ncounter_examples:\n  - {text: "ตลอดปี ๒๕๖๖", problem: unreadable}\n'),
    ("units.yml", "examples:\n", "examples:\n  - {text: กองคลัง, units: [กองช่าง]}\n"),
    ("text.yml", "counter_examples:\n", "counter_examples:\n  - การทำงาน ด าเนินการ\n"),
    ("similarity.yml", "decision: same", "decision: none"),
]


def test_every_example_is_run(rules: Path) -> None:
    """One wrong example a file, all told at once, each in its file."""
    for file, old, new in WRONG_EXAMPLES:
        replace_in(rules / file, old, new)
    found = mistakes(rules)
    told = {one.partition(":")[0] for one in found if " is read as " in one}
    assert told == {file for file, _, _ in WRONG_EXAMPLES}, found
