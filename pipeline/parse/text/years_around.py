"""Find the year of a passage that a score or a claim belongs to.

Takes the years of a passage with their roles, gives the one that governs a place in it; never reads a year itself.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.parse.about.years import SaidYear
from pipeline.rulebook.passage_years import YearLinks

_GOVERNING = frozenset({"result", "other", "past", "target"})
_COMPARED_REACH = 40
_BEHIND = 80
_SCORE = re.compile(r"\d[.,]\d\d(?!\d)")
_STATES = re.compile(r"\d[.,]\d|คะแนน|ร้อยละ|%")
_LONGEST_BRACKET = 160
_ENDS = re.compile(r"\n\n|ลำดับ|อันดับ|เกณฑ์")


@dataclass(frozen=True, slots=True)
class YearsAround:
    """The years of a passage, for look-up by place."""

    text: str
    years: Sequence[SaidYear]
    links: YearLinks

    def before(self, place: int) -> list[SaidYear]:
        """Return the years that end at or before a place."""
        return [one for one in self.years if one.end <= place]

    def since(self, year: SaidYear, place: int) -> str:
        """Return the text from a year to a place behind it."""
        return self.text[year.end : place]

    def behind(self, end: int) -> SaidYear | None:
        """Return the year right behind a place, if it is of results or has no role."""
        year = next((year for year in self.years if year.start >= end), None)
        if year is None or year.start - end > _BEHIND or year.role not in {"result", "other"}:
            return None
        is_linked = self.links.behind.search(self.text[end : year.start]) is not None
        return year if is_linked and self.links.opens.search(self.text[year.end : year.end + _BEHIND]) is None else None

    def latest_of_row(self, year: SaidYear, place: int) -> SaidYear:
        """Return the latest year of a series of scores, up to a year before a place.

        Only where what stands at the place parts from the last score: not ปี ๒๕๖๖ ได้อันดับ ๓.
        """
        if not _SCORE.search(self.since(year, place)):
            return year
        row = [year]
        for one in reversed(self.before(year.start)):
            between = self.text[one.end : row[-1].start]
            if (
                one.role not in {"result", "other", "past", "compared"}
                or not _SCORE.search(between)
                or _ENDS.search(between)
            ):
                break
            row.append(one)
        return max((one for one in row if one.role != "compared"), key=lambda one: one.year, default=year)

    def nearest(self, place: int) -> SaidYear | None:
        """Return the nearest year of results before a place."""
        return next((year for year in reversed(self.before(place)) if self.governs(year, place)), None)

    def governs(self, year: SaidYear, place: int) -> bool:
        """Return whether a year can govern a place behind it: not from a closed bracket with its own score."""
        between = self.since(year, place)
        if year.role == "compared":
            return len(between) <= _COMPARED_REACH and not self.links.compared_ends.search(between)
        if year.role not in _GOVERNING or _states_another(self.text, year.start, place):
            return False
        return not (year.role == "target" and self.links.target_ends.search(between))


def _states_another(text: str, start: int, place: int) -> bool:
    """Return whether a bracket opened before ``start`` and closed before ``place`` has its own statement."""
    opened = text.rfind("(", max(0, start - _LONGEST_BRACKET), start)
    if opened < 0 or ")" in text[opened:start]:
        return False
    closed = text.find(")", start, place)
    return closed >= 0 and _STATES.search(text[opened + 1 : closed]) is not None
