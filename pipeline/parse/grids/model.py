"""Records of plain text that reads as a grid, and the tables made from its readings.

Takes pieces by row and column, gives ``Table`` records whose passages are slices of the paragraphs.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal

from pipeline.parse.grids.lines import TextLine
from pipeline.parse.grids.pieces import Piece
from pipeline.records import Cell, Passage, Run, Table

Kind = Literal["columns", "pairs", "records", "stacked"]
Slot = tuple[Piece, ...]
Span = tuple[int, int, int]


@dataclass(frozen=True, slots=True)
class TextGrid:
    """One reading of lines of text as a table.

    ``table.number`` is 0. ``spans`` are the page number and offsets of each line that it covers; ``fit`` from 0 to 1
    says how even its rows are. ``start`` is where it begins: the index of a paragraph and an offset into it.
    """

    kind: Kind
    table: Table
    spans: tuple[Span, ...]
    fit: float
    start: tuple[int, int]


@dataclass(frozen=True, slots=True)
class Region:
    """Lines that read as a grid in one or more ways; the readings share lines, so at most one of them is right.

    ``start`` and ``stop`` are the index of a paragraph and an offset into it: where the first line begins and the last
    one ends.
    """

    readings: tuple[TextGrid, ...]
    start: tuple[int, int]
    stop: tuple[int, int]

    @property
    def spans(self) -> frozenset[Span]:
        """The lines that any of the readings covers."""
        return frozenset(span for reading in self.readings for span in reading.spans)


@dataclass(frozen=True, slots=True)
class Draft:
    """A reading before it becomes a table: slots by row and column, header rows first."""

    kind: Kind
    rows: tuple[tuple[Slot, ...], ...]
    header_rows: int
    fit: float

    def lines(self) -> list[TextLine]:
        """Return the lines that the slots stand on, in order."""
        found: dict[tuple[int, int], TextLine] = {}
        for row in self.rows:
            for slot in row:
                for piece in slot:
                    found[piece.line.paragraph, piece.line.start] = piece.line
        return [found[key] for key in sorted(found)]

    def grid(self) -> TextGrid:
        """Return the reading as a table."""
        lines = self.lines()
        width = max(len(row) for row in self.rows)
        cells: list[Cell] = []
        last = _blank(lines[0].passage, lines[0].start)
        for index, row in enumerate(self.rows):
            for column in range(width):
                slot = row[column] if column < len(row) else ()
                passage = _joined([piece.passage for piece in slot]) if slot else last
                cells.append(Cell(index, column, passage, is_header=index < self.header_rows))
                last = _after(passage)
        pages = tuple(sorted({line.passage.place(line.start).page_number for line in lines}))
        table = Table(0, pages, len(self.rows), width, self.header_rows, tuple(cells))
        return TextGrid(
            self.kind, table, tuple(line.span() for line in lines), self.fit, (lines[0].paragraph, lines[0].start)
        )


def _blank(passage: Passage, offset: int) -> Passage:
    place = passage.place(offset)
    return Passage("", place.page_number, (Run(0, 0, passage.span(offset, offset + 1)[0], 0),), place.box)


def _after(passage: Passage) -> Passage:
    """Return an empty passage at the end of another one."""
    return Passage("", passage.page_number, (Run(0, 0, passage.span()[1], 0),), passage.box)


def _joined(passages: Sequence[Passage]) -> Passage:
    """Return the passages of a cell of several lines as one passage."""
    whole = passages[0]
    for other in passages[1:]:
        joined = whole.joined(other, "\n")
        whole = joined if other.page_number != whole.page_number else replace(joined, further=whole.further)
    return whole
