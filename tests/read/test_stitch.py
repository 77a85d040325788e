from __future__ import annotations

from dataclasses import replace

import pytest

from pipeline.read.furniture import is_substance
from pipeline.read.model import TablePiece
from pipeline.read.stitch import stitch
from pipeline.records import Cell, Paragraph, Passage, Recognition, Run, Table
from tests.read.helpers import tables

HEADER = "ลำดับ\tมาตรการ\tผู้รับผิดชอบ"


def piece(page: int, rows: list[list[str]], edges: tuple[float, ...] = (0.0, 50.0, 100.0)) -> TablePiece:
    cells = tuple(
        Cell(row, column, Passage(text, page, (Run(0, len(text), 0, len(text)),)))
        for row, texts in enumerate(rows)
        for column, text in enumerate(texts)
    )
    return TablePiece(page, len(rows), len(rows[0]), cells, None, edges)


def paragraph(page: int, text: str) -> Paragraph:
    return Paragraph(Passage(text, page, (Run(0, len(text), 0, len(text)),)))


def stitched_tables(*blocks: TablePiece | Paragraph) -> list[Table]:
    return [block for block in stitch(blocks) if isinstance(block, Table)]


def test_repeated_header_is_left_out_and_rows_go_on() -> None:
    [table] = tables(f"{HEADER}\n๑\tก\tกองคลัง\n\n- ๒ -\n\f\n{HEADER}\n๒\tข\tกองช่าง\n")
    assert table.pages == (1, 2)
    assert table.header_rows == 1
    assert table.rows() == [HEADER.split("\t"), ["๑", "ก", "กองคลัง"], ["๒", "ข", "กองช่าง"]]
    assert [cell.row for cell in table.cells] == [0, 0, 0, 1, 1, 1, 2, 2, 2]
    assert {cell.passage.page_number for cell in table.cells if cell.row == 2} == {2}


def test_misread_header_is_still_the_header() -> None:
    assert len(tables(f"{HEADER}\n๑\tก\tข\n\nลําดับ\tมาตราการ\tผู้รับผิดชอบ\n๒\tค\tง\n")) == 1


def test_two_row_header_repeats_as_two_rows() -> None:
    header = "มาตรการ\tระยะเวลา\tกำกับติดตาม\t\n\t\tรายงาน\tดำเนินการแล้ว"
    [table] = tables(f"{header}\nก\tตลอดปี\tข\tค\n\n{header}\nง\tตลอดปี\tจ\tฉ\n")
    assert table.header_rows == 2
    assert [row[0] for row in table.rows()] == ["มาตรการ", "", "ก", "ง"]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("ข้อ\tตัวชี้วัดการประเมิน IIT\tผล", "ข้อ\tตัวชี้วัดการประเมิน EIT\tผล"),
        ("ข้อ\tผลคะแนนประจำปี ๒๕๖๗\tผล", "ข้อ\tผลคะแนนประจำปี ๒๕๖๘\tผล"),
        ("ข้อ\tมาตรการ\tผล", "ข้อ\tโครงการ\tผล"),
        ("ข้อ\tมาตรการ\tผล", "ข้อ\tมาตรการ"),
    ],
)
def test_other_headers_are_other_tables(first: str, second: str) -> None:
    assert len(tables(f"{first}\nก\tข\tค\n\n{second}\nง\tจ\tฉ\n")) == 2


def test_letter_o_read_for_zero_does_not_part_a_table() -> None:
    assert len(tables("ข้อ\tมาตรการตามข้อ ๐๔๒\tผล\nก\tข\tค\n\nข้อ\tมาตรการตามข้อ O๔๒\tผล\nง\tจ\tฉ\n")) == 1


def test_paragraph_of_substance_parts_tables() -> None:
    assert len(tables(f"{HEADER}\n๑\tก\tข\n\nตัวชี้วัดย่อยที่ 9.2\n\n{HEADER}\n๒\tค\tง\n")) == 2


def test_row_repeated_below_the_header_is_not_dropped() -> None:
    section = "ประเด็นที่ ๑ กระบวนการปฏิบัติงาน\t\t"
    [table] = tables(f"{HEADER}\n{section}\n๑\tก\tข\n\n{HEADER}\n{section}\n๒\tค\tง\n")
    assert table.header_rows == 1
    assert [row[0] for row in table.rows()] == ["ลำดับ", section.strip(), "๑", section.strip(), "๒"]


