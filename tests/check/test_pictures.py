"""Scores off pictures: the sums answer a doubt only where they refute every other reading."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from pipeline.check import check
from pipeline.records import Batch
from pipeline.rulebook.checks import make_finding
from tests.check.builder import DOCUMENT, ORGANISATION, RULEBOOK, Key, sheet_of, tree

KEY: Key = ("indicator", "2", "combined")


def doubted(made: Batch, others: str | None) -> Batch:
    score = next(one for one in made.scores if (one.scope, one.code, one.part) == KEY)
    finding = make_finding(
        RULEBOOK, "low-confidence", document_id=DOCUMENT, organisation_id=ORGANISATION, year=2568, scope=KEY[0],
        code=KEY[1], part=KEY[2], observed=score.printed, expected=others, evidence_ids=(score.evidence_id,),
        confidence="88.0 %",
    )  # fmt: skip
    return replace(made, findings=(finding,))


def remains(made: Batch) -> bool:
    checked = check(made, RULEBOOK)
    found = any(one.rule == "low-confidence" for one in checked.findings)
    assert (checked.document.status == "needs_review") >= found
    return found


VALUES = tree(2568, 3)
VALUE = VALUES[KEY]


@pytest.mark.parametrize(
    ("others", "stays"),
    [
        (f"{VALUE - 10}", False),
        (f"{VALUE - 10} | {VALUE - 3}", False),
        # A hundredth of a point is lost in the rounding of the mean above: no proof.
        (f"{VALUE - 10} | {VALUE - Decimal('0.01')}", True),
        (None, True),
    ],
)
def test_sums_that_hold_with_one_reading_alone_prove_it(others: str | None, stays: bool) -> None:
    above = {key: value for key, value in VALUES.items() if key[0] != "question"}
    assert remains(doubted(sheet_of(above, 2568), others)) == stays


def test_a_doubtful_score_within_a_broken_sum_stays_doubtful() -> None:
    wrong = {key: value for key, value in VALUES.items() if key[0] != "question"}
    wrong[KEY] -= 30
    assert remains(doubted(sheet_of(wrong, 2568), f"{VALUE - 40}"))


def test_without_a_sum_there_is_no_proof() -> None:
    assert remains(doubted(sheet_of({KEY: VALUE}, 2568), f"{VALUE - 10}"))
