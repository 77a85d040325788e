"""A page of text taken apart into paragraphs and tables, in reading order."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.read.grid import lay_out
from pipeline.read.html_table import layout_of, read_table
from pipeline.read.lines import Line, heading_text, is_fence, split_lines
from pipeline.read.markup import BLOCKS
from pipeline.read.model import TablePiece
from pipeline.read.passage import Slice, Source
from pipeline.read.rows import block_end, pipe_rows, tab_rows
from pipeline.records import Paragraph

Block = Paragraph | TablePiece
_CELLS = frozenset({"td", "th"})


def text_blocks(source: Source, max_cells: int) -> Iterator[Block]:
    """The blocks of a page of plain text or Markdown, HTML tables among them."""
    position = 0
    tokens = source.tokens.items
    index = 0
    while index < len(tokens):
        token = tokens[index]
        index += 1
        if token.name != "table" or token.closing or _in_row(source.text, token.start):
            continue
        yield from _line_blocks(source, position, token.start, max_cells)
        table, strays, position = read_table(source, index - 1, max_cells)
        yield from _strays(source, strays)
        if table is not None:
            yield table
        index = source.tokens.index_after(position - 1)
    yield from _line_blocks(source, position, len(source.text), max_cells)


def html_blocks(source: Source, max_cells: int) -> Iterator[Block]:
    """The blocks of a page of an HTML file: a paragraph ends where a block element begins or ends."""
    position = 0
    tokens = source.tokens.items
    index = 0
    start = 0
    # Where the outermost table that only lays out the page ends.
    layout_end = 0
    while index < len(tokens):
        token = tokens[index]
        index += 1
        is_edge = token.name in BLOCKS or (token.name in _CELLS and token.start < layout_end)
        if not is_edge or token.name == "br" or token.start < position:
            continue
        yield from _strays(source, [(start, token.start)])
        start = token.end
        if token.name == "table" and not token.closing:
            ends = layout_of(tokens, index - 1, source.text)
            if ends is not None:
                layout_end = max(layout_end, ends)
                continue
            table, strays, position = read_table(source, index - 1, max_cells)
            yield from _strays(source, strays)
            if table is not None:
                yield table
            start = position
            index = source.tokens.index_after(position - 1)
    yield from _strays(source, [(start, len(source.text))])


def _strays(source: Source, slices: list[Slice]) -> Iterator[Paragraph]:
    for piece in slices:
        passage = source.passage([piece], html=True)
        if passage.text:
            yield Paragraph(passage)


def _in_row(text: str, position: int) -> bool:
    """Whether a tab stands before this place on its line, so that the table is part of a cell."""
    line_start = max(text.rfind("\n", 0, position), text.rfind("\r", 0, position)) + 1
    return "\t" in text[line_start:position]


def _line_blocks(source: Source, start: int, end: int, max_cells: int) -> Iterator[Block]:
    lines = split_lines(source.text, start, end)
    waiting: list[Line] = []
    columns_before = 0
    position = 0
    # Lines before this index were looked at with the whole block they stand in, and make no tab-separated table.
    no_tabs_until = 0
    while position < len(lines):
        line = lines[position]
        if line.blank or is_fence(source.text, line):
            yield from _paragraph(source, waiting)
            position += 1
            continue
        heading = heading_text(source.text, line)
        if heading is not None:
            yield from _paragraph(source, waiting)
            yield Paragraph(source.passage([heading]))
            columns_before = 0
            position += 1
            continue
        found = _pipe_table(source, lines, position, max_cells)
        if found is None and line.tabs and position >= no_tabs_until:
            found = _tab_table(source, lines, position, columns_before, max_cells)
            no_tabs_until = block_end(lines, position) if found is None else found[1]
        if found is None:
            waiting.append(line)
            columns_before = 0
            position += 1
            continue
        yield from _paragraph(source, waiting)
        table, position = found
        columns_before = table.column_count
        yield table
    yield from _paragraph(source, waiting)


def _pipe_table(source: Source, lines: list[Line], position: int, max_cells: int) -> tuple[TablePiece, int] | None:
    line = lines[position]
    if "|" not in source.text[line.start : line.end]:
        return None
    found = pipe_rows(source, lines, position)
    if found is None:
        return None
    rows, header_rows, after = found
    return lay_out(source, rows, max_cells, header_rows=header_rows), after


def _tab_table(
    source: Source, lines: list[Line], position: int, columns_before: int, max_cells: int
) -> tuple[TablePiece, int] | None:
    beside = lines[position].tabs + 1 in (columns_before, _columns_after(lines, position))
    found = tab_rows(source, lines, position, beside, max_cells)
    if found is None:
        return None
    rows, after = found
    return lay_out(source, rows, max_cells, header_rows=None), after


def _columns_after(lines: list[Line], position: int) -> int:
    """Columns of the next block of lines if it begins with tabs, else 0."""
    following = position + 1
    while following < len(lines) and lines[following].blank:
        following += 1
    return lines[following].tabs + 1 if following < len(lines) and lines[following].tabs else 0


def _paragraph(source: Source, waiting: list[Line]) -> Iterator[Paragraph]:
    """The paragraph of the lines that wait, which are then no longer waiting."""
    if not waiting:
        return
    passage = source.passage([(waiting[0].start, waiting[-1].end)])
    waiting.clear()
    if passage.text:
        yield Paragraph(passage)
