"""Records whose numbers are wrong, lists beside measures, and text that fits no field."""

from __future__ import annotations

import pytest

from pipeline.parse.example_documents import document_of
from pipeline.parse.outline.reader import parse_outline
from pipeline.rulebook import load_rulebook

RULEBOOK = load_rulebook()
HEAD = "มาตรการส่งเสริมคุณธรรมและความโปร่งใสภายในหน่วยงาน ปีงบประมาณ พ.ศ. ๒๕๖๘\nเทศบาลตำบลตัวอย่าง\n\n"
RECORDS = [("ติดป้ายบอกทาง", "กองช่าง"), ("อบรมพนักงานใหม่", "กองการศึกษา"), ("เผยแพร่แผนจัดซื้อ", "กองคลัง")]


def titles(text: str) -> list[str]:
    found = parse_outline(document_of(HEAD + text), RULEBOOK)
    return [one.place.text for one in found if one.kind == "measure"]


def rules_of(text: str) -> list[str]:
    return [one.rule_id for one in parse_outline(document_of(HEAD + text), RULEBOOK) if one.kind == "unmapped"]


@pytest.mark.parametrize(
    "numbers", [("๑. ", "๑. ", "๑. "), ("๑. ", "๒. ", "๒. "), ("๑. ", "", "๓. "), ("๑. ", "๓. ", "๗. ")]
)
def test_a_repeated_label_begins_the_next_record(numbers: tuple[str, ...]) -> None:
    lines = [f"{number}{title}\nผู้รับผิดชอบ: {unit}" for number, (title, unit) in zip(numbers, RECORDS, strict=True)]
    assert titles("\n".join(lines)) == [title for title, _ in RECORDS]


def test_records_in_one_line() -> None:
    line = " ".join(f"{number}. {title} ผู้รับผิดชอบ {unit}" for number, (title, unit) in enumerate(RECORDS, start=1))
    assert titles(line) == [title for title, _ in RECORDS]


@pytest.mark.parametrize("caption", ["ข้อเสนอแนะจากที่ประชุม", "บทกำหนดโทษ", "เอกสารแนบ"])
def test_a_list_under_another_heading_is_judged_apart(caption: str) -> None:
    text = f"{caption}\n๑. ควรซ่อมถนน\n๒. ตัดเงินเดือน\nมาตรการ\n๑. ติดป้าย ผู้รับผิดชอบ กองช่าง\n๒. อบรม ผู้รับผิดชอบ กองคลัง"
    assert titles(text) == ["ติดป้าย", "อบรม"]


def test_contents_are_no_measures_and_a_summary_is_none_beside_its_details() -> None:
    assert titles("มาตรการที่ ๑ ติดป้าย    ๓\nมาตรการที่ ๒ อบรม    ๕\nมาตรการที่ ๓ เผยแพร่    ๗") == []
    summary = "มาตรการที่ ๑ ติดป้าย\nมาตรการที่ ๒ อบรม\n\nรายละเอียด\n"
    details = "มาตรการที่ ๑ ติดป้าย\nผู้รับผิดชอบ กองช่าง\nมาตรการที่ ๒ อบรม\nผู้รับผิดชอบ กองคลัง"
    assert titles(summary + details) == ["ติดป้าย", "อบรม"]


def test_articles_are_no_measures() -> None:
    text = (
        "ข้อ ๑ ประกาศนี้เรียกว่า ประกาศมาตรการ\nข้อ ๒ ให้กองช่างจัดทำป้ายภายในเดือนมกราคม ๒๕๖๘\nข้อ ๓ ให้ปลัดเทศบาลรักษาการตามประกาศนี้"
    )
    assert titles(text) == ["จัดทำป้าย"]


def test_text_of_a_record_that_fits_no_field_is_reported() -> None:
    text = "๑. ติดป้าย\nผู้รับผิดชอบ: กองช่าง\nวันที่ ๑๕ มกราคม ๒๕๖๘\n๒. อบรม\nผู้รับผิดชอบ: กองคลัง"
    assert rules_of(text) == ["outline#lost"]
    assert rules_of("๑. ติดป้าย\nผู้รับผิดชอบ: กองช่าง\n๒. อบรม\nผู้รับผิดชอบ: กองคลัง") == []
