"""HTML: what a browser does not show, what is struck out, raised note marks, and tables that only lay out a page."""

from __future__ import annotations

import pytest

from pipeline.read.markup import tokenise
from pipeline.read.unseen_markup import settled
from tests.read.helpers import assert_runs_hold, paragraphs, reading, tables


def rows(cells: str) -> list[list[str]]:
    [table] = tables(f"<html><body><table><tr><td>1</td>{cells}</tr></table></body></html>", html=True)
    return table.rows()


def told(text: str) -> list[tuple[str, str, bool]]:
    return [(one.rule, one.observed, one.is_minor) for one in reading(text, html=True).remarks]


@pytest.mark.parametrize(
    "hidden",
    [
        '<span style="display:none">1</span>9.50',
        '<span style="color:red; Display : None !important;">1</span>9.50',
        '<b style="visibility:hidden">1<b>2</b></b>9.50',
        '<font style="font-size:0">1</font>9.50',
        '<i style="opacity:0.0">1</i>9.50',
        "<span hidden>1</span>9.50",
        "<del>1</del>9.50",
        '<span style="text-decoration: line-through">19.50</span> 9.50',
    ],
)
def test_what_is_not_shown_is_no_part_of_a_number(hidden: str) -> None:
    assert rows(f"<td>{hidden}</td>") == [["1", "9.50"]]


def test_a_hidden_row_or_cell_is_no_row_or_cell() -> None:
    text = (
        '<table><tr><td>1</td><td>9.50</td></tr><tr style="display:none"><td>1</td><td>4.50</td></tr>'
        '<tr><td style="display:none">8.50<td>2</td><td>7.50</td></tr><tr style="display:none"><td>3</table><p>End</p>'
    )
    [table] = tables(text, html=True)
    assert table.rows() == [["1", "9.50"], ["2", "7.50"]]
    assert paragraphs(text, html=True) == ["End"]
    assert told(text) == [
        ("hidden-text", "1 4.50", False), ("hidden-text", "8.50", False), ("hidden-text", "3", False),
    ]  # fmt: skip


def test_hidden_menus_and_struck_words_are_told_as_information() -> None:
    text = '<div style="display:none">Menu 2567 2568</div><p>Result <s>old 4.50</s> new</p><p hidden> </p>'
    assert paragraphs(text, html=True) == ["Result new"]
    assert told(text) == [("hidden-text", "Menu 2567 2568", True), ("struck-text", "old 4.50", True)]


def test_an_element_that_is_never_closed_takes_no_text_with_it() -> None:
    assert paragraphs('<p>Begin <span style="display:none">rest of the page</p>', html=True) == [
        "Begin rest of the page"
    ]
    many = "<b hidden>" * 20_000
    assert settled(many, tokenise(many).items)[1] == []


def test_raised_digits_are_notes_and_other_raised_text_stays() -> None:
    assert rows("<td>94.5<sup>2</sup></td><td>94.5<sup> ๑, ๒ </sup></td><td>H<sub>2</sub>O, 2<sup>nd</sup></td>") == [
        ["1", "94.5²", "94.5¹, ²", "H₂O, 2nd"]
    ]
    found = reading("<p>94.5<sup>2</sup></p>", html=True)
    assert_runs_hold(found.pages, found.blocks)


def test_the_innermost_tables_are_the_tables() -> None:
    inner = "<table><tr><td>1</td><td>9.50</td></tr><tr><td>2</td><td>8.50</td></tr></table>"
    text = f"<table><tr><td>Menu</td><td><p>Title</p>{inner}</td></tr><tr><td>Foot</td></tr></table>"
    [table] = tables(text, html=True)
    assert table.rows() == [["1", "9.50"], ["2", "8.50"]]
    assert paragraphs(text, html=True) == ["Menu", "Title", "Foot"]
    again = f"<table><tr><td>{text}</td></tr></table>"
    assert [one.rows() for one in tables(again, html=True)] == [table.rows()]


def test_a_table_with_a_small_table_in_one_cell_stays_one() -> None:
    small = "<table><tr><td>a</td></tr><tr><td>b</td></tr></table>"
    text = (
        f"<table><tr><td>1</td><td>x</td></tr><tr><td>2</td><td>{small}</td></tr><tr><td>3</td><td>z</td></tr></table>"
    )
    [table] = tables(text, html=True)
    assert [row[0] for row in table.rows()] == ["1", "2", "3"]
