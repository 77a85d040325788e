"""Find the heading of the section in which a statement stands: no entry of the list that it is in, and no statement.

Takes the locations of a document and the places of its statements, gives headings; never judges what they mean.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from pipeline.parse.about.locations import Locations
from pipeline.parse.text.view import View
from pipeline.records import Passage, Spot

_Place = tuple[int, tuple[int, int]]


class SectionHeadings:
    """The headings of a document, without what belongs to its statements (``own``)."""

    def __init__(self, locations: Locations, entry: re.Pattern[str], own: Iterable[Spot]) -> None:
        self._locations = locations
        self._entry = entry
        self._own = frozenset(
            _place(spot.passage) for spot in own if spot.table_number is None and spot.passage.runs
        )  # fmt: skip
        self._found: dict[_Place, View | None] = {}

    def of(self, spot: Spot) -> View | None:
        """Return what heads the section of a place, or ``None``."""
        place = _place(spot.passage)
        if place not in self._found:
            self._found[place] = self._search(spot)
        return self._found[place]

    def _search(self, spot: Spot) -> View | None:
        """Return the nearest heading above that is neither an entry with the same mark nor part of a statement."""
        own = self._entry.search(self._line(spot))
        seen: set[_Place] = set()
        heading = self._locations.of(spot).heading
        while heading is not None and _place(heading.passage) not in seen:
            seen.add(_place(heading.passage))
            mark = self._entry.search(heading.text)
            is_sibling = own is not None and mark is not None and own.lastgroup == mark.lastgroup
            if not is_sibling and not self._is_own(heading.passage):
                return heading
            heading = self._locations.of(Spot(heading.passage)).heading
        return None

    def _is_own(self, passage: Passage) -> bool:
        page, (start, end) = _place(passage)
        return any(at == page and low < end and start < high for at, (low, high) in self._own)

    def _line(self, spot: Spot) -> str:
        """Return the line in which a place begins; empty in a table."""
        location = self._locations.of(spot)
        if location.text is None:
            return ""
        start = location.text.text.rfind("\n", 0, location.start) + 1
        return location.text.text[start:].partition("\n")[0]


def _place(passage: Passage) -> _Place:
    return passage.page_number, passage.span()
