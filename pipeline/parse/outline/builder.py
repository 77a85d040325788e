"""Build the outline of a document: which line is a heading or item, at which level, and whose value a line is.

Takes lines, gives the top nodes in order. A level is a label system that counts on from its first item; a label governs
the lines below it until another label, a sibling of its owner or a closing sentence.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from pipeline.parse.outline.captions import Captions, leading_roles
from pipeline.parse.outline.entry import Entry
from pipeline.parse.outline.labels import LIST_ROLES, PART_ROLES, Label
from pipeline.parse.outline.levels import CAPTION, ELEMENT, LABEL, PLAIN
from pipeline.parse.outline.lines import Line
from pipeline.parse.outline.markers import Marker
from pipeline.parse.outline.nodes import Node, Part, Piece
from pipeline.parse.outline.open_outline import OpenOutline
from pipeline.records import Field, Spot
from pipeline.rulebook.outline import OutlineRules

_LONGEST_HEADING = 200
_LOOKAHEAD = 6
_KEPT = 3  # paragraphs that an indicator governs without being named again
_FULL = 0.75  # of the longest line of the document: a line that goes on below
_SINGLE = frozenset({"period", "responsible", "status", "steps", "issue", *PART_ROLES})


@dataclass(slots=True)
class OutlineBuilder:
    """Builder of one document's outline.

    ``heading`` is the heading of markup that is the title of the document.
    """

    rules: OutlineRules
    entries: Sequence[Entry]
    heading: Line | None = None
    _open: OpenOutline = field(default_factory=OpenOutline)
    _leads: frozenset[str] = frozenset()
    _width: int = 0
    _last: Line | None = None

    def build(self) -> list[Node]:
        """Return the top nodes of the lines."""
        lengths = [len(entry.line.text) for entry in self.entries]
        self._width = max((length for length in lengths if length <= _LONGEST_HEADING), default=0)
        self._leads = leading_roles(self.entries)
        for number, entry in enumerate(self.entries):
            self._add(entry, number)
            if not entry.closes and self._open.levels.last is not None:
                entry.owner = self._open.levels.last
            self._last = entry.line
        return self._open.top

    # --- one line ---------------------------------------------------------------------------------------------------

    def _add(self, entry: Entry, number: int) -> None:
        line = entry.line
        if line.table is not None:
            above = self._open.governing
            self._open.close_all()
            self._open.governing = [entry.governing] if entry.governing is not None else above
        elif (
            entry.closes
            or (entry.several and not self._open.is_in_record())
            or (line.is_read and entry.element is None and not entry.is_labelled)
        ):
            self._open.close_all()
        elif self._captions.announces(number):
            self._open.close_all()
            self._open.announced = self.rules.analysis.improvement_heading.search(line.text) is None
            self._open.announcer = self._open.caption(entry)
        elif self._captions.is_section(number, self._open.levels):
            self._open.caption(entry)
        elif entry.is_labelled:
            self._labelled(entry, number)
        elif entry.is_heading:
            self._element(entry, number)
        elif line.heading:
            self._heading(entry)
        elif line.marker is not None:
            self._marked(entry, line.marker, number)
        else:
            self._plain(entry, number)

    @property
    def _captions(self) -> Captions:
        return Captions(self.rules, self.entries, self.heading)

    def _entry(self, number: int) -> Entry | None:
        return self.entries[number] if number < len(self.entries) else None

    def _labelled(self, entry: Entry, number: int) -> None:
        """Add a line that a label opens to the node that it belongs to."""
        label = entry.labels[0]
        below = self._entry(number + 1)
        is_heading = label.is_alone or entry.line.text[label.value] == "("
        if label.role in PART_ROLES and is_heading and below is not None and below.element and below.has_rest:
            self._open.close_all()  # the indicators of which it holds stand below (จุดแข็ง - ตัวชี้วัดที่ ๑: …)
            self._open.pending = Part(label.roles, entry.line.text[label.start : label.end])
            return
        self._open.pending = None
        on_element = bool(self._open.levels.nodes) and self._open.levels.nodes[-1].style == ELEMENT
        if label.role == "title" and not (on_element and "improvement" in label.roles):
            self._title_label(entry, label)
        elif label.role == "indicator":
            self._indicator_label(entry, label)
        else:
            self._lead(entry, label)
            self._open.levels.to_owner(entry.line, label.role)
            if (
                self._open.levels.nodes
                and label.role in _SINGLE
                and self._open.levels.nodes[-1].part(label.role) is not None
            ):
                self._open.levels.leave_filled(label.role)
            self._open.put_labels(entry)

    def _lead(self, entry: Entry, label: Label) -> None:
        """Open a record whose labels begin before that of its title, as in every record of the document."""
        last = self._open.levels.last
        is_begun = last is not None and last.style == LABEL and not last.title
        if label.role in self._leads and not is_begun and not self._open.governing:
            self._open.levels.close_to_element()
            self._open.new(entry.line, LABEL, entry.line.marker)

    def _title_label(self, entry: Entry, label: Label) -> None:
        """Open a record whose title a label names (มาตรการ: …), or give the open one its title."""
        owner = self._open.levels.last
        if owner is None or owner.title or owner.style == ELEMENT:
            self._open.levels.close_to_element()
            owner = self._open.new(entry.line, LABEL, entry.line.marker)
        owner.title_header = entry.line.text[label.start : label.end]
        if not label.is_alone:
            owner.title.append(Piece(entry.line, label.value, label.stop))
        self._open.part = None
        self._open.put_labels(entry, entry.labels[1:])

    def _indicator_label(self, entry: Entry, label: Label) -> None:
        """Add an indicator as a field of the open record, or let it govern what follows."""
        if not entry.names_indicator:
            self._open.part = None  # a measure of success, which the contract does not keep
            return
        value = entry.line.text[label.value : label.stop]
        is_number = value.strip(" .").isdigit()
        piece = Piece(entry.line, label.value if label.has_sign else label.start, label.stop)
        name = "indicator_number" if is_number else "indicator"
        owner = self._open.levels.last
        if owner is not None and owner.style != ELEMENT and not self._open.governing and owner.part(name) is None:
            owner.parts.append(Part((name,), "", [piece]))
            self._open.part = None
        else:
            self._open.close_to_element()
            self._open.levels.pop()
            self._open.govern(Field("indicator", _spot(piece)))
        self._open.put_labels(entry, entry.labels[1:])

    def _element(self, entry: Entry, number: int) -> None:
        """Add a line that names an indicator or issue: a field of the open record, or what governs those below."""
        line, owner = entry.line, self._open.levels.last
        numbered = line.marker is not None and bool(line.marker.numbers)
        below = self._entry(number + 1)
        is_record = owner is not None and (
            not owner.style.startswith("heading")
            or (below is not None and below.is_labelled and below.labels[0].role != "title")
        )
        is_part = self._open.part is not None and not self._open.is_open_part
        if (
            owner is not None
            and is_record
            and owner.style != ELEMENT
            and not (self._open.governing or numbered or is_part or line.heading or entry.is_section)
            and owner.part("indicator") is None
            and not _heads_analysis(entry, below)
        ):
            owner.parts.append(Part(("indicator",), "", [entry.head]))
            self._open.part = None
            self._open.put_labels(entry)
            return
        if numbered and line.marker is not None:
            self._open.levels.level(line.marker)
        elif line.heading:
            self._open.levels.leave_headings(line.heading)
        else:
            self._open.close_to_element()
            self._open.levels.pop()
        self._open.govern(Field("section" if entry.is_section else "indicator", _spot(entry.name)))
        node = self._open.new(line, ELEMENT, line.marker)
        node.title.append(entry.head)
        if self._open.pending is not None:
            node.parts.append(Part(self._open.pending.roles, self._open.pending.header, [entry.rest]))
            self._open.levels.pop()
            return
        self._open.part = None
        self._open.put_labels(entry)

    def _heading(self, entry: Entry) -> None:
        """Open a node for a heading of markup; headings of the same level are siblings."""
        self._open.levels.leave_headings(entry.line.heading)
        if not any(node.style == ELEMENT for node in self._open.levels.nodes):
            self._open.governing = []
        self._open.open_with_title(entry, f"heading {entry.line.heading}")

    def _marked(self, entry: Entry, marker: Marker, number: int) -> None:
        """Add a list item: an entry of the value under the last label, or a node."""
        part = self._open.part
        is_list = part is not None and (
            part.role in {*LIST_ROLES, *PART_ROLES} or (self._open.is_open_part and not part.pieces)
        )
        if part is not None and self._open.levels.nodes and is_list:
            counts_on = self._opens_list(part, marker) if part.marker is None else marker.follows(part.marker)
            deeper = part.marker is not None and (
                marker.is_under(part.marker) or (marker.is_first and marker.style != part.marker.style)
            )
            if (counts_on or deeper) and not self._opens_record(marker, number):
                part.pieces.append(Piece(entry.line, 0, len(entry.line.text)))
                part.marker = part.marker if deeper and not counts_on else marker
                return
        place = self._captions.repeated(number, self._open.levels)
        if place is not None:
            del self._open.levels.nodes[place:]
        else:
            self._open.levels.level(marker)
        self._open.open_with_title(entry, marker.style)

    def _opens_list(self, part: Part, marker: Marker) -> bool:
        """Return whether an item is the first below a label, or the second of a list that begins beside it."""
        if self._open.is_open_part and not part.pieces:
            return True
        goes_on = self._last is not None and part.pieces[-1].line.block == self._last.block
        return goes_on and (marker.is_first or part.text.lstrip("(").startswith("1"))

    def _opens_record(self, marker: Marker, number: int) -> bool:
        """Return whether an item begins a record and is no entry of a value: what follows it repeats a label."""
        siblings = [node for node in self._open.levels.nodes if node.marker is not None and marker.follows(node.marker)]
        if not siblings:
            return False
        if marker.numbers and (self._open.part is None or self._open.part.marker is None):
            return True
        filled = {part.role for part in siblings[-1].parts}
        for entry in self.entries[number + 1 : number + 1 + _LOOKAHEAD]:
            if entry.is_labelled:
                return entry.labels[0].role in filled
            if entry.line.marker is not None and entry.line.marker.style == marker.style:
                return False
        return False

    def _plain(self, entry: Entry, number: int) -> None:
        """Add a line without marker and label: a heading of a record, a value, or the rest of the line above."""
        line, owner = entry.line, self._open.levels.last
        goes_on = self._last is not None and self._last.block == line.block
        is_full = self._last is not None and len(self._last.text) >= _FULL * self._width
        if self._is_title(number):
            self._open.levels.leave_plain()
            self._open.open_with_title(entry, PLAIN)
            return
        if not (goes_on and is_full) and (place := self._captions.repeated(number, self._open.levels)) is not None:
            before = self._open.levels.nodes[place]
            del self._open.levels.nodes[place:]
            self._open.open_with_title(entry, before.style)
            if self._open.levels.last is not None and before.marker is not None:
                self._open.levels.last.marker = before.marker.next  # its number is lost
            return
        is_value = self._open.part is not None and not self._open.part.pieces
        if not is_value and not (goes_on and is_full) and self._captions.is_caption(number, self._open.levels, goes_on):
            self._open.caption(entry)
            self._open.announced = self._open.announced and self.rules.groups.search(entry.line.text) is not None
            return
        if self._captions.is_whole_record(entry, self._open.levels, self._open.announced):
            self._open.levels.leave_plain()
            self._open.open_with_title(entry, PLAIN)
            return
        if entry.assigns and self._open.levels.nodes:
            self._open.levels.to_owner(line, "responsible")
            self._open.levels.nodes[-1].loose.append(entry.head)
            self._open.part = None
            return
        owner = self._open.levels.last
        part = self._open.part
        if part is not None and (not part.pieces or (goes_on and (is_full or self._open.is_open_part))):
            part.pieces.append(entry.head)
            self._open.put_labels(entry)
        elif owner is not None and (not owner.title or (goes_on and is_full and not owner.parts)):
            owner.title.append(entry.head)
            self._open.put_labels(entry)
        elif owner is not None and (goes_on or owner.style.startswith("heading") or entry.labels):
            owner.loose.append(entry.head)
            self._open.put_labels(entry)
        else:
            self._open.age += 1
            if self._open.age > _KEPT:
                self._open.close_all()
            self._open.close_to_element()

    def _is_title(self, number: int) -> bool:
        """Return whether a plain line is the heading of the labelled lines below it."""
        entry, below = self.entries[number], self._entry(number + 1)
        if below is not None and below.element is not None and below.line.marker is None and not below.labels:
            below = self._entry(number + 2)  # title, indicator, labels
        if len(entry.line.text) > _LONGEST_HEADING or entry.labels or below is None or entry.assigns:
            return False
        if self.rules.intro.search(entry.line.text) is not None or not (below.is_labelled or below.assigns):
            return False
        if not below.is_labelled:
            return self._open.levels.last is None or self._open.levels.last.style in (PLAIN, ELEMENT, CAPTION)
        label = below.labels[0]
        if label.role in ("title", "indicator") or (self._open.part is not None and not self._open.part.pieces):
            return False
        if below is not self._entry(number + 1):
            is_record = not set(label.roles) & set(PART_ROLES)
            self._open.governing = [] if is_record else self._open.governing
            return is_record
        owner = self._open.levels.last
        if owner is None or owner.line is self.heading or (owner.style == CAPTION and not owner.parts):
            return not set(label.roles) & set(PART_ROLES)
        return owner.style in (PLAIN, ELEMENT) and owner.part(label.role) is not None


def _spot(piece: Piece) -> Spot:
    return Spot(piece.line.passage_of(piece.start, piece.end))


def _heads_analysis(entry: Entry, below: Entry | None) -> bool:
    """Return whether an item of a list names an indicator whose strengths and weaknesses stand below it."""
    return (
        entry.line.marker is not None and below is not None and below.is_labelled and below.labels[0].role in PART_ROLES
    )
