"""Best way through readings of a row of tokens, and how much worse the next best reading of each number is.

Takes readings as edges over the row, gives for each number its name by the best path; never looks at a token.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

Kind = Literal["left", "name_first", "value_first", "list", "uneven"]
_START: Kind = "left"
Places = tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Reading:
    """Tokens ``start`` to ``end`` read as pairs of a number and its names, by their places in the row.

    ``gain`` is the evidence in log odds. A number without names is left, or it is open whose it is (``uneven``).
    """

    kind: Kind
    start: int
    end: int
    gain: float
    pairs: tuple[tuple[int, Places], ...] = ()


@dataclass(frozen=True, slots=True)
class Choice:
    """The names of a number by the best path, ``margin`` better than ``rivals``, those of the next best one."""

    kind: Kind
    names: Places
    rivals: Places = ()
    margin: float = float("inf")


def solve(size: int, readings: Iterable[Reading], same: float) -> dict[int, Choice]:
    """Return the choice for each number; ``same`` is gained where a value stands first twice in a row."""
    begun: list[list[Reading]] = [[] for _ in range(size + 1)]
    for reading in readings:
        begun[reading.start].append(reading)
    ahead = _forward(size, begun, same)
    rest = _backward(size, begun, same)
    found: dict[int, dict[Places, float]] = {}
    kinds: dict[tuple[int, Places], tuple[float, Kind]] = {}
    for row in begun:
        for reading in row:
            best = max(
                gain + _step(kind, reading, same) + reading.gain + rest[reading.end][_after(kind, reading)]
                for kind, gain in ahead[reading.start].items()
            )
            for number, names in reading.pairs:
                key = number, names
                if best > kinds.get(key, (float("-inf"), _START))[0]:
                    kinds[key] = best, reading.kind
                    found.setdefault(number, {})[names] = best
    return {number: _choice(number, gains, kinds) for number, gains in found.items()}


def _choice(number: int, gains: dict[Places, float], kinds: dict[tuple[int, Places], tuple[float, Kind]]) -> Choice:
    names = max(gains, key=lambda places: gains[places])
    kind = kinds[number, names][1]
    others = {places: gain for places, gain in gains.items() if places and places != names}
    if not names or not others:
        return Choice(kind, names)
    rivals = max(others, key=lambda places: others[places])
    return Choice(kind, names, rivals, gains[names] - others[rivals])


def _after(kind: Kind, reading: Reading) -> Kind:
    return kind if reading.kind == "left" and not reading.pairs else reading.kind


def _step(kind: Kind, reading: Reading, same: float) -> float:
    return same if kind == reading.kind == "value_first" else 0.0


def _forward(size: int, begun: Sequence[Sequence[Reading]], same: float) -> list[dict[Kind, float]]:
    ahead: list[dict[Kind, float]] = [{} for _ in range(size + 1)]
    ahead[0] = {_START: 0.0}
    for row in begun:
        for reading in row:
            for kind, gain in ahead[reading.start].items():
                after = _after(kind, reading)
                total = gain + _step(kind, reading, same) + reading.gain
                if total > ahead[reading.end].get(after, float("-inf")):
                    ahead[reading.end][after] = total
    return ahead


def _backward(size: int, begun: Sequence[Sequence[Reading]], same: float) -> list[dict[Kind, float]]:
    kinds: tuple[Kind, ...] = ("left", "name_first", "value_first", "list", "uneven")
    rest: list[dict[Kind, float]] = [dict.fromkeys(kinds, float("-inf")) for _ in range(size + 1)]
    rest[size] = dict.fromkeys(kinds, 0.0)
    for place in range(size - 1, -1, -1):
        for kind in kinds:
            rest[place][kind] = max(
                _step(kind, reading, same) + reading.gain + rest[reading.end][_after(kind, reading)]
                for reading in begun[place]
            )
    return rest
