"""Ruling lines of a page picture: where the cells of its tables are, and the page without the lines."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from pipeline.read.scan.picture import Sheet
from pipeline.read.scan.pixels import Picture

Corners = tuple[int, int, int, int]

_INK = 90
_LEVEL_INCHES = 0.33
_UPRIGHT_INCHES = 0.2
_THICKEST_INCHES = 0.045
_JOINT_INCHES, _TOUCH_INCHES = 0.04, 0.012
_HOLE_INCHES = 0.015
_BROKEN_INCHES = 0.08
_SEEN_INCHES = 0.1
_SEEN = 0.5
_WHOLE = 0.93
_SHORT_INCHES = 0.75
_CLEAR_INCHES = 0.07
_CROWDED, _CROWDED_BELOW = 0.3, 0.15
_REACH_INCHES = 0.05
_SMALLEST_INCHES = 0.08
_FILLED = 0.85
# A side is missing where at least so many lines end at it, and they cover less than this share of it.
_OPEN_ENDS, _OPEN = 3, 0.4
_CROSSED, _OVERHANG_INCHES = 3, 0.12
_INSET_INCHES = 0.03


@dataclass(frozen=True, slots=True)
class Ruled:
    """The page without its rules, and the cells of each table as ``(x0, y0, x1, y1)`` in pixels."""

    words: Picture
    tables: tuple[tuple[Corners, ...], ...]


def rules_of(sheet: Sheet) -> Ruled:
    """Finds straight lines longer than any stroke of a letter, the cells that they close, and takes them out."""
    ink, dpi = sheet.ink, sheet.dpi
    solid, hidden = ((one > _INK).astype(np.uint8) for one in (ink, sheet.hidden))
    level = _lines(solid, hidden, dpi, across=True)
    upright = _near(_lines(solid, hidden, dpi, across=False), level, solid, hidden, dpi)
    drawn = _redrawn(level, upright, ink.shape, round(_REACH_INCHES * dpi))
    tables = _tables(drawn, dpi)
    rules = np.maximum(level, upright)
    rules[_of_letters(level, solid, tables, dpi) > 0] = 0
    inset = max(3, round(_INSET_INCHES * dpi))
    for x0, y0, x1, y1 in (cell for table in tables for cell in table):
        # What looks like a line within a cell is a row of letters that touch.
        rules[y0 + inset : y1 - inset, x0 + inset : x1 - inset] = 0
    grown = cv2.dilate(rules, np.ones((3, 3), np.uint8))
    words: Picture = np.where(grown > 0, 0, ink).astype(np.uint8)
    return Ruled(words, tables)


def _lines(solid: Picture, hidden: Picture, dpi: float, *, across: bool) -> Picture:
    """The pixels of long strokes in one direction that are thin in the other."""
    length = round((_LEVEL_INCHES if across else _UPRIGHT_INCHES) * dpi)
    thickest = round(_THICKEST_INCHES * dpi) + 2
    small = max(2, round(_HOLE_INCHES * dpi))
    broken = round(_BROKEN_INCHES * dpi)
    along, thick = ((1, length), (3, 1)) if across else ((length, 1), (1, 3))
    # Grown sideways first, so that a line a hair out of level and a line with holes stay one.
    hole = (1, small) if across else (small, 1)
    # A line goes on beneath a stamp.
    known = solid | hidden
    grown = cv2.morphologyEx(cv2.dilate(known, np.ones(thick, np.uint8)), cv2.MORPH_CLOSE, np.ones(hole, np.uint8))
    long = cv2.morphologyEx(grown, cv2.MORPH_OPEN, np.ones(along, np.uint8))
    count, labels, stats, _ = cv2.connectedComponentsWithStats(long, connectivity=8)
    extent, other = (cv2.CC_STAT_WIDTH, cv2.CC_STAT_HEIGHT) if across else (cv2.CC_STAT_HEIGHT, cv2.CC_STAT_WIDTH)
    mean = stats[:, cv2.CC_STAT_AREA] / np.maximum(1, stats[:, extent])
    keep = (mean <= thickest) & (stats[:, other] <= np.maximum(thickest, stats[:, extent] // 25))
    for number in np.unique(labels[hidden > 0]):
        x, y, width, height, _ = stats[number]
        part = np.s_[y : y + height, x : x + width]
        keep[number] &= _runs_on(labels[part] == number, solid[part] > 0, hidden[part] > 0, 0 if across else 1, dpi)
    keep[0] = False
    if count == 1:
        return np.zeros_like(solid)
    found = (keep[labels] & (cv2.dilate(known, np.ones((3, 3), np.uint8)) > 0)).astype(np.uint8)
    gap = (1, broken) if across else (broken, 1)
    result: Picture = np.asarray(cv2.morphologyEx(found, cv2.MORPH_CLOSE, np.ones(gap, np.uint8)), np.uint8)
    return result


def _runs_on(
    line: NDArray[np.bool_], solid: NDArray[np.bool_], hidden: NDArray[np.bool_], axis: int, dpi: float
) -> bool:
    """Whether a line is seen beyond a stamp or on half its way; else it may be the edge of the stamp itself."""
    seen = np.asarray((line & solid & ~hidden).any(axis=axis), np.bool_)
    covered = np.flatnonzero((line & hidden).any(axis=axis))
    beyond = seen[: covered[0]].sum() + seen[covered[-1] + 1 :].sum()
    return bool(beyond > _SEEN_INCHES * dpi or seen.mean() > _SEEN)


def _near(upright: Picture, level: Picture, solid: Picture, hidden: Picture, dpi: float) -> Picture:
    """Upright lines from the first to the last level line that they meet.

    Letters with their marks meet one line at most, have paper above or below, or have other letters close beside them.
    """
    _, labels, stats, _ = cv2.connectedComponentsWithStats(upright, connectivity=8)
    long, short = np.zeros_like(upright), np.zeros_like(upright)
    broken, overhang = round(_BROKEN_INCHES * dpi), _OVERHANG_INCHES * dpi
    for inches, kept in ((_JOINT_INCHES, long), (_TOUCH_INCHES, short)):
        reach = max(2, round(inches * dpi))
        meets = cv2.dilate(level, np.ones((2 * reach + 1, 2 * reach + 1), np.uint8))
        for number, (x, y, width, height, _) in enumerate(stats):
            if not number or (height < _SHORT_INCHES * dpi) != (kept is short):
                continue
            columns = slice(x, x + width)
            at = np.flatnonzero(meets[y : y + height, columns].any(axis=1))
            if not len(at) or at[-1] - at[0] < _SMALLEST_INCHES * dpi:
                continue
            first, last = int(at[0]), int(at[-1]) + 1
            # A table that is cut off ends in uprights that cross its other lines and meet none at their ends.
            if np.count_nonzero(np.diff(at) > 1) + 1 >= _CROSSED:
                first, last = 0 if first > overhang else first, height if height - last > overhang else last
            rows = slice(int(y + first), int(y + last))
            if (solid | hidden)[rows, columns].any(axis=1).mean() < _WHOLE:
                continue
            is_hidden = solid[rows, columns].any(axis=1).mean() < _SEEN
            # The lines of a header most often go on below it.
            around = slice(max(0, rows.start - broken), rows.stop + broken)
            goes_on = long[around, max(0, x - 1) : x + width + 1].any()
            is_letter = kept is short and _is_crowded(solid[rows], x, width, dpi)
            if goes_on or not (is_hidden or is_letter):
                kept[rows, columns] |= labels[rows, columns] == number
    return long | short


def _of_letters(level: Picture, solid: Picture, tables: Sequence[Sequence[Corners]], dpi: float) -> Picture:
    """Those level lines outside of tables that are rows of letters: bold ones touch at their heads.

    Strokes go on below such a line; below a rule, also one that underlines, is paper.
    """
    found = np.zeros_like(level)
    reach = max(2, round(_TOUCH_INCHES * dpi))
    _, labels, stats, _ = cv2.connectedComponentsWithStats(level, connectivity=8)
    frames = [(min(one[1] for one in cells) - reach, max(one[3] for one in cells) + reach) for cells in tables]
    for number, (x, y, width, height, _) in enumerate(stats):
        if not number or any(top <= y <= bottom for top, bottom in frames):
            continue
        part = labels[y : y + height, x : x + width] == number
        lowest = y + height - 1 - part[::-1].argmax(axis=0)
        below = [
            solid[np.minimum(lowest + step, len(solid) - 1), np.arange(x, x + width)] for step in (reach, reach + 1)
        ]
        if (np.logical_and(*below) & part.any(axis=0)).mean() > _CROWDED_BELOW:
            found[y : y + height, x : x + width][part] = 1
    return found


def _is_crowded(rows: Picture, x: int, width: int, dpi: float) -> bool:
    """Whether there is ink close beside a stroke on much of its way: a letter that touches its marks is no line."""
    clear = round(_CLEAR_INCHES * dpi)
    left, right = rows[:, max(0, x - clear) : max(0, x - 1)], rows[:, x + width + 1 : x + width + clear]
    return bool((left.any(axis=1) | right.any(axis=1)).mean() > _CROWDED)


def _redrawn(level: Picture, upright: Picture, shape: tuple[int, ...], reach: int) -> Picture:
    """The lines drawn anew, a little longer at both ends, so that corners close."""
    drawn = np.zeros(shape, np.uint8)
    for mask, along in ((level, True), (upright, False)):
        _, _, stats, _ = cv2.connectedComponentsWithStats(mask, connectivity=8)
        for x, y, width, height, _ in stats[1:]:
            across, down = (reach, 0) if along else (0, reach)
            drawn[max(0, y - down) : y + height + down, max(0, x - across) : x + width + across] = 1
    return drawn


def _tables(drawn: Picture, dpi: float) -> tuple[tuple[Corners, ...], ...]:
    _, labels, stats, _ = cv2.connectedComponentsWithStats(drawn, connectivity=8)
    found: list[tuple[Corners, ...]] = []
    for number, (x, y, width, height, _) in enumerate(stats):
        if not number or width < 0.5 * dpi or height < 0.15 * dpi:
            continue
        lines = (labels[y : y + height, x : x + width] == number).astype(np.uint8)
        _close(lines, max(2, round(_REACH_INCHES * dpi)))
        cells = _cells(np.pad(lines, 1), round(_SMALLEST_INCHES * dpi))
        if len(cells) > 1:
            found.append(tuple((x + x0 - 1, y + y0 - 1, x + x1 - 1, y + y1 - 1) for x0, y0, x1, y1 in cells))
    found.sort(key=lambda cells: min(cell[1] for cell in cells))
    return tuple(found)


def _close(lines: Picture, reach: int) -> None:
    """Draws the sides that a table does not have, where the lines of its rows or columns end side by side."""
    for turned in (lines, lines[:, ::-1], lines.T, lines.T[:, ::-1]):
        edge = turned[:, : 2 * reach].any(axis=1)
        ends = np.count_nonzero(np.diff(edge.astype(np.int8), prepend=0) > 0)
        if ends >= _OPEN_ENDS and edge.mean() < _OPEN:
            first, last = np.flatnonzero(edge)[[0, -1]]
            turned[first : last + 1, 0] = 1


def _cells(lines: Picture, smallest: int) -> list[Corners]:
    """The rectangles that the lines close, a line's half thickness larger on each side."""
    height, width = lines.shape
    _, _, stats, _ = cv2.connectedComponentsWithStats(1 - lines, connectivity=4)
    found: list[Corners] = []
    for x, y, across, down, area in stats[1:]:
        outside = x == 0 or y == 0 or x + across == width or y + down == height
        if outside or across < smallest or down < smallest or area < _FILLED * across * down:
            continue
        found.append((int(x) - 2, int(y) - 2, int(x + across) + 2, int(y + down) + 2))
    return [one for one in found if not any(_is_within(one, other) for other in found if other != one)]


def _is_within(one: Corners, other: Corners) -> bool:
    return other[0] <= one[0] and other[1] <= one[1] and one[2] <= other[2] and one[3] <= other[3]
