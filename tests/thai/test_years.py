"""Years in running text: which year, where, and of what."""

from __future__ import annotations

import pytest

from pipeline.thai.years import find_years


@pytest.mark.parametrize(
    ("text", "years"),
    [
        ("ประจำปี พ.ศ. ๒๕๖๘", [(2568, False, "year")]),
        ("ปี 2567 และ ปี 2568", [(2567, False, "year"), (2568, False, "year")]),
        ("ประจำปีงบประมาณ ๖๘", [(2568, True, "year")]),
        ("ปีงบประมาณ พ.ศ.๒๕๖๙", [(2569, True, "year")]),
        ("ปี 2025", [(2568, False, "year")]),
        ("ค.ศ. 2025", [(2568, False, "year")]),
        ("ณ วันที่ ๓๑ มีนาคม ๒๕๖๘", [(2568, False, "date")]),
        ("ลงวันที่ 5/12/2568", [(2568, False, "date")]),
        ("ไตรมาสที่ 2/2568", [(2568, False, "year")]),
        ("๒๕๖๔-๒๕๖๘", [(2564, False, "year"), (2568, False, "year")]),
        ("๔. พ.ร.บ.ข้อมูลข่าวสารของทางราชการ พ.ศ.๒๕๔๐", [(2540, False, "law")]),
        ("ตามพระราชบัญญัติการจัดซื้อจัดจ้างฯ พ.ศ. ๒๕๖๐ ในปี พ.ศ. ๒๕๖๗", [(2560, False, "law"), (2567, False, "year")]),
        ("ตามระเบียบ ประจำปี พ.ศ. ๒๕๖๘", [(2568, False, "year")]),
        ("จำนวน ๒๕๖๘ บาท", []),
        ("ที่ ชร ๕๒๕๖๗/๒๕๖๘", []),
        ("98.2568 และ ๒,๕๖๘", []),
        ("รอบปี ๑๒ เดือน", []),
    ],
)
def test_years_are_found_with_what_they_are_of(text: str, years: list[tuple[int, bool, str]]) -> None:
    found = find_years(text)
    assert [(one.be_year, one.fiscal, one.kind) for one in found] == years
    assert all(text[one.start : one.end] == one.printed for one in found)


def test_digits_that_stand_apart_are_flagged() -> None:
    (found,) = find_years("พ.ศ. ๒๕ ๖๘")
    assert (found.be_year, found.printed, found.repaired) == (2568, "๒๕ ๖๘", True)
