"""Says which district the heading of a table gives its rows, where the rows agree with it.

Takes organisation statements in document order, gives an area for each label; never takes a district that a row is
known not to be in.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field

from pipeline.matching.organisation_labels import OrganisationLabel, match_organisation_label
from pipeline.normalise.organisations.areas import Area
from pipeline.normalise.organisations.judge import LOCAL_KINDS, OrganisationJudge
from pipeline.normalise.organisations.spellings import area_spelling, rule_parts
from pipeline.normalise.records.frame import one_line
from pipeline.records import Statement
from pipeline.thai import skeleton

_MOST_HERE = 0.5  # part of a table's rows that must be named as bodies of the district are


@dataclass(slots=True)
class _Rows:
    """The rows of one table without an area of their own, and the statement that heads them."""

    heading: Statement | None
    labels: list[tuple[str, OrganisationLabel]] = field(default_factory=list)


def heading_areas(judge: OrganisationJudge, statements: Sequence[Statement]) -> dict[str, Area]:
    """The area of the labels whose table stands under a heading that names one district of the country.

    A label that stands in two tables has none, unless both say the same.
    """
    found: dict[str, set[Area]] = defaultdict(set)
    for rows in _tables(judge, statements).values():
        spelled = area_spelling(rows.heading, 1.0) if rows.heading is not None else None
        area = judge.areas.judge([spelled]) if spelled is not None else Area(None, (), False)
        agrees = area.district is not None and _agree(judge, area, rows.labels)
        for label, _ in rows.labels:
            found[label].add(area if agrees else Area(None, (), False))
    return {label: area for label, areas in found.items() if len(areas) == 1 for area in areas if area.district}


def _tables(judge: OrganisationJudge, statements: Sequence[Statement]) -> dict[int, _Rows]:
    tables: dict[int, _Rows] = {}
    heading: Statement | None = None
    inside = _first_rows(statements)
    for statement in statements:
        what, where = rule_parts(statement)
        table = statement.place.grid_number
        if what == "place" and statement.first("district") is not None:
            if where != "cell":
                heading = statement
            elif table in inside and (statement.place.row_number or 0) < inside[table]:
                tables.setdefault(table, _Rows(None)).heading = statement
        elif what == "row" and table is not None:
            rows = tables.setdefault(table, _Rows(None))
            rows.heading = rows.heading or heading
            name = statement.first("name")
            if name is None or statement.first("district") is not None:
                continue
            kind = statement.first("organisation_kind")
            parts = match_organisation_label(name.spot.text, judge.rules, kind.spot.text if kind else "")
            if parts is not None and parts.district is None and parts.kind not in ("agency", "pao"):
                rows.labels.append((one_line(name.spot.text), parts))
    return tables


def _first_rows(statements: Sequence[Statement]) -> dict[int, int]:
    first: dict[int, int] = {}
    for statement in statements:
        table, row = statement.place.grid_number, statement.place.row_number
        if rule_parts(statement)[0] == "row" and table is not None and row is not None:
            first.setdefault(table, row)
    return first


def _agree(judge: OrganisationJudge, area: Area, labels: Sequence[tuple[str, OrganisationLabel]]) -> bool:
    """Whether most rows are bodies of the district, and none is one of another district of the province alone."""
    here = 0
    whole = Area(area.province, (), area.is_exact)
    for _, parts in labels:
        name = skeleton(parts.name)
        kinds = (parts.kind,) if parts.kind is not None else LOCAL_KINDS
        if any(entry.skeleton == name for kind in kinds for entry in judge.bodies(area, kind)):
            here += 1
        elif any(entry.skeleton == name for kind in kinds for entry in judge.bodies(whole, kind)):
            return False
    return here > 0 and here >= _MOST_HERE * len(labels)
