"""Cross-document check: two documents state different values for one score (``conflicting-reports``).

Takes a database whose documents and scores are loaded and whose views exist, gives findings; never decides which
document is right: the finding stands at the document that is farther from the source.
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

_CONFLICTS = """
    SELECT c.document_id, c.organisation_id, c.fiscal_year_be, c.scope, c.code, c.part, c.value, c.chosen_value,
        d.source_uri, c.evidence_id, c.chosen_evidence_id
    FROM score_conflict AS c
    JOIN document AS d ON d.document_id = c.chosen_document_id
    ORDER BY ALL
"""


def conflicts(connection: duckdb.DuckDBPyConnection, rulebook: Rulebook) -> Iterator[Finding]:
    """One finding per document and score that differs from the nearest source's, with both places as evidence."""
    rows = connection.execute(_CONFLICTS).fetchall()
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
            other=PurePosixPath(urlsplit(chosen_uri).path).name or chosen_uri,
        )
        # The message names the other file; the id must not change when that file is renamed.
        yield replace(finding, finding_id=content_id("conflicting-reports", evidence, chosen))
