"""Decide which columns of numbers hold the scores of a table, as one best assignment.

Takes the features of the columns and the fitted weights; gives a decision for each column with its log-odds and its
rival. Never takes one of two columns that mean the same and are about equally likely.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from pipeline.parse.tables.evidence import Features, NumberColumn
from pipeline.rulebook.weights import ColumnFeature, ColumnWeights

_SHOWN = 4
_CLEARLY_NOT = -1.0  # log-odds


@dataclass(frozen=True, slots=True)
class ColumnDecision:
    """Whether a column holds scores. ``rival`` is the likeliest other column of the same meaning.

    ``in_doubt``: the column and its rival are both likely and the lead is less than the margin, so neither is taken.
    ``reasons`` are the features with the largest share of the log-odds, for people.
    """

    column: int
    is_score: bool
    log_odds: float
    rival: int | None = None
    in_doubt: bool = False
    reasons: tuple[tuple[ColumnFeature, float], ...] = ()

    @property
    def is_clearly_none(self) -> bool:
        """Whether the numbers are clearly something else than scores, not only unlikely to be scores."""
        return self.log_odds <= _CLEARLY_NOT

    def summary(self) -> str:
        """Return the decision in one line, for people: log-odds, the features that count most, the rival column."""
        reasons = ", ".join(f"{name} {part:+.1f}" for name, part in self.reasons)
        rival = "" if self.rival is None else f"; rival: column {self.rival + 1}"
        taken = "two readings" if self.in_doubt else "scores" if self.is_score else "no scores"
        return f"{taken}, log-odds {self.log_odds:+.1f} ({reasons}){rival}"


def assign(
    columns: Sequence[NumberColumn], features: Mapping[int, Features], weights: ColumnWeights
) -> dict[int, ColumnDecision]:
    """Return the decision on every column of numbers; of columns with the same meaning at most one holds scores."""
    odds = {one.column: weights.log_odds(features[one.column]) for one in columns}
    by_column = {one.column: one for one in columns}
    found: dict[int, ColumnDecision] = {}
    for one in columns:
        rivals = [other.column for other in columns if other is not one and _mean_the_same(one, other)]
        rival = max(rivals, key=lambda column: (odds[column], -column), default=None)
        likely = odds[one.column] >= weights.threshold
        lead = odds[one.column] - odds[rival] if rival is not None else weights.margin
        both = likely and rival is not None and odds[rival] >= weights.threshold
        # Two columns of the same numbers give the same scores, whichever is read.
        margin = weights.margin if both and rival is not None and _differ(one, by_column[rival]) else 0.0
        leads = lead > 0 or (lead == 0 and (rival is None or one.column < rival))
        found[one.column] = ColumnDecision(
            one.column,
            is_score=likely and (not both or (leads and lead >= margin)),
            log_odds=odds[one.column],
            rival=rival,
            in_doubt=both and abs(lead) < margin,
            reasons=_reasons(features[one.column], weights),
        )
    return found


def _differ(one: NumberColumn, other: NumberColumn) -> bool:
    """Return whether two columns have different numbers in a row, or numbers in different rows."""
    return one.values != other.values


def _mean_the_same(one: NumberColumn, other: NumberColumn) -> bool:
    """Return whether two columns of scores would give two scores for the same element."""
    if (one.element, one.about) != (other.element, other.about):
        return False
    if one.element is not None or not (one.elements and other.elements):
        return True
    shared = one.numbers.keys() & other.numbers.keys()
    first, second = ({column.elements.get(row) for row in column.numbers} for column in (one, other))
    return any(one.elements.get(row) == other.elements.get(row) for row in shared) or bool((first & second) - {None})


def _reasons(features: Features, weights: ColumnWeights) -> tuple[tuple[ColumnFeature, float], ...]:
    parts = [(name, weights.features[name] * value) for name, value in features.items() if name != "bias" and value]
    return tuple(sorted(parts, key=lambda part: -abs(part[1]))[:_SHOWN])
