"""The columns of a table of measures: one or several printed columns for each role.

Takes a sheet, gives headings and cells. A role with several columns (months, quarters, states, start and end) may have
a heading over them.
"""

from __future__ import annotations

from dataclasses import dataclass
from random import Random
from typing import Final

from benchmarks.layouts.measures.headings import STATES, draw_group, draw_heading
from benchmarks.layouts.measures.listing import listed
from benchmarks.layouts.measures.rows import Sheet
from benchmarks.layouts.measures.timing import FISCAL, LONG, SHORT
from benchmarks.layouts.trees import indicator_names

_MARKS: Final = ("✓", "/", "✔", "●", "x", "☑", "√", "X", "■")
_BOXES: Final = (("☑", "☐"), ("■", "□"), ("✓", "☐"), ("(/)", "( )"), ("[x]", "[ ]"))
_LINKS: Final = ("https://www.tambon.go.th/ita/{n}", "เว็บไซต์หน่วยงาน", "www.tambon.go.th", "-")
_TARGETS: Final = ("ไม่น้อยกว่า {n} ครั้ง", "ร้อยละ {n} ของบุคลากร", "{n} เล่ม", "ประชาชนพึงพอใจร้อยละ {n}", "ครบทุกหมู่บ้าน")
_REMARKS: Final = ("", "", "-", "ทำต่อเนื่องจากปีก่อน", "เปลี่ยนผู้ประสาน", "รอระเบียบใหม่")
_INDICATORS: Final = ("ตัวชี้วัดที่ {code} {name}", "{code}. {name}", "{name}", "ตัวชี้วัดที่ {code}", "{code} {name}")


@dataclass(frozen=True, slots=True)
class Column:
    """The printed columns of a role: a heading over all, a heading for each, and the cells of each by row."""

    role: str
    group: str
    headings: tuple[str, ...]
    cells: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Layout:
    """What a table prints. Modes: ``period`` text, months, quarters, start-end, rows or none; ``status`` words, states,
    boxes or none; ``indicator`` column, merged, rows or none."""

    roles: tuple[str, ...]
    wording: str
    period: str = "text"
    status: str = "none"
    indicator: str = "none"
    has_groups: bool = True
    has_title_row: bool = False
    is_split: bool = False

    @property
    def fields(self) -> frozenset[str]:
        """Return the fields that the table states."""
        stated = {role for role in self.roles if role in ("steps", "units", "result", "item")}
        stated |= {name for name in ("period", "status", "indicator") if getattr(self, name) != "none"}
        return frozenset(stated)


def column_of(role: str, sheet: Sheet, layout: Layout, between: str, dice: Random) -> Column:
    """Return the printed columns of a role; ``between`` stands between the entries of a list."""
    if role == "period" and layout.period in ("months", "quarters"):
        return _time_marks(sheet, layout, dice)
    if role == "period" and layout.period == "start-end":
        return _start_end(sheet, layout, dice)
    if role == "status" and layout.status == "states":
        return _states(sheet, layout, dice)
    texts = _texts(role, sheet, layout, between, dice)
    return Column(role, "", (draw_heading(role, layout.wording, dice),), (texts,))


def _texts(role: str, sheet: Sheet, layout: Layout, between: str, dice: Random) -> tuple[str, ...]:
    rows = sheet.contents
    pattern = dice.choice(_INDICATORS)
    boxes = dice.choice(_BOXES)
    states = {state: dice.choice(texts) for state, texts in STATES.items()}
    texts = []
    for at, row in enumerate(rows, 1):
        text = {
            "sequence": f"{at}." if layout.wording == "odd" else f"{at}",
            "title": row.title,
            "steps": listed(row.steps, sheet.list_style, at, between),
            "period": row.time.text,
            "units": sheet.between.join(row.units),
            "status": row.status,
            "result": row.result,
            "indicator": pattern.format(code=row.indicator, name=indicator_names()[row.indicator][0]),
            "item": row.item.upper(),
            "budget": dice.choice(("-", "ไม่ใช้งบประมาณ", f"{dice.randint(5, 90)},000")),
            "target": dice.choice(_TARGETS).format(n=dice.randint(2, 90)),
            "remark": dice.choice(_REMARKS),
            "link": dice.choice(_LINKS).format(n=dice.randint(1, 99)),
        }[role]
        texts.append(sheet.printed(text))
    if role == "result" and layout.status == "boxes":
        return tuple(
            f"{_ticked(row.meaning, states, boxes)} {text}" for row, text in zip(rows, texts, strict=True)
        )  # fmt: skip
    if role == "status" and layout.status == "boxes":
        return tuple(_ticked(row.meaning, states, boxes) for row in rows)
    return tuple(texts)


def _ticked(meaning: str, states: dict[str, str], boxes: tuple[str, str]) -> str:
    return " ".join(f"{boxes[0] if state == meaning else boxes[1]} {text}" for state, text in states.items())


def _time_marks(sheet: Sheet, layout: Layout, dice: Random) -> Column:
    mark = dice.choice(_MARKS)
    size = 1 if layout.period == "months" else 3
    if size == 1:
        names = SHORT if dice.random() < 0.8 else LONG
        pattern = dice.choice(("{m}", "{m}", "{m} {y}"))
        headings = [pattern.format(m=names[at - 1], y=str(sheet.calendar.year(at))[2:]) for at in FISCAL]
    else:
        pattern = dice.choice(("ไตรมาส {n}", "ไตรมาสที่ {n}", "ไตรมาส {n} ({a}-{b})", "Q{n}"))
        headings = [
            pattern.format(n=at + 1, a=SHORT[FISCAL[at * 3] - 1], b=SHORT[FISCAL[at * 3 + 2] - 1]) for at in range(4)
        ]
    cells = [
        tuple(mark if row.time.first <= at * size <= row.time.last else "" for row in sheet.contents)
        for at in range(12 // size)
    ]
    group = draw_group("period", layout.wording, sheet.year, dice) if layout.has_groups else ""
    return Column("period", sheet.printed(group), tuple(map(sheet.printed, headings)), tuple(cells))


def _start_end(sheet: Sheet, layout: Layout, dice: Random) -> Column:
    calendar = sheet.calendar
    starts, ends = [], []
    for row in sheet.contents:
        start, end = row.time.period
        assert start is not None
        assert end is not None
        starts.append(sheet.printed(calendar.day(start)))
        ends.append(sheet.printed(calendar.day(end)))
    headings = tuple(draw_heading(role, layout.wording, dice) for role in ("start", "end"))
    group = draw_group("period", layout.wording, sheet.year, dice) if layout.has_groups else ""
    return Column("period", sheet.printed(group), headings, (tuple(starts), tuple(ends)))


def _states(sheet: Sheet, layout: Layout, dice: Random) -> Column:
    mark = dice.choice(_MARKS)
    headings = tuple(dice.choice(texts) for texts in STATES.values())
    cells = tuple(tuple(mark if row.meaning == state else "" for row in sheet.contents) for state in STATES)
    group = draw_group("status", layout.wording, sheet.year, dice) if layout.has_groups else ""
    return Column("status", group, headings, cells)
