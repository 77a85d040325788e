"""The records of a drawn document: facts, planted faults, tables and text blocks.

Takes nothing and gives types only. ``Drawn`` holds everything that is true of one document, so that the metrics need
no knowledge of how it was drawn.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal
from typing import Literal, Protocol, TypeAlias

from pipeline.records import Part, Scope

Key: TypeAlias = tuple[Scope, str, Part]
"""Scope, code and part of a score."""
Slot: TypeAlias = tuple[int, int]
"""Row and column, or rows and columns."""


@dataclass(frozen=True, slots=True)
class Organisation:
    """A made-up local government with a real district and province (names without อำเภอ and จังหวัด)."""

    full_name: str
    district: str
    province: str

    @property
    def address(self) -> str:
        """Return the full name with district and province."""
        return f"{self.full_name} อำเภอ{self.district} จังหวัด{self.province}"


@dataclass(frozen=True, slots=True)
class Fact:
    """A score that the document states. ``year`` is the assessed year (B.E.), ``value`` the printed number."""

    organisation: Organisation
    year: int
    key: Key
    value: Decimal


@dataclass(frozen=True, slots=True)
class Fault:
    """A planted fault: ``cells`` are the damaged keys with their right values.

    ``provable`` is false where the arithmetic shows that a value is wrong, but not which one; ``parents`` then holds
    the keys of the broken sums, at least one of which must carry a finding.
    """

    name: str
    cells: tuple[tuple[Key, Decimal], ...]
    provable: bool = True
    parents: tuple[Key, ...] = ()


@dataclass(frozen=True)
class Grid:
    """A table: rows of equal length, the number of header rows, and the spans (rows, columns) of merged cells.

    A slot covered by the span of another cell holds ``""``.
    """

    rows: tuple[tuple[str, ...], ...]
    headers: int = 1
    spans: dict[Slot, Slot] = field(default_factory=dict)

    def __post_init__(self) -> None:
        widths = {len(row) for row in self.rows}
        if len(widths) != 1:
            raise ValueError(f"rows of different lengths: {sorted(widths)}")


@dataclass(frozen=True, slots=True)
class Line:
    """A line with a place in an outline: a heading, or an entry of a list with its printed label.

    ``level`` counts from 1. An entry with ``•`` or ``-`` is an unordered list where the form has lists; any other label
    is part of the text.
    """

    text: str
    kind: Literal["heading", "entry"]
    level: int = 1
    label: str = ""

    @property
    def printed(self) -> str:
        """Return the label and the text."""
        return f"{self.label} {self.text}".strip()

    @property
    def is_bullet(self) -> bool:
        """Return whether the line is an entry of an unordered list."""
        return self.kind == "entry" and self.label in ("•", "-")


Block: TypeAlias = str | Grid | Line
"""A line of text, a table or a line of an outline."""


class Laid(Protocol):
    """A document that can be written in its form."""

    @property
    def name(self) -> str: ...
    @property
    def form(self) -> str: ...
    @property
    def blocks(self) -> tuple[Block, ...]: ...


@dataclass(frozen=True)
class Drawn:
    """One document with its truth.

    ``tolerated`` are keys of damaged cells that may be read as printed or left blank. ``averages`` are printed values
    of a province or the nation: a score with one of them and no organisation is not counted as invented. Where the
    document names no organisation, the finding that none is identified is no false alarm. ``organisations`` are named
    without a fact. Of an ambiguous document only unflagged scores count, and only where it is accepted.
    """

    name: str
    family: str
    kind: str
    blocks: tuple[Block, ...]
    facts: tuple[Fact, ...]
    form: str = "tabs"
    traits: tuple[str, ...] = ()
    fault: Fault | None = None
    tolerated: frozenset[Key] = frozenset()
    averages: frozenset[Decimal] = frozenset()
    base: str | None = None
    names_organisation: bool = True
    organisations: tuple[Organisation, ...] = ()
    is_ambiguous: bool = False

    @property
    def bodies(self) -> frozenset[Organisation]:
        """Return the organisations that the document names."""
        return frozenset({*self.organisations, *(fact.organisation for fact in self.facts)})

    @property
    def is_clean(self) -> bool:
        """Return whether an error finding on the document would be a false alarm."""
        return self.fault is None and not self.is_ambiguous
