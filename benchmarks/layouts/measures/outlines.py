"""The family ``measure-outlines``: measures outside of tables, as headings, lists, forms, prose, memos and minutes.

Takes a source of chance and a form, gives a document. What a kind of text does not print is not stated.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from random import Random
from typing import Final

from benchmarks.layouts.measures.headings import draw_heading, draw_wording
from benchmarks.layouts.measures.listing import label, listed
from benchmarks.layouts.measures.prose import draw_prose
from benchmarks.layouts.measures.rows import Content, Sheet, draw_measures, title_lines
from benchmarks.layouts.measures.truth import RecordPage
from benchmarks.layouts.records import Block, Grid, Line
from benchmarks.layouts.trees import indicator_names

_PRINTED: Final = ("steps", "period", "units", "status", "result")
_SIGNS: Final = (": ", " : ", " ", ":", " - ")


@dataclass(frozen=True)
class Labels:
    """The label of each field that a document prints, in its order, and the sign after a label."""

    names: Mapping[str, str]
    sign: str

    @property
    def headings(self) -> tuple[tuple[str, str], ...]:
        """Return the labels by role."""
        return tuple(self.names.items())


Outline = tuple[list[Block], frozenset[str]]
"""The blocks of a document and the fields that they state."""


def draw_labels(sheet: Sheet, dice: Random) -> Labels:
    """Draw the labels of a document."""
    allowed = [role for role in _PRINTED if sheet.stage == "reported" or role not in ("status", "result")]
    roles = [role for role in allowed if dice.random() < 0.8]
    if not set(roles) & {"period", "units"}:
        roles.append("units")
    if sheet.stage == "reported" and not set(roles) & {"status", "result"}:
        roles.append("status")
    if dice.random() < 0.3:
        roles = dice.sample(roles, len(roles))
    wording = draw_wording(dice)
    names = {role: draw_heading(role, wording, dice) or draw_heading(role, "usual", dice) for role in roles}
    return Labels(names, dice.choice(_SIGNS))


def draw_measure_outline(name: str, form: str, dice: Random) -> RecordPage:
    """Draw a document of measures outside of tables."""
    kind = dice.choices(tuple(_SHARES), tuple(_SHARES.values()))[0]
    sheet = draw_measures(dice, has_lines=True, most=6)
    if sheet.between == "\n":
        sheet = replace(sheet, between=", ")
    if kind not in _WRITERS:
        prose = draw_prose(kind, sheet, dice)
        truth = tuple(replace(sheet.truth(row, prose.fields), stage=prose.stage) for row in prose.sheet.contents)
        return RecordPage(
            name, "measure-outlines", kind, prose.blocks, sheet.organisation, form, truth, traits=prose.traits,
            dated=prose.dated,
        )  # fmt: skip
    labels = draw_labels(sheet, dice)
    blocks, fields = _WRITERS[kind](sheet, labels, dice)
    truth = tuple(sheet.truth(content, fields) for content in sheet.contents)
    traits = tuple(f"label:{role}" for role in labels.names)
    return RecordPage(
        name, "measure-outlines", kind, (*title_lines(sheet, dice), *blocks), sheet.organisation, form, truth,
        headings=labels.headings, traits=(*traits, f"sign:{labels.sign!r}"),
    )  # fmt: skip


def field_text(role: str, content: Content, sheet: Sheet, row: int, between: str = " ") -> str:
    """Return the printed text of a field."""
    text = {
        "steps": lambda: listed(content.steps, _one_line_style(sheet), row, between),
        "period": lambda: content.time.text,
        "units": lambda: sheet.between.join(content.units),
        "status": lambda: content.status,
        "result": lambda: content.result,
    }[role]()
    return sheet.printed(text)


def _one_line_style(sheet: Sheet) -> str:
    return "n." if sheet.list_style in ("-", "•", "lines") else sheet.list_style


def headings(sheet: Sheet, labels: Labels, dice: Random) -> Outline:
    """Write each measure as a heading with labelled lines under it."""
    pattern = dice.choice(
        ("มาตรการที่ {n} {t}", "มาตรการที่ {n} : {t}", "{n}. {t}", "มาตรการ {n}) {t}", "มาตรการ : {t}", "{t}")
    )
    is_heading = dice.random() < 0.5 or pattern == "{t}"
    has_indicator = dice.random() < 0.4
    blocks: list[Block] = []
    for at, content in enumerate(sheet.contents, 1):
        title = sheet.printed(pattern.format(n=at, t=content.title))
        blocks.append(Line(title, "heading", 2) if is_heading else title)
        if has_indicator:
            name = indicator_names()[content.indicator][0]
            blocks.append(sheet.printed(f"ตัวชี้วัดที่ {content.indicator} {name}"))
        for role, word in labels.names.items():
            if role == "steps":
                blocks.append(word + labels.sign.rstrip())
                blocks += [sheet.printed(f"{label(sheet.list_style, n, at)} {step}".strip())
                           for n, step in enumerate(content.steps, 1)]  # fmt: skip
            else:
                blocks.append(f"{word}{labels.sign}{field_text(role, content, sheet, at)}")
        blocks.append("")
    return blocks, frozenset(labels.names) | (frozenset({"indicator"}) if has_indicator else frozenset())


def nested(sheet: Sheet, labels: Labels, dice: Random) -> Outline:
    """Write measures as the second level of a list under their indicators."""
    blocks: list[Block] = []
    is_bullet = dice.random() < 0.4
    last, group, number = "", 0, 0
    for content in sheet.contents:
        if content.indicator != last:
            group, number = group + 1, 0
            name = indicator_names()[content.indicator][0]
            text = sheet.printed(f"ตัวชี้วัดที่ {content.indicator} {name}")
            blocks.append(Line(text, "entry", 1, sheet.printed(f"{group}.")))
            last = content.indicator
        number += 1
        blocks.append(Line(content.title, "entry", 2, sheet.printed(f"{group}.{number}")))
        for role, word in labels.names.items():
            text = f"{word}{labels.sign}{field_text(role, content, sheet, number)}"
            blocks.append(Line(text, "entry", 3, "•" if is_bullet else ""))
    return blocks, frozenset(labels.names) | {"indicator"}


def _bullets(sheet: Sheet, labels: Labels, _dice: Random) -> Outline:
    """Write measures as entries of an unordered list with nested entries."""
    blocks: list[Block] = []
    for at, content in enumerate(sheet.contents, 1):
        blocks.append(Line(content.title, "entry", 1, "•"))
        for role, word in labels.names.items():
            text = f"{word}{labels.sign}{field_text(role, content, sheet, at)}"
            blocks.append(Line(text, "entry", 2, "-"))
    return blocks, frozenset(labels.names)


def forms(sheet: Sheet, labels: Labels, dice: Random) -> Outline:
    """Write a table of two columns for each measure: label and value."""
    wording = "usual" if dice.random() < 0.7 else "odd"
    title = draw_heading("title", wording, dice)
    place = 0 if dice.random() < 0.8 else dice.randint(0, 1)
    blocks: list[Block] = []
    between = dice.choice((" ", "\n"))
    for at, content in enumerate(sheet.contents, 1):
        rows = [(word, field_text(role, content, sheet, at, between)) for role, word in labels.names.items()]
        rows.insert(place, (title, content.title))
        blocks += [Grid(tuple(rows), 0), ""]
    return blocks, frozenset(labels.names)


def _inline(sheet: Sheet, labels: Labels, dice: Random) -> Outline:
    """Write each measure in one numbered line with its labels inside."""
    sign = dice.choice((": ", " ", " : "))
    between = dice.choice((" ", " ", ", ", "; "))
    pattern = dice.choice(("{n}. {t}", "{n}) {t}", "({n}) {t}", "มาตรการที่ {n} {t}"))
    roles = {role: word for role, word in labels.names.items() if role != "steps"}
    blocks: list[Block] = []
    for at, content in enumerate(sheet.contents, 1):
        parts = [f"{word}{sign}{field_text(role, content, sheet, at)}" for role, word in roles.items()]
        title = sheet.printed(pattern.format(n=at, t=content.title))
        blocks.append(" ".join([title, between.join(parts)]))
    return blocks, frozenset(roles)


_SHARES: Final = {
    "headings": 22, "nested-list": 14, "bullets": 10, "forms": 16, "inline-labels": 10, "prose": 12, "memo": 8,
    "minutes": 8,
}  # fmt: skip
_WRITERS: Final[Mapping[str, Callable[[Sheet, Labels, Random], Outline]]] = {
    "headings": headings, "nested-list": nested, "bullets": _bullets, "forms": forms, "inline-labels": _inline,
}  # fmt: skip
