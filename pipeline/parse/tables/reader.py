"""Read every table of a document by the layout that its headers fit, and record why each layout fits or not.

Takes a document, gives statements and trials; tables that no layout reads become a statement of their own kind, so
that nothing is silently dropped.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass, field, replace
from itertools import groupby

from pipeline.matching.elements import TextMatcher
from pipeline.parse.tables.carry import Carry
from pipeline.parse.tables.context import Surroundings
from pipeline.parse.tables.headers import HeaderMatch, find_header
from pipeline.parse.tables.rows import RowReader
from pipeline.parse.tables.score_grid import ScoreGrid
from pipeline.parse.tables.scores import ScoreReader
from pipeline.parse.tables.slots import Grid
from pipeline.parse.tables.stacked import part_stacked_rows
from pipeline.parse.tables.text_grids import TextGridReader
from pipeline.parse.tables.unread import unread_table
from pipeline.records import Document, Field, LayoutTrial, Paragraph, Spot, Statement, Table
from pipeline.rulebook import Rulebook
from pipeline.thai import arabic_digits
from pipeline.thai.numerals import read_number, score_problem

SCORES = "scores"
_NAMED = ("ตัวเลขมีตัวชี้วัดกำกับ", "its numbers belong to elements")
_NAMELESS = ("ตัวเลขไม่มีตัวชี้วัดกำกับ", "its numbers belong to no element")
# A score inside a label: "ตัวชี้วัดที่ ๑ การปฏิบัติหน้าที่ (๙๘.๖๗ คะแนน)".
_SCORE_IN_LABEL = re.compile(r"(?<![0-9.])(?P<value>[0-9]{1,3}(?:[.,][0-9]{1,2})?)\s*คะแนน(?!ขึ้นไป|เต็ม)")
_LABEL_ROLES = ("indicator", "question", "issue", "title")


@dataclass(slots=True)
class TablesReader:
    """Reader of the tables of one document, in order and with the paragraphs between them."""

    document: Document
    rulebook: Rulebook
    matcher: TextMatcher
    result_year: int | None = None
    statements: list[Statement] = field(default_factory=list)
    trials: list[LayoutTrial] = field(default_factory=list)
    text_grids: TextGridReader = field(init=False)

    def __post_init__(self) -> None:
        self.text_grids = TextGridReader(self.document, self.rulebook, self.matcher, self.result_year)

    def read(self) -> None:
        """Fill ``statements`` and ``trials``."""
        carry = Carry()
        surroundings = Surroundings(self.matcher, carry)
        last: HeaderMatch | None = None
        for is_text, members in groupby(self.document.blocks, lambda block: isinstance(block, Paragraph)):
            if is_text:
                paragraphs = [block for block in members if isinstance(block, Paragraph)]
                self.statements.extend(self.text_grids.read(paragraphs, surroundings, carry))
                if any(len(one.passage.text.strip()) > 3 for one in paragraphs):
                    last = None  # more than a page number stands between: the next table begins anew
                continue
            for table in members:
                if isinstance(table, Table):
                    last = self._table(table, surroundings.context(), carry, last)
                    surroundings.pass_table()

    def _table(
        self, table: Table, context: tuple[Field, ...], carry: Carry, last: HeaderMatch | None
    ) -> HeaderMatch | None:
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
        match, reasons = find_header(grid, self.rulebook.layouts, self.matcher.words, reader.columns_read)
        if (
            match is not None
            and self.rulebook.layouts[match.layout].emits == "disclosure_item"
            and not _is_of_items(cells)
        ):
            reasons[match.layout], match = "OIT", None
        for name, missing in sorted(reasons.items()):
            if match is None or name != match.layout:
                self._try(table, name, f"ไม่พบคอลัมน์ {missing}", f"no column for {missing}")
        if match is None and last is not None and len(last.headers) == table.column_count:
            match = HeaderMatch(last.layout, 0, 0, last.roles, last.headers, last.unknown, last.score)
        if match is None:
            carry.follow(beside)
            self._scores(cells, scores, context, reader.evidence())
            return None
        layout = self.rulebook.layouts[match.layout]
        columns = tuple(sorted(match.roles.items()))
        self._try(table, match.layout, "หัวตารางตรง", "its headers fit", accepted=True, columns=columns)
        governing = (*context, *carry.governing())
        body = RowReader(grid, match, layout, self.rulebook.columns, governing, self.matcher.is_section)
        rows = body.read()
        beside_rows = [
            one
            for statement in rows
            for one in self._scores_beside(statement, reader.columns_read | reader.columns_refused)
        ]
        self.statements.extend((*rows, *scores, *beside_rows))
        if scores:
            self._try(table, SCORES, *_NAMED, accepted=True, evidence=reader.evidence())
        self._say_unread(cells, [*rows, *scores], context)
        return match

    def _scores(
        self, cells: ScoreGrid, found: list[Statement], context: tuple[Field, ...], evidence: tuple[str, ...]
    ) -> None:
        table = cells.grid.table
        self._try(table, SCORES, *(_NAMED if found else _NAMELESS), accepted=bool(found), evidence=evidence)
        self.statements.extend(found)
        if self._say_unread(cells, found, context) or found:
            return
        first = next((cell for cell in table.cells if cell.passage.text.strip()), None)
        if first is not None:
            spot = cells.grid.spot(first)
            self.statements.append(Statement("unmapped", "tables#unknown", spot, (Field("table", spot),), context))

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


def _is_score(text: str) -> bool:
    reading = read_number(text)
    return reading is not None and score_problem(reading) is None


def _is_of_items(cells: ScoreGrid) -> bool:
    """Return whether the rows of a table name items (ข้อ o1..) rather than indicators, questions or instruments."""
    scopes = [
        match.scope
        for cell in cells.grid.table.cells
        if cell.passage.text.strip()
        and not cells.is_number(cell)
        and (match := cells.matcher.element(cell.passage.text)) is not None
        and match.sure
    ]
    items = sum(1 for scope in scopes if scope in ("item", "sub_indicator"))
    return 2 * items >= len(scopes)
