"""The cells of one worksheet, read as a stream: what each shows, and which are merged.

Hidden rows and columns are named, for a reader does not see them. A formula shows its last result; one that was never
worked out shows itself, since nobody has seen its result.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import IO

from pipeline.read.errors import unusable
from pipeline.read.note_marks import raised_mark
from pipeline.read.office.number_format import shown_number, shown_text
from pipeline.read.office.package import Element, elements
from pipeline.read.office.sheet_styles import CellStyle
from pipeline.read.office.symbols import in_symbol_font
from pipeline.read.office.word_names import local
from pipeline.read.sheet_blocks import Area
from pipeline.read.sheet_hidden import HiddenLines

_REFERENCE = re.compile(r"\$?([A-Z]{1,3})\$?([0-9]{1,7})")
_ESCAPED = re.compile("_x([0-9A-Fa-f]{4})_")
_LAST_ROW, _LAST_COLUMN = 1_048_576, 16_384
_MOST_LENGTH = 32_767
_PLAIN = CellStyle()

Text = tuple[tuple[str, str | None], ...]
"""A string as its pieces, each with the symbol font that it is set in, if any."""


@dataclass(frozen=True, slots=True)
class Workbook:
    """What the cells of every sheet refer to."""

    strings: Sequence[Text] = ()
    styles: Sequence[CellStyle] = ()
    from_1904: bool = False


@dataclass(slots=True)
class SheetCells:
    """Texts by ``(row, column)``, 0-based, merged areas ``(top, left, bottom, right)``, and what is hidden."""

    texts: dict[tuple[int, int], str] = field(default_factory=dict)
    areas: list[Area] = field(default_factory=list)
    hidden: HiddenLines = field(default_factory=HiddenLines)


def read_cells(stream: IO[bytes], workbook: Workbook, max_cells: int) -> SheetCells:
    """The filled cells of a worksheet part.

    Raises:
        ReadError: ``damaged``, or ``too_many_cells`` where more are filled or merged than allowed.
    """
    found = SheetCells()
    # Cells and rows without a reference follow the one before: the last row that ended, the last cell of this row.
    ended, row, column = -1, -1, -1
    for element in elements(stream, "c", "row", "mergeCell", "col"):
        name = local(element)
        if name == "mergeCell":
            area = _area(element.get("ref") or "")
            if area is not None:
                found.areas.append(area)
        elif name == "col":
            if _is_hidden(element, "width") and len(found.hidden.columns) < _LAST_COLUMN:
                found.hidden.columns.append((_count(element, "min") - 1, _count(element, "max") - 1))
        elif name == "row":
            own = _row_number(element)
            ended, column = max(ended + 1, row) if own is None else own, -1
            if _is_hidden(element, "ht"):
                found.hidden.rows.add(ended)
        else:
            here = _place(element.get("r") or "")
            own = _row_number(element.getparent())
            row, column = here or (ended + 1 if own is None else own, column + 1)
            text = shown(element, workbook)
            if text:
                found.texts[row, column] = text
        if len(found.texts) > max_cells or len(found.areas) > max_cells:
            raise unusable("too_many_cells", f"> {max_cells}")
    return found


def text_of(element: Element) -> Text:
    """The string of a shared or inline string, without the reading aids of East Asian scripts."""
    pieces: list[tuple[str, str | None]] = []
    for child in element.iterchildren():
        name = local(child)
        if name == "t":
            pieces.append((_unescaped(child.text or ""), None))
        elif name == "r":
            words = "".join(text.text or "" for text in child.iterchildren("{*}t"))
            font = child.find("{*}rPr/{*}rFont")
            raised = child.find("{*}rPr/{*}vertAlign")
            text = _unescaped(words)
            if raised is not None and raised.get("val") == "superscript":
                text = raised_mark(text)
            pieces.append((text, None if font is None else font.get("val")))
    return tuple(pieces)


def shown(cell: Element, workbook: Workbook) -> str:
    """What a cell shows, ``""`` where nothing."""
    style = _style(cell, workbook.styles)
    kind = cell.get("t") or "n"
    if kind == "inlineStr":
        inline = cell.find("{*}is")
        return _dressed(text_of(inline), style) if inline is not None else ""
    value = cell.find("{*}v")
    stored = "" if value is None else value.text or ""
    if not stored and (value is None or kind == "n"):
        formula = cell.find("{*}f")
        return "" if formula is None else f"={formula.text or '?'}"
    if kind == "s":
        index = int(stored) if stored.strip().isdigit() and len(stored) < 10 else -1
        if not 0 <= index < len(workbook.strings):
            raise unusable("damaged", f"shared string {stored[:20]}")
        return _dressed(workbook.strings[index], style)
    if kind == "n":
        return shown_number(stored, style.format_code, from_1904=workbook.from_1904)
    if kind == "b":
        return {"1": "TRUE", "0": "FALSE"}.get(stored.strip(), stored)
    return _dressed(((_unescaped(stored), None),), style) if kind == "str" else stored


def _dressed(text: Text, style: CellStyle) -> str:
    shown_pieces = (in_symbol_font(piece, font or style.symbol_font) for piece, font in text)
    return shown_text("".join(shown_pieces)[:_MOST_LENGTH], style.format_code)


def _is_hidden(line: Element, size: str) -> bool:
    """Whether a row or column is hidden, or set to no height or width."""
    return line.get("hidden") in ("1", "true") or (line.get(size) or "").strip() in ("0", "0.0")


def _count(column: Element, name: str) -> int:
    text = column.get(name) or ""
    return min(int(text), _LAST_COLUMN) if text.isdigit() and len(text) < 7 else 0


def _style(cell: Element, styles: Sequence[CellStyle]) -> CellStyle:
    index = cell.get("s") or ""
    return styles[int(index)] if index.isdigit() and len(index) < 7 and int(index) < len(styles) else _PLAIN


def _unescaped(text: str) -> str:
    """``_x000D_`` is how a workbook writes a character that XML cannot hold; ends of lines are all one."""
    if "_x" in text:
        text = _ESCAPED.sub(lambda match: _printable(chr(int(match[1], 16))), text)
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _printable(character: str) -> str:
    if character in "\t\n\r":
        return character
    return character if character.isprintable() and not "\ud800" <= character <= "\udfff" else ""


def _row_number(row: Element | None) -> int | None:
    """The 0-based number that a row gives itself."""
    text = "" if row is None else row.get("r") or ""
    return int(text) - 1 if text.isdigit() and 0 < len(text) < 8 and int(text) else None


def _place(reference: str) -> tuple[int, int] | None:
    match = _REFERENCE.fullmatch(reference)
    if match is None:
        return None
    column = 0
    for letter in match[1]:
        column = column * 26 + ord(letter) - 64
    row = int(match[2])
    if not 1 <= row <= _LAST_ROW or not 1 <= column <= _LAST_COLUMN:
        raise unusable("damaged", reference)
    return row - 1, column - 1


def _area(reference: str) -> Area | None:
    first, _, last = reference.partition(":")
    start, end = _place(first), _place(last or first)
    if start is None or end is None or end[0] < start[0] or end[1] < start[1]:
        return None
    return start[0], start[1], end[0], end[1]
