"""What every normaliser of one document needs: the document, the rules, its evidence, whose and of which years.

Takes what was decided first (organisation, years); gives one way to keep a place and one to raise a finding.
"""

from __future__ import annotations

from dataclasses import dataclass

from pipeline.matching.years import relative_year
from pipeline.normalise.records.evidence import EvidenceBook
from pipeline.records import Document, Finding, Passage, Severity, Spot
from pipeline.rulebook import Rulebook
from pipeline.rulebook.checks import make_finding
from pipeline.thai.years import year_of_cell


@dataclass(frozen=True, slots=True)
class Frame:
    """The settled facts of one document. Years are Buddhist era, ``None`` where the document does not say."""

    document: Document
    rulebook: Rulebook
    book: EvidenceBook
    organisation_id: str | None
    result_year: int | None
    measure_year: int | None

    @property
    def document_id(self) -> str:
        """The sha256 of the file."""
        return self.document.document_id

    def year_of(self, spot: Spot, around: int | None) -> int | None:
        """The year (B.E.) that a text names; a relative one (ปีที่แล้ว) counts from ``around``."""
        printed = year_of_cell(spot.text)
        offset = relative_year(spot.text, self.rulebook.calendar) if printed is None else None
        return printed if offset is None or around is None else around + offset

    def unreadable(self, spot: Spot, rule_id: str, field_th: str, field_en: str) -> Finding:
        """A finding about a piece of text that a field cannot be read from."""
        return make_finding(
            self.rulebook,
            "unreadable-value",
            document_id=self.document_id,
            organisation_id=self.organisation_id,
            year=self.result_year,
            observed=one_line(spot.text),
            evidence_ids=(self.book.add(spot, rule_id),),
            field_th=field_th,
            field_en=field_en,
        )

    def place_finding(self, rule: str, spot: Spot, rule_id: str, severity: Severity | None = None) -> Finding:
        """A finding about a piece of text: what was printed is its ``observed``."""
        return make_finding(
            self.rulebook,
            rule,
            document_id=self.document_id,
            organisation_id=self.organisation_id,
            year=self.result_year,
            observed=one_line(spot.text),
            evidence_ids=(self.book.add(spot, rule_id),),
            severity=severity,
        )


_SHOWN = 160


def one_line(text: str) -> str:
    """Text for a message: white space as single spaces, cut where it is long."""
    line = " ".join(text.split())
    return line if len(line) <= _SHOWN else line[: _SHOWN - 1] + "…"


def inside(spot: Spot, passage: Passage) -> bool:
    """Whether a place lies within a passage of the same page."""
    low, high = spot.passage.span()
    start, end = passage.span()
    return spot.passage.page_number == passage.page_number and start <= low and high <= end
