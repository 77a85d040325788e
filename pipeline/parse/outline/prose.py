"""Read analyses in sentences: ตัวชี้วัดที่ ๔ … จุดอ่อนคือ … แนวทางปรับปรุงคือ …, one indicator in a line.

Takes entries without labels, gives ``indicator_analysis`` statements; a value ends where the next part or a closing
sentence begins.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import cast

from pipeline.matching.elements import text_matcher
from pipeline.matching.once import once
from pipeline.parse.outline.analyses import AnalysisRole
from pipeline.parse.outline.entry import Entry
from pipeline.parse.outline.labels import PART_ROLES
from pipeline.records import Field, Spot, Statement
from pipeline.rulebook import Rulebook
from pipeline.rulebook.patterns import loosen

_LINK = r"\s*(?:คือ(?:การ)?|อยู่ที่|ได้แก่|พบว่า|[:：])\s*"
_OPENS = r"(?:(?<=\s)|(?<=\))|(?<=มี)|(?<=ส่วน)|(?<=และ)|(?<=โดย))"
_NAME_ENDS = re.compile(r"\s*[(:：]|\s+(?:ได้|มี|คะแนน)|\s{2,}")
_SENTENCE = re.compile(r"\s+(?:จึง|และ|ดังนั้น)?(?:เห็น)?(?:ควร|ต้อง)")
_TRIMMED = " \t,;:.–—-"
_LONGEST_NAME = 120


class ProseParts:
    """Finder of the parts of an analysis in a sentence. Built once for a rulebook."""

    def __init__(self, rulebook: Rulebook) -> None:
        groups = []
        for role in PART_ROLES:
            words = rulebook.columns.roles[role]
            listed = sorted({*words.starts, *words.equals}, key=len, reverse=True)
            groups.append(rf"(?P<{role}>{'|'.join(loosen(re.escape(word)) for word in listed)})")
        tails = rulebook.passages.outline.tails.pattern
        self._words = re.compile(rf"{_OPENS}(?:{'|'.join(groups)})(?:{tails})?{_LINK}")
        self._improves = rulebook.passages.outline.analysis.improves

    def find(self, text: str, start: int) -> list[tuple[AnalysisRole, int, int, int]]:
        """Return role, start of its words, and the value as offsets, for each part of a sentence."""
        found = [(_role(match), *match.span()) for match in self._words.finditer(text, start)]
        if not found:
            return []
        for match in self._improves.finditer(text, found[0][2]):
            is_apart = text[match.start() - 1].isspace() and match.group().endswith("โดย")
            if is_apart and not any(role == "improvement" for role, _, _ in found):
                found.append(("improvement", *match.span()))
        found.sort(key=lambda one: one[1])
        ends = [*(begin for _, begin, _ in found[1:]), len(text)]
        parts: list[tuple[AnalysisRole, int, int, int]] = []
        for (role, begin, value), end in zip(found, ends, strict=True):
            closing = _SENTENCE.search(text, value, end)
            stop = len(text[: closing.start() if closing is not None else end].rstrip(_TRIMMED))
            if value < stop:
                parts.append((role, begin, value, stop))
        return parts


def _role(match: re.Match[str]) -> AnalysisRole:
    return cast(AnalysisRole, match.lastgroup)


@once
def prose_parts(rulebook: Rulebook) -> ProseParts:
    """Return the finder of parts in sentences of these rules."""
    return ProseParts(rulebook)


def read_prose(entries: Sequence[Entry], rulebook: Rulebook) -> Iterator[Statement]:
    """Yield the analysis of each line that opens with the name of an indicator and says its parts in sentences."""
    matcher, finder = text_matcher(rulebook), prose_parts(rulebook)
    for entry in entries:
        line = entry.line
        if entry.labels or entry.several or line.table is not None:
            continue
        parts = finder.find(line.text, line.body)
        if not parts:
            continue
        for begin in dict.fromkeys((line.body, 0)):
            cut = _NAME_ENDS.search(line.text, begin + 1)
            end = min(cut.start() if cut is not None else len(line.text), parts[0][1])
            name = line.text[begin:end].rstrip(_TRIMMED)
            named = matcher.element(name) if 0 < len(name) <= _LONGEST_NAME else None
            if named is not None and named.sure and named.scope == "indicator":
                label = Field("indicator", Spot(line.passage_of(begin, begin + len(name))))
                fields = [
                    Field(role, Spot(line.passage_of(value, stop)), line.text[start:value].strip())
                    for role, start, value, stop in parts
                ]
                yield Statement("indicator_analysis", "outline#analysis", label.spot, tuple(fields), (label,))
                break
