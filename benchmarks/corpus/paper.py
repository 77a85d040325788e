"""What a document of the corpus holds, whichever producer sets it: paragraphs and tables, and their truth."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Literal, NamedTuple, TypeAlias

Ruling: TypeAlias = Literal["all", "inner", "lines", "head", "none"]
"""Which rules a table has: all, all but its outer borders, those across, the one below its header, none."""

Row: TypeAlias = list[str]


class Edges(NamedTuple):
    """Which sides of a cell are drawn."""

    top: bool
    right: bool
    bottom: bool
    left: bool


class Placed(NamedTuple):
    """A cell at its place; the slots that it covers beside its own have none."""

    row: int
    column: int
    rows: int
    columns: int
    text: str
    edges: Edges


@dataclass(slots=True)
class Sheet:
    """A table. ``spans`` gives rows and columns that a cell covers, by its row (header rows first) and column."""

    header: list[Row]
    rows: list[Row]
    widths: tuple[int, ...]
    ruling: Ruling = "all"
    spans: dict[tuple[int, int], tuple[int, int]] = field(default_factory=dict)
    repeats_header: bool = True
    may_break: bool = False

    def placed(self) -> Iterator[list[Placed]]:
        """The cells, row by row."""
        texts = [*self.header, *self.rows]
        covered: set[tuple[int, int]] = set()
        for row, cells in enumerate(texts):
            found: list[Placed] = []
            for column, text in enumerate(cells):
                if (row, column) in covered:
                    continue
                down, across = self.spans.get((row, column), (1, 1))
                covered |= {(row + i, column + j) for i in range(down) for j in range(across)}
                edges = self._edges(row, column, row + down, column + across, len(texts))
                found.append(Placed(row, column, down, across, text, edges))
            yield found

    def _edges(self, top: int, left: int, bottom: int, right: int, rows: int) -> Edges:
        columns, head = len(self.widths), len(self.header)
        if self.ruling == "all":
            return Edges(True, True, True, True)
        if self.ruling == "inner":
            return Edges(top > 0, right < columns, bottom < rows, left > 0)
        if self.ruling == "lines":
            return Edges(True, False, True, False)
        if self.ruling == "head":
            return Edges(top == head, False, bottom == head, False)
        return Edges(False, False, False, False)


@dataclass(slots=True)
class Paper:
    """A document; ``blocks`` are its paragraphs and tables in order."""

    kind: str
    blocks: list[str | Sheet]
    is_wide: bool = False

    @property
    def sheets(self) -> list[Sheet]:
        """Its tables."""
        return [block for block in self.blocks if isinstance(block, Sheet)]

    def truth(self) -> dict[str, object]:
        """What is printed: as the JSON beside a PDF of the corpus."""
        return {
            "template": self.kind,
            "land": self.is_wide,
            "paras": [block for block in self.blocks if isinstance(block, str)],
            "tables": [{"header": sheet.header, "rows": sheet.rows} for sheet in self.sheets],
        }
