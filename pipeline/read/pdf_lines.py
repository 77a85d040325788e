"""Glyphs of a region put into lines of text, as they are read.

A line is what shares a baseline, and a space stands only where the page prints one or leaves a gap as wide as one.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from operator import attrgetter

from pipeline.read.pdf_glyph import Glyph
from pipeline.read.pdf_letters import GAP
from pipeline.read.pdf_notes import with_notes
from pipeline.read.pdf_turned import askew_runs, by_turn, levelled, turned_box
from pipeline.read.pdf_view import ASKEW
from pipeline.records import Box, Recognition
from pipeline.thai.script import arranged
from pipeline.thai.words import word_likeness

_LINE_SHARE = 0.45
_GAP_AT_BLANK = 0.1
# Signs of another font: the space after them may be narrow, and no letter follows them so far apart.
_GAP_AFTER_SIGN = 0.15
_SIGNS = frozenset("☐☑☒✓✗")
_BASELINE = attrgetter("baseline")
_LEFT = attrgetter("x0")
_DOUBLED = re.compile("([\u0e31\u0e34-\u0e3a\u0e47-\u0e4e])\\1+")
_DOUBLED_AM = re.compile("\u0e33{2,}\ufffd?")
# A letter with a vowel and a tone has no room for another mark.
_MARKED = re.compile("([\u0e31\u0e34-\u0e37][\u0e48-\u0e4c])\ufffd")
_SPACED_OUT = re.compile(
    r"(?<!\S)(?:[\u0e01-\u0e2e\u0e30\u0e32\u0e33\u0e40-\u0e44][\u0e31\u0e34-\u0e3a\u0e47-\u0e4e]* ){3,}"
    r"[\u0e01-\u0e2e\u0e30\u0e32\u0e33][\u0e31\u0e34-\u0e3a\u0e47-\u0e4e]*(?!\S)"
)
_LETTERS_A_WORD, _DIFFERENT = 2, 3
# Smaller, as a share of the size of a line, is a note.
_SMALL = 0.8
# Letters of one word stand no farther apart than this, in font sizes; those of columns do.
_STRETCHED = 1.2
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


def _clean(text: str) -> str:
    """The text of a line: marks in the order they are typed, each once, letters composed, one space for several.

    Adobe InDesign says of a letter with its mark what both are (``ActualText``), and draws the mark once more.
    """
    text = _DOUBLED.sub("\\1", arranged(text))
    return _SPACES.sub(" ", _MARKED.sub("\\1", _DOUBLED_AM.sub("\u0e33", text)))


def _closed_up(letters: re.Match[str]) -> str:
    """The words of letters that stand apart (ก า ร), as where a word processor stretches the last line of a cell."""
    word = letters[0].replace(" ", "")
    likeness = word_likeness(word)
    is_words = likeness.unknown == 0 and _LETTERS_A_WORD * likeness.pieces <= letters[0].count(" ") + 1
    return word if is_words and len(set(word)) >= _DIFFERENT else letters[0]


def text_lines(glyphs: Sequence[Glyph]) -> list[TextLine]:
    """The lines of a region from top to bottom, turned ones last; ``glyphs`` have their marks attached."""
    found: list[TextLine] = []
    for turn, members in sorted(by_turn(glyphs).items()):
        if turn == ASKEW:
            found.extend(_in_drawing_order(members))
            continue
        lines = (_line(row) for row in rows_of(levelled(members) if turn else members))
        found.extend(_in_place(line, turn) for line in lines if line is not None)
    return found


def _in_place(line: TextLine, turn: int) -> TextLine:
    """A line of text that was laid level, where it stands on the page."""
    if turn:
        box = line.x0, line.top, line.x1, line.bottom
        line.x0, line.top, line.x1, line.bottom = turned_box(box, -turn % 4)
        line.baseline = line.bottom
    return line


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


def _in_drawing_order(glyphs: Sequence[Glyph]) -> list[TextLine]:
    """Text that runs askew, as a watermark does: a line for each run of letters that stand side by side."""
    found: list[TextLine] = []
    for run in askew_runs(glyphs):
        text = _clean("".join(glyph.text for glyph in run)).strip()
        if text:
            left, right = min(glyph.x0 for glyph in run), max(glyph.x1 for glyph in run)
            top, bottom = min(glyph.top for glyph in run), max(glyph.bottom for glyph in run)
            found.append(TextLine(text, left, right, top, bottom, bottom, max(glyph.size for glyph in run)))
    return found


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
    smallest = row[0].size
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
        elif glyph.size < smallest:
            smallest = glyph.size
    if line is None:
        return None
    if smallest < _SMALL * line.size:
        noted = with_notes(row)
        if noted is not None:
            return _line(noted)
    text = _clean("".join(pieces))
    if line.x1 - line.x0 < _STRETCHED * line.size * len(text):
        text = _SPACED_OUT.sub(_closed_up, text)
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
