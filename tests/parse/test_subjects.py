"""Documents of other kinds give no measures, items or analyses and say so; in doubt the rows are kept and reported."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.records import Batch
from pipeline.rulebook import load_rulebook
from tests.reading import normalised, parsed

SUBJECTS = load_rulebook().passages.subjects
ROWS = "ติดป้ายแสดงขั้นตอน\tมี.ค. 68\tกองคลัง\nอบรมเจ้าหน้าที่\tม.ค. 68\tสำนักปลัด\n"
MEASURES = "มาตรการ\tระยะเวลา\tผู้รับผิดชอบ\n" + ROWS
ACTIVITIES = "กิจกรรม\tระยะเวลา\tผู้รับผิดชอบ\n" + ROWS


def rules_of(batch: Batch) -> list[str]:
    return [one.rule for one in batch.findings]


def test_every_kind_has_an_example() -> None:
    assert {one.verdict for one in SUBJECTS.examples} == {"kept", "doubtful", "no-evidence", *SUBJECTS.others}


@pytest.mark.parametrize(
    "title",
    [
        "แผนบริหารความเสี่ยง ประจำปี 2568",
        "รายงานผลการดำเนินงานตามแผนพัฒนาท้องถิ่น ประจำปี 2568",
        "มาตรการประหยัดพลังงาน ประจำปี 2568",
        "แผนการตรวจสอบภายใน ประจำปี 2568",
    ],
)
def test_rows_of_another_kind_become_one_finding(title: str, tmp_path: Path) -> None:
    batch = normalised(f"{title}\nเทศบาลตำบลตัวอย่าง\n\n{ACTIVITIES}", tmp_path)
    assert (batch.measures, batch.disclosure_items, batch.indicator_analyses) == ((), (), ())
    (finding,) = [one for one in batch.findings if one.rule == "other-document"]
    assert finding.severity == "info"
    assert "2 rows" in finding.message_en
    assert "nothing-read" not in rules_of(batch)


def test_the_first_name_in_a_title_counts_most(tmp_path: Path) -> None:
    text = "มาตรการส่งเสริมคุณธรรมและความโปร่งใส ในการใช้จ่ายงบประมาณและการจัดซื้อจัดจ้าง\n\n" + MEASURES
    batch = normalised(text, tmp_path)
    assert len(batch.measures) == 2
    assert not {"other-document", "doubtful-document"} & set(rules_of(batch))


def test_a_section_is_weighed_by_its_own_heading_and_columns(tmp_path: Path) -> None:
    text = (
        "มาตรการส่งเสริมคุณธรรมและความโปร่งใส ปี 2568\nเทศบาลตำบลตัวอย่าง\n\n" + MEASURES + "\n"
        "สรุปผลการจัดซื้อจัดจ้าง\n\n"
        "กิจกรรม\tวิธีจัดหา\tวงเงิน (บาท)\tผู้รับจ้าง\tผลการดำเนินการ\tผู้รับผิดชอบ\n"
        "ซื้อน้ำดื่ม\tเฉพาะเจาะจง\t1,200\tร้านสมมุติ\tดำเนินการแล้ว\tกองคลัง\n"
    )
    titles = [one.first("title") for one in parsed(text, tmp_path).items if one.kind == "measure"]
    assert "ติดป้ายแสดงขั้นตอน" in [one.spot.text for one in titles if one is not None]
    assert "ซื้อน้ำดื่ม" not in [one.title for one in normalised(text, tmp_path).measures]
    assert {"other-document", "unmapped-row"} & set(rules_of(normalised(text, tmp_path)))


def test_rows_that_nothing_ties_to_ita_are_reported(tmp_path: Path) -> None:
    kept = normalised("เทศบาลตำบลตัวอย่าง\n\n" + ACTIVITIES, tmp_path)
    assert len(kept.measures) == 2
    assert "doubtful-document" in rules_of(kept)
    left = normalised("แผนการเยี่ยมชั้นเรียน ปี 2568\nเทศบาลตำบลตัวอย่าง\n\n" + ACTIVITIES, tmp_path)
    assert not left.measures
    assert [one.severity for one in left.findings if one.rule == "other-document"] == ["warning"]


def test_a_plan_of_another_kind_is_no_report_of_measures(tmp_path: Path) -> None:
    assert parsed("รายงานผลการดำเนินการตามมาตรการส่งเสริมคุณธรรมและความโปร่งใส\n", tmp_path).kinds == ("implementation",)
    text = "แผนบริหารความเสี่ยง\n\nรายงานผลการดำเนินการตามมาตรการ\n"
    assert parsed(text, tmp_path).kinds == ()


TITLE = "มาตรการส่งเสริมคุณธรรมและความโปร่งใสภายในหน่วยงาน ปี 2568\nเทศบาลตำบลตัวอย่าง อำเภอสมมุติ\n\n"


@pytest.mark.parametrize("mark", ["{}. ", "{}) ", "({}) ", "เรื่องที่ {} "])
def test_an_entry_of_a_list_heads_no_section_of_its_neighbour(mark: str, tmp_path: Path) -> None:
    entries = ("จัดทำคู่มือการให้บริการ", "อบรมพนักงานเรื่องการยืมทรัพย์สิน", "ตรวจสอบพัสดุประจำปี", "ติดป้ายขั้นตอนการให้บริการ")
    lines = (
        f"{mark.format(at)}{entry}\nผู้รับผิดชอบ: กองคลัง\nระยะเวลา: มกราคม 2568\n" for at, entry in enumerate(entries, 1)
    )
    batch = normalised(TITLE + "".join(lines), tmp_path)
    assert not {"other-document", "doubtful-document"} & set(rules_of(batch))


def test_the_title_ends_where_the_entries_begin(tmp_path: Path) -> None:
    text = "รายงานผลการนำมาตรการไปปฏิบัติ ปี 2568\nเรื่องที่ 1 ใบเสร็จค่าขยะ\nผู้รับผิดชอบ: กองคลัง\nสถานะ: ดำเนินการแล้ว\n"
    batch = normalised(text, tmp_path)
    assert not {"other-document", "doubtful-document"} & set(rules_of(batch))


def test_rows_of_another_kind_under_a_title_of_measures_are_for_a_person_to_see(tmp_path: Path) -> None:
    table = "เวลา\tวิธีจัดหา\tวงเงิน (บาท)\tกิจกรรม\tผู้รับผิดชอบ\nม.ค. 68\tเฉพาะเจาะจง\t1,200\tซื้อน้ำดื่ม\tกองคลัง\n"
    batch = normalised(f"{TITLE}{MEASURES}\nแผนการจัดซื้อจัดจ้าง ประจำปี 2568\n\n{table}", tmp_path)
    left = [one for one in batch.findings if one.rule in ("other-document", "doubtful-document", "unmapped-row")]
    assert left
    assert {one.severity for one in left if one.rule == "other-document"} <= {"warning"}
