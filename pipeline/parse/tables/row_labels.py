"""Find what the rows of a table are about, as seen from one of its columns.

Takes the text cells of each row; gives elements by row for a column: the nearest and deepest label on its left, else on
its right. Never reads scores.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from pipeline.matching.elements import TextMatcher
from pipeline.parse.tables.slots import Grid
from pipeline.parse.tables.trees import Key
from pipeline.records import Scope
from pipeline.thai.numerals import NumberReading
from pipeline.thai.years import find_years

DEPTH: dict[Scope, int] = {"overall": 0, "instrument": 1, "indicator": 2, "sub_indicator": 3, "question": 4, "item": 4}
_LONGEST_YEAR = 40
_INDICATORS = 10


class RowLabels:
    """The labels of the body rows of one part of a table.

    ``coded`` are the columns whose numbers are codes of elements, with the word that stands for each (ตัวชี้วัดที่).
    """

    def __init__(
        self, grid: Grid, matcher: TextMatcher, numbers: Mapping[tuple[int, int], NumberReading], body: range,
        coded: Mapping[int, str],
    ) -> None:  # fmt: skip
        self._matches: dict[int, list[tuple[int, Key]]] = {}
        self._named: set[int] = set()
        self._body = body
        for row in body:
            for column in range(grid.table.column_count):
                cell = grid.cell(row, column)
                if cell is None or cell.column != column or not cell.passage.text.strip():
                    continue
                text = cell.passage.text
                if (cell.row, column) in numbers:
                    if column not in coded:
                        continue
                    text = f"{coded[column]} {text.strip()}".strip()
                self._note(row, column, text, matcher)
        if not self._named:
            self._count(grid, numbers, body)

    def _note(self, row: int, column: int, text: str, matcher: TextMatcher) -> None:
        match = matcher.element(text)
        if match is not None:
            self._matches.setdefault(row, []).append((column, (match.scope, match.code)))
            self._named.add(row)
        elif matcher.organisation(text) or (len(text) < _LONGEST_YEAR and find_years(text)):
            self._named.add(row)

    def _count(self, grid: Grid, numbers: Mapping[tuple[int, int], NumberReading], body: range) -> None:
        """Take rows that only a running number from 1 to 10 names as the ten indicators."""
        for column in range(grid.table.column_count):
            rows = [row for row in body if (row, column) in numbers]
            values = [numbers[row, column].value for row in rows]
            if values == list(range(1, _INDICATORS + 1)):
                for row, value in zip(rows, values, strict=True):
                    self._matches[row] = [(column, ("indicator", str(value)))]
                self._named.update(rows)
                return

    def named(self) -> frozenset[int]:
        """Return the rows that name an element, a year or an organisation."""
        return frozenset(self._named)

    def instruments(self, column: int) -> dict[int, Key]:
        """Return the instrument of each row, named there or further up, for a column of numbers by instrument."""
        found: dict[int, Key] = {}
        above: Key | None = None
        for row in self._body:
            left = [key for at, key in self._matches.get(row, ()) if at < column]
            if not left:
                continue
            whole = next((key for key in left if key[0] == "overall"), None)
            above = next((key for key in left if key[0] == "instrument"), above)
            key = whole or above
            if key is not None:
                found[row] = key
        return found

    def elements(self, column: int) -> dict[int, Key]:
        """Return the element of each row that has one, for the numbers of a column."""
        found: dict[int, Key] = {}
        for row, matches in self._matches.items():
            left = [(at, key) for at, key in matches if at < column]
            right = [key for at, key in matches if at > column]
            if left and not (_is_shallow(key for _, key in left) and not _is_shallow(right)):
                deepest = max(DEPTH[key[0]] for _, key in left)
                found[row] = next(key for _, key in reversed(left) if DEPTH[key[0]] == deepest)
            elif right:
                found[row] = max(right, key=lambda key: DEPTH[key[0]])
        return found


def _is_shallow(keys: Iterable[Key]) -> bool:
    """Return whether only instruments are named: beside an indicator an instrument only groups rows."""
    return all(DEPTH[key[0]] <= DEPTH["instrument"] for key in keys)
