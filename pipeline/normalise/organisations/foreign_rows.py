"""Finds records that stand under a sentence or title that names another organisation: they may be that one's.

Takes the statements of a document and the findings of its organisations, gives findings; never gives a record away.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence

from pipeline.normalise.organisations.findings import OrganisationFinding
from pipeline.normalise.organisations.spellings import rule_parts
from pipeline.records import Document, Paragraph, Spot, Statement
from pipeline.rulebook import Rulebook

_RECORDS = frozenset({"measure", "disclosure_item", "indicator_analysis"})
_FEW = 2
"""Lines that may stand between the line of the name and the first record."""


def rows_of_others(
    document: Document, statements: Sequence[Statement], told: Iterable[OrganisationFinding], rulebook: Rulebook
) -> list[OrganisationFinding]:
    """Return a finding for each other body that is the last one named before a record, in a line right above it.

    ``told`` are findings of which ``foreign-organisation-named`` say who is another body. One that a record names
    (a partner, a place) does not count, nor one in a table; a sentence that was taken for a record does.
    """
    foreign = {_start(spot): one for one in told if one.rule == "foreign-organisation-named" for spot, _ in one.spots}
    if not foreign:
        return []
    lines = sorted(_lines(document))
    sentence = rulebook.passages.years.body_words
    own = [
        (_start(piece.spot), _end(piece.spot))
        for one in statements
        if one.kind in _RECORDS
        for piece in one.fields
        if sentence.search(piece.spot.text) is None
    ]
    names = (
        _start(one.place)
        for one in statements
        if one.kind == "organisation" and rule_parts(one)[0] == "name" and one.place.table_number is None
    )
    named = sorted(place for place in names if not any(low <= place < high for low, high in own))
    found: dict[str | None, OrganisationFinding] = {}
    for low, high in own:
        at = bisect_right(named, low)
        other = foreign.get(named[at - 1]) if at else None
        if (
            other is not None
            and bisect_right(lines, low) - bisect_right(lines, named[at - 1]) <= _FEW + 1
            and low < high
        ):
            rule = "rows-of-another-body"
            found[other.observed] = OrganisationFinding(
                rule, other.observed, other.expected, other.organisation_id, other.spots
            )
    return list(found.values())


def _lines(document: Document) -> Iterator[tuple[int, int]]:
    """Yield where the lines of the paragraphs begin: page and offset."""
    for block in document.blocks:
        if isinstance(block, Paragraph):
            text, start = block.passage.text, 0
            for line in text.split("\n"):
                if line.strip():
                    yield _start(Spot(block.passage.slice(start, start + len(line))))
                start += len(line) + 1


def _start(spot: Spot) -> tuple[int, int]:
    return spot.passage.page_number, spot.passage.span()[0]


def _end(spot: Spot) -> tuple[int, int]:
    return spot.passage.page_number, spot.passage.span()[1]
