"""Level (ระดับ), grade, rank and pass mark that a document claims, against the year's conditions and its scores.

Takes assessments and the reconciled scores, gives findings; never decides which scheme of levels a body should use.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise

from pipeline.check.writing import Writer
from pipeline.records import Assessment, Finding, Severity
from pipeline.rulebook.framework import Framework
from pipeline.rulebook.levels import Level, LevelScheme
from pipeline.thai import skeleton


@dataclass(frozen=True, slots=True)
class Standing:
    """What the levels go by, in points: overall, each instrument, and EIT by its parts where both are known."""

    overall: Decimal | None
    instruments: Mapping[str, Decimal | None]
    by_part: Mapping[str, Decimal | None]

    @property
    def basis(self) -> str:
        """The figures as people read them: ``ITA = 97.94, IIT = 99.26``."""
        known = {"ITA": self.overall, **self.instruments}
        return ", ".join(f"{code} = {value}" for code, value in known.items() if value is not None)


def judge(assessment: Assessment, standing: Standing, framework: Framework, write: Writer) -> Iterator[Finding]:
    """Findings about one claim."""
    claimed_level = _claimed(framework, assessment.level)
    claimed_grade = _claimed(framework, assessment.grade)
    if standing.overall is None:
        if claimed_level is not None or claimed_grade is not None:
            yield write.of(
                "not-checkable", None, observed=assessment.level_printed or assessment.level or assessment.grade,
                reason_th="ไม่มีคะแนนภาพรวมให้เทียบกับระดับ", reason_en="there is no overall score to hold the level against",
                evidence_ids=(assessment.evidence_id,),
            )  # fmt: skip
        yield from _contradiction(claimed_level, claimed_grade, assessment, write)
    else:
        for claimed in (claimed_level, claimed_grade):
            if claimed is not None:
                yield from _against_scores(claimed, standing.overall, standing, assessment, write)
        yield from _pass_mark(assessment, claimed_level, standing.overall, framework, write)
    yield from _rank(assessment, write)


def _claimed(framework: Framework, name: str | None) -> tuple[LevelScheme, Level] | None:
    if name is None:
        return None
    wanted = skeleton(name)
    for scheme in framework.level_schemes:
        for level in scheme.levels:
            if wanted in {skeleton(one) for one in (level.code, level.name_th, level.name_en, *level.aliases)}:
                return scheme, level
    return None


def _against_scores(
    claimed: tuple[LevelScheme, Level], overall: Decimal, standing: Standing, assessment: Assessment, write: Writer
) -> Iterator[Finding]:
    scheme, level = claimed
    rule = "grade-mismatch" if scheme.kind == "letters" else "level-mismatch"
    if scheme.confidence == "unknown":
        yield write.of(
            "not-checkable", None, observed=level.name_th, reason_th="เกณฑ์ระดับของปีนี้ยังไม่มีหลักฐานยืนยัน",
            reason_en="the levels of this year are not established", evidence_ids=(assessment.evidence_id,),
        )  # fmt: skip
        return
    possible = scheme.possible(overall, standing.instruments)
    # Whether a minimum holds for EIT as a whole or for each of its parts is not settled; either reading passes.
    strict = scheme.possible(overall, standing.by_part)
    if level.code in {one.code for one in (*possible, *strict)}:
        return
    severity: Severity = "error" if scheme.confidence in ("certain", "high") else "warning"
    yield write.of(
        rule, None, observed=_printed(assessment, level), expected=" / ".join(one.name_th for one in possible),
        basis=standing.basis, severity=severity, evidence_ids=(assessment.evidence_id,),
    )  # fmt: skip


def _printed(assessment: Assessment, level: Level) -> str:
    return (assessment.level_printed or "").strip() or level.name_th


def _contradiction(
    level: tuple[LevelScheme, Level] | None, grade: tuple[LevelScheme, Level] | None,
    assessment: Assessment, write: Writer,
) -> Iterator[Finding]:  # fmt: skip
    """A level and a letter that no overall score can have together."""
    if level is None or grade is None or level[0].kind == grade[0].kind:
        return
    low, high = _span(*level)
    fitting = [one for one in grade[0].levels if _overlap(_span(grade[0], one), (low, high))]
    if grade[1] not in fitting:
        yield write.of(
            "grade-mismatch", None, observed=grade[1].name_th, expected=" / ".join(one.name_th for one in fitting),
            basis=level[1].name_th, severity="warning", evidence_ids=(assessment.evidence_id,),
        )  # fmt: skip


def _overlap(one: tuple[Decimal, Decimal], other: tuple[Decimal, Decimal]) -> bool:
    return one[0] < other[1] and other[0] < one[1]


def _span(scheme: LevelScheme, level: Level) -> tuple[Decimal, Decimal]:
    """Overall scores that can have this level: from its minimum to the next better one that asks nothing else."""
    above = Decimal(101)
    for better, one in pairwise(scheme.levels):
        if better.instrument_min is None:
            above = better.overall_min
        if one.code == level.code:
            return level.overall_min, above
    return level.overall_min, Decimal(101)


def _pass_mark(
    assessment: Assessment,
    level: tuple[LevelScheme, Level] | None,
    overall: Decimal,
    framework: Framework,
    write: Writer,
) -> Iterator[Finding]:
    mark = assessment.pass_mark
    failing = level is not None and level[1].overall_min < framework.pass_mark.value
    if mark is not None and overall < mark and not failing:
        yield write.of(
            "pass-mark-mismatch", ("overall", framework.overall.code, "combined"), observed=overall, expected=mark,
            mark=mark, evidence_ids=(assessment.evidence_id,),
        )  # fmt: skip


def _rank(assessment: Assessment, write: Writer) -> Iterator[Finding]:
    rank, among = assessment.rank, assessment.rank_of
    if rank is not None and (rank < 1 or (among is not None and rank > among)):
        yield write.of("rank-implausible", None, observed=rank, expected=among, evidence_ids=(assessment.evidence_id,))
