from __future__ import annotations

from pathlib import Path

import pytest

_REPORT = """บันทึกข้อความ
ส่วนราชการ องค์การบริหารส่วนตำบลตัวอย่าง{number}
เรื่อง รายงานผลการประเมินคุณธรรมและความโปร่งใส ประจำปีงบประมาณ พ.ศ. ๒๕๖๗

ผลการประเมินในภาพรวม ได้คะแนน ๙{number}.๒๕ คะแนน

ตัวชี้วัดที่\tตัวชี้วัด\tคะแนน
๑\tการปฏิบัติหน้าที่\t๙๑.๒{number}
๒\tการใช้งบประมาณ\t๘๘.๑{number}
"""


def write_report(path: Path, number: int) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(_REPORT.format(number=number), encoding="utf-8")
    return path


@pytest.fixture
def raw(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with three reports, below the working folder."""
    monkeypatch.chdir(tmp_path)
    for number in (1, 2, 3):
        write_report(tmp_path / "raw" / f"report{number}.txt", number)
    return tmp_path / "raw"


@pytest.fixture
def database(tmp_path: Path) -> Path:
    return tmp_path / "out" / "ita.duckdb"
