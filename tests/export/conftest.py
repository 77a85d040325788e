from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.rulebook import find_rules_dir

_REPORT = """บันทึกข้อความ
ส่วนราชการ เทศบาลตำบลตัวอย่างใต้
เรื่อง รายงานผลการประเมินคุณธรรมและความโปร่งใส ประจำปีงบประมาณ พ.ศ. ๒๕๖๗

ผลการประเมินในภาพรวม ได้คะแนน ๙๑.๒๕ คะแนน

ตัวชี้วัดที่\tตัวชี้วัด\tคะแนน
๑\tการปฏิบัติหน้าที่\t๙๑.๒๑
๒\tการใช้งบประมาณ\t=๑+๑
"""


@pytest.fixture(scope="session")
def samples() -> Path:
    return find_rules_dir().parent / "data" / "raw"


@pytest.fixture(scope="session")
def database(samples: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample reports as a database; nothing may write to it."""
    return _ingested(samples, tmp_path_factory.mktemp("samples"))


def _ingested(raw: Path, folder: Path) -> Path:
    from pipeline.cli import run

    assert run(["ingest", str(raw), "--database", str(folder / "ita.duckdb"), "--workers", "0", "--json"]) in {0, 2}
    return folder / "ita.duckdb"
