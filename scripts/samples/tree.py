"""Scores that belong together: answers give questions, questions give everything above, as the framework combines.

Nothing here is read from ``rules/``: the samples prove the rules, so they must not be made by them.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction
from typing import Final, TypeAlias

from scripts.samples.wording import INDICATORS, INSTRUMENTS, SUB_INDICATORS_2568

Key: TypeAlias = tuple[str, str, str]
"""Scope, code, part."""

_THAI: Final = str.maketrans("0123456789", "๐๑๒๓๔๕๖๗๘๙")
_WEIGHTS: Final = {"IIT": Fraction(3, 10), "EIT": Fraction(3, 10), "OIT": Fraction(4, 10)}
_DOUBLE: Final = "o27"
"""The item of FY2568 that counts twice within 10.2."""


def thai(text: object) -> str:
    """The text with Thai digits."""
    return str(text).translate(_THAI)


def rounded(value: Fraction) -> Decimal:
    """Two decimals, half up, as results are published."""
    exact = Decimal(value.numerator) / Decimal(value.denominator)
    return exact.quantize(Decimal("0.01"), ROUND_HALF_UP)


def mean(values: Sequence[Fraction]) -> Fraction:
    """The plain mean."""
    return sum(values, Fraction(0)) / len(values)


class Tree:
    """The scores of one body and year, exact inside; ``tree["indicator", "3"]`` is what a report prints."""

    def __init__(self, year: int, exact: Mapping[Key, Fraction]) -> None:
        self.year = year
        self._exact = dict(exact)
        for instrument, codes in INSTRUMENTS.items():
            for part in ("combined", "public", "survey"):
                found = [self._exact[key] for code in codes if (key := ("indicator", code, part)) in self._exact]
                if len(found) == len(codes):
                    self._exact["instrument", instrument, part] = mean(found)
        self._exact["overall", "ITA", "combined"] = sum(
            (self._exact["instrument", name, "combined"] * weight for name, weight in _WEIGHTS.items()), Fraction(0)
        )

    def __getitem__(self, key: tuple[str, str] | Key) -> Decimal:
        return rounded(self._exact[(key[0], key[1], "combined") if len(key) == 2 else key])

    @classmethod
    def of_indicators(cls, year: int, *scores: str) -> Tree:
        """From the ten printed scores of the indicators."""
        pairs = zip(INDICATORS, scores, strict=True)
        return cls(year, {("indicator", code, "combined"): Fraction(score) for code, score in pairs})

    @classmethod
    def of_answers(
        cls,
        iit: Sequence[int],
        public: Sequence[int],
        survey: Sequence[int],
        items: Mapping[str, int],
        people: tuple[int, int, int] = (40, 50, 30),
    ) -> Tree:
        """FY2568, from the steps of 20 points that respondents together took off each question.

        ``items`` gives the points of those of o1-o28 that are not full; ``people`` how many answered in the three
        groups.
        """
        exact: dict[Key, Fraction] = {}
        groups = (("i", "combined", iit), ("e", "public", public), ("e", "survey", survey))
        for (prefix, part, lost), number in zip(groups, people, strict=True):
            for index, steps in enumerate(lost):
                exact["question", f"{prefix}{index + 1}", part] = 100 - Fraction(20 * steps, number)
        for index in range(1, 6):
            codes = range(3 * index - 2, 3 * index + 1)
            exact["indicator", str(index), "combined"] = mean([exact["question", f"i{n}", "combined"] for n in codes])
        for index in range(6, 9):
            codes = range(3 * index - 17, 3 * index - 14)
            for part in ("public", "survey"):
                exact["indicator", str(index), part] = mean([exact["question", f"e{n}", part] for n in codes])
            both = [exact["indicator", str(index), part] for part in ("public", "survey")]
            exact["indicator", str(index), "combined"] = mean(both)
        for sub, (_, numbers) in SUB_INDICATORS_2568.items():
            values: list[Fraction] = []
            for number in numbers:
                item = Fraction(items.get(f"o{number}", 100))
                exact["item", f"o{number}", "combined"] = item
                values += [item, item] if f"o{number}" == _DOUBLE else [item]
            exact["sub_indicator", sub, "combined"] = mean(values)
        for indicator in ("9", "10"):
            below = [value for (_, code, _), value in exact.items() if code.startswith(f"{indicator}.")]
            exact["indicator", indicator, "combined"] = mean(below)
        return cls(2568, exact)
