"""Tables whose columns only align, and text that must not be taken for one."""

from __future__ import annotations

from pathlib import Path

import pytest
from fpdf import FPDF
from fpdf.enums import Align

from pipeline.read import read
from pipeline.records import Paragraph
from tests.read.test_pdf import made

WIDTHS = (80, 30, 30, 30)
ROWS = [
    ["Indicator", "IIT", "EIT", "Score"],
    *([f"No. {n} Duties", f"8{n}.25", f"9{n}.10", f"7{n}.50"] for n in range(6)),
]
TEXT = "The body shall improve what the assessment found wanting and report it to the people of the district. "


def started() -> FPDF:
    pdf = FPDF()
    pdf.set_font("Helvetica", size=11)
    pdf.add_page()
    pdf.multi_cell(0, 7, 3 * TEXT, new_x="LMARGIN", new_y="NEXT")
    return pdf


def row(pdf: FPDF, texts: list[str], height: float = 8) -> None:
    for place, (text, width) in enumerate(zip(texts, WIDTHS, strict=False)):
        pdf.cell(width, height, text, align=Align.R if place else Align.L)
    pdf.ln()


def rule(pdf: FPDF) -> None:
    pdf.line(10, pdf.get_y(), 180, pdf.get_y())


def paragraphs(path: Path) -> list[str]:
    return [block.passage.text for block in read(path).blocks if isinstance(block, Paragraph)]


@pytest.mark.parametrize("ruling", ["none", "head", "rows"])
def test_columns_that_align_are_a_table(tmp_path: Path, ruling: str) -> None:
    pdf = started()
    pdf.ln(4)
    for number, texts in enumerate(ROWS):
        if ruling == "rows" or (ruling == "head" and number < 2):
            rule(pdf)
        row(pdf, texts)
    if ruling != "none":
        rule(pdf)
    pdf.ln(4)
    pdf.multi_cell(0, 7, TEXT, new_x="LMARGIN", new_y="NEXT")
    path = made(tmp_path, pdf)
    [table] = read(path).tables
    assert table.rows() == ROWS
    assert table.header_rows == 1
    assert paragraphs(path) == [(3 * TEXT).strip(), TEXT.strip()]


def test_cell_of_two_lines_stays_one_row(tmp_path: Path) -> None:
    pdf = started()
    pdf.ln(6)
    for number, texts in enumerate(ROWS):
        row(pdf, texts, 5)
        if number in (2, 4):
            row(pdf, ["and service"], 5)
        pdf.ln(4)
    [table] = read(made(tmp_path, pdf)).tables
    assert [texts[0] for texts in table.rows()] == [
        "Indicator", "No. 0 Duties", "No. 1 Duties and service", "No. 2 Duties", "No. 3 Duties and service",
        "No. 4 Duties", "No. 5 Duties",
    ]  # fmt: skip
    assert [texts[3] for texts in table.rows()] == [texts[3] for texts in ROWS]


def test_table_without_rules_goes_on_with_its_header_on_the_next_page(tmp_path: Path) -> None:
    pdf = started()
    for number, texts in enumerate(ROWS):
        if number == 3:
            pdf.add_page()
            row(pdf, ROWS[0])
        row(pdf, texts)
    pdf.add_page()
    row(pdf, ROWS[0])
    for texts in ROWS[1:4]:
        row(pdf, texts)
    [table] = read(made(tmp_path, pdf)).tables
    assert table.rows() == [*ROWS, *ROWS[1:4]]
    assert table.pages == (1, 2, 3)


def test_rows_that_cannot_be_told_apart_stay_text(tmp_path: Path) -> None:
    # The second line of a name stands as far from its own row as from the next.
    pdf = started()
    pdf.ln(6)
    for texts in ROWS:
        row(pdf, texts)
        row(pdf, ["and service"])
    path = made(tmp_path, pdf)
    assert read(path).tables == ()
    assert "85.25" in "\n".join(paragraphs(path))


def test_rows_a_little_farther_apart_than_their_lines_are_told_apart(tmp_path: Path) -> None:
    pdf = started()
    pdf.ln(6)
    for number, texts in enumerate(ROWS):
        row(pdf, texts, 6)
        if number in (2, 4):
            row(pdf, ["and service"], 6)
        pdf.ln(0.3)
    [table] = read(made(tmp_path, pdf)).tables
    assert [texts[0] for texts in table.rows()] == [
        "Indicator", "No. 0 Duties", "No. 1 Duties and service", "No. 2 Duties", "No. 3 Duties and service",
        "No. 4 Duties", "No. 5 Duties",
    ]  # fmt: skip


def test_running_text_and_signatures_are_no_tables(tmp_path: Path) -> None:
    pdf = FPDF()
    pdf.set_font("Helvetica", size=11)
    pdf.add_page()
    for words in ("Under the plan of the body", "which the people of all", "districts have agreed to do", "every year"):
        # Justified lines of few words leave wide gaps.
        parts = words.split()
        for index, word in enumerate(parts):
            pdf.set_x(10 + index * 180 / len(parts))
            pdf.cell(20, 7, word)
        pdf.ln()
    pdf.ln(10)
    for texts in (["Signed", "Signed", "Signed"], ["(author)", "(reviewer)", "(head)"]):
        row(pdf, texts)
    for number in range(1, 6):
        pdf.cell(0, 7, f"Chapter {number} " + 60 * "." + f"   {number}")
        pdf.ln()
    assert read(made(tmp_path, pdf)).tables == ()


def test_text_that_fills_its_column_stays_apart_from_the_next(tmp_path: Path) -> None:
    pdf = started()
    pdf.ln(6)
    names = ["Duties", "Duties of all the staff and service to the public", "Budget", "Power", "Property"]
    rows = [
        ["Indicator", "IIT", "EIT", "Score"],
        *([name, f"8{n}.25", f"9{n}.10", "70.5"] for n, name in enumerate(names)),
    ]
    left = 10 + pdf.get_string_width(names[1]) + 3
    for texts in rows:
        for x, text in zip((10, left, left + 30, left + 60), texts, strict=True):
            pdf.set_x(x)
            pdf.cell(28, 8, text)
        pdf.ln()
    [table] = read(made(tmp_path, pdf)).tables
    assert table.rows() == rows
