"""The family ``faults``: complete trees with one damaged cell or two exchanged values.

Takes a source of chance, gives a document whose fault is visible in the arithmetic. ``proof`` decides whether the
damaged cell is the only explanation; otherwise only a finding on the broken sum is expected.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from decimal import Decimal
from random import Random
from typing import Final

from benchmarks.layouts.labels import draw_labels
from benchmarks.layouts.numbers import NumberStyle
from benchmarks.layouts.places import draw_organisation
from benchmarks.layouts.proof import broken, single_repairs, swap_repairs
from benchmarks.layouts.records import Drawn, Fault, Key
from benchmarks.layouts.tables import Shape, Sheet, keys_of, ordered, table_of
from benchmarks.layouts.titles import around
from benchmarks.layouts.trees import YEARS, draw_tree

_HALF: Final = Decimal("0.5")
_KINDS: Final = {
    "digit:instrument": 20, "digit:overall": 14, "digit:indicator": 18, "digits-swapped:instrument": 10,
    "digits-swapped:indicator": 8, "point-lost:indicator": 12, "point-lost:instrument": 6, "swap:instrument": 6,
    "swap:indicator": 8,
}  # fmt: skip
_HEADERS: Final = ("คะแนน", "คะแนนที่ได้", "ผลคะแนน", "ร้อยละ")
_ATTEMPTS: Final = 300


def draw_fault(name: str, form: str, dice: Random) -> Drawn:
    """Draw a complete tree with one fault."""
    kind = dice.choices(list(_KINDS), list(_KINDS.values()))[0]
    numbers = NumberStyle(digits=dice.choice(("arabic", "arabic", "thai")))
    selection = "everything" if kind.endswith("indicator") and dice.random() < 0.4 else "complete"
    for _attempt in range(_ATTEMPTS):
        year = dice.choice((2564, 2565, 2566, 2568)) if selection == "everything" else dice.choice(YEARS[:-1])
        sheet = Sheet(draw_organisation(dice), year, draw_tree(year, dice), {}, numbers, draw_labels(dice))
        keys = keys_of(selection, year)
        planted = _plant(kind, {key: sheet.tree[key] for key in keys}, year, dice)
        if planted is not None:
            return _document(name, form, kind, sheet, keys, planted, dice)
    raise RuntimeError(f"no fault of kind {kind} in {_ATTEMPTS} trees")


def _document(
    name: str, form: str, kind: str, sheet: Sheet, keys: list[Key], planted: tuple[Mapping[Key, Decimal], Fault],
    dice: Random,
) -> Drawn:  # fmt: skip
    printed, fault = planted
    sheet = replace(sheet, tree=printed)
    order = dice.choice(("framework", "framework", "totals-first")) if len(keys) == 14 else "framework"
    roles = dice.choice((("label", "score"), ("sequence", "label", "score"), ("label", "score", "remark")))
    shape = Shape(roles, score_header=dice.choice(_HEADERS))
    grid, facts = table_of(sheet, ordered(keys, order, dice), shape, dice)
    if kind.startswith("point-lost"):
        damaged = {key for key, _right in fault.cells}
        grid = replace(grid, rows=tuple(_without_point(row, sheet, damaged) for row in grid.rows))
        facts = tuple(fact for fact in facts if fact.key not in damaged)
        tolerated = frozenset(damaged)
    else:
        tolerated = frozenset()
    before, after, _trait = around(sheet.organisation, sheet.year, dice, sheet.numbers)
    proof = "provable" if fault.provable else "not-provable"
    return Drawn(
        name, "faults", f"{kind}:{proof}", (*before, grid, *after), facts, form,
        (sheet.numbers.trait, f"rows:{len(keys)}"), fault=fault, tolerated=tolerated,
    )  # fmt: skip


def _without_point(row: tuple[str, ...], sheet: Sheet, damaged: set[Key]) -> tuple[str, ...]:
    labels = {sheet.labels.text(key, sheet.year, sheet.numbers): sheet.score(key) for key in damaged}
    lost = {text for label, text in labels.items() if label in row}
    return tuple(cell.replace(".", "") if cell in lost else cell for cell in row)


def _plant(
    kind: str, values: Mapping[Key, Decimal], year: int, dice: Random
) -> tuple[Mapping[Key, Decimal], Fault] | None:  # fmt: skip
    slip, _colon, scope = kind.partition(":")
    keys = [key for key in values if key[0] == scope]
    if slip == "swap":
        first, second = sorted(dice.sample(keys, 2))
        printed = {**values, first: values[second], second: values[first]}
        is_certain = swap_repairs(printed, year, scope) == [(first, second)] and not single_repairs(printed, year)
        if abs(values[first] - values[second]) < _HALF or not is_certain:
            return None
        return printed, Fault(slip, ((first, values[first]), (second, values[second])), True, _parents(printed, year))
    key = dice.choice(keys)
    right = values[key]
    if slip == "point-lost":
        return None if right == 100 else (values, Fault(slip, ((key, right),), True, ()))
    wrong = _SLIPS[slip](right, dice)
    if wrong is None or abs(wrong - right) < _HALF or not 0 <= wrong <= 100:
        return None
    printed = {**values, key: wrong}
    repairs = single_repairs(printed, year)
    if not broken(printed, year) or key not in repairs or swap_repairs(printed, year, scope):
        return None
    return printed, Fault(slip, ((key, right),), len(repairs) == 1, _parents(printed, year))


def _parents(printed: Mapping[Key, Decimal], year: int) -> tuple[Key, ...]:
    return tuple(equation.parent for equation in broken(printed, year))


def _digit(value: Decimal, dice: Random) -> Decimal | None:
    text = f"{value:.2f}"
    at = dice.choice([at for at, digit in enumerate(text[:-1]) if digit != "."])
    other = dice.choice([digit for digit in "0123456789" if digit != text[at]])
    changed = text[:at] + other + text[at + 1 :]
    return None if changed.startswith("0") else Decimal(changed)


def _swapped(value: Decimal, dice: Random) -> Decimal | None:
    digits = list(f"{value:.2f}".replace(".", ""))
    at = dice.randrange(len(digits) - 1)
    digits[at], digits[at + 1] = digits[at + 1], digits[at]
    return None if digits[0] == "0" else Decimal("".join(digits)) / 100


_SLIPS: Final[Mapping[str, Callable[[Decimal, Random], Decimal | None]]] = {"digit": _digit, "digits-swapped": _swapped}
