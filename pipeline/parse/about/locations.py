"""Locate a value in a document: its title, section heading, caption, and its own paragraph or table cell.

Takes a document once, gives the surrounding texts of a place; never judges what they mean.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache

from pipeline.parse.text.view import View, view, window
from pipeline.records import Cell, Document, Paragraph, Spot, Table
from pipeline.rulebook.gate import GateRules
from pipeline.rulebook.passage_years import YearRules

NUMBER = re.compile(r"(?<![\d.,])\d{1,3}[.,]\d\d(?!\d|[.,]\d)")
_CAPTIONS = 2
_KEPT = 256
_HEADER_ROWS = 3


@dataclass(frozen=True, slots=True)
class Location:
    """The surroundings of a value.

    ``text`` is the paragraph that holds it, from ``start`` to ``end`` of its folded text; ``None`` in a table, where
    ``header`` is what stands above its column. ``heading`` governs the section, ``captions`` stand before the table.
    """

    heading: View | None = None
    captions: tuple[View, ...] = ()
    text: View | None = None
    start: int = 0
    end: int = 0
    header: tuple[View, ...] = ()


def last_end(pattern: re.Pattern[str], text: str, place: int) -> int:
    """Return the end of the last match of a pattern up to a place of a text, 0 if there is none."""
    ends = _ends(pattern, text)
    number = bisect_right(ends, place)
    return ends[number - 1] if number else 0


@lru_cache(maxsize=_KEPT)
def _ends(pattern: re.Pattern[str], text: str) -> list[int]:
    """Return where the matches of a pattern end; cached, since every number of a text asks."""
    return [found.end() for found in pattern.finditer(text)]


@dataclass(slots=True)
class _Block:
    """A block with what governs it. ``lines`` are the numbered headings within a paragraph, by their ends."""

    block: Paragraph | Table
    heading: View | None
    captions: tuple[View, ...]
    lines: list[tuple[int, View]] | None = None


@dataclass(slots=True)
class _Inside:
    """What governs the cells of a table from inside it: headers by column, section rows by row."""

    block: _Block
    headers: dict[int, list[Cell]] = field(default_factory=dict)
    sections: dict[int, Cell] = field(default_factory=dict)


@dataclass(slots=True)
class Locations:
    """The places of a document. ``titles`` are its first lines, up to the first score or sentence."""

    document: Document
    rules: GateRules
    years: YearRules
    titles: tuple[View, ...] = field(init=False)
    _blocks: list[_Block] = field(init=False, default_factory=list)
    _tables: dict[int, _Inside] = field(init=False, default_factory=dict)
    _starts: dict[int, list[tuple[int, int, int]]] = field(init=False, default_factory=dict)
    _found: dict[tuple[int, int, int], Location] = field(init=False, default_factory=dict)

    def __post_init__(self) -> None:
        self.titles = tuple(self._titles())
        # The first paragraph is only a title; a later one of the title may also head what stands right below it.
        titles = {id(title.passage) for title in self.titles[:1]}
        heading: View | None = None
        before: list[View] = []
        for block in self.document.blocks:
            if isinstance(block, Table):
                captions = tuple(self._captions(before, {*titles, id(heading.passage) if heading else 0}))
                self._tables[block.number] = _inside(_Block(block, heading, captions), block, self.rules)
                before = []
                continue
            seen = view(block.passage)
            self._index(len(self._blocks), block)
            self._blocks.append(_Block(block, heading, ()))
            before.append(seen)
            if self._is_heading(seen.text) and id(block.passage) not in titles:
                heading = seen
        for starts in self._starts.values():
            starts.sort()

    def of(self, spot: Spot) -> Location:
        """Return the surroundings of a spot."""
        if spot.table_number is not None:
            return self._in_table(spot)
        span = (spot.passage.page_number, *spot.passage.span())
        if span not in self._found:
            self._found[span] = self._in_text(*span)
        return self._found[span]

    def _in_text(self, page: int, start: int, end: int) -> Location:
        entries = self._starts.get(page, [])
        at = bisect_right(entries, (start, len(self._blocks), 0)) - 1
        if at < 0:
            return Location()
        page_start, number, text_start = entries[at]
        placed = self._blocks[number]
        assert isinstance(placed.block, Paragraph)
        seen = view(placed.block.passage)
        first = _folded(seen, text_start + start - page_start)
        last = _folded(seen, text_start + end - page_start)
        return Location(self._line_heading(placed, seen, first) or placed.heading, (), seen, first, max(first, last))

    def _captions(self, before: list[View], others: set[int]) -> Iterator[View]:
        """Return the short texts right before a table that are no titles; only the last may print numbers."""
        for distance, seen in enumerate(reversed(before[-_CAPTIONS:])):
            is_short = len(seen.text) <= self.rules.longest_heading if not distance else self._is_heading(seen.text)
            if is_short and id(seen.passage) not in others:
                yield seen

    def _index(self, number: int, block: Paragraph) -> None:
        for run in block.passage.runs:
            page = block.passage.place(run.start).page_number
            self._starts.setdefault(page, []).append((run.page_start, number, run.start))

    def _in_table(self, spot: Spot) -> Location:
        inside = self._tables[spot.table_number or 0]
        row, column = (spot.row_number or 1) - 1, (spot.column_number or 1) - 1
        header = tuple(view(cell.passage) for cell in inside.headers.get(column, []) if cell.row < row)
        section = inside.sections.get(row)
        heading = view(section.passage) if section is not None else inside.block.heading
        return Location(heading, inside.block.captions, header=header)

    def _line_heading(self, placed: _Block, seen: View, place: int) -> View | None:
        """Return the last numbered heading above a place within its paragraph."""
        if placed.lines is None:
            lines = ((start, end, seen.text[start:end]) for start, end in _lines(seen.text))
            placed.lines = [
                (end, window(seen, start, end))
                for start, end, line in lines
                if self.rules.section.search(line) and self._is_heading(line)
            ]
        number = bisect_right(placed.lines, place, key=lambda line: line[0])
        return placed.lines[number - 1][1] if number else None

    def _is_heading(self, text: str) -> bool:
        return len(text) <= self.rules.longest_heading and NUMBER.search(text) is None

    def _titles(self) -> Iterator[View]:
        count = 0
        for block in self.document.blocks:
            if isinstance(block, Table):
                return
            seen = view(block.passage)
            for start, end in _lines(seen.text):
                line = seen.text[start:end]
                found = NUMBER.search(line)
                is_over = self.years.body_words.search(line) or self.rules.section.search(line)
                if count >= self.rules.title_lines or (count and is_over):
                    return
                if found is not None:
                    if not count:
                        yield window(seen, start, start + found.start())
                    return
                count += 1
                yield window(seen, start, end)


def _lines(text: str) -> Iterator[tuple[int, int]]:
    for line in re.finditer(r"[^\n]*\S[^\n]*", text):
        yield line.span()


def _folded(seen: View, offset: int) -> int:
    """Return the offset in the folded text for an offset of the passage."""
    return min(bisect_right(seen.offsets, offset) - 1, len(seen.text)) if offset >= 0 else 0


def _inside(block: _Block, table: Table, rules: GateRules) -> _Inside:
    """Index a table: its first rows without numbers head the columns, a row of one short text heads a section."""
    found = _Inside(block)
    rows: dict[int, list[Cell]] = {}
    for cell in table.cells:
        if cell.passage.text.strip():
            rows.setdefault(cell.row, []).append(cell)
    counted = {row for row, cells in rows.items() if any(_number(cell) for cell in cells)}
    body = max(table.header_rows, min(_HEADER_ROWS, min(counted, default=0)))
    section: Cell | None = None
    for row in range(table.row_count):
        cells = rows.get(row, [])
        if row < body:
            for cell in cells:
                for column in range(cell.column, cell.column + cell.column_span):
                    found.headers.setdefault(column, []).append(cell)
            continue
        if section is not None:
            found.sections[row] = section
        if len(cells) == 1 and row not in counted and len(cells[0].passage.text) <= rules.longest_heading:
            section = cells[0]
    return found


def _number(cell: Cell) -> bool:
    return NUMBER.search(view(cell.passage).text) is not None
