"""The five real reports: what a person counts in them, and that nothing of them is lost."""

from __future__ import annotations

import re

import pytest

from pipeline.read import Limits, read
from pipeline.read.plain import PlainReader
from tests.read.helpers import SHARED, assert_runs_hold, assert_slots_covered_once, coverage

REPORTS = sorted((SHARED / "reports").glob("*.txt"))

# Rows, columns and header rows of each table, counted in the text by eye.
SHAPES = [
    [(4, 7, 1), (9, 5, 1), (7, 5, 1), (8, 5, 1), (5, 5, 1), (5, 5, 1), (5, 5, 1), (7, 5, 1), (5, 5, 1), (11, 3, 1)],
    [(15, 6, 1)],
    [(11, 4, 1), (9, 2, 0), (7, 2, 0), (7, 2, 0), (7, 2, 0), (7, 2, 0), (7, 3, 0), (7, 3, 0), (8, 3, 0), (15, 2, 0),
     (14, 2, 0), (14, 2, 0), (3, 6, 1), (12, 6, 1)],
    [(2, 12, 1), (4, 12, 1), (5, 12, 1)],
    [(3, 7, 2), (3, 7, 2), (4, 7, 2)],
]  # fmt: skip

pytestmark = pytest.mark.skipif(len(REPORTS) != len(SHAPES), reason="the real reports are not on this machine")


@pytest.mark.parametrize("index", range(len(SHAPES)))
def test_tables_are_what_a_person_counts(index: int) -> None:
    document = read(REPORTS[index])
    found = [(table.row_count, table.column_count, table.header_rows) for table in document.tables]
    assert found == SHAPES[index]
    assert [table.number for table in document.tables] == list(range(1, len(found) + 1))


@pytest.mark.parametrize("index", range(len(SHAPES)))
def test_every_character_stands_in_one_passage(index: int) -> None:
    data = REPORTS[index].read_bytes()
    found = PlainReader().read(data, Limits())
    assert "".join(page.text for page in found.pages) == data.decode("utf-8-sig")
    assert_runs_hold(found.pages, found.blocks)
    assert_slots_covered_once(found.blocks)
    for page, counts in zip(found.pages, coverage(found.pages, found.blocks), strict=True):
        markup = {offset for match in re.finditer(r"</?\w+[^<>]*>|\*\*", page.text) for offset in range(*match.span())}
        lost = [
            offset
            for offset, character in enumerate(page.text)
            if counts[offset] != 1 and not character.isspace() and offset not in markup
        ]
        assert lost == []


def test_check_boxes_are_marked_as_printed() -> None:
    for path in REPORTS:
        text = path.read_text(encoding="utf-8")
        cells = [cell.passage.text for table in read(path).tables for cell in table.cells]
        assert sum(cell.count("☑") for cell in cells) == text.count("<input checked=")
        assert sum(cell.count("☐") for cell in cells) == text.count('<input type="checkbox"/>')
