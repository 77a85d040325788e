"""The grid of a table whose cells were found as rectangles on a picture."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.read.pdf_tables import Grid, Rectangle, Slot

_SAME_RULE = 4.5


def grid_of(rectangles: Sequence[Rectangle]) -> Grid:
    """The grid whose cells are these rectangles (points, top left origin); what none of them covers is a cell too."""
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
        slots.extend(
            Slot(row, column, 1, 1, (xs[column], ys[row], xs[column + 1], ys[row + 1]))
            for column in range(columns)
            if not covered[row][column]
        )
    slots.sort(key=lambda slot: (slot.row, slot.column))
    places = [[-1] * columns for _ in range(rows)]
    for index, slot in enumerate(slots):
        for row in range(slot.row, slot.row + slot.row_span):
            places[row][slot.column : slot.column + slot.column_span] = [index] * slot.column_span
    edges = (tuple(round(edge, 2) for edge in ys), tuple(round(edge, 2) for edge in xs))
    return Grid(*edges, tuple(slots), tuple(map(tuple, places)))


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
