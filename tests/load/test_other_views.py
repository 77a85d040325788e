"""Views over measures, coverage and places, on data small enough to be worked out by hand."""

from __future__ import annotations

from dataclasses import replace

from tests.load.batches import Report, a_body, full_report
from tests.load.conftest import Asker, Loader

A, B, C = a_body("ก"), a_body("ข"), a_body("ค")


def test_what_became_of_every_measure(publish: Loader, ask: Asker) -> None:
    plan = Report("plan", A, measure_year=2568)
    by_issue = plan.measure("planned", 2568, "อบรมจริยธรรมผู้บริหาร", issue=1)
    by_indicator = plan.measure("planned", 2568, "ประกาศนโยบายงดรับของขวัญ", indicator="4", issue=2)
    forgotten = plan.measure("planned", 2568, "ตรวจสอบรถยนต์ส่วนกลาง", issue=7)
    no_report = plan.measure("planned", 2569, "สำรวจความพึงพอใจ", issue=1)
    result = Report("result", A, measure_year=2568)
    done = result.measure("reported", 2568, "อบรมจริยธรรมผู้บริหารแล้ว", issue=1, status="done")
    going = result.measure("reported", 2568, "ประกาศนโยบายเรื่องของขวัญ", indicator="4", status="in_progress")
    extra = result.measure("reported", 2568, "ติดตั้งกล้องวงจรปิด", issue=5)
    alone = Report("alone", B)
    no_plan = alone.measure("reported", 2568, "ทำความสะอาดคลอง", issue=1)
    unknown = Report("unknown", None)
    nobody = unknown.measure("planned", 2568, "ของใคร", issue=1)
    publish(plan.batch(), result.batch(), alone.batch(), unknown.batch())
    found = ask(
        "SELECT measure_id, follow_up, matched_measure_ids, matched_on, matched_statuses FROM measure_follow_up"
    )
    assert {one[0]: one[1:] for one in found} == {
        by_issue: ("reported", [done], ["issue", "text"], ["done"]),
        by_indicator: ("reported", [going], ["indicator", "text"], ["in_progress"]),
        forgotten: ("not_reported", [], [], []),
        no_report: ("no_report", [], [], []),
        extra: ("not_planned", [], [], []),
        no_plan: ("no_plan", [], [], []),
        nobody: ("not_comparable", [], [], []),
    }
    assert len(found) == 7  # every measure once; the two matched reports stand beside their plans


def test_coverage_counts_bodies_without_reports_too(publish: Loader, ask: Asker) -> None:
    report = Report("one", A, result_year=2568)
    report.score(2568, "overall", "ITA", "90.00")
    report.score(2568, "indicator", "1", "90.00")
    report.score(2568, "indicator", "2", None)
    report.measure("planned", 2569, "อบรม")
    publish(report.batch(), register=(A, C))
    found = ask("""SELECT full_name, fiscal_year_be, documents, has_overall, indicators, blank_scores, planned_measures
        FROM coverage ORDER BY ALL""")
    assert found == [
        (A.full_name, 2568, 1, True, 1, 1, 0),
        (A.full_name, 2569, 1, False, 0, 0, 1),
        (C.full_name, 2568, 0, False, 0, 0, 0),
        (C.full_name, 2569, 0, False, 0, 0, 0),
    ]


def test_every_record_leads_to_its_place(publish: Loader, ask: Asker) -> None:
    report = full_report("one", A, 2568)
    blank = report.score(2568, "sub_indicator", "9.1", None)
    finding = report.finding("missing-score", blank)
    batch = report.batch()
    publish(batch)
    counts = ask("SELECT record_kind, count(*) FROM provenance GROUP BY 1")
    assert sorted(counts) == [
        ("assessment", 1),
        ("disclosure_item", 28),
        ("finding", 1),
        ("indicator_analysis", 10),
        ("measure", 20),
        ("score", 76),
    ]
    assert ask("SELECT count(*) FROM provenance WHERE raw_text IS NULL") == [(0,)]
    assert ask(
        "SELECT source_uri, page_number, x0, y0, x1, y1, raw_text FROM provenance WHERE finding_id = ?", finding
    ) == [("reports/one.txt", 1, 10.0, 20.0, 30.0, 40.0, "คะแนน")]
    assert ask("SELECT count(*) FROM provenance WHERE score_id = ?", blank.score_id) == [(1,)]


def test_a_finding_without_a_place_still_names_its_document(publish: Loader, ask: Asker) -> None:
    report = Report("one", A)
    report.finding("missing-item", report.score(2568, "item", "o1", "100.00"))
    batch = report.batch()
    (finding,) = batch.findings
    publish(replace(batch, findings=(replace(finding, evidence_ids=()),)))
    assert ask("SELECT source_uri, page_number, raw_text FROM provenance WHERE record_kind = 'finding'") == [
        ("reports/one.txt", None, None)
    ]
