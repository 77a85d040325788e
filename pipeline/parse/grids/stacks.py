"""Read grids that stand in one column, one cell on each line.

Takes lines, gives drafts: records that repeat the same kinds of lines (label, value; value, label; label, this year,
last year ...), and columns below each other (all names, then all values). Gives every way to read a run.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate, groupby

from pipeline.parse.grids.lines import TextLine
from pipeline.parse.grids.model import Draft, Slot
from pipeline.parse.grids.pieces import (
    IsElement,
    is_blank,
    is_unmistakable,
    is_year,
    row_pieces,
    whole_piece,
)
from pipeline.thai.numerals import read_number

_LONGEST_LABEL = 160
_LONGEST_RECORD = 7
_MOST_COLUMNS = 6
_FEWEST = 3
_MOST_NAMES = 100  # wrapped; no framework has as many elements of a kind
_FIT = 0.8
_JOINED_FIT = 0.7


@dataclass(frozen=True, slots=True)
class _Item:
    """A cell of a stack: one line, or several if a label is wrapped. ``kind``: N number, Y year, T text."""

    kind: str
    slot: Slot

    @property
    def text(self) -> str:
        return " ".join(piece.text for piece in self.slot)


def stack_drafts(lines: Sequence[TextLine], is_element: IsElement) -> Iterator[Draft]:
    """Return the drafts of all runs of lines that can be cells."""
    for alone, members in groupby([(_kind(line), line) for line in lines], key=lambda one: one[0] != ""):
        if not alone:
            continue
        items = [_Item(kind, (whole_piece(line),)) for kind, line in members]
        if sum(item.kind == "N" for item in items) < 2:
            continue
        yield from _records(items, _FIT)
        joined = _with_joined_labels(items)
        if len(joined) < len(items):
            yield from _records(joined, _JOINED_FIT)
        yield from _columns(items, is_element)


def _kind(line: TextLine) -> str:
    """Return ``N``, ``Y`` or ``T`` if the line can be one cell, else ``""``."""
    if is_blank(line.text):
        return "N"
    pieces = row_pieces(line)
    if len(pieces) > 1 and any(piece.is_value for piece in pieces):
        return ""
    reading = read_number(line.text)
    if reading is not None:
        return "Y" if reading.role == "year" else "N"
    if is_year(line.text):
        return "Y"
    return "" if len(line.text) > _LONGEST_LABEL else "T"


def _with_joined_labels(items: Sequence[_Item]) -> list[_Item]:
    """Return the items, with consecutive texts of one paragraph joined."""
    found: list[_Item] = []
    for item in items:
        before = found[-1] if found else None
        if before is not None and before.kind == item.kind == "T" and not item.slot[0].line.gap:
            found[-1] = _Item("T", (*before.slot, *item.slot))
        else:
            found.append(item)
    return found


# --- records: the same kinds of lines again and again ---


def _records(items: Sequence[_Item], fit: float) -> Iterator[Draft]:
    kinds = "".join("T" if item.kind == "Y" else item.kind for item in items)
    taken = [0] * len(kinds)  # where the shorter records end that begin at a place or before it
    for size in range(2, _LONGEST_RECORD + 1):
        covered = list(accumulate(taken, max))
        start = 0
        while start + 2 * size <= len(kinds):
            pattern = kinds[start : start + size]
            stop = start + size
            while stop < len(kinds) and kinds[stop] == kinds[stop - size]:
                stop += 1
            count = (stop - start) // size
            if {"T", "N"} <= set(pattern) and covered[start] < stop and _is_enough(items[start:stop], count):
                taken[start] = max(taken[start], stop)
                for phase in range(size):
                    yield from _record(items, start + phase, stop, size, fit)
            start = stop - size + 1


def _record(items: Sequence[_Item], start: int, stop: int, size: int, fit: float) -> Iterator[Draft]:
    count = (stop - start) // size
    if not _is_enough(items[start : start + count * size], count):
        return
    rows = [tuple(item.slot for item in items[at : at + size]) for at in range(start, start + count * size, size)]
    header = items[start - size : start] if start >= size else []
    if size > 2 and header and all(item.kind != "N" for item in header):
        yield Draft("records", (tuple(item.slot for item in header), *rows), 1, fit)
    yield Draft("records", tuple(rows), 0, fit)


def _is_enough(items: Sequence[_Item], count: int) -> bool:
    if count >= _FEWEST:
        return True
    return count == 2 and sum(is_unmistakable(item.text) for item in items if item.kind != "N") >= count


# --- columns below each other ---


def _columns(items: Sequence[_Item], is_element: IsElement) -> Iterator[Draft]:
    """Yield grids of all names and then all values, or values first; with headers above the columns or without."""
    runs = [(kind, list(members)) for kind, members in groupby(items, key=lambda item: item.kind)]
    for index, (kind, values) in enumerate(runs):
        if kind != "N":
            continue
        before = _texts(runs, index - 1, -1)
        after = _texts(runs, index + 1, 1)
        for names, head in _names_before(before, len(values), is_element):
            counters = _counters(runs, index - 2, len(names))
            for draft in _with_values(names, head, runs, index, counters):
                is_joined = any(len(name.slot) > 1 for name in names)
                yield replace(draft, fit=_JOINED_FIT) if is_joined else draft
        if len(values) > 1:
            for skipped in (0, 1):
                names, beyond = after[skipped : len(values) + skipped], after[len(values) + skipped :][:1]
                if _is_uneven(names, beyond, is_element):
                    continue
                if len(names) == len(values) and _is_enough([*names, *values], len(values)):
                    rows = [(value.slot, name.slot) for value, name in zip(values, names, strict=True)]
                    yield Draft("stacked", tuple(rows), 0, _JOINED_FIT)


def _texts(runs: Sequence[tuple[str, list[_Item]]], index: int, step: int) -> list[_Item]:
    """Return the texts and years next to a run of numbers."""
    found: list[_Item] = []
    while 0 <= index < len(runs) and runs[index][0] != "N":
        found = [*runs[index][1], *found] if step < 0 else [*found, *runs[index][1]]
        index += step
    return found


def _names_before(
    before: Sequence[_Item], values: int, is_element: IsElement
) -> Iterator[tuple[list[_Item], list[_Item]]]:
    """Return the row names among the texts above the values, and the headers between the two."""
    for columns in range(1, _MOST_COLUMNS + 1):
        count, rest = divmod(values, columns)
        if rest or count < 2:
            continue
        for heads in (0, columns) if columns > 1 else (0, 1):
            stop = len(before) - heads
            names, head = list(before[stop - count : stop]), list(before[stop:])
            if stop < count or not _is_enough(names, count):
                continue
            above = before[stop - count - 1 : stop - count]
            if _is_uneven(names, above, is_element):
                continue
            # A name among the names heads no column.
            if not (any(is_element(item.text) for item in head) and any(is_element(item.text) for item in names)):
                yield names, head
        wrapped = _grouped(before, count, is_element)
        if wrapped:
            yield wrapped, []


def _is_uneven(names: Sequence[_Item], beyond: Sequence[_Item], is_element: IsElement) -> bool:
    """Whether as many texts as there are values are not all the names of a list: one too few, or a heading too many."""
    known = [is_element(name.text) for name in names]
    if 2 * sum(known) <= len(known):
        return False
    return not known[0] or not known[-1] or any(is_element(item.text) for item in beyond)


def _grouped(before: Sequence[_Item], count: int, is_element: IsElement) -> list[_Item]:
    """Return ``count`` names of one to three lines, as many of them names of elements as possible, or none."""
    lines = before[-3 * count :]
    if len(lines) <= count or not _FEWEST <= count <= _MOST_NAMES:
        return []
    best: dict[tuple[int, int], tuple[int, tuple[_Item, ...]]] = {(at, 0): (0, ()) for at in range(len(lines) + 1)}
    for stop in range(1, len(lines) + 1):
        for size in range(1, min(3, stop) + 1):
            part = lines[stop - size : stop]
            joined = _Item("T", tuple(piece for item in part for piece in item.slot))
            known = int(is_element(joined.text))
            for done in range(count):
                had = best.get((stop - size, done))
                if had is not None and (had[0] + known) > best.get((stop, done + 1), (-1, ()))[0]:
                    best[stop, done + 1] = (had[0] + known, (*had[1], joined))
    found = max((best[at, count] for at in range(len(lines) + 1) if (at, count) in best), key=lambda one: one[0])
    plain = sum(is_element(item.text) for item in lines[-count:])
    return list(found[1]) if found[0] > max(plain, count // 2) else []


def _counters(runs: Sequence[tuple[str, list[_Item]]], index: int, count: int) -> list[_Item]:
    """Return the run of numbers above the names if it counts them."""
    if index < 0 or runs[index][0] != "N" or len(runs[index][1]) != count:
        return []
    readings = [read_number(item.text) for item in runs[index][1]]
    values = [int(reading.value) for reading in readings if reading is not None and not reading.decimals]
    return runs[index][1] if values == list(range(1, count + 1)) else []


def _with_values(
    names: Sequence[_Item], head: Sequence[_Item], runs: Sequence[tuple[str, list[_Item]]], index: int,
    counters: Sequence[_Item],
) -> Iterator[Draft]:  # fmt: skip
    count = len(names)
    values = runs[index][1]
    width = len(values) // count
    columns = [values[at : at + count] for at in range(0, len(values), count)]
    heads = [list(head[at : at + 1]) for at in range(width)]
    position = index + 1
    while width == 1 and position < len(runs):  # further columns, each below a header of one line
        kind, items = runs[position]
        own: list[_Item] = []
        if kind != "N" and len(items) == 1 and position + 1 < len(runs):
            own, position = items, position + 1
            kind, items = runs[position]
        if kind != "N" or len(items) != count:
            break
        columns.append(items)
        heads.append(own)
        position += 1
    orders = [columns]
    if width > 1:
        orders.append([values[at::width] for at in range(width)])
    for order in orders:
        whole = [*([counters] if counters else []), names, *order]
        rows = tuple(tuple(column[row].slot for column in whole) for row in range(count))
        lead: list[Slot] = [()] * (len(whole) - len(order))
        header = (*lead, *((one[0].slot if one else ()) for one in heads))
        is_headed = any(header)
        yield Draft("stacked", (*([header] if is_headed else []), *rows), int(is_headed), _FIT)
