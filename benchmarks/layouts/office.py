"""Office forms of a document: DOCX, XLSX and PDF, with the same bytes for the same blocks.

Takes blocks, gives bytes. Times in the packages are fixed.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Sequence

from benchmarks.layouts.forms import covered, line_text, width_of
from benchmarks.layouts.records import Block, Grid, Line
from scripts.samples.paper import Paper

WORD_END = "\u200b"
"""Where a line of a PDF may be broken inside a text without spaces; no other form may hold it."""
_TIME = (2025, 1, 1, 0, 0, 0)
_STAMP = re.compile(rb"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ")


def docx_bytes(blocks: Sequence[Block]) -> bytes:
    """Return a Word document with merged cells."""
    from docx import Document

    document = Document()
    for block in blocks:
        if isinstance(block, Line) and block.kind == "heading":
            document.add_heading(block.printed, block.level + 1)
            continue
        if isinstance(block, Line) and block.is_bullet:
            document.add_paragraph(block.text, style="List Bullet" if block.level == 1 else "List Bullet 2")
            continue
        if not isinstance(block, Grid):
            document.add_paragraph(line_text(block, "docx").strip())
            continue
        table = document.add_table(len(block.rows), len(block.rows[0]))
        table.style = "Table Grid"
        cells = [list(row.cells) for row in table.rows]
        for number, row in enumerate(block.rows):
            for column, text in enumerate(row):
                if text:
                    cells[number][column].text = text
        for (number, column), (down, across) in block.spans.items():
            cells[number][column].merge(cells[number + down - 1][column + across - 1])
            _strip(cells[number][column])
    target = io.BytesIO()
    document.save(target)
    return _packed(target.getvalue())


def _strip(cell: object) -> None:
    """Remove the empty paragraphs that merging leaves behind."""
    for paragraph in list(cell.paragraphs)[1:]:  # type: ignore[attr-defined]
        if not paragraph.text:
            paragraph._p.getparent().remove(paragraph._p)  # noqa: SLF001 - python-docx has no public way


def xlsx_bytes(blocks: Sequence[Block]) -> bytes:
    """Return a workbook of one sheet; scores are text as printed where a number would lose their form."""
    from openpyxl import Workbook

    book = Workbook()
    sheet = book.active
    at = 1
    for block in blocks:
        if not isinstance(block, Grid):
            sheet.cell(at, 1, line_text(block, "xlsx"))
            at += 1
            continue
        for number, row in enumerate(block.rows):
            for column, text in enumerate(row):
                if text:
                    _write(sheet.cell(at + number, column + 1), text)
        for (number, column), (down, across) in block.spans.items():
            sheet.merge_cells(
                start_row=at + number,
                start_column=column + 1,
                end_row=at + number + down - 1,
                end_column=column + across,
            )
        at += len(block.rows) + 1
    target = io.BytesIO()
    book.save(target)
    return _packed(target.getvalue())


def _write(cell: object, text: str) -> None:
    if re.fullmatch(r"[0-9]{1,3}(\.[0-9]{1,2})?", text):
        places = len(text.partition(".")[2])
        cell.value = float(text) if places else int(text)  # type: ignore[attr-defined]
        cell.number_format = "0." + "0" * places if places else "0"  # type: ignore[attr-defined]
    else:
        cell.value = text  # type: ignore[attr-defined]
        cell.data_type = "s"  # type: ignore[attr-defined]


def _packed(data: bytes) -> bytes:
    """Return a ZIP package with fixed times."""
    target = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as source, zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as package:
        for entry in source.infolist():
            content = source.read(entry)
            if entry.filename == "docProps/core.xml":
                content = _STAMP.sub(b"2025-01-01T00:00:00Z", content)
            package.writestr(zipfile.ZipInfo(entry.filename, _TIME), content, zipfile.ZIP_DEFLATED)
    return target.getvalue()


def pdf_bytes(blocks: Sequence[Block]) -> bytes:
    """Return a born-digital PDF with ruled tables."""
    is_wide = any(isinstance(block, Grid) and sum(_widths(block)) > 70 for block in blocks)
    paper = Paper("ITA", "landscape" if is_wide else "portrait", 9 if is_wide else 12)
    for block in blocks:
        if isinstance(block, Grid):
            hidden = covered(block)
            rows = [
                ["" if (number, column) in hidden else _printed(text) for column, text in enumerate(row)]
                for number, row in enumerate(block.rows)
            ]
            # The heading that fpdf2 repeats on each page is one row; a cell may not span rows out of it.
            paper.table(rows, _widths(block), {slot: (1, across) for slot, (_down, across) in block.spans.items()})
        else:
            paper.say(_printed(line_text(block, "pdf")))
    return paper.bytes()


def _printed(text: str) -> str:
    """Return a text for the printer, which breaks lines at ``|``."""
    return text.replace("|", "/").replace(WORD_END, "|")


def fits_page(grid: Grid) -> bool:
    """Return whether no word of the table is broken on a landscape page."""
    return sum(_longest(column) for column in zip(*grid.rows, strict=True)) + 3 * len(grid.rows[0]) <= 140


def _widths(grid: Grid) -> list[float]:
    """Return the widths of the columns in letters: never less than their longest word, at most 45 more."""
    hidden = {slot for slot, (_down, across) in grid.spans.items() if across > 1}
    columns = [
        [row[column] for number, row in enumerate(grid.rows) if (number, column) not in hidden]
        for column in range(len(grid.rows[0]))
    ]
    return [
        max(_longest(column) + 3, min(45, max((width_of(text) for text in column), default=0) + 3))
        for column in columns
    ]


def _longest(texts: Sequence[str]) -> int:
    return max((width_of(word) for text in texts for word in re.split(rf"[\s{WORD_END}]+", text)), default=0)
