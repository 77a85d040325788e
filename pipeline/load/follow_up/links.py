"""Links between the planned and the reported measures of one body and one year of action."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from pipeline.load.follow_up.likeness import Wording, likeness
from pipeline.records import LinkDecision
from pipeline.rulebook.similarity import FollowUpRules, Subject

SUBJECTS = ("item", "sub_indicator", "indicator", "issue")
"""What a measure may be about, the narrowest first."""


@dataclass(frozen=True, slots=True)
class Promise:
    """A measure as it is linked. ``subjects`` are its codes by kind, in the codes of the reported year."""

    measure_id: str
    subjects: Mapping[str, str]
    wording: Wording


@dataclass(frozen=True, slots=True)
class Link:
    """A planned and a reported measure; ``matched_on`` are the subjects that both name, and ``text`` where words agree.

    ``none`` marks the nearest report of a planned measure that has neither the same nor a candidate.
    """

    planned_id: str
    reported_id: str
    matched_on: tuple[str, ...]
    similarity: float
    decision: LinkDecision


def linked(planned: Sequence[Promise], reported: Sequence[Promise], rules: FollowUpRules) -> list[Link]:
    """The links of one body and year of action, by planned and reported id.

    The same measure is linked once: the likeliest pair first. What is left is joined to all its candidates.
    """
    pairs = [_pair(plan, report, rules) for plan in planned for report in reported]
    pairs.sort(key=lambda link: (-link.similarity, link.planned_id, link.reported_id))
    taken: set[str] = set()
    kept: list[Link] = []
    for link in pairs:
        if link.decision == "same" and not {link.planned_id, link.reported_id} & taken:
            taken |= {link.planned_id, link.reported_id}
            kept.append(link)
    # A pair as alike as the same measure, whose partner is taken, is a candidate like others.
    maybe = [
        Link(link.planned_id, link.reported_id, link.matched_on, link.similarity, "candidate")
        for link in pairs
        if link.decision != "none" and (link.planned_id not in taken or link.reported_id not in taken)
    ]
    kept.extend(maybe)
    found = {link.planned_id for link in kept}
    for link in pairs:
        if link.planned_id not in found:
            found.add(link.planned_id)
            kept.append(Link(link.planned_id, link.reported_id, link.matched_on, link.similarity, "none"))
    return sorted(kept, key=lambda link: (link.planned_id, link.reported_id))


def _pair(plan: Promise, report: Promise, rules: FollowUpRules) -> Link:
    shared = [kind for kind in SUBJECTS if kind in plan.subjects and plan.subjects[kind] == report.subjects.get(kind)]
    thresholds = rules.of(_subject(plan, report, shared))
    alike = round(likeness(plan.wording, report.wording), 4)
    matched = [*shared, "text"] if alike >= thresholds.candidate else shared
    return Link(plan.measure_id, report.measure_id, tuple(matched), alike, thresholds.decision(alike))


def _subject(plan: Promise, report: Promise, shared: Sequence[str]) -> Subject:
    """What is known of the two subjects: the narrowest kind that both name decides."""
    both = [kind for kind in SUBJECTS if kind in plan.subjects and kind in report.subjects]
    if not both:
        return "unknown"
    return "shared" if both[0] in shared else "differs"
