"""Born-digital PDF through pdfium: text layer, ruled tables, and tables whose columns align.

Takes bytes, gives a text for each page, written in reading order (paragraphs apart by a blank line, cells by tabs, rows
by line feeds), and blocks that point into it, with boxes. Reads no images: a page without a text layer stays empty.
"""

from __future__ import annotations

import gc
from collections.abc import Sequence
from dataclasses import dataclass

import pypdfium2 as pdfium
import pypdfium2.raw as raw

from pipeline.read.blocks import Block
from pipeline.read.errors import unusable
from pipeline.read.model import Limits, Reading, TablePiece
from pipeline.read.pdf_aligned import aligned_grids
from pipeline.read.pdf_lines import TextLine, attach_marks, needs_letters, text_lines
from pipeline.read.pdf_page import Glyph, PdfPage
from pipeline.read.pdf_tables import Grid, grids_of
from pipeline.read.pdf_text import PageText, paragraphs_of
from pipeline.read.sniff import PDF as PDF_TYPE
from pipeline.records import Box, Cell, Page, Paragraph

_TAIL = 4096
_LOCKED = (raw.FPDF_ERR_PASSWORD, raw.FPDF_ERR_SECURITY)
# How far a run may reach over a rule before it is looked at letter by letter, in font sizes.
_OVER = 0.5
# How far down, in font sizes, a first line may stand in its cell; lines cut off by the cell above stand there too.
_FIRST_LINE = 2.0


@dataclass(frozen=True, slots=True)
class PdfReader:
    """Reads the text layer and the tables of a PDF."""

    name: str = "pdfium"
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
        pdf = _opened(data)
        # Reading makes a great many small objects and no cycles: looking for cycles takes a third of the time.
        collects = gc.isenabled()
        gc.disable()
        try:
            return _read(pdf, limits)
        finally:
            pdf.close()
            if collects:
                gc.enable()


def _opened(data: bytes) -> pdfium.PdfDocument:
    try:
        return pdfium.PdfDocument(data)
    except pdfium.PdfiumError as error:
        if error.err_code in _LOCKED:
            raise unusable("encrypted") from error
        raise unusable("damaged", error.err_code) from error


def _read(pdf: pdfium.PdfDocument, limits: Limits) -> Reading:
    if len(pdf) > limits.max_pages:
        raise unusable("too_many_pages", len(pdf))
    pages: list[Page] = []
    blocks: list[Block] = []
    characters = 0
    for number in range(1, len(pdf) + 1):
        writer = PageText(number)
        page = _page(pdf, number)
        try:
            blocks.extend(_page_blocks(page, writer, limits))
            pages.append(Page(number, writer.text, "text_layer", page.view.width, page.view.height))
        finally:
            page.close()
        characters += writer.length
        if characters > limits.max_characters:
            raise unusable("too_much_text", characters)
    if not characters:
        raise unusable("no_text")
    return Reading(tuple(pages), tuple(blocks), "text_layer")


def _page(pdf: pdfium.PdfDocument, number: int) -> PdfPage:
    try:
        return PdfPage(pdf[number - 1])
    except (pdfium.PdfiumError, ValueError) as error:
        raise unusable("damaged", f"page {number}") from error


def _page_blocks(page: PdfPage, writer: PageText, limits: Limits) -> list[Block]:
    """The blocks of a page from top to bottom."""
    rules = page.rules()
    grids = grids_of(rules, limits.max_cells)
    glyphs = page.glyphs()
    if needs_letters(glyphs) or any(_crosses(grid, glyph) for grid in grids for glyph in glyphs):
        glyphs = page.glyphs(one_by_one=True)
    glyphs = attach_marks(glyphs)
    placed: list[tuple[Grid, dict[int, list[Glyph]]]] = []
    for grid in grids:
        inside, glyphs = _share_out(page, grid, glyphs)
        # Lines around nothing are a drawing.
        if inside:
            placed.append((grid, inside))
    for grid in aligned_grids(glyphs, rules):
        inside, glyphs = _share_out(page, grid, glyphs)
        placed.append((grid, inside))
    placed.sort(key=lambda one: (one[0].row_edges[0], one[0].column_edges[0]))
    lines = text_lines(glyphs)
    blocks: list[Block] = []
    for grid, inside in placed:
        above = [line for line in lines if line.baseline <= grid.row_edges[0]]
        lines = lines[len(above) :]
        blocks.extend(_paragraphs(writer, above))
        blocks.append(_table(writer, grid, inside))
    blocks.extend(_paragraphs(writer, lines))
    return blocks


def _crosses(grid: Grid, glyph: Glyph) -> bool:
    """Whether words of one run stand in two slots."""
    if " " not in glyph.text.strip():
        return False
    y = glyph.baseline - 0.25 * glyph.size
    over = _OVER * glyph.size
    return grid.slot_at(glyph.x0 + over, y) != grid.slot_at(glyph.x1 - over, y)


def _share_out(page: PdfPage, grid: Grid, glyphs: Sequence[Glyph]) -> tuple[dict[int, list[Glyph]], list[Glyph]]:
    """The glyphs in each slot of the grid, by index, and those in none."""
    inside: dict[int, list[Glyph]] = {}
    outside: list[Glyph] = []
    left = top = right = bottom = 0.0
    members = outside
    is_cut = False
    for glyph in glyphs:
        x = (glyph.x0 + glyph.x1) / 2
        y = glyph.baseline - 0.25 * glyph.size if glyph.upright else (glyph.top + glyph.bottom) / 2
        # Glyphs of a slot are mostly drawn one after the other: the slot before is nearly always the slot again.
        if left < x < right and top < y < bottom:
            members.append(glyph)
            continue
        index = grid.slot_at(x, y)
        if index is not None and (is_cut or y - grid.slots[index].rectangle[1] < _FIRST_LINE * glyph.size):
            x, y = _kept_in(page.clip(glyph), x, y)
            kept = grid.slot_at(x, y)
            is_cut = kept != index
            index = kept
        if index is None:
            outside.append(glyph)
        else:
            members = inside.setdefault(index, [])
            members.append(glyph)
            left, top, right, bottom = grid.slots[index].rectangle
    return inside, outside


def _kept_in(clip: tuple[float, float, float, float] | None, x: float, y: float) -> tuple[float, float]:
    """A point, or where it is cut off, the nearest that is shown.

    A row of fixed height cuts off its last lines; their text is still drawn, at a place in the row below.
    """
    if clip is None:
        return x, y
    left, top, right, bottom = clip
    return min(max(x, left + 1), right - 1), min(max(y, top + 1), bottom - 1)


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
            box = Box(*(round(edge, 2) for edge in slot.rectangle))
            passage = writer.passage(text_lines(inside.get(index, [])), box)
            cells.append(Cell(row, column, passage, slot.row_span, slot.column_span))
            index, slot = next(slots, (index, slot))
    edges = grid.column_edges if grid.is_ruled else ()
    return TablePiece(writer.number, grid.row_count, grid.column_count, tuple(cells), None, edges)
