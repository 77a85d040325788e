"""The date of a memo or an order: ``วันที่...๕ ธันวาคม ๒๕๖๘...`` is 2025-12-05.

Takes a short text and the calendar, gives one Gregorian date or a named problem; never fills in a blank day.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

from pipeline.matching.values.time_atoms import gather
from pipeline.matching.values.time_words import cut
from pipeline.rulebook.calendar import CalendarRules

DateProblem = Literal["unreadable", "incomplete", "impossible-date", "ambiguous"]


@dataclass(frozen=True, slots=True)
class DateReading:
    """One date, or why there is none. ``incomplete``: a month or year stands there without its day."""

    value: date | None = None
    problem: DateProblem | None = None


def read_date(text: str, calendar: CalendarRules) -> DateReading:
    """The one date of a text. Two different dates are ``ambiguous``; other words around it do not matter."""
    atoms = gather(cut(text, calendar), calendar)
    days: set[date] = set()
    for atom in atoms:
        if atom.kind == "day" and len(atom.values) == 2 and atom.year is not None:
            try:
                days.add(date(atom.year - 543, atom.values[1], atom.values[0]))
            except ValueError:
                return DateReading(problem="impossible-date")
    if len(days) == 1:
        return DateReading(days.pop())
    if days:
        return DateReading(problem="ambiguous")
    if any(atom.kind in {"day", "month", "year"} for atom in atoms):
        return DateReading(problem="incomplete")
    return DateReading(problem="unreadable")
