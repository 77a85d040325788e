"""What there is to say of one file: the stages run over it in this process, every value with its place."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass, field, replace
from pathlib import Path
from typing import Literal, Protocol

from pipeline.acquire import uri_of
from pipeline.cli.output import plain
from pipeline.normalise.register.entries import load_register
from pipeline.read import Limits, ReadError, read
from pipeline.records import Batch, Document, DocumentRecord, Evidence, LayoutTrial, Statement, Table
from pipeline.rulebook import load_rulebook
from pipeline.run import Failure, StageError, failure_of
from pipeline.run.stages import Trace, trace

MissingThing = Literal["organisation", "any_year", "table_unread", "nothing_read"]


@dataclass(frozen=True, slots=True)
class Missing:
    """Something that a report should have and this one does not, or that no rule could read."""

    what: MissingThing
    about: str = ""


class Placed(Protocol):
    """A record that stands somewhere."""

    @property
    def evidence_id(self) -> str:
        """Where."""
        ...


@dataclass(frozen=True, slots=True)
class Explanation:
    """All of it. ``document`` is ``None`` where reading failed, ``traced`` where any stage did."""

    uri: str
    document: Document | None
    traced: Trace | None
    failure: Failure | None
    _evidence: dict[str, Evidence] = field(default_factory=dict)

    @property
    def batch(self) -> Batch:
        """What was captured and checked; only where nothing failed."""
        assert self.traced is not None
        return self.traced.batch

    @property
    def record(self) -> DocumentRecord:
        """What the document says about itself."""
        return self.batch.document

    @property
    def organisation(self) -> str | None:
        """The full name of its body, else what it prints."""
        known = {one.organisation_id: one.full_name for one in self.batch.organisations}
        return known.get(self.record.organisation_id or "", self.record.organisation_printed)

    @property
    def tried(self) -> Sequence[LayoutTrial]:
        """What each layout said of each table."""
        return () if self.traced is None else self.traced.statements.tried

    @property
    def unmapped(self) -> Sequence[Statement]:
        """Rows and lines of recognised sections that no rule reads."""
        return () if self.traced is None else [one for one in self.traced.statements.items if one.kind == "unmapped"]

    @property
    def missing(self) -> list[Missing]:
        """What a report should have and this one does not."""
        found: list[Missing] = []
        record, batch = self.record, self.batch
        captured = [
            *batch.scores, *batch.measures, *batch.disclosure_items, *batch.indicator_analyses, *batch.obstacles,
        ]  # fmt: skip
        if not captured and not batch.assessments:
            found.append(Missing("nothing_read"))
        if record.organisation_id is None:
            found.append(Missing("organisation"))
        if record.result_year_be is None and record.measure_year_be is None:
            found.append(Missing("any_year"))
        read_tables = {trial.table_number for trial in self.tried if trial.accepted}
        tables = () if self.document is None else self.document.tables
        found += [Missing("table_unread", str(table.number)) for table in tables if table.number not in read_tables]
        return found

    def place(self, record: Placed) -> str:
        """Page, table slot and offsets of a record, short enough for a column."""
        one = self._evidence[record.evidence_id]
        slots = (("t", one.table_number), ("r", one.row_number), ("c", one.column_number))
        slot = "".join(f" {letter}{number}" for letter, number in slots if number is not None)
        return f"p{one.page_number}{slot} [{one.char_start}:{one.char_end}]"

    def rule(self, record: Placed) -> str:
        """The rule that captured a record."""
        return self._evidence[record.evidence_id].rule_id


def explanation_of(file: Path, rules_dir: Path | None, register: Path | None) -> Explanation:
    """Runs every stage over one file. Raises ``RulesError``; what is wrong with the file is in the explanation."""
    rulebook, known, uri = load_rulebook(rules_dir), load_register(register), uri_of(file)
    try:
        document = replace(read(file, Limits()), source_uri=uri)
    except ReadError as error:
        return Explanation(uri, None, None, Failure("read", error.reason, error.detail_th, error.detail_en))
    try:
        traced = trace(document, rulebook, known)
    except StageError as error:
        return Explanation(uri, document, None, failure_of(error))
    return Explanation(uri, document, traced, None, {one.evidence_id: one for one in traced.batch.evidence})


def rows_of(table: Table) -> list[list[str]]:
    """The text of every slot; a spanning cell's text stands in its first slot and the others are empty."""
    rows = [[""] * table.column_count for _ in range(table.row_count)]
    for cell in table.cells:
        rows[cell.row][cell.column] = cell.passage.text
    return rows


def as_json(explained: Explanation) -> dict[str, object]:
    """The explanation as one JSON object; each captured record holds its evidence under ``evidence``."""
    document, traced = explained.document, explained.traced
    tables = () if document is None else document.tables
    whole: dict[str, object] = {
        "file": explained.uri,
        "failure": None if explained.failure is None else asdict(explained.failure),
        "reader": None if document is None else document.reader,
        "media_type": None if document is None else document.media_type,
        "text_source": None if document is None else document.text_source,
        "pages": [] if document is None else [
            {"page_number": page.number, "characters": len(page.text), "text_source": page.text_source,
             "width": page.width, "height": page.height}
            for page in document.pages
        ],
        "tables": [
            {"table_number": table.number, "pages": list(table.pages), "header_rows": table.header_rows,
             "rows": rows_of(table)}
            for table in tables
        ],
    }  # fmt: skip
    if traced is None:
        return whole
    batch, evidence = traced.batch, {one.evidence_id: one for one in traced.batch.evidence}

    def located(records: Sequence[Placed]) -> list[object]:
        return [
            {**_object(record), "evidence": plain(evidence[record.evidence_id])}
            for record in records
        ]  # fmt: skip

    whole |= {
        "document": batch.document,
        "report_kinds": list(traced.statements.kinds),
        "layouts": list(explained.tried),
        "organisations": list(batch.organisations),
        "mentions": list(batch.mentions),
        "assessments": located(batch.assessments),
        "scores": located(batch.scores),
        "measures": located(batch.measures),
        "disclosure_items": located(batch.disclosure_items),
        "indicator_analyses": located(batch.indicator_analyses),
        "obstacles": located(batch.obstacles),
        "unmapped": [
            {"rule_id": one.rule_id, "text": one.place.text, "page_number": one.place.passage.page_number,
             "table_number": one.place.table_number, "row_number": one.place.row_number}
            for one in explained.unmapped
        ],
        "missing": list(explained.missing),
        "findings": list(batch.findings),
    }  # fmt: skip
    return whole


def _object(record: object) -> dict[str, object]:
    found = plain(record)
    assert isinstance(found, dict)
    return found
