"""Files that are no package, old ones, locked ones, and packages made to do harm."""

from __future__ import annotations

import time
import zipfile
from io import BytesIO
from pathlib import Path

import pytest

from pipeline.read import Limits, ReadError, read
from tests.read.office_files import docx, p, r, rows, shown, tbl, tc, tr, xlsx, zipped

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(500)


def ole(stream: str) -> bytes:
    """The start of an old container whose directory names a stream."""
    return OLE + "Root Entry".encode("utf-16-le").ljust(128, b"\x00") + stream.encode("utf-16-le").ljust(128, b"\x00")


def refusal(tmp_path: Path, data: bytes, limits: Limits | None = None) -> ReadError:
    path = tmp_path / "report.docx"
    path.write_bytes(data)
    with pytest.raises(ReadError) as caught:
        read(path, limits or Limits())
    return caught.value


@pytest.mark.parametrize(
    ("data", "reason", "named"),
    [
        (ole("EncryptedPackage"), "encrypted", ""),
        (ole("WordDocument"), "wrong_type", "Word 97-2003 (DOC)"),
        (ole("Workbook"), "wrong_type", "Excel 97-2003 (XLS)"),
        (ole("Book"), "wrong_type", "Excel 5.0/95 (XLS)"),
        (ole("Other"), "wrong_type", "Microsoft Office 97-2003"),
        (zipped({"ppt/presentation.xml": "<p/>"}), "wrong_type", "PowerPoint (PPTX)"),
        (zipped({"xl/workbook.bin": b"\x83\x01"}), "wrong_type", "Excel (XLSB)"),
        (zipped({"mimetype": "x", "content.xml": "<x/>"}), "wrong_type", "OpenDocument"),
        (zipped({"a.txt": "x"}), "wrong_type", "ZIP"),
        (zipped({}), "wrong_type", "ZIP"),
        (b"PK\x03\x04rest", "wrong_type", "ZIP"),
        (docx(p("ก"))[:-40], "damaged", ""),
        (zipped({"word/document.xml": "<w/>"}), "damaged", "officeDocument"),
        (docx(p("ก") + "<w:p>"), "damaged", "word/document.xml"),
        (docx(""), "no_text", ""),
        (xlsx("<sheetData/>"), "no_text", ""),
        (xlsx("<sheetData><row>"), "damaged", ""),
        (xlsx(rows('<c t="s"><v>7</v></c>')), "damaged", "shared string"),
        (xlsx(rows('<c r="XFE1"><v>7</v></c>')), "damaged", "XFE1"),
    ],
)
def test_unusable_files_say_why(tmp_path: Path, data: bytes, reason: str, named: str) -> None:
    error = refusal(tmp_path, data)
    assert error.reason == reason
    assert named in error.detail_en
    assert named in error.detail_th
    if reason == "wrong_type":
        assert "DOCX, XLSX" in error.detail_th


def test_locked_entry(tmp_path: Path) -> None:
    data = bytearray(docx(p("ก")))
    for magic, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        position = data.find(magic)
        while position >= 0:
            data[position + offset] |= 1
            position = data.find(magic, position + 4)
    assert refusal(tmp_path, bytes(data)).reason == "encrypted"


def test_broken_bytes_inside(tmp_path: Path) -> None:
    data = bytearray(docx(p("ก" * 500) + "".join(p(str(number)) for number in range(300))))
    with zipfile.ZipFile(BytesIO(bytes(data))) as archive:
        offset = archive.getinfo("word/document.xml").header_offset
    data[offset + 120 : offset + 140] = bytes(20)
    assert refusal(tmp_path, bytes(data)).reason == "damaged"


def test_part_that_is_longer_than_it_says(tmp_path: Path) -> None:
    data = bytearray(docx(p("ก" * 5_000)))
    with zipfile.ZipFile(BytesIO(bytes(data))) as archive:
        size = archive.getinfo("word/document.xml").file_size
    lying = bytes(data).replace(size.to_bytes(4, "little"), (200).to_bytes(4, "little"))
    assert refusal(tmp_path, lying).reason == "damaged"


BOMB = (
    '<!DOCTYPE w [<!ENTITY a "กกกกกกกกกก"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;&b;&b;&b;">]>'
)
OUTSIDE = '<!DOCTYPE w [<!ENTITY a SYSTEM "file:///etc/hostname">]>'


