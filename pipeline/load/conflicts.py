"""Checks across documents: what two reports, or a report and the whole database, say differently.

Takes a database whose documents and scores are loaded and whose views exist, gives findings; never decides which
document is right: a finding stands at the document that is farther from the source. The order of precedence is
that of ``rules/checks.yml``.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import PurePosixPath
from urllib.parse import urlsplit

import duckdb

from pipeline.records import Finding, content_id
from pipeline.rulebook import Rulebook
from pipeline.rulebook.checks import make_finding

_SCORES = """
    SELECT c.document_id, c.organisation_id, c.fiscal_year_be, c.scope, c.code, c.part, c.value, c.chosen_value,
        d.source_uri, c.evidence_id, c.chosen_evidence_id
    FROM score_conflict AS c
    JOIN document AS d ON d.document_id = c.chosen_document_id
    ORDER BY ALL
"""

# The nearest document that claims a level (or a letter), and every farther one that claims another.
_LEVELS = """
    WITH claim AS (
        SELECT c.*, s.kind, CASE s.kind WHEN 'level' THEN c.level ELSE c.grade END AS said
        FROM claim_compared AS c
        CROSS JOIN (SELECT 'level' AS kind UNION ALL SELECT 'grade') AS s
    ),
    nearest AS (
        SELECT * FROM claim WHERE said IS NOT NULL
        QUALIFY row_number() OVER (PARTITION BY organisation_id, fiscal_year_be, kind ORDER BY nearness) = 1
    )
    SELECT DISTINCT ON (f.document_id, f.organisation_id, f.fiscal_year_be, f.kind) f.document_id, f.organisation_id,
        f.fiscal_year_be, coalesce(f.level_printed, f.said), coalesce(n.level_printed, n.said), d.source_uri,
        f.evidence_id, n.evidence_id, f.kind
    FROM claim AS f
    JOIN nearest AS n ON n.organisation_id = f.organisation_id AND n.fiscal_year_be = f.fiscal_year_be
        AND n.kind = f.kind AND n.document_id <> f.document_id AND n.said <> f.said
    JOIN document AS d ON d.document_id = n.document_id
    ORDER BY f.document_id, f.organisation_id, f.fiscal_year_be, f.kind, f.nearness
"""

_RANKS = """
    SELECT document_id, organisation_id, fiscal_year_be, rank_printed, rank, rank_of, ties, evidence_id,
        score_evidence_id
    FROM rank_claim WHERE NOT agrees
    ORDER BY ALL
"""

_SHORTEST_TEXT = 400
"""Characters without spaces: two forms with hardly a word on them are no one report."""

_TEXTS = """
    WITH text AS (
        SELECT document_id,
            string_agg(translate(text, E' \\n\\r\\t\\f\\u00a0', ''), '' ORDER BY page_number) AS whole
        FROM page GROUP BY document_id
    ),
    same AS (
        SELECT document_id, first_value(document_id) OVER (PARTITION BY md5(whole) ORDER BY document_id) AS first_id
        FROM text WHERE length(whole) >= $1
    )
    SELECT s.document_id, d.organisation_id, d.result_year_be, o.source_uri
    FROM same AS s
    JOIN document AS d ON d.document_id = s.document_id
    JOIN document AS o ON o.document_id = s.first_id
    WHERE s.document_id <> s.first_id
    ORDER BY ALL
"""

_PLACES = """
    SELECT s.document_id, d.organisation_id, d.result_year_be, list(s.source_uri ORDER BY s.source_uri)
    FROM document_source AS s
    JOIN document AS d USING (document_id)
    GROUP BY s.document_id, d.organisation_id, d.result_year_be
    HAVING count(*) > 1
    ORDER BY s.document_id
"""


def conflicts(connection: duckdb.DuckDBPyConnection, rulebook: Rulebook) -> Iterator[Finding]:
    """Every finding that needs more than one document, in a fixed order."""
    yield from _scores(connection, rulebook)
    yield from _levels(connection, rulebook)
    yield from _ranks(connection, rulebook)
    yield from _texts(connection, rulebook)
    yield from _places(connection, rulebook)


def _scores(connection: duckdb.DuckDBPyConnection, rulebook: Rulebook) -> Iterator[Finding]:
    """One finding per document and score that differs from the nearest source's, with both places as evidence."""
    rows = connection.execute(_SCORES).fetchall()
    for document, organisation, year, scope, code, part, value, chosen_value, chosen_uri, evidence, chosen in rows:
        finding = make_finding(
            rulebook,
            "conflicting-reports",
            document_id=document,
            organisation_id=organisation,
            year=year,
            scope=scope,
            code=code,
            part=part,
            observed=value,
            expected=chosen_value,
            evidence_ids=(evidence, chosen),
            other=_name(chosen_uri),
        )
        # The message names the other file; the id must not change when that file is renamed.
        yield replace(finding, finding_id=content_id("conflicting-reports", evidence, chosen))


def _levels(connection: duckdb.DuckDBPyConnection, rulebook: Rulebook) -> Iterator[Finding]:
    rows = connection.execute(_LEVELS).fetchall()
    for document, organisation, year, said, nearest, uri, evidence, chosen, kind in rows:
        finding = make_finding(
            rulebook,
            "conflicting-levels",
            document_id=document,
            organisation_id=organisation,
            year=year,
            observed=said,
            expected=nearest,
            evidence_ids=(evidence, chosen),
            other=_name(uri),
        )
        yield replace(finding, finding_id=content_id("conflicting-levels", kind, evidence, chosen))


def _ranks(connection: duckdb.DuckDBPyConnection, rulebook: Rulebook) -> Iterator[Finding]:
    rows = connection.execute(_RANKS).fetchall()
    for document, organisation, year, printed, rank, rank_of, ties, evidence, score_evidence in rows:
        yield make_finding(
            rulebook,
            "rank-mismatch",
            document_id=document,
            organisation_id=organisation,
            year=year,
            observed=printed,
            expected=rank,
            evidence_ids=(evidence, score_evidence),
            members=rank_of,
            ranked=rank if ties == 1 else f"{rank}-{rank + ties - 1}",
        )


def _texts(connection: duckdb.DuckDBPyConnection, rulebook: Rulebook) -> Iterator[Finding]:
    for document, organisation, year, uri in connection.execute(_TEXTS, [_SHORTEST_TEXT]).fetchall():
        finding = make_finding(
            rulebook,
            "same-report",
            document_id=document,
            organisation_id=organisation,
            year=year,
            other=_name(uri),
        )
        yield replace(finding, finding_id=content_id("same-report", document))


def _places(connection: duckdb.DuckDBPyConnection, rulebook: Rulebook) -> Iterator[Finding]:
    """A content in one folder twice is a copy; in several folders or on several sites it was published twice."""
    for document, organisation, year, uris in connection.execute(_PLACES).fetchall():
        publishers = {_publisher(uri) for uri in uris}
        if len(publishers) > 1:
            yield make_finding(
                rulebook,
                "republished",
                document_id=document,
                organisation_id=organisation,
                year=year,
                observed=len(publishers),
                places=", ".join(uris),
            )


def _name(uri: str) -> str:
    return PurePosixPath(urlsplit(uri).path).name or uri


def _publisher(uri: str) -> str:
    """The site of an address; of a file, its folder."""
    return urlsplit(uri).netloc or str(PurePosixPath(uri).parent)
