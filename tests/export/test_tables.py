"""What is read back from the files is what the database holds, cell by cell."""

from __future__ import annotations

import csv
import json
import shutil
from collections.abc import Iterator
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path

import duckdb
import pytest
from frictionless import Package

from pipeline.export import export, harmless
from pipeline.records.keys import KEYS

TABLES = 20
VIEWS = 16


@pytest.fixture(scope="module")
def connection(database: Path) -> Iterator[duckdb.DuckDBPyConnection]:
    with duckdb.connect(str(database), read_only=True) as connection:
        yield connection


def _names(connection: duckdb.DuckDBPyConnection) -> list[str]:
    found = connection.execute("SELECT table_name FROM information_schema.tables ORDER BY 1").fetchall()
    return [name for (name,) in found]


def test_every_table_and_view_is_there_in_both_formats(exported: Path, connection: duckdb.DuckDBPyConnection) -> None:
    names = _names(connection)
    assert len(names) >= TABLES + VIEWS
    assert sorted(path.stem for path in (exported / "csv").iterdir()) == names
    assert sorted(path.stem for path in (exported / "parquet").iterdir()) == names


def test_parquet_holds_the_same_rows_in_the_same_types(exported: Path, connection: duckdb.DuckDBPyConnection) -> None:
    for name in _names(connection):
        path = exported / "parquet" / f"{name}.parquet"
        with duckdb.connect() as other:
            read = other.execute(f"SELECT * FROM '{path}'")
            types = [column[:2] for column in read.description or []]
            rows = read.fetchall()
        kept = connection.execute(f"SELECT * FROM {name}")
        assert types == [column[:2] for column in kept.description or []], name
        assert sorted(rows, key=repr) == sorted(kept.fetchall(), key=repr), name


def test_csv_holds_the_same_cells(exported: Path, connection: duckdb.DuckDBPyConnection) -> None:
    cells = 0
    for name in _names(connection):
        with (exported / "csv" / f"{name}.csv").open(encoding="utf-8-sig", newline="") as file:
            headings, *rows = csv.reader(file)
        kept = connection.execute(f"SELECT * FROM {name} ORDER BY ALL")
        assert headings == [column[0] for column in kept.description or []]
        expected = [[_text(value) for value in row] for row in kept.fetchall()]
        found = [[_normal(text) for text in row] for row in rows]
        assert sorted(found) == sorted(expected), name
        cells += sum(map(len, found))
    assert cells > 10_000


def _text(value: object) -> str:
    """A value as its cell must read."""
    match value:
        case None:
            return ""
        case bool():
            return str(value).lower()
        case datetime():
            return value.strftime("%Y-%m-%dT%H:%M:%S.%fZ")
        case date():
            return value.isoformat()
        case list():
            return json.dumps(value, ensure_ascii=False)
        case int() | Decimal() | float():
            return str(value)
        case str():
            return harmless(value)
        case _:
            raise AssertionError(type(value))


def _normal(text: str) -> str:
    """JSON may be spaced in more than one way, and nothing else in a cell begins with ``["`` or is ``[]``."""
    return json.dumps(json.loads(text), ensure_ascii=False) if text.startswith('["') or text == "[]" else text


def test_excel_is_told_that_it_is_utf8(exported: Path) -> None:
    for path in (exported / "csv").iterdir():
        assert path.read_bytes()[:4][:3] == b"\xef\xbb\xbf"
        assert path.read_bytes().count(b"\xef\xbb\xbf") == 1


