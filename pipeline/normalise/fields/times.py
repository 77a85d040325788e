"""The period (ระยะเวลา) of a statement: a cell, marked columns, a column each for start and end, or a row above.

Takes a statement and its frame; gives the period, how it was printed and the field to blame for a problem. Never
invents a year: months without one are of the fiscal year of action, where the document gives it.
"""

from __future__ import annotations

from dataclasses import dataclass

from pipeline.matching.values.period_parts import period_of_ends, period_of_marks
from pipeline.matching.values.periods import Period, read_period
from pipeline.matching.values.statuses import is_mark
from pipeline.normalise.records.frame import Frame
from pipeline.records import Field, Statement
from pipeline.thai.numerals import is_blank_mark


@dataclass(frozen=True, slots=True)
class PrintedPeriod:
    """A period with its printed form (``None``: no column for it, ``""``: a blank one) and its first field."""

    printed: str | None
    period: Period
    field: Field | None = None


def period_of(statement: Statement, frame: Frame) -> PrintedPeriod:
    """Return the period of a statement; its own cells come before what governs it."""
    own = _of_cell(statement.all("period"), frame)
    if own.period.start is not None or own.period.end is not None:
        return own
    for other in (_of_marks(statement, frame), _of_ends(statement, frame)):
        if other is not None:
            return other
    above = statement.governing("period")
    return _of_cell((above,), frame) if above is not None and not own.printed else own


def _of_cell(fields: tuple[Field, ...], frame: Frame) -> PrintedPeriod:
    if not fields:
        return PrintedPeriod(None, Period())
    printed = " ".join(" ".join(field.spot.text for field in fields).split())
    if is_blank_mark(printed, ()):
        return PrintedPeriod("", Period())
    period = read_period(printed, fiscal_year=frame.measure_year, calendar=frame.rulebook.calendar)
    return PrintedPeriod(printed, period, fields[0])


def _of_marks(statement: Statement, frame: Frame) -> PrintedPeriod | None:
    marked = [
        field for field in statement.all("period_mark") if is_mark(field.spot.text, frame.rulebook.statuses) != "unset"
    ]
    if not marked:
        return None
    headers = [" ".join(field.header.split()) for field in marked]
    period = period_of_marks(headers, fiscal_year=frame.measure_year, calendar=frame.rulebook.calendar)
    return PrintedPeriod(", ".join(headers), period, marked[0])


def _of_ends(statement: Statement, frame: Frame) -> PrintedPeriod | None:
    start, end = (_of_cell(statement.all(name), frame).printed or "" for name in ("period_start", "period_end"))
    if not start and not end:
        return None
    period = period_of_ends(start, end, fiscal_year=frame.measure_year, calendar=frame.rulebook.calendar)
    named = (*statement.all("period_start"), *statement.all("period_end"))
    return PrintedPeriod(f"{start} - {end}" if start and end else start or end, period, named[0])
