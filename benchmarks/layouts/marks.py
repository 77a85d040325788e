"""The marks of one document: its records held against its facts.

Takes a drawn document and the checked batch of it, gives counts and the misses in words. A score is right where
organisation (by full name and province), year, scope, code, part and value agree.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Final

from benchmarks.layouts.records import Drawn, Fact, Key, Organisation
from pipeline.records import Batch, Finding, Score

_NEAR: Final = Decimal("0.005")
_REPAIRED: Final = Decimal("0.02")


@dataclass(frozen=True, slots=True)
class Miss:
    """One miss: its kind, and what was expected and read."""

    kind: str
    text: str


@dataclass
class Marks:
    """Counts by name and the misses."""

    counts: Counter[str] = field(default_factory=Counter)
    misses: list[Miss] = field(default_factory=list)

    def miss(self, kind: str, text: str) -> None:
        """Count and keep a miss."""
        self.counts[kind] += 1
        self.misses.append(Miss(kind, text))


def marks_of(drawn: Drawn, batch: Batch | None) -> Marks:
    """Return the marks of a document; ``None`` is a document that could not be read."""
    marks = Marks()
    marks.counts.update(documents=1, facts=len(drawn.facts), clean=int(drawn.is_clean))
    if batch is None:
        marks.miss("unread", "the pipeline raised an error")
        for fact in drawn.facts:
            marks.miss("missing", _said(fact))
        marks.counts["faults"] += drawn.fault is not None
        return marks
    rows = _Rows(batch)
    _facts(drawn, rows, marks)
    if not drawn.is_ambiguous or batch.document.status == "accepted":
        _rest(drawn, rows, marks)
    _findings(drawn, batch, marks)
    is_empty = not any(row.value is not None for row in batch.scores)
    if drawn.facts and is_empty and batch.document.status == "accepted":
        marks.miss("empty-accepted", "nothing read and the document is accepted")
    return marks


class _Rows:
    """The scores of a batch, each used once."""

    def __init__(self, batch: Batch) -> None:
        self._organisations = {entry.organisation_id: entry for entry in batch.organisations}
        self.free: dict[int, Score] = {at: row for at, row in enumerate(batch.scores) if row.value is not None}
        self.read = len(self.free)
        self._flagged = {
            (finding.scope, finding.code) for finding in batch.findings if finding.severity in ("error", "warning")
        }

    def is_flagged(self, scope: str, code: str) -> bool:
        """Return whether an error or warning stands on the element."""
        return (scope, code) in self._flagged

    def belongs(self, row: Score, organisation: Organisation) -> bool:
        """Return whether a score is attributed to the organisation."""
        entry = self._organisations.get(row.organisation_id or "")
        return (
            entry is not None
            and _plain(entry.full_name) == _plain(organisation.full_name)
            and _plain(entry.province or "") == _plain(organisation.province)
        )

    def name(self, row: Score) -> str:
        """Return the full name that a score is attributed to."""
        entry = self._organisations.get(row.organisation_id or "")
        return "no organisation" if entry is None else f"{entry.full_name} ({entry.province})"

    def of(self, key: Key) -> list[int]:
        """Return the numbers of the unused scores of an element."""
        return [at for at, row in self.free.items() if (row.scope, row.code, row.part) == key]


def _facts(drawn: Drawn, rows: _Rows, marks: Marks) -> None:
    """Match every fact: exactly first, then a wrong value of the same element, then the value elsewhere."""
    open_facts = []
    for fact in drawn.facts:
        exact = [at for at in rows.of(fact.key) if _equal(rows.free[at], fact) and _fits(rows, rows.free[at], fact)]
        if not exact:
            open_facts.append(fact)
            continue
        marks.counts.update(right=1, value_right=1)
        for at in exact:  # a second print of the same fact is no invention
            del rows.free[at]
    several = len({fact.organisation for fact in drawn.facts}) > 1
    still_open = [fact for fact in open_facts if not _contradicted(fact, rows, marks, several=several)]
    for fact in still_open:
        same = [at for at in rows.of(fact.key) if _equal(rows.free[at], fact)]
        if not same:
            marks.miss("missing", _said(fact))
            continue
        same.sort(key=lambda at: rows.free[at].fiscal_year_be != fact.year)
        same.sort(key=lambda at: not rows.belongs(rows.free[at], fact.organisation))
        marks.counts["value_right"] += 1
        _attributed(rows.free.pop(same[0]), fact, rows, marks)


def _contradicted(fact: Fact, rows: _Rows, marks: Marks, *, several: bool) -> bool:
    """Count a score of the right element, year and organisation with another value."""
    other = [
        at for at in rows.of(fact.key)
        if rows.free[at].fiscal_year_be == fact.year
        and not _equal(rows.free[at], fact)
        and (not several or rows.belongs(rows.free[at], fact.organisation))
    ]  # fmt: skip
    if not other:
        return False
    row = rows.free.pop(other[0])
    text = f"{_said(fact)}, read {row.value} from {row.printed!r}"
    marks.miss("wrong", text)
    if not rows.is_flagged(row.scope, row.code):
        marks.miss("silent", text)
    return True


def _attributed(row: Score, fact: Fact, rows: _Rows, marks: Marks) -> None:
    """Count a right value with a wrong or missing year or organisation."""
    if row.fiscal_year_be != fact.year:
        kind = "no-year" if row.fiscal_year_be is None else "wrong-year"
        marks.miss(kind, f"{_said(fact)}, read for {row.fiscal_year_be}")
    is_named = row.organisation_id is not None and not rows.belongs(row, fact.organisation)
    is_dated = row.fiscal_year_be not in (None, fact.year)
    if (is_named or is_dated) and not rows.is_flagged(row.scope, row.code):
        marks.miss("attributed-silent", f"{_said(fact)}, read for {row.fiscal_year_be} and {rows.name(row)}")
    if not rows.belongs(row, fact.organisation):
        kind = "no-organisation" if row.organisation_id is None else "wrong-organisation"
        marks.miss(kind, f"{_said(fact)}, read for {rows.name(row)}")


def _rest(drawn: Drawn, rows: _Rows, marks: Marks) -> None:
    """Count the scores that no fact explains."""
    marks.counts["read"] += rows.read
    for row in rows.free.values():
        key: Key = (row.scope, row.code, row.part)
        if key in drawn.tolerated or (row.organisation_id is None and row.value in drawn.averages):
            continue
        if drawn.is_ambiguous and rows.is_flagged(row.scope, row.code):
            continue
        element = f"{row.fiscal_year_be} {row.scope} {row.code} {row.part}"
        text = f"{element} = {row.value} from {row.printed!r}, {rows.name(row)}"
        marks.miss("invented", text)
        if not rows.is_flagged(row.scope, row.code):
            marks.miss("invented-silent", text)


def _findings(drawn: Drawn, batch: Batch, marks: Marks) -> None:
    """Count false alarms on clean documents and the planted faults that are found and named."""
    if drawn.fault is None:
        for finding in batch.findings:
            is_expected = drawn.is_ambiguous or (
                finding.rule == "organisation-unresolved" and not drawn.names_organisation
            )
            if finding.severity == "error" and not is_expected:
                marks.miss("clean-error", f"{finding.rule} {finding.scope} {finding.code}: {finding.message_en}")
        return
    fault = drawn.fault
    marks.counts["faults"] += 1
    open_findings = [finding for finding in batch.findings if finding.severity in ("error", "warning")]
    places = {key[:2] for key, _right in fault.cells} | {key[:2] for key in fault.parents}
    is_found = any((finding.scope, finding.code) in places for finding in open_findings)
    named = [_names(open_findings, key, right) for key, right in fault.cells]
    is_named = (
        is_found if not fault.provable else all(named) or (fault.name == "swap" and _swap_named(open_findings, named))
    )
    marks.counts["faults-found"] += is_found
    marks.counts["faults-named"] += is_named
    if not is_named:
        cells = ", ".join(f"{key[0]} {key[1]} must be {right}" for key, right in fault.cells)
        said = "; ".join(
            f"{finding.rule} {finding.scope} {finding.code} -> {finding.suggested_value}" for finding in open_findings
        )
        marks.miss("fault-not-named" if is_found else "fault-not-found", f"{cells}; findings: {said or 'none'}")
    for finding in open_findings:
        value = finding.suggested_value
        rights = [right for key, right in fault.cells if key[:2] == (finding.scope, finding.code)]
        if value is not None and not any(abs(value - right) <= _REPAIRED for right in rights):
            marks.miss("wrong-repair", f"{finding.rule} {finding.scope} {finding.code} -> {value}")


def _names(findings: Sequence[Finding], key: Key, right: Decimal) -> bool:
    return any(
        finding.suggested_value is not None
        and (finding.scope, finding.code) == key[:2]
        and abs(finding.suggested_value - right) <= _REPAIRED
        for finding in findings
    )


def _swap_named(findings: Sequence[Finding], named: Sequence[bool]) -> bool:
    """Return whether a ``values-swapped`` finding gives the right value of one cell; it stands for both."""
    return any(named) and any(finding.rule == "values-swapped" for finding in findings)


def _equal(row: Score, fact: Fact) -> bool:
    return row.value is not None and abs(row.value - fact.value) < _NEAR


def _fits(rows: _Rows, row: Score, fact: Fact) -> bool:
    return row.fiscal_year_be == fact.year and rows.belongs(row, fact.organisation)


def _plain(name: str) -> str:
    return "".join(name.split())


def _said(fact: Fact) -> str:
    return f"{fact.year} {' '.join(fact.key)} = {fact.value} of {fact.organisation.full_name}"
