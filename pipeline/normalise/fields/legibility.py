"""Numbers read off pictures: which of them are not sure enough to be taken as printed without proof."""

from __future__ import annotations

from pipeline.normalise.records.frame import Frame, one_line
from pipeline.records import Finding, Part, Passage, Scope
from pipeline.rulebook.checks import make_finding
from pipeline.thai.numerals import NumberReading


def hardly_legible(
    frame: Frame, passage: Passage, reading: NumberReading, scope: Scope, code: str, part: Part, year: int | None,
    organisation_id: str | None, evidence_id: str,
) -> Finding | None:  # fmt: skip
    """The finding for a score whose digits the recogniser was not sure of; ``expected`` lists the next best readings.

    ``None`` for sure readings and for print that a text layer spells out.
    """
    seen = passage.weakest(reading.start, reading.end)
    if seen is None or seen.is_sure:
        return None
    return make_finding(
        frame.rulebook, "low-confidence", document_id=frame.document_id, organisation_id=organisation_id, year=year,
        scope=scope, code=code, part=part, observed=one_line(reading.printed),
        expected=" | ".join(seen.alternatives) or None, evidence_ids=(evidence_id,),
        confidence=f"{100 * seen.confidence:.1f} %",
    )  # fmt: skip
