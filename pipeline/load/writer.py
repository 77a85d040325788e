"""Rows on their way into the new database: buffered and written in chunks through Arrow.

Takes (table, row) pairs, writes them in the order in which they come. Memory is one chunk a table and DuckDB's own
limit. Never changes a value and never writes row by row.
"""

from __future__ import annotations

from collections import defaultdict

import duckdb
import pyarrow as pa

from pipeline.load.database import table_names
from pipeline.load.rows import Row

_ROWS_A_CHUNK = 8_000
_CHARACTERS_A_CHUNK = 4_000_000
_MEMORY_LIMIT = "512MB"


class Writer:
    """Writes into the tables of the connection's current database. ``counts`` holds the rows given to each table."""

    def __init__(self, connection: duckdb.DuckDBPyConnection) -> None:
        self._connection = connection
        self._waiting: dict[str, list[Row]] = defaultdict(list)
        self._characters: dict[str, int] = defaultdict(int)
        connection.execute(f"SET memory_limit = '{_MEMORY_LIMIT}'")
        self.counts = dict.fromkeys(table_names(connection), 0)
        self._schemas: dict[str, pa.Schema] = {
            name: connection.sql(f"SELECT * FROM {name} LIMIT 0").to_arrow_table().schema  # noqa: S608
            for name in self.counts
        }

    def add(self, table: str, row: Row) -> None:
        """Takes one row; rows of one table keep their order. ``KeyError`` later where row and columns differ."""
        waiting = self._waiting[table]
        waiting.append(row)
        self.counts[table] += 1
        text = row.get("text")
        self._characters[table] += len(text) if isinstance(text, str) else 0
        if len(waiting) >= _ROWS_A_CHUNK or self._characters[table] >= _CHARACTERS_A_CHUNK:
            self._write(table)

    def flush(self) -> None:
        """Writes everything that still waits."""
        for table in self.counts:
            self._write(table)

    def _write(self, table: str) -> None:
        rows = self._waiting.pop(table, [])
        self._characters[table] = 0
        if not rows:
            return
        schema = self._schemas[table]
        if set(schema.names) != rows[0].keys():
            raise KeyError(f"{table}: rows and columns differ in {sorted(set(schema.names) ^ rows[0].keys())}")
        columns = [pa.array([row[one.name] for row in rows], type=one.type) for one in schema]
        self._connection.register("chunk", pa.Table.from_arrays(columns, schema=schema))
        self._connection.execute(f"INSERT INTO {table} SELECT * FROM chunk")  # noqa: S608 - names of schema.sql
        self._connection.unregister("chunk")
