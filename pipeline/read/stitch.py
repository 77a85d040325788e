"""Tables put together that a page break or a repeated header had taken apart.

Takes the blocks of all pages in order, gives the document's blocks: one ``Table`` where the first part stood, repeated
header rows left out, rows numbered through. Two tables are one when nothing of substance stands between them, they
have as many columns, and the second repeats the header of the first (or goes on at the top of the next page with the
same column edges and no header). Headers that differ in a Latin word or a number (ประเมิน IIT, ประเมิน EIT) are two.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from pipeline.read.broken import is_rest_of_row, put_together, rests_of_cells
from pipeline.read.furniture import firsts_of_pages, furniture
from pipeline.read.header import guess_header_rows, is_number
from pipeline.read.model import TablePiece
from pipeline.read.repeats import believed, is_same_header, is_same_row
from pipeline.records import Cell, Paragraph, Table

_DEEPEST_HEADER = 3
_LONGEST_LABEL = 60
_EDGE_TOLERANCE = 2.0


@dataclass(slots=True)
class _Growing:
    """A table that may still go on."""

    first: TablePiece
    header_rows: int
    cells: list[Cell]
    row_count: int
    pages: list[int]
    header: list[list[str]] = field(default_factory=list)

    @classmethod
    def start(cls, piece: TablePiece) -> _Growing:
        header_rows = guess_header_rows(piece.cells, piece.row_count, piece.header_rows)
        rows = _top_rows(piece)
        return cls(piece, header_rows, list(piece.cells), piece.row_count, [piece.page_number], rows)

    def append(self, piece: TablePiece, skip: int) -> None:
        """Adds the rows of a piece below its first ``skip`` rows."""
        rest = [cell for cell in piece.cells if cell.row >= skip]
        if piece.page_number != self.pages[-1]:
            self.pages.append(piece.page_number)
            if self.row_count > self.header_rows:
                rest, skip = self._joined(rest, skip)
        shift = self.row_count - skip
        for cell in rest:
            spans = (cell.row_span, cell.column_span, cell.is_header, cell.confidence)
            self.cells.append(Cell(cell.row + shift, cell.column, cell.passage, *spans))
        self.row_count += piece.row_count - skip
        if self.first.row_count == 1 and self.row_count <= _DEEPEST_HEADER:
            # One row alone could not show whether it is a header.
            self.header_rows = guess_header_rows(self.cells, self.row_count, self.first.header_rows)

    def _joined(self, rest: list[Cell], skip: int) -> tuple[list[Cell], int]:
        """Puts what a page edge has broken together; gives what is left of the next page's rows."""
        body = [cell for cell in self.cells if cell.row >= self.header_rows]
        last = {
            cell.column: index for index, cell in enumerate(self.cells) if cell.row + cell.row_span == self.row_count
        }
        above = {column: self.cells[index] for column, index in last.items()}
        first = {cell.column: cell for cell in rest if cell.row == skip}
        if is_rest_of_row(body, above, first):
            for column, index in last.items():
                self.cells[index] = put_together(above[column], first[column], 0)
            return [cell for cell in rest if cell.row > skip], skip + 1
        for column in rests_of_cells(body, above, first):
            self.cells[last[column]] = put_together(above[column], first[column], first[column].row_span)
            rest.remove(first[column])
        return rest, skip

    def finished(self, number: int) -> Table:
        cells = tuple(
            replace(cell, is_header=True) if cell.row < self.header_rows and not cell.is_header else cell
            for cell in self.cells
        )
        return Table(number, tuple(self.pages), self.row_count, self.first.column_count, self.header_rows, cells)


def stitch(blocks: Sequence[Paragraph | TablePiece]) -> tuple[Paragraph | Table, ...]:
    """The blocks of the document: paragraphs as they are, tables put together and numbered from 1."""
    result: list[Paragraph | _Growing] = []
    current: _Growing | None = None
    says_nothing = furniture(blocks)
    top_of_page = firsts_of_pages(blocks, says_nothing)
    for index, block in enumerate(blocks):
        if isinstance(block, Paragraph):
            result.append(block)
            if current is not None and index not in says_nothing:
                current = None
            continue
        if current is not None:
            skip = _repeated_rows(current, block)
            if skip is None and index in top_of_page and _goes_on(current, block):
                skip = 0
            if skip is None and result[-1] is current and _is_lone_row(current, block):
                skip = 0
            if skip is not None:
                current.append(block, skip)
                continue
        current = _Growing.start(block)
        result.append(current)
    return _numbered(result)


