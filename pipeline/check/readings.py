"""A score that one document prints with different values: which print is right, where the sums can tell.

Takes a sheet and its framework, gives the sheet with the values in force and what is left to report. Never takes
the majority for a proof.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from pipeline.check.cells import Cell, Key, Sheet
from pipeline.check.equations import Equation, system
from pipeline.rulebook.framework import Framework


@dataclass(frozen=True, slots=True)
class Disagreement:
    """A cell with several readings. ``proved``: sums hold with the value in force and with no other."""

    key: Key
    proved: bool


def settle(sheet: Sheet, framework: Framework | None, fixed: frozenset[Key]) -> tuple[Sheet, tuple[Disagreement, ...]]:
    """The sheet with the readings that fit best. ``fixed`` cells have a recorded correction and are left alone."""
    double = [key for key, cell in sheet.cells.items() if len(cell.readings) > 1 and key not in fixed]
    if not double:
        return sheet, ()
    if framework is None:
        return sheet, tuple(Disagreement(key, False) for key in double)
    equations = system(sheet, framework).equations
    cells = dict(sheet.cells)
    for _round in range(2):  # a second look: the first may have gone by a neighbour that was settled after it
        for key in double:
            cells[key] = _best_reading(key, equations, cells)[0]
    disagreements = tuple(Disagreement(key, _best_reading(key, equations, cells)[1]) for key in double)
    return sheet.with_cells(cells), disagreements


def _best_reading(key: Key, equations: tuple[Equation, ...], cells: dict[Key, Cell]) -> tuple[Cell, bool]:
    touching = [equation for equation in equations if key in equation.zero]
    broken: list[tuple[int, int, Decimal]] = []
    for at, (value, _prints) in enumerate(cells[key].readings):
        trial = {**cells, key: cells[key].with_value(value)}
        broken.append((sum(not equation.holds(trial) for equation in touching), at, value))
    broken.sort()
    proved = bool(touching) and broken[0][0] == 0 and broken[1][0] > 0
    return cells[key].with_value(broken[0][2]), proved
