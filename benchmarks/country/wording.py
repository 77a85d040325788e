"""The words of made-up measures: written from a small grammar, changed word by word when they are copied or reported.

Takes a seed, gives lists of words; Thai has no spaces, so that a text is its words put together.
"""

from __future__ import annotations

from random import Random

Words = tuple[str, ...]

_ACTIONS = (
    "จัดทำ", "ทบทวน", "ปรับปรุง", "เผยแพร่", "ประชาสัมพันธ์", "กำหนด", "ติดตาม", "อบรม", "สำรวจ", "พัฒนา", "แต่งตั้ง",
    "รายงาน", "ซักซ้อม", "ตรวจสอบ", "รวบรวม", "ประชุม", "มอบหมาย", "ส่งเสริม",
)  # fmt: skip
_OBJECTS = (
    "คู่มือการให้บริการ", "แผนการใช้จ่ายงบประมาณ", "ระเบียบการยืมทรัพย์สิน", "ช่องทางร้องเรียน", "ข้อมูลบนเว็บไซต์",
    "ขั้นตอนการจัดซื้อจัดจ้าง", "แนวทางการมอบหมายงาน", "นโยบายไม่รับของขวัญ", "มาตรฐานทางจริยธรรม", "ระบบบริการออนไลน์",
    "ผังขั้นตอนการทำงาน", "ทะเบียนทรัพย์สิน", "เกณฑ์การประเมินผล", "แบบสำรวจความพึงพอใจ", "แผนป้องกันการทุจริต",
    "ป้ายแสดงค่าธรรมเนียม", "ตารางเวรให้บริการ", "สรุปผลการจัดซื้อ", "แผนพัฒนาบุคลากร", "ข้อมูลผู้มีส่วนได้เสีย",
    "รายงานการใช้พลังงาน", "บัญชีข้อมูลเปิด", "แบบคำขอรับบริการ", "ปฏิทินการปฏิบัติงาน",
)  # fmt: skip
_AIMS = (
    "ให้ครบถ้วน", "ให้เป็นปัจจุบัน", "อย่างเท่าเทียม", "ให้ตรวจสอบได้", "ให้เข้าใจง่าย", "ให้รวดเร็ว", "โดยเปิดเผย", "ตามกฎหมาย",
    "อย่างทั่วถึง", "ให้โปร่งใส", "ตามลำดับคิว", "ให้สะดวก",
)  # fmt: skip
_PEOPLE = (
    "แก่ประชาชน", "แก่บุคลากรทุกคน", "แก่ผู้มาติดต่อ", "แก่ผู้บริหาร", "แก่ชุมชน", "แก่คู่สัญญา", "แก่ผู้สูงอายุ", "แก่พนักงานจ้าง",
    "แก่ผู้นำหมู่บ้าน", "แก่ผู้เสียภาษี",
)  # fmt: skip
_TIMES = (
    "ทุกเดือน", "ทุกไตรมาส", "ปีละสองครั้ง", "ภายในเดือนมีนาคม", "ก่อนสิ้นปีงบประมาณ", "ตลอดปี", "ทุกสัปดาห์",
    "ภายในสามสิบวัน", "ทุกหกเดือน",
)  # fmt: skip
_PLACES = (
    "ทางเว็บไซต์", "ที่ศูนย์บริการ", "ทางหนังสือเวียน", "ณ ห้องประชุม", "ทางหอกระจายข่าว", "ทางสื่อสังคมออนไลน์", "ที่จุดประชาสัมพันธ์",
    "ในเวทีประชาคม",
)  # fmt: skip
_LISTS = (_ACTIONS, _OBJECTS, _AIMS, _PEOPLE, _TIMES, _PLACES)
_SENTENCES = 3


def drafted(seed: str) -> Words:
    """The title (six words) and, after it, the words of three steps (six each)."""
    dice = Random(f"words {seed}")
    return tuple(dice.choice(words) for _ in range(1 + _SENTENCES) for words in _LISTS)


def edited(words: Words, share: float, seed: str) -> Words:
    """The same with so many of its words exchanged for others of their kind."""
    dice = Random(f"edits {seed}")
    changed = list(words)
    for at in dice.sample(range(len(words)), round(share * len(words))):
        others = [one for one in _LISTS[at % len(_LISTS)] if one != words[at]]
        changed[at] = dice.choice(others)
    return tuple(changed)


def title_of(words: Words) -> str:
    """The title as printed."""
    return "".join(words[: len(_LISTS)])


def steps_of(words: Words) -> tuple[str, ...]:
    """The steps as printed."""
    size = len(_LISTS)
    return tuple("".join(words[at : at + size]) for at in range(size, len(words), size))
