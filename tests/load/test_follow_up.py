"""Planned measures and their reports: pairs that a person has judged, and links of whole plans."""

from __future__ import annotations

from dataclasses import replace

import pytest

from pipeline.load.follow_up.likeness import Wording
from pipeline.load.follow_up.links import Promise, linked
from pipeline.load.follow_up.pair_examples import decide_pair
from pipeline.records import Batch
from pipeline.rulebook.similarity import FollowUpExample
from tests.load.batches import Report, a_body
from tests.load.conftest import Asker, Loader
from tests.reading import rules

A = a_body("ก")
RULES = rules().similarity.follow_up

# Judged by a person before the thresholds were tried on them: planned, reported, subject, decision.
JUDGED = [
    ("ปรับปรุงแผนผังขั้นตอนการให้บริการและติดประกาศ ณ จุดบริการ", "ติดประกาศแผนผังขั้นตอนการให้บริการใหม่ ณ จุดบริการ", "shared", "same"),
    ("จัดตั้งศูนย์รับเรื่องร้องเรียนการทุจริต", "แต่งตั้งเจ้าหน้าที่ประจำศูนย์รับเรื่องร้องเรียนการทุจริต", "shared", "same"),
    ("ประกาศนโยบายไม่รับของขวัญ (No Gift Policy)", "ประกาศนโยบาย No Gift Policy งดรับของขวัญทุกเทศกาล", "shared", "same"),
    ("ประเมินความเสี่ยงการทุจริตประจำปี", "จัดทำรายงานการประเมินความเสี่ยงการทุจริต ประจำปีงบประมาณ", "unknown", "same"),
    ("เผยแพร่ประกาศจัดซื้อจัดจ้างบนเว็บไซต์", "เผยแพร่ประกาศการจัดซื้อจัดจ้างทางเว็บไซต์และเฟซบุ๊ก", "unknown", "same"),
    ("จัดประชุมประชาคมเพื่อรับฟังความคิดเห็นของประชาชน", "ประชุมประชาคมท้องถิ่นรับฟังความคิดเห็นประชาชน", "unknown", "same"),
    ("ทำทะเบียนคุมการยืมพัสดุ", "จัดทำทะเบียนคุมพัสดุและการยืมคืน", "shared", "same"),
    ("มอบหมายงานเป็นลายลักษณ์อักษร", "จัดทำคำสั่งมอบหมายงานเป็นลายลักษณ์อักษร", "shared", "same"),
    ("อบรมการใช้ระบบสารสนเทศแก่พนักงาน", "จัดซื้อเครื่องคอมพิวเตอร์ให้ทุกกอง", "unknown", "none"),
    ("ติดกล้องวงจรปิดบริเวณอาคารสำนักงาน", "จัดทำประมวลจริยธรรมพนักงาน", "unknown", "none"),
    ("เผยแพร่แผนพัฒนาท้องถิ่น", "ทบทวนคู่มือการร้องเรียนการทุจริต", "shared", "none"),
    ("ชี้แจงหลักเกณฑ์การเลื่อนเงินเดือนให้ทราบทั่วกัน", "ตรวจสอบการเบิกจ่ายน้ำมันเชื้อเพลิง", "shared", "none"),
    ("ตรวจสอบพัสดุประจำปี", "ตรวจสอบพัสดุประจำปี", "differs", "candidate"),
    ("จัดกิจกรรมวันต่อต้านคอร์รัปชันสากล", "สำรวจความพึงพอใจของผู้รับบริการ", "unknown", "none"),
]  # fmt: skip


@pytest.mark.parametrize("pair", JUDGED, ids=lambda pair: pair[0][:20])
def test_judged_pairs(pair: tuple[str, str, str, str]) -> None:
    example = FollowUpExample.model_validate(dict(zip(FollowUpExample.model_fields, pair, strict=True)))
    assert decide_pair(example, RULES) == example.decision


def promise(name: str, title: str, **subjects: str) -> Promise:
    return Promise(name, subjects, Wording(title, (), RULES))


