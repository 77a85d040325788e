"""Regular expressions for Thai text, as rules write them and as damaged text needs them.

Takes patterns from YAML, gives compiled ones that forgive lost tone marks and a broken sara am; never searches.
"""

from __future__ import annotations

import re
from typing import Annotated

from pydantic import BeforeValidator

_CLASS_OR_ESCAPE = re.compile(r"\\.|\[(?:\\.|[^\]\\])*\]", re.DOTALL)
_MARKS = re.compile("([\u0e47-\u0e4c])")


def _loosen_literal(text: str) -> str:
    text = _MARKS.sub(r"\1?", text).replace(" ?", " ").replace(" ", r"\s*")
    return text.replace("ำ", r"(?:ำ|\s?า)")


def loosen(pattern: str) -> str:
    """A pattern that also meets damaged text: marks ่ ้ ๊ ๋ ็ ์ may be lost, ำ may be า, a space any white space.

    ``loosen("ลำดับ ที่")`` matches ``ลาดับที`` and ``ล าดับ  ที่``. Character classes and escapes stay as written.
    """
    parts: list[str] = []
    last = 0
    for found in _CLASS_OR_ESCAPE.finditer(pattern):
        parts += [_loosen_literal(pattern[last : found.start()]), found.group()]
        last = found.end()
    return "".join([*parts, _loosen_literal(pattern[last:])])


def compile_thai(pattern: object) -> re.Pattern[str]:
    """A compiled, loosened pattern; ``ValueError`` where it is none, so that the rulebook can name the mistake."""
    if isinstance(pattern, re.Pattern):
        return pattern
    if not isinstance(pattern, str) or not pattern.strip():
        raise ValueError("a pattern must be text")
    try:
        return re.compile(loosen(pattern.strip()), re.IGNORECASE)
    except re.error as error:
        raise ValueError(f"not a pattern: {error}") from error


ThaiPattern = Annotated[re.Pattern[str], BeforeValidator(compile_thai)]
