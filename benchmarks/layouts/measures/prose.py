"""Measures in sentences: numbered prose, memos and minutes.

Takes a sheet and a source of chance, gives the blocks of a whole document and what they state.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from random import Random
from typing import Final

from benchmarks.layouts.measures.rows import Content, Sheet, title_lines
from benchmarks.layouts.measures.timing import LONG, draw_time
from benchmarks.layouts.records import Block

_UNTIL: Final = ("within", "within-day")
_DURING: Final = ("months", "months-one-year", "month", "days")
_PLANS: Final = (
    ("{n} {t} โดยให้{u}รับผิดชอบ ดำเนินการ{p}", {"units", "period"}),
    ("{n} {t} มอบหมายให้{u}ดำเนินการ{p}", {"units", "period"}),
    ("{n} {t} ให้{u}เป็นเจ้าของเรื่อง และทำให้เสร็จ{p}", {"units", "period"}), ("{n} {t} ({u}) {p}", {"units", "period"}),
    ("{n} {t} มี{u}เป็นผู้รับผิดชอบ", {"units"}), ("{n} {t} ผู้รับผิดชอบ {u} ระยะเวลา {p}", {"units", "period"}),
    ("{n} {t} {p} ผู้รับผิดชอบคือ{u}", {"units", "period"}),
)  # fmt: skip
_REPORTS: Final = (
    ("{n} {t} โดย{u} {s}", {"units", "status"}), ("{n} {t} {u}{s} ปรากฏว่า{r}", {"units", "status", "result"}),
    ("{n} {t} ผู้รับผิดชอบ {u} {s}", {"units", "status"}), ("{n} {t} ผลการดำเนินการ {r}", {"result"}),
    ("{n} {t} ซึ่ง{u}{s}", {"units", "status"}), ("{n} {t} รับผิดชอบโดย{u} ผลการดำเนินงาน {r}", {"units", "result"}),
)  # fmt: skip
_SENTENCES: Final = {
    "done": ("ดำเนินการแล้วเสร็จ", "ดำเนินการแล้ว", "ดำเนินการเสร็จเรียบร้อย"),
    "in_progress": ("อยู่ระหว่างดำเนินการ", "กำลังดำเนินการ"), "not_started": ("ยังไม่ได้ดำเนินการ", "ยังไม่ดำเนินการ"),
}  # fmt: skip
_LABELS: Final = ("{n}.", "{n})", "({n})", "มาตรการที่ {n}", "ข้อ {n}", "{a}.{n}")


@dataclass(frozen=True)
class Prose:
    """A document in sentences: its blocks, the sheet as stated, the stated fields and the date of the document."""

    blocks: tuple[Block, ...]
    sheet: Sheet
    fields: frozenset[str]
    stage: str
    traits: tuple[str, ...]
    dated: date | None = None


def draw_prose(kind: str, sheet: Sheet, dice: Random) -> Prose:
    """Draw a document of sentences."""
    if kind == "minutes":
        sheet = replace(sheet, stage="reported")
    elif kind == "memo":
        sheet = replace(sheet, stage="planned")
    pattern, fields = dice.choice(_PLANS if sheet.stage == "planned" else _REPORTS)
    until = dice.random() < 0.5
    contents = []
    for content in sheet.contents:
        time = draw_time(sheet.calendar, dice, dice.choice(_UNTIL if until else _DURING))
        contents.append(replace(content, time=time, status=dice.choice(_SENTENCES[content.meaning])))
    sheet = replace(sheet, contents=tuple(contents), between=dice.choice(("และ", " และ", ", ")))
    agenda = dice.randint(2, 4)
    mark = dice.choice(_LABELS) if kind == "prose" else ("{a}.{n}" if kind == "minutes" else "{n}.")
    lines = [
        _sentence(pattern, content, sheet, mark.format(a=agenda, n=at)) for at, content in enumerate(sheet.contents, 1)
    ]
    before: tuple[str, ...]
    after: tuple[str, ...]
    dated: date | None
    if kind == "prose":
        opening = dice.choice(("ได้กำหนดมาตรการไว้ดังนี้", "มีรายละเอียดดังต่อไปนี้", "จึงมีมาตรการดังนี้"))
        before, after, dated = (*title_lines(sheet, dice), opening), (), None
    else:
        before, after, dated = (_memo if kind == "memo" else _minutes)(sheet, agenda, dice)
    return Prose((*before, *lines, *after), sheet, frozenset(fields), sheet.stage, (f"sentence:{pattern}",), dated)


def _sentence(pattern: str, content: Content, sheet: Sheet, mark: str) -> str:
    text = pattern.format(
        n=mark, t=content.title, u=sheet.between.join(content.units), p=content.time.text, s=content.status,
        r=content.result,
    )  # fmt: skip
    return sheet.printed(text)


def _date(sheet: Sheet, dice: Random) -> tuple[str, date]:
    month = dice.choice((10, 11, 12, 1, 2, 3))
    day = date(sheet.calendar.year(month) - 543, month, dice.randint(1, 28))
    return f"{day.day} {LONG[month - 1]} {day.year + 543}", day


def _memo(sheet: Sheet, _agenda: int, dice: Random) -> tuple[tuple[str, ...], tuple[str, ...], date]:
    text, day = _date(sheet, dice)
    who = sheet.organisation
    before = (
        "บันทึกข้อความ", f"ส่วนราชการ สำนักปลัด {who.address}",
        f"ที่ {dice.randint(10000, 99999)}/{dice.randint(1, 400)} วันที่ {text}",
        f"เรื่อง ขออนุมัติมาตรการส่งเสริมคุณธรรมและความโปร่งใส ประจำปีงบประมาณ พ.ศ. {sheet.year}", f"เรียน นายก{who.full_name}",
        dice.choice((
            "ตามที่หน่วยงานได้รับทราบผลการประเมิน ITA นั้น สำนักปลัดขอเสนอมาตรการ ดังนี้",
            "เพื่อให้การดำเนินงานโปร่งใส เห็นควรกำหนดมาตรการ ดังนี้",
        )),
    )  # fmt: skip
    after = (dice.choice(("จึงเรียนมาเพื่อโปรดพิจารณา", "จึงเรียนมาเพื่อโปรดทราบและพิจารณาอนุมัติ")),)
    return tuple(map(sheet.printed, before)), after, day


def _minutes(sheet: Sheet, agenda: int, dice: Random) -> tuple[tuple[str, ...], tuple[str, ...], date]:
    text, day = _date(sheet, dice)
    before = (
        "รายงานการประชุมคณะทำงานขับเคลื่อนคุณธรรมและความโปร่งใส", sheet.organisation.address,
        f"ครั้งที่ {dice.randint(1, 4)}/{day.year + 543}", f"วันที่ {text}", "ระเบียบวาระที่ 1 เรื่องที่ประธานแจ้งให้ทราบ", "- ไม่มี -",
        f"ระเบียบวาระที่ {agenda} ติดตามมาตรการส่งเสริมคุณธรรมและความโปร่งใส ปีงบประมาณ พ.ศ. {sheet.year}",
    )  # fmt: skip
    after = ("มติที่ประชุม รับทราบ", sheet.printed(f"ระเบียบวาระที่ {agenda + 1} เรื่องอื่น ๆ"), "- ไม่มี -", "เลิกประชุมเวลา 11.30 น.")
    return tuple(map(sheet.printed, before)), after, day
