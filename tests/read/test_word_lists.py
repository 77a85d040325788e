from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.read.office.list_labels import numeral
from tests.read.office_files import p, tbl, tc, tr, word_texts

NUMBERED = '<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{list}"/></w:numPr>'
LISTS = (
    '<w:abstractNum w:abstractNumId="1">'
    '<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="thaiNumbers"/><w:lvlText w:val="%1."/></w:lvl>'
    '<w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="thaiNumbers"/><w:lvlText w:val="%1.%2"/>'
    '<w:suff w:val="space"/></w:lvl>'
    '<w:lvl w:ilvl="2"><w:start w:val="1"/><w:numFmt w:val="thaiLetters"/><w:lvlText w:val="(%3)"/>'
    '<w:suff w:val="nothing"/></w:lvl></w:abstractNum>'
    '<w:abstractNum w:abstractNumId="2"><w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/><w:lvlText w:val="\uf0fc"/>'
    '<w:rPr><w:rFonts w:ascii="Wingdings"/></w:rPr></w:lvl></w:abstractNum>'
    '<w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num>'
    '<w:num w:numId="2"><w:abstractNumId w:val="2"/></w:num>'
    '<w:num w:numId="3"><w:abstractNumId w:val="1"/>'
    '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="5"/></w:lvlOverride></w:num>'
)


def item(text: str, level: int = 0, number: int = 1) -> str:
    return p(text, NUMBERED.format(level=level, list=number))


def test_list_numbers_are_counted_as_printed(tmp_path: Path) -> None:
    body = (
        item("ก") + item("ข", 1) + item("ค", 1) + item("ง", 2) + item("จ", 2) + item("ฉ") + item("ช", 1)
        + item("จุด", 0, 2) + item("ห้า", 0, 3) + item("หก", 0, 3) + p("ธรรมดา") + item("ไม่นับ", 0, 9)
    )  # fmt: skip
    assert word_texts(tmp_path, body, numbering=LISTS) == [
        "๑. ก", "๑.๑ ข", "๑.๒ ค", "(ก)ง", "(ข)จ", "๒. ฉ", "๒.๑ ช", "✓ จุด", "๕. ห้า", "๖. หก", "ธรรมดา", "ไม่นับ",
    ]  # fmt: skip


def test_list_numbers_in_cells_and_by_style(tmp_path: Path) -> None:
    styles = (
        '<w:style w:type="paragraph" w:styleId="Base"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
        '<w:style w:type="paragraph" w:styleId="Child"><w:basedOn w:val="Base"/></w:style>'
    )
    rows = (tr("ข้อ", "เรื่อง"), tr(tc(item("")), "แผน"), tr(tc(item("")), "ผล"))
    body = tbl(*rows) + p("ถัดไป", '<w:pStyle w:val="Child"/>')
    assert word_texts(tmp_path, body, numbering=LISTS, styles=styles) == [
        [["ข้อ", "เรื่อง"], ["๑.", "แผน"], ["๒.", "ผล"]],
        "๓. ถัดไป",
    ]


@pytest.mark.parametrize(
    ("number", "form", "expected"),
    [
        (10, "thaiNumbers", "๑๐"),
        (1, "thaiLetters", "ก"),
        (3, "thaiLetters", "ค"),
        (4, "thaiLetters", "ง"),
        (41, "thaiLetters", "ฮ"),
        (42, "thaiLetters", "กก"),
        (28, "lowerLetter", "bb"),
        (2, "upperLetter", "B"),
        (1999, "upperRoman", "MCMXCIX"),
        (4, "lowerRoman", "iv"),
        (7, "decimalZero", "07"),
        (7, "none", ""),
        (7, "hebrew1", "7"),
        (0, "lowerRoman", "0"),
    ],
)
def test_numerals(number: int, form: str, expected: str) -> None:
    assert numeral(number, form) == expected
