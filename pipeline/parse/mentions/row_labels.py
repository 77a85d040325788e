"""Find the column that names an organisation in each row, as ministries and provinces publish their tables.

Takes a table and the organisation rules, gives the label cell of each row with its area and kind cells; never
decides which body a label means.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from pipeline.matching.organisations import mention_words
from pipeline.records import Cell, Table
from pipeline.rulebook.organisations import OrganisationRules
from pipeline.thai import skeleton

Neighbour = Literal["district", "province", "organisation_kind"]
_TOTAL = re.compile("^(?:รวม|เฉลี่ย|ค่าเฉลี่ย|คะแนนเฉลี่ย|ทั้งหมด)")


@dataclass(frozen=True, slots=True)
class RowLabel:
    """The cell that names a row's organisation, and the cells that say its district, province and kind."""

    table: int
    cell: Cell
    neighbours: tuple[tuple[Neighbour, Cell], ...]


def find_row_labels(table: Table, rules: OrganisationRules) -> list[RowLabel]:
    """Return the labels of a table with a row for each organisation; none where its rows are something else."""
    headers = rules.mentions.row_headers
    header_rows = max(table.header_rows, 1)
    columns: dict[str, int] = {}
    roles = {
        "organisation": headers.organisation,
        "district": headers.district,
        "province": headers.province,
        "organisation_kind": headers.kind,
    }
    known = {skeleton(word): role for role, spellings in roles.items() for word in spellings}
    for cell in table.cells:
        if cell.row < header_rows:
            role = known.get(skeleton(cell.passage.text))
            if role is not None:
                columns.setdefault(role, cell.column)
    if "organisation" not in columns:
        return []
    words = mention_words(rules)
    by_slot = _slots(table, set(columns.values()), header_rows)
    labels: list[RowLabel] = []
    certain = 0
    last: dict[str, Cell] = {}
    for row in range(header_rows, table.row_count):
        label = by_slot.get((row, columns["organisation"]))
        beside: list[tuple[Neighbour, Cell]] = []
        neighbours: tuple[Neighbour, ...] = ("district", "province", "organisation_kind")
        for name in neighbours:
            if name in columns:
                here = by_slot.get((row, columns[name])) or last.get(name)
                if here is not None:
                    last[name] = here
                    beside.append((name, here))
        if label is None or label.row != row or label.column_span >= table.column_count:
            continue
        text = label.passage.text.strip()
        if _TOTAL.match(text) or not re.search("[ก-ฮ]", text):
            continue
        named = words.finder.match_label(text) is not None or words.is_agency(text)
        certain += named or any(name == "organisation_kind" for name, _ in beside)
        labels.append(RowLabel(table.number, label, tuple(beside)))
    return labels if certain >= 2 and certain * 2 >= len(labels) else []


def _slots(table: Table, columns: set[int], first_row: int) -> dict[tuple[int, int], Cell]:
    """Return the filled cells of some columns by slot; a cell that spans rows fills each of them."""
    return {
        (row, cell.column): cell
        for cell in table.cells
        if cell.column in columns and cell.passage.text.strip()
        for row in range(max(cell.row, first_row), min(cell.row + cell.row_span, table.row_count))
    }
