"""Tables in forms at any scale, turned, mirrored and nested: every threshold holds on the page, after all matrices."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.read import read
from tests.read.raw_pdf import form, grid, raw_pdf, table, text

ROWS = [["Code", "Indicator", "Score"], ["1", "Duties", "9.50"], ["2", "Budget", "91.88"], ["3", "Power", "88.04"]]


def rows(path: Path) -> list[list[str]]:
    document = read(path, ocr="never")
    [found] = document.tables
    assert not document.remarks
    return found.rows()


def scaled(factor: float) -> str:
    """The table drawn so that a form with this matrix shows it at its usual size."""
    x, top, width, height = 50 / factor, 700 / factor, 120 / factor, 20 / factor
    xs = [x + width * column for column in range(4)]
    ys = [top - height * row for row in range(5)]
    lines = grid(xs, ys).replace("0.7 w", f"{0.7 / factor} w")
    cells = [
        text(xs[column] + 4 / factor, ys[row + 1] + 6 / factor, words, 12 / factor)
        for row, own in enumerate(ROWS)
        for column, words in enumerate(own)
    ]
    return lines + "".join(cells)


@pytest.mark.parametrize("factor", [0.1, 0.5, 4.0, 12.5])
def test_a_form_at_any_scale(tmp_path: Path, factor: float) -> None:
    sheet = form(scaled(factor), matrix=f"{factor} 0 0 {factor} 0 0")
    path = raw_pdf(tmp_path / "made.pdf", "/Sheet Do\n", resources="/XObject << /Sheet 6 0 R >>", others={6: sheet})
    assert rows(path) == ROWS
    assert rows(raw_pdf(path, f"q {factor} 0 0 {factor} 0 0 cm {scaled(factor)} Q\n")) == ROWS


def test_forms_inside_forms(tmp_path: Path) -> None:
    inner = form(scaled(0.4), matrix="4 0 0 4 0 0")
    outer = form("/Inner Do\n", matrix="0.1 0 0 0.1 0 0", resources="/XObject << /Inner 7 0 R >>")
    path = raw_pdf(
        tmp_path / "made.pdf", "/Outer Do\n", resources="/XObject << /Outer 6 0 R >>", others={6: outer, 7: inner}
    )
    assert rows(path) == ROWS


@pytest.mark.parametrize("matrix", ["-1 0 0 -1 600 800", "0 1 -1 0 800 0", "0 -1 1 0 0 600"])
def test_forms_that_turn_what_was_drawn_turned(tmp_path: Path, matrix: str) -> None:
    """What is drawn upside down, or on its side, and put upright again by its form."""
    a, b, c, d, e, f = map(float, matrix.split())
    size = (800.0, 600.0) if a == 0 else (600.0, 800.0)
    # The inverse of the matrix, which has a determinant of one.
    back = f"{d} {-b} {-c} {a} {c * f - d * e} {b * e - a * f}"
    sheet = form(f"q {back} cm {table(ROWS, top=500)} Q\n", matrix=matrix)
    path = raw_pdf(
        tmp_path / "made.pdf", "/Sheet Do\n", resources="/XObject << /Sheet 6 0 R >>", others={6: sheet}, size=size
    )
    assert rows(path) == ROWS


@pytest.mark.parametrize("unit", [0.1, 10.0])
def test_pages_in_another_unit(tmp_path: Path, unit: float) -> None:
    path = raw_pdf(tmp_path / "made.pdf", scaled(unit), page=f"/UserUnit {unit}", size=(600 / unit, 800 / unit))
    assert rows(path) == ROWS


def test_a_table_drawn_twice_the_second_smaller(tmp_path: Path) -> None:
    """Word processors draw a table once for print and once, a little smaller, for the screen."""
    inner = f"q 0.999 0 0 0.999 0.3 0.5 cm {grid([50, 170, 290, 410], [700, 680, 660, 640, 620])} Q\n"
    assert rows(raw_pdf(tmp_path / "made.pdf", table(ROWS) + inner)) == ROWS


def test_a_grid_that_parts_its_text_badly_is_read_by_alignment(tmp_path: Path) -> None:
    """The rules of the body are drawn at another scale than its text, which all stands in the last row."""
    body = [[str(number), f"Indicator {number}", f"8{number}.25"] for number in range(1, 9)]
    lines = grid([50, 170, 290, 410], [700, 680, 674, 668, 662, 656, 650, 644, 638, 632, 440])
    rows_of_text = [["Code", "Indicator", "Score"], *body]
    cells = "".join(
        text(54 + 120 * column, (686 if not row else 620) - 20 * row, words)
        for row, own in enumerate(rows_of_text)
        for column, words in enumerate(own)
    )
    document = read(raw_pdf(tmp_path / "made.pdf", lines + cells), ocr="never")
    assert [row for found in document.tables for row in found.rows()][-8:] == body


def test_text_that_reaches_into_a_frame_and_stands_in_no_cell_is_told(tmp_path: Path) -> None:
    content = table([["", *row[1:]] for row in ROWS])
    document = read(raw_pdf(tmp_path / "made.pdf", content + text(28, 646, "95.10")), ocr="never")
    [remark] = document.remarks
    assert (remark.rule, remark.observed, remark.page_number) == ("text-outside-cells", "95.10", 1)
    assert remark.box is not None
    assert 27 < remark.box.x0 < 50 < remark.box.x1
    beside = read(raw_pdf(tmp_path / "made.pdf", content + text(420, 646, "95.10 beside")), ocr="never")
    assert beside.remarks == ()
