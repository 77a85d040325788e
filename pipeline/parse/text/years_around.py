"""Which of a passage's years a score or a claim is of.

Takes the years of a passage with their roles, gives the one that governs a place in it; never reads a year itself.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from pipeline.parse.about.years import SaidYear
from pipeline.rulebook.passage_years import YearLinks

_GOVERNING = frozenset({"result", "other", "past", "target"})
_COMPARED_REACH = 40
_SCORE = re.compile(r"\d[.,]\d\d(?!\d)")
_STATES = re.compile(r"\d[.,]\d|คะแนน|ร้อยละ|%")
_LONGEST_BRACKET = 160
_ENDS = re.compile(r"\n\n|ลำดับ|อันดับ|เกณฑ์")


@dataclass(frozen=True, slots=True)
class YearsAround:
    """The years of a passage, asked for by places in it."""

    text: str
    years: Sequence[SaidYear]
    links: YearLinks

    def before(self, place: int) -> list[SaidYear]:
        """The years that end by here."""
        return [one for one in self.years if one.end <= place]

    def since(self, year: SaidYear, place: int) -> str:
        """The text from a year to a place behind it."""
        return self.text[year.end : place]

    def governing(self, start: int, end: int, spent: Collection[SaidYear] = ()) -> SaidYear | None:
        """The nearest year before a place that is said of results, else the one that is linked to it from behind.

        ``spent`` years are linked so to an earlier place: ได้ ๘๘.๑๒ ในปี ๒๕๖๖ และ ๙๒.๔๐ ในปี ๒๕๖๗.
        """
        near = self.nearest(start)
        return near if near is not None and near not in spent else self.behind(end) or near

    def behind(self, end: int) -> SaidYear | None:
        """The year that is said right behind a place, of results or of nothing in particular."""
        for one in self.years:
            if one.start >= end:
                linked = self.links.behind.search(self.text[end : one.start]) is not None
                linked &= self.links.opens.search(self.text[one.end :]) is None
                return one if linked and one.role in {"result", "other"} else None
        return None

    def latest_of_row(self, year: SaidYear, place: int) -> SaidYear:
        """The latest of the years whose scores are told one after the other, up to a year before a place.

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
        """The nearest year before a place that is said of results; not one in a closed bracket with its own score."""
        for one in reversed(self.before(place)):
            between = self.since(one, place)
            if one.role == "compared":
                if len(between) <= _COMPARED_REACH and not self.links.compared_ends.search(between):
                    return one
                continue
            if one.role not in _GOVERNING or _states_another(self.text, one.start, place):
                continue
            if one.role == "target" and self.links.target_ends.search(between):
                continue
            return one
        return None


def _states_another(text: str, start: int, place: int) -> bool:
    """Return whether a bracket opened before ``start``, closed before ``place`` and holds a statement of its own."""
    opened = text.rfind("(", max(0, start - _LONGEST_BRACKET), start)
    if opened < 0 or ")" in text[opened:start]:
        return False
    closed = text.find(")", start, place)
    return closed >= 0 and _STATES.search(text[opened + 1 : closed]) is not None
