"""Find the best path through the readings of a row of tokens, and the margin over each number's next best reading.

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
    ``turn`` names an unusual way of reading; the first of such readings in a row costs.
    """

    kind: Kind
    start: int
    end: int
    gain: float
    pairs: tuple[tuple[int, Places], ...] = ()
    turn: str = ""


@dataclass(frozen=True, slots=True)
class Choice:
    """The names of a number by the best path, ``margin`` better than ``rivals``, those of the next best one."""

    kind: Kind
    names: Places
    rivals: Places = ()
    margin: float = float("inf")


def solve(size: int, readings: Iterable[Reading], turn: float) -> dict[int, Choice]:
    """Return the choice for each number; ``turn`` is the cost of changing to an unusual way of reading."""
    begun: list[list[Reading]] = [[] for _ in range(size + 1)]
    for reading in readings:
        begun[reading.start].append(reading)
    ahead = _forward(size, begun, turn)
    rest = _backward(begun, ahead, turn)
    found: dict[int, dict[Places, float]] = {}
    kinds: dict[tuple[int, Places], tuple[float, Kind]] = {}
    for row in begun:
        for reading in row:
            best = max(
                gain + _step(like, reading, turn) + reading.gain + rest[reading.end][_after(like, reading)]
                for like, gain in ahead[reading.start].items()
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


def _after(like: str, reading: Reading) -> str:
    """Return how the last pair was read after a reading; an unpaired name changes nothing."""
    return reading.turn if reading.pairs else like


def _step(like: str, reading: Reading, turn: float) -> float:
    return turn if reading.turn and like != reading.turn else 0.0


def _forward(size: int, begun: Sequence[Sequence[Reading]], turn: float) -> list[dict[str, float]]:
    ahead: list[dict[str, float]] = [{} for _ in range(size + 1)]
    ahead[0] = {"": 0.0}
    for row in begun:
        for reading in row:
            for like, gain in ahead[reading.start].items():
                after = _after(like, reading)
                total = gain + _step(like, reading, turn) + reading.gain
                if total > ahead[reading.end].get(after, float("-inf")):
                    ahead[reading.end][after] = total
    return ahead


def _backward(
    begun: Sequence[Sequence[Reading]], ahead: Sequence[dict[str, float]], turn: float
) -> list[dict[str, float]]:
    """Return the best gain from each place on, for each way in which the last pair before it can have been read."""
    rest: list[dict[str, float]] = [{} for _ in ahead]
    rest[-1] = dict.fromkeys(ahead[-1], 0.0)
    for place in range(len(ahead) - 2, -1, -1):
        for like in ahead[place]:
            rest[place][like] = max(
                _step(like, reading, turn) + reading.gain + rest[reading.end][_after(like, reading)]
                for reading in begun[place]
            )
    return rest
