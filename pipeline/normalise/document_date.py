"""Statements -> the date that a document bears: the heaviest of what its head, its formulas and its memo say.

Takes ``memo`` and ``date`` statements and the rulebook, gives one date or none; never chooses between two that weigh
the same, and never takes a date far from the years that the document is about.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from datetime import date
from typing import cast

from pipeline.matching.values.dates import read_date
from pipeline.normalise.records.frame import Frame, one_line
from pipeline.records import Finding, Spot, Statement
from pipeline.rulebook import Rulebook
from pipeline.rulebook.checks import make_finding
from pipeline.rulebook.passage_dates import MEMO, DatePlace

_ERA = 543


def document_date(statements: Iterable[Statement], rulebook: Rulebook, years: Collection[int] = ()) -> date | None:
    """Return the date (Gregorian) of a document about ``years`` (Buddhist era), or ``None``."""
    rules = rulebook.passages.dates
    weights: dict[date, int] = {}
    for weight, day, _spot in _weighed(statements, rulebook):
        if not _is_far(day, years, rulebook):
            weights[day] = max(weight, weights.get(day, 0))
    ranked = sorted(weights.items(), key=lambda pair: -pair[1])
    if not ranked or ranked[0][1] < rules.least:
        return None
    if len(ranked) > 1 and ranked[0][1] - ranked[1][1] < rules.lead:
        return None
    return ranked[0][0]


def date_findings(statements: Iterable[Statement], frame: Frame, years: Collection[int]) -> list[Finding]:
    """Return a ``year-conflict`` for each date that the document seems to bear and that is far from its years."""
    least = frame.rulebook.passages.dates.least
    return [
        make_finding(
            frame.rulebook,
            "year-conflict",
            document_id=frame.document_id,
            organisation_id=frame.organisation_id,
            year=frame.result_year,
            observed=one_line(spot.text),
            expected=", ".join(map(str, sorted(set(years)))),
            evidence_ids=(frame.book.add(spot, "dates#far"),),
            reason_th="วันที่ของเอกสารห่างจากปีของเอกสารเกินไป จึงไม่ได้ใช้",
            reason_en="the date of the document is too far from its years and was not used",
        )
        for weight, day, spot in _weighed(statements, frame.rulebook)
        if weight >= least and _is_far(day, years, frame.rulebook)
    ]


def _is_far(day: date, years: Collection[int], rulebook: Rulebook) -> bool:
    rules = rulebook.passages.dates
    year = day.year + _ERA
    return bool(years) and not min(years) - rules.years_before <= year <= max(years) + rules.years_after


def _weighed(statements: Iterable[Statement], rulebook: Rulebook) -> Iterator[tuple[int, date, Spot]]:
    """Return each date that can be read with its weight; of several memos the first that has a date counts."""
    rules = rulebook.passages.dates
    has_memo = False
    for statement in statements:
        printed = statement.first("date") if statement.kind in ("memo", "date") else None
        day = read_date(rules.era.sub(" ", printed.spot.text), rulebook.calendar).value if printed is not None else None
        if printed is None or day is None:
            continue
        if statement.kind == "date":
            cue, _, place = statement.rule_id.removeprefix("dates#").partition(".")
            yield rules.cues[cue].weight + rules.places[cast("DatePlace", place)], day, printed.spot
        elif not has_memo:
            has_memo = True
            yield rules.cues[MEMO].weight, day, printed.spot
