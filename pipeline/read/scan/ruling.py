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
_REACH_INCHES = 0.05
_SMALLEST_INCHES = 0.08
_FILLED = 0.85


@dataclass(frozen=True, slots=True)
class Ruled:
    """The page without its rules, and the cells of each table as ``(x0, y0, x1, y1)`` in pixels."""

    words: Picture
    tables: tuple[tuple[Corners, ...], ...]


def rules_of(ink: Picture, dpi: float) -> Ruled:
    """Finds straight lines longer than any stroke of a letter, the cells that they close, and takes them out."""
    solid = (ink > _INK).astype(np.uint8)
    level = _lines(solid, round(_LEVEL_INCHES * dpi), across=True)
    upright = _lines(solid, round(_UPRIGHT_INCHES * dpi), across=False)
    upright = _near(upright, level, dpi)
    drawn = _redrawn(level, upright, ink.shape, round(_REACH_INCHES * dpi))
    tables = _tables(drawn, dpi)
    grown = cv2.dilate(np.maximum(level, upright), np.ones((3, 3), np.uint8))
    words: Picture = np.where(grown > 0, 0, ink).astype(np.uint8)
    return Ruled(words, tables)


def _lines(solid: Picture, length: int, *, across: bool) -> Picture:
    """The pixels of strokes at least ``length`` long in one direction and thin in the other."""
    along, thick = ((1, length), (3, 1)) if across else ((length, 1), (1, 3))
    # Grown sideways first, so that a line a hair out of level and a line with holes stay one.
    hole = (1, 5) if across else (5, 1)
    grown = cv2.morphologyEx(cv2.dilate(solid, np.ones(thick, np.uint8)), cv2.MORPH_CLOSE, np.ones(hole, np.uint8))
    long = cv2.morphologyEx(grown, cv2.MORPH_OPEN, np.ones(along, np.uint8))
    count, labels, stats, _ = cv2.connectedComponentsWithStats(long, connectivity=8)
    thickest = max(9, length // 5)
    extent, other = (cv2.CC_STAT_WIDTH, cv2.CC_STAT_HEIGHT) if across else (cv2.CC_STAT_HEIGHT, cv2.CC_STAT_WIDTH)
    mean = stats[:, cv2.CC_STAT_AREA] / np.maximum(1, stats[:, extent])
    keep = (mean <= thickest) & (stats[:, other] <= np.maximum(2 * thickest, stats[:, extent] // 20))
    keep[0] = False
    result: Picture = (keep[labels] & (cv2.dilate(solid, np.ones((3, 3), np.uint8)) > 0)).astype(np.uint8)
    return result if count > 1 else np.zeros_like(solid)


def _near(upright: Picture, level: Picture, dpi: float) -> Picture:
    """Upright lines that meet a level one; the stems of tall letters do not."""
    reach = 2 * max(2, round(0.04 * dpi)) + 1
    meets = cv2.dilate(level, np.ones((reach, reach), np.uint8))
    _, labels = cv2.connectedComponents(upright, connectivity=8)
    touching = np.unique(labels[(meets > 0) & (upright > 0)])
    known = np.zeros(int(labels.max()) + 1, bool)
    known[touching] = True
    known[0] = False
    result: Picture = known[labels].astype(np.uint8)
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
        cells = _cells(
            (labels[y : y + height, x : x + width] == number).astype(np.uint8), round(_SMALLEST_INCHES * dpi)
        )
        if len(cells) > 1:
            found.append(tuple((x + x0, y + y0, x + x1, y + y1) for x0, y0, x1, y1 in cells))
    found.sort(key=lambda cells: min(cell[1] for cell in cells))
    return tuple(found)


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
    return found
