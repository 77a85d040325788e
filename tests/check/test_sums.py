"""The arithmetic of the scores: clean trees give no alarm, one planted fault is found with the right value."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.check import check
from pipeline.records import Batch, Finding, Score
from pipeline.rulebook.checks import make_finding
from pipeline.rulebook.corrections import Correction, CorrectionPlace, Corrections
from tests.check.builder import DOCUMENT, RULEBOOK, Key, batch, rulebook, score, sheet_of, tree

YEARS = st.sampled_from([2567, 2568])
SEEDS = st.integers(0, 100_000)
ALARMS = {"sum-mismatch", "single-cell-repair", "values-swapped", "conflicting-values", "out-of-range"}
# A slip of less than this in one of a few children moves the parent by no more than rounding may.
LEAST_VISIBLE = Decimal("0.20")


def found(made: Batch, rule: str) -> list[Finding]:
    return [one for one in check(made, RULEBOOK).findings if one.rule == rule]


def rules_of(made: Batch) -> set[str]:
    return {one.rule for one in check(made, RULEBOOK).findings}


def values(rows: str) -> dict[Key, Decimal]:
    """Scores written one a line: scope, code, part, value."""
    made: dict[Key, Decimal] = {}
    for row in rows.strip().splitlines():
        scope, code, part, value = row.split()
        made[scope, code, part] = Decimal(value)  # type: ignore[index]
    return made


# The published result of a subdistrict body in FY2567; 93.00 is what a chart reader made of 100.00.
PUBLISHED_2567 = values("""
    overall ITA combined 97.94
    instrument IIT combined 99.26
    instrument EIT public 95.34
    instrument EIT survey 92.38
    instrument OIT combined 100.00
    indicator 1 combined 99.02
    indicator 2 combined 98.63
    indicator 3 combined 93.00
    indicator 4 combined 99.02
    indicator 5 combined 99.61
    indicator 6 combined 96.78
    indicator 7 combined 94.90
    indicator 8 combined 89.91
    indicator 9 combined 100.00
    indicator 10 combined 100.00
