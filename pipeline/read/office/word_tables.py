"""Tables of a word processor file as slots: which cell covers which rows and columns."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from pipeline.read.office.package import Element
from pipeline.read.office.word_names import children, find, is_on, number, value

_MAX_SPAN = 1_000


@dataclass(slots=True)
class WordCell:
    """A cell; ``column`` counts the columns that a cell of the table begins at."""

    row: int
    column: int
    row_span: int
    column_span: int
    content: Element


@dataclass(frozen=True, slots=True)
class WordTable:
    """A table with its cells in row-major order; slots that none covers are empty."""

    row_count: int
    column_count: int
    header_rows: int | None
    cells: tuple[WordCell, ...]


def word_table(table: Element) -> WordTable | None:
    """The table of a ``w:tbl``, without rows that were tracked as deleted; ``None`` where it has no cell."""
    cells: list[WordCell] = []
    open_below: dict[int, WordCell] = {}
    marked: list[bool] = []
    for element in children(table, "tr"):
        properties = find(element, "trPr")
        if find(properties, "del") is not None:
            continue
        row = len(marked)
        marked.append(is_on(find(properties, "tblHeader")))
        column = number(value(find(properties, "gridBefore")), 0, _MAX_SPAN)
        for content, span, merge in _row_cells(element):
            above = open_below.get(column)
            goes_on = merge == "continue" and above is not None and above.column_span == span
            if above is not None and goes_on and above.row + above.row_span == row:
                above.row_span += 1
            else:
                cell = WordCell(row, column, 1, span, content)
                cells.append(cell)
                open_below.pop(column, None)
                if merge is not None:
                    open_below[column] = cell
            column += span
    if not cells:
        return None
    columns = _without_empty_columns(cells)
    header_rows = marked.index(False) if False in marked else 0
    return WordTable(len(marked), columns, header_rows or None, tuple(cells))


def _row_cells(row: Element) -> Iterator[tuple[Element, int, str | None]]:
    """The cells of a row with their column span and ``restart``, ``continue`` or ``None`` for a merge downwards."""
    waiting: tuple[Element, int, str | None] | None = None
    for cell in children(row, "tc"):
        properties = find(cell, "tcPr")
        span = max(1, number(value(find(properties, "gridSpan")), 1, _MAX_SPAN))
        across = find(properties, "hMerge")
        if waiting is not None and across is not None and value(across) != "restart":
            # The older way of merging sideways: cells that go on belong to the one before.
            waiting = (waiting[0], waiting[1] + span, waiting[2])
            continue
        if waiting is not None:
            yield waiting
        down = find(properties, "vMerge")
        waiting = (cell, span, None if down is None else value(down) or "continue")
    if waiting is not None:
        yield waiting


def _without_empty_columns(cells: Sequence[WordCell]) -> int:
    """Renumbers columns by where cells begin: Word keeps grid columns that no cell of the table begins at any more."""
    starts = sorted({cell.column for cell in cells})
    for cell in cells:
        first = bisect_left(starts, cell.column)
        cell.column_span = bisect_left(starts, cell.column + cell.column_span) - first
        cell.column = first
    return len(starts)
