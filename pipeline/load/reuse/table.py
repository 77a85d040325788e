"""The rows of ``text_cluster`` and ``text_cluster_member``."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal

import duckdb

from pipeline.load.reuse.clusters import Cluster, clusters_of
from pipeline.load.reuse.pairs import pairs_of
from pipeline.load.reuse.shingles import shingles_of
from pipeline.load.reuse.texts import FIELDS, Text, Use, framework_wording, texts_of
from pipeline.load.reuse.words import marked
from pipeline.load.rows import Row
from pipeline.records import content_id
from pipeline.rulebook.similarity import ReuseRules
from pipeline.thai import skeleton

_ONE = Decimal("1.0000")
# Bodies that a document names although it is not theirs.
_FOREIGN = "SELECT document_id, printed FROM organisation_mention WHERE decision = 'foreign' ORDER BY ALL"

Foreign = Mapping[str, Sequence[tuple[str, str]]]


def reuse_rows(connection: duckdb.DuckDBPyConnection, rules: ReuseRules) -> Iterator[tuple[str, Row]]:
    """(table, row) for every cluster and its members, the earliest cluster first."""
    texts = texts_of(connection, rules)
    shingles = shingles_of(texts, framework_wording(connection), rules)
    foreign: defaultdict[str, list[tuple[str, str]]] = defaultdict(list)
    for document, printed in connection.execute(_FOREIGN).fetchall():
        foreign[document].append((skeleton(printed), printed))
    for cluster in clusters_of(texts, shingles, pairs_of(shingles), rules):
        yield from _rows(cluster, foreign)


def _rows(cluster: Cluster, foreign: Foreign) -> Iterator[tuple[str, Row]]:
    first = cluster.first.uses[0]
    name = FIELDS[cluster.first.field_number]
    cluster_id = content_id("text-cluster", name, first.record_id)
    members = [(use, cluster.first, 1.0) for use in cluster.first.uses]
    members += [(use, text, alike) for text, alike in cluster.copies for use in text.uses]
    years = [use.fiscal_year_be for use, _, _ in members if use.fiscal_year_be is not None]
    yield (
        "text_cluster",
        {
            "cluster_id": cluster_id,
            "field": name,
            "is_template": cluster.is_template,
            "organisations": len(cluster.bodies),
            "members": len(members),
            "first_year_be": min(years, default=None),
            "last_year_be": max(years, default=None),
            "first_document_id": first.document_id,
            "text": first.text,
        },
    )
    for number, (use, text, alike) in enumerate(members, start=1):
        yield (
            "text_cluster_member",
            {
                "cluster_id": cluster_id,
                "sequence": number,
                "record_kind": use.record_kind,
                "record_id": use.record_id,
                "organisation_id": use.organisation_id,
                "fiscal_year_be": use.fiscal_year_be,
                "document_id": use.document_id,
                "evidence_id": use.evidence_id,
                "similarity": _ONE if text is cluster.first else Decimal(str(round(alike, 4))),
                "differs": None if text is cluster.first else marked(first.text, use.text),
                "named": _named(use, text, foreign),
            },
        )


def _named(use: Use, text: Text, foreign: Foreign) -> list[str]:
    """Other bodies whose names stand in the text."""
    return [printed for letters, printed in foreign.get(use.document_id, ()) if letters in text.letters]
