"""Born-digital PDF with ruled tables, through pdfplumber.

Takes bytes, gives a text for each page, written in reading order (paragraphs apart by a blank line, cells by tabs, rows
by line feeds), and blocks that point into it, with boxes. Reads no images: a page without a text layer stays empty.
"""

from __future__ import annotations

import logging
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from io import BytesIO

import pdfplumber
from pdfminer.pdfdocument import PDFEncryptionError, PDFPasswordIncorrect
from pdfplumber.pdf import PDF
from pdfplumber.utils.exceptions import PdfminerException

from pipeline.read.blocks import Block
from pipeline.read.errors import unusable
from pipeline.read.model import Limits, Reading, TablePiece
from pipeline.read.pdf_lines import TextLine, attach_marks, text_lines
from pipeline.read.pdf_page import Glyph, TaggedPage, tagged_pages
from pipeline.read.pdf_tables import Grid, grid_of
from pipeline.read.pdf_text import PageText, paragraphs_of
from pipeline.read.sniff import PDF as PDF_TYPE
from pipeline.records import Box, Cell, Page, Paragraph

_TAIL = 4096


@dataclass(frozen=True, slots=True)
class PdfReader:
    """Reads the text layer and the ruled tables of a PDF."""

    name: str = "pdfplumber"
    media_types: frozenset[str] = frozenset({PDF_TYPE})

    def read(self, data: bytes, limits: Limits) -> Reading:
        """Pages and blocks of a PDF.

        Raises:
            ReadError: ``encrypted``, ``damaged``, ``too_many_pages``, ``too_much_text``, ``too_many_cells``, or
                ``no_text`` where no page has a text layer.
        """
        # A cut file often still opens: the library rebuilds the table of objects from what is left of it.
        if b"%%EOF" not in data[-_TAIL:]:
            raise unusable("damaged", "%%EOF")
        with _opened(data) as pdf:
            return _read(pdf, limits)


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


def _read(pdf: PDF, limits: Limits) -> Reading:
    pages: list[Page] = []
    blocks: list[Block] = []
    characters = 0
    for number, page in _counted(pdf, limits):
        writer = PageText(number)
        try:
            blocks.extend(_page_blocks(page, writer, limits))
            pages.append(Page(number, writer.text, "text_layer", float(page.width), float(page.height)))
        finally:
            page.close()
        characters += writer.length
        if characters > limits.max_characters:
            raise unusable("too_much_text", characters)
    if not pages:
        raise unusable("damaged", "no pages")
    if not characters:
        raise unusable("no_text")
    return Reading(tuple(pages), tuple(blocks), "text_layer")


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
        blocks.append(_table(writer, grid, inside))
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


def _table(writer: PageText, grid: Grid, inside: dict[int, list[Glyph]]) -> TablePiece:
    if writer.length:
        writer.write("\n\n")
    cells: list[Cell] = []
    slots = iter(enumerate(grid.slots))
    index, slot = next(slots)
    for row in range(grid.row_count):
        if row:
            writer.write("\n")
        for column in range(grid.column_count):
            if column:
                writer.write("\t")
            if (slot.row, slot.column) != (row, column):
                continue
            box = Box(*(round(edge, 2) for edge in slot.rectangle)) if slot.rectangle else None
            passage = writer.passage(text_lines(inside.get(index, [])), box)
            cells.append(Cell(row, column, passage, slot.row_span, slot.column_span))
            index, slot = next(slots, (index, slot))
    return TablePiece(writer.number, grid.row_count, grid.column_count, tuple(cells), None, grid.column_edges)
