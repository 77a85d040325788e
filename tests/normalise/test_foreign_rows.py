"""Records under a sentence that names another body are for a person to see; a partner in a record is not."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.reading import normalised

OWN, OTHER = "องค์การบริหารส่วนตำบลท่าข้าม", "องค์การบริหารส่วนตำบลศิลาแลง"
HEAD = f"รายงานผลการดำเนินการตามมาตรการส่งเสริมคุณธรรมและความโปร่งใส ปี 2568\n{OWN} อำเภอชนแดน จังหวัดเพชรบูรณ์\n\n"
ROWS = "๑. ติดป้ายขั้นตอน\nสถานะ: ดำเนินการแล้ว\nผู้รับผิดชอบ: กองคลัง\n๒. อบรมพนักงาน\nสถานะ: ดำเนินการแล้ว\nผู้รับผิดชอบ: สำนักปลัด\n"


@pytest.mark.parametrize(
    ("text", "is_told"),
    [
        (f"{HEAD}ด้วย{OTHER} ได้แจ้งผลของตนเพื่อเป็นตัวอย่าง ดังนี้\n\n{ROWS}", True),
        (f"{HEAD}ขอส่งสำเนามาตรการของ{OTHER}\n\n{ROWS}", True),
        (f"{HEAD}ตามตัวอย่างของ{OTHER} นั้น\n{OWN} ขอรายงานผล ดังนี้\n\n{ROWS}", False),
        (
            f"{HEAD}{ROWS}๓. ศึกษาดูงานที่{OTHER}\nสถานะ: ดำเนินการแล้ว\nผู้รับผิดชอบ: กองคลัง\n๔. ตรวจพัสดุ\nสถานะ: ดำเนินการแล้ว\n",
            False,
        ),
        (f"{HEAD}{ROWS}\nเผยแพร่บนเว็บไซต์ของ{OTHER}แล้ว\n", False),
    ],
    ids=["an example", "a copy", "then its own", "a place to visit", "afterwards"],
)
def test_records_under_the_name_of_another_body(text: str, is_told: bool, tmp_path: Path) -> None:
    batch = normalised(text, tmp_path)
    assert batch.measures
    assert any(one.rule == "rows-of-another-body" for one in batch.findings) == is_told
