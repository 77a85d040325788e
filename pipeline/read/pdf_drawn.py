"""Marks that are drawn as lines, not printed as letters: ticks, crosses, strokes, and empty boxes to be ticked.

Takes the corners of small paths in page space (origin at the bottom left), gives signs with their places.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Literal, NamedTuple

from pipeline.read.pdf_native import Quad

Shape = Literal["tick", "rise", "fall", "cross", "square"]
BOXES = "☐☑"
"""The signs of boxes; the others are strokes without one."""

_SIGNS: dict[Shape, str] = {"tick": "✓", "rise": "/", "cross": "✗"}
# Points: as large as a letter.
_SMALLEST, _LARGEST = 3.5, 18.0
_SQUARE = 0.25
_TOUCHING = 1.0
_FLAT = 0.25
# A checklist has fewer; more small shapes on a page are a chart or a pattern.
_MOST = 300
_LINE, _HOOK, _SIDES = 2, 3, 5


class Drawn(NamedTuple):
    """A small shape and its rectangle: left, bottom, right, top."""

    shape: Shape
    place: Quad


def shapes_of(parts: Sequence[Sequence[tuple[float, float]]]) -> list[Drawn]:
    """The marks that a path draws, given the corners of its parts; none where any of them is large."""
    found: list[Drawn] = []
    for part in parts:
        xs, ys = [x for x, _ in part], [y for _, y in part]
        place = (min(xs), min(ys), max(xs), max(ys))
        width, height = place[2] - place[0], place[3] - place[1]
        if max(width, height) > _LARGEST or min(width, height) < _SMALLEST:
            return []
        shape = _shape(part, width, height)
        if shape is not None:
            found.append(Drawn(shape, place))
    return found


def _shape(part: Sequence[tuple[float, float]], width: float, height: float) -> Shape | None:
    if len(part) == _LINE:
        (ax, ay), (bx, by) = sorted(part)
        return "rise" if by > ay else "fall"
    if len(part) == _HOOK:
        (ax, ay), (bx, by), (cx, cy) = part if part[0][0] < part[-1][0] else part[::-1]
        # Down a little, then up far.
        is_hook = ax < bx < cx and by < ay < cy and cx - bx > bx - ax
        return "tick" if is_hook else None
    if len(part) >= _SIDES and part[0] == part[-1] and abs(width - height) <= _SQUARE * max(width, height):
        corners = {(round(x), round(y)) for x, y in part}
        return "square" if len(corners) == _SIDES - 1 and _is_upright(part) else None
    return None


def _is_upright(part: Sequence[tuple[float, float]]) -> bool:
    return all(min(abs(ax - bx), abs(ay - by)) < _FLAT for (ax, ay), (bx, by) in pairwise(part))


def signs_of(drawn: Sequence[Drawn], rules: Sequence[Quad]) -> Iterator[tuple[str, Quad]]:
    """The signs that the shapes of a page make together: ☑ a box with a mark in it, ☐ one without, ✓ ✗ / by themselves.

    Args:
        drawn: the small shapes of the page.
        rules: its rules, in the same space; a square that one of them touches is part of a table.
    """
    if len(drawn) > _MOST:
        return
    strokes = _crossed([one for one in drawn if one.shape != "square"])
    taken: set[int] = set()
    for box in dict.fromkeys(one.place for one in drawn if one.shape == "square"):
        if any(_touches(rule, box) for rule in rules):
            continue
        inside = [index for index, stroke in enumerate(strokes) if _holds(box, stroke.place)]
        taken.update(inside)
        yield ("☑" if inside else "☐"), box
    for index, stroke in enumerate(strokes):
        # A line that falls is no mark that anyone makes.
        if index not in taken and stroke.shape in _SIGNS:
            yield _SIGNS[stroke.shape], stroke.place


def _crossed(strokes: Sequence[Drawn]) -> list[Drawn]:
    """The strokes with those that cross each other made one."""
    falls = [one for one in strokes if one.shape == "fall"]
    found: list[Drawn] = []
    for one in strokes:
        if one.shape == "fall":
            continue
        partner = next((fall for fall in falls if one.shape == "rise" and _holds(one.place, fall.place)), None)
        if partner is None:
            found.append(one)
        else:
            falls.remove(partner)
            found.append(Drawn("cross", one.place))
    return [*found, *falls]


def _holds(box: Quad, place: Quad) -> bool:
    """Whether the middle of a place lies in a box."""
    x, y = (place[0] + place[2]) / 2, (place[1] + place[3]) / 2
    return box[0] <= x <= box[2] and box[1] <= y <= box[3]


def _touches(rule: Quad, box: Quad) -> bool:
    left, bottom, right, top = (
        box[0] - _TOUCHING, box[1] - _TOUCHING, box[2] + _TOUCHING, box[3] + _TOUCHING,
    )  # fmt: skip
    if rule[0] > right or rule[2] < left or rule[1] > top or rule[3] < bottom:
        return False
    return rule[0] < left or rule[2] > right or rule[1] < bottom or rule[3] > top
