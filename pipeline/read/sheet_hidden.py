"""Hidden rows and columns of a sheet: left out, the rest moved together, what they say kept apart."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from pipeline.read.sheet_blocks import Area

Place = tuple[int, int]


@dataclass(slots=True)
class HiddenLines:
    """The hidden rows, and the hidden columns as ``(first, last)`` in order; all 0-based."""

    rows: set[int] = field(default_factory=set)
    columns: list[Place] = field(default_factory=list)

    def columns_before(self, column: int) -> int:
        """Return how many hidden columns stand before one."""
        return sum(min(column, last + 1) - first for first, last in self.columns if first < column)


@dataclass(frozen=True, slots=True)
class Visible:
    """What is left of a sheet, and what each hidden row or column says."""

    texts: dict[Place, str]
    areas: list[Area]
    hidden: tuple[str, ...]


def visible(texts: Mapping[Place, str], areas: Sequence[Area], hidden: HiddenLines) -> Visible:
    """Return a sheet without its hidden rows and columns; a merged cell shows in what is left of its area.

    Args:
        texts: shown texts by ``(row, column)``.
        areas: ``(top, left, bottom, right)`` of each merged area.
        hidden: rows and columns to leave out.
    """
    if not hidden.rows and not hidden.columns:
        return Visible(dict(texts), list(areas), ())
    rows = sorted(hidden.rows)

    def moved(row: int, column: int) -> Place:
        return row - bisect_left(rows, row), column - hidden.columns_before(column)

    shown: dict[Place, str] = {}
    gone: dict[Place, list[str]] = {}
    in_area = {(top, left): (bottom, right) for top, left, bottom, right in areas}
    for (row, column), text in texts.items():
        bottom, right = in_area.get((row, column), (row, column))
        (top_after, left_after), (low, far) = moved(row, column), moved(bottom + 1, right + 1)
        if low > top_after and far > left_after:
            shown[top_after, left_after] = text
        else:
            gone.setdefault((row, -1) if row in hidden.rows else (-1, column), []).append(text)
    left_over = [
        (*moved(top, left), low - 1, far - 1)
        for top, left, bottom, right in areas
        for low, far in [moved(bottom + 1, right + 1)]
        if low > moved(top, left)[0] and far > moved(top, left)[1]
    ]
    return Visible(shown, left_over, tuple(" ".join(own) for own in gone.values()))
