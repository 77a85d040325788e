"""The marks of one document of records: what was read held against what the document states.

Takes a drawn document and its checked batch, gives counts and the misses in words. A measure is found where its title
is; its fields are judged one by one, and only those that the document states.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from difflib import SequenceMatcher
from typing import Final

from benchmarks.layouts.marks import Marks
from benchmarks.layouts.measures.truth import AnalysisTruth, ItemTruth, MeasureTruth, RecordPage
from pipeline.records import Batch, DisclosureItem, IndicatorAnalysis, Measure

_NEAR: Final = 0.75
_DIGITS: Final = str.maketrans("๐๑๒๓๔๕๖๗๘๙", "0123456789")
_PREFIX: Final = re.compile(r"^[\s(]*[0-9.]+[.)]\s*|^มาตรการ(ที่\s*[0-9]+)?\s*:?")
MEASURE_FIELDS: Final = (
    "title", "stage", "indicator", "item", "steps", "period", "units", "status", "result", "has_no_result",
)  # fmt: skip


def plain(text: str | None) -> str:
    """Return a text without spaces, list number and full stops, with Arabic digits."""
    return re.sub(r"[\s.]+", "", _PREFIX.sub("", (text or "").strip().translate(_DIGITS)))


def judged(page: RecordPage, batch: Batch | None) -> Marks:
    """Return the marks of a document; ``None`` is a document that could not be read."""
    marks = Marks()
    marks.counts.update(documents=1, rows=len(page.measures), items=len(page.items), analyses=len(page.analyses))
    if batch is None:
        marks.miss("unread", "the pipeline raised an error")
        return marks
    is_accepted = batch.document.status == "accepted"
    marks.counts["accepted"] += is_accepted
    _measures(page, batch, marks, is_accepted=is_accepted)
    _items(page, batch, marks, is_accepted=is_accepted)
    _analyses(page, batch, marks, is_accepted=is_accepted)
    _organisation(page, batch, marks)
    if page.family == "record-other-kinds":
        marks.counts["foreign"] += len(batch.measures) + len(batch.disclosure_items) + len(batch.indicator_analyses)
    return marks


def _measures(page: RecordPage, batch: Batch, marks: Marks, *, is_accepted: bool) -> None:
    marks.counts["rows-read"] += len(batch.measures)
    free = dict(enumerate(batch.measures))
    pairs: dict[int, int] = {}
    for least in (1.0, _NEAR):
        for at, truth in enumerate(page.measures):
            scored = [(_likeness(row.title, truth.title), -number) for number, row in free.items()]
            best = max(scored, default=(0.0, 0))
            if at not in pairs and best[0] >= least:
                pairs[at] = -best[1]
                del free[-best[1]]
    for at, truth in enumerate(page.measures):
        if at not in pairs:
            _lost(marks, "row", truth.title, is_accepted=is_accepted)
            continue
        marks.counts["rows-found"] += 1
        row = batch.measures[pairs[at]]
        wrong = [name for name in MEASURE_FIELDS if _states(truth, name) and not _RIGHT[name](truth, row)]
        for name in MEASURE_FIELDS:
            if _states(truth, name):
                marks.counts[f"field {name}"] += 1
                marks.counts[f"right {name}"] += name not in wrong
        for name in wrong:
            marks.miss(f"wrong {name}", f"{truth.title}: {getattr(truth, name)!r}, read {_read(row, name)!r}")
    for row in free.values():
        marks.miss("invented row", f"{row.title!r} by {row.responsible_printed!r}")


def _lost(marks: Marks, what: str, text: str, *, is_accepted: bool) -> None:
    marks.miss(f"lost {what}", f"{text} ({'accepted' if is_accepted else 'needs_review'})")
    if is_accepted:
        marks.counts["silent"] += 1


def _likeness(read: str, true: str) -> float:
    first, second = plain(read), plain(true)
    if first == second:
        return 1.0
    if len(second) >= 8 and second in first:
        return 0.9
    return SequenceMatcher(None, first, second, autojunk=False).ratio() * 0.999


def _states(truth: MeasureTruth, name: str) -> bool:
    value = getattr(truth, name)
    return value is not None and value is not False


def _read(row: Measure, name: str) -> object:
    values: Mapping[str, object] = {
        "indicator": row.indicator_code, "item": row.item_code,
        "period": (row.period_start, row.period_end, row.period_printed),
        "units": (row.responsible_units, row.responsible_printed), "result": (row.progress, row.outputs, row.outcomes),
        "has_no_result": (row.outputs, row.outcomes),
    }  # fmt: skip
    return values[name] if name in values else getattr(row, name)


def _same(read: Iterable[str], true: Iterable[str]) -> bool:
    return list(map(plain, read)) == list(map(plain, true))


def _result(truth: MeasureTruth, row: Measure) -> bool:
    read = plain(row.progress) + "".join(map(plain, (*row.outputs, *row.outcomes)))
    return plain(truth.result) in read


_RIGHT: Final[Mapping[str, Callable[[MeasureTruth, Measure], bool]]] = {
    "title": lambda truth, row: plain(row.title) == plain(truth.title),
    "stage": lambda truth, row: row.stage == truth.stage,
    "indicator": lambda truth, row: row.indicator_code == truth.indicator,
    "item": lambda truth, row: row.item_code == truth.item,
    "steps": lambda truth, row: _same(row.steps, truth.steps or ()),
    "period": lambda truth, row: (row.period_start, row.period_end) == truth.period,
    "units": lambda truth, row: _same(sorted(row.responsible_units), sorted(truth.units or ())),
    "status": lambda truth, row: row.status == truth.status,
    "result": _result,
    "has_no_result": lambda _truth, row: not row.outputs and not row.outcomes,
}


def _items(page: RecordPage, batch: Batch, marks: Marks, *, is_accepted: bool) -> None:
    free = {row.code: row for row in batch.disclosure_items if row.code is not None}
    marks.counts["items-read"] += len(batch.disclosure_items)
    for truth in page.items:
        row = free.pop(truth.code, None)
        if row is None:
            _lost(marks, "item", f"{truth.code} {truth.title}", is_accepted=is_accepted)
            continue
        marks.counts["items-found"] += 1
        for name, is_right in _item_fields(truth, row).items():
            marks.counts[f"field item-{name}"] += 1
            marks.counts[f"right item-{name}"] += is_right
            if not is_right:
                read = (row.title, row.responsible_units, row.status)
                marks.miss(f"wrong item-{name}", f"{truth.code} {getattr(truth, name)!r}, read {read!r}")
    extra = len(batch.disclosure_items) - len(page.items)
    for code in list(free)[: max(extra, 0)]:
        marks.miss("invented item", f"{code} {free[code].title!r}")


def _item_fields(truth: ItemTruth, row: DisclosureItem) -> dict[str, bool]:
    fields = {"title": plain(row.title) == plain(truth.title)}
    if truth.units is not None:
        fields["units"] = _same(sorted(row.responsible_units), sorted(truth.units))
    if truth.status is not None:
        fields["status"] = row.status == truth.status
    return fields


def _analyses(page: RecordPage, batch: Batch, marks: Marks, *, is_accepted: bool) -> None:
    marks.counts["analyses-read"] += len(batch.indicator_analyses)
    codes = {truth.indicator for truth in page.analyses}
    for truth in page.analyses:
        rows = [row for row in batch.indicator_analyses if row.indicator_code == truth.indicator]
        if not rows:
            _lost(marks, "analysis", f"{truth.indicator} {truth}", is_accepted=is_accepted)
            continue
        marks.counts["analyses-found"] += 1
        if any(_says(row, truth) for row in rows):
            marks.counts["analyses-right"] += 1
        else:
            read = [(row.strength, row.weakness, row.improvement) for row in rows]
            marks.miss("wrong analysis", f"{truth}, read {read!r}")
    for row in batch.indicator_analyses:
        if row.indicator_code not in codes:
            marks.miss("invented analysis", f"{row.indicator_code} {(row.strength, row.weakness, row.improvement)!r}")


def _says(row: IndicatorAnalysis, truth: AnalysisTruth) -> bool:
    return all(
        plain(getattr(row, name)) == plain(getattr(truth, name)) for name in ("strength", "weakness", "improvement")
    )


def _organisation(page: RecordPage, batch: Batch, marks: Marks) -> None:
    names = {entry.organisation_id: entry.full_name for entry in batch.organisations}
    name = names.get(batch.document.organisation_id or "")
    marks.counts["organisation-right"] += plain(name) == plain(page.organisation.full_name)
    if page.dated is not None:
        marks.counts["field date"] += 1
        is_right = batch.document.document_date == page.dated
        marks.counts["right date"] += is_right
        if not is_right:
            marks.miss("wrong date", f"{page.dated}, read {batch.document.document_date}")
