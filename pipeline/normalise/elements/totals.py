"""What a bare total or average row (รวม, เฉลี่ย) stands for: the element that the rows above it belong to.

Takes the elements of the rows before it in its table and the framework; gives the one parent that they share, or
nothing where they share none. Never reads a number.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from pipeline.records import Scope
from pipeline.rulebook import Rulebook
from pipeline.rulebook.framework import Framework
from pipeline.thai import skeleton

Key = tuple[Scope, str]


def is_total(text: str, rulebook: Rulebook) -> bool:
    """Whether a label is nothing but words for a total or an average (คะแนนเฉลี่ยรวมถ่วงน้ำหนัก)."""
    return rulebook.columns.total_pattern.fullmatch(re.sub("^[0-9]+", "", skeleton(text))) is not None


@dataclass(slots=True)
class Totals:
    """Follows the rows of one table: what stands since the last total, and the totals themselves."""

    framework: Framework | None
    rows: list[Key] = field(default_factory=list)
    totals: list[Key] = field(default_factory=list)

    def row(self, key: Key) -> None:
        """A row about an element; an instrument's own row closes what stood before it."""
        if key[0] in ("instrument", "overall"):
            self.total(key)
        else:
            self.rows.append(key)

    def total(self, key: Key) -> None:
        """A total row that is of this element."""
        self.totals.append(key)
        self.rows.clear()

    def parent(self) -> Key | None:
        """Return the one parent of the nearest rows; where it has its total already, that of the totals.

        A single row has no total: in a table in any order it only happens to stand above.
        """
        nearest = self._shared(self.rows) if len(self.rows) > 1 else None
        return nearest if nearest is not None and nearest not in self.totals else self._shared(self.totals)

    def _shared(self, rows: Sequence[Key]) -> Key | None:
        if self.framework is None or not rows:
            return None
        scope = rows[-1][0]
        parents = {self._above(key) for key in rows if key[0] == scope}
        while len(parents) > 1 and None not in parents:
            # Indicators of several instruments, all listed: the total is of what the instruments belong to.
            parents = {self._above(parent) for parent in parents if parent is not None}
        return parents.pop() if len(parents) == 1 else None

    def _above(self, key: Key) -> Key | None:
        element = self.framework.element(*key) if self.framework is not None else None
        if element is None or element.parent_scope is None or element.parent_code is None:
            return None
        return element.parent_scope, element.parent_code
