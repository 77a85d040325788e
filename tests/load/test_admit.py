"""A batch that contradicts itself is refused alone, with its reason; the others are published."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal

import pytest

from pipeline.load.admit import faults
from pipeline.records import Batch
from tests.load.batches import Report, a_body, full_report
from tests.load.conftest import Asker, Loader

BODY = a_body("ก")


def _good() -> Batch:
    report = Report("good", BODY)
    report.score(2568, "overall", "ITA", "97.94")
    return report.batch()


def test_a_sound_batch_has_no_fault() -> None:
    assert faults(full_report("x", BODY, 2568).batch()) == []


def _moved(batch: Batch) -> Batch:
    one = batch.evidence[0]
    return replace(batch, evidence=(replace(one, char_start=one.char_start + 1, char_end=one.char_end + 1),))


def _outside(batch: Batch) -> Batch:
    one = batch.evidence[0]
    return replace(batch, evidence=(replace(one, char_start=10_000, char_end=10_000, raw_text=""),))


def _valued(batch: Batch, value: Decimal, *, is_missing: bool = False) -> Batch:
    return replace(batch, scores=(replace(batch.scores[0], value=value, is_missing=is_missing),))


@pytest.mark.parametrize(
    ("damage", "reason"),
    [
        (_moved, "is not the text of page 1"),
        (_outside, "stands outside page 1"),
        (lambda b: replace(b, evidence=(replace(b.evidence[0], page_number=2),)), "page 2, which does not exist"),
        (lambda b: replace(b, evidence=()), "has no evidence"),
        (lambda b: replace(b, scores=b.scores * 2), "stands twice"),
        (lambda b: replace(b, scores=(replace(b.scores[0], document_id="other"),)), "belongs to document other"),
        (lambda b: _valued(b, Decimal("97.946")), "no DECIMAL"),
        (lambda b: _valued(b, Decimal(12345)), "no DECIMAL"),
        (lambda b: _valued(b, Decimal("NaN")), "no DECIMAL"),
        (lambda b: _valued(b, Decimal(1), is_missing=True), "missing and has a value"),
        (lambda b: replace(b, pages=()), "there are 0 pages"),
    ],
)
def test_each_contradiction_is_named(damage: Callable[[Batch], Batch], reason: str) -> None:
    assert any(reason in fault for fault in faults(damage(_good())))


def test_the_others_are_published(publish: Loader, ask: Asker) -> None:
    broken = replace(_good(), evidence=())
    summary = publish(broken, Report("fine", BODY).batch())
    assert [(one.stage, one.reason) for one in summary.refused] == [("load", "inconsistent-batch")]
    assert ask("SELECT source_uri FROM document") == [("reports/fine.txt",)]
    assert ask("SELECT source_uri, reason FROM quarantine") == [("reports/good.txt", "inconsistent-batch")]


def test_a_body_that_nobody_describes_is_refused(publish: Loader) -> None:
    batch = replace(_good(), organisations=())
    (refused,) = publish(batch).refused
    assert "organisation sao-ก is not described" in refused.detail
