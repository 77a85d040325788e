"""What a picture looks like before anything is read: print on paper or a photo, and how many letters there are."""

from __future__ import annotations

import cv2
import numpy as np

from pipeline.read.scan.picture import ink_of
from pipeline.read.scan.pixels import Picture

_INCH = 72.0
_INK = 100
# Letters, in points.
_LOWEST, _HIGHEST, _WIDEST = 3.0, 30.0, 30.0
# Paper and screens have one colour over most of their area; how far its shades spread, and the least share of it.
_SHADES = 16
_LEAST_PAPER = 0.35


def letters_in(pixels: Picture, dpi: float) -> int:
    """How many stretches of ink have the size of a letter."""
    ink = (ink_of(pixels) > _INK).astype(np.uint8)
    _, _, stats, _ = cv2.connectedComponentsWithStats(ink, connectivity=8)
    high = stats[1:, cv2.CC_STAT_HEIGHT] * (_INCH / dpi)
    wide = stats[1:, cv2.CC_STAT_WIDTH] * (_INCH / dpi)
    return int(((high >= _LOWEST) & (high <= _HIGHEST) & (wide <= _WIDEST)).sum())


def is_photo(pixels: Picture) -> bool:
    """Whether no colour fills a third of the picture."""
    grey: Picture = pixels if pixels.ndim == 2 else np.asarray(cv2.cvtColor(pixels, cv2.COLOR_RGB2GRAY), np.uint8)
    shades = np.bincount(grey.ravel(), minlength=256).astype(np.float64)
    around = np.convolve(shades, np.ones(2 * _SHADES + 1), "same")
    return bool(around.max() < _LEAST_PAPER * grey.size)
