"""``rules/passages/subjects.yml`` as validated models: what a document or section is about, by weighed evidence.

Takes strict YAML, gives frozen models; never sees a document.
"""

from __future__ import annotations

from typing import Literal

from pydantic import Field, model_validator

from pipeline.rulebook.checks import Bilingual
from pipeline.rulebook.model import RuleModel
from pipeline.rulebook.patterns import ThaiPattern

SubjectPlace = Literal["title", "heading", "header"]


class SubjectCue(RuleModel):
    """Words that name a subject, where they count. ``weight`` is in log-odds at a place of weight 1."""

    pattern: ThaiPattern
    weight: float = Field(gt=0, le=3)
    places: frozenset[SubjectPlace] = frozenset({"title", "heading"})


class SubjectKind(RuleModel):
    """A kind of document that is not about ITA, and the words that it names itself or heads its columns with."""

    name: Bilingual
    cues: tuple[SubjectCue, ...] = Field(min_length=1)


class SubjectExample(RuleModel):
    """A made-up document (title, headings, header row of its table) and what its rows come to.

    ``official``: the share of its rows that print the official name or code of an ITA element.
    """

    text: str
    headers: tuple[str, ...] = ()
    official: float = 0.0
    verdict: str


class SubjectRules(RuleModel):
    """``subjects.yml``; see its comments. Every weight is in log-odds (natural logarithm)."""

    places: dict[SubjectPlace, float]
    later: float = Field(gt=0, lt=1)
    header_most: float
    official_few: float
    official_half: float
    named_in_text: float
    named_nowhere: float
    money_header: ThaiPattern
    money: float
    genre: ThaiPattern
    silent_title: float
    refuse: float
    doubt: float
    longest_heading: int
    not_a_title: ThaiPattern
    below_title: ThaiPattern
    entry: ThaiPattern
    ours: tuple[SubjectCue, ...] = Field(min_length=1)
    text: ThaiPattern
    related: ThaiPattern
    others: dict[str, SubjectKind]
    no_evidence: Bilingual
    examples: tuple[SubjectExample, ...]

    def name(self, kind: str) -> Bilingual:
        """Return what a kind is called; a kind without a name has no evidence of any kind."""
        return self.others[kind].name if kind in self.others else self.no_evidence

    @model_validator(mode="after")
    def _verdicts_are_known(self) -> SubjectRules:
        known = {"kept", "doubtful", "no-evidence", *self.others}
        wrong = [one.verdict for one in self.examples if one.verdict not in known]
        if wrong:
            raise ValueError(f"verdicts of no kind: {wrong}; known are {sorted(known)}")
        if set(self.places) != {"title", "heading", "header"}:
            raise ValueError("places must be title, heading and header")
        return self
