"""Measure statements -> measures (มาตรการ): title, steps, period, units, state, results, and what they answer.

Takes rows of tables of measures in order; numbers them within the document. Never invents a period or a state.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from pipeline.matching.values.lists import strip_label
from pipeline.matching.values.sections import is_expected, section_stage
from pipeline.matching.values.statuses import is_mark
from pipeline.normalise.elements.targets import Target, Targets
from pipeline.normalise.fields.cells import Cells, Listed
from pipeline.normalise.fields.times import PrintedPeriod, period_of
from pipeline.normalise.records.frame import Frame, one_line
from pipeline.records import Finding, Measure, Stage, Statement, content_id
from pipeline.rulebook.checks import make_finding
from pipeline.thai.numerals import is_blank_mark

# What a measure should say, where its table has a column for it: role, Thai and English name.
_EXPECTED = (
    ("steps", "ขั้นตอนหรือวิธีดำเนินการ", "steps"),
    ("period", "ระยะเวลาดำเนินการ", "period"),
    ("responsible", "ผู้รับผิดชอบ", "responsible unit"),
    ("monitoring", "การกำกับติดตาม", "monitoring"),
    ("progress", "ความก้าวหน้า", "progress"),
    ("output", "ผลการดำเนินการ", "outputs"),
    ("outcome", "ผลลัพธ์", "outcomes"),
)
_TITLE_SHOWN = 60
_RESULTS = ("output", "outcome")
_PROGRESS = ("progress", "status", "status_done", "status_in_progress", "status_not_started")


@dataclass(slots=True)
class MeasureNormaliser:
    """Normalises the measures of one document.

    ``is_report`` says that the document calls itself a report of what was done and no analysis: then its measures are
    reported though its tables have no column for results.
    """

    frame: Frame
    is_report: bool
    measures: list[Measure] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)
    _with_results: set[object] = field(default_factory=set)

    def read(self, statements: Sequence[Statement]) -> None:
        """Fills ``measures`` and ``findings`` in the order of the document."""
        targets = Targets(self.frame, statements)
        self._with_results = self._tables_with_results(statements)
        for sequence, statement in enumerate(statements, start=1):
            self._read(statement, sequence, targets.of(statement))

    def _read(self, statement: Statement, sequence: int, target: Target) -> None:
        cells = Cells(statement, self.frame, self.findings)
        state = cells.state()
        cells.status_finding(state)
        listed = cells.listed("steps")
        steps = listed.entries
        title = strip_label(cells.healed("title") or "", self.frame.rulebook.text)
        if not steps and len(guidelines := cells.entries("title")) > 1:
            steps = guidelines  # guidelines that are a list themselves (แนวทาง ๑. … ๒. …)
        timed = self._period(statement)
        period = timed.period
        heading = statement.governing("year")
        said = section_stage(heading.spot.text, self.frame.rulebook.statuses.sections) if heading is not None else None
        is_reported = _grid(statement) in self._with_results or (self.is_report if said is None else said == "reported")
        stage: Stage = "reported" if is_reported else "planned"
        responsible, units = cells.units()
        evidence_id = self.frame.book.add_row(statement.place, statement.fields, statement.rule_id)
        self._missing(cells, title, evidence_id, timed.printed)
        self._beside_steps(listed, title, evidence_id)
        if target.unread_code is not None:
            self._unread_code(target.unread_code, cells.shown("question", "code", "item_title"), evidence_id)
        self.measures.append(
            Measure(
                measure_id=content_id("measure", self.frame.document_id, evidence_id, sequence),
                document_id=self.frame.document_id,
                organisation_id=self.frame.organisation_id,
                stage=stage,
                fiscal_year_be=period.fiscal_year_be or timed.year,
                result_year_be=self.frame.result_year,
                sequence=sequence,
                indicator_code=target.indicator,
                item_code=target.item,
                issue_number=target.issue,
                title=title,
                steps=steps,
                period_printed=timed.printed,
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
                period_how=period.how if timed.printed else None,
                analysis=self._analysis(cells, listed),
            )
        )

    def _analysis(self, cells: Cells, listed: Listed) -> str | None:
        """What the measure answers: its own column, and the reason that stands before the first of its steps."""
        column = cells.text("analysis", "weakness", "improvement", "strength")
        return " ".join(text for text in (column, listed.reason) if text) or column

    def _tables_with_results(self, statements: Sequence[Statement]) -> set[object]:
        """Return the tables that report: with a state or progress, or with results below a caption of no plan."""
        reported: set[object] = set()
        is_plan = False
        for statement in statements:
            captions = " ".join(one.spot.text for one in statement.context if one.name == "caption")
            if captions:
                is_plan = section_stage(captions, self.frame.rulebook.statuses.sections) == "planned"
            if self._tells(_PROGRESS, statement) or (not is_plan and self._tells(_RESULTS, statement)):
                reported.add(_grid(statement))
        return reported

    def _tells(self, names: tuple[str, ...], statement: Statement) -> bool:
        """Whether a row states a result or a state; a blank column for them is a plan's as well as a report's.

        What is expected of a measure and its target are no results.
        """
        rules = self.frame.rulebook.statuses
        return any(
            is_mark(piece.spot.text, rules) != "unset"
            and not is_blank_mark(piece.spot.text.strip(), self.frame.rulebook.columns.blank_words)
            and not is_expected(piece.header, rules.sections)
            for name in names
            for piece in statement.all(name)
        )

    def _unread_code(self, printed: str, label: str, evidence_id: str) -> None:
        self.findings.append(
            make_finding(
                self.frame.rulebook,
                "code-unresolved",
                document_id=self.frame.document_id,
                organisation_id=self.frame.organisation_id,
                year=self.frame.result_year,
                observed=printed,
                evidence_ids=(evidence_id,),
                name=label,
            )
        )

    def _missing(self, cells: Cells, title: str, evidence_id: str, period_printed: str | None) -> None:
        """A finding for each column of the table that this measure leaves blank."""
        for role, field_th, field_en in _EXPECTED:
            if (period_printed if role == "period" else cells.text(role)) != "":
                continue
            self.findings.append(
                make_finding(
                    self.frame.rulebook,
                    "missing-field",
                    document_id=self.frame.document_id,
                    organisation_id=self.frame.organisation_id,
                    year=self.frame.measure_year,
                    evidence_ids=(evidence_id,),
                    title=_shown(title),
                    field_th=field_th,
                    field_en=field_en,
                )
            )

    def _beside_steps(self, listed: Listed, title: str, evidence_id: str) -> None:
        """A finding for each text in the cell of steps that is none."""
        self.findings += [
            make_finding(
                self.frame.rulebook,
                "beside-steps",
                document_id=self.frame.document_id,
                organisation_id=self.frame.organisation_id,
                year=self.frame.measure_year,
                observed=one_line(text),
                evidence_ids=(evidence_id,),
                title=_shown(title),
            )
            for text in listed.set_aside
        ]

    def _period(self, statement: Statement) -> PrintedPeriod:
        timed = period_of(statement, self.frame)
        if timed.period.problem is not None and timed.field is not None:
            self.findings.append(self.frame.unreadable(timed.field.spot, statement.rule_id, "ระยะเวลา", "period"))
        acts = timed.period.fiscal_year_be
        if acts is not None and timed.year is not None and acts != timed.year and timed.field is not None:
            self.findings.append(
                make_finding(
                    self.frame.rulebook,
                    "year-conflict",
                    document_id=self.frame.document_id,
                    organisation_id=self.frame.organisation_id,
                    year=self.frame.result_year,
                    observed=one_line(timed.printed or ""),
                    expected=str(timed.year),
                    evidence_ids=(self.frame.book.add(timed.field.spot, statement.rule_id),),
                    reason_th="ระยะเวลาของมาตรการไม่อยู่ในปีที่ดำเนินการ",
                    reason_en="the period of a measure is not in the year of action",
                )
            )
        return timed


def _shown(title: str) -> str:
    return title if len(title) <= _TITLE_SHOWN else title[:_TITLE_SHOWN] + "…"


def _grid(statement: Statement) -> object:
    """The table of a row; a statement outside of tables stands for itself."""
    number = statement.place.grid_number
    return number if number is not None else statement.place
