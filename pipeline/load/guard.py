"""Compare a new database with the published one before it takes its place: what unchanged documents have lost.

Takes two database files and the limits of ``rules/checks.yml``; gives counts by table and rule. Changes no file.
"""

from __future__ import annotations

from collections.abc import Collection
from pathlib import Path

import duckdb

from pipeline.records import RowChange
from pipeline.rulebook.checks import Guard, Limit

_TABLES = ("document", "score", "assessment", "measure", "disclosure_item", "indicator_analysis")
# Rows by document: of a table, of accepted documents, and findings by rule.
_ROWS = "SELECT document_id, '{table}' AS name, count(*) AS n FROM {{0}}.{table} GROUP BY ALL"
_ACCEPTED = "SELECT document_id, 'accepted' AS name, 1 AS n FROM {0}.document WHERE status = 'accepted'"
_FINDINGS = "SELECT document_id, 'finding ' || rule AS name, count(*) AS n FROM {0}.finding GROUP BY ALL"
_ACCEPTED_NAME, _FINDING = "accepted", "finding "


def changes_between(published: Path, new: Path, replaced: Collection[str]) -> tuple[RowChange, ...]:
    """Return what has changed for the documents that were published, those in ``replaced`` left out.

    Only tables that both have are compared. A published file that is damaged compares with nothing.
    """
    try:
        return _changes(published, new, replaced)
    except duckdb.Error:
        return ()


def _changes(published: Path, new: Path, replaced: Collection[str]) -> tuple[RowChange, ...]:
    with duckdb.connect() as connection:
        for name, path in (("published", published), ("new", new)):
            connection.execute(f"ATTACH '{str(path).replace(chr(39), chr(39) * 2)}' AS {name} (READ_ONLY)")
        tables = {
            (database, table)
            for database, table in connection.execute(
                "SELECT database_name, table_name FROM duckdb_tables()"
            ).fetchall()
        }
        both = [table for table in _TABLES if {("published", table), ("new", table)} <= tables]
        queries = [*(_ROWS.format(table=table) for table in both), _ACCEPTED, _FINDINGS]
        union = " UNION ALL ".join(queries)
        rows = connection.execute(
            f"""
            WITH given AS (SELECT unnest(?::VARCHAR[]) AS document_id),
            known AS (SELECT document_id FROM published.document ANTI JOIN given USING (document_id)),
            before AS ({union.format("published")}), after AS ({union.format("new")})
            SELECT name, coalesce(sum(b.n), 0), coalesce(sum(a.n), 0),
                coalesce(sum(greatest(coalesce(a.n, 0) - coalesce(b.n, 0), 0)), 0),
                coalesce(sum(greatest(coalesce(b.n, 0) - coalesce(a.n, 0), 0)), 0)
            FROM before AS b FULL JOIN after AS a USING (document_id, name)
            WHERE document_id IN (FROM known)
            GROUP BY name ORDER BY name
            """,  # noqa: S608 - names of tables only
            [sorted(replaced)],
        ).fetchall()
    changes = [RowChange(name, *map(int, counts)) for name, *counts in rows]
    return tuple(change for change in changes if change.gained or change.lost)


def losses(changes: Collection[RowChange], limits: Guard) -> tuple[RowChange, ...]:
    """Return the changes that are above the limits; findings are no loss."""
    return tuple(
        change
        for change in changes
        if not change.name.startswith(_FINDING)
        and _exceeds(
            change, {"document": limits.documents, _ACCEPTED_NAME: limits.accepted}.get(change.name, limits.rows)
        )
    )


def _exceeds(change: RowChange, limit: Limit) -> bool:
    return change.lost > limit.least and change.lost > limit.share * change.before
