"""What value one cell, or two, would need for all equations to hold, and the evidence for it besides the sums.

Takes cells and equations, gives candidates with evidence in decibans; only values from 0 to 100 with two decimals.
Never chooses between candidates.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import ROUND_CEILING, ROUND_FLOOR, ROUND_HALF_UP, Decimal
from math import log10

from pipeline.check.cells import Cell, Key
from pipeline.check.clues import Clues
from pipeline.check.equations import Equation

CENT = Decimal("0.01")
# How likely each kind of fault is, in decibans against one wrong figure in a given cell that is printed as a figure out
# of nowhere. One cell in five hundred is wrong, one such figure in ten is out of nowhere and then one of ten thousand:
# 77 decibans below certain. One pair in five hundred of rows that stand together is exchanged, and one in a hundred
# thousand of rows apart, of which there are many more. A second fault is as rare as the first.
NEAR_SWAP, FAR_SWAP, SECOND_FAULT = 50, 26, -77
_LOW, _HIGH = Decimal(0), Decimal(100)
_WIDEST = 400
_NARROW = Decimal("0.25")
_HAIR = Decimal("0.0000001")
_WIDE = 2
# A value is sure where values this close to it have all but so many decibans of the evidence: four fifths.
_CLOSE, _UNSURE = Decimal("0.02"), 1


@dataclass(frozen=True, slots=True)
class Change:
    """A cell and the value it must have."""

    key: Key
    value: Decimal


@dataclass(frozen=True, slots=True)
class Candidate:
    """Changes that make every equation hold, and what speaks for them besides the sums, in decibans.

    ``evidence`` counts all values that the sums leave to a cell, not only the likeliest one. ``prior`` is how much
    likelier this kind of fault is than one wrong figure in a given cell, see ``NEAR_SWAP``. ``slack`` says how much
    room the sums needed: none beyond rounding of what is known only as printed, all that rounding can make, or the
    whole tolerance. ``sure``: the values are right to a few hundredths, if the cells are. ``is_swap``: two cells
    exchange their printed values.
    """

    changes: tuple[Change, ...]
    evidence: int
    prior: int
    slack: int
    sure: bool
    is_swap: bool = False

    @property
    def order(self) -> tuple[tuple[Key, Decimal], ...]:
        """For a stable order between candidates with equal evidence."""
        return tuple((one.key, one.value) for one in self.changes)


def single(key: Key, equations: Sequence[Equation], cells: Mapping[Key, Cell], hints: Clues) -> Candidate | None:
    """The best value of this cell with which all its equations hold, or ``None`` where no value does.

    First with scores as they were before rounding, where that is known; then with the differences that rounding can
    make; then with the whole tolerance.
    """
    touching = [equation for equation in equations if key in equation.zero]
    ladder = ((_unrounded(key, touching, cells, hints), True), (cells, True), (cells, False))
    for slack, (known, exact) in enumerate(ladder):
        best = _best(key, _interval(key, touching, known, exact), touching, known, hints)
        if best is not None:
            return Candidate((best[0],), best[1], 0, slack, best[2])
    return None


def _unrounded(key: Key, touching: Sequence[Equation], cells: Mapping[Key, Cell], hints: Clues) -> dict[Key, Cell]:
    """The cells that meet ``key`` in an equation, with the values they had before they were rounded for print."""
    found: dict[Key, Cell] = {}
    for one in {one for equation in touching for one in equation.zero}:
        value = None if one == key else hints.unrounded(one, key)
        found[one] = cells[one] if value is None else replace(cells[one], value=value, half_unit=Decimal(0))
    return found


def contradicted(key: Key, equations: Sequence[Equation], cells: Mapping[Key, Cell], hints: Clues) -> bool:
    """Whether a cell's printed value is further from what is known of the others than rounding can take it."""
    touching = [equation for equation in equations if key in equation.zero]
    low, high = _interval(key, touching, _unrounded(key, touching, cells, hints), True)
    return bool(touching) and not low <= cells[key].value <= high


def implied(key: Key, equations: Sequence[Equation], cells: Mapping[Key, Cell]) -> Decimal | None:
    """The value that the other scores leave for a cell, where they leave hardly any choice; else ``None``."""
    touching = [equation for equation in equations if key in equation.zero]
    low, high = _interval(key, touching, cells, True)
    if not touching or low > high or high - low > _NARROW:
        return None
    return _target(key, (low, high), touching, cells)


