"""Two scores in each other's place: named where the sums show it, listed where a slip fits alike, never invented."""

from __future__ import annotations

from decimal import Decimal

import pytest

from pipeline.check import check
from pipeline.records import Part
from tests.check.builder import RULEBOOK, Key, sheet_of, tree
from tests.check.test_sums import ALARMS, found, rules_of, values


def swaps_found(printed: dict[Key, Decimal], year: int = 2568) -> dict[Key, Decimal | None]:
    made = found(sheet_of(printed, year), "values-swapped")
    return {(f.scope, f.code, f.part): f.suggested_value for f in made if f.scope and f.code and f.part}


SUMMARY = values("""
    instrument IIT combined 88.12
    instrument EIT combined 91.57
    instrument OIT combined 96.43
    overall ITA combined 92.48
""")
IIT: Key = ("instrument", "IIT", "combined")
EIT: Key = ("instrument", "EIT", "combined")
OIT: Key = ("instrument", "OIT", "combined")


@pytest.mark.parametrize("pair", [(IIT, OIT), (EIT, OIT)])
def test_two_exchanged_instruments_are_the_likeliest_explanation(pair: tuple[Key, Key]) -> None:
    one, other = pair
    printed = {**SUMMARY, one: SUMMARY[other], other: SUMMARY[one]}
    assert swaps_found(printed) == {one: SUMMARY[one], other: SUMMARY[other]}
    assert not found(sheet_of(printed, 2568), "single-cell-repair")


def test_instruments_of_one_weight_exchanged_are_seen_by_their_indicators_only() -> None:
    printed = {**SUMMARY, IIT: SUMMARY[EIT], EIT: SUMMARY[IIT]}
    assert not rules_of(sheet_of(printed, 2568)) & ALARMS
    whole = tree(2568, 11)
    wrong = {**whole, IIT: whole[EIT], EIT: whole[IIT]}
    assert swaps_found(wrong) == {IIT: whole[IIT], EIT: whole[EIT]}


def test_an_exchange_and_a_slip_that_fit_alike_are_both_listed() -> None:
    """EIT 91.57 for 91.75 would explain the total as well as IIT and OIT in each other's place."""
    printed = {**SUMMARY, IIT: Decimal("90.12"), EIT: Decimal("91.57"), OIT: Decimal("89.58")}
    printed["overall", "ITA", "combined"] = Decimal("90.39")
    findings = check(sheet_of(printed, 2568), RULEBOOK).findings
    (mismatch,) = [one for one in findings if one.rule == "sum-mismatch"]
    assert "instrument IIT (= 89.58) and instrument OIT (= 90.12)" in mismatch.message_en
    assert "instrument EIT (= 91.75)" in mismatch.message_en
    assert not {one.rule for one in findings} & {"single-cell-repair", "values-swapped"}


@pytest.mark.parametrize("part", ["public", "survey"])
def test_neighbouring_questions_of_two_indicators_exchanged(part: Part) -> None:
    whole = tree(2568, 15)
    one: Key = ("question", "e3", part)
    other: Key = ("question", "e4", part)
    assert abs(whole[one] - whole[other]) > 1
    assert swaps_found({**whole, one: whole[other], other: whole[one]}) == {one: whole[one], other: whole[other]}


def test_an_exchange_that_changes_no_sum_is_not_reported() -> None:
    whole = tree(2568, 17)
    summary = {key: value for key, value in whole.items() if key[0] not in ("question", "item", "sub_indicator")}
    indicators: tuple[Key, Key] = ("indicator", "2", "combined"), ("indicator", "4", "combined")
    questions: tuple[Key, Key] = ("question", "i4", "combined"), ("question", "i5", "combined")
    for scores, (one, other) in ((summary, indicators), (whole, questions)):
        assert scores[one] != scores[other]
        assert not rules_of(sheet_of({**scores, one: scores[other], other: scores[one]}, 2568)) & ALARMS


def test_an_exchange_of_nearly_equal_scores_reaches_sums_that_hold_within_tolerance() -> None:
    """The groups of e8 are exchanged: only the sum of the survey part is off by more than the tolerance."""
    printed = values("""
        question e7 public 92.93
        question e8 public 94.62
        question e9 public 87.68
        question e7 survey 89.23
        question e8 survey 94.55
        question e9 survey 94.62
        indicator 8 combined 92.27
        indicator 8 survey 92.82
    """)
    public: Key = ("question", "e8", "public")
    survey: Key = ("question", "e8", "survey")
    assert swaps_found(printed, 2567) == {public: printed[survey], survey: printed[public]}


def test_an_exchange_that_no_sum_shows_is_proved_by_the_respondents_of_both_groups() -> None:
    """One cent apart, the groups of e3 break no sum, but neither group can give the score of the other."""
    whole = tree(2568, 21)
    for code in ("e1", "e2", "e3"):
        public: Key = ("question", code, "public")
        survey: Key = ("question", code, "survey")
        printed = {**whole, public: whole[survey], survey: whole[public]}
        repaired = found(sheet_of(printed, 2568), "single-cell-repair")
        assert not repaired
        assert set(swaps_found(printed)) in ({public, survey}, set())
