"""The wordings of headers by the role of a column, and how headers are misspelt.

All wordings are invented here from everyday Thai; none is taken from the rules of the pipeline.
"""

from __future__ import annotations

from collections.abc import Mapping
from random import Random
from typing import Final

SCORE: Final = (
    "คะแนน", "คะแนนที่ได้", "คะแนนที่ได้รับ", "ผลคะแนน", "คะแนนประเมิน", "ผลการประเมิน (คะแนน)", "คะแนนผลการประเมิน",
    "คะแนน (ร้อยละ)", "ร้อยละ", "ร้อยละที่ได้", "ร้อยละคะแนน", "คะแนนเฉลี่ย", "คะแนนเฉลี่ยที่ได้", "ค่าคะแนน", "ค่าคะแนนที่ได้",
    "คะแนน ITA", "ผลคะแนน ITA", "คะแนนสุทธิ", "คะแนนจริง", "คะแนนเต็ม 100 ได้", "ได้คะแนน", "คะแนน (เต็ม 100)", "ผลประเมิน",
    "คะแนนของหน่วยงาน", "คะแนนรายตัวชี้วัด", "คะแนนร้อยละที่ทำได้", "คะแนนที่หน่วยงานได้รับ", "สรุปคะแนน", "ผลที่ได้",
    "คะแนนรวมที่ได้", "คะแนนปีนี้", "คะแนน ITA ที่ได้",
)  # fmt: skip
ENGLISH_SCORE: Final = ("Score", "Scores", "Score (%)", "ITA Score", "Result", "Score obtained", "Points", "Percentage")
MEANINGLESS: Final = ("ได้", "ผลลัพธ์", "X", "ค่า", "", "ข้อมูล", "จำนวน", "ก", "ตัวเลข", "n", "ผล", "Data", "รวม", "-", "*")

_ROLES: Final[Mapping[str, tuple[str, ...]]] = {
    "label": (
        "ตัวชี้วัด", "รายการ", "ประเด็นการประเมิน", "หัวข้อ", "รายการประเมิน", "ตัวชี้วัดการประเมิน", "เรื่อง", "ประเด็น",
        "ชื่อตัวชี้วัด", "หัวข้อการประเมิน",
    ),
    "sequence": ("ที่", "ลำดับ", "ลำดับที่", "ลำดับรายการ", "#", "เลขลำดับ", "ล.ด.", "ลำดับที่ในตาราง"),
    "code": ("รหัส", "ข้อ", "รหัสตัวชี้วัด", "เลขที่ข้อ", "ข้อที่", "รหัสข้อ", "รหัสรายการ", "โค้ด"),
    "instrument": (
        "เครื่องมือ", "แบบวัด", "แบบประเมิน", "เครื่องมือการประเมิน", "ประเภทแบบวัด", "แบบ", "เครื่องมือที่ใช้", "แบบวัดที่ใช้",
    ),
    "target": (
        "เป้าหมาย", "เกณฑ์", "ค่าเป้าหมาย", "เกณฑ์ผ่าน", "เกณฑ์ขั้นต่ำ", "คะแนนเป้าหมาย", "เป้าหมายที่ตั้งไว้", "เกณฑ์การผ่าน (คะแนน)",
        "คะแนนเกณฑ์ผ่าน",
    ),
    "level": (
        "ระดับ", "ผล", "ผลการประเมิน", "ระดับผลการประเมิน", "สถานะการผ่าน", "ผ่าน/ไม่ผ่าน", "ผลการพิจารณา", "เกรด",
    ),
    "rank": (
        "อันดับ", "อันดับที่", "จัดอันดับ", "อันดับคะแนน", "ลำดับคะแนนจากมากไปน้อย", "ได้อันดับ", "อันดับในหน่วยงาน", "ที่ได้ (อันดับ)",
    ),
    "weight": (
        "น้ำหนัก", "ค่าน้ำหนัก", "น้ำหนักร้อยละ", "น้ำหนัก (%)", "สัดส่วนน้ำหนัก", "ค่าถ่วงน้ำหนัก", "ร้อยละของน้ำหนัก", "น้ำหนักคะแนน",
    ),
    "weighted": (
        "คะแนนถ่วงน้ำหนัก", "คะแนนหลังถ่วงน้ำหนัก", "คะแนน x น้ำหนัก", "ผลคูณน้ำหนัก", "คะแนนตามน้ำหนัก", "คะแนนที่คิดน้ำหนักแล้ว",
        "ถ่วงน้ำหนักแล้ว", "คิดเป็นคะแนนตามสัดส่วน",
    ),
    "full": (
        "คะแนนเต็ม", "เต็ม", "คะแนนเต็ม (ร้อยละ)", "ฐานคะแนน", "คะแนนสูงสุดที่เป็นไปได้", "คะแนนเต็มร้อย", "เต็ม (คะแนน)",
        "ฐานคะแนนเต็ม",
    ),
    "last": (
        "คะแนนปี {last}", "ปี {last}", "ผลปี {last}", "คะแนนปีที่แล้ว", "คะแนนปีก่อน", "ปีงบประมาณ {last}", "ผลคะแนนปีที่ผ่านมา",
        "คะแนนเดิม (ปี {last})",
    ),
    "difference": (
        "ผลต่าง", "เพิ่ม/ลด", "+/-", "การเปลี่ยนแปลง", "ส่วนต่าง", "เพิ่มขึ้น/ลดลง", "ความแตกต่าง", "ผลต่างจากปีก่อน",
    ),
    "guidance": (
        "แนวทางการพัฒนา", "ข้อเสนอแนะ", "แนวทางปรับปรุง", "แนวทางแก้ไข", "สิ่งที่ต้องทำต่อ", "มาตรการ", "วิธีพัฒนา", "ข้อควรปรับปรุง",
    ),
    "remark": (
        "หมายเหตุ", "ความเห็น", "อื่น ๆ", "คำอธิบาย", "บันทึก", "ข้อสังเกต", "เพิ่มเติม", "ความเห็นเพิ่มเติม",
    ),
    "unit": (
        "ผู้รับผิดชอบ", "หน่วยงานรับผิดชอบ", "ส่วนราชการ", "กองที่รับผิดชอบ", "เจ้าของเรื่อง", "สำนัก/กอง", "ผู้ดูแล", "งานที่รับผิดชอบ",
    ),
    "status": (
        "สถานะ", "สถานะดำเนินการ", "การดำเนินการ", "ความคืบหน้า", "สถานภาพ", "ดำเนินการแล้วหรือไม่", "สถานะล่าสุด", "การเผยแพร่",
    ),
    "maximum": (
        "คะแนนสูงสุดของจังหวัด", "สูงสุดในจังหวัด", "สูงสุด (จังหวัด)", "ค่าสูงสุดจังหวัด", "คะแนนสูงสุดทั้งจังหวัด", "จังหวัดสูงสุด",
        "Max จังหวัด", "คะแนนสูงสุดระดับจังหวัด",
    ),
    "minimum": (
        "คะแนนต่ำสุดของจังหวัด", "ต่ำสุดในจังหวัด", "ต่ำสุด (จังหวัด)", "ค่าต่ำสุดจังหวัด", "คะแนนต่ำสุดทั้งจังหวัด", "จังหวัดต่ำสุด",
        "Min จังหวัด", "คะแนนต่ำสุดระดับจังหวัด",
    ),
    "average": (
        "ค่าเฉลี่ยจังหวัด", "เฉลี่ยทั้งจังหวัด", "คะแนนเฉลี่ยของจังหวัด", "เฉลี่ย (จังหวัด)", "ค่าเฉลี่ย อปท. ในจังหวัด", "จังหวัดเฉลี่ย",
        "ค่าเฉลี่ยระดับจังหวัด", "คะแนนเฉลี่ยระดับจังหวัด",
    ),
}  # fmt: skip
_ENGLISH: Final[Mapping[str, tuple[str, ...]]] = {
    "label": ("Indicator", "Item", "Topic", "Indicators"), "sequence": ("No.", "No", "#"), "code": ("Code", "ID"),
    "instrument": ("Tool", "Instrument"), "target": ("Target", "Criterion"), "level": ("Level", "Pass/Fail"),
    "rank": ("Rank",), "weight": ("Weight", "Weight (%)"), "weighted": ("Weighted score", "Weighted points"),
    "full": ("Full score", "Maximum possible"), "last": ("Previous year", "FY{last}"),
    "difference": ("Change", "Difference"), "guidance": ("Recommendation", "Action"), "remark": ("Remarks", "Note"),
    "unit": ("Responsible unit", "Division"), "status": ("Status",), "maximum": ("Province max", "Highest in province"),
    "minimum": ("Province min", "Lowest in province"), "average": ("Province average", "Provincial mean"),
}  # fmt: skip

