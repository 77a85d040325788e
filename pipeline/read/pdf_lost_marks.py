"""Marks over letters whose fonts do not say which mark they are; the words that they stand in do.

Acrobat Distiller and others give the lowered tone marks of old Thai fonts (``ท�ี`` for ที่) codes of their own and no
character. A code draws the same mark wherever it stands, so it is that mark with which the words of the page are words
of the dictionary. Words that could hold several marks say nothing; a mark that too few words tell stays unknown.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from math import hypot
from operator import itemgetter

from pipeline.read import pdf_native_text as native
from pipeline.read.pdf_native import Handle
from pipeline.thai.script import arranged
from pipeline.thai.words import word_likeness

# Makeshift names, in a private plane that no font uses.
FIRST_LOST, LAST_LOST = "\U000f0000", "\U000f00ff"
UNKNOWN = "\ufffd"
_UNKNOWN = re.compile(UNKNOWN)
_NAME = re.compile(f"[{FIRST_LOST}-{LAST_LOST}]")
_RUN = re.compile(f"[\u0e01-\u0e2e\u0e30-\u0e3a\u0e40-\u0e45\u0e47-\u0e4e{FIRST_LOST}-{LAST_LOST}]{{2,}}")
_MARKS = "\u0e48\u0e49\u0e4a\u0e4b\u0e4c\u0e47\u0e31\u0e34\u0e35\u0e36\u0e37\u0e4d"
# How far above the baseline a mark begins, and how large it is at most, in font sizes.
_ABOVE = 0.35
_LARGEST = 0.6
# No letter has two vowels above it, or two tones.
_IMPOSSIBLE = re.compile("[\u0e31\u0e34-\u0e37\u0e47\u0e4d]{2}|[\u0e48-\u0e4c]{2}")
_FEWEST_VOTES = 2
_FEWEST_MARKS = 2
_LONG = 5
_FAR = 2
# Of two words that differ in a mark one tells nothing where the other is not a hundred times rarer (ชี้, ชี่).
_MUCH_RARER = 2.0
_MOST_WORDS = 40
_AGREED = 0.8


def has_names(text: str) -> bool:
    """Whether makeshift names stand in a text."""
    return _NAME.search(text) is not None


class LostMarks:
    """What is known of such marks in one file; each has a makeshift name until ``said`` takes it away."""

    def __init__(self) -> None:
        # By the name of the font, which in subsets is the file's own, and the code that it draws.
        self._names: dict[tuple[str, int], str] = {}
        self._meant: dict[str, str] = {}

    def named(self, text: Handle, found: str, drawn_by: Sequence[Handle], settled: Mapping[int, str]) -> dict[int, str]:
        """The names of the marks of a page, by index.

        Args:
            text: handle of the text layer.
            found: its characters; U+FFFD where the font says nothing.
            drawn_by: the object that draws each character.
            settled: characters that are known by other signs.
        """
        names: dict[int, str] = {}
        for match in _UNKNOWN.finditer(found):
            index = match.start()
            if index not in settled and drawn_by[index] and _is_above(text, index):
                key = native.font_name(text, index), native.code(text, index)
                name = self._names.setdefault(key, chr(ord(FIRST_LOST) + len(self._names)))
                if name <= LAST_LOST:
                    names[index] = name
        return names

    @property
    def known(self) -> int:
        """How many marks are known."""
        return len(self._meant)

    def settle(self, texts: Iterable[str]) -> None:
        """Looks which marks the words of some lines tell."""
        runs = [run for text in texts for run in _RUN.findall(text)]
        while True:
            words: defaultdict[str, set[str]] = defaultdict(set)
            for run in runs:
                known = self._with_known(run)
                names = set(_NAME.findall(known))
                if len(names) == 1:
                    words[names.pop()].add(known)
            told = {name: mark for name, members in words.items() if (mark := _told(name, members)) is not None}
            if not told:
                return
            self._meant.update(told)

    def said(self, text: str) -> str:
        """The text with the marks that are known, and U+FFFD for the others."""
        return _NAME.sub(lambda name: self._meant.get(name[0], UNKNOWN), text)

    def _with_known(self, text: str) -> str:
        return _NAME.sub(lambda name: self._meant.get(name[0], name[0]), text)


def _is_above(text: Handle, index: int) -> bool:
    left, bottom, right, top = native.ink_box(text, index)
    matrix = native.text_matrices(text, [index])[0]
    size = float(native.font_sizes(text, [index])[0]) * hypot(matrix[2], matrix[3])
    return 0 < max(right - left, top - bottom) < _LARGEST * size and bottom - matrix[5] > _ABOVE * size


def _told(name: str, words: Iterable[str]) -> str | None:
    """The mark with which words are words of the dictionary; ``None`` where too few tell, or they disagree."""
    votes: Counter[str] = Counter()
    # Short runs of letters hold fewer words that could go wrong.
    for word in sorted(words, key=lambda word: (len(word), word))[:_MOST_WORDS]:
        forms = {mark: arranged(word.replace(name, mark)) for mark in _MARKS}
        likeness = {mark: word_likeness(form) for mark, form in forms.items() if not _IMPOSSIBLE.search(form)}
        if len(likeness) < _FEWEST_MARKS:
            continue
        (best, first), (_, second) = sorted(likeness.items(), key=itemgetter(1))[:2]
        if first[:2] < second[:2] or second.rareness - first.rareness >= _MUCH_RARER:
            # A long word that is one with this mark only tells as much as two others.
            is_long = len(word) >= _LONG and first.unknown == 0 and second.unknown >= _FAR
            votes[best] += _FEWEST_VOTES if is_long else 1
    if not votes:
        return None
    [(mark, count)] = votes.most_common(1)
    return mark if count >= _FEWEST_VOTES and count >= _AGREED * votes.total() else None
