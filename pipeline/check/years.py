"""Years and dates of a document against each other: results, measures, periods, the memo's date.

Takes a batch, gives ``year-conflict`` findings; the calendar is the framework's. Never moves a date or a year.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from pipeline.check.writing import Writer
from pipeline.records import Batch, Finding, Measure
from pipeline.rulebook import Rulebook


def check_years(batch: Batch, rulebook: Rulebook) -> Iterator[Finding]:
    """Everything in the document's years and dates that cannot be so."""
    document = batch.document
    write = Writer(rulebook, document.document_id, document.organisation_id, document.result_year_be)
    scored = sorted({one.fiscal_year_be for one in batch.scores if one.fiscal_year_be is not None})
    acting = sorted({one.fiscal_year_be for one in batch.measures if one.fiscal_year_be is not None})
    if (batch.scores or batch.measures) and not (scored or acting or document.result_year_be):
        first = batch.scores[0].evidence_id if batch.scores else batch.measures[0].evidence_id
        yield write.of("year-unknown", None, evidence_ids=(first,))
    if document.result_year_be is not None and scored and document.result_year_be not in scored:
        yield _conflict(
            write, document.result_year_be, ", ".join(map(str, scored)), batch.scores[0].evidence_id,
            "ปีของผลการประเมินไม่ใช่ปีของคะแนนที่พิมพ์", "the result year is not a year of the printed scores",
        )  # fmt: skip
    if document.measure_year_be is not None and acting and document.measure_year_be not in acting:
        yield _conflict(
            write, document.measure_year_be, ", ".join(map(str, acting)), batch.measures[0].evidence_id,
            "ปีที่ดำเนินการของเอกสารไม่ใช่ปีของมาตรการ", "the document's year of action is not a year of its measures",
        )  # fmt: skip
    yield from _measure_before_result(batch, write)
    yield from _before_results(batch, rulebook, write)
    for measure in batch.measures:
        yield from _period(measure, rulebook, write)


def _conflict(
    write: Writer, observed: object, expected: object, evidence_id: str | None, reason_th: str, reason_en: str
) -> Finding:
    return write.of(
        "year-conflict", None, observed=observed, expected=expected, reason_th=reason_th, reason_en=reason_en,
        evidence_ids=() if evidence_id is None else (evidence_id,),
    )  # fmt: skip


def _measure_before_result(batch: Batch, write: Writer) -> Iterator[Finding]:
    """A measure answers a result that exists: its year of action is not before the assessed year."""
    told: set[tuple[int, int]] = set()
    for measure in batch.measures:
        acts, answers = measure.fiscal_year_be, measure.result_year_be
        if acts is not None and answers is not None and acts < answers and (acts, answers) not in told:
            told.add((acts, answers))
            yield _conflict(
                write, acts, f"≥ {answers}", measure.evidence_id,
                "มาตรการดำเนินการก่อนปีของผลการประเมินที่นำมาวิเคราะห์",
                "a measure acts before the year of the result it answers",
            )  # fmt: skip
    acts, answers = batch.document.measure_year_be, batch.document.result_year_be
    if acts is not None and answers is not None and acts < answers and not told and not batch.measures:
        yield _conflict(
            write, acts, f"≥ {answers}", None,
            "ปีที่ดำเนินการอยู่ก่อนปีของผลการประเมิน", "the year of action is before the result year",
        )  # fmt: skip


def _before_results(batch: Batch, rulebook: Rulebook, write: Writer) -> Iterator[Finding]:
    """A document that prints scores is not older than the day they were announced."""
    document = batch.document
    framework = rulebook.frameworks.get(str(document.result_year_be))
    values = [one for one in batch.scores if one.value is not None and one.fiscal_year_be == document.result_year_be]
    if framework is None or document.document_date is None or not values:
        return
    for event in framework.calendar.events:
        announced = event.what == "results_announced" and event.confidence in ("certain", "high")
        if announced and document.document_date < event.starts:
            yield _conflict(
                write, _thai_date(document.document_date), f"≥ {_thai_date(event.starts)}", values[0].evidence_id,
                "วันที่ของหนังสืออยู่ก่อนวันประกาศผลการประเมิน", "the memo is dated before the results were announced",
            )  # fmt: skip


def _period(measure: Measure, rulebook: Rulebook, write: Writer) -> Iterator[Finding]:
    start, end = measure.period_start, measure.period_end
    if start is not None and end is not None and end < start:
        yield _conflict(
            write, measure.period_printed, f"≥ {_thai_date(start)}", measure.evidence_id,
            "ระยะเวลาสิ้นสุดก่อนเริ่ม", "a period ends before it starts",
        )  # fmt: skip
        return
    framework = rulebook.frameworks.get(str(measure.fiscal_year_be))
    if framework is None or (start is None and end is None):
        return
    calendar = framework.calendar
    if (start is not None and start > calendar.ends) or (end is not None and end < calendar.starts):
        yield _conflict(
            write, measure.period_printed, f"{_thai_date(calendar.starts)} - {_thai_date(calendar.ends)}",
            measure.evidence_id, f"ระยะเวลาดำเนินการอยู่นอกปีงบประมาณ {measure.fiscal_year_be}",
            f"the period lies outside fiscal year {measure.fiscal_year_be}",
        )  # fmt: skip


def _thai_date(day: date) -> str:
    """Day, month and Buddhist year in figures: ``5/12/2568``."""
    return f"{day.day}/{day.month}/{day.year + 543}"
