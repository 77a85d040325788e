"""Find relative years (ปีที่แล้ว last year, ปีนี้ this year) as offsets from the result year.

Takes a text and the rules of the calendar, gives offsets in years with their places; never computes a year.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import lru_cache, partial

from pipeline.matching.once import once
from pipeline.rulebook.calendar import CalendarRules, RelativeYears
from pipeline.thai import arabic_digits, find_years
from pipeline.thai.script import arranged

_KEPT = 2048


@dataclass(frozen=True, slots=True)
class RelativeYear:
    """A relative year at ``text[start:end]``: 0 is the result year of the document, -1 the year before it."""

    offset: int
    start: int
    end: int


def find_relative_years(text: str, calendar: CalendarRules) -> Sequence[RelativeYear]:
    """Return the relative years of a text in order; numbers of years (๓ ปีที่ผ่านมา) are no relative years."""
    return _finder(calendar)(text)


@once
def _finder(calendar: CalendarRules) -> Callable[[str], Sequence[RelativeYear]]:
    """Return the search with these rules; cached, since several readers ask for the same texts."""
    return lru_cache(maxsize=_KEPT)(partial(_find, calendar.relative_years))


def _find(rules: RelativeYears, text: str) -> Sequence[RelativeYear]:
    plain = arabic_digits(text)
    found: list[RelativeYear] = []
    for rule in rules.patterns:
        for match in rule.pattern.finditer(plain):
            start, end = match.span()
            if any(start < year.end and year.start < end for year in found) or rules.spans.search(plain[:start]):
                continue
            found.append(RelativeYear(rule.offset, start, end))
    return sorted(found, key=lambda year: year.start)


def relative_year(text: str, calendar: CalendarRules) -> int | None:
    """Return the offset that a header or phrase names: 0, -1 or -2 years from the result year.

    ``None`` where it names none or several, and where it prints a year itself: the printed year applies.
    """
    offsets = {year.offset for year in find_relative_years(arranged(text), calendar)}
    return offsets.pop() if len(offsets) == 1 and not find_years(text) else None
