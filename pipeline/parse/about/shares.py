"""Find tables whose rows divide a hundred: shares of answers (yes and no, five points of satisfaction), no scores.

Takes a document, gives table numbers; never decides what becomes of the numbers.
"""

from __future__ import annotations

from decimal import Decimal

from pipeline.parse.about.locations import NUMBER
from pipeline.parse.text.view import view
from pipeline.records import Document, Table

_WHOLE = Decimal(100)
_ROUNDING = Decimal("0.05")
_FEWEST_ROWS = 3


def tables_of_shares(document: Document) -> frozenset[int]:
    """Return the tables in which the numbers of every row with several of them add up to a hundred."""
    return frozenset(block.number for block in document.blocks if isinstance(block, Table) and _divides(block))


def _divides(table: Table) -> bool:
    rows: dict[int, list[Decimal]] = {}
    for cell in table.cells:
        text = view(cell.passage).text.strip()
        if NUMBER.fullmatch(text):
            rows.setdefault(cell.row, []).append(Decimal(text.replace(",", ".")))
    several = [numbers for numbers in rows.values() if len(numbers) > 1]
    return len(several) >= _FEWEST_ROWS and all(abs(sum(row, -_WHOLE)) <= _ROUNDING * len(row) for row in several)
