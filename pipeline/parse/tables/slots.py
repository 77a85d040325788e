"""Look up the cells of a table by slot, and what stands above them.

Takes a ``Table`` of the records, gives cells by slot; never reads meaning into them.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from pipeline.records import Cell, Spot, Table


@dataclass(slots=True)
class Grid:
    """Slots of one table. Rows and columns are 0-based; a spanning cell fills every slot that it covers."""

    table: Table
    slots: list[list[Cell | None]] = field(init=False)
    _filled: list[dict[int, Cell]] = field(init=False)

    def __post_init__(self) -> None:
        self.slots = [[None] * self.table.column_count for _ in range(self.table.row_count)]
        self._filled = [{} for _ in self.slots]
        for cell in self.table.cells:
            if cell.passage.text.strip():
                self._filled[cell.row][cell.column] = cell
            for row in range(cell.row, min(cell.row + cell.row_span, self.table.row_count)):
                for column in range(cell.column, min(cell.column + cell.column_span, self.table.column_count)):
                    self.slots[row][column] = cell

    def cell(self, row: int, column: int) -> Cell | None:
        """Return the cell that covers a slot."""
        return self.slots[row][column]

    def own(self, row: int, column: int) -> Cell | None:
        """Return the cell with text whose top left corner is this slot, else ``None``."""
        return self._filled[row].get(column)

    def text(self, row: int, column: int) -> str:
        """Return the text of a slot, stripped; a spanning cell's text is in all of its slots."""
        cell = self.slots[row][column]
        return cell.passage.text.strip() if cell else ""

    def filled(self, row: int) -> list[Cell]:
        """Return the cells with text that begin in this row, from left to right."""
        return list(self._filled[row].values())

    def spot(self, cell: Cell) -> Spot:
        """Return the place of a cell: 1-based table, row and column numbers."""
        return Spot(cell.passage, self.table.number, cell.row + 1, cell.column + 1)

    def row_spot(self, row: int) -> Spot:
        """Return the place of a row: its first cell with text."""
        filled = self.filled(row)
        if filled:
            return self.spot(filled[0])
        cell = next(cell for cell in self.slots[row] if cell is not None)
        return self.spot(cell)

    def header_path(self, rows: range, column: int) -> tuple[str, ...]:
        """Return the header texts above a column, top to bottom, each once.

        A header cell that is empty belongs to the filled one on its left where the rows below it are filled:
        plain text and broken PDFs lose column spans.
        """
        path: dict[str, None] = {}
        for row in rows:
            text = self.text(row, column)
            if not text and row + 1 < rows.stop and self.text(row + 1, column):
                left = column - 1
                while left >= 0 and not self.text(row, left):
                    left -= 1
                text = self.text(row, left) if left >= 0 and self.text(row + 1, left) else ""
            if text:
                path[text] = None
        return tuple(path)
