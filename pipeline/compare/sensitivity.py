"""How a rank moves when the weights of the instruments do (sensitivity analysis of a composite indicator).

Takes the instrument scores, official weights and ranks of bodies, gives each rank's spread over random weights; these
are drawn from a Dirichlet distribution whose mean is the official ones, from a fixed seed, so that the same database
gives the same answer. Method: OECD/JRC, Handbook on Constructing Composite Indicators (2008), step 7.
"""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Any, cast

import duckdb

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

DRAWS = 200
"""How often the weights are drawn."""

SEED = 2568

CONCENTRATION = 100
"""Sum of the Dirichlet's parameters: a weight of 0.30 then has a standard deviation of 0.046."""

COLUMNS = (
    "fiscal_year_be", "full_name", "kind", "province", "weighted", "rank", "rank_of", "rank_median", "rank_low",
    "rank_high", "rank_best", "rank_worst", "same_rank_percent", "draws", "organisation_id", "evidence_id",
)  # fmt: skip

_INSTRUMENTS = ("iit", "eit", "oit")
_POSITIONS = (DRAWS // 2 - 1, DRAWS // 20 - 1, DRAWS - DRAWS // 20, 0, DRAWS - 1)
"""Places in the sorted ranks of a body: median, 5 of 100, 95 of 100, best, worst."""


def vary(
    result: duckdb.DuckDBPyConnection, year: object, organisation: object
) -> tuple[tuple[str, ...], list[tuple[object, ...]]]:
    """Columns and rows by rank; ``rank_low`` to ``rank_high`` hold 90 of 100 draws.

    Args:
        result: One row a body of the ranking, in order of its rank: three scores in points, the three shares of the
            official weights, the exact weighted score and rank.
        year: The fiscal year (B.E.), for the rows.
        organisation: The only body to answer for, else ``None``.
    """
    import numpy as np

    of = cast("dict[str, NDArray[Any]]", result.fetchnumpy())
    bodies = len(of["organisation_id"])
    wanted = [n for n in range(bodies) if organisation in (None, of["organisation_id"][n])]
    if not wanted:
        return COLUMNS, []
    shares = np.array([of[f"{one}_share"][0] for one in _INSTRUMENTS])
    points = np.stack([np.asarray(of[one], dtype=np.float64) for one in _INSTRUMENTS])
    draws = np.random.default_rng(SEED).dirichlet(shares * CONCENTRATION, DRAWS)
    # Scores have two decimals: closer than a millionth of a point is a tie that floating-point numbers have split.
    drawn = np.rint(draws @ points * 1e6).astype(np.int64)
    if len(wanted) == 1:
        ranks = (drawn > drawn[:, wanted]).sum(axis=1, keepdims=True) + 1
    else:
        ranks = np.stack([_ranked(one) for one in drawn])[:, wanted]
    inside = np.sort(ranks, axis=0)
    spread = [inside[position].tolist() for position in _POSITIONS]
    unmoved = (ranks == np.asarray(of["rank"])[wanted]).sum(axis=0).tolist()
    rows: list[tuple[object, ...]] = []
    for number, n in enumerate(wanted):
        province = of["province"][n]
        rows.append((
            year, of["full_name"][n], of["kind"][n], province if isinstance(province, str) else None,
            Decimal(f"{of['weighted'][n]:.6f}"), int(of["rank"][n]), bodies, *(part[number] for part in spread),
            Decimal(unmoved[number] * 100) / DRAWS, DRAWS, of["organisation_id"][n], of["evidence_id"][n],
        ))  # fmt: skip
    return COLUMNS, rows


def _ranked(values: NDArray[np.int64]) -> NDArray[np.int64]:
    """The rank of each value, the greatest first; ties share a rank and the next one is left out."""
    import numpy as np

    order = np.argsort(-values)
    ordered = values[order]
    starts = np.concatenate(([True], ordered[1:] != ordered[:-1]))
    ranks = np.empty(len(values), dtype=np.int64)
    ranks[order] = np.maximum.accumulate(np.where(starts, np.arange(1, len(values) + 1), 0))
    return ranks
