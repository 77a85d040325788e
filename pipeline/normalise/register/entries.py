"""Which local governments (องค์กรปกครองส่วนท้องถิ่น) there are: an official list where one was imported, else derived.

Takes the gazetteer and, where given, the CSV that ``ita register import`` wrote; gives organisations by area and by
name; never matches loosely. With an official list it is the authority (``is_registered``). Without one, bodies are
derived: each subdistrict may have an อบต. or a เทศบาล of its name, each province its อบจ.; these are unregistered.
``organisation_id`` is ``dla-<code>`` with an official code, else a content id of kind, name, district and province: so
ids change when a list is imported, and a database is rebuilt from its batches anyway.
"""

from __future__ import annotations

import csv
import hashlib
from collections import defaultdict
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import cast, get_args

from pipeline.normalise.register.gazetteer import BANGKOK, Gazetteer, Place, gazetteer
from pipeline.records import Organisation, OrganisationKind, content_id
from pipeline.thai import skeleton

FULL_PREFIXES: dict[OrganisationKind, str] = {
    "pao": "องค์การบริหารส่วนจังหวัด",
    "city_municipality": "เทศบาลนคร",
    "town_municipality": "เทศบาลเมือง",
    "subdistrict_municipality": "เทศบาลตำบล",
    "sao": "องค์การบริหารส่วนตำบล",
    "special": "เมือง",
    "agency": "",
}
COLUMNS = ("code", "kind", "name", "full_name", "district_code", "district", "province_code", "province")


@dataclass(frozen=True, slots=True)
class Entry:
    """An organisation with what it is found by. ``name_en`` is an official English form, or empty."""

    organisation: Organisation
    skeleton: str
    district_code: str
    province_code: str
    name_en: str = ""


class Register:
    """Organisations by area and by name. Immutable after it is made.

    Attributes:
        is_official: whether an official list stands behind it.
        hash: identifies the content; belongs into the key under which batches are cached.
    """

    def __init__(self, places: Gazetteer, entries: tuple[Entry, ...] | None, content_hash: str) -> None:
        self.places = places
        self.is_official = entries is not None
        self.hash = content_hash
        self._entries = entries or ()
        self._by_district: dict[str, list[Entry]] = defaultdict(list)
        self._by_province: dict[str, list[Entry]] = defaultdict(list)
        self._by_name: dict[str, list[Entry]] = defaultdict(list)
        for entry in self._entries:
            self._by_district[entry.district_code].append(entry)
            self._by_province[entry.province_code].append(entry)
            self._by_name[entry.skeleton].append(entry)
        self.in_district = lru_cache(maxsize=10_000)(self._in_district)
        self.in_province = lru_cache(maxsize=1_000)(self._in_province)
        self.named = lru_cache(maxsize=50_000)(self._named)

    @property
    def organisations(self) -> tuple[Organisation, ...]:
        """Every body of the official list; empty without one, because derived bodies are made when asked for."""
        return tuple(entry.organisation for entry in self._entries)

    def _in_district(self, code: str, kind: OrganisationKind) -> tuple[Entry, ...]:
        """The bodies of a kind whose seat is in a district (4-digit code)."""
        if self.is_official:
            return tuple(entry for entry in self._by_district.get(code, ()) if entry.organisation.kind == kind)
        district = self.places.districts[code]
        if kind in ("pao", "special", "agency") or district.parent == BANGKOK:
            return ()
        names = {place.skeleton: place for place in self.places.inside(code)}
        if kind != "sao":  # a municipality may also have the name of its district or, in the capital, of its province
            capital = district.name.removeprefix("เมือง") if code.endswith("01") else district.name
            named = Place(code, capital, district.name_en.removeprefix("Mueang "), skeleton(capital), district.parent)
            names.setdefault(named.skeleton, named)
        return tuple(self._derived(kind, place, district) for place in names.values())

    def _in_province(self, code: str, kind: OrganisationKind) -> tuple[Entry, ...]:
        """The bodies of a kind in a province (2-digit code)."""
        if self.is_official:
            return tuple(entry for entry in self._by_province.get(code, ()) if entry.organisation.kind == kind)
        if kind == "pao":
            return () if code == BANGKOK else (self._derived_pao(self.places.provinces[code]),)
        return tuple(entry for district in self.places.inside(code) for entry in self.in_district(district.code, kind))

    def _named(self, name: str, kind: OrganisationKind) -> tuple[Entry, ...]:
        """The bodies of a kind in the whole country with this skeleton as their name."""
        if self.is_official:
            return tuple(entry for entry in self._by_name.get(name, ()) if entry.organisation.kind == kind)
        if kind == "pao":
            province = self.places.province_named(name)
            return self.in_province(province.code, "pao") if province else ()
        districts = {place.parent for place in self.places.subdistricts_named(name)}
        districts |= {place.code for place in self.places.districts_named(name)}
        province = self.places.province_named(name)
        if province:
            districts.add(f"{province.code}01")
        found = [entry for code in sorted(districts) for entry in self.in_district(code, kind)]
        return tuple(entry for entry in found if entry.skeleton == name)

    def _derived(self, kind: OrganisationKind, place: Place, district: Place) -> Entry:
        province = self.places.provinces[district.parent]
        organisation = Organisation(
            organisation_id=content_id("organisation", kind, place.name, district.code, province.code),
            kind=kind,
            name=place.name,
            full_name=FULL_PREFIXES[kind] + place.name,
            subdistrict=place.name if len(place.code) == 6 else None,
            district=district.name,
            province=province.name,
            province_code=province.code,
            is_registered=False,
        )
        return Entry(organisation, place.skeleton, district.code, province.code, place.name_en)

    def _derived_pao(self, province: Place) -> Entry:
        organisation = Organisation(
            organisation_id=content_id("organisation", "pao", province.name, None, province.code),
            kind="pao",
            name=province.name,
            full_name=FULL_PREFIXES["pao"] + province.name,
            subdistrict=None,
            district=None,
            province=province.name,
            province_code=province.code,
            is_registered=False,
        )
        return Entry(organisation, province.skeleton, "", province.code, province.name_en)


