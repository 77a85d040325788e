"""A page picture made ready: ink on nothing, upright and level.

Takes grey or colour pixels, gives ink (0 paper, 255 the darkest print). Coloured stamps and shaded backgrounds fade;
nothing is sharpened or redrawn.
"""

from __future__ import annotations

from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from pipeline.read.scan.pixels import Picture
from pipeline.read.scan.upright import is_upside_down, lies_level

_PREVIEW = 1000
_STEEPEST = 6.0
_LEVEL = 0.03
_COLOURED = 50
_LIGHT = 160
_STAMP_INCHES = (0.35, 3.0)
# Of a stamp: how far its colour spreads, how thick its lines are, and how much darker print is than its colour.
_SPREAD_INCHES, _LINE_INCHES, _DARKER = 0.004, 0.05, 0.65
_FRAME_GAP_INCHES, _WRITTEN_GAP_INCHES = 0.03, 0.12


@dataclass(frozen=True, slots=True)
class Sheet:
    """A page as ink. ``turned`` are the quarter turns (counter-clockwise) and ``skew`` the degrees that were undone.

    ``hidden`` is bright where a stamp was taken away: what it covered is not known.
    """

    ink: Picture
    hidden: Picture
    dpi: float
    turned: int
    skew: float


def sheet_of(pixels: Picture, dpi: float) -> Sheet:
    """The page upright and level; ``pixels`` are ``[rows, columns]`` grey or ``[rows, columns, 3]`` colours."""
    grey, hidden = _without_stamps(pixels, dpi)
    ink = ink_of(grey)
    turned = 0 if lies_level(ink, dpi) else 1
    ink, hidden = (np.ascontiguousarray(np.rot90(one, turned)) for one in (ink, hidden))
    skew = skew_of(ink)
    if abs(skew) > _LEVEL:
        ink, hidden = _rotated(ink, skew), _rotated(hidden, skew) if hidden.any() else hidden
    if is_upside_down(ink, dpi):
        turned += 2
        ink, hidden = (np.ascontiguousarray(np.rot90(one, 2)) for one in (ink, hidden))
    return Sheet(ink, hidden, dpi, turned, skew)


def ink_of(pixels: Picture) -> Picture:
    """How much darker than its surroundings each pixel is; of colours, in the lightest of the three."""
    grey = pixels if pixels.ndim == 2 else np.asarray(pixels.max(axis=2), np.uint8)
    small = cv2.resize(grey, None, fx=0.25, fy=0.25, interpolation=cv2.INTER_AREA)
    paper = cv2.medianBlur(cv2.morphologyEx(small, cv2.MORPH_CLOSE, np.ones((17, 17), np.uint8)), 9)
    paper = np.maximum(cv2.resize(paper, (grey.shape[1], grey.shape[0]), interpolation=cv2.INTER_LINEAR), 60)
    depth = 255 - np.asarray(cv2.divide(grey, paper, scale=255), np.uint8)
    sample = depth[::3, ::3]
    dark = sample[sample > 60]
    strength = float(np.percentile(dark, 80)) if dark.size > 50 else 255.0
    # A little of the paper's own noise goes with the stretch.
    stretched = np.clip((np.arange(256) - 12) * (255 / max(80.0, strength - 12)), 0, 255).astype(np.uint8)
    result: Picture = np.asarray(cv2.LUT(depth, stretched), np.uint8)
    return result


def _without_stamps(pixels: Picture, dpi: float) -> tuple[Picture, Picture]:
    """The page in grey without stamps and signatures, and where those are.

    What they cover in full is lighter by as much as it is coloured, and what lies under their lines is drawn on.

    Coloured print and coloured rules stay: pieces of colour as large as a letter, or larger than any stamp.
    """
    if pixels.ndim == 2:
        return pixels, np.zeros_like(pixels)
    red, green, blue = cv2.split(pixels)
    lightest = cv2.max(cv2.max(red, green), blue)
    strength: Picture = np.asarray(cv2.subtract(lightest, cv2.min(cv2.min(red, green), blue)), np.uint8)
    # Colour spreads over the black print beside it; what is dark is print.
    lighter = cv2.add(lightest, cv2.multiply(strength, np.minimum(lightest, _LIGHT), scale=1 / _LIGHT))
    grey = np.asarray(cv2.cvtColor(pixels, cv2.COLOR_RGB2GRAY), np.uint8)
    coloured = np.where(strength > _COLOURED, 255, 0).astype(np.uint8)
    seen, hidden = grey.copy(), np.zeros_like(grey)
    smallest, largest = _STAMP_INCHES[0] * dpi, _STAMP_INCHES[1] * dpi
    stamps = [
        box for box in _boxes(coloured, _FRAME_GAP_INCHES * dpi) if min(box[2:]) > smallest and max(box[2:]) < largest
    ]
    # What is written on a stamp reaches beyond its frame.
    written = _boxes(coloured, _WRITTEN_GAP_INCHES * dpi) if stamps else []
    written = [box for box in written if max(box[2:]) < largest and any(_meet(box, stamp) for stamp in stamps)]
    edge = round(_FRAME_GAP_INCHES * dpi) + 1
    for x, y, width, height in (*stamps, *written):
        part = np.s_[max(0, y - edge) : y + height + edge, max(0, x - edge) : x + width + edge]
        covered = _covered(seen[part], coloured[part], strength[part], dpi)
        grey[part] = _uncovered(np.where(covered > 0, lighter[part], grey[part]).astype(np.uint8), covered, dpi)
        hidden[part] = coloured[part]
    return grey, hidden


