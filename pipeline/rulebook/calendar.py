"""Words of time (``rules/calendar.yml``): months, quarters, deadlines, and how each is read, by example.

Takes strings, gives typed words; never computes a date.
"""

from __future__ import annotations

from datetime import date
from typing import Literal

from pydantic import Field, model_validator

from pipeline.records import PeriodHow
from pipeline.rulebook.model import RuleModel
from pipeline.rulebook.patterns import ThaiPattern

PeriodProblem = Literal["unreadable", "impossible-date", "wrong-order", "year-missing", "ambiguous"]


class Month(RuleModel):
    """A month by its names: ``number`` is 1 for January (มกราคม)."""

    number: int = Field(ge=1, le=12)
    name: str
    abbreviations: tuple[str, ...]
    english: tuple[str, ...]


class TimeWords(RuleModel):
    """Words by what they do in a period."""

    quarter: tuple[str, ...]
    whole_year: tuple[str, ...]
    fiscal: tuple[str, ...]
    calendar_year: tuple[str, ...]
    year: tuple[str, ...]
    until: tuple[str, ...]
    before: tuple[str, ...]
    since: tuple[str, ...]
    onwards: tuple[str, ...]
    joined: tuple[str, ...]
    to: tuple[str, ...]
    recurring: tuple[str, ...]
    recurring_patterns: tuple[ThaiPattern, ...]
    blocking: tuple[str, ...]
    ignored: tuple[str, ...]


class Stretch(RuleModel):
    """A part of the fiscal year, by the numbers of its months: 1 is October, 12 is September."""

    words: tuple[str, ...]
    first_month: int = Field(ge=1, le=12)
    last_month: int = Field(ge=1, le=12)


class PeriodExample(RuleModel):
    """A printed period and the dates it must give (Gregorian); ``year`` is the fiscal year known from elsewhere."""

    text: str
    how: PeriodHow
    year: int | None = None
    start: date | None = None
    end: date | None = None


class PeriodCounterExample(RuleModel):
    """A printed period that must not be read, and the problem to name."""

    text: str
    problem: PeriodProblem
    year: int | None = None


class RelativeYearPattern(RuleModel):
    """Words for a year ``offset`` years after the result year of the document (-1: the year before it)."""

    offset: int = Field(ge=-2, le=0)
    pattern: ThaiPattern


class RelativeYearExample(RuleModel):
    """A header or phrase and the offset that it names."""

    text: str
    offset: int


class RelativeYearCounterExample(RuleModel):
    """A header or phrase that names no single relative year, and why."""

    text: str
    why: str


class RelativeYears(RuleModel):
    """Years named by their distance from the result year. ``spans`` before such words makes them a span of years.

    ``compared`` before them: only a number behind ``compared_link`` is of that year.
    """

    patterns: tuple[RelativeYearPattern, ...]
    compared: ThaiPattern
    compared_link: ThaiPattern
    spans: ThaiPattern
    examples: tuple[RelativeYearExample, ...]
    counter_examples: tuple[RelativeYearCounterExample, ...]


class CalendarRules(RuleModel):
    """All words of time and the limits of guessing them. Similarities are percent."""

    fiscal_year_first_month: int = Field(ge=1, le=12)
    month_similarity: float = Field(ge=50, le=100)
    month_margin: float = Field(ge=0, le=100)
    two_digit_years_from: int = Field(ge=32, le=99)
    months: tuple[Month, ...]
    words: TimeWords
    deadline_header: ThaiPattern
    deadline_header_examples: tuple[str, ...]
    deadline_header_counter_examples: tuple[str, ...]
    stretches: tuple[Stretch, ...]
    relative_years: RelativeYears
    examples: tuple[PeriodExample, ...]
    counter_examples: tuple[PeriodCounterExample, ...]

    @model_validator(mode="after")
    def _headers_of_deadlines(self) -> CalendarRules:
        missed = [text for text in self.deadline_header_examples if not self.deadline_header.search(text)]
        wrong = [text for text in self.deadline_header_counter_examples if self.deadline_header.search(text)]
        if missed or wrong:
            raise ValueError(f"deadline_header: not found in {missed}, found in {wrong}")
        return self

    @model_validator(mode="after")
    def _twelve_months(self) -> CalendarRules:
        if [month.number for month in self.months] != list(range(1, 13)):
            raise ValueError("months must be numbered 1 to 12 in order")
        return self
