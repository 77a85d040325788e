"""Names of their own beside near neighbours, areas from headings, agencies with their areas, bodies known by domain."""

from __future__ import annotations

import pytest

from pipeline.matching.organisation_labels import match_organisation_label
from tests.normalise.test_organisations import RULES, report, resolve, resolver

AREA = "อำเภอเทิง จังหวัดเชียงราย"  # its subdistricts: เวียง, งิ้ว, ปล้อง …


def test_a_municipality_with_a_name_of_its_own_is_kept_beside_a_near_one() -> None:
    found = resolve(report("เทศบาลตำบลเวียงเทิง", AREA))
    assert found.reporter is not None
    assert (found.reporter.full_name, found.reporter.district) == ("เทศบาลตำบลเวียงเทิง", "เทิง")
    assert (found.decision, found.reporter.is_registered) == ("unresolved", False)
    assert [(one.rule, one.severity) for one in found.findings] == [("organisation-unresolved", "info")]


def test_printed_once_it_is_kept_and_a_person_should_look() -> None:
    found = resolve(f"รายงานผลการประเมิน ITA เทศบาลตำบลเวียงเทิง {AREA}")
    assert found.reporter is not None
    assert found.reporter.name == "เวียงเทิง"
    assert [one.severity for one in found.findings] == ["warning"]


@pytest.mark.parametrize(
    "text",
    [
        report("เทศบาลตำบลเวียงเทิง", "จังหวัดเชียงราย"),  # no district stands by it
        report("องค์การบริหารส่วนตำบลปลอง", AREA) + "\n\nองค์การบริหารส่วนตำบลปลงง",  # slips of ปล้อง
    ],
)
def test_without_its_area_or_by_a_slip_no_name_is_its_own(text: str) -> None:
    found = resolve(text)
    assert found.reporter is None or found.reporter.name == "ปล้อง"


def test_a_name_that_another_district_has_is_kept_for_a_municipality_alone() -> None:
    area = "อำเภอด่านซ้าย จังหวัดเลย"  # a subdistrict ศรีสองรัก is in อำเภอเมืองเลย
    kept = resolve(report("เทศบาลตำบลศรีสองรัก", area))
    assert kept.reporter is not None
    assert (kept.reporter.district, [one.severity for one in kept.findings]) == ("ด่านซ้าย", ["warning"])
    assert resolve(report("องค์การบริหารส่วนตำบลศรีสองรัก", area)).reporter is None


ROWS = "หน่วยงาน\tคะแนน\nอบต.ริม\t๙๐.๐๐\nอบต.ยม\t๙๑.๐๐\nอบต.ตาลชุม\t๙๒.๐๐"  # ตาลชุม is in two districts of น่าน


def test_the_heading_of_a_table_is_the_area_of_its_rows() -> None:
    rows = resolver(f"ผลการประเมินของหน่วยงานในเขตอำเภอท่าวังผา จังหวัดน่าน\n\n{ROWS}")
    found = rows.resolve_row("อบต.ตาลชุม").organisation
    assert found is not None
    assert (found.district, found.province) == ("ท่าวังผา", "น่าน")


@pytest.mark.parametrize(
    "text",
    [
        f"ผลการประเมินของหน่วยงานในจังหวัดน่าน\n\n{ROWS}",
        # A row of another district: the heading is not of the rows.
        f"ณ ที่ว่าการ อำเภอท่าวังผา จังหวัดน่าน\n\n{ROWS}\nอบต.น้ำปั้ว\t๙๓.๐๐",
    ],
)
def test_no_heading_is_taken_that_does_not_hold_for_all_rows(text: str) -> None:
    assert resolver(text).resolve_row("อบต.ตาลชุม").organisation is None


