"""PDF: text layers with ruled tables through pdfplumber, pages that are pictures through ``scan``.

Takes bytes, gives a text for each page, written in reading order (paragraphs apart by a blank line, cells by tabs, rows
by line feeds), and blocks that point into it, with boxes.
"""

from __future__ import annotations

import logging
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from io import BytesIO
from typing import TYPE_CHECKING

import pdfplumber
from pdfminer.pdfdocument import PDFEncryptionError, PDFPasswordIncorrect
from pdfplumber.pdf import PDF
from pdfplumber.utils.exceptions import PdfminerException

from pipeline.read.blocks import Block
from pipeline.read.errors import unusable
from pipeline.read.model import Limits, OcrMode, Reading
from pipeline.read.pdf_lines import TextLine, attach_marks, text_lines
from pipeline.read.pdf_page import Glyph, TaggedPage, tagged_pages
from pipeline.read.pdf_tables import Grid, grid_of
from pipeline.read.pdf_text import PageText, paragraphs_of, table_of
from pipeline.read.sniff import PDF as PDF_TYPE
from pipeline.records import Page, Paragraph, TextSource

if TYPE_CHECKING:
    from pipeline.read.scan.page import Scanned
    from pipeline.read.scan.sources import PdfPictures

_TAIL = 4096


@dataclass(frozen=True, slots=True)
class PdfReader:
    """Reads the text layer and the ruled tables of a PDF, and pages without a text layer as pictures."""

    ocr: OcrMode = "auto"
    name: str = "pdfplumber"
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
        with _opened(data) as pdf:
            return _read(pdf, _Pictures(data, limits, self.ocr), limits)


def _opened(data: bytes) -> PDF:
    logging.getLogger("pdfminer").setLevel(logging.ERROR)
    try:
        return pdfplumber.open(BytesIO(data))
    except PdfminerException as error:
        cause = error.args[0] if error.args else error
        if isinstance(cause, PDFPasswordIncorrect | PDFEncryptionError):
            raise unusable("encrypted") from error
        raise unusable("damaged", type(cause).__name__) from error
    except Exception as error:
        raise unusable("damaged", type(error).__name__) from error


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


def _read(pdf: PDF, pictures: _Pictures, limits: Limits) -> Reading:
    pages: list[Page] = []
    blocks: list[Block] = []
    characters = 0
    unread = False
    try:
        for number, page in _counted(pdf, limits):
            writer = PageText(number)
            try:
                found, page_blocks, is_picture = _one_page(page, writer, pictures, limits)
            finally:
                page.close()
            pages.append(found)
            blocks.extend(page_blocks)
            unread = unread or is_picture
            characters += writer.length
            if characters > limits.max_characters:
                raise unusable("too_much_text", characters)
    finally:
        pictures.close()
    if not pages:
        raise unusable("damaged", "no pages")
    if not characters:
        raise unusable("image_only" if unread else "no_text")
    return Reading(tuple(pages), tuple(blocks), _text_source(pages))


def _text_source(pages: Sequence[Page]) -> TextSource:
    sources = {page.text_source for page in pages if page.text} or {"text_layer"}
    return "mixed" if len(sources) > 1 else next(iter(sources))


def _one_page(
    page: TaggedPage, writer: PageText, pictures: _Pictures, limits: Limits
) -> tuple[Page, list[Block], bool]:
    """A page, its blocks, and whether it is a picture that was not read."""
    width, height = float(page.width), float(page.height)
    blocks: list[Block] = []
    if pictures.mode != "always":
        blocks = _page_blocks(page, writer, limits)
        is_picture = not writer.text.strip() and bool(page.images)
        if not is_picture or pictures.mode == "never":
            return Page(writer.number, writer.text, "text_layer", width, height), blocks, is_picture
    found = pictures.read(writer.number, writer)
    read = Page(writer.number, writer.text, "ocr", found.width, found.height, found.confidence)
    return read, list(found.blocks), False


def _counted(pdf: PDF, limits: Limits) -> Iterable[tuple[int, TaggedPage]]:
    pages = tagged_pages(pdf)
    number = 0
    while True:
        try:
            page = next(pages, None)
        except Exception as error:
            raise unusable("damaged", type(error).__name__) from error
        if page is None:
            return
        number += 1
        if number > limits.max_pages:
            raise unusable("too_many_pages", f"> {limits.max_pages}")
        yield number, page


def _page_blocks(page: TaggedPage, writer: PageText, limits: Limits) -> list[Block]:
    """The blocks of a page from top to bottom; a frame around text (one column) is no table."""
    try:
        glyphs = attach_marks(page.glyphs())
        grids = [grid_of(table.cells) for table in page.find_tables()]
    except Exception as error:
        # Whatever a broken content stream raises: the page cannot be trusted, and so not the document.
        raise unusable("damaged", f"page {writer.number}: {type(error).__name__}") from error
    placed: list[tuple[float, Grid, dict[int, list[Glyph]]]] = []
    for grid in grids:
        if grid.column_count < 2:
            continue
        if grid.column_count * grid.row_count > limits.max_cells:
            raise unusable("too_many_cells", grid.column_count * grid.row_count)
        inside, glyphs = _share_out(grid, glyphs)
        top = min(slot.rectangle[1] for slot in grid.slots if slot.rectangle)
        placed.append((top, grid, inside))
    placed.sort(key=lambda item: item[0])
    lines = text_lines(glyphs)
    blocks: list[Block] = []
    for top, grid, inside in placed:
        above = [line for line in lines if line.baseline <= top]
        lines = lines[len(above) :]
        blocks.extend(_paragraphs(writer, above))
        slots = {index: text_lines(own) for index, own in inside.items()}
        blocks.append(table_of(writer, grid, slots))
    blocks.extend(_paragraphs(writer, lines))
    return blocks


def _share_out(grid: Grid, glyphs: Sequence[Glyph]) -> tuple[dict[int, list[Glyph]], list[Glyph]]:
    """The glyphs in each slot of the grid, by index, and those in none."""
    rectangles = [(index, slot.rectangle) for index, slot in enumerate(grid.slots) if slot.rectangle]
    inside: dict[int, list[Glyph]] = {}
    outside: list[Glyph] = []
    last: tuple[int, tuple[float, float, float, float]] | None = None
    for glyph in glyphs:
        x, y = (glyph.x0 + glyph.x1) / 2, glyph.baseline - 0.25 * glyph.size
        # Glyphs of a cell are drawn one after the other: the cell before is nearly always the cell again.
        if last is None or not _holds(last[1], x, y):
            last = next((item for item in rectangles if _holds(item[1], x, y)), None)
        if last is None:
            outside.append(glyph)
        else:
            inside.setdefault(last[0], []).append(glyph)
    return inside, outside


def _holds(rectangle: tuple[float, float, float, float], x: float, y: float) -> bool:
    return rectangle[0] <= x <= rectangle[2] and rectangle[1] <= y <= rectangle[3]


def _paragraphs(writer: PageText, lines: Sequence[TextLine]) -> list[Block]:
    found: list[Block] = []
    for members, hard_breaks in paragraphs_of(lines):
        if writer.length:
            writer.write("\n\n")
        found.append(Paragraph(writer.passage(members, None, hard_breaks)))
    return found
