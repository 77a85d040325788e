"""Document -> Statements: who, which year, scores, measures, items, analyses, as printed and with their places.

Takes a document and the rulebook; gives raw text only. Never converts a number, resolves a code or decides which of
two things is right.
"""

from __future__ import annotations

from dataclasses import replace

from pipeline.matching.elements import text_matcher
from pipeline.parse.about.assessment import weigh_scores
from pipeline.parse.about.dates import parse_dates
from pipeline.parse.about.kinds import document_kinds
from pipeline.parse.about.memo import parse_memo
from pipeline.parse.about.subjects import weigh_subjects
from pipeline.parse.about.years import parse_years, result_year
from pipeline.parse.mentions.find import find_mentions
from pipeline.parse.outline.reader import parse_outline
from pipeline.parse.tables.reader import TablesReader
from pipeline.parse.text.prose import parse_prose
from pipeline.records import Document, Statement, Statements
from pipeline.rulebook import Rulebook

__all__ = ["parse"]


def parse(document: Document, rulebook: Rulebook) -> Statements:
    """Return everything that the document states, in document order."""
    years = parse_years(document, rulebook)
    tables = TablesReader(document, rulebook, text_matcher(rulebook), result_year(years))
    tables.read()
    parted = replace(document, blocks=tuple(tables.blocks))
    found = (
        *parse_memo(document, rulebook),
        *parse_dates(document, rulebook),
        *years,
        *find_mentions(document, rulebook.organisations),
        *parse_prose(parted, rulebook, tables.text_grids.owned),
        *parse_outline(parted, rulebook, tables.text_grids.owned),
        *tables.statements,
    )
    return Statements(
        document_id=document.document_id,
        kinds=document_kinds(document, rulebook),
        items=weigh_subjects(document, weigh_scores(document, sorted(found, key=_place), rulebook), rulebook),
        tried=tuple(tables.trials),
    )


def _place(statement: Statement) -> tuple[int, int]:
    return statement.place.passage.page_number, statement.place.passage.span()[0]