def test_two_tables_have_each_their_own_heading() -> None:
    text = (
        "หน่วยงานในอำเภอท่าวังผา จังหวัดน่าน\n\nหน่วยงาน\tคะแนน\nอบต.ริม\t๙๐.๐๐\nอบต.ตาลชุม\t๙๒.๐๐\n\n"
        "หน่วยงานในอำเภอเวียงสา จังหวัดน่าน\n\nหน่วยงาน\tคะแนน\nอบต.น้ำปั้ว\t๙๐.๐๐\nอบต.ส้าน\t๙๑.๐๐"
    )
    rows = resolver(text)
    districts = [rows.resolve_row(name).organisation for name in ("อบต.ตาลชุม", "อบต.น้ำปั้ว")]
    assert [one and one.district for one in districts] == ["ท่าวังผา", "เวียงสา"]


@pytest.mark.parametrize(
    "text",
    [
        "โรงพยาบาลตัวอย่าง อำเภอเทิง จังหวัดเชียงราย\nรายงานผลการประเมิน",
        "โรงพยาบาลตัวอย่าง\n\nตำบลเวียง อำเภอเทิง จังหวัดเชียงราย ๕๗๑๖๐\n\nรายงานผลการประเมิน",
        "ส่วนราชการ โรงพยาบาลตัวอย่าง (องค์การมหาชน) โทร ๐\n\nโรงพยาบาลตัวอย่าง อำเภอเทิง จังหวัดเชียงราย เข้ารับ",
    ],
)
def test_an_agency_has_the_area_printed_beside_its_name(text: str) -> None:
    found = resolve(text).reporter
    assert found is not None
    assert (found.kind, found.name) == ("agency", "โรงพยาบาลตัวอย่าง")
    assert (found.district, found.province, found.province_code) == ("เทิง", "เชียงราย", "57")


def test_an_agency_has_no_area_that_is_printed_elsewhere() -> None:
    found = resolve("กรมตัวอย่างวิทยา\n\nรายงานผล\n\nจัดอบรมที่อำเภอเทิง จังหวัดเชียงราย").reporter
    assert found is not None
    assert (found.district, found.province) == (None, None)


def test_a_provincial_body_has_no_district() -> None:
    found = resolve(report("องค์การบริหารส่วนจังหวัดสมมติวิทยาราม", AREA)).reporter
    assert found is None or found.district is None


def test_a_domain_alone_names_candidates_and_no_body() -> None:
    found = resolve("อำเภอบ้านแพง จังหวัดนครพนม\n\nwww.phonthong-banphaeng.go.th\n\nคะแนนรวม ๙๐.๐๐")
    assert (found.reporter, found.decision) == (None, "unresolved")
    assert [(one.severity, one.observed) for one in found.findings] == [("warning", "www.phonthong-banphaeng.go.th")]
    assert "องค์การบริหารส่วนตำบลโพนทอง (บ้านแพง, นครพนม)" in (found.findings[0].expected or "")


@pytest.mark.parametrize("text", ["www.phonthong.go.th", "อำเภอบ้านแพง จังหวัดนครพนม\n\nwww.onnut-school.go.th"])
def test_a_domain_without_its_district_or_like_no_name_points_to_nobody(text: str) -> None:
    found = resolve(text)
    assert found.reporter is None
    assert [(one.observed, one.severity) for one in found.findings] == [(None, None)]


def test_a_label_may_begin_as_a_sentence_does() -> None:
    found = match_organisation_label("องค์การบริหารส่วนตำบลแบบร่างไพศาล", RULES)
    assert found is not None
    assert (found.kind, found.name) == ("sao", "แบบร่างไพศาล")


def test_a_plain_word_is_a_name_only_where_a_place_is_called_so() -> None:
    rows = resolver(f"หน่วยงานในจังหวัดน่าน\n\n{ROWS}")
    found = rows.resolve_row("องค์การบริหารส่วนตำบลและ").organisation
    assert found is not None
    assert (found.name, found.district) == ("และ", "ทุ่งช้าง")
    assert rows.resolve_row("องค์การบริหารส่วนตำบลที่").organisation is None
