"""Views over scores, each on data small enough to be worked out by hand (the sums stand beside it)."""

from __future__ import annotations

import random
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from pathlib import Path

import duckdb
import pytest

from pipeline.check.cells import sheets
from pipeline.check.equations import system
from pipeline.compare import open_readonly
from pipeline.load import load
from pipeline.records import Batch
from pipeline.rulebook import Rulebook
from tests.load.batches import START, Report, a_body, a_run

_LAST_DIGIT = Decimal("0.0001")
A, B, C = a_body("ก", "จังหวัดหนึ่ง"), a_body("ข", "จังหวัดหนึ่ง"), a_body("ค", "จังหวัดสอง")


def arithmetic() -> Report:
    """FY2568. Indicator 10.2 has o27 twice: (100+100+2*50+100)/5 = 80, and 10 = (100+80)/2 = 90."""
    report = Report("arithmetic", A, result_year=2568)
    report.score(2568, "overall", "ITA", "89.00")  # .3*90 + .3*80 + .4*95 = 27 + 24 + 38
    report.score(2568, "instrument", "IIT", "90.00")  # (100+90+80+95+85)/5
    report.score(2568, "instrument", "EIT", "80.50")  # its indicators give 80.00
    report.score(2568, "instrument", "OIT", "95.00")
    report.score(2568, "instrument", "EIT", "85.00", "public")
    report.score(2568, "instrument", "EIT", "75.00", "survey")
    for code, value in zip("12345", ("100.00", "90.00", "80.00", "95.00", "85.00"), strict=True):
        report.score(2568, "indicator", code, value)
    for code in "678":
        report.score(2568, "indicator", code, "80.00")
    report.score(2568, "indicator", "9", "100.00")
    report.score(2568, "indicator", "10", "90.00")
    for code, public, survey in (("e1", "80.00", "60.00"), ("e2", "90.00", "70.00"), ("e3", "100.00", "80.00")):
        report.score(2568, "question", code, public, "public")
        report.score(2568, "question", code, survey, "survey")
    for number in range(21, 29):
        report.score(2568, "item", f"o{number}", "50.00" if number == 27 else "100.00")
    return report


def repaired() -> Report:
    """FY2567: indicator 3 is misprinted and proved to be 100.00; 4 is doubted on an inferred fact; 5 is blank."""
    report = Report("repaired", A, result_year=2567)
    report.finding("single-cell-repair", report.score(2567, "indicator", "3", "93.00"), "100.00")
    report.finding("single-cell-repair", report.score(2567, "indicator", "4", "50.00"), "60.00", severity="warning")
    report.finding("missing-score", report.score(2567, "indicator", "5", None), severity="warning")
    six = report.score(2567, "indicator", "6", "70.00")
    report.finding("single-cell-repair", six, "71.00")
    report.finding("correction-applied", six, "72.00", severity="info")
    seven = report.score(2567, "indicator", "7", "70.00")
    report.finding("values-swapped", seven, "71.00")
    report.finding("values-swapped", seven, "72.00")  # two proofs that contradict each other prove nothing
    report.score(2567, "overall", "ITA", "97.9")
    report.score(2567, "overall", "ITA", "97.9")
    report.score(2567, "overall", "ITA", "97.94")
    report.score(2567, "instrument", "IIT", "90.00")
    report.score(2567, "instrument", "IIT", "91.00")
    report.score(2567, "instrument", "IIT", "91.00")
    report.assessment(2567, "good", "A", 4)
    return report


def comparison() -> Report:
    """A later document of the same body that repeats scores of FY2567 (rounded) and FY2568 (wrong)."""
    report = Report("comparison", A, result_year=2569, dated=date(2026, 12, 1))
    report.score(2567, "overall", "ITA", "98")  # 97.94, rounded
    report.score(2567, "instrument", "IIT", None)
    report.score(2568, "overall", "ITA", "98.00")
    report.score(2569, "overall", "ITA", "91.00")
    return report


def neighbours() -> Iterator[Report]:
    for body, value in ((B, "89.00"), (C, "95.00")):
        report = Report(f"of {body.name}", body, result_year=2568)
        report.score(2568, "overall", "ITA", value)
        report.score(2568, "overall", "ITA", None)
        yield report


def nobody() -> Report:
    report = Report("nobody", None, result_year=2568)
    report.score(2568, "overall", "ITA", "50.00")
    report.score(None, "indicator", "1", "51.00")
    return report


