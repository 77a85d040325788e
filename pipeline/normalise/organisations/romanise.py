"""How near a web domain is to a Thai name: a domain is a name written in Latin letters by ear.

Takes a host and a name with its official English form where there is one, gives similarities from 0 to 1; a hint,
never a proof.
"""

from __future__ import annotations

import os
import re
from functools import lru_cache

from pipeline.rulebook.organisation_words import DomainRules

_SOUNDS = (
    ("kh", "k"), ("ph", "p"), ("th", "t"), ("ch", "j"), ("sh", "j"), ("ng", "N"), ("ck", "k"), ("q", "k"), ("c", "k"),
    ("g", "k"), ("b", "p"), ("d", "t"), ("v", "w"), ("z", "s"), ("x", "s"), ("f", "p"),
)  # fmt: skip
_VOWELS = "aeiouy"
_SLIPS = frozenset(
    {frozenset("lr"), frozenset("nN"), frozenset("jk"), frozenset("js"), frozenset("wu"), frozenset("nm")}
)
_VOWEL, _ADDED_VOWEL, _SLIP, _ADDED = 0.3, 0.3, 0.5, 1.0


def domain_labels(host: str, rules: DomainRules) -> tuple[str, ...]:
    """The labels of a host that may be a name: no suffix, no words that only say what kind of body it is."""
    labels = host.casefold()
    for suffix in sorted(rules.suffixes, key=len, reverse=True):
        if labels.endswith("." + suffix):
            labels = labels[: -len(suffix) - 1]
            break
    generic = sorted(rules.generic_words, key=len, reverse=True)
    found = []
    for part in re.split(r"[.\-]", labels):
        label = part
        for word in generic:
            if label != word and len(label) - len(word) >= 3:
                label = label.removeprefix(word) if label.startswith(word) else label.removesuffix(word)
        if label not in generic and len(label) >= 3:
            found.append(label)
    return tuple(found)


def latin_similarity(label: str, latin: str) -> float:
    """1 for one sound, 0 for none in common. Vowels count little: no two people write them alike."""
    left, right = _sounds(label), _sounds(latin)
    whole = max(sum(map(_weight, left)), sum(map(_weight, right)))
    return max(0.0, 1.0 - _cost(left, right) / whole) if whole else 0.0


@lru_cache(maxsize=20_000)
def romanised(name: str) -> str:
    """A Thai name in Latin letters by the rules of the Royal Society (ราชบัณฑิตยสภา)."""
    os.environ.setdefault("PYTHAINLP_READ_ONLY", "1")
    from pythainlp.transliterate import romanize  # heavy: only where a domain must be compared

    return str(romanize(name, engine="royin"))


def _sounds(text: str) -> str:
    text = re.sub("[^a-z]", "", text.casefold())
    for spelling, sound in _SOUNDS:
        text = text.replace(spelling, sound)
    return text


def _weight(letter: str) -> float:
    return _ADDED_VOWEL if letter in _VOWELS else _ADDED


def _cost(left: str, right: str) -> float:
    above = [0.0]
    for letter in right:
        above.append(above[-1] + _weight(letter))
    for letter in left:
        here = [above[0] + _weight(letter)]
        for column, other in enumerate(right):
            if letter == other:
                change = 0.0
            elif letter in _VOWELS and other in _VOWELS:
                change = _VOWEL
            elif frozenset((letter, other)) in _SLIPS:
                change = _SLIP
            else:
                change = 1.0
            here.append(min(above[column] + change, above[column + 1] + _weight(letter), here[column] + _weight(other)))
        above = here
    return above[-1]
