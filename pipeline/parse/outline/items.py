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
from pipeline.parse.outline.groups import Governing, by_legend, heading_part, legend_of, range_part
from pipeline.parse.outline.labels import Label
from pipeline.parse.outline.lines import Line
from pipeline.parse.outline.nodes import Part, Piece, fields_of
from pipeline.parse.outline.tails import SIGN, Tails, has_state, tails_of
from pipeline.records import Spot, Statement
from pipeline.rulebook import Rulebook

_CODE = re.compile(
    rf"(?:(?P<box>{SIGN.pattern})\s*)?(?:ข้อ(?:ที่)?\s*)?(?P<code>(?:OIT|(?P<letter>O))[ .\-]?"
    r"(?P<number>[0-9]{1,2}))(?![0-9])(?!\s?[.,][0-9])(?!\s*(?:[-–,/&]|ถึง|และ)\s*O?[0-9])[\s.:)\-–]*",
    re.IGNORECASE,
)
_CUT = re.compile(r"\s*(?:\.{3,}|…+)\s*|\s+(?:[-–—]{1,3}|[|:])\s+|\t+|\s{2,}|\s*[|;]\s*|\s*[()]\s*")
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
    is_under: bool = False
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
    """Yield the runs of items whose codes count on, or start again below a heading that governs them.

    Lines between two codes belong to the first.
    """
    content = content_of(rulebook)
    named = [None if entry.line.is_read else _item(entry, is_checklist, rulebook) for entry in entries]
    legend = legend_of(entries, rulebook)
    governing = Governing()
    run: list[_Item] = []
    between = 0
    for number, (entry, item) in enumerate(zip(entries, named, strict=True)):
        if item is not None:
            seen = {one.number for one in run}
            if run and (item.number in seen or (item.number < run[-1].number and not governing.restarts)):
                yield from _complete(run, governing)
                run = []
            item.parts = [by_legend(part, legend) for part in item.parts]
            item.is_under = governing.restarts
            governing.restarts = False
            governing.give(item.parts)
            run.append(item)
            between = 0
            continue
        is_over_item = number + 1 < len(named) and named[number + 1] is not None
        is_title = bool(run) and not run[-1].title
        part = None if is_title else heading_part(entry, is_over_item=is_over_item, content=content, rulebook=rulebook)
        if part is not None and (not run or governing.is_heading(entry, part)):
            governing.set(part)
        elif (told := range_part(entry, rulebook)) is not None:
            governing.ranges.append(told)
        elif is_over_item and not is_title and part is None and governing.governs and _is_other_heading(entry, run):
            governing.clear()
        elif run:
            between += 1
            if entry.line.table is not None or between > _MOST_BETWEEN or entry.closes:
                yield from _complete(run, governing)
                run = []
            elif entry.line.heading == 0 and entry.element is None:
                _add(run[-1], entry, content, tails_of(rulebook))
    yield from _complete(run, governing)


def _is_other_heading(entry: Entry, run: Sequence[_Item]) -> bool:
    """Return whether a line above an item is a heading that says nothing of it, and not the rest of the line above."""
    is_apart = entry.line.marker is not None or not run or len(run[-1].text) < _LONGEST_UNIT
    return bool(entry.line.heading) or (is_apart and not entry.is_labelled and len(entry.line.text) < _LONGEST_UNIT)


def _complete(run: list[_Item], governing: Governing) -> Iterator[list[_Item]]:
    for item in run:
        governing.give_range(item.number, item.parts)
    steps = [second.number - first.number for first, second in pairwise(run) if not second.is_under]
    told = sum(bool(item.parts) for item in run) >= _SHARE * len(run)
    counts_on = told or (bool(steps) and sum(step == 1 for step in steps) >= _SHARE * len(steps))
    if len(run) >= _FEWEST and counts_on and all(item.title for item in run[:1]):
        yield run


def _item(entry: Entry, is_checklist: bool, rulebook: Rulebook) -> _Item | None:
    """Return the item that a line begins with: by its code, or in a checklist by its number and official name."""
    line = entry.line
    found = _CODE.match(line.text, line.body) or _CODE.match(line.text)
    if found is not None:
        start, end = found.span("code")
        number_start = start if found["letter"] else found.start("number")
        item = _Item(entry, int(found["number"]), Piece(line, number_start, end), text=line.text)
        if found["box"]:
            role = tails_of(rulebook).state_of_sign(found["box"])
            box = Piece(line, *found.span("box"))
            item.parts.append(Part((role if role != "status" else "status_done",), "", [box]))
        _read_rest(item, entry, found.end(), rulebook)
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
    _read_rest(item, entry, line.body, rulebook)
    return item


def _read_rest(item: _Item, entry: Entry, start: int, rulebook: Rulebook) -> None:
    """Read the title of an item and what stands behind it in its line."""
    line, content, tails = entry.line, content_of(rulebook), tails_of(rulebook)
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
        if number and content.names_units(piece.text):
            item.parts.append(Part(("responsible",), "", [piece]))
            continue
        rest, parts = tails.split(piece, is_title=not number)
        if rest is None or (parts and number):
            item.parts += parts
        elif number and not piece.text.isdigit() and _is_state(piece.text, cuts[number - 1].group(), item):
            item.parts.append(Part(("status",), "", [piece]))
        elif not number or (len(item.parts) == boxes and not _LINK.match(piece.text)):
            item.parts += parts
            item.title.append(rest)
    _add_labels(item, line, labels, tails)


def _add_labels(item: _Item, line: Line, labels: Sequence[Label], tails: Tails) -> None:
    """Add the values under labels; a state behind the units of a value is none of them."""
    for label in labels:
        if label.is_alone:
            continue
        value = Piece(line, label.value, label.stop)
        rest, parts = tails.split(value, is_title=True) if label.role == "responsible" else (value, [])
        item.parts.append(Part(label.roles, line.text[label.start : label.end], [rest or value]))
        item.parts += parts


def _is_state(text: str, cut: str, item: _Item) -> bool:
    """Return whether a text behind a sign is what is said of the item, in words that no reader knows."""
    is_apart = _LEADER.match(cut) is not None or _DASH.search(cut) is not None
    return is_apart and not has_state(item.parts) and len(text) <= _LONGEST_STATE and not _LINK.match(text)


def _add(item: _Item, entry: Entry, content: Content, tails: Tails) -> None:
    """Add a line below an item: its title, a labelled value, or a value that says itself what it is."""
    line = entry.line
    item.is_linked = item.is_linked or _LINK.search(line.text) is not None
    if entry.is_labelled:
        _add_labels(item, line, entry.labels, tails)
        return
    whole = Piece(line, 0, len(line.text))
    if not item.title:
        item.title.append(whole)
        item.text = f"{item.text} {line.text}"
        return
    role = content.role_of(line.text)
    if role is not None and not any(part.role == role for part in item.parts):
        item.parts.append(Part((role,), "", [whole]))


_KEPT = frozenset(
    {
        "status",
        "status_done",
        "status_in_progress",
        "status_not_started",
        "responsible",
        "progress",
        "required_elements",
        "period",
    }
)


def _state(item: _Item) -> Statement:
    fields = [*fields_of("code", [item.code]), *fields_of("item_title", item.title)]
    for part in item.parts:
        if part.role in _KEPT:
            fields += fields_of(part.role, part.pieces, part.header)
    place: Spot = item.entry.line.spot
    return Statement("disclosure_item", "outline#item", place, tuple(fields))
