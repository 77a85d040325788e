"""Measures, checklists and analyses out of tables: rows, merges, continuations, states, targets."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from pipeline.normalise.records.evidence import EvidenceBook
from pipeline.normalise.records.frame import Frame
from pipeline.normalise.records.measures import MeasureNormaliser
from pipeline.records import Document, Field, Measure, Page, Passage, Spot, Statement
from tests.reading import normalised, rules

HEAD = (
    "รายงานผลการดำเนินการตามมาตรการส่งเสริมคุณธรรมและความโปร่งใส ประจำปีงบประมาณ พ.ศ. ๒๕๖๘\n"
    "องค์การบริหารส่วนตำบลศิลาแลง อำเภอปัว จังหวัดน่าน\n\n"
)
PLAN = (
    "มาตรการส่งเสริมคุณธรรมและความโปร่งใสภายในหน่วยงาน ประจำปีงบประมาณ พ.ศ. ๒๕๖๘\n"
    "องค์การบริหารส่วนตำบลศิลาแลง อำเภอปัว จังหวัดน่าน\n\n"
)


def test_issues_as_projected_row_headers(tmp_path: Path) -> None:
    text = HEAD + (
        "ผู้รับผิดชอบ\tมาตรการ\tขั้นตอน\tระยะเวลา\tผลการดำเนินการ (Output)\tผลลัพธ์\n"
        "ประเด็นที่ ๑ กระบวนการปฏิบัติงานที่โปร่งใสและมีประสิทธิภาพ\t\t\t\t\t\n"
        "สำนักปลัด\tจัดทำคู่มือ\t๑. ร่างคู่มือ ๒. เผยแพร่คู่มือ\tไตรมาส ๑-๔ ปีงบประมาณ ๒๕๖๘\tมีคู่มือ\tประชาชนพอใจ\n"
        "ประเด็นที่ ๔ กระบวนการกำกับดูแลการใช้ทรัพย์สินของราชการ\t\t\t\t\t\n"
        "กองคลัง\tตรวจสอบพัสดุ\t- ตรวจนับ\tภายในเดือน มกราคม ๒๕๖๘\t\tพัสดุครบ\n"
    )
    batch = normalised(text, tmp_path)
    first, second = batch.measures
    assert (first.issue_number, first.title, first.steps) == (1, "จัดทำคู่มือ", ("ร่างคู่มือ", "เผยแพร่คู่มือ"))
    assert (first.period_start, first.period_end) == (date(2024, 10, 1), date(2025, 9, 30))
    assert (first.stage, first.responsible_units, first.fiscal_year_be) == ("reported", ("สำนักปลัด",), 2568)
    assert (second.issue_number, second.period_start, second.period_end) == (4, None, date(2025, 1, 31))
    assert [one.message_en for one in batch.findings if one.rule == "missing-field"] == [
        "measure “ตรวจสอบพัสดุ” does not state its outputs"
    ]


def test_blank_cells_repeat_and_a_row_without_a_key_goes_on(tmp_path: Path) -> None:
    text = PLAN + (
        "ตัวชี้วัด\tมาตรการ\tวิธีดำเนินการ\tระยะเวลา\tผู้รับผิดชอบ\n"
        "ตัวชี้วัดที่ ๒ การใช้งบประมาณ\tเปิดเผยแผนการใช้จ่าย\t๑. จัดทำแผน\tตลอดปีงบประมาณ\tกองคลัง\n"
        "\t\t๒. เผยแพร่แผน\t\t\n"
        "\tให้มีส่วนร่วม\tประชุมชี้แจง\tตลอดปีงบประมาณ\tสำนักปลัด\n"
    )
    first, second = normalised(text, tmp_path).measures
    assert (first.indicator_code, first.steps) == ("2", ("จัดทำแผน", "เผยแพร่แผน"))
    assert (second.indicator_code, second.title, second.steps) == ("2", "ให้มีส่วนร่วม", ("ประชุมชี้แจง",))
    assert (first.stage, first.period_start) == ("planned", date(2024, 10, 1))


def test_states_as_marks_in_three_columns_and_a_continued_row(tmp_path: Path) -> None:
    header = "ที่\tข้อคำถาม\tมาตรการ\tผู้รับผิดชอบ\tแนวทางการกำกับติดตาม\tยังไม่ดำเนินการ\tอยู่ระหว่างดำเนินการ\tดำเนินการแล้ว\n"
    text = (
        HEAD
        + header
        + (
            "๑\te๔ หน่วยงานมีช่องทางการเผยแพร่ข้อมูลข่าวสารที่สามารถเข้าถึงได้ง่าย\tเพิ่มช่องทาง\tสำนักปลัด\tรายงานทุกเดือน\t\t√\t\n"
            "๑\te๔ (ต่อ)\t\t\tและสรุปผลปลายปี\t\t\t\n"
            "๒\te๕ หน่วยงานมีการประชาสัมพันธ์ข้อมูลข่าวสารที่ประชาชนหรือผู้รับบริการควรได้รับทราบอย่างชัดเจน"
            "\tทำสื่อ\tกองคลัง\tติดตาม\t\t\t☑\n"
        )
    )
    first, second = normalised(text, tmp_path).measures
    assert (first.item_code, first.indicator_code, first.status) == ("e4", "7", "in_progress")
    assert first.monitoring == "รายงานทุกเดือน และสรุปผลปลายปี"
    assert (second.item_code, second.status) == ("e5", "done")


def test_two_ticks_in_one_row_are_no_state(tmp_path: Path) -> None:
    text = HEAD + "มาตรการ\tผู้รับผิดชอบ\tยังไม่ดำเนินการ\tดำเนินการแล้ว\nทำสื่อ\tกองคลัง\t✓\t✓\n"
    batch = normalised(text, tmp_path)
    assert batch.measures[0].status == "unknown"
    assert [one.rule for one in batch.findings if one.rule == "unreadable-value"] == ["unreadable-value"]


def test_check_boxes_in_the_progress_cell_of_a_checklist(tmp_path: Path) -> None:
    text = (
        "แบบตรวจการเปิดเผยข้อมูล ผลการประเมิน ITA ประจำปีงบประมาณ พ.ศ. ๒๕๖๘\n\nตัวชี้วัดย่อยที่ 9.1 ข้อมูลพื้นฐาน\n\n"
        "ข้อ\tข้อมูล\tองค์ประกอบด้านข้อมูล\tผู้รับผิดชอบ\tความก้าวหน้า\n"
        '๐๑\tโครงสร้างและอำนาจหน้าที่\t๐ แสดงแผนผัง ๐ แสดงหน้าที่\tสำนักปลัด\t<input type="checkbox"> ยังไม่ได้ดำเนินการ '
        '<input type="checkbox" checked> ดำเนินการ - ลงเว็บแล้ว\n'
        '๐๒\tข้อมูลผู้บริหาร\t๐ แสดงรายชื่อ\tสำนักปลัด\t<input type="checkbox" checked> ยังไม่ได้ดำเนินการ '
        '<input type="checkbox"> ดำเนินการ\n'
    )
    batch = normalised(text, tmp_path)
    first, second = batch.disclosure_items
    assert (first.code, first.code_printed, first.status, first.required_elements) == (
        "o1", "๐๑", "done", ("แสดงแผนผัง", "แสดงหน้าที่"),
    )  # fmt: skip
    assert "ลงเว็บแล้ว" in (first.progress or "")
    assert (second.code, second.status) == ("o2", "not_started")


def test_an_analysis_in_columns_of_any_order(tmp_path: Path) -> None:
    text = HEAD + ("จุดแข็ง\tตัวชี้วัด\tคะแนน\tข้อบกพร่อง\tข้อที่ต้องพัฒนา\nไม่มีสินบน\tตัวชี้วัดที่ ๑ การปฏิบัติหน้าที่\t๙๖.๐๐\tล่าช้า\tทำคู่มือ\n")
    batch = normalised(text, tmp_path)
    (analysis,) = batch.indicator_analyses
    assert (analysis.indicator_code, analysis.weakness, analysis.improvement, analysis.strength) == (
        "1", "ล่าช้า", "ทำคู่มือ", "ไม่มีสินบน",
    )  # fmt: skip
    assert [(one.code, str(one.value)) for one in batch.scores] == [("1", "96.00")]


def test_a_column_and_a_section_that_no_rule_knows_are_told(tmp_path: Path) -> None:
    text = HEAD + ("มาตรการ\tผู้รับผิดชอบ\tสีประจำโครงการ\nด้านที่ไม่มีในกรอบ\t\t\nทำสื่อ\tกองคลัง\tแดง\n")
    batch = normalised(text, tmp_path)
    assert [one.title for one in batch.measures] == ["ทำสื่อ"]
    assert {one.observed for one in batch.findings if one.rule == "unmapped-row"} == {"ด้านที่ไม่มีในกรอบ", "แดง"}


def test_a_report_without_a_column_for_results_is_a_report_all_the_same(tmp_path: Path) -> None:
    table = "มาตรการ\tผู้รับผิดชอบ\tระยะเวลา\nทำสื่อ\tกองคลัง\tตลอดปีงบประมาณ\n"
    assert [one.stage for one in normalised(HEAD + table, tmp_path).measures] == ["reported"]
    assert [one.stage for one in normalised(PLAN + table, tmp_path).measures] == ["planned"]


def test_a_code_that_could_be_of_several_years_is_told(tmp_path: Path) -> None:
    text = HEAD + "หัวข้อย่อย\tมาตรการ\tผู้รับผิดชอบ\nO๔๐ การขับเคลื่อนจริยธรรม\tแลกเปลี่ยนในที่ประชุม\tสำนักปลัด\n"
    batch = normalised(text, tmp_path)
    assert batch.measures[0].item_code is None
    assert [one.observed for one in batch.findings if one.rule == "code-unresolved"] == ["O๔๐"]


def test_a_number_is_no_measure(tmp_path: Path) -> None:
    text = PLAN + ("มาตรการ/โครงการ\tผู้รับผิดชอบ\tผลการดำเนินการ\nจัดทำคู่มือ\tสำนักปลัด\tมีคู่มือ\n๑,๓๗๖\tกองคลัง\t๑๐๐\n")
    batch = normalised(text, tmp_path)
    assert [one.title for one in batch.measures] == ["จัดทำคู่มือ"]
    assert [one.rule for one in batch.findings if "๑,๓๗๖" in (one.observed or "")] == ["unmapped-row"]


def test_boxes_in_a_result_are_a_state_and_what_follows_is_the_result(tmp_path: Path) -> None:
    text = HEAD + (
        "มาตรการ\tผู้รับผิดชอบ\tผลการดำเนินการ\n"
        "ทำบัญชีกุญแจ\tกองคลัง\t( / ) ดำเนินการแล้ว ( ) ยังไม่ดำเนินการ มีบัญชี ๑ เล่ม\n"
        "ย้ายตู้รับจดหมาย\tสำนักปลัด\t□ ดำเนินการแล้ว ■ อยู่ระหว่างดำเนินการ\n"
    )
    first, second = normalised(text, tmp_path).measures
    assert (first.status, first.outputs) == ("done", ("มีบัญชี ๑ เล่ม",))
    assert (second.status, second.outputs) == ("in_progress", ())


def test_a_cancelled_measure_has_no_state_and_is_told(tmp_path: Path) -> None:
    text = HEAD + "มาตรการ\tผู้รับผิดชอบ\tสถานะ\nทำสื่อ\tกองคลัง\tยกเลิกเพราะงบประมาณไม่พอ\n"
    batch = normalised(text, tmp_path)
    assert batch.measures[0].status == "unknown"
    assert [one.observed for one in batch.findings if one.rule == "unreadable-value"] == ["ยกเลิกเพราะงบประมาณไม่พอ"]


def test_obstacles_of_the_whole_are_no_analysis_of_an_indicator(tmp_path: Path) -> None:
    text = HEAD + (
        "ตัวชี้วัด\tข้อบกพร่อง\tข้อที่ต้องพัฒนา\n"
        "ตัวชี้วัดที่ ๓ การใช้อำนาจ\tไม่มีเกณฑ์\tทำเกณฑ์\n\n"
        "ปัญหาและอุปสรรค\n\n๑. เจ้าหน้าที่ย้ายบ่อย\n\n๒. ระบบอินเทอร์เน็ตช้า\n"
    )
    batch = normalised(text, tmp_path)
    assert [one.indicator_code for one in batch.indicator_analyses] == ["3"]
    assert [(one.kind, one.text) for one in batch.obstacles] == [
        ("obstacle", "เจ้าหน้าที่ย้ายบ่อย"),
        ("obstacle", "ระบบอินเทอร์เน็ตช้า"),
    ]


def _timed(*fields: Field, context: tuple[Field, ...] = ()) -> Measure:
    """The measure of a statement with these fields, in a document of measures for fiscal year 2568."""
    passage = Passage("x", 1, ())
    document = Document("0" * 64, "a.txt", "text/plain", 1, "test", "plain", (Page(1, "x", "plain"),), ())
    frame = Frame(document, rules(), EvidenceBook(document), None, 2567, 2568)
    normaliser = MeasureNormaliser(frame, is_report=False)
    title = Field("title", Spot(passage))
    normaliser.read([Statement("measure", "test#row", Spot(passage), (title, *fields), context)])
    return normaliser.measures[0]


def _cell(name: str, text: str, header: str = "") -> Field:
    return Field(name, Spot(Passage(text, 1, ())), header)


def test_the_year_and_the_kind_of_a_section_come_before_those_of_the_document() -> None:
    heading = _cell("year", "ผลการดำเนินการ ปีงบประมาณ พ.ศ. ๒๕๖๗")
    measure = _timed(_cell("period", "ไตรมาส ๑"), context=(heading,))
    assert (measure.stage, measure.fiscal_year_be, measure.period_start) == ("reported", 2567, date(2023, 10, 1))
    heading = _cell("year", "แผนปีงบประมาณ พ.ศ. ๒๕๖๙")
    measure = _timed(_cell("period", "ตลอดปี"), context=(heading,))
    assert (measure.stage, measure.fiscal_year_be, measure.period_end) == ("planned", 2569, date(2026, 9, 30))


def test_a_day_below_a_header_of_deadlines_is_one() -> None:
    due = _timed(_cell("period", "๓๑ มี.ค. ๒๕๖๘", "ต้องเสร็จเมื่อไร"))
    assert (due.period_start, due.period_end, due.period_how) == (None, date(2025, 3, 31), "deadline")
    span = _timed(_cell("period", "ม.ค. - มี.ค. ๒๕๖๘", "กำหนดแล้วเสร็จ"))
    assert (span.period_start, span.period_end) == (date(2025, 1, 1), date(2025, 3, 31))


def test_expected_results_and_targets_make_no_plan_a_report() -> None:
    assert _timed(_cell("outcome", "ประชาชนพอใจ", "ผลที่คาดว่าจะได้รับ")).stage == "planned"
    assert _timed(_cell("outcome", "ประชาชนพอใจ", "ผลลัพธ์")).stage == "reported"
    proposal = _cell("caption", "แบบเสนอมาตรการส่งเสริมคุณธรรม")
    assert _timed(_cell("output", "มีป้ายครบ", "ผลผลิต"), context=(proposal,)).stage == "planned"
    assert _timed(_cell("progress", "ติดป้ายแล้ว", "ความก้าวหน้า"), context=(proposal,)).stage == "reported"


def test_the_progress_beside_a_state_may_take_it_back() -> None:
    assert _timed(_cell("status", "ดำเนินการแล้ว"), _cell("progress", "๓ จาก ๕ จุด")).status == "in_progress"
    assert _timed(_cell("status", "ดำเนินการแล้ว"), _cell("progress", "๕ จุด")).status == "done"


def test_a_period_outside_the_year_and_a_denial_without_a_state_are_told(tmp_path: Path) -> None:
    text = HEAD + (
        "มาตรการ\tระยะเวลา\tผู้รับผิดชอบ\tผลการดำเนินการ\n"
        "จัดทำคู่มือ\tมกราคม ๒๕๘๖\tสำนักปลัด\tจัดทำคู่มือ ๑ เล่ม\n"
        "ติดป้าย\tมกราคม ๒๕๖๘\tกองช่าง\tไม่มีการติดป้าย\n"
    )
    batch = normalised(text, tmp_path)
    told = [one.observed for one in batch.findings if one.rule in ("year-conflict", "unreadable-value")]
    assert told == ["มกราคม ๒๕๘๖", "ไม่มีการติดป้าย"]


@pytest.mark.parametrize(
    ("headers", "start", "end"),
    [
        (["ไตรมาส ๒", "ไตรมาส ๓"], date(2025, 1, 1), date(2025, 6, 30)),
        (["ต.ค. ๖๗", "พ.ย. ๖๗", "ม.ค. ๖๘"], date(2024, 10, 1), date(2025, 1, 31)),
        (["แผนการดำเนินงาน พ.ศ. ๒๕๖๗ ธ.ค.", "แผนการดำเนินงาน พ.ศ. ๒๕๖๘ ก.พ."], date(2024, 12, 1), date(2025, 2, 28)),
        (["ระยะเวลา ปีงบประมาณ ๒๕๖๘ พ.ย."], date(2024, 11, 1), date(2024, 11, 30)),
        (["ครึ่งปีหลัง"], date(2025, 4, 1), date(2025, 9, 30)),
    ],
)
def test_marked_columns_give_the_period_from_the_first_to_the_last(headers: list[str], start: date, end: date) -> None:
    measure = _timed(*(_cell("period_mark", "✓", header) for header in headers))
    assert (measure.period_start, measure.period_end, measure.period_how) == (start, end, "marks")
    assert measure.period_printed == ", ".join(headers)


def test_columns_for_start_and_end_and_a_row_above() -> None:
    both = _timed(_cell("period_start", "ธ.ค. ๖๗"), _cell("period_end", "๑๕ ก.พ. ๒๕๖๘"))
    assert (both.period_start, both.period_end) == (date(2024, 12, 1), date(2025, 2, 15))
    open_end = _timed(_cell("period_start", "๑ ม.ค. ๖๘"), _cell("period_end", "-"))
    assert (open_end.period_start, open_end.period_end, open_end.period_how) == (
        date(2025, 1, 1),
        None,
        "onwards",
    )
    above = _timed(_cell("period", ""), context=(_cell("period", "ไตรมาสที่ ๔"),))
    assert (above.period_start, above.period_end) == (date(2025, 7, 1), date(2025, 9, 30))
    own = _timed(_cell("period", "ม.ค. ๖๘"), context=(_cell("period", "ไตรมาสที่ ๔"),))
    assert (own.period_start, own.period_how) == (date(2025, 1, 1), "months")


def test_the_code_of_an_item_is_read_under_any_header_and_inside_a_text(tmp_path: Path) -> None:
    text = PLAN + (
        "ข้อบกพร่อง\tมาตรการ\tผู้รับผิดชอบ\n"
        "O27 มาตรการส่งเสริมคุณธรรมและความโปร่งใสภายในหน่วยงาน\tวิเคราะห์ร่วมกันทุกกอง\tสำนักปลัด\n"
        "คะแนนข้อ i12 ต่ำกว่าปีก่อน\tทำทะเบียนยืมพัสดุ\tกองคลัง\n"
        "คะแนนข้อ i2 และ i9 ต่ำ\tชี้แจงในที่ประชุม\tกองคลัง\n"
    )
    batch = normalised(text, tmp_path)
    assert [one.item_code for one in batch.measures] == ["o27", "i12", None]


def test_blank_columns_for_results_leave_a_plan_planned(tmp_path: Path) -> None:
    table = "มาตรการ\tผู้รับผิดชอบ\tผลการดำเนินการ\nทำสื่อ\tกองคลัง\t{}\nทำป้าย\tกองช่าง\t-\n"
    assert {one.stage for one in normalised(PLAN + table.format("-"), tmp_path).measures} == {"planned"}
    assert {one.stage for one in normalised(PLAN + table.format("มีสื่อ ๒ ชิ้น"), tmp_path).measures} == {"reported"}


def test_what_stands_beside_the_steps_is_told(tmp_path: Path) -> None:
    cell = "<p>เนื่องจากพบว่าประชาชนไม่ทราบขั้นตอนการยื่นคำขอ</p> <p>๑. ทำป้าย</p> <p>๒. ติดตั้ง</p> <p>ทั้งนี้ ตามแบบที่กำหนด</p>"
    text = PLAN + f"มาตรการ\tวิธีดำเนินการ\tผู้รับผิดชอบ\nเพิ่มป้ายบอกทาง\t{cell}\tกองช่าง\n"
    batch = normalised(text, tmp_path)
    (measure,) = batch.measures
    assert measure.steps == ("ทำป้าย", "ติดตั้ง")
    assert measure.analysis == "เนื่องจากพบว่าประชาชนไม่ทราบขั้นตอนการยื่นคำขอ"
    assert [one.observed for one in batch.findings if one.rule == "beside-steps"] == ["ทั้งนี้ ตามแบบที่กำหนด"]


def test_details_behind_a_state_are_the_progress(tmp_path: Path) -> None:
    text = HEAD + (
        "มาตรการ\tผู้รับผิดชอบ\tสถานะ\nทำสื่อ\tกองคลัง\tดำเนินการแล้ว เผยแพร่ ๓ ช่องทาง\nทำป้าย\tกองช่าง\tอยู่ระหว่างจัดหาผู้รับจ้าง\n"
    )
    first, second = normalised(text, tmp_path).measures
    assert (first.status, first.progress) == ("done", "เผยแพร่ ๓ ช่องทาง")
    assert (second.status, second.progress) == ("in_progress", "จัดหาผู้รับจ้าง")


def test_a_code_inside_running_text_is_read_under_the_indicator_of_its_row(tmp_path: Path) -> None:
    text = PLAN + (
        "ตัวชี้วัด\tผลการวิเคราะห์\tมาตรการ\tผู้รับผิดชอบ\n"
        "การปฏิบัติหน้าที่\tจุดที่ต้องยกระดับคือข้อ i๑ (ขั้นตอนและระยะเวลา) เนื่องด้วยประชาชนไม่ทราบขั้นตอน\tทำป้าย\tกองคลัง\n"
    )
    (measure,) = normalised(text, tmp_path).measures
    assert (measure.indicator_code, measure.item_code) == ("1", "i1")