def test_marked_header_bounds_what_is_dropped() -> None:
    part = "| ก | ข |\n|---|---|\n| ค | ง |\n| จ | ฉ |\n"
    [table] = tables(f"{part}\n{part}")
    assert [row[0] for row in table.rows()] == ["ก", "ค", "จ", "ค", "จ"]


@pytest.mark.parametrize(
    "text", ["- ๒ -", "หน้า ๓", "Page 2 of 9", "หน้าที่ 3 จาก 12", "-----", "/ข้อเสนอแนะ.....", "(ต่อ)", "๑๒"]
)
def test_page_furniture_says_nothing(text: str) -> None:
    assert not is_substance(text)


@pytest.mark.parametrize("text", ["หน้าที่ความรับผิดชอบ", "ตัวชี้วัดย่อยที่ 9.2", "/กองคลัง", "IIT"])
def test_substance(text: str) -> None:
    assert is_substance(text)


def test_table_without_header_goes_on_at_the_top_of_the_next_page() -> None:
    head, rest = [["ลำดับ", "มาตรการ"], ["๑", "ก"]], [["๒", "ข"], ["๓", "ค"]]
    [table] = stitched_tables(piece(1, head), paragraph(1, "๑"), paragraph(2, "- ๒ -"), piece(2, rest))
    assert (table.row_count, table.header_rows, table.pages) == (4, 1, (1, 2))
    assert len(stitched_tables(piece(1, head), piece(2, rest, (0.0, 60.0, 100.0)))) == 2
    assert len(stitched_tables(piece(1, head), piece(1, rest))) == 2
    assert len(stitched_tables(piece(1, head), piece(3, rest))) == 2


def test_header_cut_off_by_its_row_is_the_same_only_between_the_same_rules() -> None:
    whole, cut = ["ลำดับ", "มาตรการเพื่อขับเคลื่อนตามข้อ ๐๔๒"], ["ลำดับ", "มาตรการเพื่อขับเคลื่อนตาม"]
    assert len(stitched_tables(piece(1, [whole, ["๑", "ก"]]), piece(2, [cut, ["๒", "ข"]]))) == 1
    other = piece(1, [cut, ["๒", "ข"]], (0.0, 60.0, 100.0))
    assert len(stitched_tables(piece(1, [whole, ["๑", "ก"]]), other)) == 2


def test_running_title_does_not_part_a_table() -> None:
    blocks: list[TablePiece | Paragraph] = []
    for page in range(1, 5):
        blocks += [paragraph(page, f"รายงานขององค์กร หน้า {page}"), piece(page, [["ลำดับ", "มาตรการ"], [str(page), "ก"]])]
    [table] = stitched_tables(*blocks)
    assert table.row_count == 5


def test_a_header_row_of_numbers_beside_a_cell_over_two_rows_repeats_too() -> None:
    def wide(page: int, bodies: list[list[str]]) -> TablePiece:
        texts = [["หน่วยงาน", "IIT", "", "รวม"], ["", "๑", "๒", ""], *bodies]
        spans = {(0, 0): (2, 1), (0, 1): (1, 2), (0, 3): (2, 1)}
        hidden = {(1, 0), (0, 2), (1, 3)}
        cells = tuple(
            Cell(
                row, column, Passage(text, page, (Run(0, len(text), 0, len(text)),)), *spans.get((row, column), (1, 1))
            )
            for row, line in enumerate(texts)
            for column, text in enumerate(line)
            if (row, column) not in hidden
        )
        return TablePiece(page, len(texts), 4, cells, None, (0.0, 50.0, 100.0, 150.0, 200.0))

    first, second = wide(1, [["ก", "๘๐.๐๐", "๗๐.๐๐", "๗๕.๐๐"]]), wide(2, [["ข", "๖๐.๐๐", "๕๐.๐๐", "๕๕.๐๐"]])
    [table] = stitched_tables(first, second)
    assert [row[0] for row in table.rows()] == ["หน่วยงาน", "", "ก", "ข"]
    assert table.header_rows == 2


def test_a_scanned_header_may_have_a_letter_taken_for_a_digit() -> None:
    def scanned(page: int, rows: list[list[str]]) -> TablePiece:
        found = piece(page, rows)
        return replace(found, cells=tuple(replace(cell, confidence=0.9) for cell in found.cells))

    first = scanned(1, [["ตัวชี้วัด", "คะแนนที่ได้"], ["หนึ่ง", "๘๐.๐๐"]])
    second = scanned(2, [["ตัวชี้วัด", "คะแน1ที่ได้"], ["สอง", "๗๐.๐๐"]])
    [table] = stitched_tables(first, second)
    assert [row[0] for row in table.rows()] == ["ตัวชี้วัด", "หนึ่ง", "สอง"]
    # A number that stands for itself is another header, on a scan too.
    years = [
        scanned(page, [["ตัวชี้วัด", f"คะแนนปี {year}"], ["หนึ่ง", "๘๐.๐๐"]]) for page, year in ((1, "๒๕๖๗"), (2, "๒๕๖๘"))
    ]
    assert [row[0] for table in stitched_tables(*years) for row in table.rows()].count("ตัวชี้วัด") == 2


