"""A page picture as blocks of text: tables by their rules, paragraphs from what is left."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from pipeline.read.blocks import Block
from pipeline.read.errors import unusable
from pipeline.read.model import Limits
from pipeline.read.pdf_lines import TextLine
from pipeline.read.pdf_tables import Grid, Rectangle
from pipeline.read.pdf_text import PageText, paragraphs, table_of
from pipeline.read.scan.cells import grid_of
from pipeline.read.scan.glyphs import InkLine, Page
from pipeline.read.scan.picture import sheet_of
from pipeline.read.scan.pixels import Picture
from pipeline.read.scan.print import read_lines
from pipeline.read.scan.ruling import Corners, rules_of


@dataclass(frozen=True, slots=True)
class Scanned:
    """What stands on a page picture. Sizes and all boxes are in points of the page set upright and level."""

    blocks: tuple[Block, ...]
    width: float
    height: float
    confidence: float | None


@dataclass(frozen=True, slots=True)
class _Region:
    """A cell (by table and number) or the page around the tables, and its lines."""

    table: int | None
    cell: int
    lines: list[InkLine]


def read_picture(pixels: Picture, dpi: float, writer: PageText, limits: Limits) -> Scanned:
    """Reads a page picture into ``writer``.

    Raises:
        ReadError: ``no_ocr``, ``ocr_failed``, ``too_many_cells``.
    """
    sheet = sheet_of(pixels, dpi)
    ruled = rules_of(sheet)
    page = Page(ruled.words, dpi, sheet.hidden)
    regions = _regions(page, ruled.tables)
    lines = [line for region in regions for line in region.lines]
    _even_out(regions, page.body)
    texts, sureness = read_lines(page, lines)
    after = iter(texts)
    read = {
        (region.table, region.cell): [text for text in (next(after) for _ in region.lines) if text is not None]
        for region in regions
    }
    blocks: list[Block] = []
    loose = read[None, 0]
    inch = 72 / dpi
    for number, cells in enumerate(ruled.tables):
        grid = grid_of([_points(cell, inch) for cell in cells])
        if grid.column_count < 2:
            loose = sorted(
                [*loose, *(line for index in range(len(cells)) for line in read[number, index])], key=_baseline
            )
            continue
        if grid.column_count * grid.row_count > limits.max_cells:
            raise unusable("too_many_cells", grid.column_count * grid.row_count)
        top = min(cell[1] for cell in cells) * inch
        above = [line for line in loose if line.baseline <= top]
        loose = [line for line in loose if line.baseline > top]
        blocks.extend(paragraphs(writer, above))
        placed, homeless = _placed(grid, [_points(cell, inch) for cell in cells])
        loose = sorted([*loose, *(line for index in homeless for line in read[number, index])], key=_baseline)
        blocks.append(table_of(writer, grid, {slot: read[number, index] for slot, index in placed.items()}))
    blocks.extend(paragraphs(writer, loose))
    height, width = sheet.ink.shape
    confidence = round(float(np.mean(sureness)), 4) if sureness else None
    return Scanned(tuple(blocks), round(width * inch, 2), round(height * inch, 2), confidence)


def _regions(page: Page, tables: Sequence[Sequence[Corners]]) -> list[_Region]:
    regions = [
        _Region(number, index, page.lines(pieces))
        for number, cells in enumerate(tables)
        for index, pieces in enumerate(page.shared_out(cells))
    ]
    regions.append(_Region(None, 0, page.lines(page.rest())))
    return regions


def _even_out(regions: Sequence[_Region], page_body: float) -> None:
    """Lines of few letters take the letter size of their table: digits with tails would pass for large letters."""
    for table in {region.table for region in regions}:
        lines = [line for region in regions if region.table == table for line in region.lines]
        sure = [line.body for line in lines if line.sure]
        usual = float(np.median(sure)) if sure else page_body
        for line in lines:
            if not line.sure and 0.6 * usual < line.body < 1.75 * usual:
                line.body = usual


def _points(cell: Corners, inch: float) -> Rectangle:
    return cell[0] * inch, cell[1] * inch, cell[2] * inch, cell[3] * inch


def _baseline(line: TextLine) -> float:
    return line.baseline


def _placed(grid: Grid, rectangles: Sequence[Rectangle]) -> tuple[dict[int, int], list[int]]:
    """The rectangle of each slot that has one, and the rectangles that found no slot: their text stands below."""
    numbers = {rectangle: index for index, rectangle in enumerate(rectangles)}
    placed = {slot: numbers[one.rectangle] for slot, one in enumerate(grid.slots) if one.rectangle in numbers}
    return placed, sorted(set(numbers.values()) - set(placed.values()))
