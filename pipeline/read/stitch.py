"""Tables put together that a page break or a repeated header had taken apart.

Takes the blocks of all pages in order, gives the document's blocks: one ``Table`` where the first part stood, repeated
header rows left out, rows numbered through. Two tables are one when nothing of substance stands between them, they
have as many columns, and the second repeats the header of the first (or goes on at the top of the next page with the
same column edges and no header). Headers that differ in a Latin word or a number (ประเมิน IIT, ประเมิน EIT) are two.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from rapidfuzz.fuzz import ratio

from pipeline.read.broken import is_rest_of_row, put_together, rests_of_cells
from pipeline.read.furniture import firsts_of_pages, furniture
from pipeline.read.header import guess_header_rows, is_number
from pipeline.read.model import TablePiece
from pipeline.records import Cell, Paragraph, Passage, Table
from pipeline.thai import arabic_digits, skeleton

_DEEPEST_HEADER = 3
_CELL_LIKENESS = 80.0
_ROW_LIKENESS = 90.0
_LONGEST_LABEL = 60
_EDGE_TOLERANCE = 2.0
_MARKS = re.compile(r"[A-Za-z]+|\d+")
# On a scan, a letter of a word may have been taken for a digit (คะแน1).
_SCANNED_MARKS = re.compile(r"[A-Za-z]{2,}|(?<![\u0e01-\u0e4e])\d+|\d{2,}")
_BELIEVED = 0.5
# Stand for digits that a picture hardly bears out.
_DOUBTED = str.maketrans("0123456789", "".join(map(chr, range(0xE000, 0xE00A))))
_DOUBTED_MARKS = re.compile("[\ue000-\ue009]+")
_LETTER_O = re.compile(r"[oO](?=\d)")


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
        rows[cell.row][cell.column] = _believed(cell.passage)
    reach = max((cell.row_span for cell in piece.cells if cell.row == 0 and cell.passage.text), default=1)
    for index, row in enumerate(rows):
        if 0 < index < reach:
            continue
        if sum(1 for text in row if text) < 2 or any(is_number(text) for text in row):
            return rows[:index]
    return rows


def _believed(passage: Passage) -> str:
    """The text; digits that a picture hardly bears out are signs of another kind, since they may be no digits."""
    text = passage.text
    for one in passage.recognised:
        if one.confidence < _BELIEVED:
            doubted = arabic_digits(text[one.start : one.end]).translate(_DOUBTED)
            text = text[: one.start] + doubted + text[one.end :]
    return text


def _repeated_rows(current: _Growing, piece: TablePiece) -> int | None:
    """How many rows of ``piece`` repeat the header of the table before it; ``None`` where it is another table."""
    if piece.column_count != current.first.column_count:
        return None
    rows = _top_rows(piece)
    # A producer that repeats a header in too low a row cuts its last lines off; only rules at the same places say so.
    may_be_cut = bool(piece.column_edges) and _same_edges(current.first, piece)
    marks = _SCANNED_MARKS if any(cell.confidence is not None for cell in piece.cells) else _MARKS
    repeated = 0
    for ours, theirs in zip(current.header[: _deepest(current)], rows, strict=False):
        if not _same_row(ours, theirs, marks, may_be_cut=may_be_cut):
            break
        repeated += 1
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


def _same_row(ours: Sequence[str], theirs: Sequence[str], marks: re.Pattern[str], *, may_be_cut: bool) -> bool:
    total = 0.0
    weight = 0
    for left, right in zip(ours, theirs, strict=True):
        if left == right:
            total += 100.0 * len(left)
            weight += len(left)
            continue
        left_bare, right_bare = skeleton(left), skeleton(right)
        if may_be_cut and left_bare.startswith(right_bare) and 2 * len(right_bare) > len(left_bare):
            continue
        if _marks_of(left, marks) != _marks_of(right, marks) or _are_doubted_apart(left, right):
            return False
        likeness = 100.0 if left_bare == right_bare else ratio(left_bare, right_bare)
        if likeness < _CELL_LIKENESS:
            return False
        size = max(len(left_bare), len(right_bare))
        total += likeness * size
        weight += size
    return weight == 0 or total >= _ROW_LIKENESS * weight


def _are_doubted_apart(left: str, right: str) -> bool:
    """Whether both have doubted numbers, and not the same: two years perhaps, where a speck would stand in one."""
    ours, theirs = _DOUBTED_MARKS.findall(left), _DOUBTED_MARKS.findall(right)
    return bool(ours and theirs and ours != theirs)


def _marks_of(text: str, marks: re.Pattern[str]) -> list[str]:
    # Engines read the zero of ๐๔๒ as the letter O in one header and as a digit in the next.
    return marks.findall(_LETTER_O.sub("0", arabic_digits(text)).casefold())


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
