"""What stands around the names of elements in labels: prefixes, acronyms, words for the overall score, thresholds.

Takes the strings of ``rules/labels.yml``, gives typed frozen values with their examples; reads nothing itself.
"""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from pipeline.records import Scope
from pipeline.rulebook.framework_facts import InstrumentCode, PartName
from pipeline.rulebook.model import RuleModel
from pipeline.rulebook.patterns import ThaiPattern

PrefixKind = Literal["sub_indicator", "indicator", "question", "item", "any"]


class Thresholds(RuleModel):
    """How near is near enough, 0..100; lengths in letters."""

    short_length: int
    short: float = Field(ge=0, le=100)
    long: float = Field(ge=0, le=100)
    margin: float = Field(ge=0, le=100)
    word: int = Field(ge=2)
    partial_length: int
    partial_factor: float = Field(gt=0, le=1)
    piece_length: int
    piece_factor: float = Field(gt=0, le=1)
    support: float = Field(ge=0, le=100)
    agreeing: int = Field(ge=1)
    year_lead: int = Field(ge=2)
    issue: float = Field(ge=0, le=100)
    issue_margin: float = Field(ge=0, le=100)
    typo: float = Field(ge=0, le=100)


class PartWords(RuleModel):
    """How a group of respondents is written: patterns, and Latin words that may hold typing errors."""

    patterns: tuple[ThaiPattern, ...]
    words: tuple[str, ...]


class OverallWords(RuleModel):
    """What labels of the overall score are made of and nothing else: one of ``marks``, or a total with another word.

    ``words`` may stand beside them and change nothing; ``names`` are whole labels that have neither.
    """

    marks: tuple[str, ...]
    totals: tuple[str, ...]
    words: tuple[str, ...]
    names: tuple[str, ...]


class LabelExample(RuleModel):
    """A label and what it is; ``year`` where only the year decides."""

    text: str
    scope: Scope
    code: str
    year: int | None = None
    part: PartName | None = None


class PartExample(RuleModel):
    """A label that names a group of respondents and nothing else."""

    text: str
    part: PartName


class LabelRules(RuleModel):
    """``rules/labels.yml``: the words that stand around the names of elements, and the thresholds."""

    thresholds: Thresholds
    noise: tuple[ThaiPattern, ...]
    boundaries: tuple[ThaiPattern, ...]
    prefixes: dict[PrefixKind, tuple[str, ...]]
    lead_ins: tuple[str, ...]
    overall: OverallWords
    acronyms: dict[InstrumentCode, tuple[str, ...]]
    companions: tuple[str, ...]
    parts: dict[PartName, PartWords]
    bullets: tuple[ThaiPattern, ...]
    issue_prefixes: tuple[str, ...]
    examples: tuple[LabelExample, ...]
    part_examples: tuple[PartExample, ...]
    counter_examples: tuple[str, ...]
