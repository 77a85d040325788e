"""Judge what a piece of text states by itself: a period, units, a status; find periods and units inside sentences.

Takes texts and the rulebook, gives support for a role or places; answers are kept. Never converts a value.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from pipeline.matching.once import once
from pipeline.matching.values.periods import read_period
from pipeline.matching.values.statuses import read_status
from pipeline.matching.values.units import split_units
from pipeline.rulebook import Rulebook
from pipeline.rulebook.calendar import CalendarRules
from pipeline.rulebook.patterns import loosen
from pipeline.rulebook.units import UnitRules
from pipeline.thai import arabic_digits, skeleton

_LONGEST_VALUE = 300
_SHORT = 60
_MOST = 0.5  # of a text must be its value
_LONGEST_UNIT = 40
_MOST_UNREAD = 0.45  # of a period may be no words of time (รุ่นที่ ๑ เดือนมีนาคม); more is a sentence that names a time
_ANY_YEAR = 2568  # where no year is printed, a period is one all the same
_NOW = re.compile(r"(?<=\S)[\s(]+(?:(?:และ|โดย|ซึ่ง)?(?:ขณะนี้|ปัจจุบัน)[ ]?|และ(?=ดำเนิน))?(?=\S)")
_BOUNDARY = r"(?:(?<![ก-๎])|(?<=ให้)|(?<=โดย)|(?<=ซึ่ง)|(?<=และ)|(?<=กับ))"
_GLUE = re.compile(r"[\s.,\-–—/]*")


@dataclass(frozen=True, slots=True)
class Assigned:
    """A clause that assigns a unit: the clause and the unit in it, as offsets."""

    start: int
    end: int
    unit_start: int
    unit_end: int


class Content:
    """Judge of values. Built once for a rulebook."""

    def __init__(self, rulebook: Rulebook) -> None:
        self._rulebook = rulebook
        units = rulebook.units
        self._unit_heads = tuple(skeleton(head) for head in (*units.heads, *units.posts))
        self._heads = tuple(skeleton(head) for head in units.heads)
        self._unit_names = frozenset(
            skeleton(spelling) for unit in units.units for spelling in (unit.name, *unit.aliases)
        )
        self._frames = tuple(
            re.compile(loosen(frame.replace("{unit}", "@")).replace("@", _unit_pattern(units)))
            for frame in rulebook.passages.outline.responsible
        )
        self._anchors, self._times = _time_patterns(rulebook.calendar)
        self.support = lru_cache(maxsize=8192)(self._support)
        self.role_of = lru_cache(maxsize=8192)(self._role_of)
        self.names_units = lru_cache(maxsize=8192)(self._names_units)
        self.status_at_end = lru_cache(maxsize=8192)(self._status_at_end)
        self.status_in = lru_cache(maxsize=8192)(self._status_in)

    def _support(self, role: str, text: str) -> float:
        """Return 1 if a text states what the role holds, -1 if it cannot, 0 if that is not known."""
        text = text.strip(" .:-")
        if not text:
            return 0.0
        if role == "period":
            return 1.0 if len(text) <= _LONGEST_VALUE and self.is_period(text) else -1.0
        if role == "responsible":
            return 1.0 if len(text) <= _LONGEST_VALUE and (self.names_units(text) or self._opens_unit(text)) else 0.0
        if role == "status":
            return 1.0 if read_status(text, self._rulebook.statuses).status != "unknown" else 0.0
        return 0.0

    def _role_of(self, text: str) -> str | None:
        """Return the role that a value states without any label: ``responsible``, ``period`` or ``status``.

        A sentence in which a time or a status occurs states none.
        """
        if self.support("status", text) > 0 and self._states_status(text):
            return "status"
        if self.support("period", text) > 0 and self._states_period(text):
            return "period"
        return "responsible" if self._is_units(text) else None

    def _states_status(self, text: str) -> bool:
        reading = read_status(text.strip(" .:-("), self._rulebook.statuses)
        return reading.start == 0 or reading.end - reading.start >= _MOST * len(text)

    def _states_period(self, text: str) -> bool:
        """Return whether most of a text is times and the words between them."""
        told = sum(len(found.group()) for found in self._times.finditer(arabic_digits(text)))
        return told >= _MOST * len(re.sub(r"[\s.,()/–-]", "", text))

    def is_period(self, text: str) -> bool:
        """Return whether a text is a period, with or without its year."""
        if len(text) > _SHORT and self._anchors.search(arabic_digits(text)) is None:
            return False
        period = read_period(text, fiscal_year=_ANY_YEAR, calendar=self._rulebook.calendar)
        return period.problem is None and period.how != "unknown" and period.unread <= _MOST_UNREAD * len(text)

    def _is_units(self, text: str) -> bool:
        """Return whether every entry of a text is a known unit, or a short text that begins like one."""
        if len(text) > _LONGEST_VALUE or not self.names_units(text):
            return False
        entries = [skeleton(entry) for entry in split_units(text, self._rulebook.units)]
        return all(
            entry in self._unit_names or (entry.startswith(self._heads) and len(entry) <= _LONGEST_UNIT)
            for entry in entries
        )

    def _names_units(self, text: str) -> bool:
        """Return whether every entry of a text begins like a unit or post."""
        entries = [skeleton(entry) for entry in split_units(text, self._rulebook.units)]
        return bool(entries) and all(
            entry in self._unit_names or entry.startswith(self._unit_heads) for entry in entries
        )

    def _opens_unit(self, text: str) -> bool:
        """Return whether a text begins with a unit that a space sets off (สำนักปลัด โทร. …)."""
        return skeleton(text.split(maxsplit=1)[0]) in self._unit_names

    def _status_at_end(self, text: str) -> int | None:
        """Return where a status begins that closes a text behind a space (กองคลัง ดำเนินการแล้วเสร็จ), else ``None``."""
        found = self._status_in(text)
        return found[0] if found is not None and not text[found[1] :].strip(" .)") else None

    def _status_in(self, text: str) -> tuple[int, int] | None:
        """Return the place of the first status behind a space in a sentence (… ดำเนินการแล้ว ตอบครบ ๕ เรื่อง)."""
        for found in _NOW.finditer(text):
            rest = text[found.end() :].rstrip(" .)")
            reading = read_status(rest, self._rulebook.statuses)
            bare = reading.end < len(rest) and not rest[reading.end :][:1].isspace()
            if reading.status != "unknown" and reading.start == 0 and rest != "ดำเนินการ" and not bare:
                return found.end(), found.end() + reading.end
        return None

    def status_at(self, text: str, start: int) -> tuple[int, int] | None:
        """Return the place of a status that begins here, or behind spaces (กองคลังดำเนินการแล้ว)."""
        begin = start + len(text[start:]) - len(text[start:].lstrip())
        reading = read_status(text[begin:], self._rulebook.statuses)
        is_read = reading.status != "unknown" and reading.start == 0 and text[begin : begin + reading.end] != "ดำเนินการ"
        return (begin, begin + reading.end) if is_read else None

    def assigned(self, text: str) -> Iterator[Assigned]:
        """Yield the clauses of a sentence that make a unit responsible (โดยให้กองช่างรับผิดชอบ)."""
        for frame in self._frames:
            for found in frame.finditer(text):
                yield Assigned(*found.span(), *found.span("unit"))

    def periods(self, text: str) -> Iterator[tuple[int, int]]:
        """Yield the places of periods in a sentence, each as long as it can be."""
        start = end = -1
        has_anchor = False
        for found in self._times.finditer(text):
            if start >= 0 and _GLUE.fullmatch(text, end, found.start()):
                end = found.end()
            else:
                if has_anchor:
                    yield start, end
                start, end, has_anchor = *found.span(), False
            has_anchor = has_anchor or self._anchors.match(text, found.start()) is not None
        if has_anchor:
            yield start, end


def _unit_pattern(units: UnitRules) -> str:
    """Return a pattern for a unit or several, as a group ``unit``: a known name, or a head and what follows it."""
    names = sorted({name for unit in units.units for name in (unit.name, *unit.aliases)}, key=len, reverse=True)
    known = "|".join(loosen(re.escape(name).replace(r"\ ", " ")) for name in names)
    heads = "|".join(loosen(re.escape(head)) for head in units.heads)
    one = rf"(?:{known}|{_BOUNDARY}(?:{heads})[ก-๎ฯ.]{{2,40}}?)"
    return rf"(?P<unit>{one}(?:(?:\s*(?:/|,|และ|กับ|ร่วมกับ)\s*){one}){{0,5}})"


def _time_patterns(calendar: CalendarRules) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Return a pattern for words that are a time by themselves, and one for all words that may stand in a period."""
    words = calendar.words
    months = [month.name for month in calendar.months]
    short = [re.escape(form).replace(r"\.", r"\.?\s?") for month in calendar.months for form in month.abbreviations]
    anchors = [
        *map(_word, months),
        *(rf"(?<![ก-๎]){form}(?![ก-๎])" for form in short),
        *(_word(word) + r"\s*[1-4]" for word in words.quarter),
        *map(_word, words.whole_year),
        *(_word(until + year) for until in words.until for year in (*words.fiscal, *words.year)),
        *(_word(word) for stretch in calendar.stretches for word in stretch.words),
        r"(?<![0-9])[0-9]{1,2}[/.\-][0-9]{1,2}[/.\-](?:25)?[0-9]{2}(?![0-9])",
    ]
    glue = [*words.fiscal, *words.year, *words.until, *words.to, "วันที่", "เดือน", "ตั้งแต่", "ระหว่าง", "เริ่ม", "ก่อน",
            "เป็นต้นไป", "ประจำ", "ใน", "ช่วง", "และ", "สิ้นเดือน", "สิ้นสุด", "ทุก"]  # fmt: skip
    anchor = "|".join(sorted(anchors, key=len, reverse=True))
    others = "|".join(_word(word) for word in sorted(glue, key=len, reverse=True))
    return re.compile(anchor), re.compile(rf"{anchor}|{others}|[0-9]{{1,4}}")


def _word(word: str) -> str:
    return loosen(re.escape(arabic_digits(word)).replace(r"\ ", " "))


@once
def content_of(rulebook: Rulebook) -> Content:
    """Return the judge of values of these rules."""
    return Content(rulebook)
