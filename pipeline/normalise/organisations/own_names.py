"""Tells a name that no list has from a misreading of its neighbour's, and what a web domain points to.

Takes the judge's verdict and spellings, or web domains, gives yes or no, or candidates; never decides who the body is.
"""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.normalise.organisations.areas import Area
from pipeline.normalise.organisations.judge import LOCAL_KINDS, OrganisationJudge, Verdict
from pipeline.normalise.organisations.romanise import domain_labels, latin_similarity, romanised
from pipeline.normalise.organisations.spellings import Spelling
from pipeline.normalise.register.entries import Entry

_ONE_VOICE = 0.8  # part of all evidence that one spelling must have to be kept as printed
_BESIDE = 12  # letters between a unit and its local government at most: สังกัด and spaces
_ROUNDING = 1e-6
_MUNICIPAL = frozenset({"subdistrict_municipality", "town_municipality", "city_municipality"})


def says_one_thing(main: Spelling, own: Sequence[Spelling]) -> bool:
    """Whether the document calls its body by one clear name, so that it can be kept as printed."""
    if main.is_spaced and not main.is_front:
        return False
    whole = sum(one.weight for one in own)
    return sum(one.weight for one in own if one.skeleton == main.skeleton) >= _ONE_VOICE * whole


def units_of(agencies: Sequence[Spelling], local: Sequence[Spelling]) -> list[Spelling]:
    """The agencies that stand in a title right before a local government: units of it, which report for themselves."""
    starts = [(spot.passage.page_number, spot.passage.span()[0]) for one in local for spot, _ in one.spots]
    return [
        one
        for one in agencies
        if one.is_front
        and any(
            spot.passage.page_number == page and 0 <= start - spot.passage.span()[1] <= _BESIDE
            for spot, _ in one.spots
            for page, start in starts
        )
    ]


def is_another_name(
    judge: OrganisationJudge, area: Area, main: Spelling, own: Sequence[Spelling], verdict: Verdict
) -> bool:
    """Whether a name with its district and province is no misreading of a near one, but one that no list has.

    Only where bodies are derived from places: there, municipalities (เทศบาล) are missing that have a name of their own;
    an อบต. has the name of its subdistrict, but for those that were joined. What differs must be more than a slip of
    eye or hand, and the more so where the name is printed once.
    """
    known = judge.register
    if known.is_official or not (main.areas and area.is_exact and area.district) or not says_one_thing(main, own):
        return False
    here = [entry for entry in verdict.nearest if entry.district_code == area.district.code]
    away = [entry for entry in verdict.nearest if entry.district_code != area.district.code]
    is_sure = main.count > 1 and main.kind in _MUNICIPAL
    if not is_sure and any(entry.skeleton == main.skeleton for entry in away):
        return False  # another district has a subdistrict of this name: the printed district may be the mistake
    judging = judge.rules.judging
    needed = judging.another_name_cost if is_sure else judging.another_name_cost_once
    return all(_cost(judge, main.skeleton, entry.skeleton) >= needed - _ROUNDING for entry in here)


def pointed_at(judge: OrganisationJudge, area: Area, hosts: Sequence[str]) -> tuple[Entry, ...]:
    """The bodies of a district, of one name, that web domains clearly point to; none where two names are as near."""
    if area.district is None:
        return ()
    labels = {label for host in hosts for label in domain_labels(host, judge.rules.mentions.domain)}
    judging = judge.rules.judging
    # A domain may say its district or province after its name; alone, such a word is the name.
    areas = [place.name_en or romanised(place.name) for place in (area.district, area.province) if place]
    beside = {
        label for label in labels if any(latin_similarity(label, one) >= judging.resolve_similarity for one in areas)
    }
    labels = labels - beside or labels
    near: dict[str, float] = {}
    entries = [entry for kind in LOCAL_KINDS for entry in judge.bodies(area, kind)]
    for entry in entries:
        latin = entry.name_en or romanised(entry.organisation.name)
        near[entry.skeleton] = max((latin_similarity(label, latin) for label in labels), default=0.0)
    ranked = sorted(near, key=lambda name: -near[name])
    if not ranked or near[ranked[0]] < judging.resolve_similarity:
        return ()
    if len(ranked) > 1 and near[ranked[0]] - near[ranked[1]] < judging.margin * near[ranked[0]]:
        return ()
    return tuple(entry for entry in entries if entry.skeleton == ranked[0])


def _cost(judge: OrganisationJudge, name: str, other: str) -> float:
    """What two names differ by, in parts of one letter."""
    return (1.0 - judge.confusions.similarity(name, other)) * max(len(name), len(other))
