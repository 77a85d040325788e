"""What value one cell, or two, would need for all equations to hold, and how well a slip explains the printed one.

Takes cells and equations, gives candidates with points; only values from 0 to 100 with two decimals. Never chooses
between candidates.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import ROUND_CEILING, ROUND_FLOOR, ROUND_HALF_UP, Decimal

from pipeline.check.cells import Cell, Key
from pipeline.check.clues import Clues
from pipeline.check.equations import Equation

CENT = Decimal("0.01")
_LOW, _HIGH = Decimal(0), Decimal(100)
_WIDEST = 400
_NARROW = Decimal("0.25")
_HAIR = Decimal("0.0000001")


@dataclass(frozen=True, slots=True)
class Change:
    """A cell and the value it must have."""

    key: Key
    value: Decimal


@dataclass(frozen=True, slots=True)
class Candidate:
    """Changes that make every equation hold, and what speaks for them besides the sums."""

    changes: tuple[Change, ...]
    points: int

    @property
    def order(self) -> tuple[tuple[Key, Decimal], ...]:
        """For a stable order between candidates with equal points."""
        return tuple((one.key, one.value) for one in self.changes)


def single(key: Key, equations: Sequence[Equation], cells: Mapping[Key, Cell], hints: Clues) -> Candidate | None:
    """The best value of this cell with which all its equations hold, or ``None`` where no value does.

    First with the differences that rounding can make, then with the whole tolerance.
    """
    touching = [equation for equation in equations if key in equation.zero]
    for exact in (True, False):
        best = _best(key, _interval(key, touching, cells, exact), touching, cells, hints)
        if best is not None:
            return Candidate((best[0],), best[1])
    return None


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
    points = 0
    for key, partner in ((one, other), (other, one)):
        alone = [equation for equation in equations if key in equation.zero and partner not in equation.zero]
        best = _best(key, _interval(key, alone, cells, False), alone, cells, hints)
        if best is None:
            return None
        changes.append(best[0])
        points += best[1]
        changed[key] = cells[key].with_value(best[0].value)
    touched = [equation for equation in equations if one in equation.zero or other in equation.zero]
    if not all(equation.holds(changed) for equation in touched):
        return None
    return Candidate(tuple(changes), points)


def _interval(
    key: Key, touching: Sequence[Equation], cells: Mapping[Key, Cell], exact: bool
) -> tuple[Decimal, Decimal]:
    low, high = _LOW, _HIGH
    for equation in touching:
        weight = equation.zero[key]
        rest = equation.residual(cells) - weight * cells[key].value
        margin = (equation.exact if exact else equation.tolerance) + _HAIR
        ends = sorted(((-rest - margin) / weight, (-rest + margin) / weight))
        low, high = max(low, ends[0]), min(high, ends[1])
    return low, high


def _best(
    key: Key, interval: tuple[Decimal, Decimal], touching: Sequence[Equation],
    cells: Mapping[Key, Cell], hints: Clues,
) -> tuple[Change, int] | None:  # fmt: skip
    low = interval[0].quantize(CENT, ROUND_CEILING)
    high = interval[1].quantize(CENT, ROUND_FLOOR)
    count = int((high - low) / CENT) + 1
    if low > high or count > _WIDEST:
        return None
    target = _target(key, interval, touching, cells)
    options = [low + CENT * step for step in range(count)]
    scored = [(hints.points(cells[key], value), value) for value in options]
    points, value = max(scored, key=lambda one: (one[0], -abs(one[1] - target), -one[1]))
    return Change(key, value), points


def _target(
    key: Key, interval: tuple[Decimal, Decimal], touching: Sequence[Equation], cells: Mapping[Key, Cell]
) -> Decimal:
    """What the cell's own children give, else the middle of what its parents allow; rounded as published."""
    own = next((equation for equation in touching if equation.parent == key), None)
    value = (interval[0] + interval[1]) / 2 if own is None else own.right.value(cells)
    return value.quantize(CENT, ROUND_HALF_UP)
