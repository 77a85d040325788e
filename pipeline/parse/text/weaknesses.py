"""Read what a document says of an indicator under headings (weakness, improvement), and lists of obstacles.

Takes passages and the rulebook, gives weakness, improvement and strength as exact slices; never reads the columns of a
table and never splits a text that has no heading.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Literal

from pipeline.parse.text.subjects import Names, find_subjects, names_of
from pipeline.parse.text.view import View, view, window
from pipeline.records import Document, Field, Paragraph, Passage, Spot, Statement, Table
from pipeline.rulebook import Rulebook
from pipeline.rulebook.passages import AnalysisRules

AnalysisRole = Literal["weakness", "improvement", "strength"]
_ROLES: tuple[AnalysisRole, ...] = ("weakness", "improvement", "strength")
_Head = tuple[int, int, AnalysisRole]
_KEPT = 3
_AROUND = " \n\t:：-–."


def split_analysis(passage: Passage, rulebook: Rulebook) -> list[tuple[AnalysisRole, Passage]]:
    """Return the parts of a cell or paragraph under its headings, in order; a role may occur twice.

    Empty where it has no headings, or nothing stands under them.
    """
    seen = view(passage)
    return [(role, seen.part(start, end)) for role, start, end in _parts(seen, rulebook.passages.analyses)]


def _parts(seen: View, rules: AnalysisRules) -> list[tuple[AnalysisRole, int, int]]:
    return [part for part in _headed(seen, rules) if part[1] < part[2]]


def _headed(seen: View, rules: AnalysisRules) -> list[tuple[AnalysisRole, int, int]]:
    """Return the text under each heading; empty if the next heading or the end follows at once."""
    heads: list[_Head] = []
    for role in _ROLES:
        pattern = (
            rules.weakness if role == "weakness" else rules.improvement if role == "improvement" else rules.strength
        )
        heads += [(*hit.span(), role) for hit in pattern.finditer(seen.text)]
    taken: list[_Head] = []
    for start, end, role in sorted(heads, key=lambda head: (head[0], -head[1])):
        if taken and start < taken[-1][1]:
            continue
        if _opens_line(seen, rules, start) or _goes_on(seen, rules, taken, start, end, role):
            taken.append((start, end, role))
    parts: list[tuple[AnalysisRole, int, int]] = []
    for number, (_, end, role) in enumerate(taken):
        stop = taken[number + 1][0] if number + 1 < len(taken) else len(seen.text)
        if number + 1 < len(taken):
            stop = _without_marker(seen, rules, end, stop)
        parts.append((role, *_trimmed(seen, end, stop)))
    return parts


def _opens_line(seen: View, rules: AnalysisRules, start: int) -> bool:
    line = seen.text.rfind("\n", 0, start) + 1
    marker = rules.list_item.match(seen.text, line)
    return not seen.text[marker.end() if marker else line : start].strip(_AROUND + "*#\"'")


def _goes_on(seen: View, rules: AnalysisRules, taken: list[_Head], start: int, end: int, role: AnalysisRole) -> bool:
    """Return whether a heading inside a line is valid: after another, in order, between spaces or colons."""
    if not taken or _ROLES.index(role) <= _ROLES.index(taken[-1][2]):
        return False
    apart = seen.text[start - 1].isspace() and seen.text[end : end + 1] in {" ", "\n", ":"}
    return apart and rules.not_after.search(seen.text[:start]) is None


def _without_marker(seen: View, rules: AnalysisRules, start: int, stop: int) -> int:
    """Return the end of a part without the number of the next heading (๒. ข้อที่ต้องพัฒนา)."""
    line = seen.text.rfind("\n", start, stop)
    marker = rules.list_item.match(seen.text, line) if line >= 0 else None
    return line if marker and marker.end() >= stop else stop


def _trimmed(seen: View, start: int, end: int) -> tuple[int, int]:
    text = seen.text[start:end]
    begin = start + len(text) - len(text.lstrip(_AROUND))
    return begin, max(begin, start + len(text.rstrip(" \n\t*")))


@dataclass(slots=True)
class _Walk:
    """The state of the walk over a document.

    The indicator spoken of, a heading (ข้อบกพร่อง) that stood alone right before, and whether a list of obstacles is
    open.
    """

    rulebook: Rulebook
    names: Names
    indicator: Field | None = None
    age: int = 0
    heading: AnalysisRole | None = None
    open_list: AnalysisRole | None = None
    had_obstacles: bool = False
    found: list[Statement] = field(default_factory=list)

    def paragraph(self, passage: Passage) -> None:
        rules = self.rulebook.passages.analyses
        seen = view(passage)
        if not seen.text.strip():
            return
        if self._list(seen, rules):
            return
        self.age += 1
        for start, end in self._sections(seen):
            section = window(seen, start, end)
            self._remember(section)
            if self.indicator is None or self.age > _KEPT:
                continue
            headed = _headed(section, rules)
            fields = tuple(Field(role, section.spot(*place)) for role, *place in headed if place[0] < place[1])
            if not headed and self.heading is not None and not self._names_indicator(section):
                begin, stop = _trimmed(section, 0, len(section.text))
                fields = (Field(self.heading, section.spot(begin, stop)),) if begin < stop else ()
            last = headed[-1] if headed else None
            self.heading = last[0] if last is not None and last[1] >= last[2] else None
            if fields:
                self.age = 0
                place = Spot(section.part(*_trimmed(section, 0, len(section.text))))
                self.found.append(Statement("indicator_analysis", "prose#analysis", place, fields, (self.indicator,)))

    def table(self, table: Table) -> None:
        """Record the indicator of a table, which governs the paragraphs right below."""
        self.open_list, self.heading, self.had_obstacles = None, None, False
        for cell in table.cells:
            if cell.column == 0:
                self._remember(view(cell.passage), Spot(cell.passage, table.number, cell.row + 1, 1))

    def _remember(self, seen: View, spot: Spot | None = None) -> None:
        subjects = find_subjects(seen, self.rulebook.passages.results, self.names)
        first = next((one for one in subjects if one.scope == "indicator"), None)
        if first is not None and not first.by_name and not seen.text[: first.start].strip(_AROUND + "0123456789()*#"):
            self.indicator, self.age = Field("indicator", spot or seen.spot(first.start, first.end)), 0

    def _names_indicator(self, seen: View) -> bool:
        found = find_subjects(seen, self.rulebook.passages.results, self.names)
        return any(one.scope == "indicator" and not one.by_name for one in found)

    def _sections(self, seen: View) -> Iterator[tuple[int, int]]:
        """Return the parts of a paragraph that begin with a line of an indicator."""
        starts = [0]
        for one in find_subjects(seen, self.rulebook.passages.results, self.names):
            line = seen.text.rfind("\n", 0, one.start) + 1
            opens = not seen.text[line : one.start].strip(_AROUND + "0123456789()*#")
            if one.scope == "indicator" and not one.by_name and line > starts[-1] and opens:
                starts.append(line)
        yield from zip(starts, [*starts[1:], len(seen.text)], strict=True)

    def _list(self, seen: View, rules: AnalysisRules) -> bool:
        """Add the items of lists under ปัญหา/อุปสรรค, and of the list of remedies right behind."""
        rest = 0
        role: AnalysisRole
        if hit := rules.obstacle_heading.search(seen.text) or rules.whole_heading.search(seen.text):
            role, rest, self.had_obstacles = "weakness", hit.end(), True
        elif self.had_obstacles and (hit := rules.improvement_heading.search(seen.text)):
            role, rest = "improvement", hit.end()
        elif self.open_list is not None and rules.list_item.match(seen.text):
            role = self.open_list
        else:
            self.open_list = None
            return False
        self.open_list = role
        marks = list(rules.list_item.finditer(seen.text, max(0, rest - 1)))
        for number, mark in enumerate(marks):
            end = marks[number + 1].start() if number + 1 < len(marks) else len(seen.text)
            begin, end = _trimmed(seen, mark.end(), end)
            if begin < end:
                spot = seen.spot(begin, end)
                statement = Statement("indicator_analysis", "prose#obstacle", spot, (Field(role, spot),))
                self.found.append(statement)
        return True


def parse_analyses(document: Document, rulebook: Rulebook) -> list[Statement]:
    """Return ``indicator_analysis`` statements outside tables.

    ``prose#analysis`` has fields ``weakness``, ``improvement``, ``strength`` and the indicator's label as context;
    ``prose#obstacle`` is one item of a list of obstacles (ปัญหา/อุปสรรค) of the whole assessment, without an indicator:
    ``weakness``, or ``improvement`` where the list says what to do about them.
    """
    walk = _Walk(rulebook, names_of(rulebook))
    for block in document.blocks:
        if isinstance(block, Paragraph):
            walk.paragraph(block.passage)
        else:
            walk.table(block)
    return walk.found
