"""The family ``record-metamorphic``: the same measures as tables, lists and forms.

Takes a source of chance, gives the documents of one base. They differ in layout only.
"""

from __future__ import annotations

from dataclasses import replace
from random import Random
from typing import Final

from benchmarks.layouts.measures.columns import Layout
from benchmarks.layouts.measures.headings import draw_heading
from benchmarks.layouts.measures.measure_tables import table_blocks, with_times
from benchmarks.layouts.measures.outlines import Labels, forms, headings, nested
from benchmarks.layouts.measures.rows import Sheet, draw_measures, title_lines
from benchmarks.layouts.measures.truth import RecordPage

RECORD_VARIANTS: Final = (
    "base", "permuted", "odd", "misspelt", "columns-added", "ticks", "quarter-ticks", "form", "headings",
    "list", "spaces",
    "html", "csv", "docx", "xlsx", "pdf",
)  # fmt: skip
_ROLES: Final = ("sequence", "title", "steps", "period", "units")
_FORMS: Final = frozenset({"spaces", "html", "csv", "docx", "xlsx", "pdf"})


def draw_record_base(name: str, seed: str, forms_made: frozenset[str]) -> list[RecordPage]:
    """Draw the documents of one base, one for each variant whose form can be made."""
    dice = Random(seed)
    sheet = draw_measures(dice, has_lines=False, most=5, stage="planned")
    sheet = with_times(sheet, "quarters", dice)
    calendar = sheet.calendar
    contents = []
    for content in sheet.contents:  # whole quarters in words, which columns of months and quarters state as well
        start, end = content.time.period
        assert start is not None
        assert end is not None
        text = f"{calendar.month(start.month)}{calendar.dash}{calendar.month(end.month)}"
        contents.append(replace(content, time=replace(content.time, text=text)))
    sheet = replace(sheet, contents=tuple(contents), between="/")
    return [
        _variant(f"{name}-{variant}", name, variant, sheet, f"{seed}/{variant}")
        for variant in RECORD_VARIANTS
        if variant != "pdf" or "pdf" in forms_made
    ]


def _variant(name: str, base: str, variant: str, sheet: Sheet, seed: str) -> RecordPage:
    dice = Random(seed)
    form = variant if variant in _FORMS else "tabs"
    wording = variant if variant in ("odd", "misspelt") else "usual"
    roles: tuple[str, ...] = _ROLES
    if variant == "permuted":
        roles = tuple(dice.sample(_ROLES, len(_ROLES)))
    elif variant == "columns-added":
        roles = (*_ROLES[:3], "target", *_ROLES[3:], "budget", "remark")
    period = {"ticks": "months", "quarter-ticks": "quarters"}.get(variant, "text")
    if variant in ("form", "headings", "list"):
        names = {role: draw_heading(role, "usual", dice) for role in ("steps", "period", "units")}
        labels = Labels(names, ": ")
        write = {"form": forms, "headings": headings, "list": nested}[variant]
        blocks = tuple(write(sheet, labels, dice)[0])
        found = labels.headings
    else:
        blocks, found = table_blocks(sheet, Layout(roles, wording, period), form, dice)
    truth = tuple(sheet.truth(content, ("steps", "period", "units")) for content in sheet.contents)
    return RecordPage(
        name, "record-metamorphic", variant, (*title_lines(sheet, Random(base)), *blocks), sheet.organisation, form,
        truth, headings=found, traits=(f"variant:{variant}",), base=base,
    )  # fmt: skip
