"""Annotations of a PDF page: typed notes are text, struck text is none."""

from __future__ import annotations

from pathlib import Path

from pipeline.read import read
from tests.read.raw_pdf import raw_pdf, table

ROWS = [["1", "Duties", ""], ["2", "Budget", "91.88"]]


def note(subtype: str, entries: str) -> str:
    return f"<< /Type /Annot /Subtype /{subtype} {entries} >>"


def test_a_typed_note_stands_in_its_cell(tmp_path: Path) -> None:
    typed = note("FreeText", "/Rect [292 682 340 698] /Contents (9.50) /DA (/F 12 Tf)")
    hidden = note("FreeText", "/Rect [292 662 340 678] /Contents (1) /F 2 /DA (/F 12 Tf)")
    path = raw_pdf(tmp_path / "made.pdf", table(ROWS), page="/Annots [6 0 R 7 0 R]", others={6: typed, 7: hidden})
    [found] = read(path, ocr="never").tables
    assert found.rows() == [["1", "Duties", "9.50"], ["2", "Budget", "91.88"]]


def test_struck_figures_are_told_and_are_no_values(tmp_path: Path) -> None:
    struck = note("StrikeOut", "/Rect [293 663 327 677] /QuadPoints [293 677 327 677 293 663 327 663]")
    content = table([ROWS[0], ["2", "Budget", "41.88 91.88"]])
    document = read(raw_pdf(tmp_path / "made.pdf", content, page="/Annots [6 0 R]", others={6: struck}), ocr="never")
    [found] = document.tables
    assert found.rows()[1] == ["2", "Budget", "91.88"]
    assert [(one.rule, one.observed, one.is_minor) for one in document.remarks] == [("struck-text", "41.88", True)]
