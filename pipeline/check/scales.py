"""The answer scale: how many people answered, as the scores of their questions tell, and which scores that allows.

Takes the scores of one instrument's questions, gives evidence in decibans (10 are ten times as likely, 20 a hundred
times). Never takes a number for granted: every number of people is weighed by how well it explains all the scores,
and so is that there is no scale at all. Twice as many people can give every score that half of them can, but only by
chance; with very many people every score is on the scale, and then it says nothing.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from decimal import Decimal
from functools import lru_cache
from math import log10

from pipeline.check.cells import Key
from pipeline.rulebook.checks import Arithmetic

_FULL = 10_000
# A score that the scale cannot give all the same: a slip that nobody has found yet, people who left a question out.
_STRAY = 0.001
_NO_SCALE = 0.1
_ANYTHING = -log10(_FULL + 1)
_MOST_STRAYS = 3
# How sure a number of people must be before scores are reckoned from it, and before a score is called impossible.
_SURE, _BEYOND_DOUBT = 0.99, 0.999


class Scale:
    """The questions of one instrument and part, answered by the same people; scores in hundredths of a point."""

    def __init__(self, values: Mapping[Key, int], rules: Arithmetic) -> None:
        self._values = values
        self._rules = rules
        self._holders = Counter(values.values())
        # Nobody and everybody content are on every scale; and a score that comes twice tells no more than once.
        self._telling = sorted(value for value in self._holders if 0 < value < _FULL)
        self._weights: dict[int | None, list[tuple[int, float]]] = {}
        self._usual: float | None = None

    def evidence(self, key: Key, value: int) -> float:
        """Decibans for this score in place of the printed one, all other scores of the group being as printed."""
        printed = self._values[key]
        left_out = self._alone(printed)
        terms = self._weigh(left_out)
        now = _sum(weight + self._term(count, value, left_out) for count, weight in terms)
        before = _sum(weight + self._term(count, printed, left_out) for count, weight in terms)
        return 10 * (now - before)

    def unrounded(self, key: Key, leaving: Key) -> Decimal | None:
        """The score of ``key`` before rounding, where the people's number is sure without the score of ``leaving``."""
        count = self._sure_count(self._alone(self._values[leaving]) if leaving in self._values else None)
        value = self._values[key]
        if count is None or not 0 <= value <= _FULL or not _fits(value, count, self._rules):
            return None
        return Decimal(self._nearest(value, count)) * self._rules.answer_step / count

    def proof(self, key: Key, value: int) -> int | None:
        """How many people gave all other scores, where they can give this score but not the printed one."""
        printed = self._values[key]
        count = self._sure_count(self._alone(printed))
        told = count is not None and _fits(value, count, self._rules) and not _fits(printed, count, self._rules)
        return count if told else None

    def strays(self) -> Iterator[tuple[Key, Decimal, int]]:
        """Scores that the people who gave all the others cannot give: the nearest possible score, their number."""
        if len(self._telling) < self._rules.fewest_scores_for_scale:
            return
        terms = self._weigh(None)
        whole = _sum(weight for _count, weight in terms)
        for key, value in self._values.items():
            if self._alone(value) is None:
                continue
            against = [one for one in terms if one[0] and not _fits(value, one[0], self._rules)]
            if against and 10 ** (_sum(weight for _count, weight in against) - whole) >= _BEYOND_DOUBT:
                count = max(against, key=lambda one: (one[1], -one[0]))[0]
                near = Decimal(self._nearest(value, count)) * self._rules.answer_step / count
                yield key, near, count

    def _alone(self, value: int) -> int | None:
        """The value, where leaving one score of it out leaves none that tells the same."""
        return value if 0 < value < _FULL and self._holders[value] == 1 else None

    def _nearest(self, value: int, count: int) -> int:
        step = self._rules.answer_step * 100
        return min((2 * value * count + step) // (2 * step), _FULL * count // step)

    def _sure_count(self, left_out: int | None) -> int | None:
        """The number of people, or a divisor of it that gives the same scores."""
        terms = self._weigh(left_out)
        best = max((one for one in terms if one[0]), key=lambda one: (one[1], -one[0]), default=None)
        if best is None:
            return None
        same = _sum(weight for count, weight in terms if count and count % best[0] == 0)
        return best[0] if 10 ** (same - _sum(weight for _count, weight in terms)) >= _SURE else None

    def _weigh(self, left_out: int | None) -> list[tuple[int, float]]:
        """How likely the telling scores are with each number of people (log10); number 0 stands for no scale."""
        if left_out not in self._weights:
            telling = [value for value in self._telling if value != left_out]
            terms = [(0, log10(_NO_SCALE) + len(telling) * _ANYTHING)]
            prior = log10((1 - _NO_SCALE) / self._rules.most_respondents)
            for count, missed in self._counts():
                gone = left_out is not None and not _fits(left_out, count, self._rules)
                strays = missed - gone
                terms.append((count, prior + (len(telling) - strays) * self._on(count) + strays * _off()))
            self._weights[left_out] = terms
        return self._weights[left_out]

    def _counts(self) -> list[tuple[int, int]]:
        """Numbers of people that fit all telling scores but a few, each with how many it does not fit."""
        everyone = (1 << (self._rules.most_respondents + 1)) - 2
        more_than = [0] * (_MOST_STRAYS + 1)
        for value in self._telling:
            missed = everyone & ~_fitting(value, self._rules.answer_step, self._rules.most_respondents)
            for at in range(_MOST_STRAYS, 0, -1):
                more_than[at] |= more_than[at - 1] & missed
            more_than[0] |= missed
        left = everyone & ~more_than[_MOST_STRAYS]
        found: list[tuple[int, int]] = []
        while left:
            lowest = left & -left
            found.append((lowest.bit_length() - 1, sum(1 for mask in more_than if mask & lowest)))
            left ^= lowest
        return found

    def _term(self, count: int, value: int, left_out: int | None) -> float:
        """The share (log10) that a score adds to what the others say."""
        if not 0 < value < _FULL or (value in self._holders and value != left_out):
            return self._neutral()
        if not count:
            return _ANYTHING
        return self._on(count) if _fits(value, count, self._rules) else _off()

    def _neutral(self) -> float:
        """What a score counts that is on every scale: as much as any other on the likeliest one."""
        if self._usual is None:
            count = max(self._weigh(None), key=lambda one: one[1])[0]
            self._usual = self._on(count) if count else _ANYTHING
        return self._usual

    def _on(self, count: int) -> float:
        return log10((1 - _STRAY) / (100 * count // self._rules.answer_step + 1))


def _off() -> float:
    return log10(_STRAY) + _ANYTHING


def _sum(logarithms: Iterator[float]) -> float:
    """The logarithm of a sum of powers of ten."""
    listed = list(logarithms)
    highest = max(listed)
    return highest + log10(sum(10 ** (one - highest) for one in listed))


@lru_cache(maxsize=_FULL)
def _fitting(value: int, answer_step: int, most: int) -> int:
    """Every number of people that can give a score, as bits."""
    step = answer_step * 100
    found = 0
    for count in range(1, most + 1):
        rest = value * count % step
        if min(rest, step - rest) * 2 <= count:
            found |= 1 << count
    return found


def _fits(value: int, count: int, rules: Arithmetic) -> bool:
    """Whether so many people can give this score, rounded to two decimals."""
    return bool(_fitting(value, rules.answer_step, rules.most_respondents) >> count & 1)