_MARKED: Final = frozenset("ัิีึืฺุู็่้๊๋์ํำะา")
"""Signs that belong to the letter before them: a typing mistake there would make another word."""


def header(role: str, year: int, dice: Random, *, english: bool = False) -> str:
    """Draw the header of a column. ``year`` is the assessed year."""
    if role == "score":
        return dice.choice(ENGLISH_SCORE if english else SCORE)
    return dice.choice((_ENGLISH if english else _ROLES)[role]).replace("{last}", str(year - 1))


def misspelt(text: str, dice: Random) -> str:
    """Return a header with one typing mistake; a text of fewer than four letters stays as it is."""
    changes = []
    if "แ" in text:
        changes.append(text.replace("แ", "เเ"))
    if "ำ" in text:
        changes.append(text.replace("ำ", "ํา"))
    orders = [(vowel + tone, tone + vowel) for vowel in "ิีึื" for tone in "่้"]
    changes += [text.replace(usual, other) for usual, other in orders if usual in text]
    letters = [at for at in range(2, len(text)) if "ก" <= text[at] <= "ฮ" and text[at + 1 : at + 2] not in _MARKED]
    if len(letters) > 2:
        at = dice.choice(letters)
        changes += [text[:at] + text[at + 1 :], text[:at] + text[at] + text[at:]]
    return dice.choice(changes) if changes else text


GUIDANCE: Final = (
    "จัดอบรมให้ความรู้แก่บุคลากร", "ประชุมชี้แจงแนวทางปฏิบัติ", "เพิ่มช่องทางเผยแพร่ข้อมูล", "กำชับเจ้าหน้าที่ให้ปฏิบัติตามขั้นตอน",
    "จัดทำคู่มือการให้บริการ", "ติดตามผลทุกไตรมาส", "ปรับปรุงเว็บไซต์ของหน่วยงาน", "จัดอบรมปีละ 2 ครั้ง",
)  # fmt: skip
REMARKS: Final = ("", "-", "ควรพัฒนา", "รักษาระดับ", "ดีขึ้น", "อยู่ในเกณฑ์ดี", "", "ตรวจสอบแล้ว")
UNITS: Final = ("สำนักปลัด", "กองคลัง", "กองช่าง", "กองการศึกษา", "งานนิติการ", "ทุกส่วนราชการ", "กองสวัสดิการสังคม")
STATUSES: Final = ("ดำเนินการแล้ว", "อยู่ระหว่างดำเนินการ", "เผยแพร่แล้ว", "แล้วเสร็จ")
