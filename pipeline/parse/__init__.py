"""Document -> Statements: who, which year, scores, measures, items, analyses, as printed and with their places.

Takes a document and the rulebook; gives raw text only. Never converts a number, resolves a code or decides which of
two things is right.
"""

from __future__ import annotations

from functools import lru_cache

from pipeline.parse.kinds import document_kinds
from pipeline.parse.memo import parse_memo
from pipeline.parse.mentions import find_mentions
from pipeline.parse.prose import parse_prose
from pipeline.parse.senses import Senses
from pipeline.parse.tables import TablesReader
from pipeline.parse.years import parse_years
from pipeline.records import Document, Statement, Statements
from pipeline.rulebook import Rulebook

__all__ = ["parse"]


def parse(document: Document, rulebook: Rulebook) -> Statements:
    """Everything that the document states, in document order."""
    tables = TablesReader(document, rulebook, _senses(_Rules(rulebook)))
    tables.read()
    found = (
        *parse_memo(document, rulebook),
        *parse_years(document, rulebook),
        *find_mentions(document, rulebook.organisations),
        *parse_prose(document, rulebook),
        *tables.statements,
    )
    return Statements(
        document_id=document.document_id,
        kinds=document_kinds(document, rulebook),
        items=tuple(sorted(found, key=_place)),
        tried=tuple(tables.trials),
    )


def _place(statement: Statement) -> tuple[int, int]:
    return statement.place.passage.page_number, statement.place.passage.span()[0]


class _Rules:
    """A rulebook as a key: two are the same where their files are."""

    def __init__(self, rulebook: Rulebook) -> None:
        self.rulebook = rulebook

    def __hash__(self) -> int:
        return hash(self.rulebook.hash)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Rules) and other.rulebook.hash == self.rulebook.hash


@lru_cache(maxsize=2)
def _senses(rules: _Rules) -> Senses:
    return Senses(rules.rulebook)
