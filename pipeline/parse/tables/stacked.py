"""Split rows whose cells hold lists: names one below the other in one cell, their scores on as many lines in the next.

Takes a table, gives the same table with one row for each line. The caller gives its number, since the rows are not
those of the page. Never splits a cell of running text.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from pipeline.records import Cell, Table

_FEWEST = 2


def part_stacked_rows(table: Table, number: int, is_number: Callable[[str], bool]) -> Table | None:
    """Return the table with parted rows, or ``None`` where no row holds lists.

    A row is parted where two of its cells or more have the same number of lines, two at least, and every line of one of
    them is a number. Its other cells span the parts.
    """
    rows: list[list[Cell]] = [[] for _ in range(table.row_count)]
    for cell in table.cells:
        rows[cell.row].append(cell)
    counts = [_lists(row, is_number) for row in rows]
    if max(counts, default=1) == 1:
        return None
    cells: list[Cell] = []
    shift = 0
    for row, own, count in zip(range(table.row_count), rows, counts, strict=True):
        for cell in own:
            lines = _lines(cell)
            if count > 1 and len(lines) == count:
                cells += (
                    replace(cell, row=row + shift + at, passage=cell.passage.slice(start, end))
                    for at, (start, end) in enumerate(lines)
                )
            else:
                cells.append(replace(cell, row=row + shift, row_span=cell.row_span + count - 1))
        shift += count - 1
    ordered = tuple(sorted(cells, key=lambda cell: (cell.row, cell.column)))
    return replace(table, number=number, row_count=table.row_count + shift, cells=ordered)


def _lists(cells: list[Cell], is_number: Callable[[str], bool]) -> int:
    """Return how many rows the cells of a row make: the number of lines of its lists, else one."""
    lines = [(cell, _lines(cell)) for cell in cells if "\n" in cell.passage.text]
    counts = {len(found) for _, found in lines if len(found) >= _FEWEST}
    for count in sorted(counts, reverse=True):
        lists = [[cell.passage.text[slice(*line)] for line in found] for cell, found in lines if len(found) == count]
        if len(lists) >= _FEWEST and any(all(map(is_number, texts)) for texts in lists):
            return count
    return 1


def _lines(cell: Cell) -> list[tuple[int, int]]:
    """Return the offsets of the lines of a cell that are not empty."""
    found: list[tuple[int, int]] = []
    start = 0
    for line in cell.passage.text.split("\n"):
        if line.strip():
            found.append((start, start + len(line)))
        start += len(line) + 1
    return found
