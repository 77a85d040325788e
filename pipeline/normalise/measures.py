"""Measure statements -> measures (มาตรการ): title, steps, period, units, state, results, and what they answer.

Takes rows of tables of measures in order; numbers them within the document. Never invents a period or a state.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from pipeline.normalise.cells import Cells
from pipeline.normalise.elements import LabelInContext, resolve_elements
from pipeline.normalise.frame import Frame, one_line
from pipeline.normalise.issues import resolve_issue
from pipeline.normalise.periods import Period, read_period
from pipeline.records import Finding, Measure, Scope, Stage, Statement, content_id

_RESULTS = ("output", "outcome", "progress", "status", "status_done", "status_in_progress", "status_not_started")
_LABELS = ("question", "code", "item_title", "indicator", "issue")
# "จากผลการประเมิน ITA ตัวชี้วัดที่ ๙.๔ การบริหาร…": a measure that says in its steps which indicator it answers.
_SAID_INDICATOR = re.compile(r"ตัวชี้วัด(?:ย่อย)?ที่\s*[0-9๐-๙]{1,2}(?:\s?\.\s?[0-9๐-๙])?[^\n]{0,60}")


@dataclass(frozen=True, slots=True)
class Target:
    """What a measure answers: codes of the framework and the issue (ประเด็นที่ ๑-๗)."""

    indicator: str | None = None
    sub_indicator: str | None = None
    item: str | None = None
    issue: int | None = None


@dataclass(slots=True)
class MeasureNormaliser:
    """Normalises the measures of one document."""

    frame: Frame
    measures: list[Measure] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)

    def read(self, statements: Sequence[Statement]) -> None:
        """Fills ``measures`` and ``findings`` in the order of the document."""
        for sequence, statement in enumerate(statements, start=1):
            self._read(statement, sequence)

    def _read(self, statement: Statement, sequence: int) -> None:
        cells = Cells(statement, self.frame, self.findings)
        state = cells.state()
        cells.status_finding(state)
        title = cells.text("title") or ""
        stage: Stage = "reported" if any(statement.all(name) for name in _RESULTS) else "planned"
        steps = cells.entries("steps")
        if not steps and len(listed := cells.entries("title")) > 1:
            steps = listed  # guidelines that are a list themselves (แนวทาง ๑. … ๒. …)
        period_printed = cells.text("period")
        period = self._period(statement, period_printed)
        responsible, units = cells.units()
        target = self._target(statement)
        evidence_id = self.frame.book.add_row(statement.place, statement.fields, statement.rule_id)
        self.measures.append(
            Measure(
                measure_id=content_id("measure", self.frame.document_id, evidence_id, sequence),
                document_id=self.frame.document_id,
                organisation_id=self.frame.organisation_id,
                stage=stage,
                fiscal_year_be=period.fiscal_year_be or self.frame.measure_year,
                result_year_be=self.frame.result_year,
                sequence=sequence,
                indicator_code=target.indicator,
                item_code=target.item,
                issue_number=target.issue,
                title=title,
                steps=steps,
                period_printed=period_printed,
                period_start=period.start,
                period_end=period.end,
                responsible_printed=responsible,
                responsible_units=units,
                status=state.status,
                monitoring=cells.text("monitoring"),
                progress=state.progress,
                outputs=cells.entries("output"),
                outcomes=(*cells.entries("outcome"), *state.told),
                evidence_id=evidence_id,
                sub_indicator_code=target.sub_indicator,
                analysis=cells.text("analysis", "weakness", "improvement", "strength"),
            )
        )

    def _period(self, statement: Statement, printed: str | None) -> Period:
        if not printed:
            return Period()
        period = read_period(printed, fiscal_year=self.frame.measure_year, calendar=self.frame.rulebook.calendar)
        if period.problem is not None:
            piece = statement.all("period")[0]
            self.findings.append(self.frame.unreadable(piece.spot, statement.rule_id, "ระยะเวลา", "period"))
        return period

    def _target(self, statement: Statement) -> Target:
        """Out of the row's own columns; else of the section above it, its title, its steps, the heading before."""
        labels = [piece.spot.text for name in _LABELS for piece in statement.all(name) if piece.spot.text.strip()]
        section = statement.governing("section")
        if section is not None:
            labels.append(section.spot.text)
        said = next(
            (hit.group() for piece in statement.all("steps") if (hit := _SAID_INDICATOR.search(piece.spot.text))), None
        )  # fmt: skip
        found = self._codes(labels)
        if not (found.indicator or found.item or found.issue):
            found = self._codes([*(piece.spot.text for piece in statement.all("title")), *([said] if said else [])])
        if not (found.indicator or found.item or found.issue) and not labels:
            found = self._codes([piece.spot.text for piece in reversed(statement.context) if piece.name != "caption"])
        return found

    def _codes(self, labels: Sequence[str]) -> Target:
        codes: dict[Scope, str] = {}
        issue: int | None = None
        year = self.frame.result_year
        expected = self._instrument(labels)
        for text in labels:
            reading = resolve_issue(one_line(text), self.frame.rulebook, year)
            if reading is not None:
                issue = issue or reading.number
                continue
            resolution = resolve_elements(
                [LabelInContext(one_line(text), governing=expected)], year, self.frame.rulebook
            )[0]
            if resolution.scope is not None and resolution.code is not None:
                codes.setdefault(resolution.scope, resolution.code)
        framework = self.frame.rulebook.framework(year) if year is not None else None
        sub_indicator, indicator = codes.get("sub_indicator"), codes.get("indicator")
        item = codes.get("question") or codes.get("item")
        if framework is not None and item is not None and indicator is None and sub_indicator is None:
            element = framework.element("question" if "question" in codes else "item", item)
            if element is not None and element.parent_scope == "indicator":
                indicator = element.parent_code
            elif element is not None:
                sub_indicator = element.parent_code
        if indicator is None and sub_indicator is not None:
            indicator = sub_indicator.partition(".")[0]
        return Target(indicator, sub_indicator, item, issue)

    def _instrument(self, labels: Sequence[str]) -> tuple[Scope, str] | None:
        """The indicator that one of the labels names: it governs the codes beside it (๑๑๑ under indicator 2 is I11)."""
        for text in labels:
            best = self.frame.rulebook.label_reader.read(one_line(text)).best
            if best is not None and best.scope in ("indicator", "sub_indicator"):
                return best.scope, best.code
        return None
