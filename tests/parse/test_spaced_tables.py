"""Tables of records whose columns are aligned by spaces: read like tables of cells, and nothing else is one."""

from __future__ import annotations

from pathlib import Path

from pipeline.parse import parse
from pipeline.read import read
from pipeline.records import Statement
from pipeline.rulebook import load_rulebook

RULES = load_rulebook()
TITLE = "มาตรการส่งเสริมคุณธรรมและความโปร่งใสภายในหน่วยงาน ประจำปีงบประมาณ พ.ศ. 2568"


def statements(lines: list[str], folder: Path) -> list[Statement]:
    path = folder / "document.txt"
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return list(parse(read(path), RULES).items)


def aligned(rows: list[list[str]]) -> list[str]:
    """Return rows as lines: each column begins four display columns behind the widest cell before it."""

    def width(text: str) -> int:
        return sum(1 for letter in text if letter not in "ัิีึืฺุู็่้๊๋์ํ๎")

    widths = [max(width(cell) for cell in column) for column in zip(*rows, strict=True)]
    return [
        "".join(cell + " " * (place + 4 - width(cell)) for cell, place in zip(row, widths, strict=True)).rstrip()
        for row in rows
    ]


ROWS = [
    ["ที่", "มาตรการ", "ระยะเวลา", "ผู้รับผิดชอบ", "หมายเหตุ"],
    ["1", "จัดเวทีพบประชาชน", "ม.ค. 68", "สำนักปลัด", ""],
    ["2", "ติดตั้งตู้รับฟังความเห็นหน้าสำนักงาน", "ไตรมาส 2", "กองช่าง", "รอพัสดุ"],
    ["3", "ปรับปรุงเว็บไซต์", "มี.ค. 68", "กองคลัง", ""],
]


def titles(found: list[Statement]) -> list[str]:
    return [piece.spot.text for one in found if one.kind == "measure" for piece in one.all("title")]


def test_rows_of_aligned_columns_are_measures(tmp_path: Path) -> None:
    found = statements([TITLE, "", *aligned(ROWS)], tmp_path)
    assert titles(found) == [row[1] for row in ROWS[1:]]
    units = [piece.spot.text for one in found if one.kind == "measure" for piece in one.all("responsible")]
    assert units == [row[3] for row in ROWS[1:]]


def test_a_line_across_the_columns_governs_the_rows_below(tmp_path: Path) -> None:
    lines = aligned(ROWS)
    found = statements([TITLE, "", lines[0], "ตัวชี้วัดที่ 6 คุณภาพการดำเนินงาน", *lines[1:]], tmp_path)
    measures = [one for one in found if one.kind == "measure"]
    assert len(measures) == 3
    assert all(any(piece.name == "section" for piece in one.context) for one in measures)


def test_a_caption_of_a_year_above_is_no_measure(tmp_path: Path) -> None:
    found = statements([TITLE, "", "มาตรการ ปี 2568", *aligned(ROWS)], tmp_path)
    assert titles(found) == [row[1] for row in ROWS[1:]]


def test_sentences_and_signatures_with_wide_spaces_are_no_table(tmp_path: Path) -> None:
    text = [
        TITLE, "", "ด้วยเทศบาลได้ประชุม   เมื่อวันที่ 5 มกราคม", "จึงแจ้งให้ทราบ   และถือปฏิบัติ", "",
        "(ลงชื่อ)        ผู้รายงาน        (ลงชื่อ)        ผู้ตรวจ", "ตำแหน่ง         นิติกร           ตำแหน่ง         ปลัด",
    ]  # fmt: skip
    assert not titles(statements(text, tmp_path))
