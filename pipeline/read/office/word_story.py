"""The story of a word processor file written onto pages: paragraphs, tables, text boxes and notes in reading order."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from pipeline.read.composed import Composer, Piece, Slot
from pipeline.read.office.package import Element
from pipeline.read.office.word_inline import Boxed, Inline, Item, NoteMark, PageBreak
from pipeline.read.office.word_names import W, children, find, is_on, value
from pipeline.read.office.word_numbering import Numbering
from pipeline.read.office.word_styles import Styles
from pipeline.read.office.word_tables import WordTable, word_table


class Story:
    """Writes block after block. Centred paragraphs below each other are a title of several lines.

    Footnotes follow what stands on their page, endnotes what stands in the document. ``notes`` are
    the elements of the notes by kind and id.
    """

    def __init__(
        self, composer: Composer, styles: Styles, numbering: Numbering, notes: Mapping[str, Mapping[str, Element]]
    ) -> None:
        self._composer = composer
        self._styles = styles
        self._numbering = numbering
        self._inline = Inline(styles)
        self._notes = notes
        self._marks: dict[tuple[str, str], str] = {}
        self._waiting: dict[str, list[tuple[str, Element]]] = {kind: [] for kind in notes}
        self._carried: list[Item] = []
        self._title: list[Piece] = []

    def blocks(self, container: Element) -> None:
        """Writes the paragraphs and tables of a body, header or text box."""
        for child in children(container, "p", "tbl"):
            self.block(child)
        self._write(self._left())
        self._write_title()

    def block(self, element: Element) -> None:
        """Writes one paragraph or table."""
        if element.tag == W + "tbl":
            self._write(self._left())
            self._write_title()
            self._table(element)
            return
        if is_on(self._styles.paragraph_property(element, "pageBreakBefore")) and not self._composer.at_top:
            self.new_page()
        centred = value(self._styles.paragraph_property(element, "jc")) == "center"
        self._write(self._items(element), centred=centred)

    def new_page(self) -> None:
        """Ends the page below its footnotes."""
        self._write_title()
        self._write_notes("footnote")
        self._composer.new_page()

    def finish(self) -> None:
        """Writes what still waits."""
        self._write(self._left())
        self._write_title()
        self._write_notes("footnote")
        self._write_notes("endnote")

    def _items(self, paragraph: Element) -> list[Item]:
        """The items of a paragraph with its list number; none yet where its end was tracked as deleted."""
        items = list(self._inline.items(paragraph))
        self._remark(items)
        joins_next = find(paragraph, "pPr", "rPr", "del") is not None
        if joins_next and not items:
            return []
        if not self._carried:
            items.insert(0, Piece(self._numbering.label(paragraph)))
        items = [*self._left(), *items]
        if joins_next:
            self._carried = items
            return []
        return items

    def _remark(self, items: Iterable[Item]) -> None:
        """Reports what a paragraph holds beside its text; hidden digits beside others may change a value."""
        has_digits = any(isinstance(item, Piece) and any(map(str.isdigit, item.text)) for item in items)
        for rule, texts in self._inline.unshown.items():
            text = "".join(texts)
            is_minor = rule == "struck-text" or not (has_digits or any(map(str.isdigit, text)))
            self._composer.remark(rule, text, is_minor=is_minor)
        self._inline.unshown.clear()

    def _left(self) -> list[Item]:
        items, self._carried = self._carried, []
        return items

    def _write(self, items: Iterable[Item], *, centred: bool = False) -> None:
        """Writes a paragraph, over pages where it has page breaks, and then the boxes anchored in it."""
        pieces: list[Piece] = []
        boxed: list[Boxed] = []
        for item in items:
            if isinstance(item, PageBreak):
                self._paragraph(pieces, centred=centred)
                pieces = []
                self.new_page()
            elif isinstance(item, Boxed):
                boxed.append(item)
            else:
                pieces.append(self._note(item) if isinstance(item, NoteMark) else item)
        self._paragraph(pieces, centred=centred)
        for box in boxed:
            self._write_title()
            self.blocks(box.content)

    def _paragraph(self, pieces: list[Piece], *, centred: bool) -> None:
        """Writes a paragraph at once, or, where it is centred, with the centred ones below it as lines of one title."""
        if centred and any(piece.text.strip() for piece in pieces):
            self._title.extend([*pieces, Piece("\n")])
            return
        self._write_title()
        self._composer.paragraph(pieces)

    def _write_title(self) -> None:
        title, self._title = self._title, []
        self._composer.paragraph(title)

    def _note(self, mark: NoteMark) -> Piece:
        """The mark on the page, which is no part of the sentence; its note then waits for the end of the page."""
        key = (mark.kind, mark.note_id)
        note = self._notes.get(mark.kind, {}).get(mark.note_id)
        if note is None:
            return Piece("")
        if key not in self._marks:
            count = sum(1 for kind, _ in self._marks if kind == mark.kind)
            self._marks[key] = f"[{count + 1}]" if mark.kind == "footnote" else f"[({count + 1})]"
            self._waiting[mark.kind].append((self._marks[key] + " " if mark.printed else "", note))
        return Piece(self._marks[key] if mark.printed else "", shown=False)

    def _write_notes(self, kind: str) -> None:
        waiting = self._waiting[kind]
        while waiting:
            mark, note = waiting.pop(0)
            pieces = [Piece(mark, shown=False)]
            for line in self._lines(note):
                pieces.extend([*line, Piece("\n")])
            self._composer.paragraph(pieces)

    def _table(self, element: Element) -> None:
        """A frame around text (one column) and a row that holds tables are layout, not tables."""
        table = word_table(element)
        if table is None:
            return
        holds_tables = table.row_count == 1 and any(_has_table(cell.content) for cell in table.cells)
        if table.column_count == 1 or holds_tables:
            for cell in table.cells:
                self.blocks(cell.content)
            return
        slots = [
            Slot(cell.row, cell.column, tuple(self._cell(cell.content)), cell.row_span, cell.column_span)
            for cell in table.cells
        ]
        self._composer.table(slots, table.row_count, table.column_count, table.header_rows)

    def _cell(self, content: Element) -> Iterator[Piece]:
        for index, line in enumerate(self._lines(content)):
            if index:
                yield Piece("\n")
            yield from (Piece(piece.text.replace("\t", " "), piece.shown) for piece in line)

    def _lines(self, container: Element) -> Iterator[list[Piece]]:
        """The paragraphs of a cell, box or note; of a table inside it, each row."""
        for child in children(container, "p", "tbl"):
            if child.tag == W + "p":
                yield from self._line(self._items(child))
                continue
            yield from self._line(self._left())
            table = word_table(child)
            if table is not None:
                yield from self._nested_rows(table)
        yield from self._line(self._left())

    def _line(self, items: Iterable[Item]) -> Iterator[list[Piece]]:
        pieces: list[Piece] = []
        boxed: list[Boxed] = []
        for item in items:
            if isinstance(item, PageBreak):
                pieces.append(Piece("\n"))
            elif isinstance(item, Boxed):
                boxed.append(item)
            else:
                pieces.append(self._note(item) if isinstance(item, NoteMark) else item)
        if pieces:
            yield pieces
        for box in boxed:
            yield from self._lines(box.content)

    def _nested_rows(self, table: WordTable) -> Iterator[list[Piece]]:
        for row in range(table.row_count):
            line: list[Piece] = []
            for cell in table.cells:
                if cell.row == row:
                    line.extend([Piece(" "), *self._cell(cell.content)])
            yield line


def _has_table(content: Element) -> bool:
    return next(children(content, "tbl"), None) is not None
