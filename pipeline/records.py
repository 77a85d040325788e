"""The vocabulary that passes between the stages: frozen records and nothing else.

Takes nothing and gives nothing: every stage imports these types, none adds behaviour to them beyond
reading their own fields. Years in fields that end in ``_be`` are Buddhist-era integers (พ.ศ.); boxes are in
points, origin top left; scores are ``Decimal`` points from 0 to 100, never floats.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from typing import Literal

TextSource = Literal["text_layer", "ocr", "mixed", "plain"]
ReportKind = Literal["analysis", "implementation", "score_table", "memo"]
Scope = Literal["overall", "instrument", "indicator", "sub_indicator", "question", "item"]
Part = Literal["combined", "public", "survey"]
Severity = Literal["error", "warning", "info"]
Confidence = Literal["certain", "high", "inferred", "unknown"]
OrganisationKind = Literal[
    "pao", "city_municipality", "town_municipality", "subdistrict_municipality", "sao", "special", "agency"
]
Decision = Literal["exact", "resolved", "candidate", "foreign", "unresolved"]
Stage = Literal["planned", "reported"]
Status = Literal["not_started", "in_progress", "done", "unknown"]
DocumentStatus = Literal["accepted", "needs_review"]
StatementKind = Literal[
    "score", "assessment", "measure", "disclosure_item", "indicator_analysis", "organisation", "year",
    "memo", "unmapped",
]  # fmt: skip

CHECKED = "☑"
UNCHECKED = "☐"


def content_id(*parts: object) -> str:
    """A stable id for a record: the same parts give the same 24 hex digits on every machine."""
    joined = "\x1f".join("" if part is None else str(part) for part in parts)
    return hashlib.sha256(joined.encode("utf-8")).hexdigest()[:24]


# --- what reading gives ---------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle on a page, in points from the top left corner."""

    x0: float
    y0: float
    x1: float
    y1: float


@dataclass(frozen=True, slots=True)
class Run:
    """Characters of a passage that stand together on the page.

    ``length`` characters of the passage from ``start`` are shown by ``page_length`` characters of ``Page.text``
    from ``page_start``. The two lengths differ only where markup stands for a character (``&amp;``, a check box).
    """

    start: int
    length: int
    page_start: int
    page_length: int


