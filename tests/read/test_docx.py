from __future__ import annotations

import zipfile
from io import BytesIO
from pathlib import Path

import docx as python_docx
import pytest
from docx.enum.text import WD_BREAK

from pipeline.read import ReadError
from tests.read.helpers import assert_runs_hold, assert_slots_covered_once
from tests.read.office_files import document_of, docx, only_table, p, r, shown, tbl, tc, tr, word_texts, zipped


def test_file_of_a_word_processor_library(tmp_path: Path) -> None:
    made = python_docx.Document()
    made.add_heading("รายงานผลการประเมิน", 1)
    made.add_paragraph("บทนำ ").add_run("ตัวหนา").bold = True
    for text in ("แผน", "ผล"):
        made.add_paragraph(text, style="List Number")
    made.add_paragraph("จุด", style="List Bullet")
    table = made.add_table(rows=3, cols=3)
    table.cell(0, 0).text = "ตัวชี้วัด"
    table.cell(0, 1).merge(table.cell(0, 2)).text = "คะแนน"
    table.cell(1, 0).merge(table.cell(2, 0)).text = "การใช้อำนาจ"
    table.cell(1, 1).text = "98.67"
    table.cell(2, 2).text = "๙๕.๐๐"
    made.add_paragraph().add_run().add_break(WD_BREAK.PAGE)
    made.add_paragraph("ท้าย")
    path = tmp_path / "report.bin"
    made.save(str(path))
    document = document_of(tmp_path, path.read_bytes())
    assert document.media_type == "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
    assert document.reader.startswith("docx-1 ")
    assert shown(document) == [
        "รายงานผลการประเมิน",
        "บทนำ ตัวหนา",
        "1. แผน",
        "2. ผล",
        "• จุด",
        [["ตัวชี้วัด", "คะแนน", ""], ["การใช้อำนาจ", "98.67", ""], ["", "", "๙๕.๐๐"]],
        "ท้าย",
    ]
    spans = {cell.passage.text: (cell.row_span, cell.column_span) for cell in only_table(document).cells}
    assert spans["คะแนน"] == (1, 2)
    assert spans["การใช้อำนาจ"] == (2, 1)
    assert [page.number for page in document.pages] == [1, 2]
    assert document.pages[1].text == "ท้าย"
    assert_runs_hold(document.pages, document.blocks)


def test_header_rows_and_ragged_grids(tmp_path: Path) -> None:
    body = tbl(
        tr(tc("ก", '<w:vMerge w:val="restart"/>'), tc("ข", '<w:gridSpan w:val="3"/>'),
           properties="<w:tblHeader/>"),
        tr(tc("ไม่เห็น", "<w:vMerge/>"), tc("ค", '<w:gridSpan w:val="2"/>'), tc("ง"), properties="<w:tblHeader/>"),
        tr("1", tc("2", '<w:gridSpan w:val="2"/>'), "3"),
        tr(tc("ท้าย"), properties='<w:gridBefore w:val="1"/>'),
        tr(tc("ลบ"), properties="<w:del/>"),
    )  # fmt: skip
    table = only_table(document_of(tmp_path, docx(body)))
    assert table.header_rows == 2
    assert table.rows() == [["ก", "ข", ""], ["", "ค", "ง"], ["1", "2", "3"], ["", "ท้าย", ""]]
    assert table.cells[0].row_span == 2
    assert_slots_covered_once([table])


def test_merge_that_nothing_began_is_a_cell(tmp_path: Path) -> None:
    body = tbl(tr(tc("ก", "<w:vMerge/>"), "ข"), tr(tc("ค", '<w:vMerge w:val="continue"/>'), "ง"))
    assert word_texts(tmp_path, body) == [[["ก", "ข"], ["", "ง"]]]
    older = tbl(tr(tc("ก", '<w:hMerge w:val="restart"/>'), tc("", "<w:hMerge/>"), "ข"), tr("ค", "ง", "จ"))
    assert word_texts(tmp_path, older) == [[["ก", "", "ข"], ["ค", "ง", "จ"]]]


