"""Periods and dates: blanks, years from the context, and every period that can be printed."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.matching.values.dates import read_date
from pipeline.matching.values.periods import Period, read_period
from pipeline.matching.values.time_spans import fiscal_span, fiscal_year_of
from pipeline.rulebook.calendar import CalendarRules
from pipeline.rulebook.strict_yaml import read_strict_yaml

CALENDAR = CalendarRules.model_validate(read_strict_yaml(Path(__file__).parents[2] / "rules" / "calendar.yml"))
THAI = str.maketrans("0123456789", "๐๑๒๓๔๕๖๗๘๙")


def test_the_context_year_is_used_only_where_none_is_printed() -> None:
    printed = read_period("ตลอดปี ๒๕๖๖", fiscal_year=2568, calendar=CALENDAR)
    assert (printed.fiscal_year_be, printed.year_from_context) == (2566, False)
    borrowed = read_period("ตลอดปีงบประมาณ", fiscal_year=2568, calendar=CALENDAR)
    assert (borrowed.fiscal_year_be, borrowed.year_from_context) == (2568, True)


@pytest.mark.parametrize("text", ["", " - ", "–", "....."])
def test_a_blank_cell_has_no_period_and_no_problem(text: str) -> None:
    assert read_period(text, fiscal_year=2568, calendar=CALENDAR) == Period()


def test_a_period_over_two_fiscal_years_belongs_to_none() -> None:
    assert read_period("ก.ค. ๖๗ - ธ.ค. ๖๗", fiscal_year=None, calendar=CALENDAR).fiscal_year_be is None


def test_the_fiscal_year_opens_in_october() -> None:
    assert fiscal_span(2568, CALENDAR) == (date(2024, 10, 1), date(2025, 9, 30))
    assert [fiscal_year_of(day, CALENDAR) for day in (date(2025, 9, 30), date(2025, 10, 1))] == [2568, 2569]


def _printed(day: date, *, short: bool, thai: bool) -> str:
    month = CALENDAR.months[day.month - 1]
    year = day.year + 543
    text = f"{day.day} {month.abbreviations[0] if short else month.name} {year % 100 if short else year}"
    return text.translate(THAI) if thai else text


days = st.dates(min_value=date(2014, 1, 1), max_value=date(2040, 12, 31))


@given(days, st.integers(0, 700), st.booleans(), st.booleans(), st.sampled_from([" - ", "-", " ถึง ", " – ", " ถึงวันที่ "]))
def test_every_range_of_days_comes_back(start: date, length: int, short: bool, thai: bool, to: str) -> None:
    end = start + timedelta(days=length)
    text = _printed(start, short=short, thai=thai) + to + _printed(end, short=short, thai=thai)
    period = read_period(text, fiscal_year=None, calendar=CALENDAR)
    assert (period.start, period.end, period.problem) == (start, end, None)
    if length:
        back = _printed(end, short=short, thai=thai) + to + _printed(start, short=short, thai=thai)
        assert read_period(back, fiscal_year=None, calendar=CALENDAR).problem == "wrong-order"


@given(
    days, st.booleans(), st.booleans(), st.sampled_from(["{}", "วันที่...{}.....", "ที่ ชร ๕๒๐๐๑/- วันที่ {}", "ลงวันที่ {} เรื่อง"])
)
def test_every_date_of_a_memo_comes_back(day: date, short: bool, thai: bool, frame: str) -> None:
    assert read_date(frame.format(_printed(day, short=short, thai=thai)), CALENDAR).value == day


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("วันที่ ....... สิงหาคม ๒๕๖๗", "incomplete"),
        ("๓๑ เมษายน ๒๕๖๗", "impossible-date"),
        ("๑ ม.ค. ๒๕๖๗ ๒ ม.ค. ๒๕๖๗", "ambiguous"),
        ("เรื่อง รายงานผล", "unreadable"),
    ],
)
def test_a_date_that_is_not_there_is_not_made_up(text: str, problem: str) -> None:
    reading = read_date(text, CALENDAR)
    assert (reading.value, reading.problem) == (None, problem)


@given(st.text(alphabet="0123456789๑๒๖๗ -/.ตคมกยีพศปไรสาถึง", max_size=30))
def test_no_text_breaks_the_reader_and_dates_are_in_order(text: str) -> None:
    period = read_period(text, fiscal_year=2568, calendar=CALENDAR)
    assert period.problem is None or (period.start, period.end) == (None, None)
    if period.start is not None:
        assert period.end is not None
        assert period.start <= period.end
