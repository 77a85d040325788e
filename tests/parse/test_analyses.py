"""Analyses in running text: headings alone above their text, several indicators, what belongs to nobody."""

from __future__ import annotations

import pytest

from pipeline.parse.example_documents import document_of
from pipeline.parse.text.weaknesses import parse_analyses
from pipeline.rulebook import load_rulebook

RULEBOOK = load_rulebook()
Said = list[tuple[str, str, str]]


def said(text: str) -> Said:
    """Indicator as printed, role and text of every piece."""
    return [
        (one.context[0].spot.text if one.context else "", piece.name, piece.spot.text)
        for one in parse_analyses(document_of(text), RULEBOOK)
        for piece in one.fields
    ]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (
            "ตัวชี้วัดที่ ๔ การใช้ทรัพย์สินของราชการ\n\nข้อบกพร่อง\n\nไม่ทราบขั้นตอนการยืม\n\nข้อที่ต้องพัฒนา\n\nจัดทำคู่มือการยืม",
            [
                ("ตัวชี้วัดที่ ๔ การใช้ทรัพย์สินของราชการ", "weakness", "ไม่ทราบขั้นตอนการยืม"),
                ("ตัวชี้วัดที่ ๔ การใช้ทรัพย์สินของราชการ", "improvement", "จัดทำคู่มือการยืม"),
            ],
        ),
        (
            "ตัวชี้วัดที่ ๑ การปฏิบัติหน้าที่\n\nข้อบกพร่อง\n\nตัวชี้วัดที่ ๒ การใช้งบประมาณ\n\nจุดแข็ง: มีแผนครบ",
            [("ตัวชี้วัดที่ ๒ การใช้งบประมาณ", "strength", "มีแผนครบ")],
        ),
        (
            "ตัวชี้วัดที่ ๑ การปฏิบัติหน้าที่\nจุดอ่อน: ล่าช้า\nจุดแข็ง: สุภาพ\nจุดอ่อน: ไม่มีป้าย",
            [
                ("ตัวชี้วัดที่ ๑ การปฏิบัติหน้าที่", "weakness", "ล่าช้า"),
                ("ตัวชี้วัดที่ ๑ การปฏิบัติหน้าที่", "strength", "สุภาพ"),
                ("ตัวชี้วัดที่ ๑ การปฏิบัติหน้าที่", "weakness", "ไม่มีป้าย"),
            ],
        ),
        ("ข้อบกพร่อง\n\nไม่ทราบขั้นตอนการยืม", []),
    ],
)
def test_what_stands_under_a_heading(text: str, wanted: Said) -> None:
    assert said(text) == wanted