def seeded(number: int) -> Report:
    """A random tree with holes: what it prints does not add up, and often a level is not printed at all."""
    dice = random.Random(number)
    report = Report(f"seeded-{number}", a_body(f"สุ่ม{number}"), result_year=2568)

    def value() -> str:
        return f"{dice.randint(5000, 10000) / 100:.{dice.choice((1, 2, 2, 2))}f}"

    def printed(share: float) -> bool:
        return dice.random() < share

    if printed(0.8):
        report.score(2568, "overall", "ITA", value())
    for code in ("IIT", "EIT", "OIT"):
        if printed(0.7):
            report.score(2568, "instrument", code, value())
    for part in ("public", "survey"):
        if printed(0.5):
            report.score(2568, "instrument", "EIT", value(), "public" if part == "public" else "survey")
    for number_ in range(1, 11):
        if printed(0.8):
            report.score(2568, "indicator", str(number_), value())
    for code in ("9.1", "9.2", "9.3", "9.4", "9.5", "10.1", "10.2"):
        if printed(0.4):
            report.score(2568, "sub_indicator", code, value())
    for number_ in range(1, 16):
        if printed(0.97):
            report.score(2568, "question", f"i{number_}", value())
    for number_ in range(1, 10):
        if printed(0.97):
            report.score(2568, "question", f"e{number_}", value(), "public")
            report.score(2568, "question", f"e{number_}", value(), "survey")
    for number_ in range(1, 29):
        if printed(0.98):
            report.score(2568, "item", f"o{number_}", dice.choice(("100.00", "50.00", "0.00")))
    return report


@pytest.fixture(scope="module")
def batches() -> list[Batch]:
    reports = [arithmetic(), repaired(), comparison(), nobody(), *neighbours(), *(seeded(n) for n in range(30))]
    return sorted((one.batch() for one in reports), key=lambda one: one.document.document_id)


@pytest.fixture(scope="module")
def base(
    rulebook: Rulebook, batches: list[Batch], tmp_path_factory: pytest.TempPathFactory
) -> Iterator[duckdb.DuckDBPyConnection]:
    path: Path = tmp_path_factory.mktemp("scores") / "ita.duckdb"
    load(
        batches,
        rulebook=rulebook,
        register_organisations=[A, B, C],
        quarantine=(),
        runs=(a_run(),),
        document_runs={one.document.document_id: ("run-1", START) for one in batches},
        path=path,
    )
    with open_readonly(path) as connection:
        yield connection


def rows(base: duckdb.DuckDBPyConnection, query: str, *values: object) -> list[tuple[object, ...]]:
    found: list[tuple[object, ...]] = base.execute(query, values).fetchall()
    return found


def d(text: str | None) -> Decimal | None:
    return None if text is None else Decimal(text)


def test_accepted_value_stands_beside_the_print(base: duckdb.DuckDBPyConnection) -> None:
    found = rows(
        base,
        """SELECT code, value, accepted_value, value_source, reconciled_by FROM score_reconciled
        WHERE document_id = ? AND scope = 'indicator' ORDER BY code""",
        repaired().document_id,
    )
    assert found == [
        ("3", d("93.00"), d("100.00"), "reconciled", "single-cell-repair"),
        ("4", d("50.00"), d("50.00"), "reported", None),
        ("5", None, None, "reported", None),
        ("6", d("70.00"), d("72.00"), "reconciled", "correction-applied"),
        ("7", d("70.00"), d("70.00"), "reported", None),
    ]
    assert rows(base, "SELECT (SELECT count(*) FROM score) = (SELECT count(*) FROM score_reconciled)") == [(True,)]


def test_one_statement_per_document(base: duckdb.DuckDBPyConnection) -> None:
    found = rows(
        base,
        """SELECT code, value, times_printed, different_values FROM score_stated
        WHERE document_id = ? AND scope IN ('overall', 'instrument') ORDER BY code""",
        repaired().document_id,
    )
    # 97.9 is 97.94 as a sentence rounds it; 91.00 stands twice, 90.00 once
    assert found == [("IIT", d("91.00"), 2, 2), ("ITA", d("97.94"), 3, 1)]


def test_the_document_of_the_result_year_speaks_first(base: duckdb.DuckDBPyConnection) -> None:
    found = rows(
        base,
        """SELECT fiscal_year_be, accepted_value, documents, in_conflict, document_id FROM score_chosen
        WHERE organisation_id = ? AND scope = 'overall' ORDER BY 1""",
        A.organisation_id,
    )
    assert found == [
        (2567, d("97.94"), 2, False, repaired().document_id),
        (2568, d("89.00"), 2, True, arithmetic().document_id),
        (2569, d("91.00"), 1, False, comparison().document_id),
    ]


