"""Tables of measures, items and analyses: the same rows in any order of columns, under any heading, in any form."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.records import Statement
from tests.reading import parsed

HEAD = "มาตรการส่งเสริมคุณธรรมและความโปร่งใสภายในหน่วยงาน ปีงบประมาณ พ.ศ. ๒๕๖๘\n\n"
Rows = Sequence[Sequence[str]]
Columns = dict[str, tuple[str, tuple[str, ...]]]
COLUMNS: Columns = {
    "sequence": ("ที่", ("๑", "๒", "๓")),
    "title": ("มาตรการ", ("ทบทวนคู่มือการยืมพัสดุ", "อบรมผู้ตรวจรับพัสดุ", "จัดทำป้ายบอกขั้นตอนชำระภาษี")),
    "steps": ("วิธีดำเนินการ", ("๑. รวบรวมแบบ ๒. เวียนให้แก้", "๑. เชิญวิทยากร ๒. ทดสอบ", "๑. ออกแบบ ๒. ติดตั้ง")),
    "responsible": ("ผู้รับผิดชอบ", ("กองคลัง", "สำนักปลัด", "กองช่าง/กองคลัง")),
    "period": ("ระยะเวลา", ("ต.ค. ๖๗ - ธ.ค. ๖๗", "ม.ค. ๒๕๖๘", "ตลอดปีงบประมาณ")),
    "status": ("สถานะ", ("ดำเนินการแล้ว", "อยู่ระหว่างดำเนินการ", "ยังไม่ดำเนินการ")),
}
UNKNOWN = {
    "responsible": "มอบหมาย",
    "period": "เดือนที่ทำ",
    "status": "ขณะนี้",
    "steps": "X",
    "title": "ข้อปฏิบัติ",
    "sequence": "no",
}
RECORDS = ("measure", "disclosure_item", "indicator_analysis")


def html(rows: Rows) -> str:
    return (
        "<table>" + "".join("<tr>" + "".join(f"<td>{cell}</td>" for cell in row) + "</tr>" for row in rows) + "</table>"
    )


def statements(*tables: Rows, head: str = HEAD) -> list[Statement]:
    with TemporaryDirectory() as folder:
        text = f"<p>{head}</p>" + "".join(map(html, tables))
        return [one for one in parsed(text, Path(folder), "report.html").items if one.place.grid_number is not None]


def records(*tables: Rows, head: str = HEAD) -> list[dict[str, str]]:
    found = [one for one in statements(*tables, head=head) if one.kind in RECORDS]
    return [{piece.name: piece.spot.text for piece in one.fields if piece.spot.text.strip()} for one in found]


def table(names: Sequence[str], headings: dict[str, str] | None = None) -> list[list[str]]:
    header = [(headings or {}).get(name, COLUMNS[name][0]) for name in names]
    return [header, *([COLUMNS[name][1][row] for name in names] for row in range(3))]


def truth(names: Sequence[str] = tuple(COLUMNS)) -> list[dict[str, str]]:
    return [{name: COLUMNS[name][1][row] for name in names} for row in range(3)]


@settings(max_examples=20, deadline=None)
@given(st.permutations(list(COLUMNS)))
def test_columns_in_any_order(names: list[str]) -> None:
    assert records(table(names)) == truth()


@settings(max_examples=20, deadline=None)
@given(st.permutations(list(COLUMNS)), st.sets(st.sampled_from(list(COLUMNS)), min_size=1))
def test_headings_that_no_phrase_knows(names: list[str], unknown: set[str]) -> None:
    assert records(table(names, {name: UNKNOWN[name] for name in unknown})) == truth()


@settings(max_examples=20, deadline=None)
@given(st.permutations(list(COLUMNS)), st.sets(st.sampled_from(list(COLUMNS)), min_size=1, max_size=3))
def test_headings_that_are_empty(names: list[str], empty: set[str]) -> None:
    assert records(table(names, dict.fromkeys(empty, ""))) == truth()


def test_a_table_without_a_header_and_one_that_goes_on() -> None:
    whole = table(list(COLUMNS))
    assert records(whole[1:]) == truth()
    assert records(whole[:2], whole[2:]) == truth()


def test_a_title_in_the_table_and_a_header_that_comes_again() -> None:
    whole = table(list(COLUMNS))
    assert records([["ตารางมาตรการ", "", "", "", "", ""], whole[0], whole[1], whole[0], *whole[2:]]) == truth()


@pytest.mark.parametrize("width", [2, 4])
def test_forms_are_tables_whose_header_is_a_column(width: int) -> None:
    names = [name for name in COLUMNS if name != "sequence"]
    blocks = []
    for row in range(3):
        pairs = [[COLUMNS[name][0], COLUMNS[name][1][row]] for name in names]
        if width == 2:
            blocks.append(pairs)
            continue
        pairs.append(["หมายเหตุ", ""])
        blocks.append([pairs[at] + pairs[at + 1] for at in range(0, len(pairs), 2)])
    assert records(*blocks) == truth(names)
    if width == 2:
        assert records([pair for block in blocks for pair in block]) == truth(names)


def test_records_in_columns() -> None:
    names = [name for name in COLUMNS if name != "sequence"]
    assert records(list(zip(*table(names), strict=True))) == truth(names)


MONTHS = ["ต.ค.", "พ.ย.", "ธ.ค.", "ม.ค.", "ก.พ.", "มี.ค.", "เม.ย.", "พ.ค.", "มิ.ย.", "ก.ค.", "ส.ค.", "ก.ย."]


def marks(one: Statement) -> list[str]:
    return [piece.header for piece in one.all("period_mark")]


def test_marks_under_months_and_quarters_name_the_times() -> None:
    for year in ("", " ๖๘"):
        header = [month + year for month in MONTHS]
        months = [["มาตรการ", *header, "ผู้รับผิดชอบ"], ["ทบทวนคู่มือ", "", "✓", "/", *[""] * 9, "กองคลัง"]]
        assert [marks(one) for one in statements(months) if one.kind == "measure"] == [header[1:3]]
    quarters = [
        ["ที่", "กิจกรรม", "ไตรมาส", "", "", "", "ผู้รับผิดชอบ"],
        ["", "", "๑", "๒", "๓", "๔", ""],
        ["๑", "อบรมผู้ตรวจรับพัสดุ", "", "●", "●", "", "กองช่าง"],
    ]
    found = [one for one in statements(quarters) if one.kind == "measure"]
    assert [marks(one) for one in found] == [["ไตรมาส ๒", "ไตรมาส ๓"]]


def test_a_column_for_the_start_and_one_for_the_end() -> None:
    rows = [["มาตรการ", "วันเริ่มต้น", "วันสิ้นสุด"], ["ทบทวนคู่มือ", "๑ ต.ค. ๒๕๖๗", "๓๑ มี.ค. ๒๕๖๘"]]
    assert records(rows) == [{"title": "ทบทวนคู่มือ", "period_start": "๑ ต.ค. ๒๕๖๗", "period_end": "๓๑ มี.ค. ๒๕๖๘"}]


def test_a_row_that_is_a_time_alone_governs_the_rows_below() -> None:
    rows = [
        ["มาตรการ", "ผู้รับผิดชอบ", "ผลผลิต"], ["ไตรมาสที่ ๑", "", ""], ["ปรับปรุงทะเบียน", "กองคลัง", "ครบ ๒๑๐ รายการ"],
        ["ไตรมาสที่ ๒", "", ""], ["สุ่มตรวจฎีกา", "หน่วยตรวจสอบภายใน", "ตรวจ ๓๐ ฎีกา"],
    ]  # fmt: skip
    found = [one for one in statements(rows) if one.kind == "measure"]
    governing = [one.governing("period") for one in found]
    assert [one.spot.text for one in governing if one is not None] == ["ไตรมาสที่ ๑", "ไตรมาสที่ ๒"]


def test_three_states_beside_a_result() -> None:
    rows = [
        ["มาตรการ", "วิธีดำเนินการ", "การดำเนินการ", "", "", "รายละเอียดผลการดำเนินการ"],
        ["", "", "ดำเนินการแล้ว", "อยู่ระหว่างดำเนินการ", "ยังไม่ได้ดำเนินการ", ""],
        ["ตรวจนับน้ำมันคงคลัง", "๑. อ่านมาตรวัด ๒. เทียบใบเบิก", "", "✓", "", "ตรวจแล้วสองครั้ง"],
    ]
    (found,) = records(rows)
    assert found["steps"].startswith("๑. อ่าน")
    assert found["output"] == "ตรวจแล้วสองครั้ง"
    assert found["status_in_progress"] == "✓"


def test_a_target_is_no_result() -> None:
    rows = [["มาตรการ", "ตัวชี้วัดความสำเร็จ", "ผู้รับผิดชอบ"], ["จัดเวทีพบประชาชน", "ไม่น้อยกว่า ๔ ครั้ง", "สำนักปลัด"]]
    assert records(rows) == [{"title": "จัดเวทีพบประชาชน", "target": "ไม่น้อยกว่า ๔ ครั้ง", "responsible": "สำนักปลัด"}]


def test_what_must_be_improved_beside_the_way_to_it() -> None:
    rows = [
        ["ตัวชี้วัด", "แนวทางการพัฒนา", "จุดที่ควรพัฒนา", "ประเด็นที่ทำได้ดี"],
        ["๖. คุณภาพการดำเนินงาน", "เพิ่มเจ้าหน้าที่ช่วงเช้า", "คิวยาวช่วงเช้า", "บริการสุภาพ"],
    ]
    (found,) = records(rows, head="การวิเคราะห์ผลการประเมิน ITA ปี ๒๕๖๗")
    assert (found["improvement"], found["weakness"]) == ("เพิ่มเจ้าหน้าที่ช่วงเช้า", "คิวยาวช่วงเช้า")


def test_items_under_any_heading() -> None:
    rows = [["ข้อที่ต้องพัฒนา", "มาตรการ", "ผู้รับผิดชอบ"], ["o7 ข่าวประชาสัมพันธ์", "ปรับปรุงเว็บไซต์", "สำนักปลัด"]]
    (found,) = records(rows)
    assert {"code", "item_title", "question"} & found.keys()
    assert "improvement" not in found


OTHER_KINDS = {
    "works": (
        "รายงานผลการดำเนินงานตามแผนพัฒนาท้องถิ่น",
        [["ลำดับ", "โครงการ", "งบประมาณ (บาท)", "ระยะเวลา", "ผลการดำเนินการ", "หน่วยงานรับผิดชอบ"],
         ["๑", "ก่อสร้างรางระบายน้ำ", "๔๒๐,๐๐๐", "ก.พ. ๖๘", "ดำเนินการแล้วเสร็จ", "กองช่าง"],
         ["๒", "แข่งขันกีฬาเยาวชน", "๖๐,๐๐๐", "มี.ค. ๖๘", "อยู่ระหว่างดำเนินการ", "กองการศึกษา"]],
    ),
    "procurement": (
        "แผนการจัดซื้อจัดจ้าง ประจำปีงบประมาณ พ.ศ. ๒๕๖๘",
        [["ลำดับ", "รายการ", "วงเงิน", "วิธีจัดหา", "ผู้รับผิดชอบ"], ["๑", "จัดซื้อหมึกพิมพ์", "๙,๘๐๐.๐๐", "เฉพาะเจาะจง", "กองคลัง"]],
    ),
    "risks": (
        "การประเมินความเสี่ยงการทุจริต",
        [["เหตุการณ์ความเสี่ยง", "โอกาสเกิด", "ระดับความเสี่ยง", "มาตรการควบคุม", "ผู้รับผิดชอบ"],
         ["เรียกรับเงินจากผู้ขออนุญาต", "๒", "๔", "ติดป้ายอัตราค่าธรรมเนียม", "กองช่าง"]],
    ),
    "staff": (
        "โครงสร้างส่วนราชการและอัตรากำลัง",
        [["ลำดับ", "ชื่อ-สกุล", "ตำแหน่ง", "สังกัด"], ["๑", "นายสมมติ ใจดี", "นักวิชาการพัสดุ", "กองคลัง"]],
    ),
}  # fmt: skip


@pytest.mark.parametrize("kind", OTHER_KINDS)
def test_tables_of_other_kinds_give_nothing(kind: str) -> None:
    head, rows = OTHER_KINDS[kind]
    assert records(rows, head=head) == []


def test_two_columns_that_may_both_be_the_measure_are_told() -> None:
    rows = [
        ["X", "ผู้รับผิดชอบ", "Y"],
        ["ปรับปรุงเว็บไซต์", "กองคลัง", "ติดตั้งตู้รับฟังความเห็น"],
        ["จัดเวทีประชาคม", "กองช่าง", "แจกแผ่นพับ"],
    ]
    found = statements(rows)
    assert not [one for one in found if one.kind in RECORDS]
    assert [one.rule_id for one in found] == ["tables#table-unread"]


def test_cells_tell_the_parts_of_an_analysis_below_unknown_headers() -> None:
    rows = [
        ["เรื่อง", "A", "B", "C"],
        ["ตัวชี้วัดที่ ๑ การปฏิบัติหน้าที่", "ป้ายไม่ชัดเจน", "มีผังขั้นตอนชัดเจน", "จัดทำป้ายใหม่"],
        ["ตัวชี้วัดที่ ๒ การใช้งบประมาณ", "แจ้งผลล่าช้า", "มีทะเบียนครบถ้วน", "ประกาศผลทุกเดือน"],
    ]
    found = statements(rows, head="การวิเคราะห์ผลการประเมิน ITA ปี ๒๕๖๗\n\n")
    analyses = [one for one in found if one.kind == "indicator_analysis"]
    parts = [
        {name: [piece.spot.text for piece in one.all(name)] for name in ("weakness", "strength", "improvement")}
        for one in analyses
    ]
    assert parts == [
        {"weakness": [row[1]], "strength": [row[2]], "improvement": [row[3]]}
        for row in rows[1:]
    ]  # fmt: skip


def test_a_row_unlike_the_rows_below_is_a_header() -> None:
    rows = [
        ["#", "Q", "Z", "กองไหน"],
        ["๑", "จัดเวทีพบประชาชน", "ม.ค. ๖๘", "กองคลัง"],
        ["๒", "ติดตั้งตู้น้ำดื่ม", "ก.พ. ๖๘", "กองช่าง"],
    ]
    titles = [piece.spot.text for one in statements(rows) if one.kind == "measure" for piece in one.all("title")]
    assert titles == [row[1] for row in rows[1:]]
