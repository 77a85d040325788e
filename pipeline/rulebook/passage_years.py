"""Models of ``rules/passages/years.yml``: which year (ปีงบประมาณ, B.E.) running text says something of."""

from __future__ import annotations

from decimal import Decimal
from typing import Literal

from pydantic import Field

from pipeline.rulebook.model import RuleModel
from pipeline.rulebook.patterns import ThaiPattern

YearPlace = Literal["title", "subject", "body", "analysed", "period"]
YearRole = Literal[
    "result", "measure", "publish", "past", "compared", "target", "series", "law", "unrelated", "other"
]  # fmt: skip


class YearRoleRule(RuleModel):
    """What a year is said of, by the words before it (nearest wins) or right after it."""

    role: YearRole
    before: ThaiPattern | None = None
    after: ThaiPattern | None = None


class YearExample(RuleModel):
    """Text and the role of each year in it, in order; and what it all comes to."""

    text: str
    roles: tuple[YearRole, ...] = ()
    result: int | None = None
    measure: int | None = None
    publish: int | None = None
    conflicts: tuple[Literal["result", "measure", "publish"], ...] = ()


class YearLinks(RuleModel):
    """How a year is tied to a score or claim: ``behind`` it, and what frees what follows from a year before it.

    ``opens`` is what follows a year that has a score of its own: it does not belong to the one before.
    """

    behind: ThaiPattern
    opens: ThaiPattern
    compared_ends: ThaiPattern
    target_ends: ThaiPattern


class YearRules(RuleModel):
    """``years.yml``: which year is the assessed one (result), which the year of action (measure), which the round."""

    period: ThaiPattern
    period_length: int
    roles: tuple[YearRoleRule, ...]
    links: YearLinks
    names: ThaiPattern
    body_words: ThaiPattern
    analysed_before: ThaiPattern
    analysed_after: ThaiPattern
    clause: ThaiPattern
    chain: ThaiPattern
    reach: int
    title_length: int
    title_paragraphs: int
    weights: dict[YearPlace, int]
    counted_at_most: dict[YearPlace, int]
    margin: Decimal = Field(gt=1)
    examples: tuple[YearExample, ...]