def joint(
    one: Key, other: Key, equations: Sequence[Equation], cells: Mapping[Key, Cell], hints: Clues
) -> Candidate | None:
    """Values of two cells with which all their equations hold; each is found where the other has no part."""
    changed = dict(cells)
    changes: list[Change] = []
    evidence, sure = 0, True
    for key, partner in ((one, other), (other, one)):
        alone = [equation for equation in equations if key in equation.zero and partner not in equation.zero]
        best = _best(key, _interval(key, alone, cells, False), alone, cells, hints)
        if best is None:
            return None
        changes.append(best[0])
        evidence += best[1]
        sure = sure and best[2]
        changed[key] = cells[key].with_value(best[0].value)
    touched = [equation for equation in equations if one in equation.zero or other in equation.zero]
    if not all(equation.holds(changed) for equation in touched):
        return None
    return Candidate(tuple(changes), evidence, SECOND_FAULT, _WIDE, sure)


def exchange(
    one: Key, other: Key, equations: Sequence[Equation], cells: Mapping[Key, Cell], hints: Clues
) -> Candidate | None:
    """The two cells with their printed values exchanged, where all their equations hold then."""
    first, second = cells[one], cells[other]
    if first.value == second.value:
        return None
    changed = {**cells, one: first.with_value(second.value), other: second.with_value(first.value)}
    touched = [equation for equation in equations if one in equation.zero or other in equation.zero]
    if not all(equation.holds(changed) for equation in touched):
        return None
    exact = all(abs(equation.residual(changed)) <= equation.exact + _HAIR for equation in touched)
    evidence = round(hints.plausibility(first, second.value) + hints.plausibility(second, first.value))
    changes = tuple(Change(key, changed[key].value) for key in sorted((one, other)))
    prior = NEAR_SWAP if hints.neighbours(one, other) else FAR_SWAP
    return Candidate(changes, evidence, prior, 0 if exact else _WIDE, True, is_swap=True)


def both(one: Candidate, other: Candidate) -> Candidate:
    """Two independent faults as one explanation."""
    changes = tuple(sorted((*one.changes, *other.changes), key=lambda change: change.key))
    prior = one.prior + other.prior + SECOND_FAULT
    sure = one.sure and other.sure
    return Candidate(changes, one.evidence + other.evidence, prior, one.slack + other.slack, sure)


def _interval(
    key: Key, touching: Sequence[Equation], cells: Mapping[Key, Cell], exact: bool
) -> tuple[Decimal, Decimal]:
    low, high = _LOW, _HIGH
    for equation in touching:
        weight = equation.zero[key]
        rest = equation.residual(cells) - weight * cells[key].value
        rounding = sum((abs(share) * cells[one].half_unit for one, share in equation.zero.items()), _HAIR)
        margin = rounding if exact else equation.tolerance + _HAIR
        ends = sorted(((-rest - margin) / weight, (-rest + margin) / weight))
        low, high = max(low, ends[0]), min(high, ends[1])
    return low, high


def _best(
    key: Key, interval: tuple[Decimal, Decimal], touching: Sequence[Equation],
    cells: Mapping[Key, Cell], hints: Clues,
) -> tuple[Change, int, bool] | None:  # fmt: skip
    low = interval[0].quantize(CENT, ROUND_CEILING)
    high = interval[1].quantize(CENT, ROUND_FLOOR)
    count = int((high - low) / CENT) + 1
    if low > high or count > _WIDEST:
        return None
    target = _target(key, interval, touching, cells)
    options = [low + CENT * step for step in range(count)]
    weighed = [(hints.evidence(cells[key], value), value) for value in options]
    value = max(weighed, key=lambda one: (round(one[0]), -abs(one[1] - target), -one[1]))[1]
    near = together(evidence for evidence, one in weighed if abs(one - value) <= _CLOSE)
    all_told = together(evidence for evidence, _value in weighed)
    return Change(key, value), all_told, all_told - near <= _UNSURE


def together(evidence: Iterable[float]) -> int:
    """Evidence for one of several possibilities, in decibans."""
    listed = list(evidence)
    highest = max(listed)
    return round(highest + 10 * log10(sum(10 ** ((one - highest) / 10) for one in listed)))


def _target(
    key: Key, interval: tuple[Decimal, Decimal], touching: Sequence[Equation], cells: Mapping[Key, Cell]
) -> Decimal:
    """What the cell's own children give, else the middle of what its parents allow; rounded as published."""
    own = next((equation for equation in touching if equation.parent == key), None)
    value = (interval[0] + interval[1]) / 2 if own is None else own.right.value(cells)
    return value.quantize(CENT, ROUND_HALF_UP)
