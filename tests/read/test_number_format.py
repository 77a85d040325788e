from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.read.office.number_format import shown_number, shown_text


@pytest.mark.parametrize(
    ("stored", "code", "expected"),
    [
        # As a sheet rounds: fifteen digits are known, halves go away from zero.
        ("98.66999", "0.00", "98.67"),
        ("98.669999999999987", "General", "98.67"),
        ("98.669999999999987", "0.00", "98.67"),
        ("2.6749999999999998", "0.00", "2.68"),
        ("-2.5", "0", "-3"),
        ("99.995", "0.00", "100.00"),
        ("0", "0.00", "0.00"),
        ("100", "0.00", "100.00"),
        ("98.5", "0", "99"),
        ("87", "General", "87"),
        ("0.33333333333333331", "General", "0.333333333"),
        ("12345.678901234", "General", "12345.6789"),
        ("1234567890123", "General", "1234567890123"),
        ("1E-3", "General", "0.001"),
        ("1.5E+2", "General", "150"),
        ("-0.5", "General", "-0.5"),
        # Thai digits, as Excel and LibreOffice store them, and as the Thai interface does.
        ("98.67", "[$-D000000]0.00", "๙๘.๖๗"),
        ("2568", "[$-D07041E]0", "๒๕๖๘"),
        ("1234.5", "[$-D00041E]#,##0.00", "๑,๒๓๔.๕๐"),
        ("98.67", "t0.00", "๙๘.๖๗"),
        ("98.67", "[$-41E]0.00", "98.67"),
        ("98.67", "[$-th-TH,D00]0.00", "๙๘.๖๗"),
        # Places, groups, scales and words.
        ("1234567.891", "#,##0.00", "1,234,567.89"),
        ("1234567", "#,##0,", "1,235"),
        ("0.9867", "0.00%", "98.67%"),
        ("0.5", "#.##", ".5"),
        ("5", "#.##", "5."),
        ("7", "000", "007"),
        ("1", '"o"0', "o1"),
        ("98.6", '0.00 "คะแนน"', "98.60 คะแนน"),
        ("98.6", "0.00\\ \\%", "98.60 %"),
        ("1234", "[$฿-41E]#,##0.00", "฿1,234.00"),
        ("812345678", "000-000-0000", "081-234-5678"),
        ("3.14159", "0.0##", "3.142"),
        ("3.1", "0.0##", "3.1"),
        ("12345", "0.00E+00", "1.23E+04"),
        ("0.00012", "0.0E+0", "1.2E-4"),
        ("1.5", "# ?/?", "1 1/2"),
        ("0.25", "?/?", "1/4"),
        # Sections: negative, zero, conditions.
        ("-5", "0.00;(0.00)", "(5.00)"),
        ("0", '0.00;-0.00;"-"', "-"),
        ("-5", "0.00;[Red]-0.00", "-5.00"),
        ("90", '[>=85]"ผ่าน";[<85]"ไม่ผ่าน"', "ผ่าน"),
        ("80", '[>=85]"ผ่าน";[<85]"ไม่ผ่าน"', "ไม่ผ่าน"),
        ("90.5", "[>=85][Blue]0.0;0.00", "90.5"),
        ("1234.5", '_(* #,##0.00_);_(* \\(#,##0.00\\);_(* "-"??_);_(@_)', "1,234.50"),
        ("-1234.5", '_(* #,##0.00_);_(* \\(#,##0.00\\);_(* "-"??_);_(@_)', "(1,234.50)"),
        ("5", "@", "5"),
        # Dates: 45721 is 5 March 2025.
        ("45721", "d/m/yyyy", "5/3/2025"),
        ("45721", "dd/mm/yy", "05/03/25"),
        ("45721", "[$-41E]d mmmm bbbb", "5 มีนาคม 2568"),
        ("45721", "[$-107041E]d mmm yyyy", "5 มี.ค. 2568"),
        ("45721", "[$-D07041E]d mmmm yyyy", "๕ มีนาคม ๒๕๖๘"),
        ("45721", "[$-th-TH,107]d mmm yy;@", "5 มี.ค. 68"),
        ("45721", "[$-409]d-mmm-yy;@", "5-Mar-25"),
        ("45721", "[$-41E]dddd", "พุธ"),
        ("45721.75", "d/m/yyyy h:mm AM/PM", "5/3/2025 6:00 PM"),
        ("45721.520833333", "hh:mm:ss", "12:30:00"),
        ("0.0001", "mm:ss.00", "00:08.64"),
        ("1.5", "[h]:mm", "36:00"),
        ("61", "d/m/yyyy", "1/3/1900"),
        ("59", "d/m/yyyy", "28/2/1900"),
        ("-1", "d/m/yyyy", "-1"),
        # What is no number stays as it is.
        ("ข้อความ", "0.00", "ข้อความ"),
        ("1E+999999", "0.00", "1E+999999"),
        ("NaN", "0.00", "NaN"),
    ],
)
def test_numbers_as_a_person_sees_them(stored: str, code: str, expected: str) -> None:
    assert shown_number(stored, code) == expected


def test_dates_of_old_macintosh_files() -> None:
    assert shown_number("44259", "d/m/yyyy", from_1904=True) == "5/3/2025"


def test_texts_go_through_their_section() -> None:
    assert shown_text("๙๘.๖๗", "0.00") == "๙๘.๖๗"
    assert shown_text("ก", "@") == "ก"
    assert shown_text("1", '0;0;0;"o"@') == "o1"
    assert shown_text("1", '"ข้อ "@') == "ข้อ 1"


@given(st.integers(-(10**7), 10**7), st.integers(0, 4))
def test_fixed_places_are_exact_for_decimal_values(value: int, places: int) -> None:
    stored = repr(value / 10**places)
    code = "0." + "0" * places if places else "0"
    expected = f"{abs(value):0{places + 1}d}"
    whole, decimals = (expected[:-places], "." + expected[-places:]) if places else (expected, "")
    assert shown_number(stored, code) == ("-" if value < 0 else "") + whole + decimals


@given(st.floats(allow_nan=False, allow_infinity=False), st.text(max_size=25))
def test_no_format_code_fails(value: float, code: str) -> None:
    assert isinstance(shown_number(repr(value), code), str)


CODES = st.lists(
    st.sampled_from([*"0#?.,%/;@dmyhsb", "[h]", "[$-D07041E]", "[>5]", '"ก"', "E+", "_)", "AM/PM", "General"]),
    max_size=12,
).map("".join)


@given(st.floats(-1e9, 1e9), CODES)
def test_no_combination_of_real_codes_fails(value: float, code: str) -> None:
    shown = shown_number(repr(value), code)
    assert shown == shown.strip()
