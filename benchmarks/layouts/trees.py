"""Score trees that add up, with the codes and weights of their year.

Takes a source of chance, gives values from 0 to 100 with two decimals; every level is computed from unrounded lower
values and rounded half up, as published results are.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction
from functools import cache
from pathlib import Path
from random import Random
from typing import Any, Final

from benchmarks.layouts.records import Key

YEARS: Final = (2564, 2565, 2566, 2567, 2568, 2569)
INSTRUMENTS: Final = ("IIT", "EIT", "OIT")
OVERALL: Final[Key] = ("overall", "ITA", "combined")
_CENT: Final = Decimal("0.01")


@dataclass(frozen=True, slots=True)
class Element:
    """A named element of a year: question, item or sub-indicator, with its parent indicator or sub-indicator."""

    code: str
    name: str
    parent: str
    weight: int = 1


@dataclass(frozen=True, slots=True)
class Equation:
    """A parent value and its children with weights that add up to one."""

    parent: Key
    children: tuple[tuple[Key, Fraction], ...]


@dataclass(frozen=True, slots=True)
class Framework:
    """The elements of one year. ``has_parts``: EIT is reported by respondent group."""

    year: int
    has_parts: bool
    questions: tuple[Element, ...]
    sub_indicators: tuple[Element, ...]
    items: tuple[Element, ...]


@cache
def _facts() -> Mapping[str, Any]:
    loaded: Mapping[str, Any] = json.loads((Path(__file__).parent / "framework.json").read_text(encoding="utf-8"))
    return loaded


@cache
def framework_of(year: int) -> Framework:
    """Return the elements of a year (B.E.)."""
    facts = _facts()["years"][str(year)]
    groups = facts["sub_indicators"]
    return Framework(
        year,
        facts["parts"],
        tuple(Element(entry["code"], entry["name"], entry["indicator"]) for entry in facts["questions"]),
        tuple(Element(entry["code"], entry["name"], entry["indicator"]) for entry in groups),
        tuple(
            Element(item["code"], item["name"], group["code"], item["weight"])
            for group in groups
            for item in group["items"]
        ),
    )


@cache
def indicator_names() -> Mapping[str, tuple[str, ...]]:
    """Return the printed names of each indicator, the usual one first."""
    return {entry["code"]: tuple(entry["names"]) for entry in _facts()["indicators"]}


@cache
def instrument_names() -> Mapping[str, tuple[str, ...]]:
    """Return the printed names of each instrument, the usual one first."""
    return {entry["code"]: tuple(entry["names"]) for entry in _facts()["instruments"]}


@cache
def indicators_of(instrument: str) -> tuple[str, ...]:
    """Return the indicator codes of an instrument."""
    entries = {entry["code"]: entry for entry in _facts()["instruments"]}
    return tuple(entries[instrument]["indicators"])


def instrument_of(indicator: str) -> str:
    """Return the instrument of an indicator."""
    return next(code for code in INSTRUMENTS if indicator in indicators_of(code))


@cache
def instrument_weight(code: str) -> Fraction:
    """Return the weight of an instrument in the overall score."""
    return Fraction(next(entry["weight"] for entry in _facts()["instruments"] if entry["code"] == code))


def rounded(value: Fraction) -> Decimal:
    """Return a value with two decimals, rounded half up."""
    return (Decimal(value.numerator) / Decimal(value.denominator)).quantize(_CENT, ROUND_HALF_UP)


@cache
def equations_of(year: int) -> tuple[Equation, ...]:
    """Return every sum that the year's scores obey, lowest level first."""
    framework = framework_of(year)
    sums: list[Equation] = []
    for group in framework.sub_indicators:
        members = [item for item in framework.items if item.parent == group.code]
        total = sum(item.weight for item in members)
        weighted = tuple((_key("item", item.code), Fraction(item.weight, total)) for item in members)
        sums.append(Equation(_key("sub_indicator", group.code), weighted))
    for code in indicators_of("OIT"):
        groups = [group.code for group in framework.sub_indicators if group.parent == code]
        sums.append(_mean(_key("indicator", code), [_key("sub_indicator", group) for group in groups]))
    for code in (*indicators_of("IIT"), *indicators_of("EIT")):
        questions = [question.code for question in framework.questions if question.parent == code]
        is_split = framework.has_parts and instrument_of(code) == "EIT"
        if is_split:
            for part in ("public", "survey"):
                if questions:
                    keys: list[Key] = [("question", question, part) for question in questions]
                    sums.append(_mean(("indicator", code, part), keys))
            sums.append(_mean(_key("indicator", code), [("indicator", code, "public"), ("indicator", code, "survey")]))
        elif questions:
            sums.append(_mean(_key("indicator", code), [_key("question", question) for question in questions]))
    for instrument in INSTRUMENTS:
        codes = indicators_of(instrument)
        sums.append(_mean(_key("instrument", instrument), [_key("indicator", code) for code in codes]))
    if framework.has_parts:
        for part in ("public", "survey"):
            parts: list[Key] = [("indicator", code, part) for code in indicators_of("EIT")]  # type: ignore[misc]
            sums.append(_mean(("instrument", "EIT", part), parts))  # type: ignore[arg-type]
    weights = tuple((_key("instrument", code), instrument_weight(code)) for code in INSTRUMENTS)
    return (*sums, Equation(OVERALL, weights))


def _key(scope: str, code: str) -> Key:
    return (scope, code, "combined")  # type: ignore[return-value]


def _mean(parent: Key, children: Sequence[Key]) -> Equation:
    return Equation(parent, tuple((child, Fraction(1, len(children))) for child in children))


Tree = Mapping[Key, Decimal]
"""Every score of an organisation and year."""


def draw_tree(year: int, dice: Random) -> Tree:
    """Draw every score of a year: leaves at random, all others computed."""
    sums = equations_of(year)
    parents = {equation.parent for equation in sums}
    level = dice.uniform(78, 97)
    exact: dict[Key, Fraction] = {}
    for equation in sums:
        for child, _weight in equation.children:
            if child not in parents and child not in exact:
                exact[child] = _leaf(child, level, year, dice)
        exact[equation.parent] = sum((exact[child] * weight for child, weight in equation.children), Fraction(0))
    return {key: rounded(value) for key, value in exact.items()}


def _leaf(key: Key, level: float, year: int, dice: Random) -> Fraction:
    if key[0] == "item":
        choices, weights = ((100, 50, 0), (88, 5, 7)) if year >= 2567 else ((100, 0), (88, 12))
        return Fraction(dice.choices(choices, weights)[0])
    if dice.random() < 0.06:
        return Fraction(100)
    return Fraction(round(min(99.94, max(52, dice.gauss(level, 5))) * 100), 100)
