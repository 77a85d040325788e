"""Numbers as Thai reports print them: either script, any decimal mark, words of unit, damage by OCR.

Takes a cell or a running text, gives readings with their places in that very text; never decides what a number
means beyond what stands beside it, and never repairs one without saying so.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import lru_cache
from typing import Literal

from pipeline.thai.script import arabic_digits, skeleton

NumberRole = Literal["number", "marker", "ordinal", "year", "date", "code", "phone", "range"]
ScoreProblem = Literal["difference", "out-of-range", "too-many-decimals"]

_KEPT_TEXTS = 2048  # texts of one document, which several readers search
_KEPT = 32_768  # cells that are asked for by several stages, and the same numbers in many reports
_MARK = r"[.·‧∙•・．]"
_GROUPED = rf"[0-9]{{1,3}}(?:,[0-9]{{3}})+(?:{_MARK}[0-9]+)?"
_SIGNS = "+-−–＋"
_SIGN = r"[+\-−–＋]"
_BEFORE = (
    r"(?:[\s\"'“”‘’*_~:=(\[]|\.{2,}+|…|ร้อยละ|(?:ค่า)?คะแนน(?:ที่ได้|รวม|เฉลี่ย)?|ได้(?:รับ)?|เท่ากับ"
    r"|(?P<up>[▲↑△]|เพิ่มขึ้น)|(?P<down>[▼↓▽]|ลดลง))*+"
)
_AFTER = r"(?:[\s\"'“”‘’*_~)\]]|\.{3,}+|…|คะแนน|%|％|เปอร์เซ็นต์|[Pp]ercent|[Pp]oints?)*+"
_CORE = (
    rf"(?:{_GROUPED}"
    rf"|[0-9]+{_MARK}[0-9]+|[0-9]+[,‚][0-9]{{1,2}}"
    rf"|[0-9]{{2,3}}\s{{0,2}}(?:{_MARK}|[,‚])\s{{0,2}}[0-9]{{2}}"
    r"|[0-9]+)"
)
_CELL = re.compile(rf"{_BEFORE}\.?(?P<number>{_SIGN}?{_CORE})\.?{_AFTER}")

# What is read only with a flag: digits apart, a doubled mark, a mark without decimals, letters printed for digits.
_DAMAGED = re.compile(
    rf"{_BEFORE}(?P<number>[0-9OoQlI|](?:[ 0-9OoQlI|]*[0-9OoQlI|])?\s?(?:{_MARK}|[,‚]){{1,2}}"
    rf"(?:\s?[0-9OoQlI|](?:[ 0-9OoQlI|]*[0-9OoQlI|])?)?){_AFTER}"
)
_LETTERS = str.maketrans("OoQlI|", "000111")

_TOKEN = re.compile(
    r"(?P<date>(?<![0-9])[0-9]{1,2}([/.-])[0-9]{1,2}\2(?:[0-9]{4}|[0-9]{2})(?![0-9]))"
    r"|(?P<dotted>[0-9]+(?:\.[0-9]+){2,})"
    r"|(?P<phone>(?<![0-9.,])0[0-9]{1,3}(?:[- ][0-9]{3,7}){1,2}(?![0-9.])|(?<![0-9.,])0[0-9]{8,9}(?![0-9.]))"
    r"|(?P<slashed>(?<![0-9.,])[0-9]+(?:\s?/\s?[0-9]+)+(?![0-9]|\.[0-9]))"
    rf"|(?P<grouped>{_GROUPED})(?![0-9])"
    rf"|(?P<decimal>[0-9]+{_MARK}[0-9]+)"
    r"|(?P<comma>(?<![0-9,.])[0-9]{2,3}[,‚][0-9]{2}(?![0-9,]))"
    rf"|(?P<spaced>(?<![0-9.])[0-9]{{2,3}}[ ]{_MARK}[ ]?[0-9]{{2}}(?![0-9.]))"
    rf"|(?P<parted>(?<![0-9.])[0-9]{{2,3}}{_MARK}[ ][0-9]{{2}}(?=\s*(?:คะแนน|%|\))))"
    r"|(?P<integer>[0-9]+)"
)
# Every Thai month ends in าคม (31 days), ายน (30) or าพันธ์; only สมาคม (association) ends so too.
MONTH_PATTERN = (
    r"(?:(?!สมาคม)[มกพสตธเ][ก-์]{1,7}(?:าคม|ายน|าพันธ์)"
    r"|(?:(?:มี|ม|พ|ก|ส|ต|ธ)\.\s?ค|ก\.\s?พ|(?:เม|มิ|ก|พ)\.\s?ย)\.?"
    r"|(?:(?:มี|ม|พ|ก|ส|ต|ธ)ค|กพ|(?:เม|มิ|ก|พ)ย)\.)"
)
_MONTH_AFTER = re.compile(rf"\s?(?:เดือน)?\s?{MONTH_PATTERN}(?![ก-ฮ])")
_MONTH_BEFORE = re.compile(rf"(?:^|[^ก-์]|เดือน){MONTH_PATTERN}\s?(?:พ\.?\s?ศ\.?)?\s?$")
_YEAR_BEFORE = re.compile(r"(?:[พค]\.?\s?ศ\.?|ปี(?:งบประมาณ|การประเมิน|ที่)?)\s*$")
_ORDINAL_BEFORE = re.compile(
    r"(?:(?<!อยู่)ที่|ข้อ|มาตรา|หมู่|ไตรมาส|หน้า|ฉบับ|ภาค|บท|ชั้น|ตัวชี้วัด(?:ย่อย)?|ลำดับ|อันดับ|ประเด็น|ส่วน)\s*$"
)
_POINTS_AFTER = re.compile(r"\s*(?:\.{3,}|…)?\s*คะแนน(?!(?:รวม|เฉลี่ย|ที่ได้)?[\s:=]*[0-9])")
_PERCENT_AFTER = re.compile(r"\s*(?:%|％|เปอร์เซ็นต์)")
_PERCENT_BEFORE = re.compile(r"ร้อยละ\s*$")
_RANGE_GAP = re.compile(r"\s*(?:[-–—~]|ถึง)\s*")
# "rose by", "fell by"; but "rose to" (เพิ่มขึ้นเป็น) and "rose from 95.30 to" tell a score.
_DIFFERENCE_BEFORE = re.compile(
    r"(?:เพิ่มขึ้น|ลดลง|สูงขึ้น|ต่ำลง|ผลต่าง)(?:จากเดิม|จากปี(?:งบประมาณ|ที่แล้ว|ก่อน)?)?\s*(?:พ\.ศ\.)?\s*(?:2[4-6][0-9]{2})?"
    r"\s*(?:อีก|คิดเป็น|จำนวน|เท่ากับ)?\s*(?:ร้อยละ|คะแนน)?\s*$"
)
_TO_AFTER = re.compile(r"\s*(?:คะแนน)?\s*เป็น")
_GROUPED_DIGITS = re.compile(_GROUPED)
_MARKS = re.compile(rf"{_MARK}|[,‚]")
_DASHES_AND_DOTS = re.compile(r"[\s\-–—−_.…·]*")


@dataclass(frozen=True, slots=True)
class NumberReading:
    """One printed number.

    ``printed == text[start:end]`` with sign, without unit. ``signed`` marks a difference (ผลต่าง), never a score.
    ``points`` says that คะแนน follows, ``percent`` that ร้อยละ or % stands beside it. ``repaired`` says that the
    value rests on a guess (a letter read as a digit, digits apart, a mark without decimals) and needs a finding.
    ``role`` is what its surroundings make of it; only ``number`` can be a score.
    """

    value: Decimal
    printed: str
    start: int
    end: int
    decimals: int
    signed: bool = False
    percent: bool = False
    points: bool = False
    repaired: bool = False
    role: NumberRole = "number"

    @property
    def is_plain(self) -> bool:
        """A number that stands for itself: no marker, code, date or difference."""
        return self.role == "number" and not self.signed


@lru_cache(maxsize=_KEPT)
def read_number(text: str) -> NumberReading | None:
    """The one number that a whole cell prints, with its unit at most; ``None`` for anything else or two numbers."""
    plain = arabic_digits(text)
    match = _CELL.fullmatch(plain)
    if match is not None:
        return _from_cell(text, plain, match, repaired=_has_lost_its_decimals(plain, match))
    match = _DAMAGED.fullmatch(plain)
    if match is None:
        return None
    digits = re.sub(r"\s", "", match["number"]).translate(_LETTERS)
    parts = re.fullmatch(rf"([0-9]{{1,3}})(?:{_MARK}|[,‚]){{1,2}}([0-9]{{2}}|)", digits)
    if parts is None or not re.search("[0-9]", match["number"]):
        return None
    value = Decimal(f"{parts[1]}.{parts[2]}" if parts[2] else parts[1])
    if value > 100:
        return None
    start, end = match.span("number")
    return NumberReading(value, text[start:end], start, end, len(parts[2]), repaired=True)


@lru_cache(maxsize=_KEPT_TEXTS)
def find_numbers(text: str) -> tuple[NumberReading, ...]:
    """Every number of a running text in order, each with the role that its surroundings give it.

    Dates, telephone numbers and codes with slashes or several dots come as one reading whose value is its digits
    before the first mark; ask ``is_plain`` before taking a value for a score.
    """
    plain = arabic_digits(text)
    found = list(_scan(text, plain))
    for index in range(len(found) - 1):
        left, right = found[index], found[index + 1]
        if right.role != "number" or right.signed or not _RANGE_GAP.fullmatch(plain, left.end, right.start):
            continue
        if left.role in {"number", "range"}:
            found[index] = replace(left, role="range")
            found[index + 1] = replace(right, role="range")
        elif left.role == "ordinal":  # ไตรมาส ๑-๔
            found[index + 1] = replace(right, role="ordinal")
    return tuple(found)


def score_problem(reading: NumberReading) -> ScoreProblem | None:
    """Why a number cannot be a score (คะแนน): scores lie from 0 to 100 and have two decimals at most."""
    if reading.signed:
        return "difference"
    if not 0 <= reading.value <= 100:
        return "out-of-range"
    if reading.decimals > 2:
        return "too-many-decimals"
    return None


@lru_cache(maxsize=_KEPT)
def is_blank_mark(text: str, words: tuple[str, ...] = ()) -> bool:
    """Whether a cell is left blank: nothing, dashes, dots, or one of the given words (``rules/columns.yml``)."""
    if _DASHES_AND_DOTS.fullmatch(text):
        return True
    return bool(words) and skeleton(text) in map(skeleton, words)


def _has_lost_its_decimals(plain: str, match: re.Match[str]) -> bool:
    """``98.`` prints a mark and no decimals; three dots and more are a leader, not a mark."""
    end = match.end("number")
    rest = plain[end : end + 3]
    return rest.startswith(".") and rest != "..." and "." not in match["number"]


def _from_cell(text: str, plain: str, match: re.Match[str], *, repaired: bool) -> NumberReading | None:
    start, end = match.span("number")
    lone_dot = plain[max(0, start - 1) : start] == "." and plain[max(0, start - 2) : start] != ".."
    if lone_dot and not re.search(_MARK, match["number"]):
        return None  # ".67" may have lost what stood before the mark
    reading = _reading(text, plain, start, end)
    if match["down"] is not None:
        reading = replace(reading, value=-reading.value, signed=True)
    elif match["up"] is not None:
        reading = replace(reading, signed=True)
    after = plain[end:]
    role: NumberRole = "number"
    if re.fullmatch("0[0-9]+", match["number"]):
        role = "code"  # 01, 042: no score is printed with a leading zero and no decimals
    elif re.fullmatch("2[4-6][0-9]{2}", match["number"]):
        role = "year"
    return replace(
        reading,
        role=role,
        percent="ร้อยละ" in plain[:start] or re.search("[%％]|เปอร์|ercent", after) is not None,
        points="คะแนน" in after,
        repaired=repaired,
    )


def _reading(text: str, plain: str, start: int, end: int) -> NumberReading:
    """The value of the digits that stand from ``start`` to ``end``."""
    body = "".join(plain[start:end].split())
    signed = body[0] in _SIGNS
    unsigned = body.lstrip(_SIGNS)
    if "," in unsigned and _GROUPED_DIGITS.fullmatch(unsigned):
        unsigned = unsigned.replace(",", "")
    whole, _, fraction = _MARKS.sub(".", unsigned).partition(".")
    value = Decimal(f"{whole}.{fraction}" if fraction else whole)
    if signed and not body.startswith(("+", "＋")):
        value = -value
    return NumberReading(value, text[start:end], start, end, len(fraction), signed=signed)


def _scan(text: str, plain: str) -> Iterator[NumberReading]:
    for match in _TOKEN.finditer(plain):
        start, end = match.span()
        kind = match.lastgroup
        if kind in {"date", "dotted", "phone", "slashed"}:
            whole = re.match("[0-9]+", match.group())
            assert whole is not None
            role: NumberRole = "date" if kind == "date" else "phone" if kind == "phone" else "code"
            yield NumberReading(Decimal(whole.group()), text[start:end], start, end, 0, role=role)
            continue
        if start and plain[start - 1] in _SIGNS and (start == 1 or plain[start - 2] in " \t\n(["):
            start -= 1
        reading = _reading(text, plain, start, end)
        points = _POINTS_AFTER.match(plain, end) is not None
        percent = bool(_PERCENT_AFTER.match(plain, end) or _PERCENT_BEFORE.search(plain[max(0, start - 12) : start]))
        changes = _DIFFERENCE_BEFORE.search(plain[max(0, start - 60) : start]) and not _TO_AFTER.match(plain, end)
        reading = replace(
            reading,
            signed=reading.signed or bool(changes),
            points=points,
            percent=percent,
            repaired=kind == "comma" and not (points or percent),
        )
        yield replace(reading, role=_role(reading, plain))


def _role(reading: NumberReading, plain: str) -> NumberRole:
    """What the text beside a number makes of it; the order of the questions is the order of their weight."""
    start, end = reading.start, reading.end
    before, after = plain[max(0, start - 24) : start], plain[end : end + 24]
    integer = reading.decimals == 0
    if _is_code(reading, before, after):
        return "code"
    if integer and len(reading.printed) == 4 and 2400 <= reading.value <= 2699:
        return "year"
    if integer and _YEAR_BEFORE.search(before) and len(reading.printed) in {2, 4}:
        return "year"
    if integer and (_MONTH_AFTER.match(after) or _MONTH_BEFORE.search(before)):
        return "date"
    if reading.points or reading.percent:
        return "number"
    if _is_marker(reading, before, after):
        return "marker"
    if reading.decimals != 2 and _ORDINAL_BEFORE.search(before):
        return "ordinal"
    return "number"


def _is_code(reading: NumberReading, before: str, after: str) -> bool:
    """Letters glued to the digits (i1, A4), or a slash after a whole number (56301/-)."""
    if re.match("[A-Za-z]", after) and not re.match("[Pp]oint|[Pp]ercent", after):
        return True
    if re.search(r"[A-Za-z]\Z", before):
        return not (reading.decimals == 2 and re.search(r"[A-Za-z]{2}\Z", before))
    return reading.decimals == 0 and re.match(r"/\s?[0-9A-Za-zก-ฮ-]", after) is not None


def _is_marker(reading: NumberReading, before: str, after: str) -> bool:
    """``๑.`` ``๑)`` ``(๑)`` before a text, or a bare ``๑`` or ``๙.๑`` that opens a line with words after it."""
    if reading.decimals == 0 and len(reading.printed) <= 2:
        if after.startswith(")"):
            return True
        if re.match(r"\.(?![0-9.])\s*\S", after) and re.search(r"(?:^|[\s>;:,)\-–])$", before):
            return True
    opens_line = not before or before.rstrip(" \t").endswith("\n") or not before.strip()
    is_short = reading.decimals <= 1 and len(reading.printed) <= 4 and reading.value < 100
    return opens_line and is_short and re.match(r"\.?\s+[A-Za-zก-ฮเ-ไ]", after) is not None
