"""Documents as Word files, printed by LibreOffice."""

# ruff: noqa: SLF001 - python-docx has no borders of cells, repeated headers and Thai fonts but in the XML below it

from __future__ import annotations

import tempfile
from pathlib import Path

from docx import Document
from docx.document import Document as Word
from docx.enum.section import WD_ORIENT
from docx.oxml import OxmlElement
from docx.shared import Mm, Pt
from docx.table import _Cell, _Row
from docx.text.paragraph import Paragraph

from benchmarks.corpus.paper import Edges, Paper, Sheet
from benchmarks.corpus.web import by_libreoffice

_MARGIN = 18


def by_word(paper: Paper, font: str, size: float, target: Path) -> None:
    """Writes a DOCX and prints it."""
    word = Document()
    section = word.sections[0]
    width, height = (297, 210) if paper.is_wide else (210, 297)
    section.orientation = WD_ORIENT.LANDSCAPE if paper.is_wide else WD_ORIENT.PORTRAIT
    section.page_width, section.page_height = Mm(width), Mm(height)
    section.left_margin = section.right_margin = section.top_margin = section.bottom_margin = Mm(_MARGIN)
    for block in paper.blocks:
        if isinstance(block, Sheet):
            _table(word, block, width - 2 * _MARGIN, font, size)
            word.add_paragraph()
        else:
            _write(word.add_paragraph(), block, font, size)
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder, "paper.docx")
        word.save(str(source))
        by_libreoffice(source, target)


def _write(paragraph: Paragraph, text: str, font: str, size: float) -> None:
    paragraph.paragraph_format.space_after = paragraph.paragraph_format.space_before = Pt(1)
    run = paragraph.add_run(text)
    run.font.size = Pt(size)
    properties = run._element.get_or_add_rPr()
    fonts = OxmlElement("w:rFonts")
    for script in ("ascii", "hAnsi", "cs", "eastAsia"):
        fonts.set(_name(f"w:{script}"), font)
    properties.insert(0, fonts)
    complex_size = OxmlElement("w:szCs")
    complex_size.set(_name("w:val"), str(round(2 * size)))
    language = OxmlElement("w:lang")
    language.set(_name("w:bidi"), "th-TH")
    properties.extend((complex_size, language))


def _table(word: Word, sheet: Sheet, width: float, font: str, size: float) -> None:
    rows = list(sheet.placed())
    table = word.add_table(len(rows), len(sheet.widths))
    table.autofit = False
    unit = width / sum(sheet.widths)
    for column, share in zip(table.columns, sheet.widths, strict=True):
        column.width = Mm(unit * share)
    slots = [list(row.cells) for row in table.rows]
    for row, cells in zip(slots, rows, strict=True):
        for cell, share in zip(row, sheet.widths, strict=True):
            cell.width = Mm(unit * share)
        for one in cells:
            slot = row[one.column]
            for below in range(one.rows):
                for across in range(one.columns):
                    _borders(slots[one.row + below][one.column + across], one.edges)
            if one.rows * one.columns > 1:
                slot = slot.merge(slots[one.row + one.rows - 1][one.column + one.columns - 1])
            for extra in slot.paragraphs[1:]:
                extra._element.getparent().remove(extra._element)
            _write(slot.paragraphs[0], one.text, font, size)
    for number, line in enumerate(table.rows):
        if number < len(sheet.header) and sheet.repeats_header:
            _flag(line, "w:tblHeader")
        if not sheet.may_break:
            _flag(line, "w:cantSplit")


def _flag(row: _Row, name: str) -> None:
    row._tr.get_or_add_trPr().append(OxmlElement(name))


def _borders(cell: _Cell, edges: Edges) -> None:
    borders = OxmlElement("w:tcBorders")
    for side in ("top", "left", "bottom", "right"):
        if getattr(edges, side):
            line = OxmlElement(f"w:{side}")
            line.set(_name("w:val"), "single")
            line.set(_name("w:sz"), "6")
            borders.append(line)
    cell._tc.get_or_add_tcPr().append(borders)


def _name(name: str) -> str:
    from docx.oxml.ns import qn

    return qn(name)
