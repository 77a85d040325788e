"""Collect what a row of scores is about: its labels, organisation, area, kind, year and instrument.

Takes a table whose columns are known, gives cells and fields of one row; moves ``carry`` where a label governs what
follows. Makes no statements.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from pipeline.parse.tables.carry import Carry
from pipeline.parse.tables.row_labels import DEPTH
from pipeline.parse.tables.score_columns import Facets
from pipeline.parse.tables.score_grid import ScoreGrid
from pipeline.records import Cell, Field
from pipeline.thai import arabic_digits
from pipeline.thai.years import find_years

_AREA_ROLES = frozenset({"province", "district", "kind"})
_LONGEST_YEAR_LABEL = 40
_CODE = re.compile(r"[A-Za-z]+[-. ]?(?P<number>[0-9]{1,2})")
_FEWEST = 3


@dataclass(slots=True)
class RowFields:
    """Fields of the rows below the current header; ``body_start`` is the first of these rows."""

    cells: ScoreGrid
    carry: Carry
    body_start: int = 0
    own_codes: frozenset[int] = frozenset()

    def begin(self, body: range) -> None:
        """Take up the rows below a new header."""
        self.body_start = body.start
        self.own_codes = self._own_codes(body)

    def _own_codes(self, body: range) -> frozenset[int]:
        """Return the columns of codes that only number the elements beside them: I01 to I10 at ten indicators."""
        agree: dict[int, list[bool]] = {}
        for row in body:
            texts = [cell for cell in self.cells.grid.filled(row) if not self.cells.is_number(cell)]
            printed = [(cell, _CODE.fullmatch(arabic_digits(cell.passage.text.strip()))) for cell in texts]
            names = [match for cell in texts if (match := self.cells.matcher.element(cell.passage.text)) is not None]
            indicators = {match.code for match in names if match.scope == "indicator"}
            for cell, code in printed:
                if indicators and code is not None:
                    agree.setdefault(cell.column, []).append(str(int(code["number"])) in indicators)
        return frozenset(column for column, found in agree.items() if len(found) >= _FEWEST and all(found))

    def labels(self, row: int, covering: list[Cell], first_value: int) -> list[Cell]:
        """Return the cells that label the row; an indicator beside its question only governs the question.

        In a table of instruments alone, the instrument column is the label. Words behind the numbers (บรรลุ) say
        nothing of what the row is about where words before them do.
        """
        labels = [cell for cell in covering if self.cells.is_label(cell) and cell.column not in self.own_codes]
        before = [cell for cell in labels if cell.column < first_value]
        if any(self.cells.matcher.element(cell.passage.text) is not None for cell in before):
            labels = before
        if not labels:
            return self._other_labels(row, covering, first_value)
        senses = {cell.column: self.cells.matcher.element(cell.passage.text) for cell in labels}
        depths = [DEPTH[sense.scope] for sense in senses.values() if sense is not None]
        for cell in labels:
            sense = senses[cell.column]
            if sense is not None and DEPTH[sense.scope] < max(depths):
                self.carry.move(sense.scope, Field("label", self.cells.grid.spot(cell)))
        return [
            cell
            for cell in labels
            if (
                DEPTH[sense.scope] == max(depths) if (sense := senses[cell.column]) else self._is_of(cell, bool(depths))
            )
        ]

    def _other_labels(self, row: int, covering: list[Cell], first_value: int) -> list[Cell]:
        """Return the label of a row without a column of names: its instrument, else the text before its score."""
        instruments = [cell for cell in covering if cell.row == row and self.cells.above(cell).role == "instrument"]
        texts = [cell for cell in covering if cell.column < first_value and not self.cells.is_number(cell)]
        return instruments or texts[-1:]

    def _is_of(self, cell: Cell, beside_element: bool) -> bool:
        """Return whether a cell labels the row; beside a label that names an element only another name does."""
        text = cell.passage.text
        return not beside_element or self.cells.matcher.organisation(text) or self.is_year(text)

    def common(self, row: int, labels: list[Cell], covering: list[Cell]) -> tuple[Field, ...]:
        """Return the fields that all numbers of a row share."""
        named = [cell for cell in labels if self.cells.matcher.element(cell.passage.text) is not None]
        bodies = [cell for cell in labels if self.cells.matcher.organisation(cell.passage.text)] if named else []
        about = [cell for cell in labels if cell not in bodies]
        spots = tuple(Field("label", self.cells.grid.spot(cell), self.cells.above(cell).header) for cell in about)
        numbers = tuple(
            Field("number", self.cells.grid.spot(cell), self.cells.above(cell).header)
            for cell in covering
            if self.cells.is_counter(cell)
        )
        return (*spots, *numbers, *self._row_facets(row, labels, covering), *self._instrument(row))

    def spanning(self, value: Cell, covering: list[Cell]) -> list[Cell]:
        """Return the cells that span the same rows as a number (an instrument beside its indicators)."""
        if value.row_span == 1:
            return []
        return [
            cell
            for cell in covering
            if (cell.row, cell.row_span) == (value.row, value.row_span) and not self.cells.is_number(cell)
        ]

    def _row_facets(self, row: int, labels: list[Cell], covering: list[Cell]) -> tuple[Field, ...]:
        """Return organisation, area, kind and year of the row; a blank year repeats the one above."""
        found: list[Field] = []
        for cell in covering:
            role, text = self.cells.above(cell).role, cell.passage.text
            if role in _AREA_ROLES:
                found.append(Field(str(role), self.cells.grid.spot(cell)))
            elif (role == "organisation" and not self.cells.is_number(cell)) or (
                cell in labels and self.cells.matcher.organisation(text)
            ):
                found.append(Field("organisation", self.cells.grid.spot(cell), self.cells.above(cell).header))
            elif role == "year" or (cell in labels and self.is_year(text)):
                found.append(Field("year", self.cells.grid.spot(cell)))
        if not any(piece.name == "year" for piece in found) and (above := self._above(row, "year")) is not None:
            found.append(Field("year", self.cells.grid.spot(above)))
        return tuple(found)

    def _above(self, row: int, role: str) -> Cell | None:
        """Return the nearest filled cell of a role's column at or above a row (a lost vertical merge)."""
        for column, facets in self.cells.facets.items():
            if facets.role == role:
                rows = range(row, self.body_start - 1, -1)
                return next((cell for above in rows if (cell := self.cells.grid.own(above, column))), None)
        return None

    def of_instrument(self, row: int, facets: Facets) -> list[Cell]:
        """Return the cell that names the instrument of a number in a column of scores by instrument."""
        cell = self._above(row, "instrument") if facets.role == "instrument_score" else None
        return [cell] if cell is not None else []

    def is_year(self, text: str) -> bool:
        """Return whether a label is a year, and not an element that has a year in its name."""
        return len(text) < _LONGEST_YEAR_LABEL and bool(find_years(text)) and self.cells.matcher.element(text) is None

    def _instrument(self, row: int) -> tuple[Field, ...]:
        """Return the cell of the instrument column, from a row above where it is blank."""
        cell = self._above(row, "instrument")
        named = cell is not None and self.cells.matcher.element(cell.passage.text) is not None
        return (Field("instrument", self.cells.grid.spot(cell)),) if cell is not None and named else ()
