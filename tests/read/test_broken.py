"""Rows and cells that a page edge breaks: put together where the page shows it, left apart where it does not."""

from __future__ import annotations

from pathlib import Path

from pipeline.records import Passage
from tests.read.helpers import tables
from tests.reading import normalised

HEADER = "ที่\tมาตรการ\tขั้นตอน\tคะแนน"
ROWS = ["๑\tทำคู่มือ\tแต่งตั้งคณะทำงาน\t๘๐.๐๐", "๒\tทำทะเบียน\tสำรวจพัสดุทุกชิ้นและติดเลข\t๙๐.๐๐"]


def table(rest: str, *, rows: list[str] = ROWS, header: str = HEADER, repeated: bool = True) -> list[list[str]]:
    """The table of two pages, the second of which begins with ``rest``."""
    second = f"{header}\n{rest}" if repeated else rest
    [found] = tables("\n".join([header, *rows, "\f", f"{second}\n๓\tทำป้าย\tติดที่จุดบริการ\t๗๐.๐๐\n"]))
    return found.rows()


def test_a_row_goes_on_below_the_repeated_header() -> None:
    rows = table("\t\tครุภัณฑ์ก่อนสิ้นไตรมาส\t")
    assert rows[2] == ["๒", "ทำทะเบียน", "สำรวจพัสดุทุกชิ้นและติดเลขครุภัณฑ์ก่อนสิ้นไตรมาส", "๙๐.๐๐"]
    assert [row[0] for row in rows] == ["ที่", "๑", "๒", "๓"]


def test_its_parts_keep_their_pages() -> None:
    source = "\n".join([HEADER, *ROWS, "\f", f"{HEADER}\n\t\tครุภัณฑ์\t\n๓\tทำป้าย\tติดป้าย\t๗๐.๐๐\n"])
    [found] = tables(source)
    passage = next(cell.passage for cell in found.cells if cell.row == 2 and cell.column == 2)
    pages = source.split("\f")
    start = passage.text.index("ครุภัณฑ์")
    assert passage.page_number == 1
    assert [(one.start, one.page_number) for one in passage.further] == [(start, 2)]
    first, second = passage.slice(0, start), passage.slice(start, len(passage.text))
    assert (first.page_number, second.page_number) == (1, 2)
    low, high = second.span()
    assert pages[1][low:high] == "ครุภัณฑ์"
    # The whole begins on the first page, and its span is what stands there.
    low, high = passage.span()
    assert pages[0][low:high] == "สำรวจพัสดุทุกชิ้นและติดเลข"


def test_words_are_parted_as_on_one_page() -> None:
    assert table("\t\t- แจ้งกองคลัง\t")[2][2] == "สำรวจพัสดุทุกชิ้นและติดเลข\n- แจ้งกองคลัง"
    assert table("\t\tQR Code\t")[2][2] == "สำรวจพัสดุทุกชิ้นและติดเลข QR Code"


def test_numbers_are_never_put_together() -> None:
    assert len(table("\t\tครุภัณฑ์\t๒๕")) == 5
    assert len(table("\t\t\t๒๕")) == 5


def test_a_row_that_fills_what_every_row_fills_is_a_new_row() -> None:
    assert [row[0] for row in table("๔\tทำบัญชี\tรวบรวมใบเสร็จ\t")] == ["ที่", "๑", "๒", "๔", "๓"]


def test_columns_that_are_often_empty_prove_nothing() -> None:
    rows = ["๑\tทำคู่มือ\tแต่งตั้ง\t๘๐.๐๐", "\t\tประชุม\t", "\tทำทะเบียน\tสำรวจ\t"]
    assert len(table("\t\tติดเลข\t", rows=rows)) == 6


def test_a_heading_over_rows_is_none_of_them() -> None:
    rows = ["ประเด็น ก\t\t\t", *ROWS]
    assert "ประเด็น ข" in [row[0] for row in table("ประเด็น ข\t\t\t", rows=rows)]
    assert "ประเด็นที่ ๒" in [row[0] for row in table("ประเด็นที่ ๒\t\t\t")]


def test_a_label_goes_on_where_all_labels_are_counted() -> None:
    header = "ตัวชี้วัด\tขั้นตอน\tผู้รับผิดชอบ"
    rows = [f"ตัวชี้วัดที่ {number} เรื่องหนึ่ง\tจัดประชุม\tกองคลัง" for number in "๑๒๓"]
    [found] = tables("\n".join([header, *rows, "\f", f"{header}\nและอีกเรื่อง\tติดประกาศ\tกองช่าง\n"]))
    assert [row[0] for row in found.rows()][3:] == ["ตัวชี้วัดที่ ๓ เรื่องหนึ่งและอีกเรื่อง", ""]
    assert [row[1] for row in found.rows()][3:] == ["จัดประชุม", "ติดประกาศ"]
    # The same words in every row are no labels that are counted.
    [label] = [cell for cell in found.cells if cell.row == 3 and cell.column == 0]
    assert label.row_span == 2


def test_a_measure_over_two_pages_is_one(tmp_path: Path) -> None:
    header = "ที่\tมาตรการ\tขั้นตอน/วิธีการปฏิบัติ\tผู้รับผิดชอบ\tระยะเวลา"
    lines = [
        "มาตรการส่งเสริมคุณธรรมและความโปร่งใสภายในหน่วยงาน ประจำปีงบประมาณ พ.ศ. ๒๕๖๘", "", header,
        "๑\tมาตรการทำคู่มือ\t๑. แต่งตั้งคณะทำงาน\tสำนักปลัด\tตลอดปีงบประมาณ ๒๕๖๘",
        "๒\tมาตรการทำทะเบียน\t๑. สำรวจพัสดุ ๒. ติดเลข\tกองคลัง\tตลอดปีงบประมาณ ๒๕๖๘", "\f",
        header, "\t\tครุภัณฑ์ ๓. รายงานผล\t\t", "๓\tมาตรการทำป้าย\t๑. ติดป้าย\tกองช่าง\tตลอดปีงบประมาณ ๒๕๖๘",
    ]  # fmt: skip
    batch = normalised("\n".join(lines), tmp_path)
    assert [measure.title for measure in batch.measures] == ["มาตรการทำคู่มือ", "มาตรการทำทะเบียน", "มาตรการทำป้าย"]
    assert batch.measures[1].steps == ("สำรวจพัสดุ", "ติดเลขครุภัณฑ์", "รายงานผล")
    pages = {page.number: page.text for page in batch.pages}
    for one in batch.evidence:
        assert pages[one.page_number][one.char_start : one.char_end] == one.raw_text


def test_joined_passages_slice_like_one() -> None:
    first, second = Passage("กข", 1, ()), Passage("คง", 2, ())
    whole = first.joined(second, " ")
    assert whole.text == "กข คง"
    assert whole.slice(1, 4).further[0].start == 2
    assert whole.slice(3, 5).further == ()
