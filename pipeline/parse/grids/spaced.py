"""Cut lines into the columns of a table that spaces align, where words as well as numbers may fill the cells.

Takes consecutive paragraphs, gives regions of one table each, with every line as a row. A column ends where all lines
are blank; never decides what a column means or whether the lines are a table of records.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise

from pipeline.parse.grids.lines import TextLine, lines_of
from pipeline.parse.grids.model import Draft, Region, Slot, TextGrid
from pipeline.parse.grids.pieces import Piece, gap_pieces
from pipeline.records import Paragraph

_FEWEST_ROWS = 2
_FEWEST_COLUMNS = 2
_MOST_COLUMNS = 40
_ALLEY = 2
_STARTS = 3  # lines above the header that may have wide spaces too

Interval = tuple[int, int]
Place = Callable[[TextLine, int], int]


def spaced_regions(paragraphs: Sequence[Paragraph], pages: Mapping[int, str]) -> list[Region]:
    """Return the runs of lines that have columns, each with its readings: the one of most columns first.

    Args:
        paragraphs: consecutive paragraphs.
        pages: the texts of their pages by number, which tell indents.
    """
    found: list[Region] = []
    for run in _runs(lines_of(paragraphs, pages)):
        readings = sorted(_readings(run), key=lambda one: -one.table.column_count)
        if readings:
            first, last = run[0], run[-1]
            found.append(Region(tuple(readings), (first.paragraph, first.start), (last.paragraph, last.end)))
    return found


def _runs(lines: Sequence[TextLine]) -> Iterator[list[TextLine]]:
    """Yield lines that follow each other without a blank line, from the first with columns to the last."""
    run: list[TextLine] = []
    for line in lines:
        if line.gap and run:
            yield from _trimmed(run)
            run = []
        if run or len(gap_pieces(line)) > 1:
            run.append(line)
    yield from _trimmed(run)


def _trimmed(run: list[TextLine]) -> Iterator[list[TextLine]]:
    several = [at for at, line in enumerate(run) if len(gap_pieces(line)) > 1]
    if len(several) >= _FEWEST_ROWS:
        yield run[: several[-1] + 1]


def _readings(run: Sequence[TextLine]) -> Iterator[TextGrid]:
    """Yield the readings by display columns and by characters.

    The first lines may be no rows, or header cells across several columns: they need not keep the alleys free.
    """
    starts = [at for at, line in enumerate(run) if len(gap_pieces(line)) > 1][:_STARTS]
    seen: set[tuple[Interval, ...]] = set()
    for start in starts:
        for place in (_display, _character):
            columns = tuple(_columns(run[start:], place))
            if _FEWEST_COLUMNS <= len(columns) <= _MOST_COLUMNS and columns not in seen:
                seen.add(columns)
                yield _grid(run, start, columns, place)


def _display(line: TextLine, offset: int) -> int:
    return line.column(offset)


def _character(line: TextLine, offset: int) -> int:
    return line.indent + offset


def _columns(lines: Sequence[TextLine], place: Place) -> Iterator[Interval]:
    """Yield the intervals between the alleys: places of two or more columns where every line is blank."""
    taken = sorted(
        (place(line, piece.start), place(line, piece.end))
        for line in lines
        if len(pieces := gap_pieces(line)) > 1
        for piece in pieces
    )
    start, stop = taken[0]
    for begin, end in taken[1:]:
        if begin - stop >= _ALLEY:
            yield start, stop
            start = begin
        stop = max(stop, end)
    yield start, stop


def _grid(lines: Sequence[TextLine], first: int, columns: Sequence[Interval], place: Place) -> TextGrid:
    """Return the lines as rows; cells of the lines before ``first`` and lines of one piece may cover more columns."""
    rows: list[tuple[Slot, ...]] = []
    wide: dict[tuple[int, int], int] = {}
    for number, line in enumerate(lines):
        pieces = gap_pieces(line)
        slots: list[list[Piece]] = [[] for _ in columns]
        for piece in pieces:
            left, right = (_column(place(line, offset), columns) for offset in (piece.start, piece.end - 1))
            slots[left].append(piece)
            if right > left and (number < first or len(pieces) == 1):
                wide[number, left] = right - left + 1
        rows.append(tuple(tuple(slot) for slot in slots))
    grid = Draft("columns", tuple(rows), 1, 1.0).grid()
    covered = {(row, left + at) for (row, left), span in wide.items() for at in range(1, span)}
    cells = tuple(
        replace(cell, column_span=wide.get((cell.row, cell.column), 1))
        for cell in grid.table.cells
        if (cell.row, cell.column) not in covered
    )
    return replace(grid, table=replace(grid.table, cells=cells))


def _column(start: int, columns: Sequence[Interval]) -> int:
    """Return the column in which a piece begins; a heading may begin left of its column."""
    for at, (left, right) in enumerate(pairwise(columns)):
        if start < (left[1] + right[0]) / 2:
            return at
    return len(columns) - 1
