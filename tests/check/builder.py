"""Builds batches of made-up scores: a tree that obeys a year's framework, printed with two decimals."""

from __future__ import annotations

import random
from collections.abc import Iterable, Mapping
from decimal import ROUND_HALF_UP, Decimal
from pathlib import Path

from pipeline.records import Batch, DocumentRecord, Evidence, Part, Scope, Score
from pipeline.rulebook import Rulebook
from pipeline.rulebook.catalogue import Catalogue, validation_context
from pipeline.rulebook.checks import CheckRules
from pipeline.rulebook.corrections import Corrections
from pipeline.rulebook.framework import Framework
from pipeline.rulebook.strict_yaml import read_strict_yaml

Key = tuple[Scope, str, Part]

RULES = Path(__file__).resolve().parents[2] / "rules"
DOCUMENT = "d" * 64
ORGANISATION = "org-1"
_THAI = str.maketrans("0123456789", "๐๑๒๓๔๕๖๗๘๙")


def rulebook(corrections: Corrections | None = None) -> Rulebook:
    """The project's checks and frameworks; nothing else of the rules takes part in checking."""
    names = validation_context(Catalogue.model_validate(read_strict_yaml(RULES / "elements.yml")))
    return Rulebook.model_construct(
        hash="test",
        checks=CheckRules.model_validate(read_strict_yaml(RULES / "checks.yml")),
        corrections=corrections or Corrections(),
        frameworks={
            path.stem: Framework.model_validate(read_strict_yaml(path), context=names)
            for path in sorted((RULES / "frameworks").glob("*.yml"))
        },
    )


def cents(value: Decimal) -> Decimal:
    return value.quantize(Decimal("0.01"), ROUND_HALF_UP)


def tree(year: int, seed: int) -> dict[Key, Decimal]:
    """Every score of one body, unrounded until it is printed: 6-step answers, items of 0, 50 or 100."""
    framework = RULEBOOK.frameworks[str(year)]
    dice = random.Random(f"{year}-{seed}")
    staff, public, survey = dice.randint(20, 90), dice.randint(20, 110), dice.choice([20, 30, 50])
    exact: dict[Key, Decimal] = {}
    for question in framework.questions:
        groups: list[tuple[Part, int]] = [("combined", staff if question.code.startswith("i") else public)]
        if parts_of(framework, "question", question.code):
            groups = [("public", public), ("survey", survey)]
        for part, count in groups:
            lost = dice.randint(0, count) if dice.random() < 0.8 else 0
            exact["question", question.code, part] = 100 - Decimal(20 * lost) / count
    for item in framework.items:
        exact["item", item.code, "combined"] = Decimal(dice.choices([100, 50, 0], [0.8, 0.1, 0.1])[0])
    return grown(framework, exact)


def grown(framework: Framework, leaves: Mapping[Key, Decimal]) -> dict[Key, Decimal]:
    """A whole tree from the scores of its questions and items, all unrounded; only what is given back is rounded."""
    exact = dict(leaves)
    for scope in ("sub_indicator", "indicator", "instrument", "overall"):
        for element in (one for one in framework.elements if one.scope == scope):
            children = framework.children(scope, element.code)
            weights = [one.weight or Decimal(1) for one in children]
            parts = parts_of(framework, scope, element.code)
            for part in parts or ("combined",):
                values = [exact[one.scope, one.code, part] for one in children]
                total = sum((w * v for w, v in zip(weights, values, strict=True)), Decimal(0))
                exact[element.scope, element.code, part] = total / sum(weights)
            if parts:
                halves = [exact[element.scope, element.code, part] for part in parts]
                exact[element.scope, element.code, "combined"] = sum(halves, Decimal(0)) / len(halves)
    return {key: cents(value) for key, value in exact.items()}


def parts_of(framework: Framework, scope: Scope, code: str) -> tuple[Part, ...]:
    """The groups of respondents that an element is scored by (EIT); empty where there is one group."""
    instrument = framework.instrument_of(scope, code)
    return tuple(part.code for one in framework.instruments if one.code == instrument for part in one.parts)


def score(
    key: Key, value: Decimal | None, year: int | None, *, printed: str | None = None, at: int = 0,
    organisation_id: str | None = ORGANISATION,
) -> Score:  # fmt: skip
    scope, code, part = key
    shown = printed if printed is not None else "" if value is None else f"{value}".translate(_THAI)
    return Score(
        score_id=f"s-{scope}-{code}-{part}-{year}-{at}", document_id=DOCUMENT, organisation_id=organisation_id,
        fiscal_year_be=year, scope=scope, code=code, part=part, value=value, is_missing=value is None, printed=shown,
        evidence_id=f"e-{scope}-{code}-{part}-{year}-{at}",
    )  # fmt: skip


def batch(scores: Iterable[Score], **more: object) -> Batch:
    document = DocumentRecord(
        document_id=DOCUMENT, source_uri="made-up.txt", media_type="text/plain", byte_size=1, page_count=1,
        text_source="plain", report_kinds=("analysis",), organisation_id=ORGANISATION, organisation_printed="made up",
        result_year_be=None, measure_year_be=None, document_date=None, status="accepted", reader="test",
    )  # fmt: skip
    listed = tuple(scores)
    evidence = tuple(
        Evidence(one.evidence_id, DOCUMENT, 1, at, at + len(one.printed), one.printed, "test")
        for at, one in enumerate(listed)
    )
    given = {"document": document, "scores": listed, "evidence": evidence, **more}
    return Batch(**given)  # type: ignore[arg-type]


def sheet_of(values: Mapping[Key, Decimal], year: int) -> Batch:
    """One batch with these scores, each printed once."""
    return batch(score(key, value, year) for key, value in values.items())


RULEBOOK = rulebook()
