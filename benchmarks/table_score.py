"""How well tables were read: cells, numbers, rows, letters and whole tables against their truth.

A cell is exact (strict) where it equals its truth after NFC, trimming, and white space as one space, and exact (bare)
where it does so without any white space; a number is a cell whose truth is one; a row is exact where all its cells are,
bare. The character error rate is the edit distance over the letters of the truth, both without white space. GriTS_Con
is over strict texts, the mean over tables.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from itertools import zip_longest
from typing import TypeAlias

from rapidfuzz.distance import Levenshtein

from benchmarks.grits import grits_con

Rows: TypeAlias = Sequence[Sequence[str]]

HEADINGS = "  strict    bare numbers    rows   CER %   GriTS"
_NUMBER = re.compile(r"[-+]?[๐-๙\d]+(?:[.,][๐-๙\d]+)*")


@dataclass(slots=True)
class Score:
    """What was counted over some tables."""

    cells: int = 0
    strict: int = 0
    bare: int = 0
    numbers: int = 0
    numbers_right: int = 0
    rows: int = 0
    rows_right: int = 0
    letters: int = 0
    errors: int = 0
    tables: int = 0
    likeness: float = 0.0

    def add_document(self, found: Sequence[Rows], truth: Sequence[Rows]) -> None:
        """Counts the tables of a document, those found beside those that are most like them, in order."""
        for ours, theirs in paired(found, truth):
            self._add(ours or [], theirs or [])

    def _add(self, found: Rows, truth: Rows) -> None:
        """Counts a table; a row or cell that only one side has is wrong."""
        self.tables += 1
        self.likeness += _likeness(_plain(found), _plain(truth))
        for ours, theirs in zip_longest(found, truth, fillvalue=()):
            right = True
            # A cell that is not there is not an empty one.
            for text, want in zip_longest(map(strict, ours), map(strict, theirs), fillvalue=None):
                given, wanted = _without_space(text or ""), _without_space(want or "")
                is_bare = text is not None and want is not None and given == wanted
                self.cells += 1
                self.strict += text == want
                self.bare += is_bare
                right = right and is_bare
                if want is not None and _NUMBER.fullmatch(want):
                    self.numbers += 1
                    self.numbers_right += text == want
                self.letters += len(wanted)
                self.errors += Levenshtein.distance(given, wanted)
            self.rows += 1
            self.rows_right += right

    def line(self, name: str) -> str:
        """The figures under ``HEADINGS``."""

        def share(part: int, whole: int) -> str:
            return f"{part / whole:8.2%}" if whole else "       -"

        return (
            f"{name:28}{share(self.strict, self.cells)}{share(self.bare, self.cells)}"
            f"{share(self.numbers_right, self.numbers)}{share(self.rows_right, self.rows)}"
            f"{100 * self.errors / max(1, self.letters):8.3f}{self.likeness / max(1, self.tables):8.4f}"
        )


def strict(text: str) -> str:
    """NFC, trimmed, runs of white space as one space."""
    return " ".join(unicodedata.normalize("NFC", text).split())


def _without_space(text: str) -> str:
    return "".join(text.split())


def _plain(table: Rows) -> tuple[tuple[str, ...], ...]:
    return tuple(tuple(map(strict, row)) for row in table)


_likeness = cache(grits_con)


def paired(found: Sequence[Rows], truth: Sequence[Rows]) -> list[tuple[Rows | None, Rows | None]]:
    """The tables of both sides in order, those beside each other whose likeness sums highest; the others alone.

    A table that was not found then costs itself, and does not make those after it wrong.
    """
    if len(found) == len(truth):
        return list(zip(found, truth, strict=True))
    likeness = [[_likeness(_plain(ours), _plain(theirs)) for theirs in truth] for ours in found]
    best = [[0.0] * (len(truth) + 1) for _ in range(len(found) + 1)]
    for i in reversed(range(len(found))):
        for j in reversed(range(len(truth))):
            best[i][j] = max(best[i + 1][j + 1] + likeness[i][j], best[i + 1][j], best[i][j + 1])
    pairs: list[tuple[Rows | None, Rows | None]] = []
    i = j = 0
    while i < len(found) and j < len(truth):
        if best[i][j] == best[i + 1][j]:
            pairs.append((found[i], None))
            i += 1
        elif best[i][j] == best[i][j + 1]:
            pairs.append((None, truth[j]))
            j += 1
        else:
            pairs.append((found[i], truth[j]))
            i, j = i + 1, j + 1
    return [*pairs, *((one, None) for one in found[i:]), *((None, one) for one in truth[j:])]
