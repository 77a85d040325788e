"""Periods of a fiscal year in many styles, with the days they mean.

Takes the fiscal year (B.E., October to September) and a source of chance, gives a text and its first and last day.
"""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random
from typing import Final

from benchmarks.layouts.measures.truth import Period

LONG: Final = (
    "มกราคม", "กุมภาพันธ์", "มีนาคม", "เมษายน", "พฤษภาคม", "มิถุนายน", "กรกฎาคม", "สิงหาคม", "กันยายน", "ตุลาคม",
    "พฤศจิกายน", "ธันวาคม",
)  # fmt: skip
SHORT: Final = ("ม.ค.", "ก.พ.", "มี.ค.", "เม.ย.", "พ.ค.", "มิ.ย.", "ก.ค.", "ส.ค.", "ก.ย.", "ต.ค.", "พ.ย.", "ธ.ค.")
FISCAL: Final = (10, 11, 12, 1, 2, 3, 4, 5, 6, 7, 8, 9)
"""The months of a fiscal year in order."""


@dataclass(frozen=True, slots=True)
class Time:
    """A printed period, its days, and the places of its months in the fiscal year (0 to 11)."""

    text: str
    period: Period
    first: int = 0
    last: int = 11


@dataclass(frozen=True, slots=True)
class Calendar:
    """How a document writes months and years."""

    fiscal_year: int
    is_short: bool
    dash: str = " - "

    def year(self, month: int) -> int:
        """Return the calendar year (B.E.) of a month of the fiscal year."""
        return self.fiscal_year - 1 if month >= 10 else self.fiscal_year

    def month(self, month: int, *, bare: bool = False) -> str:
        """Return a month with its year, or without."""
        name = SHORT[month - 1] if self.is_short else LONG[month - 1]
        year = str(self.year(month))
        return name if bare else f"{name} {year[2:] if self.is_short else year}"

    def day(self, day: date) -> str:
        """Return a day."""
        return f"{day.day} {self.month(day.month)}"

    def first(self, month: int) -> date:
        """Return the first day of a month of the fiscal year."""
        return date(self.year(month) - 543, month, 1)

    def last(self, month: int) -> date:
        """Return the last day of a month of the fiscal year."""
        year = self.year(month) - 543
        return date(year, month, monthrange(year, month)[1])

    def bounds(self, first: int, last: int) -> Period:
        """Return the days from the first to the last month, given as places in the fiscal year."""
        return self.first(FISCAL[first]), self.last(FISCAL[last])


def draw_calendar(fiscal_year: int, dice: Random) -> Calendar:
    """Draw how a document writes time."""
    return Calendar(fiscal_year, dice.random() < 0.5, dice.choice((" - ", "-", " – ", " ถึง ")))


def _range(dice: Random) -> tuple[int, int]:
    first = dice.randrange(0, 10)
    return first, dice.randrange(first + 1, 12)


def _months(calendar: Calendar, dice: Random) -> Time:
    first, last = _range(dice)
    text = f"{calendar.month(FISCAL[first])}{calendar.dash}{calendar.month(FISCAL[last])}"
    return Time(text, calendar.bounds(first, last), first, last)


def _months_one_year(calendar: Calendar, dice: Random) -> Time:
    first = dice.randrange(3, 10)
    last = dice.randrange(first + 1, 12)
    text = f"{calendar.month(FISCAL[first], bare=True)}{calendar.dash}{calendar.month(FISCAL[last])}"
    return Time(text, calendar.bounds(first, last), first, last)


def _month(calendar: Calendar, dice: Random) -> Time:
    at = dice.randrange(12)
    prefix = "" if calendar.is_short else dice.choice(("", "เดือน"))
    return Time(prefix + calendar.month(FISCAL[at]), calendar.bounds(at, at), at, at)


def _days(calendar: Calendar, dice: Random) -> Time:
    first, last = _range(dice)
    start = calendar.first(FISCAL[first]) + timedelta(dice.randrange(15))
    end = calendar.last(FISCAL[last]) - timedelta(dice.randrange(10))
    return Time(f"{calendar.day(start)}{calendar.dash}{calendar.day(end)}", (start, end), first, last)


def _slashes(calendar: Calendar, dice: Random) -> Time:
    first, last = _range(dice)
    start, end = calendar.bounds(first, last)
    assert start is not None
    assert end is not None
    text = " - ".join(f"{day.day}/{day.month}/{day.year + 543}" for day in (start, end))
    return Time(text, (start, end), first, last)


