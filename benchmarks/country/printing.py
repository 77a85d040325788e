"""A report in the making: every record is printed on its one page and gets its evidence from there.

Takes scores, claims and measures, gives an unchecked ``Batch``; never prints a place that its text does not have.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from datetime import date
from decimal import Decimal

from benchmarks.country.measures import Draft
from benchmarks.trees import Key
from pipeline.records import (
    Assessment,
    Batch,
    DocumentRecord,
    Evidence,
    Measure,
    Organisation,
    OrganisationMention,
    Page,
    ReportKind,
    Score,
    content_id,
)

BLANK = "......"


def document_id_of(seed: str, body: Organisation, year: int, name: str) -> str:
    """The id of a report that no file has."""
    return hashlib.sha256(f"{seed} {body.organisation_id} {year} {name}".encode()).hexdigest()


class Report:
    """One report of a body about the results of a year, written line by line."""

    def __init__(self, document_id: str, body: Organisation, year: int, name: str) -> None:
        self.document_id = document_id
        self._body = body
        self._year = year
        self._name = name
        self._lines = [f"รายงานผลการประเมิน ITA ปีงบประมาณ พ.ศ. {year} {body.full_name} จังหวัด{body.province}\n"]
        self._length = len(self._lines[0])
        self._evidence: list[Evidence] = []
        self._scores: list[Score] = []
        self._assessments: list[Assessment] = []
        self._measures: list[Measure] = []

    def _print(self, label: str, text: str) -> str:
        start = self._length + len(label) + 1
        line = f"{label} {text}\n"
        self._lines.append(line)
        self._length += len(line)
        row = len(self._evidence) + 1
        identifier = content_id("evidence", self.document_id, row)
        box = (60.0, 12.0 * row, 500.0, 12.0 * row + 10)
        self._evidence.append(
            Evidence(identifier, self.document_id, 1, start, start + len(text), text, "country#row", *box, 1, row, 2)
        )
        return identifier

    def score(self, year: int, key: Key, value: Decimal | None, *, rounded: bool = False) -> None:
        """Prints a score; ``rounded``: with one decimal, as a sentence does."""
        scope, code, part = key
        shown = BLANK if value is None else f"{value:.1f}" if rounded else f"{value:.2f}"
        evidence = self._print(f"{scope} {code} {part} {year}", shown)
        self._scores.append(
            Score(
                content_id("score", evidence), self.document_id, self._body.organisation_id, year, scope, code, part,
                None if value is None else Decimal(shown), value is None, shown, evidence, code,
            )
        )  # fmt: skip

    def level(self, level: str | None, grade: str | None, printed: str) -> None:
        """Prints a claimed level or letter."""
        self._assess(self._print("ระดับ", printed), printed, level, grade)

    def rank(self, rank: int, rank_of: int, rank_scope: str) -> None:
        """Prints a claimed rank among so many bodies."""
        evidence = self._print("อันดับ", f"{rank} จาก {rank_of} {rank_scope}")
        self._assess(evidence, None, None, None, rank, rank_of, rank_scope)

    def _assess(
        self, evidence: str, printed: str | None, level: str | None, grade: str | None, rank: int | None = None,
        rank_of: int | None = None, rank_scope: str | None = None,
    ) -> None:  # fmt: skip
        self._assessments.append(
            Assessment(
                self.document_id, self._body.organisation_id, self._year, printed, level, grade, rank, rank_scope,
                None, evidence, rank_of,
            )
        )  # fmt: skip

    def measure(self, draft: Draft) -> None:
        """Prints a measure: of the next year where it is planned, of the report's own year where it is reported."""
        is_plan = draft.stage == "planned"
        action = self._year + 1 if is_plan else self._year
        evidence = self._print("มาตรการ", " ".join((draft.title, *draft.steps, draft.progress or "")))
        self._measures.append(
            Measure(
                measure_id=draft.measure_id, document_id=self.document_id, organisation_id=self._body.organisation_id,
                stage=draft.stage, fiscal_year_be=action, result_year_be=action - 1,
                sequence=len(self._measures) + 1, indicator_code=str(draft.issue), item_code=None,
                issue_number=draft.issue if is_plan else None, title=draft.title, steps=draft.steps,
                period_printed="ตลอดปี", period_start=date(action - 544, 10, 1), period_end=date(action - 543, 9, 30),
                responsible_printed=draft.unit, responsible_units=(draft.unit,),
                status="unknown" if is_plan else "done", monitoring=None, progress=draft.progress, outputs=(),
                outcomes=(), evidence_id=evidence,
            )
        )  # fmt: skip

    def batch(self, dated: date, kinds: Sequence[ReportKind]) -> Batch:
        """The report as it leaves normalising."""
        text, body = "".join(self._lines), self._body
        return Batch(
            document=DocumentRecord(
                document_id=self.document_id,
                source_uri=f"reports/{body.organisation_id}/{self._year}-{self._name}.pdf",
                media_type="application/pdf", byte_size=len(text.encode()), page_count=1, text_source="text_layer",
                report_kinds=tuple(kinds), organisation_id=body.organisation_id, organisation_printed=body.full_name,
                result_year_be=self._year, measure_year_be=self._year + 1, document_date=dated, status="accepted",
                reader="country",
            ),
            pages=(Page(1, text, "text_layer", 595.0, 842.0),),
            evidence=tuple(self._evidence), organisations=(body,),
            mentions=(OrganisationMention(
                self.document_id, body.full_name, 1, body.organisation_id, Decimal(100), "exact"),),
            scores=tuple(self._scores), assessments=tuple(self._assessments), measures=tuple(self._measures),
        )  # fmt: skip
