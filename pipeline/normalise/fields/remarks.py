"""What reading could not take, or doubts, as findings (ข้อค้นพบ) with their place on the page."""

from __future__ import annotations

from pipeline.normalise.records.frame import Frame, one_line
from pipeline.records import Finding, Passage, Remark, Run, Spot
from pipeline.rulebook.checks import make_finding

_RULE_ID = "reader"


def remark_findings(frame: Frame) -> list[Finding]:
    """One finding for each remark of the reader, of the document as a whole."""
    return [_finding(frame, remark) for remark in frame.document.remarks]


def _finding(frame: Frame, remark: Remark) -> Finding:
    spot = Spot(Passage("", remark.page_number, (Run(0, 0, 0, 0),), remark.box))
    return make_finding(
        frame.rulebook,
        remark.rule,
        document_id=frame.document_id,
        organisation_id=frame.organisation_id,
        year=frame.result_year,
        observed=one_line(remark.observed) or None,
        expected=remark.expected,
        evidence_ids=(frame.book.add(spot, _RULE_ID),),
        severity="info" if remark.is_minor else None,
        page=str(remark.page_number),
    )
