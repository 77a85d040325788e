"""What normalising and checking give: one dataclass for each table of the contract, together a ``Batch``."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from pipeline.records.reading import Page
from pipeline.records.words import (
    Decision,
    DocumentStatus,
    ObstacleKind,
    OrganisationKind,
    Part,
    PeriodHow,
    ReportKind,
    Scope,
    Severity,
    Stage,
    Status,
    TextSource,
)


@dataclass(frozen=True, slots=True)
class Evidence:
    """Where a piece of text stands: ``raw_text == page.text[char_start:char_end]`` always."""

    evidence_id: str
    document_id: str
    page_number: int
    char_start: int
    char_end: int
    raw_text: str
    rule_id: str
    x0: float | None = None
    y0: float | None = None
    x1: float | None = None
    y1: float | None = None
    table_number: int | None = None
    row_number: int | None = None
    column_number: int | None = None


@dataclass(frozen=True, slots=True)
class Score:
    """One printed score (คะแนน). ``value`` is what was printed, never repaired; ``None`` where it is left blank."""

    score_id: str
    document_id: str
    organisation_id: str | None
    fiscal_year_be: int | None
    scope: Scope
    code: str
    part: Part
    value: Decimal | None
    is_missing: bool
    printed: str
    evidence_id: str
    code_printed: str | None = None
    label_printed: str | None = None


@dataclass(frozen=True, slots=True)
class Assessment:
    """The level (ระดับ), grade, rank (อันดับ) and pass mark that a document claims for a year."""

    document_id: str
    organisation_id: str | None
    fiscal_year_be: int | None
    level_printed: str | None
    level: str | None
    grade: str | None
    rank: int | None
    rank_scope: str | None
    pass_mark: Decimal | None
    evidence_id: str
    rank_of: int | None = None


@dataclass(frozen=True, slots=True)
class Measure:
    """One measure (มาตรการ), planned or reported. ``fiscal_year_be`` is the year of action.

    ``period_how`` says how the period is printed; ``None`` where none is.
    """

    measure_id: str
    document_id: str
    organisation_id: str | None
    stage: Stage
    fiscal_year_be: int | None
    result_year_be: int | None
    sequence: int
    indicator_code: str | None
    item_code: str | None
    issue_number: int | None
    title: str
    steps: tuple[str, ...]
    period_printed: str | None
    period_start: date | None
    period_end: date | None
    responsible_printed: str | None
    responsible_units: tuple[str, ...]
    status: Status
    monitoring: str | None
    progress: str | None
    outputs: tuple[str, ...]
    outcomes: tuple[str, ...]
    evidence_id: str
    sub_indicator_code: str | None = None
    analysis: str | None = None
    period_how: PeriodHow | None = None


@dataclass(frozen=True, slots=True)
class DisclosureItem:
    """One OIT item (ข้อ o1..) of a checklist."""

    document_id: str
    organisation_id: str | None
    fiscal_year_be: int | None
    code: str | None
    code_printed: str
    title: str
    required_elements: tuple[str, ...]
    responsible_printed: str | None
    responsible_units: tuple[str, ...]
    status: Status
    progress: str | None
    evidence_id: str


@dataclass(frozen=True, slots=True)
class IndicatorAnalysis:
    """What a document says of one indicator: ข้อบกพร่อง weakness, ข้อที่ต้องพัฒนา improvement, รักษาระดับ strength."""

    document_id: str
    organisation_id: str | None
    fiscal_year_be: int | None
    indicator_code: str
    weakness: str | None
    improvement: str | None
    strength: str | None
    evidence_id: str


@dataclass(frozen=True, slots=True)
class Obstacle:
    """What a document says of its assessment as a whole, without an indicator.

    ``kind``: an obstacle (ปัญหาอุปสรรค), a proposal (ข้อเสนอแนะ) or a strength (จุดแข็ง).
    """

    document_id: str
    organisation_id: str | None
    fiscal_year_be: int | None
    kind: ObstacleKind
    text: str
    evidence_id: str


@dataclass(frozen=True, slots=True)
class Organisation:
    """One body. Names are Thai and without their prefix; ``full_name`` has it."""

    organisation_id: str
    kind: OrganisationKind
    name: str
    full_name: str
    subdistrict: str | None
    district: str | None
    province: str | None
    province_code: str | None
    is_registered: bool


@dataclass(frozen=True, slots=True)
class OrganisationMention:
    """Every spelling a document used for a body, how often, and what was decided about it."""

    document_id: str
    printed: str
    mentions: int
    organisation_id: str | None
    similarity: Decimal | None
    decision: Decision
    evidence_id: str | None = None


@dataclass(frozen=True, slots=True)
class Finding:
    """One problem or proof. ``rule`` is a name of the closed list in ``rules/checks.yml``."""

    finding_id: str
    document_id: str
    organisation_id: str | None
    fiscal_year_be: int | None
    rule: str
    severity: Severity
    scope: Scope | None
    code: str | None
    part: Part | None
    observed: str | None
    expected: str | None
    suggested_value: Decimal | None
    message_th: str
    message_en: str
    evidence_ids: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class DocumentRecord:
    """One report file, by content, with what it says about itself."""

    document_id: str
    source_uri: str
    media_type: str
    byte_size: int
    page_count: int
    text_source: TextSource
    report_kinds: tuple[ReportKind, ...]
    organisation_id: str | None
    organisation_printed: str | None
    result_year_be: int | None
    measure_year_be: int | None
    document_date: date | None
    status: DocumentStatus
    reader: str
    publish_year_be: int | None = None


@dataclass(frozen=True, slots=True)
class Batch:
    """Everything that one document gives to the database. A pure function of file, reader, rules and code."""

    document: DocumentRecord
    pages: tuple[Page, ...] = ()
    evidence: tuple[Evidence, ...] = ()
    organisations: tuple[Organisation, ...] = ()
    mentions: tuple[OrganisationMention, ...] = ()
    scores: tuple[Score, ...] = ()
    assessments: tuple[Assessment, ...] = ()
    measures: tuple[Measure, ...] = ()
    disclosure_items: tuple[DisclosureItem, ...] = ()
    indicator_analyses: tuple[IndicatorAnalysis, ...] = ()
    obstacles: tuple[Obstacle, ...] = ()
    findings: tuple[Finding, ...] = field(default=())
