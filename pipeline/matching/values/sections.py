"""What headings say of the texts below them: measures to come or what was done, results expected or reached.

Takes a heading or the header of a column and the rules; gives what it says, or nothing. Never looks below it.
"""

from __future__ import annotations

from pipeline.records import Stage
from pipeline.rulebook.statuses import SectionRules


def section_stage(heading: str, rules: SectionRules) -> Stage | None:
    """Return what a section holds by its heading; ``None`` for one that names neither, or the plan and its results."""
    planned, reported = rules.planned.search(heading), rules.reported.search(heading)
    if planned is None:
        return "reported" if reported is not None else None
    if reported is None:
        return "planned"
    return "reported" if reported.start() < planned.start() else None


def is_expected(header: str, rules: SectionRules) -> bool:
    """Return whether the results under a header are expected ones (ผลที่คาดว่าจะได้รับ) or targets."""
    return rules.expected.search(" ".join(header.split())) is not None