def test_documents_that_differ_are_a_finding_at_the_farther_one(base: duckdb.DuckDBPyConnection) -> None:
    assert rows(base, "SELECT document_id, value, chosen_value, difference FROM score_conflict") == [
        (comparison().document_id, d("98.00"), d("89.00"), d("9.00"))
    ]
    found = rows(
        base,
        """SELECT document_id, fiscal_year_be, scope, code, part, observed, expected, severity, message_en
        FROM finding WHERE rule = 'conflicting-reports'""",
    )
    assert len(found) == 1
    assert found[0][:8] == (comparison().document_id, 2568, "overall", "ITA", "combined", "98.00", "89.00", "error")
    assert "arithmetic.txt" in str(found[0][8])
    places = rows(
        base,
        """SELECT document_id, raw_text FROM provenance
        WHERE finding_id = (SELECT finding_id FROM finding WHERE rule = 'conflicting-reports') ORDER BY raw_text""",
    )
    assert places == [(arithmetic().document_id, "89.00"), (comparison().document_id, "98.00")]
    status = "SELECT status FROM document WHERE document_id = ?"
    assert rows(base, status, comparison().document_id) == [("needs_review",)]
    assert rows(base, status, arithmetic().document_id) == [("accepted",)]


def test_parents_recomputed_by_hand(base: duckdb.DuckDBPyConnection) -> None:
    found = rows(
        base,
        """SELECT code, part, basis, printed, recomputed, difference, agrees, terms_present, terms_expected
        FROM score_recomputed WHERE document_id = ? ORDER BY ALL""",
        arithmetic().document_id,
    )
    known = {one[:3]: one[3:] for one in found}
    assert len(known) == len(found)
    assert known["ITA", "combined", "children"] == (
        d("89.00"), d("89.1500"), d("-0.1500"), False, 3, 3,
    )  # .3*90 + .3*80.50 + .4*95 = 89.15  # fmt: skip
    assert known["IIT", "combined", "children"] == (d("90.00"), d("90.0000"), d("0.0000"), True, 5, 5)
    assert known["EIT", "combined", "children"] == (d("80.50"), d("80.0000"), d("0.5000"), False, 3, 3)
    assert known["EIT", "combined", "parts"] == (d("80.50"), d("80.0000"), d("0.5000"), False, 2, 2)
    assert known["OIT", "combined", "children"] == (d("95.00"), d("95.0000"), d("0.0000"), True, 2, 2)
    # only e1-e3 are printed: indicator 6 of the public is (80+90+100)/3 = 90, 7 and 8 are not to be had
    assert known["EIT", "public", "children"] == (d("85.00"), None, None, None, 1, 3)
    assert known["6", "public", "children"] == (None, d("90.0000"), None, None, 3, 3)
    assert known["6", "combined", "parts"] == (d("80.00"), d("80.0000"), d("0.0000"), True, 2, 2)
    assert known["6", "combined", "children"] == (d("80.00"), d("80.0000"), d("0.0000"), True, 3, 3)
    assert known["10.2", "combined", "children"] == (None, d("80.0000"), None, None, 4, 4)
    assert known["10", "combined", "children"] == (d("90.00"), d("90.0000"), d("0.0000"), True, 2, 2)
    assert known["9", "combined", None] == (d("100.00"), None, None, None, 0, 5)


def test_sql_and_the_check_compute_the_same(
    base: duckdb.DuckDBPyConnection, batches: list[Batch], rulebook: Rulebook
) -> None:
    compared = 0
    for batch in batches:
        found = rows(
            base,
            """SELECT scope, code, part, recomputed, agrees, confidence FROM score_recomputed
            WHERE document_id = ? AND recomputed IS NOT NULL AND printed IS NOT NULL""",
            batch.document.document_id,
        )
        by_key: dict[tuple[object, ...], list[tuple[object, ...]]] = {}
        for *key, recomputed, agrees, confidence in found:
            by_key.setdefault(tuple(key), []).append((recomputed, agrees, confidence))
        for sheet in sheets(batch, rulebook, {}):
            if sheet.framework is None or sheet.organisation_id is None or sheet.year != 2568:
                continue
            for equation in system(sheet, sheet.framework).equations:
                if equation.parent not in sheet.cells or equation.parent[0] == "question":
                    continue
                value = equation.right.value(sheet.cells).quantize(Decimal("0.0001"))
                near = [
                    one for one in by_key[equation.parent] if abs(Decimal(str(one[0])) - value) <= Decimal("0.0001")
                ]
                assert near, (equation.parent, value, by_key[equation.parent])
                assert equation.confidence in {one[2] for one in near}
                if equation.parent[0] not in ("overall", "instrument"):  # the check lets prose round these
                    assert equation.holds(sheet.cells) in {one[1] for one in near}
                compared += 1
    assert compared > 250


