"""Typed tokens of running text with their places: names, numbers and blanks, years, in one text of many passages.

Gives places of the joined text and the exact places of the document behind them; never decides what a token means.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property

from pipeline.parse.about.years import SaidYear
from pipeline.parse.text.lexicon import Lexicon
from pipeline.parse.text.subjects import Subject
from pipeline.parse.text.view import View
from pipeline.records import Spot
from pipeline.rulebook.passages import CueRole, ResultRules
from pipeline.thai import NumberReading

_MOST = 40
_LONGEST_LINE = 120
_LED = re.compile(r"[.…_]{3}[ ]*(?P<page>\d{1,3})[ ]*(?:\n|\Z)")
BRACKET = re.compile(r"\([^()\n]*\)")


@dataclass(slots=True)
class Number:
    """A number or a blank from ``start`` to ``end``, the evidence that it is a score, and its role if it is none.

    ``tail`` is the end of its unit. ``rises``: an earlier score from which the next one rose or fell. ``listed``: it
    stands in the line of one organisation of a list.
    """

    start: int
    end: int
    reading: NumberReading | None
    score: float = 0.0
    role: CueRole | None = None
    unmapped: bool = False
    chained: bool = False
    has_unit: bool = False
    announced: bool = False
    linked: bool = False
    extreme: bool = False
    alone: bool = False
    ends_line: bool = False
    row: int | None = None
    rises: bool = False
    tail: int = 0

    @property
    def exact(self) -> bool:
        """Whether two decimals are printed."""
        return self.reading is not None and self.reading.decimals == 2


@dataclass(slots=True)
class Name:
    """A subject where it stands in the joined text; ``alone`` on its line, or the ``title`` of a text."""

    subject: Subject
    start: int
    end: int
    alone: bool = False
    title: bool = False
    year: SaidYear | None = None

    @property
    def is_heading(self) -> bool:
        """Whether the name stands alone on a line and speaks for what stands below it."""
        subject = self.subject
        return self.alone and not subject.weak and (subject.scope != "foreign" or subject.other)


@dataclass
class Stream:
    """Passages as one text, with names, years and numbers in order. ``stops`` are where list items begin."""

    views: Sequence[View]
    words: Lexicon
    text: str
    bases: list[int]
    names: list[Name]
    years: list[SaidYear]
    numbers: list[Number] = field(default_factory=list)
    stops: list[int] = field(default_factory=list)
    brackets: list[tuple[int, int]] = field(default_factory=list)

    @cached_property
    def has_contents(self) -> bool:
        """Whether the whole numbers behind leaders are those of pages: they never fall."""
        pages = [int(found["page"]) for found in _LED.finditer(self.text)]
        return pages == sorted(pages)

    @property
    def rules(self) -> ResultRules:
        """Return the rules that the tokens were found by."""
        return self.words.rules

    def names_between(self, start: int, end: int) -> list[Name]:
        """Return the names that stand between two places."""
        return [name for name in self.names[self._first(self.names, start) :][:_MOST] if name.end <= end]

    def years_between(self, start: int, end: int) -> list[SaidYear]:
        """Return the years that stand between two places."""
        return [year for year in self.years[self._first(self.years, start) :][:_MOST] if year.end <= end]

    @staticmethod
    def _first(tokens: Sequence[Name] | Sequence[SaidYear], start: int) -> int:
        return bisect_left(tokens, start, key=lambda token: token.start)

    def part_spot(self, name: Name) -> Spot | None:
        """Return the place of the group of respondents that a name includes."""
        if name.subject.part is None:
            return name.subject.part_spot
        return self.views[self.part(name.start)].spot(*name.subject.part)

    def part(self, place: int) -> int:
        """Return the number of the passage at a place."""
        return bisect_right(self.bases, place) - 1

    def spot(self, start: int, end: int) -> Spot:
        """Return the place behind a slice of one passage."""
        number = self.part(start)
        seen, base = self.views[number], self.bases[number]
        return seen.spot(start - base, min(end - base, len(seen.text)))

    def opened(self, place: int) -> int:
        """Return where the list item or passage of a place begins."""
        number = bisect_right(self.stops, place)
        return self.stops[number - 1] if number else 0

    def sections(self, start: int, end: int) -> int:
        """Return how many list items or passages begin behind ``start`` up to ``end``."""
        return bisect_right(self.stops, end) - bisect_right(self.stops, start)

    def bracket(self, place: int) -> tuple[int, int] | None:
        """Return the closed bracket that a place stands in."""
        number = bisect_right(self.brackets, (place, len(self.text))) - 1
        return self.brackets[number] if number >= 0 and self.brackets[number][1] > place else None

    def plain(self, start: int, end: int) -> str:
        """Return a slice of the text without the brackets that open and close in it."""
        return BRACKET.sub(" ", self.text[start:end])

    def opens_line(self, place: int) -> bool:
        """Return whether nothing but white space stands before a place on its line."""
        return not self.text[self.text.rfind("\n", 0, place) + 1 : place].strip(" -*•\t")

    def are_neighbours(self, one: Number, other: Number) -> bool:
        """Return whether two numbers stand on lines that follow each other."""
        between = self.text[min(one.end, other.end) : max(one.start, other.start)]
        return len(between) < _LONGEST_LINE and len(re.findall(r"\n+", between)) == 1

    def line(self, start: int, end: int) -> tuple[str, str]:
        """Return what stands before and behind a token on its line."""
        first = self.text.rfind("\n", 0, start) + 1
        last = self.text.find("\n", end)
        return self.text[first:start], self.text[end : last if last >= 0 else len(self.text)]
