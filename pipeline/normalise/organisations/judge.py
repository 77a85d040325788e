"""Judges which body a set of spellings of one kind in one area means. The one place where identity is decided.

Takes an area, a kind, clues and hosts, gives a verdict with decision and similarity; never reads a document.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from pipeline.matching.once import once
from pipeline.normalise.organisations.areas import Area, AreaJudge
from pipeline.normalise.organisations.identity import Clue, IdentityJudge, Ranked
from pipeline.normalise.organisations.similarity import Confusions
from pipeline.normalise.register.entries import FULL_PREFIXES, Entry, Register
from pipeline.records import Decision, Organisation, OrganisationKind, content_id
from pipeline.rulebook.organisations import OrganisationRules
from pipeline.thai import compose

LOCAL_KINDS: tuple[OrganisationKind, ...] = (
    "sao",
    "subdistrict_municipality",
    "town_municipality",
    "city_municipality",
)  # that a bare name may be of


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a set of spellings means. ``entry`` is the body, or the nearest one where the decision is ``candidate``."""

    entry: Entry | None
    decision: Decision
    similarity: float | None
    nearest: tuple[Entry, ...] = ()


class OrganisationJudge:
    """The register and the rules, made ready for judging. Immutable but for its caches; one per process."""

    def __init__(self, register: Register, rules: OrganisationRules) -> None:
        self.register = register
        self.rules = rules
        self.confusions = Confusions(rules.misreadings)
        self.areas = AreaJudge(register.places, self.confusions, rules)
        self.identity = IdentityJudge(self.confusions, rules)

    def bodies(self, area: Area, kind: OrganisationKind) -> tuple[Entry, ...]:
        """The bodies of a kind that may be meant in an area; none where not even the province is known."""
        if area.province is None:
            return ()
        if kind in ("pao", "special") or not area.districts:
            return self.register.in_province(area.province.code, kind)
        return tuple(entry for place in area.districts for entry in self.register.in_district(place.code, kind))

    def judge(self, area: Area, kind: OrganisationKind, clues: Sequence[Clue], hosts: Sequence[str]) -> Verdict:
        """Province, then district, then name inside the district; by the name alone where no area is printed."""
        if not clues:
            return Verdict(None, "unresolved", None)
        if kind == "pao":
            return self._by_province(area, clues)
        if area.province is None:
            return self._by_name_alone(kind, clues)
        ranked = self.identity.rank(clues, hosts, self.bodies(area, kind))
        best = self.identity.decided(ranked, is_derived=not self.register.is_official)
        main = max(clues, key=lambda clue: clue.weight)
        elsewhere = [
            entry
            for entry in self.register.named(main.skeleton, kind)
            if entry.province_code == area.province.code and (not ranked or entry is not ranked[0].entry)
        ]
        if best is None and self.register.is_official:
            # อบต. become เทศบาล: the list may know the body under the kind that it had.
            others = [other for other in self.rules.prefixes.kinds if other != kind and other != "pao"]
            here = [entry for other in others for entry in self.bodies(area, other)]
            elsewhere = [entry for entry in here if entry.skeleton == main.skeleton] + elsewhere
        if best is None or (best.similarity < 1.0 and elsewhere and not best.corroborations >= 2):
            # The name is a body's of the province, but of another district than printed: a person must say.
            nearest = [one for one in ranked if one.similarity >= self.rules.judging.corroborating_similarity]
            if best is None and not nearest and not elsewhere:
                return Verdict(None, "unresolved", ranked[0].similarity if ranked else None)
            entries = (*(one.entry for one in nearest[:3]), *elsewhere[:2])
            return Verdict(entries[0], "candidate", 1.0 if elsewhere else nearest[0].similarity, entries)
        return Verdict(best.entry, _certainty(best), best.similarity, (best.entry,))

    def nearness(self, name: str, entry: Entry) -> float:
        """How near a skeleton is to a body's name, 0 to 1."""
        return self.identity.nearness(name, entry.skeleton)

    def _by_province(self, area: Area, clues: Sequence[Clue]) -> Verdict:
        """An อบจ. has the name of its province: any of the 76, with the printed province as one more clue."""
        everywhere = tuple(
            entry for code in self.register.places.provinces for entry in self.register.in_province(code, "pao")
        )
        stated = [Clue(area.province.skeleton, 1.0)] if area.province else []
        ranked = self.identity.rank([*clues, *stated], (), everywhere)
        best = self.identity.decided(ranked, is_derived=False)
        if best is None:
            return Verdict(None, "unresolved", ranked[0].similarity if ranked else None)
        near = max(self.nearness(clue.skeleton, best.entry) for clue in clues)
        return Verdict(best.entry, "exact" if near == 1.0 else "resolved", near, (best.entry,))

    def _by_name_alone(self, kind: OrganisationKind, clues: Sequence[Clue]) -> Verdict:
        """No area is printed: a name that only one body of the country has is enough, a near one is not."""
        main = max(clues, key=lambda clue: clue.weight)
        named = self.register.named(main.skeleton, kind)
        if len(named) == 1:
            return Verdict(named[0], "resolved", 1.0, named)
        if named:
            return Verdict(None, "candidate", 1.0, named[:5])
        return Verdict(None, "unresolved", None)


def as_printed(kind: OrganisationKind, name: str, area: Area) -> Organisation:
    """A body that no list knows, under the name that the document prints. An อบจ. has a province and no district."""
    district, province = (None if kind == "pao" else area.district), area.province
    return Organisation(
        organisation_id=content_id(
            "organisation", kind, name, district.code if district else None, province.code if province else None
        ),
        kind=kind,
        name=name,
        full_name=FULL_PREFIXES[kind] + name,
        subdistrict=None,
        district=district.name if district else None,
        province=province.name if province else None,
        province_code=province.code if province else None,
        is_registered=False,
    )


def is_official_name(name: str, organisation: Organisation) -> bool:
    """Whether a name is printed as the list has it, letter by letter; blanks aside."""
    return compose("".join(name.split())) == compose(organisation.name)


def rounded(similarity: float | None) -> Decimal | None:
    """A similarity as it is stored: two decimals."""
    return None if similarity is None else Decimal(f"{similarity:.2f}")


def _certainty(best: Ranked) -> Decision:
    return "exact" if best.similarity == 1.0 else "resolved"


@once
def judge_of(register: Register, rules: OrganisationRules) -> OrganisationJudge:
    """The judge for this register and these rules, made once a process."""
    return OrganisationJudge(register, rules)
