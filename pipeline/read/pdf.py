"""PDF: text layers through pdfium, pages that are pictures through ``scan``.

Takes bytes, gives a text for each page, written in reading order (paragraphs apart by a blank line, cells by tabs, rows
by line feeds), and blocks that point into it, with boxes.
"""

from __future__ import annotations

import gc
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import pypdfium2 as pdfium
import pypdfium2.raw as raw

from pipeline.read.blocks import Block
from pipeline.read.errors import unusable
from pipeline.read.model import Limits, OcrMode, Reading
from pipeline.read.pdf_blocks import page_blocks
from pipeline.read.pdf_damage import is_unreadable
from pipeline.read.pdf_page import PdfPage
from pipeline.read.pdf_text import PageText
from pipeline.read.scan.installed import can_read
from pipeline.read.sniff import PDF as PDF_TYPE
from pipeline.records import Page, TextSource

if TYPE_CHECKING:
    from pipeline.read.scan.page import Scanned
    from pipeline.read.scan.sources import PdfPictures

_TAIL = 4096
_LOCKED = (raw.FPDF_ERR_PASSWORD, raw.FPDF_ERR_SECURITY)


@dataclass(frozen=True, slots=True)
class PdfReader:
    """Reads the text layer and the tables of a PDF, and pages without one, or with a lost one, as pictures."""

    ocr: OcrMode = "auto"
    name: str = "pdfium"
    media_types: frozenset[str] = frozenset({PDF_TYPE})

    def read(self, data: bytes, limits: Limits) -> Reading:
        """Pages and blocks of a PDF.

        Raises:
            ReadError: ``encrypted``, ``damaged``, ``too_many_pages``, ``too_much_text``, ``too_many_cells``, or
                ``no_text`` where no page has any text; ``image_only`` where the only text is in pictures that shall
                not be read, ``no_ocr`` where Tesseract is not installed, ``ocr_failed``.
        """
        # A cut file often still opens: the library rebuilds the table of objects from what is left of it.
        if b"%%EOF" not in data[-_TAIL:]:
            raise unusable("damaged", "%%EOF")
        pdf = _opened(data)
        # Reading makes a great many small objects and no cycles: looking for cycles takes a third of the time.
        collects = gc.isenabled()
        gc.disable()
        try:
            return _read(pdf, _Pictures(data, limits, self.ocr), limits)
        finally:
            pdf.close()
            if collects:
                gc.enable()


def _opened(data: bytes) -> pdfium.PdfDocument:
    try:
        pdf = pdfium.PdfDocument(data)
        if pdf.get_formtype() != raw.FORMTYPE_NONE:
            pdf.init_forms()
        return pdf
    except pdfium.PdfiumError as error:
        if error.err_code in _LOCKED:
            raise unusable("encrypted") from error
        raise unusable("damaged", error.err_code) from error


class _Pictures:
    """The pages as pictures, opened only when one is asked for."""

    def __init__(self, data: bytes, limits: Limits, mode: OcrMode) -> None:
        self._data, self._limits, self.mode = data, limits, mode
        self._opened: PdfPictures | None = None

    def read(self, number: int, writer: PageText) -> Scanned:
        """Reads a page as a picture."""
        from pipeline.read.scan.page import read_picture
        from pipeline.read.scan.sources import PdfPictures

        if self._opened is None:
            self._opened = PdfPictures(self._data, self._limits)
        return read_picture(*self._opened.picture(number), writer, self._limits)

    def close(self) -> None:
        """Lets go of the file."""
        if self._opened is not None:
            self._opened.close()


def _read(pdf: pdfium.PdfDocument, pictures: _Pictures, limits: Limits) -> Reading:
    if len(pdf) > limits.max_pages:
        raise unusable("too_many_pages", len(pdf))
    pages: list[Page] = []
    blocks: list[Block] = []
    characters = 0
    unread = False
    try:
        for number in range(1, len(pdf) + 1):
            page = _page(pdf, number)
            try:
                found, own, is_picture = _one_page(page, number, pictures, limits)
            finally:
                page.close()
            pages.append(found)
            blocks.extend(own)
            unread = unread or is_picture
            characters += len(found.text)
            if characters > limits.max_characters:
                raise unusable("too_much_text", characters)
    finally:
        pictures.close()
    if not characters:
        raise unusable("image_only" if unread else "no_text")
    return Reading(tuple(pages), tuple(blocks), _text_source(pages))


def _page(pdf: pdfium.PdfDocument, number: int) -> PdfPage:
    try:
        return PdfPage(pdf[number - 1])
    except (pdfium.PdfiumError, ValueError) as error:
        raise unusable("damaged", f"page {number}") from error


def _text_source(pages: Sequence[Page]) -> TextSource:
    sources = {page.text_source for page in pages if page.text} or {"text_layer"}
    return "mixed" if len(sources) > 1 else next(iter(sources))


def _one_page(page: PdfPage, number: int, pictures: _Pictures, limits: Limits) -> tuple[Page, list[Block], bool]:
    """A page, its blocks, and whether it is a picture that was not read."""
    writer = PageText(number)
    if pictures.mode != "always":
        blocks = page_blocks(page, writer, limits)
        text = writer.text
        is_picture = not text.strip() and page.has_images
        # Where no picture can be read, broken text is better than none: it is told as a finding.
        is_lost = pictures.mode == "auto" and is_unreadable(text) and can_read()
        if not is_lost and (not is_picture or pictures.mode == "never"):
            return Page(number, text, "text_layer", page.view.width, page.view.height), blocks, is_picture
        writer = PageText(number)
    found = pictures.read(number, writer)
    read = Page(number, writer.text, "ocr", found.width, found.height, found.confidence)
    return read, list(found.blocks), False
