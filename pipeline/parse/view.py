"""A passage made easy to search: digits Arabic, odd spaces plain, broken letters whole, every place still known.

Takes a ``Passage``, gives folded text and the exact slices behind it; never changes what the passage says.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from pipeline.records import Passage, Run, Spot
from pipeline.thai import arabic_digits

_DROPPED = "\u200b\u200c\u200d\u200e\u200f\ufeff\u00ad"
_TONES = "\u0e48\u0e49\u0e4a\u0e4b"
_PLAIN = str.maketrans({"“": '"', "”": '"', "„": '"', "’": "'", "‘": "'", "…": ".", "‥": ".", "—": "-", "–": "-"})
_SPACE = re.compile(r"[^\S\n]")
_ODD = re.compile(rf"[{_DROPPED}\u0e4d]|\u0e40\u0e40|[^\S\n ]|\*\*|##")


@dataclass(frozen=True, slots=True)
class View:
    """Folded ``text`` of a passage; ``offsets[i]`` is where its character ``i`` begins in ``passage.text``."""

    passage: Passage
    text: str
    offsets: tuple[int, ...]

    def part(self, start: int, end: int) -> Passage:
        """The exact slice of the passage behind ``text[start:end]``; empty, but at its place, where start is end."""
        first = self.offsets[start]
        if start >= end:
            return empty_at(self.passage, first)
        return self.passage.slice(first, self.offsets[end])

    def spot(self, start: int, end: int) -> Spot:
        """The same as a place outside tables."""
        return Spot(self.part(start, end))


def empty_at(passage: Passage, offset: int) -> Passage:
    """A passage without text that stands at an offset of another: where something should be and is not."""
    here, _ = passage.span(offset, offset + 1)
    if offset >= len(passage.text):
        _, here = passage.span()
    return Passage("", passage.page_number, (Run(0, 0, here, 0),), passage.box)


def view(passage: Passage) -> View:
    """The folded view of a passage."""
    source = arabic_digits(passage.text).translate(_PLAIN)
    if _ODD.search(source) is None:
        return View(passage, source, tuple(range(len(source) + 1)))
    folded: list[str] = []
    offsets: list[int] = []
    place = 0
    while place < len(source):
        letter, width = source[place], 1
        if letter in _DROPPED:
            place += 1
            continue
        if letter == "\u0e4d" and source[place + 1 : place + 2] == "\u0e32":
            letter, width = "\u0e33", 2
        elif (
            letter == "\u0e4d"
            and source[place + 1 : place + 2] in tuple(_TONES)
            and source[place + 2 : place + 3] == "\u0e32"
        ):
            folded.append(source[place + 1])
            offsets.append(place)
            letter, place, width = "\u0e33", place + 1, 2
        elif letter == "\u0e40" and source[place + 1 : place + 2] == "\u0e40":
            letter, width = "\u0e41", 2
        elif _SPACE.fullmatch(letter):
            letter = " "
        elif letter in "*#" and source[place : place + 2] in ("**", "##"):
            letter, width = " ", 2
        folded.append(letter)
        offsets.append(place)
        place += width
    offsets.append(len(source))
    return View(passage, "".join(folded), tuple(offsets))
