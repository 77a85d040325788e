"""What parsing gives: statements as printed, with their places; nothing converted, nothing judged."""

from __future__ import annotations

from dataclasses import dataclass

from pipeline.records.reading import Passage
from pipeline.records.words import ReportKind, StatementKind


@dataclass(frozen=True, slots=True)
class Spot:
    """A passage and its slot in a grid: 1-based grid, row and column; ``None`` in running text.

    A grid is a table of the document, by its number, or lines of text that read as one: these have numbers below 0.
    """

    passage: Passage
    grid_number: int | None = None
    row_number: int | None = None
    column_number: int | None = None

    @property
    def table_number(self) -> int | None:
        """The table of the document; ``None`` outside tables."""
        return self.grid_number if self.grid_number is not None and self.grid_number > 0 else None

    @property
    def text(self) -> str:
        """The text of the passage."""
        return self.passage.text


@dataclass(frozen=True, slots=True)
class Field:
    """A named piece of a statement. ``name`` is a role of ``rules/layouts``; ``header`` the header text above it.

    A field may repeat in one statement (a cell that goes on in the next row): its parts stand in document order.
    """

    name: str
    spot: Spot
    header: str = ""


@dataclass(frozen=True, slots=True)
class Statement:
    """One thing that a document says, as printed: raw text and places, nothing converted, nothing judged.

    ``rule_id`` names the layout and the rule that recognised it (``measures#by_issue``). ``context`` holds what
    governs it without being part of it: table caption, projected row header (ประเด็นที่ ๑ …), current indicator.
    """

    kind: StatementKind
    rule_id: str
    place: Spot
    fields: tuple[Field, ...]
    context: tuple[Field, ...] = ()

    def first(self, name: str) -> Field | None:
        """The first field of this name, or ``None``."""
        return next((piece for piece in self.fields if piece.name == name), None)

    def all(self, name: str) -> tuple[Field, ...]:
        """Every field of this name, in document order."""
        return tuple(piece for piece in self.fields if piece.name == name)

    def governing(self, name: str) -> Field | None:
        """The nearest context field of this name, or ``None``."""
        return next((piece for piece in reversed(self.context) if piece.name == name), None)


@dataclass(frozen=True, slots=True)
class Statements:
    """All that parsing found in a document, in document order, and what each layout said of each table."""

    document_id: str
    kinds: tuple[ReportKind, ...]
    items: tuple[Statement, ...]
    tried: tuple[LayoutTrial, ...] = ()


@dataclass(frozen=True, slots=True)
class LayoutTrial:
    """Why a layout did or did not read a table; shown by ``ita explain``.

    ``evidence`` has a line for each column of numbers: its log-odds of holding scores, what counts most, its rival.
    """

    table_number: int
    layout: str
    accepted: bool
    reason_th: str
    reason_en: str
    columns: tuple[tuple[int, str], ...] = ()
    evidence: tuple[str, ...] = ()
