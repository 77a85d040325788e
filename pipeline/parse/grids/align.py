"""Assign the pieces of lines to columns: by order, by kind (text or number) and by horizontal position.

Takes the pieces of many lines, gives slots by column; never decides which lines belong together.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median, pstdev

from pipeline.parse.grids.model import Slot
from pipeline.parse.grids.pieces import Piece, signature

_STEADY = 1.6
_UNIT = 8.0
_ENOUGH = 2
_WRONG_KIND = 2.0
_MERGED = 1.0
_FARTHEST = 2.0


@dataclass(frozen=True, slots=True)
class _Edge:
    """The edge (left or right) at which the pieces of a column align, in display columns or in characters."""

    measure: int
    place: float


@dataclass(frozen=True, slots=True)
class Columns:
    """The columns of a run of lines."""

    numeric: tuple[bool, ...]
    edges: tuple[_Edge | None, ...]

    @property
    def count(self) -> int:
        """Return the number of columns."""
        return len(self.numeric)

    def slots(self, pieces: Sequence[Piece], *, is_header: bool = False) -> list[Slot]:
        """Return the pieces by column: in order if all columns are filled, else by the cheapest ordered assignment."""
        if len(pieces) == self.count:
            return [(piece,) for piece in pieces]
        numbers = [column for column, numeric in enumerate(self.numeric) if numeric]
        if is_header and len(pieces) == len(numbers) and not all(self.edges):
            slots: list[Slot] = [()] * self.count
            for column, piece in zip(numbers, pieces, strict=True):
                slots[column] = (piece,)
            return slots
        return self._assigned(pieces, is_header=is_header)

    def cost(self, pieces: Sequence[Piece]) -> float:
        """Return the cost of the assignment of these pieces, for each piece."""
        slots = self.slots(pieces)
        total = sum(
            self._cost(piece, column, is_header=False) + _MERGED * (index > 0)
            for column, slot in enumerate(slots)
            for index, piece in enumerate(slot)
        )
        return total / max(1, len(pieces))

    def _cost(self, piece: Piece, column: int, *, is_header: bool) -> float:
        cost = 0.0
        if not is_header and piece.is_number != self.numeric[column]:
            cost += _WRONG_KIND
        edge = self.edges[column]
        if edge is not None:
            cost += min(_FARTHEST, abs(_places(piece)[edge.measure] - edge.place) / _UNIT)
        return cost

    def _assigned(self, pieces: Sequence[Piece], *, is_header: bool) -> list[Slot]:
        infinite = float("inf")
        # best[column]: the cheapest way to place the pieces so far with the last of them in this column.
        best = [0.0] + [infinite] * (self.count - 1)
        ways: list[list[int]] = []
        for order, piece in enumerate(pieces):
            after = [infinite] * self.count
            came = [0] * self.count
            for column in range(self.count):
                own = self._cost(piece, column, is_header=is_header)
                if order == 0:
                    after[column] = own
                    continue
                for before in range(column + 1):
                    total = best[before] + own + (_MERGED if before == column else 0.0)
                    if total < after[column]:
                        after[column], came[column] = total, before
            best = after
            ways.append(came)
        column = min(range(self.count), key=lambda one: best[one])
        slots: list[list[Piece]] = [[] for _ in range(self.count)]
        for piece, came in zip(reversed(pieces), reversed(ways), strict=True):
            slots[column].insert(0, piece)
            column = came[column]
        return [tuple(slot) for slot in slots]


def columns_of(rows: Sequence[Sequence[Piece]], shape: str) -> Columns:
    """Return the columns of a shape (``signature``), placed by its rows, else by rows that begin with it."""
    full = [row for row in rows if signature(row) == shape]
    if len(full) < _ENOUGH:
        full = [row for row in rows if shape.startswith(signature(row))]
    edges = (_edge([row[column] for row in full if len(row) > column]) for column in range(len(shape)))
    return Columns(tuple(letter == "N" for letter in shape), tuple(edges))


def _edge(pieces: Sequence[Piece]) -> _Edge | None:
    """Return the edge at which these pieces align best, or ``None`` where they do not."""
    places = [_places(piece) for piece in pieces]
    if not places:
        return None
    spread, measure = min((pstdev([one[index] for one in places]), index) for index in range(len(places[0])))
    return _Edge(measure, median(one[measure] for one in places)) if spread <= _STEADY else None


def _places(piece: Piece) -> tuple[float, ...]:
    """Return left edge, right edge and middle in display columns, and both edges in characters."""
    left, right = piece.edges
    indent = piece.line.indent
    return left, right, (left + right) / 2, indent + piece.start, indent + piece.end
