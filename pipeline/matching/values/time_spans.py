"""Days of the calendar for words of time: the first and last day of each piece of a period.

Takes atoms in order and the fiscal year of action; gives spans of dates or raises a named problem; never guesses a
year that nothing says.
"""

from __future__ import annotations

from calendar import monthrange
from dataclasses import replace
from datetime import date, timedelta
from itertools import accumulate, pairwise

from pipeline.matching.values.time_atoms import Atom
from pipeline.records import PeriodHow
from pipeline.rulebook.calendar import CalendarRules, PeriodProblem

TimeSpan = tuple[date, date, PeriodHow]


class UnreadableError(Exception):
    """A period that gives no dates, and why."""

    def __init__(self, problem: PeriodProblem) -> None:
        self.problem = problem
        super().__init__(problem)


def fiscal_year_of(day: date, calendar: CalendarRules) -> int:
    """The fiscal year (Buddhist era) that a day belongs to."""
    return day.year + 543 + (day.month >= calendar.fiscal_year_first_month > 1)


def fiscal_span(be_year: int, calendar: CalendarRules, first: int = 1, last: int = 12) -> tuple[date, date]:
    """First and last day of the months ``first`` to ``last`` of a fiscal year; month 1 is October."""
    opening = calendar.fiscal_year_first_month
    months = [(opening - 1 + offset) % 12 + 1 for offset in (first - 1, last - 1)]
    years = [be_year - 543 - (month >= opening > 1) for month in months]
    return date(years[0], months[0], 1), date(years[1], months[1], monthrange(years[1], months[1])[1])


def spans_of(atoms: list[Atom], fiscal_year: int | None, calendar: CalendarRules) -> tuple[list[TimeSpan], bool]:
    """The span of each piece that และ or a comma joins, and whether only the document gives their year."""
    pieces = [_common_year(piece) for piece in _pieces(atoms)]
    years = {year.year: year for year, _ in pieces if year is not None}
    common = next(iter(years.values())) if len(years) == 1 else None
    if any(rest for _, rest in pieces):
        pieces = [(year, rest) for year, rest in pieces if rest or (year is not None and len(years) > 1)]
    printed: list[TimeSpan] = []
    yearless: list[tuple[Atom, Atom]] = []
    for own, rest in pieces:
        year = own or common
        for group in _groups(rest or ([year] if year is not None else [])):
            if year is None and _needs_year(group):
                yearless.append(group)
            else:
                printed.append(_span(group, year, calendar))
    lent = fiscal_year_of(printed[0][1], calendar) if printed else fiscal_year
    lender = Atom("year", year=lent, fiscal=True) if lent is not None else None
    return [*printed, *(_span(group, lender, calendar) for group in yearless)], not printed


def _pieces(atoms: list[Atom]) -> list[list[Atom]]:
    pieces: list[list[Atom]] = [[]]
    for atom in atoms:
        if atom.kind == "joined":
            pieces.append([])
        else:
            pieces[-1].append(atom)
    return [piece for piece in pieces if piece]


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
        raise UnreadableError("ambiguous")
    year = atoms[alone[0]] if alone else None
    return year, [atom for place, atom in enumerate(atoms) if place not in alone]


def _groups(atoms: list[Atom]) -> list[tuple[Atom, Atom]]:
    """First and last of each range; an atom by itself is both."""
    groups: list[tuple[Atom, Atom]] = []
    place = 0
    while place < len(atoms):
        if atoms[place].kind == "to":
            raise UnreadableError("unreadable")
        if place + 2 < len(atoms) and atoms[place + 1].kind == "to":
            groups.append((atoms[place], atoms[place + 2]))
            place += 3
        else:
            groups.append((atoms[place], atoms[place]))
            place += 1
    return groups


def _needs_year(group: tuple[Atom, Atom]) -> bool:
    return not any(atom.year for atom in group)


def _span(group: tuple[Atom, Atom], year: Atom | None, calendar: CalendarRules) -> TimeSpan:
    first, last = group
    if first is not last:
        first, last = _completed(first, last, year)
    start, _, how = _edges(first, year, calendar)
    _, end, how_last = _edges(last, year, calendar)
    if start > end:
        raise UnreadableError("wrong-order")
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


def _edges(atom: Atom, year: Atom | None, calendar: CalendarRules) -> TimeSpan:
    """First and last day of one word of time."""
    match atom.kind:
        case "day" if len(atom.values) == 2:
            month_year = _calendar_year(atom, year, calendar)
            try:
                day = date(month_year - 543, atom.values[1], atom.values[0])
            except ValueError as error:
                raise UnreadableError("impossible-date") from error
            return day, day, "dates"
        case "month":
            christian = _calendar_year(atom, year, calendar) - 543
            month = atom.values[0]
            return date(christian, month, 1), date(christian, month, monthrange(christian, month)[1]), "months"
        case "quarter":
            if not atom.values:
                raise UnreadableError("ambiguous")
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
            raise UnreadableError("unreadable")


def _year(atom: Atom, year: Atom | None) -> int:
    """The year of an atom: its own, else the common one."""
    own = atom.year or (year.year if year is not None else None)
    if own is None:
        raise UnreadableError("year-missing")
    return own


def _calendar_year(atom: Atom, year: Atom | None, calendar: CalendarRules) -> int:
    """The calendar year of a month: its own as printed; of a fiscal year, the one that the month falls in."""
    if atom.year is not None:
        return atom.year
    fiscal = _year(atom, year)
    return fiscal - (atom.values[-1] >= calendar.fiscal_year_first_month > 1)


def agreed(spans: list[TimeSpan], *, joined: bool) -> TimeSpan:
    """One span out of several that say the same: each lies inside the one before it, and the narrowest counts.

    Pieces that are ``joined`` and do not lie inside each other are one span from the first day to the last, of
    "parts" where days between them belong to none.
    """
    ranked = sorted(spans, key=lambda span: (span[1] - span[0], span[0]))
    for inner, outer in pairwise(ranked):
        if not outer[0] <= inner[0] <= inner[1] <= outer[1]:
            if joined:
                start, end = min(span[0] for span in spans), max(span[1] for span in spans)
                return start, end, "parts" if _has_gaps(spans) else spans[0][2]
            raise UnreadableError("ambiguous")
    if len(ranked) > 1 and ranked[0][1] - ranked[0][0] < timedelta(days=27) and ranked[0][:2] != ranked[1][:2]:
        raise UnreadableError("ambiguous")  # a day inside a period is a meeting as often as the period
    return ranked[0]


def _has_gaps(spans: list[TimeSpan]) -> bool:
    """Whether days between the first and the last belong to no span."""
    ordered = sorted(spans)
    ends = accumulate((end for _, end, _ in ordered), max)
    return any(end + timedelta(days=1) < later[0] for end, later in zip(ends, ordered[1:], strict=False))
