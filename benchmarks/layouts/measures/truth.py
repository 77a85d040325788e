"""The records of a drawn document that states measures, items or analyses.

Takes nothing and gives types only. A field that is ``None`` is not stated by the document and is not compared.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import TypeAlias

from benchmarks.layouts.records import Block, Organisation

Period: TypeAlias = tuple[date | None, date | None]
"""First and last day; ``None`` is an open side."""


@dataclass(frozen=True, slots=True)
class MeasureTruth:
    """One measure as the document states it. ``has_no_result``: nothing may stand in its outputs and outcomes."""

    title: str
    stage: str
    indicator: str | None = None
    item: str | None = None
    steps: tuple[str, ...] | None = None
    period: Period | None = None
    units: tuple[str, ...] | None = None
    status: str | None = None
    result: str | None = None
    has_no_result: bool = False


@dataclass(frozen=True, slots=True)
class ItemTruth:
    """One OIT item of a checklist."""

    code: str
    title: str
    units: tuple[str, ...] | None = None
    status: str | None = None


@dataclass(frozen=True, slots=True)
class AnalysisTruth:
    """What the document says of one indicator."""

    indicator: str
    strength: str | None = None
    weakness: str | None = None
    improvement: str | None = None


@dataclass(frozen=True)
class RecordPage:
    """One document with its truth.

    ``headings`` holds the role and the printed text of each heading or label, so that a run can tell which of them the
    rules know. ``base`` names the metamorphic base.
    """

    name: str
    family: str
    kind: str
    blocks: tuple[Block, ...]
    organisation: Organisation
    form: str = "tabs"
    measures: tuple[MeasureTruth, ...] = ()
    items: tuple[ItemTruth, ...] = ()
    analyses: tuple[AnalysisTruth, ...] = ()
    headings: tuple[tuple[str, str], ...] = ()
    traits: tuple[str, ...] = ()
    base: str | None = None
    dated: date | None = field(default=None)
