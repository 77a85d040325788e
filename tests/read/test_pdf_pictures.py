"""Pictures on PDF pages: tables that exist only as pictures, scans with a text layer, photos, marks drawn outside."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from fpdf import FPDF
from PIL import Image

from pipeline.read import pdf_pictures, read
from pipeline.read.scan import print as scan_print
from pipeline.records import Document, Paragraph, Table
from tests.read.helpers import assert_runs_hold
from tests.read.test_pdf import made
from tests.read.test_scan import ROWS
from tests.read.test_scan import page as sheet

# The made-up sheet is 8 by 6 inches; its table begins an inch from the left and the top.
WIDTH, HEIGHT, TABLE = 8 * 72, 6 * 72, 72


def pdf() -> FPDF:
    made_up = FPDF(unit="pt", format=(612, 792))
    made_up.set_auto_page_break(auto=False)
    made_up.set_font("Helvetica", size=11)
    made_up.add_page()
    return made_up


def written(made_up: FPDF, *lines: tuple[float, float, str], hidden: bool = False) -> None:
    mode = "INVISIBLE" if hidden else "FILL"
    with made_up.local_context(text_mode=mode):
        for x, y, text in lines:
            made_up.text(x, y, text)


def texts(document: Document) -> list[str]:
    return [block.passage.text if isinstance(block, Paragraph) else "table" for block in document.blocks]


def rules(document: Document) -> list[str]:
    return [remark.rule for remark in document.remarks]


@pytest.fixture
def reads(monkeypatch: pytest.MonkeyPatch) -> None:
    """As with a Tesseract that reads no words: the numbers are read without it."""
    monkeypatch.setattr(pdf_pictures, "can_read", lambda: True)
    monkeypatch.setattr(scan_print, "words_of", lambda lines: [[] for _ in lines])


def test_a_table_that_is_a_picture_stands_between_its_lines(tmp_path: Path) -> None:
    page = pdf()
    written(page, (40, 60, "Scores of the year"), (40, 700, "End of report"))
    page.image(sheet(), 18, 100, WIDTH, HEIGHT)
    document = read(made(tmp_path, page))
    assert texts(document) == ["Scores of the year", "table", "End of report"]
    [table] = document.tables
    assert table.rows() == ROWS
    assert document.text_source == "mixed"
    assert document.remarks == ()
    assert_runs_hold(document.pages, document.blocks)
    box = table.cells[0].passage.box
    assert box is not None
    # The first cell is half an inch high, its digit 25 pixels of 200 an inch below the top.
    assert 18 + TABLE < box.x0 < 18 + TABLE + 40
    assert 100 + TABLE - 4 < box.y0 < box.y1 < 100 + TABLE + 40
    score = next(cell for cell in table.cells if cell.passage.text == "๘๖.๗๔")
    assert score.passage.recognised


def test_strips_of_one_scan_are_one_picture(tmp_path: Path) -> None:
    page, whole = pdf(), sheet()
    written(page, (40, 60, "Scores of the year"))
    for strip in range(4):
        high = whole.height // 4
        part = whole.crop((0, strip * high, whole.width, (strip + 1) * high))
        page.image(part, 18, 100 + strip * HEIGHT / 4, WIDTH, HEIGHT / 4)
    [table] = read(made(tmp_path, page)).tables
    assert table.rows() == ROWS


def copied(tmp_path: Path) -> Path:
    """A scan with what another program has read off it: one digit of one score is not what the picture shows."""
    page = pdf()
    page.image(sheet(), 0, 100, WIDTH, HEIGHT)
    # Columns begin at 1, 2.8 and 4.6 inches; rows are half an inch high.
    lines = [(1 + 1.8 * c + 0.25, 1 + 0.5 * r + 0.35, t) for r, c, t in
             [(0, 1, "86.14"), (0, 2, "100.00"), (1, 1, "94.05"), (1, 2, "75.32")]]  # fmt: skip
    written(page, *((72 * x, 100 + 72 * y, text) for x, y, text in lines), hidden=True)
    return made(tmp_path, page)


@pytest.mark.usefixtures("reads")
def test_a_scan_with_a_hidden_layer_is_read_off_the_picture(tmp_path: Path) -> None:
    document = read(copied(tmp_path))
    assert document.text_source == "ocr"
    assert document.tables[0].rows() == ROWS
    [remark] = document.remarks
    assert (remark.rule, remark.observed, remark.expected) == ("layer-differs", "86.74", "86.14")
    assert not remark.is_minor


def test_numbers_of_a_hidden_layer_are_never_sure(tmp_path: Path) -> None:
    document = read(copied(tmp_path), ocr="never")
    assert document.text_source == "ocr"
    assert "86.14" in document.pages[0].text
    passages = [
        cell.passage for table in document.tables for cell in table.cells
    ] + [block.passage for block in document.blocks if isinstance(block, Paragraph)]  # fmt: skip
    numbers = [one for passage in passages for one in passage.recognised]
    assert len(numbers) == 4
    assert not any(one.is_sure for one in numbers)


@pytest.mark.usefixtures("reads")
def test_a_stamp_in_letters_does_not_hide_the_scan_below_it(tmp_path: Path) -> None:
    page = pdf()
    page.image(sheet(), 0, 100, WIDTH, HEIGHT)
    written(page, (480, 118, "2569"))
    document = read(made(tmp_path, page))
    assert document.text_source == "ocr"
    assert [row[1] for row in next(t for t in document.blocks if isinstance(t, Table)).rows()] == [r[1] for r in ROWS]


def test_what_is_under_a_stamp_is_told_where_it_is_not_read(tmp_path: Path) -> None:
    page = pdf()
    page.image(sheet(), 0, 100, WIDTH, HEIGHT)
    written(page, (480, 118, "2569"))
    document = read(made(tmp_path, page), ocr="never")
    assert texts(document) == ["2569"]
    assert rules(document) == ["unread-picture"]


def test_letters_on_a_background_are_the_text(tmp_path: Path) -> None:
    page = pdf()
    page.image(Image.new("RGB", (612, 792), (230, 240, 250)), 0, 0, 612, 792)
    written(page, (40, 60, "Scores of the year"), (40, 90, "i1 86.74"))
    document = read(made(tmp_path, page))
    assert document.text_source == "text_layer"
    assert "i1 86.74" in document.pages[0].text
    assert document.remarks == ()


def test_photos_are_told_as_information_and_emblems_not_at_all(tmp_path: Path) -> None:
    page = pdf()
    written(page, (40, 60, "Activities"))
    noise = np.random.default_rng(1).integers(0, 256, (60, 80, 3), np.uint8)
    photo = Image.fromarray(noise).resize((800, 600), Image.Resampling.BICUBIC)
    page.image(photo, 100, 200, 320, 240)
    page.image(photo, 280, 20, 60, 60)
    document = read(made(tmp_path, page))
    assert texts(document) == ["Activities"]
    assert [(remark.rule, remark.is_minor) for remark in document.remarks] == [("unread-picture", True)]


def test_one_scanned_page_does_not_cost_the_others(tmp_path: Path) -> None:
    page = pdf()
    written(page, (40, 60, "Scores of the year"))
    page.add_page()
    page.image(sheet(), 0, 100, WIDTH, HEIGHT)
    document = read(made(tmp_path, page), ocr="never")
    assert texts(document) == ["Scores of the year"]
    [remark] = document.remarks
    assert (remark.rule, remark.page_number, remark.is_minor) == ("unread-page", 2, False)


def test_marks_drawn_outside_a_table_are_told(tmp_path: Path) -> None:
    page = pdf()
    written(page, (40, 60, "Done"))
    page.set_line_width(1.2)
    page.polyline([(80, 56), (83, 60), (89, 50)])
    document = read(made(tmp_path, page))
    assert texts(document) == ["Done"]
    assert [(one.rule, one.observed, one.is_minor) for one in document.remarks] == [("unread-mark", "✓", True)]


def test_a_table_cut_off_at_the_edges_of_its_picture_keeps_its_columns(tmp_path: Path) -> None:
    page, whole = pdf(), sheet()
    written(page, (40, 60, "Scores of the year"))
    # Its table stands an inch (200 pixels) from the left and is three columns of 1.8 inches wide; 2 inches high.
    page.image(whole.crop((204, 150, 200 + 1080 - 4, 650)), 40, 100, 400, 400 * 500 / 1072)
    [table] = read(made(tmp_path, page)).tables
    assert table.rows() == ROWS
