"""The words (คำ) of a Thai text, by the dictionary of pythainlp.

Takes and gives plain strings. Slow beside everything else here, some 400,000 characters a second: ask only where words
decide.
"""

from __future__ import annotations

import re
from functools import lru_cache

from pipeline.thai.script import arabic_digits, compose

# A space inside a Thai word is a line end of the page or of its OCR.
_SPACE_IN_THAI = re.compile(r"(?<=[\u0e01-\u0e4e])\s+(?=[\u0e01-\u0e4e])")
_WORD = re.compile(r"[\u0e01-\u0e4e]{2,}|[a-z]{2,}|\d+")
# The dictionary has some verbs with their nominal prefix (การประเมิน) and others without.
_NOMINAL = re.compile("^(?:การ|ความ)(?=[\u0e01-\u0e4e]{2})")
_KEPT = 4_096


@lru_cache(maxsize=_KEPT)
def words_of(text: str) -> tuple[str, ...]:
    """The words in order, folded: digits Arabic, letters small; signs, single letters and การ- or ความ- left out."""
    from pythainlp.tokenize import word_tokenize  # heavy: only where words decide

    joined = _SPACE_IN_THAI.sub("", arabic_digits(compose(text)).casefold())
    found = (_WORD.fullmatch(word) for word in word_tokenize(joined, engine="newmm", keep_whitespace=False))
    return tuple(_NOMINAL.sub("", match[0]) for match in found if match is not None)
