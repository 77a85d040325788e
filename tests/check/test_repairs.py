"""The measurement of planted faults runs, and nothing is repaired wrongly in it."""

from __future__ import annotations

from decimal import Decimal
from random import Random

import pytest

from benchmarks.repairs import NAME_WIDTH, OUTCOMES, Planted, outcome, planted, report
from benchmarks.trees import SLIPS, Key, tree
from pipeline.check import check
from tests.check.builder import RULEBOOK


@pytest.fixture(scope="module")
def table() -> dict[str, dict[str, int]]:
    """Counts by row and outcome, read back from the printed table."""
    rows = {}
    for line in report(trees=30, faults=1, seed=5):
        figures = line[NAME_WIDTH:].replace("%", "").split()
        if figures and figures[0].isdigit():
            rows[line[:NAME_WIDTH].strip()] = dict(zip(OUTCOMES, map(int, figures[1::2]), strict=True))
    return rows


def test_no_repair_is_wrong_and_no_clean_tree_raises_an_alarm(table: dict[str, dict[str, int]]) -> None:
    assert {"complete", "as printed"} <= set(table)
    for row, counts in table.items():
        assert counts["wrong"] == 0, row
        assert counts["alarm"] == 0, row


def test_most_faults_in_a_complete_tree_are_put_right(table: dict[str, dict[str, int]]) -> None:
    counts = table["complete"]
    assert sum(counts[name] for name in OUTCOMES[:-1]) == 30
    assert counts["exact"] >= 25


def test_outcomes_are_told_apart() -> None:
    whole = tree(RULEBOOK.frameworks["2568"], Random(1))
    key: Key = ("instrument", "OIT", "combined")
    fault = Planted(2568, {**whole, key: Decimal("12.34")}, {key: whole[key]}, "another figure")
    findings = check(fault.batch, RULEBOOK).findings
    assert outcome(fault, findings, RULEBOOK) == "exact"
    assert outcome(fault, [one for one in findings if one.rule == "sum-proved"], RULEBOOK) == "unseen"
    total: Key = ("overall", "ITA", "combined")
    elsewhere = Planted(2568, fault.scores, {total: whole[total]}, fault.slip)
    assert outcome(elsewhere, findings, RULEBOOK) == "wrong"


def test_the_same_seed_plants_the_same_faults() -> None:
    first, second = ([fault for _name, fault in planted(3, 7, 2, RULEBOOK)] for _ in range(2))
    assert first == second
    slips = {fault.slip for fault in first if not fault.slip.startswith("swap: ")}
    assert slips <= {*SLIPS, "next row"}
    assert len(first) == 3 * 2 * 4 * 2
