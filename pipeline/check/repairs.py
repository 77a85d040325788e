"""Which printed cells, changed, make the equations of a sheet hold again: one cell, two exchanged, or two cells.

Takes a sheet and its equations, gives diagnoses; each broken equation belongs to exactly one. Explanations of every
kind are compared by one measure of likelihood. Never changes a score: where the best explanation is not clearly
likelier than all others together, all are listed and none is chosen.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import chain, combinations, product

from pipeline.check.candidates import Candidate, both, contradicted, exchange, joint, single, together
from pipeline.check.cells import Cell, Key
from pipeline.check.clues import Clues
from pipeline.check.equations import Equation

_LARGEST_PAIR_SEARCH = 60
_LOW, _HIGH = Decimal(0), Decimal(100)
# Decibans by which an explanation must be likelier than all others together: 100 to 1.
_DECISIVE = 20
# Decibans against a change for which scores must be rounded in a way that a rival does without.
_SLACK = 20
# No two wrong figures of one island come near an explanation that is this likely.
_BEYOND_TWO_FAULTS = 25
# So many explanations of each of two islands are put together to compete with an exchange between them.
_COMBINED = 4


@dataclass(frozen=True, slots=True)
class Diagnosis:
    """What puts some broken equations right; none are broken where a score cannot be, and sums prove what it was.

    ``candidates`` are the explanations that fit, best first (none where nothing does); ``chosen`` is the first of
    them where it is likelier than all others by a margin, else ``None``.
    """

    broken: tuple[Equation, ...]
    chosen: Candidate | None
    candidates: tuple[Candidate, ...]


def diagnose(equations: Sequence[Equation], cells: Mapping[Key, Cell], hints: Clues) -> tuple[Diagnosis, ...]:
    """Diagnoses that together cover every equation that does not hold."""
    broken = [equation for equation in equations if not equation.holds(cells)]
    elsewhere = set(_keys(equations)) - set(_keys(broken))
    found = [_island(island, elsewhere, equations, cells, hints) for island in _islands(broken)]
    found = _across(found, equations, cells, hints)
    suspects = {key for key, _near, _count in hints.strays()} | {
        key for key, cell in cells.items() if not _LOW <= cell.value <= _HIGH
    }
    told = {key for equation in broken for key in equation.zero}
    for key in sorted(suspects - told):
        chosen = None if key in told else _proved(key, suspects - told, equations, cells, hints)
        if chosen is not None:
            found.append(Diagnosis((), chosen, (chosen,)))
            told |= {change.key for change in chosen.changes}
    return tuple(found)


def _proved(
    key: Key, suspects: Iterable[Key], equations: Sequence[Equation], cells: Mapping[Key, Cell], hints: Clues
) -> Candidate | None:
    """What a score that cannot be must be, where sums that still hold within their tolerance hold exactly with it.

    Two such ``suspects`` may also be exchanged.
    """
    if not contradicted(key, equations, cells, hints):
        return None
    pairs = ((key, other) for other in sorted(suspects) if other != key)
    fitting = [single(key, equations, cells, hints), *_exchanges(pairs, (), equations, cells, hints)]
    strong = (one for one in fitting if one is not None and one.slack == 0 and one.evidence >= _DECISIVE)
    return _decide(_ranked(strong))


def _island(
    island: tuple[Equation, ...], elsewhere: Iterable[Key],
    equations: Sequence[Equation], cells: Mapping[Key, Cell], hints: Clues,
) -> Diagnosis:  # fmt: skip
    """Explanations within one island; an exchange may reach ``elsewhere``, to sums that hold within their tolerance."""
    shared = set.intersection(*(set(equation.zero) for equation in island))
    keys = _keys(island)
    fitting = [one for key in sorted(shared) if (one := single(key, equations, cells, hints)) is not None]
    pairs = chain(combinations(keys, 2), product(keys, sorted(elsewhere)))
    fitting += _exchanges(pairs, island, equations, cells, hints)
    ranked = _ranked(fitting)
    if not ranked or _weight(ranked[0]) < _BEYOND_TWO_FAULTS:
        ranked = _ranked([*ranked, *_pairs(island, keys, equations, cells, hints)])
    return Diagnosis(island, _decide(ranked), ranked)


def _across(
    found: list[Diagnosis], equations: Sequence[Equation], cells: Mapping[Key, Cell], hints: Clues
) -> list[Diagnosis]:
    """The diagnoses, those of two islands made one where an exchange between them explains both as well or better."""
    bridges: list[tuple[Diagnosis, Diagnosis, Diagnosis]] = []
    for one, other in combinations(found, 2):
        broken = (*one.broken, *other.broken)
        swaps = list(_exchanges(product(_keys(one.broken), _keys(other.broken)), broken, equations, cells, hints))
        if swaps:
            apart = [both(*pair) for pair in product(one.candidates[:_COMBINED], other.candidates[:_COMBINED])]
            exchanged = {swap.order for swap in swaps}
            ranked = _ranked([*swaps, *(pair for pair in apart if pair.order not in exchanged)])
            chosen = _decide(ranked)
            if chosen is None or chosen.is_swap:
                bridges.append((one, other, Diagnosis(broken, chosen, ranked)))
    bridges.sort(key=lambda bridge: -_weight(bridge[2].candidates[0]))
    for one, other, bridge in bridges:
        if one in found and other in found:
            found = [*(left for left in found if left is not one and left is not other), bridge]
    return found


def _weight(candidate: Candidate) -> int:
    return candidate.evidence + candidate.prior


def _decide(ranked: Sequence[Candidate]) -> Candidate | None:
    """The first candidate where all others together do not come near it; one that stands alone must only not be odd."""
    if not ranked or not ranked[0].sure:
        return None
    best = ranked[0]
    others = [max(one.prior, _weight(one)) for one in ranked[1:]]
    if not others:
        return best if best.evidence + max(0, best.prior) >= 0 else None
    return best if _weight(best) >= _DECISIVE + together(others) else None


def _ranked(candidates: Iterable[Candidate]) -> tuple[Candidate, ...]:
    """Best first. Where one fits with less slack than another, that speaks against the other."""
    listed = list(candidates)
    least = min((one.slack for one in listed), default=0)
    weighed = [replace(one, evidence=one.evidence - _SLACK * (one.slack - least), slack=least) for one in listed]
    return tuple(sorted(weighed, key=lambda one: (-_weight(one), one.order)))


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


def _exchanges(
    pairs: Iterable[tuple[Key, Key]], broken: Sequence[Equation],
    equations: Sequence[Equation], cells: Mapping[Key, Cell], hints: Clues,
) -> Iterator[Candidate]:  # fmt: skip
    """The exchanges of two like cells that put all of ``broken`` right and break nothing."""
    for one, other in pairs:
        if _alike(one, other) and all(one in equation.zero or other in equation.zero for equation in broken):
            fitting = exchange(one, other, equations, cells, hints)
            if fitting is not None:
                yield fitting


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
