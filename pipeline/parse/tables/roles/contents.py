"""Compute what the cells of a column say of every role at once.

Takes the shares of the kinds of cells, gives log-odds by role; the weights become arrays once for a rulebook.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import get_args

import numpy as np

from pipeline.matching.once import once
from pipeline.rulebook.roles import CellKind, RoleRules

_KINDS: tuple[CellKind, ...] = get_args(CellKind)
# Further kinds of a cell.
_BESIDES: frozenset[CellKind] = frozenset({"action", "amount", "bound", "lack", "praise", "code", "list"})


class ContentWeights:
    """Weights of ``rules/roles.yml`` by role and kind of cell."""

    def __init__(self, rules: RoleRules) -> None:
        self.roles = tuple(rules.roles)
        self._places = {kind: place for place, kind in enumerate(_KINDS)}
        weights = [*rules.roles.values(), rules.default]
        self._kinds = np.array([[one.kinds.get(kind, 0.0) for kind in _KINDS] for one in weights])
        known = [[float(kind in one.kinds and kind not in _BESIDES) for kind in _KINDS] for one in weights]
        self._known = np.array(known)
        self._other = np.array([one.other for one in weights])
        self._blank = np.array([one.blank for one in weights])

    def odds(self, shares: Mapping[CellKind, float], blank: float) -> tuple[dict[str, float], float]:
        """Return the log-odds of each role, and those of any other role. ``blank``: share of the rows left empty."""
        vector = np.zeros(len(_KINDS))
        for kind, share in shares.items():
            vector[self._places[kind]] = share
        odds = self._kinds @ vector + self._blank * blank
        if shares:
            odds += self._other * np.maximum(0.0, 1.0 - self._known @ vector)
        values = odds.tolist()
        return dict(zip(self.roles, values[:-1], strict=True)), values[-1]


@once
def content_weights(rules: RoleRules) -> ContentWeights:
    """Return the arrays of these weights."""
    return ContentWeights(rules)
