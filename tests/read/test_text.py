from __future__ import annotations

import pytest

from tests.read.helpers import blocks, paragraphs, tables


def test_paragraphs_are_lines_between_blank_lines() -> None:
    assert paragraphs("\n\nหนึ่ง\r\nสอง  \r\n\r\n สาม\n") == ["หนึ่ง\nสอง", "สาม"]


def test_tab_separated_rows_are_one_table_until_the_blank_line() -> None:
    text = "คำนำ\nข้อ\tเรื่อง\tคะแนน\n๑\tการใช้อำนาจ\t๙๘.๖๗\n๒\tการใช้งบ\n\t\t\nจบ\n\nท้าย"
    [table] = tables(text)
    assert table.rows() == [
        ["ข้อ", "เรื่อง", "คะแนน"],
        ["๑", "การใช้อำนาจ", "๙๘.๖๗"],
        ["๒", "การใช้งบ", ""],
        ["", "", ""],
    ]
    assert table.header_rows == 1
    assert paragraphs(text) == ["คำนำ", "จบ", "ท้าย"]


def test_full_width_line_between_rows_is_a_row() -> None:
    [table] = tables("มาตรการ\tวิธี\tผล\nประเด็นที่ ๑ กระบวนการ\nก\tข\tค\nประเด็นที่ ๒ บริการ\nง\tจ\tฉ\n")
    assert table.rows()[1] == ["ประเด็นที่ ๑ กระบวนการ", "", ""]
    assert table.rows()[3] == ["ประเด็นที่ ๒ บริการ", "", ""]


def test_cell_with_open_markup_runs_on_over_lines() -> None:
    text = 'ข้อ\tองค์ประกอบ\tผู้รับผิดชอบ\n๑\t<ul style="x">\n○ แผน\n\n○ ผล\n</ul>\tกองคลัง\n๒\tข\tกองช่าง\n'
    [table] = tables(text)
    assert table.rows() == [
        ["ข้อ", "องค์ประกอบ", "ผู้รับผิดชอบ"],
        ["๑", "○ แผน\n○ ผล", "กองคลัง"],
        ["๒", "ข", "กองช่าง"],
    ]


def test_last_cell_with_open_markup_runs_on() -> None:
    [table] = tables("ข้อ\tผล\n๑\t<p>ก\nข</p>\n๒\tค\n")
    assert table.rows() == [["ข้อ", "ผล"], ["๑", "ก\nข"], ["๒", "ค"]]


def test_markup_that_is_never_closed_keeps_its_row() -> None:
    [table] = tables("ข้อ\tองค์ประกอบ\tผู้\n๑\t<ul> ○ ก\tกองคลัง\n๒\tข\tกองช่าง\n")
    assert table.rows()[1:] == [["๑", "○ ก", "กองคลัง"], ["๒", "ข", "กองช่าง"]]


def test_cell_cut_by_a_line_end_goes_on_in_its_row() -> None:
    [table] = tables("ก\tข\tค\n๑\tต้น\nปลาย\n๒\tx\ty\n")
    assert table.rows()[1:] == [["๑", "ต้น\nปลาย", ""], ["๒", "x", "y"]]


@pytest.mark.parametrize(
    "text",
    ["\tย่อหน้าแรก\n\tย่อหน้าสอง", "๑.\tหนึ่ง\n๒.\tสอง", "ที่ พร ๑๒๓\tวันที่ ๕ ธันวาคม ๒๕๖๘"],
)
def test_tabs_that_make_no_table(text: str) -> None:
    assert tables(text) == []
    assert len(paragraphs(text)) == 1


def test_rows_apart_by_blank_lines_are_one_table() -> None:
    [table] = tables("ตัวชี้วัด\tคะแนน\n\nการใช้อำนาจ\t๙๐.๐๐\n\nการใช้งบ\t๘๐.๐๐\n")
    assert table.header_rows == 1
    assert table.rows() == [["ตัวชี้วัด", "คะแนน"], ["การใช้อำนาจ", "๙๐.๐๐"], ["การใช้งบ", "๘๐.๐๐"]]


def test_line_break_of_a_word_processor_stays_in_its_cell() -> None:
    [table] = tables("ข้อ\tผล\n๑\tก\vข\u2028ค\n")
    assert table.rows() == [["ข้อ", "ผล"], ["๑", "ก\nข\nค"]]


