"""Read the grids of plain text as tables of scores, and take the reading that gives values to most elements.

Takes the paragraphs between two tables, gives statements whose places are in no table. Where two readings differ and
are about equally good, neither is taken: the lines become one ``unmapped`` statement.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from pipeline.matching.elements import TextMatcher
from pipeline.parse.grids import Region, TextGrid, grid_regions
from pipeline.parse.tables.carry import Carry
from pipeline.parse.tables.context import Surroundings
from pipeline.parse.tables.score_grid import ScoreGrid
from pipeline.parse.tables.scores import ScoreReader
from pipeline.parse.tables.slots import Grid
from pipeline.parse.tables.trees import Key, trees
from pipeline.parse.tables.year_lists import year_list
from pipeline.records import Document, Field, Paragraph, Passage, Run, Spot, Statement
from pipeline.rulebook import Rulebook
from pipeline.thai import skeleton
from pipeline.thai.numerals import find_numbers, read_number

_LINE = re.compile(r"\n(?P<text>[^\n]*)")
_GAP = re.compile(r"(?<=\S)(?: {2,}|\t+)(?=\S)")
_FEWEST = 2
_MARGIN = 0.25
_REFUTED = 0.5
_QUOTED = 2
_EXACT = 2  # decimals
_FEWEST_NAMED = 3
_KEPT = ("#column", "#two-readings")
_UNKNOWN = 0.5


@dataclass(frozen=True, slots=True)
class _Outcome:
    """The result of a reading of a region. ``worth``: elements with a value, less values without an element."""

    grid: TextGrid
    statements: tuple[Statement, ...]
    values: dict[tuple[int, int], tuple[Key, str]]
    worth: float
    carry: Carry
    is_refused: bool = False


@dataclass(slots=True)
class TextGridReader:
    """Reader of the plain text of a document; ``owned`` are the lines of its grids, which no sentence is read in."""

    document: Document
    rulebook: Rulebook
    matcher: TextMatcher
    result_year: int | None = None
    owned: set[tuple[int, int, int]] = field(default_factory=set)
    grids: int = 0

    def read(self, paragraphs: Sequence[Paragraph], surroundings: Surroundings, carry: Carry) -> list[Statement]:
        """Return the statements of the grids; every paragraph is passed to ``surroundings``."""
        pages = {page.number: page.text for page in self.document.pages}
        found: list[Statement] = []
        position = 0
        for region in grid_regions(paragraphs, pages, lambda text: self.matcher.element(text) is not None):
            first = region.start[0]
            for paragraph in paragraphs[position:first]:
                surroundings.pass_paragraph(paragraph)
            position = max(position, first)
            statements = self._region(region, surroundings.context(), carry, paragraphs)
            if statements:
                found.extend(statements)
                position = max(position, region.stop[0] + 1)
                surroundings.pass_table()
        for paragraph in paragraphs[position:]:
            surroundings.pass_paragraph(paragraph)
        return found

    def next_number(self) -> int:
        """Return a number for a grid whose rows are not those of a table on the page."""
        self.grids += 1
        return -self.grids

    def _region(
        self, region: Region, context: tuple[Field, ...], carry: Carry, paragraphs: Sequence[Paragraph]
    ) -> list[Statement]:
        outcomes = [self._outcome(reading, context, replace(carry), paragraphs) for reading in region.readings]
        best = max(outcomes, key=lambda outcome: (outcome.worth, outcome.grid.fit))
        if best.worth < _FEWEST:
            doubts = [one for one in best.statements if one.rule_id.endswith("#two-readings")]
            # Numbers that are clearly no scores (page numbers of a contents page) are none in sentences either.
            refused = next((one for one in outcomes if one.is_refused), None)
            taken = best if doubts else refused
            self.owned.update(taken.grid.spans if taken is not None else ())
            return doubts
        rivals = [one for one in outcomes if one.worth > best.worth - _MARGIN and one.grid.fit >= best.grid.fit]
        self.owned.update(best.grid.spans)
        rival = next((one for one in rivals if _differ(best, one)), None)
        if rival is not None:
            spot = Spot(next(cell.passage for cell in best.grid.table.cells if cell.passage.text))
            said = (Field("first", _quoted(best, spot)), Field("second", _quoted(rival, spot)))
            return [Statement("unmapped", "scores#two-readings", spot, said, context)]
        carry.follow(best.carry)
        chosen = [best]
        for one in sorted(outcomes, key=lambda outcome: -outcome.worth):
            if one.worth >= _FEWEST and not any(_overlap(one.grid, other.grid) for other in chosen):
                chosen.append(one)
                self.owned.update(one.grid.spans)
        return [*(statement for one in chosen for statement in one.statements), *self._left_over(region, chosen)]

    def _left_over(self, region: Region, chosen: Sequence[_Outcome]) -> list[Statement]:
        """The lines of a region that no chosen grid covers: read by nobody, and said once where they have scores."""
        covered = {span for outcome in chosen for span in outcome.grid.spans}
        left: list[Passage] = []
        for page, start, end in sorted((set(region.spans) | set(self._rows_below(covered))) - covered):
            text = self.document.page(page).text[start:end]
            if any(number.is_plain and number.decimals == _EXACT for number in find_numbers(text)):
                left.append(Passage(text, page, (Run(0, end - start, start, end - start),)))
                self.owned.add((page, start, end))
        if not left:
            return []
        said = (Field("rows", Spot(Passage(str(len(left)), left[0].page_number, ()))), Field("header", Spot(left[0])))
        return [Statement("unmapped", "grids#table-unread", Spot(left[0]), said)]

    def _rows_below(self, covered: Collection[tuple[int, int, int]]) -> Iterator[tuple[int, int, int]]:
        """Lines of several columns right below the grids, up to the next blank line: rows that no grid took in."""
        page, _, stop = max(covered)
        for line in _LINE.finditer(self.document.page(page).text, stop):
            if not line["text"].strip():
                return
            if len(_GAP.findall(line["text"].strip())) >= _FEWEST:
                yield page, *line.span("text")

    def _outcome(
        self, reading: TextGrid, context: tuple[Field, ...], carry: Carry, paragraphs: Sequence[Paragraph]
    ) -> _Outcome:
        table = replace(reading.table, number=self.next_number())
        first, offset = reading.start
        lead = paragraphs[first].passage.slice(0, offset)
        if lead.text.strip():
            context = (*context[-1:], Field("caption", Spot(lead)))
        years = year_list(Grid(table), [*paragraphs[:first], Paragraph(lead)], self.rulebook.columns)
        if years:
            of_years: dict[tuple[int, int], tuple[Key, str]] = {
                one.place.passage.span(): (("overall", ""), one.fields[0].spot.text) for one in years
            }
            return _Outcome(reading, years, of_years, len(years), carry)
        cells = ScoreGrid(Grid(table), self.rulebook, self.matcher, self.result_year)
        read = ScoreReader(cells, context, carry).read()
        statements = tuple(one for one in read if one.kind != "unmapped" or one.rule_id.endswith(_KEPT))
        values: dict[tuple[int, int], tuple[Key, str]] = {}
        elements: set[tuple[str, ...]] = set()
        unknown = 0
        for statement in statements:
            if statement.kind != "score":
                continue
            element = self._element(statement)
            if element is None:
                unknown += 1
                continue
            values[statement.place.passage.span()] = (element, statement.fields[0].spot.text.strip())
            said = [one.spot.text for name in ("year", "part", "organisation") for one in statement.all(name)]
            elements.add((*element, statement.fields[0].header, *said))
        worth = len(elements) - _UNKNOWN * unknown - _UNKNOWN * (len(values) - len(elements))
        return _Outcome(reading, statements, values, worth + self._proof(values), carry, _is_refused(cells))

    def _proof(self, values: Mapping[tuple[int, int], tuple[Key, str]]) -> float:
        """Return what the arithmetic of the framework says of a reading with one value for each element."""
        read = {key: number.value for key, text in values.values() if (number := read_number(text)) is not None}
        proved, refuted = trees(self.rulebook).judge(read) if len(read) == len(values) else (0, 0)
        return proved - _REFUTED * refuted

    def _element(self, statement: Statement) -> Key | None:
        texts = [" ".join(" ".join(one.spot.text for one in statement.all("label")).split())]
        texts += [one.header or one.spot.text for one in statement.all("element")]
        matches = (one for text in texts if (one := self.matcher.element(text)) is not None and one.sure)
        known = next(matches, None)
        if known is not None:
            return known.scope, known.code
        return ("overall", "") if any(self._is_total(text) for text in texts) else None

    def _is_total(self, text: str) -> bool:
        """Return whether a label consists only of words for a total."""
        return self.rulebook.columns.total_pattern.fullmatch(skeleton(text)) is not None


def _differ(one: _Outcome, other: _Outcome) -> bool:
    """Return whether two readings give a number to different elements."""
    return any(other.values.get(place, (key, ""))[0] != key for place, (key, _) in one.values.items())


def _overlap(one: TextGrid, other: TextGrid) -> bool:
    return bool(set(one.spans) & set(other.spans))


def _is_refused(cells: ScoreGrid) -> bool:
    """Return whether rows of elements have numbers, and every column of them is clearly something else."""
    decisions = [one.decision for one in cells.facets.values() if one.decision is not None]
    refused = bool(decisions) and all(decision.is_clearly_none for decision in decisions)
    return refused and cells.named_rows() >= _FEWEST_NAMED


def _quoted(outcome: _Outcome, spot: Spot) -> Spot:
    """Return what a reading gives to its first elements, as text for a message."""
    pairs = [f"{code or scope} = {value}" for (scope, code), value in list(outcome.values.values())[:_QUOTED]]
    return Spot(Passage(", ".join(pairs), spot.passage.page_number, ()))
