"""How names of public bodies stand in Thai text: prefixes by kind, what ends a name, what stands around it.

Takes strings from strict YAML (``prefixes.yml``, ``mentions.yml``), gives typed frozen values; never reads a report.
"""

from __future__ import annotations

from typing import Annotated, Literal, Self

from pydantic import Field, model_validator

from pipeline.records import OrganisationKind
from pipeline.rulebook.model import RuleModel

Words = tuple[Annotated[str, Field(min_length=1)], ...]


class KindRules(RuleModel):
    """How one kind of local government (องค์กรปกครองส่วนท้องถิ่น) is written before its name."""

    name_th: str
    name_en: str
    prefix: str
    short: Words
    variants: Words
    posts: Words
    area: Literal["district", "province"]
    names: Words = ()


class PrefixExample(RuleModel):
    """A text that names a body, and what must be found in it."""

    text: str
    kind: OrganisationKind
    name: str


class AgencyExample(RuleModel):
    """A line of a title and the agency that it names; an empty name where it names none."""

    text: str
    name: str


class PrefixRules(RuleModel):
    """``prefixes.yml``: kinds with their prefixes, agencies, and bodies that are never the reporter."""

    kinds: dict[OrganisationKind, KindRules]
    agency_prefixes: Words
    agency_short: dict[str, str]
    agency_number_words: Words
    agency_stops: Words
    not_a_reporter: Words
    examples: tuple[PrefixExample, ...]
    agency_examples: tuple[AgencyExample, ...]
    counter_examples: Words

    @model_validator(mode="after")
    def _every_kind_shown(self) -> Self:
        missing = sorted(set(self.kinds) - {example.kind for example in self.examples})
        if missing:
            raise ValueError(f"no example for {', '.join(missing)}: add one under examples")
        if "agency" in self.kinds:
            raise ValueError("agencies have no prefix to strip: list their beginnings under agency_prefixes")
        return self


class AreaWords(RuleModel):
    """Words before the names of areas: ตำบล ต. / อำเภอ อ. / จังหวัด จ."""

    subdistrict: Words
    district: Words
    province: Words


class RowHeaders(RuleModel):
    """Headers of the column that names a row's organisation, and of its area and kind columns."""

    organisation: Words
    district: Words
    province: Words
    kind: Words


class DomainRules(RuleModel):
    """Web domains: which say nothing of the body, and which words of a label are not its name."""

    suffixes: Words
    generic_words: Words
    not_the_body: Words


class MentionRules(RuleModel):
    """``mentions.yml``: where a name ends and what may stand around it."""

    stop_words: Words
    not_a_name: Words
    not_a_whole_name: Words
    titles_inside: Words
    personal_titles: Words
    area_words: AreaWords
    province_aliases: dict[str, str]
    memo_heads: Words
    memo_agency_heads: Words
    before_reporter: Words
    row_headers: RowHeaders
    domain: DomainRules
