"""Decides for each spelling of a document whether it is the reporter, another body, or nothing that is known.

Takes a spelling, the reporter and the judge, gives a decision with similarity and organisation; never changes who the
reporter is.
"""

from __future__ import annotations

from collections.abc import Set
from dataclasses import dataclass, replace

from rapidfuzz import fuzz

from pipeline.normalise.organisations.areas import Area
from pipeline.normalise.organisations.judge import OrganisationJudge, Verdict, is_official_name
from pipeline.normalise.organisations.spellings import Spelling
from pipeline.normalise.register.entries import Entry
from pipeline.records import Decision, Organisation


@dataclass(frozen=True, slots=True)
class MentionDecision:
    """What a spelling means. ``organisation`` is ``None`` where several bodies of that name may be meant."""

    spelling: Spelling
    decision: Decision
    similarity: float | None
    organisation: Organisation | None


def decide_mention(
    judge: OrganisationJudge, spelling: Spelling, verdict: Verdict, front: Set[str]
) -> MentionDecision | None:
    """The decision on one spelling, or ``None`` where it is no name but the sentence going on.

    ``front`` holds the skeletons of names in titles and in the memo's head: there the reporter names itself.
    """
    entry = verdict.entry if verdict.decision in ("exact", "resolved") else None
    if entry is None:
        return _without_reporter(judge, spelling, verdict)
    same_kind = spelling.kind == entry.organisation.kind
    near = judge.nearness(spelling.skeleton, entry)
    if same_kind and near == 1.0:
        exact: Decision = "exact" if is_official_name(spelling.name, entry.organisation) else "resolved"
        return MentionDecision(spelling, exact, near, entry.organisation)
    other = _another(judge, spelling, entry, near)
    if other is not None:
        return MentionDecision(spelling, "foreign", 1.0, other.organisation if isinstance(other, Entry) else None)
    if not same_kind:
        # One name under two kinds: the body may have been upgraded, or its neighbour is meant.
        decision: Decision = "candidate" if near >= judge.rules.judging.same_body_similarity else "unresolved"
        return MentionDecision(spelling, decision, near, entry.organisation if decision == "candidate" else None)
    if near >= judge.rules.judging.corroborating_similarity or spelling.skeleton in front:
        return MentionDecision(spelling, "resolved", near, entry.organisation)
    if spelling.is_spaced:
        return None
    return MentionDecision(spelling, "unresolved", near, None)


class _Several:
    """Several bodies of the country have this name."""


def _another(judge: OrganisationJudge, spelling: Spelling, reporter: Entry, near: float) -> Entry | _Several | None:
    """The other body that a spelling names exactly, or ``None`` where it names none or is a slip of the reporter's."""
    if spelling.areas:
        stated = judge.areas.judge(spelling.areas)
        if stated.district is not None and stated.district.code != reporter.district_code and stated.is_exact:
            there = [one for one in judge.bodies(stated, spelling.kind) if one.skeleton == spelling.skeleton]
            if len(there) == 1:
                return there[0]
    named = [one for one in judge.register.named(spelling.skeleton, spelling.kind) if one is not reporter]
    beside = [one for one in named if one.district_code == reporter.district_code]
    if len(beside) == 1 and (judge.register.is_official or spelling.kind == reporter.organisation.kind):
        return beside[0]
    if not named or near >= judge.rules.judging.same_body_similarity or spelling.kind == "pao":
        return named[0] if named and spelling.kind == "pao" and reporter.organisation.kind != "pao" else None
    inside = [one for one in named if one.province_code == reporter.province_code]
    nearest = inside or named
    return nearest[0] if len(nearest) == 1 else _Several()


def _without_reporter(judge: OrganisationJudge, spelling: Spelling, verdict: Verdict) -> MentionDecision | None:
    near = max(
        ((judge.nearness(spelling.skeleton, one), one) for one in verdict.nearest), default=None, key=lambda x: x[0]
    )
    if near is not None and near[0] >= judge.rules.judging.corroborating_similarity:
        only = [one for one in verdict.nearest if judge.nearness(spelling.skeleton, one) >= near[0]]
        organisation = near[1].organisation if len(only) == 1 else None
        return MentionDecision(spelling, "candidate", near[0], organisation)
    if spelling.is_spaced:
        return None
    return MentionDecision(spelling, "unresolved", near[0] if near else None, None)


def neighbour_of(judge: OrganisationJudge, area: Area, main: Spelling, one: MentionDecision) -> MentionDecision:
    """For a document whose own body no list knows: a name that one body of its district has exactly is another's.

    Only where the name is clearly not the document's own one misread.
    """
    alike = fuzz.ratio(one.spelling.skeleton, main.skeleton) / 100
    if area.district is None or alike >= judge.rules.judging.corroborating_similarity:
        return one
    named = judge.register.named(one.spelling.skeleton, one.spelling.kind)
    beside = [entry for entry in named if entry.district_code == area.district.code]
    if len(beside) != 1:
        return one
    return replace(one, decision="foreign", similarity=1.0, organisation=beside[0].organisation)
