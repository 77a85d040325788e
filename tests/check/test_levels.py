"""Levels, letters, pass marks and ranks that a document claims, against its scores."""

from __future__ import annotations

from decimal import Decimal

import pytest

from pipeline.check import check
from pipeline.records import Assessment, Finding
from tests.check.builder import DOCUMENT, ORGANISATION, RULEBOOK, Key, batch, score


def claim(
    year: int, *, level: str | None = None, grade: str | None = None, rank: int | None = None,
    rank_of: int | None = None, pass_mark: str | None = None,
) -> Assessment:  # fmt: skip
    mark = None if pass_mark is None else Decimal(pass_mark)
    return Assessment(
        document_id=DOCUMENT, organisation_id=ORGANISATION, fiscal_year_be=year, level_printed=level or grade,
        level=level, grade=grade, rank=rank, rank_scope=None, pass_mark=mark, evidence_id="e-claim", rank_of=rank_of,
    )  # fmt: skip


def judged(assessment: Assessment, year: int, **scores: str) -> list[Finding]:
    """Findings about a claim beside scores such as ``ITA="94.64", EIT="84.00"``."""
    rows = []
    for name, value in scores.items():
        code, _, part = name.partition("_")
        scope = "overall" if code == "ITA" else "instrument"
        key: Key = (scope, code, part or "combined")  # type: ignore[assignment]
        rows.append(score(key, Decimal(value), year))
    wanted = {"level-mismatch", "grade-mismatch", "pass-mark-mismatch", "rank-implausible", "not-checkable"}
    return [one for one in check(batch(rows, assessments=(assessment,)), RULEBOOK).findings if one.rule in wanted]


@pytest.mark.parametrize(
    ("level", "scores"),
    [
        # Published results: FY2567 with EIT 93.86, FY2568 with EIT 93.07, FY2568 with EIT below 85.
        ("good", {"ITA": "97.94", "IIT": "99.26", "EIT_public": "95.34", "EIT_survey": "92.38", "OIT": "100.00"}),
        ("ผ่านดี", {"ITA": "95.41", "IIT": "98.29", "EIT": "93.07", "OIT": "95.00"}),
        ("pass", {"ITA": "94.64", "IIT": "98.00", "EIT": "84.10", "OIT": "100.00"}),
        ("urgent", {"ITA": "60.00"}),
        # One part of EIT below 85, the whole above: which of them counts is not settled, so both readings pass.
        ("pass", {"ITA": "94.75", "IIT": "97.50", "EIT_public": "91.00", "EIT_survey": "84.00", "OIT": "98.125"}),
        ("good", {"ITA": "94.75", "IIT": "97.50", "EIT_public": "91.00", "EIT_survey": "84.00", "OIT": "98.125"}),
        # EIT is not printed: excellent and good are both possible.
        ("excellent", {"ITA": "97.94", "IIT": "99.26", "OIT": "100.00"}),
    ],
)
def test_a_level_that_the_scores_allow(level: str, scores: dict[str, str]) -> None:
    assert not judged(claim(2568, level=level), 2568, **scores)


def test_a_level_that_the_scores_do_not_allow() -> None:
    scores = {"ITA": "97.94", "IIT": "99.26", "EIT": "93.86", "OIT": "100.00"}
    (finding,) = judged(claim(2568, level="excellent"), 2568, **scores)
    assert (finding.rule, finding.severity, finding.expected) == ("level-mismatch", "error", "ผ่านดี")
    assert finding.evidence_ids == ("e-claim",)


def test_letters_are_judged_where_they_are_official() -> None:
    assert not judged(claim(2564, grade="A"), 2564, ITA="94.99")
    (finding,) = judged(claim(2564, grade="A"), 2564, ITA="95.00")
    assert (finding.rule, finding.severity) == ("grade-mismatch", "error")
    assert finding.expected == "ระดับ AA"


def test_letters_beside_pass_levels_only_warn() -> None:
    findings = judged(claim(2567, level="good", grade="A"), 2567, ITA="97.94", EIT="93.86", IIT="99.26", OIT="100.00")
    assert [(one.rule, one.severity) for one in findings] == [("grade-mismatch", "warning")]


def test_level_and_letter_that_no_score_has_together() -> None:
    findings = judged(claim(2567, level="excellent", grade="B"), 2567)
    assert [one.rule for one in findings] == ["not-checkable", "grade-mismatch"]
    assert findings[1].expected == "ระดับ AA"


def test_a_level_without_overall_score_is_not_checkable() -> None:
    assert [one.rule for one in judged(claim(2568, level="good"), 2568)] == ["not-checkable"]


def test_a_pass_mark_that_was_not_reached() -> None:
    (finding,) = judged(claim(2568, pass_mark="85"), 2568, ITA="84.99")
    assert finding.rule == "pass-mark-mismatch"
    assert not judged(claim(2568, pass_mark="85"), 2568, ITA="85.00")
    assert not judged(claim(2568, pass_mark="85", level="improve"), 2568, ITA="84.99")


def test_an_impossible_rank() -> None:
    assert [one.rule for one in judged(claim(2568, rank=50, rank_of=48), 2568)] == ["rank-implausible"]
    assert not judged(claim(2568, rank=48, rank_of=48), 2568)
    assert not judged(claim(2568, rank=50), 2568)
