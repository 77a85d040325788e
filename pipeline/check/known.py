"""Known errors in sources: recorded corrections, each held against what is printed now.

Takes a batch, gives the corrected values by score and a finding for each correction; one that no longer fits is not
applied and says so. Never changes a score.
"""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal

from pipeline.check.writing import Writer
from pipeline.records import Batch, Finding, Score
from pipeline.rulebook import Rulebook
from pipeline.rulebook.corrections import Correction
from pipeline.thai import arabic_digits


def apply_corrections(batch: Batch, rulebook: Rulebook) -> tuple[Mapping[str, Decimal], tuple[Finding, ...]]:
    """Corrected values by ``score_id``, and what to say of each correction."""
    values: dict[str, Decimal] = {}
    findings: list[Finding] = []
    page_of = {one.evidence_id: one.page_number for one in batch.evidence}
    for correction in rulebook.corrections.of(batch.document.document_id):
        there = [score for score in batch.scores if _stands_at(score, correction, page_of)]
        fitting = [score for score in there if _same(score.printed, correction.expect)]
        for score in fitting:
            values[score.score_id] = correction.value
            findings.append(_finding("correction-applied", score, correction, batch, rulebook))
        if not fitting:
            findings.append(_finding("correction-stale", there[0] if there else None, correction, batch, rulebook))
    return values, tuple(findings)


def _stands_at(score: Score, correction: Correction, page_of: Mapping[str, int]) -> bool:
    where = correction.where
    place = (score.fiscal_year_be, score.scope, score.code, score.part)
    if place != (where.fiscal_year_be, where.scope, where.code, where.part):
        return False
    return where.page_number is None or page_of.get(score.evidence_id) == where.page_number


def _same(printed: str, expect: str) -> bool:
    return "".join(arabic_digits(printed).split()) == "".join(arabic_digits(expect).split())


def _finding(rule: str, score: Score | None, correction: Correction, batch: Batch, rulebook: Rulebook) -> Finding:
    where = correction.where
    organisation_id = batch.document.organisation_id if score is None else score.organisation_id
    write = Writer(rulebook, batch.document.document_id, organisation_id, where.fiscal_year_be)
    key = (where.scope, where.code, where.part)
    evidence_ids = () if score is None else (score.evidence_id,)
    if rule == "correction-stale":
        printed = None if score is None else score.printed
        return write.of(rule, key, observed=printed, expected=correction.expect, evidence_ids=evidence_ids)
    observed = None if score is None else score.value
    return write.of(
        rule, key, observed=observed, expected=correction.value, suggested=correction.value,
        reason=correction.reason, evidence_ids=evidence_ids,
    )  # fmt: skip
