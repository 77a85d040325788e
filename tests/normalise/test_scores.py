"""Scores out of tables of every shape: each number with its element, part, year and body, or a finding."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from pathlib import Path

from pipeline.normalise import normalise
from pipeline.parse import parse
from pipeline.records import Batch, Field, Score, Spot
from tests.reading import normalised, places, read_text, rules

HEAD = "ผลการประเมิน ITA ประจำปีงบประมาณ พ.ศ. ๒๕๖๘ องค์การบริหารส่วนตำบลศิลาแลง อำเภอปัว จังหวัดน่าน\n\n"


def told(batch: Batch) -> list[tuple[int | None, str, str, str | None]]:
    return [
        (one.fiscal_year_be, one.code, one.part, None if one.value is None else str(one.value)) for one in batch.scores
    ]


def of(batch: Batch, code: str) -> Score:
    (score,) = [one for one in batch.scores if one.code == code]
    return score


def test_columns_in_any_order_and_a_merged_instrument_column(tmp_path: Path) -> None:
    text = HEAD + (
        "คะแนนที่ได้\tชื่อตัวชี้วัด\tเครื่องมือ\n98.67\tการปฏิบัติหน้าที่\tIIT\n๙๙,๒๔\tการใช้งบประมาณ\t\n93·94\tคุณภาพการดำเนินงาน\tEIT\n"
    )
    assert told(normalised(text, tmp_path)) == [
        (2568, "1", "combined", "98.67"), (2568, "2", "combined", "99.24"), (2568, "6", "combined", "93.94"),
    ]  # fmt: skip


def test_years_side_by_side_and_the_difference_is_no_score(tmp_path: Path) -> None:
    text = HEAD + (
        "ตัวชี้วัด\tคะแนน\t\tผลต่าง\n\tพ.ศ. ๒๕๖๗\tพ.ศ. ๒๕๖๘\t\n"
        "๑ การปฏิบัติหน้าที่\t๙๐.๐๐\t๙๔.๓๐\t๔.๓๐\n๒ การใช้งบประมาณ\t๙๑.๐๐\t๘๕.๕๐\t-๕.๕๐\n"
    )
    assert sorted(told(normalised(text, tmp_path))) == [
        (2567, "1", "combined", "90.00"), (2567, "2", "combined", "91.00"),
        (2568, "1", "combined", "94.30"), (2568, "2", "combined", "85.50"),
    ]  # fmt: skip


def test_a_year_a_row(tmp_path: Path) -> None:
    text = (
        HEAD
        + "ปีงบประมาณ\tIIT\tEIT\tOIT\tคะแนนรวม ITA\n๒๕๖๖\t๘๕.๐๐\t๘๖.๐๐\t๘๗.๐๐\t๘๖.๑๐\n๒๕๖๗\t๙๐.๐๐\t๙๑.๐๐\t๙๒.๐๐\t๙๑.๑๐\n"
    )
    assert {(year, code): value for year, code, _, value in told(normalised(text, tmp_path))} == {
        (2566, "IIT"): "85.00", (2566, "EIT"): "86.00", (2566, "OIT"): "87.00", (2566, "ITA"): "86.10",
        (2567, "IIT"): "90.00", (2567, "EIT"): "91.00", (2567, "OIT"): "92.00", (2567, "ITA"): "91.10",
    }  # fmt: skip


def test_the_first_number_of_a_header_row_is_the_combined_score(tmp_path: Path) -> None:
    text = HEAD + (
        "ตัวชี้วัดที่ ๖ คุณภาพการดำเนินงาน\t๙๓.๐๐\t๘๙.๐๐\n"
        "ข้อคำถามตามแบบ EIT\t(Public)คะแนน\t(Survey)คะแนน\n"
        "e๑ เจ้าหน้าที่ปฏิบัติงานหรือให้บริการแก่ท่าน เป็นไปตามขั้นตอนและระยะเวลา\t๙๗.๐๐\t๘๙.๐๐\n"
    )
    assert told(normalised(text, tmp_path)) == [
        (2568, "6", "combined", "93.00"), (2568, "6", "survey", "89.00"),
        (2568, "e1", "public", "97.00"), (2568, "e1", "survey", "89.00"),
    ]  # fmt: skip


def test_with_a_column_of_its_own_the_combined_score_is_no_trap(tmp_path: Path) -> None:
    text = HEAD + (
        "ข้อคำถาม\tคะแนน\t\t\n\tรวม\tส่วนที่ ๑\tส่วนที่ ๒\n"
        "ตัวชี้วัดที่ ๖ คุณภาพการดำเนินงาน\t๙๐.๐๐\t๙๒.๐๐\t๘๘.๐๐\n"
        "e๑ เจ้าหน้าที่ปฏิบัติงานหรือให้บริการแก่ท่าน เป็นไปตามขั้นตอนและระยะเวลา\t๙๑.๐๐\t๙๓.๐๐\t๘๙.๐๐\n"
    )
    assert told(normalised(text, tmp_path)) == [
        (2568, "6", "combined", "90.00"), (2568, "6", "public", "92.00"), (2568, "6", "survey", "88.00"),
        (2568, "e1", "combined", "91.00"), (2568, "e1", "public", "93.00"), (2568, "e1", "survey", "89.00"),
    ]  # fmt: skip


def test_each_score_belongs_to_the_body_of_its_row(tmp_path: Path) -> None:
    text = (
        "ประกาศผลการประเมิน ITA ประจำปีงบประมาณ พ.ศ. ๒๕๖๗ ขององค์กรปกครองส่วนท้องถิ่น จังหวัดน่าน\n\n"
        "ลำดับ\tหน่วยงาน\tอำเภอ\tIIT\tคะแนนรวม\tระดับ\n"
        "๑\tเทศบาลตำบลปัว\tปัว\t๙๕.๑๐\t๙๕.๕๓\tผ่านดี\n๒\tอบต.ศิลาแลง\tปัว\t90.00\t87.85\tผ่านดี\n"
    )
    batch = normalised(text, tmp_path)
    names = {one.organisation_id: one.full_name for one in batch.organisations}
    assert {(names[one.organisation_id or ""], one.code, str(one.value)) for one in batch.scores} == {
        ("เทศบาลตำบลปัว", "IIT", "95.10"), ("เทศบาลตำบลปัว", "ITA", "95.53"),
        ("องค์การบริหารส่วนตำบลศิลาแลง", "IIT", "90.00"), ("องค์การบริหารส่วนตำบลศิลาแลง", "ITA", "87.85"),
    }  # fmt: skip
    assert [(names[one.organisation_id or ""], one.level) for one in batch.assessments] == [
        ("เทศบาลตำบลปัว", "good"), ("องค์การบริหารส่วนตำบลศิลาแลง", "good"),
    ]  # fmt: skip


def test_damaged_and_doubled_numbers_are_put_right_by_name_and_place(tmp_path: Path) -> None:
    text = HEAD + ("ตัวชี้วัดที่\tชื่อตัวชี้วัด\tคะแนน\n๖\tคุณภาพการดำเนินงาน\t๙๓.๙๔\n๖\tประสิทธิภาพการสื่อสาร\t๙๓.๑๔\n")
    batch = normalised(text, tmp_path)
    assert told(batch) == [(2568, "6", "combined", "93.94"), (2568, "7", "combined", "93.14")]
    (finding,) = [one for one in batch.findings if one.rule == "duplicate-code"]
    assert (finding.code, finding.observed) == ("7", "๖")


def test_what_is_no_number_is_kept_and_flagged(tmp_path: Path) -> None:
    text = HEAD + (
        "ที่\tตัวชี้วัด\tคะแนน\n๑\tการปฏิบัติหน้าที่\t๙๘.๖๗\n๒\tการใช้งบประมาณ\t๙๙.๒๔ (+๑.๒)\n๓\tการใช้อำนาจ\t๑๐O.๐๐\n"
        "๔\tการใช้ทรัพย์สินของทางราชการ\t๙๕๖๒\n๕\tการแก้ไขปัญหาการทุจริต\t-\n๖\tคุณภาพการดำเนินงาน\t\n"
    )
    batch = normalised(text, tmp_path)
    assert (of(batch, "1").value, of(batch, "1").printed) == (Decimal("98.67"), "๙๘.๖๗")
    assert (of(batch, "2").value, of(batch, "2").printed) == (None, "๙๙.๒๔ (+๑.๒)")
    assert (of(batch, "3").value, of(batch, "4").value) == (Decimal(100), Decimal(9562))
    assert [of(batch, code).is_missing for code in "123456"] == [False, False, False, False, True, True]
    rules = {(one.rule, one.code) for one in batch.findings}
    assert {("unreadable-score", "2"), ("number-repaired", "3")} <= rules


def test_evidence_is_the_number_itself_on_the_page(tmp_path: Path) -> None:
    text = HEAD + "ตัวชี้วัด\tคะแนน\nการปฏิบัติหน้าที่\t<p>๙๘.๖๗ คะแนน</p>\nการใช้งบประมาณ\t๙๐.๐๐\n"
    batch = normalised(text, tmp_path)
    places = {one.evidence_id: one for one in batch.evidence}
    assert [places[one.evidence_id].raw_text for one in batch.scores] == ["๙๘.๖๗", "๙๐.๐๐"]
    for one in batch.evidence:
        assert batch.pages[one.page_number - 1].text[one.char_start : one.char_end] == one.raw_text


def test_a_table_of_money_is_no_table_of_scores(tmp_path: Path) -> None:
    text = HEAD + "ลำดับ\tโครงการ\tงบประมาณ (บาท)\n๑\tปรับปรุงถนน\t95.00\n๒\tขุดลอกคลอง\t88.50\n"
    batch = normalised(text, tmp_path)
    assert not batch.scores
    assert [one.rule for one in batch.findings if one.rule == "unmapped-row"]


def test_a_relative_year_counts_from_the_result_year(tmp_path: Path) -> None:
    text = HEAD + "ตัวชี้วัด\tคะแนนปีที่แล้ว\tคะแนนปีนี้\nการปฏิบัติหน้าที่\t๙๑.๐๐\t๙๓.๐๐\n"
    document = read_text(text, tmp_path)
    statements = parse(document, rules())
    (table,) = document.tables
    header = {cell.column: Spot(cell.passage, 1, 1, cell.column + 1) for cell in table.cells if cell.row == 0}
    scores = [one for one in statements.items if one.kind == "score"]
    assert len(scores) == 2
    dated = [
        replace(one, fields=(*one.fields, Field("year", header[(one.place.column_number or 1) - 1]))) for one in scores
    ]
    others = tuple(one for one in statements.items if one.kind != "score")
    batch = normalise(document, replace(statements, items=(*others, *dated)), rules(), places())
    assert [(one.fiscal_year_be, str(one.value)) for one in batch.scores] == [(2567, "91.00"), (2568, "93.00")]


def test_a_total_below_a_single_row_is_not_the_total_of_that_row(tmp_path: Path) -> None:
    text = HEAD + (
        "คะแนน\tหัวข้อ\n85.40\tการใช้ทรัพย์สินของราชการ\n88.20\tคะแนนรวม\n89.10\tการปฏิบัติหน้าที่\n"
        "83.80\tIIT แบบวัดการรับรู้ของผู้มีส่วนได้เสียภายใน\n"
    )
    batch = normalised(text, tmp_path)
    assert (of(batch, "ITA").value, of(batch, "IIT").value) == (Decimal("88.20"), Decimal("83.80"))
