"""Numbers in cells and running text: every printed form gives its value and its place, or nothing."""

from __future__ import annotations

from decimal import Decimal
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.thai import arabic_digits
from pipeline.thai.numerals import find_numbers, is_blank_mark, read_number, score_problem

THAI = str.maketrans("0123456789", "๐๑๒๓๔๕๖๗๘๙")


@pytest.mark.parametrize(
    ("cell", "value"),
    [
        ("๙๘.๖๗", "98.67"),
        ("98,67", "98.67"),
        ("98·67", "98.67"),
        ("๙๘ .๖๗", "98.67"),
        ("๙๘. ๖๗", "98.67"),
        ("๙8.๖7", "98.67"),
        ("๑๐๐", "100"),
        ("๑๐๐.๐๐ คะแนน", "100.00"),
        ("98.67%", "98.67"),
        ("ร้อยละ ๙๘", "98"),
        ("(๙๘.๖๗)", "98.67"),
        ("**๙๗.๙๔**", "97.94"),
        ("๙๕.๔๑.....", "95.41"),
        ("...๙๕.๔๑... คะแนน", "95.41"),
        ("คะแนนรวม ๙๙.๒๖ คะแนน", "99.26"),
    ],
)
def test_a_cell_gives_its_number(cell: str, value: str) -> None:
    reading = read_number(cell)
    assert reading is not None
    assert (reading.value, reading.repaired, reading.is_plain) == (Decimal(value), False, True)
    assert cell[reading.start : reading.end] == reading.printed
    assert score_problem(reading) is None


@pytest.mark.parametrize(
    "cell",
    ["", "-", "๙๘.๖๗ ๙๕.๒", "i๑", "O๔๒", "๙.๑ ข้อมูลพื้นฐาน", ".๖๗", "๙๘.๖๗/๑๐๐", "๑.\n๒", "- ๙๘.๖๗", "คะแนน"],
)
def test_a_cell_without_exactly_one_number_gives_none(cell: str) -> None:
    assert read_number(cell) is None


@pytest.mark.parametrize(
    ("cell", "value", "problem"),
    [
        ("+๐.๐๐", "0.00", "difference"),
        ("-๑๓.๒๖", "-13.26", "difference"),
        ("▼ ๒.๓๔", "-2.34", "difference"),
        ("เพิ่มขึ้น ๑.๒๓", "1.23", "difference"),
        ("๙๘๖๗", "9867", "out-of-range"),
        ("1,234.56", "1234.56", "out-of-range"),
        ("๙๘.๖๗๕", "98.675", "too-many-decimals"),
    ],
)
def test_a_number_that_cannot_be_a_score_says_why(cell: str, value: str, problem: str) -> None:
    reading = read_number(cell)
    assert reading is not None
    assert (reading.value, score_problem(reading)) == (Decimal(value), problem)


@pytest.mark.parametrize(
    ("cell", "value"),
    [
        ("9O.5O", "90.50"),
        ("๙๐.OO", "90.00"),
        ("l00.00", "100.00"),
        ("๙ ๘ . ๖ ๗", "98.67"),
        ("๙๘..๖๗", "98.67"),
        ("๙๘.", "98"),
    ],
)
def test_a_guess_is_flagged(cell: str, value: str) -> None:
    reading = read_number(cell)
    assert reading is not None
    assert (reading.value, reading.repaired) == (Decimal(value), True)


