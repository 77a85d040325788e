"""Printed periods (ระยะเวลา) to dates: ``ต.ค. ๖๖ ถึง ก.ย. ๖๗`` is 2023-10-01 to 2024-09-30.

Takes the text of a cell, the calendar and the fiscal year of action where the document gives it; gives Gregorian
dates or a named problem; never guesses an order, a day or a year that nothing says.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Literal

from pipeline.matching.values.time_atoms import Atom, gather
from pipeline.matching.values.time_spans import UnreadableError, agreed, fiscal_span, fiscal_year_of, spans_of
from pipeline.matching.values.time_words import Token, cut
from pipeline.records import PeriodHow
from pipeline.rulebook.calendar import CalendarRules, PeriodProblem
from pipeline.thai import is_blank_mark

Bound = Literal["deadline", "before", "since", "onwards"]


@dataclass(frozen=True, slots=True)
class Period:
    """A period as dates. A deadline (ภายใน …) has no ``start``, and no ``end`` what goes on (เป็นต้นไป).

    Words like รายไตรมาส alone have no dates without the fiscal year of the document.

    ``unread`` is how many letters of the text are no words of time.

    ``fiscal_year_be`` is the fiscal year that holds the whole period, else ``None``. ``year_from_context`` says that
    the year stands elsewhere in the document. With a ``problem`` there are no dates.
    """

    start: date | None = None
    end: date | None = None
    fiscal_year_be: int | None = None
    how: PeriodHow = "unknown"
    problem: PeriodProblem | None = None
    year_from_context: bool = False
    unread: int = 0


def read_period(text: str, *, fiscal_year: int | None, calendar: CalendarRules, is_deadline: bool = False) -> Period:
    """The period that a text prints. ``fiscal_year`` (Buddhist era) serves where no year is printed.

    ``is_deadline`` says that the place of the text asks for a last day only: a single day has no first one before it.
    A cell left blank (nothing, dashes, dots) has no period and no problem.
    """
    if is_blank_mark(text):
        return Period()
    tokens = cut(text, calendar)
    unread = sum(token.values[0] for token in tokens if token.kind == "unknown" and token.values)
    try:
        return replace(_read(tokens, fiscal_year, calendar, is_deadline=is_deadline), unread=unread)
    except UnreadableError as stop:
        return Period(problem=stop.problem, unread=unread)


def _read(tokens: list[Token], fiscal_year: int | None, calendar: CalendarRules, *, is_deadline: bool) -> Period:
    if any(token.kind == "blocking" for token in tokens):
        raise UnreadableError("unreadable")
    recurring = any(token.kind == "recurring" for token in tokens)
    duration = any(token.kind == "duration" for token in tokens)
    timed = [token for token in tokens if token.kind not in {"recurring", "duration"}]
    atoms, bound = _bound(_within(gather(timed, calendar)))
    if is_deadline and bound is None and [atom.kind for atom in atoms] == ["day"] and not recurring:
        bound = "deadline"
    if any(atom.kind in {"until", "before", "other"} for atom in atoms):
        raise UnreadableError("unreadable")
    if not atoms:
        if bound in (None, "deadline") and recurring:
            return _recurring(fiscal_year, calendar)
        if bound in (None, "deadline") and duration and not any(token.kind == "unknown" for token in tokens):
            return Period(how="duration")
        raise UnreadableError("unreadable")
    if bound is not None and _is_year_of_something(atoms, tokens):
        raise UnreadableError("unreadable")
    spans, used_context = spans_of(atoms, fiscal_year, calendar)
    start, end, how = agreed(spans, joined=any(atom.kind == "joined" for atom in atoms))
    if bound == "before":
        end = start - timedelta(days=1)
    if bound in ("deadline", "before"):
        return Period(None, end, fiscal_year_of(end, calendar), "deadline", year_from_context=used_context)
    if bound == "onwards" or (bound == "since" and len(atoms) == 1 and len(set(atoms[0].values)) <= 1 + _is_day(atoms)):
        return Period(start, None, fiscal_year_of(start, calendar), "onwards", year_from_context=used_context)
    first, last = fiscal_year_of(start, calendar), fiscal_year_of(end, calendar)
    how = "recurring" if recurring else how
    return Period(start, end, first if first == last else None, how, year_from_context=used_context)


def _is_year_of_something(atoms: list[Atom], tokens: list[Token]) -> bool:
    """Whether a bound has only a year beside a word that could be a misprinted month."""
    return [atom.kind for atom in atoms] == ["year"] and any(token.kind == "unknown" for token in tokens)


def _is_day(atoms: list[Atom]) -> bool:
    return atoms[0].kind == "day"


def _bound(atoms: list[Atom]) -> tuple[list[Atom], Bound | None]:
    """The atoms without the words that bound them on one side, and that bound. A second bound of a range is "to"."""
    bound: Bound | None = None
    atoms = [atom for last, atom in zip([None, *atoms], atoms, strict=False) if not _is_end(last, atom)]
    if [atom.kind for atom in atoms[:2]] == ["before", "until"]:  # ก่อนสิ้นปี
        atoms = atoms[1:]
    if atoms and atoms[0].kind in ("until", "before"):
        return atoms[1:], "deadline" if atoms[0].kind == "until" else "before"
    if any(atom.kind == "since" for atom in atoms):
        bound = "since"
        atoms = [replace(atom, kind="to") if atom.kind == "until" else atom for atom in atoms if atom.kind != "since"]
    if any(atom.kind == "onwards" for atom in atoms):
        bound = "onwards"
        atoms = [atom for atom in atoms if atom.kind != "onwards"]
        if atoms and atoms[-1].kind == "to":
            atoms = atoms[:-1]
    return atoms, bound


def _is_end(before: Atom | None, atom: Atom) -> bool:
    """Whether an "until" only says again that a range ends: … ถึงสิ้นเดือนกันยายน, แล้วเสร็จภายใน…."""
    return atom.kind == "until" and before is not None and before.kind in ("to", "until")


def _recurring(fiscal_year: int | None, calendar: CalendarRules) -> Period:
    """Each quarter, each month: the whole year where the year is known, else no dates."""
    if fiscal_year is None:
        return Period(how="recurring")
    start, end = fiscal_span(fiscal_year, calendar)
    return Period(start, end, fiscal_year, "recurring", year_from_context=True)


def _within(atoms: list[Atom]) -> list[Atom]:
    """Without the unknown words before the first and after the last word of time; a number is never left out."""
    known = [place for place, atom in enumerate(atoms) if atom.values or atom.kind not in {"other", "joined"}]
    return atoms[known[0] : known[-1] + 1] if known else []
