"""Made-up local governments: real provinces and districts, coined names."""

from __future__ import annotations

from random import Random
from typing import Final

from benchmarks.layouts.records import Organisation

_DISTRICTS: Final = (
    ("นครปฐม", "บางเลน"), ("สุพรรณบุรี", "อู่ทอง"), ("ชัยภูมิ", "ภูเขียว"), ("ลำปาง", "เกาะคา"),
    ("บุรีรัมย์", "นางรอง"), ("สกลนคร", "สว่างแดนดิน"), ("ลำพูน", "ลี้"), ("ศรีสะเกษ", "ขุขันธ์"),
    ("พิษณุโลก", "บางระกำ"), ("นครราชสีมา", "พิมาย"), ("สงขลา", "สะเดา"), ("เชียงใหม่", "แม่ริม"),
    ("เชียงราย", "พาน"), ("ขอนแก่น", "ชุมแพ"), ("อุดรธานี", "กุมภวาปี"), ("ร้อยเอ็ด", "เสลภูมิ"),
    ("สุรินทร์", "ปราสาท"), ("กาฬสินธุ์", "ยางตลาด"), ("มหาสารคาม", "บรบือ"), ("เลย", "วังสะพุง"),
    ("น่าน", "เวียงสา"), ("แพร่", "สูงเม่น"), ("พะเยา", "จุน"), ("อุตรดิตถ์", "พิชัย"),
    ("กำแพงเพชร", "คลองขลุง"), ("นครสวรรค์", "ตาคลี"), ("ลพบุรี", "โคกสำโรง"), ("สระบุรี", "แก่งคอย"),
    ("ชลบุรี", "พนัสนิคม"), ("ระยอง", "แกลง"), ("จันทบุรี", "ท่าใหม่"), ("ราชบุรี", "โพธาราม"),
    ("เพชรบุรี", "บ้านลาด"), ("ชุมพร", "ท่าแซะ"), ("สุราษฎร์ธานี", "ไชยา"), ("นครศรีธรรมราช", "ทุ่งสง"),
    ("ตรัง", "ห้วยยอด"), ("พัทลุง", "ควนขนุน"), ("ยะลา", "รามัน"), ("ปัตตานี", "โคกโพธิ์"),
)  # fmt: skip
_KINDS: Final = ("องค์การบริหารส่วนตำบล", "เทศบาลตำบล", "เทศบาลเมือง")
_HEADS: Final = ("หนอง", "ห้วย", "โคก", "ดอน", "คลอง", "วัง", "ท่า", "ทุ่ง", "โพน", "สระ", "บึง", "แก่ง")
_TAILS: Final = (
    "พุทราทอง", "กระเบาคู่", "ตะแบกงาม", "มะค่าเรียง", "พะยอมสูง", "จันทน์ผาเย็น", "กุ่มน้ำใส", "สะแบงใหญ่ทอง",
    "หว้าชมพูทอง", "ประดู่แดงงาม", "ลำเจียกขาว", "ตาลโตนดเดี่ยว", "มะเกลือหวาน", "พิกุลล้อม", "ยางนาคู่ขวัญ",
)  # fmt: skip


def draw_organisations(count: int, dice: Random) -> tuple[Organisation, ...]:
    """Draw organisations of one province with different names."""
    province, district = dice.choice(_DISTRICTS)
    tails = dice.sample(_TAILS, count)
    return tuple(
        Organisation(dice.choices(_KINDS, (6, 3, 1))[0] + dice.choice(_HEADS) + tail, district, province)
        for tail in tails
    )


def draw_organisation(dice: Random) -> Organisation:
    """Draw one organisation."""
    return draw_organisations(1, dice)[0]
