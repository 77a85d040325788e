"""The rows and cells of a table of scores: which are headers, labels, numbers and blanks.

Takes a grid and the rulebook, gives answers about cells; makes no statements.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from itertools import pairwise

from pipeline.matching.elements import TextMatcher
from pipeline.parse.tables.score_columns import Facets, facets_above
from pipeline.parse.tables.slots import Grid
from pipeline.records import Cell
from pipeline.rulebook import Rulebook
from pipeline.thai.numerals import NumberReading, is_blank_mark, read_number
from pipeline.thai.years import find_years

_LABEL_ROLES = frozenset(
    {None, "indicator", "question", "item_title", "organisation", "code", "title", "issue", "score"}
)  # fmt: skip
_LONGEST_NAME = 80
# Scores that are printed without decimals in tables without a header; other whole numbers may be pages or counts.
_WHOLE_SCORES = frozenset({0, 50, 100})
_LONGEST_NUMBER = 24
_NAME_ROLES = frozenset({"indicator", "question", "item_title", "code"})
_SEGMENT_ROLES = _NAME_ROLES | {"indicator_number"}
_NUMBER_ROLES = _NAME_ROLES | {"sequence", "indicator_number", "rank"}


@dataclass(slots=True)
class ScoreGrid:
    """One table of scores. ``facets`` are of the header rows that stand above the row being read."""

    grid: Grid
    rulebook: Rulebook
    senses: TextMatcher
    facets: dict[int, Facets] = field(default_factory=dict)
    numbers: dict[tuple[int, int], NumberReading] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for cell in self.grid.table.cells:
            reading = read_number(cell.passage.text) if cell.passage.text.strip() else None
            if reading is not None:
                self.numbers[cell.row, cell.column] = reading

    def use_header(self, rows: range) -> None:
        """The columns below mean what these header rows say."""
        self.facets = facets_above(self.grid, rows, self.senses)
        if any(one.header and one.takes_scores for one in self.facets.values()):
            return
        for column, one in self.facets.items():
            # "คะแนนเต็ม 100" over numbers that vary heads the scores themselves, where nothing else does.
            values = {reading.value for (_, at), reading in self.numbers.items() if at == column}
            if one.role == "full_marks" and len(values) > 1:
                self.facets[column] = replace(one, role="score")

    def above(self, cell: Cell) -> Facets:
        """What stands above a cell."""
        return self.facets.get(cell.column, Facets())

    def header_rows(self, start: int) -> range:
        """The header rows that begin at a row: rows without scores that name columns; often none."""
        stop = start
        while stop < self.grid.table.row_count and self.is_header(stop):
            stop += 1
        if start == stop == 0 and self._heads_numbers():
            stop = 1
        return range(start, stop)

    def _heads_numbers(self) -> bool:
        """Whether the first row is texts over columns of numbers: a header, though its words are not known."""
        filled = self.grid.filled(0)
        if len(filled) < 2 or any(self.is_number(cell) for cell in filled):
            return False
        return any(
            (row, cell.column) in self.numbers for cell in filled[1:] for row in range(1, self.grid.table.row_count)
        )

    def first_header_below(self) -> range:
        """Where a table opens with a row of scores, the header that follows it names the columns of that row too."""
        for row in range(1, min(3, self.grid.table.row_count)):
            if self.is_header(row):
                return self.header_rows(row)
        return range(0)

    def is_header(self, row: int) -> bool:
        """Whether a row names columns: no scores in it, and all its texts but one are names of columns."""
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
            return False
        heads.update((cell.row, cell.column) for cell in filled if self.is_number(cell))
        return 2 * len(heads) > len(filled)

    def _names_column(self, cell: Cell) -> bool:
        text = cell.passage.text
        if self.is_number(cell):
            return False
        if cell.column == 0 and any(mark.isdigit() for mark in text) and self.senses.element(text) is not None:
            return False
        return self.senses.is_column_name(text)

    def _is_sideways(self, cell: Cell) -> bool:
        """Whether the cell names an element, a year or a body: what a row or a column can be about."""
        text = cell.passage.text
        if self.is_number(cell):
            return self.numbers[cell.row, cell.column].role == "year"
        if len(text) > _LONGEST_NAME:
            return False
        return bool(find_years(text)) or self.senses.element(text) is not None or self.senses.organisation(text)

    def row_cells(self, row: int) -> list[Cell]:
        """The cells that cover the row and say something, each once, spanning ones from rows above among them."""
        seen: list[Cell] = []
        for column in range(self.grid.table.column_count):
            cell = self.grid.cell(row, column)
            if cell is not None and cell.passage.text.strip() and cell not in seen:
                seen.append(cell)
        return seen

    def is_number(self, cell: Cell) -> bool:
        """Whether the cell prints one number and nothing else."""
        return (cell.row, cell.column) in self.numbers

    def is_label(self, cell: Cell) -> bool:
        """Whether the cell says what its row is about."""
        role = self.above(cell).role
        if role not in _LABEL_ROLES:
            return False
        if self.is_number(cell):
            # A code alone in a column of names: "9.1"; a bare number only counts the rows.
            sense = self.senses.element(cell.passage.text) if role in _NAME_ROLES else None
            return sense is not None and sense.sure
        return not self.is_blank(cell) and not self.is_value(cell.row, cell)

    def is_counter(self, cell: Cell) -> bool:
        """Whether the cell numbers its row: a running number or the number of an indicator."""
        return self.is_number(cell) and self.above(cell).role in _NUMBER_ROLES and not self.is_label(cell)

    def is_blank(self, cell: Cell) -> bool:
        """Whether the cell prints a mark for nothing (``-``, ไม่มีข้อมูล) or is empty."""
        return is_blank_mark(cell.passage.text, self.rulebook.columns.blank_words)

    def is_value(self, row: int, cell: Cell) -> bool:
        """Whether the cell holds a score of this row, or a printed mark for a missing one."""
        if cell.row != row or not self.above(cell).takes_scores:
            return False
        reading = self.numbers.get((cell.row, cell.column))
        if reading is None:
            return cell.column > 0 and bool(self.above(cell).header) and (self.is_blank(cell) or self._is_broken(cell))
        if reading.signed or reading.role not in {"number", "code"}:
            return False
        if self.above(cell).header or reading.decimals == 2:
            return True
        return reading.value in _WHOLE_SCORES and self._follows_label(row, cell)

    def _is_broken(self, cell: Cell) -> bool:
        """Digits in a column of scores that are no one number: two numbers, or letters among them."""
        text = cell.passage.text.strip()
        if len(text) > _LONGEST_NUMBER or self.senses.element(text) is not None:
            return False
        return sum(mark.isdigit() for mark in text) * 2 >= len(text.replace(" ", ""))

    def _follows_label(self, row: int, cell: Cell) -> bool:
        return any(other.column < cell.column and not self.is_number(other) for other in self.row_cells(row))

    def is_of_bodies(self) -> bool:
        """Whether the rows are bodies: a column is headed so, or several labels begin with the name of one."""
        if any(one.role == "organisation" for one in self.facets.values()):
            return True
        texts = [cell.passage.text for cell in self.grid.table.cells if cell.column < 2 and not self.is_number(cell)]
        return sum(1 for text in texts if self.senses.organisation(text)) > 1

    def unread_columns(self) -> list[Cell]:
        """The first number of each column of numbers whose header no rule knows."""
        found: list[Cell] = []
        for column, one in self.facets.items():
            if not one.header or one.role is not None or one.takes_scores:
                continue
            rows = sorted(row for row, at in self.numbers if at == column)
            if len(rows) > 1 and (cell := self.grid.own(rows[0], column)) is not None:
                found.append(cell)
        return found

    def segments(self) -> list[frozenset[int]]:
        """The columns in groups, where names and scores stand side by side again (ข้อ | คะแนน | ข้อ | คะแนน).

        One group where the scores stand first, or where names come only once.
        """
        groups: list[list[int]] = [[]]
        scored = False
        for column in range(self.grid.table.column_count):
            one = self.facets.get(column, Facets())
            if scored and one.role in _SEGMENT_ROLES and one.element is None:
                groups.append([])
                scored = False
            groups[-1].append(column)
            scored = scored or bool(one.header and one.takes_scores and any(at == column for _, at in self.numbers))
        whole = frozenset(range(self.grid.table.column_count))
        opens_with_scores = not any(self.facets.get(column, Facets()).role in _SEGMENT_ROLES for column in groups[0])
        if len(groups) == 1 or opens_with_scores or not scored:
            return [whole]
        return [frozenset(group) for group in groups]

    def mostly_filled(self, column: int) -> bool:
        """Whether most rows print something in this column, and at least one of them a number."""
        rows = [row for row in range(self.grid.table.row_count) if len(self.grid.filled(row)) > 1]
        printed = sum(1 for row in rows if self.grid.own(row, column) is not None)
        return 2 * printed > len(rows) and any((row, column) in self.numbers for row in rows)

    def blanks(self, row: int) -> list[Cell]:
        """Cells of score columns that this row leaves empty although other rows fill them."""
        found: list[Cell] = []
        for column, facets in self.facets.items():
            cell = self.grid.cell(row, column)
            if facets.role != "score" or facets.part is not None or cell is None:
                continue
            begins_here = cell.row == row and cell.column == column
            if begins_here and not cell.passage.text.strip() and self.mostly_filled(column):
                found.append(cell)
        return found

    def leads_parts(self, row: int) -> bool:
        """Whether rows of questions, items or sub-indicators stand under this row."""
        for below in range(row + 1, min(row + 4, self.grid.table.row_count)):
            if self.is_header(below):
                continue
            for cell in self.grid.filled(below):
                sense = self.senses.element(cell.passage.text)
                if sense is not None:
                    return sense.scope in {"question", "item", "sub_indicator"}
        return False

    def has_combined_column(self) -> bool:
        """Whether one column of scores is of all respondents, beside columns by group."""
        counted = {column for _, column in self.numbers}
        return any(
            one.role == "score" and one.header and one.part is None and column in counted
            for column, one in self.facets.items()
        )


def _counts_up(readings: list[NumberReading]) -> bool:
    """Whether numbers are a run such as ๑ ๒ ๓: names of columns, not scores."""
    if len(readings) < 3 or any(reading.decimals for reading in readings):
        return False
    return all(later.value - earlier.value == 1 for earlier, later in pairwise(readings))
