"""Ruled tables: from rules across and down to slots that cover rows and columns.

A slot ends where a rule is drawn; where none is, it spans. Outer rules may be missing: a table then reaches as far as
the rules that cross it. Rules that touch make one table, so that several can stand on a page, also side by side.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from pipeline.read.errors import unusable
from pipeline.read.pdf_space import Rule

Rectangle = tuple[float, float, float, float]

_SAME_RULE = 3.0
# Shorter is a dot or the joint of two rules.
_SHORTEST = 4.0
# How far rules must reach past the outermost crossing rule for a column or row to lie there.
_OVERHANG = 8.0
_COVERED = 0.6
# Two rules across and two down, or three and one: fewer cross by chance.
_FEWEST_RULES = 4


@dataclass(frozen=True, slots=True)
class Slot:
    """A cell of the grid and its rectangle."""

    row: int
    column: int
    row_span: int
    column_span: int
    rectangle: Rectangle


@dataclass(frozen=True, slots=True)
class Grid:
    """A table as slots in row-major order.

    ``places`` gives for each row and column the index of its slot; ``is_ruled`` says that rules part its columns.
    """

    row_edges: tuple[float, ...]
    column_edges: tuple[float, ...]
    slots: tuple[Slot, ...]
    places: tuple[tuple[int, ...], ...]
    is_ruled: bool = True

    @property
    def row_count(self) -> int:
        """Number of rows."""
        return len(self.row_edges) - 1

    @property
    def column_count(self) -> int:
        """Number of columns."""
        return len(self.column_edges) - 1

    @property
    def rectangle(self) -> Rectangle:
        """The place of the whole table."""
        return self.column_edges[0], self.row_edges[0], self.column_edges[-1], self.row_edges[-1]

    def slot_at(self, x: float, y: float) -> int | None:
        """The index of the slot at a point, ``None`` outside of the table."""
        if not self.column_edges[0] <= x <= self.column_edges[-1]:
            return None
        if not self.row_edges[0] <= y <= self.row_edges[-1]:
            return None
        row = min(bisect_right(self.row_edges, y), self.row_count) - 1
        column = min(bisect_right(self.column_edges, x), self.column_count) - 1
        return self.places[row][column]


class _Stroke(NamedTuple):
    """A rule across (``at`` is y) or down (``at`` is x) from ``start`` to ``end``."""

    at: float
    start: float
    end: float


def grids_of(rules: Iterable[Rule], max_cells: int) -> list[Grid]:
    """The ruled tables of a page from top to bottom; a frame around text (one column) is no table.

    Args:
        rules: as seen, in points from the top left corner.
        max_cells: rows times columns that one table may have.

    Raises:
        ReadError: ``too_many_cells``.
    """
    across: list[_Stroke] = []
    down: list[_Stroke] = []
    for x0, y0, x1, y1 in rules:
        width, height = x1 - x0, y1 - y0
        if max(width, height) < _SHORTEST:
            continue
        if width >= height:
            across.append(_Stroke((y0 + y1) / 2, x0, x1))
        else:
            down.append(_Stroke((x0 + x1) / 2, y0, y1))
    found: list[Grid] = []
    for members in _touching(_joined(across), _joined(down)):
        grid = _grid(*members, max_cells)
        if grid is not None:
            found.append(grid)
    return sorted(found, key=lambda grid: (grid.row_edges[0], grid.column_edges[0]))


def _joined(strokes: list[_Stroke]) -> list[_Stroke]:
    """The strokes with those of one rule put together: drawn twice, or piece by piece."""
    found: list[_Stroke] = []
    for group in _groups(strokes):
        at = sum(stroke.at for stroke in group) / len(group)
        group.sort(key=lambda stroke: stroke.start)
        start, end = group[0].start, group[0].end
        for stroke in group[1:]:
            if stroke.start > end + _SAME_RULE:
                found.append(_Stroke(at, start, end))
                start, end = stroke.start, stroke.end
            else:
                end = max(end, stroke.end)
        found.append(_Stroke(at, start, end))
    return found


def _groups(strokes: list[_Stroke]) -> list[list[_Stroke]]:
    groups: list[list[_Stroke]] = []
    for stroke in sorted(strokes):
        if groups and stroke.at - groups[-1][-1].at <= _SAME_RULE:
            groups[-1].append(stroke)
        else:
            groups.append([stroke])
    return groups


def _touching(across: list[_Stroke], down: list[_Stroke]) -> list[tuple[list[_Stroke], list[_Stroke]]]:
    """The rules across and down that touch each other, directly or through others."""
    parents = list(range(len(across) + len(down)))

    def root(index: int) -> int:
        while parents[index] != index:
            parents[index] = parents[parents[index]]
            index = parents[index]
        return index

    across.sort()
    heights = [stroke.at for stroke in across]
    for number, stroke in enumerate(down, start=len(across)):
        first = bisect_left(heights, stroke.start - _SAME_RULE)
        last = bisect_right(heights, stroke.end + _SAME_RULE)
        for index in range(first, last):
            if across[index].start - _SAME_RULE <= stroke.at <= across[index].end + _SAME_RULE:
                parents[root(index)] = root(number)
    members: dict[int, tuple[list[_Stroke], list[_Stroke]]] = {}
    for index, stroke in enumerate(across):
        members.setdefault(root(index), ([], []))[0].append(stroke)
    for index, stroke in enumerate(down, start=len(across)):
        members.setdefault(root(index), ([], []))[1].append(stroke)
    return [found for found in members.values() if found[0] and found[1]]


def _grid(across: list[_Stroke], down: list[_Stroke], max_cells: int) -> Grid | None:
    ys = [sum(stroke.at for stroke in group) / len(group) for group in _groups(across)]
    xs = [sum(stroke.at for stroke in group) / len(group) for group in _groups(down)]
    if len(ys) + len(xs) < _FEWEST_RULES:
        return None
    ys = _with_ends(ys, down)
    xs = _with_ends(xs, across)
    rows, columns = len(ys) - 1, len(xs) - 1
    if rows < 1 or columns < 2:
        return None
    if rows * columns > max_cells:
        raise unusable("too_many_cells", rows * columns)
    # Whether a rule stands right of, and below, each slot.
    right = _covered(down, xs, ys)
    below = _covered(across, ys, xs)
    return grid_with(
        xs,
        ys,
        [[right[column + 1][row] for column in range(columns)] for row in range(rows)],
        [[below[row + 1][column] for column in range(columns)] for row in range(rows)],
    )


def _with_ends(edges: list[float], crossing: Sequence[_Stroke]) -> list[float]:
    """The edges, and the ends of the rules that cross them where those reach farther."""
    start = min(stroke.start for stroke in crossing)
    end = max(stroke.end for stroke in crossing)
    if start < edges[0] - _OVERHANG:
        edges = [start, *edges]
    if end > edges[-1] + _OVERHANG:
        edges = [*edges, end]
    return edges


def _covered(strokes: Sequence[_Stroke], edges: Sequence[float], crossing: Sequence[float]) -> list[list[bool]]:
    """For each edge, which of the stretches between the crossing edges a rule is drawn along."""
    lengths = [[0.0] * (len(crossing) - 1) for _ in edges]
    for stroke in strokes:
        nearest = min(range(len(edges)), key=lambda index: abs(edges[index] - stroke.at))
        first = max(0, bisect_right(crossing, stroke.start) - 1)
        for index in range(first, len(crossing) - 1):
            if crossing[index] >= stroke.end:
                break
            lengths[nearest][index] += min(stroke.end, crossing[index + 1]) - max(stroke.start, crossing[index])
    return [
        [length >= _COVERED * (crossing[index + 1] - crossing[index]) for index, length in enumerate(row)]
        for row in lengths
    ]


def grid_with(
    xs: Sequence[float], ys: Sequence[float], right: Sequence[Sequence[bool]], below: Sequence[Sequence[bool]]
) -> Grid:
    """The grid between these edges; ``right`` and ``below`` say for each place whether a rule ends it there.

    Places without a rule between them are one slot where they make a rectangle; else they are joined along their row.
    """
    rows, columns = len(ys) - 1, len(xs) - 1
    places = [[-1] * columns for _ in range(rows)]
    slots: list[Slot] = []
    for row in range(rows):
        for column in range(columns):
            if places[row][column] >= 0:
                continue
            column_span = 1
            while (
                column + column_span < columns
                and not right[row][column + column_span - 1]
                and places[row][column + column_span] < 0
            ):
                column_span += 1
            row_span = 1
            while row + row_span < rows and _goes_down(row + row_span, column, column_span, right, below):
                row_span += 1
            for covered in range(row, row + row_span):
                places[covered][column : column + column_span] = [len(slots)] * column_span
            rectangle = (xs[column], ys[row], xs[column + column_span], ys[row + row_span])
            slots.append(Slot(row, column, row_span, column_span, rectangle))
    return Grid(tuple(round(y, 2) for y in ys), tuple(round(x, 2) for x in xs), tuple(slots), tuple(map(tuple, places)))


def _goes_down(
    row: int, column: int, column_span: int, right: Sequence[Sequence[bool]], below: Sequence[Sequence[bool]]
) -> bool:
    """Whether the slot above goes on in this row: no rule above it, none inside it, and the same ends."""
    last = column + column_span - 1
    if any(below[row - 1][column : last + 1]) or any(right[row][column:last]):
        return False
    open_left = column > 0 and not right[row][column - 1]
    open_right = last + 1 < len(right[row]) and not right[row][last]
    return not open_left and not open_right
