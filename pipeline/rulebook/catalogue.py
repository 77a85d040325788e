"""The catalogue of elements: what every indicator, question and item is called, once for all years.

Takes the strings of ``rules/elements.yml``, gives names by key, and fills them into the facts of a year while those are
validated. Never knows a year: which elements a year uses, and under which code, its own file says.
"""

from __future__ import annotations

from typing import Annotated, Literal, get_args

from pydantic import AfterValidator, BeforeValidator, ValidationInfo

from pipeline.records import Scope
from pipeline.rulebook.mistakes import nearest
from pipeline.rulebook.model import RuleModel

Section = Literal[
    "overall", "instruments", "parts", "indicators", "sub_indicators", "questions", "items", "issues", "levels"
]
SECTIONS: tuple[Section, ...] = get_args(Section)
SECTION_OF: dict[Scope, Section] = {
    "overall": "overall", "instrument": "instruments", "indicator": "indicators", "sub_indicator": "sub_indicators",
    "question": "questions", "item": "items",
}  # fmt: skip
_CONTEXT = "elements"


class Names(RuleModel):
    """What an element is called, none where its wording is not known; ``examples`` must be read as the element."""

    name_th: str | None = None
    name_en: str | None = None
    aliases: tuple[str, ...] = ()
    examples: tuple[str, ...] = ()


class Catalogue(RuleModel):
    """``rules/elements.yml``: names by key, a section a kind. A key stands for one element and one wording for ever."""

    overall: dict[str, Names]
    instruments: dict[str, Names]
    parts: dict[str, Names]
    indicators: dict[str, Names]
    sub_indicators: dict[str, Names]
    questions: dict[str, Names]
    items: dict[str, Names]
    issues: dict[str, Names]
    levels: dict[str, Names]

    def section(self, section: Section) -> dict[str, Names]:
        """Return the names of one section by key."""
        names: dict[str, Names] = getattr(self, section)
        return names


def validation_context(catalogue: Catalogue | None = None) -> dict[str, Catalogue]:
    """Return the context that a framework is validated in; without a catalogue, the one of the same rules joins it."""
    return {} if catalogue is None else {_CONTEXT: catalogue}


def _join_context(catalogue: Catalogue, info: ValidationInfo) -> Catalogue:
    if info.context is not None:
        info.context[_CONTEXT] = catalogue
    return catalogue


CatalogueOfRules = Annotated[Catalogue, AfterValidator(_join_context)]


def named_in(section: Section) -> BeforeValidator:
    """Return the validator that gives a row of a year's file the names of its element in a section."""

    def fill(row: object, info: ValidationInfo) -> object:
        if not isinstance(row, dict):
            return row
        catalogue: Catalogue | None = (info.context or {}).get(_CONTEXT)
        if catalogue is None:
            raise ValueError("the catalogue of elements is missing or wrong")
        if written := sorted(row.keys() & Names.model_fields.keys()):
            raise ValueError(f"{', '.join(written)}: names stand in elements.yml under {section}, not in a year's file")
        names = catalogue.section(section)
        key = row.get("key", row.get("code"))
        if key in names:
            return {**row, "key": key, **names[key].model_dump(exclude={"examples"}, exclude_defaults=True)}
        if "key" in row:
            raise ValueError(f"elements.yml has no {key!r} under {section}{nearest(str(key), names)}")
        if section != "questions":  # a question may be asked whose wording nobody has seen
            raise ValueError(f"say by its key which element of elements.yml under {section} this is")
        return row

    return BeforeValidator(fill)
