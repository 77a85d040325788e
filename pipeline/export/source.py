"""What there is to export: the tables and views of the published database, described by the database itself.

Takes the path of a database, gives a read-only connection and what every table, view and column is; never changes
the database, and lets DuckDB write below one folder only.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import duckdb

from pipeline.records.keys import KEYS, REFERENCES, WITH_EVIDENCE, Reference

_MEMORY_LIMIT = "1GB"
"""What DuckDB may hold at once; it spills the rest to the folder. Sorting ``provenance`` of 7,500 documents failed at
half of it."""


@dataclass(frozen=True, slots=True)
class Column:
    """One column: its DuckDB type (``DECIMAL(6,2)``, ``VARCHAR[]``), its comment, and whether it is always filled."""

    name: str
    type_: str
    comment: str
    is_required: bool


@dataclass(frozen=True, slots=True)
class Relation:
    """One table or view with its columns in order. ``key`` is empty where rows have none."""

    name: str
    is_table: bool
    comment: str
    columns: tuple[Column, ...]

    @property
    def key(self) -> tuple[str, ...]:
        """The columns that no two rows share."""
        key = KEYS.get(self.name)
        return tuple(key.split(", ")) if key else ()

    @property
    def references(self) -> list[Reference]:
        """Every row of another table that a row of this one names."""
        found = [one for one in REFERENCES if one.table == self.name]
        if self.name in WITH_EVIDENCE:
            found.append(Reference(self.name, "evidence_id", "evidence", "evidence_id"))
        return found

    @property
    def in_order(self) -> str:
        """The query of its rows: a table as it stands, which the load has made the same every time; a view sorted."""
        return f'SELECT * FROM "{self.name}" ORDER BY {"rowid" if self.is_table else "ALL"}'  # noqa: S608


@dataclass(frozen=True, slots=True)
class Versions:
    """What the database was made by: its last run (UTC), the code and the rules."""

    run_id: str
    finished_at: str
    pipeline_version: str
    rulebook_hash: str


@contextmanager
def opened(database: Path, folder: Path) -> Iterator[duckdb.DuckDBPyConnection]:
    """The database, read only, with its tables in reach by their bare names; files may be written below ``folder``.

    One thread: what several write side by side has no fixed order, and equal data must give equal bytes.

    Raises:
        duckdb.Error: It is no DuckDB file.
    """
    connection = duckdb.connect(
        config={
            "python_enable_replacements": "false",
            "autoinstall_known_extensions": "false",
            "autoload_known_extensions": "false",
            "threads": 1,
            "memory_limit": _MEMORY_LIMIT,
            "temp_directory": str(folder / "spill"),
        }
    )
    try:
        connection.execute(f"ATTACH {quoted(database.resolve())} AS ita (READ_ONLY)")
        connection.execute("USE ita")
        connection.execute(f"SET allowed_directories = [{quoted(folder.resolve())}]")
        connection.execute("SET enable_external_access = false")
        connection.execute("SET lock_configuration = true")
        yield connection
    finally:
        connection.close()


def quoted(value: object) -> str:
    """A value as a string of SQL."""
    return "'" + str(value).replace("'", "''") + "'"


def relations(connection: duckdb.DuckDBPyConnection) -> list[Relation]:
    """Every table, then every view, in the order in which the database defines them."""
    found = connection.execute(
        "SELECT table_name, true, comment, table_oid FROM duckdb_tables() WHERE database_name = 'ita' AND NOT internal"
        " UNION ALL SELECT view_name, false, comment, view_oid FROM duckdb_views()"
        " WHERE database_name = 'ita' AND NOT internal ORDER BY 2 DESC, 4"
    ).fetchall()
    columns: dict[str, list[Column]] = {}
    for table, name, kind, comment, is_nullable in connection.execute(
        "SELECT table_name, column_name, data_type, comment, is_nullable FROM duckdb_columns()"
        " WHERE database_name = 'ita' AND NOT internal ORDER BY table_name, column_index"
    ).fetchall():
        columns.setdefault(table, []).append(Column(name, kind, comment or "", not is_nullable))
    return [Relation(name, is_table, comment or "", tuple(columns[name])) for name, is_table, comment, _ in found]


def versions(connection: duckdb.DuckDBPyConnection) -> Versions:
    """The versions of the last run. A published database has one at least."""
    row = connection.execute(
        "SELECT run_id, strftime(finished_at, '%Y-%m-%dT%H:%M:%SZ'), pipeline_version, rulebook_hash FROM run"
        " ORDER BY finished_at DESC, run_id LIMIT 1"
    ).fetchone()
    assert row is not None
    return Versions(*row)
