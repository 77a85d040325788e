"""The facts of a year's framework, one model each: how certain, and who says so.

Takes the strings of ``rules/frameworks/<year>.yml``, gives typed frozen values; how they fit together is proved in
``framework_proof``, how they are asked is in ``framework``.
"""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Annotated, Literal

from pydantic import Field

from pipeline.records import Confidence, Scope
from pipeline.rulebook.catalogue import named_in
from pipeline.rulebook.model import RuleModel

InstrumentCode = Literal["IIT", "EIT", "OIT"]
CombineRule = Literal["mean", "weighted_mean", "mean_of_parts"]
PartName = Literal["public", "survey"]


class Fact(RuleModel):
    """Something that is so, how certain it is, and the keys of ``sources`` that say it."""

    confidence: Confidence
    source: tuple[str, ...] = Field(min_length=1)
    note: str = ""


class Weight(Fact):
    """A weight (น้ำหนัก) among the children of one parent; only the proportions matter."""

    value: Decimal = Field(gt=0)


class Named(Fact):
    """An element of the catalogue under its code; ``key`` and names are ``None`` where the wording is not known.

    The names are those of the catalogue (``named_in``), never written in a year's file.
    """

    code: str
    key: str | None = None
    name_th: str | None = None
    aliases: tuple[str, ...] = ()
    name_en: str | None = None


class PartFact(Fact):
    """One group of respondents of an instrument (EIT ส่วนที่ ๑ / ส่วนที่ ๒) and its weight inside the instrument."""

    code: PartName
    key: str
    name_th: str
    weight: Weight


class Instrument(Named):
    """An instrument (เครื่องมือ): IIT, EIT or OIT, with its weight in the overall score."""

    code: InstrumentCode
    weight: Weight
    parts: tuple[Annotated[PartFact, named_in("parts")], ...] = ()


class Child(Named):
    """An element that belongs to another: indicator to instrument, sub-indicator and question to indicator."""

    parent: str


class Item(Child):
    """An OIT item (ข้อ o1..) of a sub-indicator; without ``weight`` the year's ``item_weight`` holds."""

    weight: Weight | None = None


class Combine(Fact):
    """How a parent is computed from its children: all of ``scope``, or those that belong to instrument ``within``."""

    scope: Scope
    within: InstrumentCode | None = None
    of: Scope
    rule: CombineRule


class IndicatorsOfIssue(Fact):
    """The indicators that one issue covers."""

    codes: tuple[str, ...]


class Issue(Fact):
    """One of the seven issues (ประเด็นที่ ๑-๗) that measures are planned by."""

    number: int = Field(ge=1)
    key: str
    name_th: str
    aliases: tuple[str, ...] = ()
    indicators: IndicatorsOfIssue


class Issues(Fact):
    """The issues of a year; none where the year's list is not known, with the confidence ``unknown``."""

    items: tuple[Annotated[Issue, named_in("issues")], ...] = ()


class Rounding(Fact):
    """Published decimals, and the difference in points that rounding of the parts can make."""

    decimals: int = Field(ge=0, le=4)
    mode: Literal["half_up"]
    tolerance: Decimal = Field(ge=0)


class Event(Fact):
    """Something that happened in the assessment year; ``ends`` is left out for a single day."""

    what: Literal["registration", "disclosure", "survey", "scoring", "appeal", "assessment", "results_announced"]
    starts: date
    ends: date | None = None


class Calendar(Fact):
    """The fiscal year (ปีงบประมาณ, 1 October to 30 September) in Gregorian dates, and what is known to happen in it."""

    starts: date
    ends: date
    events: tuple[Event, ...] = ()


class Threshold(Fact):
    """A number of points that means something, such as the pass mark."""

    value: Decimal = Field(ge=0, le=100)


class IntegrityItems(Fact):
    """The items under which measures and their report are published in the round of this year.

    ``measures`` answers the result of ``year + measures_answer`` and plans ``year + measures_plan``;
    ``report`` tells what was done in ``year + report_covers``. Offsets in years.
    """

    measures: str
    report: str
    measures_answer: int
    measures_plan: int
    report_covers: int


class Count(Fact):
    """How many questions or items an instrument has."""

    instrument: InstrumentCode
    value: int = Field(ge=1)
