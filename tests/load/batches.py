"""Made-up batches for tests and measurements: a page is written while records are added to it."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from datetime import date, datetime
from decimal import Decimal

from pipeline.records import (
    Assessment,
    Batch,
    DisclosureItem,
    DocumentRecord,
    Evidence,
    Finding,
    IndicatorAnalysis,
    Measure,
    Organisation,
    OrganisationMention,
    Page,
    Part,
    RunRecord,
    Scope,
    Score,
    Severity,
    Stage,
    Status,
    content_id,
)

START = datetime.fromisoformat("2026-01-05T08:00")


def a_run(number: int = 1) -> RunRecord:
    return RunRecord(
        run_id=f"run-{number}",
        started_at=START.replace(day=number),
        finished_at=START.replace(day=number, minute=1),
        files_found=1,
        files_repeated=0,
        files_quarantined=0,
        documents_new=1,
        documents_unchanged=0,
        documents_reparsed=0,
        pipeline_version="0.0.0",
        rulebook_hash="r",
        python_version="3.11",
        duckdb_version="2.0.0",
    )


def a_body(name: str, province: str = "ตัวอย่าง", *, registered: bool = True) -> Organisation:
    return Organisation(
        organisation_id=f"sao-{name}",
        kind="sao",
        name=name,
        full_name=f"องค์การบริหารส่วนตำบล{name}",
        subdistrict=name,
        district="เมือง",
        province=province,
        province_code=None,
        is_registered=registered,
    )


class Report:
    """A report in the making: each record is printed on its one page and gets its evidence from there."""

    def __init__(
        self,
        name: str,
        body: Organisation | None,
        *,
        result_year: int | None = None,
        measure_year: int | None = None,
        dated: date | None = None,
    ) -> None:
        self.document_id = hashlib.sha256(name.encode()).hexdigest()
        self._name = name
        self._body = body
        self._result_year = result_year
        self._measure_year = measure_year
        self._dated = dated
        self._text = "รายงานผลการประเมิน ก้ำกี่ทั้งสิ้น 👨‍👩‍👧 é\n"
        self._evidence: list[Evidence] = []
        self._scores: list[Score] = []
        self._assessments: list[Assessment] = []
        self._measures: list[Measure] = []
        self._items: list[DisclosureItem] = []
        self._analyses: list[IndicatorAnalysis] = []
        self._findings: list[Finding] = []

    @property
    def organisation_id(self) -> str | None:
        return None if self._body is None else self._body.organisation_id

    def _print(self, text: str) -> str:
        start = len(self._text)
        self._text += text + "\n"
        identifier = content_id(self.document_id, start, text)
        place = (1, start, start + len(text), text, "made#up", 10.0, 20.0, 30.0, 40.0, 1, len(self._evidence) + 1, 1)
        self._evidence.append(Evidence(identifier, self.document_id, *place))
        return identifier

    def score(self, year: int | None, scope: Scope, code: str, value: str | None, part: Part = "combined") -> Score:
        evidence = self._print("คะแนน" if value is None else value)
        made = Score(
            score_id=content_id("score", evidence),
            document_id=self.document_id,
            organisation_id=self.organisation_id,
            fiscal_year_be=year,
            scope=scope,
            code=code,
            part=part,
            value=None if value is None else Decimal(value),
            is_missing=value is None,
            printed=value or "",
            evidence_id=evidence,
        )
        self._scores.append(made)
        return made

    def assessment(self, year: int, level: str | None, grade: str | None = None, rank: int | None = None) -> None:
        evidence = self._print(level or grade or "ระดับ")
        body = self.organisation_id
        self._assessments.append(
            Assessment(self.document_id, body, year, level, level, grade, rank, None, Decimal(85), evidence, None)
        )

    def measure(
        self,
        stage: Stage,
        year: int,
        title: str,
        *,
        steps: tuple[str, ...] = (),
        issue: int | None = None,
        indicator: str | None = None,
        status: Status = "unknown",
    ) -> str:
        evidence = self._print(title)
        identifier = content_id("measure", evidence)
        self._measures.append(
            Measure(
                measure_id=identifier,
                document_id=self.document_id,
                organisation_id=self.organisation_id,
                stage=stage,
                fiscal_year_be=year,
                result_year_be=year - 1,
                sequence=len(self._measures) + 1,
                indicator_code=indicator,
                item_code=None,
                issue_number=issue,
                title=title,
                steps=steps,
                period_printed="ตลอดปี",
                period_start=date(year - 544, 10, 1),
                period_end=date(year - 543, 9, 30),
                responsible_printed="สำนักปลัด",
                responsible_units=("สำนักปลัด",),
                status=status,
                monitoring=None,
                progress=None,
                outputs=(),
                outcomes=(),
                evidence_id=evidence,
            )
        )
        return identifier

    def item(self, year: int, code: str, title: str) -> None:
        evidence = self._print(title)
        body = self.organisation_id
        self._items.append(
            DisclosureItem(
                self.document_id, body, year, code, code, title, ("ก", "ข"), None, (), "done", None, evidence
            )
        )

    def analysis(self, year: int, indicator: str, weakness: str) -> None:
        evidence = self._print(weakness)
        body = self.organisation_id
        self._analyses.append(
            IndicatorAnalysis(self.document_id, body, year, indicator, weakness, None, None, evidence)
        )

    def finding(self, rule: str, score: Score, suggested: str | None = None, *, severity: Severity = "error") -> str:
        """A finding about a score, as the check would leave it; its words do not matter here."""
        made = Finding(
            finding_id=content_id(rule, score.score_id, suggested),
            document_id=self.document_id,
            organisation_id=score.organisation_id,
            fiscal_year_be=score.fiscal_year_be,
            rule=rule,
            severity=severity,
            scope=score.scope,
            code=score.code,
            part=score.part,
            observed=score.printed,
            expected=suggested,
            suggested_value=None if suggested is None else Decimal(suggested),
            message_th="ข้อความ",
            message_en="words",
            evidence_ids=(score.evidence_id,),
        )
        self._findings.append(made)
        return made.finding_id

    def batch(self) -> Batch:
        record = DocumentRecord(
            document_id=self.document_id,
            source_uri=f"reports/{self._name}.txt",
            media_type="text/plain",
            byte_size=len(self._text.encode()),
            page_count=1,
            text_source="plain",
            report_kinds=("analysis",),
            organisation_id=self.organisation_id,
            organisation_printed=None if self._body is None else self._body.full_name,
            result_year_be=self._result_year,
            measure_year_be=self._measure_year,
            document_date=self._dated,
            status="accepted",
            reader="plain/1",
        )
        body = self._body
        mentions = () if body is None else (self._mention(body),)
        return Batch(
            document=record,
            pages=(Page(1, self._text, "plain"),),
            evidence=tuple(self._evidence),
            organisations=() if body is None else (body,),
            mentions=mentions,
            scores=tuple(self._scores),
            assessments=tuple(self._assessments),
            measures=tuple(self._measures),
            disclosure_items=tuple(self._items),
            indicator_analyses=tuple(self._analyses),
            findings=tuple(self._findings),
        )

    def _mention(self, body: Organisation) -> OrganisationMention:
        return OrganisationMention(
            self.document_id, body.full_name, 3, body.organisation_id, Decimal("97.12345"), "exact"
        )


def full_report(name: str, body: Organisation, year: int, *, filler: int = 0) -> Report:
    """A report of ordinary size: 10 indicators, 24 questions (EIT in two parts), 28 items, 20 measures."""
    report = Report(name, body, result_year=year, measure_year=year + 1)
    report.score(year, "overall", "ITA", "95.40")
    for code, value in (("IIT", "98.00"), ("EIT", "92.00"), ("OIT", "96.00")):
        report.score(year, "instrument", code, value)
    for number in range(1, 11):
        report.score(year, "indicator", str(number), "95.00")
        report.analysis(year, str(number), f"ข้อบกพร่องของตัวชี้วัดที่ {number}")
    for number in range(1, 16):
        report.score(year, "question", f"i{number}", "98.00")
    for number in range(1, 10):
        report.score(year, "question", f"e{number}", "92.00", "public")
        report.score(year, "question", f"e{number}", "91.00", "survey")
    for number in range(1, 29):
        report.score(year, "item", f"o{number}", "100.00")
        report.item(year, f"o{number}", f"รายการที่ {number}")
    report.assessment(year, "good", "A", 3)
    for number in range(20):
        steps = (f"จัดประชุมครั้งที่ {number}", "ประกาศให้ทราบ")
        report.measure("planned", year + 1, f"มาตรการที่ {number}", steps=steps, issue=number % 7 + 1)
    report._text += "ก้ำ" * (filler // 3)
    return report


def country(documents: int, *, filler: int = 30_000) -> Iterator[Batch]:
    """Reports of as many made-up bodies, one at a time, in order of their ids."""
    order = sorted(range(documents), key=lambda number: hashlib.sha256(f"report-{number}".encode()).hexdigest())
    for number in order:
        body = a_body(f"ตัวอย่าง{number}", f"จังหวัด{number % 77}")
        yield full_report(f"report-{number}", body, 2564 + number % 5, filler=filler).batch()
