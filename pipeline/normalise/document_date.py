"""Statements -> the date that a document bears: the heaviest of what its head, its formulas and its memo say.

Takes ``memo`` and ``date`` statements and the rulebook, gives one date or none; never chooses between two that weigh
the same.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from typing import cast

from pipeline.matching.values.dates import read_date
from pipeline.records import Statement
from pipeline.rulebook import Rulebook
from pipeline.rulebook.passage_dates import MEMO, DatePlace


def document_date(statements: Iterable[Statement], rulebook: Rulebook) -> date | None:
    """Return the date (Gregorian) of a document, or ``None``."""
    rules = rulebook.passages.dates
    weights: dict[date, int] = {}
    for weight, printed in _weighed(statements, rulebook):
        found = read_date(printed, rulebook.calendar).value
        if found is not None:
            weights[found] = max(weight, weights.get(found, 0))
    ranked = sorted(weights.items(), key=lambda pair: -pair[1])
    if not ranked or ranked[0][1] < rules.least:
        return None
    if len(ranked) > 1 and ranked[0][1] - ranked[1][1] < rules.lead:
        return None
    return ranked[0][0]


def _weighed(statements: Iterable[Statement], rulebook: Rulebook) -> Iterator[tuple[int, str]]:
    """Return each date as printed with its weight; of several memos the first that has a date counts."""
    rules = rulebook.passages.dates
    has_memo = False
    for statement in statements:
        printed = statement.first("date") if statement.kind in ("memo", "date") else None
        if printed is None:
            continue
        if statement.kind == "date":
            cue, _, place = statement.rule_id.removeprefix("dates#").partition(".")
            yield rules.cues[cue].weight + rules.places[cast("DatePlace", place)], printed.spot.text
        elif not has_memo and read_date(printed.spot.text, rulebook.calendar).value is not None:
            has_memo = True
            yield rules.cues[MEMO].weight, printed.spot.text
