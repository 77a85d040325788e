"""Pages that have no text of their own until the reader writes it: word processor files, sheets, separated values.

Takes pieces in reading order, gives a page's text and passages that point into it character by character: paragraphs
apart by a blank line, cells by tabs, rows by line feeds.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from pipeline.read.blocks import Block
from pipeline.read.errors import unusable
from pipeline.read.grid import check_size
from pipeline.read.model import Limits, Reading, TablePiece
from pipeline.records import Cell, Page, Paragraph, Passage, Remark, RemarkRule, Run

_ENDS_OF_LINES = re.compile(r"[^\S\n]*\n[^\S\n]*(?:\n[^\S\n]*)*")


_FEWEST_LETTERS, _MOST_REMARKS, _LONGEST_REMARK = 3, 50, 200


@dataclass(frozen=True, slots=True)
class Piece:
    """Text that stands on the page; ``shown`` is false where it is no part of the sentence (a footnote's mark)."""

    text: str
    shown: bool = True


@dataclass(frozen=True, slots=True)
class Slot:
    """A cell with its place in the grid, 0-based, before it is written on a page."""

    row: int
    column: int
    pieces: tuple[Piece, ...]
    row_span: int = 1
    column_span: int = 1


class Composer:
    """A document while it is written, page by page; nothing but white space parts what is written.

    Every method raises ``ReadError`` ``too_much_text``, ``too_many_pages`` or ``too_many_cells`` at the first
    character, page or slot too many.
    """

    def __init__(self, limits: Limits) -> None:
        self._limits = limits
        self._characters = 0
        self._written: list[list[str]] = [[]]
        self._length = 0
        self._blocks: list[Block] = []
        self._remarks: list[Remark] = []

    @property
    def at_top(self) -> bool:
        """Whether nothing stands on the page yet."""
        return self._length == 0

    def new_page(self) -> None:
        """Ends the page, even an empty one."""
        if len(self._written) == self._limits.max_pages:
            raise unusable("too_many_pages", f"> {self._limits.max_pages}")
        self._written.append([])
        self._length = 0

    def paragraph(self, pieces: Iterable[Piece]) -> None:
        """Writes a paragraph, if anything of it is seen."""
        tidy = _tidied(pieces)
        if not tidy:
            return
        self._begin()
        passage = self._passage(tidy)
        if passage.text:
            self._blocks.append(Paragraph(passage))

    def table(self, slots: Sequence[Slot], row_count: int, column_count: int, header_rows: int | None = None) -> None:
        """Writes a table; what no slot covers becomes an empty cell.

        Args:
            slots: cells that do not overlap, in any order.
            row_count: its rows.
            column_count: its columns.
            header_rows: how many rows the file marks as header, ``None`` where it is silent.
        """
        check_size(row_count * column_count, self._limits.max_cells)
        self._begin()
        starts = {(slot.row, slot.column): slot for slot in slots}
        covered = bytearray(row_count * column_count)
        for slot in slots:
            for row in range(slot.row, slot.row + slot.row_span):
                first = row * column_count + slot.column
                covered[first : first + slot.column_span] = b"\x01" * slot.column_span
        cells: list[Cell] = []
        for row in range(row_count):
            if row:
                self._write("\n")
            for column in range(column_count):
                if column:
                    self._write("\t")
                found = starts.get((row, column))
                if found is not None:
                    passage = self._passage(_tidied(found.pieces))
                    cells.append(Cell(row, column, passage, found.row_span, found.column_span))
                elif not covered[row * column_count + column]:
                    cells.append(Cell(row, column, self._passage([])))
        self._blocks.append(TablePiece(self._number, row_count, column_count, tuple(cells), header_rows))

    def remark(self, rule: RemarkRule, text: str, *, is_minor: bool) -> None:
        """Notes what stands in the file and is no text of this page; what says nothing is not noted."""
        has_words = any(map(str.isdigit, text)) or sum(map(str.isalpha, text)) >= _FEWEST_LETTERS
        if has_words and len(self._remarks) < _MOST_REMARKS:
            self._remarks.append(Remark(rule, self._number, None, text[:_LONGEST_REMARK], is_minor=is_minor))

    def reading(self) -> Reading:
        """The pages and blocks; empty pages at the end are none. ``ReadError`` ``no_text`` where nothing is seen."""
        while len(self._written) > 1 and not self._written[-1]:
            self._written.pop()
        if not any(_says_something(block) for block in self._blocks):
            raise unusable("no_text")
        pages = tuple(Page(number, "".join(pieces), "plain") for number, pieces in enumerate(self._written, start=1))
        return Reading(pages, tuple(self._blocks), "plain", tuple(self._remarks))

    @property
    def _number(self) -> int:
        return len(self._written)

    def _begin(self) -> None:
        if self._length:
            self._write("\n\n")

    def _write(self, text: str) -> None:
        self._written[-1].append(text)
        self._length += len(text)
        self._characters += len(text)
        if self._characters > self._limits.max_characters:
            raise unusable("too_much_text", f"> {self._limits.max_characters}")

    def _passage(self, pieces: Sequence[Piece]) -> Passage:
        shown: list[str] = []
        length = 0
        runs: list[Run] = []
        anchor = self._length
        for piece in pieces:
            if piece.shown:
                size = len(piece.text)
                runs.append(Run(length, size, self._length, size))
                shown.append(piece.text)
                length += size
            self._write(piece.text)
        if not runs:
            return Passage("", self._number, (Run(0, 0, anchor, 0),))
        return Passage("".join(shown), self._number, tuple(runs))


def _says_something(block: Block) -> bool:
    return isinstance(block, Paragraph) or any(cell.passage.text for cell in block.cells)


def _tidied(pieces: Iterable[Piece]) -> list[Piece]:
    """Neighbours joined, white space at the ends of lines gone, empty lines too; trimmed at both ends."""
    joined: list[tuple[str, bool]] = []
    for piece in pieces:
        if not piece.text:
            continue
        if joined and joined[-1][1] and piece.shown:
            joined[-1] = (joined[-1][0] + piece.text, True)
        else:
            joined.append((piece.text, piece.shown))
    texts = [_ENDS_OF_LINES.sub("\n", text) if "\n" in text else text for text, _ in joined]
    places = [index for index, (_, shown) in enumerate(joined) if shown]
    for index in places:
        texts[index] = texts[index].lstrip()
        if texts[index]:
            break
    for index in reversed(places):
        texts[index] = texts[index].rstrip()
        if texts[index]:
            break
    return [Piece(text, shown) for text, (_, shown) in zip(texts, joined, strict=True) if text]
