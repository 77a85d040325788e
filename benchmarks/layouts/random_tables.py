"""The families ``random-tables`` and ``provable``: tables of every shape with the text around them.

Takes a source of chance and a form, gives a document without its form applied. A layout that a reader could not
decide (two number columns without headers) is never drawn.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from random import Random
from typing import Final

from benchmarks.layouts.labels import draw_labels
from benchmarks.layouts.numbers import NumberStyle, draw_style
from benchmarks.layouts.places import draw_organisation, draw_organisations
from benchmarks.layouts.records import Block, Drawn, Fact, Grid, Key, Organisation
from benchmarks.layouts.tables import (
    NUMBER_ROLES,
    TEXT_ROLES,
    Shape,
    Sheet,
    averages_of,
    keys_of,
    ordered,
    table_of,
)
from benchmarks.layouts.titles import around, around_many
from benchmarks.layouts.trees import OVERALL, YEARS, draw_tree, framework_of
from benchmarks.layouts.wide import by_organisation, by_year, organisation_rows, respondent_parts, transposed
from benchmarks.layouts.wording import MEANINGLESS

TABLE_FORMS: Final = ("tabs", "spaces", "pipes", "markdown", "csv", "html", "docx", "xlsx", "pdf")
_HEADERS: Final = {"plain": 46, "misspelt": 16, "english": 10, "none": 10, "empty": 8, "score-empty": 10}
_SELECTIONS: Final = {
    "indicators": 26, "indicators+overall": 12, "complete": 22, "instruments": 6, "instruments+overall": 10,
    "IIT": 5, "EIT": 3, "OIT": 3, "questions": 5, "items": 8, "sub-indicators": 3, "everything": 3,
}  # fmt: skip
_KINDS: Final = {
    "rows": 62,
    "transposed": 6,
    "years": 12,
    "organisation-rows": 11,
    "organisation-columns": 4,
    "parts": 5,
}
_SMALL: Final = frozenset({"questions", "items", "sub-indicators", "everything"})


@dataclass(frozen=True)
class _Content:
    """The grids and facts of a document before the text around them."""

    grid: Grid
    facts: tuple[Fact, ...]
    traits: tuple[str, ...]
    averages: frozenset[Decimal] = frozenset()


def draw_sheet(dice: Random, year: int, organisation: Organisation, numbers: NumberStyle) -> Sheet:
    """Draw the values of an organisation for a year and the year before."""
    return Sheet(
        organisation, year, draw_tree(year, dice), draw_tree(max(YEARS[0], year - 1), dice), numbers, draw_labels(dice)
    )


def random_table(name: str, form: str, dice: Random) -> Drawn:
    """Draw a document with one table of any shape."""
    kind = _weighted(_KINDS, dice)
    numbers = draw_style(dice)
    if kind in ("organisation-rows", "organisation-columns"):
        return _many(name, form, kind, numbers, dice)
    year = dice.choice({"parts": (2567, 2568), "years": YEARS[1:]}.get(kind, YEARS))
    sheet = draw_sheet(dice, year, draw_organisation(dice), numbers)
    content = {"rows": _rows, "transposed": _transposed, "years": _years, "parts": _parts}[kind](sheet, dice)
    return _framed(name, "random-tables", kind, form, sheet, content, dice)


def provable_table(name: str, form: str, dice: Random) -> Drawn:
    """Draw a complete tree under a score header that may mean nothing."""
    year = dice.choice(YEARS[:-1])
    numbers = replace(draw_style(dice), places=2)
    sheet = draw_sheet(dice, year, draw_organisation(dice), numbers)
    title = dice.choice(MEANINGLESS)
    roles = _roles("complete", "plain", numbers, dice, most=2)
    shape = Shape(roles, header_rows=dice.choices((1, 2), (80, 20))[0], score_header=title)
    order = dice.choice(("framework", "framework", "shuffled", "totals-first", "totals-top"))
    keys = ordered(keys_of("complete", year), order, dice)
    sheet = _with_code(sheet, roles)
    grid, facts = table_of(sheet, keys, shape, dice)
    traits = (
        f"score-header:{title or 'blank'}",
        f"order:{order}",
        *(f"column:{role}" for role in sorted(set(roles) - {"label", "score"})),
    )
    return _framed(
        name, "provable", "provable", form, sheet, _Content(grid, facts, traits, averages_of(grid, roles)), dice
    )


def _framed(
    name: str, family: str, kind: str, form: str, sheet: Sheet, content: _Content, dice: Random
) -> Drawn:  # fmt: skip
    before, after, trait = around(sheet.organisation, sheet.year, dice, sheet.numbers)
    blocks: tuple[Block, ...] = (*before, content.grid, *after)
    traits = (*content.traits, trait, sheet.numbers.trait)
    return Drawn(name, family, kind, blocks, content.facts, form, traits, averages=content.averages)


def _rows(sheet: Sheet, dice: Random) -> _Content:
    selection = _weighted(_SELECTIONS, dice)
    if selection in ("questions", "everything") and not framework_of(sheet.year).questions:
        selection = "complete"
    if selection in ("sub-indicators", "everything") and sheet.year == 2569:
        selection = "items"
    mode = _weighted(_HEADERS, dice)
    roles = _roles(selection, mode, sheet.numbers, dice, most=4)
    order = _order(selection, dice)
    has_header = mode not in ("none", "empty")
    shape = Shape(
        roles, mode, dice.choices((1, 2, 3), (76, 16, 8))[0] if has_header else 1,
        has_title_row=has_header and dice.random() < 0.12, is_repeated=has_header and dice.random() < 0.08,
        has_group_rows=selection.startswith("indicators") and order == "framework" and dice.random() < 0.2,
    )  # fmt: skip
    keys = keys_of(selection, sheet.year)
    if selection in ("questions", "items") and dice.random() < 0.4:
        start = dice.randrange(0, len(keys) // 2)
        keys = keys[start : start + dice.randint(5, 14)]
    sheet = _with_code(sheet, roles)
    grid, facts = table_of(sheet, ordered(keys, order, dice), shape, dice)
    traits = (
        f"selection:{selection}", f"header:{mode}", f"header-rows:{shape.header_rows}", f"order:{order}",
        *(["title-row"] if shape.has_title_row else []), *(["repeated-header"] if shape.is_repeated else []),
        *(["group-rows"] if shape.has_group_rows else []),
        *(f"column:{role}" for role in sorted(set(roles) - {"label", "score"})),
        "score-first" if roles.index("score") < roles.index("label") else "label-first",
    )  # fmt: skip
    return _Content(grid, facts, traits, averages_of(grid, roles))


def _order(selection: str, dice: Random) -> str:
    if selection in _SMALL:
        return dice.choices(("framework", "shuffled"), (85, 15))[0] if selection != "everything" else "framework"
    return dice.choices(("framework", "shuffled", "totals-first", "totals-top"), (60, 14, 14, 12))[0]


def _roles(selection: str, mode: str, numbers: NumberStyle, dice: Random, most: int) -> tuple[str, ...]:
    """Draw the columns of a table from left to right."""
    allowed = set(TEXT_ROLES) | (set(NUMBER_ROLES) if mode not in ("none", "empty") else set())
    if not selection.startswith("instruments"):
        allowed -= {"weight", "weighted"}
    else:
        allowed -= {"code", "rank", "instrument"}
    if selection in _SMALL:
        allowed -= {"last", "difference", "maximum", "minimum", "average", "rank", "level", "target"}
    if selection in ("questions", "sub-indicators", "everything"):
        allowed -= {"status", "full"}
    if numbers.places < 2:
        allowed -= {"level"}
    extra = dice.sample(sorted(allowed), min(len(allowed), dice.randint(0, most)))
    if "difference" in extra and "last" not in extra:
        extra.append("last")
    if "weighted" in extra and "weight" not in extra:
        extra.append("weight")
    roles = ["label", "score", *extra]
    if dice.random() < 0.5:
        dice.shuffle(roles)
    else:
        roles.sort(
            key=lambda role: (
                role != "sequence",
                role not in ("code", "instrument"),
                role != "label",
                dice.random(),
            )
        )
    return tuple(roles)


def _with_code(sheet: Sheet, roles: Sequence[str]) -> Sheet:
    """Leave the code out of the labels where a column of codes stands beside them."""
    if "code" not in roles:
        return sheet
    return replace(sheet, labels=replace(sheet.labels, indicator="{name}", element="{name}"))


def _transposed(sheet: Sheet, dice: Random) -> _Content:
    selection = dice.choice(("indicators", "complete", "instruments+overall", "instruments", "IIT", "items"))
    if selection == "items":
        sheet = replace(sheet, labels=replace(sheet.labels, element=dice.choice(("{code}", "{upper}"))))
    elif selection != "IIT" and dice.random() < 0.5:
        sheet = replace(
            sheet, labels=replace(sheet.labels, indicator="ตัวชี้วัดที่ {code}", instrument="{code}", overall="ITA")
        )
    grid, facts = transposed(sheet, keys_of(selection, sheet.year), dice)
    return _Content(grid, facts, (f"selection:{selection}",))


def _years(sheet: Sheet, dice: Random) -> _Content:
    selection = dice.choice(("indicators", "complete", "instruments+overall", "indicators+overall"))
    count = dice.choice((2, 2, 3, 4))
    years = [year for year in range(sheet.year - count + 1, sheet.year + 1) if year >= YEARS[0]]
    order = dice.choice(("ascending", "ascending", "descending"))
    trees = {year: draw_tree(year, dice) for year in years}
    sheets = [
        replace(sheet, year=year, tree=sheet.tree if year == sheet.year else trees[year])
        for year in sorted(years, reverse=order == "descending")
    ]
    grid, facts = by_year(sheets, keys_of(selection, sheet.year), dice)
    return _Content(
        grid, facts, (f"selection:{selection}", f"years:{len(years)}", f"years:{order}", f"header-rows:{grid.headers}")
    )


def _parts(sheet: Sheet, dice: Random) -> _Content:
    scope = dice.choice(("indicators", "indicators", "questions")) if sheet.year == 2568 else "indicators"
    keys = keys_of("EIT", sheet.year)
    if scope == "questions":
        keys = [("question", entry.code, "public") for entry in framework_of(2568).questions if entry.code[0] == "e"]
        tree = dict(sheet.tree)
        for key in keys:  # the mean of both groups is printed as combined
            pair = sheet.tree[key], sheet.tree["question", key[1], "survey"]
            tree["question", key[1], "combined"] = (sum(pair, Decimal(0)) / 2).quantize(Decimal("0.01"))
        sheet = replace(sheet, tree=tree)
    grid, facts = respondent_parts(sheet, keys, dice)
    return _Content(grid, facts, (f"selection:{scope}-parts",))


def _many(name: str, form: str, kind: str, numbers: NumberStyle, dice: Random) -> Drawn:
    is_columns = kind == "organisation-columns"
    organisations = draw_organisations(dice.randint(2, 3) if is_columns else dice.randint(3, 9), dice)
    year = dice.choice(YEARS)
    labels = draw_labels(dice)
    sheets = [replace(draw_sheet(dice, year, organisation, numbers), labels=labels) for organisation in organisations]
    if is_columns:
        selection = dice.choice(("indicators", "complete", "instruments+overall"))
        grid, facts = by_organisation(sheets, keys_of(selection, year), dice)
    else:
        selection = dice.choice(("overall", "instruments+overall", "instruments+overall", "indicators"))
        keys: list[Key] = [OVERALL] if selection == "overall" else keys_of(selection, year)
        labels = replace(labels, instrument=dice.choice(("{code}", "คะแนน {code}")), indicator="ตัวชี้วัดที่ {code}")
        grid, facts = organisation_rows([replace(sheet, labels=labels) for sheet in sheets], keys, dice)
    before = around_many(organisations[0].province, year, dice, numbers)
    return Drawn(name, "random-tables", kind, (*before, grid), facts, form, (f"selection:{selection}", numbers.trait))


def _weighted(shares: dict[str, int], dice: Random) -> str:
    return dice.choices(list(shares), list(shares.values()))[0]
