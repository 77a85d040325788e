"""Text that runs up or down the page, or askew over it."""

from __future__ import annotations

from pathlib import Path

import pytest
from fpdf import FPDF

from pipeline.read import read
from tests.read.test_pdf import made
from tests.read.test_pdf_producers import FONT

NAMES = ["เทศบาลตำบลน้ำใส", "ตัวชี้วัดที่ 10", "คะแนน ITA"]
SCORES = [["98.10", "93.75", "95.00"], ["88.25", "75.50", "81.45"]]
LEFT, TOP, WIDTH, HEAD, ROW = 30, 40, 20, 60, 10


def page() -> FPDF:
    pdf = FPDF()
    pdf.add_font("Sarabun", fname=str(FONT))
    pdf.set_font("Sarabun", size=12)
    pdf.add_page()
    return pdf


def table(pdf: FPDF, turn: int) -> None:
    """A ruled table of scores whose heads run up (90), down (270) or upside down (180)."""
    for column, name in enumerate(NAMES):
        x = LEFT + column * WIDTH
        pdf.rect(x, TOP, WIDTH, HEAD)
        corner = {90: (x + 12, TOP + HEAD - 2), 270: (x + 8, TOP + 2), 180: (x + WIDTH + 20, TOP + 30)}[turn]
        with pdf.rotation(turn, *corner):
            pdf.text(*corner, name)
        for row, scores in enumerate(SCORES):
            y = TOP + HEAD + row * ROW
            pdf.rect(x, y, WIDTH, ROW)
            pdf.text(x + 3, y + 7, scores[column])


@pytest.mark.parametrize("turn", [90, 270])
def test_heads_of_narrow_columns_read_as_they_run(tmp_path: Path, turn: int) -> None:
    pdf = page()
    table(pdf, turn)
    document = read(made(tmp_path, pdf))
    [found] = document.tables
    assert [[cell.passage.text for cell in found.cells if cell.row == row] for row in range(3)] == [NAMES, *SCORES]
    for column, cell in enumerate(found.cells[:3]):
        box = cell.passage.box
        assert box is not None
        # Millimetres and points.
        left = (LEFT + column * WIDTH) * 72 / 25.4
        assert left <= box.x0 < box.x1 <= left + WIDTH * 72 / 25.4
        assert TOP * 72 / 25.4 <= box.y0 < box.y1 <= (TOP + HEAD) * 72 / 25.4
        assert box.y1 - box.y0 > 2 * (box.x1 - box.x0)


def test_two_lines_of_a_turned_head_are_joined_as_lines_are(tmp_path: Path) -> None:
    pdf = page()
    table(pdf, 90)
    # The lower line of the first head stands to the right of the upper one, and is drawn first elsewhere.
    corner = LEFT + 17, TOP + HEAD - 2
    with pdf.rotation(90, *corner):
        pdf.text(*corner, "จังหวัดชัยภูมิ")
    [found] = read(made(tmp_path, pdf)).tables
    assert found.cells[0].passage.text == "เทศบาลตำบลน้ำใสจังหวัดชัยภูมิ"


def test_a_watermark_is_in_no_cell(tmp_path: Path) -> None:
    pdf = page()
    table(pdf, 90)
    pdf.set_font_size(40)
    with pdf.rotation(40, LEFT + 5, TOP + 70):
        pdf.text(LEFT + 5, TOP + 70, "สำเนาถูกต้อง")
    document = read(made(tmp_path, pdf))
    [found] = document.tables
    assert [cell.passage.text for cell in found.cells if cell.row > 0] == [*SCORES[0], *SCORES[1]]
    assert "สำเนาถูกต้อง" in document.pages[0].text