def test_a_speck_taken_for_digits_makes_no_other_header_on_a_scan() -> None:
    def scanned(page: int, head: str, unsure: str) -> TablePiece:
        found = piece(page, [[head, "คะแนนที่ได้"], [f"ข้อ {page}", "๘๐.๐๐"]])
        first = found.cells[0]
        start = head.index(unsure)
        doubt = (Recognition(start, start + len(unsure), 0.3),) if unsure else ()
        read = replace(first, passage=replace(first.passage, recognised=doubt))
        return replace(found, cells=tuple(replace(one, confidence=0.9) for one in (read, *found.cells[1:])))

    whole = scanned(2, "ตัวชี้วัดและข้อคำถาม", "")
    [table] = stitched_tables(scanned(1, "2 1. ตัวชี้วัดและข้อคำถาม", "2 1."), whole)
    assert [row[0] for row in table.rows()] == ["2 1. ตัวชี้วัดและข้อคำถาม", "ข้อ 1", "ข้อ 2"]
    # Two numbers that nobody is sure of may be two years.
    years = scanned(1, "ตัวชี้วัดในปี ๒๕๖๗", "๒๕๖๗"), scanned(2, "ตัวชี้วัดในปี ๒๕๖๘", "๒๕๖๘")
    assert len([row for table in stitched_tables(*years) for row in table.rows() if "ปี" in row[0]]) == 2


def scanned(page: int, rows: list[list[str]]) -> TablePiece:
    edges = tuple(50.0 * column for column in range(len(rows[0])))
    found = piece(page, rows, edges)
    return replace(found, cells=tuple(replace(cell, confidence=0.9) for cell in found.cells))


@pytest.mark.parametrize(
    ("head", "parts"),
    [
        # Misread letters, another stroke, an unread cell.
        (["ท", "หน่วยงาน", "JIT", "เท", "OIT", "รวม", "ระดับ"], 1),
        (["ที่", "หน่วยงาน", "IIT", "EIT", "OIT", "รวม", "5=จัป"], 1),
        # Another instrument, another year, another table.
        (["ที่", "หน่วยงาน", "EIT", "เท", "OIT", "รวม", "ระดับ"], 2),
        (["ที่", "หน่วยงาน", "IIT", "EIT", "OIT ๒๕๖๘", "ค", "ระดับ"], 2),
        (["ที่", "หน่วยงาน", "มาตรการ", "ผู้รับผิดชอบ", "ระยะเวลา", "รวม", "ระดับ"], 2),
    ],
)
def test_a_scanned_header_repeats_where_most_of_it_was_read_alike(head: list[str], parts: int) -> None:
    row = ["๑", "เทศบาล", "๘๑.๐๐", "๘๒.๐๐", "๘๓.๐๐", "๘๔.๐๐", "ผ่าน"]
    year = "OIT ๒๕๖๗" if "๒๕๖๘" in "".join(head) else "OIT"
    first = scanned(1, [["ที่", "หน่วยงาน", "IIT", "EIT", year, "รวม", "ระดับ"], row])
    found = stitched_tables(first, scanned(2, [head, ["๒", *row[1:]]]))
    assert [one[0] for table in found for one in table.rows() if one[1] == "เทศบาล"] == ["๑", "๒"]
    assert sum(one[1] == "หน่วยงาน" for table in found for one in table.rows()) == parts


@pytest.mark.parametrize(
    ("above", "below"),
    [
        (["O1", "โครงสร้าง", "มี", "มี", "มี", "ผ่าน"], ["O3", "อำนาจหน้าที่", "มี", "มี", "มี", "ผ่าน"]),
        (["๑", "อบรม", "/", "/", "/", "/"], ["๒", "ประชุม", "/", "/", "/", "/"]),
    ],
)
def test_a_row_of_ticks_on_a_scan_is_no_repeated_header(above: list[str], below: list[str]) -> None:
    last = ["", "ประกาศ", "-", "-", "-", "-"]
    parts = scanned(1, [above, last]), scanned(2, [below, last])
    assert below in [row for table in stitched_tables(*parts) for row in table.rows()]
