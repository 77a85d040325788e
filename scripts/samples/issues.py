"""The seven measures of one made-up body: planned in a PDF, reported in a text a year later, under the same titles.

A ``|`` in a text is a place where a line may be broken; the PDF breaks there, everything else leaves it out.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from scripts.samples.bodies import TUA_YANG
from scripts.samples.sample import Facts, Row, Sample
from scripts.samples.tree import thai
from scripts.samples.wording import ISSUES, MARK


@dataclass(frozen=True, slots=True)
class Planned:
    """A measure of FY2568: what is to be done when and by whom, and what a year later is said to have been done."""

    title: str
    steps: tuple[str, ...]
    period: str
    start: str
    end: str
    units: tuple[str, ...]
    outputs: tuple[str, ...]
    outcomes: tuple[str, ...]


MEASURES: Final = (
    Planned(
        "มาตรการ|ทำขั้นตอน|บริการ|ให้ชัดเจน",
        ("เขียนผังขั้นตอน|ของทุกงานบริการ|ใหม่", "ติดป้าย|บอกระยะเวลา|ที่จุดบริการ"),
        "ต.ค. ๒๕๖๗ - ธ.ค. ๒๕๖๗",
        "2024-10-01",
        "2024-12-31",
        ("สำนักปลัด",),
        ("มีผังขั้นตอน|ครบ ๑๒ งาน", "ป้ายบอกเวลา|ติดครบ ๔ จุด"),
        ("ประชาชน|ใช้เวลารอ|น้อยลง|กว่าปีก่อน",),
    ),
    Planned(
        "มาตรการ|เพิ่มบริการ|ออนไลน์",
        ("เปิดรับคำขอ|ออนไลน์|เพิ่มสามงาน", "สอนใช้ระบบ|ในวันประชุม|หมู่บ้าน"),
        "ไตรมาส ๒ ปีงบประมาณ ๒๕๖๘",
        "2025-01-01",
        "2025-03-31",
        ("สำนักปลัด", "กองคลัง"),
        ("รับคำขอ|ออนไลน์ได้|รวมห้างาน", "สอนแล้ว|๗ หมู่บ้าน"),
        ("มีคำขอ|ผ่านระบบ|๑๘๐ เรื่อง", "ผู้สูงอายุ|ให้บุตรหลาน|ยื่นแทนได้"),
    ),
    Planned(
        "มาตรการ|แจ้งข่าว|ถึงทุกหมู่บ้าน",
        ("จัดทำ|ปฏิทินข่าว|รายเดือน", "ส่งข่าว|ทางกลุ่มไลน์|และหอกระจายข่าว"),
        "ตลอดปีงบประมาณ ๒๕๖๘",
        "2024-10-01",
        "2025-09-30",
        ("สำนักปลัด",),
        ("ออกปฏิทิน|ครบ ๑๒ ฉบับ",),
        ("ชาวบ้าน|รับข่าว|วันเดียวกัน|ทุกหมู่",),
    ),
    Planned(
        "มาตรการ|คุมการใช้|รถและพัสดุ",
        ("กำหนดแบบ|บันทึกการใช้รถ|แบบเดียวกัน", "สุ่มตรวจ|ห้องพัสดุ|ทุกสองเดือน"),
        "ตลอดปีงบประมาณ ๒๕๖๘",
        "2024-10-01",
        "2025-09-30",
        ("กองคลัง", "กองช่าง"),
        ("สมุดบันทึก|ใช้ครบ|ทุกคัน", "ตรวจแล้ว|๖ ครั้ง|ไม่พบของหาย"),
        ("ค่าน้ำมัน|ลดลง|ร้อยละสี่",),
    ),
    Planned(
        "มาตรการ|เปิดเผย|การใช้เงิน|รายเดือน",
        (
            "รวบรวม|ยอดเบิกจ่าย|ของทุกกอง|ภายในวันที่ห้า|ของเดือนถัดไป",
            "เผยแพร่|ตารางสรุป|บนเว็บไซต์|พร้อมคำอธิบาย|ที่อ่านง่าย",
        ),
        "ตลอดปีงบประมาณ ๒๕๖๘",
        "2024-10-01",
        "2025-09-30",
        ("กองคลัง",),
        (
            "รวบรวม|ยอดเบิกจ่าย|ของทุกกอง|ภายในวันที่ห้า|ของเดือนถัดไป",
            "เผยแพร่|ตารางสรุป|บนเว็บไซต์|พร้อมคำอธิบาย|ที่อ่านง่าย",
        ),
        ("ประชาชน|ทักท้วง|รายการ|ที่สงสัยได้",),
    ),
    Planned(
        "มาตรการ|มอบหมายงาน|อย่างเป็นธรรม",
        ("ทำคำสั่ง|แบ่งงาน|เป็นหนังสือ", "ประเมินผล|ร่วมกัน|ปีละสองครั้ง"),
        "ภายในเดือนมีนาคม ๒๕๖๘",
        "",
        "2025-03-31",
        ("สำนักปลัด",),
        ("คำสั่ง|แบ่งงาน|ออกแล้ว",),
        ("ไม่มี|เรื่องร้องเรียน|ภายใน",),
    ),
    Planned(
        "มาตรการ|รับแจ้งเบาะแส|การทุจริต",
        ("เปิดตู้รับเรื่อง|และแบบฟอร์ม|ออนไลน์", "ปกปิดชื่อ|ผู้แจ้ง"),
        "๑ ตุลาคม ๒๕๖๗ - ๓๐ กันยายน ๒๕๖๘",
        "2024-10-01",
        "2025-09-30",
        ("หน่วยตรวจสอบภายใน",),
        ("เปิดช่องทาง|ครบสองช่องทาง",),
        ("รับเรื่อง|๒ เรื่อง|ตอบครบ|ในกำหนด",),
    ),
)
_UNSIGNED: Final = 6
"""The issue whose row of the report leaves the responsible unit out."""


def plain(text: str) -> str:
    """The text without the marks where its lines may be broken."""
    return text.replace("|", "")


def numbered(entries: tuple[str, ...]) -> str:
    """The entries of a list in one cell: ``๑. … ๒. …``; a single one stands alone."""
    if len(entries) == 1:
        return entries[0]
    return " ".join(f"{thai(number)}. {entry}" for number, entry in enumerate(entries, 1))


def facts_of(number: int, stage: str) -> Facts:
    """The truth of one of the seven measures, as planned or as reported."""
    one = MEASURES[number - 1]
    reported = stage == "reported"
    return {
        "stage": stage,
        "fiscal_year_be": 2568,
        "issue_number": number,
        "title": plain(one.title),
        "steps": [plain(step) for step in one.steps],
        "period_start": one.start or None,
        "period_end": one.end,
        "responsible_units": [] if reported and number == _UNSIGNED else list(one.units),
        "status": "unknown",
        "outputs": [plain(entry) for entry in one.outputs] if reported else [],
        "outcomes": [plain(entry) for entry in one.outcomes] if reported else [],
    }


def reported() -> Sample:
    """An implementation report by the seven issues. One result repeats its plan, one row names nobody."""
    sample = Sample("03_report.txt", TUA_YANG, None, 2568, kinds=("implementation",))
    sample.say(
        "รายงานผลการดำเนินการตามมาตรการส่งเสริมคุณธรรมและความโปร่งใสภายในหน่วยงาน",
        "",
        "ประจำปีงบประมาณ พ.ศ. ๒๕๖๘",
        "",
        TUA_YANG.place,
        "",
        MARK,
    )
    rows: list[Row] = [("มาตรการ", "วิธีการ", "ห้วงเวลา", "ผู้รับผิดชอบ", "ผลผลิต (Output)", "ผลลัพธ์ (Outcome)")]
    for number, (issue, one) in enumerate(zip(ISSUES, MEASURES, strict=True), 1):
        rows.append((f"ประเด็นที่ {thai(number)} {issue}", "", "", "", "", ""))
        cells = (one.title, numbered(one.steps), one.period, "", numbered(one.outputs), numbered(one.outcomes))
        signed = "" if number == _UNSIGNED else ", ".join(one.units)
        rows.append((*(plain(cell) for cell in cells[:3]), signed, *(plain(cell) for cell in cells[4:])))
        sample.measures.append(facts_of(number, "reported"))
    sample.tabbed(*rows)
    sample.finding("result-repeats-plan")
    sample.finding("missing-field")
    sample.finish()
    return sample
