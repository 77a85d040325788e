"""Read the head of an official memo (บันทึกข้อความ) or letter: office, number, date, subject, addressee.

Takes a document and the rulebook, gives ``memo`` statements; never reads the name of a person.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

from pipeline.parse.text.view import View, view
from pipeline.records import Document, Field, Paragraph, Statement
from pipeline.rulebook import Rulebook
from pipeline.rulebook.passages import MemoRules


def parse_memo(document: Document, rulebook: Rulebook) -> list[Statement]:
    """Return a ``memo`` statement for each memo: ``office``, ``number``, ``date``, ``subject``, ``addressee``."""
    rules = rulebook.passages.memo
    views = list(_views(document, rules))
    found: list[Statement] = []
    read_to = 0
    for number, seen in enumerate(views):
        first, _, _ = seen.text.lstrip().partition("\n")
        memo = rules.titles.search(first) is not None
        letter = not memo and number >= read_to and rules.letter_titles.search(first) is not None
        if not memo and not letter:
            continue
        fields: dict[str, Field] = {}
        dated: Field | None = None
        read_to = number + rules.reach
        for below in islice(views, number, read_to):
            if below is not seen and rules.titles.search(below.text.lstrip().partition("\n")[0]):
                break
            if letter and dated is None and "addressee" not in fields:
                dated = _letter_date(below, rules)
            for piece in _fields(below, rules):
                fields.setdefault(piece.name, piece)
        if letter and ("subject" not in fields or "addressee" not in fields):
            continue  # the number of a letter that a text only speaks of
        if dated is not None:
            fields["date"] = dated
        if fields:
            place = next(iter(fields.values())).spot
            found.append(Statement("memo", "memo#head", place, tuple(fields.values())))
    return found


def _views(document: Document, rules: MemoRules) -> Iterator[View]:
    """Return the paragraphs, and the number of a letter that is read as a row of a table.

    That happens where an address stands beside the number.
    """
    for block in document.blocks:
        if isinstance(block, Paragraph):
            yield view(block.passage)
            continue
        seen = view(block.cells[0].passage) if block.cells else None
        if seen is not None and rules.letter_titles.search(seen.text):
            yield seen


def _letter_date(seen: View, rules: MemoRules) -> Field | None:
    hit = rules.letter_date.search(seen.text)
    if hit is None:
        return None
    end = seen.text.find("\n", hit.end())
    return Field("date", seen.spot(hit.end(), len(seen.text[: end if end >= 0 else len(seen.text)].rstrip())))


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
