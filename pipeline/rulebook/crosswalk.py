"""The same thing in two years by meaning: which item, question or sub-indicator became which.

Takes ``rules/crosswalk.yml``, gives links between neighbouring years and chains over several; never joins by number.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Annotated, Literal

from pydantic import AfterValidator, Field, RootModel, ValidationInfo, model_validator

from pipeline.records import Confidence, Scope
from pipeline.rulebook.framework import Framework, weakest
from pipeline.rulebook.model import RuleModel

Relation = Literal["same", "split", "merged", "similar"]
_STRENGTH: tuple[Relation, ...] = ("same", "split", "merged", "similar")


class LinkRule(RuleModel):
    """One link between two years."""

    scope: Scope
    from_code: str
    to_code: str
    relation: Relation
    confidence: Confidence


class YearPair(RuleModel):
    """All links from one year to a later one, and what they were judged by."""

    from_year: int
    to_year: int
    basis: str = Field(min_length=1)
    links: tuple[LinkRule, ...] = Field(min_length=1)

    @model_validator(mode="after")
    def _consistent(self) -> YearPair:
        if self.from_year >= self.to_year:
            raise ValueError(f"{self.from_year} to {self.to_year}: links go from the earlier year to the later one")
        seen = [(link.scope, link.from_code, link.to_code) for link in self.links]
        if twice := {key for key in seen if seen.count(key) > 1}:
            raise ValueError(f"{self.from_year} to {self.to_year}: stands twice: {sorted(twice)}")
        for link in self.links:
            targets = [one for one in self.links if (one.scope, one.from_code) == (link.scope, link.from_code)]
            if link.relation == "split" and len(targets) < 2:
                raise ValueError(f"{self.from_year} {link.from_code}: a split has at least two successors")
        return self


@dataclass(frozen=True, slots=True)
class Link:
    """One thing in two years. Over several years the relation and the confidence are the weakest of the chain."""

    scope: Scope
    from_year_be: int
    from_code: str
    to_year_be: int
    to_code: str
    relation: Relation
    confidence: Confidence


class Crosswalk(RootModel[tuple[YearPair, ...]]):
    """All links; ``links`` is what ``framework_crosswalk`` holds, ``follow`` walks over several years."""

    model_config = {"frozen": True}

    @cached_property
    def links(self) -> tuple[Link, ...]:
        """Every declared link, in the order of the file."""
        return tuple(
            Link(one.scope, pair.from_year, one.from_code, pair.to_year, one.to_code, one.relation, one.confidence)
            for pair in self.root
            for one in pair.links
        )

    def follow(self, scope: Scope, year: int, code: str, to_year: int) -> tuple[Link, ...]:
        """What became of ``code`` in a later year, or what it came from in an earlier one; empty where unknown.

        Links read in the direction asked for: ``from_year_be`` is always ``year``.
        """
        forward = to_year > year
        found: dict[str, Link] = {}
        reached = [Link(scope, year, code, year, code, "same", "certain")]
        for chain in reached:  # grows while it is walked; years move one way, so it ends
            for step in self.links:
                here, there = (step.from_year_be, step.from_code), (step.to_year_be, step.to_code)
                if not forward:
                    here, there = there, here
                if step.scope != scope or here != (chain.to_year_be, chain.to_code):
                    continue
                if (there[0] > to_year) if forward else (there[0] < to_year):
                    continue
                relation = max(chain.relation, step.relation, key=_STRENGTH.index)
                longer = Link(
                    scope, year, code, there[0], there[1], relation, weakest(chain.confidence, step.confidence)
                )
                if there[0] == to_year:
                    found.setdefault(there[1], longer)
                elif longer not in reached:
                    reached.append(longer)
        return tuple(found.values())


def _consistent(crosswalk: Crosswalk, info: ValidationInfo) -> Crosswalk:
    pairs = [(pair.from_year, pair.to_year) for pair in crosswalk.root]
    if len(set(pairs)) != len(pairs):
        raise ValueError("a pair of years stands twice")
    frameworks: dict[str, Framework] | None = info.data.get("frameworks")
    if frameworks is not None:  # without frameworks their own mistakes are reported first
        mistakes = sorted(set(_unknown_codes(crosswalk, frameworks)))
        if mistakes:
            raise ValueError("; ".join(mistakes))
    return crosswalk


def _unknown_codes(crosswalk: Crosswalk, frameworks: dict[str, Framework]) -> Iterator[str]:
    for link in crosswalk.links:
        for year, code in ((link.from_year_be, link.from_code), (link.to_year_be, link.to_code)):
            framework = frameworks.get(str(year))
            if framework is None:
                yield f"there is no frameworks/{year}.yml"
            elif framework.element(link.scope, code) is None:
                yield f"{year} has no {link.scope} {code}"


CheckedCrosswalk = Annotated[Crosswalk, AfterValidator(_consistent)]
