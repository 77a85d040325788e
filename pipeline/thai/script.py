"""Digits, marks and skeletons of Thai script.

Takes and gives plain strings; never knows a rule or a year.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

THAI = "\u0e01-\u0e2e\u0e30-\u0e3a\u0e40-\u0e45\u0e47-\u0e4e"
"""Letters and marks, no digits and signs, for the inside of a character class."""

_THAI_DIGITS = tuple(zip("๐๑๒๓๔๕๖๗๘๙", "0123456789", strict=True))
_SPLIT_AM = re.compile("\u0e4d([\u0e48-\u0e4b]?)\u0e32")
_SEVERAL_MARKS = re.compile("[\u0e31\u0e34-\u0e3a\u0e47-\u0e4d]{2,}")
_AM_BEFORE_TONE = re.compile("(\u0e33)([\u0e48-\u0e4b])")
_MARK_ORDER = {
    **dict.fromkeys("\u0e38\u0e39\u0e3a", 0),
    **dict.fromkeys("\u0e31\u0e34\u0e35\u0e36\u0e37\u0e47\u0e4d", 1),
    **dict.fromkeys("\u0e48\u0e49\u0e4a\u0e4b", 2),
    "\u0e4c": 3,
}
# White space, signs, tone marks and silent marks: nothing that a spelling is compared by.
_NOT_COMPARED = re.compile(
    r"[\s\u200b-\u200f\ufeff\u00ad.,;:!?'\"“”‘’()\[\]{}<>|/\\*_#=~`…‐-―\-ฯๆ☐☑\u0e47-\u0e4e\u0e3a]+"
)
_KEPT = 200  # characters: names and headers are asked for again and again, whole pages are not


def arabic_digits(text: str) -> str:
    """The text with Thai digits ๐-๙ written as 0-9; same length, so offsets hold."""
    # Ten searches at memory speed: a tenth of the time of str.translate, which asks a table for every character.
    for thai, arabic in _THAI_DIGITS:
        if thai in text:
            text = text.replace(thai, arabic)
    return text


def compose(text: str) -> str:
    """NFC, with a split sara am (ํ + า, also around a tone mark) written as ำ. Never NFKC: it takes ำ apart."""
    text = unicodedata.normalize("NFC", text)
    return _SPLIT_AM.sub("\\1\u0e33", text) if "\u0e4d" in text else text


def arranged(text: str) -> str:
    """The text as it is typed, whatever order it was drawn in: of the marks of a letter vowels first, then tones."""
    return compose(_AM_BEFORE_TONE.sub(r"\2\1", _SEVERAL_MARKS.sub(_in_order, text)))


def _in_order(marks: re.Match[str]) -> str:
    return "".join(sorted(marks[0], key=lambda mark: _MARK_ORDER[mark]))


def skeleton(text: str) -> str:
    """What a spelling is compared by: digits Arabic, case folded, spaces, punctuation, tone marks and ๆ ฯ gone.

    ``skeleton("ตัวชี้วัดที่ ๑ (IIT)") == skeleton("ตัวชีวัดที 1 iit")``. Vowels stay, so unrelated names stay apart
    (``rapidfuzz.utils.default_process`` would drop them). Only for comparing: it says nothing about the page.
    """
    return _skeleton_of_name(text) if len(text) <= _KEPT else _skeleton(text)


def _skeleton(text: str) -> str:
    # Two sara e (เเ) are how แ is often typed; nobody sees the difference.
    return _NOT_COMPARED.sub("", arabic_digits(compose(text)).casefold()).replace("\u0e40\u0e40", "\u0e41")


_skeleton_of_name = lru_cache(maxsize=16_384)(_skeleton)
