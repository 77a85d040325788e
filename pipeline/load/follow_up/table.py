"""The rows of ``measure_link``, made from the measures of a loaded database, one body and year at a time."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal
from itertools import groupby
from operator import itemgetter

import duckdb

from pipeline.load.follow_up.likeness import Wording
from pipeline.load.follow_up.links import SUBJECTS, Promise, linked
from pipeline.load.rows import Row
from pipeline.load.stream import streamed
from pipeline.rulebook.similarity import FollowUpRules

# Only where one body has both for one year of action.
_MEASURES = """
    SELECT organisation_id, fiscal_year_be, stage, measure_id, result_year_be, title, steps, item_code,
        sub_indicator_code, indicator_code, issue_number::VARCHAR
    FROM measure
    WHERE (organisation_id, fiscal_year_be) IN (
        SELECT (organisation_id, fiscal_year_be) FROM measure
        WHERE organisation_id IS NOT NULL AND fiscal_year_be IS NOT NULL
        GROUP BY ALL HAVING count(DISTINCT stage) = 2)
    ORDER BY organisation_id, fiscal_year_be, stage, measure_id
"""
# What the crosswalk calls the same; an indicator is the same where both years name it alike.
_CROSSWALK = """
    SELECT from_year_be, to_year_be, scope, from_code, to_code FROM framework_crosswalk WHERE relation = 'same'
    UNION
    SELECT a.fiscal_year_be, b.fiscal_year_be, 'indicator', a.code, b.code
    FROM framework_element AS a JOIN framework_element AS b USING (scope, name_th)
    WHERE a.scope = 'indicator' AND a.fiscal_year_be <> b.fiscal_year_be
"""
_BODY = itemgetter(0, 1)

Crosswalk = Mapping[tuple[int, int], Mapping[tuple[str, str], str]]


def measure_links(connection: duckdb.DuckDBPyConnection, rules: FollowUpRules) -> Iterator[Row]:
    """Every link, by body, year of action and planned measure."""
    crosswalk = _crosswalk(connection)
    for (organisation_id, year), members in groupby(streamed(connection, _MEASURES), key=_BODY):
        group = list(members)
        planned = [row for row in group if row[2] == "planned"]
        reported = [row for row in group if row[2] == "reported"]
        # A measure that names no year answers the result that the others of its body answer.
        mixed = len({row[4] for row in group if row[4] is not None}) > 1
        said = {row[4] for row in reported if row[4] is not None}
        target = next(iter(said)) if len(said) == 1 else None
        links = linked(
            [_promise(row, target, crosswalk, rules, mixed=mixed) for row in planned],
            [_promise(row, target, crosswalk, rules, mixed=mixed) for row in reported],
            rules,
        )
        for link in links:
            yield {
                "planned_id": link.planned_id,
                "reported_id": link.reported_id,
                "organisation_id": organisation_id,
                "fiscal_year_be": year,
                "matched_on": list(link.matched_on),
                "similarity": Decimal(str(link.similarity)),
                "decision": link.decision,
            }


def _promise(
    row: tuple[object, ...], target: object, crosswalk: Crosswalk, rules: FollowUpRules, *, mixed: bool
) -> Promise:
    _, _, _, measure_id, year, title, steps, *codes = row
    subjects = {kind: str(code) for kind, code in zip(SUBJECTS, codes, strict=True) if code is not None}
    if mixed and (year is None or year != target):
        # A code means another thing in another year; where no link says the same, nothing is known of it.
        known = crosswalk.get((year, target), {}) if isinstance(year, int) and isinstance(target, int) else {}
        subjects = {kind: code if kind == "issue" else known.get((kind, code), "") for kind, code in subjects.items()}
        subjects = {kind: code for kind, code in subjects.items() if code}
    assert isinstance(steps, list)
    return Promise(str(measure_id), subjects, Wording(str(title), tuple(steps), rules))


def _crosswalk(connection: duckdb.DuckDBPyConnection) -> Crosswalk:
    found: dict[tuple[int, int], dict[tuple[str, str], str]] = {}
    for from_year, to_year, scope, from_code, to_code in connection.execute(_CROSSWALK).fetchall():
        found.setdefault((from_year, to_year), {})[scope, from_code] = to_code
    return found
