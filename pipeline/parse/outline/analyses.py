"""State what a document says of its indicators outside tables (weakness, improvement, strength), and obstacles.

Takes the nodes and entries of an outline, gives ``indicator_analysis`` statements; parts the text of one cell too.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Literal

from pipeline.parse.outline.entry import Entry
from pipeline.parse.outline.labels import PART_ROLES, label_finder
from pipeline.parse.outline.levels import ELEMENT, LABEL, PLAIN
from pipeline.parse.outline.lines import Line
from pipeline.parse.outline.markers import Markers
from pipeline.parse.outline.nodes import Node, Part, Piece, fields_of, joined
from pipeline.records import Field, Passage, Spot, Statement
from pipeline.rulebook import Rulebook
from pipeline.rulebook.outline import AnalysisWords
from pipeline.thai import arabic_digits

AnalysisRole = Literal["weakness", "improvement", "strength"]
_LINE = re.compile(r"[^\n]+")


def split_analysis(passage: Passage, rulebook: Rulebook) -> list[tuple[AnalysisRole, Passage]]:
    """Return the parts of a cell or paragraph under its labels, in order; a role may occur twice.

    Empty where it has no labels, or nothing stands under them.
    """
    finder = label_finder(rulebook)
    markers = Markers(rulebook.passages.outline.numbered_words)
    parts: list[Part] = []
    for found in _LINE.finditer(passage.text):
        text = arabic_digits(found.group())
        start = found.start() + len(text) - len(text.lstrip())
        text = text.strip()
        marker = markers.at(text)
        line = Line(passage, start, start + len(text), text, 0, marker=marker, body=marker.end if marker else 0)
        labels = finder.find(text, line.body)
        head_end = labels[0].start if labels else len(text)
        if parts and text[line.body : head_end].strip(" -–•*#("):
            parts[-1].pieces.append(Piece(line, 0, len(text[:head_end].rstrip(" -–•*#("))))
        for label in labels:
            part = Part(label.roles, text[label.start : label.end])
            if not label.is_alone:
                part.pieces.append(Piece(line, label.value, label.stop))
            parts.append(part)
    told = settle_parts([part for part in parts if set(part.roles) & set(PART_ROLES)], rulebook)
    return [(role, joined(part.pieces)) for role, part in told if part.pieces]


def settle_parts(parts: Sequence[Part], rulebook: Rulebook) -> list[tuple[AnalysisRole, Part]]:
    """Return each part with its role: what could be better is the weakness where a way to do it is named beside it."""
    words = rulebook.passages.outline.analysis
    settled: list[tuple[AnalysisRole, Part]] = []
    for part in parts:
        role = next((role for role in part.roles if role in PART_ROLES), None)
        if role is not None:
            settled.append((_ROLE_OF[role], part))
    has_weakness = any(role == "weakness" for role, _ in settled)
    has_way = any(role == "improvement" and not words.point.match(part.header) for role, part in settled)
    if has_weakness:
        return settled
    doing = rulebook.passages.outline.doing
    return [
        ("weakness" if role == "improvement" and _is_weak(part, words, doing, has_way=has_way) else role, part)
        for role, part in settled
    ]


def _is_weak(part: Part, words: AnalysisWords, doing: re.Pattern[str], *, has_way: bool) -> bool:
    """Return whether what could be better (จุดที่ควรพัฒนา) says what is lacking and not how to mend it."""
    lacks = words.lacks.search(part.text) is not None and doing.match(part.text) is None
    return words.point.match(part.header) is not None and (has_way or lacks)


_ROLE_OF: dict[str, AnalysisRole] = {
    "weakness": "weakness",
    "improvement": "improvement",
    "strength": "strength",
}


def read_analyses(top: Sequence[Node], rulebook: Rulebook) -> Iterator[Statement]:
    """Yield a statement for each node of an indicator that has parts of an analysis."""
    for node in _all(top):
        if node.style not in (ELEMENT, PLAIN):
            continue
        told = [(role, part) for role, part in settle_parts(node.parts, rulebook) if part.pieces]
        fields = [piece for role, part in told for piece in fields_of(role, part.pieces, part.header)]
        if not fields:
            continue
        place = Spot(joined(node.title)) if node.title else fields[0].spot
        if node.style == ELEMENT and node.context:
            yield Statement("indicator_analysis", "outline#analysis", place, tuple(fields), node.context)
        elif node.style == PLAIN and all(set(part.roles) & set(PART_ROLES) for part in node.parts):
            yield from _below_heading(node, fields, rulebook)


def _below_heading(node: Node, fields: Sequence[Field], rulebook: Rulebook) -> Iterator[Statement]:
    """Yield parts below a heading that is no indicator: of the whole assessment, or of what is not known."""
    is_whole = rulebook.passages.outline.analysis.whole.search(node.title_text) is not None
    for piece in fields:
        if is_whole:
            yield Statement("indicator_analysis", "prose#obstacle", piece.spot, (piece,))
        else:
            yield Statement("unmapped", "outline#no-indicator", piece.spot, (Field("row", piece.spot),))


def _all(nodes: Iterable[Node]) -> Iterator[Node]:
    for node in nodes:
        yield node
        yield from _all(node.children)


def read_several(entries: Sequence[Entry]) -> Iterator[Statement]:
    """Yield what lines say of several indicators at once, and what stands below such lines as ``unmapped``.

    Names under a label (จุดแข็ง: ตัวชี้วัดที่ ๑ … ตัวชี้วัดที่ ๒ …) are parts of each; a text about a range has no indicator
    of its own and keeps the range as printed.
    """
    is_below = False
    for entry in entries:
        line = entry.line
        part = next((label for label in entry.labels if set(label.roles) & set(PART_ROLES)), None)
        if entry.several:
            is_below = True
            if part is None:
                continue
            header, names = line.text[part.start : part.end], [Field("indicator", _spot(one)) for one in entry.several]
            if part.end <= entry.several[0].start:
                for name in names:
                    field = Field(_role_of(part.roles), name.spot, header)
                    yield Statement("indicator_analysis", "outline#analysis", name.spot, (field,), (name,))
            elif not part.is_alone:
                value = Field(_role_of(part.roles), _spot(Piece(line, part.value, part.stop)), header)
                yield Statement("indicator_analysis", "outline#analysis", line.spot, (*names, value))
        elif entry.is_heading or line.heading or line.table is not None or entry.closes:
            is_below = False
        elif is_below and entry.is_labelled and (part is not None or entry.labels[0].role == "title"):
            yield Statement("unmapped", "outline#no-indicator", line.spot, (Field("row", line.spot),))


def take_ways(top: list[Node], entries: Sequence[Entry], title: str, rulebook: Rulebook) -> None:
    """Turn ways to mend a weakness (แนวทาง: …) in an analysis into parts of it: they would be bare measures.

    Leaves records with units, times or steps, and documents of measures, as they are.
    """
    words = rulebook.passages.outline.analysis
    ways = [node for node in _all(top) if node.style == LABEL]
    has_parts = any(set(label.roles) & set(PART_ROLES) for entry in entries for label in entry.labels)
    if not has_parts or words.title.search(title) is None or words.measures.search(title) is not None:
        return
    if any(node.parts or node.children or words.measures.search(node.title_header) is not None for node in ways):
        return
    for node in ways:
        way = Part(("improvement",), node.title_header, node.title)
        if node.parent is not None and node.parent.style == ELEMENT:
            node.parent.parts.append(way)
        (top if node.parent is None else node.parent.children).remove(node)


def _role_of(roles: Sequence[str]) -> str:
    return next(role for role in roles if role in PART_ROLES)


def _spot(piece: Piece) -> Spot:
    return Spot(piece.line.passage_of(piece.start, piece.end))


def read_obstacles(entries: Sequence[Entry], rulebook: Rulebook) -> Iterator[Statement]:
    """Yield the items of lists under ปัญหา/อุปสรรค of the whole assessment, and of the remedies right behind.

    They have no indicator; ``prose#obstacle`` holds ``weakness``, or ``improvement`` where it says what to do.
    """
    words = rulebook.passages.outline.analysis
    role: AnalysisRole | None = None
    had_obstacles = is_below = False
    for entry in entries:
        line = entry.line
        if line.table is not None:
            role, had_obstacles = None, False
        elif entry.closes and (words.obstacle_heading.search(line.text) or words.whole_heading.search(line.text)):
            role, had_obstacles = "weakness", True
        elif had_obstacles and words.improvement_heading.search(line.text):
            role = "improvement"
        elif role is not None and (line.marker is not None or is_below) and line.body < len(line.text):
            spot = Spot(line.passage_of(line.body, len(line.text)))
            yield Statement("indicator_analysis", "prose#obstacle", spot, (Field(role, spot),))
            role = role if line.marker is not None else None
            is_below = False
            continue
        else:
            role = None
        is_below = role is not None
