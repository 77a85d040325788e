"""Opens the published database for questions: read only, and safe for SQL that somebody else wrote.

Takes a path, gives a connection; never writes, never reaches another file or the network, never fetches anything.
"""

from __future__ import annotations

import tempfile
from pathlib import Path
from uuid import uuid4

import duckdb

ALIAS = "ita"


class DatabaseMissing(FileNotFoundError):  # noqa: N818 - it says what is the case
    """There is no database at the path yet. ``th`` and ``en`` say it for people."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.th = f"ไม่พบฐานข้อมูล {path} สร้างด้วยคำสั่ง ita ingest"
        self.en = f"there is no database at {path}; make one with: ita ingest"
        super().__init__(f"{self.th} / {self.en}")


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
            "temp_directory": str(Path(tempfile.gettempdir()) / f"ita-{uuid4().hex}"),
        }
    )
    try:
        quoted = str(path.resolve()).replace("'", "''")
        connection.execute(f"ATTACH '{quoted}' AS {ALIAS} (READ_ONLY)")
        connection.execute(f"USE {ALIAS}")
        connection.execute("SET enable_external_access = false")
        connection.execute("SET lock_configuration = true")
    except duckdb.Error:
        connection.close()
        raise
    return connection
