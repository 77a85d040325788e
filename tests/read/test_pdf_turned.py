"""Text that runs up or down the page, askew over it, or out of it."""

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
    """A ruled table of scores whose heads run up (90) or down (270)."""
    for column, name in enumerate(NAMES):
        x = LEFT + column * WIDTH
        pdf.rect(x, TOP, WIDTH, HEAD)
        corner = {90: (x + 12, TOP + HEAD - 2), 270: (x + 8, TOP + 2)}[turn]
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


@pytest.mark.parametrize("turn", [90, 270])
def test_a_table_that_lies_on_its_side_reads_as_it_is_seen(tmp_path: Path, turn: int) -> None:
    rows = [
        ["หน่วยงาน", "IIT", "EIT", "OIT"],
        *([f"เทศบาลตำบลที่ {row}", "98.25", "88.5", f"7{row}.00"] for row in range(5)),
    ]
    pdf = page()
    with pdf.rotation(turn, 105, 148):
        for row, texts in enumerate(rows):
            for column, text in enumerate(texts):
                pdf.rect(20 + 45 * column, 100 + 12 * row, 45, 12)
                pdf.text(22 + 45 * column, 108 + 12 * row, text)
    document = read(made(tmp_path, pdf))
    [found] = document.tables
    assert found.rows() == rows
    # Boxes stand on the page as it is printed: the table is higher there than wide, its first row on one side.
    boxes = [cell.passage.box for cell in found.cells if cell.passage.box is not None]
    assert (document.pages[0].width or 0) < (document.pages[0].height or 0)
    left, right = min(box.x0 for box in boxes), max(box.x1 for box in boxes)
    top, bottom = min(box.y0 for box in boxes), max(box.y1 for box in boxes)
    assert 0 < right - left < bottom - top
    head = [box for cell, box in zip(found.cells, boxes, strict=True) if cell.row == 0]
    assert all(box.x0 - left < 30 if turn == 90 else right - box.x1 < 30 for box in head)
    assert (head[0].y0 > head[-1].y1) == (turn == 90)


def test_a_watermark_is_in_no_cell(tmp_path: Path) -> None:
    pdf = page()
    table(pdf, 90)
    pdf.set_font_size(40)
    with pdf.rotation(40, LEFT + 5, TOP + 70):
        pdf.text(LEFT + 5, TOP + 70, "สำเนาถูกต้อง")
    document = read(made(tmp_path, pdf))
    [found] = document.tables
    assert [cell.passage.text for cell in found.cells] == [*NAMES, *SCORES[0], *SCORES[1]]
    assert document.pages[0].text.endswith("\n\nสำเนาถูกต้อง")


def test_a_head_that_runs_askew_stays_in_its_cell(tmp_path: Path) -> None:
    pdf = page()
    for column in range(3):
        x = LEFT + column * WIDTH
        pdf.rect(x, TOP, WIDTH, WIDTH)
        with pdf.rotation(45, x + 5, TOP + WIDTH - 4):
            pdf.text(x + 5, TOP + WIDTH - 4, f"IIT {column}")
        pdf.rect(x, TOP + WIDTH, WIDTH, ROW)
        pdf.text(x + 3, TOP + WIDTH + 7, SCORES[0][column])
    [found] = read(made(tmp_path, pdf)).tables
    assert [cell.passage.text for cell in found.cells] == ["IIT 0", "IIT 1", "IIT 2", *SCORES[0]]


def test_turned_lines_outside_tables_keep_their_order(tmp_path: Path) -> None:
    pdf = page()
    for x, text in ((60, "คะแนนรวมของหน่วยงานทั้งหมด"), (52, "98.25 คะแนน")):
        with pdf.rotation(270, x, 40):
            pdf.text(x, 40, text)
    text = read(made(tmp_path, pdf)).pages[0].text
    assert text.index("คะแนนรวม") < text.index("98.25")


def test_of_a_line_longer_than_the_page_what_is_on_it_is_read(tmp_path: Path) -> None:
    pdf = page()
    pdf.text(20, 40, "คะแนน 98.25 " + "การประเมิน " * 60)
    text = read(made(tmp_path, pdf)).pages[0].text
    assert text.startswith("คะแนน 98.25 การประเมิน")
    assert len(text) < 200
