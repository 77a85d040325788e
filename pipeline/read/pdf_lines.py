"""Glyphs of a region put into lines of text, as they are read.

Marks go to the base they stand on by position, a line is what shares a baseline, and a space stands only where the
page prints one or leaves a gap as wide as one.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from operator import attrgetter

from pipeline.read.pdf_letters import GAP
from pipeline.read.pdf_page import MARKS, Glyph
from pipeline.records import Box, Recognition
from pipeline.thai import compose

_LINE_SHARE = 0.45
_GAP_AT_BLANK = 0.1
# Signs of another font: the space after them may be narrow, and no letter follows them so far apart.
_GAP_AFTER_SIGN = 0.15
_SIGNS = frozenset("☐☑☒✓✗")
_SLACK = 0.25
_WIDEST_BASE = 0.9
# How many glyphs before a mark its base is looked for first.
_NEAR = 3
# How far from the baseline of its letter a mark is written, in font sizes.
_SAME_LINE = 0.4
_SEVERAL_MARKS = re.compile("[\u0e31\u0e34-\u0e3a\u0e47-\u0e4d]{2,}")
_AM_BEFORE_TONE = re.compile("(\u0e33)([\u0e48-\u0e4b])")
_MARK_ORDER = {
    **dict.fromkeys("\u0e38\u0e39\u0e3a", 0),
    **dict.fromkeys("\u0e31\u0e34\u0e35\u0e36\u0e37\u0e47\u0e4d", 1),
    **dict.fromkeys("\u0e48\u0e49\u0e4a\u0e4b", 2),
    "\u0e4c": 3,
}
_BASELINE = attrgetter("baseline")
_LEFT = attrgetter("x0")
_SPACES = re.compile(r"[ \u00a0]+")


@dataclass(slots=True)
class TextLine:
    """A line of text. ``ends_in_space`` says that the page prints a space after its last word."""

    text: str
    x0: float
    x1: float
    top: float
    bottom: float
    baseline: float
    size: float
    ends_in_space: bool = False
    recognised: tuple[Recognition, ...] = ()


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
    rows: list[Glyph] | None = None
    alone: list[tuple[Glyph, int]] = []
    for mark, place in marks:
        near = bases[max(0, place - _NEAR) : place + 1]
        base = _base_of(mark, near)
        if base is None or not _stands_on(mark, base):
            rows = sorted(bases, key=_BASELINE) if rows is None else rows
            base = _below(mark, rows) or base
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
        if away > _SLACK * base.size or abs(mark.baseline - base.baseline) >= base.size or base.text.isspace():
            continue
        if found is None or away < nearest:
            found, nearest = base, away
    return found


def _stands_on(mark: Glyph, base: Glyph) -> bool:
    return base.x0 <= (mark.x0 + mark.x1) / 2 <= base.x1


def _below(mark: Glyph, rows: Sequence[Glyph]) -> Glyph | None:
    """The glyph right below a mark, wherever it was drawn; ``rows`` are the glyphs of the page by their baselines."""
    reach = _SAME_LINE * mark.size
    first = bisect_left(rows, mark.baseline - reach, key=_BASELINE)
    last = bisect_right(rows, mark.baseline + reach, key=_BASELINE)
    return _base_of(mark, (base for base in rows[first:last] if _stands_on(mark, base)))


def _ordered(marks: re.Match[str]) -> str:
    """Marks of one base in the order they are typed: vowel below or above, then tone."""
    return "".join(sorted(marks.group(), key=lambda mark: _MARK_ORDER[mark]))


def _clean(text: str) -> str:
    """The text of a line: marks in the order they are typed, letters composed, one space for several."""
    text = _AM_BEFORE_TONE.sub(r"\2\1", _SEVERAL_MARKS.sub(_ordered, text))
    return _SPACES.sub(" ", compose(text))


def text_lines(glyphs: Sequence[Glyph]) -> list[TextLine]:
    """The lines of a region from top to bottom; ``glyphs`` have their marks attached."""
    turned = [glyph for glyph in glyphs if not glyph.upright]
    if 2 * len(turned) > len(glyphs):
        return _turned_lines(glyphs)
    lines = [_line(row) for row in rows_of(glyphs)]
    return [line for line in lines if line is not None]


def rows_of(glyphs: Sequence[Glyph]) -> list[list[Glyph]]:
    """The glyphs that share a baseline, from top to bottom."""
    rows: list[list[Glyph]] = []
    for glyph in sorted(glyphs, key=_BASELINE):
        if rows:
            first = rows[-1][0]
            size = max(first.size, glyph.size)
            if glyph.baseline - first.baseline < _LINE_SHARE * size:
                rows[-1].append(glyph)
                continue
        rows.append([glyph])
    return rows


def _turned_lines(glyphs: Sequence[Glyph]) -> list[TextLine]:
    """Text that runs up or down the page, as in the heads of narrow columns: one line, in drawing order."""
    text = _clean("".join(glyph.text for glyph in glyphs)).strip()
    if not text:
        return []
    left, right = min(glyph.x0 for glyph in glyphs), max(glyph.x1 for glyph in glyphs)
    top, bottom = min(glyph.top for glyph in glyphs), max(glyph.bottom for glyph in glyphs)
    return [TextLine(text, left, right, top, bottom, bottom, max(glyph.size for glyph in glyphs))]


def _line(row: list[Glyph]) -> TextLine | None:
    """The line of glyphs on one baseline, with a space where the page leaves a gap as wide as one.

    A blank that is drawn alone has a place but no width: the gap after it says whether it is a space.
    """
    row.sort(key=_LEFT)
    pieces: list[str] = []
    line: TextLine | None = None
    right = row[0].x0
    in_space = True
    widest = GAP
    for glyph in row:
        text = glyph.text
        if text.isspace():
            if glyph.x0 == glyph.x1:
                widest = _GAP_AT_BLANK
            else:
                pieces.append(text)
                in_space = True
                right = max(right, glyph.x1)
            continue
        if line is None:
            line = TextLine("", glyph.x0, glyph.x1, glyph.top, glyph.bottom, glyph.baseline, glyph.size)
        if not in_space and glyph.x0 - right > widest * glyph.size and text[0] != " ":
            pieces.append(" ")
        pieces.append(text)
        in_space = text[-1] == " "
        widest = _GAP_AFTER_SIGN if text[-1] in _SIGNS else GAP
        if glyph.x1 > right:
            right = glyph.x1
        if glyph.x1 > line.x1:
            line.x1 = glyph.x1
        if glyph.top < line.top:
            line.top = glyph.top
        if glyph.bottom > line.bottom:
            line.bottom = glyph.bottom
        if glyph.size > line.size:
            line.size = glyph.size
    if line is None:
        return None
    text = _clean("".join(pieces))
    line.text = text.strip()
    line.ends_in_space = widest == _GAP_AT_BLANK or text.endswith(" ")
    return line


def box_of(lines: Sequence[TextLine]) -> Box:
    """The rectangle around some lines."""
    return Box(
        round(min(line.x0 for line in lines), 2),
        round(min(line.top for line in lines), 2),
        round(max(line.x1 for line in lines), 2),
        round(max(line.bottom for line in lines), 2),
    )
