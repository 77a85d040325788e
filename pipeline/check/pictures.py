"""Scores read off pictures: a doubtful one is proved where the sums hold with it and with none of its alternatives.

Takes the findings of normalising, gives those that the arithmetic does not answer. Never chooses another reading.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from decimal import Decimal

from pipeline.check.cells import Cell, Key, Sheet
from pipeline.check.equations import Equation, system
from pipeline.records import Finding
from pipeline.rulebook.framework import Framework
from pipeline.thai.numerals import read_number

RULE = "low-confidence"
BETWEEN = " | "
"""Stands between alternatives in ``Finding.expected``."""


def is_of_score(finding: Finding) -> bool:
    """Whether a finding is about the digits of a score, and not about its label."""
    return finding.rule == RULE and finding.scope is not None and finding.part is not None


def answered(findings: Iterable[Finding], sheet: Sheet, framework: Framework) -> set[str]:
    """Ids of the findings about doubtful scores of this sheet that the sums answer."""
    doubtful = [one for one in findings if is_of_score(one) and _is_of(one, sheet)]
    if not doubtful:
        return set()
    equations = system(sheet, framework).equations
    return {one.finding_id for one in doubtful if _is_proved(one, sheet, equations)}


def _is_of(finding: Finding, sheet: Sheet) -> bool:
    return (finding.organisation_id, finding.fiscal_year_be) == (sheet.organisation_id, sheet.year)


def _is_proved(finding: Finding, sheet: Sheet, equations: Sequence[Equation]) -> bool:
    assert finding.scope is not None
    assert finding.part is not None
    key: Key = (finding.scope, finding.code or "", finding.part)
    cell = sheet.cells.get(key)
    touching = [equation for equation in equations if key in equation.zero]
    if cell is None or not touching or len(cell.readings) != 1:
        return False
    if not all(equation.holds(sheet.cells) for equation in touching):
        return False
    others = _others(finding, cell)
    return bool(others) and all(
        any(not equation.holds({**sheet.cells, key: cell.with_value(value)}) for equation in touching)
        for value in others
    )


def _others(finding: Finding, cell: Cell) -> set[Decimal]:
    """What else may be printed, by the next best readings."""
    said = (read_number(text) for text in (finding.expected or "").split(BETWEEN))
    return {one.value for one in said if one is not None} - {cell.value}
