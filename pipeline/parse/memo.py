"""Reads the head of an official memo (บันทึกข้อความ): office, number, date, subject, addressed post.

Takes a document and the rulebook, gives ``memo`` statements; never reads the name of a person.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

from pipeline.parse.view import View, view
from pipeline.records import Document, Field, Paragraph, Statement
from pipeline.rulebook import Rulebook
from pipeline.rulebook.passages import MemoRules


def parse_memo(document: Document, rulebook: Rulebook) -> list[Statement]:
    """One ``memo`` statement a memo: fields ``office``, ``number``, ``date``, ``subject``, ``addressee`` as printed."""
    rules = rulebook.passages.memo
    views = [view(block.passage) for block in document.blocks if isinstance(block, Paragraph)]
    found: list[Statement] = []
    for number, seen in enumerate(views):
        first, _, _ = seen.text.lstrip().partition("\n")
        if rules.titles.search(first) is None:
            continue
        fields: dict[str, Field] = {}
        for below in islice(views, number, number + rules.reach):
            if below is not seen and rules.titles.search(below.text.lstrip().partition("\n")[0]):
                break
            for piece in _fields(below, rules):
                fields.setdefault(piece.name, piece)
        if fields:
            place = next(iter(fields.values())).spot
            found.append(Statement("memo", "memo#head", place, tuple(fields.values())))
    return found


def _fields(seen: View, rules: MemoRules) -> Iterator[Field]:
    heads = sorted(
        (hit.end(), name) for name, pattern in rules.fields.items() if (hit := pattern.search(seen.text)) is not None
    )
    for start, name in heads:
        lead = rules.leaders.match(seen.text, start)
        begin = lead.end() if lead else start
        ends = [hit.start() for hit in [rules.stops[name].search(seen.text, begin + 1)] if hit is not None]
        ends += [other for other, _ in heads if other > start and "\n" in seen.text[start:other]]
        end = min([*ends, len(seen.text)])
        if name == "addressee" and (person := rules.personal_name.search(seen.text, start, end)):
            end = person.start()
        end = begin + len(seen.text[begin:end].rstrip(" .:*_\n"))
        if begin < end:
            yield Field(name, seen.spot(begin, end))
