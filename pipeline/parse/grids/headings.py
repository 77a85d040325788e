"""Find the header rows of a grid of lines: lines above it, and words that every row repeats before a value.

Takes lines and columns, gives header rows of slots; never decides what a header means.
"""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.parse.grids.align import Columns
from pipeline.parse.grids.lines import TextLine
from pipeline.parse.grids.model import Slot
from pipeline.parse.grids.pieces import Piece, gap_pieces, is_value, row_pieces, word_pieces
from pipeline.thai import skeleton
from pipeline.thai.years import find_years

_HEADER_ROWS = 3
_LONGEST_NAME = 60
_FEWEST = 3


def header_rows(above: Sequence[TextLine], first: TextLine, columns: Columns, *, by_words: bool) -> list[list[Slot]]:
    """Return the header rows among the lines above the first row of a grid, top to bottom.

    ``by_words``: a line that no more than single spaces part may be one, where its words are as many as the columns.
    """
    found: list[list[Slot]] = []
    below = first
    for line in reversed(above[-_HEADER_ROWS:]):
        pieces = _names(line, columns, beside=by_words and not below.gap)
        if not pieces:
            break
        found.insert(0, columns.slots(pieces, is_header=True))
        below = line
    return found


def _names(line: TextLine, columns: Columns, *, beside: bool) -> list[Piece]:
    """Return the column names on a line, or none if it is no header. ``beside``: its words may be names."""
    pieces = gap_pieces(line)
    if len(pieces) < 2 and beside:
        words = word_pieces(line)
        pieces = words if len(words) in {columns.count, sum(columns.numeric)} and len(words) > 1 else []
    if any(is_value(piece.text) and not _is_count(piece.text) for piece in (*pieces, *row_pieces(line))):
        return []
    is_short = all(len(piece.text) <= _LONGEST_NAME for piece in pieces)
    return pieces if len(pieces) > 1 and is_short else []


def _is_count(text: str) -> bool:
    return text.strip("()").isdigit() and len(text.strip("()")) < 3


def lifted(
    header: Sequence[Sequence[Slot]], body: Sequence[Sequence[Slot]], columns: Columns
) -> tuple[list[list[Slot]], list[list[Slot]]]:
    """Return header and body, with words that all rows repeat before their values moved to a header row.

    ``... ปี 2567 ได้ 92.95 ปี 2568 ได้ 93.22`` on every line: the words before each number head its column.
    """
    heads, rows = [list(row) for row in header], [list(row) for row in body]
    repeated = [column for column in range(1, columns.count - 1) if _is_repeated(rows, column, columns)]
    if not repeated or len(rows) < _FEWEST:
        return heads, rows
    names: list[Slot] = [()] * columns.count
    for column in repeated:
        names[column + 1] = rows[0][column]
    if columns.numeric[1] and (ends := _common_end(rows)):
        names[1] = (ends[0][1],)
        for row, (label, _) in zip(rows, ends, strict=True):
            row[0] = (label,)
    kept = [column for column in range(columns.count) if column not in repeated]
    return [[row[column] for column in kept] for row in (*heads, names)], [
        [row[column] for column in kept] for row in rows
    ]


def _is_repeated(rows: Sequence[Sequence[Slot]], column: int, columns: Columns) -> bool:
    """Return whether a column of texts before a column of numbers is the same in every row."""
    if columns.numeric[column] or not columns.numeric[column + 1] or not columns.numeric[column - 1]:
        return False
    if any(piece.parted for row in rows for piece in row[column]):
        return False  # a column of its own
    return len({skeleton(" ".join(piece.text for piece in row[column])) for row in rows}) == 1


def _common_end(rows: Sequence[Sequence[Slot]]) -> list[tuple[Piece, Piece]]:
    """Return each row's label without the words that end all of them; none if these contain no year."""
    if any(len(row[0]) != 1 for row in rows):
        return []
    words = [row[0][0].text.split() for row in rows]
    shared = 0
    while all(len(one) > shared + 1 and one[-shared - 1] == words[0][-shared - 1] for one in words):
        shared += 1
    if not shared or not find_years(" ".join(words[0][-shared:])):
        return []
    cut: list[tuple[Piece, Piece]] = []
    for row in rows:
        piece = row[0][0]
        parts = [one for one in word_pieces(piece.line) if piece.start <= one.start < piece.end]
        cut.append(
            (
                Piece(piece.line, piece.start, parts[-shared - 1].end, piece.parted),
                Piece(piece.line, parts[-shared].start, piece.end),
            )
        )
    return cut
