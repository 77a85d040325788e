"""Find the dates that may be the document's own: of an announcement, an order, a meeting or a signature.

Takes a document and the rulebook, gives ``date`` statements (``dates#<cue>.<place>``, field ``date``); never decides
between them. The date of a memo's head is a field of the memo.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from pipeline.parse.text.view import View, view
from pipeline.records import Document, Field, Paragraph, Statement
from pipeline.rulebook import Rulebook
from pipeline.rulebook.passage_dates import DatePlace, DateRules
from pipeline.thai.numerals import MONTH_PATTERN

_DATE = re.compile(
    rf"(?<![\d/.])\d{{1,2}}[\s.]*(?:เดือน)?\s*{MONTH_PATTERN}\s*(?:พ\.?\s?ศ\.?|พุทธศักราช)?\s*(?:25)?\d\d(?!\d)"
    r"|(?<![\d/.])\d{1,2}/\d{1,2}/25\d\d(?!\d)"
)


def parse_dates(document: Document, rulebook: Rulebook) -> list[Statement]:
    """Return a statement for each date that a cue says is the document's own."""
    rules = rulebook.passages.dates
    views = [view(block.passage) for block in document.blocks if isinstance(block, Paragraph)]
    lines = [line for seen in views for line in seen.text.split("\n") if line.strip()]
    entries = [number for number, line in enumerate(lines) if rulebook.passages.subjects.entry.search(line)]
    found: list[Statement] = []
    before = 0
    for seen in views:
        found += _of_paragraph(seen, before, _Lines(len(lines), entries), rules)
        before += sum(bool(line.strip()) for line in seen.text.split("\n"))
    return found


@dataclass(frozen=True, slots=True)
class _Lines:
    """How many lines of text a document has, and the numbers of those that are entries of a list."""

    total: int
    entries: list[int]


def _of_paragraph(seen: View, first: int, lines: _Lines, rules: DateRules) -> Iterator[Statement]:
    """Return the dates of a paragraph; ``first`` lines of the document stand before it."""
    for hit in _DATE.finditer(seen.text):
        start, end = hit.span()
        text = seen.text[max(0, start - rules.reach) : start]
        cue = _cue(text, seen.text[end:], rules)
        if cue is not None:
            above = sum(bool(line.strip()) for line in seen.text[:start].split("\n")[:-1])
            spot = seen.spot(start, end)
            place = _place(first + above, lines, rules)
            yield Statement("date", f"dates#{cue}.{place}", spot, (Field("date", spot),))


def _cue(before: str, after: str, rules: DateRules) -> str | None:
    """Return the heaviest cue of a date, or ``None`` where it is a date of something else."""
    told = [
        (cue.weight, name)
        for name, cue in rules.cues.items()
        if cue.before is not None
        and cue.before.search(before)
        and (cue.after is None or cue.after.search(after) is not None)
    ]
    if not told or rules.not_before.search(after) or any(words.search(before) for words in rules.against):
        return None
    return max(told)[1]


def _place(line: int, lines: _Lines, rules: DateRules) -> DatePlace:
    """Return where a line stands: before the entries of the document's lists, behind them, or among them.

    A line right under an entry belongs to it.
    """
    if line < rules.head_lines and not any(entry <= line for entry in lines.entries):
        return "head"
    is_behind = not any(entry >= line or entry == line - 1 for entry in lines.entries)
    return "tail" if line >= lines.total - rules.tail_lines and is_behind else "body"