def _quarter(calendar: Calendar, dice: Random) -> Time:
    number = dice.randint(1, 4)
    first, last = number * 3 - 3, number * 3 - 1
    year = calendar.fiscal_year
    text = dice.choice(("ไตรมาสที่ {n}", "ไตรมาส {n}", "ไตรมาสที่ {n}/{y}", "ไตรมาสที่ {n} ปีงบประมาณ พ.ศ. {y}"))
    return Time(text.format(n=number, y=year), calendar.bounds(first, last), first, last)


def _quarters(calendar: Calendar, dice: Random) -> Time:
    start = dice.randint(1, 3)
    end = dice.randint(start + 1, 4)
    text = dice.choice(("ไตรมาสที่ {a} - {b}", "ไตรมาส {a}-{b}", "ไตรมาสที่ {a} ถึงไตรมาสที่ {b}")).format(a=start, b=end)
    return Time(text, calendar.bounds(start * 3 - 3, end * 3 - 1), start * 3 - 3, end * 3 - 1)


def _within(calendar: Calendar, dice: Random) -> Time:
    at = dice.randrange(2, 12)
    prefix = dice.choice(("ภายใน", "ภายในเดือน", "ภายในสิ้นเดือน", "ไม่เกินเดือน", "แล้วเสร็จภายในเดือน"))
    return Time(prefix + calendar.month(FISCAL[at]), (None, calendar.last(FISCAL[at])), 0, at)


def _within_day(calendar: Calendar, dice: Random) -> Time:
    at = dice.randrange(2, 12)
    day = calendar.first(FISCAL[at]) + timedelta(dice.randrange(1, 27))
    if dice.random() < 0.4:
        return Time(f"ก่อนวันที่ {calendar.day(day)}", (None, day - timedelta(1)), 0, at)
    return Time(f"ภายใน{dice.choice(('วันที่ ', ' '))}{calendar.day(day)}", (None, day), 0, at)


def _onwards(calendar: Calendar, dice: Random) -> Time:
    at = dice.randrange(10)
    text = dice.choice(("ตั้งแต่เดือน{m} เป็นต้นไป", "ตั้งแต่ {m} เป็นต้นไป", "{m} เป็นต้นไป", "เริ่ม{m}เป็นต้นไป"))
    return Time(text.format(m=calendar.month(FISCAL[at])), (calendar.first(FISCAL[at]), None), at, 11)


def _whole(calendar: Calendar, dice: Random) -> Time:
    text = dice.choice((
        "ตลอดปีงบประมาณ พ.ศ. {y}", "ตลอดปีงบประมาณ", "ทุกเดือน", "ตลอดทั้งปีงบประมาณ {y}", "ปีงบประมาณ พ.ศ. {y}",
        "ตลอดปี", "เดือนละ 1 ครั้ง",
        "ทุกไตรมาส",
    ))  # fmt: skip
    return Time(text.format(y=calendar.fiscal_year), calendar.bounds(0, 11))


def _half(calendar: Calendar, dice: Random) -> Time:
    if dice.random() < 0.5:
        text = dice.choice(("6 เดือนแรก", "ครึ่งปีแรก", "รอบ 6 เดือนแรก", "ครึ่งแรกของปีงบประมาณ"))
        return Time(text, calendar.bounds(0, 5), 0, 5)
    text = dice.choice(("6 เดือนหลัง", "ครึ่งปีหลัง", "รอบ 6 เดือนหลัง", "ครึ่งหลังของปีงบประมาณ"))
    return Time(text, calendar.bounds(6, 11), 6, 11)


_STYLES: Final[Mapping[str, tuple[int, Callable[[Calendar, Random], Time]]]] = {
    "months": (18, _months), "months-one-year": (10, _months_one_year), "month": (14, _month), "days": (10, _days),
    "slashes": (5, _slashes), "quarter": (9, _quarter), "quarters": (6, _quarters), "within": (9, _within),
    "within-day": (8, _within_day), "onwards": (4, _onwards), "whole": (8, _whole), "half": (4, _half),
}  # fmt: skip


def draw_time(calendar: Calendar, dice: Random, style: str | None = None) -> Time:
    """Draw a period in a style, or in any."""
    if style is None:
        style = dice.choices(tuple(_STYLES), [share for share, _draw in _STYLES.values()])[0]
    return _STYLES[style][1](calendar, dice)


def draw_span(calendar: Calendar, dice: Random, size: int) -> Time:
    """Draw whole groups of ``size`` months (1 or 3) without a text, for columns of marks."""
    first = dice.randrange(12 // size)
    last = min(12 // size - 1, first + dice.choice((0, 0, 1, 2)))
    return Time("", calendar.bounds(first * size, last * size + size - 1), first * size, last * size + size - 1)
