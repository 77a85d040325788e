"""The blocks of a page with a text layer: ruled tables, tables whose columns align, and paragraphs around them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from operator import itemgetter
from typing import NamedTuple

from pipeline.read.blocks import Block
from pipeline.read.model import Limits
from pipeline.read.pdf_aligned import aligned_grids
from pipeline.read.pdf_frames import aligned_instead, outside_cells
from pipeline.read.pdf_glyph import STROKE, Glyph
from pipeline.read.pdf_lines import text_lines
from pipeline.read.pdf_lost_marks import LostMarks, has_names
from pipeline.read.pdf_marks import attach_marks, needs_letters
from pipeline.read.pdf_page import PdfPage
from pipeline.read.pdf_pictures import Part
from pipeline.read.pdf_tables import Grid, grids_of
from pipeline.read.pdf_text import PageText, paragraphs, table_of
from pipeline.read.pdf_turned import askew_runs, by_turn, levelled, put_back
from pipeline.read.pdf_view import ASKEW
from pipeline.read.placed import rebased
from pipeline.records import Remark

# How far a run may reach over a rule before it is looked at letter by letter, in font sizes.
_OVER = 0.5
# How far down, in font sizes, a first line may stand in its cell; lines cut off by the cell above stand there too.
_FIRST_LINE = 2.0


class PageBlocks(NamedTuple):
    """The blocks of a page, drawn marks that stand in none of them, and what stands in a table but in no cell."""

    blocks: list[Block]
    strokes: list[Glyph]
    remarks: list[Remark]


def page_blocks(page: PdfPage, writer: PageText, limits: Limits, parts: Sequence[Part]) -> PageBlocks:
    """The blocks of a page from top to bottom, with those of the pictures on it."""
    glyphs = page.glyphs()
    rules = page.rules()
    grids = grids_of(rules, limits.max_cells)
    turns = by_turn(glyphs)
    if any(needs_letters(levelled(members)) for turn, members in turns.items() if turn != ASKEW) or any(
        _crosses(grid, glyph) for grid in grids for glyph in turns.get(0, ())
    ):
        turns = by_turn(page.glyphs(one_by_one=True))
    strokes = [glyph for glyph in turns.get(0, ()) if glyph.index == STROKE]
    glyphs, askew = _without_watermarks(turns, grids)
    _tell_marks(page.fonts.lost, [*glyphs, *askew])
    placed: list[tuple[Grid, dict[int, list[Glyph]]]] = []
    read_apart: set[int] = set()
    for number, grid in enumerate(grids):
        inside, left = _share_out(page, grid, glyphs)
        instead = aligned_instead(grid, inside)
        if instead:
            read_apart.add(number)
            for aligned in instead:
                inside, glyphs = _share_out(page, aligned, glyphs)
                placed.append((aligned, inside))
            continue
        glyphs = left
        # Lines around nothing are a drawing.
        if inside:
            strokes = _tick(grid, inside, strokes)
            placed.append((grid, inside))
    remarks = outside_cells(grids, glyphs, writer.number, page.view, read_apart)
    for grid in aligned_grids(glyphs, rules):
        inside, glyphs = _share_out(page, grid, glyphs)
        placed.append((grid, inside))
    order: list[tuple[float, float, Part | tuple[Grid, dict[int, list[Glyph]]]]] = [
        *((grid.row_edges[0], grid.column_edges[0], (grid, inside)) for grid, inside in placed),
        *((part.place[1], part.place[0], part) for part in parts),
    ]
    order.sort(key=itemgetter(0, 1))
    lines = text_lines(glyphs)
    blocks: list[Block] = []
    for top, _, one in order:
        above = [line for line in lines if line.baseline <= top]
        lines = [line for line in lines if line.baseline > top]
        blocks.extend(paragraphs(writer, above))
        if isinstance(one, Part):
            blocks.extend(_put(writer, one))
            continue
        grid, inside = one
        slots = {index: text_lines(own) for index, own in inside.items()}
        blocks.append(table_of(writer, grid, slots))
    blocks.extend(paragraphs(writer, lines))
    blocks.extend(paragraphs(writer, text_lines(askew)))
    return PageBlocks(blocks, strokes, remarks)


def _without_watermarks(turns: Mapping[int, Sequence[Glyph]], grids: Sequence[Grid]) -> tuple[list[Glyph], list[Glyph]]:
    """The glyphs with their marks attached; and those that run askew over the page and the cells of its tables.

    Askew text that stands in one cell is the head of a narrow column.
    """
    glyphs = _attached({turn: members for turn, members in turns.items() if turn != ASKEW})
    watermarks: list[Glyph] = []
    for run in askew_runs(turns.get(ASKEW, ())):
        corners = [(x, y) for glyph in run for x in (glyph.x0, glyph.x1) for y in (glyph.top, glyph.bottom)]
        slots = [{grid.slot_at(x, y) for x, y in corners} for grid in grids]
        is_head = any(len(one) == 1 and None not in one for one in slots)
        (glyphs if is_head else watermarks).extend(run)
    return glyphs, watermarks


def _attached(turns: Mapping[int, Sequence[Glyph]]) -> list[Glyph]:
    """The glyphs of each direction with their marks attached."""
    found: list[Glyph] = []
    for turn, members in turns.items():
        printed = [glyph for glyph in members if glyph.index != STROKE]
        found.extend(put_back(attach_marks(levelled(printed)), turn) if turn else attach_marks(printed))
    return found


def _tell_marks(lost: LostMarks, glyphs: Sequence[Glyph]) -> None:
    """Writes the marks whose fonts do not say what they are, as far as it is known."""
    unsaid = [glyph for glyph in glyphs if has_names(glyph.text)]
    if unsaid:
        lost.hear(line.text for line in text_lines(glyphs))
    for glyph in unsaid:
        glyph.text = lost.said(glyph.text)


def _put(writer: PageText, part: Part) -> tuple[Block, ...]:
    if writer.length:
        writer.write("\n\n")
    start = writer.length
    writer.write(part.text)
    return rebased(part.blocks, start, 0.0, 0.0)


def _tick(grid: Grid, inside: dict[int, list[Glyph]], strokes: Sequence[Glyph]) -> list[Glyph]:
    """Puts a drawn mark into its slot where it is the only one there; more are a drawing. Gives the others."""
    marks: dict[int | None, list[Glyph]] = {}
    for stroke in strokes:
        index = grid.slot_at((stroke.x0 + stroke.x1) / 2, (stroke.top + stroke.bottom) / 2)
        marks.setdefault(index, []).append(stroke)
    left = marks.pop(None, [])
    for index, found in marks.items():
        if index is not None and len(found) == 1:
            inside.setdefault(index, []).extend(found)
        else:
            left.extend(found)
    return left


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
        x, y = glyph.middle
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
