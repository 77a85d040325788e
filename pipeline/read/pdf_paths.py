"""What one path of a PDF page draws: rules, small marks, or an area filled in one colour.

Takes the handle of a path and the matrix of the form that it stands in, gives places in page space. Every threshold is
applied in page space, in points: a form may be drawn at any scale.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

import pypdfium2.raw as raw

from pipeline.read import pdf_native as native
from pipeline.read.pdf_drawn import Drawn, shapes_of
from pipeline.read.pdf_native import Handle, Matrix
from pipeline.read.pdf_space import Rule, at, moved, times

_BEZIER, _MOVE = raw.FPDF_SEGMENT_BEZIERTO, raw.FPDF_SEGMENT_MOVETO
# Thicker is a box, not a rule.
_THIN = 4.0
_STRAIGHT = 0.5
_MOST_SEGMENTS = 4_000
# A box with a cross in it, drawn in one go.
_MOST_STROKES = 3


class Area(NamedTuple):
    """An area that a path fills or a picture covers: the object, its upright rectangle and the edges of the path."""

    drawn: Handle
    place: Rule
    edges: tuple[Rule, ...] = ()
    is_picture: bool = False


class Traced(NamedTuple):
    """What a path draws."""

    rules: tuple[Rule, ...] = ()
    marks: tuple[Drawn, ...] = ()
    area: Area | None = None


_NOTHING = Traced()


def traced(path: Handle, space: Matrix) -> Traced:
    """Return what a path draws: itself as a rule where it is thin, else its straight sides, its marks and its area."""
    filled, stroked = native.is_stroked(path)
    if not filled and not stroked:
        return _NOTHING
    place = moved(native.bounds([path])[0], space)
    if min(place.x1 - place.x0, place.y1 - place.y0) <= _THIN:
        return Traced((place,))
    parts = _parts(path, space)
    sides = tuple(rule for part in parts for rule in _sides(part, filled=filled))
    # What is filled is a letter or an ornament; a mark is drawn with a pen.
    marks = tuple(shapes_of(parts)) if stroked and len(parts) <= _MOST_STROKES else ()
    if not filled:
        return Traced(sides, marks)
    area = Area(path, place, () if stroked else sides)
    return Traced(sides if stroked else (), marks, area)


def _sides(part: list[tuple[float, float]], *, filled: bool) -> Iterator[Rule]:
    left, right = min(x for x, _ in part), max(x for x, _ in part)
    bottom, top = min(y for _, y in part), max(y for _, y in part)
    if min(right - left, top - bottom) <= _THIN:
        yield Rule(left, bottom, right, top)
        return
    if filled and part[0] != part[-1]:
        part = [*part, part[0]]
    for (ax, ay), (bx, by) in pairwise(part):
        if abs(ax - bx) <= _STRAIGHT or abs(ay - by) <= _STRAIGHT:
            yield Rule(min(ax, bx), min(ay, by), max(ax, bx), max(ay, by))


def _parts(path: Handle, outer: Matrix) -> list[list[tuple[float, float]]]:
    """The corners of each part of a path in page space; parts with curves are left out."""
    space = times(native.matrices([path])[0], outer)
    parts: list[list[tuple[float, float]]] = []
    current: list[tuple[float, float]] = []
    curved = False
    for kind, x, y, closes in native.segments(path, _MOST_SEGMENTS):
        if kind == _MOVE:
            if len(current) > 1 and not curved:
                parts.append(current)
            current, curved = [], False
        elif kind == _BEZIER:
            curved = True
        current.append(at(x, y, space))
        if closes:
            current.append(current[0])
    if len(current) > 1 and not curved:
        parts.append(current)
    return parts
