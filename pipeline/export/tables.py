"""Tables and views as files for programs (Parquet) and for people with a spreadsheet (CSV).

Takes an open database and a relation, writes one file; DuckDB streams the rows, none of them passes through Python.
"""

from __future__ import annotations

from pathlib import Path

import duckdb

from pipeline.export.source import Column, Relation, quoted

FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "\uff1d", "\uff0b", "\uff0d", "\uff20")
"""How text begins that a spreadsheet takes for a formula (OWASP: CSV injection); the last four are full-width signs."""

_BOM = "\ufeff"
_ROW_GROUP = 10_240
"""Rows that are held before they are written: whole pages of text are among them."""


def harmless(text: str) -> str:
    """Text that no spreadsheet runs: an apostrophe before what looks like a formula."""
    return f"'{text}" if text.startswith(FORMULA_STARTS) else text


def write_parquet(connection: duckdb.DuckDBPyConnection, relation: Relation, path: Path) -> None:
    """The rows in their own types, compressed with zstd."""
    options = f"FORMAT parquet, COMPRESSION zstd, ROW_GROUP_SIZE {_ROW_GROUP}"
    connection.execute(f"COPY ({relation.in_order}) TO {quoted(path)} ({options})")


def write_csv(connection: duckdb.DuckDBPyConnection, relation: Relation, parquet: Path, path: Path) -> None:
    """The rows of its Parquet file as UTF-8 text with a byte order mark, without which Excel garbles Thai.

    From the file, because a view is costly: it is worked out once and never held in memory.
    Lists are JSON arrays, times ISO 8601 in UTC, and ``harmless`` holds for every text. Nothing between two commas is
    no value; ``""`` is empty text.
    """
    fields = [_field(column, _BOM if number == 0 else "") for number, column in enumerate(relation.columns)]
    query = f"SELECT {', '.join(fields)} FROM read_parquet({quoted(parquet)})"  # noqa: S608 - names of the database
    connection.execute(
        f"COPY ({query}) TO {quoted(path)} (FORMAT csv, HEADER, TIMESTAMPFORMAT '%Y-%m-%dT%H:%M:%S.%fZ')"
    )


def _field(column: Column, before: str) -> str:
    name = f'"{column.name}"'
    if column.type_ == "VARCHAR":
        starts = ", ".join(f"chr({ord(one)})" for one in FORMULA_STARTS)
        value = f"CASE WHEN {name}[1] IN ({starts}) THEN '''' || {name} ELSE {name} END"
    elif column.type_.endswith("[]"):
        value = f"to_json({name})"
    else:
        value = name
    return f'{value} AS "{before}{column.name}"'
