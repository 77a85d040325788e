"""Reads a finished database back and proves it before anybody else can see it.

Takes the path of a closed file and how many rows went in; gives nothing or raises ``LoadError`` with everything
that does not hold. Never repairs and never writes.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

import duckdb

from pipeline.load.database import view_names
from pipeline.records.keys import KEYS, REFERENCES, WITH_EVIDENCE

_BYTES_AT_ONCE = 32_000_000
_MEMORY_LIMIT = "512MB"


class LoadError(Exception):
    """The database could not be built or does not hold; the one that was there before is untouched."""


def prove(path: Path, counts: Mapping[str, int]) -> None:
    """Opens the file read-only and checks rows, ids, references, evidence and views.

    Args:
        path: A closed database file.
        counts: Rows that went into each table.

    Raises:
        LoadError: Something does not hold; the message has every fault.
    """
    with duckdb.connect(str(path), read_only=True, config={"memory_limit": _MEMORY_LIMIT}) as connection:
        faults = [
            *_counts(connection, counts),
            *_doubles(connection),
            *_dangling(connection),
            *_evidence_owner(connection),
            *_evidence_text(connection),
            *_views(connection),
        ]
    if faults:
        raise LoadError("the new database does not hold and was not published:\n" + "\n".join(faults))


def _counts(connection: duckdb.DuckDBPyConnection, counts: Mapping[str, int]) -> Iterator[str]:
    for table, expected in counts.items():
        found = _number(connection, f"SELECT count(*) FROM {table}")  # noqa: S608 - names of schema.sql
        if found != expected:
            yield f"{table}: {expected} rows went in, {found} are there"


def _doubles(connection: duckdb.DuckDBPyConnection) -> Iterator[str]:
    for table, key in KEYS.items():
        found = _number(
            connection,
            f"SELECT count(*) FROM (SELECT 1 FROM {table} GROUP BY {key} HAVING count(*) > 1)",  # noqa: S608
        )
        if found:
            yield f"{table}: {found} values of ({key}) stand more than once"


def _dangling(connection: duckdb.DuckDBPyConnection) -> Iterator[str]:
    for table, columns, target, keys in REFERENCES:
        named = columns.split(", ")
        present = " AND ".join(f"{name} IS NOT NULL" for name in named)
        same = " AND ".join(f"o.{name} = t.{key}" for name, key in zip(named, keys.split(", "), strict=True))
        found = _number(
            connection,
            f"SELECT count(*) FROM (SELECT {columns} FROM {table} WHERE {present}) AS o"  # noqa: S608
            f" ANTI JOIN {target} AS t ON {same}",
        )
        if found:
            yield f"{table}: {found} rows name a ({columns}) that {target} does not have"
    found = _number(
        connection,
        "SELECT count(*) FROM (SELECT unnest(evidence_ids) AS evidence_id FROM finding) ANTI JOIN evidence"
        " USING (evidence_id)",
    )
    if found:
        yield f"finding: {found} evidence_ids are not in evidence"


def _evidence_owner(connection: duckdb.DuckDBPyConnection) -> Iterator[str]:
    for table in WITH_EVIDENCE:
        found = _number(
            connection,
            f"SELECT count(*) FROM {table} ANTI JOIN evidence USING (evidence_id, document_id)",  # noqa: S608
        )
        if found:
            yield f"{table}: {found} rows have no evidence in their own document"


def _evidence_text(connection: duckdb.DuckDBPyConnection) -> Iterator[str]:
    """Every piece of evidence against its page. In Python: SQL walks a page from its start for each piece."""
    wrong = 0
    for ends in _ranges(connection):
        between = "WHERE document_id BETWEEN ? AND ?"
        pages = connection.execute(f"SELECT document_id, page_number, text FROM page {between}", ends)  # noqa: S608
        texts = {(document, number): text for document, number, text in pages.fetchall()}
        pieces = connection.execute(
            f"SELECT document_id, page_number, char_start, char_end, raw_text FROM evidence {between}",  # noqa: S608
            ends,
        )
        wrong += sum(
            (document, number) not in texts or texts[document, number][low:high] != raw
            for document, number, low, high, raw in pieces.fetchall()
        )
    if wrong:
        yield f"evidence: {wrong} rows are not the text of their page at their offsets"


def _ranges(connection: duckdb.DuckDBPyConnection) -> Iterator[tuple[str, str]]:
    """First and last id of runs of documents that fit in memory together."""
    first, last, size = "", "", 0
    for document, bytes_of in connection.execute("SELECT document_id, byte_size FROM document ORDER BY 1").fetchall():
        if first and size + bytes_of > _BYTES_AT_ONCE:
            yield first, last
            first, size = "", 0
        first, last, size = first or document, document, size + bytes_of
    if first:
        yield first, last


def _views(connection: duckdb.DuckDBPyConnection) -> Iterator[str]:
    for view in view_names(connection):
        try:
            connection.execute(f"SELECT * FROM {view} LIMIT 0")  # noqa: S608 - names of views.sql
        except duckdb.Error as error:
            yield f"{view}: {error}"


def _number(connection: duckdb.DuckDBPyConnection, query: str) -> int:
    row = connection.execute(query).fetchone()
    assert row is not None
    return int(row[0])