def test_fragments_in_cells_read_as_a_person_reads_them() -> None:
    text = (
        "ก\tข\n<p>หนึ่ง</p> <p>สอง &amp; สาม</p>\t"
        '<input type="checkbox"/> ยังไม่ <input checked="" type="checkbox"> ดำเนินการ<br><br/>แล้ว&nbsp;x\n'
    )
    [table] = tables(text)
    assert table.rows()[1] == ["หนึ่ง\nสอง & สาม", "☐ ยังไม่ ☑ ดำเนินการ\nแล้ว x"]
    cell = next(cell for cell in table.cells if cell.passage.text.startswith("☐"))
    low, high = cell.passage.span(cell.passage.text.index("☑"), cell.passage.text.index("☑") + 1)
    assert text[low:high] == '<input checked="" type="checkbox">'


def test_what_only_looks_like_markup_stays() -> None:
    text = "ร้อยละ <5 และ <ชื่อ> ก < ข > ค </ ก> <!ง &nosuch; AT&T <a@b.go.th>"
    assert paragraphs(text) == [text]


def test_comments_are_not_shown() -> None:
    assert paragraphs("ก <!-- หน้า ๑ --> ข <!-- ค") == ["ก ข <!-- ค"]


def test_markdown_heading_and_emphasis_marks_are_not_text() -> None:
    assert paragraphs("# หัวข้อ ##\n**เรื่อง\nรอง** และกิจกรรม** (๓) กิจกรรม*\n## ข้อ #๒") == [
        "หัวข้อ",
        "เรื่อง\nรอง และกิจกรรม** (๓) กิจกรรม*",
        "ข้อ #๒",
    ]


def test_dotted_leaders_stay() -> None:
    assert paragraphs("ที่...พร ๑.....วันที่...๕ ธันวาคม") == ["ที่...พร ๑.....วันที่...๕ ธันวาคม"]


@pytest.mark.parametrize("outer", ["|", ""])
def test_markdown_table(outer: str) -> None:
    lines = ["ตัวชี้วัด | คะแนน", ":--- | ---:", r"ก \| ข | ๙๐.๐๐", "**ค** |", "ง | ๑ | เกิน"]
    [table] = tables("นำ\n" + "\n".join(f"{outer}{line}{outer}" for line in lines) + "\n\nท้าย")
    assert table.header_rows == 1
    assert table.rows() == [
        ["ตัวชี้วัด", "คะแนน", ""],
        ["ก | ข", "๙๐.๐๐", ""],
        ["ค", "", ""],
        ["ง", "๑", "เกิน"],
    ]


def test_pipes_without_an_alignment_row_need_outer_pipes() -> None:
    assert [table.row_count for table in tables("| ก | ข |\n| ค | ง |\n")] == [2]
    assert tables("ก | ข\nค | ง\n") == []


def test_task_list_marks_are_check_boxes() -> None:
    assert paragraphs("- [x] ดำเนินการแล้ว [ ] ยังไม่ a[x]") == ["- ☑ ดำเนินการแล้ว ☐ ยังไม่ a[x]"]


def test_two_row_header_of_tabs() -> None:
    [table] = tables("มาตรการ\tระยะเวลา\tกำกับติดตาม\t\n\t\tรายงาน\tดำเนินการแล้ว\nก\tตลอดปี\tข\tค\n")
    assert table.header_rows == 2


def test_row_with_a_number_is_no_header() -> None:
    [table] = tables("ตัวชี้วัดที่ ๑ การปฏิบัติหน้าที่\t๙๘.๖๗\nเครื่องมือ\tคะแนน\ni๑ ก\t๙๖.๐๐\n")
    assert table.header_rows == 0


def test_years_are_headings() -> None:
    [table] = tables("ตัวชี้วัด\t๒๕๖๗\tพ.ศ. ๒๕๖๘\nก\t๙๐\t๙๑\n")
    assert table.header_rows == 1


def test_blocks_stand_in_reading_order() -> None:
    kinds = [type(block).__name__ for block in blocks("ก\n\nข\tค\nง\tจ\n\nฉ\n<table><tr><td>ช</table>\nซ")]
    assert kinds == ["Paragraph", "Table", "Paragraph", "Table", "Paragraph"]
