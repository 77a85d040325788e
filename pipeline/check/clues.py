"""What speaks for a value besides the sums: a likely slip, the answer scale, the values that an item can take.

Takes the cells of a sheet, gives evidence for a value of a cell, and scores before rounding. Never decides: evidence
only orders what the sums allow. All evidence is in decibans: 10 are ten times as likely, 20 a hundred times.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from decimal import Decimal
from functools import cached_property

from pipeline.check.cells import Cell, Key, Sheet
from pipeline.check.equations import Form, from_leaves
from pipeline.check.scales import Scale
from pipeline.check.slips import NONE, STRONG, WEAK, slip_strength
from pipeline.rulebook.checks import Arithmetic
from pipeline.rulebook.framework import Framework

_FULL = Decimal(100)
# How much likelier a slip makes the printed figure than a figure out of nowhere: that is one of ten thousand, a slip
# that happens often one of some twenty, any digit wrong one of some two hundred. Rows in sequence have the same score
# by chance too: a copy of the next row is evidence, but never decides alone.
_SLIP: Mapping[int, float] = {STRONG: 39, WEAK: 29, NONE: 0}
_NEXT_ROW = 18
# A print outside 0-100 is wrong whatever the sums say, so no slip elsewhere outweighs it.
_IMPOSSIBLE = 100
# Judges give an item one of a few values; one in fifty may be something else, and then it may be anything.
_UNUSUAL_ITEM = 50


class Clues:
    """Evidence about the cells of one sheet, under its year's framework."""

    def __init__(self, sheet: Sheet, framework: Framework, rules: Arithmetic) -> None:
        self.rules = rules
        self._sheet = sheet
        self._cells = sheet.cells
        self._framework = framework
        self._scales = _scales(sheet.cells, rules)

    @cached_property
    def _leaves(self) -> Mapping[Key, Form]:
        return from_leaves(self._sheet, self._framework)

    @cached_property
    def _next_rows(self) -> Mapping[Key, frozenset[Key]]:
        """The cells printed just above and below: the rows of one scope and part in the order of print."""
        rows: dict[tuple[str, str], list[Key]] = defaultdict(list)
        for key in self._cells:
            rows[key[0], key[2]].append(key)
        return {
            key: frozenset((*keys[max(0, at - 1) : at], *keys[at + 1 : at + 2]))
            for keys in rows.values()
            for at, key in enumerate(keys)
        }

    def evidence(self, cell: Cell, value: Decimal) -> float:
        """What speaks for this value in this cell; negative where something speaks against it."""
        slip = _SLIP[slip_strength(value, cell.value, cell.scores[0].printed, self.rules)]
        if cell.value in {self._cells[key].value for key in self._next_rows[cell.key]}:
            slip = max(slip, _NEXT_ROW)
        return slip + self.plausibility(cell, value)

    def plausibility(self, cell: Cell, value: Decimal) -> float:
        """How much better this value fits its cell than the printed one, however the printed one came about."""
        found: float = 0 if 0 <= cell.value <= _FULL else _IMPOSSIBLE
        if cell.key[0] == "item":
            usual = self.rules.item_values
            found += _UNUSUAL_ITEM * ((value in usual) - (cell.value in usual))
        scale = self._scales.get(cell.key)
        if scale is not None:
            found += scale.evidence(cell.key, int(value * 100))
        return found

    def unrounded(self, key: Key, leaving: Key) -> Decimal | None:
        """The score before it was rounded for print, where it is sure without the score of ``leaving``."""
        if key[0] == "item":
            return self._cells[key].value if self._cells[key].value in self.rules.item_values else None
        if key[0] == "question":
            return self._scales[key].unrounded(key, leaving)
        form = self._leaves.get(key)
        if form is None or leaving in form.weights:
            return None
        total = Decimal(0)
        for leaf, weight in form.weights.items():
            value = self.unrounded(leaf, leaving)
            if value is None:
                return None
            total += weight * value
        cell = self._cells[key]
        return total if abs(total - cell.value) <= cell.half_unit else None

    def respondents(self, key: Key, value: Decimal) -> int | None:
        """The number of people that speaks for this value and against the printed one; see ``Scale.proof``."""
        return self._scales[key].proof(key, int(value * 100)) if key in self._scales else None

    def neighbours(self, one: Key, other: Key) -> bool:
        """Whether two cells stand together: rows in sequence, children of one parent, two parts of one element."""
        if one[:2] == other[:2] or other in self._next_rows[one]:
            return True
        elements = [self._framework.element(scope, code) for scope, code, _part in (one, other)]
        parents = {
            (None, None) if element is None else (element.parent_scope, element.parent_code) for element in elements
        }
        return len(parents) == 1

    def strays(self) -> Iterator[tuple[Key, Decimal, int]]:
        """Questions whose score the people who answered all the others cannot give; see ``Scale.strays``."""
        for scale in dict.fromkeys(self._scales.values()):
            yield from scale.strays()


def _scales(cells: Mapping[Key, Cell], rules: Arithmetic) -> dict[Key, Scale]:
    """The answer scale of each question. Questions of one instrument and part are answered by the same people."""
    groups: dict[tuple[str, str], dict[Key, int]] = defaultdict(dict)
    for key, cell in cells.items():
        if key[0] == "question":
            groups[key[1][:1], key[2]][key] = int(cell.value * 100)
    made = [(group, Scale(group, rules)) for group in groups.values()]
    return {key: scale for group, scale in made for key in group}
