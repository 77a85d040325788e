"""Read grids whose rows are lines: columns made by spaces, labels with their values beside them.

Takes lines, gives drafts of grids; several where a line without numbers may belong to the row above or below.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from pipeline.parse.grids.align import Columns, columns_of
from pipeline.parse.grids.headings import header_rows, lifted
from pipeline.parse.grids.lines import TextLine
from pipeline.parse.grids.model import Draft, Slot
from pipeline.parse.grids.pairs import pair_drafts
from pipeline.parse.grids.pieces import Piece, gap_pieces, is_unmistakable, row_pieces, signature

_BETWEEN = 2  # lines without numbers between two rows: the rest of a label, or a heading
_LONGEST_WRAP = 90
_LONGEST_BEHIND = 30
_FEWEST = 3
_MOST_COLUMNS = 40
_LEAST_FIT = 0.5
_SHORT_ROW = 0.15
_JOINED = 0.1


@dataclass(frozen=True, slots=True)
class Row:
    """A line with its pieces; ``shape`` is empty where it has no number."""

    index: int
    line: TextLine
    pieces: tuple[Piece, ...]
    shape: str


def row_drafts(lines: Sequence[TextLine]) -> Iterator[Draft]:
    """Return the drafts of all runs of lines with the same shape."""
    rows = [_row(index, line) for index, line in enumerate(lines)]
    for run in _runs(rows):
        yield from pair_drafts([row.pieces for row in run if row.shape])
        yield from _drafts(rows, run)


def _row(index: int, line: TextLine) -> Row:
    pieces = row_pieces(line)
    is_row = 1 < len(pieces) <= _MOST_COLUMNS and any(piece.is_value for piece in pieces) and not _runs_on(pieces)
    return Row(index, line, pieces, signature(pieces) if is_row else "")


def _runs(rows: Sequence[Row]) -> Iterator[list[Row]]:
    """Return the runs of rows of similar shape, with the few lines between them that have no numbers."""
    run: list[Row] = []
    shapes: Counter[str] = Counter()
    waiting: list[Row] = []
    for row in rows:
        if not row.shape:
            waiting.append(row)
            continue
        is_near = len(waiting) <= _BETWEEN and all(map(_may_stand_between, waiting))
        if run and is_near and _are_alike((shapes.most_common(1)[0][0], run[-1].shape), row.shape):
            run += [*waiting, row]
        else:
            if run:
                yield run
            run = [row]
            shapes.clear()
        shapes[row.shape] += 1
        waiting = []
    if run:
        yield run


def _may_stand_between(row: Row) -> bool:
    return len(row.line.text) <= _LONGEST_WRAP and not any(piece.is_value for piece in row.pieces)


def _are_alike(shapes: Sequence[str], shape: str) -> bool:
    """Return whether a row has one of the shapes of the rows before it, or such a shape with cells missing or added."""
    return any(_contains(one, shape) or _contains(shape, one) for one in shapes)


def _contains(shape: str, part: str) -> bool:
    """Return whether ``part`` is ``shape`` with some letters left out."""
    position = 0
    for letter in part:
        position = shape.find(letter, position) + 1
        if not position:
            return False
    return True


def _drafts(rows: Sequence[Row], run: list[Row]) -> Iterator[Draft]:
    numbered = [row for row in run if row.shape]
    shape = _widest(numbered)
    others = [at for at, row in enumerate(run) if not _contains(shape, row.shape.rstrip("T") or row.shape)]
    if others:  # rows of another shape part the run
        for start, stop in pairwise((-1, *others, len(run))):
            part = _trimmed(run[start + 1 : stop])
            if part:
                yield from _drafts(rows, part)
        return
    columns = columns_of([row.pieces for row in numbered], shape)
    above = [row.line for row in rows[: run[0].index]]
    headers = [header_rows(above, run[0].line, columns, by_words=by_words) for by_words in (False, True)]
    header = max(headers, key=len)
    if not any(columns.numeric) or not _is_repeated(numbered, header, columns):
        return
    fit = _fit(numbered, columns)
    if fit < _LEAST_FIT:
        return
    seen: set[tuple[tuple[Slot, ...], ...]] = set()
    for above_body in headers:
        for order, body in enumerate(_bodies(rows, run, columns, len(above_body))):
            heads, rest = lifted(above_body, body, columns)
            found = tuple(tuple(row) for row in (*heads, *rest))
            if found not in seen:
                seen.add(found)
                yield Draft("columns", found, len(heads), fit - _JOINED * (order > 0))


def _trimmed(run: list[Row]) -> list[Row]:
    """Return the run from its first row with numbers to its last."""
    places = [at for at, row in enumerate(run) if row.shape]
    return run[places[0] : places[-1] + 1] if places else []


def _widest(numbered: Sequence[Row]) -> str:
    """Return the shape that fits most rows, with or without empty cells; prefer one of several rows."""
    counts = Counter(row.shape for row in numbered)
    usual = [shape for shape, times in counts.items() if times > 1] or list(counts)
    widest = max(usual, key=lambda one: (sum(_contains(one, row.shape) for row in numbered), counts[one], one))
    behind = any(one.startswith(widest + "T") and set(one[len(widest) :]) == {"T"} for one in counts)
    return widest + "T" if behind else widest  # words behind the last number of one row


def _is_repeated(numbered: Sequence[Row], header: Sequence[Sequence[Slot]], columns: Columns) -> bool:
    """Return whether there are enough rows: three; two of instruments or years; one below years or elements."""
    if all(columns.numeric):
        names = [piece.text for row in header for slot in row for piece in slot]
        return len(names) > 1 and (len(numbered) >= _FEWEST or all(map(is_unmistakable, names)))
    if len(numbered) >= _FEWEST:
        return True
    if header and len(numbered) * sum(columns.numeric) >= _FEWEST and numbered[0].pieces[-1].parted:
        return True  # few rows, but of several columns that have names
    labels = [[piece.text for piece in row.pieces if not piece.is_number] for row in numbered]
    return len(numbered) > 1 and all(any(map(is_unmistakable, texts)) for texts in labels)


def _runs_on(pieces: Sequence[Piece]) -> bool:
    """Return whether running text follows a number: many words separated by single spaces."""
    behind = [piece for left, piece in pairwise(pieces) if left.is_number and not piece.is_number]
    return any(not piece.parted and len(piece.text) > _LONGEST_BEHIND for piece in behind)


def _fit(numbered: Sequence[Row], columns: Columns) -> float:
    total = 0.0
    for row in numbered:
        total += max(0.0, 1.0 - columns.cost(row.pieces) / 2 - _SHORT_ROW * (len(row.pieces) != columns.count))
    return total / len(numbered)


def _bodies(rows: Sequence[Row], run: Sequence[Row], columns: Columns, heads: int) -> Iterator[list[list[Slot]]]:
    """Return the body rows in each way to read lines without numbers: as rows, or as parts of the row beside."""
    yield _body(run, columns)
    after = run[-1].index + 1
    tail = rows[after] if after < len(rows) else None
    rest = [tail] if tail is not None and _may_go_on(tail, run[-1]) else []
    if rest or any(not row.shape for row in run):
        yield _joined_above([*run, *rest], columns)
    before = run[0].index - heads - 1
    lead = rows[before] if before >= 0 and not heads else None
    first = [lead] if lead is not None and _may_go_on(run[0], lead) and _may_go_on(lead, lead) else []
    if first or any(not row.shape for row in run):
        yield _joined_below([*first, *run], columns)


def _may_go_on(row: Row, above: Row) -> bool:
    """Return whether a line may be one cell with the line above: no gap, and one piece or a row of numbers."""
    return (row is above or not row.line.gap) and (
        bool(row.shape) or (len(row.line.text) <= _LONGEST_WRAP and len(gap_pieces(row.line)) == 1)
    )


def _slots(row: Row, columns: Columns) -> list[Slot]:
    return columns.slots(row.pieces if row.shape else gap_pieces(row.line))


def _body(run: Sequence[Row], columns: Columns) -> list[list[Slot]]:
    return [_slots(row, columns) for row in run]


def _joined_above(run: Sequence[Row], columns: Columns) -> list[list[Slot]]:
    body: list[list[Slot]] = []
    for row in run:
        slots = _slots(row, columns)
        if row.shape or not body:
            body.append(slots)
        else:
            body[-1] = [(*old, *new) for old, new in zip(body[-1], slots, strict=True)]
    return body


def _joined_below(run: Sequence[Row], columns: Columns) -> list[list[Slot]]:
    body: list[list[Slot]] = []
    waiting: list[Slot] = [()] * columns.count
    for row in run:
        waiting = [(*old, *new) for old, new in zip(waiting, _slots(row, columns), strict=True)]
        if row.shape:
            body.append(waiting)
            waiting = [()] * columns.count
    return body
