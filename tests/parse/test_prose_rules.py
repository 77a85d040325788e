"""Every example under rules/passages is read as it says, every counter-example is left alone."""

from __future__ import annotations

import pytest

from pipeline.parse.about.kinds import document_kinds
from pipeline.parse.about.memo import parse_memo
from pipeline.parse.about.years import said_years
from pipeline.parse.text.prose import parse_prose
from pipeline.parse.text.view import view
from pipeline.parse.text.weaknesses import parse_analyses, split_analysis
from pipeline.records import Statement
from pipeline.rulebook import load_rulebook
from pipeline.rulebook.passage_years import YearExample
from pipeline.rulebook.passages import (
    AnalysisExample,
    CounterExample,
    KindExample,
    MemoExample,
    ObstacleExample,
    ResultExample,
)
from tests.parse.prose_documents import document_of, passage_of

RULEBOOK = load_rulebook()
RULES = RULEBOOK.passages
SCOPES = ("overall", "instrument", "indicator", "sub_indicator", "question", "item")


def as_read(statement: Statement, wanted: dict[str, str]) -> dict[str, str]:
    """What a score says in the words of an example, only of what the example speaks of."""
    scope = next(name for name in SCOPES if statement.first(name))
    said = {piece.name: piece.spot.text for piece in statement.fields} | {"scope": scope, "label": ""}
    said["label"] = said[scope]
    return {key: said.get(key, "") for key in wanted}


@pytest.mark.parametrize("example", [*RULES.results.examples, *RULES.bodies.examples], ids=lambda one: one.text[:40])
def test_scores_of_examples(example: ResultExample) -> None:
    found = parse_prose(document_of(example.text), RULEBOOK)
    scores = [one for one in found if one.kind == "score"]
    wanted = [one.model_dump(exclude_none=True) for one in example.scores]
    assert len(scores) == len(wanted), [[(f.name, f.spot.text) for f in one.fields] for one in found]
    assert [as_read(one, want) for one, want in zip(scores, wanted, strict=True)] == wanted
    assert len([one for one in found if one.kind == "unmapped"]) == example.unmapped


@pytest.mark.parametrize(
    "example", [*RULES.results.counter_examples, *RULES.bodies.counter_examples], ids=lambda one: one.text[:40]
)
def test_no_scores_of_counter_examples(example: CounterExample) -> None:
    found = [one for one in parse_prose(document_of(example.text), RULEBOOK) if one.kind in {"score", "unmapped"}]
    assert [[(f.name, f.spot.text) for f in one.fields] for one in found] == []


ASSESSED = [*RULES.assessments.examples, *(one for one in RULES.bodies.examples if one.assessments)]


@pytest.mark.parametrize("example", ASSESSED, ids=lambda one: one.text[:40])
def test_assessments_of_examples(example: ResultExample) -> None:
    found = [one for one in parse_prose(document_of(example.text), RULEBOOK) if one.kind == "assessment"]
    said = [{piece.name: piece.spot.text for piece in one.fields} for one in found]
    assert said == list(example.assessments)


@pytest.mark.parametrize("example", RULES.assessments.counter_examples, ids=lambda one: one.text[:40])
def test_no_assessments_of_counter_examples(example: CounterExample) -> None:
    found = [one for one in parse_prose(document_of(example.text), RULEBOOK) if one.kind == "assessment"]
    pieces = [piece for one in found for piece in one.fields if not piece.name.startswith("claim_")]
    assert [(piece.name, piece.spot.text) for piece in pieces] == []


@pytest.mark.parametrize("example", RULES.analyses.examples, ids=lambda one: one.text[:40])
def test_analyses_of_examples(example: AnalysisExample) -> None:
    found = split_analysis(passage_of(example.text), RULEBOOK)
    wanted = example.model_dump(exclude={"text"}, exclude_none=True)
    assert {role: part.text for role, part in found} == wanted
    assert len(found) == len(wanted)


@pytest.mark.parametrize("example", RULES.analyses.counter_examples, ids=lambda one: one.text[:40])
def test_no_analyses_of_counter_examples(example: CounterExample) -> None:
    assert split_analysis(passage_of(example.text), RULEBOOK) == []


@pytest.mark.parametrize("example", RULES.analyses.obstacles, ids=lambda one: one.text[:40])
def test_obstacles_of_examples(example: ObstacleExample) -> None:
    found = parse_analyses(document_of(example.text), RULEBOOK)
    of_whole = [piece.spot.text for one in found if one.rule_id == "prose#obstacle" for piece in one.fields]
    assert of_whole == list(example.obstacles)


@pytest.mark.parametrize("example", RULES.memo.examples, ids=lambda one: one.text[:40])
def test_memos_of_examples(example: MemoExample) -> None:
    found = parse_memo(document_of(example.text), RULEBOOK)
    assert [{piece.name: piece.spot.text for piece in one.fields} for one in found] == [example.fields]


@pytest.mark.parametrize("example", RULES.memo.counter_examples, ids=lambda one: one.text[:40])
def test_no_memos_of_counter_examples(example: CounterExample) -> None:
    assert parse_memo(document_of(example.text), RULEBOOK) == []


@pytest.mark.parametrize("example", RULES.kinds.examples, ids=lambda one: one.text[:40])
def test_kinds_of_examples(example: KindExample) -> None:
    document = document_of(example.text, (example.headers, example.headers) if example.headers else ())
    assert document_kinds(document, RULEBOOK) == example.kinds


ONE_PARAGRAPH = [one for one in RULES.years.examples if one.roles and "\n\n" not in one.text]


@pytest.mark.parametrize("example", ONE_PARAGRAPH, ids=lambda one: one.text[:40])
def test_roles_of_years_in_examples(example: YearExample) -> None:
    found = said_years(view(passage_of(example.text)), RULES.years)
    assert [one.role for one in found] == list(example.roles)


def test_places_are_exact_slices_of_the_page() -> None:
    for example in (*RULES.results.examples, *RULES.assessments.examples):
        document = document_of(example.text)
        for statement in parse_prose(document, RULEBOOK):
            for piece in statement.fields:
                low, high = piece.spot.passage.span()
                assert document.pages[0].text[low:high] == piece.spot.text
