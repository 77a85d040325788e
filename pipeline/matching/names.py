"""Find elements by the similarity of names: which element of which year a title names, if any.

Takes titles, gives per year the one element whose name is nearest, and only where every other is clearly farther.
Never looks at numbers; never chooses between years.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from rapidfuzz import fuzz, process
from rapidfuzz.distance import Levenshtein

from pipeline.records import Scope
from pipeline.rulebook.framework import Element
from pipeline.thai import skeleton

EXACT = 100.0
_NEARLY = 99.0


def name_key(text: str) -> str:
    """Return the key by which names are compared: the skeleton, with ำ as า, since its ring is often lost."""
    return skeleton(text).replace("ำ", "า")


@dataclass(frozen=True, slots=True)
class Nearness:
    """When a name is near enough: see ``thresholds`` in ``rules/labels.yml``. Similarities are 0..100."""

    short_length: int
    short: float
    long: float
    margin: float
    word: int
    partial_length: int
    partial_factor: float


@dataclass(frozen=True, slots=True)
class NamedElement:
    """The element of one year that a title names."""

    year: int
    scope: Scope
    code: str
    similarity: float


class NameIndex:
    """All names of all years, asked by title."""

    def __init__(self, names: Iterable[tuple[Element, str]], near: Nearness) -> None:
        self._near = near
        self._cutoff = min(near.short, near.long) - near.margin - 1  # farther names cannot even be rivals
        self._owners: dict[str, list[Element]] = defaultdict(list)
        for element, key in names:
            if key and element not in self._owners[key]:
                self._owners[key].append(element)
        self._keys = sorted(self._owners, key=len)
        self._lengths = [len(key) for key in self._keys]
        self._first_long = bisect_left(self._lengths, near.partial_length)
        self._beginnings = lru_cache(maxsize=256)(self._cut_to)
        self.similarities = lru_cache(maxsize=20_000)(self._similarities)

    def knows(self, key: str) -> bool:
        """Return whether this spelling is a name as it stands."""
        return key in self._owners

    def _similarities(self, keys: tuple[str, ...]) -> Mapping[str, float]:
        """Return every name that is similar to one of these spellings of a title, with its similarity.

        ``keys`` stand from the whole title to its shortest cut: only the longest that is a name counts as exact (100),
        so that ``การเปิดเผยข้อมูลสาธารณะ`` is never its own beginning.
        """
        found: dict[str, float] = {}
        for key in keys:
            for name, ratio in _near(key, self._of_like_length(len(key)), self._cutoff):
                near = min(ratio, self._near.short - 1) if self._another_word(key, name) else min(ratio, _NEARLY)
                found[name] = max(found.get(name, 0.0), near)
        longest = keys[0] if keys else ""
        if len(longest) >= self._near.partial_length:
            for size, (cut, names) in self._beginnings(len(longest)).items():
                for at, ratio in _near_at(longest[:size], cut, self._near.long):
                    part = ratio * self._near.partial_factor
                    if part > found.get(names[at], 0.0):
                        found[names[at]] = part
        exact = next((key for key in keys if key in self._owners), None)
        if exact is not None:
            found[exact] = EXACT
        return found

    def _of_like_length(self, length: int) -> Sequence[str]:
        """Return the names of similar length: the ratio of lengths bounds the similarity."""
        reach = 2 * 100 / self._cutoff - 1
        return self._keys[
            bisect_left(self._lengths, int(length / reach)) : bisect_right(self._lengths, int(length * reach) + 1)
        ]

    def _cut_to(self, length: int) -> dict[int, tuple[list[str], list[str]]]:
        """Return the long names by their length, at most this one: cut to that length, and whole."""
        found: dict[int, tuple[list[str], list[str]]] = {}
        for name in self._keys[self._first_long :]:
            size = min(length, len(name))
            cut, whole = found.setdefault(size, ([], []))
            cut.append(name[:size])
            whole.append(name)
        return found

    def _another_word(self, key: str, name: str) -> bool:
        """Return whether a short name differs by adjacent letters: a word more or less, not damage."""
        if len(name) > self._near.short_length:
            return False
        steps = Levenshtein.opcodes(name, key)
        return any(
            step.dest_end - step.dest_start >= self._near.word or step.src_end - step.src_start > self._near.word
            for step in steps
            if step.tag != "equal"
        )

    def named(
        self, keys: tuple[str, ...], scopes: Collection[Scope], years: Collection[int]
    ) -> tuple[NamedElement, ...]:
        """Return for each year the element that is named: similar enough, and all others clearly less similar."""
        best: dict[int, dict[tuple[Scope, str], float]] = defaultdict(dict)
        floor: dict[tuple[int, Scope, str], float] = {}
        for name, similarity in self.similarities(keys).items():
            wanted = self._near.short if len(name) <= self._near.short_length else self._near.long
            for element in self._owners[name]:
                if element.scope not in scopes or element.fiscal_year_be not in years:
                    continue
                year, key = element.fiscal_year_be, (element.scope, element.code)
                if similarity > best[year].get(key, 0.0):
                    best[year][key] = similarity
                    floor[(year, *key)] = wanted
        winners: list[NamedElement] = []
        for year, ranked in sorted(best.items()):
            (key, similarity), *rest = sorted(ranked.items(), key=lambda one: -one[1])
            second = rest[0][1] if rest else 0.0
            clear = second < EXACT if similarity == EXACT else similarity - second >= self._near.margin
            if clear and similarity >= floor[(year, *key)]:
                winners.append(NamedElement(year, key[0], key[1], similarity))
        return tuple(winners)


def _near(text: str, names: Sequence[str], least: float) -> list[tuple[str, float]]:
    """Return the names whose similarity to a text is at least so much (0..100)."""
    found = process.extract(text, names, scorer=fuzz.ratio, score_cutoff=least, limit=None)
    return [(name, ratio) for name, ratio, _ in found]


def _near_at(text: str, names: Sequence[str], least: float) -> list[tuple[int, float]]:
    """Return the same by the index of the name."""
    found = process.extract(text, names, scorer=fuzz.ratio, score_cutoff=least, limit=None)
    return [(at, ratio) for _, ratio, at in found]
