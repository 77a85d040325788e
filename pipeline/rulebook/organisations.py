"""What is known of the names of public bodies: ``rules/organisations/*.yml``, as validated models.

Takes strings from strict YAML, gives typed frozen values; never reads a report and never knows a body by name
other than those a person has judged (``names.yml``).
"""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from pipeline.records import OrganisationKind
from pipeline.rulebook.model import RuleModel
from pipeline.rulebook.organisation_words import MentionRules, PrefixRules, Words

Part = Annotated[float, Field(ge=0, le=1)]


class JudgedName(RuleModel):
    """A spelling that a person decided, for an area. ``name`` is official and without prefix."""

    printed: str
    kind: OrganisationKind
    province: str
    district: str | None = None
    name: str
    reason: Annotated[str, Field(min_length=1)]
    evidence: Annotated[str, Field(min_length=1)]


class NameRules(RuleModel):
    """``names.yml``: judged names."""

    judged: tuple[JudgedName, ...]


class Confusion(RuleModel):
    """Letters that are taken for each other, at a cost in parts of one full letter."""

    letters: Annotated[str, Field(min_length=2)]
    cost: Part
    reason: Annotated[str, Field(min_length=1)]


class MisreadingRules(RuleModel):
    """``misreadings.yml``: what a slip of the eye or the hand costs."""

    letter_cost: Part
    mark_cost: Part
    swap_cost: Part
    repeat_cost: Part
    marks: str
    confusions: tuple[Confusion, ...]


class PlaceWeights(RuleModel):
    """What a mention counts by where it stands in the document."""

    title: float
    memo: float
    text: float
    cell: float


class JudgingRules(RuleModel):
    """``judging.yml``: how sure a decision about identity must be."""

    weights: PlaceWeights
    domain_weight: float
    subdistrict_weight: float
    noise: Part
    resolve_similarity: Part
    derived_resolve_similarity: Part
    other_length: Annotated[int, Field(ge=1)]
    other_length_similarity: Part
    name_endings: Words
    corroborating_similarity: Part
    corroborated_support: float
    margin: Part
    area_similarity: Part
    area_margin: Part
    same_body_similarity: Part
    another_name_cost: float
    another_name_cost_once: float


class RegisterColumns(RuleModel):
    """Headers by which the columns of an official list are known."""

    code: Words
    kind: Words
    prefix: Words
    name: Words
    full_name: Words
    subdistrict: Words
    district_code: Words
    district: Words
    province_code: Words
    province: Words


class RegisterRules(RuleModel):
    """``register.yml``: how an official list is read."""

    columns: RegisterColumns
    kind_values: dict[OrganisationKind, Words]


class OrganisationRules(RuleModel):
    """The folder ``rules/organisations/``."""

    prefixes: PrefixRules
    mentions: MentionRules
    names: NameRules
    misreadings: MisreadingRules
    judging: JudgingRules
    register_: Annotated[RegisterRules, Field(alias="register")]
