"""What a line is by itself.

A plain record: filled from a line, its labels and the names in it, before the level of the line is known.
"""

from __future__ import annotations

from dataclasses import dataclass

from pipeline.matching.elements import ElementMatch
from pipeline.parse.outline.labels import Label
from pipeline.parse.outline.lines import Line
from pipeline.parse.outline.nodes import Node, Piece
from pipeline.records import Field


@dataclass(slots=True, eq=False)
class Entry:
    """A line with its labels.

    ``head_end`` is where the text before the first label ends; ``element`` is the indicator that this text names,
    ``rest_start`` where the text behind its name begins. ``closes``: a list ends here. ``governing`` is the indicator
    of a table's last row, which governs the paragraphs right below. ``several`` are the names of the indicators of a
    line that speaks of more than one, which governs nothing. ``assigns``: a sentence that begins with who does it, of a
    record above. ``owner`` is the innermost node that was open when the line was added to the outline.
    """

    line: Line
    labels: tuple[Label, ...] = ()
    head_end: int = 0
    element: ElementMatch | None = None
    name_end: int = 0
    rest_start: int = 0
    is_section: bool = False
    closes: bool = False
    names_indicator: bool = False
    governing: Field | None = None
    several: tuple[Piece, ...] = ()
    assigns: bool = False
    owner: Node | None = None

    @property
    def is_labelled(self) -> bool:
        """Whether a label opens the line."""
        return bool(self.labels) and self.labels[0].start <= self.line.body

    @property
    def is_heading(self) -> bool:
        """Whether it names an indicator or issue that governs what follows."""
        return self.element is not None or self.is_section

    @property
    def head(self) -> Piece:
        """The text before the first label, without the marker."""
        return Piece(self.line, self.line.body, self.head_end)

    @property
    def name(self) -> Piece:
        """The head without what stands behind the name of the indicator."""
        return Piece(self.line, self.line.body, self.name_end if self.has_rest else self.head_end)

    @property
    def has_rest(self) -> bool:
        """Whether more stands in the head than the name of an indicator."""
        return 0 < self.rest_start < self.head_end

    @property
    def rest(self) -> Piece:
        """The text behind the name of the indicator, else the whole head."""
        return Piece(self.line, self.rest_start if self.has_rest else self.line.body, self.head_end)
