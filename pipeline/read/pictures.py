"""The pages of a document as pictures on which its boxes can be drawn.

Takes a file and what was read from it, gives a picture of each page that has places: pages with a text layer as
pdfplumber draws them, pages that were read as pictures upright and level, as they were read.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from PIL import Image

from pipeline.read.model import Limits
from pipeline.read.sniff import IMAGES, PDF
from pipeline.records import Document

_DPI = 110
_INCH = 72.0


def page_pictures(
    path: Path,
    document: Document,
    limits: Limits = Limits(),  # noqa: B008 - frozen and without state
) -> Iterator[tuple[int, Image.Image, float]]:
    """The number of each page, its picture in colours, and the pixels of a point.

    Raises:
        OSError: the file cannot be opened any more.
    """
    if document.media_type in IMAGES:
        yield from _of_images(path, limits)
    elif document.media_type == PDF:
        yield from _of_pdf(path, document, limits)


def _of_images(path: Path, limits: Limits) -> Iterator[tuple[int, Image.Image, float]]:
    from pipeline.read.scan.picture import sheet_of
    from pipeline.read.scan.sources import image_pictures

    for number, (pixels, dpi) in enumerate(image_pictures(path.read_bytes(), limits), start=1):
        yield number, _on_paper(Image.fromarray(sheet_of(pixels, dpi).ink)), dpi / _INCH


def _of_pdf(path: Path, document: Document, limits: Limits) -> Iterator[tuple[int, Image.Image, float]]:
    import pdfplumber

    with pdfplumber.open(path) as pdf:
        for found, page in zip(document.pages, pdf.pages, strict=True):
            if found.text_source == "ocr":
                yield found.number, *_of_scan(path, found.number, limits)
            else:
                drawn: Image.Image = page.to_image(resolution=_DPI).original
                yield found.number, drawn.convert("RGB"), _DPI / _INCH
            page.close()


def _of_scan(path: Path, number: int, limits: Limits) -> tuple[Image.Image, float]:
    from pipeline.read.scan.picture import sheet_of
    from pipeline.read.scan.sources import PdfPictures

    pictures = PdfPictures(path.read_bytes(), limits)
    try:
        pixels, dpi = pictures.picture(number)
    finally:
        pictures.close()
    return _on_paper(Image.fromarray(sheet_of(pixels, dpi).ink)), dpi / _INCH


def _on_paper(ink: Image.Image) -> Image.Image:
    return ink.point(lambda dark: 255 - dark).convert("RGB")
