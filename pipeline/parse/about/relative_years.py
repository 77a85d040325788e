"""Add the relative year (ปีที่แล้ว last year) of its clause, row or column to a score.

Takes a statement and where it stands; never overrides a year that the statement has, never computes one.
"""

from __future__ import annotations

import re
from dataclasses import replace

from pipeline.matching.years import RelativeYear, find_relative_years, relative_year
from pipeline.parse.about.locations import NUMBER, Location, last_end
from pipeline.records import Field, Spot, Statement
from pipeline.rulebook.calendar import CalendarRules
from pipeline.thai import find_years


def with_relative_year(
    statement: Statement, location: Location, calendar: CalendarRules, breaks: re.Pattern[str]
) -> Statement:
    """Return the statement with a ``year`` field where a relative year governs its number."""
    if statement.first("year") is not None:
        return statement
    if statement.place.grid_number is not None:  # the header of another column stands before it in the text
        spot = _of_cell(statement, location, calendar)
    else:
        spot = _of_clause(location, calendar, breaks)
    return replace(statement, fields=(*statement.fields, Field("year", spot))) if spot is not None else statement


def _of_cell(statement: Statement, location: Location, calendar: CalendarRules) -> Spot | None:
    """Return the relative year of the column header, nearest first, or else of the row label."""
    place = statement.place
    for seen in reversed(location.header):
        if relative_year(seen.text, calendar) is not None:
            return Spot(seen.passage, place.grid_number)
    labels = (piece.spot for piece in statement.all("label") if piece.spot.grid_number is not None)
    return next((spot for spot in labels if relative_year(spot.text, calendar) is not None), None)


def _of_clause(location: Location, calendar: CalendarRules, breaks: re.Pattern[str]) -> Spot | None:
    """Return the last relative year before the number in its clause, if no printed year stands between."""
    seen = location.text
    assert seen is not None
    text, place = seen.text, location.start
    clause = last_end(breaks, text, place)
    years = [year for year in find_relative_years(text, calendar) if clause <= year.start and year.end <= place]
    if not years or any(years[-1].end < year.start and year.end <= place for year in find_years(text)):
        return None
    text = text[:place]
    year = years[-1]
    if not _governs(year, text, calendar):
        year = next((one for one in reversed(years[:-1]) if _governs(one, text, calendar)), year)
    return seen.spot(year.start, year.end) if _governs(year, text, calendar) else None


def _governs(year: RelativeYear, text: str, calendar: CalendarRules) -> bool:
    rules = calendar.relative_years
    if rules.compared.search(text[: year.start]) is None:
        return True
    return rules.compared_link.match(text, year.end) is not None and NUMBER.search(text, year.end) is None
