"""Read grids of only years and values as overall scores by year, if the text before is about ITA.

Takes a grid and the paragraphs before it, gives score statements; never reads a grid with other texts.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pipeline.parse.tables.slots import Grid
from pipeline.records import Cell, Field, Paragraph, Statement
from pipeline.rulebook.layouts import Columns
from pipeline.thai.numerals import read_number, score_problem
from pipeline.thai.years import find_years

_LONGEST_YEAR = 32
_FEWEST = 2
_NEAR = 6


def year_list(grid: Grid, before: Sequence[Paragraph], words: Columns) -> tuple[Statement, ...]:
    """Return an overall score for each year; none if the grid holds anything else.

    Args:
        grid: years above or beside their values, in any order.
        before: the paragraphs before it; the nearest that names an assessment says which one the values are of.
        words: what names this assessment and others.
    """
    pairs = list(_pairs(grid))
    years = [tuple(one.be_year for one in find_years(year.passage.text)) for year, _ in pairs]
    if len(pairs) < _FEWEST or len(set(years)) < len(years) or not _is_about_ita(before, words):
        return ()
    return tuple(
        Statement(
            "score",
            "scores#year",
            grid.spot(value),
            (
                Field("value", grid.spot(value)),
                Field("overall", grid.spot(year)),
                Field("year", grid.spot(year)),
            ),
        )
        for year, value in pairs
    )


def _is_about_ita(before: Sequence[Paragraph], words: Columns) -> bool:
    for paragraph in reversed(before[-_NEAR:]):
        text = paragraph.passage.text
        if words.other_pattern.search(text):
            return False
        if any(word in text for word in words.about_words):
            return True
    return False


def _pairs(grid: Grid) -> Iterator[tuple[Cell, Cell]]:
    """Return the cells of each year and its value, or nothing if any other cell has text."""
    rows = [grid.filled(row) for row in range(grid.table.row_count)]
    if all(len(row) == 2 for row in rows):
        pairs = [(row[0], row[1]) for row in rows]
    elif len(rows) == 2 and [cell.column for cell in rows[0]] == [cell.column for cell in rows[1]]:
        pairs = list(zip(rows[0], rows[1], strict=True))
    else:
        return
    pairs = [(second, first) if _is_value(first) else (first, second) for first, second in pairs]
    if all(_is_year(year) and _is_value(value) for year, value in pairs):
        yield from pairs


def _is_year(cell: Cell) -> bool:
    text = cell.passage.text
    return len(text) <= _LONGEST_YEAR and len(find_years(text)) == 1


def _is_value(cell: Cell) -> bool:
    reading = read_number(cell.passage.text)
    return reading is not None and reading.role == "number" and score_problem(reading) is None
