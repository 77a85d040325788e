"""Finds what the columns of a table mean from the words of their headers, in any order and any number of rows.

Takes a grid and the rulebook's columns and layouts, gives roles by column; never looks at positions or at the
whole header as one string.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from rapidfuzz import fuzz

from pipeline.parse.grid import Grid
from pipeline.rulebook.layouts import ColumnRole, Columns, Layout
from pipeline.thai import skeleton

_ENUMERATOR = re.compile(r"^\s*(?:\(?\s*[0-9๐-๙]{1,2}\s*[).]+|[0-9๐-๙]{1,2}\s*[.)])\s*")
_LONGEST_HEADER = 160
_FUZZY_START = 85.0
_FUZZY_WHOLE = 80.0
_FLOOR = 0.5
_HEADER_ROWS = 3
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


def header_score(text: str, role: ColumnRole, fillers: Sequence[str]) -> float:
    """How well a header text fits a role, 0 to about 1.5; a longer matched phrase counts for more."""
    return _score(text, role, tuple(fillers))


@lru_cache(maxsize=65536)
def _forms(text: str, fillers: tuple[str, ...]) -> tuple[str, ...]:
    """The skeleton of a header, and the same without an opening filler word."""
    whole = skeleton(_ENUMERATOR.sub("", text))
    shorter = next((whole[len(word) :] for word in fillers if word and whole.startswith(word)), "")
    return (whole, shorter) if shorter else (whole,)


def _score(text: str, role: ColumnRole, fillers: tuple[str, ...]) -> float:
    if not text or len(text) > _LONGEST_HEADER:
        return 0.0
    forms = _forms(text, fillers)
    if not forms[0] or any(phrase in forms[0] for phrase in role.never_skeletons):
        return 0.0
    if forms[0] in role.equal_skeletons:
        return 1.4
    best = 0.0
    for form in forms:
        for phrase in role.start_skeletons:
            gain = 1.0 + len(phrase) / 60
            if form.startswith(phrase):
                best = max(best, gain)
            elif len(phrase) >= 6 and fuzz.ratio(form[: len(phrase)], phrase) >= _FUZZY_START:
                best = max(best, gain * 0.9)
            elif len(phrase) >= 8 and fuzz.ratio(form, phrase) >= _FUZZY_WHOLE:
                best = max(best, gain * 0.85)
        for phrase in role.contain_skeletons:
            if phrase in form:
                best = max(best, 0.6 + len(phrase) / 100)
    return best


def assign(texts: dict[int, tuple[str, ...]], roles: dict[str, ColumnRole], fillers: Sequence[str]) -> dict[int, str]:
    """One role for each column, best fits first, no role twice. ``texts`` holds header paths, top to bottom.

    The lowest header text decides; the texts above it are asked only where it says nothing.
    """
    offers: list[tuple[float, int, str]] = []
    for column, path in texts.items():
        leaves = {name: header_score(path[-1], role, fillers) for name, role in roles.items()} if path else {}
        leaf_speaks = max(leaves.values(), default=0.0) >= _FLOOR
        for name, leaf in leaves.items():
            above = max((header_score(text, roles[name], fillers) for text in path[:-1]), default=0.0)
            whole = header_score(" ".join(path), roles[name], fillers) if len(path) > 1 else 0.0
            fit = leaf if leaf_speaks else max(whole * 0.8, above * 0.7)
            if fit >= _FLOOR:
                offers.append((fit, column, name))
    taken: dict[int, str] = {}
    for _, column, name in sorted(offers, key=lambda offer: (-offer[0], offer[1], offer[2])):
        if column not in taken and name not in taken.values():
            taken[column] = name
    return taken


def match_layout(
    layout: Layout, columns: Columns, paths: dict[int, tuple[str, ...]]
) -> tuple[dict[int, str], float, str]:
    """The roles that a layout gives to these headers, how well they fit, and the first need that is not met."""
    roles = assign(paths, {role: columns.roles[role] for role in sorted(layout.roles)}, columns.filler_skeletons)
    found = set(roles.values())
    missing = next((group for group in layout.requires if not found.intersection(group)), None)
    if missing is not None:
        return roles, 0.0, " / ".join(missing)
    titled = sum(1 for path in paths.values() if path)
    return roles, len(roles) / max(1, titled), ""


def find_header(grid: Grid, layouts: dict[str, Layout], columns: Columns) -> tuple[HeaderMatch | None, dict[str, str]]:
    """The layout that reads most of a table's headers, or ``None`` and for each layout what it missed."""
    best: HeaderMatch | None = None
    reasons: dict[str, str] = {}
    row_count, column_count = grid.table.row_count, grid.table.column_count
    for first in range(min(_HEADER_START, row_count)):
        if len(grid.filled(first)) < 2:
            continue
        for stop in range(first + 1, min(first + _HEADER_ROWS, row_count) + 1):
            rows = range(first, stop)
            paths = {column: grid.header_path(rows, column) for column in range(column_count)}
            for name, layout in layouts.items():
                roles, fit, missing = match_layout(layout, columns, paths)
                if missing:
                    reasons.setdefault(name, missing)
                    continue
                # A header row more must earn its place by naming columns that the rows above left unnamed.
                score = len(roles) * 2 + fit - 0.9 * (stop - first - 1) - 0.5 * first
                if fit >= _FLOOR and (best is None or score > best.score):
                    unknown = tuple(column for column, path in paths.items() if path and column not in roles)
                    texts = {column: " ".join(path) for column, path in paths.items()}
                    best = HeaderMatch(name, first, stop, roles, texts, unknown, score)
                elif fit < _FLOOR:
                    reasons.setdefault(name, f"{len(roles)}/{len(paths)}")
    return best, reasons
