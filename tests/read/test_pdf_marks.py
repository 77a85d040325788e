"""Marks and fields that no text layer holds, text that cells cut off, and pages whose text layer is lost."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from fpdf import FPDF

from pipeline.read import read
from pipeline.read.pdf_damage import is_unreadable
from pipeline.read.pdf_drawn import Drawn, shapes_of, signs_of
from pipeline.read.scan.installed import can_read
from scripts.samples import paper
from tests.read.test_pdf import made

# Left, bottom, right, top of the check boxes; the second is ticked.
FIELDS = (("Not started", 700, "Off"), ("Done", 680, "Yes"))


def form() -> bytes:
    """A form of two check boxes and a text field, whose content holds only the labels beside them."""
    shown = [*((label, y) for label, y, _ in FIELDS), ("Responsible", 660)]
    content = " ".join(f"BT /F1 12 Tf 70 {y} Td ({label}) Tj ET" for label, y in shown)
    boxes = [
        f"<</Type/Annot/Subtype/Widget/FT/Btn/T(b{y})/Rect[50 {y - 2} 62 {y + 10}]/V/{state}/AS/{state}"
        "/AP<</N<</Yes 6 0 R/Off 6 0 R>>>>/P 3 0 R/F 4>>"
        for _, y, state in FIELDS
    ]
    objects = [
        "<</Type/Catalog/Pages 2 0 R/AcroForm<</Fields[7 0 R 8 0 R 9 0 R]>>>>",
        "<</Type/Pages/Kids[3 0 R]/Count 1>>",
        (
            "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>"
            "/Annots[7 0 R 8 0 R 9 0 R]>>"
        ),
        f"<</Length {len(content)}>>stream\n{content}\nendstream",
        "<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
        "<</Type/XObject/Subtype/Form/BBox[0 0 12 12]/Length 0>>stream\n\nendstream",
        *boxes,
        "<</Type/Annot/Subtype/Widget/FT/Tx/T(t)/Rect[160 656 300 672]/V(Town clerk)/P 3 0 R/F 4>>",
    ]
    body = "%PDF-1.7\n"
    places: list[int] = []
    for number, one in enumerate(objects, start=1):
        places.append(len(body))
        body += f"{number} 0 obj\n{one}\nendobj\n"
    table = "".join(f"{place:010d} 00000 n \n" for place in places)
    size = len(objects) + 1
    end = f"trailer\n<</Size {size}/Root 1 0 R>>\nstartxref\n{len(body)}\n%%EOF\n"
    return f"{body}xref\n0 {size}\n0000000000 65535 f \n{table}{end}".encode("ascii")


def test_form_fields_are_read_by_their_state(tmp_path: Path) -> None:
    path = tmp_path / "form.pdf"
    path.write_bytes(form())
    assert " ".join(read(path).pages[0].text.split()) == "☐ Not started ☑ Done Responsible Town clerk"


def test_drawn_boxes_and_ticks_stand_in_their_cells(tmp_path: Path) -> None:
    pdf = FPDF()
    pdf.set_font("Helvetica", size=11)
    pdf.add_page()
    widths = (60, 30, 30, 30)
    rows = [("Measure", "No", "Yes", "Note"), ("One", "", "", ""), ("Two", "", "", ""), ("Three", "", "", "")]
    for texts in rows:
        for text, width in zip(texts, widths, strict=True):
            pdf.cell(width, 10, text, border=1)
        pdf.ln()
    for row in (1, 2):
        for column in (0, 1):
            pdf.rect(80 + 30 * column, 13 + 10 * row, 4, 4)
    pdf.polyline([(110.5, 25), (111.5, 26.4), (113.5, 23.6)])
    pdf.line(80.5, 33.5, 83.5, 36.5)
    pdf.line(80.5, 36.5, 83.5, 33.5)
    pdf.polyline([(110, 45), (111.5, 47), (115, 42)])
    [table] = read(made(tmp_path, pdf)).tables
    assert table.rows() == [list(rows[0]), ["One", "☐", "☑", ""], ["Two", "☑", "☐", ""], ["Three", "", "✓", ""]]


def test_strokes_of_a_chart_are_no_marks(tmp_path: Path) -> None:
    pdf = FPDF()
    pdf.set_font("Helvetica", size=11)
    pdf.add_page()
    for y in (20, 50, 80):
        pdf.line(20, y, 120, y)
    for x in (20, 70, 120):
        pdf.line(x, 20, x, 80)
    for step in range(12):
        pdf.line(22 + 4 * step, 40 - 2 * step % 3, 26 + 4 * step, 36)
    pdf.text(22, 25, "Score")
    pdf.line(130, 40, 134, 36)
    document = read(made(tmp_path, pdf))
    assert document.pages[0].text.split() == ["Score"]


def test_squares_of_a_table_and_strokes_of_a_drawing_are_no_marks() -> None:
    square = [(0.0, 0.0), (10.0, 0.0), (10.0, 10.0), (0.0, 10.0), (0.0, 0.0)]
    [box] = shapes_of([square])
    assert list(signs_of([box], [])) == [("☐", (0.0, 0.0, 10.0, 10.0))]
    assert list(signs_of([box], [(0.0, 10.0, 80.0, 10.5)])) == []
    # A hook the wrong way round, a falling stroke, a polygon, a large tick.
    assert shapes_of([[(0.0, 0.0), (5.0, 10.0), (8.0, 2.0)]]) == []
    assert list(signs_of(shapes_of([[(0.0, 9.0), (9.0, 0.0)]]), [])) == []
    assert shapes_of([[(0.0, 0.0), (9.0, 3.0), (10.0, 9.0), (2.0, 10.0), (0.0, 0.0)]]) == []
    assert shapes_of([[(0.0, 40.0), (20.0, 0.0), (90.0, 90.0)]]) == []
    pattern = [Drawn("square", (float(x), 0.0, x + 10.0, 10.0)) for x in range(0, 8000, 20)]
    assert list(signs_of(pattern, [])) == []
    assert list(signs_of([Drawn("rise", (2.0, 2.0, 8.0, 8.0)), box], [])) == [("☑", (0.0, 0.0, 10.0, 10.0))]


def test_lines_that_a_cell_cuts_off_stay_in_it(tmp_path: Path) -> None:
    pdf = FPDF()
    pdf.set_font("Helvetica", size=10)
    pdf.add_page()
    for y in (20, 30, 45):
        pdf.line(20, y, 120, y)
    for x in (20, 70, 120):
        pdf.line(x, 20, x, 45)
    pdf.text(72, 27, "Score")
    with pdf.rect_clip(20, 20, 50, 10):
        pdf.text(22, 24, "Indicator of")
        pdf.text(22, 28, "this year")
        pdf.text(22, 33, "and before")
    pdf.text(22, 35, "Duties")
    pdf.text(72, 35, "85.25")
    [table] = read(made(tmp_path, pdf)).tables
    assert table.rows() == [["Indicator of this year and before", "Score"], ["Duties", "85.25"]]


@pytest.mark.parametrize(
    ("text", "lost"),
    [
        ("รายงานผลการประเมินคุณธรรมและความโปร่งใส", False),
        ("Integrity and Transparency Assessment 2568", False),
        ("ส านักปลัดเทศบาล ด าเนินการ ประจ าปี ๒๕๖๘", False),
        ("ท\uf702\uf70aปร\uf70aก\uf702ก\uf70aก\uf702ก\uf70aก\uf702ก\uf70aก\uf702", False),
        ("\ufffd\ufffd", False),
        ("รายงานผล" + 10 * "\ufffd" + "การประเมินคุณธรรม", True),
        ("\uf0a1\uf0a2\ue010" * 10, True),
        # Numbers say nothing although the words do; one that is lost among others that are not.
        (
            "ประจำปีงบประมาณ พ.ศ. \ufffd\ufffd\ufffd\ufffd คะแนน \ufffd\ufffd.\ufffd\ufffd รวม \ufffd\ufffd.\ufffd ดี",
            True,
        ),
        ("ประจำปีงบประมาณ พ.ศ. \ufffd\ufffd\ufffd\ufffd คะแนน 98.25 รวม 87.50ระดับผ่านดีทุกตัวชี้วัด", False),
        ("ÃÒÂ§Ò¹¼Å¡ÒÃ»ÃÐàÁÔ¹¤Ø³¸ÃÃÁ áÅÐ¤ÇÒÁâ»Ãè§ãÊ", True),
        ("El niño pagó la cuenta de su compañía en Málaga", False),
    ],
)
def test_lost_text_layers_are_told_by_their_page(text: str, lost: bool) -> None:
    assert is_unreadable(text) is lost


@pytest.fixture
def lost(tmp_path: Path) -> Path:
    """A page that shows words and a page whose font maps them to private codes, as home-made fonts do."""
    pdf = FPDF()
    pdf.set_compression(False)
    for family, style in (("Sound", ""), ("Lost", "B")):
        pdf.add_font(family, style, Path(paper.__file__).parent / "fonts" / "Sarabun-Regular.ttf")
        pdf.add_page()
        pdf.set_font(family, style, 22)
        for text in ("INTEGRITY ASSESSMENT", "TRANSPARENCY REPORT", "PUBLIC SERVICE"):
            pdf.cell(0, 16, text)
            pdf.ln()
    head, mark, tail = bytes(pdf.output()).rpartition(b"beginbfchar")
    codes, end, rest = tail.partition(b"endbfchar")
    path = tmp_path / "lost.pdf"
    path.write_bytes(head + mark + re.sub(rb" <00(?=[2-5]\w>)", b" <E0", codes) + end + rest)
    return path


def test_page_without_readable_text_is_read_as_a_picture(lost: Path) -> None:
    never = read(lost, ocr="never")
    assert [page.text_source for page in never.pages] == ["text_layer", "text_layer"]
    assert "INTEGRITY" in never.pages[0].text
    assert is_unreadable(never.pages[1].text)
    if not can_read():
        pytest.skip("Tesseract with Thai is not on this machine")
    found = read(lost)
    assert [page.text_source for page in found.pages] == ["text_layer", "ocr"]
    assert found.text_source == "mixed"
    assert found.pages[0].text == never.pages[0].text
    assert "TRANSPARENCY" in found.pages[1].text