def test_tables_in_tables(tmp_path: Path) -> None:
    inner = tbl(tr("ใน", "สอง"), tr("สาม", "สี่"))
    in_cell = tbl(tr("หัว", "ผล"), tr("ก", tc(p("ก่อน") + inner + p("หลัง"))))
    assert word_texts(tmp_path, in_cell) == [[["หัว", "ผล"], ["ก", "ก่อน\nใน สอง\nสาม สี่\nหลัง"]]]
    frame = tbl(tr(tc(p("ก่อน") + inner)))
    assert word_texts(tmp_path, frame) == ["ก่อน", [["ใน", "สอง"], ["สาม", "สี่"]]]
    side_by_side = tbl(tr(tc(p("ซ้าย") + inner), tc(p("ขวา"))))
    assert word_texts(tmp_path, side_by_side) == ["ซ้าย", [["ใน", "สอง"], ["สาม", "สี่"]], "ขวา"]


def test_tracked_changes(tmp_path: Path) -> None:
    body = (
        p("", "", r("คะแนน "), f"<w:ins>{r('98.67')}</w:ins>", '<w:del><w:r><w:delText>95.00</w:delText></w:r></w:del>',
          f"<w:moveFrom>{r('ย้ายไป')}</w:moveFrom>", f"<w:moveTo>{r(' ย้ายมา')}</w:moveTo>")
        + p("ต้น", "<w:rPr><w:del/></w:rPr>") + p("ปลาย")
    )  # fmt: skip
    assert word_texts(tmp_path, body) == ["คะแนน 98.67 ย้ายมา", "ต้นปลาย"]


def test_check_boxes(tmp_path: Path) -> None:
    def control(state: str, glyph: str) -> str:
        return (
            f'<w:sdt><w:sdtPr><w14:checkbox><w14:checked w14:val="{state}"/></w14:checkbox></w:sdtPr>'
            f"<w:sdtContent>{glyph}</w:sdtContent></w:sdt>"
        )

    def field(inside: str) -> str:
        data = f"<w:ffData><w:checkBox>{inside}</w:checkBox></w:ffData>"
        return (
            f'<w:r><w:fldChar w:fldCharType="begin">{data}</w:fldChar></w:r>'
            '<w:r><w:instrText> FORMCHECKBOX </w:instrText></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>'
        )

    symbols = (
        '<w:r><w:sym w:font="Wingdings" w:char="F0FE"/><w:sym w:font="Wingdings" w:char="F0A8"/>'
        '<w:sym w:font="Wingdings 2" w:char="F052"/><w:sym w:font="Wingdings" w:char="F0FC"/></w:r>'
    )
    wingdings = '<w:rFonts w:ascii="Wingdings" w:hAnsi="Wingdings"/>'
    body = (
        p("", "", control("1", r("☒")), r(" มี"))
        + control("0", p("☐"))
        + p("", "", control("1", '<w:r><w:sym w:font="Wingdings" w:char="F0FD"/></w:r>'), r(" ใช่"))
        + p("", "", field('<w:default w:val="0"/><w:checked/>'), field('<w:default w:val="0"/>'), field("<w:default/>"))
        + p("", "", symbols)
        + p("", "", r("þ", wingdings), r(" ทำแล้ว"))
    )
    assert word_texts(tmp_path, body) == ["☑ มี", "☐", "☑ ใช่", "☑☐☑", "☑☐☑✓", "☑ ทำแล้ว"]


