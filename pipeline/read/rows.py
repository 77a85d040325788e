"""Tables of a text written line by line: tab-separated rows and Markdown pipes.

A cell that opens markup (``<ul ...>``) runs on over the following lines until it is closed, further cells of its row
may stand after it; a line without tabs between rows is a row of its own (engines print full-width rows so).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from pipeline.read.grid import Entry, check_size
from pipeline.read.lines import (
    Line,
    has_outer_pipes,
    is_alignment_row,
    is_border,
    is_indented,
    is_list_line,
    pipe_cells,
    tab_cells,
)
from pipeline.read.passage import Slice, Source

_REACH = 60
_CONTAINERS = frozenset({"p", "ul", "ol", "div", "span", "b", "strong", "u", "center"})

Rows = list[list[Entry]]


def tab_rows(
    source: Source, lines: Sequence[Line], first: int, is_neighbour: bool, max_cells: int
) -> tuple[Rows, int] | None:
    """The tab-separated table that begins at line ``first``.

    Args:
        source: the page.
        lines: its lines.
        first: index of a line that holds a tab.
        is_neighbour: a table of as many columns stands beside it, so that one row alone is a row of it.
        max_cells: slots that a table may have.

    Returns:
        Its rows and the index of the line after it, or ``None`` where the tabs make no table.

    Raises:
        ReadError: ``too_many_cells``, before the cells are made.
    """
    last = block_end(lines, first)
    tabbed = [line for line in lines[first:last] if line.tabs]
    if all(is_indented(source.text, line) for line in tabbed):
        return None
    if all(is_list_line(source.text, line) for line in tabbed):
        return None
    columns = _columns(tabbed)
    check_size(columns * len(tabbed), max_cells)
    if len(tabbed) == 1 and not is_neighbour and not _is_lone_row(source, lines[first]):
        return None
    rows: Rows = []
    position = first
    last_tabbed = _last_tabbed(lines, first, last)
    while position < last:
        line = lines[position]
        if position > last_tabbed:
            break
        position += 1
        if line.tabs == 0 and rows and 1 < len(rows[-1]) < columns:
            entry = rows[-1][-1]
            rows[-1][-1] = Entry((*entry.slices, (line.start, line.end)))
            continue
        cells = [[slice_] for slice_ in tab_cells(source.text, line)]
        position = _carry_on(source, lines, position, cells, columns)
        rows.append([Entry(tuple(slices)) for slices in cells])
        if position > last:
            last = block_end(lines, position)
            last_tabbed = _last_tabbed(lines, position, last)
    return rows, position


def block_end(lines: Sequence[Line], first: int) -> int:
    """The index of the blank line after ``first``; a line of nothing but tabs is an empty row, not blank."""
    last = first
    while last < len(lines) and (not lines[last].blank or lines[last].tabs):
        last += 1
    return last


def _last_tabbed(lines: Sequence[Line], first: int, last: int) -> int:
    return next((index for index in range(last - 1, first - 1, -1) if lines[index].tabs), -1)


def _is_lone_row(source: Source, line: Line) -> bool:
    """Whether one line with tabs is a row even with no other beside it."""
    cells = tab_cells(source.text, line)
    filled = sum(1 for start, end in cells if source.text[start:end].strip())
    return (len(cells) >= 3 and filled >= 2) or _open(source, cells[-1:])


def _columns(tabbed: Sequence[Line]) -> int:
    """How many cells a row has: what most rows have, or the first row (the header) where that is more."""
    counts = Counter(line.tabs for line in tabbed)
    most = max(counts, key=lambda tabs: (counts[tabs], tabs))
    return max(most, tabbed[0].tabs) + 1


def _carry_on(source: Source, lines: Sequence[Line], position: int, cells: list[list[Slice]], columns: int) -> int:
    """Lets the last cell run on while its markup is open; gives the index of the next line of the table."""
    if not _open(source, cells[-1]):
        return position
    trial = [list(slices) for slices in cells]
    for ahead in range(position, min(position + _REACH, len(lines))):
        line = lines[ahead]
        pieces = tab_cells(source.text, line)
        if len(trial) - 1 + len(pieces) > columns:
            break
        trial[-1].append(pieces[0])
        trial.extend([piece] for piece in pieces[1:])
        if len(trial) == columns and not _open(source, trial[-1]):
            cells[:] = trial
            return ahead + 1
    return position


def _open(source: Source, slices: Sequence[Slice]) -> bool:
    """Whether an element is opened in the slices and not closed."""
    balance = 0
    for start, end in slices:
        for token in source.tokens.within(start, end):
            if token.name in _CONTAINERS:
                balance += -1 if token.closing else 1
    return balance > 0


def _run_on(text: str, lines: Sequence[Line], first: int, columns: int) -> bool:
    """Whether lines without outer pipes are a table: as many cells in each of the next two lines."""
    following = [pipe_cells(text, line) for line in lines[first + 1 : first + 3] if not line.blank]
    return len(following) > 1 and all(cells is not None and len(cells) == columns for cells in following)


def pipe_rows(source: Source, lines: Sequence[Line], first: int) -> tuple[Rows, int | None, int] | None:
    """The Markdown table that begins at line ``first``, with or without outer pipes.

    Returns:
        Its rows, its header rows (``None`` where no alignment row says so) and the index of the line after it, or
        ``None`` where the lines are no table.
    """
    text = source.text
    header = pipe_cells(text, lines[first])
    if header is None or first + 1 >= len(lines):
        return None
    below = first + 1
    while below + 1 < len(lines) and is_border(text, lines[below]):
        below += 1
    aligned = is_alignment_row(text, lines[below], len(header))
    follower = pipe_cells(text, lines[below])
    boxed = (
        follower is not None
        and len(follower) == len(header)
        and has_outer_pipes(text, lines[first])
        and has_outer_pipes(text, lines[below])
    )
    if not aligned and not boxed and not _run_on(text, lines, first, len(header)):
        return None
    rows: Rows = [[Entry((cell,)) for cell in header]]
    position = below + 1 if aligned else below
    while position < len(lines) and not lines[position].blank:
        line = lines[position]
        cells = pipe_cells(text, line)
        if is_border(text, line):
            position += 1
            continue
        if cells is None:
            cells = [(line.start, line.end)]
            if not any("|" in text[later.start : later.end] for later in lines[position + 1 : position + 2]):
                break
        elif is_alignment_row(text, line, len(cells)):
            # Engines that draw a rule again under a second header row.
            position += 1
            continue
        rows.append([Entry((cell,)) for cell in cells])
        position += 1
    return rows, 1 if aligned else None, position
