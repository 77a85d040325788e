"""Answers worked out by hand over a few made-up reports."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from pathlib import Path

from pipeline.compare import open_readonly
from pipeline.records import Batch, Organisation, Scope
from pipeline.rulebook import Rulebook
from tests.compare.conftest import Asker
from tests.load.batches import Report, a_body
from tests.load.conftest import Loader

A, B, C = a_body("ก"), a_body("ข"), a_body("ค")
D = a_body("ง", "อื่น")


def overall(
    body: Organisation, value: str, year: int = 2568, *, rank: int | None = None, scope: str | None = None
) -> Batch:
    report = Report(f"{body.name}{year}", body, result_year=year)
    report.score(year, "overall", "ITA", value)
    report.assessment(year, "good", None, rank)
    batch = report.batch()
    return replace(batch, assessments=tuple(replace(one, rank_scope=scope) for one in batch.assessments))


def test_ties_share_a_rank_and_count_half_in_the_percentile(publish: Loader, answer: Asker) -> None:
    publish(overall(A, "95.10"), overall(B, "95.10"), overall(C, "90.00"), overall(D, "80.00"))
    rows = answer("ranking")
    # Of four: two above share 1, so the next is 3. Below A and B stand two, and two are equal: (2 + 2/2) / 4.
    assert [(one["full_name"], one["rank"], one["percentile"]) for one in rows] == [
        (A.full_name, 1, Decimal("75.00")),
        (B.full_name, 1, Decimal("75.00")),
        (C.full_name, 3, Decimal("37.50")),
        (D.full_name, 4, Decimal("12.50")),
    ]
    assert [(one["rank_in_province"], one["rank_in_province_of"]) for one in rows] == [(1, 3), (1, 3), (3, 3), (1, 1)]
    assert [one["full_name"] for one in answer("ranking", province="จังหวัดอื่น")] == [D.full_name]


def test_a_printed_rank_differs_only_where_the_set_is_covered(publish: Loader, answer: Asker, database: Path) -> None:
    batches = (
        overall(A, "95.10", rank=1, scope="ของจังหวัดตัวอย่าง"),
        overall(B, "95.10", rank=2, scope="ของจังหวัดตัวอย่าง"),
        overall(C, "90.00", rank=2, scope="ของจังหวัดตัวอย่าง"),
        overall(D, "80.00", rank=9),
    )
    publish(*batches, register=(A, B, C, D))
    found = {one["full_name"]: (one["rank_set"], one["rank"], one["agrees"]) for one in answer("printed-ranks")}
    assert found == {
        A.full_name: ("province", 1, True),
        B.full_name: ("province", 1, True),  # second of two that share the first rank
        C.full_name: ("province", 3, False),
        D.full_name: (None, None, None),  # nothing says among whom
    }
    with open_readonly(database) as connection:
        rows = connection.execute(
            "SELECT organisation_id, observed, expected FROM finding WHERE rule = 'rank-mismatch'"
        ).fetchall()
    assert rows == [(C.organisation_id, "2", "3")]


def test_a_set_with_a_body_missing_is_not_covered(publish: Loader, answer: Asker) -> None:
    publish(overall(A, "90.00", rank=5, scope="ของจังหวัดตัวอย่าง"), register=(A, B))
    assert [(one["is_covered"], one["agrees"], one["registered"]) for one in answer("printed-ranks")] == [
        (False, None, 2)
    ]


def test_years_are_compared_only_where_the_framework_allows(publish: Loader, answer: Asker) -> None:
    batches = []
    for year, score in ((2564, "80.00"), (2565, "83.25"), (2567, "90.00"), (2568, "85.00")):
        report = Report(f"r{year}", A, result_year=year)
        report.score(year, "indicator", "1", score)
        report.score(year, "overall", "ITA", score)
        batches.append(report.batch())
    publish(*batches)
    rows = answer("trend", organisation=A.organisation_id, code="1")
    assert [(one["fiscal_year_be"], one["comparable"], one["reason"], one["comparable_change"]) for one in rows] == [
        (2568, "no", "no_common_parts", None),  # no question of 2567 is linked to one of 2568
        (2567, "no", "no_common_parts", None),
        (2565, "yes", "same", Decimal("3.25")),  # six questions, all linked as the same
    ]
    (change,) = [one for one in answer("changes", year="2565") if one["code"] == "1"]
    assert (change["bodies"], change["risen"], change["mean_change"]) == (1, 1, Decimal("3.2500"))


def test_the_lowest_of_each_instrument_with_ties(publish: Loader, answer: Asker) -> None:
    report = Report("one", A, result_year=2568)
    for code, value in (
        ("1", "90.00"),
        ("2", "88.00"),
        ("3", "88.00"),
        ("6", "91.00"),
        ("7", "99.00"),
        ("9", "100.00"),
    ):
        report.score(2568, "indicator", code, value)
    report.score(2568, "item", "o1", "100.00")
    report.score(2568, "item", "o2", "0.00")
    publish(report.batch())
    rows = answer("lowest", organisation=A.full_name)
    # OIT has one indicator only: nothing to compare it with.
    assert [(one["instrument_code"], one["scope"], one["code"]) for one in rows] == [
        ("IIT", "indicator", "2"),
        ("IIT", "indicator", "3"),
        ("EIT", "indicator", "6"),
        ("OIT", "item", "o2"),
    ]


def test_the_same_item_through_renumbered_years(publish: Loader, answer: Asker, rulebook: Rulebook) -> None:
    publish(overall(A, "90.00"))
    found = {one["fiscal_year_be"]: one["code"] for one in answer("item-history", code="o27", year="2568")}
    # The item of the measures is named in each year's framework, apart from the crosswalk.
    assert found == {int(year): one.integrity_items.measures for year, one in rulebook.frameworks.items()}


def test_the_level_that_the_rule_gives(publish: Loader, answer: Asker) -> None:
    report = Report("one", A, result_year=2568)
    printed: tuple[tuple[Scope, str, str], ...] = (
        ("overall", "ITA", "96.00"),
        ("instrument", "IIT", "99.00"),
        ("instrument", "EIT", "94.99"),
        ("instrument", "OIT", "98.00"),
    )
    for scope, code, value in printed:
        report.score(2568, scope, code, value)
    report.assessment(2568, "excellent")
    publish(report.batch())
    # 95 overall and 95 in every instrument would be excellent; EIT 94.99 leaves good.
    assert [(one["rule_name_th"], one["agrees"]) for one in answer("levels")] == [("ผ่านดี", False)]


def test_counts_after_a_measure_without_a_claim_of_cause(publish: Loader, answer: Asker) -> None:
    before, after = Report("before", A, result_year=2567), Report("after", A, result_year=2568)
    for code, old, new in (("4", "80.00", "85.00"), ("8", "90.00", "88.50")):
        before.score(2567, "indicator", code, old)
        after.score(2568, "indicator", code, new)
    before.measure("planned", 2568, "คุมพัสดุ", indicator="4")
    publish(before.batch(), after.batch())
    rows = answer("after-measures", year="2568")
    assert [(one["code"], one["addressed"], one["risen"], one["fallen"], one["mean_change"]) for one in rows] == [
        ("4", True, 1, 0, Decimal("5.0000")),
        ("8", False, 0, 1, Decimal("-1.5000")),
    ]


def test_done_alone_and_no_state_are_told_apart(publish: Loader, answer: Asker) -> None:
    praise, honest, silent = Report("1", A), Report("2", B), Report("3", C)
    praise.measure("reported", 2568, "ก", status="done")
    honest.measure("reported", 2568, "ข", status="done")
    honest.measure("reported", 2568, "ค", status="not_started")
    silent.measure("reported", 2568, "ง")
    publish(praise.batch(), honest.batch(), silent.batch())
    assert {one["full_name"]: one["only_done"] for one in answer("statuses")} == {
        A.full_name: True,
        B.full_name: False,
        C.full_name: False,
    }


def test_a_body_that_leads_in_everything_leads_under_any_weights(publish: Loader, answer: Asker) -> None:
    batches = []
    for body, scores in ((A, "99 99 99"), (B, "80 90 95"), (C, "80 90 95"), (D, "70 95 95")):
        report = Report(body.name, body, result_year=2568)
        for code, value in zip(("IIT", "EIT", "OIT"), scores.split(), strict=True):
            report.score(2568, "instrument", code, value)
        batches.append(report.batch())
    publish(*batches)
    rows = {one["full_name"]: one for one in answer("sensitivity")}
    assert (rows[A.full_name]["rank_best"], rows[A.full_name]["rank_worst"]) == (1, 1)
    assert rows[A.full_name]["same_rank_percent"] == 100
    # 0.3 * 80 + 0.3 * 90 + 0.4 * 95 = 89.0 for B and C, 0.3 * 70 + 0.3 * 95 + 0.4 * 95 = 87.5 for D
    assert [rows[one.full_name]["weighted"] for one in (B, C, D)] == [89, 89, Decimal("87.5")]
    assert [rows[one.full_name]["rank"] for one in (B, C, D)] == [2, 2, 4]
    alike = [{key: rows[one.full_name][key] for key in ("rank_low", "rank_high", "rank_median")} for one in (B, C)]
    assert alike[0] == alike[1]
    (alone,) = answer("sensitivity", organisation=D.full_name)
    assert alone == rows[D.full_name]


def test_peers_widen_until_there_are_five(publish: Loader, answer: Asker) -> None:
    others = [overall(a_body(f"เพื่อน{n}", "อื่น"), f"{80 + n}.00") for n in range(5)]
    publish(overall(A, "82.50"), overall(B, "99.00"), *others)
    rows = answer("peers", organisation=A.full_name)
    # Only one other body of its province: the circle is that of its kind. 99.00, 84.00 and 83.00 stand above.
    assert len(rows) == 7
    assert [(one["rank_among"], one["difference"]) for one in rows if one["is_asked"]] == [(4, Decimal(0))]
    assert rows[0]["difference"] == Decimal("16.50")
    assert {one["likeness"] for one in rows if not one["is_asked"]} == {"kind", "kind_and_district"}
