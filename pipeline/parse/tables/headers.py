"""Match the headers of a table with the layouts, in any order of columns and any number of header rows.

Takes a grid and the rulebook's columns and layouts, gives roles by column; never looks at positions or at the
whole header as one string.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from pipeline.matching.columns import FLOOR, HeaderWords
from pipeline.parse.tables.slots import Grid
from pipeline.rulebook.layouts import Layout

_HEADER_ROWS = 3
# Roles whose cells are words: no column of scores has one, whatever its header says (ผลลัพธ์ over 95.41).
_PROSE = frozenset({
    "title", "steps", "responsible", "output", "outcome", "progress", "monitoring", "analysis", "weakness",
    "improvement", "strength", "required_elements", "status", "item_title", "question", "issue", "period",
})  # fmt: skip
_HEADER_START = 4


@dataclass(frozen=True, slots=True)
class HeaderMatch:
    """A layout that reads a table: its roles by column, and which rows are header."""

    layout: str
    first_row: int
    body_row: int
    roles: dict[int, str]
    headers: dict[int, str]
    unknown: tuple[int, ...]
    score: float


def assign(
    texts: Mapping[int, tuple[str, ...]], roles: Collection[str], words: HeaderWords, first: Collection[str] = (),
    scores: Collection[int] = (),
) -> dict[int, str]:  # fmt: skip
    """Return one role for each column, best fits first, no role twice. ``texts`` are header paths, top to bottom.

    Of two roles that fit a header as well, one of ``first`` is taken. Columns of ``scores`` hold no prose.
    """
    offers = [
        (fit, column, name)
        for column, path in texts.items()
        for name, fit in words.offers(path, roles)
        if column not in scores or name not in _PROSE
    ]
    taken: dict[int, str] = {}
    for _, column, name in sorted(offers, key=lambda offer: (-offer[0], offer[2] not in first, offer[1], offer[2])):
        if column not in taken and name not in taken.values():
            taken[column] = name
    return taken


def match_layout(
    layout: Layout, words: HeaderWords, paths: Mapping[int, tuple[str, ...]], scores: Collection[int] = ()
) -> tuple[dict[int, str], float, str]:
    """Return the roles that a layout gives to these headers, their fit, and the first unmet need."""
    roles = assign(paths, layout.roles, words, layout.key, scores)
    found = set(roles.values())
    missing = next((group for group in layout.requires if not found.intersection(group)), None)
    if missing is not None:
        return roles, 0.0, " / ".join(missing)
    titled = sum(1 for path in paths.values() if path)
    return roles, len(roles) / max(1, titled), ""


def _names_columns(grid: Grid, row: int, words: HeaderWords) -> bool:
    """Return whether most texts of a row could head a column; a body row below a header does not."""
    filled = [cell.passage.text for cell in grid.filled(row)]
    return 2 * sum(1 for text in filled if words.best(text) >= FLOOR) > len(filled)


def find_header(
    grid: Grid, layouts: dict[str, Layout], words: HeaderWords, scores: Collection[int] = ()
) -> tuple[HeaderMatch | None, dict[str, str]]:
    """Return the layout that reads most of a table's headers, or ``None`` and what each layout missed.

    ``scores`` are columns known to hold scores.
    """
    best: HeaderMatch | None = None
    reasons: dict[str, str] = {}
    row_count, column_count = grid.table.row_count, grid.table.column_count
    for first in range(min(_HEADER_START, row_count)):
        if len(grid.filled(first)) < 2:
            continue
        for stop in range(first + 1, min(first + _HEADER_ROWS, row_count) + 1):
            if stop > first + 1 and not _names_columns(grid, stop - 1, words):
                break
            rows = range(first, stop)
            paths = {column: grid.header_path(rows, column) for column in range(column_count)}
            for name, layout in layouts.items():
                roles, fit, missing = match_layout(layout, words, paths, scores)
                if missing:
                    reasons.setdefault(name, missing)
                    continue
                # A header row more must earn its place by naming columns that the rows above left unnamed.
                score = len(roles) * 2 + fit - 0.9 * (stop - first - 1) - 0.5 * first
                if fit >= FLOOR and (best is None or score > best.score):
                    unknown = tuple(column for column, path in paths.items() if path and column not in roles)
                    texts = {column: " ".join(path) for column, path in paths.items()}
                    best = HeaderMatch(name, first, stop, roles, texts, unknown, score)
                elif fit < FLOOR:
                    reasons.setdefault(name, f"{len(roles)}/{len(paths)}")
    return best, reasons
