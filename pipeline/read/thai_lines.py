"""How two lines of a Thai text go on: a line break inside a sentence is a space, nothing, or a new line.

Thai writes no spaces between words, so a break between two Thai letters stands for nothing unless the page printed a
space there; beside Latin letters, digits or an abbreviation (พ.ศ.) it stands for a space.
"""

from __future__ import annotations

import re

_ITEM = re.compile(r"\(\d{1,2}\)|\d{1,2}[.)](?!\d)|[-•○●▪](?!\s*\d)|[☐☑]")
_THAI_END = re.compile(r"[\u0e01-\u0e2e\u0e30-\u0e3a\u0e40-\u0e45\u0e47-\u0e4e]$")
_THAI_START = re.compile(r"[\u0e01-\u0e2e\u0e40-\u0e44](?![\u0e01-\u0e2e]?\.)")
_TIGHT_END = re.compile(r"[/(“]$|\S-$")
# A slash with a space on its other side stands between two spaces.
_LOOSE_END = re.compile(r"\s/$")
_LOOSE_START = re.compile(r"/\s")
_TIGHT_START = re.compile(r"[/)”,]")


def joiner(before: str, after: str, *, printed_space: bool = False) -> str:
    """What stands between two lines of a cell or paragraph: nothing, a space or a line feed.

    A line that begins with a list mark (``๑.`` ``(๑)`` ``-`` ``○``) is a new line, unless its bracket stands above.

    Args:
        before: the upper line, without white space at its end.
        after: the lower line.
        printed_space: the page prints a space after the last word of the upper line.
    """
    if before.endswith("("):
        return ""
    if _ITEM.match(after):
        return "\n"
    if printed_space or _LOOSE_END.search(before) or _LOOSE_START.match(after):
        return " "
    if _TIGHT_END.search(before) or _TIGHT_START.match(after):
        return ""
    if _THAI_END.search(before) and _THAI_START.match(after):
        return ""
    return " "