@pytest.mark.parametrize(("cell", "role"), [("๐๑", "code"), ("๒๕๖๘", "year")])
def test_a_cell_that_prints_a_code_or_a_year_is_not_plain(cell: str, role: str) -> None:
    reading = read_number(cell)
    assert reading is not None
    assert (reading.role, reading.is_plain) == (role, False)


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("มี คะแนน ๙๗.๙๔ คะแนน อยู่ในระดับ A", ["๙๗.๙๔"]),
        ("คะแนนที่ได้๙๕.๔๑..... คะแนน", ["๙๕.๔๑"]),
        ("ตัวชี้วัดที่ ๙ การเปิดเผยข้อมูลคือ ๑๐๐ คะแนน และ ตัวชี้วัดที่ ๑๐", ["๑๐๐"]),
        ("คะแนนภาพรวมอยู่ที่ ๙๕.๔๑ ลำดับที่ ๕๐", ["๙๕.๔๑"]),
        ("อันดับ 1 คะแนน 99.02", ["99.02"]),
        ("ที่ ชร ๕๒๑๐๑/๔๑๓..... วันที่ ๕ ธันวาคม ๒๕๖๘", []),
        ("โทร. ๐๗๗-๓๖๕๑๓๐", []),
        ("๑. แจ้ง ๒. ทำ (๓) ดู ๔) ไป", []),
        ("พ.ร.บ. พ.ศ. ๒๕๔๐ ปีงบประมาณ ๖๘", []),
        ("ไตรมาส ๑-๔ ปีงบประมาณ ๒๕๖๘", []),
        ("ต.ค. ๖๖ ถึง ก.ย. ๖๗", []),
        ("E๗ หน่วยงาน o12 และข้อ ๙.๑", []),
        ("เกณฑ์ ๘๕.๐๐ - ๙๔.๙๙ คะแนน", []),
        ("๙.๑ ข้อมูลพื้นฐาน", []),
        ("เพิ่มขึ้น +๒.๑๐", []),
        ("ได้ ๙๗.๙๔ คะแนน เพิ่มขึ้นจากปี พ.ศ. ๒๕๖๖ คิดเป็นร้อยละ ๑.๒๓", ["๙๗.๙๔"]),
        ("คะแนนลดลง ๒.๓๔ คะแนน", []),
        ("เพิ่มขึ้นเป็น ๙๗.๙๔ คะแนน", ["๙๗.๙๔"]),
        ("เพิ่มขึ้นจาก ๙๕.๓๐ เป็น ๙๗.๙๔", ["๙๕.๓๐", "๙๗.๙๔"]),
        ("สูงขึ้นจากเดิม ๙๕.๓๐ คะแนน เป็น ๙๗.๙๔ คะแนน", ["๙๕.๓๐", "๙๗.๙๔"]),
        ("ระยะ ๕ กม. จากสมาคม ๓ แห่ง", ["๕", "๓"]),
    ],
)
def test_running_text_gives_only_numbers_that_stand_for_themselves(text: str, plain: list[str]) -> None:
    found = [one.printed for one in find_numbers(text) if one.is_plain]
    assert found == plain
    assert all(text[one.start : one.end] == one.printed for one in find_numbers(text))


def test_roles_are_told() -> None:
    text = "๑. ได้ ๙๘.๖๗ ตามข้อ ๙.๑ เมื่อ 5/12/2568 โทร. 02-1234567 รหัส i๑ ปี ๒๕๖๘ ช่วง ๑ - ๓"
    roles = [one.role for one in find_numbers(text)]
    assert roles == ["marker", "number", "ordinal", "date", "phone", "code", "year", "range", "range"]


@pytest.mark.parametrize("text", ["", " ", "-", "–", "—", "........", "…", "ไม่มี", "N / A"])
def test_blank_marks(text: str) -> None:
    assert is_blank_mark(text, words=("ไม่มี", "N/A"))


@pytest.mark.parametrize("text", ["๐", "ไม่มีการทุจริต", "√", "0.00"])
def test_what_is_not_blank(text: str) -> None:
    assert not is_blank_mark(text, words=("ไม่มี", "N/A"))


scores = st.decimals(min_value=0, max_value=100, places=2)


@st.composite
def printed_scores(draw: st.DrawFn) -> tuple[Decimal, str]:
    """A score and one way of printing it: digits of either script one by one, one of the marks."""
    value = draw(scores)
    text = f"{value:.2f}".replace(".", draw(st.sampled_from([".", ",", "·"])))
    return value, "".join(one.translate(THAI) if draw(st.booleans()) else one for one in text)


@given(printed_scores(), st.sampled_from(["", " คะแนน", "%", ".....", ")", " "]), st.sampled_from(["", " ", "("]))
def test_every_score_comes_back_from_a_cell(score: tuple[Decimal, str], after: str, before: str) -> None:
    value, printed = score
    reading = read_number(before + printed + after)
    assert reading is not None
    assert (reading.value, reading.printed, reading.decimals, reading.repaired) == (value, printed, 2, False)


@given(printed_scores(), st.sampled_from(["โดยภาพรวมได้คะแนน {} คะแนน อยู่ในระดับ", "ร้อยละ {} ของทั้งหมด", "IIT ได้ {}%"]))
def test_every_score_comes_back_from_a_sentence(score: tuple[Decimal, str], sentence: str) -> None:
    value, printed = score
    if arabic_digits(printed)[1] == ",":
        return  # one digit before a comma is a list of numbers as often as a score
    found = [one for one in find_numbers(sentence.format(printed)) if one.is_plain]
    assert [(one.value, one.printed) for one in found] == [(value, printed)]


@given(st.text(alphabet="0123456789๐๑๙.,/-() กคมเา%\nEoOl", max_size=40))
def test_readings_never_overlap_and_stand_where_they_say(text: str) -> None:
    found = find_numbers(text)
    assert all(text[one.start : one.end] == one.printed for one in found)
    assert all(left.end <= right.start for left, right in pairwise(found))
    covered = set().union(*(range(one.start, one.end) for one in found)) if found else set()
    assert all(place in covered for place, sign in enumerate(arabic_digits(text)) if sign in "0123456789")
