"""Periods that stand in several cells: marked columns of months or quarters, a column each for start and end.

Takes the texts of cells or headers, the fiscal year of action and the calendar; gives one period.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from pipeline.matching.values.periods import Period, read_period
from pipeline.matching.values.time_spans import fiscal_year_of
from pipeline.rulebook.calendar import CalendarRules
from pipeline.thai import arabic_digits


def period_of_marks(headers: Sequence[str], *, fiscal_year: int | None, calendar: CalendarRules) -> Period:
    """Return the period from the first to the last marked column; ``headers`` are the texts above the marks."""
    periods = [_of_column(header, fiscal_year, calendar) for header in headers]
    problem = next((period.problem for period in periods if period.problem is not None), None)
    starts = [period.start for period in periods if period.start is not None]
    ends = [period.end for period in periods if period.end is not None]
    if problem is not None or len(starts) != len(periods) or len(ends) != len(periods):
        return Period(problem=problem or "unreadable")
    return _between(min(starts), max(ends), calendar)


def period_of_ends(start: str, end: str, *, fiscal_year: int | None, calendar: CalendarRules) -> Period:
    """Return the period out of a cell for its start and one for its end; a blank one leaves that side open."""
    whole = read_period(f"{start} - {end}", fiscal_year=fiscal_year, calendar=calendar)
    if whole.problem is None and whole.start is not None and whole.end is not None:
        return whole
    first = read_period(start, fiscal_year=fiscal_year, calendar=calendar)
    last = read_period(end, fiscal_year=fiscal_year, calendar=calendar)
    problem = first.problem or last.problem
    if problem is not None:
        return Period(problem=problem)
    if first.start is not None and last.end is not None:
        if first.start > last.end:
            return Period(problem="wrong-order")
        return replace(_between(first.start, last.end, calendar), how="dates")
    if first.start is not None:
        return Period(first.start, None, fiscal_year_of(first.start, calendar), "onwards")
    if last.end is not None:
        return Period(None, last.end, fiscal_year_of(last.end, calendar), "deadline")
    return Period()


def _of_column(header: str, fiscal_year: int | None, calendar: CalendarRules) -> Period:
    """The period of a column. Above months a year may be the calendar's: พ.ศ. ๒๕๖๗ over ต.ค. of fiscal year 2568."""
    period = read_period(header, fiscal_year=fiscal_year, calendar=calendar)
    if period.start is None or period.end is None or fiscal_year is None or period.how != "months":
        return period
    printed = str(period.start.year + 543 + 1) in arabic_digits(header)  # taken for a fiscal year
    if not printed or period.fiscal_year_be != fiscal_year - 1:
        return period
    start, end = (day.replace(year=day.year + 1) for day in (period.start, period.end))
    return replace(period, start=start, end=end, fiscal_year_be=fiscal_year)


def _between(start: date, end: date, calendar: CalendarRules) -> Period:
    first, last = fiscal_year_of(start, calendar), fiscal_year_of(end, calendar)
    return Period(start, end, first if first == last else None, "marks")
