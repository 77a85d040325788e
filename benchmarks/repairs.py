"""How surely one wrong figure is found: ``python -m benchmarks.repairs --trees 500``.

Makes trees of scores that add up, prints each wrong in one place, and holds the findings of the check against the
place and the true value. ``--details`` lists what was said wrongly or not at all. Same seed, same table.
"""

from __future__ import annotations

import argparse
import time
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from random import Random
from typing import Final

from benchmarks.trees import SLIPS, Key, Scores, as_printed, neighbour, tree
from pipeline.check import check
from pipeline.records import Batch, Finding
from pipeline.rulebook import Rulebook
from tests.check.builder import RULEBOOK, sheet_of

YEARS: Final = (2567, 2568)
OUTCOMES: Final = ("exact", "a cent off", "listed", "listed badly", "told", "unseen", "wrong", "alarm")
_SCOPES: Final = {"question": 45, "item": 15, "indicator": 20, "sub_indicator": 8, "instrument": 9, "overall": 3}
_NEXT_ROW, _NEXT_ROW_SHARE = "next row", 10
_CENT: Final = Decimal("0.02")
_REPAIRS: Final = frozenset({"single-cell-repair", "values-swapped"})


@dataclass(frozen=True, slots=True)
class Planted:
    """A tree with one wrong figure."""

    year: int
    scores: Scores
    key: Key
    slip: str
    true: Decimal

    @property
    def batch(self) -> Batch:
        """The tree as a document prints it."""
        return sheet_of(self.scores, self.year)


def planted(count: int, seed: int, faults: int, rulebook: Rulebook) -> Iterator[tuple[str, Planted]]:
    """So many trees, complete and as tables print them, each with so many faults, one at a time."""
    for number in range(count):
        dice = Random(f"{seed}-{number}")
        year = YEARS[number % len(YEARS)]
        whole = tree(rulebook.frameworks[str(year)], dice)
        for name, scores in (("complete", whole), ("as printed", as_printed(whole))):
            for _ in range(faults):
                yield name, _plant(year, scores, dice)


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
            return Planted(year, {**scores, key: wrong}, key, name, scores[key])


def outcome(fault: Planted, findings: Sequence[Finding], rulebook: Rulebook) -> str:
    """What the findings make of a fault.

    ``exact``: the right cell and value. ``a cent off``: within rounding of it. ``listed``: nothing chosen, the right
    cell and value among the candidates (``listed badly``: not among them). ``told``: only a doubt is raised.
    ``unseen``: nothing. ``wrong``: another cell or value is suggested.
    """
    repairs = [one for one in findings if one.rule in _REPAIRS]
    if repairs:
        values = {(one.scope, one.code, one.part): one.suggested_value for one in repairs}
        value = values.get(fault.key)
        if len(values) > 1 or value is None or abs(value - fault.true) > _CENT:
            return "wrong"
        return "exact" if value == fault.true else "a cent off"
    broken = [one for one in findings if one.rule == "sum-mismatch"]
    if broken:
        label = rulebook.checks.what(*fault.key).en
        return "listed" if all(f"{label} (= {fault.true})" in one.message_en for one in broken) else "listed badly"
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
        clean = sheet_of({**fault.scores, fault.key: fault.true}, fault.year)
        began = time.process_time()
        alarms = [one for one in check(clean, RULEBOOK).findings if one.severity != "info"]
        middle = time.process_time()
        findings = check(fault.batch, RULEBOOK).findings
        seconds["clean"] += middle - began
        seconds["faulty"] += time.process_time() - middle
        said = outcome(fault, findings, RULEBOOK)
        scope = " ".join(
            part
            for part in (fault.key[0], fault.key[1][:1] if fault.key[0] == "question" else "", fault.key[2])
            if part
        )
        for row in (name, f"{name}: {scope}", f"{name}: {fault.slip}"):
            counts.setdefault(row, Counter())[said] += 1
            counts[row]["alarm"] += bool(alarms)
        if (details and said != "exact") or alarms:
            yield f"{said}: {name} {fault.year} {fault.key} {fault.true} as {fault.scores[fault.key]} ({fault.slip})"
            yield from (f"    {one.rule}: {one.message_en}" for one in [*findings, *alarms] if one.severity != "info")
    yield from _table(counts)
    each = trees * faults * 2
    yield f"{1000 * seconds['clean'] / each:.1f} ms a clean tree, {1000 * seconds['faulty'] / each:.1f} ms a faulty one"


def _table(counts: Mapping[str, Counter[str]]) -> Iterator[str]:
    yield f"{'':44}{'faults':>7}" + "".join(f"{name:>13}" for name in OUTCOMES)
    for row in sorted(counts):
        total = sum(counts[row][name] for name in OUTCOMES[:-1])
        yield f"{row:44}{total:7}" + "".join(
            f"{counts[row][name]:6} {counts[row][name] / total:6.1%}" for name in OUTCOMES
        )


if __name__ == "__main__":
    main()
