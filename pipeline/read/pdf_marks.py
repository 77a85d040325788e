"""Marks (สระบน สระล่าง วรรณยุกต์) that are drawn apart from their letters, joined to them by position."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from pipeline.read.pdf_glyph import Glyph
from pipeline.read.pdf_letters import MARKS

_SLACK = 0.25
_WIDEST_BASE = 0.9
# How many glyphs before a mark its base is looked for first.
_NEAR = 3
# How far from the baseline of its letter a mark is written, in font sizes.
_SAME_LINE = 0.4
# What no mark stands on: spaces and the vowels before and after a letter.
_BARE = frozenset(" \u00a0\t\u0e30\u0e32\u0e40\u0e41\u0e42\u0e43\u0e44")
# Points; and what a page has at most, so that a hostile one ends.
_SQUARE = 50.0
_WIDEST, _MOST_IN_SQUARE = 100, 500


def needs_letters(runs: Sequence[Glyph]) -> bool:
    """Whether only single letters show how the runs are read.

    A mark may stand in the middle of a run, or a run may go on behind another, as where a sign of another font stands
    in the middle of a line.
    """
    for index, run in enumerate(runs):
        if run.text[0] in MARKS:
            around = [near for near in runs[max(0, index - _NEAR) : index + 2] if near.text[0] not in MARKS]
            base = _base_of(run, around)
            if base is None or not _ends_under(base, run):
                return True
    inked = sorted((run for run in runs if run.x1 > run.x0), key=lambda run: (round(run.baseline), run.x0))
    return any(
        above.x0 <= run.x0 < above.x1 - _WIDEST_BASE * above.size
        and abs(run.baseline - above.baseline) < _SLACK * above.size
        for above, run in pairwise(inked)
    )


def _ends_under(base: Glyph, mark: Glyph) -> bool:
    """Whether a mark stands on the last letter of a run."""
    return len(base.text) == 1 or (mark.x0 + mark.x1) / 2 >= base.x1 - _WIDEST_BASE * base.size


def attach_marks(glyphs: Sequence[Glyph]) -> list[Glyph]:
    """The glyphs with every mark joined to its base: what it stands on, or the nearest drawn just before and after it.

    Most producers draw a mark right after its base; some draw all letters of a word first, then the marks over them.
    """
    bases: list[Glyph] = []
    marks: list[tuple[Glyph, int]] = []
    for glyph in glyphs:
        if glyph.text[0] in MARKS:
            marks.append((glyph, len(bases)))
        else:
            bases.append(glyph)
    places: _Places | None = None
    alone: list[tuple[Glyph, int]] = []
    for mark, place in marks:
        near = bases[max(0, place - _NEAR) : place + 1]
        base = _base_of(mark, near)
        if base is None or not _stands_on(mark, base):
            places = _Places(bases) if places is None else places
            base = _base_of(mark, places.under(mark)) or base
        if base is None:
            alone.append((mark, place))
            continue
        base.text += mark.text
        # A mark drawn with a letter after it (the two parts of ำ) makes its base wider.
        if mark.text[-1] not in MARKS:
            base.x1 = max(base.x1, mark.x1)
    for mark, place in reversed(alone):
        bases.insert(place, mark)
    return bases


def _base_of(mark: Glyph, candidates: Iterable[Glyph]) -> Glyph | None:
    """The glyph that a mark stands on: its middle lies over it, or closest beside it."""
    middle = (mark.x0 + mark.x1) / 2
    found: Glyph | None = None
    nearest = 0.0
    for base in candidates:
        away = max(base.x0 - middle, middle - base.x1, 0.0)
        if away > _SLACK * base.size or abs(mark.baseline - base.baseline) >= base.size or base.text[-1] in _BARE:
            continue
        if found is None or away < nearest:
            found, nearest = base, away
    return found


def _stands_on(mark: Glyph, base: Glyph) -> bool:
    return base.x0 <= (mark.x0 + mark.x1) / 2 <= base.x1


class _Places:
    """The glyphs of a page by where they stand."""

    def __init__(self, glyphs: Iterable[Glyph]) -> None:
        self._squares: defaultdict[tuple[int, int], list[Glyph]] = defaultdict(list)
        for glyph in glyphs:
            first, last = int(glyph.x0 // _SQUARE), int(glyph.x1 // _SQUARE)
            for column in range(first, min(last, first + _WIDEST) + 1):
                square = self._squares[column, int(glyph.baseline // _SQUARE)]
                if len(square) < _MOST_IN_SQUARE:
                    square.append(glyph)

    def under(self, mark: Glyph) -> Iterator[Glyph]:
        """The glyphs right below a mark, wherever they were drawn."""
        reach = _SAME_LINE * mark.size
        column = int((mark.x0 + mark.x1) / 2 // _SQUARE)
        first, last = (int((mark.baseline + way) // _SQUARE) for way in (-reach, reach))
        for row in range(first, min(last, first + 1) + 1):
            for glyph in self._squares.get((column, row), ()):
                if abs(glyph.baseline - mark.baseline) <= reach and _stands_on(mark, glyph):
                    yield glyph
