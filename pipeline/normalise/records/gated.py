"""Make the findings of the gate: numbers that are no scores, and doubtful scores.

Takes what parsing refused or doubted (``rules/passages/gate.yml``), gives findings; never decides again.
"""

from __future__ import annotations

from typing import cast

from pipeline.normalise.records.frame import Frame, one_line
from pipeline.records import Finding, Part, Scope, Severity, Statement
from pipeline.rulebook.checks import make_finding
from pipeline.rulebook.gate import GateReason

_GATE = "gate#"
_DOUBT = "doubt"
_LOST, _BESIDE = "outline#lost", "outline#beside"


def unmapped_finding(statement: Statement, frame: Frame) -> Finding:
    """Return the finding about an ``unmapped`` statement: a refused number, or a row that is not understood."""
    if statement.rule_id in (_LOST, _BESIDE):
        severity: Severity | None = "info" if statement.rule_id == _BESIDE else None
        return frame.place_finding("unread-part", statement.place, statement.rule_id, severity)
    cue = statement.first(_DOUBT)
    if not statement.rule_id.startswith(_GATE) or cue is None:
        return frame.place_finding("unmapped-row", statement.place, statement.rule_id)
    reason = cast("GateReason", statement.rule_id.removeprefix(_GATE))
    name = frame.rulebook.passages.gate.name(reason)
    return make_finding(
        frame.rulebook, "not-a-score", document_id=frame.document_id, organisation_id=frame.organisation_id,
        year=frame.result_year, observed=one_line(statement.place.text),
        evidence_ids=(frame.book.add(statement.place, statement.rule_id),),
        severity="warning" if reason == "no-evidence" else None,
        kind_th=name.th, kind_en=name.en, cue=one_line(cue.spot.text),
    )  # fmt: skip


def doubtful_score(
    frame: Frame, statement: Statement, evidence_id: str, scope: Scope, code: str, part: Part, year: int | None,
    organisation_id: str | None,
) -> Finding | None:  # fmt: skip
    """Return a warning where the evidence that a number is this score is not clear."""
    cue = statement.governing(_DOUBT)
    value = statement.first("value")
    if cue is None or value is None:
        return None
    name = frame.rulebook.passages.gate.name(cast("GateReason", cue.header))
    return make_finding(
        frame.rulebook, "doubtful-score", document_id=frame.document_id, organisation_id=organisation_id, year=year,
        scope=scope, code=code, part=part, observed=one_line(value.spot.text), evidence_ids=(evidence_id,),
        kind_th=name.th, kind_en=name.en, cue=one_line(cue.spot.text),
    )  # fmt: skip
