"""Models of ``rules/passages/gate.yml``: evidence that a number is, or is not, an ITA score of one organisation.

Takes strict YAML, gives frozen models with compiled patterns; never sees a report.
"""

from __future__ import annotations

from decimal import Decimal
from typing import Literal

from pydantic import Field, model_validator

from pipeline.rulebook.checks import Bilingual
from pipeline.rulebook.model import RuleModel
from pipeline.rulebook.patterns import ThaiPattern

GateKind = Literal["other-assessment", "example", "average", "target"]
CuePlace = Literal["title", "heading", "caption", "header", "label", "text"]
CueReach = Literal["number", "clause", "block"]
EvidencePlace = Literal["document", "title", "heading", "caption", "carried", "own"]
GateReason = Literal["other-assessment", "example", "average", "target", "no-evidence"]
GateVerdict = Literal["kept", "doubtful", "other-assessment", "example", "average", "target", "no-evidence"]


class Cue(RuleModel):
    """Words that speak for or against a number.

    ``reach`` is how far they apply in running text: to the ``number`` next to them, to the numbers behind them in
    the ``clause``, or in the ``block`` (paragraph). ``places`` limits where they count; everywhere by default.
    """

    pattern: ThaiPattern
    weight: int = Field(ge=1, le=3)
    reach: CueReach = "clause"
    places: frozenset[CuePlace] = frozenset({"title", "heading", "caption", "header", "label", "text"})


class GateKindRules(RuleModel):
    """One way in which a number can fail to be a score, and the evidence for (``favour``) and against it.

    ``ignores_names``: cues inside names of organisations and areas do not count.
    """

    name: Bilingual
    ignores_names: bool = False
    against: tuple[Cue, ...] = Field(min_length=1)
    favour: tuple[Cue, ...] = ()


class GateExample(RuleModel):
    """Made-up text (blank lines part paragraphs) and the verdict on each of its numbers, in order.

    Every number with two decimals is taken as a claimed score of the whole assessment, whatever parsing would say.
    """

    text: str
    numbers: dict[str, GateVerdict]


class GateRules(RuleModel):
    """``gate.yml``: weights of places and cues; see its comments."""

    places: dict[EvidencePlace, int]
    margin: Decimal = Field(gt=1)
    least: int
    names_of_a_list: int
    name_in_a_list: int
    name_alone: int
    arithmetic: int
    breaks: ThaiPattern
    behind: ThaiPattern
    section: ThaiPattern
    longest_heading: int
    title_lines: int
    kinds: dict[GateKind, GateKindRules]
    no_evidence: Bilingual
    examples: tuple[GateExample, ...]

    def name(self, reason: GateReason) -> Bilingual:
        """Return why a number is no score, in words."""
        return self.no_evidence if reason == "no-evidence" else self.kinds[reason].name

    @model_validator(mode="after")
    def _every_place_has_a_weight(self) -> GateRules:
        missing = {"document", "title", "heading", "caption", "carried", "own"} - set(self.places)
        if missing:
            raise ValueError(f"places without a weight: {sorted(missing)}")
        return self
