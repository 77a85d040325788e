"""Which rows of a table are its header, where the page does not mark them.

The rule, from the layouts of real reports: the first row is a header when it has at least two filled cells, none of
them a number, and a row follows it. A cell of the header that spans rows takes those rows along. A second row belongs
to the header when it fills only slots under or right of a header cell whose right neighbour is empty or spanned
(กำกับติดตาม over two columns), holds no number, and leaves the first column empty.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipeline.records import Cell
from pipeline.thai import arabic_digits

_NUMBER = re.compile(r"[+\-−–]?[\d\s.,·]*\d[\d\s.,·]*(?:%|คะแนน|ร้อยละ)?")
_YEAR = re.compile(r"(?:พ\.?\s?ศ\.?\s*)?2[45]\d\d")
_LONGEST_HEADING = 160


def is_number(text: str) -> bool:
    """Whether a whole cell is a number (a score, an ordinal); a Buddhist year is a heading, not a number."""
    shown = text.strip()
    return bool(_NUMBER.fullmatch(shown)) and not _YEAR.fullmatch(arabic_digits(shown))


def guess_header_rows(cells: Sequence[Cell], row_count: int, marked: int | None = None) -> int:
    """How many rows at the top are header, 0 where none looks like one.

    Args:
        cells: cells of the table in row-major order.
        row_count: its rows.
        marked: rows that the page itself marks as header; a second row may still be found under them, because
            Markdown can mark only one.
    """
    if row_count < 2:
        return 0
    first = [cell for cell in cells if cell.row == 0]
    if marked is None and not _is_heading_row(first):
        return 0
    depth = max((cell.row_span for cell in first if cell.passage.text), default=1)
    depth = max(depth, marked or 0)
    if depth >= row_count:
        return marked or 1
    if depth == 1 and row_count > 2 and _is_second_row(first, [cell for cell in cells if cell.row == 1]):
        return 2
    return depth


def _is_heading_row(row: Sequence[Cell]) -> bool:
    filled = [cell for cell in row if cell.passage.text]
    if len(filled) < 2:
        return False
    return not any(is_number(cell.passage.text) or len(cell.passage.text) > _LONGEST_HEADING for cell in filled)


def _is_second_row(above: Sequence[Cell], row: Sequence[Cell]) -> bool:
    filled = [cell for cell in row if cell.passage.text]
    if not filled or not row or row[0].passage.text:
        return False
    if any(is_number(cell.passage.text) or len(cell.passage.text) > _LONGEST_HEADING for cell in filled):
        return False
    shared: set[int] = set()
    group: list[int] = []
    for cell in above:
        slots = list(range(cell.column, cell.column + cell.column_span))
        if cell.passage.text:
            group = slots
        else:
            group.extend(slots)
        if len(group) > 1:
            shared.update(group)
    return all(cell.column in shared for cell in filled)
