"""The words around names, compiled: areas (ตำบล อำเภอ จังหวัด), web domains, agencies, heads of lines.

Takes the organisation rules and plain text, gives offsets; never knows pages or tables.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from pipeline.matching.once import once
from pipeline.matching.prefixes import PrefixFinder, PrefixMatch, prefix_finder
from pipeline.rulebook.organisations import OrganisationRules
from pipeline.thai import skeleton
from pipeline.thai.script import THAI

AreaLevel = Literal["subdistrict", "district", "province"]
Where = Literal["title", "memo", "text", "cell"]
_LEVELS: tuple[AreaLevel, ...] = ("subdistrict", "district", "province")
_GAP = re.compile(r"[\s,()\"“”.…/|*-]{0,24}")
_HEAD = re.compile(r"[\s*#•\-–\"“”'.…:(]+")


@dataclass(frozen=True, slots=True)
class AreaName:
    """The name of an area in a text: ``text[start:end]`` has its word, ``text[name_start:name_end]`` is the name."""

    level: AreaLevel
    start: int
    end: int
    name_start: int
    name_end: int


class MentionWords:
    """The rules of ``mentions.yml`` and the agency words of ``prefixes.yml``, compiled. Immutable after it is made."""

    def __init__(self, rules: OrganisationRules) -> None:
        self.finder: PrefixFinder = prefix_finder(rules)
        mentions = rules.mentions
        parts = []
        for level in _LEVELS:
            names = sorted(getattr(mentions.area_words, level), key=len, reverse=True)
            parts.append(f"(?P<{level}>" + "|".join(_area_word(name) for name in names) + ")")
        self._area = re.compile(
            rf"(?:{'|'.join(parts)})" + rf"\s{{0,2}}(?P<name>[ก-ฮเ-ไ](?:[{THAI}]|\ufffd\s?า)++(?:-[{THAI}]+)*)(?!\.)"
        )
        # First a cheap search for the words alone: looking behind every letter is slow.
        words = [word for level in _LEVELS for word in getattr(mentions.area_words, level)]
        self._area_word = re.compile("|".join(_plain_area_word(word) for word in words))
        self._memo = tuple(mentions.memo_heads)
        self._memo_agency = tuple(mentions.memo_agency_heads)
        self._before = frozenset(skeleton(word) for word in mentions.before_reporter)
        before = "|".join(map(re.escape, sorted(mentions.before_reporter, key=len, reverse=True)))
        agency = "|".join(map(re.escape, sorted(rules.prefixes.agency_prefixes, key=len, reverse=True)))
        before_number = "|".join(map(re.escape, sorted(rules.prefixes.agency_number_words, key=len, reverse=True)))
        areas = "|".join(map(re.escape, (*mentions.area_words.district, *mentions.area_words.province)))
        ends = rf"(?=[ \t]*(?:$|\n|\(|{areas}))"
        digits = "[0-9๐-๙]{1,2}(?![0-9๐-๙.,/])"
        glued = "(?:(?<=ที่)|(?<=เขต)|(?<=ภาค))"
        number = rf"(?P<number>{glued}\s?{digits}|\s{{0,2}}(?:{before_number})\s{{0,2}}{digits}|\s{digits}{ends})?"
        name = rf"(?P<name>(?:{agency})[{THAI}]*{number})"
        self._agency_title = re.compile(rf"^[\s*#\"“(]*(?:{before})?\s*{name}")
        self._agency_of = re.compile(rf"(?:ของ|โดย)\s?{name}")
        self._agency_any = re.compile(rf"(?<![{THAI}]){name}")
        self._agency_stop = re.compile("|".join(map(re.escape, rules.prefixes.agency_stops)))
        self._agency_short = frozenset(rules.prefixes.agency_short)
        self._agency_prefixes = frozenset(rules.prefixes.agency_prefixes)
        self._never = tuple(skeleton(name) for name in rules.prefixes.not_a_reporter)
        suffixes = "|".join(re.escape(suffix) for suffix in sorted(mentions.domain.suffixes, key=len, reverse=True))
        self._domain = re.compile(
            rf"(?<![\w.@-])(?:https?\s?://|[\w.+-]+@)?((?:[a-z0-9-]+\.)+(?:{suffixes}))(?![a-z0-9-])",
            re.IGNORECASE | re.ASCII,
        )
        self._not_the_body = tuple(mentions.domain.not_the_body)

    def areas(self, text: str, taken: list[PrefixMatch]) -> list[AreaName]:
        """Return names of areas outside the prefixes and names of organisations."""
        found: list[AreaName] = []
        if self._area_word.search(text) is None:
            return found
        for hit in self._area.finditer(text):
            level = next(level for level in _LEVELS if hit.group(level))
            start, name_start = hit.start(), hit.start("name")
            if any(match.start <= start < match.name_end for match in taken):
                continue
            run = hit.group("name")
            if self.finder.begins_sentence(run):
                continue
            end = name_start + self.finder.cut(run)
            if self.finder.begins_sentence(text[name_start:end]):
                continue
            found.append(AreaName(level, start, end, name_start, end))
        return found

    def chain(self, text: str, start: int, areas: list[AreaName]) -> list[AreaName]:
        """Return the areas that follow each other from ``start`` with only spaces and punctuation between."""
        chain: list[AreaName] = []
        for area in areas:
            if area.start < start:
                continue
            rising = not chain or _LEVELS.index(area.level) > _LEVELS.index(chain[-1].level)
            gap = _GAP.match(text, start)
            if not rising or gap is None or gap.end() < area.start or "\n\n" in text[start : area.start]:
                break
            chain.append(area)
            start = area.end
        return chain

    def domains(self, text: str) -> Iterator[tuple[int, int]]:
        """Return the offsets of hosts that may be the organisation's own."""
        if "." not in text:
            return
        for hit in self._domain.finditer(text):
            host = hit.group(1).casefold().removeprefix("www.")
            if not any(host == other or host.endswith("." + other) for other in self._not_the_body):
                yield hit.span(1)

    def where(self, text: str, start: int, end: int) -> Where:
        """Return where a part of a paragraph stands: in the head of a memo, as a title, or in running text."""
        line_start = text.rfind("\n", 0, start) + 1
        line_end = text.find("\n", end)
        line_end = len(text) if line_end < 0 else line_end
        head = _HEAD.sub("", text[line_start:start])
        if head.startswith(self._memo):
            return "memo"
        is_title = (not head or skeleton(head) in self._before) and line_end - end <= 60
        return "title" if is_title else "text"

    def agencies(self, line: str, may_be_title: bool) -> Iterator[tuple[Where, int, int]]:
        """Return names of agencies in a line that names the reporter; none where it names a local government."""
        head = _HEAD.sub("", line)[:20]
        in_memo = head.startswith(self._memo_agency)
        if not in_memo and not may_be_title:
            return
        if next(self.finder.find(line), None) is not None:
            return
        if in_memo:
            hits = list(self._agency_any.finditer(line))
        else:
            hits = [hit for hit in (self._agency_title.search(line), self._agency_of.search(line)) if hit][:1]
        for hit in hits:
            start, end = hit.span("name")
            stop = self._agency_stop.search(hit.group("name"), 3)
            end = start + stop.start() if stop else end
            name = line[start:end]
            bare = line[start : min(end, hit.start("number"))] if hit.group("number") else name
            is_name = bare == "กรุงเทพมหานคร" or (bare in self._agency_short and bare != name)
            if bare in self._agency_prefixes and not is_name:
                continue
            if not self.finder.begins_with_prefix(name) and not self.is_never_reporter(line[start : end + 40]):
                yield ("memo" if in_memo else "title"), start, end

    def is_agency(self, label: str) -> bool:
        """Return whether a label begins as the names of agencies do."""
        return label.strip().startswith(tuple(self._agency_prefixes))

    def is_never_reporter(self, text: str) -> bool:
        """Return whether a text begins with an organisation that is only mentioned, never the reporter."""
        return skeleton(text).startswith(self._never)


@once
def mention_words(rules: OrganisationRules) -> MentionWords:
    """Return the compiled words of these rules."""
    return MentionWords(rules)


def _area_word(word: str) -> str:
    """Return a pattern for a word before an area's name; a short one must not follow a letter."""
    free = word in ("อำเภอ", "จังหวัด")
    boundary = "" if free else f"(?<![{THAI}.])"
    return boundary + _plain_area_word(word)


def _plain_area_word(word: str) -> str:
    if word.endswith("."):
        return re.escape(word[:-1]) + r"\s?\."
    return re.escape(word).replace("ำ", "(?:ำ|\ufffd\\s?า)")
