"""Check: the document proofreads itself. Takes a batch and the rulebook, gives the batch with findings and a status.

Arithmetic of the scores, levels, years, measures, checklists and known corrections. Never changes a printed value:
a repair is a suggestion in a finding. Pure: the same batch and rules give the same findings in the same order.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from decimal import Decimal

from pipeline.check import pictures
from pipeline.check.cells import Key, Sheet, sheets
from pipeline.check.known import apply_corrections
from pipeline.check.levels import Standing, judge
from pipeline.check.measures import check_disclosure, check_measures
from pipeline.check.readings import settle
from pipeline.check.sums import out_of_range, reckon, unreckoned
from pipeline.check.writing import Writer
from pipeline.check.years import check_years
from pipeline.records import Batch, DocumentStatus, Finding
from pipeline.rulebook import Rulebook
from pipeline.rulebook.framework import Framework

__all__ = ["check"]

_ONE_A_PLACE = frozenset({"missing-score", "out-of-range", "duplicate-item"})


def check(batch: Batch, rulebook: Rulebook) -> Batch:
    """The batch with all findings of the closed list that its records give rise to, and ``document.status`` set."""
    answered: set[str] = set()
    made = tuple(_found(batch, rulebook, answered))
    given = tuple(one for one in batch.findings if one.finding_id not in answered)
    findings = _without_repeats((*given, *made))
    return replace(
        batch, findings=findings, document=replace(batch.document, status=_status(batch, findings, rulebook))
    )


def _found(batch: Batch, rulebook: Rulebook, answered: set[str]) -> Iterator[Finding]:
    """What is found; ids of earlier findings that the sums answer are added to ``answered``."""
    corrected, told = apply_corrections(batch, rulebook)
    yield from told
    standings: dict[tuple[str | None, int | None], Standing] = {}
    for sheet in sheets(batch, rulebook, corrected):
        write = Writer(rulebook, sheet.document_id, sheet.organisation_id, sheet.year)
        fixed = frozenset(
            key for key, cell in sheet.cells.items() if any(one.score_id in corrected for one in cell.scores)
        )
        settled, disagreements = settle(sheet, sheet.framework, fixed)
        yield from out_of_range(settled, write)
        if sheet.framework is None:
            yield from unreckoned(settled, disagreements, write)
            continue
        answered |= pictures.answered(batch.findings, settled, sheet.framework)
        reckoning = reckon(settled, sheet.framework, disagreements, write)
        yield from reckoning.findings
        standings[sheet.organisation_id, sheet.year] = _standing(
            reckoning.reconciled, reckoning.computed, sheet.framework
        )
    yield from _levels(batch, rulebook, standings)
    yield from check_measures(batch, rulebook)
    yield from check_disclosure(batch, rulebook)
    yield from check_years(batch, rulebook)


def _standing(sheet: Sheet, computed: Mapping[Key, Decimal], framework: Framework) -> Standing:
    def points(key: Key) -> Decimal | None:
        cell = sheet.cells.get(key)
        return cell.value if cell is not None else computed.get(key)

    instruments: dict[str, Decimal | None] = {}
    by_part: dict[str, Decimal | None] = {}
    for instrument in framework.instruments:
        whole = points(("instrument", instrument.code, "combined"))
        instruments[instrument.code] = whole
        parts = {
            f"{instrument.code} {one.code}": points(("instrument", instrument.code, one.code))
            for one in instrument.parts
        }
        by_part.update(parts if parts and None not in parts.values() else {instrument.code: whole})
    return Standing(points(("overall", framework.overall.code, "combined")), instruments, by_part)


def _levels(
    batch: Batch, rulebook: Rulebook, standings: Mapping[tuple[str | None, int | None], Standing]
) -> Iterator[Finding]:
    for assessment in batch.assessments:
        framework = rulebook.frameworks.get(str(assessment.fiscal_year_be))
        if framework is not None:
            nothing = Standing(None, {one.code: None for one in framework.instruments}, {})
            standing = standings.get((assessment.organisation_id, assessment.fiscal_year_be), nothing)
            write = Writer(rulebook, batch.document.document_id, assessment.organisation_id, assessment.fiscal_year_be)
            yield from judge(assessment, standing, framework, write)


def _without_repeats(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Each finding once: an earlier stage may have said the same, or more, of the same place."""
    kept: dict[tuple[object, ...], Finding] = {}
    unreadable: set[tuple[str, ...]] = set()
    for one in findings:
        place = one.evidence_ids[:1]
        if one.rule == "unreadable-score":
            unreadable.add(place)
        if one.rule == "missing-score" and place in unreadable:
            continue
        about = (one.rule, one.organisation_id, one.fiscal_year_be, one.scope, one.code, one.part, place)
        kept.setdefault(about if place and one.rule in _ONE_A_PLACE else (one.finding_id,), one)
    return tuple(kept.values())


def _status(batch: Batch, findings: Iterable[Finding], rulebook: Rulebook) -> DocumentStatus:
    """``needs_review`` where a finding is an error or its rule asks for review, or no organisation is known.

    A doubtful digit of a score needs review too. A finding for information never does.
    """
    named = batch.document.organisation_id is not None or any(one.organisation_id for one in batch.scores)
    doubtful = any(
        one.severity == "error"
        or (one.severity != "info" and rulebook.checks.rule(one.rule).review)
        or pictures.is_of_score(one)
        for one in findings
    )
    return "needs_review" if doubtful or not named else "accepted"
