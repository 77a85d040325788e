"""The words (คำ) of a Thai text, by the dictionary of pythainlp.

Takes and gives plain strings. Slow beside everything else here, some 400,000 characters a second: ask only where words
decide.
"""

from __future__ import annotations

import re
from functools import lru_cache
from math import log10
from typing import TYPE_CHECKING, NamedTuple

from pipeline.thai.script import arabic_digits, compose

if TYPE_CHECKING:
    from pythainlp.util import Trie

# A space inside a Thai word is a line end of the page or of its OCR.
_SPACE_IN_THAI = re.compile(r"(?<=[\u0e01-\u0e4e])\s+(?=[\u0e01-\u0e4e])")
_WORD = re.compile(r"[\u0e01-\u0e4e]{2,}|[a-z]{2,}|\d+")
# The dictionary has some verbs with their nominal prefix (การประเมิน) and others without.
_NOMINAL = re.compile("^(?:การ|ความ)(?=[\u0e01-\u0e4e]{2})")
_KEPT = 4_096


@lru_cache(maxsize=_KEPT)
def words_of(text: str) -> tuple[str, ...]:
    """The words in order, folded: digits Arabic, letters small; signs, single letters and การ- or ความ- left out."""
    joined = _SPACE_IN_THAI.sub("", arabic_digits(compose(text)).casefold())
    found = (_WORD.fullmatch(word) for word in tokens_of(joined, keep_whitespace=False))
    return tuple(_NOMINAL.sub("", match[0]) for match in found if match is not None)


class WordLikeness(NamedTuple):
    """How much a text looks like Thai words.

    Attributes:
        unknown: its letters outside words of the dictionary.
        pieces: how many words and other pieces it has.
        rareness: how rare its words are in the Thai Textbook Corpus, all together: the logarithm, to the base 10, of
            one over the product of their counts, each word once.
    """

    unknown: int
    pieces: int
    rareness: float


@lru_cache(maxsize=_KEPT)
def word_likeness(text: str) -> WordLikeness:
    """How much a text looks like Thai words.

    Args:
        text: Thai letters and nothing else.
    """
    pieces = tokens_of(text)
    known, counts = _dictionary(), _counts()
    return WordLikeness(
        sum(len(piece) for piece in pieces if piece not in known),
        len(pieces),
        -sum(log10(1 + counts.get(piece, 0)) for piece in set(pieces)),
    )


@lru_cache(maxsize=_KEPT)
def segments(text: str) -> tuple[str, ...]:
    """Return the pieces of a text of Thai letters without spaces; pieces that are no words are among them."""
    return tuple(tokens_of(text))


def tokens_of(text: str, *, keep_whitespace: bool = True) -> list[str]:
    """Return the words and other pieces of a text of any letters, by the longest words of the dictionary."""
    from pythainlp.tokenize import word_tokenize  # heavy: only where words decide

    return word_tokenize(text, _prefixes(), engine="newmm", keep_whitespace=keep_whitespace)


def is_word(piece: str) -> bool:
    """Return whether the dictionary has a piece; single letters are no words."""
    return piece in _dictionary()


@lru_cache(maxsize=1)
def _dictionary() -> frozenset[str]:
    return frozenset(word for word in _all_words() if len(word) > 1)


def _all_words() -> frozenset[str]:
    from pythainlp.corpus import thai_words

    return thai_words()


@lru_cache(maxsize=1)
def _prefixes() -> Trie:
    from pipeline.thai.prefixes import WordPrefixes

    return WordPrefixes(_all_words())


@lru_cache(maxsize=1)
def _counts() -> dict[str, int]:
    from pythainlp.corpus.ttc import unigram_word_freqs

    return dict(unigram_word_freqs())
