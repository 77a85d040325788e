"""Ruling lines of a page picture: where the cells of its tables are, and the page without the lines."""

from __future__ import annotations

from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

Picture = NDArray[np.uint8]
Corners = tuple[int, int, int, int]

_INK = 90
_LEVEL_INCHES = 0.33
_UPRIGHT_INCHES = 0.2
_THICKEST_INCHES = 0.045
_JOINT_INCHES = 0.04
_REACH_INCHES = 0.05
_SMALLEST_INCHES = 0.08
_FILLED = 0.85
# A side is missing where at least so many lines end at it, and they cover less than this share of it.
_OPEN_ENDS, _OPEN = 3, 0.4
_CROSSED = 3
_INSET_INCHES = 0.03


@dataclass(frozen=True, slots=True)
class Ruled:
    """The page without its rules, and the cells of each table as ``(x0, y0, x1, y1)`` in pixels."""

    words: Picture
    tables: tuple[tuple[Corners, ...], ...]


def rules_of(ink: Picture, dpi: float) -> Ruled:
    """Finds straight lines longer than any stroke of a letter, the cells that they close, and takes them out."""
    solid = (ink > _INK).astype(np.uint8)
    thickest = round(_THICKEST_INCHES * dpi) + 2
    level = _lines(solid, round(_LEVEL_INCHES * dpi), thickest, across=True)
    upright = _lines(solid, round(_UPRIGHT_INCHES * dpi), thickest, across=False)
    upright = _near(upright, level, dpi)
    drawn = _redrawn(level, upright, ink.shape, round(_REACH_INCHES * dpi))
    tables = _tables(drawn, dpi)
    rules = np.maximum(level, upright)
    inset = max(3, round(_INSET_INCHES * dpi))
    for x0, y0, x1, y1 in (cell for table in tables for cell in table):
        # What looks like a line within a cell is a row of letters that touch.
        rules[y0 + inset : y1 - inset, x0 + inset : x1 - inset] = 0
    grown = cv2.dilate(rules, np.ones((3, 3), np.uint8))
    words: Picture = np.where(grown > 0, 0, ink).astype(np.uint8)
    return Ruled(words, tables)


def _lines(solid: Picture, length: int, thickest: int, *, across: bool) -> Picture:
    """The pixels of strokes at least ``length`` long in one direction and thin in the other."""
    along, thick = ((1, length), (3, 1)) if across else ((length, 1), (1, 3))
    # Grown sideways first, so that a line a hair out of level and a line with holes stay one.
    hole = (1, 5) if across else (5, 1)
    grown = cv2.morphologyEx(cv2.dilate(solid, np.ones(thick, np.uint8)), cv2.MORPH_CLOSE, np.ones(hole, np.uint8))
    long = cv2.morphologyEx(grown, cv2.MORPH_OPEN, np.ones(along, np.uint8))
    count, labels, stats, _ = cv2.connectedComponentsWithStats(long, connectivity=8)
    extent, other = (cv2.CC_STAT_WIDTH, cv2.CC_STAT_HEIGHT) if across else (cv2.CC_STAT_HEIGHT, cv2.CC_STAT_WIDTH)
    mean = stats[:, cv2.CC_STAT_AREA] / np.maximum(1, stats[:, extent])
    keep = (mean <= thickest) & (stats[:, other] <= np.maximum(thickest, stats[:, extent] // 25))
    keep[0] = False
    result: Picture = (keep[labels] & (cv2.dilate(solid, np.ones((3, 3), np.uint8)) > 0)).astype(np.uint8)
    return result if count > 1 else np.zeros_like(solid)


def _near(upright: Picture, level: Picture, dpi: float) -> Picture:
    """Upright lines that meet a level one at both ends; tall letters with their marks meet one at most."""
    reach = max(2, round(_JOINT_INCHES * dpi))
    meets = cv2.dilate(level, np.ones((2 * reach + 1, 2 * reach + 1), np.uint8))
    _, labels, stats, _ = cv2.connectedComponentsWithStats(upright, connectivity=8)
    kept = np.zeros(len(stats), bool)
    for number, (x, y, width, height, _) in enumerate(stats):
        if number:
            ends = (meets[y : y + 3, x : x + width], meets[y + height - 3 : y + height, x : x + width])
            # A table that is cut off ends in uprights that cross its other lines and meet none at their ends.
            along = meets[y : y + height, x : x + width].any(axis=1)
            crossed = np.count_nonzero(np.diff(along.astype(np.int8), prepend=0) > 0)
            kept[number] = crossed >= _CROSSED or all(bool(end.any()) for end in ends)
    result: Picture = kept[labels].astype(np.uint8)
    return result


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
