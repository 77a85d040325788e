from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.export import export
from tests.published import publish_samples

SAMPLES = ("02_misprints.md", "03_report.txt", "04_checklist.html", "05_years.txt", "06_memo.txt", "07_province.md")


@pytest.fixture(scope="session")
def database(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Six of the sample reports as a database; nothing may write to it."""
    return publish_samples(tmp_path_factory.mktemp("samples"), *SAMPLES)


@pytest.fixture(scope="session")
def exported(database: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample database in every format, the workbook in Thai; nothing may write to it."""
    folder = tmp_path_factory.mktemp("exported") / "out"
    export(database, folder)
    return folder
