"""Turn forms into tables: the header of a form stands in a column, and its values beside the labels.

Takes a grid; gives another grid with the labels as its header row and a row for each record, whose cells keep their
places in the document. Never decides whether a table is a form.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from pipeline.matching.columns import HeaderWords
from pipeline.parse.tables.slots import Grid
from pipeline.records import Cell, Spot, Table
from pipeline.thai import skeleton

_FEWEST_LABELS = 2
_MOST_LABELS = 80
_LONGEST_LABEL = 80
_MOST_KNOWN = 0.6
_MARGIN = 0.2
_DIFFERENT = 0.4
_MOST_VALUES = 0.5
_SPAN_OF_TITLE = 2


@dataclass(slots=True)
class TurnedGrid(Grid):
    """A grid whose cells stand elsewhere in the document: ``places`` has their row and column there, 0-based."""

    places: dict[tuple[int, int], tuple[int, int]] = field(default_factory=dict)

    def spot(self, cell: Cell) -> Spot:
        """Return the place of a cell in the document's table."""
        row, column = self.places.get((cell.row, cell.column), (cell.row, cell.column))
        return Spot(cell.passage, self.table.number, row + 1, column + 1)


Pair = tuple[Cell, Cell | None]


def turned(grid: Grid, words: HeaderWords) -> Iterator[TurnedGrid]:
    """Yield the grid as a form if its labels could head columns: as pairs of label and value, and turned round."""
    pairs = _pairs(grid)
    of_pairs = _known([label for label, _ in pairs], words)
    if _known([value for _, value in pairs if value is not None], words) > _MOST_VALUES:
        of_pairs = 0.0  # the values are names of columns too: this is a header row
    first = [cell for row in range(grid.table.row_count) if (cell := grid.own(row, 0)) is not None]
    of_first = _known(first, words) if grid.table.column_count > _FEWEST_LABELS else 0.0
    # Beside a column of labels, records in columns look like pairs whose other labels nobody knows.
    if of_pairs >= _MOST_KNOWN and of_pairs > of_first - _MARGIN and (found := _of_pairs(grid, pairs)) is not None:
        yield found
    if of_first >= _MOST_KNOWN:
        yield _transposed(grid)


def _pairs(grid: Grid) -> list[Pair]:
    """Return labels with the cells on their right, row by row: ``label | value`` once or several times a row."""
    found: list[Pair] = []
    for row in range(grid.table.row_count):
        cells: list[Cell] = []
        for column in range(grid.table.column_count):
            cell = grid.cell(row, column)
            if cell is not None and cell.row == row and cell not in cells:
                cells.append(cell)
        if len(cells) < _FEWEST_LABELS or (len(cells) % 2 and cells[-1].passage.text.strip()):
            continue  # a title across the form, or no pairs
        found += [
            (label, value if value.passage.text.strip() else None)
            for label, value in zip(cells[::2], cells[1::2], strict=False)
            if label.passage.text.strip()
        ]
    return found


def _known(cells: list[Cell], words: HeaderWords) -> float:
    """Return the share of cells whose texts could head columns; 0 for fewer than two labels or too many.

    Different texts that name one and the same role are values: the indicators of the rows.
    """
    texts = [cell.passage.text for cell in cells]
    roles = {text: words.best_role(text) for text in texts if len(text) <= _LONGEST_LABEL}
    named = {text: role for text, role in roles.items() if role is not None and not role.startswith("status_")}
    if len(set(named.values())) < _DIFFERENT * len(named):
        return 0.0
    known = sum(1 for text in texts if text in named)
    return known / len(texts) if _FEWEST_LABELS <= known <= len(texts) <= _MOST_LABELS else 0.0


def _of_pairs(grid: Grid, pairs: list[Pair]) -> TurnedGrid | None:
    """Return one row a record; a label that comes again begins the next record."""
    records: list[dict[str, Pair]] = [{}]
    for label, value in pairs:
        key = skeleton(label.passage.text)
        if key in records[-1]:
            records.append({})
        records[-1][key] = (label, value)
    keys = list(dict.fromkeys(key for record in records for key in record))
    if len(records) > 1 and len(keys) > 2 * max(map(len, records)):
        return None
    cells: list[Cell] = []
    places: dict[tuple[int, int], tuple[int, int]] = {}

    def put(row: int, column: int, cell: Cell) -> None:
        cells.append(replace(cell, row=row, column=column, row_span=1, column_span=1))
        places[row, column] = (cell.row, cell.column)

    for column, key in enumerate(keys):
        put(0, column, next(record[key][0] for record in records if key in record))
        for row, record in enumerate(records, start=1):
            if (pair := record.get(key)) is not None and pair[1] is not None:
                put(row, column, pair[1])
    return TurnedGrid(_table(grid, len(records) + 1, len(keys), cells), places=places)


def _transposed(grid: Grid) -> TurnedGrid:
    """Return the grid with rows as columns: labels in the first column, a record in each other one."""
    cells: list[Cell] = []
    places: dict[tuple[int, int], tuple[int, int]] = {}
    for cell in grid.table.cells:
        whole = cell.column_span >= grid.table.column_count > _SPAN_OF_TITLE
        if not whole:
            cells.append(
                replace(cell, row=cell.column, column=cell.row, row_span=cell.column_span, column_span=cell.row_span)
            )
            places[cell.column, cell.row] = (cell.row, cell.column)
    return TurnedGrid(_table(grid, grid.table.column_count, grid.table.row_count, cells), places=places)


def _table(grid: Grid, rows: int, columns: int, cells: list[Cell]) -> Table:
    return replace(grid.table, row_count=rows, column_count=columns, header_rows=1, cells=tuple(cells))
