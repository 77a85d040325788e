"""Made-up scores of a whole year's tree that add up as the framework says, now and then one misprinted.

Takes a framework and a source of chance, gives the printed form of every element's score.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from random import Random

from benchmarks.words import thai
from pipeline.records import Scope
from pipeline.rulebook.framework import Element, Framework

_CENT = Decimal("0.01")
_FULL = Decimal(100)
_MISPRINTED = 0.01


@dataclass(frozen=True, slots=True)
class Figures:
    """Scores in points, 0 to 100, of every element; ``parts`` has public and survey where the year tells them apart."""

    of: dict[tuple[Scope, str], Decimal]
    parts: dict[tuple[Scope, str], tuple[Decimal, Decimal]]
    misprints: frozenset[tuple[Scope, str]]

    def text(self, element: Element) -> str:
        """The score as printed, with Thai digits; a misprint has its first two digits exchanged."""
        printed = f"{self.of[element.scope, element.code]:.2f}"
        if (element.scope, element.code) in self.misprints:
            printed = printed[1] + printed[0] + printed[2:]
        return thai(printed)

    def columns(self, element: Element) -> tuple[str, ...]:
        """The score, or what both groups of respondents gave; an indicator shows its combined score first."""
        parts = self.parts.get((element.scope, element.code))
        if parts is None:
            return (self.text(element),)
        first = self.text(element) if element.scope == "indicator" else thai(f"{parts[0]:.2f}")
        return first, thai(f"{parts[1]:.2f}")


def figures_of(framework: Framework, random: Random) -> Figures:
    """Scores drawn for questions and items, all others computed from them."""
    scores: dict[tuple[Scope, str], Decimal] = {}
    parts: dict[tuple[Scope, str], tuple[Decimal, Decimal]] = {}
    for element in reversed(framework.elements):
        key = element.scope, element.code
        children = framework.children(*key)
        if children:
            scores[key] = _mean((scores[one.scope, one.code], one.weight or Decimal(1)) for one in children)
            if all((one.scope, one.code) in parts for one in children):
                both = [parts[one.scope, one.code] for one in children]
                parts[key] = _mean((one[0], Decimal(1)) for one in both), _mean((one[1], Decimal(1)) for one in both)
        elif element.scope == "item":
            scores[key] = random.choice((_FULL, _FULL, _FULL, Decimal(0)))
        elif framework.instrument_of(*key) == "EIT" and framework.year >= 2567:
            parts[key] = _drawn(random), _drawn(random)
            scores[key] = _mean((one, Decimal(1)) for one in parts[key])
        else:
            scores[key] = _drawn(random)
    misprints = frozenset(key for key, score in scores.items() if score < _FULL and random.random() < _MISPRINTED)
    return Figures(scores, parts, misprints)


def _drawn(random: Random) -> Decimal:
    return Decimal(random.randint(8000, 10000)) / 100


def _mean(pairs: Iterable[tuple[Decimal, Decimal]]) -> Decimal:
    total = weights = Decimal(0)
    for score, weight in pairs:
        total += score * weight
        weights += weight
    return (total / weights).quantize(_CENT, ROUND_HALF_UP)
