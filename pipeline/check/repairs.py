"""Which printed cells, changed, make the equations of a sheet hold again: one cell, two exchanged, or two cells.

Takes a sheet and its equations, gives diagnoses; each broken equation belongs to exactly one. Never changes a score:
where several changes fit as well and no slip of eye or hand tells them apart, all are listed and none is chosen.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import combinations
from typing import Literal

from pipeline.check.candidates import Candidate, Change, contradicted, joint, single, together
from pipeline.check.cells import Cell, Key
from pipeline.check.clues import Clues
from pipeline.check.equations import Equation

_LARGEST_PAIR_SEARCH = 60
_LOW, _HIGH = Decimal(0), Decimal(100)
# Decibans from which a slip, a scale or the values an item can take tell one candidate from all others: 100 to 1.
_DECISIVE = 20
# Decibans against a change for which scores must be rounded in a way that a rival does without.
_SLACK = 20


@dataclass(frozen=True, slots=True)
class Diagnosis:
    """What puts some broken equations right; none are broken where a score cannot be, and sums prove what it was.

    ``repair``: ``chosen`` is the only sound set of changes. ``swap``: its two cells exchange their values. ``open``:
    ``candidates`` all fit, best first (none where nothing does), and none is chosen.
    """

    kind: Literal["repair", "swap", "open"]
    broken: tuple[Equation, ...]
    chosen: Candidate | None
    candidates: tuple[Candidate, ...]


def diagnose(equations: Sequence[Equation], cells: Mapping[Key, Cell], hints: Clues) -> tuple[Diagnosis, ...]:
    """Diagnoses that together cover every equation that does not hold."""
    broken = [equation for equation in equations if not equation.holds(cells)]
    islands = _islands(broken)
    found: list[Diagnosis] = []
    taken: set[int] = set()
    for first, second in combinations(range(len(islands)), 2):
        if taken & {first, second}:
            continue
        both = (*islands[first], *islands[second])
        swap = _swap(_keys(islands[first]), _keys(islands[second]), both, equations, cells, hints)
        if swap is not None:
            found.append(Diagnosis("swap", both, swap, ()))
            taken |= {first, second}
    for at, island in enumerate(islands):
        if at not in taken:
            found.append(_diagnose_island(island, equations, cells, hints))
    suspects = {key for key, _near, _count in hints.strays()} | {
        key for key, cell in cells.items() if not _LOW <= cell.value <= _HIGH
    }
    told = {key for equation in broken for key in equation.zero}
    for key in sorted(suspects - told):
        chosen = _proved(key, equations, cells, hints)
        if chosen is not None:
            found.append(Diagnosis("repair", (), chosen, (chosen,)))
    return tuple(found)


def _proved(key: Key, equations: Sequence[Equation], cells: Mapping[Key, Cell], hints: Clues) -> Candidate | None:
    """What a score that cannot be must be, where sums that still hold within their tolerance hold exactly with it."""
    if not contradicted(key, equations, cells, hints):
        return None
    found = single(key, equations, cells, hints)
    proved = found is not None and found.sure and found.slack == 0 and found.evidence >= _DECISIVE
    return found if proved else None


def _diagnose_island(
    island: tuple[Equation, ...], equations: Sequence[Equation], cells: Mapping[Key, Cell], hints: Clues
) -> Diagnosis:
    shared = set.intersection(*(set(equation.zero) for equation in island))
    singles = _ranked(one for key in sorted(shared) if (one := single(key, equations, cells, hints)) is not None)
    if singles:
        chosen = _decide(singles)
        return Diagnosis("open" if chosen is None else "repair", island, chosen, singles)
    keys = _keys(island)
    swap = _swap(keys, keys, island, equations, cells, hints)
    if swap is not None:
        return Diagnosis("swap", island, swap, ())
    pairs = _ranked(_pairs(island, keys, equations, cells, hints))
    chosen = _decide(pairs)
    return Diagnosis("open" if chosen is None else "repair", island, chosen, pairs)


def _decide(ranked: Sequence[Candidate]) -> Candidate | None:
    """The only candidate, or the one that a slip or a scale speaks for so clearly that no other comes near."""
    if not ranked:
        return None
    best = ranked[0]
    if not best.sure:
        return None
    others = [max(0, one.evidence) for one in ranked[1:]]
    return best if best.evidence >= (_DECISIVE + together(others) if others else 0) else None


def _ranked(candidates: Iterable[Candidate]) -> tuple[Candidate, ...]:
    """Best first. Where one fits with less slack than another, that speaks against the other."""
    listed = list(candidates)
    least = min((one.slack for one in listed), default=0)
    weighed = [replace(one, evidence=one.evidence - _SLACK * (one.slack - least)) for one in listed]
    return tuple(sorted(weighed, key=lambda one: (-one.evidence, one.order)))


def _keys(equations: Iterable[Equation]) -> list[Key]:
    return sorted({key for equation in equations for key in equation.zero})


def _islands(broken: Sequence[Equation]) -> list[tuple[Equation, ...]]:
    """Broken equations, put together where they share a cell."""
    islands: list[list[Equation]] = []
    for equation in broken:
        touching = [island for island in islands if any(set(equation.zero) & set(one.zero) for one in island)]
        merged = [one for island in touching for one in island] + [equation]
        islands = [island for island in islands if not any(island is one for one in touching)] + [merged]
    return [tuple(island) for island in islands]


def _swap(
    ones: Sequence[Key], others: Sequence[Key], broken: Sequence[Equation],
    equations: Sequence[Equation], cells: Mapping[Key, Cell], hints: Clues,
) -> Candidate | None:  # fmt: skip
    """The one exchange of two like cells that puts all of ``broken`` right and breaks nothing.

    Two rows that stand together are exchanged sooner than two of different tables: children of one parent go first.
    """
    near: list[Candidate] = []
    far: list[Candidate] = []
    seen: set[frozenset[Key]] = set()
    for one in ones:
        for other in others:
            pair = frozenset((one, other))
            if len(pair) < 2 or pair in seen or not _alike(one, other) or cells[one].value == cells[other].value:
                continue
            seen.add(pair)
            if not all(pair & set(equation.zero) for equation in broken):
                continue
            changed = {one: cells[one].with_value(cells[other].value), other: cells[other].with_value(cells[one].value)}
            touched = [equation for equation in equations if pair & set(equation.zero)]
            if all(equation.holds({**cells, **changed}) for equation in touched):
                changes = tuple(Change(key, changed[key].value) for key in sorted(pair))
                (near if hints.siblings(one, other) else far).append(Candidate(changes, 0, 0, True))
    found = near or far
    return found[0] if len(found) == 1 else None


def _alike(one: Key, other: Key) -> bool:
    """Cells of one scope: two elements of the same part, or the two parts of one element."""
    return one[0] == other[0] and (one[2] == other[2] or one[1] == other[1])


def _pairs(
    island: Sequence[Equation], keys: Sequence[Key],
    equations: Sequence[Equation], cells: Mapping[Key, Cell], hints: Clues,
) -> Iterable[Candidate]:  # fmt: skip
    if len(keys) > _LARGEST_PAIR_SEARCH:
        return
    for one, other in combinations(keys, 2):
        alone = [equation for equation in island if one in equation.zero and other not in equation.zero]
        alone_other = [equation for equation in island if other in equation.zero and one not in equation.zero]
        covered = all(one in equation.zero or other in equation.zero for equation in island)
        if alone and alone_other and covered:
            found = joint(one, other, equations, cells, hints)
            if found is not None:
                yield found
