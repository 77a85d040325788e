"""Models of ``rules/roles.yml``: what the cells of a column say of its role, in log-odds.

Takes strict YAML, gives the weights; never sees a table.
"""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from pipeline.rulebook.model import RuleModel

CellKind = Literal[
    "number", "running", "money", "score", "year", "mark", "blank", "period", "unit", "status", "list", "indicator",
    "question", "item", "instrument", "issue", "organisation", "level", "link", "person", "prose", "short",
    "action", "amount", "bound", "lack", "praise", "code", "label",
]  # fmt: skip


class RoleWeights(RuleModel):
    """Log-odds of a role per share of the cells that are of a kind, and per share of cells of no named kind.

    ``other`` applies to filled cells whose kinds are not in ``kinds``; a column without filled cells has neither.
    ``blank`` applies to the share of the rows that leave the column empty.
    """

    kinds: dict[CellKind, float] = Field(default_factory=dict)
    other: float = 0.0
    blank: float = 0.0


class HeaderWeights(RuleModel):
    """Evidence that rows are header rows, in log-odds: per row or per cell."""

    row: float
    skipped_row: float
    value: float
    like_body: float
    long_cell: float
    longest: int
    left_out: float


class RoleRules(RuleModel):
    """``rules/roles.yml``.

    ``word``: log-odds of a header that fits a role's phrase; ``above``: share of a text above the lowest header text.
    ``least``: the least log-odds of a role. ``favour``: share of a layout's own evidence for a role in the choice of
    roles. ``full``: log-odds from which a role counts fully as evidence of what the rows are. ``threshold`` and
    ``margin``: log-odds of a layout that reads a table, and its lead; ``told_from``: from here a table is reported.
    ``lead``: log-odds by which a column that only its cells make the core of a layout leads other columns without a
    role; ``left``: what standing left of these counts. ``otherwise``: share of the log-odds of a role that the header
    names, against roles that it does not name. ``opening``: share of phrases in the opening of the document.
    ``repeated``: roles that several columns may have.
    """

    word: float
    above: float = Field(ge=0, le=1)
    least: float
    favour: float = Field(ge=0, le=1)
    otherwise: float = Field(ge=0, le=1)
    full: float = Field(gt=0)
    threshold: float
    margin: float = Field(ge=0)
    lead: float = Field(ge=0)
    left: float
    told_from: float
    opening: float = Field(ge=0, le=1)
    repeated: tuple[str, ...]
    header: HeaderWeights
    default: RoleWeights
    roles: dict[str, RoleWeights]

    def of(self, role: str) -> RoleWeights:
        """Return the weights of a role."""
        return self.roles.get(role, self.default)
