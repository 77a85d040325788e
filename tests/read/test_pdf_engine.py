"""The reader of PDFs beside the reference: another library's table finder, turned and cropped pages, the benchmark."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pdfplumber
import pypdfium2 as pdfium
import pytest

from pipeline.read import read
from scripts.make_samples import RAW
from tests.read.helpers import SHARED
from tests.read.test_pdf import made, report

FILES = sorted(RAW.glob("*.pdf")) + sorted((SHARED / "corpus" / "born").glob("score_*_Sarabun.pdf"))


def latin_and_digits(text: str | None) -> str:
    """What the reference reads without damage."""
    return "".join(re.findall(r"[A-Za-z0-9๐-๙.]", re.sub(r"\(cid:\d+\)", "", text or "")))


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_grid_is_what_the_reference_finds(path: Path) -> None:
    ours = read(path).tables
    cells = {(cell.passage.page_number, latin_and_digits(cell.passage.text)) for table in ours for cell in table.cells}
    headers = {latin_and_digits(cell.passage.text) for table in ours for cell in table.cells if cell.is_header}
    with pdfplumber.open(path) as pdf:
        for page in pdf.pages:
            for row in (row for table in page.extract_tables() for row in table if len(row) > 1):
                for text in map(latin_and_digits, row):
                    # A header that a page repeats is no cell of the stitched table.
                    assert not text or (page.page_number, text) in cells or text in headers
            page.close()


@pytest.mark.parametrize("turn", [90, 180, 270])
def test_turned_page_reads_as_it_is_seen(tmp_path: Path, turn: int) -> None:
    upright = read(made(tmp_path, report(3)))
    pdf = pdfium.PdfDocument(tmp_path / "made.pdf")
    page = pdf[0]
    # The page is stored turned, and turned back for the reader: content and boxes are as before.
    width, height = page.get_size()
    matrix = {90: (0, 1, -1, 0, height, 0), 180: (-1, 0, 0, -1, width, height), 270: (0, -1, 1, 0, 0, width)}[turn]
    for drawn in page.get_objects():
        drawn.transform(pdfium.PdfMatrix(*matrix))
    if turn != 180:
        page.set_mediabox(0, 0, height, width)
    page.set_rotation(turn)
    page.gen_content()
    pdf.save(tmp_path / "turned.pdf")
    pdf.close()
    turned = read(tmp_path / "turned.pdf")
    assert turned.pages[0].text == upright.pages[0].text
    assert (turned.pages[0].width, turned.pages[0].height) == pytest.approx((width, height), abs=0.1)
    for ours, theirs in zip(turned.tables[0].cells, upright.tables[0].cells, strict=True):
        assert ours.passage.box is not None
        assert theirs.passage.box is not None
        assert ours.passage.box.x0 == pytest.approx(theirs.passage.box.x0, abs=3)
        assert ours.passage.box.y1 == pytest.approx(theirs.passage.box.y1, abs=3)


def test_cropped_page_counts_from_its_crop_box(tmp_path: Path) -> None:
    whole = read(made(tmp_path, report(3)))
    pdf = pdfium.PdfDocument(tmp_path / "made.pdf")
    width, height = pdf[0].get_size()
    pdf[0].set_cropbox(20, 0, width, height - 10)
    pdf.save(tmp_path / "cropped.pdf")
    pdf.close()
    cropped = read(tmp_path / "cropped.pdf")
    assert cropped.pages[0].text == whole.pages[0].text
    [ours, theirs] = (document.tables[0].cells[0].passage.box for document in (cropped, whole))
    assert ours is not None
    assert theirs is not None
    assert (theirs.x0 - ours.x0, theirs.y0 - ours.y0) == pytest.approx((20, 10), abs=0.1)


def test_benchmark_runs() -> None:
    command = [sys.executable, "-m", "benchmarks.pdf_reading", "--small", "--corpus", str(RAW)]
    done = subprocess.run(command, capture_output=True, text=True, check=True, cwd=RAW.parents[1])
    assert "no corpus" in done.stdout
    figures = r"\s+([\d.]+)\s+([\d.]+)\s+(\d+)$"
    own = re.search(rf"^  this reader{figures}", done.stdout, re.MULTILINE)
    other = re.search(rf"^  pdfplumber\.extract_tables\(\){figures}", done.stdout, re.MULTILINE)
    assert own is not None
    assert other is not None
    assert own[2] == "1.000"
    assert 20 < float(own[3]) < 150
