"""Opening for questions: the right file, read only, and nothing else in reach."""

from __future__ import annotations

import contextlib
import os
from pathlib import Path

import duckdb
import pytest

from pipeline.compare import DatabaseMissing, NotReading, open_readonly, reading_statement

secret = ["a variable of the calling program"]


@pytest.fixture
def database(tmp_path: Path) -> Path:
    return _write(tmp_path / "it's a ฐานข้อมูล.duckdb", 1)


def _write(path: Path, number: int) -> Path:
    with duckdb.connect(str(path)) as connection:
        connection.execute(f"CREATE TABLE score AS SELECT {number} AS value")
    return path


def test_tables_are_in_reach_by_bare_name(database: Path) -> None:
    with open_readonly(database) as connection:
        assert connection.execute("SELECT value FROM score").fetchall() == [(1,)]
        assert connection.execute("SELECT 'ก' < 'ข' COLLATE th").fetchall() == [(True,)]


@pytest.mark.parametrize(
    "query",
    [
        "INSERT INTO score VALUES (2)",
        "CREATE TABLE ita.more AS SELECT 1",
        "DROP TABLE score",
        "COPY score TO '{folder}/out.csv'",
        "SELECT * FROM read_text('/etc/hostname')",
        "SELECT * FROM read_csv('{folder}/other.csv')",
        "SELECT * FROM '{folder}/other.csv'",
        "SELECT * FROM glob('/etc/*')",
        "SELECT * FROM 'https://example.org/x.csv'",
        "ATTACH '{folder}/other.duckdb'",
        "ATTACH '{folder}/new.duckdb'",
        "EXPORT DATABASE '{folder}/out'",
        "INSTALL httpfs",
        "LOAD httpfs",
        "SET enable_external_access = true",
        "SET lock_configuration = false",
        "SET python_enable_replacements = true",
        "SET temp_directory = '{folder}'",
        "SELECT * FROM secret",
        "SELECT * FROM duckdb",
    ],
)
def test_out_of_reach(database: Path, query: str) -> None:
    folder = database.parent
    (folder / "other.csv").write_text("a\n1\n", encoding="utf-8")
    _write(folder / "other.duckdb", 7)
    before = sorted(folder.iterdir())
    with open_readonly(database) as connection, pytest.raises(duckdb.Error):
        connection.execute(query.format(folder=folder)).fetchall()
    assert sorted(folder.iterdir()) == before


# What a query may try before it writes, and the ways to write. Every pair is tried in one connection.
_OPENINGS = (
    "SELECT 1",
    "USE memory",
    "USE memory; DETACH ita",
    "USE memory; DETACH ita; ATTACH ':memory:' AS m; USE m",
    "SET enable_external_access = true",
    "SET disabled_filesystems = ''",
    "RESET disabled_filesystems",
    "SET lock_configuration = false",
    "BEGIN TRANSACTION",
    "CREATE TEMP TABLE score AS SELECT 9 AS value",
)
_WRITES = (
    "DELETE FROM ita.score",
    "UPDATE ita.score SET value = 9",
    "ATTACH '{path}' AS w (READ_WRITE); DELETE FROM w.score; CHECKPOINT w",
    "ATTACH '{path}' AS w; DELETE FROM w.score; CHECKPOINT w",
    "ATTACH OR REPLACE '{path}' AS ita (READ_WRITE); DELETE FROM ita.score; CHECKPOINT ita",
    "ATTACH '{link}' AS w (READ_WRITE); DELETE FROM w.score; CHECKPOINT w",
    "COPY (SELECT 'x') TO '{path}.wal'",
    "COPY (SELECT 'x') TO '{path}'",
    "COPY (SELECT 'x') TO '{folder}/x.csv'",
    "EXPORT DATABASE '{folder}/out'",
    "COPY FROM DATABASE ita TO w",
    "ALTER TABLE ita.score ADD COLUMN more INTEGER",
    "CREATE OR REPLACE VIEW ita.v AS SELECT 1",
)


@pytest.mark.parametrize("opening", _OPENINGS)
@pytest.mark.parametrize("write", _WRITES)
def test_no_sequence_of_statements_changes_a_file(database: Path, opening: str, write: str) -> None:
    link = database.parent / "link.duckdb"
    link.symlink_to(database)
    files = {path: path.read_bytes() for path in database.parent.iterdir()}
    write = write.format(path=str(database).replace("'", "''"), link=link, folder=database.parent)
    with open_readonly(database) as connection:
        for statement in (*opening.split("; "), *write.split("; ")):
            with contextlib.suppress(duckdb.Error):
                connection.execute(statement).fetchall()
    assert {path: path.read_bytes() for path in database.parent.iterdir()} == files


@pytest.mark.parametrize(
    "query",
    ["SELECT 1", "PIVOT score ON value USING count(*)", "DESCRIBE score", "EXPLAIN SELECT 1", "FROM score", "", "-- a"],
)
def test_reading_statements(database: Path, query: str) -> None:
    with open_readonly(database) as connection:
        assert (reading_statement(connection, query) is None) == (query in ("", "-- a"))


@pytest.mark.parametrize(
    "query", ["SELECT 1; SELECT 2", "USE memory", "CREATE TEMP TABLE x AS SELECT 1", "PRAGMA version"]
)
def test_statements_that_do_more_than_read(database: Path, query: str) -> None:
    with open_readonly(database) as connection, pytest.raises(NotReading):
        reading_statement(connection, query)


def test_a_missing_file_is_said_in_both_languages(tmp_path: Path) -> None:
    with pytest.raises(DatabaseMissing) as caught:
        open_readonly(tmp_path / "none.duckdb")
    assert "ita ingest" in caught.value.th
    assert "ita ingest" in caught.value.en
    assert not (tmp_path / "none.duckdb").exists()


def test_a_replaced_file_is_seen_by_the_next_opening(database: Path) -> None:
    with open_readonly(database) as old:
        os.replace(_write(database.parent / "new.duckdb", 2), database)  # noqa: PTH105
        with open_readonly(database) as new:
            assert new.execute("SELECT value FROM score").fetchall() == [(2,)]
        assert old.execute("SELECT value FROM score").fetchall() == [(1,)]
