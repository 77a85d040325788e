"""Raised and lowered digits: marks of notes, which belong to no number beside them (94.5² is 94.5)."""

from __future__ import annotations

import re

_DIGITS = "0123456789๐๑๒๓๔๕๖๗๘๙"
_RAISED = str.maketrans(_DIGITS, 2 * "⁰¹²³⁴⁵⁶⁷⁸⁹")
_LOWERED = str.maketrans(_DIGITS, 2 * "₀₁₂₃₄₅₆₇₈₉")
_MARK = re.compile(r"\s*[\d*][\d*,()\s]*")


def raised_mark(text: str) -> str:
    """Return superscript text with its digits as raised ones, where it is nothing but the mark of a note.

    A mark after a score must never read as one more digit of it.
    """
    if not _MARK.fullmatch(text):
        return text
    raised = text.translate(_RAISED)
    return raised if raised != text else f"^{text}"


def is_mark(text: str) -> bool:
    """Return whether a text is nothing but the mark of a note, with digits."""
    return bool(_MARK.fullmatch(text)) and any(map(str.isdigit, text))


def lowered_mark(text: str) -> str:
    """Return subscript text with its digits as lowered ones, where it is nothing but the mark of a note."""
    return text.translate(_LOWERED) if _MARK.fullmatch(text) else text
