"""The same thing in two years by meaning: which item, question or sub-indicator became which.

Takes ``rules/crosswalk.yml`` and the keys that the years use, gives links between neighbouring years and chains over
several; never joins by number.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from typing import Annotated, Literal

from pydantic import AfterValidator, Field, RootModel, ValidationInfo, model_validator

from pipeline.records import Confidence, Scope
from pipeline.rulebook.framework import Framework, weakest
from pipeline.rulebook.mistakes import Fault, nearest
from pipeline.rulebook.model import RuleModel

Relation = Literal["same", "split", "merged", "similar"]
_STRENGTH: tuple[Relation, ...] = ("same", "split", "merged", "similar")
_RENUMBERED: frozenset[Scope] = frozenset({"sub_indicator", "question", "item"})
_BASIS = "same key in both years"


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
        """Every link: of each pair of years the written ones first, then those that follow from identity."""
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


def _with_identities(crosswalk: Crosswalk, info: ValidationInfo) -> Crosswalk:
    """Add to each pair of neighbouring years the links that follow from identity.

    An element whose key both years use is the same in both, as surely as both uses are known; an unknown use links
    nothing, and a written link between the same codes says something else on purpose.
    """
    frameworks: dict[str, Framework] = info.data.get("frameworks", {})
    written = {(pair.from_year, pair.to_year): pair for pair in crosswalk.root}
    if len(written) != len(crosswalk.root):
        raise ValueError("a pair of years stands twice")
    by_year = sorted(frameworks.values(), key=lambda framework: framework.year)
    for earlier, later in pairwise(by_year):
        years = (earlier.year, later.year)
        pair = written.get(
            years, YearPair.model_construct(from_year=years[0], to_year=years[1], basis=_BASIS, links=())
        )
        others = {_ends(link) for link in pair.links if link.relation != "same"}
        derived = [link for link in _identities(earlier, later) if _ends(link) not in others]
        written[years] = pair.model_copy(update={"links": (*pair.links, *derived)})
    return Crosswalk.model_construct(tuple(written.values()))


def _ends(link: LinkRule) -> tuple[Scope, str, str]:
    return link.scope, link.from_code, link.to_code


def _identities(earlier: Framework, later: Framework) -> Iterator[LinkRule]:
    code_of = {(scope, key): code for (scope, code), key in later.keys.items()}
    for (scope, code), key in earlier.keys.items():
        to_code = code_of.get((scope, key))
        uses = (earlier.element(scope, code), later.element(scope, to_code) if to_code is not None else None)
        if scope not in _RENUMBERED or uses[0] is None or uses[1] is None:
            continue
        confidence = weakest(uses[0].confidence, uses[1].confidence)
        if confidence != "unknown":
            yield LinkRule(scope=scope, from_code=code, to_code=uses[1].code, relation="same", confidence=confidence)


def crosswalk_faults(crosswalk: Crosswalk, frameworks: dict[str, Framework]) -> Iterator[Fault]:
    """Every link that names a year or code that is not there, or says what follows from identity anyway."""
    for at, pair in enumerate(crosswalk.root):
        ends = [(year, frameworks.get(str(year))) for year in (pair.from_year, pair.to_year)]
        for name, (year, framework) in zip(("from_year", "to_year"), ends, strict=True):
            if framework is None:
                yield Fault(("crosswalk", at, name), f"there is no frameworks/{year}.yml")
        for number, link in enumerate(pair.links):
            steps = ("crosswalk", at, "links", number)
            for name, code, (year, framework) in zip(
                ("from_code", "to_code"), (link.from_code, link.to_code), ends, strict=True
            ):
                if framework is not None and framework.element(link.scope, code) is None:
                    codes = [element.code for element in framework.elements if element.scope == link.scope]
                    yield Fault((*steps, name), f"{year} has no {link.scope} {code}{nearest(code, codes)}")
            if any(_ends(other) == _ends(link) for other in pair.links[number + 1 :]):
                yield Fault(steps, "both years use the same key: this follows from identity, delete the link")


CheckedCrosswalk = Annotated[Crosswalk, AfterValidator(_with_identities)]
