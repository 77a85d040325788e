"""The first sheet of the workbook: what is in it, what was found, what to know before using it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import duckdb

from pipeline.export.book import Book
from pipeline.export.sheet import Sheet
from pipeline.export.source import Versions
from pipeline.export.words import words_of
from pipeline.records import Severity

if TYPE_CHECKING:
    from xlsxwriter.worksheet import Worksheet

_WIDTHS = (34, 14, 16, 90)

_COUNTS = """
SELECT
    (SELECT count(*) FROM document),
    (SELECT count(*) FROM document WHERE status = 'needs_review'),
    (SELECT count(*) FROM quarantine),
    (SELECT count(DISTINCT organisation_id) FROM document),
    (SELECT string_agg(y::VARCHAR, ', ' ORDER BY y) FROM (SELECT DISTINCT fiscal_year_be AS y FROM score)),
    (SELECT count(*) FROM score),
    (SELECT count(*) FROM score WHERE value IS NULL),
    (SELECT count(*) FROM score_reconciled WHERE value_source = 'reconciled'),
    (SELECT count(*) FROM finding WHERE severity = 'error'),
    (SELECT count(*) FROM finding WHERE severity = 'warning'),
    (SELECT count(*) FROM finding WHERE severity = 'info')
"""
_COUNTED = (
    ("เอกสารที่อ่านแล้ว", "Documents read"),
    ("เอกสารที่ต้องให้คนตรวจ", "Documents for a person to review"),
    ("ไฟล์ที่ใช้ไม่ได้ (กักไว้)", "Files that could not be used (quarantined)"),
    ("หน่วยงานที่มีเอกสาร", "Bodies with a document"),
    ("ปีงบประมาณที่มีคะแนน (พ.ศ.)", "Fiscal years with scores (B.E.)"),
    ("คะแนนที่พิมพ์ในเอกสาร", "Printed scores"),
    ("คะแนนที่ไม่มีค่า", "Scores without a value"),
    ("คะแนนที่ค่าที่ใช้ต่างจากที่พิมพ์", "Scores accepted other than printed"),
    ("ข้อค้นพบ: ผิด", "Findings: errors"),
    ("ข้อค้นพบ: เตือน", "Findings: warnings"),
    ("ข้อค้นพบ: แจ้ง (รวมสิ่งที่พิสูจน์แล้วว่าถูก)", "Findings: for information (also what is proved right)"),
)
_RULES = """
SELECT f.severity, f.rule, count(*), any_value(r.explanation_{lang})
FROM finding AS f JOIN finding_rule AS r USING (rule)
GROUP BY f.severity, f.rule
ORDER BY list_position(['error', 'warning', 'info'], f.severity), count(*) DESC, f.rule
"""
_NOTES = (
    (
        "“คะแนนที่พิมพ์” คือตัวเลขในเอกสาร ไม่มีการแก้ “คะแนนที่ใช้” ต่างออกไปเฉพาะเมื่อผลรวมในเอกสารพิสูจน์ว่าพิมพ์ผิด หรือมีบันทึกการแก้ไข",
        (
            "A printed score is the document's own figure, never changed. The accepted one differs only where the sums "
            "of the document prove a misprint, or a correction is on record."
        ),
    ),
    (
        "ช่องว่างหมายถึงเอกสารไม่ได้พิมพ์ ไม่ใช่ศูนย์",
        "An empty cell was not printed; it is no zero.",
    ),
    (
        "อันดับคิดเฉพาะหน่วยงานที่มีข้อมูลในชุดนี้ และแถวที่ยังระบุหน่วยงานหรือปีไม่ได้ไม่อยู่ในแผ่นอันดับและตัวชี้วัด",
        (
            "Ranks are among the bodies in this set; rows without a known body or year are not on the sheets of ranks "
            "and indicators."
        ),
    ),
    (
        "ระดับตามเอกสารคือระดับที่เอกสารเขียนเอง",
        "A level claimed is what the document says of itself.",
    ),
)


def write_summary(
    book: Book,
    page: Worksheet,
    connection: duckdb.DuckDBPyConnection,
    versions: Versions,
    sheets: Sequence[tuple[Sheet, int, tuple[str, ...]]],
) -> None:
    """Fills the first sheet. ``sheets`` are the others: each with its rows and the tabs that it stands on."""
    for number, width in enumerate(_WIDTHS):
        page.set_column(number, number, width)
    page.hide_gridlines(2)
    page.set_landscape()
    page.set_paper(9)  # A4
    page.fit_to_pages(1, 0)
    page.set_row(0, 26)
    title = book.pick("ผลการประเมินคุณธรรมและความโปร่งใส (ITA)", "Integrity and Transparency Assessment (ITA)")
    page.write_string(0, 0, title, book.format(bold=True, font_size=16, font_color="#1F4E78"))
    row = _counts(book, page, connection, 2)
    row = _sheets(book, page, sheets, row + 1)
    row = _notes(book, page, sheets, row + 1)
    row = _rules(book, page, connection, row + 1)
    _versions(book, page, versions, row + 1)


def _heading(book: Book, page: Worksheet, row: int, *cells: tuple[str, str]) -> int:
    look = book.format(bold=True, font_color="#FFFFFF", bg_color="#1F4E78")
    for number in range(len(_WIDTHS)):
        page.write_string(row, number, book.pick(*cells[number]) if number < len(cells) else "", look)
    return row + 1


def _counts(book: Book, page: Worksheet, connection: duckdb.DuckDBPyConnection, row: int) -> int:
    row = _heading(book, page, row, ("ข้อมูลชุดนี้", "This set"))
    counts = connection.execute(_COUNTS).fetchone()
    assert counts is not None
    number = book.format(num_format="#,##0", align="left")
    for words, count in zip(_COUNTED, counts, strict=True):
        page.write_string(row, 0, book.pick(*words), book.wrapped)
        if isinstance(count, int):
            page.write_number(row, 1, count, number)
        else:
            page.write_string(row, 1, count or "-", book.format())
        row += 1
    return row


def _sheets(book: Book, page: Worksheet, sheets: Sequence[tuple[Sheet, int, tuple[str, ...]]], row: int) -> int:
    row = _heading(book, page, row, ("แผ่นงาน", "Sheet"), ("จำนวนแถว", "Rows"), ("", ""), ("คืออะไร", "What it is"))
    for sheet, rows, tabs in sheets:
        book.link(page, row, 0, f"'{tabs[0]}'!A1", tabs[0])
        page.write_number(row, 1, rows, book.format(num_format="#,##0", align="left"))
        page.write_string(row, 3, book.pick(sheet.about_th, sheet.about_en), book.wrapped)
        row += 1
    return row


def _notes(book: Book, page: Worksheet, sheets: Sequence[tuple[Sheet, int, tuple[str, ...]]], row: int) -> int:
    row = _heading(book, page, row, ("ข้อควรทราบ", "Before you use it"))
    lines = [book.pick(*note) for note in _NOTES]
    for sheet, _, tabs in sheets:
        if len(tabs) > 1:
            thai = f"“{sheet.th}” มีแถวเกินที่ Excel รับได้ จึงแบ่งเป็น {len(tabs)} แผ่น: {', '.join(tabs)}"
            english = f"“{sheet.en}” has more rows than Excel can hold; it is on {len(tabs)} tabs: {', '.join(tabs)}"
            lines.append(book.pick(thai, english))
    if book.cut:
        lines.append(
            book.pick(
                f"ข้อความ {book.cut} ช่องยาวเกินที่ Excel รับได้จึงถูกตัด ฉบับเต็มอยู่ใน CSV และ Parquet",
                f"{book.cut} texts are longer than a cell of Excel and were cut; CSV and Parquet have them whole",
            )
        )
    last = len(_WIDTHS) - 1
    for line in lines:
        page.merge_range(row, 0, row, last, "", book.wrapped)
        book.text(page, row, 0, line, book.wrapped)
        row += 1
    return row


def _rules(book: Book, page: Worksheet, connection: duckdb.DuckDBPyConnection, row: int) -> int:
    headings = ("ข้อค้นพบตามชนิด", "Findings by rule"), ("ความรุนแรง", "Severity"), ("จำนวน", "Count")
    row = _heading(book, page, row, *headings, ("หมายความว่า", "What it means"))
    severities = words_of(Severity, book.language)
    for severity, rule, count, explanation in connection.execute(_RULES.format(lang=book.language)).fetchall():
        page.write_string(row, 0, rule, book.wrapped)
        page.write_string(row, 1, severities[severity], book.wrapped)
        page.write_number(row, 2, count, book.format(num_format="#,##0", align="left"))
        page.write_string(row, 3, explanation, book.wrapped)
        row += 1
    return row


def _versions(book: Book, page: Worksheet, versions: Versions, row: int) -> None:
    row = _heading(book, page, row, ("ที่มา", "Made by"))
    facts = (
        (("รุ่นของโปรแกรม", "Version of the pipeline"), versions.pipeline_version),
        (("ลายนิ้วมือของชุดกฎ", "Hash of the rules"), versions.rulebook_hash),
        (("การประมวลผลล่าสุด", "Last run"), versions.run_id),
        (("เสร็จเมื่อ (UTC)", "Finished (UTC)"), versions.finished_at),
    )
    for number, (words, value) in enumerate(facts):
        page.write_string(row + number, 0, book.pick(*words), book.wrapped)
        page.write_string(row + number, 1, value, book.format())
