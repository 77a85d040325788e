"""Read every table of a document by the layout that its headers fit, and record why each layout fits or not.

Takes a document, gives statements and trials; tables that no layout reads become a statement of their own kind, so
that nothing is silently dropped.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass, field, replace
from itertools import groupby

from pipeline.matching.cell_kinds import CellReader, cell_reader
from pipeline.matching.elements import TextMatcher
from pipeline.parse.grids import Region, TextGrid
from pipeline.parse.tables.carry import Carry
from pipeline.parse.tables.context import Surroundings
from pipeline.parse.tables.roles.forms import turned
from pipeline.parse.tables.roles.kind import TextsAround
from pipeline.parse.tables.roles.search import RecordTable, read_record_table
from pipeline.parse.tables.rows import RowReader
from pipeline.parse.tables.score_grid import ScoreGrid
from pipeline.parse.tables.scores import ScoreReader
from pipeline.parse.tables.slots import Grid
from pipeline.parse.tables.spaced import parted
from pipeline.parse.tables.stacked import part_stacked_rows
from pipeline.parse.tables.text_grids import TextGridReader
from pipeline.parse.tables.unread import unread_records, unread_table
from pipeline.records import Document, Field, LayoutTrial, Paragraph, Spot, Statement, Table
from pipeline.rulebook import Rulebook
from pipeline.thai import arabic_digits, skeleton
from pipeline.thai.numerals import read_number, score_problem

SCORES = "scores"
_NAMED = ("ตัวเลขมีตัวชี้วัดกำกับ", "its numbers belong to elements")
_NAMELESS = ("ตัวเลขไม่มีตัวชี้วัดกำกับ", "its numbers belong to no element")
# A score inside a label: "ตัวชี้วัดที่ ๑ การปฏิบัติหน้าที่ (๙๘.๖๗ คะแนน)".
_SCORE_IN_LABEL = re.compile(r"(?<![0-9.])(?P<value>[0-9]{1,3}(?:[.,][0-9]{1,2})?)\s*คะแนน(?!ขึ้นไป|เต็ม)")
_LONGEST_OPENING = 500
_LABEL_ROLES = ("indicator", "question", "issue", "title")


@dataclass(slots=True)
class TablesReader:
    """Reader of the tables of one document, in order and with the paragraphs between them.

    ``blocks`` are those of the document with tables of records that spaces align in place of their lines.
    """

    document: Document
    rulebook: Rulebook
    matcher: TextMatcher
    result_year: int | None = None
    statements: list[Statement] = field(default_factory=list)
    trials: list[LayoutTrial] = field(default_factory=list)
    blocks: list[Paragraph | Table] = field(default_factory=list)
    text_grids: TextGridReader = field(init=False)
    cell_reader: CellReader = field(init=False)
    opening: str = field(init=False)

    def __post_init__(self) -> None:
        self.cell_reader = cell_reader(self.rulebook)
        self.opening = skeleton(_opening(self.document))
        self.text_grids = TextGridReader(self.document, self.rulebook, self.matcher, self.result_year)

    def read(self) -> None:
        """Fill ``statements`` and ``trials``."""
        carry = Carry()
        surroundings = Surroundings(self.matcher, carry)
        last: RecordTable | None = None
        pages = {page.number: page.text for page in self.document.pages}
        for is_text, members in groupby(self.document.blocks, lambda block: isinstance(block, Paragraph)):
            if is_text:
                text = [block for block in members if isinstance(block, Paragraph)]
                for paragraphs, aligned in parted(text, pages, self._spaced_records):
                    self.blocks.extend((*paragraphs, *([aligned] if aligned is not None else [])))
                    self.statements.extend(self.text_grids.read(paragraphs, surroundings, carry))
                    if any(len(one.passage.text.strip()) > 3 for one in paragraphs):
                        last = None  # more than a page number stands between: the next table begins anew
                    if aligned is not None:
                        last = self._table(aligned, surroundings.context(), carry, last)
                        surroundings.pass_table()
                continue
            for table in members:
                if isinstance(table, Table):
                    self.blocks.append(table)
                    last = self._table(table, surroundings.context(), carry, last)
                    surroundings.pass_table()

    def _table(
        self, table: Table, context: tuple[Field, ...], carry: Carry, last: RecordTable | None
    ) -> RecordTable | None:
        """Read one table; return the header that a next table without one would continue with."""
        grid = Grid(table)
        cells = ScoreGrid(grid, self.rulebook, self.matcher, self.result_year)
        beside = replace(carry)
        reader = ScoreReader(cells, context, beside)
        scores = reader.read()
        parted = part_stacked_rows(table, self.text_grids.next_number(), _is_score)
        if parted is not None:
            listed = ScoreReader(
                ScoreGrid(Grid(parted), self.rulebook, self.matcher, self.result_year), context, replace(carry)
            )
            scores = listed.read() or scores
        found, view = self._record_table(grid, context, reader.columns_read, last)
        if found is None or not found.is_taken:
            carry.follow(beside)
            self._scores(cells, scores, context, reader.evidence(), found)
            return None
        layout = self.rulebook.layouts[found.layout]
        self._try_layouts(table, found)
        governing = (*context, *carry.governing())
        rows = RowReader(view, found, layout, self.cell_reader, governing).read()
        judged = reader.columns_read | reader.columns_refused if view is grid else frozenset[int]()
        beside_rows = [one for statement in rows for one in self._scores_beside(statement, judged)]
        self.statements.extend((*rows, *scores, *beside_rows))
        if scores:
            self._try(table, SCORES, *_NAMED, accepted=True, evidence=reader.evidence())
        self._say_unread(cells, [*rows, *scores], context)
        return found if view is grid else None

    def _spaced_records(self, region: Region) -> TextGrid | None:
        """Return the reading of aligned lines that is a table of records with a header."""
        for reading in region.readings:
            grid = Grid(replace(reading.table, number=self.text_grids.next_number()))
            found = read_record_table(grid, self.cell_reader, TextsAround(opening=self.opening))
            if found is not None and found.is_taken and found.body_row > 0:
                return replace(reading, table=grid.table)
        return None

    def _record_table(
        self, grid: Grid, context: tuple[Field, ...], scores: Collection[int], last: RecordTable | None
    ) -> tuple[RecordTable | None, Grid]:
        """Return the best reading of a table as it stands or as a form, and the grid that it is a reading of."""
        captions = " ".join(piece.spot.text for piece in context if piece.name == "caption")
        around = TextsAround(skeleton(captions), self.opening)
        upright = read_record_table(grid, self.cell_reader, around, scores=scores, before=last)
        readings = [(upright, grid)] if upright is not None else []
        for form in turned(grid, self.matcher.words):
            reading = read_record_table(form, self.cell_reader, around)
            if reading is not None and reading.body_row > 0:
                readings.append((reading, form))
        return max(readings, key=lambda one: (one[0].is_taken, one[0].fit), default=(None, grid))

    def _try_layouts(self, table: Table, found: RecordTable) -> None:
        """Record every layout's reading, the taken one with the evidence of the columns."""
        for kind in found.kinds:
            reason = kind.summary()
            if kind.layout == found.layout and found.is_taken:
                columns = tuple(sorted(found.roles.items()))
                self._try(table, kind.layout, reason, reason, accepted=True, columns=columns, evidence=found.evidence)
            elif kind.layout == found.layout:
                self._try(table, kind.layout, reason, reason, evidence=found.evidence)
            else:
                self._try(table, kind.layout, reason, reason)

    def _scores(
        self, cells: ScoreGrid, found: list[Statement], context: tuple[Field, ...], evidence: tuple[str, ...],
        records: RecordTable | None,
    ) -> None:  # fmt: skip
        table = cells.grid.table
        if records is not None:
            self._try_layouts(table, records)
        self._try(table, SCORES, *(_NAMED if found else _NAMELESS), accepted=bool(found), evidence=evidence)
        self.statements.extend(found)
        if self._say_unread(cells, found, context):
            return
        is_near = records is not None and self._is_near(records)
        if records is not None and is_near and not found:
            self.statements.append(unread_records(cells.grid, records, context))
            return
        if found and not is_near:
            return
        # Beside scores, texts that may be measures or analyses are a row that is not understood: a warning is enough.
        first = next((cell for cell in table.cells if cell.passage.text.strip()), None)
        if first is not None:
            spot = cells.grid.spot(first)
            self.statements.append(Statement("unmapped", "tables#unknown", spot, (Field("table", spot),), context))

    def _is_near(self, records: RecordTable) -> bool:
        """Return whether the evidence that a table has records is too weak to read it and too strong to pass it."""
        rules = self.rulebook.roles
        kept = [one for one in records.kinds if self.rulebook.layouts[one.layout].emits != "nothing"]
        others = [one for one in records.kinds if one not in kept]
        best, against = max(one.log_odds for one in kept), max((one.log_odds for one in others), default=-1e3)
        return best >= rules.told_from and best > against - rules.margin and records.fit > 0

    def _say_unread(self, cells: ScoreGrid, read: list[Statement], context: tuple[Field, ...]) -> bool:
        unread = unread_table(cells, read, self.trials, context)
        self.statements.extend([unread] if unread is not None else [])
        return unread is not None

    def _scores_beside(self, statement: Statement, columns_judged: Collection[int]) -> list[Statement]:
        """Return scores in a table of measures or analyses: in a column not read yet, or inside a label."""
        row = statement.place.row_number
        found: list[Statement] = []
        labels = tuple(Field("label", piece.spot) for piece in statement.fields if piece.name in _LABEL_ROLES[:3])
        for piece in statement.fields:
            if piece.spot.row_number != row:
                continue
            is_read = piece.spot.column_number is not None and piece.spot.column_number - 1 in columns_judged
            if piece.name == "score" and piece.spot.text.strip() and not is_read:
                pieces = (Field("value", piece.spot, piece.header), *labels)
                found.append(Statement("score", "scores#beside", piece.spot, pieces, statement.context))
            elif piece.name in _LABEL_ROLES:
                found.extend(self._score_in_label(piece, statement.context))
        return found

    def _score_in_label(self, piece: Field, context: tuple[Field, ...]) -> list[Statement]:
        hit = _SCORE_IN_LABEL.search(arabic_digits(piece.spot.text))
        if hit is None or self.matcher.element(piece.spot.text) is None:
            return []
        value = Spot(
            piece.spot.passage.slice(*hit.span("value")),
            piece.spot.grid_number,
            piece.spot.row_number,
            piece.spot.column_number,
        )
        return [
            Statement("score", "scores#in_label", value, (Field("value", value), Field("label", piece.spot)), context)
        ]

    def _try(
        self, table: Table, layout: str, reason_th: str, reason_en: str, *, accepted: bool = False,
        columns: tuple[tuple[int, str], ...] = (), evidence: tuple[str, ...] = (),
    ) -> None:  # fmt: skip
        self.trials.append(LayoutTrial(table.number, layout, accepted, reason_th, reason_en, columns, evidence))


def _opening(document: Document) -> str:
    """Return the first lines of a document, in which it says what it is."""
    texts = [block.passage.text for block in document.blocks if isinstance(block, Paragraph)]
    return " ".join(texts)[:_LONGEST_OPENING]


def _is_score(text: str) -> bool:
    reading = read_number(text)
    return reading is not None and score_problem(reading) is None
