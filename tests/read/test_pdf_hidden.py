"""Text of a PDF that nobody sees is no text of the page; where it says something of its own, it is reported."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.read import read
from pipeline.records import Document
from tests.read.raw_pdf import form, raw_pdf, stream, table, text

ROWS = [["Code", "Indicator", "Score"], ["1", "Duties", "9.50"], ["2", "Budget", "91.88"]]
# Left of the first score and in its line.
X, Y = 294, 666
STATES = "/ExtGState << /Clear << /ca 0 /CA 0 >> >> /Properties << /Off 6 0 R /On 7 0 R >> /XObject << /Sheet 8 0 R >>"
LAYERS = "/OCProperties << /OCGs [6 0 R 7 0 R] /D << /OFF [6 0 R] /ON [7 0 R] >> >>"
OTHERS = {
    6: "<< /Type /OCG /Name (draft) >>",
    7: "<< /Type /OCG /Name (print) >>",
    8: form(text(X - 7, Y, "1"), resources="").replace("/Subtype /Form", "/Subtype /Form /OC 6 0 R"),
}


def document(tmp_path: Path, content: str, *, layers: bool = False) -> Document:
    return read(
        raw_pdf(tmp_path / "made.pdf", content, resources=STATES, catalog=LAYERS if layers else "", others=OTHERS),
        ocr="never",
    )


def told(found: Document) -> list[tuple[str, bool]]:
    return [(remark.observed, remark.is_minor) for remark in found.remarks if remark.rule == "hidden-text"]


@pytest.mark.parametrize(
    "hidden",
    [
        f"1 g {text(X - 7, Y, '1')} 0 g\n",
        f"q /Clear gs {text(X - 7, Y, '1')} Q\n",
        f"q 3 Tr {text(X - 7, Y, '1')} Q\n",
        f"q 0 0 20 20 re W n {text(X - 7, Y, '1')} Q\n",
        f"{text(X - 7, Y, '1')} q 1 g {X - 8} {Y - 3} 8 13 re f Q\n",
        f"q 0.9 0.9 0.6 rg 50 660 360 20 re f {text(X - 7, Y, '1')} Q\n",
    ],
    ids=["white", "transparent", "no ink", "clipped", "covered", "colour of its ground"],
)
def test_a_digit_that_nobody_sees_is_no_part_of_a_score(tmp_path: Path, hidden: str) -> None:
    found = document(tmp_path, hidden + table(ROWS))
    [drawn] = found.tables
    assert drawn.rows() == ROWS
    assert told(found) == [("1", False)]
    box = found.remarks[0].box
    assert box is not None
    assert X - 8 < box.x0 < X - 5
    assert 118 < box.y0 < 800 - Y < box.y1 < 140


@pytest.mark.parametrize("drawn", [f"/OC /Off BDC {text(X - 7, Y, '1')} EMC\n", "/Sheet Do\n"], ids=["marked", "form"])
def test_a_layer_that_is_off_is_not_read(tmp_path: Path, drawn: str) -> None:
    shown = f"/OC /On BDC {table(ROWS)} EMC\n"
    found = document(tmp_path, drawn + shown, layers=True)
    assert found.tables[0].rows() == ROWS
    assert told(found) == [("1", False)]


def test_white_print_on_a_dark_ground_is_seen(tmp_path: Path) -> None:
    head = "0.1 0.2 0.5 rg 50 680 360 20 re f 0 g\n"
    cells = "1 g " + "".join(text(54 + 120 * number, 686, words) for number, words in enumerate(ROWS[0])) + "0 g\n"
    body = table([["", "", ""], *ROWS[1:]])
    found = document(tmp_path, head + body + cells)
    assert found.tables[0].rows() == ROWS
    assert found.remarks == ()


def test_a_score_typed_over_a_white_box_takes_the_place_of_the_old_one(tmp_path: Path) -> None:
    old = table([ROWS[0], ["1", "Duties", "49.75"], ROWS[2]])
    box = f"1 g {X - 2} {Y - 4} 60 14 re f 0 g\n"
    found = document(tmp_path, old + box + text(X, Y, "94.75"))
    assert found.tables[0].rows() == [ROWS[0], ["1", "Duties", "94.75"], ROWS[2]]
    assert told(found) == [("49.75", False)]


def test_a_digit_painted_over_is_gone(tmp_path: Path) -> None:
    old = table([ROWS[0], ["1", "Duties", "19.50"], ROWS[2]])
    found = document(tmp_path, old + f"1 g {X - 1} {Y - 3} 7.4 13 re f 0 g\n")
    assert found.tables[0].rows() == ROWS
    assert told(found) == [("1", False)]


def test_what_recognition_wrote_over_print_says_nothing_new(tmp_path: Path) -> None:
    again = "q 3 Tr " + "".join(
        text(54.5 + 120 * column, 686.3 - 20 * row, words)
        for row, own in enumerate(ROWS)
        for column, words in enumerate(own)
    )
    found = document(tmp_path, table(ROWS) + again + "Q\n")
    assert found.tables[0].rows() == ROWS
    assert found.remarks == ()
    other = document(tmp_path, table(ROWS) + "q 3 Tr " + text(X, Y, "9.60") + "Q\n")
    assert other.tables[0].rows() == ROWS
    assert told(other) == [("9.60", False)]


def test_hidden_dots_and_spaces_are_not_reported(tmp_path: Path) -> None:
    found = document(tmp_path, table(ROWS) + "1 g " + text(54, 500, ". . . .") + "0 g\n")
    assert found.remarks == ()


def test_grey_print_and_print_on_a_picture_are_seen(tmp_path: Path) -> None:
    pixels = stream(
        "\x40" * 16, "/Type /XObject /Subtype /Image /Width 4 /Height 4 /BitsPerComponent 8 /ColorSpace /DeviceGray"
    )
    content = (
        "q 300 0 0 40 40 700 cm /Photo Do Q\n1 g "
        + text(60, 715, "White on a photo")
        + "0.8 g "
        + text(60, 600, "Draft")
    )
    found = read(
        raw_pdf(tmp_path / "made.pdf", content, resources="/XObject << /Photo 6 0 R >>", others={6: pixels}),
        ocr="never",
    )
    assert "White on a photo" in found.pages[0].text
    assert "Draft" in found.pages[0].text
    assert told(found) == []
