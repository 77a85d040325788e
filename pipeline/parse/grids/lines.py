"""Split paragraphs into lines as they stand on the page, each with its place and its display columns.

Takes consecutive paragraphs and the texts of their pages, gives lines; never decides what a line means.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import pairwise

from pipeline.records import Paragraph, Passage, Run

_TAB = 8
_BREAK = re.compile(r"[\r\n\v\f\u2028]")


@dataclass(frozen=True, slots=True, eq=False)
class TextLine:
    """One line of a paragraph: ``passage.text[start:end]``, without white space at its ends.

    ``indent`` is the display column where it begins; ``gap`` says whether a blank line or a paragraph's edge stands
    above it; ``paragraph`` is the index of its paragraph.
    """

    passage: Passage
    start: int
    end: int
    indent: int
    gap: bool
    paragraph: int
    text: str = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "text", self.passage.text[self.start : self.end])

    def column(self, offset: int) -> int:
        """Return the display column of a character or of the end; a mark above or below a letter has no width."""
        return self.indent + display_columns(self.text)[offset]

    def span(self) -> tuple[int, int, int]:
        """Return the page number and the offsets into its text."""
        return self.passage.place(self.start).page_number, *self.passage.span(self.start, self.end)


@lru_cache(maxsize=4096)
def display_columns(text: str) -> tuple[int, ...]:
    """Return the display column of each character of a line, and of its end."""
    columns = [0]
    for character in text:
        here = columns[-1]
        if character == "\t":
            columns.append(here + _TAB - here % _TAB)
        else:
            columns.append(here + (unicodedata.category(character) not in {"Mn", "Me", "Cf"}))
    return tuple(columns)


def lines_of(paragraphs: Sequence[Paragraph], pages: Mapping[int, str]) -> list[TextLine]:
    """Return the lines of consecutive paragraphs, without blank lines.

    Args:
        paragraphs: consecutive paragraphs of a document.
        pages: the texts of their pages by number. They tell the indents, and the line ends that joining the lines
            of a PDF's paragraph replaced. Without them both are unknown.
    """
    found: list[TextLine] = []
    for index, paragraph in enumerate(paragraphs):
        passage = paragraph.passage
        first = True
        for start, end in _cut(passage, pages):
            piece = passage.text[start:end]
            left = start + len(piece) - len(piece.lstrip())
            right = end - len(piece) + len(piece.rstrip())
            if left < right:
                found.append(TextLine(passage, left, right, _indent(passage, left, pages), first, index))
                first = False
    return found


def _cut(passage: Passage, pages: Mapping[int, str]) -> Iterator[tuple[int, int]]:
    ends = {match.start() for match in _BREAK.finditer(passage.text)} | set(_joined_ends(passage, pages))
    start = 0
    for end in sorted({*ends, len(passage.text)}):
        yield start, end
        start = end


def _joined_ends(passage: Passage, pages: Mapping[int, str]) -> Iterator[int]:
    """Return the offsets where two runs meet whose page texts stand on two lines."""
    runs: Sequence[Run] = passage.runs
    for left, right in pairwise(runs):
        number = passage.place(left.start).page_number
        text = pages.get(number)
        if text is None or passage.place(right.start).page_number != number:
            continue
        if _BREAK.search(text, left.page_start + left.page_length, right.page_start):
            yield right.start


def _indent(passage: Passage, start: int, pages: Mapping[int, str]) -> int:
    place = passage.place(start)
    text = pages.get(place.page_number)
    if text is None:
        return 0
    at = passage.span(start, start + 1)[0]
    lead = _BREAK.split(text[text.rfind("\n", 0, at) + 1 : at])[-1]
    return 0 if lead.strip() else display_columns(lead)[-1]