def test_notes_stand_below_their_page_and_never_in_a_number(tmp_path: Path) -> None:
    notes = '<w:footnote w:id="1" w:type="separator"><w:p/></w:footnote>' + "".join(
        f'<w:footnote w:id="{number}">{p(f" หมายเหตุ {number}")}</w:footnote>' for number in (2, 3)
    )
    body = (
        p("", "", r("98.67"), '<w:r><w:footnoteReference w:id="2"/></w:r>', r(" คะแนน"))
        + p("", "", r("95.00"), r("1", '<w:vertAlign w:val="superscript"/>'), '<w:r><w:br w:type="page"/></w:r>')
        + p("", "", r("ท้าย"), '<w:r><w:footnoteReference w:id="3"/></w:r>')
    )
    assert word_texts(tmp_path, body, footnotes=notes) == [
        "98.67 คะแนน", "95.00¹", "หมายเหตุ 2", "ท้าย", "หมายเหตุ 3",
    ]  # fmt: skip
    document = document_of(tmp_path, docx(body, footnotes=notes))
    assert [page.text for page in document.pages] == [
        "98.67[1] คะแนน\n\n95.00¹\n\n[1] หมายเหตุ 2", "ท้าย[2]\n\n[2] หมายเหตุ 3",
    ]  # fmt: skip


def test_text_boxes_are_read_once(tmp_path: Path) -> None:
    box = f"<w:txbxContent>{p('ในกล่อง')}{tbl(tr('ก', 'ข'), tr('ค', 'ง'))}</w:txbxContent>"
    drawn = (
        "<w:r><mc:AlternateContent>"
        f'<mc:Choice Requires="wps"><w:drawing><wps:wsp><wps:txbx>{box}</wps:txbx></wps:wsp></w:drawing></mc:Choice>'
        f"<mc:Fallback><w:pict><v:textbox>{box}</v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r>"
    )
    assert word_texts(tmp_path, p("", "", r("ก่อน"), drawn, r(" หลัง"))) == [
        "ก่อน หลัง",
        "ในกล่อง",
        [["ก", "ข"], ["ค", "ง"]],
    ]
    in_cell = tbl(tr("หัว", "ผล"), tr(tc(p("", "", r("ก"), drawn)), "ข"))
    assert word_texts(tmp_path, in_cell) == [[["หัว", "ผล"], ["ก\nในกล่อง\nก ข\nค ง", "ข"]]]


def test_breaks_fields_links_and_hidden_text(tmp_path: Path) -> None:
    field = (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>PAGE</w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r>' + r("7") + '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )
    body = (
        p("", "", r("บน  "), "<w:r><w:br/></w:r>", r("  ล่าง"), "<w:r><w:tab/></w:r>", r("ขวา"))
        + p("", "", r("หน้า "), field, f"<w:hyperlink>{r(' ลิงก์')}</w:hyperlink>")
        + p("", "", r("เห็น"), r("ซ่อน", "<w:vanish/>"), r(" เห็น", '<w:vanish w:val="0"/>'))
        + p("", "", "<w:r><w:t> ตัด </w:t><w:noBreakHyphen/><w:t>ต่อ</w:t></w:r>")
        + f"<w:sdt><w:sdtContent>{p('ในตัวควบคุม')}</w:sdtContent></w:sdt>"
        + p("", "", '<w:r><w:fldChar w:fldCharType="begin"/></w:r>') + p("ไม่หาย")
    )  # fmt: skip
    assert word_texts(tmp_path, body) == [
        "บน\nล่าง\tขวา", "หน้า 7 ลิงก์", "เห็น เห็น", "ตัด-ต่อ", "ในตัวควบคุม", "ไม่หาย",
    ]  # fmt: skip


WHITE = '<w:color w:val="FFFFFF"/>'


@pytest.mark.parametrize("properties", [WHITE, "<w:vanish/>", "<w:strike/>", "<w:dstrike/>"])
def test_what_is_not_seen_or_struck_out_is_no_part_of_a_number(tmp_path: Path, properties: str) -> None:
    table = tbl(tr("1", tc(p("", "", r("1", properties), r("9.50")))))
    document = document_of(tmp_path, docx(table))
    assert shown(document) == [[["1", "9.50"]]]
    [remark] = document.remarks
    is_struck = "strike" in properties
    assert (remark.rule, remark.observed) == ("struck-text" if is_struck else "hidden-text", "1")
    assert remark.is_minor == is_struck


