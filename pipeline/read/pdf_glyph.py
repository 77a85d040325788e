"""Characters of a PDF page that are drawn together, with their place."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import chain
from operator import attrgetter

import numpy as np

from pipeline.read.pdf_native import Array

STROKE = -2
"""The index of a mark that is drawn as lines."""


@dataclass(slots=True)
class Glyph:
    """Characters drawn together, in points from the top left corner.

    ``turn`` is the direction that they run in, as ``View.turns`` gives it; ``baseline`` is a y position where they run
    along the page, an x position where they run up or down. ``index`` is the place of the first character in the text
    layer, -1 where it is not in it, ``STROKE`` for a mark drawn as lines without a box around it.
    """

    text: str
    x0: float
    x1: float
    top: float
    bottom: float
    baseline: float
    size: float
    turn: int = 0
    index: int = -1

    @property
    def middle(self) -> tuple[float, float]:
        """A point in the middle of the letters."""
        if self.turn:
            return (self.x0 + self.x1) / 2, (self.top + self.bottom) / 2
        return (self.x0 + self.x1) / 2, self.baseline - 0.25 * self.size


def stands_in(glyph: Glyph, box: Glyph) -> bool:
    """Whether the middle of a printed run lies in a box."""
    x, y = (glyph.x0 + glyph.x1) / 2, (glyph.top + glyph.bottom) / 2
    return box.x0 <= x <= box.x1 and box.top <= y <= box.bottom and not glyph.text.isspace()


_COLUMNS = attrgetter("x0", "x1", "baseline", "size", "turn")


def columns_of(glyphs: Sequence[Glyph]) -> Array:
    """Return left and right edge, baseline, size and turn of glyphs: five rows, one column a glyph."""
    places = chain.from_iterable(map(_COLUMNS, glyphs))
    return np.fromiter(places, dtype=np.float64, count=5 * len(glyphs)).reshape(-1, 5).T
