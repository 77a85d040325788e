"""Measures of a whole country with copies planted among them: who copied from whom is known.

Every body writes planned measures each year: some of the common template of that year (as everybody does), most in
words of its own, and some copied from another body of an earlier year, with up to a quarter of the words changed, now
and then with the other body's name left in. Words come from the dictionary of pythainlp, the frequent ones often.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import accumulate

TEMPLATE, OWN, COPY = "template", "own", "copy"

_VOCABULARY = 6_000
_MEASURES = 11
_TEMPLATES = 8
_SHARE_OF_TEMPLATES, _SHARE_OF_COPIES = 0.2, 0.08
_MOST_CHANGED = 0.25
_NAME_LEFT = 0.2


@dataclass(frozen=True, slots=True)
class Made:
    """A measure. ``family`` is the measure that it was copied from, by number, itself where it is its own.

    ``changed`` is the share of words that a copy changed, ``named`` the body whose name it left in.
    """

    number: int
    body: int
    year: int
    text: str
    kind: str
    family: int
    changed: float = 0.0
    named: int | None = None


def measures(bodies: int, years: range, seed: int = 1) -> Iterator[Made]:
    """The measures of all bodies, year by year; about eleven a body and year."""
    lot = random.Random(seed)
    earlier: list[Made] = []
    number = 0
    for year in years:
        templates = [_sentence(lot, 25) for _ in range(_TEMPLATES)]
        written: list[Made] = []
        for body in range(bodies):
            for _ in range(_MEASURES):
                made = _one(lot, number, body, year, templates, earlier)
                if made.kind == OWN and lot.random() < 0.05:
                    written.append(made)
                yield made
                number += 1
        earlier.extend(written)


def body_name(body: int) -> str:
    """The made-up name of a body."""
    return f"องค์การบริหารส่วนตำบลสมมุติ{_letters(body)}"


def _one(lot: random.Random, number: int, body: int, year: int, templates: list[str], earlier: list[Made]) -> Made:
    chance = lot.random()
    if chance < _SHARE_OF_TEMPLATES:
        return Made(number, body, year, lot.choice(templates), TEMPLATE, -1)
    if chance < _SHARE_OF_TEMPLATES + _SHARE_OF_COPIES and earlier:
        source = lot.choice(earlier)
        if source.body != body:
            changed = lot.uniform(0, _MOST_CHANGED)
            text = _edited(lot, source.text, changed)
            named = source.body if lot.random() < _NAME_LEFT else None
            if named is not None:
                text += f" ของ{body_name(named)}"
            return Made(number, body, year, text, COPY, source.family, changed, named)
    return Made(number, body, year, _sentence(lot, lot.randint(15, 45)), OWN, number)


def _sentence(lot: random.Random, words: int) -> str:
    vocabulary, weights = _vocabulary()
    return " ".join(lot.choices(vocabulary, cum_weights=weights, k=words))


def _edited(lot: random.Random, text: str, share: float) -> str:
    words = text.split(" ")
    for place in lot.sample(range(len(words)), round(share * len(words))):
        words[place] = lot.choice(("", _sentence(lot, 1), f"{words[place]} {_sentence(lot, 1)}"))
    return " ".join(word for word in words if word)


@cache
def _vocabulary() -> tuple[list[str], list[float]]:
    from pythainlp.corpus import thai_words

    known = sorted(word for word in thai_words() if 3 <= len(word) <= 12 and " " not in word)
    words = random.Random(0).sample(known, _VOCABULARY)
    return words, list(accumulate(1 / (rank + 20) for rank in range(len(words))))


def _letters(number: int) -> str:
    return "".join(chr(0x0E01 + int(digit)) for digit in f"{number:04d}")
