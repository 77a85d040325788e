"""Read checklists of OIT items that stand as lines or lists: a code, a title, and what is said of the item.

Takes the entries of a document in order, gives ``disclosure_item`` statements. A run of codes must count on, and the
document must be a checklist or say something of the items; a contents page or a list of the framework is none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from pipeline.matching.elements import text_matcher
from pipeline.parse.outline.content import Content, content_of
from pipeline.parse.outline.entry import Entry
from pipeline.parse.outline.lines import Line
from pipeline.parse.outline.nodes import Part, Piece, fields_of
from pipeline.records import Spot, Statement
from pipeline.rulebook import Rulebook

_CODE = re.compile(
    r"(?:(?P<box>[☑☒✓✔√☐□]|\[[xX /✓]?\]|\([xX /✓]\))\s*)?(?:ข้อ(?:ที่)?\s*)?(?P<code>(?:OIT|(?P<letter>O))[ .\-]?"
    r"(?P<number>[0-9]{1,2}))(?![0-9])(?!\s?[.,][0-9])(?!\s*(?:[-–,/&]|ถึง|และ)\s*O?[0-9])[\s.:)\-–]*",
    re.IGNORECASE,
)
_CUT = re.compile(r"\s*(?:\.{3,}|…+)\s*|\s+[-–—|:]\s+|\t+|\s{2,}|\s*[|;]\s*|\s*[()]\s*")
_LEADER = re.compile(r"\s*(?:\.{3}|…)")
_DASH = re.compile(r"[-–—|:\t]")
_LINK = re.compile(r"https?://|www\.|คลิก|ลิงก์|ลิงค์|URL", re.IGNORECASE)
_SCORE = re.compile(r"[0-9]{1,3}\.[0-9]{2}(?![0-9])|คะแนน")
_PAGE = re.compile(r"(?:\.{3,}|…+|(?:\. ){3,}|\s)\s*[0-9]{1,3}\s*$")
_FEWEST = 3
_MOST_BETWEEN = 8
_LONGEST_TITLE = 250
_LONGEST_UNIT = 60
_LONGEST_STATE = 40
_SHARE = 0.5


@dataclass(slots=True)
class _Item:
    """An item under construction: its number, the entry that names it, its title and what is said of it."""

    entry: Entry
    number: int
    code: Piece
    title: list[Piece] = field(default_factory=list)
    parts: list[Part] = field(default_factory=list)
    is_linked: bool = False
    text: str = ""


def is_item(line: Line) -> bool:
    """Return whether a line opens with the code of an item."""
    return _CODE.match(line.text, line.body) is not None


def read_items(entries: Sequence[Entry], title: str, rulebook: Rulebook) -> Iterator[Statement]:
    """Yield the items of a document. ``title`` are its title lines."""
    words = rulebook.passages.outline.checklist
    is_checklist = words.title.search(title) is not None
    is_frame = words.frame.search(title) is not None
    for run in _runs(entries, is_checklist, rulebook):
        told = sum(bool(item.parts) or item.is_linked for item in run)
        scored = sum(_SCORE.search(item.text) is not None for item in run)
        paged = sum(_PAGE.search(item.text) is not None for item in run)
        says = told >= _SHARE * len(run) or (is_checklist and not is_frame)
        if not says or scored > _SHARE * len(run) or paged > _SHARE * len(run):
            continue
        for item in run:
            yield _state(item)


def _runs(entries: Sequence[Entry], is_checklist: bool, rulebook: Rulebook) -> Iterator[list[_Item]]:
    """Yield the runs of items whose codes count on; lines between two codes belong to the first."""
    content = content_of(rulebook)
    run: list[_Item] = []
    between = 0
    unit: Piece | None = None
    for entry in entries:
        item = None if entry.line.is_read else _item(entry, is_checklist, content, rulebook)
        if item is not None:
            if run and item.number <= run[-1].number:
                yield from _complete(run)
                run = []
            if unit is not None and not any(part.role == "responsible" for part in item.parts):
                item.parts.append(Part(("responsible",), "", [unit]))
            run.append(item)
            between = 0
        elif (
            entry.line.marker is not None
            and len(entry.head.text) < _LONGEST_UNIT
            and content.names_units(entry.head.text)
        ):
            unit = entry.head  # a unit as a heading (ก. กองคลัง) is responsible for the items below it
        elif run:
            between += 1
            if entry.line.table is not None or between > _MOST_BETWEEN or entry.closes:
                yield from _complete(run)
                run = []
            elif entry.line.heading == 0 and entry.element is None:
                _add(run[-1], entry, content)
    yield from _complete(run)


def _complete(run: list[_Item]) -> Iterator[list[_Item]]:
    steps = [second.number - first.number for first, second in pairwise(run)]
    told = sum(bool(item.parts) for item in run) >= _SHARE * len(run)
    counts_on = bool(steps) and (told or sum(step == 1 for step in steps) >= _SHARE * len(steps))
    if len(run) >= _FEWEST and counts_on and all(item.title for item in run[:1]):
        yield run


def _item(entry: Entry, is_checklist: bool, content: Content, rulebook: Rulebook) -> _Item | None:
    """Return the item that a line begins with: by its code, or in a checklist by its number and official name."""
    line = entry.line
    found = _CODE.match(line.text, line.body) or _CODE.match(line.text)
    if found is not None:
        start, end = found.span("code")
        number_start = start if found["letter"] else found.start("number")
        item = _Item(entry, int(found["number"]), Piece(line, number_start, end), text=line.text)
        if found["box"]:
            item.parts.append(Part(("status_done",), "", [Piece(line, *found.span("box"))]))
        _read_rest(item, entry, found.end(), content)
        return item if sum(len(piece.text) for piece in item.title) <= _LONGEST_TITLE else None
    marker = line.marker
    if not is_checklist or marker is None or len(marker.numbers) != 1 or len(line.text) > _LONGEST_TITLE:
        return None
    named = text_matcher(rulebook).reading(entry.head.text).named
    if not any(one.scope == "item" for one in named):
        return None
    digits = re.search(r"[0-9]+", line.text[: line.body])
    if digits is None:
        return None
    item = _Item(entry, marker.numbers[0], Piece(line, *digits.span()), text=line.text)
    _read_rest(item, entry, line.body, content)
    return item


def _read_rest(item: _Item, entry: Entry, start: int, content: Content) -> None:
    """Read the title of an item and what stands behind it in its line."""
    line = entry.line
    labels = [label for label in entry.labels if label.start > start]
    stop = labels[0].start if labels else len(line.text)
    text = line.text[:stop].rstrip(" \t|;,(-–:")
    item.is_linked = _LINK.search(line.text, start) is not None
    cuts = [found for found in _CUT.finditer(text, start) if found.start() > start]
    edges = [start, *(found.end() for found in cuts)]
    ends = [*(found.start() for found in cuts), len(text)]
    boxes = len(item.parts)
    for number, (begin, end) in enumerate(zip(edges, ends, strict=True)):
        piece = Piece(line, begin, end)
        if begin >= end:
            continue
        role = content.role_of(piece.text)
        if number and role is not None:
            item.parts.append(Part((role,), "", [piece]))
        elif number and not piece.text.isdigit() and _is_state(piece.text, cuts[number - 1].group(), item):
            item.parts.append(Part(("status",), "", [piece]))
        elif not number or (len(item.parts) == boxes and not _LINK.match(piece.text)):
            cut = content.status_at_end(piece.text)
            if cut is not None:
                item.parts.append(Part(("status",), "", [Piece(line, begin + cut, end)]))
                piece = Piece(line, begin, begin + len(line.text[begin : begin + cut].rstrip(" (-–:")))
            item.title.append(piece)
    for label in labels:
        if not label.is_alone:
            header = line.text[label.start : label.end]
            item.parts.append(Part(label.roles, header, [Piece(line, label.value, label.stop)]))


def _is_state(text: str, cut: str, item: _Item) -> bool:
    """Return whether a text behind a sign is what is said of the item, in words that no reader knows."""
    has_state = any(part.role in ("status", "status_done") for part in item.parts)
    is_apart = _LEADER.match(cut) is not None or _DASH.search(cut) is not None
    return is_apart and not has_state and len(text) <= _LONGEST_STATE and not _LINK.match(text)


def _add(item: _Item, entry: Entry, content: Content) -> None:
    """Add a line below an item: its title, a labelled value, or a value that says itself what it is."""
    line = entry.line
    item.is_linked = item.is_linked or _LINK.search(line.text) is not None
    if entry.is_labelled:
        for label in entry.labels:
            if not label.is_alone:
                header = line.text[label.start : label.end]
                item.parts.append(Part(label.roles, header, [Piece(line, label.value, label.stop)]))
        return
    whole = Piece(line, 0, len(line.text))
    if not item.title:
        item.title.append(whole)
        item.text = f"{item.text} {line.text}"
        return
    role = content.role_of(line.text)
    if role is not None and not any(part.role == role for part in item.parts):
        item.parts.append(Part((role,), "", [whole]))


_KEPT = frozenset({"status", "status_done", "responsible", "progress", "required_elements", "period"})


def _state(item: _Item) -> Statement:
    fields = [*fields_of("code", [item.code]), *fields_of("item_title", item.title)]
    for part in item.parts:
        if part.role in _KEPT:
            fields += fields_of(part.role, part.pieces, part.header)
    place: Spot = item.entry.line.spot
    return Statement("disclosure_item", "outline#item", place, tuple(fields))