def test_white_print_on_a_ground_is_seen(tmp_path: Path) -> None:
    white = p("", "", r("หัว", WHITE))
    fill = '<w:shd w:val="clear" w:fill="1F4E79"/>'
    styles = (
        f'<w:style w:type="table" w:styleId="Dark"><w:tblStylePr w:type="firstRow"><w:tcPr>{fill}</w:tcPr>'
        "</w:tblStylePr></w:style>"
    )
    styled = tbl(tr(tc(white), "ก")).replace("<w:tblPr/>", '<w:tblPr><w:tblStyle w:val="Dark"/></w:tblPr>')
    body = (
        p("", "", r("ข้อความ", WHITE + fill))
        + p("", fill, r("ย่อหน้า", WHITE))
        + tbl(tr(tc(white, fill), "ข"))
        + p("คั่น")
        + styled
        + p("", "", r("ไม่เห็น", WHITE + '<w:shd w:val="clear" w:fill="auto"/>'))
    )
    document = document_of(tmp_path, docx(body, styles=styles))
    assert shown(document) == ["ข้อความ", "ย่อหน้า", [["หัว", "ข"]], "คั่น", [["หัว", "ก"]]]
    assert [(one.observed, one.is_minor) for one in document.remarks] == [("ไม่เห็น", True)]


def test_pages_sections_headers_and_footers(tmp_path: Path) -> None:
    def section(inside: str) -> str:
        return f'<w:sectPr><w:headerReference w:type="default" r:id="header1"/>{inside}</w:sectPr>'

    body = (
        p("หนึ่ง")
        + p("จบ", section('<w:footerReference w:type="default" r:id="footer1"/>'))
        + p("สอง", section('<w:type w:val="continuous"/>'))
        + p("สาม", "<w:pageBreakBefore/>")
        + section('<w:headerReference w:type="first" r:id="header2"/>')
    )
    document = document_of(tmp_path, docx(body, header1=p("หัวกระดาษ"), header2=p("ไม่ใช้"), footer1=p("ท้ายกระดาษ")))
    assert [page.text for page in document.pages] == [
        "หัวกระดาษ\n\nหนึ่ง\n\nจบ\n\nท้ายกระดาษ\n\nสอง", "สาม",
    ]  # fmt: skip
    assert [page.number for page in document.pages] == [1, 2]


def test_centred_paragraphs_are_lines_of_a_title(tmp_path: Path) -> None:
    centre = '<w:jc w:val="center"/>'
    body = (
        p("รายงาน", centre) + p("อำเภอ", centre) + p("เนื้อหา") + p("หนึ่ง", centre) + p("", centre) + p("สอง", centre)
        + tbl(tr("ก", "ข"), tr("ค", "ง")) + p("ท้าย", centre)
    )  # fmt: skip
    assert word_texts(tmp_path, body) == [
        "รายงาน\nอำเภอ", "เนื้อหา", "หนึ่ง", "สอง", [["ก", "ข"], ["ค", "ง"]], "ท้าย",
    ]  # fmt: skip


def test_strict_files_are_read_alike(tmp_path: Path) -> None:
    data = docx(p("ข้อความ") + tbl(tr("ก", "ข"), tr("ค", "ง")))
    with zipfile.ZipFile(BytesIO(data)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    for name, content in parts.items():
        strict = content.replace(
            b"http://schemas.openxmlformats.org/wordprocessingml/2006/main",
            b"http://purl.oclc.org/ooxml/wordprocessingml/main",
        )
        parts[name] = strict.replace(
            b"http://schemas.openxmlformats.org/officeDocument/2006/relationships",
            b"http://purl.oclc.org/ooxml/officeDocument/relationships",
        )
    strict_data = zipped(dict(parts))
    assert b"purl" in parts["word/document.xml"]
    assert shown(document_of(tmp_path, strict_data)) == ["ข้อความ", [["ก", "ข"], ["ค", "ง"]]]


def test_file_of_pictures_alone_has_no_text(tmp_path: Path) -> None:
    with pytest.raises(ReadError, match="no_text"):
        document_of(tmp_path, docx("<w:p><w:r><w:drawing/></w:r></w:p>"))
