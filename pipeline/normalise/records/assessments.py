"""Assessment statements -> level (ระดับ), grade, rank (อันดับ) and pass mark that a document claims, typed.

Takes statements in order and the scores already normalised; claims of "lowest" are held against them. Never decides
what the level ought to be: checking does.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from pipeline.matching.labels import label_matcher
from pipeline.normalise.organisations.resolver import OrganisationResolver
from pipeline.normalise.records.frame import Frame, one_line
from pipeline.records import Assessment, Finding, Score, Statement
from pipeline.rulebook.checks import make_finding
from pipeline.rulebook.levels import SchemeKind
from pipeline.thai import arabic_digits
from pipeline.thai.numerals import find_numbers, read_number

_CLAIMS = ("level", "grade", "rank", "pass_mark")


@dataclass(slots=True)
class AssessmentNormaliser:
    """Normalises the claims of one document."""

    frame: Frame
    resolver: OrganisationResolver
    assessments: list[Assessment] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)

    def read(self, statements: Sequence[Statement], scores: Sequence[Score]) -> None:
        """Fills ``assessments`` and ``findings``."""
        for statement in statements:
            if any(statement.first(name) for name in _CLAIMS):
                self._assessment(statement)
            for claim in statement.all("claim_lowest"):
                self._lowest(statement, one_line(claim.spot.text), scores)

    def _assessment(self, statement: Statement) -> None:
        text = {
            name: one_line(piece.spot.text)
            for name in (*_CLAIMS, "rank_scope", "rank_of")
            if (piece := statement.first(name))
        }
        level_text, grade_text = text.get("level"), text.get("grade")
        year = self._year(statement)
        level, grade = self._level(level_text, year), self._grade(grade_text or level_text, year)
        printed = " ".join(one for one in (grade_text, level_text) if one) or None
        mark = read_number(text["pass_mark"]) if "pass_mark" in text else None
        self.assessments.append(
            Assessment(
                document_id=self.frame.document_id,
                organisation_id=self._organisation(statement),
                fiscal_year_be=year,
                level_printed=printed,
                level=level,
                grade=grade,
                rank=_whole(text.get("rank")),
                rank_scope=text.get("rank_scope"),
                pass_mark=mark.value if mark is not None and Decimal(0) <= mark.value <= 100 else None,
                evidence_id=self.frame.book.add(statement.place, statement.rule_id),
                rank_of=_whole(text.get("rank_of")),
            )
        )
        if (level_text or grade_text) and level is None and grade is None:
            piece = statement.first("level") or statement.first("grade")
            assert piece is not None
            self.findings.append(self.frame.unreadable(piece.spot, statement.rule_id, "ระดับผลการประเมิน", "level"))

    def _year(self, statement: Statement) -> int | None:
        said, around = statement.first("year"), self.frame.result_year
        return (self.frame.year_of(said.spot, around) if said is not None else None) or around

    def _organisation(self, statement: Statement) -> str | None:
        decision = self.resolver.body_of(statement)
        if decision is None:
            return self.frame.organisation_id
        return decision.organisation.organisation_id if decision.organisation is not None else None

    def _level(self, text: str | None, year: int | None) -> str | None:
        return self._of_scheme(text, year, "pass_levels")

    def _grade(self, text: str | None, year: int | None) -> str | None:
        return self._of_scheme(text, year, "letters")

    def _of_scheme(self, text: str | None, year: int | None, kind: SchemeKind) -> str | None:
        """The level of this kind of scheme that a text names: of the year's own, else of any year that has one."""
        if not text:
            return None
        own = self.frame.rulebook.framework(year) if year is not None else None
        others = [one for _, one in sorted(self.frame.rulebook.frameworks.items(), reverse=True)]
        for framework in [*([own] if own else []), *others]:
            scheme = framework.scheme(kind)
            found = scheme.read(text) if scheme is not None else None
            if found is not None:
                return found.code
        return None

    def _lowest(self, statement: Statement, label: str, scores: Sequence[Score]) -> None:
        """A claim that an indicator is the lowest of its instrument, against the scores that are printed."""
        year = self._year(statement)
        framework = self.frame.rulebook.framework(year) if year is not None else None
        best = label_matcher(self.frame.rulebook).read(label).best
        if framework is None or best is None or best.scope != "indicator":
            return
        element = framework.element("indicator", best.code)
        if element is None or element.parent_code is None:
            return
        siblings = {one.code for one in framework.children("instrument", element.parent_code)}
        values = {
            one.code: one
            for one in scores
            if one.scope == "indicator" and one.code in siblings and one.part == "combined" and one.value is not None
            and one.fiscal_year_be == year and one.organisation_id == self.frame.organisation_id
        }  # fmt: skip
        claimed = values.get(best.code)
        if claimed is None or claimed.value is None:
            return
        lower = [one for one in values.values() if one.value is not None and one.value < claimed.value]
        if lower:
            least = min(lower, key=lambda one: (one.value, one.code))
            what = self.frame.rulebook.checks.what("indicator", least.code, "combined")
            self.findings.append(
                make_finding(
                    self.frame.rulebook, "lowest-claim-mismatch", document_id=self.frame.document_id,
                    organisation_id=self.frame.organisation_id, year=year, scope="indicator", code=best.code,
                    part="combined", observed=claimed.printed, expected=least.printed,
                    evidence_ids=(self.frame.book.add(statement.place, statement.rule_id), least.evidence_id),
                    lowest_th=what.th, lowest_en=what.en,
                )
            )  # fmt: skip


def _whole(text: str | None) -> int | None:
    """The first whole number of a text: a rank."""
    numbers = find_numbers(arabic_digits(text)) if text else []
    found = next((one.value for one in numbers if one.decimals == 0 and not one.signed), None)
    return int(found) if found is not None else None
