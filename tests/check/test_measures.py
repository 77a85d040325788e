"""Measures, checklists, years and the status of a document."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from pipeline.check import check
from pipeline.records import Batch, DisclosureItem, Evidence, Finding, Measure
from tests.check.builder import DOCUMENT, ORGANISATION, RULEBOOK, batch, score

PLAN = ("จัดทำคู่มือการปฏิบัติงานและเผยแพร่บนเว็บไซต์ของหน่วยงาน", "ประชุมชี้แจงบุคลากรทุกส่วนราชการให้ถือปฏิบัติ")
DONE = "เผยแพร่คู่มือแล้ว 12 เรื่อง มีผู้เข้าชม 340 ครั้ง และจัดประชุมบุคลากรเมื่อเดือนมีนาคม ผู้เข้าร่วม 45 คน"


def measure(number: int, **more: object) -> Measure:
    given: dict[str, object] = {
        "measure_id": f"m{number}", "document_id": DOCUMENT, "organisation_id": ORGANISATION, "stage": "planned",
        "fiscal_year_be": 2569, "result_year_be": 2568, "sequence": number, "indicator_code": None, "item_code": None,
        "issue_number": None, "title": f"มาตรการที่ {number}", "steps": PLAN, "period_printed": "ตลอดปีงบประมาณ",
        "period_start": None, "period_end": None, "responsible_printed": "สำนักปลัด", "responsible_units": ("สำนักปลัด",),
        "status": "unknown", "monitoring": None, "progress": None, "outputs": (), "outcomes": (),
        "evidence_id": f"em{number}",
    }  # fmt: skip
    return Measure(**{**given, **more})  # type: ignore[arg-type]


def item(code: str | None, at: int) -> DisclosureItem:
    return DisclosureItem(
        document_id=DOCUMENT, organisation_id=ORGANISATION, fiscal_year_be=2568, code=code, code_printed=code or "?",
        title="ข้อ", required_elements=(), responsible_printed=None, responsible_units=(), status="done", progress=None,
        evidence_id=f"ed{at}",
    )  # fmt: skip


def found(made: Batch, *rules: str) -> list[Finding]:
    return [one for one in check(made, RULEBOOK).findings if one.rule in rules]


def of_measures(*measures: Measure) -> Batch:
    evidence = tuple(Evidence(one.evidence_id, DOCUMENT, 1, 0, 0, "", "measures#rows") for one in measures)
    return replace(batch([]), measures=measures, evidence=evidence)


@pytest.mark.parametrize("field", ["progress", "outputs", "outcomes"])
def test_a_result_that_repeats_the_plan(field: str) -> None:
    text = "1. " + " 2. ".join(PLAN).replace("เว็บไซต์", "เว็บไซด์")
    value: object = text if field == "progress" else (text,)
    (finding,) = found(of_measures(measure(1, stage="reported", **{field: value})), "result-repeats-plan")
    assert finding.evidence_ids == ("em1",)
    assert finding.severity == "warning"


def test_a_result_of_its_own_and_a_short_one_are_no_repeat() -> None:
    own = measure(1, stage="reported", progress=DONE)
    short = measure(2, stage="reported", steps=("ประชุม",), progress="ประชุม")
    assert not found(of_measures(own, short), "result-repeats-plan")


def test_an_issue_left_out() -> None:
    made = of_measures(*(measure(n, issue_number=n) for n in (1, 2, 3, 5, 6, 7)))
    (finding,) = found(made, "issue-not-covered")
    assert "ประเด็นที่ 4" in finding.message_th
    assert finding.evidence_ids == ("em3", "em5")
    assert not found(of_measures(*(measure(n, issue_number=n) for n in range(1, 8))), "issue-not-covered")
    assert not found(of_measures(measure(1, issue_number=1), measure(2)), "issue-not-covered")


def test_a_checklist_that_skips_and_repeats() -> None:
    codes = ["o1", "o2", "o3", "o4", "o7", "o8", "o8"]
    made = replace(batch([]), disclosure_items=tuple(item(code, at) for at, code in enumerate(codes)))
    told = [(one.rule, one.observed) for one in found(made, "missing-item", "duplicate-item")]
    assert told == [("duplicate-item", "o8 ข้อ"), ("missing-item", "o5, o6")]


def test_a_choice_of_items_is_no_checklist() -> None:
    codes = ["o3", "o8", "o17", "o20", "o28", None]
    made = replace(batch([]), disclosure_items=tuple(item(code, at) for at, code in enumerate(codes)))
    assert not found(made, "missing-item", "duplicate-item")


def dated(**more: object) -> Batch:
    made = batch([score(("overall", "ITA", "combined"), Decimal("90.00"), 2568)])
    return replace(made, document=replace(made.document, **{"result_year_be": 2568, **more}))  # type: ignore[arg-type]


def test_a_memo_dated_before_the_results() -> None:
    (finding,) = found(dated(document_date=date(2025, 8, 1)), "year-conflict")
    assert finding.observed == "1/8/2568"
    assert finding.expected == "≥ 15/8/2568"
    assert not found(dated(document_date=date(2025, 12, 5)), "year-conflict")


def test_a_result_year_without_scores() -> None:
    (finding,) = found(dated(result_year_be=2567), "year-conflict")
    assert (finding.observed, finding.expected) == ("2567", "2568")


def test_a_measure_before_its_result_is_told_once() -> None:
    made = of_measures(measure(1, fiscal_year_be=2566), measure(2, fiscal_year_be=2566), measure(3))
    (finding,) = found(made, "year-conflict")
    assert finding.observed == "2566"


@pytest.mark.parametrize(
    ("start", "end", "conflict"),
    [
        (date(2025, 10, 1), date(2026, 9, 30), False),  # fiscal year 2569 itself
        (date(2026, 1, 1), date(2026, 12, 31), False),  # a calendar year reaches beyond it
        (date(2024, 10, 1), date(2025, 9, 30), True),  # the year before
        (date(2026, 3, 1), date(2026, 2, 1), True),  # ends before it starts
        (None, date(2026, 1, 31), False),
    ],
)
def test_a_period_outside_the_year_of_action(start: date | None, end: date | None, conflict: bool) -> None:
    made = of_measures(measure(1, period_start=start, period_end=end))
    assert bool(found(made, "year-conflict")) is conflict


def test_a_document_without_any_year() -> None:
    made = batch([score(("overall", "ITA", "combined"), Decimal("90.00"), None)])
    assert [one.severity for one in found(made, "year-unknown")] == ["warning"]
    assert not found(dated(), "year-unknown")


def test_status_follows_errors_and_identity() -> None:
    clean = dated()
    assert check(clean, RULEBOOK).document.status == "accepted"
    nobody = replace(clean, document=replace(clean.document, organisation_id=None), scores=())
    assert check(nobody, RULEBOOK).document.status == "needs_review"
    wrong = batch([score(("overall", "ITA", "combined"), Decimal("905.0"), 2568)])
    assert check(wrong, RULEBOOK).document.status == "needs_review"