@lru_cache(maxsize=4)
def _load(path: Path | None, stamp: tuple[int, int]) -> Register:  # noqa: ARG001 - the file's state is the key
    places = gazetteer()
    if path is None:
        return Register(places, None, f"geothai-{places.version}")
    data = path.read_bytes()
    rows = csv.DictReader(data.decode("utf-8").splitlines())
    if tuple(rows.fieldnames or ()) != COLUMNS:
        raise ValueError(f"{path} is no register of this project: import the list again by `ita register import`")
    return Register(places, tuple(_entry(row, places) for row in rows), hashlib.sha256(data).hexdigest())


def load_register(path: Path | None = None) -> Register:
    """The imported list at ``path`` (as ``register_file.import_register`` wrote it), or derived bodies where ``None``.

    Loaded once a process and file state. Raises ``FileNotFoundError`` and ``ValueError`` (not an imported list).
    """
    if path is None:
        return _load(None, (0, 0))
    state = path.stat()
    return _load(path, (state.st_mtime_ns, state.st_size))


def _entry(row: dict[str, str], places: Gazetteer) -> Entry:
    kind = row["kind"]
    if kind not in get_args(OrganisationKind):
        raise ValueError(f"unknown kind of organisation in the register: {kind!r}")
    own = skeleton(row["name"])
    same = next((place for place in places.inside(row["district_code"]) if place.skeleton == own), None)
    organisation = Organisation(
        organisation_id=f"dla-{row['code']}",
        kind=cast(OrganisationKind, kind),
        name=row["name"],
        full_name=row["full_name"],
        subdistrict=same.name if same else None,
        district=row["district"] or None,
        province=row["province"],
        province_code=row["province_code"],
        is_registered=True,
    )
    return Entry(organisation, own, row["district_code"], row["province_code"], same.name_en if same else "")
