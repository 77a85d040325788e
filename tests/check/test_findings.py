"""The closed list of findings and the constructor that fills its messages."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest
from pydantic import ValidationError

import pipeline
from pipeline.check.slips import NONE, STRONG, WEAK, slip_strength
from pipeline.rulebook.checks import CheckRule, make_finding
from tests.check.builder import DOCUMENT, RULEBOOK

CONTRACT = {
    "sum-mismatch", "single-cell-repair", "values-swapped", "level-mismatch", "grade-mismatch", "duplicate-code",
    "code-name-conflict", "missing-score", "out-of-range", "organisation-name-varies", "organisation-unresolved",
    "foreign-organisation-named", "year-conflict", "conflicting-reports", "result-repeats-plan", "missing-field",
    "issue-not-covered", "low-confidence", "unmapped-row", "unrepaired-text",
}  # fmt: skip


def test_the_list_holds_the_contract() -> None:
    assert set(RULEBOOK.checks.rules) >= CONTRACT


def test_every_rule_that_the_code_names_is_in_the_list() -> None:
    code = [path.read_text(encoding="utf-8") for path in Path(pipeline.__file__).parent.rglob("check/*.py")]
    named = {name for name in RULEBOOK.checks.rules if any(f'"{name}"' in text for text in code)}
    assert {"sum-proved", "single-cell-repair", "correction-stale", "year-conflict"} <= named


def test_a_finding_has_both_messages_and_an_id_of_its_content() -> None:
    def made(observed: str) -> str:
        finding = make_finding(
            RULEBOOK, "out-of-range", document_id=DOCUMENT, year=2568, scope="question", code="e1", part="survey",
            observed=Decimal(observed), evidence_ids=("e1",),
        )  # fmt: skip
        assert finding.message_th == f"ข้อคำถาม e1 (ส่วนที่ 2 Survey) ปี 2568 พิมพ์ว่า {observed} ซึ่งอยู่นอกช่วง 0-100"
        assert (
            finding.message_en
            == f"question e1 (part 2, survey) of 2568 is printed as {observed}, which is outside 0-100"
        )
        return finding.finding_id

    assert made("9867") == made("9867")
    assert made("9867") != made("986.7")


def test_unknown_rules_and_wrong_words_are_faults() -> None:
    with pytest.raises(KeyError, match="no-such-rule"):
        make_finding(RULEBOOK, "no-such-rule", document_id=DOCUMENT)
    with pytest.raises(ValueError, match="words must be"):
        make_finding(RULEBOOK, "missing-field", document_id=DOCUMENT, title="x")


@pytest.mark.parametrize(
    ("th", "en", "words"),
    [
        ("{strange}", "text", []),
        ("text", "text", ["unused"]),
        ("{reason_en}", "{reason_en}", ["reason_en"]),
        ("{observed!r}", "text", []),
        ("{}", "text", []),
    ],
)
def test_messages_that_do_not_fit_their_words_are_mistakes(th: str, en: str, words: list[str]) -> None:
    with pytest.raises(ValidationError):
        CheckRule.model_validate(
            {"severity": "info", "message": {"th": th, "en": en}, "explanation": {"th": "x", "en": "x"}, "words": words}
        )


@pytest.mark.parametrize(
    ("true", "printed", "strength"),
    [
        ("98.67", "93.67", STRONG),  # 8 and 3
        ("98.67", "76.89", NONE),  # exchanged, but not neighbours
        ("98.67", "98.76", STRONG),  # neighbours exchanged
        ("98.67", "9867", STRONG),  # decimal mark lost
        ("98.67", "9.867", STRONG),  # decimal mark moved
        ("98.67", "98.7", STRONG),  # digit lost
        ("98.67", "98.61", STRONG),  # 7 and 1
        ("98.67", "92.67", WEAK),
        ("100.00", "93.00", WEAK),
        ("100.00", "93.41", NONE),
        ("100.00", "10.00", STRONG),
    ],
)
def test_slips(true: str, printed: str, strength: int) -> None:
    assert slip_strength(Decimal(true), Decimal(printed), printed, RULEBOOK.checks.arithmetic) == strength


def test_decimals_beyond_two_count_as_printed() -> None:
    rules = RULEBOOK.checks.arithmetic
    assert slip_strength(Decimal("98.67"), Decimal("9.87"), "๙.๘๖๗", rules) == STRONG
    assert slip_strength(Decimal("98.67"), Decimal("98.67"), "98.667", rules) == STRONG  # digit doubled


def test_thai_digits_are_confused_in_their_own_way() -> None:
    rules = RULEBOOK.checks.arithmetic
    assert slip_strength(Decimal("94.10"), Decimal("95.10"), "๙๕.๑๐", rules) == STRONG
    assert slip_strength(Decimal("94.10"), Decimal("95.10"), "95.10", rules) == WEAK
