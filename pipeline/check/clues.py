"""What speaks for a value besides the sums: a likely slip, the answer scale, the values that an item can take.

Takes the cells of a sheet, gives points for a value of a cell. Never decides: points only order what the sums allow.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from itertools import islice

from pipeline.check.cells import Cell, Key
from pipeline.check.slips import slip_strength
from pipeline.rulebook.checks import Arithmetic

_CENT = Decimal("0.01")
_FULL = Decimal(100)
# A print outside 0-100 is wrong whatever the sums say, so no slip elsewhere outweighs it.
_IMPOSSIBLE = 10
_SCALE = 2
_UNUSUAL, _USUAL, _BACK_TO_USUAL = -2, 1, 2


@dataclass(frozen=True, slots=True)
class Clues:
    """Points for values. ``counts``: for a question, every number of respondents that all *other* questions fit."""

    rules: Arithmetic
    counts: Mapping[Key, tuple[int, ...]]

    def points(self, cell: Cell, value: Decimal) -> int:
        """What speaks for this value in this cell; negative where something speaks against it."""
        points = slip_strength(value, cell.value, cell.scores[0].printed, self.rules)
        if not 0 <= cell.value <= _FULL:
            points += _IMPOSSIBLE
        if cell.key[0] == "item":
            usual = self.rules.item_values
            points += _UNUSUAL if value not in usual else _USUAL if cell.value in usual else _BACK_TO_USUAL
        if self.off_scale(cell.key, value):
            points -= _SCALE
        elif self.off_scale(cell.key, cell.value):
            points += _SCALE
        return points

    def off_scale(self, key: Key, value: Decimal) -> bool:
        """Whether no number of respondents that fits the other questions can give this value."""
        counts = self.counts.get(key, ())
        return bool(counts) and not any(_fits(int(value * 100), count, self.rules) for count in counts)

    def nearest(self, key: Key, value: Decimal) -> tuple[Decimal, int]:
        """The nearest score that the fewest respondents who fit the other questions can give, and their number."""
        count = self.counts[key][0]
        step = Decimal(self.rules.answer_step) / count
        near = (value / step).quantize(Decimal(1), ROUND_HALF_UP) * step
        return min(_FULL, near).quantize(_CENT, ROUND_HALF_UP), count


def clues(cells: Mapping[Key, Cell], rules: Arithmetic) -> Clues:
    """The clues of a sheet. Questions of one instrument and part are answered by the same people.

    An answer is a multiple of ``answer_step`` points, so a question's score is a multiple of step over respondents.
    """
    groups: dict[tuple[str, str], list[Cell]] = defaultdict(list)
    for (scope, code, part), cell in cells.items():
        if scope == "question":
            groups[code[:1], part].append(cell)
    counts: dict[Key, tuple[int, ...]] = {}
    for group in groups.values():
        values = {cell.key: int(cell.value * 100) for cell in group}
        distinct = sorted(set(values.values()))
        odd: list[tuple[int, set[int]]] = []
        for count in range(1, rules.most_respondents + 1):
            misfits = _misfits(distinct, count, rules)
            if len(misfits) <= 1:
                odd.append((count, misfits))
        for key, value in values.items():
            others = {other for other_key, other in values.items() if other_key != key}
            if len(others) >= rules.fewest_scores_for_scale:
                counts[key] = tuple(count for count, misfits in odd if not misfits & others and misfits <= {value})
    return Clues(rules, counts)


def _misfits(values: Iterable[int], count: int, rules: Arithmetic) -> set[int]:
    """The values that so many respondents cannot give; no more than two, for two already rule the number out."""
    return set(islice((value for value in values if not _fits(value, count, rules)), 2))


def _fits(hundredths: int, count: int, rules: Arithmetic) -> bool:
    """Whether so many respondents can give this score, rounded to two decimals."""
    step = rules.answer_step * 100
    remainder = (hundredths * count) % step
    return min(remainder, step - remainder) * 2 <= count
