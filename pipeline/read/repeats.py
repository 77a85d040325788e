"""Whether a row of a table repeats the header of the table before it, letter for letter or as a scan shows it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from rapidfuzz.fuzz import ratio

from pipeline.records import Cell, Passage
from pipeline.thai import arabic_digits, skeleton

_CELL_LIKENESS = 80.0
_ROW_LIKENESS = 90.0
_MARKS = re.compile(r"[A-Za-z]+|\d+")
# On a scan, a letter of a word may have been taken for a digit (คะแน1).
_SCANNED_MARKS = re.compile(r"[A-Za-z]{2,}|(?<![\u0e01-\u0e4e])\d+|\d{2,}")
_BELIEVED = 0.5
# Stand for digits that a picture hardly bears out.
_DOUBTED = str.maketrans("0123456789", "".join(map(chr, range(0xE000, 0xE00A))))
_DOUBTED_MARKS = re.compile("[\ue000-\ue009]+")
_LETTER_O = re.compile(r"[oO](?=\d)")
# Of a scanned header so many cells say the same, and no less than this share of them.
_FEWEST_ALIKE, _MOST_ALIKE = 4, 0.6
_SAID = re.compile(r"\d+|[a-z]{3,}")
# Letters that stand for each other on scans.
_STROKES = str.maketrans("jl", "ii")


def believed(passage: Passage) -> str:
    """The text; digits that a picture hardly bears out are signs of another kind, since they may be no digits."""
    text = passage.text
    for one in passage.recognised:
        if one.confidence < _BELIEVED:
            doubted = arabic_digits(text[one.start : one.end]).translate(_DOUBTED)
            text = text[: one.start] + doubted + text[one.end :]
    return text


def is_same_row(ours: Sequence[str], theirs: Sequence[str], *, scanned: bool, may_be_cut: bool) -> bool:
    """Whether two rows of texts say the same; ``may_be_cut`` where the second may lack the last lines of its cells."""
    marks = _SCANNED_MARKS if scanned else _MARKS
    total = 0.0
    weight = 0
    for left, right in zip(ours, theirs, strict=True):
        if left == right:
            total += 100.0 * len(left)
            weight += len(left)
            continue
        left_bare, right_bare = skeleton(left), skeleton(right)
        if may_be_cut and left_bare.startswith(right_bare) and 2 * len(right_bare) > len(left_bare):
            continue
        if _marks_of(left, marks) != _marks_of(right, marks) or _are_doubted_apart(left, right):
            return False
        likeness = 100.0 if left_bare == right_bare else ratio(left_bare, right_bare)
        if likeness < _CELL_LIKENESS:
            return False
        size = max(len(left_bare), len(right_bare))
        total += likeness * size
        weight += size
    return weight == 0 or total >= _ROW_LIKENESS * weight


def is_same_header(ours: Sequence[Cell], theirs: Sequence[Cell], depth: int) -> bool:
    """Whether the first ``depth`` rows of two tables of a scan are one header, misread here and there.

    Most cells say the same, and none names another year or instrument.
    """
    rows = [
        {(cell.row, cell.column): believed(cell.passage) for cell in cells if cell.row < depth}
        for cells in (ours, theirs)
    ]
    alike = compared = 0
    for place in {*rows[0], *rows[1]}:
        left, right = (row.get(place, "") for row in rows)
        if not (left or right):
            continue
        compared += 1
        said = [_SAID.findall(arabic_digits(text).casefold().translate(_STROKES)) for text in (left, right)]
        if (all(said) and said[0] != said[1]) or _are_doubted_apart(left, right):
            return False
        alike += all(said) or is_same_row([left], [right], scanned=True, may_be_cut=False)
    return alike >= _FEWEST_ALIKE and alike >= _MOST_ALIKE * compared


def _are_doubted_apart(left: str, right: str) -> bool:
    """Whether both have doubted numbers, and not the same: two years perhaps, where a speck would stand in one."""
    ours, theirs = _DOUBTED_MARKS.findall(left), _DOUBTED_MARKS.findall(right)
    return bool(ours and theirs and ours != theirs)


def _marks_of(text: str, marks: re.Pattern[str]) -> list[str]:
    # Engines read the zero of ๐๔๒ as the letter O in one header and as a digit in the next.
    return marks.findall(_LETTER_O.sub("0", arabic_digits(text)).casefold())
