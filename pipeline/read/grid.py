"""Rows of cells with spans laid out into slots: every slot of the table is covered exactly once."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from pipeline.read.errors import unusable
from pipeline.read.model import TablePiece
from pipeline.read.passage import Slice, Source
from pipeline.records import Cell


class Entry(NamedTuple):
    """A cell as it was written, before it has a column."""

    slices: tuple[Slice, ...]
    row_span: int = 1
    column_span: int = 1
    is_header: bool = False


def lay_out(
    source: Source, rows: Sequence[Sequence[Entry]], max_cells: int, *, header_rows: int | None, html: bool = False
) -> TablePiece:
    """The table of the rows; missing cells at the end of a row or under a short span are empty cells.

    Raises:
        ReadError: ``too_many_cells`` where rows times columns exceed ``max_cells``.
    """
    if html:
        cells, columns = _spanning(source, rows, max_cells)
    else:
        columns = max(len(entries) for entries in rows)
        check_size(columns * len(rows), max_cells)
        cells = _plain(source, rows, columns)
    return TablePiece(source.number, len(rows), columns, tuple(cells), header_rows)


def check_size(slots: int, max_cells: int) -> None:
    """Refuses a table of more slots than allowed: ``ReadError`` ``too_many_cells``."""
    if slots > max_cells:
        raise unusable("too_many_cells", slots)


def _plain(source: Source, rows: Sequence[Sequence[Entry]], columns: int) -> list[Cell]:
    """Rows of text, which can be short but know no spans."""
    cells: list[Cell] = []
    for row, entries in enumerate(rows):
        for column, entry in enumerate(entries):
            cells.append(Cell(row, column, source.passage(entry.slices)))
        end = entries[-1].slices[-1][1]
        cells.extend(Cell(row, column, source.blank(end)) for column in range(len(entries), columns))
    return cells


def _spanning(source: Source, rows: Sequence[Sequence[Entry]], max_cells: int) -> tuple[list[Cell], int]:
    placed: list[tuple[int, int, Entry, int, int]] = []
    busy: list[int] = []
    for row, entries in enumerate(rows):
        column = 0
        for entry in entries:
            while column < len(busy) and busy[column] > row:
                column += 1
            width = 1
            while width < entry.column_span and not (column + width < len(busy) and busy[column + width] > row):
                width += 1
            height = min(entry.row_span, len(rows) - row)
            placed.append((row, column, entry, height, width))
            busy.extend([0] * (column + width - len(busy)))
            busy[column : column + width] = [row + height] * width
            column += width
        check_size(len(busy) * len(rows), max_cells)
    columns = len(busy)
    covered = bytearray(columns * len(rows))
    cells: list[Cell] = []
    for row, column, entry, height, width in placed:
        for line in range(row, row + height):
            begin = line * columns + column
            covered[begin : begin + width] = b"\x01" * width
        passage = source.passage(entry.slices, html=True)
        cells.append(Cell(row, column, passage, height, width, entry.is_header))
    hole = covered.find(0)
    if hole >= 0:
        ends = _row_ends(rows)
        while hole >= 0:
            row, column = divmod(hole, columns)
            cells.append(Cell(row, column, source.blank(ends[row])))
            hole = covered.find(0, hole + 1)
        cells.sort(key=lambda cell: (cell.row, cell.column))
    return cells, columns


def _row_ends(rows: Sequence[Sequence[Entry]]) -> list[int]:
    """Where each row ends on the page: the place of its missing cells."""
    ends: list[int] = []
    for entries in rows:
        own = entries[-1].slices[-1][1] if entries and entries[-1].slices else None
        ends.append(own if own is not None else ends[-1] if ends else 0)
    return ends
