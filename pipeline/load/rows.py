"""Records become rows: one mapping from column to value for each record of a batch.

Takes a batch and its stamp, gives (table, row) pairs in document order; never converts a value beyond what the
column's type asks for. A column without a field of the same name is written out here.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import Field, dataclass, fields
from datetime import datetime
from decimal import Decimal
from typing import TYPE_CHECKING, Any, ClassVar, Protocol

from pipeline.records import Batch, Measure, content_id
from pipeline.thai import skeleton

if TYPE_CHECKING:
    from _typeshed import DataclassInstance

Row = dict[str, object]
_NAMES: dict[type, tuple[str, ...]] = {}


class Placed(Protocol):
    """A record of a document that stands somewhere."""

    __dataclass_fields__: ClassVar[dict[str, Field[Any]]]

    @property
    def document_id(self) -> str:
        """The document's sha256."""

    @property
    def evidence_id(self) -> str:
        """Where it stands."""


@dataclass(frozen=True, slots=True)
class Stamp:
    """What the run knows about a document: which run first ingested it and when (UTC), and the versions in use."""

    run_id: str
    ingested_at: datetime
    rulebook_hash: str
    pipeline_version: str


def rows_of(batch: Batch, stamp: Stamp) -> Iterator[tuple[str, Row]]:
    """Every row of a batch but its organisations, table by table, in document order."""
    yield "document", row_of(batch.document) | row_of(stamp)
    for page in batch.pages:
        row = row_of(page)
        yield "page", {"document_id": batch.document.document_id, "page_number": row.pop("number"), **row}
    yield from (("evidence", row_of(one)) for one in batch.evidence)
    yield from (("score", row_of(one)) for one in batch.scores)
    yield from (("assessment", row) for row in _identified("assessment_id", batch.assessments))
    yield from (("measure", row_of(one) | _skeletons(one)) for one in batch.measures)
    yield from (("disclosure_item", row) for row in _identified("disclosure_item_id", batch.disclosure_items))
    yield from (("indicator_analysis", row) for row in _identified("indicator_analysis_id", batch.indicator_analyses))
    yield from (("obstacle", row) for row in _identified("obstacle_id", batch.obstacles))
    for mention in batch.mentions:
        similarity = mention.similarity
        exact = None if similarity is None else similarity.quantize(Decimal("0.0001"))
        yield "organisation_mention", row_of(mention) | {"similarity": exact}
    yield from (("finding", row_of(one)) for one in batch.findings)


def row_of(record: DataclassInstance) -> Row:
    """The fields of a record by name."""
    kind = type(record)
    if kind not in _NAMES:
        _NAMES[kind] = tuple(one.name for one in fields(record))
    return {name: getattr(record, name) for name in _NAMES[kind]}


def _identified(name: str, records: Iterable[Placed]) -> Iterator[Row]:
    """Rows of records that bring no id: theirs is made of where they stand, and of a number where several do."""
    seen: Counter[str] = Counter()
    for record in records:
        identifier = content_id(name, record.document_id, record.evidence_id, seen[record.evidence_id])
        seen[record.evidence_id] += 1
        yield {name: identifier, **row_of(record)}


def _skeletons(measure: Measure) -> Row:
    """What the wording of a measure is compared by; ``None`` where nothing is left to compare."""
    return {
        "title_skeleton": skeleton(measure.title) or None,
        "steps_skeleton": skeleton("".join(measure.steps)) or None,
    }
