"""What producers write in their own way, in text layers like theirs."""

from __future__ import annotations

import re
import zlib
from collections.abc import Callable
from pathlib import Path

import pytest
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


def text_where(
    tmp_path: Path,
    text: str,
    *changes: tuple[str, str | Callable[[re.Match[str]], str]],
    shaped: bool = True,
) -> str:
    """What is read of a text whose font says of its glyphs what these replacements in its list of characters say."""
    pdf = FPDF()
    pdf.set_compression(False)
    pdf.add_font("Sarabun", fname=str(FONT))
    pdf.set_font("Sarabun", size=14)
    pdf.set_text_shaping(shaped)
    for page in text.split("\f"):
        pdf.add_page()
        pdf.cell(0, 10, page)
    data = bytes(pdf.output())
    found = re.search(rb"/CMapName /Adobe-Identity-UCS def\n.*?endcmap\n", data, re.DOTALL)
    assert found is not None
    said = found.group().partition(b"\n")[2].decode()
    for pattern, replacement in changes:
        said, count = re.subn(pattern, replacement, said)
        assert count
    said = re.sub("[0-9]+ beginbfchar", f"{said.count('> <') - 1} beginbfchar", said)
    path = tmp_path / "made.pdf"
    path.write_bytes(data.replace(found.group(), said.encode().ljust(len(found.group()))))
    return "\f".join(page.text for page in read(path, ocr="never").pages)


# fpdf2 numbers glyphs as they come: the ring of the first ำ, then its rest, of which it says nothing.
TEXT = "ตาราง ลำดับ ตำบล อำนาจ"
RING, REST = "<0006> <0E33>\n", "<0007>"


def test_a_ring_that_its_font_says_nothing_of_is_seen_by_where_it_stands(tmp_path: Path) -> None:
    assert text_where(tmp_path, TEXT, (RING, f"<0006> <>\n{REST} <0E32>\n")) == TEXT


def test_a_file_that_gives_the_whole_letter_for_its_second_half(tmp_path: Path) -> None:
    changes = ("<0002> <0E32>", "<0002> <0E33>"), (RING, f"<0006> <>\n{REST} <0E33>\n")
    assert text_where(tmp_path, TEXT, *changes) == TEXT


def test_marks_that_a_span_speaks_for_and_that_are_drawn_once_more(tmp_path: Path) -> None:
    # So Adobe InDesign does: the letter says that it is "น้", and the mark is drawn after it by itself.
    pdf = FPDF()
    pdf.add_font("Sarabun", fname=str(FONT))
    pdf.set_font("Sarabun", size=14)
    pdf.add_page()
    x = 20.0
    for drawn, meant in (
        ("ห", ""),
        ("น", "น้"),
        ("้", ""),
        ("า", ""),
        ("ท", "ที่"),
        ("ี", ""),
        ("่", ""),
        ("จ", "จำ"),
        ("ำ", ""),
    ):
        if meant:
            pdf._out(f"/Span <</ActualText <FEFF{meant.encode('utf-16-be').hex()}>>> BDC")
        pdf.text(x, 50, drawn)
        x += pdf.get_string_width(drawn)
        if meant:
            pdf._out("EMC")
    assert read(made(tmp_path, pdf)).pages[0].text == "หน้าที่จำ"


@pytest.mark.parametrize(
    ("text", "ring", "rest"),
    [
        ("ลำดับ", "0002", "0003"),
        ("ตาราง ลำดับ ตำบล อำนาจ", "0006", "0007"),
        # A space before า that shows nothing stays one.
        ("กลุ่มที่ ๑ จัดทำ า", "000D", "000E"),
    ],
)
def test_a_ring_that_its_font_calls_a_space(tmp_path: Path, text: str, ring: str, rest: str) -> None:
    # So Microsoft Word does.
    change = f"<{ring}> <0E33>\n", f"<{ring}> <0020>\n<{rest}> <0E32>\n"
    assert text_where(tmp_path, text, change) == text


def test_a_ring_called_a_space_in_a_font_that_gives_the_whole_letter_for_its_second_half(tmp_path: Path) -> None:
    # So Microsoft PowerPoint does: its า are called ำ.
    changes = ("<0002> <0E32>", "<0002> <0E33>"), (RING, f"<0006> <0020>\n{REST} <0E33>\n")
    assert text_where(tmp_path, TEXT, *changes) == TEXT


def test_a_lost_mark_that_may_be_another_is_not_guessed(tmp_path: Path) -> None:
    # One word that tells is too few, and the other could as well be จ้า.
    changes = [(RING, f"<0006> <>\n{REST} <0E32>\n")]
    assert text_where(tmp_path, "ตาราง ลำดับ จำ ล้า", *changes) == "ตาราง ล\ufffdาดับ จ\ufffdา ล้า"


def test_words_with_two_unknown_marks_tell_both(tmp_path: Path) -> None:
    text = "ส่วนท้องถิ่น การปฏิบัติหน้าที่ พื้นที่ ครั้งนี้ ตั้งแต่"
    lost = [("> <0E48>\n", "> <>\n"), ("> <0E49>\n", "> <>\n")]
    assert text_where(tmp_path, text, *lost) == text


def test_a_name_alone_tells_no_mark(tmp_path: Path) -> None:
    assert text_where(tmp_path, "สุภาภรณ์ ใจดี", ("> <0E4C>\n", "> <>\n")) == "สุภาภรณ\ufffd ใจดี"


