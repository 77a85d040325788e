"""Check values by element with the arithmetic of the framework, in any year.

Takes values by scope and code; counts the totals that their parts prove and refute. Never knows columns or rows.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from statistics import median_low

from pipeline.matching.once import once
from pipeline.records import Scope
from pipeline.rulebook import Rulebook
from pipeline.rulebook.framework import Framework

Key = tuple[Scope, str]
# Published totals are computed from unrounded parts: two decimals of each may be off by half a unit.
_TOLERANCE = Decimal("0.021")
# The same for values that are printed with fewer decimals, in units of the last digit.
_ROUNDED = Decimal("1.05")


@dataclass(frozen=True, slots=True)
class Sum:
    """A total and the parts that give it, with their weights; a plain mean has equal weights."""

    parent: Key
    parts: tuple[tuple[Key, Decimal], ...]


@dataclass(frozen=True, slots=True)
class Trees:
    """The sums of each year. ``weights`` are the instruments' shares of the overall score, 1 in all."""

    years: tuple[tuple[Sum, ...], ...]
    weights: Mapping[Key, Decimal]

    def judge(self, values: Mapping[Key, Decimal]) -> tuple[int, int]:
        """Return how many totals are proved and how many are refuted, in the year that fits best."""
        if len(values) < 2:
            return 0, 0
        return max((_judge(sums, values) for sums in self.years), key=lambda one: (one[0] - one[1], one[0]))


@once
def trees(rulebook: Rulebook) -> Trees:
    """Return the sums of all years of the rulebook."""
    frameworks = rulebook.frameworks.values()
    weights = {
        (element.scope, element.code): element.weight / total
        for framework in frameworks
        for total in [sum((one.weight or Decimal(0) for one in framework.children("overall", "ITA")), Decimal(0))]
        for element in framework.children("overall", "ITA")
        if element.weight is not None and total
    }
    return Trees(tuple(dict.fromkeys(_sums(one) for one in frameworks)), weights)


def _sums(framework: Framework) -> tuple[Sum, ...]:
    found: list[Sum] = []
    for element in framework.elements:
        children: Sequence[tuple[Key, Decimal]] = [
            ((one.scope, one.code), one.weight if one.weight is not None else Decimal(1))
            for one in framework.children(element.scope, element.code)
        ]
        if len(children) > 1:
            found.append(Sum((element.scope, element.code), tuple(children)))
    return tuple(found)


def _judge(sums: tuple[Sum, ...], values: Mapping[Key, Decimal]) -> tuple[int, int]:
    proved = refuted = 0
    for one in sums:
        if one.parent not in values or any(key not in values for key, _ in one.parts):
            continue
        whole = sum((weight for _, weight in one.parts), Decimal(0))
        computed = sum((values[key] * weight for key, weight in one.parts), Decimal(0)) / whole
        printed = [values[one.parent], *(values[key] for key, _ in one.parts)]
        if abs(computed - values[one.parent]) <= max(_TOLERANCE, _ROUNDED * median_low(map(_unit, printed))):
            proved += 1
        else:
            refuted += 1
    return proved, refuted


def _unit(value: Decimal) -> Decimal:
    """Return the unit of the last printed digit: 0.01 of 91.25, 1 of 91."""
    exponent = value.as_tuple().exponent
    return Decimal(1).scaleb(exponent) if isinstance(exponent, int) else Decimal(1)
