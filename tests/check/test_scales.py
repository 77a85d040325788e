"""The answer scale as evidence: how many people answered, which scores they can give, and which repair that tells."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.check import check
from pipeline.check.scales import Scale
from pipeline.check.slips import NONE, STRONG, WEAK, slip_strength
from pipeline.records import Finding
from tests.check.builder import RULEBOOK, Key, cents, sheet_of, tree

RULES = RULEBOOK.checks.arithmetic
# Staff questions as 35 people answered them: every score is a multiple of 20/35, rounded.
BY_35 = [
    "97.14", "99.43", "100.00", "94.86", "98.29", "92.00", "97.71", "97.14", "100.00", "94.29", "97.14", "88.57",
    "96.00", "95.43", "96.57",
]  # fmt: skip


def staff(scores: list[str]) -> dict[Key, Decimal]:
    return {("question", f"i{at}", "combined"): Decimal(one) for at, one in enumerate(scores, 1)}


def scale(scores: list[str]) -> Scale:
    return Scale({key: int(value * 100) for key, value in staff(scores).items()}, RULES)


def found(scores: dict[Key, Decimal], rule: str, year: int = 2568) -> list[Finding]:
    return [one for one in check(sheet_of(scores, year), RULEBOOK).findings if one.rule == rule]


def test_a_score_between_two_steps_is_a_stray() -> None:
    assert not list(scale(BY_35).strays())
    ((key, near, count),) = scale([*BY_35[:4], "96.25", *BY_35[5:]]).strays()
    assert (key, cents(near), count) == (("question", "i5", "combined"), Decimal("96.00"), 35)  # the next is 96.57


def test_twice_as_many_people_are_no_explanation() -> None:
    """96.29 is 337 steps of 20/70, and so are all the others: but that all the others are even would be chance."""
    printed = scale([*BY_35[:4], "96.29", *BY_35[5:]])
    fifth, fourth, sixth = (("question", code, "combined") for code in ("i5", "i4", "i6"))
    assert printed.evidence(fifth, 9829) > 20  # type: ignore[arg-type]
    assert printed.evidence(fourth, 9686) < 10  # type: ignore[arg-type]
    assert printed.evidence(sixth, 9400) < 10  # type: ignore[arg-type]


def test_scores_on_no_scale_say_nothing() -> None:
    odd = [
        "83.17", "91.03", "88.89", "79.41", "95.53", "90.07", "84.59", "97.01", "86.83", "92.39", "81.97", "89.23",
        "93.71", "87.11", "98.47",
    ]  # fmt: skip
    assert not list(scale(odd).strays())
    assert abs(scale(odd).evidence(("question", "i5", "combined"), 9553)) < 0.01
    assert abs(scale(odd).evidence(("question", "i5", "combined"), 9550)) < 10


def test_few_scores_make_nothing_a_stray() -> None:
    assert not list(scale(["97.14", "99.43", "96.29"]).strays())


@settings(max_examples=50, deadline=None)
@given(count=st.integers(10, 400), data=st.data())
def test_what_people_can_answer_is_no_stray(count: int, data: st.DataObject) -> None:
    steps = data.draw(st.lists(st.integers(0, 5 * count), min_size=9, max_size=15))
    values = {
        ("question", f"i{at}", "combined"): int((Decimal(2000 * step) / count).quantize(Decimal(1), ROUND_HALF_UP))
        for at, step in enumerate(steps)
    }
    assert not list(Scale(values, RULES).strays())  # type: ignore[arg-type]


def test_the_scale_tells_a_wrong_question_from_its_neighbours() -> None:
    scores = {
        **staff([*BY_35[:4], "96.29", *BY_35[5:]]),
        ("indicator", "1", "combined"): Decimal("98.86"), ("indicator", "2", "combined"): Decimal("95.05"),
        ("indicator", "3", "combined"): Decimal("98.29"), ("indicator", "4", "combined"): Decimal("93.33"),
        ("indicator", "5", "combined"): Decimal("96.00"),
    }  # fmt: skip
    (repair,) = found(scores, "single-cell-repair")
    assert (repair.code, repair.suggested_value) == ("i5", Decimal("98.29"))
    assert "35 respondents" in repair.message_en
    assert not found(scores, "off-scale")


def test_a_last_decimal_within_tolerance_is_repaired_by_scale_and_sum() -> None:
    """98.29 as 98.24 moves the indicator by less than is let pass; but no 35 people can give it."""
    scores = {**staff([*BY_35[:4], "98.24", *BY_35[5:]]), ("indicator", "2", "combined"): Decimal("95.05")}
    assert not found(scores, "sum-mismatch")
    (repair,) = found(scores, "single-cell-repair")
    assert (repair.code, repair.suggested_value, repair.severity) == ("i5", Decimal("98.29"), "warning")


def test_a_last_decimal_that_no_sum_can_tell_is_only_a_doubt() -> None:
    scores = {**staff([*BY_35[:4], "98.28", *BY_35[5:]]), ("indicator", "2", "combined"): Decimal("95.05")}
    assert not found(scores, "single-cell-repair")
    (doubt,) = found(scores, "off-scale")
    assert (doubt.code, doubt.observed, doubt.expected) == ("i5", "98.28", "98.29")


def test_a_repaired_total_is_reckoned_from_unrounded_scores() -> None:
    """85.71 is 1800/21: with it twice and 100 the mean is 90.476, but 90.473 of the scores as printed."""
    others = [
        "95.24", "96.19", "97.14", "93.33", "88.57", "91.43", "92.38", "98.10", "94.29", "99.05", "87.62", "90.48",
    ]  # fmt: skip
    scores = {**staff(["85.71", "85.71", "100.00", *others]), ("indicator", "1", "combined"): Decimal("80.48")}
    (repair,) = found(scores, "single-cell-repair")
    assert (repair.scope, repair.suggested_value) == ("indicator", Decimal("90.48"))


def test_exchanged_rows_of_one_table_go_before_rows_of_two() -> None:
    """Indicators 2 and 4 are exchanged. Exchanging i4 (97) and i12 (94) would put both sums right as well."""
    questions = staff(["94", "91", "85", "97", "94", "99", "94", "96", "95", "93", "100", "94", "99", "100", "92"])
    indicators = dict(zip("12345", ("90.00", "95.67", "95.00", "96.67", "97.00"), strict=True))
    scores: dict[Key, Decimal] = {**questions}
    scores.update({("indicator", code, "combined"): Decimal(value) for code, value in indicators.items()})
    scores["instrument", "IIT", "combined"] = Decimal("94.87")
    swapped = {(one.scope, one.code): one.suggested_value for one in found(scores, "values-swapped", 2567)}
    assert swapped == {("indicator", "2"): Decimal("96.67"), ("indicator", "4"): Decimal("95.67")}


def test_a_score_just_above_full_is_a_full_score() -> None:
    whole = tree(2568, 4)
    key = next(one for one in whole if one[0] == "item" and whole[one] == 100)
    (repair,) = found({**whole, key: Decimal("100.06")}, "single-cell-repair")
    assert (repair.scope, repair.code, repair.suggested_value) == (*key[:2], Decimal("100.00"))


def test_a_usual_value_of_an_item_goes_before_a_likely_slip() -> None:
    """99.97 is 99.79 with two digits exchanged and would do for the sum, but no judge gives it."""
    scores: dict[Key, Decimal] = {("item", f"o{at}", "combined"): Decimal(100) for at in range(25, 29)}
    scores["item", "o25", "combined"] = Decimal("99.79")
    scores["sub_indicator", "10.2", "combined"] = Decimal("100.00")
    (repair,) = found(scores, "single-cell-repair")
    assert (repair.code, repair.suggested_value) == ("o25", Decimal("100.00"))


def test_a_cell_is_sure_but_its_value_is_not() -> None:
    """One figure of five indicators is nonsense: the sums leave it a tenth of a point, and no slip tells more."""
    scores: dict[Key, Decimal] = {
        ("indicator", code, "combined"): Decimal(value)
        for code, value in zip("12345", ("90.11", "13.37", "95.03", "96.67", "97.01"), strict=True)
    }
    scores["instrument", "IIT", "combined"] = Decimal("94.87")
    (mismatch,) = found(scores, "sum-mismatch")
    assert "13.37" in mismatch.message_en
    assert not found(scores, "single-cell-repair")


@pytest.mark.parametrize(
    ("true", "printed", "strength"),
    [
        ("92.00", "9.20", STRONG), ("92.01", "9.20", NONE), ("98.29", "98.2", STRONG), ("98.29", "8.29", STRONG),
        ("100.00", "10.00", STRONG), ("100.00", "1000.00", STRONG), ("98.29", "89.29", STRONG),
        ("98.29", "96.29", STRONG), ("94.29", "96.29", WEAK), ("100.00", "93.00", WEAK), ("98.29", "75.11", NONE),
    ],
)  # fmt: skip
def test_what_one_slip_can_do(true: str, printed: str, strength: int) -> None:
    assert slip_strength(Decimal(true), Decimal(printed), printed, RULES) == strength
