"""Puts words of time together: a day with its month and year, a month with its year.

Takes the tokens of a period, gives atoms in order; never computes a date and never leaves a token out, apart from
the words พ.ศ. and ปี, which the year behind them swallows.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from pipeline.matching.values.time_words import Token
from pipeline.rulebook.calendar import CalendarRules

AtomKind = Literal[
    "day", "month", "quarter", "stretch", "whole", "year", "calendar_year", "to", "until", "before", "since", "onwards",
    "joined", "other",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Atom:
    """A word of time with what belongs to it. ``year`` is Buddhist era, of a fiscal year where ``fiscal``."""

    kind: AtomKind
    values: tuple[int, ...] = ()
    year: int | None = None
    fiscal: bool = False


def gather(tokens: list[Token], calendar: CalendarRules) -> list[Atom]:
    """Days with their months and years, months with their years, and the rest one to one."""
    words = _without_eras(tokens, calendar)
    atoms: list[Atom] = []
    place = 0
    while place < len(words):
        token, after = words[place], words[place + 1 :]
        used = 1
        if token.kind == "number" and after[:1] and after[0].kind == "month":
            year = _year_at(after[1:2], calendar)
            atoms.append(Atom("day", (token.values[0], after[0].values[0]), year))
            used = 2 + (year is not None)
        elif token.kind == "month" and token.english and [one.kind for one in after[:2]] == ["number", "year"]:
            atoms.append(Atom("day", (after[0].values[0], token.values[0]), after[1].values[0]))
            used = 3
        elif token.kind == "month":
            year = _year_at(after[:1], calendar)
            atoms.append(Atom("month", token.values, year))
            used = 1 + (year is not None)
        elif token.kind == "fiscal":
            year = _year_at(after[:1], calendar)
            atoms.append(Atom("year", year=year, fiscal=True) if year else Atom("whole"))
            used = 1 + (year is not None)
        elif token.kind == "whole_year":
            year = _year_at(after[:1], calendar)
            atoms.append(Atom("whole", year=year, fiscal=True))
            used = 1 + (year is not None)
        elif token.kind == "calendar_year" and after[:1] and after[0].kind == "year":
            atoms.append(Atom("calendar_year", year=after[0].values[0]))
            used = 2
        elif token.kind == "number" and [one.kind for one in after[:1]] == ["to"]:
            atoms.append(Atom("day", (token.values[0],)))
        else:
            atoms.append(_alone(token))
        place += used
    return atoms


def _without_eras(tokens: list[Token], calendar: CalendarRules) -> list[Token]:
    """The tokens without ปี and พ.ศ.; two digits behind one of them are a year."""
    words: list[Token] = []
    for before, token in zip([None, *tokens], tokens, strict=False):
        if token.kind == "number" and before is not None and before.kind == "era":
            year = _year_at([token], calendar)
            words.append(Token("year", (year,)) if year else token)
        elif token.kind != "era":
            words.append(token)
    return words


def _alone(token: Token) -> Atom:
    match token.kind:
        case "date":
            return Atom("day", token.values[:2], token.values[2])
        case "year":
            return Atom("year", year=token.values[0], fiscal=True)
        case "quarter":
            return Atom("quarter", token.values[:2], token.values[2] if len(token.values) > 2 else None, fiscal=True)
        case "stretch":
            return Atom("stretch", token.values)
        case "to" | "until" | "before" | "since" | "onwards" | "joined" as kind:
            return Atom(kind)
        case "number":
            return Atom("other", token.values)
        case _:
            return Atom("other")


def _year_at(tokens: list[Token], calendar: CalendarRules) -> int | None:
    """The year that a token prints, in four digits or two."""
    if not tokens:
        return None
    if tokens[0].kind == "year":
        return tokens[0].values[0]
    if tokens[0].kind == "number" and calendar.two_digit_years_from <= tokens[0].values[0] <= 99:
        return 2500 + tokens[0].values[0]
    return None
