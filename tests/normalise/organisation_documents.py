"""Small documents for tests of names: paragraphs and tables with places into one page's text."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from pipeline.records import Cell, Document, Page, Paragraph, Passage, Run, Table
from pipeline.rulebook.organisations import OrganisationRules
from pipeline.rulebook.strict_yaml import read_strict_yaml

RULES_DIR = Path(__file__).resolve().parents[2] / "rules" / "organisations"
SHARED = Path(__file__).resolve().parents[3] / "shared"


@lru_cache(maxsize=1)
def organisation_rules() -> OrganisationRules:
    """The rules of the checkout."""
    return OrganisationRules.model_validate({path.stem: read_strict_yaml(path) for path in RULES_DIR.glob("*.yml")})


def document_of(text: str) -> Document:
    """One page: blank lines part blocks, a block with tabs is a table whose first row is its header."""
    blocks: list[Paragraph | Table] = []
    start = 0
    for part in text.split("\n\n"):
        if "\t" in part:
            blocks.append(_table(part, start, 1 + sum(isinstance(block, Table) for block in blocks)))
        elif part.strip():
            blocks.append(Paragraph(_passage(part, start)))
        start += len(part) + 2
    page = Page(1, text, "plain")
    return Document("0" * 64, "made-up.txt", "text/plain", len(text.encode()), "test", "plain", (page,), tuple(blocks))


def _table(part: str, start: int, number: int) -> Table:
    cells = []
    rows = part.split("\n")
    for row, line in enumerate(rows):
        for column, content in enumerate(line.split("\t")):
            cells.append(Cell(row, column, _passage(content, start), is_header=row == 0))
            start += len(content) + 1
    return Table(number, (1,), len(rows), rows[0].count("\t") + 1, 1, tuple(cells))


def _passage(text: str, start: int) -> Passage:
    return Passage(text, 1, (Run(0, len(text), start, len(text)),))
