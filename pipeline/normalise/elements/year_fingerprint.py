"""Which years' frameworks a list of labels fits: for checklists and question lists that do not say their year.

Takes labels, gives years with the labels that speak for and against them. One title never dates a document: agencies
copy titles between years, so a year is decided only by several labels that no other year explains. Only facts that are
certain or high speak: what a year is assumed to have taken over from another tells the two not apart.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.matching.labels import LabelReading, label_matcher
from pipeline.records import Scope
from pipeline.rulebook import Rulebook
from pipeline.rulebook.framework import Framework

_TELLING: tuple[Scope, ...] = ("item", "question", "sub_indicator")


@dataclass(frozen=True, slots=True)
class YearEvidence:
    """One year, and which labels fit it (code and title agree, or the title is one of its names) and which cannot."""

    year: int
    agreeing: tuple[str, ...]
    contradicting: tuple[str, ...]

    @property
    def score(self) -> int:
        """Labels for minus labels against."""
        return len(self.agreeing) - len(self.contradicting)


@dataclass(frozen=True, slots=True)
class YearRanking:
    """Years from the best to the worst; ``decided`` only where the best leads by ``lead`` labels."""

    ranked: tuple[YearEvidence, ...]
    lead: int

    @property
    def possible(self) -> tuple[int, ...]:
        """The years that the labels fit about as well as the best, earliest first."""
        top = self.ranked[0].score if self.ranked else 0
        return tuple(sorted(one.year for one in self.ranked if top - one.score < self.lead))

    @property
    def decided(self) -> int | None:
        """The one year that explains the labels, or ``None``."""
        return self.possible[0] if len(self.possible) == 1 and self.ranked[0].score >= self.lead else None


def fingerprint_years(labels: Sequence[str], rulebook: Rulebook) -> YearRanking:
    """The years ranked by how well the labels of one document or table fit them; each label counts once."""
    reader = label_matcher(rulebook)
    readings = [reader.read(label, None, _TELLING) for label in dict.fromkeys(labels)]
    ranked = [_evidence(readings, framework) for framework in rulebook.frameworks.values()]
    return YearRanking(
        tuple(sorted(ranked, key=lambda one: (-one.score, one.year))), rulebook.labels.thresholds.year_lead
    )


def _evidence(readings: Sequence[LabelReading], framework: Framework) -> YearEvidence:
    year = framework.year
    agreeing: list[str] = []
    contradicting: list[str] = []
    for reading in readings:
        named = {one.key for one in reading.named if year in one.years}
        strong = {one.key for one in reading.coded if one.strong}
        if any(_is_assumed(framework, key) for key in named | strong):
            continue
        coded = {one.key for one in reading.coded if year in one.years}
        if named and (not strong or named & coded):
            agreeing.append(reading.text)
        elif strong and (reading.named or not strong & coded):
            contradicting.append(reading.text)
    return YearEvidence(year, tuple(agreeing), tuple(contradicting))


def _is_assumed(framework: Framework, key: tuple[Scope, str]) -> bool:
    """Whether only an assumed wording, or an assumed number of codes, could speak for or against a year here.

    Where a year's wording is not known at all, a title that other years are known to have still speaks against it.
    """
    element = framework.element(*key)
    return not framework.is_sure(*key) and (element is None or bool(element.names))
