"""What stands in brackets inside running text: IIT (น้ำหนักร้อยละ ๓๐) ได้ ๙๕.๐๐, ๙๔.๒๙ (ปี ๒๕๖๕ ได้ ๙๓.๓๔) อันดับ ๓.

Takes text and places, says whether a bracket has closed in between; never reads what the bracket says.
"""

from __future__ import annotations

import re

_ASIDE = re.compile(r"\([^()\n]*\)")
_LONGEST = 160
_STATES = re.compile(r"\d[.,]\d|คะแนน|ร้อยละ|%")


def without_asides(text: str) -> str:
    """The text with each closed bracket as one space."""
    return _ASIDE.sub(" ", text)


def is_aside(text: str, start: int, place: int) -> bool:
    """Whether ``start`` lies in a bracket that opened before it and closed before ``place``."""
    return _bracket(text, start, place) is not None


def states_another(text: str, start: int, place: int) -> bool:
    """Whether ``start`` lies in such a bracket and the bracket holds a statement of its own, not a mere remark."""
    content = _bracket(text, start, place)
    return content is not None and _STATES.search(content) is not None


def _bracket(text: str, start: int, place: int) -> str | None:
    opened = text.rfind("(", max(0, start - _LONGEST), start)
    if opened < 0 or ")" in text[opened:start]:
        return None
    closed = text.find(")", start, place)
    return None if closed < 0 else text[opened + 1 : closed]