def test_a_report_is_the_same_as_one_plan_only() -> None:
    manual, counter = "จัดทำคู่มือการยืมทรัพย์สิน", "จัดตั้งจุดรับเรื่องร้องเรียนการทุจริต"
    plans = [promise("p1", manual), promise("p2", counter), promise("p3", manual + "ของทางราชการ")]
    found = linked(plans, [promise("r1", manual), promise("r2", "ทำความสะอาดถนนและลำคลอง")], RULES)
    assert [(one.planned_id, one.reported_id, one.decision) for one in found] == [
        ("p1", "r1", "same"),
        ("p2", "r2", "none"),  # what is left is nothing like it
        ("p3", "r1", "candidate"),  # as good as the same, but that report is taken
    ]


def test_the_narrowest_subject_that_both_name_decides() -> None:
    plan = promise("p", "เผยแพร่ข้อมูลบนเว็บไซต์", indicator="9", item="o1")
    same_item = promise("r1", "เผยแพร่ข้อมูลบนเว็บไซต์", item="o1")
    other_item = promise("r2", "เผยแพร่ข้อมูลบนเว็บไซต์", indicator="9", item="o2")
    [one] = linked([plan], [same_item], RULES)
    assert (one.decision, one.matched_on) == ("same", ("item", "text"))
    [two] = linked([plan], [other_item], RULES)
    assert (two.decision, two.matched_on) == ("candidate", ("indicator", "text"))


def test_steps_speak_where_the_title_names_only_the_subject() -> None:
    steps = ("จัดทำคู่มือการยืมทรัพย์สิน", "ตรวจนับพัสดุทุกไตรมาส")
    plan = Promise("p", {"indicator": "4"}, Wording("การใช้ทรัพย์สินของราชการ", steps, RULES))
    report = Promise("r", {"indicator": "4"}, Wording("ด้านที่สี่", ("ตรวจนับพัสดุทุกไตรมาส", "ทำคู่มือยืมทรัพย์สิน"), RULES))
    [one] = linked([plan], [report], RULES)
    assert one.decision == "same"


def test_the_table_and_the_view_say_the_same(publish: Loader, ask: Asker) -> None:
    plan = Report("plan", A, measure_year=2567, result_year=2566)
    report = Report("report", A, measure_year=2567, result_year=2567)
    promised = plan.measure("planned", 2567, "เผยแพร่แผนการใช้จ่ายงบประมาณประจำปี", issue=1)
    done = report.measure("reported", 2567, "เผยแพร่แผนการใช้จ่ายงบประมาณประจำปี", issue=1, status="done")
    publish(plan.batch(), report.batch())
    assert ask("SELECT planned_id, reported_id, matched_on, similarity, decision FROM measure_link") == [
        (promised, done, ["issue", "text"], 1, "same")
    ]
    assert ask("SELECT follow_up, similarity, matched_statuses FROM measure_follow_up") == [("reported", 1, ["done"])]


def test_codes_of_other_years_are_turned_or_not_compared(publish: Loader, ask: Asker) -> None:
    """Indicator 4 has one name in 2566 and 2567; of which year the second report's codes are, nobody can say."""
    title = "เผยแพร่แผนการใช้จ่ายงบประมาณประจำปี"
    plan, report, third = Report("plan", A), Report("report", A), Report("third", A)
    plan.measure("planned", 2568, title, indicator="4")
    report.measure("reported", 2568, title, indicator="4")
    third.measure("reported", 2568, "ติดตั้งกล้องวงจรปิดรอบอาคาร", indicator="4")
    publish(answering(plan, 2566), answering(report, 2567))
    assert ask("SELECT matched_on, decision FROM measure_link") == [(["indicator", "text"], "same")]
    publish(answering(plan, 2566), answering(report, 2567), answering(third, 2565))
    assert ask("SELECT matched_on FROM measure_link WHERE decision = 'same'") == [(["text"],)]


def answering(report: Report, year: int) -> Batch:
    """The batch with measures that answer the result of this year."""
    batch = report.batch()
    return replace(batch, measures=tuple(replace(one, result_year_be=year) for one in batch.measures))