def test_text_that_a_spreadsheet_would_run_gets_an_apostrophe(database: Path, tmp_path: Path) -> None:
    starts = ["=", "+", "-", "@", "\t", "\r", "'", "๑"]
    copy = Path(shutil.copy(database, tmp_path / "planted.duckdb"))
    with duckdb.connect(str(copy)) as writing:
        writing.execute("UPDATE finding_rule SET rule = 'rule ' || rowid")
        writing.executemany(
            "UPDATE finding_rule SET message_th = ? WHERE rule = ?",
            [[f"{start}1+1", f"rule {number}"] for number, start in enumerate(starts)],
        )
    export(copy, tmp_path / "out", formats=["csv"])
    with (tmp_path / "out" / "csv" / "finding_rule.csv").open(encoding="utf-8-sig", newline="") as file:
        messages = {row["rule"]: row["message_th"] for row in csv.DictReader(file)}
    found = [messages[f"rule {number}"] for number in range(len(starts))]
    assert found == ["'=1+1", "'+1+1", "'-1+1", "'@1+1", "'\t1+1", "'\r1+1", "'1+1", "๑1+1"]


def test_frictionless_finds_nothing_wrong(exported: Path) -> None:
    report = Package(str(exported / "datapackage.json")).validate()
    assert report.flatten(["name", "type", "message"]) == []
    assert len(report.tasks) == 2 * len(list((exported / "csv").iterdir())) + 1


_LINKED = {"organisation", "run", "document", "page"}


def test_frictionless_sees_a_row_without_its_document(exported: Path, tmp_path: Path) -> None:
    copy = shutil.copytree(exported, tmp_path / "out")
    package = json.loads((copy / "datapackage.json").read_bytes())
    package["resources"] = [one for one in package["resources"] if one["name"] in _LINKED]
    for resource in package["resources"]:
        del resource["bytes"], resource["hash"]
    (copy / "datapackage.json").write_text(json.dumps(package), encoding="utf-8")
    pages = (copy / "csv" / "page.csv").read_text(encoding="utf-8")
    first = pages.splitlines()[1].partition(",")[0]
    (copy / "csv" / "page.csv").write_text(pages.replace(first, "0" * 64), encoding="utf-8")
    report = Package(str(copy / "datapackage.json")).validate()
    assert {kind for (kind,) in report.flatten(["type"])} == {"foreign-key"}


def test_the_package_says_what_things_are_and_what_made_them(
    exported: Path, connection: duckdb.DuckDBPyConnection
) -> None:
    package = json.loads((exported / "datapackage.json").read_bytes())
    resources = {one["name"]: one for one in package["resources"]}
    score = resources["score"]["schema"]
    assert score["primaryKey"] == ["score_id"]
    assert {"fields": ["evidence_id"], "reference": {"resource": "evidence", "fields": ["evidence_id"]}} in score[
        "foreignKeys"
    ]
    fields = {field["name"]: field for field in score["fields"]}
    assert fields["value"]["type"] == "number"
    assert fields["fiscal_year_be"]["type"] == "integer"
    assert "คะแนนตามที่พิมพ์" in fields["value"]["description"]
    assert all(field["description"] for one in resources.values() for field in one.get("schema", {}).get("fields", []))
    assert {one["name"] for one in package["licenses"]} == {"Apache-2.0", "CC-BY-4.0"}
    made_by = connection.execute("SELECT run_id, rulebook_hash, pipeline_version FROM run").fetchone()
    assert made_by == tuple(package["ita"][name] for name in ("run_id", "rulebook_hash", "pipeline_version"))


def test_every_key_names_columns_of_a_table(connection: duckdb.DuckDBPyConnection) -> None:
    found = connection.execute("SELECT table_name, list(column_name) FROM duckdb_columns() GROUP BY 1").fetchall()
    columns = {table: set(names) for table, names in found}
    for table, key in KEYS.items():
        assert set(key.split(", ")) <= columns[table]


def test_a_second_export_is_the_same_to_the_byte(exported: Path, database: Path, tmp_path: Path) -> None:
    export(database, tmp_path / "again")
    files = sorted(path.relative_to(exported) for path in exported.rglob("*") if path.is_file())
    assert files == sorted(path.relative_to(tmp_path / "again") for path in (tmp_path / "again").rglob("*.*"))
    assert [one for one in files if (exported / one).read_bytes() != (tmp_path / "again" / one).read_bytes()] == []
