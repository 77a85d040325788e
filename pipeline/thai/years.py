"""Years in running text, as Buddhist-era integers with their places and what they are years of.

Takes a text, gives every mention in order; never decides which of them is the year of a report.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from pipeline.thai.numerals import MONTH_PATTERN
from pipeline.thai.script import arabic_digits

YearKind = Literal["year", "date", "law"]

_ERA = r"(?:พ\s?\.\s?ศ\s?\.?|พศ\.)"
_HEAD = (
    r"(?P<fiscal>ปี\s?งบ\s?ประมาณ|งบประมาณ(?:รายจ่าย)?\s?(?:ประจำ)?ปี|FY|[Ff]iscal [Yy]ear)\s*"
    rf"(?:{_ERA}[\s.…]*)?\s*"
    rf"|(?P<be>{_ERA})[\s.…]*|(?P<ce>ค\.?\s?ศ\.?)\s*|(?P<plain>ปี(?:การประเมิน|ปฏิทิน|ที่)?)\s*(?:{_ERA})?\s*"
)
_MENTION = re.compile(
    rf"(?<![0-9.,])(?:(?:{_HEAD})(?:(?P<full>[0-9]{{4}})|(?P<parted>2\s?[4-6]\s?[0-9]\s?[0-9])|(?P<short>[3-9][0-9]))"
    r"|(?P<bare>2[4-6][0-9]{2}))(?![0-9]|[.,][0-9])"
)
_MONTH_BEFORE = re.compile(rf"(?:^|[^ก-์]|เดือน){MONTH_PATTERN}\s*(?:{_ERA})?\s*$")
_DATE_BEFORE = re.compile(r"(?<![0-9])[0-9]{1,2}/[0-9]{1,2}/$")
_BEFORE_SLASH = re.compile(r"(?:ไตรมาส(?:ที่)?\s?[1-4]|(?<![0-9])2[4-6][0-9]{2}|(?<![0-9])[0-9]{1,2}/[0-9]{1,2})\s?/$")
_COUNT_AFTER = re.compile(r"\s?(?:บาท|คน|ราย|ครั้ง|เรื่อง|หน่วยงาน|แห่ง|ตัว|ชุด|ฉบับ|ตารางเมตร|ไร่)")
_LAW_HEAD = re.compile(
    r"พ\s?\.\s?ร\s?\.\s?[บกฎ]\s?\.?|พระราชบัญญัติ|พระราชกำหนด|พระราชกฤษฎีกา|รัฐธรรมนูญ|ประมวลกฎหมาย|กฎกระทรวง|ระเบียบ"
    r"|ข้อบังคับ|ข้อบัญญัติ|เทศบัญญัติ|ประมวลจริยธรรม"
)
_NOT_A_LAW_NAME = re.compile(r"ปี|เดือน|วันที่|\n|\t|[0-9]{4}")
_LAW_REACH = 200
_KEPT = 2048  # texts of one document, which several readers search


@dataclass(frozen=True, slots=True)
class YearMention:
    """A year as printed: ``text[start:end] == printed`` holds the digits alone.

    ``be_year`` is Buddhist era. ``fiscal`` says that ปีงบประมาณ (fiscal year, 1 October to 30 September) stands
    before it. ``kind`` is ``law`` for the year in the name of a law, ``date`` for a year that follows a month.
    ``repaired`` says that the digits stand apart and were read together.
    """

    be_year: int
    start: int
    end: int
    printed: str
    fiscal: bool = False
    kind: YearKind = "year"
    repaired: bool = False


@lru_cache(maxsize=_KEPT)
def find_years(text: str) -> tuple[YearMention, ...]:
    """Every year of the text in order: พ.ศ. ๒๕๖๘, ปี 2567, ปีงบประมาณ ๖๘, bare ๒๕๖๘, ค.ศ. 2025."""
    plain = arabic_digits(text)
    found: list[YearMention] = []
    law_from = 0
    for match in _MENTION.finditer(plain):
        name = next(one for one in ("full", "parted", "short", "bare") if match[one] is not None)
        start, end = match.span(name)
        before = plain[max(0, start - 24) : start]
        if name in {"bare", "full"} and match["ce"] is None and _is_something_else(plain, match, start, end):
            continue
        dated = bool(_MONTH_BEFORE.search(before) or _DATE_BEFORE.search(before[-7:]))
        be_year = _to_be(re.sub(r"\s", "", match[name]), common_era=match["ce"] is not None)
        if be_year is None:
            continue
        fiscal = match["fiscal"] is not None
        is_law = not (fiscal or match["plain"] or dated) and _names_a_law(plain[law_from : match.start()])
        kind: YearKind = "law" if is_law else "date" if dated else "year"
        found.append(YearMention(be_year, start, end, text[start:end], fiscal, kind, repaired=name == "parted"))
        law_from = end
    return tuple(found)


def year_of_cell(text: str) -> int | None:
    """The Buddhist-era year that a cell names: its last one, or a bare year of the common era (2023 is พ.ศ. 2566)."""
    years = [one.be_year for one in find_years(text) if one.kind != "law"]
    if years:
        return years[-1]
    bare = arabic_digits(text).strip()
    return _to_be(bare, common_era=True) if re.fullmatch("[0-9]{4}", bare) else None


def _is_something_else(plain: str, match: re.Match[str], start: int, end: int) -> bool:
    """A bare number of four digits that is glued to letters or counts something, or is half of a code."""
    if match["bare"] is None:
        return False
    if plain[start - 1 : start] == "/" and not _BEFORE_SLASH.search(plain[max(0, start - 16) : start]):
        return True
    glued = re.search(r"[A-Za-z\-][0-9]*$", plain[max(0, start - 1) : start]) is not None
    is_range = re.search(r"2[4-6][0-9]{2}\s?[-–]$", plain[max(0, start - 7) : start]) is not None
    return (glued and not is_range) or _COUNT_AFTER.match(plain, end) is not None


def _to_be(digits: str, *, common_era: bool) -> int | None:
    """Buddhist-era year of four or two printed digits; ``None`` outside 2400-2699."""
    number = int(digits)
    if len(digits) == 2:
        return None if common_era else 2500 + number
    if 1857 <= number <= 2156:
        return number + 543
    return number if 2400 <= number <= 2699 and not common_era else None


def _names_a_law(before: str) -> bool:
    """Whether a law's name runs up to here: its head, then nothing that speaks of another time."""
    heads = list(_LAW_HEAD.finditer(before, max(0, len(before) - _LAW_REACH)))
    return bool(heads) and _NOT_A_LAW_NAME.search(before, heads[-1].end()) is None
