"""Models of ``rules/passages/dates.yml``: which date a document bears.

Takes strict YAML, gives frozen models; never sees a document.
"""

from __future__ import annotations

from datetime import date
from typing import Literal

from pydantic import Field, model_validator

from pipeline.rulebook.model import RuleModel
from pipeline.rulebook.patterns import ThaiPattern

DatePlace = Literal["head", "tail", "body"]
MEMO = "memo"


class DateCue(RuleModel):
    """Words before a date, and behind it; the date of a memo's head has none."""

    weight: int
    before: ThaiPattern | None = None
    after: ThaiPattern | None = None


class DateExample(RuleModel):
    """Made-up text (blank lines part paragraphs) and its date."""

    text: str
    date: date


class DateCounterExample(RuleModel):
    """Text that bears no date of its own, and why."""

    text: str
    why: str


class DateRules(RuleModel):
    """``dates.yml``; see its comments."""

    head_lines: int
    tail_lines: int
    places: dict[DatePlace, int]
    least: int
    lead: int = Field(ge=1)
    reach: int
    years_before: int = Field(ge=0)
    years_after: int = Field(ge=0)
    era: ThaiPattern
    cues: dict[str, DateCue]
    against: tuple[ThaiPattern, ...]
    not_before: ThaiPattern
    examples: tuple[DateExample, ...]
    counter_examples: tuple[DateCounterExample, ...]

    @model_validator(mode="after")
    def _memo_has_a_weight(self) -> DateRules:
        if MEMO not in self.cues:
            raise ValueError(f"cues must have {MEMO!r}")
        return self
