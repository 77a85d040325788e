"""Classify the rows and cells of a table of scores: headers, labels, numbers and blanks.

Takes a grid and the rulebook, gives answers about cells; makes no statements.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from pipeline.matching.elements import TextMatcher
from pipeline.parse.tables.assignment import ColumnDecision
from pipeline.parse.tables.header_rows import HeaderRows, Part
from pipeline.parse.tables.score_columns import ColumnReader, Facets
from pipeline.parse.tables.slots import Grid
from pipeline.parse.tables.text_columns import NAMES
from pipeline.parse.tables.values import cell_value, is_exact
from pipeline.records import Cell, Spot
from pipeline.rulebook import Rulebook
from pipeline.thai.numerals import NumberReading, is_blank_mark, read_number

_LABEL_ROLES = NAMES | {None, "organisation", "title", "issue"}
_LONGEST_NUMBER = 24
_SEGMENT_ROLES = NAMES | {"indicator_number"}
_NO_FACETS = Facets()
_NUMBER_ROLES = NAMES | {"sequence", "indicator_number", "rank"}


@dataclass(slots=True)
class ScoreGrid:
    """One table of scores. ``facets`` belong to the columns below the current header, ``rows`` to rows of elements."""

    grid: Grid
    rulebook: Rulebook
    matcher: TextMatcher
    result_year: int | None = None
    facets: dict[int, Facets] = field(default_factory=dict)
    rows: dict[int, ColumnDecision] = field(default_factory=dict)
    numbers: dict[tuple[int, int], NumberReading] = field(default_factory=dict)
    header_rows: HeaderRows = field(init=False)

    def __post_init__(self) -> None:
        for cell in self.grid.table.cells:
            reading = cell_value(cell.passage.text, self.rulebook.columns.bound_words)
            if reading is not None and not (self._has_words(cell, reading) and self.matcher.element(cell.passage.text)):
                self.numbers[cell.row, cell.column] = reading
        blank_words = self.rulebook.columns.blank_words
        self.header_rows = HeaderRows(self.grid, self.matcher, self.numbers, blank_words)

    @staticmethod
    def _has_words(cell: Cell, reading: NumberReading) -> bool:
        text = cell.passage.text
        return any(mark.isalpha() for mark in text[: reading.start] + text[reading.end :])

    # --- rows ---

    def use(self, part: Part) -> None:
        """Set the part of the table whose header gives the columns their meaning."""
        columns = ColumnReader(
            self.grid, self.rulebook, self.matcher, self.numbers, part.header, part.body, self.result_year
        )
        self.facets, self.rows = columns.read(), columns.rows

    # --- cells ---

    def above(self, cell: Cell) -> Facets:
        """Return the header texts above a cell."""
        return self.facets.get(cell.column, _NO_FACETS)

    def row_cells(self, row: int) -> list[Cell]:
        """Return the filled cells that cover the row, each once, including spanning ones from rows above."""
        covering = (self.grid.cell(row, column) for column in range(self.grid.table.column_count))
        return list({(cell.row, cell.column): cell for cell in covering if cell and cell.passage.text.strip()}.values())

    def is_number(self, cell: Cell) -> bool:
        """Return whether the cell states one number."""
        return (cell.row, cell.column) in self.numbers

    def is_exact(self, cell: Cell) -> bool:
        """Return whether the cell states a number with two decimals that a score could be."""
        reading = self.numbers.get((cell.row, cell.column))
        return reading is not None and is_exact(reading)

    def value_spot(self, cell: Cell) -> Spot:
        """Return the place of a cell's number, or of the whole cell if no words stand beside it."""
        spot = self.grid.spot(cell)
        reading = self.numbers.get((cell.row, cell.column))
        if reading is None or read_number(cell.passage.text) == reading:
            return spot
        return replace(spot, passage=cell.passage.slice(reading.start, reading.end))

    def is_label(self, cell: Cell) -> bool:
        """Return whether the cell labels its row."""
        facets = self.above(cell)
        if facets.takes_scores or facets.role not in _LABEL_ROLES:
            return False
        if self.is_number(cell):
            # A code alone in a column of names: "9.1"; a bare number only counts the rows.
            sense = self.matcher.element(cell.passage.text) if facets.role in NAMES else None
            return sense is not None and sense.sure
        return not self.is_blank(cell)

    def is_counter(self, cell: Cell) -> bool:
        """Return whether the cell is a running number or the number of an indicator."""
        return self.is_number(cell) and self.above(cell).role in _NUMBER_ROLES and not self.is_label(cell)

    def is_blank(self, cell: Cell) -> bool:
        """Return whether the cell prints a mark for nothing (``-``, ไม่มีข้อมูล) or is empty."""
        return is_blank_mark(cell.passage.text, self.rulebook.columns.blank_words)

    def is_value(self, row: int, cell: Cell) -> bool:
        """Return whether the cell holds a score of this row, or a printed mark for a missing one."""
        if cell.row != row or not self.above(cell).takes_scores:
            return False
        if self.above(cell).element is not None and row in self.rows and not self.rows[row].is_score:
            return False
        reading = self.numbers.get((cell.row, cell.column))
        if reading is None:
            return cell.column > 0 and (self.is_blank(cell) or self._is_broken(cell))
        return not reading.signed and reading.role in {"number", "code"}

    def _is_broken(self, cell: Cell) -> bool:
        """Return whether a cell of scores has digits but not one number: two numbers, or letters among them."""
        text = cell.passage.text.strip()
        if len(text) > _LONGEST_NUMBER or self.matcher.element(text) is not None:
            return False
        return sum(mark.isdigit() for mark in text) * 2 >= len(text.replace(" ", ""))

    # --- the table as a whole ---

    def is_of_bodies(self) -> bool:
        """Return whether rows are organisations: by a column header, or since several labels begin with one."""
        if any(one.role == "organisation" for one in self.facets.values()):
            return True
        texts = [cell.passage.text for cell in self.grid.table.cells if cell.column < 2 and not self.is_number(cell)]
        return sum(1 for text in texts if self.matcher.organisation(text)) > 1

    def named_rows(self) -> int:
        """Return how many rows certainly name an element."""
        texts = ((cell.row, cell.passage.text) for cell in self.grid.table.cells if not self.is_number(cell))
        matches = ((row, self.matcher.element(text)) for row, text in texts if text.strip())
        return len({row for row, match in matches if match is not None and match.sure})

    def unread_columns(self) -> list[Cell]:
        """Return the first number of each column that is not read as scores although no word speaks against it."""
        found: list[Cell] = []
        for column, one in self.facets.items():
            if not one.header or one.role is not None or one.decision is None:
                continue
            rows = sorted(row for row, at in self.numbers if at == column)
            if len(rows) > 1 and (cell := self.grid.own(rows[0], column)) is not None:
                found.append(cell)
        return found

    def segments(self) -> list[frozenset[int]]:
        """Return the columns in groups where names and scores repeat side by side (ข้อ | คะแนน | ข้อ | คะแนน).

        One group where the scores stand first, or where names come only once.
        """
        groups: list[list[int]] = [[]]
        scored = False
        for column in range(self.grid.table.column_count):
            one = self.facets.get(column, _NO_FACETS)
            if scored and one.role in _SEGMENT_ROLES and one.element is None:
                groups.append([])
                scored = False
            groups[-1].append(column)
            scored = scored or (one.takes_scores and any(at == column for _, at in self.numbers))
        whole = frozenset(range(self.grid.table.column_count))
        opens_with_scores = not any(self.facets.get(column, _NO_FACETS).role in _SEGMENT_ROLES for column in groups[0])
        if len(groups) == 1 or opens_with_scores or not scored:
            return [whole]
        return [frozenset(group) for group in groups]

    def blanks(self, row: int) -> list[Cell]:
        """Return cells of score columns that this row leaves empty although other rows fill them."""
        found: list[Cell] = []
        for column, facets in self.facets.items():
            cell = self.grid.cell(row, column)
            if facets.role != "score" or facets.part is not None or cell is None:
                continue
            begins_here = cell.row == row and cell.column == column
            if begins_here and not cell.passage.text.strip() and self._is_mostly_filled(column):
                found.append(cell)
        return found

    def _is_mostly_filled(self, column: int) -> bool:
        """Return whether most rows print something in this column, and at least one of them a number."""
        rows = [row for row in range(self.grid.table.row_count) if len(self.grid.filled(row)) > 1]
        printed = sum(1 for row in rows if self.grid.own(row, column) is not None)
        return 2 * printed > len(rows) and any((row, column) in self.numbers for row in rows)

    def leads_parts(self, row: int) -> bool:
        """Return whether rows of questions, items or sub-indicators stand below this row."""
        for below in range(row + 1, min(row + 4, self.grid.table.row_count)):
            if self.header_rows.is_header(below):
                continue
            for cell in self.grid.filled(below):
                sense = self.matcher.element(cell.passage.text)
                if sense is not None:
                    return sense.scope in {"question", "item", "sub_indicator"}
        return False

    def has_combined_column(self) -> bool:
        """Return whether one column of scores is of all respondents, beside columns by group."""
        return any(
            one.role == "score" and one.header and one.part is None and one.decision is not None
            for one in self.facets.values()
        )
