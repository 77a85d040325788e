"""The slots of a ruled table: which rectangle covers which rows and columns."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

Rectangle = tuple[float, float, float, float]

_SAME_RULE = 3.0


@dataclass(frozen=True, slots=True)
class Slot:
    """A cell of the grid and its rectangle; ``None`` where no rule closes the slot."""

    row: int
    column: int
    row_span: int
    column_span: int
    rectangle: Rectangle | None


@dataclass(frozen=True, slots=True)
class Grid:
    """A ruled table as slots in row-major order, each slot of the table covered once."""

    row_count: int
    column_edges: tuple[float, ...]
    slots: tuple[Slot, ...]

    @property
    def column_count(self) -> int:
        """Number of columns."""
        return len(self.column_edges) - 1


def grid_of(rectangles: Sequence[Rectangle]) -> Grid:
    """The grid whose cells are these rectangles (points, top left origin)."""
    xs = _rules([edge for rectangle in rectangles for edge in (rectangle[0], rectangle[2])])
    ys = _rules([edge for rectangle in rectangles for edge in (rectangle[1], rectangle[3])])
    columns, rows = len(xs) - 1, len(ys) - 1
    covered = [[False] * columns for _ in range(rows)]
    slots: list[Slot] = []
    for rectangle in sorted(rectangles, key=lambda found: (found[1], found[0])):
        left, right = _nearest(xs, rectangle[0]), _nearest(xs, rectangle[2])
        top, bottom = _nearest(ys, rectangle[1]), _nearest(ys, rectangle[3])
        if left >= right or top >= bottom:
            continue
        if any(covered[row][column] for row in range(top, bottom) for column in range(left, right)):
            continue
        for row in range(top, bottom):
            covered[row][left:right] = [True] * (right - left)
        slots.append(Slot(top, left, bottom - top, right - left, rectangle))
    for row in range(rows):
        slots.extend(Slot(row, column, 1, 1, None) for column in range(columns) if not covered[row][column])
    slots.sort(key=lambda slot: (slot.row, slot.column))
    return Grid(rows, tuple(round(x, 2) for x in xs), tuple(slots))


def _rules(edges: Sequence[float]) -> list[float]:
    """The positions of the rules; edges closer than a few points are one rule drawn twice."""
    groups: list[list[float]] = []
    for edge in sorted(edges):
        if groups and edge - groups[-1][-1] <= _SAME_RULE:
            groups[-1].append(edge)
        else:
            groups.append([edge])
    return [sum(group) / len(group) for group in groups]


def _nearest(rules: Sequence[float], edge: float) -> int:
    return min(range(len(rules)), key=lambda index: abs(rules[index] - edge))
