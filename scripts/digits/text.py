"""What is drawn: numbers as ITA reports print them, alone in a cell or inside a line of Thai."""

from __future__ import annotations

import random

from pipeline.read.scan.alphabet import OTHER, SYMBOLS

_THAI = str.maketrans("0123456789", "๐๑๒๓๔๕๖๗๘๙")
_CONSONANTS = "กขคฆงจฉชซญฐณดตถทธนบปผฝพฟภมยรลวศษสหฬอฮฎฏ"
_WORDS = str.split(
    "ตัวชี้วัดที่ ประเด็นที่ การปฏิบัติหน้าที่ การใช้งบประมาณ การใช้อำนาจ คะแนน ระดับ ผ่าน ร้อยละ ปีงบประมาณ พ.ศ. วันที่ "
    "ข้อ หน่วยงาน ประชาชน คุณภาพ การดำเนินงาน เทศบาลตำบล องค์การบริหารส่วนตำบล ภายในเดือน มกราคม เมษายน ลำดับที่ หมู่ที่ "
    "โทร. เรื่อง ที่ ของ และ ฉบับที่ ครั้งที่ ไตรมาสที่ ไม่มี ฮ ด ต ค ๆ ฯลฯ เฉลี่ย รวม o O i e OIT IIT EIT ITA"
)
_MARKS = "ัิีึืุู่้็์"


def number(rng: random.Random) -> str:
    """A number as a cell holds it, with Arabic digits."""
    kind = rng.random()
    if kind < 0.52:
        body = "100.00" if rng.random() < 0.12 else f"{rng.randint(0, 99)}.{rng.randint(0, 99):02d}"
    elif kind < 0.57:
        body = f"{rng.randint(0, 99)}.{rng.randint(0, 9)}"
    elif kind < 0.60:
        body = f"{rng.randint(0, 5)}.{rng.randint(0, 9999):04d}"[: rng.randint(4, 6)]
    elif kind < 0.70:
        body = str(rng.randint(2540, 2580))
    elif kind < 0.80:
        body = str(rng.randint(0, 120))
    elif kind < 0.83:
        body = f"{rng.randint(1, 999)},{rng.randint(0, 999):03d}" + rng.choice(["", f".{rng.randint(0, 99):02d}"])
    elif kind < 0.87:
        body = f"{rng.randint(1, 31)}/{rng.randint(1, 12)}/{rng.choice(['', '25'])}{rng.randint(60, 70)}"
    elif kind < 0.90:
        body = f"{rng.randint(1, 12)}.{rng.randint(1, 12)}" + rng.choice(["", ".", f".{rng.randint(1, 9)}"])
    elif kind < 0.92:
        body = f"{rng.randint(1, 40)}."
    elif kind < 0.95:
        body = "".join(rng.choice("0123456789") for _ in range(rng.randint(1, 9)))
    elif kind < 0.97:
        body = f"{rng.randint(1, 30)}-{rng.randint(1, 30)}"
    else:
        return "-"
    if kind < 0.6 and rng.random() < 0.15:
        body = rng.choice("+-") + body
    if kind < 0.8 and rng.random() < 0.06:
        body += "%"
    return body


def scripted(body: str, rng: random.Random) -> str:
    """The number in Thai digits three times out of four."""
    return body.translate(_THAI) if rng.random() < 0.72 else body


def cell(rng: random.Random) -> str:
    """A cell that holds a number alone, or nothing."""
    return "" if rng.random() < 0.03 else scripted(number(rng), rng)


def line(rng: random.Random) -> str:
    """A stretch of Thai with numbers in it."""
    pieces: list[str] = []
    for _ in range(rng.randint(1, 3)):
        kind = rng.random()
        if kind < 0.08:
            # Codes of questions and items: a letter, then a number.
            pieces.append(rng.choice("iieoO") + scripted(str(rng.randint(1, 43)), rng))
        elif kind < 0.45:
            pieces.append(scripted(number(rng), rng))
        elif kind < 0.85:
            pieces.append(rng.choice(_WORDS))
        else:
            pieces.append(_syllables(rng))
        pieces.append(rng.choice(["", " ", " ", "  ", "(", ")", "/", " - ", ":", "....."]))
    return "".join(pieces).strip() or "ก"


def _syllables(rng: random.Random) -> str:
    made = ""
    for _ in range(rng.randint(1, 5)):
        made += rng.choice(_CONSONANTS) + (rng.choice(_MARKS) if rng.random() < 0.4 else "")
        made += rng.choice(["", "", "า", "ะ", "เ", "แ", "โ", "ใ", "ไ", "ำ"])
    return made


def labels(text: str) -> list[str]:
    """What the recogniser shall say of a text: digits, the signs that touch them, and ``OTHER`` for any other glyph."""
    if not any(character.isalpha() or character in "():" for character in text) and ".." not in text:
        return [character for character in text if character != " "]
    said: list[str] = []
    for index, character in enumerate(text):
        if character == " " or character in "ัิีึืฺุู่้๊๋็์ํ๎":
            continue
        if character.isdecimal():
            said.append(character)
            continue
        beside = text[max(0, index - 1) : index] + text[index + 1 : index + 2]
        touches = any(one.isdecimal() for one in beside)
        said.append(character if character in SYMBOLS and touches else OTHER)
    return said
