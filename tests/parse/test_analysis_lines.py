"""Analyses of indicators as lines: what names an indicator governs, what only speaks of one does not."""

from __future__ import annotations

import pytest

from pipeline.parse.example_documents import document_of
from pipeline.parse.outline.reader import parse_outline
from pipeline.records import Statement
from pipeline.rulebook import load_rulebook

HEAD = "รายงานการวิเคราะห์ผลการประเมินคุณธรรมและความโปร่งใส (ITA) ปีงบประมาณ พ.ศ. ๒๕๖๗\nเทศบาลตำบลตัวอย่าง\n\n"


def read(body: str) -> list[Statement]:
    return parse_outline(document_of(HEAD + body), load_rulebook())


def parts(body: str) -> list[tuple[str, str, str]]:
    """Return indicator, role and text of each part of an analysis."""
    return [
        (governing.spot.text if (governing := one.governing("indicator")) else "", piece.name, piece.spot.text)
        for one in read(body)
        if one.kind == "indicator_analysis"
        for piece in one.fields
    ]


@pytest.mark.parametrize(
    "sentence",
    [
        "ทั้งนี้ ตัวชี้วัดที่ ๓ การใช้อำนาจ อยู่ในระดับดีมาก",
        "เมื่อเทียบกับตัวชี้วัดที่ ๓ การใช้อำนาจ ซึ่งมีคะแนนสูง",
        "โดยตัวชี้วัดที่ ๓ การใช้อำนาจ ดีขึ้น",
    ],
)
def test_an_indicator_in_a_sentence_is_no_heading(sentence: str) -> None:
    found = parts(f"ตัวชี้วัดที่ ๖ คุณภาพการดำเนินงาน\nจุดอ่อน\nบริการช้า\n{sentence}\nแนวทางแก้ไข\nเพิ่มเจ้าหน้าที่")
    assert ("ตัวชี้วัดที่ ๖ คุณภาพการดำเนินงาน", "improvement", "เพิ่มเจ้าหน้าที่") in found


def test_names_behind_a_label_are_parts_of_each() -> None:
    found = parts("จุดแข็ง: ตัวชี้วัดที่ ๑ การปฏิบัติหน้าที่ ตัวชี้วัดที่ ๒ การใช้งบประมาณ และตัวชี้วัดที่ ๓ การใช้อำนาจ")
    names = ["ตัวชี้วัดที่ ๑ การปฏิบัติหน้าที่", "ตัวชี้วัดที่ ๒ การใช้งบประมาณ", "ตัวชี้วัดที่ ๓ การใช้อำนาจ"]
    assert found == [(name, "strength", name) for name in names]


def test_what_stands_below_several_indicators_belongs_to_none() -> None:
    body = "ตัวชี้วัดที่คะแนนสูงสุดคือ ตัวชี้วัดที่ ๑๐ การป้องกันการทุจริต และต่ำสุดคือ ตัวชี้วัดที่ ๔ การใช้ทรัพย์สินของราชการ\nจุดอ่อน ไม่ทราบขั้นตอน"
    assert parts(body) == []
    assert [one.kind for one in read(body)] == ["unmapped"]


def test_ways_in_an_analysis_are_no_measures() -> None:
    body = "๕. การแก้ไขปัญหาการทุจริต\nจุดอ่อน บุคลากรไม่มั่นใจ\nแนวทาง เพิ่มช่องทาง\n๒. การใช้งบประมาณ\nจุดอ่อน ไม่ทราบแผน\nแนวทาง ชี้แจง"
    assert {one.kind for one in read(body)} == {"indicator_analysis"}
    assert ("การใช้งบประมาณ", "improvement", "ชี้แจง") in parts(body)


def test_a_label_that_recurs_below_indicators_is_no_heading_of_the_whole() -> None:
    found = parts("๑. การปฏิบัติหน้าที่\nปัญหา:\nบริการช้า\n๓. การใช้อำนาจ\nปัญหา:\nสั่งงานไม่ชัด")
    assert found == [("การปฏิบัติหน้าที่", "weakness", "บริการช้า"), ("การใช้อำนาจ", "weakness", "สั่งงานไม่ชัด")]


def test_parts_in_sentences() -> None:
    name = "ตัวชี้วัดที่ ๔ การใช้ทรัพย์สินของราชการ"
    said = "จุดอ่อนคือผู้ยืมไม่ลงทะเบียน แนวทางปรับปรุงคือให้กองคลังติดแบบยืม เห็นควรรักษามาตรฐานไว้"
    body = f"{name} (๘๖.๐๒ คะแนน) {said}"
    assert parts(body) == [(name, "weakness", "ผู้ยืมไม่ลงทะเบียน"), (name, "improvement", "ให้กองคลังติดแบบยืม")]


def test_parts_in_one_line_without_signs_support_each_other() -> None:
    found = parts("๒. ด้านที่ ๒ การใช้งบประมาณ ผลคะแนน ๘๕.๓๒\nจุดแข็ง เปิดเผยแผน จุดอ่อน บุคลากรไม่มีส่วนร่วม")
    assert [(role, text) for _, role, text in found] == [("strength", "เปิดเผยแผน"), ("weakness", "บุคลากรไม่มีส่วนร่วม")]


def test_dimensions_listed_under_a_part() -> None:
    found = parts("จุดแข็ง\n- ด้านการปฏิบัติหน้าที่ บริการรวดเร็ว\n- ด้านการใช้งบประมาณ เปิดเผยแผน")
    assert found == [
        ("ด้านการปฏิบัติหน้าที่", "strength", "บริการรวดเร็ว"),
        ("ด้านการใช้งบประมาณ", "strength", "เปิดเผยแผน"),
    ]


def test_parts_of_the_whole_belong_to_no_indicator() -> None:
    found = parts("ตัวชี้วัดที่ ๑ การปฏิบัติหน้าที่\nจุดแข็ง: บริการรวดเร็ว\n\nสรุปภาพรวม\nจุดแข็ง: ผู้บริหารให้ความสำคัญ")
    assert found[-1] == ("", "strength", "ผู้บริหารให้ความสำคัญ")
