"""Year statements -> the three years of a document: assessed (ปีผลการประเมิน), of action, and publishing round.

Takes ``year`` statements, gives each year where one clearly outweighs the others, and every contradiction; never
infers a year that the document does not say (a plan for 2568 does not say that it answers the result of 2567).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Literal, get_args

from pipeline.matching.values.periods import read_period
from pipeline.normalise.records.frame import Frame
from pipeline.records import Finding, Spot, Statement, StatementKind
from pipeline.rulebook import Rulebook
from pipeline.rulebook.checks import make_finding
from pipeline.rulebook.passage_years import YearPlace
from pipeline.thai.years import year_of_cell

YearName = Literal["result_year", "measure_year", "publish_year"]
_NAMES: tuple[YearName, ...] = get_args(YearName)
_PLACES: tuple[YearPlace, ...] = get_args(YearPlace)
_WORDS: dict[YearName, tuple[str, str]] = {
    "result_year": ("เอกสารกล่าวถึงผลการประเมินของมากกว่าหนึ่งปี", "the document speaks of the result of more than one year"),
    "measure_year": ("เอกสารระบุปีที่ดำเนินมาตรการไว้ต่างกัน", "the document gives its measures to more than one year"),
    "publish_year": ("เอกสารระบุรอบการเผยแพร่ไว้ต่างกัน", "the document names more than one publishing round"),
}


@dataclass(slots=True)
class Candidate:
    """One year (Buddhist era) for one role: what speaks for it, by place."""

    year: int
    spots: list[tuple[Spot, str]] = field(default_factory=list)
    counts: dict[YearPlace, int] = field(default_factory=dict)

    @property
    def is_said(self) -> bool:
        """Whether words say it; a period alone only points at it."""
        return any(place != "period" for place in self.counts)

    @property
    def is_of_body(self) -> bool:
        """Whether it is told by the way: in no title, in no subject line, and not as the year that is analysed."""
        return set(self.counts) <= {"body", "period"}


@dataclass(frozen=True, slots=True)
class YearConflict:
    """A role for which the document names several years. ``chosen`` is ``None`` where none outweighs the others."""

    name: YearName
    chosen: int | None
    years: tuple[int, ...]
    spots: tuple[tuple[Spot, str], ...]


@dataclass(frozen=True, slots=True)
class Years:
    """The years of a document (Buddhist era), ``None`` where it does not say; ``conflicts`` in order of the roles."""

    result_year_be: int | None
    measure_year_be: int | None
    publish_year_be: int | None
    conflicts: tuple[YearConflict, ...] = ()


def resolve_years(statements: Sequence[Statement], rulebook: Rulebook) -> Years:
    """The years that the ``year`` statements of a document come to."""
    chosen: dict[YearName, int | None] = {}
    conflicts: list[YearConflict] = []
    for name in _NAMES:
        ranked = _ranked(name, statements, rulebook)
        chosen[name] = _winner(ranked, rulebook)
        said = [one for one, _ in ranked if one.is_said]
        if name == "result_year":
            chosen[name] = _latest_scored(said, statements) or chosen[name]
            said = _without_history(said, chosen[name], statements)
        if len(said) > 1:
            spots = tuple(spot for one in said for spot in one.spots[:1])
            years = tuple(sorted(one.year for one in said))
            conflicts.append(YearConflict(name, chosen[name], years, spots))
    return Years(chosen["result_year"], chosen["measure_year"], chosen["publish_year"], tuple(conflicts))


def _latest_scored(said: Sequence[Candidate], statements: Sequence[Statement]) -> int | None:
    """The latest year with scores of its own, where only the body tells years: what it tells besides is history."""
    if not all(one.is_of_body for one in said):
        return None
    scored = _said_of("score", "year", statements)
    return max((one.year for one in said if one.year in scored), default=None)


def _without_history(
    said: Sequence[Candidate], chosen: int | None, statements: Sequence[Statement]
) -> list[Candidate]:  # fmt: skip
    """The years that contradict each other: results of earlier years beside the chosen one are history.

    Such a year is told in the body alone, where the chosen one is told too, or is compared with it somewhere.
    """
    here = next((one for one in said if one.year == chosen), None)
    if here is None:
        return list(said)
    history = _said_of("year", "history_year", statements)
    return [
        one
        for one in said
        if not (one.is_of_body and one.year < here.year and ("body" in here.counts or one.year in history))
    ]


def _said_of(kind: StatementKind, name: str, statements: Sequence[Statement]) -> set[int]:
    """The years in the fields of one name."""
    return {
        year
        for statement in statements
        if statement.kind == kind
        for piece in statement.all(name)
        if (year := year_of_cell(piece.spot.text)) is not None
    }


def year_findings(years: Years, frame: Frame) -> list[Finding]:
    """A ``year-conflict`` for each role that a document contradicts itself about."""
    return [
        make_finding(
            frame.rulebook,
            "year-conflict",
            document_id=frame.document_id,
            organisation_id=frame.organisation_id,
            year=frame.result_year,
            observed=", ".join(str(year) for year in one.years),
            expected=one.chosen,
            evidence_ids=tuple(frame.book.add(spot, rule_id) for spot, rule_id in one.spots),
            reason_th=_WORDS[one.name][0],
            reason_en=_WORDS[one.name][1],
        )
        for one in years.conflicts
    ]


def _ranked(name: YearName, statements: Sequence[Statement], rulebook: Rulebook) -> list[tuple[Candidate, int]]:
    """The years of one role with their weights, heaviest first; among equals the earlier year."""
    found: dict[int, Candidate] = {}
    for statement in statements:
        if statement.kind != "year":
            continue
        year, spot = _said(name, statement, rulebook)
        place = next((one for one in _PLACES if statement.rule_id == f"years#{one}"), None)
        if year is None or spot is None or place is None:
            continue
        candidate = found.setdefault(year, Candidate(year))
        candidate.spots.append((spot, statement.rule_id))
        candidate.counts[place] = candidate.counts.get(place, 0) + 1
    weighed = [(one, _weight(one, rulebook)) for one in found.values()]
    return sorted(weighed, key=lambda pair: (-pair[1], pair[0].year))


def _said(name: YearName, statement: Statement, rulebook: Rulebook) -> tuple[int | None, Spot | None]:
    """The year that a statement gives to a role; a period gives the fiscal year that holds it to the measures."""
    piece = statement.first(name)
    if piece is not None:
        return year_of_cell(piece.spot.text), piece.spot
    period = statement.first("measure_period") if name == "measure_year" else None
    if period is None:
        return None, None
    return read_period(period.spot.text, fiscal_year=None, calendar=rulebook.calendar).fiscal_year_be, period.spot


def _weight(candidate: Candidate, rulebook: Rulebook) -> int:
    rules = rulebook.passages.years
    return sum(
        rules.weights[place] * min(count, rules.counted_at_most[place]) for place, count in candidate.counts.items()
    )


def _winner(ranked: list[tuple[Candidate, int]], rulebook: Rulebook) -> int | None:
    if not ranked:
        return None
    if len(ranked) > 1 and ranked[0][1] < ranked[1][1] * rulebook.passages.years.margin:
        return None
    return ranked[0][0].year
