"""Find where a document names organisations, areas and web domains, as raw text with places.

Takes a ``Document`` and the organisation rules, gives statements of kind ``organisation``; never decides which
organisation is meant and never captures a person's name. ``rule_id`` is ``organisations#<what>.<where>`` with what in
``name`` ``agency`` ``place`` ``domain`` ``row`` and where in ``title`` ``memo`` ``text`` ``cell``. Fields:

- ``name``: prefix and name as printed (``อบต.หนองตัวอย่าง``); of a row, the label as printed
- ``run``: the name and the letters that follow it, from which judging may take more or less than ``name``
- ``subdistrict`` ``district`` ``province``: names of areas (ตำบล อำเภอ จังหวัด) without their word
- ``domain``: a host (``nongtuayang.go.th``)
- ``organisation_kind``: of a row, the text of its kind column (ประเภท)
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import replace

from pipeline.matching.organisations import MentionWords, mention_words
from pipeline.matching.prefixes import PrefixMatch
from pipeline.parse.mentions.agencies import with_areas_of_agencies
from pipeline.parse.mentions.row_labels import RowLabel, find_row_labels
from pipeline.records import Cell, Document, Field, Passage, Spot, Statement, Table
from pipeline.rulebook.organisations import OrganisationRules
from pipeline.thai.script import THAI

_TITLE_LENGTH = 160  # characters of a line; a longer one is running text
_TITLE_PAGE_LINES = 20  # lines of the first page in which a sentence may be the title
_PARENT = re.compile(r"[ ,]+(?:ใน)?(?:สังกัด)?[ ]*$")  # โรงเรียนตัวอย่าง สังกัดเทศบาลตำบลตัวอย่าง
_LONGEST_REST = 6  # letters behind a stop word that may be the rest of a name
_ONE_MORE = re.compile(rf"[ \n][{THAI}]{{2,20}}")


def find_mentions(document: Document, rules: OrganisationRules) -> tuple[Statement, ...]:
    """Return every mention of an organisation, area or web domain, in document order."""
    words = mention_words(rules)
    found: list[Statement] = []
    lines = 0
    for block in document.blocks:
        if isinstance(block, Table):
            labels = find_row_labels(block, rules)
            found += [_row(label) for label in labels]
            taken = {(label.cell.row, label.cell.column) for label in labels}
            for cell in block.cells:
                if (cell.row, cell.column) not in taken and cell.passage.text.strip():
                    found += _in_cell(cell, block.number, words)
            continue
        on_front = block.passage.page_number == 1 and lines < _TITLE_PAGE_LINES
        lines += block.passage.text.count("\n") + 1
        found += _in_paragraph(block.passage, words, on_front)
    return with_areas_of_agencies(document, found, words)


def _in_cell(cell: Cell, table: int, words: MentionWords) -> Iterator[Statement]:
    def spot(passage: Passage) -> Spot:
        return Spot(passage, table, cell.row + 1, cell.column + 1)

    return _in_passage(cell.passage, words, spot, in_cell=True)


def _in_paragraph(passage: Passage, words: MentionWords, on_front: bool) -> Iterator[Statement]:
    yield from _in_passage(passage, words, Spot, in_cell=False)
    offset = 0
    for line in passage.text.split("\n"):
        alone = _before_its_parent(line, words) if on_front else line
        for where, start, end in words.agencies(alone, on_front and len(line) <= _TITLE_LENGTH):
            spot = Spot(passage.slice(offset + start, offset + end))
            yield Statement("organisation", f"organisations#agency.{where}", spot, (Field("name", spot),))
        offset += len(line) + 1


def _before_its_parent(line: str, words: MentionWords) -> str:
    """Return the name before a local government in a line of two names (a school and its municipality), or the line."""
    body = next(iter(words.finder.find(line)), None)
    hit = _PARENT.search(line, 0, body.start) if body is not None else None
    return line[: hit.start()] if hit is not None and words.is_agency(line) else line


def _in_passage(
    passage: Passage, words: MentionWords, place: Callable[[Passage], Spot], *, in_cell: bool
) -> Iterator[Statement]:
    text = passage.text

    def spot(start: int, end: int) -> Spot:
        return place(passage.slice(start, end))

    def statement(what: str, start: int, end: int, fields: tuple[Field, ...]) -> Statement:
        where = "cell" if in_cell else words.where(text, start, end)
        return Statement("organisation", f"organisations#{what}.{where}", spot(start, end), fields)

    bodies = [_whole(text, body, words) for body in words.finder.find(text)]
    areas = words.areas(text, bodies)
    chained: set[int] = set()
    for body in bodies:
        chain = words.chain(text, body.name_end, areas)
        chained.update(area.start for area in chain)
        fields = (
            Field("name", spot(body.start, body.name_end)),
            Field("run", spot(body.name_start, _run_end(text, body))),
            *(Field(area.level, spot(area.name_start, area.name_end)) for area in chain),
        )
        yield statement("name", body.start, chain[-1].end if chain else body.name_end, fields)
    for area in areas:
        if area.start in chained:
            continue
        chain = words.chain(text, area.start, areas)
        chained.update(one.start for one in chain)
        fields = tuple(Field(one.level, spot(one.name_start, one.name_end)) for one in chain)
        yield statement("place", area.start, chain[-1].end, fields)
    for start, end in words.domains(text):
        yield statement("domain", start, end, (Field("domain", spot(start, end)),))


def _whole(text: str, body: PrefixMatch, words: MentionWords) -> PrefixMatch:
    """Return the body with the whole run as its name where a stop word in it is part of the name.

    That is so where the run is short and fills a line with its prefix, or an area follows it: no sentence goes on.
    """
    rest = body.run_end - body.name_end
    if body.is_spaced or not 0 < rest <= _LONGEST_REST:
        return body
    line = text[text.rfind("\n", 0, body.start) + 1 : body.start]
    is_line = not line.strip() and text[body.run_end : body.run_end + 1] in ("", "\n")
    areas = words.areas(text[: body.run_end + _TITLE_LENGTH], [replace(body, name_end=body.run_end)])
    is_whole = is_line or bool(words.chain(text, body.run_end, areas))
    return replace(body, name_end=body.run_end) if is_whole else body


def _run_end(text: str, body: PrefixMatch) -> int:
    """Return the end of the letters after a prefix, with the next word after a single space.

    A line break of the page may stand inside a name; only judging, which knows the names, can tell.
    """
    more = _ONE_MORE.match(text, body.run_end)
    return more.end() if more and body.name_end == body.run_end else body.run_end


def _row(label: RowLabel) -> Statement:
    def spot(cell: Cell) -> Spot:
        start = len(cell.passage.text) - len(cell.passage.text.lstrip())
        passage = cell.passage.slice(start, len(cell.passage.text.rstrip()))
        return Spot(passage, label.table, cell.row + 1, cell.column + 1)

    place = spot(label.cell)
    fields = (Field("name", place), *(Field(name, spot(cell)) for name, cell in label.neighbours))
    return Statement("organisation", "organisations#row.cell", place, fields)