@dataclass(frozen=True, slots=True)
class Passage:
    """Text as a person reads it (markup gone, breaks as ``\\n``, check boxes as ☑ ☐), tied to one page's text.

    Characters that no run covers were put in by reading (a line break for ``<br>``) and stand nowhere.
    """

    text: str
    page_number: int
    runs: tuple[Run, ...]
    box: Box | None = None

    def span(self, start: int = 0, end: int | None = None) -> tuple[int, int]:
        """Offsets into ``Page.text`` that cover ``text[start:end]``; an empty span where nothing is printed."""
        stop = len(self.text) if end is None else end
        low: int | None = None
        high = 0
        for run in self.runs:
            first, last = max(start, run.start), min(stop, run.start + run.length)
            if first >= last:
                continue
            if run.length == run.page_length:
                begin, finish = run.page_start + first - run.start, run.page_start + last - run.start
            else:
                begin, finish = run.page_start, run.page_start + run.page_length
            low, high = (begin, finish) if low is None else (min(low, begin), max(high, finish))
        if low is None:
            anchor = self.runs[0].page_start if self.runs else 0
            return anchor, anchor
        return low, high

    def slice(self, start: int, end: int) -> Passage:
        """The part ``text[start:end]`` as a passage of its own, with its runs cut to fit."""
        cut: list[Run] = []
        for run in self.runs:
            first, last = max(start, run.start), min(end, run.start + run.length)
            if first >= last:
                continue
            if run.length == run.page_length:
                cut.append(Run(first - start, last - first, run.page_start + first - run.start, last - first))
            else:
                cut.append(Run(first - start, last - first, run.page_start, run.page_length))
        return Passage(self.text[start:end], self.page_number, tuple(cut), self.box)


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell of a table. ``row`` and ``column`` are 0-based slots of its top left corner in the whole table."""

    row: int
    column: int
    passage: Passage
    row_span: int = 1
    column_span: int = 1
    is_header: bool = False
    confidence: float | None = None


@dataclass(frozen=True, slots=True)
class Table:
    """A table, stitched over the pages it runs across.

    ``number`` is 1-based in document order. ``cells`` are row-major and cover every slot once (a spanning cell
    covers several). A header that the next page repeats is left out of ``cells``; it stays in ``Page.text``.
    """

    number: int
    pages: tuple[int, ...]
    row_count: int
    column_count: int
    header_rows: int
    cells: tuple[Cell, ...]

    def rows(self) -> list[list[str]]:
        """The texts by slot, header rows first; a spanning cell's text in its first slot, ``""`` in the others."""
        texts = [[""] * self.column_count for _ in range(self.row_count)]
        for cell in self.cells:
            texts[cell.row][cell.column] = cell.passage.text
        return texts


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Running text outside tables: the lines between two blank lines, joined by ``\\n``."""

    passage: Passage


@dataclass(frozen=True, slots=True)
class Page:
    """One page. ``text`` is what the reader read and never changes afterwards; sizes are in points."""

    number: int
    text: str
    text_source: TextSource
    width: float | None = None
    height: float | None = None
    ocr_confidence: float | None = None


@dataclass(frozen=True, slots=True)
class Document:
    """A report as read: pages, and their paragraphs and tables in reading order. ``document_id`` is its sha256."""

    document_id: str
    source_uri: str
    media_type: str
    byte_size: int
    reader: str
    text_source: TextSource
    pages: tuple[Page, ...]
    blocks: tuple[Paragraph | Table, ...]

    @property
    def tables(self) -> tuple[Table, ...]:
        """The tables in document order."""
        return tuple(block for block in self.blocks if isinstance(block, Table))

    def page(self, number: int) -> Page:
        """The page with this 1-based number; ``KeyError`` where there is none."""
        if 1 <= number <= len(self.pages):
            return self.pages[number - 1]
        raise KeyError(f"page {number} of {len(self.pages)}")


# --- what parsing gives ---------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Spot:
    """A passage and its slot in a table: 1-based table, row and column; ``None`` outside tables."""

    passage: Passage
    table_number: int | None = None
    row_number: int | None = None
    column_number: int | None = None

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
    """Why a layout did or did not read a table; shown by ``ita explain``."""

    table_number: int
    layout: str
    accepted: bool
    reason_th: str
    reason_en: str
    columns: tuple[tuple[int, str], ...] = ()


# --- what normalising gives: one dataclass per table of the contract ------------------------------------------


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
    """One measure (มาตรการ), planned or reported. ``fiscal_year_be`` is the year of action."""

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
    indicator_code: str | None
    weakness: str | None
    improvement: str | None
    strength: str | None
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
    findings: tuple[Finding, ...] = field(default=())


# --- what a run gives -----------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class QuarantineRecord:
    """One file that could not be used: in which stage it failed and why. ``at`` is UTC, without a zone."""

    source_uri: str
    sha256: str | None
    stage: str
    reason: str
    detail: str
    run_id: str
    at: datetime


@dataclass(frozen=True, slots=True)
class RunRecord:
    """One run of the pipeline that published a database: when, over how many files, with which versions.

    Times are UTC, without a zone. ``files_found = documents_new + documents_unchanged + files_repeated +
    files_quarantined``; a repeated file has the content of another one.
    """

    run_id: str
    started_at: datetime
    finished_at: datetime
    files_found: int
    files_repeated: int
    files_quarantined: int
    documents_new: int
    documents_unchanged: int
    documents_reparsed: int
    pipeline_version: str
    rulebook_hash: str
    python_version: str
    duckdb_version: str
