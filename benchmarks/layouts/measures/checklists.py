"""The family ``checklists``: OIT items with who is responsible and whether they are published.

Takes a source of chance and a form, gives a document that states items and no measure.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from random import Random
from typing import Final

from benchmarks.layouts.measures.headings import draw_heading, draw_wording
from benchmarks.layouts.measures.phrases import draw_between, draw_meaning, draw_units
from benchmarks.layouts.measures.truth import ItemTruth, RecordPage
from benchmarks.layouts.places import draw_organisation
from benchmarks.layouts.records import Block, Grid, Line
from benchmarks.layouts.trees import framework_of

_THAI_DIGITS: Final = str.maketrans("0123456789", "๐๑๒๓๔๕๖๗๘๙")
_KINDS: Final = {"table": 34, "one-cell": 14, "lines": 16, "bullets": 12, "numbered": 10, "aligned-units": 14}
_CODES: Final = ("o{n}", "O{n}", "OIT{n}", "ข้อ O{n}", "O{n}.", "o{n}:")
_STATUSES: Final = {
    "done": ("เผยแพร่แล้ว", "เปิดเผยแล้ว", "ดำเนินการแล้ว", "ลงเว็บไซต์แล้ว", "ครบถ้วน"),
    "in_progress": ("อยู่ระหว่างจัดทำ", "กำลังปรับปรุง", "อยู่ระหว่างดำเนินการ"),
    "not_started": ("ยังไม่เผยแพร่", "ยังไม่ได้ดำเนินการ", "ยังไม่มี"),
}
_TITLES: Final = (
    "แบบตรวจสอบการเปิดเผยข้อมูลสาธารณะ (OIT) ประจำปีงบประมาณ พ.ศ. {y}", "การมอบหมายผู้รับผิดชอบข้อมูล OIT ปีงบประมาณ {y}",
    "รายการข้อมูลที่ต้องเปิดเผยบนเว็บไซต์ (OIT) ปี {y}", "ตารางติดตามการเผยแพร่ข้อมูล OIT ประจำปี {y}",
    "สรุปการจัดทำข้อมูลตามแบบวัดการเปิดเผยข้อมูลสาธารณะ (OIT) ปีงบประมาณ พ.ศ. {y}",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Item:
    code: str
    title: str
    units: tuple[str, ...]
    meaning: str
    status: str


def draw_checklist(name: str, form: str, dice: Random) -> RecordPage:
    """Draw a checklist."""
    year = dice.choice((2566, 2567, 2568))
    is_thai = dice.random() < 0.35
    elements = framework_of(year).items
    start = dice.randrange(len(elements) // 2)
    chosen = elements[start : start + dice.randint(5, 14)]
    items = []
    for element in chosen:
        meaning = draw_meaning(dice)
        items.append(_Item(element.code, element.name, draw_units(dice), meaning, dice.choice(_STATUSES[meaning])))
    kind = dice.choices(tuple(_KINDS), tuple(_KINDS.values()))[0]
    pattern = dice.choice(_CODES)
    codes = [_printed(pattern.format(n=item.code[1:]), is_thai=is_thai) for item in items]
    blocks, fields, headings = _written(kind, items, codes, dice)
    organisation = draw_organisation(dice)
    before = [_printed(dice.choice(_TITLES).format(y=year), is_thai=is_thai), organisation.address]
    truth = tuple(
        ItemTruth(
            item.code,
            item.title,
            item.units if "units" in fields else None,
            item.meaning if "status" in fields else None,
        )
        for item in items
    )
    return RecordPage(
        name, "checklists", kind, (*before, *blocks), organisation, form, items=truth, headings=headings,
        traits=(f"code:{pattern}",),
    )  # fmt: skip


def _printed(text: str, *, is_thai: bool) -> str:
    return text.translate(_THAI_DIGITS) if is_thai else text


_Written = tuple[list[Block], frozenset[str], tuple[tuple[str, str], ...]]


def _written(kind: str, items: Sequence[_Item], codes: Sequence[str], dice: Random) -> _Written:
    if kind in ("table", "one-cell"):
        return _table(items, codes, dice, is_joined=kind == "one-cell")
    texts = [f"{code} {item.title}" for code, item in zip(codes, items, strict=True)]
    fields: frozenset[str] = frozenset()
    if kind == "aligned-units":
        word = dice.choice((" ผู้รับผิดชอบ {u}", " - {u}", " ({u})", " : {u}"))
        texts = [text + word.format(u=", ".join(item.units)) for text, item in zip(texts, items, strict=True)]
        fields = frozenset({"units"})
    elif dice.random() < 0.4:
        texts = [f"{text} {dice.choice(('', '- '))}{item.status}" for text, item in zip(texts, items, strict=True)]
        fields = frozenset({"status"})
    if kind == "bullets":
        return [Line(text, "entry", 1, dice.choice("•-")) for text in texts], fields, ()
    if kind == "numbered":
        return [f"{at}. {text}" for at, text in enumerate(texts, 1)], fields, ()
    return list(texts), fields, ()


def _table(items: Sequence[_Item], codes: Sequence[str], dice: Random, *, is_joined: bool) -> _Written:
    wording = draw_wording(dice)
    between = draw_between(dice).replace("\n", ", ")
    cells = {
        "sequence": [str(at) for at, _item in enumerate(items, 1)],
        "item": list(codes),
        "item-title": [item.title for item in items],
        "units": [between.join(item.units) for item in items],
        "status": [item.status for item in items],
        "remark": ["" for _item in items],
    }
    roles = ["item-title"] if is_joined else ["item", "item-title"]
    if is_joined:
        cells["item-title"] = [f"{code} {item.title}" for code, item in zip(codes, items, strict=True)]
    roles += [role for role, share in (("units", 0.7), ("status", 0.6), ("remark", 0.2)) if dice.random() < share]
    if len(roles) < 2:
        roles.append("units")
    if dice.random() < 0.3:
        roles.insert(0, "sequence")
    if dice.random() < 0.3:
        roles = dice.sample(roles, len(roles))
    headings = [draw_heading(role, wording, dice) for role in roles]
    rows = zip(*(cells[role] for role in roles), strict=True)
    stated = frozenset(roles) & {"units", "status"}
    return [Grid((tuple(headings), *rows))], stated, tuple(zip(roles, headings, strict=True))
