"""Documents that promise results and give none, and the findings for tables and passages that were not read."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from pipeline.check import check
from pipeline.normalise import normalise
from pipeline.parse import parse
from pipeline.records import Batch, Field, Finding, Paragraph, Passage, Spot, Statement, Statements
from tests.reading import normalised, places, read_text, rules

TITLE = "รายงานผลการประเมินคุณธรรมและความโปร่งใสในการดำเนินงานของหน่วยงานภาครัฐ (ITA) ปี 2568"
NAMES = ("การปฏิบัติหน้าที่", "การใช้งบประมาณ", "การใช้อำนาจ", "การใช้ทรัพย์สินของราชการ", "การแก้ไขปัญหาการทุจริต")


def batch_without_records(text: str, tmp_path: Path) -> Batch:
    """What normalising gives where parsing found nothing but the kinds of the document."""
    document = read_text(text, tmp_path)
    parsed = replace(parse(document, rules()), items=())
    return normalise(document, parsed, rules(), places())


def told(batch: Batch, rule: str = "nothing-read") -> list[Finding]:
    return [one for one in batch.findings if one.rule == rule]


def _rows(pattern: str, count: int = 9) -> str:
    """Lines with a running number ``{at}`` and the name of an indicator ``{name}``."""
    return "".join(pattern.format(at=at, name=NAMES[at % len(NAMES)]) + "\n" for at in range(1, count + 1))


PROMISES = {
    "title": f"{TITLE}\nรายละเอียดตามภาพด้านล่าง\n",
    "memo": "บันทึกข้อความ\nเรื่อง ขอส่งรายงานผลการวิเคราะห์ผลการประเมิน ITA\nเรียน นายกองค์การบริหารส่วนตำบล\n",
    "measures": "มาตรการส่งเสริมคุณธรรมและความโปร่งใสภายในหน่วยงาน ประจำปี 2568\nข้อความในเอกสารนี้อ่านไม่ได้\n",
    "names beside numbers": "ผลของหน่วยงาน\n" + _rows("{name} 9{at}.12", 5),
    "names, then numbers": "ปี 2568\n" + _rows("{name}", 5) + _rows("๙{at}.๑๒", 5),
    "items": "การเปิดเผยข้อมูลของหน่วยงานตามแบบ ITA\n" + _rows("o{at} มี", 35),
    "items with points": f"{TITLE}\n| ข้อ | รายการ | เต็ม | ได้ |\n|---|---|---|---|\n"
    + _rows("| {at} | ข้อมูล | 100 | 100 |"),
    "one sentence": "ด้วยเทศบาลได้เข้ารับการประเมินคุณธรรมและความโปร่งใส ปรากฏว่ามีคะแนนรวมทั้งสิ้น 92.95 คะแนน\n",
    "a contents page before the results": f"{TITLE}\nสารบัญ\n"
    + _rows("{name} ....... {at}", 5)
    + _rows("{name} 9{at}.12", 5),
}

NO_PROMISES = {
    "contents": f"สารบัญ\n{TITLE}\n" + _rows("ตัวชี้วัดที่ {at} {name} ........ {at}"),
    "contents as a table": f"สารบัญ\n| {TITLE} | 1 |\n|---|---|\n" + _rows("| {name} | {at} |"),
    "law": "พระราชบัญญัติมาตรการของฝ่ายบริหารในการป้องกันและปราบปรามการทุจริต พ.ศ. 2551\n"
    + _rows("มาตรา {at} {name} ต้องเป็นไปโดยสุจริต"),
    "ethics code": "ประมวลจริยธรรมข้าราชการ เพื่อส่งเสริมคุณธรรมและความโปร่งใส\n" + _rows("ข้อ {at} {name}"),
    "form": "แบบรายงานผลการดำเนินการตามมาตรการส่งเสริมคุณธรรมและความโปร่งใสภายในหน่วยงาน\n"
    + _rows("{name} .........................."),
    "form as a table": "รายงานผลการดำเนินการตามมาตรการส่งเสริมคุณธรรมและความโปร่งใส\n| มาตรการ | ผล |\n|---|---|\n"
    + _rows("| {name} |  |"),
    "questionnaire": "แบบสอบถามการประเมิน ITA IIT สำหรับบุคลากร\n" + _rows("i{at} ท่านเห็นว่าอย่างไร (   )"),
    "calendar": "ปฏิทินการประเมิน ITA ประจำปี 2569\nรายงานผลการประเมิน ก.ค. 2569 เวลา 09.30 น.\n"
    + _rows("IIT และ EIT สัปดาห์ที่ {at} เวลา 08.30 น."),
    "manual": "คู่มือการประเมิน ITA ประจำปี 2568\n" + _rows("o{at} ข้อมูลพื้นฐาน", 35),
    "other assessment": "รายงานผลการประเมินประสิทธิภาพขององค์กรปกครองส่วนท้องถิ่น (LPA) ปี 2567\n" + _rows("ด้านที่ {at} 9{at}.10"),
    "exam": "ประกาศผลการสอบคัดเลือก\n" + _rows("นางสาวสมมุติ {at} 8{at}.25"),
    "satisfaction": "รายงานผลการสำรวจความพึงพอใจของผู้รับบริการ ปี 2568\n" + _rows("คุณภาพการดำเนินงาน 9{at}.10"),
    "budget": "รายงานการใช้งบประมาณ ประจำปี 2568\n" + _rows("การใช้งบประมาณ โครงการ {at} 1,250.0{at} บาท"),
    "news": "เทศบาลร่วมรับฟังนโยบายคุณธรรมและความโปร่งใส\nผู้บริหารและพนักงานเข้าร่วมจำนวน 20 คน\n",
}


@pytest.mark.parametrize("text", PROMISES.values(), ids=PROMISES.keys())
def test_a_document_that_promises_results_and_gave_none_needs_review(text: str, tmp_path: Path) -> None:
    batch = batch_without_records(text, tmp_path)
    (finding,) = told(batch)
    assert (finding.severity, finding.observed) == ("warning", text.splitlines()[0])
    assert finding.evidence_ids
    assert check(batch, rules()).document.status == "needs_review"


@pytest.mark.parametrize("text", NO_PROMISES.values(), ids=NO_PROMISES.keys())
def test_a_document_that_promises_no_results_is_left_alone(text: str, tmp_path: Path) -> None:
    assert not told(batch_without_records(text, tmp_path))


OF_A_KIND = {
    "measures": "มาตรการส่งเสริมคุณธรรมและความโปร่งใส ปี 2568\nคะแนนภาพรวม ITA 91.20 คะแนน\nจะติดป้ายและอบรมให้ครบทุกคน\n",
    "a report": "รายงานผลการดำเนินการตามมาตรการส่งเสริมคุณธรรมและความโปร่งใส\n\nIIT ได้ 90.00 คะแนน\n\nทำแล้วหลายอย่าง\n",
    "a plan": "แผนยกระดับผลการประเมิน ITA ปี 2568\n\nผลการประเมินปี 2567 ได้ 88.12 คะแนน\n\nจะพัฒนาต่อไป\n",
    "an analysis": "รายงานการวิเคราะห์ผลการประเมิน ITA ปี 2568\n\nตัวชี้วัดที่ 1 การปฏิบัติหน้าที่ 90.12 คะแนน\n\nควรแจ้งขั้นตอน\n",
    "ticks": "แผนปฏิบัติการขับเคลื่อนมาตรการส่งเสริมคุณธรรมและความโปร่งใส\n\nงาน | ตค | พย | ธค | มค\n--|--|--|--|--\n"
    + _rows("{name} |  | / |  | ", 4),
    "minutes": "รายงานการประชุมคณะกรรมการขับเคลื่อนมาตรการส่งเสริมความโปร่งใส\nครั้งที่ 1/2568\n\nที่ประชุมรับทราบ\n",
}
# What stands in the body takes back no promise of the title.
MEASURES = "มาตรการส่งเสริมคุณธรรมและความโปร่งใสภายในหน่วยงาน ปี 2568"
BODIES = {
    "a manual, a training": "- จัดทำคู่มือการให้บริการ\n- อบรมจริยธรรม\n- สำรวจความพึงพอใจและประเมิน LPA\n",
    "marks": "✓ จัดทำคู่มือ\n✗ อบรมพนักงาน\n",
    "a sentence": "เทศบาลกำหนดให้ปรับปรุงคู่มือการให้บริการ จัดอบรม และแต่งตั้งคณะทำงาน ดังแนบ\n",
    "articles": _rows("ข้อ {at} ให้ทุกกองปฏิบัติตามหลักเกณฑ์ที่กำหนด", 5),
    "lines of units": "กองคลัง เผยแพร่แผนจัดหา\nกองช่าง ตรวจงานจ้าง\nสำนักปลัด จัดทำคู่มือ\n",
    "a remark to fill in": "สิ่งที่จะทำ | ใคร | หมายเหตุ\n--|--|--\n" + _rows("{name} | กองคลัง | ", 5),
    "a contents page": "สารบัญ\n\nส่วนแรก สิ่งที่จะทำ\n",
}
NOT_OF_A_KIND = {
    "a cover": "มาตรการส่งเสริมคุณธรรมและความโปร่งใส\nประจำปีงบประมาณ พ.ศ. 2568\n\nเทศบาลตำบลตัวอย่าง\nอำเภอสมมุติ\n",
    "a letter": "บันทึกข้อความ\nเรื่อง ขอส่งรายงานผลการดำเนินการตามมาตรการส่งเสริมคุณธรรมและความโปร่งใส\nเรียน ผู้อำนวยการ\n"
    "สิ่งที่ส่งมาด้วย รายงาน 1 ชุด\n\nขอส่งรายงานดังแนบ\n",
    "a training about measures": "รายงานการอบรมตามมาตรการส่งเสริมคุณธรรมและความโปร่งใส\n\nผู้เข้าร่วม 40 คน\n",
    "an order": "คำสั่งเทศบาล\nเรื่อง แต่งตั้งคณะทำงานขับเคลื่อนมาตรการส่งเสริมคุณธรรมและความโปร่งใส\n\nให้มีคณะกรรมการดังนี้\n",
    "scores": "รายงานผลการประเมิน ITA ปี 2568\n\nคะแนนภาพรวม 91.20 คะแนน\n",
}


@pytest.mark.parametrize("text", OF_A_KIND.values(), ids=OF_A_KIND.keys())
def test_scores_do_not_keep_the_promise_of_measures_or_an_analysis(text: str, tmp_path: Path) -> None:
    batch = normalised(text, tmp_path)
    assert len(told(batch)) == 1
    assert check(batch, rules()).document.status == "needs_review"


@pytest.mark.parametrize("body", BODIES.values(), ids=BODIES.keys())
def test_the_words_of_the_body_take_back_no_promise_of_the_title(body: str, tmp_path: Path) -> None:
    batch = batch_without_records(f"{MEASURES}\nเทศบาลตำบลตัวอย่าง อำเภอสมมุติ\n\n{body}", tmp_path)
    assert len(told(batch)) == 1


def test_measures_of_a_table_keep_the_promise_of_an_analysis_and_those_of_a_sentence_do_not(tmp_path: Path) -> None:
    title = "รายงานการวิเคราะห์ผลการประเมิน ITA ปี 2567\n\n"
    table = "มาตรการ | ขั้นตอน | ระยะเวลา | ผู้รับผิดชอบ\n--|--|--|--\n" + _rows(
        "จัดทำแนวปฏิบัติที่ {at} | ร่างและประกาศ | ม.ค. 2568 | กองคลัง", 4
    )
    kept = normalised(title + table, tmp_path)
    assert kept.measures
    assert not told(kept)
    sentence = normalised(f"{title}จุดอ่อน: ตัวชี้วัดที่ 4 และตัวชี้วัดที่ 5\nแนวทางพัฒนา: จัดทำแนวทางการยืมทรัพย์สิน\n", tmp_path)
    assert told(sentence) or sentence.indicator_analyses


@pytest.mark.parametrize("text", NOT_OF_A_KIND.values(), ids=NOT_OF_A_KIND.keys())
def test_covers_letters_and_orders_promise_no_measures(text: str, tmp_path: Path) -> None:
    assert not told(normalised(text, tmp_path))


def test_a_document_that_gave_a_score_has_kept_its_promise(tmp_path: Path) -> None:
    document = read_text(f"{TITLE}\nคะแนนภาพรวมของหน่วยงาน 92.15 คะแนน\n", tmp_path)
    batch = normalise(document, parse(document, rules()), rules(), places())
    assert batch.scores
    assert not told(batch)


def _stated(tmp_path: Path, *statements: Statement) -> Batch:
    document = read_text("เทศบาลตำบลสมมุติธารา\nตัวชี้วัด\tก\tข\n1\t90.12\t91.13\n", tmp_path)
    return normalise(document, Statements(document.document_id, (), statements), rules(), places())


def _word(name: str, text: str) -> Field:
    return Field(name, Spot(Passage(text, 1, ())))


def _table(tmp_path: Path, number: int) -> Spot:
    blocks = read_text("ตัวชี้วัด ก ข\n", tmp_path).blocks
    passage = next(block.passage for block in blocks if isinstance(block, Paragraph))
    return Spot(passage, number, 1)


def test_an_unread_table_is_one_finding_with_the_words_of_its_fields(tmp_path: Path) -> None:
    fields = (_word("rows", "11"), _word("columns", "3"), _word("header", "ก"), _word("header", "ข"))
    first, again = (
        Statement("unmapped", f"grid#{rule}", _table(tmp_path, 1), fields) for rule in ("table-unread", "table-unread")
    )
    other = Statement("unmapped", "grid#table-unread", _table(tmp_path, 2), ())
    batch = _stated(tmp_path, first, again, other)
    one, two = told(batch, "table-unread")
    assert one.severity == "error"
    assert "11 rows and 3 columns (header “ก | ข”)" in one.message_en
    assert "nearest reading: ?" in one.message_en
    assert "? rows" in two.message_en
    assert check(batch, rules()).document.status == "needs_review"


def test_two_readings_are_quoted_and_make_the_document_need_review(tmp_path: Path) -> None:
    fields = (_word("first", "คะแนน = 90.12"), _word("second", "คะแนน = 91.13"))
    statement = Statement("unmapped", "grid#two-readings", _table(tmp_path, 1), fields)
    batch = _stated(tmp_path, statement)
    (finding,) = told(batch, "two-readings")
    assert finding.severity == "warning"
    assert "คะแนน = 90.12, or คะแนน = 91.13" in finding.message_en
    assert check(batch, rules()).document.status == "needs_review"


def test_any_other_statement_that_is_not_read_is_a_row(tmp_path: Path) -> None:
    batch = _stated(tmp_path, Statement("unmapped", "scores#row", _table(tmp_path, 1), ()))
    (row,) = told(batch, "unmapped-row")
    assert row.observed == "ตัวชี้วัด ก ข"
