"""Find the best joint assignment of roles to columns.

Takes log-odds by column and role, gives at most one role a column and one column a role; no role counts 0.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

Offers = Mapping[int, Mapping[str, float]]
"""Log-odds of the roles that each column may have."""

_NEVER = -1e6


def assign(offers: Offers, least: float, repeated: Collection[str] = ()) -> dict[int, str]:
    """Return the roles whose log-odds above ``least`` add up to most. Roles in ``repeated`` may be given several times.

    Equally good assignments are decided by the order of columns and names.
    """
    above = {
        column: {role: odds - least for role, odds in sorted(roles.items()) if odds > least}
        for column, roles in sorted(offers.items())
    }
    above = {column: roles for column, roles in above.items() if roles}
    own = {column: {role: odds for role, odds in roles.items() if role in repeated} for column, roles in above.items()}
    first = {column: max(roles, key=lambda role, odds=roles: odds[role]) for column, roles in above.items()}  # type: ignore[misc]
    single = [role for role in first.values() if role not in repeated]
    if len(set(single)) == len(single):
        return first  # every column has the role that fits it best
    columns = list(above)
    names = sorted({role for roles in above.values() for role in roles if role not in repeated})
    matrix = [
        [above[column].get(name, _NEVER) for name in names]
        + [max(own[column].values(), default=0.0) if at == column else _NEVER for at in columns]
        for column in columns
    ]
    found: dict[int, str] = {}
    for row, place in _maximum(matrix).items():
        column = columns[row]
        if place < len(names) and matrix[row][place] > 0:
            found[column] = names[place]
        elif place >= len(names) and own[column]:
            found[column] = max(own[column], key=lambda role, odds=own[column]: odds[role])  # type: ignore[misc]
    return found


def _maximum(matrix: Sequence[Sequence[float]]) -> dict[int, int]:
    """Return the assignment of rows to different columns with the largest sum (the Hungarian method).

    A matrix has at least as many columns as rows.
    """
    rows, columns = len(matrix), len(matrix[0])
    of_row, of_column = [0.0] * (rows + 1), [0.0] * (columns + 1)
    taken = [0] * (columns + 1)  # the row of each column, 1-based
    for row in range(1, rows + 1):
        taken[0] = row
        place = 0
        slack = [float("inf")] * (columns + 1)
        before = [0] * (columns + 1)
        seen = [False] * (columns + 1)
        while taken[place]:
            seen[place] = True
            at, least, following = taken[place], float("inf"), 0
            for column in range(1, columns + 1):
                if seen[column]:
                    continue
                cost = -matrix[at - 1][column - 1] - of_row[at] - of_column[column]
                if cost < slack[column]:
                    slack[column], before[column] = cost, place
                if slack[column] < least:
                    least, following = slack[column], column
            for column in range(columns + 1):
                if seen[column]:
                    of_row[taken[column]] += least
                    of_column[column] -= least
                else:
                    slack[column] -= least
            place = following
        while place:
            taken[place] = taken[before[place]]
            place = before[place]
    return {taken[column] - 1: column - 1 for column in range(1, columns + 1) if taken[column]}
