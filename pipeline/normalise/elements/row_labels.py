"""The rows of one table while their codes are being resolved, and what comes out for each.

Takes labels and readings, gives records; decides nothing by itself.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from pipeline.matching.codes import How
from pipeline.matching.labels import Candidate, LabelReading
from pipeline.records import Part, Scope

Key = tuple[Scope, str]
ProblemRule = Literal["duplicate-code", "code-name-conflict", "code-unresolved"]


@dataclass(frozen=True, slots=True)
class RowLabel:
    """A label as resolving needs it: the whole text, a code that stood apart, and what governs it."""

    text: str
    code_text: str = ""
    governing: Key | None = None
    expected: Scope | None = None


@dataclass(frozen=True, slots=True)
class CodeProblem:
    """Something wrong with a code: a finding rule, what was printed, what it must be (where known), the name."""

    rule: ProblemRule
    observed: str
    expected: str | None
    name: str


@dataclass(frozen=True, slots=True)
class Outcome:
    """What one row's label stands for in one year; ``scope`` and ``code`` are ``None`` where it stays open."""

    scope: Scope | None
    code: str | None
    part: Part | None
    code_printed: str | None
    how: How | None
    similarity: float
    problems: tuple[CodeProblem, ...]


@dataclass(slots=True)
class Row:
    """A row while its table is being resolved."""

    label: RowLabel
    reading: LabelReading
    scope: Scope | None = None
    name: Candidate | None = None
    number: Candidate | None = None  # what the printed code means in the row's scope
    is_ordinal: bool = False  # the number only counts the rows
    decided: Key | None = None
    how: How | None = None
    similarity: float = 0.0
    problems: list[CodeProblem] = field(default_factory=list)

    @property
    def printed(self) -> str | None:
        """The code as printed, or ``None``."""
        if self.reading.printed is not None:
            return self.reading.printed.printed
        return self.label.code_text or None

    def decide(self, candidate: Candidate, how: How) -> None:
        """Take this candidate for the row's element."""
        self.decided, self.how, self.similarity = candidate.key, how, candidate.similarity
