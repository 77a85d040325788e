"""The bodies of the country: those of an official list where one is given, else made-up ones.

Takes the path of an imported or raw official list, gives organisations in a fixed order; never writes the list.
"""

from __future__ import annotations

import tempfile
from fractions import Fraction
from pathlib import Path

from pipeline.normalise.register.entries import FULL_PREFIXES, load_register
from pipeline.normalise.register.files import import_register
from pipeline.records import Organisation, OrganisationKind
from pipeline.rulebook import Rulebook

BODIES = 7_849
PROVINCES = 76
_DISTRICTS = 878


def bodies_of(official: Path | None, share: Fraction, rulebook: Rulebook) -> tuple[Organisation, ...]:
    """The bodies, evenly thinned to the share of them that is asked for."""
    whole = _made_up() if official is None else _official(official, rulebook)
    return tuple(one for number, one in enumerate(whole) if number % share.denominator < share.numerator)


def _official(source: Path, rulebook: Rulebook) -> tuple[Organisation, ...]:
    with tempfile.TemporaryDirectory() as folder:
        target = Path(folder) / "register.csv"
        import_register(source, target, rulebook.organisations.register_)
        return tuple(sorted(load_register(target).organisations, key=lambda one: one.organisation_id))


def _made_up() -> tuple[Organisation, ...]:
    return tuple(_body(number) for number in range(BODIES))


def _body(number: int) -> Organisation:
    kind = _kind(number)
    name = f"ตัวอย่าง{number}"
    district = number % _DISTRICTS
    return Organisation(
        organisation_id=f"made-up-{number:04}", kind=kind, name=name, full_name=FULL_PREFIXES[kind] + name,
        subdistrict=None, district=f"อำเภอที่ {district}", province=f"จังหวัดที่ {district % PROVINCES}",
        province_code=f"{district % PROVINCES + 10}", is_registered=True,
    )  # fmt: skip


def _kind(number: int) -> OrganisationKind:
    """About as many of each kind as there are."""
    if number < PROVINCES:
        return "pao"
    if number % 250 == 1:
        return "city_municipality"
    if number % 40 == 2:
        return "town_municipality"
    return "subdistrict_municipality" if number % 10 < 3 else "sao"
