"""Reads a workbook as Excel would, from its XML: nothing of the library that wrote it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from xml.etree import ElementTree as ET
from zipfile import ZipFile

_MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_LINK = re.compile(r"""HYPERLINK\("#'(.+)'!A(\d+)","(.+)"\)""")


@dataclass(frozen=True, slots=True)
class Cell:
    """What a cell shows; ``target`` is the tab and row that a link leads to."""

    shown: str
    kind: str
    target: tuple[str, int] | None


@dataclass(frozen=True, slots=True)
class Tab:
    """Rows by number from 1, each by its heading; and the sheet's XML."""

    headings: list[str]
    rows: dict[int, dict[str, Cell]]
    xml: ET.Element

    def has(self, path: str) -> bool:
        return self.xml.find(path.replace("main:", _MAIN)) is not None


def read_workbook(path: Path) -> dict[str, Tab]:
    with ZipFile(path) as archive:
        book = ET.fromstring(archive.read("xl/workbook.xml"))
        names = [sheet.attrib["name"] for sheet in book.iter(f"{_MAIN}sheet")]
        return {
            name: _tab(ET.fromstring(archive.read(f"xl/worksheets/sheet{number}.xml")))
            for number, name in enumerate(names, 1)
        }


def _tab(xml: ET.Element) -> Tab:
    cells: dict[int, dict[str, Cell]] = {}
    for row in xml.iter(f"{_MAIN}row"):
        for cell in row.iter(f"{_MAIN}c"):
            column = re.sub(r"\d", "", cell.attrib["r"])
            cells.setdefault(int(row.attrib["r"]), {})[column] = _cell(cell)
    first = cells.get(1, {})
    rows = {
        number: {first[column].shown: cell for column, cell in row.items() if column in first}
        for number, row in cells.items()
        if number > 1
    }
    return Tab([cell.shown for cell in first.values()], rows, xml)


def _cell(cell: ET.Element) -> Cell:
    formula = cell.find(f"{_MAIN}f")
    if formula is not None:
        link = _LINK.fullmatch(formula.text or "")
        assert link, formula.text
        return Cell(cell.findtext(f"{_MAIN}v") or "", "link", (link[1], int(link[2])))
    kind = cell.attrib.get("t", "n")
    shown = cell.findtext(f"{_MAIN}is/{_MAIN}t") if kind == "inlineStr" else cell.findtext(f"{_MAIN}v")
    return Cell(shown or "", kind, None)
