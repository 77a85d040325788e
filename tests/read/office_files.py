"""Word processor files and workbooks that tests write part by part, so that every element in them is known."""

from __future__ import annotations

import zipfile
from io import BytesIO
from pathlib import Path

from pipeline.read import Limits, read
from pipeline.read.model import Reading
from pipeline.read.office.docx import DocxReader
from pipeline.read.office.xlsx import XlsxReader
from pipeline.records import Document, Paragraph, Table
from tests.read.helpers import assert_runs_hold, assert_slots_covered_once, coverage

_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
_SHEET = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"
NAMES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    f'xmlns:r="{_OFFICE}" '
    'xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:v="urn:schemas-microsoft-com:vml"'
)


def zipped(parts: dict[str, str | bytes]) -> bytes:
    """A package of these parts."""
    held = BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return held.getvalue()


def _links(*links: tuple[str, str, str]) -> str:
    found = "".join(f'<Relationship Id="{one}" Type="{_OFFICE}/{kind}" Target="{to}"/>' for one, kind, to in links)
    return (
        f'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{found}</Relationships>'
    )


def _types(part: str, kind: str) -> str:
    return (
        '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        f'<Override PartName="/{part}" ContentType="{kind}"/></Types>'
    )


def docx(body: str, **parts: str) -> bytes:
    """A DOCX with this body; other parts (``numbering``, ``styles``, ``footnotes``, ``header1``) by their name."""
    kinds = {name: name.rstrip("0123456789") for name in parts}
    held: dict[str, str | bytes] = {
        "[Content_Types].xml": _types("word/document.xml", _WORD),
        "_rels/.rels": _links(("rId1", "officeDocument", "word/document.xml")),
        "word/_rels/document.xml.rels": _links(*((name, kinds[name], f"{name}.xml") for name in parts)),
        "word/document.xml": f"<w:document {NAMES}><w:body>{body}</w:body></w:document>",
    }
    roots = {"header": "hdr", "footer": "ftr"}
    for name, content in parts.items():
        root = roots.get(kinds[name], name)
        held[f"word/{name}.xml"] = f"<w:{root} {NAMES}>{content}</w:{root}>"
    return zipped(held)


def p(text: str = "", properties: str = "", *runs: str) -> str:
    """A paragraph of one run, or of the runs given."""
    inside = "".join(runs) if runs else r(text)
    return f"<w:p><w:pPr>{properties}</w:pPr>{inside}</w:p>"


def r(text: str, properties: str = "") -> str:
    """A run."""
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def tc(content: str, properties: str = "") -> str:
    """A cell; plain text becomes its paragraph."""
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{content if content.startswith('<') else p(content)}</w:tc>"


def tr(*cells: str, properties: str = "") -> str:
    """A row of cells or of their texts."""
    inside = "".join(cell if cell.startswith("<w:tc>") else tc(cell) for cell in cells)
    return f"<w:tr><w:trPr>{properties}</w:trPr>{inside}</w:tr>"


def tbl(*rows: str) -> str:
    """A table."""
    return f"<w:tbl><w:tblPr/>{''.join(rows)}</w:tbl>"


def xlsx(*sheets: str, styles: str = "", strings: str = "", names: tuple[str, ...] = (), properties: str = "") -> bytes:
    """A workbook of these sheets, each the inside of its ``worksheet`` element."""
    main = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
    entries = "".join(
        f'<sheet name="{names[index] if index < len(names) else f"Sheet{index + 1}"}" sheetId="{index + 1}" '
        f'r:id="s{index + 1}"/>'
        for index in range(len(sheets))
    )
    links = [(f"s{index + 1}", "worksheet", f"worksheets/sheet{index + 1}.xml") for index in range(len(sheets))]
    held: dict[str, str | bytes] = {
        "[Content_Types].xml": _types("xl/workbook.xml", _SHEET),
        "_rels/.rels": _links(("rId1", "officeDocument", "xl/workbook.xml")),
        "xl/_rels/workbook.xml.rels": _links(
            *links, ("st", "styles", "styles.xml"), ("ss", "sharedStrings", "sharedStrings.xml")
        ),
        "xl/workbook.xml": f'<workbook {main} xmlns:r="{_OFFICE}">{properties}<sheets>{entries}</sheets></workbook>',
    }
    if styles:
        held["xl/styles.xml"] = f"<styleSheet {main}>{styles}</styleSheet>"
    if strings:
        held["xl/sharedStrings.xml"] = f"<sst {main}>{strings}</sst>"
    for index, content in enumerate(sheets, start=1):
        held[f"xl/worksheets/sheet{index}.xml"] = f"<worksheet {main}>{content}</worksheet>"
    return zipped(held)


def rows(*lines: str) -> str:
    """Sheet data of these rows of cells."""
    return "<sheetData>" + "".join(f"<row>{line}</row>" for line in lines) + "</sheetData>"


def word_reading(data: bytes) -> Reading:
    return DocxReader().read(data, Limits())


def book_reading(data: bytes) -> Reading:
    return XlsxReader().read(data, Limits())


def document_of(folder: Path, data: bytes, name: str = "made.bin") -> Document:
    """The document that a file of these bytes is read as."""
    path = folder / name
    path.write_bytes(data)
    return read(path)


def shown(document: Document) -> list[str | list[list[str]]]:
    """Paragraphs as their text, tables as their rows, in reading order."""
    return [block.passage.text if isinstance(block, Paragraph) else block.rows() for block in document.blocks]


def only_table(document: Document) -> Table:
    [table] = document.tables
    return table


def word_texts(folder: Path, body: str, **parts: str) -> list[str | list[list[str]]]:
    """What a person sees, after the invariants of every document are proved for it."""
    data = docx(body, **parts)
    found = word_reading(data)
    assert_runs_hold(found.pages, found.blocks)
    assert_slots_covered_once(found.blocks)
    for counts in coverage(found.pages, found.blocks):
        assert max(counts, default=0) <= 1
    return shown(document_of(folder, data))
