"""Measures (มาตรการ) and disclosure checklists: what a row repeats, what a list leaves out or has twice.

Takes a batch, gives findings; never reads the text for meaning beyond comparing it.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from decimal import Decimal
from itertools import pairwise

from rapidfuzz import fuzz

from pipeline.check.writing import Writer
from pipeline.records import Batch, DisclosureItem, Finding, Measure, Stage
from pipeline.rulebook import Rulebook
from pipeline.rulebook.framework_facts import Issue
from pipeline.thai import skeleton

_ITEM = re.compile(r"o([1-9][0-9]?)")
_SHORTEST_CHECKLIST = 5
_FEWEST_ISSUES = 3
_TITLE_LENGTH = 60


def check_measures(batch: Batch, rulebook: Rulebook) -> Iterator[Finding]:
    """Findings about all measures of a document."""
    by_stage: dict[tuple[Stage, str | None], list[Measure]] = defaultdict(list)
    for measure in batch.measures:
        by_stage[measure.stage, measure.organisation_id].append(measure)
        yield from _repeats(measure, rulebook)
    for measures in by_stage.values():
        yield from _issues(measures, rulebook)


def check_disclosure(batch: Batch, rulebook: Rulebook) -> Iterator[Finding]:
    """Findings about all checklists of a document, by body and year."""
    groups: dict[tuple[str | None, int | None], list[DisclosureItem]] = defaultdict(list)
    for item in batch.disclosure_items:
        groups[item.organisation_id, item.fiscal_year_be].append(item)
    for (organisation_id, year), items in groups.items():
        write = Writer(rulebook, batch.document.document_id, organisation_id, year)
        yield from _duplicates(items, write)
        yield from _skipped(items, write)


def _writer(measure: Measure, rulebook: Rulebook) -> Writer:
    return Writer(rulebook, measure.document_id, measure.organisation_id, measure.fiscal_year_be)


def _title(measure: Measure) -> str:
    title = " ".join(measure.title.split())
    return title if len(title) <= _TITLE_LENGTH else title[:_TITLE_LENGTH] + "…"


def _repeats(measure: Measure, rulebook: Rulebook) -> Iterator[Finding]:
    plan = skeleton(" ".join(measure.steps))
    results = (
        ("ผลการดำเนินการ", "progress", measure.progress or ""),
        ("ผลผลิต", "outputs", " ".join(measure.outputs)),
        ("ผลลัพธ์", "outcomes", " ".join(measure.outcomes)),
    )
    for field_th, field_en, text in results:
        alike = _alike(plan, skeleton(text), rulebook.checks.repeated_text.shortest)
        if alike >= rulebook.checks.repeated_text.alike:
            yield _writer(measure, rulebook).of(
                "result-repeats-plan", None, observed=text.strip(), title=_title(measure), field_th=field_th,
                field_en=field_en, percent=int(alike * 100), evidence_ids=(measure.evidence_id,),
            )  # fmt: skip


def _alike(plan: str, result: str, shortest: int) -> Decimal:
    """0 to 1: how much two texts are one; a result that is most of the plan word for word counts as the plan."""
    shorter, longer = sorted((len(plan), len(result)))
    if shorter < shortest:
        return Decimal(0)
    whole = fuzz.ratio(plan, result)
    part = fuzz.partial_ratio(plan, result) if shorter * 2 >= longer else 0.0
    return Decimal(str(round(max(whole, part), 1))) / 100


def _issues(measures: list[Measure], rulebook: Rulebook) -> Iterator[Finding]:
    covered = {one.issue_number for one in measures if one.issue_number is not None}
    if len(covered) < _FEWEST_ISSUES or sum(one.issue_number is not None for one in measures) * 2 < len(measures):
        return
    first = measures[0]
    for issue in _issues_of(first, rulebook):
        if issue.number not in covered:
            near = [one for one in measures if one.issue_number in (issue.number - 1, issue.number + 1)] or [first]
            yield _writer(first, rulebook).of(
                "issue-not-covered", None, expected=issue.number, issue=issue.number, name_th=f" {issue.name_th}",
                evidence_ids=tuple(dict.fromkeys(one.evidence_id for one in near)),
            )  # fmt: skip


def _issues_of(measure: Measure, rulebook: Rulebook) -> tuple[Issue, ...]:
    """The issues of the year the measures plan for, else of the year they answer, else of the latest year known."""
    years = [measure.fiscal_year_be, measure.result_year_be, *sorted(map(int, rulebook.frameworks), reverse=True)]
    for year in years:
        framework = rulebook.frameworks.get(str(year))
        if framework is not None and framework.issues.items:
            return framework.issues.items
    return ()


def _duplicates(items: list[DisclosureItem], write: Writer) -> Iterator[Finding]:
    first: dict[str, DisclosureItem] = {}
    for item in items:
        if item.code is None:
            continue
        earlier = first.setdefault(item.code, item)
        if earlier is not item:
            yield write.of(
                "duplicate-item", ("item", item.code, "combined"), observed=f"{item.code_printed} {item.title}".strip(),
                evidence_ids=(item.evidence_id, earlier.evidence_id),
            )  # fmt: skip


def _skipped(items: list[DisclosureItem], write: Writer) -> Iterator[Finding]:
    """Items left out of a running list; a short or scattered list is a choice of items, not a running one."""
    by_number: dict[int, DisclosureItem] = {}
    for item in items:
        found = _ITEM.fullmatch(item.code or "")
        if found is not None:
            by_number.setdefault(int(found.group(1)), item)
    numbers = sorted(by_number)
    if len(numbers) < _SHORTEST_CHECKLIST or len(numbers) * 2 < numbers[-1] - numbers[0] + 1:
        return
    for before, after in pairwise(numbers):
        if after - before > 1:
            missing = ", ".join(f"o{number}" for number in range(before + 1, after))
            yield write.of(
                "missing-item", None, observed=missing, before=f"o{before}", after=f"o{after}",
                evidence_ids=(by_number[before].evidence_id, by_number[after].evidence_id),
            )  # fmt: skip
