"""The open end of an outline: the nodes that still take lines, the value under the last label, and what governs.

Takes lines and labels that the builder has placed, gives nodes; never decides where a line belongs.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from pipeline.parse.outline.entry import Entry
from pipeline.parse.outline.labels import PART_ROLES, Label
from pipeline.parse.outline.levels import CAPTION, ELEMENT, Levels
from pipeline.parse.outline.lines import Line
from pipeline.parse.outline.markers import Marker
from pipeline.parse.outline.nodes import Node, Part, Piece
from pipeline.records import Field


@dataclass(slots=True)
class OpenOutline:
    """The open nodes of an outline; ``top`` are the nodes without a parent.

    ``part`` is the value under the last label, ``is_open_part`` whether that label stands alone on its line;
    ``pending`` a label whose indicators stand below it. ``governing`` is the indicator or issue of the next nodes,
    ``age`` how many paragraphs it has governed. ``announced``: a line (``announcer``) says that measures follow.
    """

    top: list[Node] = field(default_factory=list)
    levels: Levels = field(default_factory=Levels)
    part: Part | None = None
    is_open_part: bool = False
    pending: Part | None = None
    governing: list[Field] = field(default_factory=list)
    age: int = 0
    announced: bool = False
    announcer: Node | None = None

    def is_in_record(self) -> bool:
        """Return whether the last open node is a record with values."""
        owner = self.levels.last
        return owner is not None and owner.style != ELEMENT and bool(owner.parts)

    def close_to_element(self) -> None:
        """Close the nodes below the last indicator, and the value under the last label."""
        self.levels.close_to_element()
        self.part = None

    def close_all(self) -> None:
        """Close all nodes; nothing governs what follows."""
        self.levels.nodes.clear()
        self.governing = []
        self.part = self.pending = None
        self.announced = False
        self.announcer = None
        self.age = 0

    def govern(self, label: Field) -> None:
        """Let an indicator or issue govern what follows; an issue stays above the indicators named after it."""
        above = [one for one in self.governing if one.name == "section" and label.name == "indicator"]
        self.governing = [*above, label]
        self.age = 0

    def new(self, line: Line, style: str, marker: Marker | None) -> Node:
        """Add a node below the last open one and open it."""
        parent = self.levels.last
        announcer = self.announcer
        if announcer is not None and announcer.marker is not None and announcer not in self.levels.nodes:
            self.announced = False  # a section with the next number follows
        node = Node(line, style, marker, parent, context=tuple(self.governing), announced=self.announced)
        (self.top if parent is None else parent.children).append(node)
        self.levels.nodes.append(node)
        self.age = 0
        return node

    def caption(self, entry: Entry) -> Node:
        """Open a node for the heading of a list; it ends the records above it and the list before."""
        if entry.line.marker is not None:
            self.levels.level(entry.line.marker)
        else:
            self.levels.leave_plain()
        while self.levels.last is not None and self.levels.last.style == CAPTION:
            self.levels.pop()
        self.part = self.pending = None
        node = self.new(entry.line, CAPTION, entry.line.marker)
        node.title.append(Piece(entry.line, entry.line.body, len(entry.line.text)))
        return node

    def open_with_title(self, entry: Entry, style: str) -> None:
        """Open a node whose title is the line up to its first label."""
        node = self.new(entry.line, style, entry.line.marker)
        if entry.line.body < entry.head_end:
            node.title.append(entry.head)
        self.part = None
        self.put_labels(entry)

    def put_labels(self, entry: Entry, labels: tuple[Label, ...] | None = None) -> None:
        """Add the values of a line's labels to the open node."""
        for label in entry.labels if labels is None else labels:
            part = Part(label.roles, entry.line.text[label.start : label.end])
            if not self.levels.nodes and self.governing and label.role in PART_ROLES:
                self.new(entry.line, ELEMENT, None)
            if not label.is_alone:
                part.pieces.append(Piece(entry.line, label.value, label.stop))
            if self.levels.last is not None and self.levels.last.style != CAPTION:
                self.levels.last.parts.append(part)
            self.part, self.is_open_part = part, label.is_alone