@pytest.mark.parametrize("kind", [BOMB, OUTSIDE])
@pytest.mark.parametrize(
    "made", [docx(p("X")), xlsx(rows('<c t="inlineStr"><is><t>X</t></is></c>'))], ids=["docx", "xlsx"]
)
def test_entities_are_never_expanded(tmp_path: Path, made: bytes, kind: str) -> None:
    with zipfile.ZipFile(BytesIO(made)) as archive:
        parts: dict[str, str | bytes] = {name: archive.read(name).decode() for name in archive.namelist()}
    name = "word/document.xml" if "word/document.xml" in parts else "xl/worksheets/sheet1.xml"
    parts[name] = kind + str(parts[name]).replace(">X<", ">&a;<")
    assert refusal(tmp_path, zipped(parts)).reason == "damaged"


@pytest.mark.parametrize(
    ("limits", "reason"),
    [
        (Limits(max_unpacked_bytes=500), "too_large"),
        (Limits(max_entries=2), "too_large"),
        (Limits(max_part_bytes=400), "too_large"),
        (Limits(max_characters=10), "too_much_text"),
        (Limits(max_cells=3), "too_many_cells"),
        (Limits(max_pages=1), "too_many_pages"),
    ],
)
@pytest.mark.parametrize("kind", ["docx", "xlsx"])
def test_limits(tmp_path: Path, limits: Limits, reason: str, kind: str) -> None:
    cell = '<c t="inlineStr"><is><t>ก</t></is></c>'
    made = {
        "docx": docx(
            tbl(tr("ก", "ข"), tr("ค", "ง")) + p("ก" * 20, "<w:pageBreakBefore/>") + p("ข", "<w:pageBreakBefore/>")
        ),
        "xlsx": xlsx(rows(cell * 4 + cell.replace("ก", "ก" * 9)), rows(cell)),
    }[kind]
    assert refusal(tmp_path, made, limits).reason == reason


def test_bombs_are_refused_unopened(tmp_path: Path) -> None:
    began = time.process_time()
    zeros = zipped({"[Content_Types].xml": "x", "word/document.xml": bytes(50_000_000)})
    assert len(zeros) < 100_000
    assert refusal(tmp_path, zeros).reason == "too_large"
    many: dict[str, str | bytes] = {f"word/{number}.xml": "" for number in range(10_001)}
    assert refusal(tmp_path, zipped({**many, "word/document.xml": "<w/>"})).reason == "too_large"
    assert time.process_time() - began < 20


DEEP_TABLES = p("ก")
for _ in range(60):
    DEEP_TABLES = tbl(tr(tc(DEEP_TABLES), "ข"), tr("ค", "ง"))


@pytest.mark.parametrize(
    "data",
    [
        docx("<w:ins>" * 200 + p("ก") + "</w:ins>" * 200),
        docx(p("", "", *[r(str(number)) for number in range(15_000)])),
        docx("".join(p(str(number)) for number in range(15_000))),
        docx(DEEP_TABLES),
        docx(tbl(*[tr(tc("ก", '<w:vMerge w:val="restart"/>'), "ข")] + [tr(tc("", "<w:vMerge/>"), "ค")] * 5_000)),
        docx('<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r></w:p>' * 20_000 + p("ก")),
        xlsx(rows(*['<c><v>1</v></c><c><v>2</v></c>'] * 15_000)),
        xlsx(rows('<c r="A1"><v>1</v></c>', '<c r="XFD1048576"><v>2</v></c>')),
        xlsx(
            rows(*["<c><v>1</v></c>" * 3] * 5_000)
            + "<mergeCells>" + '<mergeCell ref="A1:XFD1048576"/>' * 50_000 + "</mergeCells>"
        ),
        xlsx(rows(*['<c/><c><v>1</v></c><c/><c><v>2</v></c>', ""] * 5_000)),
    ],
    ids=["deep", "runs", "paragraphs", "tables", "merges", "fields", "rows", "corners", "overlaps", "islands"],
)  # fmt: skip
def test_hostile_files_take_bounded_time(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "made"
    path.write_bytes(data)
    began = time.process_time()
    assert shown(read(path))
    # Seconds on a slow machine; what is quadratic takes minutes here.
    assert time.process_time() - began < 20
