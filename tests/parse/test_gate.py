"""Numbers are weighed as the examples of ``rules/passages/gate.yml`` say, in tables too, and nothing is dropped."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.parse.about.assessment import DOUBT, weigh_scores
from pipeline.parse.about.locations import NUMBER
from pipeline.parse.example_documents import document_of
from pipeline.records import Document, Field, Paragraph, Spot, Statement
from pipeline.rulebook import load_rulebook
from pipeline.rulebook.gate import GateExample
from tests.reading import normalised, parsed

RULEBOOK = load_rulebook()
GATE = RULEBOOK.passages.gate


def every_number(document: Document) -> list[Statement]:
    """Every number with two decimals as a score of the whole assessment, labelled by its line from the last number."""
    found: list[Statement] = []
    for block in document.blocks:
        assert isinstance(block, Paragraph)
        passage = block.passage
        last = 0
        for number in NUMBER.finditer(passage.text):
            value = Spot(passage.slice(*number.span()))
            start = max(last, passage.text.rfind("\n", 0, number.start()) + 1)
            label, last = Spot(passage.slice(start, number.start())), number.end()
            found.append(Statement("score", "prose#score", value, (Field("value", value), Field("overall", label))))
    return found


def verdict(statement: Statement) -> str:
    if statement.kind == "unmapped":
        return statement.rule_id.removeprefix("gate#")
    return "doubtful" if statement.governing(DOUBT) is not None else "kept"


@pytest.mark.parametrize("example", GATE.examples, ids=lambda example: example.text[:40])
def test_examples(example: GateExample) -> None:
    document = document_of(example.text)
    weighed = weigh_scores(document, every_number(document), RULEBOOK)
    found = {statement.place.text: verdict(statement) for statement in weighed}
    assert {number: found[number] for number in example.numbers} == example.numbers


def test_every_kind_has_an_example() -> None:
    shown = {kind for example in GATE.examples for kind in example.numbers.values()}
    assert shown >= {*GATE.kinds, "kept", "doubtful", "no-evidence"}


def test_a_refused_number_keeps_its_place_and_says_why(tmp_path: Path) -> None:
    text = "ผลการประเมิน ITA ปี 2568 เทศบาลตำบลหนองนา\n\nสมมติว่าหน่วยงาน ก ได้คะแนน ITA 85.50 คะแนน\n"
    (refused,) = [one for one in parsed(text, tmp_path).items if one.rule_id == "gate#example"]
    assert refused.place.text == "85.50"
    (finding,) = [one for one in normalised(text, tmp_path).findings if one.rule == "not-a-score"]
    assert (finding.severity, finding.observed) == ("info", "85.50")
    assert "สมมติ" in finding.message_th


def test_the_column_of_another_assessment_is_no_score(tmp_path: Path) -> None:
    text = (
        "ผลการประเมิน ITA ปีงบประมาณ พ.ศ. 2567 เทศบาลตำบลหนองนา จังหวัดเลย\n\n"
        "ตัวชี้วัด\tคะแนน\tค่าเฉลี่ยระดับประเทศ\n"
        "การปฏิบัติหน้าที่\t90.11\t82.20\nการใช้งบประมาณ\t88.40\t79.90\nการใช้อำนาจ\t89.00\t81.00\n"
    )
    assert [str(one.value) for one in normalised(text, tmp_path).scores] == ["90.11", "88.40", "89.00"]


def test_a_doubtful_score_is_kept_with_a_warning(tmp_path: Path) -> None:
    text = "ผลการประเมิน LPA และ ITA ปี 2568 เทศบาลตำบลหนองนา จังหวัดเลย\n\nคะแนนภาพรวม 90.10 คะแนน\n"
    batch = normalised(text, tmp_path)
    assert [str(one.value) for one in batch.scores] == ["90.10"]
    (finding,) = [one for one in batch.findings if one.rule == "doubtful-score"]
    assert (finding.severity, finding.scope, finding.code) == ("warning", "overall", "ITA")


@pytest.mark.parametrize(
    ("text", "years"),
    [
        ("ผล ITA ปีนี้ได้ 91.40 คะแนน ส่วนปีที่แล้วได้ 88.95 คะแนน", ["ปีนี้", "ปีที่แล้ว"]),
        ("ผล ITA ปีที่แล้ว IIT ได้ 90.00 คะแนน และ EIT ได้ 88.00 คะแนน", ["ปีที่แล้ว", "ปีที่แล้ว"]),
        ("ผล ITA สูงกว่าปีที่แล้ว โดยได้ 91.40 คะแนน", [""]),
        ("ผล ITA ได้ 91.40 คะแนน เพิ่มขึ้นจากปีที่แล้วซึ่งได้ 88.95 คะแนน IIT ได้ 93.00 คะแนน", ["", "ปีที่แล้ว", ""]),
        ("ผล ITA ปีที่แล้ว (พ.ศ. 2567) ได้ 88.95 คะแนน", [""]),
        ("ผล ITA ในช่วง 3 ปีที่ผ่านมา เฉลี่ย 88.95 คะแนน", [""]),
    ],
)
def test_relative_years_of_a_clause(text: str, years: list[str]) -> None:
    document = document_of(text)
    found = [statement.first("year") for statement in weigh_scores(document, every_number(document), RULEBOOK)]
    assert [year.spot.text if year is not None else "" for year in found] == years


@pytest.mark.parametrize("gap", ["\t", "      "], ids=["tabs", "spaces"])
@pytest.mark.parametrize("this_year", ["คะแนนปีนี้", "คะแนน"])
def test_relative_years_above_columns(tmp_path: Path, gap: str, this_year: str) -> None:
    rows = (
        ("ตัวชี้วัด", "คะแนนปีก่อน", this_year),
        ("การปฏิบัติหน้าที่", "90.11", "92.20"),
        ("การใช้งบประมาณ", "88.40", "89.90"),
        ("การใช้อำนาจ", "91.40", "93.90"),
    )
    text = "ผลการประเมิน ITA ประจำปีงบประมาณ พ.ศ. 2568 เทศบาลตำบลหนองนา จังหวัดเลย\n\n"
    text += "".join(gap.join(row) + "\n" for row in rows)
    found = {(score.fiscal_year_be, str(score.value)) for score in normalised(text, tmp_path).scores}
    last, this = ({(year, row[column]) for row in rows[1:]} for column, year in ((1, 2567), (2, 2568)))
    assert found == last | this


TABLE = "ตัวชี้วัด | {}\n--|{}\n"
SHARES = [("85.20", "14.80"), ("80.20", "19.80"), ("82.20", "17.80")]
NAMED = ("การปฏิบัติหน้าที่", "การใช้งบประมาณ", "การใช้อำนาจ")


@pytest.mark.parametrize("headings", [("ใช่", "ไม่ใช่"), ("ก", "ข")])
def test_rows_that_divide_a_hundred_are_in_doubt(headings: tuple[str, str], tmp_path: Path) -> None:
    rows = "".join(f"{name} | {' | '.join(row)}\n" for name, row in zip(NAMED, SHARES, strict=True))
    text = "รายงานผลการประเมิน ITA ปี 2568\n\n" + TABLE.format(" | ".join(headings), "--|--") + rows
    batch = normalised(text, tmp_path)
    assert not batch.scores or "doubtful-score" in [one.rule for one in batch.findings]
