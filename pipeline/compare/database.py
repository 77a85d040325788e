"""Opens the published database for questions: read only, and safe for SQL that somebody else wrote.

Takes a path, gives a connection; never writes, never reaches another file or the network, never fetches anything.
"""

from __future__ import annotations

from pathlib import Path

import duckdb

ALIAS = "ita"
# Kinds of statement that only read; MULTI is a PIVOT whose columns are not listed.
_READING = (duckdb.StatementType.SELECT, duckdb.StatementType.EXPLAIN, duckdb.StatementType.MULTI)


class DatabaseMissing(FileNotFoundError):  # noqa: N818 - it says what is the case
    """There is no database at the path yet. ``th`` and ``en`` say it for people."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.th = f"ไม่พบฐานข้อมูล {path} สร้างด้วยคำสั่ง ita ingest"
        self.en = f"there is no database at {path}; make one with: ita ingest"
        super().__init__(f"{self.th} / {self.en}")


class NotReading(ValueError):  # noqa: N818 - it says what is the case
    """A query is not one statement that only reads."""


def open_readonly(path: Path) -> duckdb.DuckDBPyConnection:
    """A fresh connection to the database as it is now, with its tables in reach by their bare names.

    Each call is an instance of its own: ``duckdb.connect(path)`` would give the old file for as long as any old
    connection of the process lives, even after a new one was published. Variables of the calling program, other
    files, extensions and settings are out of reach of queries.

    Raises:
        DatabaseMissing: There is no file.
        duckdb.Error: It is no DuckDB file.
    """
    if not path.is_file():
        raise DatabaseMissing(path)
    connection = duckdb.connect(
        config={
            "python_enable_replacements": "false",
            "autoinstall_known_extensions": "false",
            "autoload_known_extensions": "false",
            "temp_directory": "",
        }
    )
    try:
        quoted = str(path.resolve()).replace("'", "''")
        connection.execute(f"ATTACH '{quoted}' AS {ALIAS} (READ_ONLY)")
        connection.execute(f"USE {ALIAS}")
        connection.execute("SET enable_external_access = false")
        # Attached files stay allowed by the setting above, and could be attached again for writing.
        connection.execute("SET disabled_filesystems = 'LocalFileSystem'")
        connection.execute("SET lock_configuration = true")
    except duckdb.Error:
        connection.close()
        raise
    return connection


def reading_statement(connection: duckdb.DuckDBPyConnection, query: str) -> duckdb.Statement | None:
    """Return the one statement of a query; ``None`` for a query without any.

    Raises:
        NotReading: The query has several statements, or one that does more than read.
        duckdb.Error: It is no SQL.
    """
    statements = connection.extract_statements(query)
    if len(statements) > 1 or any(statement.type not in _READING for statement in statements):
        raise NotReading
    return statements[0] if statements else None
