"""The keys of the published tables: what is unique, and which columns name a row of another table.

The database declares none (an index over every evidence id would double the memory of a load): the load proves them,
an export writes them down. Columns of a key stand in one text, separated by ``", "``.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

KEYS: Mapping[str, str] = {
    "document": "document_id",
    "document_source": "document_id, source_uri",
    "page": "document_id, page_number",
    "evidence": "evidence_id",
    "score": "score_id",
    "score_compared": "organisation_id, fiscal_year_be, scope, code, part, nearness",
    "document_precedence": "document_id, fiscal_year_be",
    "score_rank": "organisation_id, fiscal_year_be, scope, code, part",
    "score_recomputed": "document_id, organisation_id, fiscal_year_be, scope, code, part, basis",
    "rank_claim": "assessment_id",
    "level_claim": "assessment_id, scheme",
    "framework_chain": "scope, from_year_be, from_code, to_year_be, to_code",
    "framework_comparable": "scope, code, from_year_be, to_year_be",
    "framework_share": "fiscal_year_be, scope, code",
    "assessment": "assessment_id",
    "measure": "measure_id",
    "measure_link": "planned_id, reported_id",
    "text_cluster": "cluster_id",
    "text_cluster_member": "cluster_id, sequence",
    "disclosure_item": "disclosure_item_id",
    "indicator_analysis": "indicator_analysis_id",
    "obstacle": "obstacle_id",
    "organisation": "organisation_id",
    "framework_year": "fiscal_year_be",
    "framework_element": "fiscal_year_be, scope, code",
    "framework_part": "fiscal_year_be, instrument_code, part",
    "framework_level": "fiscal_year_be, scheme, level",
    "framework_issue": "fiscal_year_be, issue_number",
    "framework_crosswalk": "from_year_be, to_year_be, scope, from_code, to_code",
    "finding_rule": "rule",
    "finding": "finding_id",
    "run": "run_id",
}
"""What no two rows of a table share."""

_OF_DOCUMENT = (
    "document_source", "page", "evidence", "score", "assessment", "measure", "disclosure_item", "indicator_analysis",
    "obstacle", "organisation_mention", "finding",
)  # fmt: skip
WITH_EVIDENCE = (
    "score", "assessment", "measure", "disclosure_item", "indicator_analysis", "obstacle",
    "text_cluster_member",
)  # fmt: skip
"""Tables whose ``evidence_id`` is a piece of evidence in their own document."""
_WITH_ORGANISATION = ("document", *WITH_EVIDENCE, "organisation_mention", "finding")


class Reference(NamedTuple):
    """Columns of a table that name a row of the target by its ``keys``, or are empty."""

    table: str
    columns: str
    target: str
    keys: str


REFERENCES: tuple[Reference, ...] = (
    *(Reference(table, "document_id", "document", "document_id") for table in _OF_DOCUMENT),
    *(Reference(table, "organisation_id", "organisation", "organisation_id") for table in _WITH_ORGANISATION),
    Reference("document", "run_id", "run", "run_id"),
    Reference("quarantine", "run_id", "run", "run_id"),
    Reference("evidence", "document_id, page_number", "page", "document_id, page_number"),
    Reference("organisation_mention", "evidence_id", "evidence", "evidence_id"),
    Reference("measure_link", "planned_id", "measure", "measure_id"),
    Reference("measure_link", "reported_id", "measure", "measure_id"),
    Reference("measure_link", "organisation_id", "organisation", "organisation_id"),
    Reference("text_cluster", "first_document_id", "document", "document_id"),
    Reference("text_cluster_member", "cluster_id", "text_cluster", "cluster_id"),
    Reference("text_cluster_member", "document_id", "document", "document_id"),
    Reference("finding", "rule", "finding_rule", "rule"),
)
