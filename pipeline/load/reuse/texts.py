"""The texts of a loaded database that may be copied: each different one once, with everybody who uses it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

import duckdb

from pipeline.load.stream import streamed
from pipeline.rulebook.similarity import ReuseRules
from pipeline.thai import skeleton

FIELDS = ("title", "steps", "weakness", "improvement", "strength")
"""What of a measure (title, steps) and of an analysis (the others) is compared, each with its like."""

# The earliest first: of two documents of one year, the one that is dated earlier.
_PASSAGES = """
    WITH said AS (
        SELECT 'measure' AS record_kind, measure_id AS record_id, document_id, organisation_id, fiscal_year_be,
            evidence_id, unnest([{'f': 0, 't': title}, {'f': 1, 't': array_to_string(steps, ' ')}]) AS s
        FROM measure
        UNION ALL
        SELECT 'indicator_analysis', indicator_analysis_id, document_id, organisation_id, fiscal_year_be, evidence_id,
            unnest([{'f': 2, 't': weakness}, {'f': 3, 't': improvement}, {'f': 4, 't': strength}])
        FROM indicator_analysis
    )
    SELECT a.s.f, o.full_name, a.s.t, a.record_kind, a.record_id, a.document_id, a.organisation_id, a.fiscal_year_be,
        a.evidence_id
    FROM said AS a
    JOIN organisation AS o USING (organisation_id)
    JOIN document AS d USING (document_id)
    WHERE length(a.s.t) >= $shortest
    ORDER BY a.fiscal_year_be NULLS LAST, d.document_date NULLS LAST, a.document_id, a.record_id, a.s.f
"""


@dataclass(frozen=True, slots=True)
class Use:
    """A record that has the text. ``fiscal_year_be`` is its year, B.E."""

    text: str
    record_kind: str
    record_id: str
    document_id: str
    organisation_id: str
    fiscal_year_be: int | None
    evidence_id: str


@dataclass(slots=True)
class Text:
    """A text as it is compared, and its uses, the earliest first; ``field_number`` is a place in ``FIELDS``."""

    field_number: int
    letters: str
    uses: list[Use] = field(default_factory=list)

    @property
    def bodies(self) -> set[str]:
        """Who uses it."""
        return {use.organisation_id for use in self.uses}


def texts_of(connection: duckdb.DuckDBPyConnection, rules: ReuseRules) -> list[Text]:
    """Every different text of a body that is known, those used earliest first."""
    found: dict[tuple[int, str], Text] = {}
    for number, full_name, *columns in streamed(connection, _PASSAGES, {"shortest": rules.shortest}):
        use = Use(*columns)
        letters = skeleton(use.text).replace(skeleton(full_name), "")
        if len(letters) >= rules.shortest:
            found.setdefault((number, letters), Text(number, letters)).uses.append(use)
    return list(found.values())


def framework_wording(connection: duckdb.DuckDBPyConnection) -> Iterable[str]:
    """The skeletons of what the frameworks prescribe: names of elements and of issues."""
    rows = connection.execute(
        "SELECT name_th FROM framework_element UNION SELECT name_th FROM framework_issue"
    ).fetchall()
    return sorted({skeleton(name) for (name,) in rows if name})
