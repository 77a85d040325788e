"""One year's ITA framework: instruments, indicators, sub-indicators, questions, items, levels, calendar, issues.

Takes the strings of ``rules/frameworks/<year>.yml``, gives typed frozen values and a flat view of elements;
every fact says how certain it is and who said so. Never knows a report and never guesses what a year left open.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from typing import Annotated, Literal

from pydantic import AfterValidator, Field, model_validator

from pipeline.records import Confidence, Scope
from pipeline.rulebook.catalogue import named_in
from pipeline.rulebook.framework_facts import (
    Calendar,
    Child,
    Combine,
    CombineRule,
    Count,
    Instrument,
    IntegrityItems,
    Issues,
    Item,
    Named,
    Rounding,
    Threshold,
    Weight,
)
from pipeline.rulebook.framework_proof import mistakes_of
from pipeline.rulebook.levels import LevelScheme
from pipeline.rulebook.model import RuleModel

_ORDER: tuple[Confidence, ...] = ("certain", "high", "inferred", "unknown")
_SURE: frozenset[Confidence] = frozenset({"certain", "high"})


def weakest(*levels: Confidence) -> Confidence:
    """The least certain of several confidences: a conclusion is as good as its weakest fact."""
    return max(levels, key=_ORDER.index)


@dataclass(frozen=True, slots=True)
class Element:
    """One element of one year, flat. ``combine`` says how its children give it, ``weight`` what it weighs among them.

    ``weight`` is ``None`` where the parent is a plain mean. ``confidence`` is of the element and its name;
    ``weight_confidence`` and ``combine_confidence`` are ``None`` exactly where there is no weight or rule.
    ``source`` is text for people.
    """

    fiscal_year_be: int
    scope: Scope
    code: str
    parent_scope: Scope | None
    parent_code: str | None
    name_th: str | None
    aliases: tuple[str, ...]
    name_en: str | None
    weight: Decimal | None
    weight_confidence: Confidence | None
    combine: CombineRule | None
    combine_of: Scope | None
    combine_confidence: Confidence | None
    confidence: Confidence
    source: str

    @property
    def names(self) -> tuple[str, ...]:
        """The official name and its aliases; empty where no wording is known."""
        return self.aliases if self.name_th is None else (self.name_th, *self.aliases)


class Framework(RuleModel):
    """The ITA framework of one fiscal year. Raises on elements without parent, gaps in codes, clashing names."""

    year: int
    sources: dict[str, str]
    overall: Annotated[Named, named_in("overall")]
    instruments: tuple[Annotated[Instrument, named_in("instruments")], ...]
    indicators: tuple[Annotated[Child, named_in("indicators")], ...]
    sub_indicators: tuple[Annotated[Child, named_in("sub_indicators")], ...]
    questions: tuple[Annotated[Child, named_in("questions")], ...]
    items: tuple[Annotated[Item, named_in("items")], ...]
    counts: tuple[Count, ...]
    item_weight: Weight
    combine: tuple[Combine, ...]
    rounding: Rounding
    pass_mark: Threshold
    level_schemes: tuple[LevelScheme, ...] = Field(min_length=1)
    calendar: Calendar
    issues: Issues
    integrity_items: IntegrityItems

    @model_validator(mode="after")
    def _proved(self) -> Framework:
        if found := list(mistakes_of(self)):
            raise ValueError("; ".join(found))
        return self

    @cached_property
    def elements(self) -> tuple[Element, ...]:
        """Every element once: overall, instruments, indicators, sub-indicators, questions, items, each in order."""
        return tuple(self._flat())

    @cached_property
    def _by_code(self) -> dict[tuple[Scope, str], Element]:
        return {(element.scope, element.code): element for element in self.elements}

    @cached_property
    def _by_parent(self) -> dict[tuple[Scope | None, str | None], tuple[Element, ...]]:
        found: dict[tuple[Scope | None, str | None], list[Element]] = {}
        for element in self.elements:
            found.setdefault((element.parent_scope, element.parent_code), []).append(element)
        return {parent: tuple(children) for parent, children in found.items()}

    @cached_property
    def keys(self) -> dict[tuple[Scope, str], str]:
        """The key in the catalogue of each element whose wording is known, by scope and code."""
        rows: tuple[tuple[Scope, tuple[Named, ...]], ...] = (
            ("overall", (self.overall,)), ("instrument", self.instruments), ("indicator", self.indicators),
            ("sub_indicator", self.sub_indicators), ("question", self.questions), ("item", self.items),
        )  # fmt: skip
        return {(scope, row.code): row.key for scope, named in rows for row in named if row.key is not None}

    @cached_property
    def order(self) -> dict[tuple[Scope, str], int]:
        """The place of each element, by scope and code, in the order of ``elements``."""
        return {key: place for place, key in enumerate(self._by_code)}

    def element(self, scope: Scope, code: str) -> Element | None:
        """The element with this scope and code, or ``None``."""
        return self._by_code.get((scope, code))

    def children(self, scope: Scope, code: str) -> tuple[Element, ...]:
        """The elements that this one is computed from, in order; empty for questions and items."""
        return self._by_parent.get((scope, code), ())

    def sum_confidence(self, scope: Scope, code: str) -> Confidence:
        """How certain a recomputation of this element is: its rule and its children's weights, the weakest of them."""
        element = self.element(scope, code)
        if element is None or element.combine_confidence is None:
            return "unknown"
        weights = (child.weight_confidence for child in self.children(scope, code))
        return weakest(element.combine_confidence, *(one for one in weights if one is not None))

    def is_sure(self, scope: Scope, code: str) -> bool:
        """Whether it is certain or high what a code is in this year, or that the year has no such code."""
        element = self.element(scope, code)
        if element is not None:
            return element.confidence in _SURE
        instrument = {"i": "IIT", "e": "EIT", "o": "OIT"}.get(code[:1])
        return all(count.confidence in _SURE for count in self.counts if count.instrument == instrument)

    def scheme(self, kind: Literal["letters", "pass_levels"]) -> LevelScheme | None:
        """The levels of this kind, or ``None`` where the year has none."""
        return next((one for one in self.level_schemes if one.kind == kind), None)

    def said_by(self, keys: tuple[str, ...]) -> str:
        """The sources behind these keys, as text."""
        return "; ".join(self.sources[key] for key in keys)

    def rule_for(self, scope: Scope, instrument: str | None) -> Combine | None:
        """How parents of this scope (inside this instrument) are computed, or ``None`` where nothing is below them."""
        return next((rule for rule in self.combine if rule.scope == scope and rule.within in (None, instrument)), None)

    def instrument_of(self, scope: Scope, code: str) -> str | None:
        """The instrument that an element belongs to; ``None`` for the overall score and for unknown codes."""
        element = self.element(scope, code)
        while element is not None and element.scope != "instrument":
            above = (element.parent_scope, element.parent_code)
            element = self.element(above[0], above[1]) if above[0] is not None and above[1] is not None else None
        return element.code if element is not None else None

    def _flat(self) -> Iterator[Element]:
        instrument_of = {one.code: one.parent for one in self.indicators}
        indicator_of = {one.code: one.parent for one in self.sub_indicators}
        yield self._element("overall", self.overall, None, None, None, None)
        for one in self.instruments:
            yield self._element("instrument", one, "overall", self.overall.code, one.code, one.weight)
        for indicator in self.indicators:
            yield self._element("indicator", indicator, "instrument", indicator.parent, indicator.parent, None)
        for sub in self.sub_indicators:
            yield self._element("sub_indicator", sub, "indicator", sub.parent, instrument_of[sub.parent], None)
        for question in self.questions:
            above = instrument_of[question.parent]
            yield self._element("question", question, "indicator", question.parent, above, None)
        for item in self.items:
            above = instrument_of[indicator_of[item.parent]]
            yield self._element("item", item, "sub_indicator", item.parent, above, item.weight or self.item_weight)

    def _element(
        self, scope: Scope, fact: Named, parent_scope: Scope | None, parent: str | None,
        instrument: str | None, weight: Weight | None,
    ) -> Element:  # fmt: skip
        rule = self.rule_for(scope, instrument)
        return Element(
            fiscal_year_be=self.year, scope=scope, code=fact.code, parent_scope=parent_scope, parent_code=parent,
            name_th=fact.name_th, aliases=fact.aliases, name_en=fact.name_en,
            weight=weight.value if weight else None, weight_confidence=weight.confidence if weight else None,
            combine=rule.rule if rule else None, combine_of=rule.of if rule else None,
            combine_confidence=rule.confidence if rule else None,
            confidence=fact.confidence, source=self.said_by(fact.source),
        )  # fmt: skip


def _named_by_year(frameworks: dict[str, Framework]) -> dict[str, Framework]:
    for stem, framework in frameworks.items():
        if stem != str(framework.year):
            raise ValueError(f"frameworks/{stem}.yml says year {framework.year}: the file's name must be the year")
    return frameworks


Frameworks = Annotated[dict[str, Framework], AfterValidator(_named_by_year)]
