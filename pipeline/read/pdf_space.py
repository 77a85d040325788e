"""Matrices of PDF: from the space that an object is drawn in to the space that it stands in."""

from __future__ import annotations

from typing import NamedTuple

from pipeline.read.pdf_native import Matrix

SAME: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)
"""The matrix that changes nothing."""


class Rule(NamedTuple):
    """A rule, or an edge of a rectangle: two corners, in page space or as seen. It is as thin as it is drawn."""

    x0: float
    y0: float
    x1: float
    y1: float


def times(inner: Matrix, outer: Matrix) -> Matrix:
    """Return the matrix that applies first ``inner``, then ``outer``."""
    a, b, c, d, e, f = inner
    p, q, r, s, t, u = outer
    return (
        a * p + b * r,
        a * q + b * s,
        c * p + d * r,
        c * q + d * s,
        e * p + f * r + t,
        e * q + f * s + u,
    )


def moved(place: tuple[float, float, float, float], space: Matrix) -> Rule:
    """Return the upright rectangle around a rectangle that a matrix moves, scales or turns."""
    if space is SAME:
        return Rule(*place)
    left, bottom, right, top = place
    corners = [at(x, y, space) for x in (left, right) for y in (bottom, top)]
    xs, ys = [x for x, _ in corners], [y for _, y in corners]
    return Rule(min(xs), min(ys), max(xs), max(ys))


def at(x: float, y: float, space: Matrix) -> tuple[float, float]:
    """Return a point after a matrix."""
    a, b, c, d, e, f = space
    return a * x + c * y + e, b * x + d * y + f
