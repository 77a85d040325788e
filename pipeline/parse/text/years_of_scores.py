"""Find the year of each bound number: years before and behind it, lists of years, a rise between two years.

Takes bindings in order, gives a year, none (the document's year is meant), or a doubt; never reads a year itself.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import groupby

from pipeline.parse.about.years import SaidYear
from pipeline.parse.text.bindings import Binding
from pipeline.parse.text.tokens import Number, Stream
from pipeline.parse.text.years_around import YearsAround
from pipeline.rulebook.passage_years import YearLinks

_NEAR = 3


@dataclass(frozen=True, slots=True)
class YearOf:
    """The year of a score in the joined text; none for the document's year, or if it ``is_open``."""

    said: SaidYear | None = None
    is_open: bool = False


def years_of_scores(stream: Stream, bound: Sequence[Binding], links: YearLinks) -> list[YearOf]:
    """Return the year of each binding."""
    found: list[YearOf] = []
    for part, bindings in groupby(bound, key=lambda binding: stream.part(binding.number.start)):
        base = stream.bases[part]
        years = stream.years_between(base, base + len(stream.views[part].text))
        reader = _Reader(stream, YearsAround(stream.text, years, links))
        for _, row in groupby(bindings, key=lambda binding: id(binding.name)):
            found += reader.of_one_name([binding.number for binding in row])
    return [_compared(place, bound, found) for place in range(len(bound))]


def _compared(place: int, bound: Sequence[Binding], years: Sequence[YearOf]) -> YearOf:
    """Return the year of a binding.

    An unnamed former year is open, unless a score of another year is near.
    """
    year, binding = years[place], bound[place]
    if year.said is None or year.said.year >= 0 or binding.name is None:
        return year
    for other, its_year in zip(
        bound[max(0, place - _NEAR) : place + _NEAR + 1], years[max(0, place - _NEAR) :], strict=False
    ):
        is_alike = other.name is not None and other.name.subject.scope == binding.name.subject.scope
        has_own_year = its_year.said is None or its_year.said.year >= 0
        if is_alike and has_own_year and not its_year.is_open and _value(other) != _value(binding):
            return year
    return YearOf(is_open=True)


def _value(binding: Binding) -> object:
    return binding.number.reading.value if binding.number.reading is not None else None


@dataclass(slots=True)
class _Reader:
    """The years of one passage; ``spent`` years stand behind a number and do not govern the next one."""

    stream: Stream
    around: YearsAround
    spent: set[SaidYear] = field(default_factory=set)

    def of_one_name(self, numbers: Sequence[Number]) -> Iterator[YearOf]:
        """Return the years of numbers of one name that follow each other."""
        behind = [self.around.behind(number.end) for number in numbers]
        if len(numbers) > 1 and all(behind) and len(set(behind)) == len(numbers):
            self.spent.update(year for year in behind if year is not None)
            yield from map(YearOf, behind)
            return
        last: tuple[Number, YearOf] | None = None
        for row in self._rows(numbers):
            listed = self._listed(row) if len(row) > 1 else None
            for place, number in enumerate(row):
                year = listed[place] if listed is not None else self._year(number)
                if last is not None and last[0].rises and last[1].said == year.said:
                    year = YearOf()  # the year of the earlier score
                yield year
                last = number, year

    def _rows(self, numbers: Sequence[Number]) -> Iterator[Sequence[Number]]:
        """Return the numbers in rows that no year separates."""
        start = 0
        for end in range(1, len(numbers) + 1):
            number, last = numbers[end] if end < len(numbers) else None, numbers[end - 1]
            parts = number is None or number.row is not None or last.rises or number.start == last.start
            if parts or (number is not None and self.stream.years_between(last.end, number.start)):
                yield numbers[start:end]
                start = end

    def _listed(self, row: Sequence[Number]) -> list[YearOf]:
        """Return as many years as numbers, from before or behind them; any other count is a doubt."""
        opened = self.stream.opened(row[0].start)
        before = [year for year in self.stream.years_between(opened, row[0].start) if year.role != "unrelated"]
        behind = self._behind(row[-1])
        years = before[-len(row) :] if len(before) >= len(row) else behind
        if len(years) != len(row):
            return [YearOf(is_open=True)] * len(row)
        return [YearOf(year) for year in years]

    def _behind(self, number: Number) -> list[SaidYear]:
        """Return the years in a row right behind a number: values above their years."""
        found: list[SaidYear] = []
        place = number.tail
        for year in self.around.years:
            if year.start >= place:
                if len(self.stream.words.rest(self.stream.text[place : year.start])) > len("ปีงบประมาณ พ.ศ."):
                    break
                found.append(year)
                place = year.end
        return found

    def _year(self, number: Number) -> YearOf:
        behind = self.around.behind(number.end)
        if number.rises:
            if behind is not None:
                self.spent.add(behind)
            compared = [year for year in self.around.before(number.start) if year.role == "compared"]
            year = behind or (compared[-1] if compared else None)
            return YearOf(year, is_open=year is None)
        near = self.around.nearest(number.start)
        year = near if near is not None and near not in self.spent else behind or near
        if year is not None and year == behind:
            self.spent.add(year)
        return YearOf(year)