def _covered(grey: Picture, coloured: Picture, strength: Picture, dpi: float) -> Picture:
    """Where a stamp lies: its colour, and beside it (JPEG spreads colour) whatever is not darker than the stamp."""
    pure = strength > np.percentile(strength[coloured > 0], 75) if coloured.any() else coloured > 0
    ink = _DARKER * float(np.median(grey[pure])) if pure.any() else 0.0
    reach = 2 * round(_SPREAD_INCHES * dpi) + 1
    near = cv2.dilate(coloured, np.ones((reach, reach), np.uint8))
    return np.where((near > 0) & ((grey > ink) | (coloured > 0)), 255, 0).astype(np.uint8)


def _uncovered(grey: Picture, hidden: Picture, dpi: float) -> Picture:
    """Strokes and rules drawn on across the lines of a stamp; what lies under more than a line is not known."""
    thick = round(_LINE_INCHES * dpi)
    lines = cv2.subtract(hidden, cv2.morphologyEx(hidden, cv2.MORPH_OPEN, np.ones((thick, thick), np.uint8)))
    result: Picture = np.asarray(
        cv2.inpaint(grey, lines, max(2, round(_SPREAD_INCHES * dpi)), cv2.INPAINT_TELEA), np.uint8
    )
    return result


def _boxes(mask: Picture, gap: float) -> list[tuple[int, int, int, int]]:
    """Left, top, width and height of what is less than a gap apart."""
    closed = cv2.morphologyEx(mask, cv2.MORPH_CLOSE, np.ones((max(1, round(gap)),) * 2, np.uint8))
    stats = cv2.connectedComponentsWithStats(closed, connectivity=8)[2]
    return [(int(x), int(y), int(width), int(height)) for x, y, width, height, _ in stats[1:]]


def _meet(one: tuple[int, int, int, int], other: tuple[int, int, int, int]) -> bool:
    return all(one[k] < other[k] + other[k + 2] and other[k] < one[k] + one[k + 2] for k in (0, 1))


def skew_of(ink: Picture) -> float:
    """Degrees by which the lines of the page fall to the right; 0 where nothing speaks for any angle."""
    small = _preview(ink)
    coarse = _row_contrast(small, np.arange(-_STEEPEST, _STEEPEST + 0.01, 0.5))
    fine = _row_contrast(small, np.arange(coarse - 0.5, coarse + 0.51, 0.1))
    large = _preview(ink, 2 * _PREVIEW)
    return _row_contrast(large, np.arange(fine - 0.1, fine + 0.101, 0.025))


def _preview(ink: Picture, size: int = _PREVIEW) -> Picture:
    scale = size / max(ink.shape)
    small = ink if scale >= 1 else cv2.resize(ink, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA)
    result: Picture = np.asarray(small, np.uint8)
    return result


def _row_contrast(small: Picture, angles: NDArray[np.float64]) -> float:
    height, width = small.shape
    best, chosen = -1.0, 0.0
    for angle in angles:
        shear = np.array([[1, 0, 0], [-np.tan(np.radians(angle)), 1, np.tan(np.radians(angle)) * width / 2]])
        contrast = _contrast(cv2.warpAffine(small, shear, (width, height), flags=cv2.INTER_LINEAR))
        # Level wins where angles are alike.
        contrast *= 1 - 0.0005 * abs(angle)
        if contrast > best:
            best, chosen = contrast, float(angle)
    return chosen


def _contrast(picture: NDArray[np.integer | np.floating]) -> float:
    rows = picture.sum(axis=1, dtype=np.float64)
    return float(np.square(np.diff(rows)).sum())


def _rotated(ink: Picture, degrees: float) -> Picture:
    height, width = ink.shape
    turn = cv2.getRotationMatrix2D((width / 2, height / 2), degrees, 1.0)
    result: Picture = np.asarray(cv2.warpAffine(ink, turn, (width, height), flags=cv2.INTER_CUBIC), np.uint8)
    return result
