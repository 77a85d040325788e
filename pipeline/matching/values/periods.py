"""Printed periods (ระยะเวลา) to dates: ``ต.ค. ๖๖ ถึง ก.ย. ๖๗`` is 2023-10-01 to 2024-09-30.

Takes the text of a cell, the calendar and the fiscal year of action where the document gives it; gives Gregorian
dates or a named problem; never guesses an order, a day or a year that nothing says.
"""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import pairwise

from pipeline.matching.values.time_atoms import Atom, gather
from pipeline.matching.values.time_words import Token, cut
from pipeline.rulebook.calendar import CalendarRules, PeriodHow, PeriodProblem
from pipeline.thai import is_blank_mark


@dataclass(frozen=True, slots=True)
class Period:
    """A period as dates. A deadline (ภายใน …) has no ``start``; words like รายไตรมาส alone have no dates.

    ``fiscal_year_be`` is the fiscal year that holds the whole period, else ``None``. ``year_from_context`` says that
    the year stands elsewhere in the document. With a ``problem`` there are no dates.
    """

    start: date | None = None
    end: date | None = None
    fiscal_year_be: int | None = None
    how: PeriodHow = "unknown"
    problem: PeriodProblem | None = None
    year_from_context: bool = False


class _UnreadableError(Exception):
    def __init__(self, problem: PeriodProblem) -> None:
        self.problem = problem
        super().__init__(problem)


def read_period(text: str, *, fiscal_year: int | None, calendar: CalendarRules) -> Period:
    """The period that a text prints. ``fiscal_year`` (Buddhist era) serves where no year is printed.

    A cell left blank (nothing, dashes, dots) has no period and no problem.
    """
    if is_blank_mark(text):
        return Period()
    tokens = cut(text, calendar)
    try:
        return _read(tokens, fiscal_year, calendar)
    except _UnreadableError as stop:
        return Period(problem=stop.problem)


def fiscal_year_of(day: date, calendar: CalendarRules) -> int:
    """The fiscal year (Buddhist era) that a day belongs to."""
    return day.year + 543 + (day.month >= calendar.fiscal_year_first_month > 1)


def fiscal_span(be_year: int, calendar: CalendarRules, first: int = 1, last: int = 12) -> tuple[date, date]:
    """First and last day of the months ``first`` to ``last`` of a fiscal year; month 1 is October."""
    opening = calendar.fiscal_year_first_month
    months = [(opening - 1 + offset) % 12 + 1 for offset in (first - 1, last - 1)]
    years = [be_year - 543 - (month >= opening > 1) for month in months]
    return date(years[0], months[0], 1), date(years[1], months[1], monthrange(years[1], months[1])[1])


def _read(tokens: list[Token], fiscal_year: int | None, calendar: CalendarRules) -> Period:
    if any(token.kind == "blocking" for token in tokens):
        raise _UnreadableError("unreadable")
    recurring = any(token.kind == "recurring" for token in tokens)
    duration = any(token.kind == "duration" for token in tokens)
    atoms = _within(gather([token for token in tokens if token.kind not in {"recurring", "duration"}], calendar))
    deadline = bool(atoms) and atoms[0].kind == "until"
    if deadline:
        atoms = atoms[1:]
    if any(atom.kind in {"until", "other"} for atom in atoms):
        raise _UnreadableError("unreadable")
    year, atoms = _common_year(atoms)
    if not atoms and year is None:
        if recurring or (duration and not any(token.kind == "unknown" for token in tokens)):
            return _recurring(fiscal_year, calendar) if recurring else Period(how="duration")
        raise _UnreadableError("unreadable")
    if not atoms and year is not None:
        atoms = [year]
    groups = _groups(atoms)
    printed = [_span(group, year, calendar) for group in groups if year is not None or not _needs_year(group)]
    yearless = [group for group in groups if year is None and _needs_year(group)]
    lent = fiscal_year_of(printed[0][1], calendar) if printed else fiscal_year
    lender = Atom("year", year=lent, fiscal=True) if lent is not None else None
    spans = [*printed, *(_span(group, lender, calendar) for group in yearless)]
    start, end, how = _agreed(spans)
    used_context = not printed
    if deadline:
        return Period(None, end, fiscal_year_of(end, calendar), "deadline", year_from_context=used_context)
    if recurring:
        how = "recurring"
    first, last = fiscal_year_of(start, calendar), fiscal_year_of(end, calendar)
    return Period(start, end, first if first == last else None, how, year_from_context=used_context)


def _recurring(fiscal_year: int | None, calendar: CalendarRules) -> Period:
    """Each quarter, each month: the whole year where the year is known, else no dates."""
    if fiscal_year is None:
        return Period(how="recurring")
    start, end = fiscal_span(fiscal_year, calendar)
    return Period(start, end, fiscal_year, "recurring", year_from_context=True)


def _within(atoms: list[Atom]) -> list[Atom]:
    """Without the unknown words before the first and after the last word of time; a number is never left out."""
    known = [place for place, atom in enumerate(atoms) if atom.kind != "other" or atom.values]
    return atoms[known[0] : known[-1] + 1] if known else []


