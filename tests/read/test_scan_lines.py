"""Pieces of ink as lines of cells: what belongs to which cell, and what letters beside numbers are."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray
from PIL import Image, ImageDraw, ImageFont

from pipeline.read.scan import print as printed
from pipeline.read.scan.glyphs import Page
from pipeline.read.scan.picture import Sheet
from pipeline.read.scan.print import read_lines
from pipeline.read.scan.ruling import rules_of
from pipeline.read.scan.tesseract import Word

FONT = Path(__file__).parents[2] / "scripts" / "samples" / "fonts" / "Sarabun-Regular.ttf"
DPI = 200
Boxes = Sequence[tuple[int, int, int, int]]


def page(*boxes: tuple[int, int, int, int]) -> Page:
    """A page of solid pieces of ink, numbered from 1 from top to bottom."""
    words = np.zeros((200, 300), np.uint8)
    for x0, y0, x1, y1 in boxes:
        words[y0:y1, x0:x1] = 255
    return Page(words, DPI)


# A row of letters 20 px high in each of two cells that a rule at 60 parts.
UPPER: Boxes = [(20 + 24 * k, 26, 36 + 24 * k, 46) for k in range(5)]
LOWER: Boxes = [(20 + 24 * k, 70, 36 + 24 * k, 90) for k in range(5)]
CELLS = [(10, 10, 200, 60), (10, 60, 200, 110)]


def shares(*more: tuple[int, int, int, int]) -> list[int]:
    return [len(share) for share in page(*UPPER, *LOWER, *more).shared_out(CELLS)]


def test_a_mark_above_the_rule_is_of_the_letter_below_it() -> None:
    assert shares((26, 54, 29, 59)) == [5, 6]


def test_a_mark_above_a_table_is_of_its_first_row() -> None:
    sheet = page(*LOWER, (26, 54, 29, 59))
    [share] = sheet.shared_out(CELLS[1:])
    assert len(share) == 6
    assert not len(sheet.rest())


def test_a_full_stop_and_a_vowel_below_stay_with_their_line() -> None:
    # The stop stands beside letters, above one of the next row; the vowel close below its letter.
    assert shares((143, 42, 147, 46), (141, 66, 151, 90)) == [6, 6]
    assert shares((26, 48, 30, 53)) == [6, 5]


@pytest.mark.parametrize(("gap", "read"), [(0, "i๑๒"), (14, "i ๑๒")])
def test_the_letter_of_a_code_may_stand_apart_from_its_number(
    monkeypatch: pytest.MonkeyPatch, gap: int, read: str
) -> None:
    # Tesseract takes the lone letter for a digit.
    monkeypatch.setattr(printed, "words_of", lambda lines: [[Word("1", 16, 24, 0.8)] for _ in lines])
    picture = Image.new("L", (300, 120), 0)
    pen = ImageDraw.Draw(picture)
    font = ImageFont.truetype(FONT, 44)
    pen.text((40, 30), "i", font=font, fill=255)
    pen.text((40 + pen.textlength("i", font=font) + gap, 30), "๑๒", font=font, fill=255)
    pixels: NDArray[np.uint8] = np.asarray(picture, np.uint8)
    sheet = Page(pixels, DPI)
    [line], _ = read_lines(sheet, sheet.lines(sheet.rest()))
    assert line is not None
    assert line.text == read


def test_a_full_stop_no_larger_than_noise_is_shown_to_the_recogniser() -> None:
    sheet = page(*UPPER, (64, 45, 65, 46), (64, 18, 65, 19))
    [line] = sheet.lines(sheet.rest())
    for specks in (True, False):
        ink, left, top = sheet.crop(line, 1.7, 0.5, 0.35, specks=specks)
        assert bool(ink[45 - top, 64 - left]) is specks
        assert not ink[18 - top, 64 - left]


@pytest.mark.parametrize(("stray", "is_sure"), [("ว", False), (")", True)])
def test_a_letter_at_the_end_of_a_figure_is_a_digit_unread(
    monkeypatch: pytest.MonkeyPatch, stray: str, is_sure: bool
) -> None:
    monkeypatch.setattr(printed, "words_of", lambda lines: [[Word(stray, 16, 40, 0.8)] for _ in lines])
    picture = Image.new("L", (300, 120), 0)
    pen = ImageDraw.Draw(picture)
    font = ImageFont.truetype(FONT, 44)
    pen.text((40, 30), f"๙๘.๓{stray}", font=font, fill=255)
    sheet = Page(np.asarray(picture, np.uint8), DPI)
    [line], _ = read_lines(sheet, sheet.lines(sheet.rest()))
    assert line is not None
    assert line.text == f"๙๘.๓{stray}"
    assert all(one.is_sure for one in line.recognised) is is_sure


def test_letters_whose_heads_touch_are_no_rule() -> None:
    ink = np.zeros((300, 700), np.uint8)
    # The heads of bold letters, with their stems; below them a rule with nothing on it.
    ink[100:106, 100:500] = 255
    for x in range(104, 496, 14):
        ink[106:130, x : x + 6] = 255
    ink[200:204, 100:500] = 255
    words = rules_of(Sheet(ink, np.zeros_like(ink), 300.0, 0, 0.0)).words
    assert (words[90:140] == ink[90:140]).all()
    assert not words[190:210, 102:498].any()


def test_the_marks_of_a_title_stand_on_its_own_letters() -> None:
    picture = Image.new("L", (900, 420), 255)
    draw = ImageDraw.Draw(picture)
    draw.text((200, 20), "บันทึกข้อความ", font=ImageFont.truetype(str(FONT), 84), fill=0)
    for number in range(4):
        draw.text((40, 170 + 60 * number), "ที่นี่ขออนุญาตเผยแพร่รายงาน", font=ImageFont.truetype(str(FONT), 40), fill=0)
    sheet = Page(255 - np.asarray(picture), DPI)
    title, *others = sheet.lines(sheet.rest())
    assert len(others) == 4
    assert title.body > 1.5 * others[0].body
    assert len(title.pieces) == len("บนทกขอความ") + len("ัึ้")
