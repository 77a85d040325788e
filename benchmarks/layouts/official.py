"""A made-up official list of local governments that holds the organisations of drawn documents.

Takes organisations, gives the file that ``ita register import`` would keep, in a folder of the run; the list of the
machine stays untouched. One body of each real subdistrict of the drawn districts and each province stands beside them,
so that a name has the neighbours that it has in a real list.
"""

from __future__ import annotations

import csv
from collections.abc import Iterable
from pathlib import Path

from benchmarks.layouts.records import Organisation
from pipeline.normalise.register.entries import FULL_PREFIXES
from pipeline.normalise.register.files import import_register
from pipeline.normalise.register.gazetteer import BANGKOK, gazetteer
from pipeline.rulebook import Rulebook

_HEADER = ("dla_code", "full_name", "name_th", "district", "province")


def write_official_list(organisations: Iterable[Organisation], folder: Path, rulebook: Rulebook) -> Path:
    """Write the list and import it. Return the imported file.

    Raises:
        RegisterError: an organisation is not valid in an official list.
    """
    drawn = sorted(set(organisations), key=lambda body: (body.province, body.district, body.full_name))
    rows = dict.fromkeys((body.full_name, body.district, body.province) for body in drawn)
    rows |= dict.fromkeys(_neighbours(drawn))
    source, target = folder / "official.csv", folder / "register.csv"
    with source.open("w", encoding="utf-8", newline="") as file:
        table = csv.writer(file, lineterminator="\n")
        table.writerow(_HEADER)
        for number, (full_name, district, province) in enumerate(rows):
            table.writerow((f"{10_000_000 + number}", full_name, _name(full_name), district, province))
    import_register(source, target, rulebook.organisations.register_)
    return target


def _neighbours(drawn: Iterable[Organisation]) -> Iterable[tuple[str, str, str]]:
    places = gazetteer()
    for code, place in places.provinces.items():
        if code != BANGKOK:
            yield FULL_PREFIXES["pao"] + place.name, "", place.name
    for district_name, province_name in sorted({(body.district, body.province) for body in drawn}):
        province = places.province_named(province_name)
        if province is None:
            raise ValueError(f"no province {province_name!r}")
        for area in places.districts_named(district_name, province.code):
            for at, place in enumerate(places.inside(area.code)):
                prefix = FULL_PREFIXES["subdistrict_municipality" if at % 3 == 0 else "sao"]
                yield prefix + place.name, area.name, province.name


def _name(full_name: str) -> str:
    return next(full_name.removeprefix(prefix) for prefix in FULL_PREFIXES.values() if full_name.startswith(prefix))
