"""Whether the text layer of a page says what the page shows, or only codes of a font that nobody can map back.

Takes the text of a page; never repairs it. Damage of single words is left to the repairs of captured pieces; a page is
given up only where so many of its characters mean nothing that no sentence could be read.
"""

from __future__ import annotations

import re

# U+F700 to U+F71A stand for Thai marks and letters by a table; other private codes mean nothing outside their font.
_NOTHING = re.compile("[\ufffd\ue000-\uf6ff\uf71b-\uf8ff\x00-\x08\x0e-\x1f\x7f-\x9f]")
# Thai bytes (TIS-620) taken for Western letters: ¡ÒÃ for การ.
_WESTERN = re.compile("[\u00a1-\u00ff]")
_THAI = re.compile("[\u0e01-\u0e5b]")
_SPACE = re.compile(r"\s+")
# What no letter stands beside: where letters are read, that is a number or a sign.
_ALONE = re.compile("(?<![\u0e01-\u0e5bA-Za-z\ufffd])[\ufffd.,]*\ufffd[\ufffd.,]*(?![\u0e01-\u0e5bA-Za-z\ufffd])")
_DIGIT = re.compile("[0-9\u0e50-\u0e59]")
_FEWEST = 20
_FEWEST_NUMBERS = 3
_MOST_NOTHING = 0.2
_MOST_WESTERN = 0.4


def is_unreadable(text: str) -> bool:
    """Whether a page's text layer is lost.

    So it is where a fifth of its characters mean nothing, where more digits are lost than read, or where Thai is spelt
    in Western bytes. A page with a few characters is never given up: a stamp or a seal may be all that is broken.
    """
    plain = _SPACE.sub("", text)
    if len(plain) < _FEWEST:
        return False
    if len(_NOTHING.findall(plain)) > _MOST_NOTHING * len(plain):
        return True
    numbers = _ALONE.findall(text)
    if len(numbers) >= _FEWEST_NUMBERS and sum(one.count("\ufffd") for one in numbers) > len(_DIGIT.findall(plain)):
        return True
    western = len(_WESTERN.findall(plain))
    return western > _MOST_WESTERN * len(plain) and western > len(_THAI.findall(plain))