def test_later_pages_tell_the_marks_of_earlier_ones(tmp_path: Path) -> None:
    text = "สุภาภรณ์\fองค์การ ประโยชน์ อนุรักษ์ อุปกรณ์ วันศุกร์"
    assert text_where(tmp_path, text, ("> <0E4C>\n", "> <>\n")) == text


def test_a_sign_that_is_no_mark_tells_nothing(tmp_path: Path) -> None:
    # It stands high, but the pen was before it: ° is no ์ although words would take it.
    found = text_where(tmp_path, "วันศุกร° กรรมสิทธิ°", ("> <00B0>\n", "> <>\n"))
    assert found == "วันศุกร\ufffd กรรมสิทธิ\ufffd"


@pytest.mark.parametrize(
    ("text", "change"),
    [
        # A ring over one letter only, in two words that are none with a tone mark.
        ("ตาราง ลำดับ ตำบล", (RING, f"<0006> <>\n{REST} <0E32>\n")),
        # Two of the words could have another mark: น่า, ด่าน.
        ("ค้าน น้า ด้าน ต้อง", ("> <0E49>\n", "> <>\n")),
        # A name that another mark makes two words (ภรณี) does not outweigh words.
        ("สุภาภรณ์ ผลสัมฤทธิ์ กรรมสิทธิ์ องค์การ วันศุกร์ ประโยชน์ อนุรักษ์ อุปกรณ์", ("> <0E4C>\n", "> <>\n")),
    ],
)
def test_words_tell_a_mark_of_which_its_font_says_nothing(tmp_path: Path, text: str, change: tuple[str, str]) -> None:
    assert text_where(tmp_path, text, change) == text


@pytest.mark.parametrize(
    ("text", "changes"),
    [
        # A page of a file of PowerPoint on which no ำ stands.
        ("การประเมิน ตามมาตรฐาน สาธารณะ ข้าราชการ ประชาชน", [("> <0E32>", "> <0E33>")]),
        # Pages on which ำ are what they say: words, and names that are in no dictionary.
        ("ลำดับที่ ตำบล คำสั่ง", []),
        ("วัดมำบัง ห้วยหลำ คลองมำบัง", []),
    ],
)
def test_a_font_that_says_no_aa_at_all(tmp_path: Path, text: str, changes: list[tuple[str, str]]) -> None:
    assert text_where(tmp_path, text, *changes, shaped=False) == text


def in_western_letters(match: re.Match[str]) -> str:
    return f"> <{int(match[1], 16) - 0xE00 + 0xA0:04X}>"


@pytest.mark.parametrize(
    "text",
    [
        "สำนักงานเทศบาลตำบล ๒๕๖๗",
        "ตัวชี้วัดที่ 1 การปฏิบัติหน้าที่ 98.25",
        # A page of numbers, before the page that proves the font and after it.
        "ที่ ๑ ๙๘.๒๕ ๘๗.๕๐\fตัวชี้วัดที่ การปฏิบัติหน้าที่\fที่ ๒ ๙๐.๑๐ ๘๐.๒๐",
    ],
)
def test_thai_that_an_old_font_spells_in_western_letters(tmp_path: Path, text: str) -> None:
    assert text_where(tmp_path, text, ("> <(0E[0-9A-F]{2})>", in_western_letters), shaped=False) == text


def test_a_font_of_thai_with_names_in_western_accents_stays_thai(tmp_path: Path) -> None:
    text = "การประเมินคุณธรรม ของ Besançon และ Málaga"
    assert text_where(tmp_path, text, shaped=False) == text


def test_western_letters_stay_what_they_are(tmp_path: Path) -> None:
    pdf = FPDF()
    pdf.set_font("Helvetica", size=14)
    pdf.add_page()
    pdf.cell(0, 10, "Évaluation de l'intégrité à Besançon, où l'été fût très chaud: çà et là")
    assert read(made(tmp_path, pdf), ocr="never").pages[0].text.startswith("Évaluation de l'intégrité à Besançon")


def test_codes_that_are_themselves_the_characters(tmp_path: Path) -> None:
    # So mPDF writes fonts: its lowered tone marks and the breaks that it puts between words are no unknown letters.
    pdf = FPDF()
    pdf.set_compression(False)
    pdf.add_font("Sarabun", fname=str(FONT))
    pdf.set_font("Sarabun", size=14)
    pdf.add_page()
    pdf.cell(0, 10, "ผู้บริหาร")
    data = bytes(pdf.output()).replace(b"/DW 700", b"/DW 000")
    # Glyph 3 is the tone; its code becomes U+F70B, and a glyph without ink stands after it as U+200B.
    found = re.search(rb"<<\n/Filter /FlateDecode\n/Length \d+\n>>\nstream\n(x\x9c.*?)\nendstream", data, re.DOTALL)
    assert found is not None
    glyphs = bytearray(zlib.decompress(found[1]))
    for code, glyph in ((0xF70B, 3), (0x200B, 0x20)):
        glyphs[2 * code : 2 * code + 2] = glyphs[2 * glyph : 2 * glyph + 2]
    data = data.replace(found[0], b"<< /Length %d >>\nstream\n%s\nendstream" % (len(glyphs), bytes(glyphs)))
    path = tmp_path / "made.pdf"
    path.write_bytes(data.replace(b"\x00\x02\x00\x03\x00\x04", b"\x00\x02\xf7\x0b\x20\x0b"))
    assert read(path, ocr="never").pages[0].text == "ผู\uf70b\u200bริหาร"
