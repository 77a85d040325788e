"""Report tables that promise scores or records and were not read in full, once for each table.

Takes a table with what was read from it; gives one ``unmapped`` statement (``#table-unread``) or none. Only numbers
with two decimals beside names of the framework are a promise; page numbers of contents pages are none.
"""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.parse.tables.roles.search import RecordTable
from pipeline.parse.tables.score_grid import ScoreGrid
from pipeline.parse.tables.slots import Grid
from pipeline.parse.tables.values import is_exact
from pipeline.records import Cell, Field, LayoutTrial, Passage, Spot, Statement

_FEWEST = 3
_LONGEST_HEADER = 120


def unread_table(
    cells: ScoreGrid, read: Sequence[Statement], trials: Sequence[LayoutTrial], context: tuple[Field, ...]
) -> Statement | None:
    """Return the statement on a table of official names and exact numbers of which a row was not read."""
    promised = {row for row in range(cells.grid.table.row_count) if _promises(cells, row)}
    taken = {statement.place.row_number - 1 for statement in read if statement.place.row_number is not None}
    doubted = any(statement.rule_id.endswith("#two-readings") for statement in read)
    if len(promised) < _FEWEST or promised <= taken or doubted:
        return None
    place = cells.grid.row_spot(min(promised - taken))
    nearest = next((trial for trial in reversed(trials) if trial.table_number == cells.grid.table.number), None)
    reading = "" if nearest is None else f"{nearest.layout}: {nearest.reason_th}"
    return _statement(cells.grid, place, reading, context)


def unread_records(grid: Grid, nearest: RecordTable, context: tuple[Field, ...]) -> Statement:
    """Return the statement on a table that may have measures, items or analyses, with the two nearest readings."""
    reading = " / ".join(kind.summary() for kind in nearest.kinds[:2])
    row = next(row for row in range(grid.table.row_count) if grid.filled(row))
    return _statement(grid, grid.row_spot(row), reading, context)


def _statement(grid: Grid, place: Spot, reading: str, context: tuple[Field, ...]) -> Statement:
    table, page = grid.table, place.passage.page_number
    header = " | ".join(text for text in table.rows()[0] if text.strip())[:_LONGEST_HEADER]
    words = {"rows": str(table.row_count), "columns": str(table.column_count), "header": header, "reading": reading}
    pieces = tuple(Field(name, Spot(Passage(text, page, ()))) for name, text in words.items())
    return Statement("unmapped", "tables#table-unread", place, pieces, context)


def _may_score(cells: ScoreGrid, cell: Cell) -> bool:
    """Return whether the column of a number may hold scores: it is not clearly something else."""
    decision = cells.above(cell).decision
    return decision is None or not decision.is_clearly_none


def _promises(cells: ScoreGrid, row: int) -> bool:
    """Return whether a row has an element's official name and a number with two decimals that may be a score."""
    filled = cells.grid.filled(row)
    numbers = [
        cells.numbers[cell.row, cell.column] for cell in filled if cells.is_number(cell) and _may_score(cells, cell)
    ]
    if not any(map(is_exact, numbers)):
        return False
    matches = (cells.matcher.element(cell.passage.text) for cell in filled if not cells.is_number(cell))
    return any(match is not None and match.sure for match in matches)
