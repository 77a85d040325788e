"""Run the examples of ``rules/passages/``: running text that must be read so, and text that must be ignored.

Takes a rulebook, gives a fault for each text that is read otherwise; never changes how a text is read.
"""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.parse.about.kinds import document_kinds
from pipeline.parse.about.memo import parse_memo
from pipeline.parse.about.subjects import example_verdict
from pipeline.parse.about.years import said_years
from pipeline.parse.example_documents import document_of, passage_of
from pipeline.parse.outline.analyses import split_analysis
from pipeline.parse.outline.reader import parse_outline
from pipeline.parse.text.prose import parse_prose
from pipeline.parse.text.view import view
from pipeline.records import Scope, Statement, StatementKind
from pipeline.rulebook import Rulebook
from pipeline.rulebook.catalogue import SECTION_OF
from pipeline.rulebook.mistakes import Fault, Steps, example_faults
from pipeline.rulebook.passages import CounterExample, ResultExample

Said = dict[str, str]


def passage_faults(rulebook: Rulebook) -> Iterator[Fault]:
    """Yield a fault for each text under ``passages/`` that is read otherwise than its example says."""
    rules = rulebook.passages
    for name, results in (("results", rules.results), ("bodies", rules.bodies)):
        for at, example in enumerate(results.examples):
            yield from _scores(("passages", name, "examples", at), example, rulebook)
        for at, counter in enumerate(results.counter_examples):
            yield from _nothing(("passages", name, "counter_examples", at), counter, {"score", "unmapped"}, rulebook)
    for name, told in (("assessments", rules.assessments.examples), ("bodies", rules.bodies.examples)):
        for at, example in enumerate(told):
            if name == "assessments" or example.assessments:
                found = [_fields(one) for one in _statements(example.text, {"assessment"}, rulebook)]
                steps: Steps = ("passages", name, "examples", at)
                yield from example_faults(steps, example.text, found, list(example.assessments))
    for at, counter in enumerate(rules.assessments.counter_examples):
        yield from _nothing(("passages", "assessments", "counter_examples", at), counter, {"assessment"}, rulebook)
    yield from _outline(rulebook)
    yield from _documents(rulebook)


def _statements(text: str, kinds: set[StatementKind], rulebook: Rulebook) -> list[Statement]:
    return [one for one in parse_prose(document_of(text), rulebook) if one.kind in kinds]


def _fields(statement: Statement) -> Said:
    return {piece.name: piece.spot.text for piece in statement.fields}


def _scores(steps: Steps, example: ResultExample, rulebook: Rulebook) -> Iterator[Fault]:
    """Return the scores of a text, each with the fields that its example gives."""
    wanted: list[Said] = [score.model_dump(exclude_none=True) for score in example.scores]
    scores = [_score(one) for one in _statements(example.text, {"score"}, rulebook)]
    if len(scores) == len(wanted):
        scores = [{key: score.get(key, "") for key in want} for score, want in zip(scores, wanted, strict=True)]
    yield from example_faults(steps, example.text, scores, wanted)
    unmapped = len(_statements(example.text, {"unmapped"}, rulebook))
    if unmapped != example.unmapped:
        yield Fault(steps, f"{example.text!r} leaves {unmapped} numbers unmapped; the example says {example.unmapped}")


def _score(statement: Statement) -> Said:
    said = _fields(statement)
    scope: Scope = next(name for name in SECTION_OF if name in said)
    return said | {"scope": scope, "label": said[scope]}


def _nothing(steps: Steps, counter: CounterExample, kinds: set[StatementKind], rulebook: Rulebook) -> Iterator[Fault]:
    """Return what is read from a counter-example; a claim without a level is no assessment."""
    read = [_fields(one) for one in _statements(counter.text, kinds, rulebook)]
    told = [
        (name, text)
        for fields in read
        for name, text in fields.items()
        if not ("assessment" in kinds and name.startswith("claim_"))
    ]
    yield from example_faults(steps, counter.text, told, [])


def _outline(rulebook: Rulebook) -> Iterator[Fault]:
    """Yield faults of records in running text: kind, fields, and the indicator that governs them."""
    rules = rulebook.passages.outline
    for at, cell in enumerate(rules.analysis.cells):
        parts = [(role, part.text) for role, part in split_analysis(passage_of(cell.text), rulebook)]
        wanted: Said = cell.model_dump(exclude={"text"}, exclude_none=True)
        steps: Steps = ("passages", "outline", "analysis", "cells", at)
        yield from example_faults(steps, cell.text, sorted(parts), sorted(wanted.items()))
    for at, counter in enumerate(rules.analysis.counter_cells):
        steps = ("passages", "outline", "analysis", "counter_cells", at)
        parts = [(role, part.text) for role, part in split_analysis(passage_of(counter.text), rulebook)]
        yield from example_faults(steps, counter.text, parts, [])
    for at, example in enumerate(rules.examples):
        read = [_record(one) for one in parse_outline(document_of(example.text), rulebook)]
        yield from example_faults(("passages", "outline", "examples", at), example.text, read, list(example.records))
    for at, counter in enumerate(rules.counter_examples):
        read = [_record(one) for one in parse_outline(document_of(counter.text), rulebook)]
        yield from example_faults(("passages", "outline", "counter_examples", at), counter.text, read, [])


def _record(statement: Statement) -> Said:
    governing = statement.governing("indicator")
    context = {"indicator": governing.spot.text} if governing is not None else {}
    return {"kind": statement.kind} | context | _fields(statement)


def _documents(rulebook: Rulebook) -> Iterator[Fault]:
    """Yield faults of memos, of kinds of documents and of the roles of years in a paragraph."""
    rules = rulebook.passages
    for at, memo in enumerate(rules.memo.examples):
        read = [_fields(one) for one in parse_memo(document_of(memo.text), rulebook)]
        yield from example_faults(("passages", "memo", "examples", at), memo.text, read, [memo.fields])
    for at, counter in enumerate(rules.memo.counter_examples):
        read = [_fields(one) for one in parse_memo(document_of(counter.text), rulebook)]
        yield from example_faults(("passages", "memo", "counter_examples", at), counter.text, read, [])
    for at, kind in enumerate(rules.kinds.examples):
        document = document_of(kind.text, (kind.headers, kind.headers) if kind.headers else ())
        kinds = document_kinds(document, rulebook)
        yield from example_faults(("passages", "kinds", "examples", at), kind.text, kinds, kind.kinds)
    for at, subject in enumerate(rules.subjects.examples):
        rows = (subject.headers, subject.headers) if subject.headers else ()
        verdict = example_verdict(document_of(subject.text, rows), subject.official, rulebook)
        yield from example_faults(("passages", "subjects", "examples", at), subject.text, verdict, subject.verdict)
    for at, year in enumerate(rules.years.examples):
        if year.roles and "\n\n" not in year.text:
            roles = tuple(one.role for one in said_years(view(passage_of(year.text)), rules.years))
            yield from example_faults(("passages", "years", "examples", at, "roles"), year.text, roles, year.roles)
