"""Image files (PNG, JPEG, TIFF with any number of pages) as documents."""

from __future__ import annotations

from dataclasses import dataclass

from pipeline.read.blocks import Block
from pipeline.read.errors import unusable
from pipeline.read.model import Limits, OcrMode, Reading
from pipeline.read.pdf_text import PageText
from pipeline.read.scan.page import read_picture
from pipeline.read.scan.sources import image_pictures
from pipeline.read.sniff import IMAGES
from pipeline.records import Page


@dataclass(frozen=True, slots=True)
class ImageReader:
    """Reads pictures of pages."""

    ocr: OcrMode = "auto"
    name: str = "scan"
    media_types: frozenset[str] = IMAGES

    def read(self, data: bytes, limits: Limits) -> Reading:
        """Pages and blocks of an image file.

        Raises:
            ReadError: ``image_only`` where pictures shall not be read, ``no_ocr`` where Tesseract is not installed,
                ``damaged``, ``no_text`` and the limits.
        """
        if self.ocr == "never":
            raise unusable("image_only")
        pages: list[Page] = []
        blocks: list[Block] = []
        for number, (pixels, dpi) in enumerate(image_pictures(data, limits), start=1):
            writer = PageText(number)
            found = read_picture(pixels, dpi, writer, limits)
            pages.append(Page(number, writer.text, "ocr", found.width, found.height, found.confidence))
            blocks.extend(found.blocks)
        if not any(page.text for page in pages):
            raise unusable("no_text")
        return Reading(tuple(pages), tuple(blocks), "ocr")
