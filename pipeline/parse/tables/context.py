"""What stands before a table and governs it: its caption, and the element that the last headings name.

Takes paragraphs in document order, gives context fields; never reads a score out of them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.matching.elements import TextMatcher
from pipeline.parse.tables.carry import Carry
from pipeline.records import Field, Paragraph, Spot

_LONGEST_HEADING = 160
_CAPTION_PARAGRAPHS = 2
_LINE = re.compile(r"[^\n]+")


class Surroundings:
    """Follows the paragraphs of a document and says what governs the next table."""

    def __init__(self, matcher: TextMatcher, carry: Carry) -> None:
        self._matcher = matcher
        self._carry = carry
        self._before: list[Paragraph] = []

    def pass_paragraph(self, paragraph: Paragraph) -> None:
        """Takes note of a paragraph: a heading that names an element governs what follows."""
        self._before.append(paragraph)
        whole = " ".join(paragraph.passage.text.split())
        if len(whole) <= _LONGEST_HEADING and self._note(whole, Spot(paragraph.passage)):
            return
        for line in _lines(paragraph):
            if len(line.text) <= _LONGEST_HEADING:
                self._note(line.text, line)

    def pass_table(self) -> None:
        """A table uses up the captions before it."""
        self._before.clear()

    def context(self) -> tuple[Field, ...]:
        """The context of a table that stands here, the nearest last."""
        return tuple(Field("caption", Spot(one.passage)) for one in self._before[-_CAPTION_PARAGRAPHS:])

    def _note(self, text: str, spot: Spot) -> bool:
        match = self._matcher.element(text)
        if match is None or not match.sure or match.scope in {"question", "item", "overall"}:
            return False
        self._carry.move(match.scope, Field("label", spot))
        return True


def _lines(paragraph: Paragraph) -> Iterator[Spot]:
    passage = paragraph.passage
    for match in _LINE.finditer(passage.text):
        yield Spot(passage.slice(*match.span()))
