"""Digits, marks and skeletons of Thai script.

Takes and gives plain strings; never knows a rule or a year.
"""

from __future__ import annotations

import re
import unicodedata

_THAI_DIGITS = str.maketrans("๐๑๒๓๔๕๖๗๘๙", "0123456789")
_TONE_AND_SILENT = re.compile("[\u0e47-\u0e4e\u0e3a]")
_NOT_WRITTEN = re.compile(r"[\s\u200b-\u200f\ufeff\u00ad.,;:!?'\"“”‘’()\[\]{}<>|/\\*_#=~`…‐-―\-ฯๆ☐☑]+")


def arabic_digits(text: str) -> str:
    """The text with Thai digits ๐-๙ written as 0-9; same length, so offsets hold."""
    return text.translate(_THAI_DIGITS)


def compose(text: str) -> str:
    """NFC, with a split sara am (ํ + า, also around a tone mark) written as ำ. Never NFKC: it takes ำ apart."""
    text = unicodedata.normalize("NFC", text)
    return re.sub("\u0e4d([\u0e48-\u0e4b]?)\u0e32", "\\1\u0e33", text)


def skeleton(text: str) -> str:
    """What a spelling is compared by: digits Arabic, case folded, spaces, punctuation, tone marks and ๆ ฯ gone.

    ``skeleton("ตัวชี้วัดที่ ๑ (IIT)") == skeleton("ตัวชีวัดที 1 iit")``. Vowels stay, so unrelated names stay apart
    (``rapidfuzz.utils.default_process`` would drop them). Only for comparing: it says nothing about the page.
    """
    folded = arabic_digits(compose(text)).casefold()
    return _TONE_AND_SILENT.sub("", _NOT_WRITTEN.sub("", folded))