def test_organisation_year_is_one_wide_row(base: duckdb.DuckDBPyConnection) -> None:
    found = rows(
        base,
        """SELECT fiscal_year_be, overall, iit, eit, oit, eit_public, eit_survey, indicator_3, indicator_10, level,
            grade, rank_printed, open_findings, open_errors, reconciled, conflicting_scores
        FROM organisation_year WHERE organisation_id = ? ORDER BY 1""",
        A.organisation_id,
    )
    changed = ["indicator 3: 93.00 -> 100.00", "indicator 6: 70.00 -> 72.00"]
    assert found == [
        (2567, d("97.94"), d("91.00"), None, None, None, None, d("100.00"), None, "good", "A", 4, 6, 4, changed, 0),
        (
            2568, d("89.00"), d("90.00"), d("80.50"), d("95.00"), d("85.00"), d("75.00"), d("80.00"), d("90.00"), None,
            None, None, 1, 1, [], 1,
        ),
        (2569, d("91.00"), *[None] * 10, 0, 0, [], 0),
    ]  # fmt: skip
    assert rows(base, "SELECT count(*) FROM organisation_year WHERE organisation_id IS NULL") == [(0,)]


def test_ties_share_a_rank(base: duckdb.DuckDBPyConnection) -> None:
    found = rows(
        base,
        """SELECT full_name, accepted_value, rank_in_province, rank_in_province_of, rank_in_province_and_kind
        FROM ranking WHERE fiscal_year_be = 2568 AND scope = 'overall' AND province <> 'ตัวอย่าง' ORDER BY full_name""",
    )
    assert found == [
        (A.full_name, d("89.00"), 1, 2, 1),
        (B.full_name, d("89.00"), 1, 2, 1),
        (C.full_name, d("95.00"), 1, 1, 1),
    ]
    # among all bodies of the year: as many are ahead of A as of B, and the rank after a tie is left out
    wrong = rows(
        base,
        """SELECT r.full_name FROM ranking AS r WHERE r.rank <> 1 + (
            SELECT count(*) FROM ranking AS o WHERE o.fiscal_year_be = r.fiscal_year_be AND o.scope = r.scope
                AND o.code = r.code AND o.part = r.part AND o.accepted_value > r.accepted_value)""",
    )
    assert wrong == []


def test_trend_compares_with_the_last_known_year(base: duckdb.DuckDBPyConnection) -> None:
    found = rows(
        base,
        """SELECT fiscal_year_be, previous_year_be, previous_value, change FROM indicator_trend
        WHERE organisation_id = ? AND code = 'ITA' ORDER BY 1""",
        A.organisation_id,
    )
    assert found == [
        (2567, None, None, None),
        (2568, 2567, d("97.94"), d("-8.94")),
        (2569, 2568, d("89.00"), d("2.00")),
    ]


def test_what_a_lost_item_costs(base: duckdb.DuckDBPyConnection) -> None:
    found = rows(
        base,
        """SELECT code, part, points_lost, round(share_of_overall, 6), round(overall_points_lost, 4), indicator_code
        FROM item_loss WHERE organisation_id = ? AND fiscal_year_be = 2568 AND code IN ('o27', 'o28', 'e1')
        ORDER BY code, part""",
        A.organisation_id,
    )
    assert found == [
        ("e1", "public", d("20.00"), 0.016667, 0.3333, "6"),  # .3 * 1/3 * 1/3 * 1/2
        ("e1", "survey", d("40.00"), 0.016667, 0.6667, "6"),
        ("o27", "combined", d("50.00"), 0.04, 2.0, "10"),  # .4 * 1/2 * 1/2 * 2/5
        ("o28", "combined", d("0.00"), 0.02, 0.0, "10"),
    ]


def test_shares_of_a_year_sum_to_one(base: duckdb.DuckDBPyConnection) -> None:
    found = rows(
        base,
        """SELECT fiscal_year_be, round(sum(share_of_overall), 9) FROM framework_share
        WHERE scope = 'indicator' GROUP BY 1 ORDER BY 1""",
    )
    assert found
    assert {total for _year, total in found} == {1.0}


def test_scores_without_body_or_year_stay_in_sight(base: duckdb.DuckDBPyConnection) -> None:
    document = nobody().document_id
    assert rows(base, "SELECT count(*) FROM score_stated WHERE document_id = ?", document) == [(2,)]
    found = rows(base, "SELECT fiscal_year_be, documents FROM coverage WHERE organisation_id IS NULL ORDER BY 1")
    assert found == [(2568, 1), (None, 1)]
