"""What the header of a column says about the numbers below it, on tables that are read, parsed and normalised."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest

from tests.reading import normalised


def scores(header: str, tmp_path: Path) -> list[tuple[str, Decimal | None]]:
    """Scores of a table of two indicators whose columns are the name and this header, in a report of 2567."""
    text = (
        "# ผลการประเมิน ITA ประจำปีงบประมาณ พ.ศ. ๒๕๖๗ เทศบาลตำบลตัวอย่าง\n\n"
        f"| ตัวชี้วัด | คะแนนที่ได้ | {header} |\n| --- | --- | --- |\n"
        "| การใช้อำนาจ | ๙๑.๑๐ | ๓๐.๐๐ |\n| การใช้งบประมาณ | ๘๘.๒๕ | ๔๐.๐๐ |\n"
    )
    return [(one.code, one.value) for one in normalised(text, tmp_path, "report.md").scores]


PRINTED = [("3", Decimal("91.10")), ("2", Decimal("88.25"))]


@pytest.mark.parametrize("header", ["คะแนน (น้ำหนัก)", "คะแนน (เต็ม)", "คะแนน (ค่าเป้าหมาย)", "คะแนน (ผลต่าง)"])
def test_brackets_say_that_a_column_holds_another_quantity(header: str, tmp_path: Path) -> None:
    assert scores(header, tmp_path) == PRINTED


def test_one_table_of_many_bodies_has_a_column_for_each_indicator_and_instrument(tmp_path: Path) -> None:
    text = (
        "# ผลการประเมิน ITA ประจำปีงบประมาณ พ.ศ. ๒๕๖๗ จังหวัดพัทลุง\n\n"
        "| ลำดับ | หน่วยงาน | การใช้งบประมาณ | การเปิดเผยข้อมูล | IIT (น้ำหนัก ๓๐) |\n| --- | --- | --- | --- | --- |\n"
        "| ๑ | เทศบาลตำบลตัวอย่างเหนือ | ๘๘.๒๕ | ๙๗.๕๐ | ๙๐.๐๐ |\n| ๒ | เทศบาลตำบลตัวอย่างใต้ | ๗๗.๐๐ | ๖๖.๑๐ | ๘๑.๐๑ |\n"
    )
    found = normalised(text, tmp_path, "report.md").scores
    assert sorted((one.code, str(one.value)) for one in found) == [
        ("2", "77.00"), ("2", "88.25"), ("9", "66.10"), ("9", "97.50"), ("IIT", "81.01"), ("IIT", "90.00"),
    ]  # fmt: skip


def test_bodies_side_by_side_with_the_word_for_body_in_the_corner(tmp_path: Path) -> None:
    text = (
        "# ผลการประเมิน ITA ประจำปีงบประมาณ พ.ศ. ๒๕๖๗ จังหวัดพัทลุง\n\n"
        "| หน่วยงาน | เทศบาลตำบลตัวอย่างเหนือ | เทศบาลตำบลตัวอย่างใต้ |\n| --- | --- | --- |\n"
        "| ระดับ | ผ่านดี | ผ่าน |\n| คะแนน ITA | ๘๙.๒๕ | ๘๕.๑๐ |\n"
        "| ตัวชี้วัดที่ ๑ | ๙๐.๐๐ | ๘๑.๐๑ |\n| ตัวชี้วัดที่ ๑๐ | ๘๗.๕๐ | ๖๘.๗๕ |\n"
    )
    batch = normalised(text, tmp_path, "report.md")
    names = {one.organisation_id: one.name for one in batch.organisations}
    assert {(names[one.organisation_id or ""], one.code, str(one.value)) for one in batch.scores} == {
        ("ตัวอย่างเหนือ", "ITA", "89.25"), ("ตัวอย่างใต้", "ITA", "85.10"),
        ("ตัวอย่างเหนือ", "1", "90.00"), ("ตัวอย่างใต้", "1", "81.01"),
        ("ตัวอย่างเหนือ", "10", "87.50"), ("ตัวอย่างใต้", "10", "68.75"),
    }  # fmt: skip
    assert {(names[one.organisation_id or ""], one.level) for one in batch.assessments} == {
        ("ตัวอย่างเหนือ", "good"), ("ตัวอย่างใต้", "pass"),
    }  # fmt: skip
