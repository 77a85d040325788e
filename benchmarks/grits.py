"""GriTS_Con: how alike two tables are as grids of texts.

The grid table similarity of Smock, Pesala and Abraham (2022), content form: of both grids the rows and columns are
chosen, in order, that are most alike, and the likeness of their cells is summed and normalised like an F score. Rows
and columns are aligned one after the other (the factored heuristic of the paper), because the exact choice is NP-hard.

A spanning cell has its text in its first slot and leaves the others empty, in the truth as in what was found; the paper
repeats the text in every slot.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray
from rapidfuzz.distance import Indel
from rapidfuzz.process import cdist

Table: TypeAlias = Sequence[Sequence[str]]
_Likeness: TypeAlias = NDArray[np.float32]


def grits_con(found: Table, truth: Table) -> float:
    """The likeness of two tables, 0 to 1; a short row is filled up with empty cells.

    Two cells are as alike as ``2 * length of their longest common subsequence / sum of their lengths``; two empty ones
    are equal.
    """
    ours, theirs = _full(found), _full(truth)
    cells, wanted = sum(map(len, ours)), sum(map(len, theirs))
    if not cells or not wanted:
        return float(cells == wanted)
    alike = cdist(
        [text for row in ours for text in row],
        [text for row in theirs for text in row],
        scorer=Indel.normalized_similarity,
    ).reshape(len(ours), len(ours[0]), len(theirs), len(theirs[0]))
    # Indexed by row, row, column, column.
    by_rows = alike.transpose(0, 2, 1, 3)
    by_columns = alike.transpose(1, 3, 0, 2)
    rows = np.array(_aligned(_alignment_scores(by_rows)), np.intp).reshape(-1, 2)
    columns = np.array(_aligned(_alignment_scores(by_columns)), np.intp).reshape(-1, 2)
    total = by_rows[rows[:, 0, None], rows[:, 1, None], columns[:, 0], columns[:, 1]].sum()
    return float(2 * total / (cells + wanted))


def _full(table: Table) -> list[list[str]]:
    width = max(map(len, table), default=0)
    return [[*row, *[""] * (width - len(row))] for row in table] if width else []


def _alignment_scores(alike: _Likeness) -> _Likeness:
    """For each pair of rows the likeness of their cells, best aligned in order; takes rows, rows, cells, cells."""
    ours, theirs = alike.shape[2:]
    best = np.zeros((ours + 1, theirs + 1, *alike.shape[:2]), np.float32)
    for i in range(ours):
        for j in range(theirs):
            best[i + 1, j + 1] = np.maximum(best[i, j] + alike[:, :, i, j], np.maximum(best[i, j + 1], best[i + 1, j]))
    last: _Likeness = best[ours, theirs]
    return last


def _aligned(alike: _Likeness) -> list[tuple[int, int]]:
    """The pairs, in order on both sides, whose likeness sums highest."""
    ours, theirs = alike.shape
    best = np.zeros((ours + 1, theirs + 1), np.float64)
    for i in range(ours):
        for j in range(theirs):
            best[i + 1, j + 1] = max(best[i, j] + alike[i, j], best[i, j + 1], best[i + 1, j])
    pairs: list[tuple[int, int]] = []
    i, j = ours, theirs
    while i and j:
        if best[i, j] == best[i - 1, j]:
            i -= 1
        elif best[i, j] == best[i, j - 1]:
            j -= 1
        else:
            i, j = i - 1, j - 1
            pairs.append((i, j))
    return pairs[::-1]
