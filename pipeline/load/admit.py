"""Looks at one batch before it is loaded: does it hold together by itself?

Takes a batch, gives what is wrong with it as sentences. A batch that contradicts itself is refused alone, so that one
document cannot keep a country from being published. Never judges what a document says, never repairs.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from decimal import Decimal

from pipeline.records import Batch

_HUNDREDTH = Decimal("0.01")
_TOO_LARGE = Decimal(10000)


def faults(batch: Batch) -> list[str]:
    """Everything that is wrong with the batch; empty where nothing is."""
    return [*_owners(batch), *_repeats(batch), *_places(batch), *_references(batch), *_amounts(batch)]


def _owners(batch: Batch) -> Iterator[str]:
    own = batch.document.document_id
    for records in (
        batch.evidence, batch.mentions, batch.scores, batch.assessments, batch.measures, batch.disclosure_items,
        batch.indicator_analyses, batch.obstacles, batch.findings,
    ):  # fmt: skip
        yield from (
            f"{type(record).__name__} belongs to document {record.document_id}"
            for record in records
            if record.document_id != own
        )


def _repeats(batch: Batch) -> Iterator[str]:
    named: tuple[tuple[str, Iterable[str]], ...] = (
        ("evidence_id", (one.evidence_id for one in batch.evidence)),
        ("score_id", (one.score_id for one in batch.scores)),
        ("measure_id", (one.measure_id for one in batch.measures)),
        ("finding_id", (one.finding_id for one in batch.findings)),
        ("page_number", (str(one.number) for one in batch.pages)),
    )
    for name, values in named:
        seen: set[str] = set()
        for value in values:
            if value in seen:
                yield f"{name} {value} stands twice"
            seen.add(value)
    if len(batch.pages) != batch.document.page_count:
        yield f"page_count is {batch.document.page_count}, but there are {len(batch.pages)} pages"


def _places(batch: Batch) -> Iterator[str]:
    texts = {page.number: page.text for page in batch.pages}
    for one in batch.evidence:
        text = texts.get(one.page_number)
        if text is None:
            yield f"evidence {one.evidence_id} stands on page {one.page_number}, which does not exist"
        elif not 0 <= one.char_start <= one.char_end <= len(text):
            yield f"evidence {one.evidence_id} stands outside page {one.page_number}"
        elif text[one.char_start : one.char_end] != one.raw_text:
            yield f"evidence {one.evidence_id} is not the text of page {one.page_number} at its offsets"


def _references(batch: Batch) -> Iterator[str]:
    evidence = {one.evidence_id for one in batch.evidence}
    used: list[tuple[str, str]] = [
        *((f"score {one.score_id}", one.evidence_id) for one in batch.scores),
        *(("an assessment", one.evidence_id) for one in batch.assessments),
        *((f"measure {one.measure_id}", one.evidence_id) for one in batch.measures),
        *((f"disclosure item {one.code_printed}", one.evidence_id) for one in batch.disclosure_items),
        *((f"the analysis of indicator {one.indicator_code}", one.evidence_id) for one in batch.indicator_analyses),
        *(("an obstacle", one.evidence_id) for one in batch.obstacles),
        *((f"mention {one.printed!r}", one.evidence_id) for one in batch.mentions if one.evidence_id is not None),
        *((f"finding {one.finding_id}", identifier) for one in batch.findings for identifier in one.evidence_ids),
    ]
    yield from (f"{what} has no evidence {identifier}" for what, identifier in used if identifier not in evidence)


def _amounts(batch: Batch) -> Iterator[str]:
    amounts: list[tuple[str, Decimal | None]] = [
        *((f"score {one.score_id}", one.value) for one in batch.scores),
        *(("pass mark", one.pass_mark) for one in batch.assessments),
        *((f"suggestion of finding {one.finding_id}", one.suggested_value) for one in batch.findings),
    ]
    for what, amount in amounts:
        if amount is None:
            continue
        if not amount.is_finite() or abs(amount) >= _TOO_LARGE or amount != amount.quantize(_HUNDREDTH):
            yield f"{what} is {amount}, which is no DECIMAL(6,2)"
    yield from (
        f"score {one.score_id} is missing and has a value"
        for one in batch.scores
        if one.is_missing and one.value is not None
    )
