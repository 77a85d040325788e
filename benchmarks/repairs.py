"""How surely a wrong figure or two exchanged ones are found: ``python -m benchmarks.repairs --trees 500``.

Makes trees of scores that add up, prints each wrong in one place or with two scores exchanged, and holds the findings
of the check against the places and the true values. ``--details`` lists what was said wrongly or not at all. Same
seed, same table.
"""

from __future__ import annotations

import argparse
import time
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from random import Random
from typing import Final

from benchmarks.trees import (
    HIDDEN,
    SLIPS,
    Key,
    Scores,
    as_printed,
    instruments_only,
    neighbour,
    pairs_to_swap,
    tree,
    without_questions,
)
from pipeline.check import check
from pipeline.records import Batch, Finding
from pipeline.rulebook import Rulebook
from pipeline.rulebook.framework import Framework
from tests.check.builder import RULEBOOK, sheet_of

YEARS: Final = (2567, 2568)
OUTCOMES: Final = ("exact", "a cent off", "listed", "listed badly", "told", "unseen", "wrong", "alarm")
NAME_WIDTH: Final = 52
_SCOPES: Final = {"question": 45, "item": 15, "indicator": 20, "sub_indicator": 8, "instrument": 9, "overall": 3}
_NEXT_ROW, _NEXT_ROW_SHARE = "next row", 10
_SWAP: Final = "swap: "
_PRINTS: Final[Mapping[str, Callable[[Scores], Scores]]] = {
    "complete": dict,
    "as printed": as_printed,
    "no questions": without_questions,
    "instruments": instruments_only,
}
_CENT: Final = Decimal("0.02")
_REPAIRS: Final = frozenset({"single-cell-repair", "values-swapped"})


@dataclass(frozen=True, slots=True)
class Planted:
    """A tree with one wrong figure, or with two scores exchanged; ``true`` are the right values of what is wrong."""

    year: int
    scores: Scores
    true: Mapping[Key, Decimal]
    slip: str

    @property
    def batch(self) -> Batch:
        """The tree as a document prints it."""
        return sheet_of(self.scores, self.year)


def planted(count: int, seed: int, faults: int, rulebook: Rulebook) -> Iterator[tuple[str, Planted]]:
    """So many trees, in each print of ``_PRINTS``, each with so many slips and so many exchanges, one at a time."""
    for number in range(count):
        dice, swap_dice = Random(f"{seed}-{number}"), Random(f"{seed}-{number}-swap")
        year = YEARS[number % len(YEARS)]
        framework = rulebook.frameworks[str(year)]
        whole = tree(framework, dice)
        for name, printed in _PRINTS.items():
            scores = printed(whole)
            for _ in range(faults):
                yield name, _plant(year, scores, dice)
                yield name, _exchange(year, scores, framework, swap_dice)


def _plant(year: int, scores: Scores, dice: Random) -> Planted:
    names = [*SLIPS, _NEXT_ROW]
    shares = [*(share for share, _slip in SLIPS.values()), _NEXT_ROW_SHARE]
    while True:
        scope = dice.choices(list(_SCOPES), list(_SCOPES.values()))[0]
        keys = [key for key in scores if key[0] == scope]
        if not keys:
            continue
        key, name = dice.choice(keys), dice.choices(names, shares)[0]
        wrong = neighbour(key, scores, dice) if name == _NEXT_ROW else SLIPS[name][1](scores[key], dice)
        if wrong is not None and wrong != scores[key]:
            return Planted(year, {**scores, key: wrong}, {key: scores[key]}, name)


def _exchange(year: int, scores: Scores, framework: Framework, dice: Random) -> Planted:
    kinds = pairs_to_swap(framework, scores)
    kind = dice.choice(list(kinds))
    one, other = dice.choice(kinds[kind])
    wrong = {**scores, one: scores[other], other: scores[one]}
    return Planted(year, wrong, {one: scores[one], other: scores[other]}, _SWAP + kind)


