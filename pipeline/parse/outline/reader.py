"""Read the outline of a document: one pass over its lines, then measures, items and analyses out of it.

Takes a document and the rulebook, gives statements in document order.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import takewhile

from pipeline.parse.outline.account import unread_text
from pipeline.parse.outline.analyses import read_analyses, read_obstacles, read_several, take_ways
from pipeline.parse.outline.builder import OutlineBuilder
from pipeline.parse.outline.content import content_of
from pipeline.parse.outline.entries import entries_of
from pipeline.parse.outline.items import is_item, read_items
from pipeline.parse.outline.lines import Line, ReadSpans, document_lines
from pipeline.parse.outline.markers import Markers
from pipeline.parse.outline.measures import MeasureReader
from pipeline.parse.outline.prose import read_prose
from pipeline.records import Document, Statement
from pipeline.rulebook import Rulebook
from pipeline.rulebook.outline import OutlineRules

_LONGEST_TITLE = 300
_FIRST_LINES = 2


def parse_outline(document: Document, rulebook: Rulebook, read: ReadSpans = ()) -> list[Statement]:
    """Return ``measure``, ``disclosure_item``, ``indicator_analysis`` and ``unmapped`` statements of running text.

    ``outline#measure``, ``outline#item`` and ``outline#analysis`` have the field names of tables, an indicator or a
    section as context; ``prose#obstacle`` is an obstacle of the whole assessment.

    Args:
        document: The document as read.
        rulebook: The rules.
        read: Places (page, start, end) that were read as grids; their lines are no records.
    """
    rules = rulebook.passages.outline
    markers = Markers(rules.numbered_words)
    lines = document_lines(document, markers, read)
    entries = entries_of(lines, rulebook, markers)
    heading = _title_heading(lines)
    top = OutlineBuilder(rules, entries, heading).build()
    title = "\n".join(_title_lines(lines, rules))
    take_ways(top, entries, title, rulebook)
    reader = MeasureReader(rulebook, _weigh_title(title, rules), heading)
    statements = [
        *reader.read(top),
        *read_items(entries, title, rulebook),
        *read_analyses(top, rulebook),
        *read_several(entries),
        *read_prose(entries, rulebook),
        *read_obstacles(entries, rulebook),
    ]
    return [*statements, *unread_text(entries, statements, reader.stated, content_of(rulebook))]


def _title_heading(lines: Sequence[Line]) -> Line | None:
    """Return the heading of markup that is the title of the document: the first line, alone at its level."""
    first = next((line for line in lines[:_FIRST_LINES] if line.heading and line.marker is None), None)
    if first is None or any(line.heading == first.heading and line is not first for line in lines):
        return None
    return first


def _title_lines(lines: Sequence[Line], rules: OutlineRules) -> list[str]:
    """Return the lines that say what the document is: the first ones, and the subject of a memo or announcement."""
    told = [line for line in lines if line.text and len(line.text) <= _LONGEST_TITLE]
    head = list(takewhile(lambda line: line.marker is None and not is_item(line), told))[: rules.title_lines]
    return [line.text for line in told if line in head or line.text.startswith("เรื่อง")]


def _weigh_title(title: str, rules: OutlineRules) -> float:
    """Return what the title lines add to the log-odds that the records of a document are measures."""
    weights = [sign.weight for sign in rules.titles if sign.pattern.search(title) is not None]
    if not any(weight > 0 for weight in weights):
        weights.append(rules.untitled)
    return min(rules.most_title, max(rules.least_title, sum(weights)))
