"""Close the spaces that the line ends of a page or its OCR left inside Thai words (``การ ดำเนินงาน``, ``ประ ชาชน``).

Takes a text in one line and the rules, gives it with those spaces closed; the printed form stays in the evidence. Two
words of their own are never joined: ``จ่ายเงิน เดือนมกราคม`` stays, though เงินเดือน is a word.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache, partial

from pipeline.matching.once import once
from pipeline.rulebook.text import TextRules
from pipeline.thai.words import is_word, segments

_SPACE = re.compile(
    r"(?<=[\u0e01-\u0e2e\u0e30-\u0e45\u0e47-\u0e4e])[ \u00a0]+(?=[\u0e01-\u0e2e\u0e30-\u0e45\u0e47-\u0e4e])"
)
_LAST = re.compile(r"[\u0e01-\u0e4e]{1,24}\Z")
_FIRST = re.compile(r"[\u0e01-\u0e4e]{1,24}")
_NO_START = re.compile(r"[\u0e30-\u0e3a\u0e45\u0e47-\u0e4e]")
_SHORTEST = 4  # letters of a word that a space is closed for


def close_spaces(text: str, rules: TextRules) -> str:
    """Return the text without the spaces inside its words; text with none of them comes back as it is."""
    return _closer(rules)(text) if _SPACE.search(text) else text


@once
def _closer(rules: TextRules) -> Callable[[str], str]:
    """Return what closes the spaces of a text; it keeps its results, since titles are repeated."""
    return lru_cache(maxsize=4_096)(partial(_closed, rules=rules))


def _closed(text: str, rules: TextRules) -> str:
    pieces = _SPACE.split(text)
    spaces = _SPACE.findall(text)
    healed = pieces[0]
    for space, piece in zip(spaces, pieces[1:], strict=True):
        left, right = _LAST.search(healed), _FIRST.match(piece)
        inside = left is not None and right is not None and _is_inside(left.group(), right.group(), rules)
        healed += piece if inside else space + piece
    return healed


def _is_inside(left: str, right: str, rules: TextRules) -> bool:
    """Whether a space between two runs of letters stands inside a word."""
    parts = _straddling(left, right)
    if _NO_START.match(right):  # a vowel or tone mark begins no word
        return parts is not None
    before, after = segments(left)[-1], segments(right)[0]
    if before in rules.bound_prefixes and is_word(after) and after not in rules.never_after_prefix:
        return True
    return parts is not None and ("".join(parts) in rules.whole_words or not all(map(_is_made_of_words, parts)))


def _is_made_of_words(part: str) -> bool:
    return all(map(is_word, segments(part)))


def _straddling(left: str, right: str) -> tuple[str, str] | None:
    """The two parts of the dictionary's word that stands across the end of the first run once they are joined."""
    place = 0
    for piece in segments(left + right):
        if place < len(left) < place + len(piece):
            cut = len(left) - place
            return (piece[:cut], piece[cut:]) if len(piece) >= _SHORTEST and is_word(piece) else None
        place += len(piece)
    return None
