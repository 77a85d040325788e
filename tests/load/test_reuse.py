"""Texts that several bodies use: what is one text with changes, what is a template, and who came first."""

from __future__ import annotations

from dataclasses import replace

from pipeline.load.reuse.words import marked
from tests.load.batches import Report, a_body
from tests.load.conftest import Asker, Loader
from tests.reading import rules

A, B, C = a_body("ก่อนหน้า"), a_body("ตามหลัง"), a_body("อีกแห่ง")
OWN = "ให้ช่างประจำหมู่บ้านถ่ายภาพไฟกิ่งที่ดับแล้วส่งเข้าห้องแชตของกองช่างก่อนเที่ยงวันพุธ"
EDITED = "ให้ช่างประจำหมู่บ้านถ่ายภาพไฟกิ่งที่ดับแล้วส่งเข้าห้องแชตของกองคลังก่อนบ่ายวันพุธ"
RETOLD = "แจ้งไฟฟ้าสาธารณะชำรุดได้ทุกวันทำการ โดยผู้ใหญ่บ้านรวบรวมรายชื่อเสาและรายงานเป็นหนังสือ"
NUMBERS = [a_body(f"ที่{number}") for number in range(25)]


def clusters(ask: Asker) -> list[tuple[object, ...]]:
    return ask("SELECT field, is_template, organisations, members, text FROM text_reuse ORDER BY ALL")


def test_a_copy_with_changed_words_stands_with_the_earlier_text(publish: Loader, ask: Asker) -> None:
    first, copy, other = Report("first", A), Report("copy", B), Report("other", C)
    # Published in another order than they were used.
    late = copy.measure("planned", 2568, EDITED)
    early = first.measure("planned", 2567, OWN)
    other.measure("planned", 2568, RETOLD)
    publish(first.batch(), copy.batch(), other.batch())
    assert clusters(ask) == [("title", False, 2, 2, OWN)]
    found = ask("SELECT sequence, record_id, similarity, differs FROM text_cluster_member ORDER BY sequence")
    assert [row[:2] for row in found] == [(1, early), (2, late)]
    assert found[0][2:] == (1, None)
    assert 0.9 < float(str(found[1][2])) < 1
    assert str(found[1][3]) == EDITED.replace("คลัง", "[-ช่าง-]{+คลัง+}").replace("บ่ายวัน", "[-เที่ยงวัน-]{+บ่ายวัน+}")


def test_the_name_of_the_own_body_is_no_difference(publish: Loader, ask: Asker) -> None:
    first, copy = Report("first", A), Report("copy", B)
    first.measure("planned", 2567, f"{OWN} ของ{A.full_name}")
    copy.measure("planned", 2568, f"{OWN} ของ{B.full_name}")
    publish(first.batch(), copy.batch())
    assert ask("SELECT similarity, differs FROM text_cluster_member") == [(1, None), (1, None)]


def test_another_name_left_in_a_text_is_shown(publish: Loader, ask: Asker) -> None:
    first, copy = Report("first", A), Report("copy", B)
    first.measure("planned", 2567, f"{OWN} ของ{A.full_name}")
    copy.measure("planned", 2568, f"{OWN} ของ{A.full_name}")
    batch = copy.batch()
    [own] = batch.mentions
    foreign = replace(own, printed=A.full_name, organisation_id=A.organisation_id, decision="foreign")
    publish(first.batch(), replace(batch, mentions=(own, foreign), organisations=(A, B)))
    assert ask("SELECT named FROM text_cluster_member ORDER BY sequence") == [([],), ([A.full_name],)]


def test_one_body_that_repeats_itself_shares_with_nobody(publish: Loader, ask: Asker) -> None:
    first, again = Report("first", A), Report("again", A)
    first.measure("planned", 2567, OWN)
    again.measure("planned", 2568, EDITED)
    publish(first.batch(), again.batch())
    assert clusters(ask) == []


def test_what_many_bodies_of_a_year_have_is_a_template(publish: Loader, ask: Asker) -> None:
    common = "จัดประชุมประจำเดือนของทุกส่วนราชการและบันทึกรายงานการประชุมเสนอผู้บริหารพิจารณา"
    reports = [Report(f"r{number}", body) for number, body in enumerate(NUMBERS)]
    for report in reports:
        report.measure("planned", 2567, common)
    # Two of them share more than the template.
    reports[0].measure("planned", 2567, f"{common} {OWN}")
    reports[1].measure("planned", 2568, f"{common} {EDITED}")
    publish(*(report.batch() for report in reports))
    assert clusters(ask) == [
        ("title", False, 2, 2, f"{common} {OWN}"),
        ("title", True, 25, 25, common),
    ]


def test_the_wording_of_the_framework_is_nobodys_own(publish: Loader, ask: Asker) -> None:
    name = max((one.name_th or "" for one in rules().frameworks["2568"].items), key=len)
    first, other = Report("first", A), Report("other", B)
    first.measure("planned", 2567, name)
    other.measure("planned", 2567, name)
    publish(first.batch(), other.batch())
    assert [row[1] for row in clusters(ask)] == [True]


def test_only_like_fields_are_compared(publish: Loader, ask: Asker) -> None:
    first, other = Report("first", A), Report("other", B)
    first.measure("planned", 2567, OWN)
    other.measure("planned", 2567, "ดูแลไฟกิ่ง", steps=(OWN,))
    publish(first.batch(), other.batch())
    assert clusters(ask) == []


def test_words_are_marked_where_they_differ() -> None:
    assert marked("ปรับปรุงเว็บไซต์", "ปรับปรุงเว็บไซต์") == "ปรับปรุงเว็บไซต์"
    assert marked("ปรับปรุงเว็บไซต์", "ปรับปรุงถนน") == "ปรับปรุง[-เว็บไซต์-]{+ถนน+}"
    assert marked("", "ถนน") == "{+ถนน+}"
