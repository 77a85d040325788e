"""From the space that a PDF page is stored in to what a reader sees: crop box and rotation."""

from __future__ import annotations

import ctypes
from typing import TypeVar

import numpy as np
import pypdfium2 as pdfium
import pypdfium2.raw as raw
from numpy.typing import NDArray

from pipeline.read.pdf_native import Array
from pipeline.records import Box

Place = TypeVar("Place", float, Array)
ASKEW = 4
"""The turn of text that runs neither along nor across the page, as a watermark does."""

# How far text may lean.
_SLOPE = 0.3


class View:
    """From page space (origin at the bottom left, as stored) to what a reader sees (origin at the top left, turned).

    Places are numbers or arrays of them. With ``quarters`` the reader turns the page so often a quarter to the right.
    """

    def __init__(self, page: pdfium.PdfPage, quarters: int = 0) -> None:
        box = raw.FS_RECTF()
        if not raw.FPDF_GetPageBoundingBox(page, ctypes.byref(box)):
            raise ValueError("a page without a size")
        self._left, self._bottom, self._right, self._top = box.left, box.bottom, box.right, box.top
        self._quarters = quarters
        self._turn = (raw.FPDFPage_GetRotation(page) + quarters) % 4
        across, down = box.right - box.left, box.top - box.bottom
        self.width, self.height = (down, across) if self._turn % 2 else (across, down)

    def points(self, x: Place, y: Place) -> tuple[Place, Place]:
        """Points as they are seen."""
        if self._turn == 0:
            return x - self._left, self._top - y
        if self._turn == 1:
            return y - self._bottom, x - self._left
        if self._turn == 2:
            return self._right - x, y - self._bottom
        return self._top - y, self._right - x

    def rectangle(self, left: float, bottom: float, right: float, top: float) -> tuple[float, float, float, float]:
        """A rectangle as it is seen: left, top, right, bottom."""
        if self._turn == 0:
            return left - self._left, self._top - top, right - self._left, self._top - bottom
        (x0, y0), (x1, y1) = self.points(left, bottom), self.points(right, top)
        return min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1)

    def rectangles(self, left: Array, bottom: Array, right: Array, top: Array) -> tuple[Array, Array, Array, Array]:
        """Rectangles as they are seen: lefts, tops, rights, bottoms."""
        (x0, y0), (x1, y1) = self.points(left, bottom), self.points(right, top)
        return np.minimum(x0, x1), np.minimum(y0, y1), np.maximum(x0, x1), np.maximum(y0, y1)

    def turn(self, a: float, b: float) -> int:
        """The direction of text whose matrix begins with ``a`` and ``b``, as ``turns`` gives it."""
        across, up = ((a, b), (b, -a), (-a, -b), (-b, a))[self._turn]
        if abs(up) < _SLOPE * abs(across):
            return 0 if across > 0 else 2
        if abs(across) < _SLOPE * abs(up):
            return 1 if up > 0 else 3
        return ASKEW

    def turns(self, matrices: Array) -> NDArray[np.int64]:
        """How often texts are turned a quarter to the left: 0 runs to the right, 1 up the page, 2, 3; ``ASKEW``."""
        a, b = matrices[:, 0], matrices[:, 1]
        across, up = ((a, b), (b, -a), (-a, -b), (-b, a))[self._turn]
        level = np.abs(up) < _SLOPE * np.abs(across)
        steep = np.abs(across) < _SLOPE * np.abs(up)
        found: NDArray[np.int64] = np.where(
            level, np.where(across > 0, 0, 2), np.where(steep, np.where(up > 0, 1, 3), ASKEW)
        )
        return found

    @property
    def is_turned(self) -> bool:
        """Whether the reader turned the page."""
        return bool(self._quarters)

    def as_printed(self, box: Box) -> Box:
        """A rectangle of the turned page where it stands on the page as it is printed."""
        width, height = self.width, self.height
        for _ in range(self._quarters):
            box = Box(box.y0, round(width - box.x1, 2), box.y1, round(width - box.x0, 2))
            width, height = height, width
        return box
