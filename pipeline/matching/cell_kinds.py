"""Tell what kind of content a cell has: a period, a unit, a status, a mark, an item, a number, prose.

Takes the text of a cell, gives the kinds with how surely each fits (0 to 1), as the readers of values see it. Never
looks at the column or the header. Answers are kept: the same units, periods and marks fill thousands of cells.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache

from pipeline.matching.elements import TextMatcher, text_matcher
from pipeline.matching.once import once
from pipeline.matching.values.lists import split_list
from pipeline.matching.values.periods import read_period
from pipeline.matching.values.statuses import is_mark, read_status
from pipeline.matching.values.time_words import TokenKind, cut
from pipeline.matching.values.units import split_units
from pipeline.records import Scope
from pipeline.rulebook import Rulebook
from pipeline.rulebook.roles import CellKind
from pipeline.thai.numerals import is_blank_mark, read_number

Kinds = Mapping[CellKind, float]

# Longer texts are prose, whatever they begin with.
_LONGEST = {"period": 90, "unit": 160, "status": 90, "element": 220, "money": 40, "person": 80}
_LONGEST_UNIT = 45
_LONGEST_POST = 28
_SHORTEST_PROSE = 6
_LEAST_MONEY = 1000
_PROGRESS_BESIDE = 40  # characters beside a state in a cell of states
_OF_SCOPE: dict[Scope, CellKind] = {
    "instrument": "instrument", "indicator": "indicator", "sub_indicator": "indicator", "question": "question",
    "item": "item",
}  # fmt: skip
_TIME: frozenset[TokenKind] = frozenset({
    "date", "month", "quarter", "stretch", "whole_year", "recurring", "year", "fiscal", "calendar_year",
})  # fmt: skip
_SLOTS: frozenset[TokenKind] = frozenset({"month", "quarter", "stretch"})
_NEUTRAL: frozenset[TokenKind] = frozenset({"era", "year", "fiscal", "calendar_year", "to", "number"})
_LINK = re.compile(r"https?://|www\.|\.go\.th|^\s*(?:ลิง[กค]์?|link|QR)", re.IGNORECASE)
_AMOUNT = re.compile(r"(?:^|[^0-9๐-๙])[0-9๐-๙]{1,3}(?:,[0-9๐-๙]{3})+(?:\.[0-9๐-๙]{2})?|[0-9๐-๙]\s*บาท")
_ARROW = re.compile(r"[<>←→↔⇒⇔⟶⟷▬━─═■█▓*+=\-–—\s]*[<>←→↔⇒⇔⟶⟷▬━─═■█▓*+][<>←→↔⇒⇔⟶⟷▬━─═■█▓*+=\-–—\s]*")
_SO_THAT = "ให้"  # before what is wished for: จัดทำทะเบียนให้ครบ
_NUMBERING = re.compile(r"^[\s(]*[0-9๐-๙.]{1,5}[.)]*\s*")
_CODE = re.compile(r"\W*(?:ข้อ(?:ที่)?\s*)?(?P<letter>OIT|[OIE])[\s.-]*[0-9๐-๙]{1,2}\W*", re.IGNORECASE)
_ONE_DIGIT = re.compile(r"[1-4๑-๔]")


class CellReader:
    """Reader of the kinds of cells by one rulebook."""

    def __init__(self, rulebook: Rulebook) -> None:
        self.rulebook = rulebook
        self.matcher: TextMatcher = text_matcher(rulebook)
        self._lacks = rulebook.passages.outline.analysis.lacks
        self._units = frozenset(unit.name for unit in rulebook.units.units)
        self._heads = rulebook.units.heads
        self._posts = rulebook.units.posts
        self._year = max(int(year) for year in rulebook.frameworks)
        people = "|".join(map(re.escape, rulebook.columns.person_titles))
        self._person = re.compile(rf"^\W*[0-9๐-๙]*[.)\s]*(?:{people})(?!ก)")
        self.kinds = lru_cache(maxsize=60_000)(self._kinds)
        self.time_of_header = lru_cache(maxsize=8192)(self._time_of_header)

    def is_set(self, text: str) -> bool:
        """Return whether a cell is marked: a check mark, or an arrow or bar of a time chart."""
        return is_mark(text, self.rulebook.statuses) == "set" or _ARROW.fullmatch(text.strip()) is not None

    def is_time(self, text: str) -> bool:
        """Return whether a text says a time and nothing else: ``ไตรมาสที่ ๒``, ``รอบ ๖ เดือนแรก``, ``ต.ค. ๖๗``."""
        if len(text) > _LONGEST["period"]:
            return False
        tokens = [token.kind for token in cut(text, self.rulebook.calendar)]
        if tokens[:1] == ["number"]:
            return False  # a day: a date is no part of the year
        return any(kind in _SLOTS for kind in tokens) and all(kind in _SLOTS | _NEUTRAL for kind in tokens)

    def _time_of_header(self, path: tuple[str, ...]) -> str:
        """Return the time that a header path names, the lowest text first; empty if it names none.

        The month, quarter or half-year of a column of marks: ``ไตรมาส ๑``, ``ต.ค. ๖๗``, or ``๑`` below ``ไตรมาส``.
        """
        if not path:
            return ""
        lowest, above = path[-1], path[:-1]
        if _ONE_DIGIT.fullmatch(lowest.strip()):
            words = self.rulebook.calendar.words.quarter
            named = any(word.casefold() in text.casefold() for word in words for text in above)
            return f"{words[-2] if len(words) > 1 else words[0]} {lowest.strip()}" if named else ""
        if not self.is_time(lowest):
            return ""
        tokens = ([token.kind for token in cut(text, self.rulebook.calendar)] for text in above)
        years = [
            text
            for text, kinds in zip(above, tokens, strict=True)
            if "year" in kinds and all(kind in _NEUTRAL for kind in kinds)
        ]
        return " ".join([lowest, *reversed(years)])

    def _kinds(self, text: str) -> Kinds:
        stripped = text.strip()
        mark = is_mark(stripped, self.rulebook.statuses)
        if mark == "set" or self.is_set(stripped):
            return {"mark": 1.0}
        if mark == "unset" or is_blank_mark(stripped, self.rulebook.columns.blank_words):
            return {"blank": 1.0}
        number = read_number(stripped)
        if number is not None:
            return self._of_number(stripped, float(number.value), number.decimals)
        code = _CODE.fullmatch(stripped)
        if code is not None:
            return {"item" if code["letter"][0] in "Oo" else "question": 1.0, "code": 1.0}
        found: dict[CellKind, float] = {}
        if len(split_list(stripped, self.rulebook.text.dash_pairs)) > 1:
            found["list"] = 1.0
        for kind, fit in self._typed(stripped, is_list=bool(found)):
            found[kind] = max(fit, found.get(kind, 0.0))
        if not found.keys() - {"list"}:
            found["prose" if len(stripped) >= _SHORTEST_PROSE else "short"] = 1.0
        if found.get("prose"):
            found.update(dict.fromkeys(self._of_prose(stripped), 1.0))
        return found

    def _of_prose(self, text: str) -> Iterator[CellKind]:
        """Yield the further kinds of a sentence: what is done, lacks or goes well, an amount, a bound to be reached."""
        columns = self.rulebook.columns
        is_action = _NUMBERING.sub("", text).startswith(columns.action_words)
        if is_action:
            yield "action"
        if self._lacks.search(text):
            yield "lack"
        elif not (is_action and _SO_THAT in text) and any(word in text for word in columns.praise_words):
            yield "praise"
        if columns.amount_pattern.search(text):
            yield "amount"
        if any(word in text for word in columns.bound_words):
            yield "bound"

    def _of_number(self, text: str, value: float, decimals: int) -> Kinds:
        if _AMOUNT.search(text) or value >= _LEAST_MONEY * 10:
            return {"money": 1.0}
        if decimals == 0 and 2400 <= value <= 2699:
            return {"year": 1.0}
        if decimals == 0:
            return {"number": 1.0}
        return {"score": 1.0} if value <= 100 else {"money": 1.0}

    def _typed(self, text: str, *, is_list: bool) -> list[tuple[CellKind, float]]:
        found: list[tuple[CellKind, float]] = []
        if len(text) <= _LONGEST["period"] and self._is_period(text):
            found.append(("period", 1.0))
        if len(text) <= _LONGEST["element"] and not found:
            if self.matcher.is_issue(text):
                found.append(("issue", 1.0))
            match = self.matcher.element(text)
            if match is not None and match.scope in _OF_SCOPE and (match.sure or not is_list):
                found += [(_OF_SCOPE[match.scope], 1.0 if match.sure else 0.5), ("prose", 0.0 if match.sure else 0.5)]
        if len(text) <= _LONGEST["unit"] and not found and (fit := self._unit(text)):
            found.append(("unit", fit))
        if self._is_status(text):
            found.append(("status", 1.0))
        if len(text) <= _LONGEST["money"] and (_AMOUNT.search(text) or self._is_without_cost(text)):
            found.append(("money", 1.0))
        if len(text) <= _LONGEST["person"] and self._person.match(text):
            found.append(("person", 1.0))
        if _LINK.search(text):
            found.append(("link", 1.0))
        if not found and self.matcher.organisation(text):
            found.append(("organisation", 1.0))
        if not found and self.matcher.level(text) is not None:
            found.append(("level", 1.0))
        return found

    def _is_period(self, text: str) -> bool:
        """Return whether a text is a period: it begins with a word of time and has little else."""
        tokens = [token.kind for token in cut(text, self.rulebook.calendar)]
        known = sum(1 for kind in tokens if kind != "unknown")
        if not tokens or tokens[0] == "unknown" or not any(kind in _TIME for kind in tokens):
            return False
        if known == len(tokens) or known >= 2 * (len(tokens) - known):
            return True
        return read_period(text, fiscal_year=self._year, calendar=self.rulebook.calendar).end is not None

    def _unit(self, text: str) -> float:
        """Return how surely the entries of a cell are units or posts; a long entry is a sentence."""
        units = split_units(text, self.rulebook.units)
        fits = [self._of_unit(unit) for unit in units]
        return (
            min(fits, default=0.0)
            if all(fits)
            else sum(fits) / len(fits)
            if sum(map(bool, fits)) * 2 > len(fits)
            else 0.0
        )

    def _of_unit(self, unit: str) -> float:
        if unit in self._units:
            return 1.0
        if len(unit) <= _LONGEST_UNIT and unit.startswith(self._heads):
            return 0.8
        return 0.6 if len(unit) <= _LONGEST_POST and unit.startswith(self._posts) else 0.0

    def _is_without_cost(self, text: str) -> bool:
        return any(word in text for word in self.rulebook.columns.no_cost_words)

    def _is_status(self, text: str) -> bool:
        reading = read_status(text, self.rulebook.statuses)
        if reading.problem is not None:
            return len(text) <= _LONGEST["status"]
        beside = reading.progress_end - reading.progress_start
        return reading.status != "unknown" and reading.start <= 1 and beside <= _PROGRESS_BESIDE


@once
def cell_reader(rulebook: Rulebook) -> CellReader:
    """Return the reader of cells by these rules."""
    return CellReader(rulebook)
