"""Find the rows of a table of scores that name its columns: known header words, and texts above numbers.

Takes a grid with its numbers; gives the parts of the table, each a header and the rows below it. Never decides what a
column means.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from itertools import pairwise

from pipeline.matching.elements import TextMatcher
from pipeline.parse.tables.slots import Grid
from pipeline.records import Cell
from pipeline.thai.numerals import NumberReading, is_blank_mark
from pipeline.thai.years import find_years

_LONGEST_NAME = 80
_TITLE_ROWS = 3
_HEADER_ROWS = 4


@dataclass(frozen=True, slots=True)
class Part:
    """Header rows (often none) and the body rows below them."""

    header: range
    body: range


@dataclass(slots=True)
class HeaderRows:
    """Finder of header rows in one table. ``numbers`` are its cells of one number, by row and column."""

    grid: Grid
    matcher: TextMatcher
    numbers: Mapping[tuple[int, int], NumberReading]
    blank_words: tuple[str, ...]
    number_columns: frozenset[int] = field(init=False)
    first_number: int = field(init=False)
    last_number: int = field(init=False)

    def __post_init__(self) -> None:
        rows = [row for row, _ in self.numbers]
        self.first_number, self.last_number = min(rows, default=0), max(rows, default=-1)
        counts = Counter(column for _, column in self.numbers)
        filled = Counter(cell.column for cell in self.grid.table.cells if cell.passage.text.strip())
        self.number_columns = frozenset(
            column for column, count in counts.items() if 2 * count > filled[column] - _TITLE_ROWS
        )

    def parts(self) -> Iterator[Part]:
        """Return the parts of the table: each header with the rows down to the next one."""
        count = self.grid.table.row_count
        row = self._title_stop()
        while row < count:
            header = self._header_rows(row)
            stop = header.stop
            while stop < count and (stop == header.stop or not self.is_header(stop)):
                stop += 1
            yield Part(header or self._first_header_below(row), range(header.stop, stop))
            row = stop

    def _title_stop(self) -> int:
        """Return the first row after the titles that stand inside the table, above its header."""
        row = 0
        while row < min(_TITLE_ROWS, self.grid.table.row_count - 1) and len(self.grid.filled(row)) == 1:
            cell = self.grid.filled(row)[0]
            if self._is_number(cell) or self.matcher.is_section(cell.passage.text):
                break
            row += 1
        return row if len(self.grid.filled(row)) > 1 else 0

    def titles(self) -> list[Cell]:
        """Return the cells above the header that span columns or stand alone: captions of the table."""
        return [cell for row in range(self._title_stop()) for cell in self.grid.filled(row)]

    def _header_rows(self, start: int) -> range:
        """Return the header rows that begin at a row: rows without scores that name columns; often none."""
        stop = start
        while stop < self.grid.table.row_count and self.is_header(stop):
            stop += 1
        while start < stop < min(start + _HEADER_ROWS, self.grid.table.row_count) and self._goes_on(stop):
            stop += 1
        return range(start, stop)

    def _goes_on(self, row: int) -> bool:
        """Return whether a row below a header belongs to it: words above numbers and no row label."""
        filled = self.grid.filled(row)
        over = self.number_columns
        return (
            any(cell.column in over and not self._is_of_body(cell) for cell in filled)
            and not any(self._is_number(cell) or self._is_about(cell) for cell in filled)
            and self.last_number > row
        )

    def _first_header_below(self, start: int) -> range:
        """Return the header after an opening row of scores; it names the columns of that row too."""
        for row in range(start + 1, min(start + 3, self.grid.table.row_count)):
            if self.is_header(row):
                return self._header_rows(row)
        return range(start, start)

    def is_header(self, row: int) -> bool:
        """Return whether a row names columns: no scores, and texts that are column names or stand over numbers."""
        filled = self.grid.filled(row)
        if len(filled) < 2 or all(cell.column == 0 for cell in filled):
            return False
        counted = [self.numbers[cell.row, cell.column] for cell in filled if (cell.row, cell.column) in self.numbers]
        scores = [reading for reading in counted if reading.role == "number"]
        runs = _counts_up(scores)
        if scores and not runs:
            return False
        # One element or year may be what a row is about; several side by side are what columns are about.
        sideways = [cell for cell in filled if cell.column > 0 and self._is_sideways(cell)]
        heads = {(cell.row, cell.column) for cell in filled if self._names_column(cell)}
        if len(sideways) > 1:
            heads.update((cell.row, cell.column) for cell in sideways)
        if not heads and not runs:
            return self._heads_numbers(row, filled)
        heads.update((cell.row, cell.column) for cell in filled if self._is_number(cell))
        return 2 * len(heads) > len(filled) or self._heads_numbers(row, filled)

    def _heads_numbers(self, row: int, filled: list[Cell]) -> bool:
        """Return whether unknown texts stand over columns of numbers, and all other texts are no row labels.

        Above the first numbers one such text is enough; further down it takes all columns of numbers, and two.
        """
        over = [cell for cell in filled if cell.column in self.number_columns]
        texts = [cell for cell in over if not self._is_of_body(cell)]
        if any(self._is_number(cell) for cell in filled) or any(
            self._is_about(cell) for cell in filled if cell not in over
        ):
            return False
        is_above = row <= self.first_number
        return bool(texts) if is_above else len(over) == len(texts) > 1

    def _is_of_body(self, cell: Cell) -> bool:
        """Return whether a cell belongs below headers: a number, a blank or a level."""
        text = cell.passage.text
        return self._is_number(cell) or is_blank_mark(text, self.blank_words) or self.matcher.level(text) is not None

    def _is_about(self, cell: Cell) -> bool:
        match = self.matcher.element(cell.passage.text)
        return (match is not None and match.sure) or self.matcher.organisation(cell.passage.text)

    def _names_column(self, cell: Cell) -> bool:
        text = cell.passage.text
        if self._is_number(cell):
            return False
        if cell.column == 0 and any(mark.isdigit() for mark in text) and self.matcher.element(text) is not None:
            return False
        return self.matcher.is_column_name(text)

    def _is_sideways(self, cell: Cell) -> bool:
        """Return whether the cell names an element, year or organisation, which can label a row or a column."""
        text = cell.passage.text
        if self._is_number(cell):
            return self.numbers[cell.row, cell.column].role == "year"
        if len(text) > _LONGEST_NAME:
            return False
        return bool(find_years(text)) or self.matcher.element(text) is not None or self.matcher.organisation(text)

    def _is_number(self, cell: Cell) -> bool:
        return (cell.row, cell.column) in self.numbers


def _counts_up(readings: list[NumberReading]) -> bool:
    """Return whether numbers are a sequence such as ๑ ๒ ๓: names of columns, not scores."""
    if len(readings) < 3 or any(reading.decimals for reading in readings):
        return False
    return all(later.value - earlier.value == 1 for earlier, later in pairwise(readings))
