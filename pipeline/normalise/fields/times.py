"""The period (ระยะเวลา) of a statement: a cell, marked columns, a column each for start and end, or a row above.

Takes a statement and its frame; gives the period, how it was printed and the field to blame for a problem. Never
invents a year: months without one are of the fiscal year of action, where the document gives it.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from pipeline.matching.values.period_parts import period_of_ends, period_of_marks
from pipeline.matching.values.periods import Period, read_period
from pipeline.matching.values.statuses import is_mark
from pipeline.normalise.records.frame import Frame
from pipeline.records import Field, Statement
from pipeline.rulebook import Rulebook
from pipeline.thai.numerals import is_blank_mark
from pipeline.thai.years import find_years


@dataclass(frozen=True, slots=True)
class PrintedPeriod:
    """A period with its printed form (``None``: no column for it, ``""``: a blank one) and its first field.

    ``year`` is the fiscal year of action by the nearest heading that gives one, else by the document.
    """

    printed: str | None
    period: Period
    field: Field | None = None
    year: int | None = None


def period_of(statement: Statement, frame: Frame) -> PrintedPeriod:
    """Return the period of a statement; its own cells come before what governs it."""
    year = _year_above(statement) or frame.measure_year
    return replace(_printed(statement, frame, year), year=year)


def _printed(statement: Statement, frame: Frame, year: int | None) -> PrintedPeriod:
    own = _of_cell(statement.all("period"), year, frame.rulebook)
    if own.period.start is not None or own.period.end is not None:
        return own
    for other in (_of_marks(statement, frame, year), _of_ends(statement, frame, year)):
        if other is not None:
            return other
    above = statement.governing("period")
    return _of_cell((above,), year, frame.rulebook) if above is not None and not own.printed else own


def _year_above(statement: Statement) -> int | None:
    """The year of the nearest heading (แผนปีงบประมาณ พ.ศ. ๒๕๖๘); ``None`` for none and for several."""
    heading = statement.governing("year")
    years = {year.be_year for year in find_years(heading.spot.text)} if heading is not None else set()
    return years.pop() if len(years) == 1 else None


def _of_cell(fields: tuple[Field, ...], year: int | None, rules: Rulebook) -> PrintedPeriod:
    if not fields:
        return PrintedPeriod(None, Period())
    printed = " ".join(" ".join(field.spot.text for field in fields).split())
    if is_blank_mark(printed, rules.columns.blank_words):
        return PrintedPeriod("", Period())
    asks_end = rules.calendar.deadline_header.search(fields[0].header) is not None
    period = read_period(printed, fiscal_year=year, calendar=rules.calendar, is_deadline=asks_end)
    return PrintedPeriod(printed, period, fields[0])


def _of_marks(statement: Statement, frame: Frame, year: int | None) -> PrintedPeriod | None:
    marked = [
        field for field in statement.all("period_mark") if is_mark(field.spot.text, frame.rulebook.statuses) != "unset"
    ]
    if not marked:
        return None
    headers = [" ".join(field.header.split()) for field in marked]
    period = period_of_marks(headers, fiscal_year=year, calendar=frame.rulebook.calendar)
    return PrintedPeriod(", ".join(headers), period, marked[0])


def _of_ends(statement: Statement, frame: Frame, year: int | None) -> PrintedPeriod | None:
    start, end = (
        _of_cell(statement.all(name), year, frame.rulebook).printed or "" for name in ("period_start", "period_end")
    )
    if not start and not end:
        return None
    period = period_of_ends(start, end, fiscal_year=year, calendar=frame.rulebook.calendar)
    named = (*statement.all("period_start"), *statement.all("period_end"))
    return PrintedPeriod(f"{start} - {end}" if start and end else start or end, period, named[0])
