"""The family ``measure-tables``: tables of measures with any columns, headings, marks and rows between.

Takes a source of chance and a form, gives a document. A table without a column for a field does not state it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from random import Random
from typing import Final

from benchmarks.layouts.measures.columns import Column, Layout, column_of
from benchmarks.layouts.measures.headings import draw_wording
from benchmarks.layouts.measures.rows import Sheet, draw_measures, title_lines
from benchmarks.layouts.measures.timing import draw_span, draw_time
from benchmarks.layouts.measures.truth import RecordPage
from benchmarks.layouts.records import Block, Grid, Slot
from benchmarks.layouts.trees import indicator_names

WITH_LINES: Final = frozenset({"html", "docx", "xlsx", "csv", "pdf"})
"""Forms in which a cell can hold several lines."""
_WITH_SPANS: Final = frozenset({"html", "docx", "xlsx"})
_PERIODS: Final = {"text": 54, "months": 13, "quarters": 11, "start-end": 10, "rows": 5, "none": 7}
_STATUSES: Final = {"words": 46, "states": 26, "boxes": 12, "none": 16}
_INDICATORS: Final = {"none": 44, "column": 24, "rows": 20, "merged": 12}
_ORDER: Final = ("sequence", "indicator", "item", "title", "steps", "target", "period", "budget", "units", "status",
                 "result", "link", "remark")  # fmt: skip


def draw_layout(stage: str, form: str, dice: Random) -> Layout:
    """Draw what a table prints and in what order."""
    period = _weighted(_PERIODS, dice)
    status = _weighted(_STATUSES, dice) if stage == "reported" else "none"
    indicator = _weighted(_INDICATORS, dice)
    if indicator == "merged" and form not in _WITH_SPANS:
        indicator = "column"
    if period == "rows":
        indicator = "none" if indicator == "rows" else indicator
    roles = {"title"}
    roles |= {role for role, share in (("sequence", 0.75), ("steps", 0.6), ("units", 0.88)) if dice.random() < share}
    if stage == "reported" and (status in ("none", "boxes") or dice.random() < 0.7):
        roles.add("result" if status != "boxes" or dice.random() < 0.5 else "status")
    if status in ("words", "states"):
        roles.add("status")
    if period not in ("none", "rows"):
        roles.add("period")
    if indicator in ("column", "merged"):
        roles.add("indicator")
    elif dice.random() < 0.1:
        roles.add("item")
    roles |= set(dice.sample(("budget", "target", "remark", "link"), dice.choice((0, 0, 1, 1, 2))))
    if len(roles) < 3:
        roles |= {"units", "steps"}
    ordered = sorted(roles, key=_ORDER.index)
    if dice.random() < 0.4:
        first = ["indicator"] if indicator == "merged" else []
        rest = [role for role in ordered if role not in first]
        ordered = first + dice.sample(rest, len(rest))
    return Layout(
        tuple(ordered), draw_wording(dice), period, status, indicator, dice.random() < 0.65, dice.random() < 0.1,
        dice.random() < 0.12,
    )  # fmt: skip


def draw_measure_table(name: str, form: str, dice: Random) -> RecordPage:
    """Draw a document with one table of measures."""
    sheet = draw_measures(dice, has_lines=form in WITH_LINES)
    layout = draw_layout(sheet.stage, form, dice)
    sheet = with_times(sheet, layout.period, dice)
    blocks, headings = table_blocks(sheet, layout, form, dice)
    kind = "planned" if sheet.stage == "planned" else "reported"
    traits = (
        f"period:{layout.period}", f"status:{layout.status}", f"indicator:{layout.indicator}",
        f"wording:{layout.wording}",
        f"list:{sheet.list_style}" if "steps" in layout.roles else "list:none",
        *(["title-row"] if layout.has_title_row else []), *(["split"] if layout.is_split else []),
        *(f"column:{role}" for role in layout.roles if role not in ("title", "period", "status", "indicator")),
    )  # fmt: skip
    truth = tuple(sheet.truth(content, layout.fields) for content in sheet.contents)
    return RecordPage(
        name, "measure-tables", kind, (*title_lines(sheet, dice), *blocks), sheet.organisation, form, truth,
        headings=headings, traits=traits,
    )  # fmt: skip


def with_times(sheet: Sheet, period: str, dice: Random) -> Sheet:
    """Return the sheet with periods that the columns of a mode can state."""
    draw = {
        "months": lambda: draw_span(sheet.calendar, dice, 1), "quarters": lambda: draw_span(sheet.calendar, dice, 3),
        "rows": lambda: draw_span(sheet.calendar, dice, 3),
        "start-end": lambda: draw_time(sheet.calendar, dice, "days"),
    }.get(period)  # fmt: skip
    if draw is None:
        return sheet
    contents = [replace(content, time=draw()) for content in sheet.contents]
    if period == "rows":
        for at, content in enumerate(contents):
            first = content.time.first
            time = replace(content.time, last=first + 2, period=sheet.calendar.bounds(first, first + 2))
            contents[at] = replace(content, time=time)
        contents.sort(key=lambda content: content.time.first)
    return replace(sheet, contents=tuple(contents))


def table_blocks(
    sheet: Sheet, layout: Layout, form: str, dice: Random
) -> tuple[tuple[Block, ...], tuple[tuple[str, str], ...]]:
    """Return the table (two where it is split) and its headings by role."""
    between = dice.choice(("\n", "\n", " ")) if form in WITH_LINES else " "
    if sheet.list_style in ("-", "•", "lines"):
        between = "\n"
    columns = [column_of(role, sheet, layout, between, dice) for role in layout.roles]
    head, head_spans = _head(columns, sheet, layout)
    body = [_Row(tuple(cell[at] for column in columns for cell in column.cells)) for at in range(len(sheet.contents))]
    headings = tuple((column.role, column.headings[0]) for column in columns if len(column.headings) == 1)
    rows = _with_sections(body, sheet, layout, dice)
    if layout.is_split and len(rows) > 3 and layout.indicator != "merged":
        middle = len(rows) // 2
        between_tables = dice.choice((("(ต่อ)",), (), ("- 2 -",)))
        parts = (_grid(head, rows[:middle], head_spans), *between_tables, _grid(head, rows[middle:], head_spans))
        return parts, headings
    grid = _grid(head, rows, head_spans)
    if layout.indicator == "merged":
        grid = _merged(grid, layout.roles.index("indicator"), columns)
    return (grid,), headings


class _Row:
    """A row of cells; a section row is one text over all columns."""

    def __init__(self, cells: tuple[str, ...], *, is_section: bool = False) -> None:
        self.cells, self.is_section = cells, is_section


def _head(columns: Sequence[Column], sheet: Sheet, layout: Layout) -> tuple[list[tuple[str, ...]], dict[Slot, Slot]]:
    width = sum(len(column.headings) for column in columns)
    rows: list[tuple[str, ...]] = []
    spans: dict[Slot, Slot] = {}
    if layout.has_title_row:
        rows.append((sheet.printed(f"มาตรการ ปี {sheet.year}"), *[""] * (width - 1)))
        spans[0, 0] = (1, width)
    lower = tuple(heading for column in columns for heading in column.headings)
    if not any(column.group for column in columns):
        return [*rows, lower], spans
    upper: list[str] = []
    under: list[str] = []
    top = len(rows)
    for column in columns:
        at = len(upper)
        if column.group:
            upper += [column.group, *[""] * (len(column.headings) - 1)]
            under += column.headings
            spans[top, at] = (1, len(column.headings))
        else:
            upper += [column.headings[0], *[""] * (len(column.headings) - 1)]
            under += ["", *column.headings[1:]]
            if len(column.headings) == 1:
                spans[top, at] = (2, 1)
            else:
                upper[at:] = [""] * len(column.headings)
                under[at:] = column.headings
    return [*rows, tuple(upper), tuple(under)], spans


def _with_sections(body: Sequence[_Row], sheet: Sheet, layout: Layout, dice: Random) -> list[_Row]:
    """Return the rows with a row over each indicator or quarter."""
    pattern = dice.choice(("ตัวชี้วัดที่ {code} {name}", "{code}. {name}", "ตัวชี้วัดที่ {code}", "{name}"))
    word = dice.choice(("ไตรมาสที่ {n}", "ไตรมาส {n}", "ไตรมาสที่ {n} ปีงบประมาณ พ.ศ. {y}"))
    rows: list[_Row] = []
    last = ""
    for content, row in zip(sheet.contents, body, strict=True):
        text = ""
        if layout.indicator == "rows":
            text = pattern.format(code=content.indicator, name=indicator_names()[content.indicator][0])
        elif layout.period == "rows":
            text = word.format(n=content.time.first // 3 + 1, y=sheet.year)
        if text and text != last:
            rows.append(_Row((sheet.printed(text), *[""] * (len(row.cells) - 1)), is_section=True))
        last = text
        rows.append(row)
    return rows


def _grid(head: Sequence[tuple[str, ...]], rows: Sequence[_Row], spans: dict[Slot, Slot]) -> Grid:
    width = len(head[0])
    sections = {(len(head) + at, 0): (1, width) for at, row in enumerate(rows) if row.is_section and width > 1}
    return Grid((*head, *(row.cells for row in rows)), len(head), {**spans, **sections})


def _merged(grid: Grid, place: int, columns: Sequence[Column]) -> Grid:
    """Merge equal cells of the column of indicators."""
    at = sum(len(column.headings) for column in columns[:place])
    rows = [list(row) for row in grid.rows]
    spans = dict(grid.spans)
    start = grid.headers
    while start < len(rows):
        end = start + 1
        while end < len(rows) and rows[end][at] == rows[start][at]:
            rows[end][at] = ""
            end += 1
        if end - start > 1:
            spans[start, at] = (end - start, 1)
        start = end
    return replace(grid, rows=tuple(map(tuple, rows)), spans=spans)


def _weighted(shares: dict[str, int], dice: Random) -> str:
    return dice.choices(list(shares), list(shares.values()))[0]
