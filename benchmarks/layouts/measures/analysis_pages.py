"""The family ``analyses``: strengths, weaknesses and improvements by indicator, in tables, lists, prose and labels.

Takes a source of chance and a form, gives a document that states analyses and no measure.
"""

from __future__ import annotations

from collections.abc import Sequence
from random import Random
from typing import Final

from benchmarks.layouts.measures.headings import draw_heading, draw_wording
from benchmarks.layouts.measures.phrases import distinct, draw_saying
from benchmarks.layouts.measures.truth import AnalysisTruth, RecordPage
from benchmarks.layouts.places import draw_organisation
from benchmarks.layouts.records import Block, Grid, Line
from benchmarks.layouts.trees import indicator_names

_THAI_DIGITS: Final = str.maketrans("0123456789", "๐๑๒๓๔๕๖๗๘๙")
_KINDS: Final = {"table": 32, "list": 20, "prose": 20, "own-lines": 16, "lines": 12}
_ROLES: Final = (
    ("strength", "weakness", "improvement"), ("weakness", "improvement"), ("strength", "weakness", "improvement"),
    ("weakness", "strength", "improvement"), ("strength", "weakness"),
)  # fmt: skip
_NAMES: Final = ("ตัวชี้วัดที่ {c} {n}", "{c}. {n}", "ตัวชี้วัดที่ {c} : {n}", "ตัวชี้วัด {n}", "{c}) {n}")
_SCORES: Final = ("", "", " ได้คะแนน {s} คะแนน", " ({s} คะแนน)", " คะแนน {s}")
_TITLES: Final = (
    "รายงานการวิเคราะห์ผลการประเมินคุณธรรมและความโปร่งใส (ITA) ประจำปีงบประมาณ พ.ศ. {y}", "การวิเคราะห์ผลการประเมิน ITA ปี {y}",
    "ผลวิเคราะห์จุดแข็งและจุดอ่อนจากการประเมิน ITA ปีงบประมาณ {y}", "บทวิเคราะห์ผลการประเมินคุณธรรมและความโปร่งใส ปี {y}",
)  # fmt: skip
_JOINS: Final = (" คือ ", ": ", " ได้แก่ ", " ", " : ")

Saying = dict[str, str]


def draw_analysis(name: str, form: str, dice: Random) -> RecordPage:
    """Draw an analysis."""
    year = dice.choice((2566, 2567, 2568))
    is_thai = dice.random() < 0.4
    kind = dice.choices(tuple(_KINDS), tuple(_KINDS.values()))[0]
    roles = dice.choice(_ROLES)
    codes = sorted(dice.sample(list(indicator_names()), dice.randint(2, 7)), key=int)
    texts = {role: distinct(len(codes), lambda role=role: draw_saying(role, dice)) for role in roles}  # type: ignore[misc]
    sayings = [{role: texts[role][at] for role in roles} for at, _code in enumerate(codes)]
    wording = "usual" if kind in ("prose", "lines") and dice.random() < 0.6 else draw_wording(dice)
    words = {role: draw_heading(role, wording, dice) for role in roles}
    while "improvement" not in roles and "พัฒนา" in words["weakness"]:  # without a way beside it, it may be the way
        words["weakness"] = draw_heading("weakness", wording, dice)
    if kind != "table":
        words = {role: word if len(word) > 2 else draw_heading(role, "usual", dice) for role, word in words.items()}
    pattern, score = dice.choice(_NAMES), dice.choice(_SCORES)
    names = [pattern.format(c=code, n=indicator_names()[code][0]) for code in codes]
    if kind != "table":
        names = [name + score.format(s=f"{dice.randint(7000, 9999) / 100:.2f}") for name in names]
    blocks = _written(kind, names, sayings, words, wording, dice)
    organisation = draw_organisation(dice)
    before: list[Block] = [dice.choice(_TITLES).format(y=year), organisation.address]
    if is_thai:
        blocks, before = [_thai(block) for block in blocks], [_thai(block) for block in before]
    truth = tuple(AnalysisTruth(code, **saying) for code, saying in zip(codes, sayings, strict=True))
    return RecordPage(
        name, "analyses", kind, (*before, *blocks), organisation, form, analyses=truth,
        headings=tuple(words.items()), traits=(f"roles:{'+'.join(roles)}", f"wording:{wording}"),
    )  # fmt: skip


def _thai(block: Block) -> Block:
    if isinstance(block, str):
        return block.translate(_THAI_DIGITS)
    if isinstance(block, Line):
        return Line(block.text.translate(_THAI_DIGITS), block.kind, block.level, block.label.translate(_THAI_DIGITS))
    return Grid(
        tuple(tuple(cell.translate(_THAI_DIGITS) for cell in row) for row in block.rows), block.headers, block.spans
    )


def _written(
    kind: str, names: Sequence[str], sayings: Sequence[Saying], words: Saying, wording: str, dice: Random
) -> list[Block]:  # fmt: skip
    if kind == "table":
        return [_table(names, sayings, words, wording, dice)]
    join = dice.choice(_JOINS)
    sign = dice.choice(("", ":", " :"))
    is_heading = dice.random() < 0.5
    blocks: list[Block] = []
    for name, saying in zip(names, sayings, strict=True):
        if kind == "prose":
            blocks.append(" ".join([name, *(f"{words[role]}{join}{text}" for role, text in saying.items())]))
            continue
        blocks.append(Line(name, "heading", 2) if is_heading else name)
        for role, text in saying.items():
            if kind == "list":
                blocks.append(Line(f"{words[role]}{join}{text}", "entry", 1, "•"))
            elif kind == "lines":
                blocks.append(f"{words[role]}{join}{text}")
            else:
                blocks += [words[role] + sign, text]
    return blocks


def _table(
    names: Sequence[str], sayings: Sequence[Saying], words: Saying, wording: str, dice: Random
) -> Grid:  # fmt: skip
    columns = [(draw_heading("indicator", wording, dice), list(names))]
    columns += [(words[role], [saying[role] for saying in sayings]) for role in words]
    if dice.random() < 0.3:
        columns.insert(1, ("คะแนน", [f"{dice.randint(7000, 9999) / 100:.2f}" for _name in names]))
    if dice.random() < 0.3:
        columns.insert(0, ("ที่", [str(at) for at, _name in enumerate(names, 1)]))
    return Grid((tuple(head for head, _cells in columns), *zip(*(cells for _head, cells in columns), strict=True)))
