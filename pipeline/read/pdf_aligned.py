"""Tables without rules between their columns: text that stands in columns, row after row.

Takes the glyphs outside ruled tables and the rules of the page, gives grids like those of ruled tables. A table is
taken for one only where a person could not read it as anything else: three rows or more, wide gaps that stand one below
the other all the way down, nearly every place filled, and three columns, or two where rules across stand around them.
Everything else stays running text.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from math import inf
from statistics import median

from pipeline.read.pdf_glyph import Glyph
from pipeline.read.pdf_lines import rows_of
from pipeline.read.pdf_space import Rule
from pipeline.read.pdf_tables import Grid, grid_with

# In font sizes: the gap between two columns, and how far apart the lines of a table stand.
_COLUMN_GAP = 1.2
_RIVER = 0.7
# Wider than a space, and what a cell leaves free beside it.
_NARROW_GAP = 0.4
_LINE_GAP = 3.2
_FEWEST_ROWS = 3
_FEWEST_COLUMNS = 3
_FILLED = 0.7
# A leader of dots makes a list of contents, which is no table of values.
_LEADER = "...."
# How far below the line above the rest of a cell stands, as a share of the distance of two rows.
_REST = 1.05
# How much closer the lines of a row stand than two rows.
_CLOSER = 0.9
# Points: what no rounding of places makes.
_SEEN = 0.4
# How much of the width of the table a rule across must cover to be one of its own.
_WIDE_RULE = 0.8
_THIN = 4.0


@dataclass(slots=True)
class _Piece:
    """Text of a line without a wide gap in it. ``reach`` is where its ink begins and ends.

    ``x0`` and ``x1`` are the same, or cut to the usual width of the column where it fills the gap to the next.
    """

    x0: float
    x1: float
    text: str
    reach: tuple[float, float]


@dataclass(slots=True)
class _Line:
    """A line as pieces from left to right; places in points from the top left corner.

    ``narrow`` are its pieces where any gap wider than a space parts them.
    """

    pieces: list[_Piece]
    narrow: list[_Piece]
    baseline: float
    size: float

    @property
    def is_split(self) -> bool:
        """Whether the line has a gap as wide as between columns."""
        return len(self.pieces) > 1


def aligned_grids(glyphs: Sequence[Glyph], rules: Sequence[Rule]) -> list[Grid]:
    """The tables that only the alignment of their columns shows.

    Args:
        glyphs: what stands outside ruled tables, marks attached.
        rules: the rules of the page, as seen.
    """
    across = [rule for rule in rules if rule.y1 - rule.y0 <= _THIN < rule.x1 - rule.x0]
    lines = [_line(row) for row in rows_of([glyph for glyph in glyphs if not glyph.turn and glyph.text.strip()])]
    found: list[Grid] = []
    for near in _near(lines):
        for block in _blocks(near):
            grid = _grid(block, across)
            if grid is not None:
                found.append(grid)
    return found


def _line(row: Sequence[Glyph]) -> _Line:
    size = max(glyph.size for glyph in row)
    row = sorted(row, key=lambda one: one.x0)
    return _Line(_pieces(row, _COLUMN_GAP * size), _pieces(row, _NARROW_GAP * size), row[0].baseline, size)


def _pieces(row: Sequence[Glyph], gap: float) -> list[_Piece]:
    found: list[_Piece] = []
    for glyph in row:
        if found and glyph.x0 - found[-1].x1 <= gap:
            found[-1] = _joined(found[-1], _Piece(glyph.x0, glyph.x1, glyph.text, (glyph.x0, glyph.x1)))
        else:
            found.append(_Piece(glyph.x0, glyph.x1, glyph.text, (glyph.x0, glyph.x1)))
    return found


def _joined(left: _Piece, right: _Piece) -> _Piece:
    end = max(left.x1, right.x1)
    return _Piece(left.x0, end, left.text + right.text, (left.reach[0], max(left.reach[1], right.reach[1])))


def _near(lines: Sequence[_Line]) -> list[list[_Line]]:
    """Runs of lines one below the other; a line across the columns above it parts two."""
    found: list[list[_Line]] = [[]]
    for line in lines:
        block = found[-1]
        is_near = bool(block) and line.baseline - block[-1].baseline <= _LINE_GAP * line.size
        if is_near and (line.is_split or _is_inside(line, block)):
            block.append(line)
        else:
            found.append([line] if line.is_split else [])
    return [block for block in found if sum(line.is_split for line in block) >= _FEWEST_ROWS]


def _blocks(lines: Sequence[_Line]) -> list[list[_Line]]:
    """Those of the lines that share columns: as many as most lines have, and none of them closed by any line."""
    often = Counter(len(line.pieces) for line in lines if line.is_split)
    count = max(often, key=lambda pieces: (often[pieces], pieces))
    usual = [line for line in lines if len(line.pieces) == count]
    columns = _columns(usual, _RIVER * median(line.size for line in usual))
    if len(columns) == count:
        lines = [line if len(line.pieces) == count else _fitted(line, columns) for line in lines]
    found: list[list[_Line]] = []
    for line in lines:
        if found and _belongs(line, found[-1], count):
            found[-1].append(line)
        elif len(line.pieces) == count:
            found.append([line])
        elif found and found[-1]:
            found.append([])
    return [block for block in found if sum(len(line.pieces) == count for line in block) >= _FEWEST_ROWS]


def _fitted(line: _Line, columns: Sequence[tuple[float, float]]) -> _Line:
    """The line in the columns of the others, as where a long text fills its column; itself where it crosses one."""
    starts = [-inf, *(end for _, end in columns[:-1])]
    ends = [*(start for start, _ in columns[1:]), inf]
    by_column: dict[int, _Piece] = {}
    for piece in line.narrow:
        index = next(
            (
                index
                for index, (x0, x1) in enumerate(columns)
                if starts[index] < piece.x0 and piece.x1 < ends[index] and piece.x0 < x1 and piece.x1 > x0
            ),
            None,
        )
        if index is None:
            return line
        by_column[index] = _joined(by_column[index], piece) if index in by_column else piece
    cut = [
        _Piece(max(piece.x0, columns[index][0]), min(piece.x1, columns[index][1]), piece.text, piece.reach)
        for index, piece in sorted(by_column.items())
    ]
    return replace(line, pieces=cut)


def _belongs(line: _Line, block: Sequence[_Line], count: int) -> bool:
    if not block or len(line.pieces) > count or len(_columns([*block, line], _RIVER * line.size)) != count:
        return False
    if len(line.pieces) >= count - 1 and line.is_split:
        return True
    # The rest of a cell stands closer than the rows do.
    return len(block) < _FEWEST_ROWS or line.baseline - block[-1].baseline < _REST * _pitch(block, count)


def _pitch(block: Sequence[_Line], count: int) -> float:
    rows = [line.baseline for line in block if len(line.pieces) == count]
    return median(below - above for above, below in pairwise(rows)) if len(rows) > 1 else 0.0


def _is_inside(line: _Line, block: Sequence[_Line]) -> bool:
    """Whether an undivided line stands below one piece of the divided line above it: a cell of several lines."""
    above = next((one for one in reversed(block) if one.is_split), None)
    if above is None:
        return False
    [piece] = line.pieces
    gaps = [(left.x1, right.x0) for left, right in pairwise(above.pieces)]
    return all(piece.x1 <= end or piece.x0 >= start for start, end in gaps)


def _grid(lines: Sequence[_Line], across: Sequence[Rule]) -> Grid | None:
    if any(_LEADER in piece.text for line in lines for piece in line.pieces):
        return None
    size = median(line.size for line in lines)
    columns = _columns(lines, _RIVER * size)
    left, right = columns[0][0], columns[-1][1]
    top, bottom = lines[0].baseline - size, lines[-1].baseline + 0.4 * size
    own = [
        (rule.y0 + rule.y1) / 2
        for rule in across
        if min(rule.x1, right) - max(rule.x0, left) >= _WIDE_RULE * (right - left)
        and top - size <= rule.y0 <= bottom + size
    ]
    if len(columns) < (2 if len(own) > 1 else _FEWEST_COLUMNS):
        return None
    rows = _rows(lines, columns, own)
    if rows is None:
        return None
    filled = sum(len({_column_of(piece, columns) for line in row for piece in line.pieces}) for row in rows)
    if len(rows) < _FEWEST_ROWS or filled < _FILLED * len(rows) * len(columns):
        return None
    reach = [
        [piece.reach for line in lines for piece in line.pieces if _column_of(piece, columns) == index]
        for index in range(len(columns))
    ]
    begins, ends = [min(x0 for x0, _ in own) for own in reach], [max(x1 for _, x1 in own) for own in reach]
    if any(end >= begin for end, begin in zip(ends, begins[1:], strict=False)):
        return None
    xs = [begins[0] - 1, *((end + begin) / 2 for end, begin in zip(ends, begins[1:], strict=False)), ends[-1] + 1]
    ys = [top, *((a[-1].baseline + b[0].baseline - 0.6 * size) / 2 for a, b in pairwise(rows)), bottom]
    ruled = [[True] * len(columns) for _ in rows]
    return replace(grid_with(xs, ys, ruled, ruled), is_ruled=False)


def _columns(lines: Sequence[_Line], river: float) -> list[tuple[float, float]]:
    """Where text stands in any of the lines; between two columns no line has any."""
    places = sorted((piece.x0, piece.x1) for line in lines for piece in line.pieces)
    found = [places[0]]
    for x0, x1 in places[1:]:
        if x0 - found[-1][1] < river:
            found[-1] = (found[-1][0], max(found[-1][1], x1))
        else:
            found.append((x0, x1))
    return found


def _column_of(piece: _Piece, columns: Sequence[tuple[float, float]]) -> int:
    return next(index for index, (x0, x1) in enumerate(columns) if x0 <= piece.x0 <= x1)


def _rows(
    lines: Sequence[_Line], columns: Sequence[tuple[float, float]], own: Sequence[float]
) -> list[list[_Line]] | None:
    """The lines of each row: those between two rules where each row has its own, else by what stands in them.

    A line that leaves its first column empty, or has nothing but it, goes on from the row above where it stands closer
    to it than to the row below; ``None`` where that is not to be seen.
    """
    between: dict[int, list[_Line]] = {}
    for line in lines:
        between.setdefault(sum(y < line.baseline for y in own), []).append(line)
    if len(between) >= _FEWEST_ROWS and len(own) > _FEWEST_ROWS:
        return list(between.values())
    found: list[list[_Line]] = []
    for line in lines:
        if found and (not line.is_split or _column_of(line.pieces[0], columns) > 0):
            found[-1].append(line)
        else:
            found.append([line])
    inside = [max((b.baseline - a.baseline for a, b in pairwise(row)), default=0.0) for row in found]
    apart = [below[0].baseline - row[-1].baseline for row, below in pairwise(found)]
    is_closer = all(own <= _CLOSER * next_row for own, next_row in zip(inside, apart, strict=False))
    # Rows set solid are a little farther apart than their lines, and all of them are.
    is_solid = bool(apart) and max(inside) <= min(apart) - _SEEN
    return found if is_closer or is_solid else None
