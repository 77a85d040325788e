"""The family ``ambiguous``: documents that no reader can decide; drawn only when it is asked for by name.

Takes a source of chance, gives documents without facts. Leaving them to a person is right; an accepted document with
unflagged scores is a guess and counts as invented.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from random import Random
from typing import Final

from benchmarks.layouts.numbers import NumberStyle
from benchmarks.layouts.places import draw_organisation, draw_organisations
from benchmarks.layouts.records import Block, Drawn, Grid
from benchmarks.layouts.tables import keys_of
from benchmarks.layouts.titles import around
from benchmarks.layouts.trees import YEARS, Tree, draw_tree, indicator_names


def draw_ambiguous(name: str, form: str, dice: Random) -> Drawn:
    """Draw a document of one of the kinds."""
    kind = dice.choice(sorted(_KINDS))
    return Drawn(name, "ambiguous", kind, _KINDS[kind](dice), (), form, is_ambiguous=True)


def _rows(*trees: Tree) -> list[tuple[str, ...]]:
    keys = keys_of("indicators", YEARS[0])
    return [(indicator_names()[key[1]][0], *(f"{tree[key]}" for tree in trees)) for key in keys]


def _framed(grid: Grid, year: int, dice: Random) -> tuple[Block, ...]:
    before, after, _trait = around(draw_organisation(dice), year, dice, NumberStyle())
    return (*before, grid, *after)


def _two_columns(dice: Random, headings: Sequence[str]) -> tuple[Block, ...]:
    year = dice.choice(YEARS)
    rows = _rows(draw_tree(year, dice), draw_tree(year, dice))
    top = [tuple(headings)] if headings else []
    return _framed(Grid((*top, *rows), len(top)), year, dice)


def _two_organisations(dice: Random) -> tuple[Block, ...]:
    year = dice.choice(YEARS)
    first, second = draw_organisations(2, dice)
    grid = Grid((("ตัวชี้วัด", "คะแนน"), *_rows(draw_tree(year, dice))))
    return (f"ผลการประเมิน ITA ปี {year} {first.address} และ {second.address}", grid)


def _two_years(dice: Random) -> tuple[Block, ...]:
    year = dice.choice(YEARS[1:])
    grid = Grid((("ตัวชี้วัด", "คะแนน"), *_rows(draw_tree(year, dice))))
    return (f"ผลการประเมิน ITA ปี {year - 1} หรือปี {year} {draw_organisation(dice).address}", grid)


_KINDS: Final[Mapping[str, Callable[[Random], tuple[Block, ...]]]] = {
    "two-columns-no-header": lambda dice: _two_columns(dice, ()),
    "two-columns-same-header": lambda dice: _two_columns(dice, ("ตัวชี้วัด", "คะแนน", "คะแนน")),
    "two-columns-meaningless": lambda dice: _two_columns(dice, ("ตัวชี้วัด", "ก", "ข")),
    "two-organisations": _two_organisations,
    "two-years": _two_years,
}
