"""Marks over letters whose fonts do not say which mark they are; the words that they stand in do.

Acrobat Distiller and others give the lowered tone marks of old Thai fonts (``ท�ี`` for ที่) codes of their own and no
character. A code of a font draws the same mark wherever it stands in a file, so it is that mark with which the words
around it are words of the dictionary. Words that could hold several marks, and names, which are in no dictionary, say
nothing; a mark that too few words tell stays unknown.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from itertools import product
from math import hypot

from pipeline.read import pdf_native_text as native
from pipeline.read.pdf_native import Handle
from pipeline.read.pdf_native_text import UNKNOWN
from pipeline.thai.script import THAI, arranged
from pipeline.thai.words import word_likeness

# Makeshift names, in a private plane that no font uses.
FIRST_LOST, LAST_LOST = "\U000f0000", "\U000f00ff"
_UNKNOWN = re.compile(UNKNOWN)
_NAME = re.compile(f"[{FIRST_LOST}-{LAST_LOST}]")
_RUN = re.compile(f"[{THAI}{FIRST_LOST}-{LAST_LOST}]{{2,}}")
_MARKS = "\u0e48\u0e49\u0e4a\u0e4b\u0e4c\u0e47\u0e31\u0e34\u0e35\u0e36\u0e37\u0e4d"
# How far above the baseline a mark begins, and how large it is at most, in font sizes.
_ABOVE = 0.35
_LARGEST = 0.6
# No letter has two vowels above it, or two tones.
_IMPOSSIBLE = re.compile("[\u0e31\u0e34-\u0e37\u0e47\u0e4d]{2}|[\u0e48-\u0e4c]{2}")
_FEWEST_VOTES = 2
# Of two words that differ in a mark one tells nothing where the other is not a hundred times rarer (ชี้, ชี่).
_MUCH_RARER = 2.0
# How many different unknown marks a word may have, and how many words are tried for each.
_MOST_NAMES = 2
_MOST_WORDS = 40
_AGREED = 0.8
# A hostile file must end.
_LONGEST, _MOST_RUNS = 40, 2_000


def has_names(text: str) -> bool:
    """Whether makeshift names stand in a text."""
    return _NAME.search(text) is not None


class LostMarks:
    """The marks of one file; each has a makeshift name until ``said`` takes it away."""

    def __init__(self) -> None:
        # By the digest of a font and the code that it draws.
        self._names: dict[tuple[bytes, int], str] = {}
        self._runs: set[str] = set()
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
        prints: dict[Handle, bytes] = {}
        for match in _UNKNOWN.finditer(found):
            index = match.start()
            if index in settled or not drawn_by[index] or not _is_mark(text, index):
                continue
            font = native.font_of(drawn_by[index])
            if font not in prints:
                prints[font] = native.font_print(font)
            if prints[font]:
                key = prints[font], native.code(text, index)
                name = self._names.setdefault(key, chr(ord(FIRST_LOST) + len(self._names)))
                if name <= LAST_LOST:
                    names[index] = name
        return names

    def hear(self, texts: Iterable[str]) -> None:
        """Keeps the words of some lines that marks without a character stand in."""
        for run in (run for text in texts for run in _RUN.findall(text)):
            if len(run) <= _LONGEST and has_names(run) and len(self._runs) < _MOST_RUNS:
                self._runs.add(run)

    def decide(self) -> bool:
        """Looks which marks the words of all pages tell; says whether there were any."""
        # Words with one unknown mark first: those with two take many more tries.
        for most in (1, _MOST_NAMES):
            while told := _told({self._with_known(run) for run in self._runs}, most):
                self._meant.update(told)
        return bool(self._meant)

    def _with_known(self, run: str) -> str:
        return _NAME.sub(lambda name: self._meant.get(name[0], name[0]), run)

    def said(self, text: str) -> str:
        """The text with the marks that are known, and U+FFFD for the others."""
        return _NAME.sub(lambda name: self._meant.get(name[0], UNKNOWN), text)


def _is_mark(text: Handle, index: int) -> bool:
    """Whether the ink of a character stands above the letter before it: over the baseline and behind the pen."""
    left, bottom, right, top = native.ink_box(text, index)
    matrix = native.text_matrices(text, [index])[0]
    across, up = hypot(matrix[0], matrix[1]), hypot(matrix[2], matrix[3])
    size = float(native.font_sizes(text, [index])[0]) * up
    if not across or not 0 < max(right - left, top - bottom) < _LARGEST * size:
        return False
    x, y = native.origin(text, index)
    corners = [(one - x, other - y) for one in (left, right) for other in (bottom, top)]
    ahead = [(matrix[0] * one + matrix[1] * other) / across for one, other in corners]
    height = [(matrix[2] * one + matrix[3] * other) / up for one, other in corners]
    return bool(min(height) > _ABOVE * size and min(ahead) + max(ahead) < 0)


def _told(runs: Iterable[str], most: int) -> dict[str, str]:
    """The marks with which runs of letters are words of the dictionary, by name.

    Runs with more than ``most`` different names tell nothing, nor do marks that too few words tell, or on which words
    disagree.
    """
    votes: defaultdict[str, Counter[str]] = defaultdict(Counter)
    tries: Counter[str] = Counter()
    # Short runs of letters hold fewer words that could go wrong.
    for run in sorted(runs, key=lambda run: (len(run), run)):
        names = sorted(set(_NAME.findall(run)))
        if not 0 < len(names) <= most or any(tries[name] >= _MOST_WORDS for name in names):
            continue
        tries.update(names)
        for name, mark in zip(names, _fitting(run, names), strict=False):
            votes[name][mark] += 1
    found = {name: (*counts.most_common(1)[0], counts.total()) for name, counts in votes.items()}
    return {
        name: mark
        for name, (mark, count, total) in found.items()
        if count >= _FEWEST_VOTES and count >= _AGREED * total
    }


def _fitting(run: str, names: Sequence[str]) -> tuple[str, ...]:
    """The marks, one for each name, with which a run is words; none where it is none, or could be with others."""
    fits: list[tuple[int, float, tuple[str, ...]]] = []
    for marks in product(_MARKS, repeat=len(names)):
        form = run
        for name, mark in zip(names, marks, strict=True):
            form = form.replace(name, mark)
        form = arranged(form)
        if not _IMPOSSIBLE.search(form):
            likeness = word_likeness(form)
            if not likeness.unknown:
                fits.append((likeness.pieces, likeness.rareness, marks))
    fits.sort()
    best = [(rareness, marks) for pieces, rareness, marks in fits if pieces == fits[0][0]]
    is_clear = len(best) == 1 or (len(best) > 1 and best[1][0] - best[0][0] >= _MUCH_RARER)
    return best[0][1] if is_clear else ()
