"""Text that runs up or down the page, as in the heads of narrow columns, laid level and put back."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from operator import attrgetter

from pipeline.read.pdf_glyph import Glyph

_TURN = attrgetter("turn")
# How far apart the letters of one line stand at most, in font sizes.
_BESIDE = 0.6


def by_turn(glyphs: Sequence[Glyph]) -> dict[int, Sequence[Glyph]]:
    """The glyphs of each direction, in order."""
    if not any(map(_TURN, glyphs)):
        return {0: glyphs} if glyphs else {}
    found: dict[int, list[Glyph]] = {}
    for glyph in glyphs:
        found.setdefault(glyph.turn, []).append(glyph)
    return dict(found)


def levelled(glyphs: Sequence[Glyph]) -> list[Glyph]:
    """Glyphs of one direction as they are seen when the page is turned so that they run to the right.

    Their places are those on the turned page, from an origin somewhere.
    """
    return [_turned(glyph, glyph.turn, -glyph.turn) if glyph.turn else glyph for glyph in glyphs]


def put_back(glyphs: Sequence[Glyph], turn: int) -> list[Glyph]:
    """What ``levelled`` has laid level, in its place on the page."""
    return [_turned(glyph, -turn % 4, turn) for glyph in glyphs]


def _turned(glyph: Glyph, quarters: int, change: int) -> Glyph:
    x0, top, x1, bottom = turned_box((glyph.x0, glyph.top, glyph.x1, glyph.bottom), quarters)
    # Where text runs to the left or down the page, the way across it counts backwards.
    baseline = -glyph.baseline if abs(change) > 1 else glyph.baseline
    return replace(glyph, x0=x0, top=top, x1=x1, bottom=bottom, baseline=baseline, turn=glyph.turn + change)


def turned_box(box: tuple[float, float, float, float], quarters: int) -> tuple[float, float, float, float]:
    """A rectangle (left, top, right, bottom) on the page turned so often a quarter to the right."""
    for _ in range(quarters):
        left, top, right, bottom = box
        box = -bottom, left, -top, right
    return box


def askew_runs(glyphs: Sequence[Glyph]) -> list[list[Glyph]]:
    """Askew glyphs that stand side by side, in drawing order."""
    runs: list[list[Glyph]] = []
    for glyph in glyphs:
        before = runs[-1][-1] if runs else None
        if before is not None and _is_beside(before, glyph):
            runs[-1].append(glyph)
        else:
            runs.append([glyph])
    return runs


def _is_beside(before: Glyph, after: Glyph) -> bool:
    reach = _BESIDE * max(before.size, after.size)
    return (
        after.x0 - before.x1 < reach
        and before.x0 - after.x1 < reach
        and after.top - before.bottom < reach
        and before.top - after.bottom < reach
    )
