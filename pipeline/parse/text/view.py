"""Prepare a passage for searching: Arabic digits, plain spaces, whole letters, with every place kept.

Takes a ``Passage``, gives folded text and the exact slices behind it; never changes the passage.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from pipeline.records import Passage, Run, Spot
from pipeline.thai import arabic_digits

_DROPPED = "\u200b\u200c\u200d\u200e\u200f\ufeff\u00ad"
_NIKHAHIT, _SARA_AM, _SARA_E, _SARA_AE = "\u0e4d", "\u0e33", "\u0e40", "\u0e41"
_PLAIN = (("“", '"'), ("”", '"'), ("„", '"'), ("’", "'"), ("‘", "'"), ("…", "."), ("‥", "."), ("—", "-"), ("–", "-"))
_LONGEST_GAP = 4  # more spaces say no more, and patterns with optional spaces take long on them
_ODD = re.compile(
    rf"[{_DROPPED}]|{_NIKHAHIT}(?:[\u0e48-\u0e4b]?\u0e32)?|{_SARA_E}{_SARA_E}|[^\S\n]{{5,}}|[^\S\n ]|\*\*|##"
)


@dataclass(frozen=True, slots=True)
class View:
    """Folded ``text`` of a passage; ``offsets[i]`` is where its character ``i`` begins in ``passage.text``."""

    passage: Passage
    text: str
    offsets: Sequence[int]

    def part(self, start: int, end: int) -> Passage:
        """Return the exact slice of the passage behind ``text[start:end]``; it may be empty at its place."""
        first = self.offsets[start]
        if start >= end:
            return empty_at(self.passage, first)
        return self.passage.slice(first, self.offsets[end])

    def spot(self, start: int, end: int) -> Spot:
        """Return the same as a place outside tables."""
        return Spot(self.part(start, end))


def empty_at(passage: Passage, offset: int) -> Passage:
    """Return an empty passage at an offset of another: the place of something that is missing."""
    here, _ = passage.span(offset, offset + 1)
    if offset >= len(passage.text):
        _, here = passage.span()
    return Passage("", passage.page_number, (Run(0, 0, here, 0),), passage.box)


def view(passage: Passage) -> View:
    """Return the folded view of a passage."""
    return View(passage, *_folded(passage.text))


@lru_cache(maxsize=1024)
def _folded(text: str) -> tuple[str, Sequence[int]]:
    """Return folded text and its offsets; cached, since every reader of a document asks for the same passages."""
    source = arabic_digits(text)
    for odd, plain in _PLAIN:
        source = source.replace(odd, plain)
    folded: list[str] = []
    offsets: list[int] = []
    last = 0
    for found in _ODD.finditer(source):
        start, end = found.span()
        piece = found.group()
        folded.append(source[last:start])
        offsets.extend(range(last, start))
        last = end
        letters = _unbroken(piece)
        folded.append(letters)
        offsets.extend(range(start, start + len(letters)))
    if not last:
        return source, range(len(source) + 1)
    folded.append(source[last:])
    offsets.extend(range(last, len(source) + 1))
    return "".join(folded), tuple(offsets)


def _unbroken(piece: str) -> str:
    """Return how an unusual part of a text is read: a long gap as a short one, zero-width characters as nothing."""
    if piece in _DROPPED:
        return ""
    if len(piece) > _LONGEST_GAP and piece.isspace():
        return " " * _LONGEST_GAP
    if piece[0] == _NIKHAHIT:  # before sara aa, with a tone mark between them or not
        return piece[1:-1] + _SARA_AM if len(piece) > 1 else piece
    return _SARA_AE if piece[0] == _SARA_E else " "


def cut(seen: View, stops: re.Pattern[str]) -> Iterator[tuple[int, int]]:
    """Return the parts of a passage between stops: list items and the text before them."""
    last = 0
    for found in stops.finditer(seen.text):
        if found.start() > last:
            yield last, found.start()
            last = found.start()
    yield last, len(seen.text)


def window(seen: View, start: int, end: int) -> View:
    """Return a part of a view as a view of its own; its offsets refer to the whole passage."""
    return replace(seen, text=seen.text[start:end], offsets=seen.offsets[start : end + 1])
