"""The family ``record-other-kinds``: documents with columns like those of measures that state no measure.

Takes a source of chance and a form, gives documents without records.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from random import Random
from typing import Final

from benchmarks.layouts.measures.phrases import UNITS, draw_meaning, draw_status
from benchmarks.layouts.measures.timing import draw_calendar, draw_time
from benchmarks.layouts.measures.truth import RecordPage
from benchmarks.layouts.places import draw_organisation
from benchmarks.layouts.records import Block, Grid

_GOODS: Final = (
    "หมึกพิมพ์",
    "กระดาษถ่ายเอกสาร",
    "เครื่องสูบน้ำ",
    "ป้ายไวนิล",
    "อาหารกลางวันเด็กเล็ก",
    "วัสดุไฟฟ้า",
    "น้ำมันดีเซล",
    "เต็นท์",
)
_WORKS: Final = (
    "ก่อสร้างถนนคอนกรีตหมู่ที่ {n}", "วางท่อระบายน้ำหมู่ที่ {n}", "แข่งขันกีฬาตำบล", "ส่งเสริมอาชีพผู้สูงอายุ", "ขุดลอกคลองหมู่ที่ {n}",
    "ปรับปรุงสนามเด็กเล่น", "จัดงานวันเด็ก", "ฉีดพ่นกำจัดยุง",
)  # fmt: skip
_RISKS: Final = (
    "เรียกรับสินบนในการอนุมัติ", "ใช้รถราชการส่วนตัว", "เบิกเงินเป็นเท็จ", "เอื้อประโยชน์ผู้รับจ้าง", "ตรวจรับงานไม่ตรงแบบ",
    "รับของขวัญเกินมูลค่า",
)  # fmt: skip
_CONTROLS: Final = ("ตรวจสอบเอกสารก่อนอนุมัติ", "หมุนเวียนเจ้าหน้าที่", "ติดตั้งกล้องวงจรปิด", "ทำทะเบียนคุมการใช้", "ให้สองคนลงนาม")
_PEOPLE: Final = ("กานดา ใจดี", "สมชาย ดีงาม", "วิภา แสงทอง", "ประยูร คงมั่น", "นภา ศรีสุข", "ธีระ บุญมา")
_POSTS: Final = ("นักวิชาการคลัง", "นายช่างโยธา", "นักพัฒนาชุมชน", "เจ้าพนักงานธุรการ", "ครูผู้ช่วย", "นิติกร")
_COURSES: Final = (
    "ระเบียบพัสดุเบื้องต้น",
    "การเขียนโครงการ",
    "การใช้โปรแกรมบัญชี",
    "การดับเพลิงขั้นต้น",
    "การให้บริการที่ดี",
    "กฎหมายปกครอง",
)
_GRIEVANCES: Final = ("ไฟสาธารณะดับ", "น้ำประปาไม่ไหล", "ขยะตกค้าง", "ถนนชำรุด", "สุนัขจรจัด", "เสียงดังรบกวน")

_Rows = tuple[str, tuple[str, ...], Sequence[tuple[str, ...]]]


def draw_bystander(name: str, form: str, dice: Random) -> RecordPage:
    """Draw a document of another kind."""
    kind = dice.choice(sorted(_KINDS))
    organisation = draw_organisation(dice)
    year = dice.choice((2566, 2567, 2568, 2569))
    title, head, rows = _KINDS[kind](year, dice)
    numbered = [(str(at), *row) for at, row in enumerate(rows, 1)]
    grid = Grid((("ลำดับ", *head), *numbered))
    blocks: tuple[Block, ...] = (title.format(y=year), organisation.address, grid)
    return RecordPage(name, "record-other-kinds", kind, blocks, organisation, form, traits=(f"kind:{kind}",))


def _count(dice: Random) -> int:
    return dice.randint(3, 6)


def _money(dice: Random) -> str:
    return f"{dice.randint(4, 900)},{dice.choice(('000', '500'))}"


def _times(year: int, dice: Random, count: int) -> list[str]:
    calendar = draw_calendar(year, dice)
    return [draw_time(calendar, dice, dice.choice(("month", "months"))).text for _at in range(count)]


def _chosen(texts: Sequence[str], count: int, dice: Random) -> list[str]:
    return [text.format(n=dice.randint(1, 12)) for text in dice.sample(texts, min(count, len(texts)))]


def _procurement(year: int, dice: Random) -> _Rows:
    goods = _chosen(_GOODS, _count(dice), dice)
    rows = [
        (
            dice.choice(("จัดซื้อ", "จ้างเหมา")) + thing, _money(dice),
            dice.choice(("เฉพาะเจาะจง", "คัดเลือก", "e-bidding")), time, dice.choice(UNITS),
        )
        for thing, time in zip(goods, _times(year, dice, len(goods)), strict=True)
    ]  # fmt: skip
    return "แผนการจัดซื้อจัดจ้าง ประจำปีงบประมาณ พ.ศ. {y}", ("รายการ", "งบประมาณ", "วิธีการจัดหา", "ระยะเวลา", "ผู้รับผิดชอบ"), rows


def _risk(year: int, dice: Random) -> _Rows:
    risks = _chosen(_RISKS, _count(dice), dice)
    rows = [
        (
            risk, dice.choice(("สูง", "ปานกลาง", "ต่ำ")), dice.choice("12345"), dice.choice(_CONTROLS), time,
            dice.choice(UNITS),
        )
        for risk, time in zip(risks, _times(year, dice, len(risks)), strict=True)
    ]  # fmt: skip
    return (
        "แผนบริหารจัดการความเสี่ยงการทุจริต ประจำปี พ.ศ. {y}",
        ("ประเด็นความเสี่ยง", "ระดับความเสี่ยง", "โอกาสเกิด", "มาตรการควบคุมความเสี่ยง", "ระยะเวลา", "ผู้รับผิดชอบ"), rows,
    )  # fmt: skip


def _staff(_year: int, dice: Random) -> _Rows:
    people = _chosen(_PEOPLE, _count(dice), dice)
    rows = [(f"นาง{person}", dice.choice(_POSTS), dice.choice(UNITS), "0-2345-6789") for person in people]
    return "ทำเนียบบุคลากร ประจำปี พ.ศ. {y}", ("ชื่อ - สกุล", "ตำแหน่ง", "สังกัด", "โทรศัพท์"), rows


def _budget(_year: int, dice: Random) -> _Rows:
    units = dice.sample(UNITS, _count(dice))
    rows = [(f"ค่าใช้จ่าย{unit}", _money(dice), _money(dice), f"{dice.randint(10, 99)}.00") for unit in units]
    return "รายงานการใช้จ่ายงบประมาณ ปีงบประมาณ พ.ศ. {y}", ("รายการ", "ตั้งไว้", "เบิกจ่าย", "ร้อยละ"), rows


def _project(year: int, dice: Random) -> _Rows:
    works = _chosen(_WORKS, _count(dice), dice)
    rows = [
        (work, _money(dice), time, draw_status(draw_meaning(dice), dice), dice.choice(UNITS))
        for work, time in zip(works, _times(year, dice, len(works)), strict=True)
    ]  # fmt: skip
    return (
        "รายงานผลการดำเนินงานตามแผนพัฒนาท้องถิ่น ประจำปีงบประมาณ พ.ศ. {y}",
        ("โครงการ", "งบประมาณ", "ระยะเวลา", "ผลการดำเนินการ", "ผู้รับผิดชอบ"), rows,
    )  # fmt: skip


def _training(year: int, dice: Random) -> _Rows:
    courses = _chosen(_COURSES, _count(dice), dice)
    rows = [
        (course, dice.choice(_POSTS), time, f"{dice.randint(1, 3)} วัน", dice.choice(UNITS))
        for course, time in zip(courses, _times(year, dice, len(courses)), strict=True)
    ]
    return (
        "แผนการฝึกอบรมบุคลากร ประจำปีงบประมาณ พ.ศ. {y}",
        ("หลักสูตร", "กลุ่มเป้าหมาย", "ระยะเวลา", "จำนวนวัน", "ผู้รับผิดชอบ"), rows,
    )  # fmt: skip


def _complaints(_year: int, dice: Random) -> _Rows:
    matters = _chosen(_GRIEVANCES, _count(dice), dice)
    rows = [
        (matter, str(dice.randint(0, 30)), draw_status(dice.choice(("done", "in_progress")), dice), dice.choice(UNITS))
        for matter in matters
    ]
    return "สถิติเรื่องร้องเรียนร้องทุกข์ ประจำปี พ.ศ. {y}", ("เรื่อง", "จำนวน (เรื่อง)", "ผลการดำเนินการ", "ผู้รับผิดชอบ"), rows


_KINDS: Final[Mapping[str, Callable[[int, Random], _Rows]]] = {
    "procurement": _procurement, "risk": _risk, "staff": _staff, "budget": _budget, "project": _project,
    "training": _training, "complaints": _complaints,
}  # fmt: skip
