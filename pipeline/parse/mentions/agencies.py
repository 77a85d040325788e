"""Add to agencies (a hospital, a university) the district and province that are printed beside their names.

Takes the statements of a document that name agencies, gives them with the areas that follow the name, there or where
it is printed again; never takes an area that stands apart from the name.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from pipeline.matching.organisations import AreaName, MentionWords
from pipeline.records import Document, Field, Paragraph, Passage, Spot, Statement

_BRACKETS = re.compile(r"\s?\([^()\n]{1,40}\)")  # โรงพยาบาลตัวอย่าง (องค์การมหาชน)


def with_areas_of_agencies(
    document: Document, statements: Iterable[Statement], words: MentionWords
) -> tuple[Statement, ...]:
    """Return the statements in order; agencies get the ``district`` and ``province`` beside them."""
    found = tuple(statements)
    names = {field.spot.text for one in found if _names_agency(one) for field in one.all("name")}
    beside = {name: tuple(_areas_of(name, document, words)) for name in sorted(names)}
    return tuple(
        replace(one, fields=(*one.fields, *beside[one.place.text])) if _names_agency(one) else one for one in found
    )


def _names_agency(statement: Statement) -> bool:
    return statement.rule_id.startswith("organisations#agency.")


def _areas_of(name: str, document: Document, words: MentionWords) -> Iterator[Field]:
    """Return the areas beside the first occurrence of a name that has any."""
    passages = [block.passage for block in document.blocks if isinstance(block, Paragraph)]
    for at, passage in enumerate(passages):
        for hit in re.finditer(re.escape(name), passage.text):
            brackets = _BRACKETS.match(passage.text, hit.end())
            end = brackets.end() if brackets else hit.end()
            after = [(passage, end)]
            if not passage.text[end:].strip() and at + 1 < len(passages):
                after.append((passages[at + 1], 0))  # a title, and the address as a paragraph of its own
            for where, start in after:
                chain = words.chain(where.text, start, words.areas(where.text, list(words.finder.find(where.text))))
                if chain and chain[-1].level == "province":
                    yield from _fields(where, chain)
                    return


def _fields(passage: Passage, chain: Sequence[AreaName]) -> Iterator[Field]:
    for area in chain:
        if area.level != "subdistrict":
            yield Field(area.level, Spot(passage.slice(area.name_start, area.name_end)))
