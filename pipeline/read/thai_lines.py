"""How two lines of a Thai text go on: a line break inside a sentence is a space, nothing, or a new line.

Thai writes no spaces between words, so a break between two Thai letters stands for nothing unless the page printed a
space there; beside Latin letters or digits it stands for a space.
"""

from __future__ import annotations

import os
import re
from functools import lru_cache

os.environ.setdefault("PYTHAINLP_READ_ONLY", "1")

_ITEM = re.compile(r"(?:\(?[0-9๐-๙]{1,2}(?:[.)](?![0-9๐-๙])|\.[0-9๐-๙]{1,2}\s)|[-•○●▪☐☑]\s?(?=\D))")
_THAI_END = re.compile(r"[\u0e01-\u0e2e\u0e30-\u0e3a\u0e40-\u0e45\u0e47-\u0e4e]$")
_THAI_START = re.compile(r"[\u0e01-\u0e2e\u0e40-\u0e44]")
_NO_SPACE_AFTER = ("/", "(", "-", "“")
_NO_SPACE_BEFORE = ("/", ")", "ๆ", "ฯ", ",", ".", "”")


def joiner(before: str, after: str, *, printed_space: bool = False) -> str:
    """What stands between two lines that follow each other in a cell or paragraph: ``""``, ``" "`` or ``"\\n"``.

    Args:
        before: the upper line, without white space at its end.
        after: the lower line.
        printed_space: the page prints a space after the last word of the upper line.
    """
    if _ITEM.match(after):
        return "\n"
    if printed_space:
        return " "
    if _THAI_END.search(before) and _THAI_START.match(after):
        return ""
    return " "
