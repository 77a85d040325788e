"""Rows of a query read while others are written."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import duckdb

_ROWS_AT_ONCE = 5_000


def streamed(
    connection: duckdb.DuckDBPyConnection, query: str, parameters: dict[str, object] | None = None
) -> Iterator[tuple[Any, ...]]:
    """The rows of a query a few thousand at a time, while the connection itself stays free for other work."""
    [(database,)] = connection.execute("SELECT current_database()").fetchall()
    cursor = connection.cursor()
    cursor.execute(f"USE {database}")
    result = cursor.execute(query, parameters)
    while rows := result.fetchmany(_ROWS_AT_ONCE):
        yield from rows