def _common_year(atoms: list[Atom]) -> tuple[Atom | None, list[Atom]]:
    """The year that stands by itself and serves the others, and the atoms without it. ``๒๕๖๖-๒๕๗๐`` stays."""
    in_range = {
        place + step
        for place, atom in enumerate(atoms)
        if atom.kind == "to"
        for step in (-1, 1)
        if 0 <= place + step < len(atoms)
    }
    alone = [place for place, atom in enumerate(atoms) if atom.kind == "year" and place not in in_range]
    years = {atoms[place].year for place in alone}
    if len(years) > 1:
        raise _UnreadableError("ambiguous")
    year = atoms[alone[0]] if alone else None
    return year, [atom for place, atom in enumerate(atoms) if place not in alone]


def _groups(atoms: list[Atom]) -> list[tuple[Atom, Atom]]:
    """First and last of each range; an atom by itself is both."""
    groups: list[tuple[Atom, Atom]] = []
    place = 0
    while place < len(atoms):
        if atoms[place].kind == "to":
            raise _UnreadableError("unreadable")
        if place + 2 < len(atoms) and atoms[place + 1].kind == "to":
            groups.append((atoms[place], atoms[place + 2]))
            place += 3
        else:
            groups.append((atoms[place], atoms[place]))
            place += 1
    return groups


def _needs_year(group: tuple[Atom, Atom]) -> bool:
    return not any(atom.year for atom in group)


def _span(group: tuple[Atom, Atom], year: Atom | None, calendar: CalendarRules) -> tuple[date, date, PeriodHow]:
    first, last = group
    if first is not last:
        first, last = _completed(first, last, year)
    start, _, how = _edges(first, year, calendar)
    _, end, how_last = _edges(last, year, calendar)
    if start > end:
        raise _UnreadableError("wrong-order")
    return start, end, "dates" if "dates" in {how, how_last} else how


def _completed(first: Atom, last: Atom, year: Atom | None) -> tuple[Atom, Atom]:
    """A range where one end lacks its month or year: the other end gives it, so that the order is right."""
    if len(first.values) == 1 and first.kind == "day" and last.kind == "day":
        first = Atom("day", (first.values[0], last.values[-1]), last.year)
    dated = {"day", "month"}
    if {first.kind, last.kind} <= dated and year is None:
        turns = first.values[-1] > last.values[-1]
        if first.year is None and last.year is not None:
            first = replace(first, year=last.year - turns)
        elif last.year is None and first.year is not None:
            last = replace(last, year=first.year + turns)
    return first, last


def _edges(atom: Atom, year: Atom | None, calendar: CalendarRules) -> tuple[date, date, PeriodHow]:
    """First and last day of one word of time."""
    match atom.kind:
        case "day" if len(atom.values) == 2:
            month_year = _calendar_year(atom, year, calendar)
            try:
                day = date(month_year - 543, atom.values[1], atom.values[0])
            except ValueError as error:
                raise _UnreadableError("impossible-date") from error
            return day, day, "dates"
        case "month":
            christian = _calendar_year(atom, year, calendar) - 543
            month = atom.values[0]
            return date(christian, month, 1), date(christian, month, monthrange(christian, month)[1]), "months"
        case "quarter":
            if not atom.values:
                raise _UnreadableError("ambiguous")
            first, last = atom.values
            return *fiscal_span(_year(atom, year), calendar, 3 * first - 2, 3 * last), "quarters"
        case "stretch":
            return *fiscal_span(_year(atom, year), calendar, *atom.values), "part_of_year"
        case "whole" | "year":
            return *fiscal_span(_year(atom, year), calendar), "fiscal_year"
        case "calendar_year":
            christian = _year(atom, year) - 543
            return date(christian, 1, 1), date(christian, 12, 31), "calendar_year"
        case _:
            raise _UnreadableError("unreadable")


def _year(atom: Atom, year: Atom | None) -> int:
    """The year of an atom: its own, else the common one."""
    own = atom.year or (year.year if year is not None else None)
    if own is None:
        raise _UnreadableError("year-missing")
    return own


def _calendar_year(atom: Atom, year: Atom | None, calendar: CalendarRules) -> int:
    """The calendar year of a month: its own as printed; of a fiscal year, the one that the month falls in."""
    if atom.year is not None:
        return atom.year
    fiscal = _year(atom, year)
    return fiscal - (atom.values[-1] >= calendar.fiscal_year_first_month > 1)


def _agreed(spans: list[tuple[date, date, PeriodHow]]) -> tuple[date, date, PeriodHow]:
    """One span out of several that say the same: each lies inside the one before it, and the narrowest counts."""
    ranked = sorted(spans, key=lambda span: (span[1] - span[0], span[0]))
    for inner, outer in pairwise(ranked):
        if not outer[0] <= inner[0] <= inner[1] <= outer[1]:
            raise _UnreadableError("ambiguous")
    if len(ranked) > 1 and ranked[0][1] - ranked[0][0] < timedelta(days=27) and ranked[0][:2] != ranked[1][:2]:
        raise _UnreadableError("ambiguous")  # a day inside a period is a meeting as often as the period
    return ranked[0]
