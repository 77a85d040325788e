"""Which year each bound number is of: years before and behind, lists of years, a rise from one year to another.

Takes bindings in order, gives a year, none (the document's year is meant), or a doubt; never reads a year itself.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from pipeline.parse.about.years import SaidYear
from pipeline.parse.text.bindings import Binding
from pipeline.parse.text.tokens import Stream
from pipeline.parse.text.years_around import YearsAround
from pipeline.rulebook.passage_years import YearLinks


@dataclass(frozen=True, slots=True)
class YearOf:
    """The year of a score in the joined text; none where the document's is meant, or where it ``is_open``."""

    said: SaidYear | None = None
    is_open: bool = False


@dataclass(slots=True)
class YearsOfScores:
    """The years of a stream; ``said`` are those of each passage."""

    stream: Stream
    said: Sequence[Sequence[SaidYear]]
    links: YearLinks

    def of(self, bound: Sequence[Binding]) -> list[YearOf]:
        """Return the year of each binding."""
        found: list[YearOf] = []
        spent: set[SaidYear] = set()
        place = 0
        while place < len(bound):
            row = self._row(bound, place)
            years = self._listed(row) if len(row) > 1 else None
            if years is not None:
                found += years
            else:
                for binding in row:
                    year = self._year(binding, spent)
                    has_risen = place > 0 and bound[place - 1].number.rises and year.said == found[-1].said
                    found.append(YearOf() if has_risen else year)
            place += len(row)
        return found

    def _row(self, bound: Sequence[Binding], place: int) -> Sequence[Binding]:
        """Return the numbers of one name that follow each other without a year between them."""
        end = place + 1
        while (
            end < len(bound)
            and bound[place].name is not None
            and bound[end].name is bound[place].name
            and not any(bound[end - 1].number.end <= one.start < bound[end].number.start for one in self.stream.years)
            and not bound[end - 1].number.rises
            and not bound[end].number.listed
        ):
            end += 1
        return bound[place:end]

    def _listed(self, row: Sequence[Binding]) -> list[YearOf] | None:
        first = row[0].number
        years = [
            one for one in self.stream.years if self.stream.opened(first.start) <= one.start and one.end <= first.start
        ]
        if len(years) < len(row):
            return [YearOf(None, is_open=True)] * len(row)
        return [YearOf(year) for year in years[-len(row) :]]

    def _year(self, binding: Binding, spent: set[SaidYear]) -> YearOf:
        number = binding.number
        part = self.stream.part(number.start)
        base = self.stream.bases[part]
        around = YearsAround(self.stream.views[part].text, self.said[part], self.links)
        start, end = number.start - base, number.end - base
        behind = around.behind(end)
        if number.rises:
            if behind is not None:
                spent.add(behind)
            compared = [one for one in around.before(start) if one.role == "compared"]
            year = behind or (compared[-1] if compared else None)
            return YearOf(_placed(year, base), is_open=year is None)
        year = around.governing(start, end, spent)
        if year is not None and year == behind:
            spent.add(year)
        return YearOf(_placed(year, base))


def _placed(year: SaidYear | None, base: int) -> SaidYear | None:
    return replace(year, start=year.start + base, end=year.end + base) if year is not None else None
