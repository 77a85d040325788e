"""A workbook under way: its file, its formats, and how text, links and tabs are written in it.

Takes nothing from the database. Text stays text whatever it begins with, and text that no cell of Excel can hold is
cut with a mark and counted.
"""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from pipeline.export.sheet import Sheet
from pipeline.export.source import Versions
from pipeline.export.words import Language
from pipeline.export.xlsx import MOST_ROWS, TEXT_STAYS_TEXT, fitting

if TYPE_CHECKING:
    from xlsxwriter.format import Format
    from xlsxwriter.workbook import Workbook
    from xlsxwriter.worksheet import Worksheet

_FONT = {"font_name": "Tahoma", "font_size": 10}  # has Thai, and comes with Windows and macOS


class Book:
    """A workbook under way, with the formats that all its sheets share."""

    def __init__(self, path: Path, language: Language, versions: Versions, most_rows: int = MOST_ROWS) -> None:
        from xlsxwriter import Workbook

        options = {**TEXT_STAYS_TEXT, "constant_memory": True, "tmpdir": str(path.parent)}
        self.file: Workbook = Workbook(str(path), options)
        self.language = language
        self.most_rows = most_rows
        title = "ผลการประเมิน ITA" if language == "th" else "ITA results"
        created = datetime.fromisoformat(versions.finished_at).replace(tzinfo=None)
        self.file.set_properties({"title": title, "author": "ITA pipeline", "created": created})
        self.file.set_size(2400, 1400)
        self.cut = 0
        """How many texts were longer than a cell."""
        self._formats: dict[tuple[tuple[str, object], ...], Format] = {}
        self._fills: dict[str, Format] = {}
        self.wrapped = self.format(text_wrap=True)
        self.linked = self.format(font_color="#0563C1", underline=1)

    def format(self, **properties: object) -> Format:
        """A format with these properties on top of the font, made once."""
        key = tuple(sorted(properties.items()))
        if key not in self._formats:
            self._formats[key] = self.file.add_format({**_FONT, "valign": "top", **properties})
        return self._formats[key]

    def fill(self, colour: str) -> Format:
        """A background and nothing else, to lay over other formats."""
        if colour not in self._fills:
            self._fills[colour] = self.file.add_format({"bg_color": colour})
        return self._fills[colour]

    def pick(self, thai: str, english: str) -> str:
        """Of the two, the one in the workbook's language."""
        return thai if self.language == "th" else english

    def link(self, sheet: Worksheet, row: int, column: int, target: str, shown: str) -> None:
        """A link inside the workbook: a formula, because Excel allows only 65,530 of the other kind on a sheet."""
        formula = f'=HYPERLINK("#{target}","{shown}")'
        sheet.write_formula(row, column, formula, self.linked, shown)

    def address(self, sheet: Sheet, place: int) -> str:
        """The cell where row ``place`` (from 1) of a sheet stands, on whichever of its parts."""
        part, row = divmod(place - 1, self.most_rows)
        return f"'{self.tab(sheet, part)}'!A{row + 2}"

    def tab(self, sheet: Sheet, part: int) -> str:
        """What the tab of the sheet's part is called, parts counted from 0."""
        name = self.pick(sheet.th, sheet.en)
        return f"{name} {part + 1}" if part else name

    def text(self, page: Worksheet, row: int, column: int, value: str, look: Format) -> None:
        """A text, whole where a cell can hold it."""
        shown = fitting(value, self.language)
        self.cut += shown is not value
        page.write_string(row, column, shown, look)
