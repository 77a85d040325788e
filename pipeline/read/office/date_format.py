"""Dates and times of a sheet, which are numbers of days, as their format shows them: Thai or English, BE or CE."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta
from decimal import ROUND_HALF_UP, Decimal

from pipeline.read.office.format_codes import Section, Token

_BUDDHIST_YEARS = 543
_LAST_DAY = 2_958_465
_THAI_MONTHS = (
    "มกราคม", "กุมภาพันธ์", "มีนาคม", "เมษายน", "พฤษภาคม", "มิถุนายน", "กรกฎาคม", "สิงหาคม", "กันยายน", "ตุลาคม",
    "พฤศจิกายน", "ธันวาคม",
)  # fmt: skip
_THAI_SHORT = (
    "ม.ค.", "ก.พ.", "มี.ค.", "เม.ย.", "พ.ค.", "มิ.ย.", "ก.ค.", "ส.ค.", "ก.ย.", "ต.ค.", "พ.ย.", "ธ.ค.",
)  # fmt: skip
_ENGLISH_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
)  # fmt: skip
_THAI_DAYS = ("จันทร์", "อังคาร", "พุธ", "พฤหัสบดี", "ศุกร์", "เสาร์", "อาทิตย์")
_THAI_SHORT_DAYS = ("จ.", "อ.", "พ.", "พฤ.", "ศ.", "ส.", "อา.")
_ENGLISH_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


def has_date(section: Section) -> bool:
    """Whether a section shows a date or time."""
    return any(token.kind in ("date", "elapsed") for token in section.tokens)


def shown_date(value: Decimal, section: Section, *, from_1904: bool) -> str | None:
    """A number of days as the section shows it; ``None`` where it is no date that a sheet can show."""
    if not 0 <= value <= _LAST_DAY:
        return None
    tokens = _minutes_marked(section.tokens)
    decimals = max((len(token.text) for token in tokens if token.kind == "digit"), default=0)
    ticks = (value * 86_400).quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP)
    moment = _moment(value, ticks, from_1904=from_1904)
    pieces: list[str] = []
    noon = any(token.kind == "noon" for token in tokens)
    for token in tokens:
        if token.kind == "date":
            pieces.append(_part(token.text, moment, section, noon=noon))
        elif token.kind == "elapsed":
            per = {"h": 3_600, "n": 60, "s": 1}[token.text[0]]
            pieces.append(f"{int(ticks // per):0{len(token.text)}d}")
        elif token.kind == "noon":
            pieces.append(token.text.partition("/")[0 if moment.hour < 12 else 2])
        elif token.kind == "digit":
            pieces.append("." + f"{ticks % 1:f}".partition(".")[2])
        elif token.is_printed:
            pieces.append(token.text)
    return "".join(pieces)


def _moment(value: Decimal, ticks: Decimal, *, from_1904: bool) -> datetime:
    if from_1904:
        begin = datetime(1904, 1, 1)  # noqa: DTZ001 - a sheet knows no time zones
    elif value < 60:
        begin = datetime(1899, 12, 31)  # noqa: DTZ001
    else:
        # Sheets believe that there was a 29 February 1900.
        begin = datetime(1899, 12, 30)  # noqa: DTZ001
    return begin + timedelta(seconds=int(ticks))


def _minutes_marked(tokens: Sequence[Token]) -> list[Token]:
    """The tokens with ``n`` for minutes (an ``m`` beside hours or seconds) and parts of a second as one digit token."""
    parts = [index for index, token in enumerate(tokens) if token.kind in ("date", "elapsed")]
    minutes = {
        index
        for before, index, after in zip([None, *parts], parts, [*parts[1:], None], strict=False)
        if tokens[index].text[0] == "m"
        and len(tokens[index].text) < 3
        and (
            tokens[index].kind == "elapsed"
            or (before is not None and tokens[before].text[0] == "h")
            or (after is not None and tokens[after].text[0] == "s")
        )
    }
    return list(_joined([
        Token(token.kind, "n" * len(token.text)) if index in minutes else token for index, token in enumerate(tokens)
    ]))  # fmt: skip


def _joined(tokens: Sequence[Token]) -> Iterator[Token]:
    index = 0
    while index < len(tokens):
        token = tokens[index]
        index += 1
        if token.kind == "point" and index < len(tokens) and tokens[index].kind == "digit":
            zeros = 0
            while index < len(tokens) and tokens[index].kind == "digit":
                zeros, index = zeros + 1, index + 1
            yield Token("digit", "0" * min(zeros, 6))
        else:
            yield token


def _part(letters: str, moment: datetime, section: Section, *, noon: bool) -> str:
    letter, count = letters[0], len(letters)
    english = section.locale.english
    if letter in "yb":
        year = moment.year + (_BUDDHIST_YEARS if letter == "b" or section.locale.buddhist else 0)
        return f"{year:04d}" if count > 2 else f"{year % 100:02d}"
    if letter == "m":
        return _month(moment.month, count, english=english)
    if letter == "d":
        return _day(moment, count, english=english)
    if letter == "h":
        hour = (moment.hour % 12 or 12) if noon else moment.hour
        return f"{hour:0{min(count, 2)}d}"
    return f"{moment.minute if letter == 'n' else moment.second:0{min(count, 2)}d}"


def _month(month: int, count: int, *, english: bool) -> str:
    name = (_ENGLISH_MONTHS if english else _THAI_MONTHS)[month - 1]
    if count < 3:
        return f"{month:0{count}d}"
    if count == 3:
        return name[:3] if english else _THAI_SHORT[month - 1]
    return name[0] if count == 5 else name


def _day(moment: datetime, count: int, *, english: bool) -> str:
    if count < 3:
        return f"{moment.day:0{count}d}"
    day = moment.weekday()
    if count == 3:
        return _ENGLISH_DAYS[day][:3] if english else _THAI_SHORT_DAYS[day]
    return (_ENGLISH_DAYS if english else _THAI_DAYS)[day]
