"""What the two halves of a split ำ say: shaping draws it as a ring over the letter before and า.

Producers without ``ActualText`` give the ring or the rest no character, or the character of the whole; Microsoft Word
calls the ring a space (``ส านัก``), but a space shows nothing. A code of a font that says nothing is taken for the ring
only where nothing else can be: it moves no pen, is as wide as high, and stands before า wherever it stands on the page,
over several letters. Tone marks stand before anything.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence, Set
from math import dist

from pipeline.read import pdf_native_text as native
from pipeline.read.pdf_native import Handle
from pipeline.thai.script import THAI
from pipeline.thai.words import word_likeness

NOTHING = "\x00"
"""Stands for a character that says nothing: a false space, or the second half of a letter."""

# A space: where a font says nothing, pdfium gives the code itself, and that may be any small number.
_REST = re.compile("(?<=\u0e33)[\u0e32\ufffd ]")
_AFTER_RING = re.compile("[\u0e48-\u0e4b]?([\u0e32\u0e33])")
_CALLED_SPACE = re.compile("(?<=[\u0e01-\u0e2e\u0e48-\u0e4b]) (?=[\u0e48-\u0e4b]?([\u0e32\u0e33]))")
_LETTER = re.compile("[\u0e01-\u0e2e][\u0e48-\u0e4b]?$")
_THAI = re.compile(f"[{THAI}]+")
# How many different texts tell that ำ are า.
_FEWEST_RUNS = 5
_SARA_AM = re.compile("\u0e33")
# A ring moves the pen less than any letter.
_STILL = 0.2
_FEWEST_RINGS = 3
_FEWEST_LETTERS = 2
# How much longer than wide a ring may be; mai ek (่) is twice as high, mai tho (้) a quarter wider.
_LONGEST = 1.2


def sara_am_changes(text: Handle, found: str, drawn_by: Sequence[Handle]) -> dict[int, str]:
    """What characters of a page say instead, by index: ำ once for both its halves.

    Args:
        text: handle of the text layer.
        found: its characters; U+FFFD where the font says nothing.
        drawn_by: the object that draws each character.
    """
    changes: dict[int, str] = {}
    for match in _REST.finditer(found):
        if drawn_by[match.start()] and _is_still(text, match.start() - 1, match.start()):
            changes[match.start()] = NOTHING
    ringed: set[int] = set()
    lost: set[int] = set()
    for font, rings in (*_called_spaces(text, found, drawn_by), *_rings(text, found, drawn_by)):
        for index, rest in rings.items():
            changes[index], changes[rest] = NOTHING, "\u0e33"
            ringed.add(rest)
            if found[rest] == "\u0e33":
                lost.add(font)
    lost |= _fonts_without_aa(found, drawn_by)
    if lost:
        # The rest of ำ came first in such a file and gave its character to every า.
        for match in _SARA_AM.finditer(found):
            drawn = drawn_by[match.start()]
            if match.start() not in ringed and drawn and native.font_of(drawn) in lost:
                changes[match.start()] = "\u0e32"
    return changes


def _fonts_without_aa(found: str, drawn_by: Sequence[Handle]) -> set[int]:
    """Fonts of a page that never say า, the most frequent vowel, and whose ำ make words only where they are า."""
    if found.count("\u0e33") <= found.count("\u0e32"):
        return set()
    texts: defaultdict[int, set[str]] = defaultdict(set)
    for run in _THAI.finditer(found):
        drawn = {native.font_of(one) if one else 0 for one in drawn_by[run.start() : run.end()]}
        # A run of several fonts tells of none which letters it has.
        for font in drawn:
            texts[font].add(run.group() if len(drawn) == 1 else run.group().replace("\u0e33", ""))
    return {font for font, runs in texts.items() if font and "\u0e32" not in "".join(runs) and _wants_aa(runs)}


def _wants_aa(runs: Set[str]) -> bool:
    """Whether many texts are words with า, and none is as good with ำ. A few names tell nothing."""
    told = [run for run in runs if "\u0e33" in run]
    pairs = [(word_likeness(run), word_likeness(run.replace("\u0e33", "\u0e32"))) for run in told]
    if any(written[:2] <= meant[:2] for written, meant in pairs):
        return False
    return sum(meant.unknown == 0 for _, meant in pairs) >= _FEWEST_RUNS


def _called_spaces(text: Handle, found: str, drawn_by: Sequence[Handle]) -> Iterator[tuple[int, dict[int, int]]]:
    """Rings that are called spaces, each with its font and the rest of its letter."""
    for match in _CALLED_SPACE.finditer(found):
        index, rest = match.start(), match.start(1)
        if drawn_by[index] and _is_round(text, index) and _is_still(text, index, rest):
            yield native.font_of(drawn_by[index]), {index: rest}


def _rings(text: Handle, found: str, drawn_by: Sequence[Handle]) -> list[tuple[int, dict[int, int]]]:
    """The fonts that say nothing of their ring, each with the rings that it draws and the rest of each."""
    places: defaultdict[tuple[int, int], list[int]] = defaultdict(list)
    for match in re.finditer(native.UNKNOWN, found):
        if drawn_by[match.start()]:
            places[native.font_of(drawn_by[match.start()]), native.code(text, match.start())].append(match.start())
    rings: list[tuple[int, dict[int, int]]] = []
    for (font, _), indexes in places.items():
        rests = {index: after.start(1) for index in indexes if (after := _AFTER_RING.match(found, index + 1))}
        letters = {
            before.group()[0] for index in indexes if (before := _LETTER.search(found[max(0, index - 2) : index]))
        }
        if (
            len(indexes) >= _FEWEST_RINGS
            and len(rests) == len(indexes)
            and len(letters) >= _FEWEST_LETTERS
            and all(_is_still(text, index, rest) and _is_round(text, index) for index, rest in rests.items())
        ):
            rings.append((font, rests))
    return rings


def _is_still(text: Handle, index: int, rest: int) -> bool:
    """Whether the pen does not move between two characters: the first is drawn over the letter before it."""
    return dist(native.origin(text, index), native.origin(text, rest)) < _STILL * native.letter_size(text, rest)


def _is_round(text: Handle, index: int) -> bool:
    left, bottom, right, top = native.ink_box(text, index)
    width, height = right - left, top - bottom
    return 0 < max(width, height) <= _LONGEST * min(width, height)
