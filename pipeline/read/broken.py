"""Rows and cells that a page edge breaks, put together again.

Takes the last row of a table so far and the first row that goes on with it on the next page. A row is one row only
where the page shows it: columns that every row fills are empty in the second part. Two numbers are never one.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from pipeline.read.header import is_number
from pipeline.read.thai_lines import joiner
from pipeline.records import Cell
from pipeline.thai import skeleton

# So many different labels show that a column counts.
_FEWEST_ROWS = 3
_COUNTED = re.compile(r"([^\d]{3,20})\d{1,2}(?!\d)")


def is_rest_of_row(body: Sequence[Cell], last: Mapping[int, Cell], first: Mapping[int, Cell]) -> bool:
    """Whether the first row of a page goes on with the row at the end of the page before.

    Args:
        body: the body cells of the table so far.
        last: the cells that end with its last row, by column.
        first: the cells of the first body row on the next page, by column.
    """
    same = last.keys() == first.keys() and all(
        cell.column_span == first[column].column_span and first[column].row_span == 1 for column, cell in last.items()
    )
    filled = {column for column, cell in first.items() if cell.passage.text}
    if not same or not filled or len(first) < 2 or any(not last[column].passage.text for column in filled):
        return False
    if any(_are_numbers(last[column], first[column]) for column in filled):
        return False
    if filled == {min(first)} and _may_be_heading(body, first[min(first)]):
        return False
    always = _always_filled(body)
    return bool(always - filled) and not always & filled & _of_numbers(body)


def rests_of_cells(body: Sequence[Cell], last: Mapping[int, Cell], first: Mapping[int, Cell]) -> list[int]:
    """The columns in which a cell alone goes on: all others of its column are counted labels, and this is none."""
    found: list[int] = []
    for column, cell in first.items():
        above = last.get(column)
        alike = [one for one in body if (one.column, one.column_span) == (column, cell.column_span)]
        texts = {one.passage.text for one in alike if one.passage.text}
        here = cell.passage.text
        if above is None or above.column_span != cell.column_span or not above.passage.text or not here:
            continue
        if len(texts) >= _FEWEST_ROWS and not is_number(here):
            words = {_counted(text) for text in texts}
            if len(words) == 1 and None not in words and _counted(here) is None:
                found.append(column)
    return found


def _counted(text: str) -> str | None:
    """The word before the number that a label begins with (ตัวชี้วัดที่ ๗), ``None`` where it begins otherwise."""
    match = _COUNTED.match(skeleton(text))
    return match[1] if match else None


def put_together(above: Cell, below: Cell, rows: int) -> Cell:
    """A cell with what stands of it on the next page; ``rows`` are the rows that it gains."""
    first, second = above.passage, below.passage
    passage = first
    if second.text:
        between = joiner(first.text.rpartition("\n")[2], second.text.partition("\n")[0])
        passage = first.joined(second, between)
    known = [one.confidence for one in (above, below) if one.confidence is not None]
    return replace(above, passage=passage, row_span=above.row_span + rows, confidence=min(known, default=None))


def _may_be_heading(body: Sequence[Cell], cell: Cell) -> bool:
    """Whether a text alone in the first column governs what follows: it has a number, or other rows stand alone too."""
    rows: dict[int, int] = {}
    for one in body:
        rows[one.row] = rows.get(one.row, 0) + bool(one.passage.text)
    return 1 in rows.values() or any(map(str.isdecimal, cell.passage.text))


def _are_numbers(above: Cell, below: Cell) -> bool:
    return is_number(above.passage.text) or is_number(below.passage.text)


def _always_filled(body: Sequence[Cell]) -> set[int]:
    """The columns in which every row of the table has a text of its own; a first cell alone governs others."""
    rows: dict[int, set[int]] = {}
    for cell in body:
        rows.setdefault(cell.row, set())
        if cell.passage.text:
            rows[cell.row].add(cell.column)
    told = [columns for columns in rows.values() if columns and columns != {0}]
    return set.intersection(*told) if len(told) >= 2 else set()


def _of_numbers(body: Sequence[Cell]) -> set[int]:
    """The columns of numbers."""
    texts: dict[int, list[str]] = {}
    for cell in body:
        if cell.passage.text:
            texts.setdefault(cell.column, []).append(cell.passage.text)
    return {column for column, said in texts.items() if all(map(is_number, said))}
