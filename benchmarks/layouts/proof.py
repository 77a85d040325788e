"""What the printed part of a score tree proves: sums that fail and the repairs that mend all of them.

Takes printed values and the equations of a year, gives keys and values. Independent of the pipeline's own checks.
"""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from fractions import Fraction
from itertools import combinations
from typing import Final

from benchmarks.layouts.records import Key
from benchmarks.layouts.trees import Equation, equations_of

TOLERANCE: Final = Decimal("0.02")


def printed_equations(values: Mapping[Key, Decimal], year: int) -> tuple[Equation, ...]:
    """Return the equations of which parent and every child are printed."""
    return tuple(
        equation
        for equation in equations_of(year)
        if equation.parent in values and all(child in values for child, _weight in equation.children)
    )


def broken(values: Mapping[Key, Decimal], year: int) -> tuple[Equation, ...]:
    """Return the equations that the printed values do not fulfil."""
    return tuple(equation for equation in printed_equations(values, year) if not _holds(equation, values))


def single_repairs(values: Mapping[Key, Decimal], year: int) -> dict[Key, Decimal]:
    """Return each key that alone can mend every broken equation, with the value it must have."""
    failing = broken(values, year)
    if not failing:
        return {}
    keys = set.intersection(*(_keys(equation) for equation in failing))
    repairs: dict[Key, Decimal] = {}
    for key in sorted(keys):
        value = _solved(failing[0], key, values)
        if 0 <= value <= 100 and not broken({**values, key: value}, year):
            repairs[key] = value
    return repairs


def swap_repairs(values: Mapping[Key, Decimal], year: int, scope: str) -> list[tuple[Key, Key]]:
    """Return each pair of keys of a scope whose exchange mends every broken equation."""
    keys = sorted(key for key in values if key[0] == scope)
    return [
        (first, second)
        for first, second in combinations(keys, 2)
        if values[first] != values[second]
        and not broken({**values, first: values[second], second: values[first]}, year)
    ]


def _keys(equation: Equation) -> set[Key]:
    return {equation.parent, *(child for child, _weight in equation.children)}


def _total(equation: Equation, values: Mapping[Key, Decimal]) -> Fraction:
    return sum((Fraction(values[child]) * weight for child, weight in equation.children), Fraction(0))


def _holds(equation: Equation, values: Mapping[Key, Decimal]) -> bool:
    return abs(_total(equation, values) - Fraction(values[equation.parent])) <= Fraction(TOLERANCE)


def _solved(equation: Equation, key: Key, values: Mapping[Key, Decimal]) -> Decimal:
    total = _total(equation, values)
    if key == equation.parent:
        exact = total
    else:
        weight = dict(equation.children)[key]
        exact = Fraction(values[key]) + (Fraction(values[equation.parent]) - total) / weight
    return round(Decimal(exact.numerator) / Decimal(exact.denominator), 2)
