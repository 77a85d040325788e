"""The filled cells of a sheet as titles and tables: blank rows and columns part one from the next.

Takes cells with their places, writes them in reading order. A blank row inside a table (the rows below go on without a
header) and a blank column (what stands right of it has no labels of its own) part nothing.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from pipeline.read.composed import Composer, Piece, Slot
from pipeline.read.errors import unusable
from pipeline.read.grid import check_size
from pipeline.read.header import is_number

_LONG_TITLE = 40
_MOST_VISITS = 5_000_000


@dataclass(frozen=True, slots=True)
class SheetCell:
    """A filled cell over rows ``top`` to ``bottom`` and columns ``left`` to ``right``, 0-based and inclusive."""

    text: str
    top: int
    left: int
    bottom: int
    right: int


Area = tuple[int, int, int, int]


def merged(texts: dict[tuple[int, int], str], areas: Sequence[Area]) -> list[SheetCell]:
    """The filled cells by row and column, merged ones over their area; what a merged cell hides is not seen.

    Args:
        texts: shown texts by ``(row, column)``; blank ones are left out.
        areas: ``(top, left, bottom, right)`` of each merged area, reaching no further than the filled cells.

    Raises:
        ReadError: ``too_many_cells`` where merged areas overlap without end, which no program writes.
    """
    seen = {place: text for place, text in texts.items() if text.strip()}
    bottom = max((row for row, _ in seen), default=0)
    right = max((column for _, column in seen), default=0)
    reach: dict[tuple[int, int], tuple[int, int]] = {}
    taken: set[tuple[int, int]] = set()
    visits = 0
    for top, left, lowest, furthest in areas:
        low, far = min(lowest, bottom), min(furthest, right)
        if low < top or far < left or (top, left) not in seen or (top, left) in taken:
            continue
        visits += (low - top + 1) * (far - left + 1)
        if visits > _MOST_VISITS:
            raise unusable("too_many_cells", f"> {_MOST_VISITS}")
        places = [(row, column) for row in range(top, low + 1) for column in range(left, far + 1)]
        if taken.isdisjoint(places):
            taken.update(places)
            reach[top, left] = (low, far)
    return [
        SheetCell(text, row, column, *reach.get((row, column), (row, column)))
        for (row, column), text in sorted(seen.items())
        if (row, column) in reach or (row, column) not in taken
    ]


@dataclass(slots=True)
class _Group:
    """Cells that are written together, with the columns that they fill; ``is_text`` for lines that are no table."""

    cells: list[SheetCell]
    left: int
    right: int
    is_text: bool

    @classmethod
    def of(cls, cells: list[SheetCell], *, is_text: bool = False) -> _Group:
        _, left, _, right = _extent(cells)
        return cls(cells, left, right, is_text or len({cell.left for cell in cells}) == 1)

    def goes_on(self, rows: _Group) -> bool:
        """Whether rows below a blank one belong here: same columns, and no header of their own."""
        if self.is_text or rows.left != self.left or rows.right > self.right:
            return False
        first = [cell for cell in rows.cells if cell.top == rows.cells[0].top]
        return len(first) > 1 and any(is_number(cell.text) for cell in first)


def write_sheet(composer: Composer, cells: Sequence[SheetCell], max_cells: int) -> None:
    """Writes the cells onto the page: rows of one cell that follow each other as a paragraph, the rest as tables."""
    groups: list[_Group] = []
    for band in _bands(cells, "rows"):
        titles, rest, notes = _peeled(band)
        table = _Group.of(rest)
        if not titles and groups and groups[-1].goes_on(table):
            groups[-1].cells.extend(rest)
        else:
            groups.extend([_Group.of(titles, is_text=True)] if titles else [])
            groups.append(table)
        groups.extend([_Group.of(notes, is_text=True)] if notes else [])
    for group in groups:
        if group.is_text:
            composer.paragraph(Piece(text) for cell in group.cells for text in (cell.text, "\n"))
            continue
        sides = list(_sides(group.cells))
        if len(sides) == 1:
            _write(composer, group.cells, max_cells)
            continue
        for side in sides:
            write_sheet(composer, side, max_cells)


def _write(composer: Composer, cells: Sequence[SheetCell], max_cells: int) -> None:
    top, left, bottom, right = _extent(cells)
    check_size((bottom - top + 1) * (right - left + 1), max_cells)
    slots = [
        Slot(
            cell.top - top,
            cell.left - left,
            (Piece(cell.text.replace("\t", " ")),),
            cell.bottom - cell.top + 1,
            cell.right - cell.left + 1,
        )
        for cell in cells
    ]
    composer.table(slots, bottom - top + 1, right - left + 1)


def _extent(cells: Sequence[SheetCell]) -> Area:
    return (
        min(cell.top for cell in cells),
        min(cell.left for cell in cells),
        max(cell.bottom for cell in cells),
        max(cell.right for cell in cells),
    )


def _bands(cells: Sequence[SheetCell], across: Literal["rows", "columns"]) -> Iterator[list[SheetCell]]:
    """The cells parted at blank rows or columns, each part in reading order."""
    rows = across == "rows"
    band: list[SheetCell] = []
    end = -1
    for cell in sorted(cells, key=lambda cell: cell.top if rows else cell.left):
        first, last = (cell.top, cell.bottom) if rows else (cell.left, cell.right)
        if band and first > end + 1:
            yield _in_order(band)
            band = []
        band.append(cell)
        end = max(end, last)
    if band:
        yield _in_order(band)


def _in_order(cells: Sequence[SheetCell]) -> list[SheetCell]:
    return sorted(cells, key=lambda cell: (cell.top, cell.left))


def _peeled(band: list[SheetCell]) -> tuple[list[SheetCell], list[SheetCell], list[SheetCell]]:
    """A band as titles above, table, and notes below: rows with one cell that reads over the width of the others."""
    _, left, _, right = _extent(band)
    width = right - left + 1
    first, last = 0, len(band)
    while last - first > 1:
        cell, below = band[first], band[first + 1]
        spread = cell.left == left or 2 * (cell.right - cell.left + 1) >= width or len(cell.text) > _LONG_TITLE
        if below.top <= cell.bottom or not spread:
            break
        first += 1
    if last - first == 1:
        return band[:first], band[first:], []
    while last - first > 1:
        cell, above = band[last - 1], band[last - 2]
        covers = cell.right > cell.left and 2 * (cell.right - cell.left + 1) >= width
        # A sentence in the first column runs over the empty cells beside it.
        covers = covers or (cell.left == left and width > 1 and len(cell.text) > _LONG_TITLE)
        if above.top == cell.top or max(one.bottom for one in band[first : last - 1]) >= cell.top or not covers:
            break
        last -= 1
    return band[:first], band[first:last], band[last:]


def _sides(cells: Sequence[SheetCell]) -> Iterator[list[SheetCell]]:
    """The cells parted at blank columns, where each part is a table by itself."""
    waiting: list[SheetCell] = []
    for band in _bands(cells, "columns"):
        if waiting and _is_table(waiting) and _is_table(band) and _has_labels(band, waiting):
            yield _in_order(waiting)
            waiting = []
        waiting.extend(band)
    if waiting:
        yield _in_order(waiting)


def _is_table(cells: Sequence[SheetCell]) -> bool:
    return len({cell.left for cell in cells}) > 1 and len({cell.top for cell in cells}) > 1


def _has_labels(cells: Sequence[SheetCell], beside: Sequence[SheetCell]) -> bool:
    """Whether a part names its rows itself: its own words in its first column, or the header of the part beside it."""
    top, left, _, _ = _extent(cells)
    header = [cell.text for cell in cells if cell.top == top]
    if header == [cell.text for cell in beside if cell.top == beside[0].top]:
        return True
    labels = [cell.text for cell in cells if cell.left == left and cell.top > top]
    return 2 * sum(1 for text in labels if not is_number(text)) > len(labels)
