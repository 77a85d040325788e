from __future__ import annotations

import json
from pathlib import Path

import pytest

from pipeline.run import ingest
from tests.cli.conftest import Ita
from tests.run.conftest import write_report


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with two reports and their database where the command looks for it."""
    folder = tmp_path_factory.mktemp("made")
    reports = [write_report(folder / "raw" / f"report{number}.txt", number) for number in (1, 2)]
    ingest(reports, database=folder / "data" / "processed" / "ita.duckdb", workers=0)
    return folder


@pytest.fixture
def ingested(made: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(made)
    return made


def test_export_says_what_it_wrote(ita: Ita, ingested: Path) -> None:
    result = ita("export", "new/out", "--lang", "en")
    assert result.code == 0
    assert "Exported to new/out: " in result.out
    assert sorted(path.name for path in Path("new/out").iterdir()) == ["csv", "datapackage.json", "ita.xlsx", "parquet"]
    found = json.loads(ita("export", "new/out", "--json", "--format", "xlsx").out)
    assert [one["path"] for one in found["files"]] == ["ita.xlsx", "datapackage.json"]
    assert found["notes"] == {"continued": [], "cut": 0}
    assert sorted(path.name for path in Path("new/out").iterdir()) == ["datapackage.json", "ita.xlsx"]


@pytest.mark.parametrize(
    ("arguments", "about"),
    [
        (("export",), "DIR"),
        (("export", "out", "--format", "pdf"), "parquet, csv, xlsx"),
        (("export", "out", "--format", ""), "parquet, csv, xlsx"),
        (("export", "out", "--database", "none.duckdb"), "none.duckdb"),
        (("export", "out", "--database", "raw/report1.txt"), "raw/report1.txt"),
        (("export", "raw"), "raw/report1.txt"),
        (("export", "raw/report1.txt"), "raw/report1.txt"),
        (("export", "/proc/none"), "/proc/none"),
    ],
)
def test_a_mistake_is_one_line_and_changes_nothing(
    ita: Ita, ingested: Path, arguments: tuple[str, ...], about: str
) -> None:
    before = sorted(Path().rglob("*"))
    for language in ("th", "en"):
        result = ita(*arguments, "--lang", language)
        assert (result.code, result.out) == (1, "")
        assert about in result.err
        assert result.err.count("\n") == 1
    assert sorted(Path().rglob("*")) == before
