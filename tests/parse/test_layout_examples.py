"""Every layout reads its examples as written and leaves its counter-examples alone."""

from __future__ import annotations

import pytest

from pipeline.matching.columns import HeaderWords
from pipeline.parse.tables.headers import find_header
from pipeline.parse.tables.slots import Grid
from pipeline.records import Cell, Passage, Run, Table
from pipeline.rulebook import load_rulebook
from pipeline.rulebook.layouts import LayoutExample

RULEBOOK = load_rulebook()
WORDS = HeaderWords(RULEBOOK.columns)
EXAMPLES = [(name, example) for name, layout in RULEBOOK.layouts.items() for example in layout.examples]
COUNTER_EXAMPLES = [(name, example) for name, layout in RULEBOOK.layouts.items() for example in layout.counter_examples]


def _grid(example: LayoutExample) -> Grid:
    """The header as a table with one body row below it."""
    rows = [*example.header, tuple("ก" for _ in example.header[0])]
    cells = tuple(
        Cell(row, column, Passage(text, 1, (Run(0, len(text), 0, len(text)),)))
        for row, texts in enumerate(rows)
        for column, text in enumerate(texts)
    )
    return Grid(Table(1, (1,), len(rows), len(rows[0]), 0, cells))


@pytest.mark.parametrize(("name", "example"), EXAMPLES, ids=lambda value: value if isinstance(value, str) else "")
def test_example_is_read(name: str, example: LayoutExample) -> None:
    match, reasons = find_header(_grid(example), RULEBOOK.layouts, WORDS)
    assert match is not None, reasons
    assert match.layout == name
    given = tuple(match.roles.get(column, "-") for column in range(len(example.header[0])))
    assert given == example.roles
    assert match.body_row == len(example.header)


@pytest.mark.parametrize(
    ("name", "example"), COUNTER_EXAMPLES, ids=lambda value: value if isinstance(value, str) else ""
)
def test_counter_example_is_left_alone(name: str, example: LayoutExample) -> None:
    match, _ = find_header(_grid(example), RULEBOOK.layouts, WORDS)
    assert match is None or match.layout != name, example.why


def test_every_role_of_a_layout_is_a_column() -> None:
    known = set(RULEBOOK.columns.roles)
    for name, layout in RULEBOOK.layouts.items():
        assert layout.roles <= known, name
