"""HTML tables, well formed or not, as rows of cells that point into the page.

Takes the tokens of a page and the index of a ``<table>``. A table that only lays out the page is none: the innermost
tables are. A table inside a cell of any other is read as that cell's text; text that stands in no cell (a caption, or
text between rows) is handed back, so that nothing is lost.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from pipeline.read.grid import Entry, lay_out
from pipeline.read.markup import Token
from pipeline.read.model import TablePiece
from pipeline.read.passage import Slice, Source

_EDGES = frozenset({"table", "thead", "tbody", "tfoot", "tr", "td", "th", "caption"})
_BLANK_LINE = re.compile(r"\n[ \t\r]*\n")
_MAX_SPAN = 1000
_TAGS = re.compile(r"<[^<>]*>|&nbsp;|&#160;")
_TEXT = re.compile(r"\S")
# A table of its own has so many rows with so many filled cells beside those that hold tables.
_FILLED, _FEWEST_ROWS = 2, 2
_DEEPEST = 30


@dataclass(slots=True)
class _Rows:
    """Rows while the tokens of the table are walked through."""

    rows: list[list[Entry]] = field(default_factory=list)
    in_head: list[bool] = field(default_factory=list)
    strays: list[Slice] = field(default_factory=list)
    row_open: bool = False
    head: bool = False
    cell: Token | None = None
    position: int = 0

    def text_until(self, start: int) -> None:
        """The text up to the next tag of the table's frame belongs to the open cell, or to none."""
        if self.cell is not None:
            self.rows[-1].append(_entry(self.cell, self.position, start))
            self.cell = None
        elif start > self.position:
            self.strays.append((self.position, start))

    def meet(self, token: Token) -> None:
        """A tag of the table's own frame."""
        self.text_until(token.start)
        self.position = token.end
        if token.name in ("td", "th") and not token.closing:
            if not self.row_open:
                self._new_row()
            self.cell = token
        elif token.name == "tr":
            self.row_open = False
            if not token.closing:
                self._new_row()
        elif token.name in ("thead", "tbody", "tfoot"):
            self.row_open = False
            self.head = token.name == "thead" and not token.closing

    def _new_row(self) -> None:
        self.rows.append([])
        self.in_head.append(self.head)
        self.row_open = True


def read_table(source: Source, index: int, max_cells: int) -> tuple[TablePiece | None, list[Slice], int]:
    """The table whose ``<table>`` is the token at ``index``.

    Returns:
        The table (``None`` where it has no cell), the slices of text that stand in no cell, and the offset where the
        table ends. A table that is never closed ends at the blank line after its last tag.
    """
    tokens = source.tokens.items
    state = _Rows(position=tokens[index].end)
    depth = 1
    last = tokens[index]
    for position in range(index + 1, len(tokens)):
        token = tokens[position]
        if token.name not in _EDGES:
            continue
        if token.name == "table":
            depth += -1 if token.closing else 1
            if depth == 0:
                state.text_until(token.start)
                return _finished(source, state, max_cells, token.end)
        elif depth == 1:
            state.meet(token)
        last = token
    gap = _BLANK_LINE.search(source.text, last.end)
    end = gap.start() if gap else len(source.text)
    state.text_until(end)
    return _finished(source, state, max_cells, end)


def layout_of(tokens: Sequence[Token], index: int, text: str) -> int | None:
    """Return where the table at ``index`` ends if it only lays out the page: other tables stand in its cells.

    ``None`` where it is a table of its own: none stands in it, it is never closed, or it has rows of several filled
    cells beside those that hold tables, of which one is only drawn as a table.
    """
    depth = 1
    holds_table = False
    filled = rows_of_cells = 0
    begins = tokens[index].end
    holds_before = False
    for token in tokens[index + 1 :]:
        if token.name == "table":
            depth += -1 if token.closing else 1
            if depth > _DEEPEST:
                return None
            holds_table = holds_table or depth > 1
            holds_before = holds_before or depth > 1
        if token.name not in _EDGES or depth > 1:
            continue
        if not holds_before and _TEXT.search(_TAGS.sub("", text[begins : token.start])):
            filled += 1
        begins, holds_before = token.end, False
        if token.name == "tr" or depth == 0:
            rows_of_cells += filled >= _FILLED
            filled = 0
        if depth == 0:
            return token.end if holds_table and rows_of_cells < _FEWEST_ROWS else None
    return None


def _finished(source: Source, state: _Rows, max_cells: int, end: int) -> tuple[TablePiece | None, list[Slice], int]:
    if not any(state.rows):
        return None, state.strays, end
    header_rows = 0
    for entries, head in zip(state.rows, state.in_head, strict=True):
        if not (head or (entries and all(entry.is_header for entry in entries))):
            break
        header_rows += 1
    # A table without <th> says nothing of its header; one that is nothing but <th> neither.
    known = header_rows if 0 < header_rows < len(state.rows) else None
    return lay_out(source, state.rows, max_cells, header_rows=known, html=True), state.strays, end


def _entry(tag: Token, start: int, end: int) -> Entry:
    return Entry(((start, end),), _span(tag, "rowspan"), _span(tag, "colspan"), tag.name == "th")


def _span(tag: Token, name: str) -> int:
    value = (tag.attributes or {}).get(name, "").strip()
    return min(max(int(value), 1), _MAX_SPAN) if value.isascii() and value.isdigit() and len(value) < 9 else 1
