"""What the columns of a table of scores say: which quantity, of which year, part, element or organisation.

Takes header texts and the rulebook, gives facets by column; never reads a score.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from pipeline.matching.columns import HeaderWords
from pipeline.matching.elements import TextMatcher
from pipeline.parse.tables.slots import Grid
from pipeline.records import Cell, Field
from pipeline.thai.numerals import read_number
from pipeline.thai.years import find_years

# Roles that a column of a score table can have. ``score`` columns hold scores, the others say what is not a score.
SCORE_ROLES = (
    "sequence", "indicator_number", "code", "question", "indicator", "item_title", "instrument", "score",
    "difference", "instrument_score", "level", "grade", "rank", "weight", "full_marks", "target", "count", "percent",
    "organisation", "province", "district", "kind", "year", "remark", "budget", "proof_link", "issue", "title",
    "steps", "period", "responsible", "analysis",
)  # fmt: skip
AVERAGE = "average"  # of several bodies: nobody's score, and no header alone can tell
OTHER = "other"  # of another assessment than ITA
NOT_SCORES = frozenset(SCORE_ROLES) - {"score", "indicator", "instrument_score"} | {AVERAGE, OTHER}
_SCORES = frozenset({"score", "instrument_score"})
_QUANTITIES = frozenset({"weight", "full_marks", "target", "difference"})
# Meanings of headers that are, or sound like, the name of an element: การใช้งบประมาณ is an indicator and no budget.
_NAMES_OF_ELEMENTS = frozenset(
    {"indicator_number", "indicator", "instrument", "question", "code", "title", "issue", "budget", "item_title"}
)
_LAST_BRACKETS = re.compile(r"(?P<outside>[^()]*[^()\s])\s*\((?P<inside>[^()]+)\)\s*")
_FLOOR = 0.6
_INDICATORS = 10


@dataclass(frozen=True, slots=True)
class Facets:
    """What stands above a column. The fields keep the header cells that said so."""

    header: str = ""
    role: str | None = None
    year: Field | None = None
    part: Field | None = None
    element: Field | None = None
    organisation: Field | None = None

    @property
    def takes_scores(self) -> bool:
        """Whether numbers below this header are scores; a column without header says nothing against it."""
        if self.role in NOT_SCORES:
            return False
        return not self.header or self.role in _SCORES or any((self.year, self.part, self.element, self.organisation))


def facets_above(grid: Grid, rows: range, senses: TextMatcher) -> dict[int, Facets]:
    """The facets of every column from these header rows."""
    found: dict[int, Facets] = {}
    for column in range(grid.table.column_count):
        facets = Facets(" ".join(grid.header_path(rows, column)))
        for cell in header_cells(grid, rows, column):
            facets = _add(facets, cell, grid, senses)
        last = next(reversed(header_cells(grid, rows, column)), None)
        if facets.element is None and last is not None and senses.element(facets.header) is not None:
            # "ตัวชี้วัดที่" over "๑": only both together name the element.
            facets = replace(facets, element=Field("element", grid.spot(last), facets.header))
        found[column] = replace(facets, role=_role(facets, grid.header_path(rows, column), senses.words))
    _number_indicators(grid, rows, found, senses)
    counted = any(one.role == "count" for one in found.values())
    for column, one in found.items():
        if one.role == "percent":
            # Beside a count ร้อยละ is a share; alone it is the score in percent.
            found[column] = replace(one, role="count" if counted else "score")
    if sum(1 for one in found.values() if one.organisation is not None) > 1:
        # Bodies side by side: a column of their average is headed by none of them, and หน่วยงาน in the corner says
        # what stands beside it, not what stands below.
        for column, one in found.items():
            if one.organisation is None and one.role in ("score", "organisation"):
                found[column] = replace(one, role=AVERAGE if one.role == "score" else None)
    return found


def _number_indicators(grid: Grid, rows: range, found: dict[int, Facets], senses: TextMatcher) -> None:
    """Columns headed ๑ ๒ ๓ … ๑๐ and nothing else are the ten indicators."""
    for row in rows:
        cells = [
            cell for cell in grid.filled(row) if (reading := read_number(cell.passage.text)) and not reading.decimals
        ]
        values = [reading.value for cell in cells if (reading := read_number(cell.passage.text)) is not None]
        if values != list(range(1, _INDICATORS + 1)) or any(found[cell.column].element for cell in cells):
            continue
        for cell in cells:
            label = f"{senses.words.columns.indicator_word} {cell.passage.text.strip()}"
            element = Field("element", grid.spot(cell), label)
            found[cell.column] = replace(found[cell.column], role="score", element=element)


def header_cells(grid: Grid, rows: range, column: int) -> list[Cell]:
    """The header cells above a column, top to bottom; an empty one is looked up on its left (a lost column span)."""
    cells: list[Cell] = []
    for row in rows:
        cell = grid.cell(row, column)
        left = column
        while cell is not None and not cell.passage.text.strip() and left > 0 and row + 1 < rows.stop:
            if not grid.text(row + 1, column):
                break
            left -= 1
            cell = grid.cell(row, left)
        if cell is not None and cell.passage.text.strip() and cell not in cells:
            cells.append(cell)
    return cells


def _add(facets: Facets, cell: Cell, grid: Grid, senses: TextMatcher) -> Facets:
    text = cell.passage.text
    spot = grid.spot(cell)
    if find_years(text):
        facets = replace(facets, year=Field("year", spot))
    if senses.part(text):
        facets = replace(facets, part=Field("part", spot))
    if senses.organisation(text):
        facets = replace(facets, organisation=Field("organisation", spot))
    elif senses.element(text) is not None:
        facets = replace(facets, element=Field("element", spot))
    return facets


def _role(facets: Facets, path: tuple[str, ...], words: HeaderWords) -> str | None:
    """The role that the header's words fit best; the lowest header text decides before those above it."""
    name = _bracketed(path, _best_role(path, words), words)
    if words.columns.count_pattern.search(facets.header):
        return "count"
    if words.columns.other_pattern.search(facets.header):
        return OTHER
    if facets.organisation is not None:
        return "score"  # the header is the name of one body: its column holds that body's scores
    if name == "year" and facets.year is not None:
        return "score"  # "ปีงบประมาณ" over "๒๕๖๗": the column holds the scores of that year
    if name in _NAMES_OF_ELEMENTS and facets.element is not None:
        return "score"  # the header names one element, as in "ตัวชี้วัดที่ ๑": its column holds that element's scores
    return name


def _best_role(path: tuple[str, ...], words: HeaderWords) -> str | None:
    best, name = _FLOOR - 0.01, None
    for role in SCORE_ROLES:
        for depth, text in enumerate(reversed(path)):
            fit = words.fit(text, role) * (1.0, 0.8, 0.7)[min(depth, 2)]
            if fit > best:
                best, name = fit, role
    return name


def _bracketed(path: tuple[str, ...], name: str | None, words: HeaderWords) -> str | None:
    """The role where brackets at the end of the lowest header say which: "คะแนน (น้ำหนัก)" holds no scores.

    Brackets with a number only tell one weight or one full mark: what stands below "IIT (น้ำหนัก ๓๐)" is scores.
    """
    found = _LAST_BRACKETS.fullmatch(path[-1]) if path else None
    if found is None:
        return name
    says = _best_role((found["inside"],), words)
    if says not in _QUANTITIES:
        return name
    has_number = any(sign.isdigit() for sign in found["inside"])
    if not has_number:
        return says if name in _SCORES else name
    return _best_role((*path[:-1], found["outside"]), words) if name == says else name
