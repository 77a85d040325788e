"""Analysis statements -> what a document says of each indicator (บทวิเคราะห์รายตัวชี้วัด) and of the whole (อุปสรรค).

Takes statements in order; parts of one indicator's analysis that stand in several rows or paragraphs become one
record. What names no indicator is an obstacle, a proposal or a strength of the assessment as a whole; a label of an
indicator that is not understood is told.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from pipeline.matching.elements import text_matcher
from pipeline.matching.labels import label_matcher
from pipeline.normalise.elements.resolve import LabelInContext, resolve_elements
from pipeline.normalise.fields.cells import Cells
from pipeline.normalise.records.frame import Frame, one_line
from pipeline.records import Field, Finding, IndicatorAnalysis, Obstacle, ObstacleKind, Statement
from pipeline.rulebook import Rulebook
from pipeline.rulebook.checks import make_finding

_KINDS: dict[str, ObstacleKind] = {"weakness": "obstacle", "improvement": "proposal", "strength": "strength"}
_OWN = ("indicator", "question", "issue", "indicator_number")
_OBSTACLE = "prose#obstacle"
_NOTHING = re.compile(r"(?:[-–—•*\d.)\s]*)(?:ยัง)?ไม่(?:มี|พบ|ปรากฏ)(?P<what>.*)", re.DOTALL)
_LEAST_FIT = 0.85


@dataclass(slots=True)
class _Open:
    indicator: str
    parts: dict[str, str]
    evidence_id: str


@dataclass(slots=True)
class AnalysisNormaliser:
    """Normalises the analyses of one document."""

    frame: Frame
    analyses: list[IndicatorAnalysis] = field(default_factory=list)
    obstacles: list[Obstacle] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)
    _told: set[str] = field(default_factory=set)

    def read(self, statements: Sequence[Statement]) -> None:
        """Fills ``analyses``, ``obstacles`` and ``findings``."""
        entries: list[_Open] = []
        for statement in statements:
            cells = Cells(statement, self.frame, self.findings)
            parts = {
                name: text
                for name in _KINDS
                if (text := cells.text(name)) and not _says_nothing(text, self.frame.rulebook)
            }
            if not parts:
                continue
            indicator = None if statement.rule_id == _OBSTACLE else self._indicator(statement)
            if any(entry.indicator == indicator and entry.parts.items() >= parts.items() for entry in entries):
                continue  # two readers took the same text
            last = entries[-1] if entries else None
            goes_on = last is not None and last.indicator == indicator
            if goes_on and last is not None and not set(last.parts) & set(parts):
                last.parts.update(parts)
                continue
            evidence_id = self.frame.book.add_row(statement.place, statement.fields, statement.rule_id)
            if indicator is None:
                self._of_the_whole(statement, parts, evidence_id)
                continue
            entries.append(_Open(indicator, parts, evidence_id))
        self.analyses = [
            IndicatorAnalysis(
                document_id=self.frame.document_id,
                organisation_id=self.frame.organisation_id,
                fiscal_year_be=self.frame.result_year,
                indicator_code=entry.indicator,
                weakness=entry.parts.get("weakness"),
                improvement=entry.parts.get("improvement"),
                strength=entry.parts.get("strength"),
                evidence_id=entry.evidence_id,
            )
            for entry in entries
        ]

    def _of_the_whole(self, statement: Statement, parts: dict[str, str], evidence_id: str) -> None:
        document_id, organisation_id = self.frame.document_id, self.frame.organisation_id
        year = self.frame.result_year
        self.obstacles += [
            Obstacle(document_id, organisation_id, year, _KINDS[name], text, evidence_id)
            for name, text in parts.items()
        ]
        label = next((piece for name in _OWN for piece in statement.all(name) if piece.spot.text.strip()), None)
        if label is not None:
            self.findings.append(self.frame.unreadable(label.spot, statement.rule_id, "ตัวชี้วัด", "indicator"))

    def _indicator(self, statement: Statement) -> str | None:
        """The indicator of the row, else of the nearest heading that names one; a sub-indicator counts for its own."""
        own = [piece for name in _OWN for piece in statement.all(name)]
        for piece in [*own, *reversed([one for one in statement.context if one.name != "caption"])]:
            best = label_matcher(self.frame.rulebook).read(one_line(piece.spot.text)).best
            if best is not None and best.scope == "indicator":
                self._tell_conflict(piece, statement)
                return best.code
            if best is not None and best.scope == "sub_indicator":
                return best.code.partition(".")[0]
        return None

    def _tell_conflict(self, label: Field, statement: Statement) -> None:
        """Add a finding where the number and the name of an indicator disagree, once for each label."""
        text = one_line(label.spot.text)
        if text in self._told:
            return
        self._told.add(text)
        year = self.frame.result_year
        (resolution,) = resolve_elements([LabelInContext(text, expected="indicator")], year, self.frame.rulebook)
        for problem in resolution.problems:
            self.findings.append(
                make_finding(
                    self.frame.rulebook, problem.rule, document_id=self.frame.document_id,
                    organisation_id=self.frame.organisation_id, year=year, scope=resolution.scope,
                    code=resolution.code, observed=problem.observed, expected=problem.expected,
                    evidence_ids=(self.frame.book.add(label.spot, statement.rule_id),), name=one_line(problem.name),
                )
            )  # fmt: skip


def _says_nothing(text: str, rulebook: Rulebook) -> bool:
    """Return whether a text says that there is nothing to tell (ไม่มี, ไม่พบจุดอ่อน): blank as a dash is."""
    found = _NOTHING.fullmatch(text)
    if found is None:
        return False
    rest = found["what"].strip(" .")
    words = text_matcher(rulebook).words
    return not rest or any(words.fit(rest, role) >= _LEAST_FIT for role in _KINDS)
