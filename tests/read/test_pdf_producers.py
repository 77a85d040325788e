"""What producers write in their own way, in text layers like theirs."""

from __future__ import annotations

from pathlib import Path

from fpdf import FPDF

from pipeline.read import read
from tests.read.test_pdf import made

FONT = Path(__file__).parents[2] / "scripts" / "samples" / "fonts" / "Sarabun-Regular.ttf"
CONSONANTS = "กขคงจฉชซญฐฒณตถทธ"


def test_the_second_half_of_a_split_letter_says_nothing_whatever_its_code(tmp_path: Path) -> None:
    # Glyphs are numbered as they come: after ten consonants or so the half is number 10 or 13, a line break.
    for count in range(3, 16):
        pdf = FPDF()
        pdf.add_font("Sarabun", fname=str(FONT))
        pdf.set_font("Sarabun", size=14)
        pdf.set_text_shaping(True)
        pdf.add_page()
        text = f"{CONSONANTS[:count]}ลำดับ"
        pdf.cell(0, 10, text)
        assert read(made(tmp_path, pdf)).pages[0].text == text


def test_a_syllable_set_in_two_pieces_that_both_stand_for_it_is_said_once(tmp_path: Path) -> None:
    pdf = FPDF()
    pdf.add_font("Sarabun", fname=str(FONT))
    pdf.set_font("Sarabun", size=14)
    pdf.add_page()
    width = pdf.get_string_width("ข")

    def say(meant: str, x: float, y: float, drawn: str) -> None:
        pdf._out(f"/Span <</ActualText <FEFF{meant.encode('utf-16-be').hex()}>>> BDC")
        pdf.text(x, y, drawn)
        pdf._out("EMC")

    # The tone mark of ขั้ stands a little higher and is drawn by itself.
    say("ขั้", 20, 50, "ขั")
    say("ขั้", 20 + width, 49.9, "้")
    pdf.text(20 + width, 50, "น")
    # The same syllable twice, beside each other and below each other, is two.
    say("ขา", 60, 50, "ขา")
    say("ขา", 60 + pdf.get_string_width("ขา"), 50, "ขา")
    say("ขา", 60, 80, "ขา")
    text = read(made(tmp_path, pdf)).pages[0].text
    assert "".join(text.split()) == "ขั้นขาขาขา"
