"""How a rank moves when the weights of the instruments do (sensitivity analysis of a composite indicator).

Takes the instrument scores of bodies and the official weights, gives each body's rank and its spread over random
weights; the weights are drawn from a Dirichlet distribution whose mean is the official ones, from a fixed seed, so that
the same database gives the same answer. Method: OECD/JRC, Handbook on Constructing Composite Indicators (2008), step 7.
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import cast

DRAWS = 500
"""How often the weights are drawn."""

SEED = 2568

CONCENTRATION = 100
"""Sum of the Dirichlet's parameters: a weight of 0.30 then has a standard deviation of 0.046."""

COLUMNS = (
    "fiscal_year_be", "full_name", "kind", "province", "weighted", "rank", "rank_of", "rank_median", "rank_low",
    "rank_high", "rank_best", "rank_worst", "same_rank_percent", "draws", "organisation_id", "evidence_id",
)  # fmt: skip

_INSTRUMENTS = ("iit", "eit", "oit")


def vary(
    columns: Sequence[str], rows: Sequence[tuple[object, ...]], year: object, organisation: object
) -> tuple[tuple[str, ...], list[tuple[object, ...]]]:
    """Columns and rows by rank: ``rank_low`` to ``rank_high`` hold 90 of 100 draws.

    Args:
        columns: Names of the columns of ``rows``: a body, its three scores (points), and their three weights.
        rows: One a body; every body is in the ranking.
        year: The fiscal year (B.E.), for the rows.
        organisation: The only body to answer for, else ``None``: it saves sorting.
    """
    import numpy as np

    place = {name: index for index, name in enumerate(columns)}
    weights = [cast("Decimal | None", rows[0][place[f"{one}_weight"]]) for one in _INSTRUMENTS] if rows else []
    if not rows or None in weights:
        return COLUMNS, []
    official = [cast(Decimal, weight) for weight in weights]
    scores = [[cast(Decimal, row[place[one]]) for one in _INSTRUMENTS] for row in rows]
    # The official total and rank are exact: shares of exact weights, nothing rounded before it is ranked.
    totals = [sum(score * weight for score, weight in zip(each, official, strict=True)) for each in scores]
    whole = sum(official)
    wanted = [index for index, row in enumerate(rows) if organisation in (None, row[place["organisation_id"]])]
    parameters = [float(weight / whole) * CONCENTRATION for weight in official]
    draws = np.random.default_rng(SEED).dirichlet(parameters, DRAWS)
    drawn = np.array(scores, dtype=np.float64) @ draws.T
    # Scores have two decimals: closer than a millionth of a point is a tie that floating-point numbers have split.
    drawn = np.round(drawn, 6)
    if len(wanted) == 1:
        ranks = (drawn > drawn[wanted[0]]).sum(axis=0, keepdims=True) + 1
    else:
        ordered = np.sort(drawn, axis=0)
        ranks = np.stack(
            [len(rows) - np.searchsorted(ordered[:, n], drawn[wanted, n], side="right") + 1 for n in range(DRAWS)],
            axis=1,
        ) if wanted else np.empty((0, DRAWS))
    descending = sorted(totals, reverse=True)
    first = {total: position for position, total in reversed(list(enumerate(descending, start=1)))}
    answer: list[tuple[object, ...]] = []
    spread = np.percentile(ranks, [0, 5, 50, 95, 100], axis=1, method="nearest").astype(int) if wanted else []
    for number, index in enumerate(wanted):
        row, rank = rows[index], first[totals[index]]
        best, low, median, high, worst = (int(spread[part][number]) for part in range(5))
        same = Decimal(int((ranks[number] == rank).sum()) * 100) / DRAWS
        answer.append((
            year, row[place["full_name"]], row[place["kind"]], row[place["province"]], totals[index] / whole, rank,
            len(rows), median, low, high, best, worst, same, DRAWS, row[place["organisation_id"]],
            row[place["evidence_id"]],
        ))  # fmt: skip
    answer.sort(key=lambda one: (cast(int, one[5]), str(one[1]), str(one[14])))
    return COLUMNS, answer
