"""When two texts are told to be alike (``rules/similarity.yml``): words that do not count, and the least likeness."""

from __future__ import annotations

from typing import Annotated, Literal, Self

from pydantic import Field, model_validator

from pipeline.records import LinkDecision
from pipeline.rulebook.model import RuleModel

Subject = Literal["shared", "unknown", "differs"]
"""Whether two measures name the same item, sub-indicator, indicator or issue; ``unknown`` where one names none."""

Likeness = Annotated[float, Field(gt=0, le=1)]


class Thresholds(RuleModel):
    """The least likeness (0 to 1) of pairs taken as the same, and of candidates; ``same`` may be never."""

    same: Likeness | None = None
    candidate: Likeness

    @model_validator(mode="after")
    def _ordered(self) -> Self:
        if self.same is not None and self.same < self.candidate:
            raise ValueError(f"the same ({self.same}) must need no less than a candidate ({self.candidate})")
        return self

    def decision(self, likeness: float) -> LinkDecision:
        """What this likeness makes of a pair."""
        if self.same is not None and likeness >= self.same:
            return "same"
        return "candidate" if likeness >= self.candidate else "none"


class FollowUpExample(RuleModel):
    """Titles of a planned and a reported measure, and what their pair must be."""

    planned: str
    reported: str
    subject: Subject
    decision: LinkDecision


class FollowUpRules(RuleModel):
    """How planned measures (มาตรการที่กำหนด) are found again among the reported ones (มาตรการที่ดำเนินการ)."""

    common_words: frozenset[str]
    fewest_words: Annotated[int, Field(ge=1)]
    same_letters: Likeness
    near_letters: Likeness
    subject_shared: Thresholds
    subject_unknown: Thresholds
    subject_differs: Thresholds
    examples: tuple[FollowUpExample, ...]

    def of(self, subject: Subject) -> Thresholds:
        """The thresholds for pairs with this knowledge of their subjects."""
        return {
            "shared": self.subject_shared,
            "unknown": self.subject_unknown,
            "differs": self.subject_differs,
        }[subject]


class ReuseRules(RuleModel):
    """When texts of two bodies are one text used twice, and when wording belongs to everybody.

    Lengths are in characters of skeletons (no spaces, tone marks or signs), likeness and shares from 0 to 1.
    """

    shortest: Annotated[int, Field(ge=10)]
    alike: Likeness
    template_bodies: Annotated[int, Field(ge=3)]
    template_share: Likeness
    distinctive: Annotated[int, Field(ge=1)]
    in_common: Likeness


class SimilarityRules(RuleModel):
    """``rules/similarity.yml``."""

    follow_up: FollowUpRules
    reuse: ReuseRules