""")


def test_published_2567_misread_indicator_is_repaired() -> None:
    (repair,) = found(sheet_of(PUBLISHED_2567, 2567), "single-cell-repair")
    assert (repair.scope, repair.code, repair.part) == ("indicator", "3", "combined")
    assert (repair.observed, repair.suggested_value) == ("93.00", Decimal("100.00"))
    assert repair.evidence_ids[0] == "e-indicator-3-combined-2567-0"
    assert repair.severity == "error"
    assert "93.00" in repair.message_th
    assert "100.00" in repair.message_th


def test_published_2567_proves_the_rest() -> None:
    proved = {(one.scope, one.code) for one in found(sheet_of(PUBLISHED_2567, 2567), "sum-proved")}
    assert proved == {("overall", "ITA"), ("instrument", "OIT"), ("instrument", "EIT")}


def test_double_weight_of_o27_in_2568() -> None:
    items = {("item", f"o{n}", "combined"): Decimal(50 if n == 27 else 100) for n in range(25, 29)}
    right = sheet_of({**items, ("sub_indicator", "10.2", "combined"): Decimal("80.00")}, 2568)  # type: ignore[dict-item]
    plain = sheet_of({**items, ("sub_indicator", "10.2", "combined"): Decimal("87.50")}, 2568)  # type: ignore[dict-item]
    assert not rules_of(right) & ALARMS
    (mismatch,) = found(plain, "sum-mismatch")
    assert mismatch.expected == "80.00"
    assert mismatch.severity == "warning"  # the weight is inferred from one observation


@settings(max_examples=25, deadline=None)
@given(year=YEARS, seed=SEEDS)
def test_a_consistent_tree_raises_no_alarm(year: int, seed: int) -> None:
    checked = check(sheet_of(tree(year, seed), year), RULEBOOK)
    assert {one.rule for one in checked.findings} == {"sum-proved"}
    assert checked.document.status == "accepted"


@settings(max_examples=25, deadline=None)
@given(year=st.integers(2564, 2569), seed=SEEDS, data=st.data())
def test_leaving_cells_out_raises_no_alarm_in_any_year(year: int, seed: int, data: st.DataObject) -> None:
    whole = tree(year, seed)
    kept = data.draw(st.sets(st.sampled_from(sorted(whole)), max_size=len(whole)))
    assert not rules_of(sheet_of({key: whole[key] for key in kept}, year)) & ALARMS


@settings(max_examples=40, deadline=None)
@given(year=YEARS, seed=SEEDS, data=st.data())
def test_one_wrong_total_is_the_only_repair(year: int, seed: int, data: st.DataObject) -> None:
    """A total has neighbours above and below: whatever it was changed to, only its own value fits."""
    whole = tree(year, seed)
    totals = sorted(key for key in whole if key[0] in ("instrument", "indicator", "sub_indicator"))
    key = data.draw(st.sampled_from(totals))
    wrong = data.draw(st.decimals(0, 100, places=2))
    if abs(wrong - whole[key]) < LEAST_VISIBLE:
        return
    made = sheet_of({**whole, key: wrong}, year)
    (repair,) = found(made, "single-cell-repair")
    assert (repair.scope, repair.code, repair.part) == key
    assert repair.suggested_value is not None
    assert abs(repair.suggested_value - whole[key]) <= Decimal("0.02")


@settings(max_examples=40, deadline=None)
@given(year=YEARS, seed=SEEDS, data=st.data(), power=st.sampled_from([1, 2]))
def test_a_lost_decimal_mark_is_put_back(year: int, seed: int, data: st.DataObject, power: int) -> None:
    whole = tree(year, seed)
    key = data.draw(st.sampled_from(sorted(key for key in whole if whole[key] > 12)))
    wrong = whole[key] * 10**power
    (repair,) = found(sheet_of({**whole, key: wrong}, year), "single-cell-repair")
    assert (repair.scope, repair.code, repair.part, repair.suggested_value) == (*key, whole[key])
    assert found(sheet_of({**whole, key: wrong}, year), "out-of-range")


@settings(max_examples=40, deadline=None)
@given(year=YEARS, seed=SEEDS, data=st.data(), pair=st.sampled_from(["08", "38", "56", "17", "49"]))
def test_a_confused_digit_is_never_repaired_elsewhere(year: int, seed: int, data: st.DataObject, pair: str) -> None:
    whole = tree(year, seed)
    key = data.draw(st.sampled_from(sorted(whole)))
    digits = f"{whole[key]:06.2f}"
    spots = [at for at, digit in enumerate(digits) if digit in pair and at > 0]
    if not spots:
        return
    at = data.draw(st.sampled_from(spots))
    wrong = Decimal(digits[:at] + pair[digits[at] == pair[0]] + digits[at + 1 :])
    if abs(wrong - whole[key]) < LEAST_VISIBLE:
        return
    checked = check(sheet_of({**whole, key: wrong}, year), RULEBOOK)
    assert "sum-mismatch" in {one.rule for one in checked.findings}
    for one in checked.findings:
        if one.rule == "single-cell-repair":
            assert (one.scope, one.code, one.part) == key


def test_two_wrong_indicators_under_one_instrument() -> None:
    whole = tree(2568, 7)
    one, other = ("indicator", "1", "combined"), ("indicator", "4", "combined")
    made = sheet_of({**whole, one: whole[one] - 30, other: whole[other] - 20}, 2568)  # type: ignore[index, dict-item]
    repaired = {(f.scope, f.code, f.part): f.suggested_value for f in found(made, "single-cell-repair")}
    assert repaired == {one: whole[one], other: whole[other]}  # type: ignore[index]


def test_two_exchanged_indicators() -> None:
    whole = tree(2568, 11)
    one, other = ("indicator", "2", "combined"), ("indicator", "7", "combined")
    first, second = whole[one], whole[other]  # type: ignore[index]
    assert abs(first - second) > 1
    made = sheet_of({**whole, one: second, other: first}, 2568)  # type: ignore[dict-item]
    swapped = {(f.scope, f.code, f.part): f.suggested_value for f in found(made, "values-swapped")}
    assert swapped == {one: first, other: second}
    assert not found(made, "single-cell-repair")


@pytest.mark.parametrize("wrong", ["9569.00", "956.90", "100.01"])
def test_a_value_that_no_score_can_have_is_an_error_even_without_a_repair(wrong: str) -> None:
    key: Key = ("indicator", "1", "combined")
    (error,) = found(sheet_of({key: Decimal(wrong)}, 2568), "out-of-range")
    assert (error.severity, error.scope, error.code, error.observed) == ("error", "indicator", "1", wrong)
    assert check(sheet_of({key: Decimal(wrong)}, 2568), RULEBOOK).document.status == "needs_review"


def test_equally_good_repairs_are_listed_and_none_is_chosen() -> None:
    made = sheet_of(values("""
        indicator 1 combined 70.00
        question i1 combined 61.23
        question i2 combined 72.34
        question i3 combined 65.43
    """), 2568)  # fmt: skip
    assert not found(made, "single-cell-repair")
    (mismatch,) = found(made, "sum-mismatch")
    assert mismatch.expected == "66.33"
    assert all(f"ข้อคำถาม {code} (= " in mismatch.message_th for code in ("i1", "i2", "i3"))


def test_a_total_rounded_in_prose_is_no_mismatch() -> None:
    published = {**PUBLISHED_2567, ("indicator", "3", "combined"): Decimal("100.00")}
    scores = [score(key, value, 2567) for key, value in published.items() if key[0] != "overall"]
    scores.append(score(("overall", "ITA", "combined"), Decimal("97.9"), 2567))
    assert not rules_of(batch(scores)) & ALARMS


def test_a_blank_is_missing_and_its_value_is_named_where_it_follows() -> None:
    rows = [score(key, value, 2567) for key, value in PUBLISHED_2567.items() if key[1] != "3"]
    blank = score(("indicator", "3", "combined"), None, 2567, printed="คือ คะแนน")
    (missing,) = found(batch([*rows, blank]), "missing-score")
    assert missing.observed == "คือ คะแนน"
    assert missing.expected is not None
    assert Decimal(missing.expected) >= Decimal("99.95")
    assert missing.suggested_value is None
    assert ("instrument", "IIT") not in {(one.scope, one.code) for one in found(batch([*rows, blank]), "sum-proved")}


def test_some_children_missing_is_no_verdict() -> None:
    whole = tree(2568, 3)
    partial = {
        key: whole[key] for key in whole if key[:2] in {("indicator", "1"), ("question", "i1"), ("question", "i2")}
    }
    (gap,) = found(sheet_of(partial, 2568), "incomplete-children")
    assert (gap.scope, gap.code) == ("indicator", "1")
    assert "i3" in gap.message_th
    assert not rules_of(sheet_of(partial, 2568)) & ALARMS


def test_a_missing_total_is_no_pass() -> None:
    whole = tree(2568, 3)
    ten = {key: value for key, value in whole.items() if key[0] == "indicator" and key[2] == "combined"}
    (missing,) = found(sheet_of(ten, 2568), "missing-total")
    assert missing.scope == "overall"
    assert missing.expected is not None
    assert abs(Decimal(missing.expected) - whole["overall", "ITA", "combined"]) <= Decimal("0.02")


def test_a_year_without_framework_is_not_checkable() -> None:
    made = sheet_of({("overall", "ITA", "combined"): Decimal("90.00")}, 2550)
    assert [one.severity for one in found(made, "not-checkable")] == ["info"]


def test_the_same_score_printed_twice_is_settled_by_the_sums() -> None:
    whole = tree(2568, 5)
    key: Key = ("indicator", "4", "combined")
    rows = [score(one, value, 2568) for one, value in whole.items()]
    odd = score(key, whole[key] - 9, 2568, at=1)
    (repair,) = found(batch([odd, *rows]), "single-cell-repair")
    assert repair.evidence_ids[0] == odd.evidence_id
    assert (repair.observed, repair.suggested_value) == (str(whole[key] - 9), whole[key])


def test_the_same_score_printed_twice_without_proof_is_a_conflict() -> None:
    key: Key = ("indicator", "4", "combined")
    made = batch([score(key, Decimal("91.20"), 2568), score(key, Decimal("97.20"), 2568, at=1)])
    (conflict,) = found(made, "conflicting-values")
    assert (conflict.observed, conflict.expected) == ("91.20", "97.20")
    assert check(made, RULEBOOK).document.status == "needs_review"


def test_fewer_decimals_elsewhere_are_no_conflict() -> None:
    key: Key = ("indicator", "10", "combined")
    made = batch([score(key, Decimal("90.00"), 2568), score(key, Decimal(90), 2568, at=1, printed="๙๐")])
    assert "conflicting-values" not in rules_of(made)


def test_bodies_in_one_table_are_checked_apart() -> None:
    rows = []
    for body in ("a", "b"):
        whole = tree(2568, ord(body))
        wanted = [key for key in whole if key[0] in ("overall", "instrument") and key[2] == "combined"]
        rows += [score(key, whole[key], 2568, at=ord(body), organisation_id=body) for key in wanted]
    findings = check(batch(rows), RULEBOOK).findings
    assert {(one.organisation_id, one.rule) for one in findings if one.scope == "overall"} == {
        ("a", "sum-proved"),
        ("b", "sum-proved"),
    }


def test_scores_of_two_years_are_checked_apart() -> None:
    first, second = tree(2567, 1), tree(2568, 2)
    rows = [score(key, value, 2567) for key, value in first.items()]
    rows += [score(key, value, 2568) for key, value in second.items()]
    assert rules_of(batch(rows)) == {"sum-proved"}


@pytest.mark.parametrize(("expect", "rule"), [("93.00", "correction-applied"), ("94.00", "correction-stale")])
def test_a_correction_holds_only_while_the_print_is_as_expected(expect: str, rule: str) -> None:
    where = CorrectionPlace(sha256=DOCUMENT, fiscal_year_be=2567, scope="indicator", code="3")
    known = Correction(where=where, expect=expect, value=Decimal("100.00"), reason="erratum", evidence="test")
    checked = check(sheet_of(PUBLISHED_2567, 2567), rulebook(Corrections(corrections=(known,))))
    assert rule in {one.rule for one in checked.findings}
    assert ("single-cell-repair" in {one.rule for one in checked.findings}) == (rule == "correction-stale")
    assert next(one for one in checked.scores if one.code == "3").value == Decimal("93.00")


def test_the_same_batch_gives_the_same_findings() -> None:
    whole = {**tree(2568, 9), ("indicator", "1", "combined"): Decimal("12.34")}
    first, second = (check(sheet_of(whole, 2568), RULEBOOK) for _ in range(2))
    assert first == second
    assert len({one.finding_id for one in first.findings}) == len(first.findings)


def test_the_two_groups_of_respondents_exchanged_in_one_question() -> None:
    whole = tree(2568, 21)
    public: Key = ("question", "e5", "public")
    survey: Key = ("question", "e5", "survey")
    assert abs(whole[public] - whole[survey]) > 1
    made = sheet_of({**whole, public: whole[survey], survey: whole[public]}, 2568)
    swapped = {(f.scope, f.code, f.part): f.suggested_value for f in found(made, "values-swapped")}
    assert swapped == {public: whole[public], survey: whole[survey]}


def test_rows_of_bodies_that_nobody_could_name_are_checked_apart() -> None:
    rows: list[Score] = []
    row_of: dict[str, int] = {}
    for at, seed in enumerate((1, 2, 3)):
        whole = tree(2568, seed)
        for key in whole:
            if key[0] in ("overall", "instrument") and key[2] == "combined":
                one = score(key, whole[key], 2568, at=at, organisation_id=None)
                rows.append(one)
                row_of[one.evidence_id] = at + 2
    made = batch(rows)
    placed = tuple(replace(one, table_number=1, row_number=row_of[one.evidence_id]) for one in made.evidence)
    assert rules_of(replace(made, evidence=placed)) == {"sum-proved"}


def test_an_unreadable_score_is_no_blank() -> None:
    unreadable = score(("indicator", "1", "combined"), None, 2568, printed="๙x.๑๒")
    told = make_finding(
        RULEBOOK, "unreadable-score", document_id=DOCUMENT, year=2568, scope="indicator", code="1", part="combined",
        observed="๙x.๑๒", evidence_ids=(unreadable.evidence_id,),
    )  # fmt: skip
    assert rules_of(replace(batch([unreadable]), findings=(told,))) == {"unreadable-score"}
