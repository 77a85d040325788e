"""Find the kinds of a document: analysis, implementation report, table of scores, memo.

Takes a document and the rulebook, gives the kinds in the order of the contract; never reads a score.
"""

from __future__ import annotations

from typing import get_args

from pipeline.parse.about.subjects import is_of_another_kind
from pipeline.parse.text.view import view
from pipeline.records import Document, Paragraph, ReportKind, Table
from pipeline.rulebook import Rulebook
from pipeline.rulebook.kinds import KindRule

_ORDER: tuple[ReportKind, ...] = get_args(ReportKind)
_ABOUT_ITA: frozenset[ReportKind] = frozenset({"analysis", "implementation"})
_TOP_ROWS = 3


def document_kinds(document: Document, rulebook: Rulebook) -> tuple[ReportKind, ...]:
    """Return every kind that a title, the head of a table or a passage indicates."""
    rules = rulebook.passages.kinds
    texts = [view(block.passage).text for block in document.blocks if isinstance(block, Paragraph)]
    titles = [text for text in texts if len(text) <= rules.longest_title]
    cells = [view(cell.passage).text for table in document.tables for cell in table.cells]
    heads = [_head(table) for table in document.tables]
    found = {rule.kind for rule in rules.rules if _speaks(rule, titles, [*texts, *cells], heads)}
    if found & _ABOUT_ITA and is_of_another_kind(document, rulebook):
        found -= _ABOUT_ITA
    return tuple(kind for kind in _ORDER if kind in found)


def _head(table: Table) -> list[str]:
    """Return the texts of a table's header cells, or of its first row if none are marked."""
    header = [cell for cell in table.cells if cell.is_header or cell.row < max(1, table.header_rows)]
    return [view(cell.passage).text for cell in header if cell.row < _TOP_ROWS and cell.passage.text.strip()]


def _speaks(rule: KindRule, titles: list[str], texts: list[str], heads: list[list[str]]) -> bool:
    if rule.titles is not None and any(rule.titles.search(text) for text in titles):
        return True
    if rule.passages is not None and any(rule.passages.search(text) for text in texts):
        return True
    return bool(rule.headers) and any(
        all(any(pattern.search(text) for text in head) for pattern in rule.headers) for head in heads
    )
