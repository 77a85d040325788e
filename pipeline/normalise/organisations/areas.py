"""Judges in which province (จังหวัด) and district (อำเภอ) a document's body sits: province first, then inside it.

Takes spellings of areas with weights, gives places with how near they were; below the margin it gives several
districts or none, never a guess.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from pipeline.normalise.organisations.similarity import Confusions
from pipeline.normalise.register.gazetteer import BANGKOK, Gazetteer, Place
from pipeline.rulebook.organisations import OrganisationRules
from pipeline.thai import skeleton

_CAPITAL = skeleton("เมือง")


@dataclass(frozen=True, slots=True)
class AreaSpelling:
    """An area as printed once: names without their word, and what the place where it stands counts."""

    district: str | None
    province: str | None
    weight: float


@dataclass(frozen=True, slots=True)
class Area:
    """Where a body sits. ``districts`` has one place where it is decided, several where they are as near."""

    province: Place | None
    districts: tuple[Place, ...]
    is_exact: bool

    @property
    def district(self) -> Place | None:
        """The decided district."""
        return self.districts[0] if len(self.districts) == 1 else None


class AreaJudge:
    """Judges areas by one gazetteer and one set of rules."""

    def __init__(self, places: Gazetteer, confusions: Confusions, rules: OrganisationRules) -> None:
        self._places = places
        self._confusions = confusions
        self._floor = rules.judging.area_similarity
        self._margin = rules.judging.area_margin
        self._aliases = {skeleton(short): skeleton(full) for short, full in rules.mentions.province_aliases.items()}
        self._provinces = {place.skeleton: place for place in places.provinces.values()}

    def judge(self, spellings: Sequence[AreaSpelling]) -> Area:
        """The area that the spellings together mean."""
        printed = _counted((spelling.province, spelling.weight) for spelling in spellings)
        names = {self._aliases.get(name, name): weight for name, weight in printed.items()}
        provinces, province_exact = self._nearest(names, list(self._provinces.values()))
        districts = _counted((spelling.district, spelling.weight) for spelling in spellings)
        if len(provinces) == 1:
            found, exact = self._districts(districts, provinces[0])
            return Area(provinces[0], found, province_exact and exact)
        alone = [self._places.districts_named(name) for name in districts]
        unique = {places[0].code: places[0] for places in alone if len(places) == 1}
        if not provinces and len(unique) == 1:
            district = next(iter(unique.values()))
            return Area(self._places.provinces[district.parent], (district,), False)
        return Area(None, (), False)

    def _districts(self, printed: dict[str, float], province: Place) -> tuple[tuple[Place, ...], bool]:
        capital = self._places.districts.get(f"{province.code}01") if province.code != BANGKOK else None
        names = {capital.skeleton if capital and name == _CAPITAL else name: weight for name, weight in printed.items()}
        return self._nearest(names, list(self._places.inside(province.code)))

    def _nearest(self, printed: dict[str, float], places: list[Place]) -> tuple[tuple[Place, ...], bool]:
        """The place that the spellings mean, or those too near to each other to tell; and whether one is exact."""
        if not printed:
            return (), False
        sums: dict[str, float] = defaultdict(float)
        best: dict[str, float] = defaultdict(float)
        for name, weight in printed.items():
            for place in places:
                near = self._similarity(name, place.skeleton)
                if near >= self._floor:
                    sums[place.code] += weight * near
                    best[place.code] = max(best[place.code], near)
        ranked = sorted((place for place in places if place.code in sums), key=lambda place: -sums[place.code])
        if not ranked:
            return (), False
        top = sums[ranked[0].code]
        # An exact spelling beats a near one of the same word, whatever the margin: พระแสง is not พระสมุทร.
        exact = [place for place in ranked if best[place.code] == 1.0]
        if len(exact) == 1 and sums[exact[0].code] >= top * (1 - self._margin):
            return (exact[0],), True
        close = [place for place in ranked if sums[place.code] >= top * (1 - self._margin)]
        return tuple(close), len(close) == 1 and best[close[0].code] == 1.0

    def _similarity(self, name: str, other: str) -> float:
        """Nearness of a printed area to a place; words that run on after a whole name cost nothing."""
        if name.startswith(other) and len(name) - len(other) >= 4:
            return 0.98
        if abs(len(name) - len(other)) > max(3, len(other) // 2):
            return 0.0
        return self._confusions.similarity(name, other)


def _counted(printed: Iterable[tuple[str | None, float]]) -> dict[str, float]:
    """Skeletons of what was printed, each with weight times (1 + ln count)."""
    counts: dict[str, list[float]] = defaultdict(list)
    for name, weight in printed:
        if name and skeleton(name):
            counts[skeleton(name)].append(weight)
    return {name: max(weights) * (1 + math.log(len(weights))) for name, weights in counts.items()}
