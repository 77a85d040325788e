from __future__ import annotations

from collections import Counter
from functools import cache
from typing import Any

import pytest

from pipeline.check import check
from pipeline.normalise import load_register, normalise
from pipeline.parse import parse
from pipeline.read import read
from pipeline.records import Batch, Finding, Organisation
from pipeline.rulebook import load_rulebook
from scripts.make_samples import RAW, TRUTH, samples, truth_path, truth_text

SAMPLES = {sample.name: sample for sample in samples()}
# What one fault also sets off: a wrong cell breaks the sum above it.
ATTENDANT = {"sum-mismatch": "single-cell-repair"}


@cache
def batch(name: str) -> Batch:
    rulebook = load_rulebook()
    document = read(RAW / name)
    return check(normalise(document, parse(document, rulebook), rulebook, load_register(None)), rulebook)


@pytest.fixture(params=sorted(SAMPLES))
def name(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture
def truth(name: str) -> dict[str, Any]:
    return SAMPLES[name].truth()


def squeezed(value: object) -> object:
    """Texts without blanks: where lines break in a cell is no fact."""
    if isinstance(value, str):
        return "".join(value.split())
    if isinstance(value, list | tuple):
        return [squeezed(one) for one in value]
    return value


def facts(record: object, wanted: dict[str, Any]) -> dict[str, object]:
    """The fields of a record that the truth states, as the truth writes them."""
    found: dict[str, object] = {}
    for field in wanted:
        value = getattr(record, field)
        found[field] = squeezed(value.isoformat() if hasattr(value, "isoformat") else value)
    return found


def expected(rows: list[dict[str, Any]]) -> list[dict[str, object]]:
    return [{field: squeezed(value) for field, value in row.items() if field != "organisation"} for row in rows]


def test_the_files_are_what_the_script_writes(name: str) -> None:
    sample = SAMPLES[name]
    assert (RAW / name).read_bytes() == sample.data
    assert truth_path(sample).read_text(encoding="utf-8") == truth_text(sample)


def test_there_are_no_other_files() -> None:
    assert {path.name for path in RAW.iterdir()} == set(SAMPLES)
    assert {path.name for path in TRUTH.iterdir()} == {f"{name}.json" for name in SAMPLES}


def test_who_which_years_and_when(name: str, truth: dict[str, Any]) -> None:
    found = batch(name)
    bodies = {body.organisation_id: body for body in found.organisations}
    reporter = bodies.get(found.document.organisation_id or "")
    who = (reporter.full_name, reporter.district, reporter.province) if reporter else (None, None, None)
    assert who == (truth["organisation"], truth["district"], truth["province"])
    assert sorted(found.document.report_kinds) == truth["kinds"]
    assert found.document.result_year_be == truth["result_year_be"]
    assert found.document.measure_year_be == truth["measure_year_be"]
    dated = found.document.document_date
    assert (dated.isoformat() if dated else None) == truth["document_date"]


def test_every_score_and_none_invented(name: str, truth: dict[str, Any]) -> None:
    found = batch(name)
    bodies = {body.organisation_id: body for body in found.organisations}
    got = [
        (
            full_name(bodies.get(score.organisation_id or ""), truth["organisation"]),
            score.fiscal_year_be,
            score.scope,
            score.code,
            score.part,
            None if score.value is None else f"{score.value:.2f}",
        )
        for score in found.scores
    ]
    fields = ("organisation", "fiscal_year_be", "scope", "code", "part", "value")
    assert Counter(got) == Counter(tuple(score[field] for field in fields) for score in truth["scores"])


def full_name(body: Organisation | None, reporter: str | None) -> str | None:
    """The body of a row; ``None`` where the score is the reporter's own."""
    return body.full_name if body is not None and body.full_name != reporter else None


def test_every_score_and_measure_leads_to_its_place(name: str) -> None:
    found = batch(name)
    pages = {page.number: page.text for page in found.pages}
    places = {one.evidence_id: one for one in found.evidence}
    told = [one.evidence_id for one in found.scores] + [one.evidence_id for one in found.measures]
    for evidence_id in (*told, *(one.evidence_id for one in found.disclosure_items)):
        place = places[evidence_id]
        assert place.raw_text
        assert pages[place.page_number][place.char_start : place.char_end] == place.raw_text


def test_assessments(name: str, truth: dict[str, Any]) -> None:
    wanted = expected(truth["assessments"])
    assert [facts(one, row) for one, row in zip(batch(name).assessments, wanted, strict=True)] == wanted


def test_measures(name: str, truth: dict[str, Any]) -> None:
    wanted = expected(truth["measures"])
    assert [facts(one, row) for one, row in zip(batch(name).measures, wanted, strict=True)] == wanted


def test_disclosure_items(name: str, truth: dict[str, Any]) -> None:
    wanted = expected(truth["disclosure_items"])
    assert [facts(one, row) for one, row in zip(batch(name).disclosure_items, wanted, strict=True)] == wanted


def test_analyses(name: str, truth: dict[str, Any]) -> None:
    wanted = expected(truth["indicator_analyses"])
    assert [facts(one, row) for one, row in zip(batch(name).indicator_analyses, wanted, strict=True)] == wanted


def test_planted_faults_are_found_and_nothing_else_is_wrong(name: str, truth: dict[str, Any]) -> None:
    found = batch(name).findings
    planted = truth["findings"]
    assert [one for one in planted if not any(is_told(finding, one) for finding in found)] == []
    also = {rule for rule, cause in ATTENDANT.items() if any(one["rule"] == cause for one in planted)}
    others = [one for one in found if one.severity != "info" and one.rule not in also]
    assert [one.message_en for one in others if not any(is_told(one, fault) for fault in planted)] == []


def is_told(finding: Finding, planted: dict[str, Any]) -> bool:
    """Whether a finding says what was planted; values are compared as numbers print."""
    return all(
        getattr(finding, field) == value or str(getattr(finding, field)) == value
        for field, value in planted.items()
        if value is not None
    )
