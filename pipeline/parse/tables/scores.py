"""Read tables of scores (ตารางคะแนน) of any shape: a number belongs to its row and its column.

Takes a grid with its context, gives a statement for each number with the texts that label it: the row's labels, the
header above it (element, year, part, organisation) and what governs both (an indicator's header row, the caption).
Lists by indicator, questions under indicators, years side by side and rows by organisation are one case. Never resolves
a code and never converts a number.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from pipeline.matching.elements import ElementMatch
from pipeline.parse.outline.analyses import split_analysis
from pipeline.parse.tables.carry import Carry
from pipeline.parse.tables.row_fields import RowFields
from pipeline.parse.tables.row_labels import DEPTH
from pipeline.parse.tables.score_columns import Facets
from pipeline.parse.tables.score_grid import ScoreGrid
from pipeline.parse.tables.values import is_exact
from pipeline.records import Cell, Field, Spot, Statement, StatementKind
from pipeline.thai import skeleton
from pipeline.thai.numerals import find_numbers, read_number

_RULE = "scores"
_ASSESSMENT_ROLES = ("level", "grade", "rank")
_LEVEL_FIT = 0.85
_FEWEST_NAMED = 2
_EXACT = 2  # decimals
_RUN_OF_INDICATORS = list(range(1, 11))


@dataclass(slots=True)
class ScoreReader:
    """Reader of one table of scores. ``carry`` is shared between the tables of a document."""

    cells: ScoreGrid
    context: tuple[Field, ...]
    carry: Carry
    statements: list[Statement] = field(default_factory=list)
    known: int = 0
    values: int = 0
    columns_read: set[int] = field(default_factory=set)
    columns_refused: set[int] = field(default_factory=set)
    judged: list[str] = field(default_factory=list)
    segments: list[frozenset[int]] = field(default_factory=list)
    rows: RowFields = field(init=False)

    def __post_init__(self) -> None:
        self.rows = RowFields(self.cells, self.carry)

    def read(self) -> list[Statement]:
        """Return the statements of the table, or none if it is no table of ITA scores."""
        titles = tuple(Field("caption", self._spot(cell)) for cell in self.cells.header_rows.titles())
        self.context = (*self.context, *titles)
        for part in self.cells.header_rows.parts():
            self.cells.use(part)
            self.segments = self.cells.segments()
            self.rows.begin(part.body)
            for row in part.body:
                self._row(row)
            self.columns_refused |= {
                column
                for column, facets in self.cells.facets.items()
                if facets.decision is not None and not facets.decision.is_score
            }
            self._named_values(part.header)
            self._doubts()
            self.judged += [
                f"{column + 1} {facets.header or '-'}: {facets.decision.summary()}"
                for column, facets in self.cells.facets.items()
                if facets.decision is not None
            ]
        if not self._is_about_scores():
            self.columns_read.clear()
            return [one for one in self.statements if one.rule_id.endswith("#two-readings")]
        for cell in self.cells.unread_columns():
            spot = self._spot(cell)
            self._state("unmapped", spot, (Field("column", spot, self.cells.above(cell).header),), "column")
        return self.statements

    def _doubts(self) -> None:
        """Add a statement on two columns that are about equally likely to hold the scores; neither is read."""
        if self.cells.named_rows() < _FEWEST_NAMED:
            return
        for column, facets in self.cells.facets.items():
            decision = facets.decision
            if decision is None or not decision.in_doubt or decision.rival is None or decision.rival < column:
                continue
            spots = [self._first(one) for one in (column, decision.rival)]
            headers = [self.cells.facets[one].header for one in (column, decision.rival)]
            said = (Field("first", spots[0], headers[0]), Field("second", spots[1], headers[1]))
            self._state("unmapped", spots[0], said, "two-readings")

    def _named_values(self, header: range) -> None:
        """Add scores that a header cell states with their name: ``IIT = 92.85`` above the indicators."""
        for cell in (cell for row in header for cell in self.cells.grid.filled(row)):
            match = self.cells.matcher.element(cell.passage.text)
            numbers = [one for one in find_numbers(cell.passage.text) if one.is_plain and one.decimals == _EXACT]
            if match is None or not match.sure or len(numbers) != 1 or not is_exact(numbers[0]):
                continue
            spot = self._spot(cell)
            value = replace(spot, passage=cell.passage.slice(numbers[0].start, numbers[0].end))
            self.values, self.known = self.values + 1, self.known + 1
            self._state("score", value, (Field("value", value), Field("label", spot)), "header")

    def evidence(self) -> tuple[str, ...]:
        """Return a line for each column of numbers that was judged, in the order of the table."""
        return tuple(self.judged)

    def _first(self, column: int) -> Spot:
        """Return the first number of a column."""
        row = min(row for row, at in self.cells.numbers if at == column and row >= self.rows.body_start)
        cell = self.cells.grid.cell(row, column)
        assert cell is not None, "a number stands in a cell"
        return self._spot(cell)

    def _spot(self, cell: Cell) -> Spot:
        return self.cells.grid.spot(cell)

    def _state(self, kind: StatementKind, place: Spot, pieces: tuple[Field, ...], rule: str) -> None:
        context = (*self.context, *self.carry.governing())
        self.statements.append(Statement(kind, f"{_RULE}#{rule}", place, pieces, context))

    def _row(self, row: int) -> None:
        covering = self.cells.row_cells(row)
        filled = self.cells.grid.filled(row)
        if not filled:
            return
        if self._is_of_several(covering) and any(self.cells.is_value(row, cell) for cell in covering):
            spot = self._spot(filled[0])
            self._state("unmapped", spot, (Field("row", spot),), "average")
            return
        parts = [self._part(row, [cell for cell in covering if cell.column in columns]) for columns in self.segments]
        if not any(parts) and not self._row_of_levels(covering):
            self._row_of_text(filled)

    def _part(self, row: int, covering: list[Cell]) -> bool:
        """Read the names and scores of one row that stand together; return whether there were scores."""
        values = [cell for cell in covering if self.cells.is_value(row, cell)] or self._moved(row, covering)
        labels = self.rows.labels(row, covering, min((cell.column for cell in values), default=0))
        about = any(self.cells.matcher.element(cell.passage.text) is not None for cell in labels)
        if values or (about and self._blanks(row, covering)):
            self._row_of_scores(row, labels, values, covering)
            return True
        return False

    def _moved(self, row: int, covering: list[Cell]) -> list[Cell]:
        """Return the one exact number of a row that has fewer cells than the others, in a column of words."""
        if not any(one.takes_scores for one in self.cells.facets.values()):
            return []
        numbers = [cell for cell in covering if cell.row == row and self.cells.is_exact(cell)]
        in_words = [cell for cell in numbers if self.cells.above(cell).decision is None]
        return in_words if len(numbers) == len(in_words) == 1 else []

    def _blanks(self, row: int, covering: list[Cell]) -> list[Cell]:
        """Add the empty score cells in the part of the row that these cells stand in."""
        columns = next(one for one in self.segments if covering and covering[0].column in one)
        return [cell for cell in self.cells.blanks(row) if cell.column in columns]

    def _is_of_several(self, covering: list[Cell]) -> bool:
        """Return whether a row is a total or average of organisations (เฉลี่ยทั้งจังหวัด) and belongs to none."""
        words = tuple(skeleton(one) for one in self.cells.rulebook.columns.all_total_words)
        texts = [skeleton(cell.passage.text) for cell in covering if not self.cells.is_number(cell)]
        if not any(text.startswith(words) for text in texts) or not self.cells.is_of_bodies():
            return False
        return not any(self.cells.matcher.organisation(cell.passage.text) for cell in covering)

    def _row_of_scores(self, row: int, labels: list[Cell], values: list[Cell], covering: list[Cell]) -> None:
        senses = [self.cells.matcher.element(cell.passage.text) for cell in labels]
        hint = next((sense for sense in senses if sense is not None), None)
        grouping = hint is not None and hint.scope == "indicator" and self.cells.leads_parts(row)
        trap = grouping and not self.cells.has_combined_column()
        common = self.rows.common(row, labels, covering)
        names_body = any(piece.name == "organisation" for piece in common)
        by_part = any(self.cells.is_number(cell) and self.cells.above(cell).part is not None for cell in values)
        for order, cell in enumerate(values):
            facets = self.cells.above(cell)
            if by_part and facets.part is None and self.cells.is_blank(cell):
                continue  # scored by group of respondents: a dash for all of them leaves nothing out
            # The first number of an indicator's header row is its combined score, whatever heads the column.
            named = replace(facets, part=None) if trap and order == 0 else facets
            spanning = self.rows.of_instrument(row, facets) or self.rows.spanning(cell, covering)
            pieces = self.rows.common(row, spanning, covering) if spanning else common
            if facets.element is not None and self._is_deeper(facets.element, hint):
                # "ผลคะแนน ITA" before a row of instruments: the columns say what its numbers are of.
                pieces = tuple(piece for piece in pieces if piece.name != "label")
            implied = (names_body or facets.organisation is not None) and self._is_about_ita(facets)
            self.values += 1
            self.columns_read.add(cell.column)
            self.known += bool(spanning) or hint is not None or facets.element is not None or implied
            self._state("score", self._spot(cell), self._pieces(cell, named, pieces), "group" if grouping else "cell")
        has_moved = any(not self.cells.above(cell).takes_scores for cell in values)
        if (hint is not None or names_body) and not has_moved:
            # A row about an element that leaves a column of scores empty: missing scores (คะแนนที่เว้นว่าง).
            for cell in self._blanks(row, covering):
                self._state("score", self._spot(cell), self._pieces(cell, self.cells.above(cell), common), "blank")
        names_year = any(piece.name == "year" for piece in common)
        if hint.scope == "overall" if hint is not None else names_body or names_year:
            self._assessment(covering, common)
        if hint is not None:
            self.carry.move(hint.scope, Field("label", self._spot(labels[senses.index(hint)])))

    def _is_deeper(self, element: Field, hint: ElementMatch | None) -> bool:
        match = self.cells.matcher.element(element.header or element.spot.text)
        return match is not None and hint is not None and DEPTH[match.scope] > DEPTH[hint.scope]

    def _is_about_ita(self, facets: Facets) -> bool:
        """Return whether header or caption name the assessment; an organisation's number then needs no other word."""
        texts = [facets.header, *(piece.spot.text for piece in self.context if piece.name == "caption")]
        return any(word in text for word in self.cells.rulebook.columns.about_words for text in texts)

    def _pieces(self, cell: Cell, facets: Facets, common: tuple[Field, ...]) -> tuple[Field, ...]:
        said = (facets.year, facets.part, facets.element, facets.organisation)
        value = Field("value", self.cells.value_spot(cell), facets.header)
        return (value, *common, *(piece for piece in said if piece is not None))

    def _assessment(self, covering: list[Cell], common: tuple[Field, ...]) -> None:
        """Add levels, grades and ranks of a row about the whole assessment of an organisation."""
        found = tuple(
            Field(str(self.cells.above(cell).role), self._spot(cell))
            for cell in covering
            if self.cells.above(cell).role in _ASSESSMENT_ROLES and not self.cells.is_blank(cell)
        )
        if found:
            pieces = (*found, *(piece for piece in common if piece.name != "number"))
            self._state("assessment", found[0].spot, pieces, "level")

    def _row_of_levels(self, covering: list[Cell]) -> bool:
        """Add the claims of a row "ระดับ" or "อันดับ" under columns of years or organisations."""
        if len(covering) < 2:
            return False
        words = self.cells.matcher.words
        role = next((one for one in _ASSESSMENT_ROLES if words.fit(covering[0].passage.text, one) >= _LEVEL_FIT), None)
        if role is None:
            return False
        told = [cell for cell in covering[1:] if not self.cells.is_blank(cell) and self.cells.above(cell).takes_scores]
        for cell in told:
            facets = self.cells.above(cell)
            said = tuple(piece for piece in (facets.year, facets.organisation) if piece is not None)
            self._state("assessment", self._spot(cell), (Field(role, self._spot(cell)), *said), "level")
        return bool(told)

    def _row_of_text(self, filled: list[Cell]) -> None:
        """Read a row without scores: what an indicator lacks, a heading, or a row that no rule reads."""
        for cell in filled:
            spot = self._spot(cell)
            parts = split_analysis(cell.passage, self.cells.rulebook)
            if parts:
                pieces = tuple(Field(name, replace(spot, passage=piece)) for name, piece in parts)
                self._state("indicator_analysis", spot, pieces, "analysis")
                continue
            sense = self.cells.matcher.element(cell.passage.text)
            if sense is not None:
                self.carry.move(sense.scope, Field("label", spot))
            elif not self.cells.matcher.is_column_name(cell.passage.text):
                self._state("unmapped", spot, (Field("row", spot),), "row")

    def _keep_named(self) -> bool:
        """Keep, among rows about other things, only the scores whose own label names the assessment."""
        words = self.cells.rulebook.columns.about_words

        def speaks(statement: Statement) -> bool:
            label = " ".join(piece.spot.text for piece in statement.all("label"))
            return self.cells.matcher.element(label) is not None and any(word in label for word in words)

        kept = [one for one in self.statements if one.kind == "score" and speaks(one)]
        self.statements = kept or self.statements
        return bool(kept)

    def _is_about_scores(self) -> bool:
        """Return whether the numbers are ITA scores: most have an element, or ten rows count the indicators."""
        if not self.values:
            return any(statement.kind == "indicator_analysis" for statement in self.statements)
        if self.known >= max(1, 0.5 * self.values):
            return True
        if self._keep_named():
            return True
        counted = [piece.spot.text for statement in self.statements for piece in statement.all("number")]
        numbers = [int(reading.value) for text in counted if (reading := read_number(text))]
        return any(one.role == "score" for one in self.cells.facets.values()) and numbers == _RUN_OF_INDICATORS
