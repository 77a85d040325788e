"""Scores of one body and year that add up as the year's framework demands, and what goes wrong in print.

Takes a framework and a source of chance; gives scores in points. Pure: the same seed gives the same scores.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from random import Random
from typing import Literal

from benchmarks.trees import PUBLIC, SLIPS, STAFF, SURVEY, Key, Scores, neighbour
from pipeline.rulebook.framework import Framework
from tests.check.builder import grown

OVERALL: Key = ("overall", "ITA", "combined")
_NEXT_ROW, _NEXT_ROW_SHARE = "next row", 10
_ITEMS = ((100, 50, 0), (0.85, 0.05, 0.1))

Fault = Literal["misprint", "wrong-total", "blank"]
_FAULTS: dict[Fault, float] = {"misprint": 0.05, "wrong-total": 0.02, "blank": 0.03}


@dataclass(frozen=True, slots=True)
class Sheet:
    """The scores of a body and year: as they are, as printed (``None``: left blank), and the fault between them."""

    true: Scores
    printed: dict[Key, Decimal | None]
    fault: Fault | None = None
    key: Key = OVERALL
    slip: str | None = None


def scores_of(framework: Framework, seed: str) -> Scores:
    """Every score that the year knows. People answer in steps of 20 points; items have 100, 50 or 0."""
    dice = Random(f"scores {seed}")
    staff, public, survey = dice.randint(*STAFF), dice.randint(*PUBLIC), dice.randint(*SURVEY)
    mood = dice.uniform(0.3, 0.95)
    grouped = any(one.parts for one in framework.instruments if one.code == "EIT")
    leaves: Scores = {}
    for question in framework.questions:
        if not question.code.startswith("e"):
            leaves["question", question.code, "combined"] = _answered(staff, mood, dice)
        elif grouped:
            leaves["question", question.code, "public"] = _answered(public, mood, dice)
            leaves["question", question.code, "survey"] = _answered(survey, mood, dice)
        else:
            answered = _answered(public, mood, dice)
            for part in ("combined", "public", "survey"):
                leaves["question", question.code, part] = answered
    for item in framework.items:
        leaves["item", item.code, "combined"] = Decimal(dice.choices(*_ITEMS)[0])
    whole = grown(framework, leaves)
    return whole if grouped else {key: value for key, value in whole.items() if key[2] == "combined"}


def sheet_of(framework: Framework, seed: str, *, faulty: bool = True) -> Sheet:
    """The scores as a report prints them: one report in ten has one fault."""
    true = scores_of(framework, seed)
    dice = Random(f"fault {seed}")
    fault = _drawn(dice) if faulty else None
    if fault is None:
        return Sheet(true, dict(true))
    if fault == "wrong-total":
        off, up = Decimal(dice.randint(100, 500)) / 100, dice.random() < 0.5
        wrong = true[OVERALL] + (off if up and true[OVERALL] + off <= 100 else -off)
        return Sheet(true, {**true, OVERALL: wrong}, fault)
    keys = list(true)
    if fault == "blank":
        key = dice.choice(keys)
        return Sheet(true, {**true, key: None}, fault, key)
    names = [*SLIPS, _NEXT_ROW]
    shares = [*(share for share, _slip in SLIPS.values()), _NEXT_ROW_SHARE]
    while True:
        key, name = dice.choice(keys), dice.choices(names, shares)[0]
        slipped = neighbour(key, true, dice) if name == _NEXT_ROW else SLIPS[name][1](true[key], dice)
        if slipped is not None and slipped != true[key]:
            return Sheet(true, {**true, key: slipped}, fault, key, name)


def _drawn(dice: Random) -> Fault | None:
    at = dice.random()
    for fault, share in _FAULTS.items():
        if at < share:
            return fault
        at -= share
    return None


def _answered(people: int, mood: float, dice: Random) -> Decimal:
    """The mean of what so many people answered, unrounded: each step down costs 20 points."""
    content = min(1.0, max(0.1, dice.gauss(mood, 0.15)))
    steps = int(people * (1 - content) * dice.uniform(1.0, 2.0))
    return 100 - Decimal(20 * min(steps, 5 * people)) / people
