"""Glyphs of a region put into lines of text, as they are read.

Marks go to the base they stand on by position, a line is what shares a baseline, and a space stands only where the
page prints one or leaves a gap as wide as one.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, replace

from pipeline.read.pdf_page import Glyph
from pipeline.records import Box, Recognition
from pipeline.thai import compose

_LINE_SHARE = 0.45
_GAP = 0.28
_PRIVATE_MARKS = ("\uf700", "\uf71a")
_MARK_ORDER = {
    **dict.fromkeys("\u0e38\u0e39\u0e3a", 0),
    **dict.fromkeys("\u0e31\u0e34\u0e35\u0e36\u0e37\u0e47\u0e4d", 1),
    **dict.fromkeys("\u0e48\u0e49\u0e4a\u0e4b", 2),
    "\u0e4c": 3,
}
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


def is_mark(text: str) -> bool:
    """Whether the text is nothing but marks that stand on another letter."""
    return bool(text) and all(
        unicodedata.category(character) == "Mn" or _PRIVATE_MARKS[0] <= character <= _PRIVATE_MARKS[1]
        for character in text
    )


def attach_marks(glyphs: Sequence[Glyph]) -> list[Glyph]:
    """The glyphs with every mark joined to its base: the nearest one before or after it in drawing order."""
    bases: list[Glyph] = []
    waiting: list[Glyph] = []
    for glyph in glyphs:
        if not glyph.text:
            continue
        if not is_mark(glyph.text):
            bases.append(replace(glyph))
            for mark in waiting:
                if _stands_on(mark, bases[-1]):
                    bases[-1].text += mark.text
                else:
                    bases.insert(len(bases) - 1, mark)
            waiting = []
        elif bases and _stands_on(glyph, bases[-1]):
            bases[-1].text += glyph.text
        elif len(bases) > 1 and _stands_on(glyph, bases[-2]):
            bases[-2].text += glyph.text
        else:
            waiting.append(glyph)
    bases.extend(waiting)
    for base in bases:
        base.text = _ordered(base.text)
    return bases


def _stands_on(mark: Glyph, base: Glyph) -> bool:
    if base.text.isspace():
        return False
    middle = (mark.x0 + mark.x1) / 2
    slack = 0.25 * base.size
    return base.x0 - slack <= middle <= base.x1 + slack and abs(mark.baseline - base.baseline) < base.size


def _ordered(text: str) -> str:
    """A base with its marks in the order they are typed: vowel below or above, then tone."""
    if len(text) < 3:
        return text
    result: list[str] = []
    marks: list[str] = []
    for character in text:
        if character in _MARK_ORDER:
            marks.append(character)
            continue
        result.extend(sorted(marks, key=_MARK_ORDER.__getitem__))
        marks = []
        result.append(character)
    result.extend(sorted(marks, key=_MARK_ORDER.__getitem__))
    return "".join(result)


def text_lines(glyphs: Sequence[Glyph]) -> list[TextLine]:
    """The lines of a region from top to bottom; ``glyphs`` have their marks attached."""
    turned = [glyph for glyph in glyphs if not glyph.upright]
    if 2 * len(turned) > len(glyphs):
        return _turned_lines(glyphs)
    rows: list[list[Glyph]] = []
    for glyph in sorted(glyphs, key=lambda glyph: glyph.baseline):
        if rows and glyph.baseline - rows[-1][0].baseline < _LINE_SHARE * max(glyph.size, rows[-1][0].size):
            rows[-1].append(glyph)
        else:
            rows.append([glyph])
    lines = [_line(row) for row in rows]
    return [line for line in lines if line is not None]


def _turned_lines(glyphs: Sequence[Glyph]) -> list[TextLine]:
    """Text that runs up or down the page, as in the heads of narrow columns: one line, in drawing order."""
    text = _SPACES.sub(" ", compose("".join(glyph.text for glyph in glyphs))).strip()
    if not text:
        return []
    left, right = min(glyph.x0 for glyph in glyphs), max(glyph.x1 for glyph in glyphs)
    top, bottom = min(glyph.top for glyph in glyphs), max(glyph.bottom for glyph in glyphs)
    return [TextLine(text, left, right, top, bottom, bottom, max(glyph.size for glyph in glyphs))]


def _line(row: list[Glyph]) -> TextLine | None:
    row.sort(key=lambda glyph: glyph.x0)
    inked = [glyph for glyph in row if not glyph.text.isspace()]
    if not inked:
        return None
    pieces: list[str] = []
    right = row[0].x0
    for glyph in row:
        if pieces and glyph.x0 - right > _GAP * glyph.size and not glyph.text.isspace() and not pieces[-1].isspace():
            pieces.append(" ")
        pieces.append(glyph.text)
        right = max(right, glyph.x1)
    text = _SPACES.sub(" ", compose("".join(pieces)))
    shown = text.strip()
    return TextLine(
        shown,
        min(glyph.x0 for glyph in inked),
        max(glyph.x1 for glyph in inked),
        min(glyph.top for glyph in inked),
        max(glyph.bottom for glyph in inked),
        inked[0].baseline,
        max(glyph.size for glyph in inked),
        ends_in_space=text.endswith(" "),
    )


def box_of(lines: Sequence[TextLine]) -> Box:
    """The rectangle around some lines."""
    return Box(
        round(min(line.x0 for line in lines), 2),
        round(min(line.top for line in lines), 2),
        round(max(line.x1 for line in lines), 2),
        round(max(line.bottom for line in lines), 2),
    )
