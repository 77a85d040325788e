"""Workbooks (XLSX, XLSM, XLTX) through their XML: every sheet that is not hidden is a page.

Takes bytes, gives the name of each sheet (where a person gave it one), what its cells show, and the text of shapes on
it. Hidden sheets, rows and columns are no text but remarks. Macros, charts, comments and links to other files are not
read.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from pipeline.read.composed import Composer, Piece
from pipeline.read.errors import unusable
from pipeline.read.model import Limits, Reading
from pipeline.read.office.package import Element, Package, elements, main_part
from pipeline.read.office.sheet_cells import Text, Workbook, read_cells, text_of
from pipeline.read.office.sheet_styles import cell_styles
from pipeline.read.office.word_names import R, local
from pipeline.read.sheet_blocks import merged, write_sheet
from pipeline.read.sheet_hidden import visible
from pipeline.read.sniff import XLSX

_HIDDEN = ("hidden", "veryHidden")
# What programs call a sheet that nobody named.
_UNNAMED = re.compile(r"(?:sheet|worksheet|แผ่น|แผ่นงาน|ชีต|ชีท)\s*\d*", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class XlsxReader:
    """Reads workbooks of Office Open XML."""

    name: str = "xlsx-1"
    media_types: frozenset[str] = frozenset({XLSX})

    def read(self, data: bytes, limits: Limits) -> Reading:
        """A page for each sheet of a workbook.

        Raises:
            ReadError: ``damaged``, ``encrypted``, ``too_large``, ``too_many_pages``, ``too_much_text``,
                ``too_many_cells``, or ``no_text`` where no cell shows anything.
        """
        package = Package.opened(data, limits)
        main = main_part(package)
        root = package.tree(main)
        links = package.relations(main)
        properties = root.find("{*}workbookPr")
        workbook = Workbook(
            strings=list(_strings(package, main, limits)),
            styles=cell_styles(_linked(package, main, "styles")),
            from_1904=properties is not None and properties.get("date1904") in ("1", "true", "on"),
        )
        composer = Composer(limits)
        first = True
        for sheet in root.iterfind("{*}sheets/{*}sheet"):
            link = links.get(sheet.get(R + "id") or "")
            if link is None or link.kind != "worksheet":
                continue
            name = (sheet.get("name") or "").strip()
            with package.stream(link.part) as stream:
                cells = read_cells(stream, workbook, limits.max_cells)
            if sheet.get("state") in _HIDDEN:
                composer.remark("hidden-text", " ".join([name, *cells.texts.values()]), is_minor=True)
                continue
            if not first:
                composer.new_page()
            first = False
            seen = visible(cells.texts, cells.areas, cells.hidden)
            for text in seen.hidden:
                composer.remark("hidden-text", text, is_minor=not any(map(str.isdigit, text)))
            if seen.texts and not _UNNAMED.fullmatch(name):
                composer.paragraph([Piece(name)])
            write_sheet(composer, merged(seen.texts, seen.areas), limits.max_cells)
            for drawing in package.linked(link.part, "drawing"):
                _write_shapes(composer, package.tree(drawing))
        return composer.reading()


def _linked(package: Package, main: str, kind: str) -> Element | None:
    return next((package.tree(part) for part in package.linked(main, kind)), None)


def _strings(package: Package, main: str, limits: Limits) -> Iterator[Text]:
    characters = 0
    for part in package.linked(main, "sharedStrings"):
        with package.stream(part) as stream:
            for element in elements(stream, "si"):
                text = text_of(element)
                characters += sum(len(piece) for piece, _ in text)
                if characters > limits.max_characters:
                    raise unusable("too_much_text", f"> {limits.max_characters}")
                yield text


def _write_shapes(composer: Composer, drawing: Element) -> None:
    """The text of each shape and text box as a paragraph."""
    for body in drawing.iter("{*}txBody"):
        lines: list[str] = []
        for paragraph in body.iterchildren("{*}p"):
            words = ("\n" if local(child) == "br" else child.text or "" for child in paragraph.iter("{*}t", "{*}br"))
            lines.append("".join(words))
        composer.paragraph([Piece("\n".join(lines))])
