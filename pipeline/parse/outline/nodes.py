"""The outline of a document: headings and list items, and what is said under each.

Plain records; they are filled by the builder and read by the judges.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from pipeline.parse.outline.lines import Line
from pipeline.parse.outline.markers import Marker
from pipeline.records import Field, Passage, Spot


@dataclass(frozen=True, slots=True, eq=False)
class Piece:
    """A part of a line: offsets into its text."""

    line: Line
    start: int
    end: int

    @property
    def text(self) -> str:
        """Its text with Arabic digits."""
        return self.line.text[self.start : self.end]


@dataclass(slots=True, eq=False)
class Part:
    """A value under a label: its possible roles, the words of the label, and the pieces that it consists of."""

    roles: tuple[str, ...]
    header: str
    pieces: list[Piece] = field(default_factory=list)
    marker: Marker | None = None

    @property
    def role(self) -> str:
        """The best role."""
        return self.roles[0]

    @property
    def text(self) -> str:
        """Its text in one line."""
        return " ".join(piece.text for piece in self.pieces)


@dataclass(slots=True, eq=False)
class Node:
    """A heading or list item.

    ``style`` is that of its marker, ``heading n``, ``element``, ``plain`` or ``label``; siblings share it. ``context``
    are the indicator and issue that govern it; ``announced`` whether measures were announced before it.
    """

    line: Line
    style: str
    marker: Marker | None = None
    parent: Node | None = None
    title: list[Piece] = field(default_factory=list)
    children: list[Node] = field(default_factory=list)
    parts: list[Part] = field(default_factory=list)
    loose: list[Piece] = field(default_factory=list)
    context: tuple[Field, ...] = ()
    announced: bool = False
    title_header: str = ""

    def part(self, role: str) -> Part | None:
        """Return the first part of a role."""
        return next((part for part in self.parts if part.role == role), None)

    @property
    def title_text(self) -> str:
        """The title in one line."""
        return " ".join(piece.text for piece in self.title)


def fields_of(name: str, pieces: list[Piece], header: str = "") -> list[Field]:
    """Return pieces as fields; those that follow each other in one passage are one field with what is between."""
    found: list[Field] = []
    run: list[Piece] = []
    for piece in [*pieces, None]:
        if run and (piece is None or piece.line.passage is not run[-1].line.passage or _apart(run[-1], piece)):
            found.append(Field(name, Spot(joined(run)), header))
            run = []
        if piece is not None:
            run.append(piece)
    return found


def joined(pieces: list[Piece]) -> Passage:
    """Return the passage from the first to the last of pieces that stand in one passage."""
    first, last = pieces[0], pieces[-1]
    return first.line.passage.slice(first.line.start + first.start, last.line.start + last.end)


def _apart(last: Piece, piece: Piece) -> bool:
    """Return whether other text stands between two pieces of one passage."""
    between = last.line.passage.text[last.line.start + last.end : piece.line.start + piece.start]
    return bool(between.strip())
