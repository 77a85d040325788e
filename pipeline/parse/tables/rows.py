"""Read tables of measures, checklists and analyses: each row is a statement.

Takes a grid, its layout and its context; gives statements with every cell's place. Handles full-width row headers,
vertically merged or blank repeated cells, rows that continue in the next row and headers that are repeated in the body.
Never converts a value.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from rapidfuzz import fuzz

from pipeline.matching.cell_kinds import CellReader
from pipeline.parse.tables.roles.columns import PERIOD_MARK
from pipeline.parse.tables.roles.search import RecordTable
from pipeline.parse.tables.slots import Grid
from pipeline.records import Cell, Field, Passage, Spot, Statement, StatementKind
from pipeline.rulebook.layouts import Columns, Layout
from pipeline.thai import skeleton
from pipeline.thai.numerals import read_number

_SAME_HEADER = 90.0
_MOST_HEADER = 0.75
_WIDE = 3


@dataclass(slots=True)
class _Open:
    """A statement that later rows may extend."""

    kind: StatementKind
    row: int
    fields: list[Field]
    context: tuple[Field, ...]
    sections: tuple[Field | None, Field | None]


@dataclass(slots=True)
class RowReader:
    """Reader of the body rows of one table by one layout."""

    grid: Grid
    match: RecordTable
    layout: Layout
    reader: CellReader
    context: tuple[Field, ...]
    section: Field | None = None
    period: Field | None = None
    rows: list[_Open] = field(default_factory=list)
    loose: list[Statement] = field(default_factory=list)
    unread: list[int] = field(default_factory=list)

    @property
    def columns(self) -> Columns:
        """The words of columns and of continued rows."""
        return self.reader.rulebook.columns

    def read(self) -> list[Statement]:
        """Return the statements of the table in row order, including those for rows that no rule reads."""
        above = range(self.match.first_row)
        self.unread.extend(row for row in above if len(self.grid.filled(row)) >= _WIDE)  # rows or an unread table
        for row in range(self.match.body_row, self.grid.table.row_count):
            filled = self.grid.filled(row)
            if not filled or self._repeats_header(row) or _counts_columns(filled):
                continue
            if self._projects(row, filled):
                self._open_section(filled[0])
            elif not self._continues(filled):
                if self._may_be_broken(row, filled):
                    spot = self.grid.row_spot(row)
                    pieces = (Field("row", spot),)
                    self.loose.append(
                        Statement("broken_row", f"{self.match.layout}#page_edge", spot, pieces, self.context)
                    )
                self._begin(row)
        read = [self._close(entry) for entry in self.rows]
        read.extend((*self._unknown_columns(), *self._unread_rows()))
        return sorted([*read, *self.loose], key=lambda statement: statement.place.row_number or 0)

    def _role(self, cell: Cell) -> str | None:
        return self.match.roles.get(cell.column)

    def _field(self, cell: Cell, role: str) -> Field:
        return Field(role, self.grid.spot(cell), self.match.headers.get(cell.column, ""))

    def _repeats_header(self, row: int) -> bool:
        """Return whether most texts of a row are those of the header: it stands again inside the table."""
        pairs = [
            (skeleton(cell.passage.text), skeleton(" ".join(self.match.paths.get(cell.column, ()))))
            for cell in self.grid.filled(row)
            if cell.column in self.match.roles
        ]
        same = sum(
            1
            for text, header in pairs
            if text and header and (fuzz.ratio(text, header) >= _SAME_HEADER or (len(text) > 1 and text in header))
        )
        return len(pairs) > 1 and same >= _MOST_HEADER * len(pairs)

    def _projects(self, row: int, filled: list[Cell]) -> bool:
        """Return whether the row is one full-width cell (หัวแถวเต็มความกว้าง) that governs the next rows."""
        if len(filled) != 1 or self.grid.table.column_count < _WIDE:
            return False
        cell = filled[0]
        covered = any(
            (above := self.grid.cell(row, column)) is not None and above.row < row and above.passage.text.strip()
            for column in self.match.roles
        )
        if cell.column_span > 1 and not covered:
            return True
        if self.reader.matcher.is_section(cell.passage.text) and not covered:
            return True
        if self.reader.is_time(cell.passage.text) and self._role(cell) not in ("period", PERIOD_MARK) and not covered:
            return True
        # The first column filled alone: a heading, unless it is a text that may go on from the row above.
        role = self._role(cell)
        return cell.column == min(self.match.roles, default=0) and (
            role in self.layout.key or role not in self.layout.flowing
        )

    def _open_section(self, cell: Cell) -> None:
        if self.reader.is_time(cell.passage.text):
            self.period = Field("period", self.grid.spot(cell))
            return
        self.section = Field("section", self.grid.spot(cell))
        if not self.reader.matcher.is_section(cell.passage.text):
            self.unread.append(cell.row)

    def _continues(self, filled: list[Cell]) -> bool:
        """Add the row to the one before if it only continues its text; return whether it did."""
        if not self.rows or self.rows[-1].sections != (self.section, self.period):
            return False
        said = {role: cell for cell in filled if (role := self._role(cell))}
        marked = any(mark in cell.passage.text for cell in filled for mark in self.columns.continued_marks)
        flowing = {role: cell for role, cell in said.items() if role in self.layout.flowing}
        fixed = {role for role in said if role not in self.layout.flowing}
        named = {role for role in said if role in self.layout.key and not (marked and self._repeats(role, said[role]))}
        if named - ({"question", "code", "item_title"} if marked else set()):
            return False
        if "period" in fixed or ("responsible" in said and "steps" in said):
            return False
        if fixed and not marked:
            return False
        keys = {"question", "code", "item_title", "indicator", "sequence", *self.layout.key}
        self.rows[-1].fields.extend(
            self._field(cell, role) for role, cell in flowing.items() if not (marked and role in keys)
        )
        return bool(flowing)

    def _may_be_broken(self, row: int, filled: list[Cell]) -> bool:
        """Return whether a row that opens a page may be the rest of the last row of the page before.

        It names nothing of its own: no number, no code and none of the layout's key columns. A row of its own under
        a merged cell looks the same, so both are reported and never joined.
        """
        if not self.rows or self.rows[-1].sections != (self.section, self.period):
            return False
        before = {cell.passage.page_number for cell in self.grid.filled(row - 1)}
        here = {cell.passage.page_number for cell in filled}
        if not before or max(before) >= min(here):
            return False
        naming = {"sequence", "code", *self.layout.key}
        # A cell that covers this row from above says itself whose row this is.
        return not any(self.grid.text(row, column) for column, role in self.match.roles.items() if role in naming)

    def _repeats(self, role: str, cell: Cell) -> bool:
        """Return whether a cell marked (ต่อ) repeats the text of the row before in its column."""
        text = cell.passage.text
        for mark in self.columns.continued_marks:
            text = text.replace(mark, "")
        before = " ".join(piece.spot.text for piece in self.rows[-1].fields if piece.name == role)
        return fuzz.ratio(skeleton(text), skeleton(before)) >= _SAME_HEADER

    def _begin(self, row: int) -> None:
        fields: list[Field] = []
        before = self.rows[-1] if self.rows and self.rows[-1].sections == (self.section, self.period) else None
        for column, role in sorted(self.match.roles.items()):
            cell = self.grid.cell(row, column)
            if role == PERIOD_MARK:
                fields.extend(self._mark(cell, column, row))
            elif cell is not None and cell.passage.text.strip() and (cell.row == row or role in self.layout.carried):
                fields.append(self._field(cell, role))
            elif before is not None and role in self.layout.carried:
                # A blank cell under a filled one repeats it: converters lose vertical merges.
                fields.extend(piece for piece in before.fields if piece.name == role)
            elif cell is not None:
                fields.append(self._field(cell, role))
        if not any(piece.spot.text.strip() for piece in fields if piece.spot.row_number == self._number(row)):
            self.unread.append(row)
            return
        around = (*self.context, *(piece for piece in (self.section, self.period) if piece is not None))
        assert self.layout.emits != "nothing", "a table that gives nothing is not read"
        self.rows.append(_Open(self.layout.emits, row, fields, around, (self.section, self.period)))

    def _number(self, row: int) -> int | None:
        return self.grid.row_spot(row).row_number

    def _mark(self, cell: Cell | None, column: int, row: int) -> list[Field]:
        """Return the mark of a month or quarter; an arrow across several columns marks each of them."""
        if cell is None or cell.row > row or not self.reader.is_set(cell.passage.text):
            return []
        return [Field(PERIOD_MARK, self.grid.spot(cell), self.match.headers[column])]

    def _close(self, entry: _Open) -> Statement:
        spot = self.grid.row_spot(entry.row)
        if any(read_number(one.spot.text) for one in entry.fields if one.name in self.layout.worded):
            # Where a number stands for a name, the row counts or adds up something.
            return Statement("unmapped", f"{self.match.layout}#number", spot, (Field("row", spot),), entry.context)
        return Statement(entry.kind, f"{self.match.layout}#row", spot, tuple(entry.fields), entry.context)

    def _unread_rows(self) -> list[Statement]:
        """Return one statement on the rows that gave no record."""
        if not self.unread:
            return []
        spot = self.grid.row_spot(self.unread[0])
        count = Field("rows", Spot(Passage(str(len(self.unread)), spot.passage.page_number, ())))
        pieces = (count, Field("row", spot))
        return [Statement("unmapped", f"{self.match.layout}#section", spot, pieces, self.context)]

    def _unknown_columns(self) -> list[Statement]:
        """Return a statement for each filled column whose header no role knows."""
        unknown: list[Statement] = []
        for column in self.match.unknown:
            body = range(self.match.body_row, self.grid.table.row_count)
            first = next((cell for row in body if (cell := self.grid.own(row, column))), None)
            if first is not None:
                spot = self.grid.spot(first)
                header = self.match.headers.get(column, "")
                unknown.append(
                    Statement(
                        "unmapped", f"{self.match.layout}#column", spot, (Field("column", spot, header),), self.context
                    )
                )
        return unknown


def _counts_columns(filled: list[Cell]) -> bool:
    """Return whether a row only numbers the columns: (๑) (๒) (๓)."""
    numbers = [read_number(cell.passage.text) for cell in filled]
    values = [reading.value for reading in numbers if reading is not None and reading.decimals == 0]
    return len(values) == len(filled) > 2 and values == list(range(int(values[0]), int(values[0]) + len(values)))
