"""Grids against the text in their frames: a grid that parts its text badly is read another way, and nothing is lost.

A ruled grid may be drawn twice at two scales, or belong to another drawing: most of its rows are then empty while text
lies inside its frame. Such text is read by the alignment of its columns. What stands in no cell is told with its place.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

from pipeline.read.pdf_aligned import aligned_grids
from pipeline.read.pdf_glyph import Glyph
from pipeline.read.pdf_lines import text_lines
from pipeline.read.pdf_tables import Grid
from pipeline.read.pdf_view import View
from pipeline.read.placed import box_of
from pipeline.records import Remark

# A grid is doubted where fewer of its rows, of so many, hold text, and another reading fills so many more cells.
_FEWEST_ROWS, _FILLED_ROWS, _MORE = 4, 0.5, 1.5
# How far text must reach into a frame, in font sizes.
_REACH = 0.5
_MOST_TOLD = 10


def aligned_instead(grid: Grid, inside: Mapping[int, Sequence[Glyph]]) -> list[Grid]:
    """Return the tables that the alignment of the text in a frame shows; none where the grid itself parts it better.

    Args:
        grid: a ruled grid.
        inside: the glyphs of each of its slots.
    """
    filled = {row for index in inside for row in _rows_of(grid, index)}
    if grid.row_count < _FEWEST_ROWS or len(filled) >= _FILLED_ROWS * grid.row_count:
        return []
    found = aligned_grids([glyph for own in inside.values() for glyph in own], [])
    cells = sum(one.row_count * one.column_count for one in found)
    return found if cells >= _MORE * len(inside) else []


def _rows_of(grid: Grid, index: int) -> range:
    slot = grid.slots[index]
    return range(slot.row, slot.row + slot.row_span)


def outside_cells(
    frames: Sequence[Grid], glyphs: Sequence[Glyph], number: int, view: View, read_apart: Collection[int]
) -> list[Remark]:
    """Return a remark for each line that reaches into the frame of a table and stands in none of its cells.

    Args:
        frames: the ruled grids of the page.
        glyphs: what stands in no cell.
        number: of the page.
        view: from the page as it was turned to the page as it is printed.
        read_apart: the frames, by place in ``frames``, whose text was read by its alignment.
    """
    found: list[Remark] = []
    for place, frame in enumerate(frames):
        left, top, right, bottom = frame.rectangle
        caught = [
            glyph
            for glyph in glyphs
            if not glyph.turn
            and top < glyph.middle[1] < bottom
            and min(glyph.x1, right) - max(glyph.x0, left) > min(_REACH * glyph.size, (glyph.x1 - glyph.x0) / 2)
        ]
        if not caught or not (place in read_apart or any(any(map(str.isdigit, glyph.text)) for glyph in caught)):
            continue
        for line in text_lines(caught)[:_MOST_TOLD]:
            if any(map(str.isalnum, line.text)):
                box = box_of((line.x0, line.top, line.x1, line.bottom))
                found.append(Remark("text-outside-cells", number, view.as_printed(box), line.text))
    return found
