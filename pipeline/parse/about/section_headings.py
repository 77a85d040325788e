"""Find the heading of the section in which a statement stands: no entry of the list that it is in, and no statement.

Takes the locations of a document and the places of its statements, gives headings; never judges what they mean.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from pipeline.parse.about.locations import Locations
from pipeline.parse.text.view import View, window
from pipeline.records import Passage, Spot

_Place = tuple[int, tuple[int, int]]


class SectionHeadings:
    """The headings of a document, without what belongs to its statements (``own``)."""

    def __init__(self, locations: Locations, entry: re.Pattern[str], longest: int, own: Iterable[Spot]) -> None:
        self._locations = locations
        self._entry = entry
        self._longest = longest
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
        lines = self._lines_to(spot)
        own = self._entry.search(lines[-1].text) if lines else None
        heading = self._above_entries(lines, own.lastgroup) if own is not None else None
        seen: set[_Place] = set()
        heading = heading or self._locations.of(spot).heading
        while heading is not None and place_of(heading) not in seen:
            seen.add(place_of(heading))
            mark = self._entry.search(heading.text)
            is_sibling = own is not None and mark is not None and own.lastgroup == mark.lastgroup
            if not is_sibling and not self._is_own(heading):
                return heading
            heading = self._locations.of(heading.spot(0, len(heading.text))).heading
        return None

    def _above_entries(self, lines: Sequence[View], mark: str | None) -> View | None:
        """Return the line right above the first entry of the list that the last line is in, within its paragraph."""
        for above, line in zip(reversed(lines[:-1]), reversed(lines), strict=False):
            entry, other = self._entry.search(line.text), self._entry.search(above.text)
            is_of_list = entry is not None and entry.lastgroup == mark and _is_first(entry[0])
            if is_of_list and (other is None or other.lastgroup != mark) and not self._is_own(above):
                return above if len(above.text) <= self._longest else None
        return None

    def _is_own(self, seen: View) -> bool:
        page, (start, end) = place_of(seen)
        return any(at == page and low < end and start < high for at, (low, high) in self._own)

    def _lines_to(self, spot: Spot) -> list[View]:
        """Return the lines of a place's paragraph down to the one in which it begins; none in a table."""
        location = self._locations.of(spot)
        if location.text is None:
            return []
        end = location.text.text.find("\n", location.start)
        whole = location.text.text[: end if end >= 0 else None]
        return [window(location.text, *line.span()) for line in re.finditer(r"[^\n]*\S[^\n]*", whole)]


def _is_first(mark: str) -> bool:
    """Return whether the mark of an entry may be the first of a list: its last number is 1, or it has none."""
    numbers = re.findall(r"\d+", mark)
    return not numbers or int(numbers[-1]) == 1


def place_of(seen: View) -> _Place:
    """Return page and span of a text, which may be a line of its passage."""
    return _place(seen.spot(0, len(seen.text)).passage)


def _place(passage: Passage) -> _Place:
    return passage.page_number, passage.span()
