"""Relative years are read as the calendar's examples say."""

from __future__ import annotations

import pytest

from pipeline.matching.years import find_relative_years, relative_year
from pipeline.rulebook import load_rulebook
from pipeline.rulebook.calendar import RelativeYearCounterExample, RelativeYearExample

CALENDAR = load_rulebook().calendar


@pytest.mark.parametrize("example", CALENDAR.relative_years.examples, ids=lambda example: example.text)
def test_examples_name_their_offset(example: RelativeYearExample) -> None:
    assert relative_year(example.text, CALENDAR) == example.offset


@pytest.mark.parametrize("example", CALENDAR.relative_years.counter_examples, ids=lambda example: example.text)
def test_counter_examples_name_no_year(example: RelativeYearCounterExample) -> None:
    assert relative_year(example.text, CALENDAR) is None


def test_places_of_several_relative_years() -> None:
    text = "คะแนนปีนี้ ๙๑.๐๐ และปีที่แล้ว ๙๐.๐๐"
    found = find_relative_years(text, CALENDAR)
    assert [(year.offset, text[year.start : year.end]) for year in found] == [(0, "ปีนี้"), (-1, "ปีที่แล้ว")]
