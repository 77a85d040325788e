"""The documents of a seed: how many of each family, in which forms.

Takes a seed and a number, gives drawn documents in a fixed order. A document depends on the seed, its family and its
number only, so that more documents never change the first ones.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from random import Random
from typing import Final

from benchmarks.layouts.ambiguous import draw_ambiguous
from benchmarks.layouts.faults import draw_fault
from benchmarks.layouts.metamorphic import VARIANTS, draw_base
from benchmarks.layouts.office import fits_page
from benchmarks.layouts.other_kinds import draw_other_kind
from benchmarks.layouts.random_tables import TABLE_FORMS, provable_table, random_table
from benchmarks.layouts.records import Drawn, Grid
from benchmarks.layouts.render import missing_forms
from benchmarks.layouts.text import draw_text

FAMILIES: Final[Mapping[str, float]] = {
    "random-tables": 0.40, "provable": 0.10, "text": 0.18, "other-kinds": 0.10, "faults": 0.09, "metamorphic": 0.13,
}  # fmt: skip
"""The families and their shares of the documents."""
ON_REQUEST: Final = {"ambiguous": 0.05}
"""Families that are drawn only when they are named."""
_DRAW: Final[Mapping[str, Callable[[str, str, Random], Drawn]]] = {
    "random-tables": random_table, "provable": provable_table, "text": draw_text, "other-kinds": draw_other_kind,
    "faults": draw_fault, "ambiguous": draw_ambiguous,
}  # fmt: skip
_TEXT_FORMS: Final = {"tabs": 55, "docx": 15, "html": 10, "markdown": 10, "pdf": 10}
_TABLE_SHARES: Final = {
    "tabs": 16,
    "spaces": 12,
    "pipes": 8,
    "markdown": 10,
    "csv": 12,
    "html": 12,
    "docx": 10,
    "xlsx": 10,
    "pdf": 10,
}


def draw_documents(seed: int, count: int, families: Sequence[str]) -> Iterator[Drawn]:
    """Draw the documents of the families; each family gets its share of the count."""
    all_shares = {**FAMILIES, **ON_REQUEST}
    total = sum(all_shares[family] for family in families)
    for family in families:
        number = round(count * all_shares[family] / total)
        if family == "metamorphic":
            for at in range(max(1, round(number / len(VARIANTS)))):
                yield from draw_base(f"metamorphic-{at:03}", f"{seed}/metamorphic/{at}", _available())
            continue
        for at in range(number):
            yield _drawn(seed, family, at)


def _available() -> frozenset[str]:
    return frozenset(TABLE_FORMS) - frozenset(missing_forms())


def _drawn(seed: int, family: str, number: int) -> Drawn:
    dice = Random(f"{seed}/{family}/{number}")
    shares = {
        form: share
        for form, share in (_TEXT_FORMS if family == "text" else _TABLE_SHARES).items()
        if form in _available()
    }
    form = dice.choices(list(shares), list(shares.values()))[0]
    drawn = _DRAW[family](f"{family}-{number:03}", form, dice)
    if drawn.form == "pdf" and not all(fits_page(block) for block in drawn.blocks if isinstance(block, Grid)):
        return _with_form(drawn, "docx")
    return drawn


def _with_form(drawn: Drawn, form: str) -> Drawn:
    return replace(drawn, form=form)
