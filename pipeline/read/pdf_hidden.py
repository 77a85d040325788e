"""Text of a PDF page that nobody sees, as remarks: what it says, where it stands, and whether it touches a value.

Hidden text that only repeats the print at its place, as OCR writes it over a printed page, loses nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher

from pipeline.read.pdf_glyph import Glyph
from pipeline.read.pdf_lines import TextLine, text_lines
from pipeline.read.pdf_marks import attach_marks
from pipeline.read.pdf_page import PdfPage
from pipeline.read.placed import box_of
from pipeline.records import Box, Remark
from pipeline.thai.script import arabic_digits

_MOST = 20
_NUMBER = re.compile(r"\d+(?:[.,]\d+)*")
_SPACE = re.compile(r"\s+")
_FEWEST_LETTERS = 3
# OCR misreads single letters of what is printed at the same place.
_REPEATS = 0.6
# How far from a hidden line print stands that it touches, in font sizes.
_NEAR = 0.5


def hidden_remarks(page: PdfPage, number: int) -> Iterator[Remark]:
    """Yield a remark for each struck line, and each hidden one that says something else than the print at its place."""
    for line in text_lines(attach_marks(page.struck))[:_MOST]:
        yield Remark("struck-text", number, _box(page, line), line.text, is_minor=True)
    if not page.hidden:
        return
    printed = [glyph for glyph in page.glyphs() if not glyph.text.isspace()]
    told = 0
    for line in text_lines(attach_marks(page.hidden)):
        if not _says_something(line.text):
            continue
        near = [glyph for glyph in printed if _touches(glyph, line)]
        if _repeats(line.text, near):
            continue
        yield Remark("hidden-text", number, _box(page, line), line.text)
        told += 1
        if told == _MOST:
            return


def _box(page: PdfPage, line: TextLine) -> Box:
    return page.view.as_printed(box_of((line.x0, line.top, line.x1, line.bottom)))


def _says_something(text: str) -> bool:
    return any(map(str.isdigit, text)) or sum(map(str.isalpha, text)) >= _FEWEST_LETTERS


def _touches(glyph: Glyph, line: TextLine) -> bool:
    near = _NEAR * line.size
    return (
        glyph.x0 < line.x1 + near
        and glyph.x1 > line.x0 - near
        and glyph.top < line.bottom
        and glyph.bottom > line.top
        and abs(glyph.baseline - line.baseline) < near
    )


def _repeats(text: str, near: Sequence[Glyph]) -> bool:
    """Whether the print at a place says the same: every number, and most letters."""
    print_there = " ".join(line.text for line in text_lines(attach_marks(near)))
    numbers = set(_NUMBER.findall(arabic_digits(print_there)))
    if not numbers.issuperset(_NUMBER.findall(arabic_digits(text))):
        return False
    hidden, printed = _SPACE.sub("", text), _SPACE.sub("", print_there)
    if hidden in printed:
        return True
    match = SequenceMatcher(None, hidden, printed, autojunk=False)
    return sum(block.size for block in match.get_matching_blocks()) >= _REPEATS * len(hidden)
