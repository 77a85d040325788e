"""Determine what the columns of a table of scores mean: quantity, year, part, element and organisation.

Takes the header rows and the rows below them; gives facets by column, with the decision on every column of numbers.
Words, content, order and arithmetic decide together (``evidence``, ``assignment``). Never reads a score.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace

from pipeline.matching.elements import TextMatcher
from pipeline.matching.years import relative_year
from pipeline.parse.tables.assignment import ColumnDecision, assign
from pipeline.parse.tables.evidence import OTHER_WORDS, SCORE_WORDS, Features, NumberColumn, features_of, word_fit
from pipeline.parse.tables.row_labels import RowLabels
from pipeline.parse.tables.slots import Grid
from pipeline.parse.tables.text_columns import NAMES, WORDED, text_role
from pipeline.parse.tables.trees import Key, trees
from pipeline.records import Cell, Field
from pipeline.rulebook import Rulebook
from pipeline.thai.numerals import NumberReading, is_blank_mark, read_number
from pipeline.thai.years import find_years

AVERAGE = "average"  # of several organisations: the score of none of them, and no header alone can tell
SCORES = frozenset({"score", "instrument_score"})
_INDICATORS = 10
_HALF = 0.5
_SIDEWAYS = 2


@dataclass(frozen=True, slots=True)
class Facets:
    """The meaning of a column. Its fields are header cells; ``decision`` is set for columns of numbers."""

    header: str = ""
    role: str | None = None
    year: Field | None = None
    part: Field | None = None
    element: Field | None = None
    organisation: Field | None = None
    decision: ColumnDecision | None = None

    @property
    def takes_scores(self) -> bool:
        """Whether the numbers of the column are scores."""
        return self.role in SCORES


@dataclass(slots=True)
class ColumnReader:
    """Reader of the columns of one part of a table: header rows and the body rows below them.

    ``result_year`` is the year (B.E.) of the document, as far as its titles give it. ``rows`` are the decisions on the
    rows of a table whose columns are elements; ``judged`` are all series of numbers with their features.
    """

    grid: Grid
    rulebook: Rulebook
    matcher: TextMatcher
    numbers: Mapping[tuple[int, int], NumberReading]
    header: range
    body: range
    result_year: int | None = None
    facets: dict[int, Facets] = field(default_factory=dict)
    rows: dict[int, ColumnDecision] = field(default_factory=dict)
    judged: list[tuple[NumberColumn, Features]] = field(default_factory=list)

    def read(self) -> dict[int, Facets]:
        """Return the facets of every column."""
        for column in range(self.grid.table.column_count):
            self.facets[column] = self._facets(column)
        self._number_indicators()
        numeric = [column for column in self.facets if self._is_numeric(column)]
        for column, one in self.facets.items():
            if column not in numeric:
                texts = [cell.passage.text for row in self.body if (cell := self.grid.own(row, column)) is not None]
                role = text_role(self.grid.header_path(self.header, column), texts, self.matcher)
                self.facets[column] = replace(one, role=role, element=None if role in NAMES else one.element)
        self._name_instruments(numeric)
        self._decide(numeric)
        self._find_averages()
        return self.facets

    # --- what the header says ---

    def _facets(self, column: int) -> Facets:
        cells = header_cells(self.grid, self.header, column)
        facets = Facets(" ".join(self.grid.header_path(self.header, column)))
        for cell in cells:
            facets = self._add(facets, cell)
        if facets.element is None and cells and self.matcher.element(facets.header) is not None:
            # "ตัวชี้วัดที่" over "๑": only both together name the element.
            facets = replace(facets, element=Field("element", self.grid.spot(cells[-1]), facets.header))
        return facets

    def _add(self, facets: Facets, cell: Cell) -> Facets:
        text, spot = cell.passage.text, self.grid.spot(cell)
        if find_years(text) or relative_year(text, self.rulebook.calendar) is not None:
            facets = replace(facets, year=Field("year", spot))
        if self.matcher.part(text):
            facets = replace(facets, part=Field("part", spot))
        if self.matcher.organisation(text):
            return replace(facets, organisation=Field("organisation", spot))
        return facets if self.matcher.element(text) is None else replace(facets, element=Field("element", spot))

    def _number_indicators(self) -> None:
        """Take columns headed only ๑ ๒ ๓ … ๑๐ as the ten indicators."""
        for row in self.header:
            read = [(cell, read_number(cell.passage.text)) for cell in self.grid.filled(row)]
            cells = [(cell, reading.value) for cell, reading in read if reading is not None and not reading.decimals]
            if [value for _, value in cells] != list(range(1, _INDICATORS + 1)):
                continue
            for cell, _ in cells:
                if self.facets[cell.column].element is None:
                    label = f"{self.matcher.words.columns.indicator_word} {cell.passage.text.strip()}"
                    element = Field("element", self.grid.spot(cell), label)
                    self.facets[cell.column] = replace(self.facets[cell.column], element=element)

    def _name_instruments(self, numeric: Sequence[int]) -> None:
        """Use the column of instruments as row labels where no deeper element names the rows."""
        if self._coded(numeric) or any(one.role in NAMES for one in self.facets.values()):
            return
        for column, one in self.facets.items():
            if one.role == "instrument" and column not in numeric:
                self.facets[column] = replace(one, role="indicator")

    # --- what the numbers say ---

    def _is_numeric(self, column: int) -> bool:
        """Return whether most filled cells of the column are numbers, not counting blanks."""
        blank_words = self.rulebook.columns.blank_words
        filled = [
            cell
            for row in self.body
            if (cell := self.grid.own(row, column)) is not None and not is_blank_mark(cell.passage.text, blank_words)
        ]
        counted = sum(1 for cell in filled if (cell.row, column) in self.numbers)
        named = self.facets[column].element is not None  # text below the last row of elements says nothing against it
        return counted > 0 and (named or counted >= _HALF * len(filled))

    def _decide(self, numeric: Sequence[int]) -> None:
        labels = RowLabels(self.grid, self.matcher, self.numbers, self.body, self._coded(numeric))
        columns = [self._column(column, labels) for column in numeric]
        decisions = self._judge(columns)
        for one in columns:
            decision = decisions[one.column]
            role = self._other_role(one) if not decision.is_score else self._score_role(one)
            element = self.facets[one.column].element if one.element is not None else None
            self.facets[one.column] = replace(self.facets[one.column], role=role, decision=decision, element=element)
        self._decide_rows([one for one in columns if decisions[one.column].is_score])

    def _coded(self, numeric: Sequence[int]) -> dict[int, str]:
        """Return the columns of codes (9.1, or ๓ under ตัวชี้วัดที่) with the word to read the codes with."""
        found: dict[int, str] = {}
        for column in numeric:
            _, role = word_fit(
                self.grid.header_path(self.header, column), (*SCORE_WORDS, *OTHER_WORDS, *WORDED), self.matcher.words
            )
            if role == "indicator_number":
                found[column] = self.matcher.words.columns.indicator_word
            elif role in NAMES:
                found[column] = ""
        return found

    def _column(self, column: int, labels: RowLabels) -> NumberColumn:
        facets = self.facets[column]
        numbers = {row: reading for row in self.body if (reading := self.numbers.get((row, column))) is not None}
        elements = labels.elements(column)
        instruments = labels.instruments(column)
        if self._is_by_instrument(column, numbers.keys(), elements, instruments):
            elements = instruments
        own = [key for row in numbers if (key := elements.get(row)) is not None and key[0] != "overall"]
        # "EIT (Public)" over questions: the rows say what the numbers are of, the header says of which part.
        named = facets.element if len(own) <= _HALF * len(numbers) else None
        match = self.matcher.element(named.header or named.spot.text) if named is not None else None
        element: Key | None = (match.scope, match.code) if match is not None else None
        path = self.grid.header_path(self.header, column)
        part = self.matcher.part(facets.part.spot.text) if facets.part is not None else None
        body = facets.organisation.spot.text if facets.organisation is not None else None
        about = (self._year(facets), part, body)
        said = (facets.year, facets.part, facets.organisation, element)
        return NumberColumn(
            column,
            path,
            numbers,
            elements,
            labels.named(),
            element,
            about,
            has_facet=any(one is not None for one in said),
        )

    def _year(self, facets: Facets) -> int | None:
        """Return the header's year: B.E.; negative for a relative one; none for the document's own year."""
        if facets.year is None:
            return None
        text = facets.year.spot.text
        printed = [year.be_year for year in find_years(text)]
        year = printed[0] if printed else relative_year(text, self.rulebook.calendar)
        return None if year in (0, self.result_year) else year

    def _is_by_instrument(
        self, column: int, rows: Collection[int], elements: Mapping[int, Key], instruments: Mapping[int, Key]
    ) -> bool:
        """Return whether a column has one number for each instrument, beside rows of indicators."""
        named = [instruments[row] for row in rows if row in instruments]
        if len(named) < _SIDEWAYS or len(set(named)) < len(named):
            return False
        below = [key for row, key in elements.items() if row not in rows and key[0] not in ("instrument", "overall")]
        _, role = word_fit(self.grid.header_path(self.header, column), SCORE_WORDS, self.matcher.words)
        return role == "instrument_score" or len(below) > len(rows)

    def _score_role(self, one: NumberColumn) -> str:
        by_instrument = bool(one.elements) and all(key[0] == "instrument" for key in one.elements.values())
        beside = by_instrument and any(row not in one.numbers for row in one.elements)
        return "instrument_score" if beside and one.element is None else "score"

    def _other_role(self, one: NumberColumn) -> str | None:
        """Return the role of numbers that are no scores: a year by their values, else by the header words."""
        if all(reading.role == "year" for reading in one.numbers.values()):
            return "year"
        fit, role = word_fit(one.path, (*OTHER_WORDS, *WORDED), self.matcher.words)
        return role if fit >= _HALF else None

    def _judge(self, series: Sequence[NumberColumn]) -> dict[int, ColumnDecision]:
        features = features_of(series, trees(self.rulebook), self.matcher.words)
        self.judged.extend((one, features[one.column]) for one in series)
        return assign(series, features, self.rulebook.weights.score_column)

    def _decide_rows(self, columns: Sequence[NumberColumn]) -> None:
        """Decide on the rows of a table whose columns are elements: each row is a series of numbers."""
        elements = {one.column: one.element for one in columns if one.element is not None}
        if len(set(elements.values())) < _SIDEWAYS:
            return
        series = [one for row in self.body if (one := self._series(row, elements)) is not None]
        self.rows = self._judge(series)

    def _series(self, row: int, elements: Mapping[int, Key]) -> NumberColumn | None:
        """Return the numbers of a row by column, with the words before them, or ``None`` if it has none."""
        numbers = {column: self.numbers[row, column] for column in elements if (row, column) in self.numbers}
        if not numbers:
            return None
        path: list[str] = []
        about: list[str] = []
        for cell in self.grid.filled(row):
            text, reading = cell.passage.text, self.numbers.get((row, cell.column))
            if cell.column in elements or (reading is not None and reading.role != "year"):
                continue
            if reading is None and self.facets[cell.column].role in (None, *NAMES) and not self._names_series(text):
                path.append(text)
            else:
                about.append(text)
        return NumberColumn(
            row, tuple(path), numbers, elements, frozenset(elements), None, tuple(about), has_facet=bool(about)
        )

    def _names_series(self, text: str) -> bool:
        """Return whether a text says whose numbers a row holds or of which year, not what they are."""
        return bool(find_years(text)) or self.matcher.organisation(text)

    def _find_averages(self) -> None:
        """Mark a column of scores beside columns of organisations, named for none of them, as their average."""
        if sum(1 for one in self.facets.values() if one.organisation is not None) < 2:
            return
        for column, one in self.facets.items():
            if one.organisation is None and one.role in ("score", "organisation"):
                self.facets[column] = replace(one, role=AVERAGE if one.role == "score" else None)


def header_cells(grid: Grid, rows: range, column: int) -> list[Cell]:
    """Return the header cells above a column, top to bottom; an empty one is looked up on its left (a lost span)."""
    cells: dict[tuple[int, int], Cell] = {}
    for row in rows:
        cell = grid.cell(row, column)
        left = column
        while cell is not None and not cell.passage.text.strip() and left > 0 and row + 1 < rows.stop:
            if not grid.text(row + 1, column):
                break
            left -= 1
            cell = grid.cell(row, left)
        if cell is not None and cell.passage.text.strip():
            cells[cell.row, cell.column] = cell
    return list(cells.values())
