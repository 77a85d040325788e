"""Thailand's provinces (จังหวัด, 77), districts (อำเภอ, 928) and subdistricts (ตำบล, 7,436), with official codes.

Takes nothing at run time but the data of the package geothai (Department of Provincial Administration codes, data
CC BY 4.0, GeoThai), gives places by code and by skeleton; never guesses: matching is judged elsewhere. Names stand
without their word (อำเภอ, เขต); codes are the official 2, 4 and 6 digits.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from functools import lru_cache

from pipeline.thai import skeleton

BANGKOK = "10"


@dataclass(frozen=True, slots=True)
class Place:
    """One area. ``parent`` is the code of the area that holds it, empty for a province."""

    code: str
    name: str
    name_en: str
    skeleton: str
    parent: str


class Gazetteer:
    """Places by code and by skeleton. Immutable after it is made; ``gazetteer()`` gives the one of this process."""

    def __init__(self, provinces: list[Place], districts: list[Place], subdistricts: list[Place], version: str) -> None:
        self.version = version
        self.provinces = {place.code: place for place in provinces}
        self.districts = {place.code: place for place in districts}
        self.subdistricts = {place.code: place for place in subdistricts}
        self._inside: dict[str, list[Place]] = defaultdict(list)
        self._provinces_named = {place.skeleton: place for place in provinces}
        self._districts_named: dict[str, list[Place]] = defaultdict(list)
        self._subdistricts_named: dict[str, list[Place]] = defaultdict(list)
        for place in districts:
            self._inside[place.parent].append(place)
            self._districts_named[place.skeleton].append(place)
        for place in subdistricts:
            self._inside[place.parent].append(place)
            self._subdistricts_named[place.skeleton].append(place)

    def inside(self, code: str) -> tuple[Place, ...]:
        """The districts of a province, or the subdistricts of a district."""
        return tuple(self._inside.get(code, ()))

    def province_named(self, name: str) -> Place | None:
        """The province of exactly this name, tone marks and blanks aside."""
        return self._provinces_named.get(skeleton(name))

    def districts_named(self, name: str, province: str | None = None) -> tuple[Place, ...]:
        """The districts of exactly this name in the country or in one province.

        ``เมือง`` alone is the capital district (อำเภอเมือง…) of the province; without a province it is none.
        """
        wanted = skeleton(name)
        if wanted == skeleton("เมือง"):
            capital = self.districts.get(f"{province}01") if province and province != BANGKOK else None
            return (capital,) if capital else ()
        found = self._districts_named.get(wanted, [])
        return tuple(place for place in found if province in (None, place.parent))

    def subdistricts_named(self, name: str) -> tuple[Place, ...]:
        """The subdistricts of exactly this name in the country."""
        return tuple(self._subdistricts_named.get(skeleton(name), ()))


@lru_cache(maxsize=1)
def gazetteer() -> Gazetteer:
    """The places of the country, loaded at the first call of a process (about 0.3 s)."""
    import geothai  # loads its data files: only where places are needed

    provinces, districts, subdistricts = [], [], []
    for province in geothai.provinces():
        provinces.append(Place(province.code, province.name_th, province.name_en, skeleton(province.name_th), ""))
        for district in geothai.districts(province.code):
            name = district.name_th.removeprefix("เขต") if province.code == BANGKOK else district.name_th
            districts.append(Place(district.code, name, district.name_en, skeleton(name), province.code))
            for area in geothai.subdistricts(district.code):
                name = area.name_th.split(" (")[0]
                subdistricts.append(Place(area.code, name, area.name_en, skeleton(name), district.code))
    return Gazetteer(provinces, districts, subdistricts, geothai.DATA_VERSION)
