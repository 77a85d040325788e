"""The family ``metamorphic``: one base table and its transformations, all of which state the same scores.

Takes a source of chance, gives the documents of one base. They differ in layout only.
"""

from __future__ import annotations

from dataclasses import replace
from random import Random
from typing import Final

from benchmarks.layouts.labels import draw_labels
from benchmarks.layouts.numbers import NumberStyle
from benchmarks.layouts.places import draw_organisation
from benchmarks.layouts.random_tables import draw_sheet
from benchmarks.layouts.records import Drawn
from benchmarks.layouts.tables import Shape, Sheet, averages_of, keys_of, ordered, table_of
from benchmarks.layouts.titles import around
from benchmarks.layouts.trees import YEARS
from benchmarks.layouts.wording import MEANINGLESS, SCORE, misspelt

VARIANTS: Final = (
    "base", "permuted", "columns-added", "renamed", "misspelt", "translated", "emptied", "meaningless", "thai-digits",
    "shuffled", "spaces", "html", "csv", "docx", "xlsx", "pdf",
)  # fmt: skip


def draw_base(name: str, seed: str, forms: frozenset[str]) -> list[Drawn]:
    """Draw the documents of one base, one for each variant whose form can be made."""
    dice = Random(seed)
    numbers = NumberStyle()
    sheet = draw_sheet(dice, dice.choice(YEARS[:-1]), draw_organisation(dice), numbers)
    sheet = replace(sheet, labels=draw_labels(dice))
    selection = dice.choice(("complete", "complete", "indicators", "instruments+overall"))
    wording = dice.choice(("คะแนน", "คะแนนที่ได้", "ผลคะแนน"))
    return [
        _variant(f"{name}-{variant}", name, variant, sheet, selection, wording, f"{seed}/{variant}")
        for variant in VARIANTS
        if variant != "pdf" or "pdf" in forms
    ]


def _variant(name: str, base: str, variant: str, sheet: Sheet, selection: str, wording: str, seed: str) -> Drawn:
    dice = Random(seed)
    roles: tuple[str, ...] = ("sequence", "label", "score")
    header = wording
    keys = keys_of(selection, sheet.year)
    mode = "plain"
    form = variant if variant in ("spaces", "html", "csv", "docx", "xlsx", "pdf") else "tabs"
    if variant == "permuted":
        roles = dice.choice((("score", "label"), ("label", "score", "sequence"), ("score", "sequence", "label")))
    elif variant == "columns-added":
        added = ("remark", "unit", "target", "average") if selection != "complete" else ("remark", "average", "last")
        roles = (*dice.sample(added[1:], 2), *roles, added[0])
    elif variant == "renamed":
        header = dice.choice(SCORE)
    elif variant == "misspelt":
        header = misspelt(header, dice)
    elif variant == "translated":
        mode, header = "english", "Score"
    elif variant == "emptied":
        mode = "empty"
    elif variant == "meaningless":
        header = dice.choice(MEANINGLESS if selection == "complete" else ("ได้", "ผลลัพธ์", "ค่า"))
    elif variant == "shuffled":
        keys = ordered(keys, "shuffled", dice)
    elif variant == "thai-digits":
        sheet = replace(sheet, numbers=replace(sheet.numbers, digits="thai"))
    grid, facts = table_of(sheet, keys, Shape(roles, mode, score_header=header), dice)
    before, after, _trait = around(sheet.organisation, sheet.year, Random(base), sheet.numbers)
    traits = (f"variant:{variant}", f"selection:{selection}")
    return Drawn(
        name, "metamorphic", variant, (*before, grid, *after), facts, form, traits,
        averages=averages_of(grid, roles), base=base,
    )  # fmt: skip
