"""The five real reports, where they stand beside the checkout: what they print, read by eye and typed here.

The reports never enter the repository; without them these tests are skipped.
"""

from __future__ import annotations

from collections import Counter
from functools import lru_cache
from pathlib import Path

import pytest

from pipeline.check import check
from pipeline.normalise import normalise
from pipeline.parse import parse
from pipeline.read import read
from pipeline.records import Batch
from tests.reading import places, rules

REPORTS = Path(__file__).resolve().parents[2] / "shared" / "reports"
pytestmark = pytest.mark.skipif(not REPORTS.is_dir(), reason="the real reports are not beside this checkout")

CHART = ["99.02", "98.63", "93.00", "99.02", "99.61", "96.78", "94.90", "89.91", "100.00", "100.00"]
SUMMARY = ["98.67", "99.24", "100.00", "95.62", "97.90", "93.94", "93.14", "92.14", "100.00", "90.00"]
QUESTIONS_IIT = [
    "96.00", "100.00", "100.00", "98.86", "100.00", "98.86", "100.00", "100.00", "100.00", "91.43", "100.00", "95.43",
    "98.29", "97.71", "97.71",
]  # fmt: skip
QUESTIONS_PUBLIC = ["97.70", "97.93", "100.00", "98.62", "98.62", "98.62", "98.62", "98.62", "98.62"]
QUESTIONS_SURVEY = ["82.00", "86.00", "100.00", "90.00", "86.00", "87.00", "83.00", "88.00", "86.00"]
INDICATORS_SURVEY = {"6": "89.33", "7": "87.67", "8": "85.67"}


@lru_cache(maxsize=5)
def batch(number: int) -> Batch:
    path = sorted(REPORTS.glob("*.txt"))[number]
    document = read(path)
    return check(normalise(document, parse(document, rules()), rules(), places()), rules())


def told(number: int) -> set[tuple[int | None, str, str, str | None]]:
    return {
        (one.fiscal_year_be, one.code, one.part, None if one.value is None else str(one.value))
        for one in batch(number).scores
    }


def test_scores_in_prose_and_in_a_garbled_chart() -> None:
    chart = {(2567, str(place), "combined", value) for place, value in enumerate(CHART, start=1)}
    prose = {
        (2567, "ITA", "combined", "97.94"), (2567, "IIT", "combined", "99.26"), (2567, "EIT", "public", "95.34"),
        (2567, "EIT", "survey", "92.38"), (2567, "OIT", "combined", "100.00"),
    }  # fmt: skip
    assert told(0) == chart | prose


def test_the_misread_cell_of_the_chart_is_found() -> None:
    (repair,) = [one for one in batch(0).findings if one.rule == "single-cell-repair"]
    assert (repair.scope, repair.code, str(repair.suggested_value)) == ("indicator", "3", "100.00")


def test_no_score_is_invented_where_none_is_printed() -> None:
    assert told(1) == told(3) == set()


def test_every_score_of_the_full_tree() -> None:
    wanted = {(2568, "ITA", "combined", "95.41")}
    wanted |= {(2568, str(place), "combined", value) for place, value in enumerate(SUMMARY, start=1)}
    wanted |= {(2568, f"i{place}", "combined", value) for place, value in enumerate(QUESTIONS_IIT, start=1)}
    wanted |= {(2568, f"e{place}", "public", value) for place, value in enumerate(QUESTIONS_PUBLIC, start=1)}
    wanted |= {(2568, f"e{place}", "survey", value) for place, value in enumerate(QUESTIONS_SURVEY, start=1)}
    wanted |= {(2568, code, "survey", value) for code, value in INDICATORS_SURVEY.items()}
    wanted |= {(2568, f"9.{place}", "combined", "100.00") for place in range(1, 6)}
    wanted |= {(2568, "10.1", "combined", "100.00"), (2568, "10.2", "combined", "80.00")}
    wanted |= {(2568, f"o{place}", "combined", "50.00" if place == 27 else "100.00") for place in range(1, 29)}
    assert told(2) == wanted
    assert not [one for one in batch(2).findings if one.severity == "error"]


def test_blanks_are_missing_and_the_pass_mark_is_no_score() -> None:
    assert told(4) == {
        (2566, "2", "combined", None), (2566, "6", "combined", None),
        (2566, "9", "combined", "100.00"), (2566, "10", "combined", "100.00"),
    }  # fmt: skip


@pytest.mark.parametrize(("number", "measures", "items"), [(0, 11, 35), (1, 7, 0), (2, 13, 0), (3, 7, 0), (4, 4, 0)])
def test_measures_and_items_are_all_there(number: int, measures: int, items: int) -> None:
    assert (len(batch(number).measures), len(batch(number).disclosure_items)) == (measures, items)


def test_the_checklist_is_complete_and_done() -> None:
    items = batch(0).disclosure_items
    assert [one.code for one in items] == [f"o{place}" for place in range(1, 36)]
    assert {one.status for one in items} == {"done"}
    assert Counter(one.responsible_units for one in items) == {("สำนักปลัด",): 31, ("กองคลัง",): 4}


def test_measures_by_issue_and_by_question() -> None:
    assert [one.issue_number for one in batch(1).measures] == [1, 2, 3, 4, 5, 6, 7]
    assert [one.item_code for one in batch(3).measures] == ["i11", "e7", "e11", "e14", "o8", "o11", "o28"]
    assert {one.status for one in batch(3).measures} == {"done"}
    assert [one.indicator_code for one in batch(4).measures] == ["2", "6", "9", "10"]


def test_planned_and_reported() -> None:
    assert {one.stage for one in batch(2).measures} == {"planned"}
    assert {one.stage for number in (0, 1, 3, 4) for one in batch(number).measures} == {"reported"}


def test_one_body_each_in_its_district() -> None:
    found = []
    for number in range(5):
        names = {one.organisation_id: (one.kind, one.district) for one in batch(number).organisations}
        found.append(names[batch(number).document.organisation_id or ""])
    assert found == [
        ("sao", "พระแสง"),
        ("sao", "นครชัยศรี"),
        ("subdistrict_municipality", "เวียงแก่น"),
        ("sao", "ชะอำ"),
        ("sao", "ภูเวียง"),
    ]


@pytest.mark.parametrize("number", range(5))
def test_evidence_is_the_text_of_the_page(number: int) -> None:
    pages = {page.number: page.text for page in batch(number).pages}
    for one in batch(number).evidence:
        assert pages[one.page_number][one.char_start : one.char_end] == one.raw_text
    known = {one.evidence_id for one in batch(number).evidence}
    assert {one.evidence_id for one in batch(number).scores} <= known
    assert {one.evidence_id for one in batch(number).measures} <= known
