"""A sample written anew as DOCX, workbook and separated values: the same scores, each at its place on its page."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path

import docx
import openpyxl
import pytest

from pipeline.check import check
from pipeline.normalise import normalise
from pipeline.parse import parse
from pipeline.read import read
from pipeline.records import Batch, Document, Paragraph
from pipeline.thai import arabic_digits
from tests.reading import places, rules

SAMPLE = Path(__file__).parents[2] / "data" / "raw" / "01_analysis.txt"
NUMBER = re.compile(r"[0-9]+\.[0-9]{2}")
THAI_DIGITS = "[$-D000000]0.00"


def as_docx(document: Document, path: Path) -> None:
    made = docx.Document()
    for block in document.blocks:
        if isinstance(block, Paragraph):
            for line in block.passage.text.split("\n"):
                made.add_paragraph(line)
            continue
        table = made.add_table(rows=block.row_count, cols=block.column_count)
        for cell in block.cells:
            first = table.cell(cell.row, cell.column)
            if cell.row_span > 1 or cell.column_span > 1:
                last = (cell.row + cell.row_span - 1, cell.column + cell.column_span - 1)
                first = first.merge(table.cell(*last))
            first.text = cell.passage.text
    made.save(str(path))


def as_workbook(document: Document, path: Path) -> None:
    """Scores as numbers with the usual error of binary arithmetic, shown in Thai digits."""
    book = openpyxl.Workbook()
    sheet = book.active
    row = 1
    for block in document.blocks:
        if isinstance(block, Paragraph):
            for line in block.passage.text.split("\n"):
                sheet.cell(row, 1, line)
                row += 1
        else:
            for cell in block.cells:
                text = arabic_digits(cell.passage.text)
                place = sheet.cell(row + cell.row, 1 + cell.column)
                if NUMBER.fullmatch(text):
                    place.value = float(text) * (1 - 1e-15)
                    place.number_format = THAI_DIGITS
                else:
                    place.value = cell.passage.text
                if cell.row_span > 1 or cell.column_span > 1:
                    last = (place.row + cell.row_span - 1, place.column + cell.column_span - 1)
                    sheet.merge_cells(None, place.row, place.column, *last)
            row += block.row_count
        row += 1
    book.save(path)


def as_csv(document: Document, path: Path) -> None:
    held = io.StringIO()
    writer = csv.writer(held)
    for block in document.blocks:
        lines = [[line] for line in block.passage.text.split("\n")] if isinstance(block, Paragraph) else block.rows()
        writer.writerows([*lines, []])
    path.write_text(held.getvalue(), encoding="cp874")


def batch_of(document: Document) -> Batch:
    return check(normalise(document, parse(document, rules()), rules(), places()), rules())


def scores_of(batch: Batch) -> set[tuple[str, str, str, Decimal | None, int | None, str | None]]:
    return {(one.scope, one.code, one.part, one.value, one.fiscal_year_be, one.organisation_id) for one in batch.scores}


@pytest.mark.parametrize(
    ("name", "write"), [("report.docx", as_docx), ("report.xlsx", as_workbook), ("report.csv", as_csv)]
)
def test_scores_are_those_of_the_sample(tmp_path: Path, name: str, write: Callable[[Document, Path], None]) -> None:
    source = read(SAMPLE)
    write(source, tmp_path / name)
    document = read(tmp_path / name)
    assert len(document.tables) == len(source.tables)
    batch = batch_of(document)
    found = scores_of(batch)
    # What the sample prints, read by eye.
    printed = {(code, value) for _, code, _, value, year, _ in found if year == 2568}
    assert printed >= {
        ("i3", Decimal("100.00")),
        ("i4", Decimal("91.00")),
        ("i1", Decimal("94.00")),
    }
    assert found == scores_of(batch_of(source))
    pages = {page.number: page.text for page in document.pages}
    evidence = {one.evidence_id: one for one in batch.evidence}
    for score in batch.scores:
        place = evidence[score.evidence_id]
        assert place.raw_text == pages[place.page_number][place.char_start : place.char_end]
        assert score.value is None or arabic_digits(place.raw_text).strip() == f"{score.value:.2f}"
