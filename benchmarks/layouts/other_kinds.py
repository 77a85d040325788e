"""The family ``other-kinds``: documents that look like score reports and state no ITA score of an organisation.

Takes a source of chance, gives documents without facts. Values of a province or the nation are kept as ``averages``.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from decimal import Decimal
from random import Random
from typing import Final

from benchmarks.layouts.places import draw_organisation
from benchmarks.layouts.records import Block, Drawn, Grid, Organisation
from benchmarks.layouts.trees import INSTRUMENTS, YEARS, framework_of, indicator_names, instrument_names

_NAMES: Final = ("กานดา ใจดี", "สมชาย ดีงาม", "วิภา แสงทอง", "ประยูร คงมั่น", "นภา ศรีสุข", "ธีระ บุญมา")

_NAMELESS: Final = frozenset({"manual-table", "manual-sentence", "law", "weights", "average-table", "average-sentence"})


def draw_other_kind(name: str, form: str, dice: Random) -> Drawn:
    """Draw a document of one of the kinds."""
    kind = dice.choice(sorted(_KINDS))
    organisation, year = draw_organisation(dice), dice.choice(YEARS)
    blocks = _KINDS[kind](organisation, year, dice)
    averages = _numbers(blocks) if kind.startswith("average") else frozenset()
    return Drawn(
        name, "other-kinds", kind, blocks, (), form, averages=averages,
        names_organisation=kind not in _NAMELESS, organisations=(organisation,),
    )  # fmt: skip


def _points(dice: Random, low: int = 60, high: int = 99) -> str:
    return f"{dice.randint(low * 100, high * 100) / 100:.2f}"


def _mean(*points: str) -> str:
    return f"{sum(Decimal(text) for text in points) / len(points):.2f}"


def _numbers(blocks: tuple[Block, ...]) -> frozenset[Decimal]:
    texts = [cell for block in blocks if isinstance(block, Grid) for row in block.rows for cell in row]
    texts += [word for block in blocks if isinstance(block, str) for word in block.split()]
    return frozenset(Decimal(text) for text in texts if text.replace(".", "", 1).isdecimal() and text.isascii())


def _lpa(who: Organisation, year: int, dice: Random) -> tuple[Block, ...]:
    sides = (
        "การบริหารจัดการ",
        "การบริหารงานบุคคลและกิจการสภา",
        "การบริหารงานการเงินและการคลัง",
        "การบริการสาธารณะ",
        "ธรรมาภิบาล",
    )
    rows = [(str(at), side, _points(dice)) for at, side in enumerate(sides, 1)]
    title = f"ผลการประเมินประสิทธิภาพขององค์กรปกครองส่วนท้องถิ่น (LPA) ประจำปี {year}"
    return (
        title,
        who.address,
        Grid(
            (
                ("ด้านที่", "ด้าน", dice.choice(("คะแนน", "ร้อยละ", "คะแนนที่ได้"))),
                *rows,
                ("", "คะแนนรวม", _mean(*(row[2] for row in rows))),
            )
        ),
    )


def _exam(who: Organisation, year: int, dice: Random) -> tuple[Block, ...]:
    rows = []
    for at, name in enumerate(dice.sample(_NAMES, 4), 1):
        first, second = _points(dice), _points(dice)
        rows.append((str(at), f"นาย{name}", first, second, _mean(first, second)))
    title = f"ประกาศ{who.full_name} เรื่อง ผลการสอบคัดเลือกพนักงานจ้าง ประจำปีงบประมาณ พ.ศ. {year}"
    return (title, Grid((("ลำดับที่", "ชื่อ - สกุล", "ภาค ก", "ภาค ข", "คะแนนรวม"), *rows)))


def _satisfaction(who: Organisation, year: int, dice: Random) -> tuple[Block, ...]:
    topics = ("ด้านขั้นตอนการให้บริการ", "ด้านเจ้าหน้าที่ผู้ให้บริการ", "ด้านช่องทางการให้บริการ", "ด้านสิ่งอำนวยความสะดวก", "ภาพรวม")
    rows = [(topic, f"{dice.randint(400, 499) / 100:.2f}", _points(dice, 80)) for topic in topics]
    title = f"ผลการสำรวจความพึงพอใจของผู้รับบริการ {who.address} ประจำปีงบประมาณ พ.ศ. {year}"
    return (title, Grid((("ประเด็น", "ค่าเฉลี่ย", "ร้อยละ"), *rows)), f"ภาพรวมความพึงพอใจร้อยละ {_points(dice, 80)}")


def _budget(who: Organisation, year: int, dice: Random) -> tuple[Block, ...]:
    plans = ("แผนงานบริหารงานทั่วไป", "แผนงานการศึกษา", "แผนงานสาธารณสุข", "แผนงานเคหะและชุมชน")
    rows = [(plan, f"{dice.randint(100, 900)},{dice.randint(100, 999)}.00", _points(dice, 20)) for plan in plans]
    title = f"รายงานการใช้จ่ายงบประมาณ ประจำปีงบประมาณ พ.ศ. {year} {who.address}"
    return (title, Grid((("แผนงาน", "งบประมาณ (บาท)", "ร้อยละการเบิกจ่าย"), *rows)))


def _procurement(who: Organisation, year: int, dice: Random) -> tuple[Block, ...]:
    ways = ("วิธีเฉพาะเจาะจง", "วิธีประกาศเชิญชวนทั่วไป (e-bidding)", "วิธีคัดเลือก")
    rows = [(str(at), way, str(dice.randint(1, 90)), _points(dice, 1, 98)) for at, way in enumerate(ways, 1)]
    title = f"รายงานวิเคราะห์ผลการจัดซื้อจัดจ้าง ประจำปีงบประมาณ พ.ศ. {year} ของ{who.address}"
    return (title, Grid((("ที่", "วิธีการจัดซื้อจัดจ้าง", "จำนวนโครงการ", "ร้อยละ"), *rows)))


def _population(who: Organisation, year: int, dice: Random) -> tuple[Block, ...]:
    rows = [
        (str(at), f"บ้านหมู่ {at}", str(dice.randint(80, 400)), str(dice.randint(80, 400)))
        for at in range(1, dice.randint(6, 12))
    ]
    return (f"ข้อมูลประชากร {who.address} ปี {year}", Grid((("หมู่ที่", "ชื่อหมู่บ้าน", "ชาย", "หญิง"), *rows)))


def _manual(_who: Organisation, year: int, dice: Random) -> tuple[Block, ...]:
    rows = [(code, names[0], _points(dice)) for code, names in indicator_names().items()]
    example = dice.choice(("หน่วยงาน ก", "หน่วยงาน A (สมมติ)", "หน่วยงานตัวอย่าง"))
    return (
        f"คู่มือการประเมินคุณธรรมและความโปร่งใส (ITA) ประจำปีงบประมาณ พ.ศ. {year}",
        f"ตัวอย่างตารางการคำนวณคะแนน ({example})", Grid((("ที่", "ตัวชี้วัด", "คะแนน"), *rows)),
        "หมายเหตุ ตัวเลขในตารางเป็นเพียงตัวอย่างสมมติเพื่ออธิบายวิธีคำนวณเท่านั้น",
    )  # fmt: skip


def _method(_who: Organisation, year: int, dice: Random) -> tuple[Block, ...]:
    first, second = dice.randint(70, 95), dice.randint(70, 95)
    return (
        f"คำอธิบายวิธีคิดคะแนน ITA พ.ศ. {year}",
        (
            f"ตัวอย่าง เช่น สมมติว่าหน่วยงานแห่งหนึ่งได้คะแนนตัวชี้วัดที่ 1 การปฏิบัติหน้าที่ เท่ากับ {first}.00 คะแนน"
            f" และตัวชี้วัดที่ 2 การใช้งบประมาณ เท่ากับ {second}.00 คะแนน ให้นำคะแนนมาหาค่าเฉลี่ย"
        ),
    )


def _law(_who: Organisation, _year: int, dice: Random) -> tuple[Block, ...]:
    return (
        "พระราชบัญญัติประกอบรัฐธรรมนูญว่าด้วยการป้องกันและปราบปรามการทุจริต พ.ศ. 2561",
        f"มาตรา {dice.randint(20, 99)} ให้หน่วยงานของรัฐเปิดเผยข้อมูลการใช้งบประมาณตามมาตรา {dice.randint(100, 180)}",
        f"มาตรา {dice.randint(100, 180)} ผู้ใดใช้อำนาจโดยมิชอบ ต้องระวางโทษปรับไม่เกิน {dice.randint(2, 9)}0,000 บาท",
    )


def _contents(who: Organisation, year: int, dice: Random) -> tuple[Block, ...]:
    page = dice.randint(3, 9)
    lines = []
    for code, names in indicator_names().items():
        lines.append(f"ตัวชี้วัดที่ {code} {names[0]} {'.' * 20} {page}")
        page += dice.randint(2, 9)
    return (f"รายงานการวิเคราะห์ผลการประเมิน ITA ปีงบประมาณ พ.ศ. {year}", who.address, "สารบัญ", "เรื่อง หน้า", *lines)


def _contents_table(who: Organisation, year: int, dice: Random) -> tuple[Block, ...]:
    page, rows = dice.randint(3, 9), []
    for code, names in instrument_names().items():
        rows.append((f"{names[0]} ({code})", str(page)))
        page += dice.randint(5, 30)
    for names in indicator_names().values():
        rows.append((names[0], str(page)))
        page += dice.randint(2, 6)
    return (f"รายงานผลการประเมิน ITA {who.address} ปี {year}", "สารบัญ", Grid((("เรื่อง", "หน้า"), *rows)))


def _weights(_who: Organisation, year: int, _dice: Random) -> tuple[Block, ...]:
    rows = [
        (f"{instrument_names()[code][0]} ({code})", {"IIT": "30", "EIT": "30", "OIT": "40"}[code])
        for code in INSTRUMENTS
    ]
    return (
        f"เกณฑ์การประเมิน ITA ประจำปีงบประมาณ พ.ศ. {year}",
        Grid((("เครื่องมือ", "ค่าน้ำหนัก (ร้อยละ)"), *rows, ("รวม", "100"))), "หน่วยงานที่ผ่านเกณฑ์ต้องได้ 85.00 คะแนนขึ้นไป",
    )  # fmt: skip


def _average_table(who: Organisation, year: int, dice: Random) -> tuple[Block, ...]:
    rows = [(code, names[0], _points(dice, 80)) for code, names in indicator_names().items()]
    title = dice.choice((
        f"ค่าเฉลี่ยคะแนน ITA ขององค์กรปกครองส่วนท้องถิ่นในจังหวัด{who.province} ปีงบประมาณ พ.ศ. {year}",
        f"คะแนนเฉลี่ย ITA ระดับประเทศ ปีงบประมาณ พ.ศ. {year}",
    ))  # fmt: skip
    return (title, Grid((("ที่", "ตัวชี้วัด", "ค่าเฉลี่ย"), *rows)))


def _average_sentence(who: Organisation, year: int, dice: Random) -> tuple[Block, ...]:
    return (
        dice.choice((
            f"สำนักงาน ป.ป.ช. แถลงผล ITA ปีงบประมาณ พ.ศ. {year} คะแนนเฉลี่ยทั่วประเทศ {_points(dice, 85)} คะแนน",
            (f"ภาพรวมจังหวัด{who.province} มีคะแนนเฉลี่ย ITA ปี {year} เท่ากับ {_points(dice, 85)} คะแนน"
            f" จาก อปท. ทั้งหมด {dice.randint(40, 200)} แห่ง"),
        )),
    )  # fmt: skip


def _checklist(who: Organisation, year: int, _dice: Random) -> tuple[Block, ...]:
    rows = [(item.code.upper(), item.name, "สำนักปลัด", "เผยแพร่แล้ว") for item in framework_of(year).items[:14]]
    return (
        f"แบบตรวจสอบการเปิดเผยข้อมูล (OIT) ประจำปีงบประมาณ พ.ศ. {year}", who.address,
        Grid((("ข้อ", "ข้อมูล", "ผู้รับผิดชอบ", "สถานะ"), *rows)),
    )  # fmt: skip


def _respondents(who: Organisation, year: int, dice: Random) -> tuple[Block, ...]:
    rows = [(code, str(dice.randint(20, 60)), str(dice.randint(20, 99)), _points(dice, 60)) for code in ("IIT", "EIT")]
    return (
        f"จำนวนผู้ตอบแบบวัดการรับรู้ ITA ปีงบประมาณ พ.ศ. {year}", who.address,
        Grid((("แบบวัด", "จำนวนขั้นต่ำ (คน)", "ผู้ตอบ (คน)", "ร้อยละของผู้ตอบ"), *rows)),
    )  # fmt: skip


_KINDS: Final[Mapping[str, Callable[[Organisation, int, Random], tuple[Block, ...]]]] = {
    "lpa": _lpa, "exam": _exam, "satisfaction": _satisfaction, "budget": _budget, "procurement": _procurement,
    "population": _population, "manual-table": _manual, "manual-sentence": _method, "law": _law,
    "contents-lines": _contents, "contents-table": _contents_table, "weights": _weights,
    "average-table": _average_table, "average-sentence": _average_sentence,
    "checklist": _checklist, "respondents": _respondents,
}  # fmt: skip
