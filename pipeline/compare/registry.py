"""The registry of questions: ``questions/questions.yml`` and one SQL text a question beside it.

Takes nothing, gives checked ``Question`` records; never opens a database. A new question is one entry in the registry
and one SQL file.
"""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from typing import Annotated, Literal, Self

from pydantic import Field, model_validator

from pipeline.rulebook.checks import Bilingual
from pipeline.rulebook.model import RuleModel
from pipeline.rulebook.strict_yaml import read_strict_yaml

FOLDER = Path(__file__).resolve().parent / "questions"

Parameter = Literal["year", "province", "kind", "organisation", "code"]
"""What a question may be narrowed by; each is ``$name`` in its SQL."""

_PARAMETER = re.compile(r"\$([a-z]+)\b")


class QuestionRule(RuleModel):
    """What is declared of a question beside its SQL.

    ``number`` is its place among the twelve questions of an auditor. ``defaults`` hold where nothing else is asked
    and no organisation either: ``latest`` is the last year with scores. ``always`` hold with an organisation too.
    ``needs`` names what must be given. ``shown`` are the columns on screen; files have all. ``evidence`` is the column
    that leads each row to its place, nothing where a row says that something is not there. ``computed`` marks a
    question whose SQL gives the input of a computation in Python.
    """

    number: Annotated[int, Field(ge=1, le=12)]
    title: Bilingual
    about: Bilingual
    defaults: Annotated[dict[Parameter, str], Field(default_factory=dict)]
    always: Annotated[dict[Parameter, str], Field(default_factory=dict)]
    needs: tuple[Parameter, ...] = ()
    scopes: tuple[str, ...] = ()
    shown: Annotated[tuple[str, ...], Field(min_length=1)]
    evidence: str | None = None
    computed: bool = False


class Registry(RuleModel):
    """``questions.yml``: every question by name, headings of columns, and words for coded values."""

    questions: dict[str, QuestionRule]
    columns: dict[str, Bilingual]
    coded: tuple[str, ...]
    words: dict[str, Bilingual]

    @model_validator(mode="after")
    def _headings_are_there(self) -> Self:
        used = {name for one in self.questions.values() for name in one.shown}
        if missing := sorted({*used, *self.coded} - set(self.columns)):
            raise ValueError(f"columns without a heading: {missing}")
        return self


@cache
def read_registry() -> Registry:
    """The registry, as written. Raises ``ValueError`` with every mistake in it."""
    return Registry.model_validate(read_strict_yaml(FOLDER / "questions.yml"))


@cache
def sql_of(name: str) -> str:
    """The SQL text of a question."""
    return (FOLDER / f"{name}.sql").read_text(encoding="utf-8")


@cache
def parameters_of(name: str) -> frozenset[str]:
    """The parameters that the SQL text of a question takes."""
    return frozenset(_PARAMETER.findall(sql_of(name)))


@cache
def options_of(name: str) -> frozenset[str]:
    """What a question may be narrowed by: the parameters of its SQL and, where rows are computed, the organisation."""
    extra = {"organisation"} if read_registry().questions[name].computed else set()
    return parameters_of(name) | extra