def outcome(fault: Planted, findings: Sequence[Finding], rulebook: Rulebook) -> str:
    """What the findings make of a fault.

    ``exact``: the right cells and values. ``a cent off``: within rounding of them. ``listed``: nothing chosen, the
    right cells and values among the candidates (``listed badly``: not among them). ``told``: only a doubt is raised.
    ``unseen``: nothing. ``wrong``: another cell or value is suggested.
    """
    suggested = {(one.scope, one.code, one.part): one.suggested_value for one in findings if one.rule in _REPAIRS}
    if suggested:
        values = [suggested.get(key) for key in fault.true]
        if len(suggested) > len(fault.true) or None in values:
            return "wrong"
        off = max(
            abs(value - true) for value, true in zip(values, fault.true.values(), strict=True) if value is not None
        )
        return "wrong" if off > _CENT else "a cent off" if off else "exact"
    broken = [one for one in findings if one.rule == "sum-mismatch"]
    if broken:
        told = [f"{rulebook.checks.what(*key).en} (= {true})" for key, true in sorted(fault.true.items())]
        return "listed" if all(" and ".join(told) in one.message_en for one in broken) else "listed badly"
    return "told" if any(one.severity != "info" for one in findings) else "unseen"


def main() -> None:
    """The tables."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--trees", type=int, default=500)
    parser.add_argument("--faults", type=int, default=1, help="faults a tree and print, one at a time")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--details", action="store_true")
    chosen = parser.parse_args()
    for line in report(chosen.trees, chosen.faults, chosen.seed, details=chosen.details):
        print(line)


def report(trees: int, faults: int, seed: int, *, details: bool = False) -> Iterator[str]:
    """The lines of the tables: by print, by scope, by slip; then how long a clean and a faulty tree take."""
    counts: dict[str, Counter[str]] = {}
    seconds = {"clean": 0.0, "faulty": 0.0}
    for name, fault in planted(trees, seed, faults, RULEBOOK):
        clean = sheet_of({**fault.scores, **fault.true}, fault.year)
        began = time.process_time()
        alarms = [one for one in check(clean, RULEBOOK).findings if one.severity != "info"]
        middle = time.process_time()
        findings = check(fault.batch, RULEBOOK).findings
        seconds["clean"] += middle - began
        seconds["faulty"] += time.process_time() - middle
        said = outcome(fault, findings, RULEBOOK)
        for row in _rows(name, fault):
            counts.setdefault(row, Counter())[said] += 1
            counts[row]["alarm"] += bool(alarms)
        if (details and said != "exact") or alarms:
            wrong = ", ".join(f"{key} {true} as {fault.scores[key]}" for key, true in fault.true.items())
            yield f"{said}: {name} {fault.year} {wrong} ({fault.slip})"
            yield from (f"    {one.rule}: {one.message_en}" for one in [*findings, *alarms] if one.severity != "info")
    yield from _table(counts)
    each = trees * faults * 2 * len(_PRINTS)
    yield f"{1000 * seconds['clean'] / each:.1f} ms a clean tree, {1000 * seconds['faulty'] / each:.1f} ms a faulty one"


def _rows(name: str, fault: Planted) -> Iterator[str]:
    """The rows of the table that a fault counts in."""
    yield f"{name}: {fault.slip}"
    if fault.slip.startswith(_SWAP):
        yield f"{name}: {_SWAP}{'all that no sum shows' if HIDDEN in fault.slip else 'all that a sum shows'}"
        return
    yield name
    key = next(iter(fault.true))
    yield " ".join(part for part in (f"{name}:", key[0], key[1][:1] if key[0] == "question" else "", key[2]) if part)


def _table(counts: Mapping[str, Counter[str]]) -> Iterator[str]:
    yield f"{'':{NAME_WIDTH}}{'faults':>7}" + "".join(f"{name:>13}" for name in OUTCOMES)
    for row in sorted(counts):
        total = sum(counts[row][name] for name in OUTCOMES[:-1])
        yield f"{row:{NAME_WIDTH}}{total:7}" + "".join(
            f"{counts[row][name]:6} {counts[row][name] / total:6.1%}" for name in OUTCOMES
        )


if __name__ == "__main__":
    main()
