from __future__ import annotations

import datetime as dt
from pathlib import Path

import openpyxl
from openpyxl.styles import Font

from tests.read.helpers import assert_runs_hold, assert_slots_covered_once, coverage
from tests.read.office_files import book_reading, document_of, only_table, rows, shown, xlsx


def texts(tmp_path: Path, *sheets: str, styles: str = "", strings: str = "") -> list[str | list[list[str]]]:
    """What a person sees, after the invariants of every document are proved for it."""
    data = xlsx(*sheets, styles=styles, strings=strings)
    found = book_reading(data)
    assert_runs_hold(found.pages, found.blocks)
    assert_slots_covered_once(found.blocks)
    for page, counts in zip(found.pages, coverage(found.pages, found.blocks), strict=True):
        assert all(count == 1 for count, one in zip(counts, page.text, strict=True) if not one.isspace())
    return shown(document_of(tmp_path, data))


def s(*values: str) -> str:
    """A row of inline strings; an empty one is no cell."""
    return "".join(f'<c t="inlineStr"><is><t>{value}</t></is></c>' if value else "<c/>" for value in values)


def n(value: str, style: int = 0) -> str:
    return f'<c s="{style}"><v>{value}</v></c>'


def test_workbook_of_a_library(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "ผลคะแนน"
    sheet.append(["ผลการประเมิน ITA ปีงบประมาณ พ.ศ. 2568"])
    sheet.merge_cells("A1:D1")
    sheet.append(["ตัวชี้วัด", "คะแนน", None, "วันที่"])
    sheet.merge_cells("B2:C2")
    sheet.append(["การใช้อำนาจ", 98.66999, 0.5, dt.date(2025, 3, 5)])
    sheet.append(["การใช้งบ", 95, True, "ü"])
    sheet.merge_cells("A4:A5")
    sheet["B5"] = 1.5
    sheet["B3"].number_format = "0.00"
    sheet["C3"].number_format = "[$-D000000]0.00%"
    sheet["D3"].number_format = "[$-D07041E]d mmmm yyyy"
    sheet["D4"].font = Font(name="Wingdings")
    sheet.row_dimensions[5].hidden = True
    sheet.column_dimensions["C"].hidden = True
    hidden = book.create_sheet("ซ่อน")
    hidden.sheet_state = "hidden"
    hidden.append(["ก", "ข"])
    hidden.append([1, 2])
    path = tmp_path / "book"
    book.save(path)
    document = document_of(tmp_path, path.read_bytes(), "report.docx")
    assert document.media_type == "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
    assert document.reader.startswith("xlsx-1 ")
    assert shown(document) == [
        "ผลคะแนน",
        "ผลการประเมิน ITA ปีงบประมาณ พ.ศ. 2568",
        [
            ["ตัวชี้วัด", "คะแนน", "วันที่"],
            ["การใช้อำนาจ", "98.67", "๕ มีนาคม ๒๕๖๘"],
            ["การใช้งบ", "95", "✓"],
        ],
    ]
    assert [(one.rule, one.page_number, one.observed, one.is_minor) for one in document.remarks] == [
        ("hidden-text", 1, "๕๐.๐๐% TRUE", False),
        ("hidden-text", 1, "1.5", False),
        ("hidden-text", 1, "ซ่อน ก ข 1 2", True),
    ]
    [first] = document.tables
    assert (first.header_rows, first.pages) == (1, (1,))
    spans = {cell.passage.text: (cell.row_span, cell.column_span) for cell in first.cells}
    assert spans["คะแนน"] == (1, 1)
    assert spans["การใช้งบ"] == (1, 1)
    assert_runs_hold(document.pages, document.blocks)


def test_tables_stand_apart_by_blank_rows_and_columns(tmp_path: Path) -> None:
    sheet = rows(
        s("ตาราง 1"),
        s("ตัวชี้วัด", "คะแนน", "", "ข้อ", "ผล"),
        s("ก", "90.00", "", "o1", "มี"),
        s("ข", "91.00", "", "o2", "ไม่มี"),
        s(),
        s("หน่วยงาน", "อันดับ"),
        s("เทศบาล", "1"),
        s(),
        s("อบต.", "2"),
        s(),
        s("หมายเหตุ"),
    )
    assert texts(tmp_path, sheet) == [
        "ตาราง 1",
        [["ตัวชี้วัด", "คะแนน"], ["ก", "90.00"], ["ข", "91.00"]],
        [["ข้อ", "ผล"], ["o1", "มี"], ["o2", "ไม่มี"]],
        [["หน่วยงาน", "อันดับ"], ["เทศบาล", "1"], ["", ""], ["อบต.", "2"]],
        "หมายเหตุ",
    ]


def test_blank_column_inside_a_row_parts_nothing(tmp_path: Path) -> None:
    sheet = rows(s("ตัวชี้วัด", "ชื่อ", "", "2567", "2568"), s("1", "ก", "", "90", "91"), s("2", "ข", "", "92", "93"))
    [table] = texts(tmp_path, sheet)
    assert table == [["ตัวชี้วัด", "ชื่อ", "", "2567", "2568"], ["1", "ก", "", "90", "91"], ["2", "ข", "", "92", "93"]]


def test_titles_and_notes_are_no_rows(tmp_path: Path) -> None:
    sheet = (
        rows(
            s("เทศบาลตำบลตัวอย่าง"),
            s("ปี 2568"),
            s("ลำดับ", "ชื่อ", "คะแนน"),
            s("1", "ก", "90"),
            s("2", "ข", "91"),
            s("ที่มา: สำนักงาน"),
        )
        + '<mergeCells><mergeCell ref="A1:C1"/><mergeCell ref="A6:C6"/></mergeCells>'
    )
    assert texts(tmp_path, sheet) == [
        "เทศบาลตำบลตัวอย่าง\nปี 2568",
        [["ลำดับ", "ชื่อ", "คะแนน"], ["1", "ก", "90"], ["2", "ข", "91"]],
        "ที่มา: สำนักงาน",
    ]


def test_values_of_every_kind(tmp_path: Path) -> None:
    strings = (
        "<si><t>ร่วม</t></si><si><r><t>หนา</t></r><r><rPr><vertAlign val='superscript'/></rPr><t>1</t></r>"
        "<rPh sb='0' eb='1'><t>ไม่เห็น</t></rPh></si><si><r><rPr><rFont val='Wingdings 2'/></rPr><t>R</t></r>"
        "<r><t xml:space='preserve'> มี</t></r></si>"
    )
    sheet = rows(
        s("หัว", "ค่า"),
        s("ร่วม") + '<c t="s"><v>0</v></c>',
        s("ยก") + '<c t="s"><v>1</v></c>',
        s("ช่อง") + '<c t="s"><v>2</v></c>',
        s("สูตร") + "<c><f>B2*2</f><v>98.67</v></c>",
        s("สูตรข้อความ") + '<c t="str"><f>A1</f><v>ผล</v></c>',
        s("ยังไม่คำนวณ") + "<c><f>SUM(B1:B2)</f></c>",
        s("ผิด") + '<c t="e"><f>1/0</f><v>#DIV/0!</v></c>',
        s("จริง") + '<c t="b"><v>0</v></c>',
        s("บรรทัด", "หนึ่ง_x000D_&#10;สอง"),
        s("ว่าง") + '<c t="str"><f>""</f><v></v></c>',
    )
    [table] = texts(tmp_path, sheet, strings=strings)
    assert table[1:] == [
        ["ร่วม", "ร่วม"],
        ["ยก", "หนา¹"],
        ["ช่อง", "☑ มี"],
        ["สูตร", "98.67"],
        ["สูตรข้อความ", "ผล"],
        ["ยังไม่คำนวณ", "=SUM(B1:B2)"],
        ["ผิด", "#DIV/0!"],
        ["จริง", "FALSE"],
        ["บรรทัด", "หนึ่ง\nสอง"],
        ["ว่าง", ""],
    ]


def test_formats_of_styles(tmp_path: Path) -> None:
    styles = (
        '<numFmts><numFmt numFmtId="164" formatCode="[$-D000000]0.00"/></numFmts>'
        "<fonts><font/></fonts>"
        "<cellXfs>" + "".join(f'<xf numFmtId="{number}"/>' for number in (0, 2, 164, 60, 14)) + "</cellXfs>"
    )
    sheet = rows(
        s("ก", "ข", "ค", "ง", "จ"), *[n("98.665") + n("98.665", 1) + n("98.665", 2) + n("98.665", 3) + n("45721", 4)]
    )
    assert texts(tmp_path, sheet, styles=styles) == [
        [["ก", "ข", "ค", "ง", "จ"], ["98.665", "98.67", "๙๘.๖๗", "๙๘.๖๗", "5/3/2025"]]
    ]


def test_references_place_cells_and_overlapping_merges_do_no_harm(tmp_path: Path) -> None:
    data = (
        '<sheetData><row r="2"><c r="B2" t="inlineStr"><is><t>ก</t></is></c><c r="D2"><v>1</v></c></row>'
        '<row r="3"><c r="B3"><v>2</v></c><c r="C3"><v>3</v></c><c r="D3"><v>4</v></c></row></sheetData>'
        '<mergeCells><mergeCell ref="B2:C2"/><mergeCell ref="B2:D3"/><mergeCell ref="D2:D1048576"/>'
        '<mergeCell ref="C2:C3"/><mergeCell ref="A1:XFD1"/></mergeCells>'
    )
    assert texts(tmp_path, data) == [[["ก", "", "1"], ["2", "3", ""]]]
    table = only_table(document_of(tmp_path, xlsx(data)))
    assert [(cell.passage.text, cell.row_span, cell.column_span) for cell in table.cells] == [
        ("ก", 1, 2), ("1", 2, 1), ("2", 1, 1), ("3", 1, 1),
    ]  # fmt: skip


def test_pages_are_sheets_even_empty_ones(tmp_path: Path) -> None:
    data = xlsx(rows(s("ก", "ข")), "<sheetData/>", rows(s("ค")), "<sheetData/>", names=("แผ่น1", "ว่าง", "ท้าย"))
    document = document_of(tmp_path, data)
    assert [page.text for page in document.pages] == ["ก\tข", "", "ท้าย\n\nค"]
