"""A row that opens a page without a name of its own: told of, never joined by a guess."""

from __future__ import annotations

import pytest

from pipeline.parse import parse
from pipeline.records import Cell, Document, Page, Passage, Run, Table
from pipeline.rulebook import load_rulebook

RULEBOOK = load_rulebook()
HEADER = ("ลำดับ", "มาตรการ/กิจกรรม", "วิธีดำเนินการ", "ระยะเวลาในการดำเนินการ", "ผู้รับผิดชอบ")
FIRST = ("๑", "จัดทำคู่มือการยืมพัสดุ", "ประชุมคณะทำงาน", "ต.ค. ๒๕๖๗ -", "สำนัก")


def kinds(second: tuple[str, ...], page: int = 2) -> list[str]:
    """Kinds of what a table says whose last row stands on ``page``."""
    texts = {1: "", 2: ""}
    cells = []
    for row, (number, line) in enumerate(((1, HEADER), (1, FIRST), (page, second))):
        for column, text in enumerate(line):
            passage = Passage(text, number, (Run(0, len(text), len(texts[number]), len(text)),))
            cells.append(Cell(row, column, passage, is_header=row == 0))
            texts[number] += text + "\n"
    table = Table(1, tuple(sorted({1, page})), 3, len(HEADER), 1, tuple(cells))
    pages = tuple(Page(number, text, "plain") for number, text in texts.items())
    document = Document("0" * 64, "made-up.txt", "text/plain", 1, "test", "plain", pages, (table,))
    return sorted(one.kind for one in parse(document, RULEBOOK).items if one.kind in {"measure", "broken_row"})


def test_a_row_without_a_name_at_the_top_of_a_page_is_told_of_and_kept() -> None:
    assert kinds(("", "", "และรายงานผล", "มี.ค. ๒๕๖๘", "ปลัด")) == ["broken_row", "measure", "measure"]


@pytest.mark.parametrize(
    ("second", "page", "measures"),
    [
        (("๒", "อบรมเจ้าหน้าที่", "จัดอบรม", "มี.ค. ๒๕๖๘", "สำนักปลัด"), 2, 2),
        (("", "", "และรายงานผล", "มี.ค. ๒๕๖๘", "ปลัด"), 1, 2),
        (("", "", "และรายงานผล", "", ""), 2, 1),
    ],
    ids=["a name of its own", "the same page", "only its steps go on"],
)
def test_other_rows_are_not_told_of(second: tuple[str, ...], page: int, measures: int) -> None:
    assert kinds(second, page) == ["measure"] * measures
