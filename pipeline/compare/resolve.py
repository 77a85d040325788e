"""Finds what a person means: a province, a kind of body, a body, a year, a code, from how people write them.

Takes a connection and the text, gives the value of the database; never guesses: what fits nothing or several things is
an ``AskError`` with the nearest.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import duckdb

from pipeline.compare.errors import AskError
from pipeline.thai import skeleton

KINDS: Mapping[str, tuple[str, ...]] = {
    "pao": ("อบจ.", "องค์การบริหารส่วนจังหวัด"),
    "city_municipality": ("ทน.", "เทศบาลนคร"),
    "town_municipality": ("ทม.", "เทศบาลเมือง"),
    "subdistrict_municipality": ("ทต.", "เทศบาลตำบล"),
    "sao": ("อบต.", "องค์การบริหารส่วนตำบล"),
    "special": ("รูปแบบพิเศษ",),
    "agency": ("หน่วยงานอื่น",),
}
"""The kinds of the data model with their short and full official names."""

_MOST_CHOICES = 5
_LEAST_ALIKE = 45.0
"""Of 100: below it a suggestion would only confuse."""


def find_year(connection: duckdb.DuckDBPyConnection, given: str) -> int:
    """``latest`` or a B.E. year of the frameworks."""
    if given == "latest":
        found = connection.execute("SELECT max(fiscal_year_be) FROM score_rank").fetchone()
        if found is None or found[0] is None:
            raise AskError("empty", given)
        return int(found[0])
    known = [year for (year,) in connection.execute("SELECT fiscal_year_be FROM framework_year ORDER BY 1").fetchall()]
    if given.isdecimal() and int(given) in known:
        return int(given)
    raise AskError("year", given, [str(year) for year in known])


def find_province(connection: duckdb.DuckDBPyConnection, given: str) -> str:
    """A province that the database has, with or without จังหวัด before it."""
    rows = connection.execute("SELECT DISTINCT province FROM organisation WHERE province IS NOT NULL ORDER BY 1")
    known = [name for (name,) in rows.fetchall()]
    wanted = skeleton(given.strip().removeprefix("จังหวัด").removeprefix("จ."))
    for name in known:
        if skeleton(name) == wanted or name == given:
            return str(name)
    raise AskError("province", given, _nearest(given, known))


def find_kind(given: str) -> str:
    """A kind by its code or by its Thai name, short or full."""
    wanted = _bare(given)
    for code, names in KINDS.items():
        if wanted in {code, *(_bare(name) for name in names)}:
            return code
    raise AskError("kind", given, [f"{code} ({names[0]})" for code, names in KINDS.items()])


def _bare(text: str) -> str:
    return skeleton(text.strip().lower()).replace(".", "")


def find_organisation(connection: duckdb.DuckDBPyConnection, given: str) -> str:
    """The id of the one body whose id, full name or name this is, or whose full name alone contains it."""
    rows = connection.execute(
        "SELECT organisation_id, full_name, province FROM organisation"
        " WHERE organisation_id = $1 OR full_name = $1 OR name = $1 ORDER BY full_name, province, organisation_id",
        [given],
    ).fetchall()
    if not rows:
        rows = connection.execute(
            "SELECT organisation_id, full_name, province FROM organisation WHERE contains(full_name, $1)"
            " ORDER BY length(full_name), full_name, province, organisation_id",
            [given],
        ).fetchall()
    if len(rows) == 1:
        return str(rows[0][0])
    if rows:
        choices = [f"{name} {province or ''} ({identifier})" for identifier, name, province in rows[:_MOST_CHOICES]]
        raise AskError("organisation_many", given, choices)
    names = connection.execute("SELECT DISTINCT full_name FROM organisation ORDER BY 1").fetchall()
    raise AskError("organisation", given, _nearest(given, [name for (name,) in names]))


def find_code(connection: duckdb.DuckDBPyConnection, given: str, scopes: Sequence[str]) -> str:
    """A code of the frameworks in these levels: ``ITA``, ``IIT``, ``1``..``10``, ``9.1``, ``i1``, ``o1``."""
    rows = connection.execute(
        "SELECT DISTINCT code, scope FROM framework_element WHERE scope IN (SELECT unnest($1)) ORDER BY scope, 1",
        [list(scopes)],
    ).fetchall()
    for code, _scope in rows:
        if str(code).lower() == given.strip().lower():
            return str(code)
    some: dict[str, list[str]] = {}
    for code, scope in sorted(rows, key=lambda row: (len(row[0]), row[0])):
        some.setdefault(scope, []).append(code)
    spans = [", ".join(codes) if len(codes) <= _MOST_CHOICES else f"{codes[0]}-{codes[-1]}" for codes in some.values()]
    raise AskError("code", given, spans)


def nearest_question(given: str, known: Sequence[str]) -> list[str]:
    """Names of questions near to what was typed, or all where none is."""
    return _nearest(given, known, least=60.0) or list(known)


def _nearest(given: str, known: Sequence[str], least: float = _LEAST_ALIKE) -> list[str]:
    from rapidfuzz import fuzz, process

    found = process.extract(skeleton(given), [skeleton(name) for name in known], scorer=fuzz.ratio, limit=3)
    return [known[index] for _text, score, index in found if score >= least]
