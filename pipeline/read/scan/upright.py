"""Which way up a page picture lies, by how its letters stand to one another."""

from __future__ import annotations

from typing import NamedTuple

import cv2
import numpy as np
from numpy.typing import NDArray

from pipeline.read.scan.pixels import Picture

Stats = NDArray[np.integer]

_INK = 100
_ENOUGH_DPI = 250
_SMALLEST_INCHES, _LARGEST_INCHES = 0.035, 0.5
_NEXT = 0.7
_MARK_NEAR = 0.45
_FEW = 10
_CLEARLY = 1.25


class _Letters(NamedTuple):
    """The pieces of ink about as large as most: where they are, what stands around them, and their usual size.

    ``words`` is the page without rules, small enough to be looked at quickly: ``dpi`` are its own.
    """

    words: Picture
    mask: Picture
    marks: Stats
    body: float
    dpi: float


def lies_level(ink: Picture, dpi: float) -> bool:
    """Whether lines of print run across rather than down; a skew of some degrees or a stamp changes nothing.

    Letters stand close to the next of their line and further from those of other lines, so letters grown sideways
    become fewer pieces than letters grown up and down.
    """
    letters = _letters(ink, dpi)
    if letters is None:
        return True
    reach = 2 * round(_NEXT * letters.body / 2) + 1
    across, down = (
        cv2.connectedComponents(cv2.dilate(letters.mask, np.ones(tool, np.uint8)))[0]
        for tool in ((1, reach), (reach, 1))
    )
    return bool(across <= down)


def is_upside_down(ink: Picture, dpi: float) -> bool:
    """Whether a page whose lines are level stands on its head.

    Thai has more above its letters than below: tone marks and vowels set free above them, ascenders joined to them.
    Both are weighed, since small prints join the marks to their letters and pages of numbers have none.
    """
    letters = _letters(ink, dpi)
    if letters is None:
        return False
    marks_above, marks_below = _marks(letters)
    above, below = _edges(letters)
    return below * (marks_below + _FEW) > _CLEARLY * above * (marks_above + _FEW)


def _letters(ink: Picture, dpi: float) -> _Letters | None:
    if dpi > _ENOUGH_DPI:
        ink = np.asarray(cv2.resize(ink, None, fx=0.5, fy=0.5, interpolation=cv2.INTER_AREA), np.uint8)
        dpi /= 2
    words = (_without_rules(ink, dpi) > _INK).astype(np.uint8)
    _, labels, stats, _ = cv2.connectedComponentsWithStats(words, connectivity=8)
    size = np.maximum(stats[:, cv2.CC_STAT_WIDTH], stats[:, cv2.CC_STAT_HEIGHT])
    likely = (size > _SMALLEST_INCHES * dpi) & (size < _LARGEST_INCHES * dpi)
    likely[0] = False
    if not likely.any():
        return None
    body = float(np.median(size[likely]))
    large = likely & (size > 0.6 * body) & (size < 2.5 * body)
    small = (size > 0.2 * body) & (stats[:, cv2.CC_STAT_HEIGHT] < 0.6 * body) & ~large
    small[0] = False
    return _Letters(words, large[labels].astype(np.uint8), np.asarray(stats[small], np.int32), body, dpi)


def _marks(letters: _Letters) -> tuple[int, int]:
    """How many small pieces stand just above a letter and none just below one, and the other way round."""
    height = letters.mask.shape[0]
    counted = cv2.integral(letters.mask)
    reach = round(_MARK_NEAR * letters.body)
    x0, y0 = letters.marks[:, cv2.CC_STAT_LEFT], letters.marks[:, cv2.CC_STAT_TOP]
    x1, y1 = x0 + letters.marks[:, cv2.CC_STAT_WIDTH], y0 + letters.marks[:, cv2.CC_STAT_HEIGHT]

    def is_ink(top: Stats, bottom: Stats) -> NDArray[np.bool_]:
        found: NDArray[np.bool_] = (counted[bottom, x1] - counted[top, x1] - counted[bottom, x0] + counted[top, x0]) > 0
        return found

    under, over = is_ink(y1, np.minimum(y1 + reach, height)), is_ink(np.maximum(y0 - reach, 0), y0)
    return int((under & ~over).sum()), int((over & ~under).sum())


def _edges(letters: _Letters) -> tuple[float, float]:
    """The ink just above and just below the rows where the letters are."""
    rows = letters.words.sum(axis=1, dtype=np.float64)
    if rows.max(initial=0) == 0:
        return 0.0, 0.0
    core = rows > 0.4 * np.percentile(rows[rows > 0], 90)
    edges = np.flatnonzero(np.diff(np.concatenate([[0], core.astype(np.int8), [0]])))
    above = below = 0.0
    for start, end in zip(edges[::2], edges[1::2], strict=True):
        reach = round(0.55 * (end - start))
        if 0.03 * letters.dpi < end - start < 0.2 * letters.dpi:
            above += float(rows[max(0, start - reach) : start].sum())
            below += float(rows[end : end + reach].sum())
    return above, below


def _without_rules(ink: Picture, dpi: float) -> Picture:
    length = max(15, round(0.3 * dpi))
    solid = np.where(ink > _INK, ink, 0).astype(np.uint8)
    rules = np.maximum(
        cv2.morphologyEx(solid, cv2.MORPH_OPEN, np.ones((1, length), np.uint8)),
        cv2.morphologyEx(solid, cv2.MORPH_OPEN, np.ones((length, 1), np.uint8)),
    )
    result: Picture = np.where(cv2.dilate(rules, np.ones((5, 5), np.uint8)) > 0, 0, ink).astype(np.uint8)
    return result
