"""The workbook for auditors: one sheet after another, row by row, so that memory does not grow with the country.

Takes an open database, writes one ``.xlsx``. A sheet with more rows than Excel has is continued on a further one, and
the summary says so.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING

import duckdb

from pipeline.export.book import Book
from pipeline.export.sheet import Column, Sheet
from pipeline.export.sheets import PLACES, SHEETS
from pipeline.export.source import Versions
from pipeline.export.summary import write_summary
from pipeline.export.words import Language, words_of
from pipeline.records import Severity

if TYPE_CHECKING:
    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet

_AT_ONCE = 2_000
_HEADING_HEIGHT = 33
_LINE_HEIGHT = 14.0
_MOST_HEIGHT = 405.0
"""In points; Excel has no higher row than 409."""
_LETTERS_A_UNIT = 1.05
"""Thai letters of the font in one unit of a column's width, with some room for words that do not break."""
_ABOVE_OR_BELOW = re.compile("[\u0e31\u0e34-\u0e3a\u0e47-\u0e4e]")
"""Thai marks that take no width of their own."""
_A3 = 8
_SEVERITY_COLOURS = {"error": "#F8CBAD", "warning": "#FFE699"}
_NUMBERS = {"whole": "0", "score": "0.00", "points": "0.0", "date": "yyyy-mm-dd"}
_LINKS = {"evidence": "E", "finding": "F"}
_TARGETS = {sheet.name: sheet for sheet in SHEETS if sheet.name in _LINKS}


@dataclass(frozen=True, slots=True)
class Written:
    """What came of a sheet: how many rows, on which tabs."""

    sheet: Sheet
    rows: int
    tabs: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class WorkbookNotes:
    """What a person must be told: sheets that are continued on further tabs, and how many texts were cut."""

    continued: tuple[str, ...]
    cut: int


def write_workbook(
    connection: duckdb.DuckDBPyConnection,
    path: Path,
    language: Language,
    versions: Versions,
    most_rows: int,
) -> WorkbookNotes:
    """Writes the workbook; a tab has at most ``most_rows`` rows below its heading."""
    for statement in PLACES:
        connection.execute(statement)
    book = Book(path, language, versions, most_rows)
    first = book.file.add_worksheet(book.pick("สรุป", "Summary"))
    written = [_write(book, sheet, _rows(connection, sheet.query.format(lang=language))) for sheet in SHEETS]
    tabs = [(one.sheet, one.rows, one.tabs) for one in written]
    write_summary(book, first, connection, versions, tabs)  # last: it tells of the others
    book.file.close()
    return WorkbookNotes(tuple(one.tabs[0] for one in written if len(one.tabs) > 1), book.cut)


def _rows(connection: duckdb.DuckDBPyConnection, query: str) -> Iterator[tuple[object, ...]]:
    result = connection.execute(query)
    while rows := result.fetchmany(_AT_ONCE):
        yield from rows


def _write(book: Book, sheet: Sheet, rows: Iterator[tuple[object, ...]]) -> Written:
    tabs = [book.tab(sheet, 0)]
    page, line, count = _begin(book, sheet, tabs[0]), 0, 0
    for row in rows:
        if line == book.most_rows:
            _finish(book, sheet, page, line)
            tabs.append(book.tab(sheet, len(tabs)))
            page, line = _begin(book, sheet, tabs[-1]), 0
        line, count = line + 1, count + 1
        page.set_row(line, _height(sheet, row))
        for number, (column, value) in enumerate(zip(sheet.columns, row, strict=True)):
            if value is not None:
                _put(book, page, line, number, column, value)
    _finish(book, sheet, page, line)
    return Written(sheet, count, tuple(tabs))


def _height(sheet: Sheet, row: tuple[object, ...]) -> float:
    """Points that the row needs. Said in the file, because not every program fits rows to wrapped text by itself."""
    most = 1
    for column, value in zip(sheet.columns, row, strict=True):
        if column.look == "text" and isinstance(value, str):
            most = max(most, _lines(value, column.width))
        elif column.look == "lines" and isinstance(value, list):
            most = max(most, sum(_lines(one, column.width) for one in value))
    return min(most * _LINE_HEIGHT, _MOST_HEIGHT)


def _lines(text: str, width: int) -> int:
    room = width * _LETTERS_A_UNIT
    if len(text) <= room and "\n" not in text:
        return 1
    return sum(max(1, math.ceil(len(line) / room)) for line in _ABOVE_OR_BELOW.sub("", text).split("\n"))


def _begin(book: Book, sheet: Sheet, tab: str) -> Worksheet:
    page = book.file.add_worksheet(tab)
    heading = book.format(
        bold=True, font_color="#FFFFFF", bg_color="#1F4E78", text_wrap=True, valign="vcenter", align="center", border=1
    )
    page.set_row(0, _HEADING_HEIGHT)
    for number, column in enumerate(sheet.columns):
        page.set_column(number, number, column.width)
        page.write_string(0, number, book.pick(column.th, column.en), heading)
    page.freeze_panes(1, sheet.frozen)
    page.hide_gridlines(0)  # printed too
    page.set_landscape()
    page.set_paper(_A3)
    page.fit_to_pages(1, 0)
    page.repeat_rows(0)
    page.set_footer("&L&A&R&P / &N")
    return page


def _finish(book: Book, sheet: Sheet, page: Worksheet, line: int) -> None:
    page.autofilter(0, 0, line, len(sheet.columns) - 1)
    for number, column in enumerate(sheet.columns):
        if column.words is Severity and line:
            for severity, colour in _SEVERITY_COLOURS.items():
                word = words_of(Severity, book.language)[severity]
                look = {"type": "cell", "criteria": "==", "value": f'"{word}"', "format": book.fill(colour)}
                page.conditional_format(1, number, line, number, look)


def _put(book: Book, page: Worksheet, row: int, number: int, column: Column, value: object) -> None:
    """One cell, by the look of its column. An empty value leaves an empty cell, and never comes here."""
    match column.look:
        case "text":
            book.text(page, row, number, str(value), book.wrapped)
        case "lines":
            assert isinstance(value, list)
            book.text(page, row, number, "\n".join(value), book.wrapped)
        case "word":
            book.text(page, row, number, words_of(column.words, book.language)[str(value)], book.wrapped)
        case "whole" | "score" | "points":
            assert isinstance(value, int | float | Decimal)
            page.write_number(row, number, float(value), _number_format(book, column))
        case "date":
            assert isinstance(value, date)
            page.write_datetime(row, number, value, _number_format(book, column))
        case "evidence" | "finding":
            assert isinstance(value, int)
            book.link(page, row, number, book.address(_TARGETS[column.look], value), f"{_LINKS[column.look]}{value}")


def _number_format(book: Book, column: Column) -> Format:
    """Centred: a number on the right would touch the text on the left of the next column."""
    return book.format(num_format=_NUMBERS[column.look], align="center")
