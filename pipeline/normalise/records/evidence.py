"""Keeps the evidence (หลักฐาน) of a document: where each value stands, one entry a place and rule.

Takes places, gives ids; ``raw_text`` is always the page's own text between the offsets. Never keeps a place that the
page does not have.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from pipeline.records import Document, Evidence, Field, Spot, content_id


@dataclass(slots=True)
class EvidenceBook:
    """Collects the evidence of one document."""

    document: Document
    entries: dict[str, Evidence] = field(default_factory=dict)

    def add(self, spot: Spot, rule_id: str, start: int = 0, end: int | None = None) -> str:
        """The id of the evidence for ``spot.text[start:end]``; the same place and rule give the same id."""
        low, high = spot.passage.span(start, end)
        return self._enter(spot, rule_id, low, high, start, column=spot.column_number)

    def add_row(self, place: Spot, pieces: Iterable[Field], rule_id: str) -> str:
        """The id of the evidence for a row: everything from its first to its last cell on the page it begins on."""
        spans = [
            piece.spot.passage.span()
            for piece in pieces
            if piece.spot.passage.page_number == place.passage.page_number
            and piece.spot.grid_number == place.grid_number
            and (piece.spot.row_number or 0) >= (place.row_number or 0)
            and piece.spot.text.strip()
        ]
        spans.append(place.passage.span())
        return self._enter(place, rule_id, min(low for low, _ in spans), max(high for _, high in spans), 0, column=None)

    def _enter(self, spot: Spot, rule_id: str, low: int, high: int, start: int, *, column: int | None) -> str:
        place = spot.passage.place(start)
        page = self.document.page(place.page_number)
        table = spot.table_number
        row, column = (spot.row_number, column) if table is not None else (None, None)
        evidence_id = content_id(
            "evidence",
            self.document.document_id,
            page.number,
            low,
            high,
            rule_id,
            table,
            row,
            column,
        )
        box = place.box
        self.entries.setdefault(
            evidence_id,
            Evidence(
                evidence_id=evidence_id,
                document_id=self.document.document_id,
                page_number=page.number,
                char_start=low,
                char_end=high,
                raw_text=page.text[low:high],
                rule_id=rule_id,
                x0=box.x0 if box else None,
                y0=box.y0 if box else None,
                x1=box.x1 if box else None,
                y1=box.y1 if box else None,
                table_number=table,
                row_number=row,
                column_number=column,
            ),
        )
        return evidence_id
