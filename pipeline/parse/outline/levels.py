"""Keep the headings and items that are open, outermost first, and close those that a line ends.

Takes markers, labels and heading levels; changes only which nodes are open, never what stands in them.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from pipeline.parse.outline.labels import SURE_ROLES
from pipeline.parse.outline.lines import Line
from pipeline.parse.outline.markers import Marker
from pipeline.parse.outline.nodes import Node

ELEMENT, LABEL, PLAIN, CAPTION = "element", "label", "plain", "caption"


@dataclass(slots=True)
class Levels:
    """The open nodes, outermost first."""

    nodes: list[Node] = field(default_factory=list)

    @property
    def last(self) -> Node | None:
        """The innermost open node."""
        return self.nodes[-1] if self.nodes else None

    def pop(self) -> None:
        """Close the innermost node, if there is one."""
        if self.nodes:
            self.nodes.pop()

    def level(self, marker: Marker) -> None:
        """Close the nodes that a marker ends: the sibling from which it counts on, or those beside its parent."""
        while marker.nesting and (last := self.last) is not None and last.marker is not None:
            if not last.marker.nesting or last.marker.nesting < marker.nesting:
                return
            self.nodes.pop()
        marked = [
            (place, other)
            for place in range(len(self.nodes) - 1, -1, -1)
            if (other := self.nodes[place].marker) is not None
        ]
        for place, other in marked:
            if marker.follows(other):
                del self.nodes[place:]
                return
        for place, other in marked:
            if marker.is_under(other):
                del self.nodes[place + 1 :]
                return
        for place, other in marked:
            if not marker.is_first and other.style == marker.style:
                del self.nodes[place:]
                return
        for place, other in reversed(marked):
            if 0 < marker.depth < other.depth and marker.numbers[-1] > other.numbers[marker.depth - 1]:
                del self.nodes[place:]
                return

    def to_owner(self, line: Line, role: str) -> None:
        """Close the items that are no records, below which a label stands: their siblings have no labels either.

        A label that is numbered on from the one that opened a record (1.1 กิจกรรม, 1.2 ผู้รับผิดชอบ) belongs to it.
        """
        marker, last = line.marker, self.last
        if marker is not None and marker.numbers and not (last is not None and _counts_on(marker, last, role)):
            self.level(marker)
        while len(self.nodes) > 1:
            node, parent = self.nodes[-1], self.nodes[-2]
            if node.parts or node.style in (LABEL, ELEMENT, CAPTION):
                return
            if marker is not None and node.marker is not None and marker.nesting > node.marker.nesting > 0:
                return
            has_lists = any(child.children for child in parent.children)
            if parent.style == CAPTION and (parent.announced or has_lists or role not in SURE_ROLES):
                return
            siblings = [child for child in parent.children if child is not node and child.style == node.style]
            is_outer = line.indent < node.line.indent
            is_bare = bool(siblings) and not any(child.parts for child in siblings)
            if not is_outer and (not is_bare or parent.style == ELEMENT):
                return
            self.nodes.pop()
            if parent.style == CAPTION:
                parent.style = PLAIN  # the list below it says how this measure is done

    def leave_filled(self, role: str) -> None:
        """Close the record that has a value of this role already, where a node above it lacks one."""
        place = len(self.nodes) - 1
        while place >= 0 and self.nodes[place].part(role) is not None:
            place -= 1
        if place >= 0 and self.nodes[place].style != ELEMENT:
            del self.nodes[place + 1 :]

    def leave_headings(self, level: int) -> None:
        """Close everything below the headings of markup above a level."""
        while self.nodes and not 0 < self.nodes[-1].line.heading < level:
            self.nodes.pop()

    def leave_plain(self) -> None:
        """Close the records, up to an indicator or a heading of markup."""
        while self.nodes and self.nodes[-1].style != ELEMENT and not self.nodes[-1].line.heading:
            self.nodes.pop()

    def close_to_element(self) -> None:
        """Close everything below the indicator that governs."""
        while self.nodes and self.nodes[-1].style != ELEMENT:
            self.nodes.pop()


def _counts_on(marker: Marker, record: Node, role: str) -> bool:
    """Return whether a numbered label goes on in a record that a label with a number of the same style opened."""
    first = record.marker
    return (
        record.style == LABEL
        and first is not None
        and first.style == marker.style
        and first.numbers[:-1] == marker.numbers[:-1]
        and record.part(role) is None
    )
