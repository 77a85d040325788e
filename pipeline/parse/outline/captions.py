"""Tell the headings of lists, and lines that begin the next record, by what stands below them.

Takes the entries of a document and the open nodes, gives answers about one entry; changes nothing.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.parse.outline.entry import Entry
from pipeline.parse.outline.labels import LIST_ROLES, PART_ROLES, SURE_ROLES, Label
from pipeline.parse.outline.levels import CAPTION, ELEMENT, PLAIN, Levels
from pipeline.parse.outline.lines import Line
from pipeline.rulebook.outline import OutlineRules

_LONGEST = 120
_LOOKAHEAD = 8
_FEWEST = 2


@dataclass(frozen=True, slots=True)
class Captions:
    """Judge of the headings of lists in one document; ``heading`` is the title of the document as a markup heading."""

    rules: OutlineRules
    entries: Sequence[Entry]
    heading: Line | None

    def _entry(self, number: int) -> Entry | None:
        return self.entries[number] if number < len(self.entries) else None

    def announces(self, number: int) -> bool:
        """Return whether a line announces the measures below: it says so, or is nothing but the word for them."""
        entry, below = self.entries[number], self._entry(number + 1)
        if self.rules.announces.search(entry.line.text) is not None:
            return True
        label = entry.labels[0] if entry.is_labelled else None
        if label is None or label.role != "title" or not label.is_alone or below is None:
            return False
        return below.line.marker is not None or below.is_labelled

    def is_section(self, number: int, opened: Levels) -> bool:
        """Return whether a label alone in its line is the heading of a section and no part of the record above it.

        It is numbered and a numbered list stands under it (๓. เป้าหมาย above ๓.๑), or it stands behind a complete
        record, begins a list in the style of the records, and no record before has it.
        """
        entry, below = self.entries[number], self._entry(number + 1)
        marker = entry.line.marker
        if below is None or not entry.is_labelled or not entry.labels[0].is_alone or entry.line.table is not None:
            return False
        if set(entry.labels[0].roles) & set(PART_ROLES):
            return False
        if marker is None:
            return self._is_behind(entry.labels[0], below, opened)
        if below.line.marker is None:
            return False
        inside = any(node.marker is not None and marker.is_under(node.marker) for node in opened.nodes)
        return below.line.marker.is_under(marker) and not inside

    def _is_behind(self, label: Label, below: Entry, opened: Levels) -> bool:
        record = next((node for node in reversed(opened.nodes) if node.parts and node.title), None)
        if record is None or record.marker is None or label.role in ("title", "indicator", *LIST_ROLES):
            return False
        marker = below.line.marker
        if marker is None or not marker.numbers or not marker.is_first or marker.style != record.marker.style:
            return False
        return record.part(label.role) is not None or (record.marker.numbers[-1] > 1 and label.role not in SURE_ROLES)

    def is_caption(self, number: int, opened: Levels, goes_on: bool) -> bool:
        """Return whether a plain line is the heading of a list that begins below it, where another list was open."""
        entry, below = self.entries[number], self._entry(number + 1)
        if below is None or below.line.marker is None or not below.line.marker.is_first or below.line.table is not None:
            return False
        if entry.labels or len(entry.line.text) > _LONGEST or entry.line.text.endswith((".", ",")):
            return False
        last = opened.last
        if last is None or last.style == CAPTION or last.line is self.heading:
            return not below.is_heading
        if last.style == ELEMENT or last.style.startswith("heading"):
            return False
        style = below.line.marker.style
        is_open = any(node.marker is not None and node.marker.style == style for node in opened.nodes)
        return is_open and (bool(below.line.marker.numbers) or not goes_on)

    def is_whole_record(self, entry: Entry, opened: Levels, announced: bool) -> bool:
        """Return whether a plain line below an announcement is a record: a title, and labels of it behind the title."""
        roles = [label.role for label in entry.labels if label.role in SURE_ROLES]
        if not announced or not roles or entry.is_labelled:
            return False
        last = opened.last
        return last is None or last.style == CAPTION or (last.style == PLAIN and last.part(roles[0]) is not None)

    def repeated(self, number: int, opened: Levels) -> int | None:
        """Return the place of the open record beside which a line begins another, whatever its number says.

        The first label below the line, or in it, is one that the open record has already.
        """
        entry = self.entries[number]
        role = self._first_role(number)
        if role is None or role not in SURE_ROLES or entry.is_labelled or entry.assigns:
            return None
        for place in range(len(opened.nodes) - 1, -1, -1):
            node = opened.nodes[place]
            if node.part(role) is None or not node.title or node.style == ELEMENT:
                continue
            if entry.line.marker is None:
                is_next = node.marker is not None and bool(node.marker.numbers) and node.parts[0].role == role
            else:
                is_next = node.marker is not None and node.marker.style == entry.line.marker.style
            return place if is_next else None
        return None

    def _first_role(self, number: int) -> str | None:
        """Return the role of the first label in a line or below it, up to the next line of its kind."""
        entry = self.entries[number]
        if entry.labels:
            return entry.labels[0].role
        marker = entry.line.marker
        for below in self.entries[number + 1 : number + 1 + (_LOOKAHEAD if marker is not None else 1)]:
            if below.is_labelled:
                return below.labels[0].role
            other = below.line.marker
            if below.is_heading or (other is not None and marker is not None and other.style == marker.style):
                return None
        return None


def leading_roles(entries: Sequence[Entry]) -> frozenset[str]:
    """Return the roles of labels that stand before the label of the title in every record (ปัญหา, แนวทาง, ผู้รับผิดชอบ)."""
    roles = [(entry.labels[0].role, number) for number, entry in enumerate(entries) if entry.is_labelled]
    titles = [number for role, number in roles if role == "title"]
    if len(titles) < _FEWEST:
        return frozenset()
    counts = Counter(role for role, number in roles if number < titles[-1])
    all_counts = Counter(role for role, _ in roles)
    gaps = list(zip([-1, *titles], titles, strict=False))
    return frozenset(
        role
        for role, count in counts.items()
        if role not in ("title", "indicator")
        and count == all_counts[role] == len(titles)
        and all(sum(low < number < high for other, number in roles if other == role) == 1 for low, high in gaps)
    )
