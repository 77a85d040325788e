"""Collect what governs a table from before it: its caption, and the element that the last headings name.

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
    """The context of the next table, updated with each paragraph and table of a document."""

    def __init__(self, matcher: TextMatcher, carry: Carry) -> None:
        self._matcher = matcher
        self._carry = carry
        self._before: list[Paragraph] = []

    def pass_paragraph(self, paragraph: Paragraph) -> None:
        """Record a paragraph: a heading that names an element governs what follows."""
        self._before.append(paragraph)
        whole = " ".join(paragraph.passage.text.split())
        if len(whole) <= _LONGEST_HEADING and self._note(whole, Spot(paragraph.passage)):
            return
        for line in _lines(paragraph):
            if len(line.text) <= _LONGEST_HEADING:
                self._note(line.text, line)

    def pass_table(self) -> None:
        """Clear the captions, which belong to the table just passed."""
        self._before.clear()

    def context(self) -> tuple[Field, ...]:
        """Return the context of a table at this place, the nearest last."""
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
