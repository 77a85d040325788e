"""Search the reading of a table: where its header stands, what each column holds, what its rows are.

Takes a grid, what stands around it and the reading of the table before; gives the best reading. Header rows, roles
and the kind of the rows are decided together; below the margin nothing is taken.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass

from pipeline.matching.cell_kinds import CellReader
from pipeline.matching.columns import FLOOR, SURE
from pipeline.matching.values.statuses import status_of_header
from pipeline.parse.tables.roles.best import assign
from pipeline.parse.tables.roles.columns import PERIOD_MARK, ColumnEvidence, ColumnWeigher
from pipeline.parse.tables.roles.kind import KindReading, TextsAround, read_kinds
from pipeline.parse.tables.slots import Grid
from pipeline.records import Cell
from pipeline.rulebook.layouts import Layout
from pipeline.rulebook.roles import CellKind, RoleRules

_HEADER_ROWS = 3
_HEADER_START = 4
_FEWEST_COLUMNS = 2
_VALUES: frozenset[CellKind] = frozenset({
    "number", "money", "score", "mark", "period", "unit", "person", "link", "status", "item", "question", "list",
})  # fmt: skip
# A header cell of these kinds over cells of the same kind is one of them.
_TELLING: frozenset[CellKind] = _VALUES | {"indicator", "issue", "amount", "bound", "organisation", "level"}
_SHOWN = 3
_SHORT_NAME = 40
_MOSTLY = 0.6
_LEADS = 0.3


@dataclass(frozen=True, slots=True)
class RecordTable:
    """A reading of a table: the layout that reads it, which rows are header, and the roles by column.

    ``headers`` are the header texts by column (of a column of marks, its month or quarter); ``unknown`` the filled
    columns without a role. ``is_taken`` is false where the evidence is below the threshold or the margin.
    """

    layout: str
    is_taken: bool
    first_row: int
    body_row: int
    roles: Mapping[int, str]
    paths: Mapping[int, tuple[str, ...]]
    headers: Mapping[int, str]
    unknown: tuple[int, ...]
    fit: float
    kinds: tuple[KindReading, ...]
    evidence: tuple[str, ...]

    @property
    def log_odds(self) -> float:
        """The log-odds of the layout."""
        return self.kinds[0].log_odds


@dataclass(frozen=True, slots=True)
class _Hypothesis:
    first: int
    stop: int
    paths: Mapping[int, tuple[str, ...]]
    columns: Mapping[int, ColumnEvidence]
    fit: float


def read_record_table(
    grid: Grid, reader: CellReader, around: TextsAround, *, scores: Collection[int] = (),
    before: RecordTable | None = None,
) -> RecordTable | None:  # fmt: skip
    """Return the best reading of a table, taken or not, or ``None`` for a table without two columns.

    ``scores`` are columns known to hold scores; ``before`` is the reading of the table that this one may go on from.
    """
    if grid.table.column_count < _FEWEST_COLUMNS:
        return None
    weigher = ColumnWeigher(grid, reader, scores)
    hypotheses = list(_hypotheses(weigher, before))
    if not hypotheses:
        return None
    best = max(hypotheses, key=lambda one: (one.fit, -one.stop))
    title = " ".join(cell.passage.text for row in range(best.first) for cell in grid.filled(row))
    kinds = read_kinds(best.columns, around.with_title(title), reader.rulebook)
    first, second = kinds[0], kinds[1]
    rules = reader.rulebook.roles
    goes_on = before is not None and best.stop == 0 and best.paths is before.paths
    if goes_on and before is not None and first.layout != before.layout:
        first = next(one for one in kinds if one.layout == before.layout)
    layout = reader.rulebook.layouts[first.layout]
    leads = first.log_odds >= rules.threshold and first.log_odds - second.log_odds >= rules.margin
    is_taken = first.roles and leads and not _is_core_unclear(best.columns, first, layout, rules)
    return RecordTable(
        first.layout,
        bool(layout.emits != "nothing" and (is_taken or goes_on)),
        best.first,
        best.stop,
        first.roles,
        best.paths,
        {
            column: one.time if first.roles.get(column) == PERIOD_MARK else one.header
            for column, one in best.columns.items()
        },
        tuple(column for column, one in best.columns.items() if column not in first.roles and one.filled),
        best.fit,
        (first, *(one for one in kinds if one is not first)),
        _evidence(best.columns, first, kinds),
    )


def _hypotheses(weigher: ColumnWeigher, before: RecordTable | None) -> Iterator[_Hypothesis]:
    """Yield readings without header, with the header of the table before, and with one to three header rows."""
    grid = weigher.grid
    rows, width = grid.table.row_count, grid.table.column_count
    yield _hypothesis(weigher, 0, 0, dict.fromkeys(range(width), ()))
    if before is not None and len(before.paths) == width:
        yield _hypothesis(weigher, 0, 0, before.paths)
    for first in range(min(_HEADER_START, rows - 1)):
        if len(grid.filled(first)) < _FEWEST_COLUMNS and not _is_name_alone(weigher.reader, grid, first):
            continue  # a title inside the table
        if _texts(grid, first) in [_texts(grid, row) for row in range(first)]:
            continue  # the header again, on the next page
        for stop in range(first + 1, min(first + _HEADER_ROWS, rows - 1) + 1):
            rows_above = range(first, stop)
            may_head = _names_columns(weigher.reader, grid, rows_above) or _may_head(weigher.reader, grid, stop - 1)
            if stop > first + 1 and not may_head:
                break
            paths = {column: grid.header_path(range(first, stop), column) for column in range(width)}
            yield _hypothesis(weigher, first, stop, paths)


def _hypothesis(weigher: ColumnWeigher, first: int, stop: int, paths: Mapping[int, tuple[str, ...]]) -> _Hypothesis:
    grid, rules = weigher.grid, weigher.reader.rulebook.roles
    columns = weigher.weigh(paths, range(stop, grid.table.row_count))
    roles = assign({column: one.odds for column, one in columns.items()}, rules.least, rules.repeated)
    fit = sum(columns[column].odds[role] - rules.least for column, role in roles.items())
    fit += rules.header.row * max(0, stop - first - 1)
    fit += rules.header.skipped_row * sum(1 for row in range(first) if len(grid.filled(row)) > 1)
    if stop < grid.table.row_count - 1 and len(grid.filled(stop)) > 1:
        below = range(first, stop + 1) if stop else range(1)
        heads = _names_columns(weigher.reader, grid, below)
        heads = heads or _heads_by_cells(weigher.reader, grid, stop, columns)
        fit += rules.header.left_out * float(heads)
    fit += sum(_cost(weigher.reader, cell, columns) for row in range(first, stop) for cell in grid.filled(row))
    return _Hypothesis(first, stop, paths, columns, fit)


def _cost(reader: CellReader, cell: Cell, columns: Mapping[int, ColumnEvidence]) -> float:
    """Return what speaks against a header cell: it is like the cells below it, is a value, or is long."""
    text, rules = cell.passage.text, reader.rulebook.roles
    if _asks(reader, text):
        return 0.0
    column = columns[cell.column]
    kinds = reader.kinds(text)
    shares = {**column.shares, "number": column.shares.get("number", 0.0) + column.shares.get("running", 0.0)}
    alike = max((fit * shares.get(kind, 0.0) for kind, fit in kinds.items() if kind in _TELLING), default=0.0)
    names = bool(column.time) or max(column.words.values(), default=0.0) > rules.word
    value = 0.0 if names else max((fit for kind, fit in kinds.items() if kind in _VALUES), default=0.0)
    is_long = len(text) > rules.header.longest
    return rules.header.like_body * alike + rules.header.value * value + rules.header.long_cell * is_long


def _is_name_alone(reader: CellReader, grid: Grid, row: int) -> bool:
    """Return whether the only text of a row names a column and spans no other: the other headers are left empty."""
    filled = grid.filled(row)
    return (
        len(filled) == 1
        and filled[0].column_span == 1
        and reader.matcher.words.best_role(filled[0].passage.text) is not None
    )


def _texts(grid: Grid, row: int) -> list[str]:
    return [cell.passage.text for cell in grid.filled(row)]


def _may_head(reader: CellReader, grid: Grid, row: int) -> bool:
    """Return whether the texts of a row are few, short and no values: a second row of names below others."""
    filled = grid.filled(row)
    return 1 < len(filled) < grid.table.column_count and all(
        len(cell.passage.text) <= _SHORT_NAME and not reader.kinds(cell.passage.text).keys() & _TELLING
        for cell in filled
    )


def _names_columns(reader: CellReader, grid: Grid, rows: range) -> bool:
    """Return whether most texts of the last of these rows could head a column; a body row below a header does not."""
    filled = grid.filled(rows[-1])
    heads = sum(1 for cell in filled if _names_column(reader, cell.passage.text, grid.header_path(rows, cell.column)))
    return 2 * heads > len(filled)


def _heads_by_cells(reader: CellReader, grid: Grid, row: int, columns: Mapping[int, ColumnEvidence]) -> bool:
    """Return whether a row heads the columns by its cells: they name columns, ask, or are of no kind below them."""
    filled = grid.filled(row)
    balance = 0
    for cell in filled:
        text = cell.passage.text
        shares = {**columns[cell.column].shares}
        shares["number"] = shares.get("number", 0.0) + shares.pop("running", 0.0)
        usual = [kind for kind, share in shares.items() if kind in _TELLING and share >= _MOSTLY]
        kinds = reader.kinds(text)
        if len(text) <= _SHORT_NAME and (_asks(reader, text) or _names_column(reader, text, (text,))):
            balance += 1
        elif usual:
            balance += -1 if any(kinds.get(kind) for kind in usual) else len(text) <= _SHORT_NAME
    return len(filled) > 1 and balance >= max(1.0, _LEADS * len(filled))


def _asks(reader: CellReader, text: str) -> bool:
    """Return whether a text is a question: a header, and no value whatever it begins with (กองไหน)."""
    return text.strip().endswith(reader.rulebook.columns.asking_words)


def _names_column(reader: CellReader, text: str, path: tuple[str, ...]) -> bool:
    if reader.time_of_header(path) or status_of_header(text, reader.rulebook.statuses) is not None:
        return True
    match = reader.matcher.element(text)
    is_row_label = (
        match is not None and match.sure and match.scope in ("indicator", "sub_indicator", "question", "item")
    )
    fit = reader.matcher.words.best(text)
    return not is_row_label and (fit >= SURE or (fit >= FLOOR and len(text) <= _SHORT_NAME))


def _is_core_unclear(
    columns: Mapping[int, ColumnEvidence], taken: KindReading, layout: Layout, rules: RoleRules
) -> bool:
    """Return whether a column that no header names is the core of the rows, and another one is about as likely it."""
    if len(layout.evidence.core) > 1:
        return False
    for column, role in taken.roles.items():
        if role not in layout.evidence.core or columns[column].words.get(role, 0.0) > 0:
            continue
        for other, evidence in columns.items():
            named = other in taken.roles and evidence.words.get(taken.roles[other], 0.0) > 0
            if other == column or named or not evidence.filled:
                continue
            own = evidence.odds[taken.roles[other]] if other in taken.roles else 0.0
            if own - evidence.odds.get(role, 0.0) > rules.lead:
                continue  # its cells say that it is something else
            lead = columns[column].odds[role] - evidence.odds.get(role, 0.0)
            if lead + (rules.left if column < other else -rules.left) < rules.lead:
                return True
    return False


def _evidence(columns: Mapping[int, ColumnEvidence], taken: KindReading, kinds: list[KindReading]) -> tuple[str, ...]:
    """Return a line for the rows and one for each column: role, log-odds by header and cells, the runner-up."""
    others = "; ".join(one.summary() for one in kinds if one is not taken)
    lines = [f"rows: {taken.summary()}; next: {others}"]
    for column, one in columns.items():
        if not one.path and not one.filled:
            continue
        role = taken.roles.get(column)
        shares = ", ".join(
            f"{kind} {share:.0%}" for kind, share in sorted(one.shares.items(), key=lambda item: -item[1])[:_SHOWN]
        )
        odds = one.odds.get(role, 0.0) if role is not None else 0.0
        words = one.words.get(role, 0.0) if role is not None else 0.0
        rest = sorted(((value, name) for name, value in one.odds.items() if name != role), reverse=True)
        rival = f"; next: {rest[0][1]} {rest[0][0]:+.1f}" if rest else ""
        said = (
            f"{role} {odds:+.1f} (header {words:+.1f}, cells {odds - words:+.1f}: {shares})"
            if role
            else f"no role ({shares})"
        )
        lines.append(f"column {column + 1} “{one.header}”: {said}{rival}")
    return tuple(lines)
