"""GriTS_Con and the figures of tables against values worked out by hand from their definitions."""

from __future__ import annotations

import pytest

from benchmarks.grits import grits_con
from benchmarks.table_score import Score

SCORES = [["ตัวชี้วัด", "คะแนน"], ["๑", "๙๐.๕๐"], ["๒", "๘๐.๐๐"]]


def test_the_same_table_is_one() -> None:
    assert grits_con(SCORES, SCORES) == 1


def test_two_tables_of_nothing_are_the_same_and_nothing_is_not_a_table() -> None:
    assert grits_con([], []) == 1
    assert grits_con([], SCORES) == 0
    assert grits_con(SCORES, []) == 0


def test_a_missing_row_costs_its_cells_and_not_those_below_it() -> None:
    # 4 cells alike of 4 found and 6 true: 2 * 4 / (4 + 6).
    assert grits_con([SCORES[0], SCORES[2]], SCORES) == pytest.approx(0.8)


def test_a_column_too_many_costs_its_cells() -> None:
    # 6 cells alike of 9 found and 6 true: 2 * 6 / 15.
    assert grits_con([[row[0], "x", row[1]] for row in SCORES], SCORES) == pytest.approx(0.8)


def test_cells_are_as_alike_as_their_longest_common_subsequence() -> None:
    # "abcd" and "abxd" share "abd": 2 * 3 / 8; the other cell is the same. (0.75 + 1) * 2 / (2 + 2).
    assert grits_con([["abxd", "1"]], [["abcd", "1"]]) == pytest.approx(0.875)


def test_empty_cells_are_the_same_and_an_empty_one_is_unlike_a_filled_one() -> None:
    assert grits_con([["", "1"]], [["", "1"]]) == 1
    # One cell alike of two on both sides.
    assert grits_con([["", "1"]], [["x", "1"]]) == pytest.approx(0.5)


def test_order_counts() -> None:
    # Of two rows in the wrong order one can be aligned: 2 * 2 / (4 + 4).
    assert grits_con([["a", "b"], ["c", "d"]], [["c", "d"], ["a", "b"]]) == pytest.approx(0.5)


def test_a_short_row_is_filled_up() -> None:
    assert grits_con([["a", "b"], ["c"]], [["a", "b"], ["c", ""]]) == 1


def test_a_table_that_was_not_found_does_not_make_the_next_one_wrong() -> None:
    score = Score()
    score.add_document([SCORES], [[["ก", "ข"]], SCORES])
    # Of 2 + 6 cells the 6 of the second table are right; of 1 + 3 rows 3; of two tables one.
    assert (score.cells, score.strict, score.bare) == (8, 6, 6)
    assert (score.rows, score.rows_right) == (4, 3)
    assert (score.tables, score.likeness) == (2, 1)
    # ๑ ๒ and the two scores are numbers; the letters missed are ก and ข.
    assert (score.numbers, score.numbers_right, score.errors) == (4, 4, 2)


def test_white_space_counts_in_the_strict_figure_only() -> None:
    score = Score()
    score.add_document([[["การ ประเมิน", "๙๐.๕๐ "]]], [[["การประเมิน", "๙๐.๕๐"]]])
    assert (score.cells, score.strict, score.bare, score.rows_right) == (2, 1, 2, 1)
