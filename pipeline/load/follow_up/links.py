"""Links between the planned and the reported measures of one body and one year of action."""

from __future__ import annotations

from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass, replace
from itertools import product

from pipeline.load.follow_up.likeness import Wording, likeness, spelling
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

    The same measure is linked once: first titles that are the same letter by letter, then, of what is left, by words,
    the likeliest pair first. What is left then is joined to all its candidates.
    """
    spelt = [
        _link(plan, report, spelling(plan.wording, report.wording), rules)
        for plan, report in product(planned, reported)
    ]
    kept, taken = _chosen([link for link in spelt if link.similarity >= rules.same_letters], set())
    # Words are dear: those of a measure that is found already are not asked for.
    worded = [
        _link(plan, report, likeness(plan.wording, report.wording), rules)
        for plan, report in product(planned, reported)
        if plan.measure_id not in taken and report.measure_id not in taken
    ]
    more, taken = _chosen(worded, taken)
    kept += more
    # A pair as alike as the same measure, whose partner is taken, is a candidate like others.
    for link in (*(link for link in spelt if link.similarity >= rules.near_letters), *worded):
        if link.decision != "none" and not {link.planned_id, link.reported_id} <= taken:
            kept.append(replace(link, decision="candidate"))
    kept = list({(link.planned_id, link.reported_id): link for link in reversed(kept)}.values())
    found = {link.planned_id for link in kept}
    for link in sorted(worded, key=_likeliest):
        if link.planned_id not in found:
            found.add(link.planned_id)
            kept.append(replace(link, decision="none"))
    return sorted(kept, key=lambda link: (link.planned_id, link.reported_id))


def _likeliest(link: Link) -> tuple[float, str, str]:
    return -link.similarity, link.planned_id, link.reported_id


def _chosen(pairs: Sequence[Link], taken: Set[str]) -> tuple[list[Link], set[str]]:
    """The pairs that are the same, each measure once, the likeliest first; and all that is taken then."""
    found: list[Link] = []
    gone = set(taken)
    for link in sorted(pairs, key=_likeliest):
        if link.decision == "same" and not {link.planned_id, link.reported_id} & gone:
            gone |= {link.planned_id, link.reported_id}
            found.append(link)
    return found, gone


def _link(plan: Promise, report: Promise, alike: float, rules: FollowUpRules) -> Link:
    shared = [kind for kind in SUBJECTS if kind in plan.subjects and plan.subjects[kind] == report.subjects.get(kind)]
    thresholds = rules.of(_subject(plan, report, shared))
    alike = round(alike, 4)
    matched = [*shared, "text"] if alike >= thresholds.candidate else shared
    return Link(plan.measure_id, report.measure_id, tuple(matched), alike, thresholds.decision(alike))


def _subject(plan: Promise, report: Promise, shared: Sequence[str]) -> Subject:
    """What is known of the two subjects: the narrowest kind that both name decides."""
    both = [kind for kind in SUBJECTS if kind in plan.subjects and kind in report.subjects]
    if not both:
        return "unknown"
    return "shared" if both[0] in shared else "differs"
