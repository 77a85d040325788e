"""Where page pictures come from: pages of a PDF and image files, within limits of pixels."""

from __future__ import annotations

import math
from collections.abc import Iterator
from io import BytesIO

import numpy as np
from PIL import Image, ImageSequence, UnidentifiedImageError
from pypdfium2 import PdfDocument, PdfiumError
from pypdfium2.raw import FPDF_PAGEOBJ_IMAGE

from pipeline.read.errors import unusable
from pipeline.read.model import Limits
from pipeline.read.pdf_tables import Rectangle
from pipeline.read.scan.pixels import Picture

_INCH = 72.0
_LEAST_DPI, _USUAL_DPI, _MOST_DPI = 150.0, 300.0, 400.0
_A4_INCHES = 11.69
_SMALLEST_DPI = 72.0


class PdfPictures:
    """The pages of a PDF as pictures, drawn at the resolution of the image that fills them."""

    def __init__(self, data: bytes, limits: Limits) -> None:
        try:
            self._pdf = PdfDocument(data)
        except PdfiumError as error:
            raise unusable("damaged", type(error).__name__) from error
        self._limits = limits

    def close(self) -> None:
        """Lets go of the file."""
        self._pdf.close()

    def picture(self, number: int, place: Rectangle | None = None) -> tuple[Picture, float]:
        """The page with this 1-based number, ``[rows, columns]`` or ``[rows, columns, 3]``, and its dots per inch.

        Args:
            number: of the page.
            place: only this part of it: left, top, right, bottom in points as it is seen.
        """
        try:
            page = self._pdf[number - 1]
            dpi = self._dpi(float(page.get_width()), float(page.get_height()), _image_dpi(page))
            drawn = page.render(scale=dpi / _INCH, may_draw_forms=False)
            pixels = np.asarray(drawn.to_pil().convert("RGB"), np.uint8)
            page.close()
            if place is not None:
                left, top, right, bottom = (max(0, round(edge * dpi / _INCH)) for edge in place)
                pixels = pixels[top:bottom, left:right]
        except PdfiumError as error:
            raise unusable("damaged", f"page {number}: {type(error).__name__}") from error
        return _grey_if_grey(pixels), dpi

    def _dpi(self, width: float, height: float, of_image: float | None) -> float:
        dpi = _USUAL_DPI if of_image is None else min(_MOST_DPI, max(_LEAST_DPI, of_image))
        most = _INCH * math.sqrt(self._limits.max_pixels / max(1.0, width * height))
        if most < _SMALLEST_DPI:
            raise unusable("too_many_pixels", round(width * height))
        return min(dpi, most)


def _image_dpi(page: object) -> float | None:
    """The resolution of the largest image of a page."""
    best: tuple[float, float] | None = None
    for one in page.get_objects(filter=[FPDF_PAGEOBJ_IMAGE], max_depth=3):  # type: ignore[attr-defined]
        try:
            left, bottom, right, top = one.get_bounds()
            columns, rows = one.get_px_size()
        except PdfiumError:
            continue
        width, height = right - left, top - bottom
        if width > 1 and height > 1:
            dpi = _INCH * max(min(columns / width, rows / height), min(columns / height, rows / width))
            best = max(best, (width * height, dpi)) if best else (width * height, dpi)
    return float(best[1]) if best else None


def image_pictures(data: bytes, limits: Limits) -> Iterator[tuple[Picture, float]]:
    """The pages of an image file (a TIFF may hold several) with their dots per inch, said or guessed from A4.

    Raises:
        ReadError: ``damaged``, ``too_many_pixels``, ``too_many_pages``.
    """
    try:
        with Image.open(BytesIO(data)) as image:
            for number, frame in enumerate(ImageSequence.Iterator(image), start=1):
                if number > limits.max_pages:
                    raise unusable("too_many_pages", f"> {limits.max_pages}")
                if frame.width * frame.height > limits.max_pixels:
                    raise unusable("too_many_pixels", frame.width * frame.height)
                pixels = np.asarray(frame.convert("RGB"), np.uint8)
                yield _grey_if_grey(pixels), _said_dpi(frame)
    except (UnidentifiedImageError, OSError, SyntaxError, ValueError, Image.DecompressionBombError) as error:
        raise unusable("damaged", type(error).__name__) from error


def _said_dpi(image: Image.Image) -> float:
    said = image.info.get("dpi", (0, 0))
    guessed = max(image.size) / _A4_INCHES
    try:
        dpi = float(said[0])
    except (TypeError, ValueError, IndexError, ZeroDivisionError):
        dpi = 0.0
    # A screen's 72 or 96 on a large picture says nothing of the paper.
    return dpi if 0.6 * guessed < dpi < 3 * guessed and dpi >= _SMALLEST_DPI else max(_SMALLEST_DPI, guessed)


def _grey_if_grey(pixels: Picture) -> Picture:
    sample = pixels[::3, ::3]
    spread = sample.max(axis=2).astype(np.int16) - sample.min(axis=2)
    # The thin frame of one stamp is colour too.
    result: Picture = np.ascontiguousarray(pixels if (spread > 40).mean() > 0.00005 else pixels[:, :, 1])
    return result