def _numbered(blocks: Sequence[Paragraph | _Growing]) -> tuple[Paragraph | Table, ...]:
    finished: list[Paragraph | Table] = []
    number = 0
    for block in blocks:
        if isinstance(block, Paragraph):
            finished.append(block)
        else:
            number += 1
            finished.append(block.finished(number))
    return tuple(finished)


def _top_rows(piece: TablePiece) -> list[list[str]]:
    """Texts by slot of the rows that can be a header; stops at a row with a number in it or with only one text.

    Rows beside a cell of the first row belong to it, also where they number the indicators (IIT over ๑ ๒ ๓). A
    full-width row (ประเด็นที่ ๑) that a page repeats below its header governs what follows and is no header.
    """
    depth = min(_DEEPEST_HEADER, piece.row_count - 1)
    rows = [[""] * piece.column_count for _ in range(depth)]
    for cell in piece.cells:
        if cell.row >= depth:
            break
        rows[cell.row][cell.column] = believed(cell.passage)
    reach = max((cell.row_span for cell in piece.cells if cell.row == 0 and cell.passage.text), default=1)
    for index, row in enumerate(rows):
        if 0 < index < reach:
            continue
        if sum(1 for text in row if text) < 2 or any(is_number(text) for text in row):
            return rows[:index]
    return rows


def _repeated_rows(current: _Growing, piece: TablePiece) -> int | None:
    """How many rows of ``piece`` repeat the header of the table before it; ``None`` where it is another table."""
    if piece.column_count != current.first.column_count:
        return None
    rows = _top_rows(piece)
    # A producer that repeats a header in too low a row cuts its last lines off; only rules at the same places say so.
    may_be_cut = bool(piece.column_edges) and _same_edges(current.first, piece)
    scanned = any(cell.confidence is not None for cell in piece.cells)
    repeated = 0
    for ours, theirs in zip(current.header[: _deepest(current)], rows, strict=False):
        if not is_same_row(ours, theirs, scanned=scanned, may_be_cut=may_be_cut):
            break
        repeated += 1
    if repeated == 0 and rows and scanned and may_be_cut and piece.page_number != current.pages[-1]:
        depth = max((cell.row_span for cell in piece.cells if cell.row == 0 and cell.passage.text), default=1)
        if is_same_header(current.first.cells, piece.cells, depth):
            repeated = depth
    if repeated == 0:
        return None
    own = guess_header_rows(piece.cells, piece.row_count, piece.header_rows)
    if current.header_rows > repeated and own > repeated:
        # The first row of a two-row header is the same and the second is not: another table.
        return None
    reach = max((cell.row + cell.row_span for cell in piece.cells if cell.row < repeated), default=repeated)
    if reach != repeated:
        return None
    # What repeats is the header, whatever it looked like.
    current.header_rows = max(current.header_rows, repeated)
    return repeated


def _deepest(current: _Growing) -> int:
    """How many rows of the table can be header: those marked, or else those that look so and short rows below."""
    if current.first.header_rows is not None:
        return current.header_rows
    depth = current.header_rows
    for row in current.header[depth:]:
        if any(len(text) > _LONGEST_LABEL for text in row):
            break
        depth += 1
    return depth


def _goes_on(current: _Growing, piece: TablePiece) -> bool:
    """Whether a table at the top of a page without a header is the rest of the one on the page before."""
    if piece.page_number != current.pages[-1] + 1 or piece.column_count != current.first.column_count:
        return False
    if piece.header_rows:
        return False
    if current.first.column_edges or piece.column_edges:
        return _same_edges(current.first, piece)
    return piece.column_count >= 3 and guess_header_rows(piece.cells, piece.row_count) == 0


def _is_lone_row(current: _Growing, piece: TablePiece) -> bool:
    """Whether the piece is one row of a table whose rows stand apart by blank lines."""
    return (
        piece.row_count == 1
        and piece.column_count == current.first.column_count
        and piece.page_number == current.pages[-1]
        and not piece.header_rows
        and not piece.column_edges
    )


def _same_edges(first: TablePiece, second: TablePiece) -> bool:
    """Whether the vertical rules of two pieces stand at the same places."""
    ours, theirs = first.column_edges, second.column_edges
    return len(ours) == len(theirs) and all(
        abs(left - right) <= _EDGE_TOLERANCE for left, right in zip(ours, theirs, strict=True)
    )
