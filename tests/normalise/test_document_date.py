"""The date that a document bears, through the whole line; a meeting's number is no year of results."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from tests.reading import normalised

HEAD = "มาตรการส่งเสริมคุณธรรมและความโปร่งใส ประจำปีงบประมาณ พ.ศ. ๒๕๖๘\nเทศบาลตำบลตัวอย่าง\n"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (f"ประกาศเทศบาลตำบลตัวอย่าง\nเรื่อง {HEAD}\nประกาศ ณ วันที่ ๙ เดือน ธันวาคม พ.ศ. ๒๕๖๗\n", date(2024, 12, 9)),
        (f"รายงานการประชุม\n{HEAD}ครั้งที่ ๑/๒๕๖๘\nวันที่ ๒๐ มีนาคม ๒๕๖๘\n\nที่ประชุมรับทราบ\n", date(2025, 3, 20)),
        (f"{HEAD}\nตามหนังสือสำนักงานสมมุติ ลงวันที่ ๒๐ มีนาคม ๒๕๖๘ ให้รายงาน\n", None),
        (f"{HEAD}\nดำเนินการภายในวันที่ ๒๐ มีนาคม ๒๕๖๘\n", None),
        (f"{HEAD}\n" + "ติดป้าย\n\n" * 30 + "วันที่ ๒๐ มีนาคม ๒๕๖๘\n\n" + "ติดป้าย\n\n" * 30, None),
    ],
    ids=["announcement", "minutes", "another letter", "a deadline", "in the middle"],
)
def test_the_date_of_a_document(text: str, expected: date | None, tmp_path: Path) -> None:
    assert normalised(text, tmp_path).document.document_date == expected


@pytest.mark.parametrize("number", ["ครั้งที่ ๑/๒๕๖๖", "ครั้งที่ ๑ / ๒๕๖๖", "ครั้งที่ ๑ ประจำปี ๒๕๖๖", "สมัยที่ ๑ ประจำปี พ.ศ. ๒๕๖๖"])
def test_the_number_of_a_meeting_is_no_year_of_results(number: str, tmp_path: Path) -> None:
    text = f"รายงานการประชุมติดตามผลการประเมิน ITA\nเทศบาลตำบลตัวอย่าง\n{number}\n\nผลการประเมิน ITA ปี ๒๕๖๗ ได้ ๙๐.๑๒ คะแนน\n"
    assert normalised(text, tmp_path).document.result_year_be == 2567


def test_a_date_far_from_the_years_of_the_document_is_reported_and_not_taken(tmp_path: Path) -> None:
    batch = normalised(f"{HEAD}\nติดป้าย\n\nประกาศ ณ วันที่ ๑๑ พฤศจิกายน พ.ศ. ๒๕๘๗\n", tmp_path)
    assert batch.document.document_date is None
    (finding,) = [one for one in batch.findings if one.rule == "year-conflict"]
    assert finding.observed == "๑๑ พฤศจิกายน พ.ศ. ๒๕๘๗"
    assert finding.evidence_ids
