"""Say of each line what it is by itself: its labels, the indicator or issue that it names, whether it ends a list.

Takes lines, gives entries in the same order; the level of a line is not known here.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise

from pipeline.matching.elements import TextMatcher, text_matcher
from pipeline.parse.outline.content import content_of
from pipeline.parse.outline.entry import Entry
from pipeline.parse.outline.labels import PART_ROLES, SURE_ROLES, Label, LabelFinder, label_finder
from pipeline.parse.outline.lines import Line
from pipeline.parse.outline.markers import Markers
from pipeline.parse.outline.nodes import Piece
from pipeline.parse.outline.openers import learn_openers, opener_at
from pipeline.records import Field, Spot, Table
from pipeline.rulebook import Rulebook
from pipeline.thai import arabic_digits

_LONGEST_ELEMENT = 160
_REST = re.compile(r"\s*[:：]\s*|\s*(?==\s*[0-9]{1,3}\s*$)|\s+[-–—]\s+(?![0-9])|\s{2,}|\s+(?=มี|ยัง|ไม่|(?:ผล|ได้)?คะแนน)")
_SCORED = re.compile(r"[0-9]\.[0-9]{2}|คะแนน|ร้อยละ|=\s*[0-9]{1,3}\s*$")
_ITEM = re.compile(r"[☑☐✓✔\s]*(?:ข้อ\s*)?O(?:IT)?[ .\-]?[0-9]", re.IGNORECASE)
_INDICATOR = "ตัวชี้วัด"
_LISTED = ("ด้าน", _INDICATOR)
_SPACE = re.compile(r"\s+")
_NUMBERED = re.compile(r"ตัวชี้วัด(?:ที่)?\s*[0-9]{1,2}(?![0-9.])")
_RANGE = re.compile(r"ตัวชี้วัด(?:ที่)?\s*[0-9]{1,2}\s*(?:[-–—]|ถึง)\s*(?:ตัวชี้วัด(?:ที่)?\s*)?[0-9]{1,2}(?![0-9])")
_JOINED = re.compile(r"[\s,;]*(?:และ|กับ)?[\s,;]*$")
_FEWEST = 2
_PAGE = re.compile(r"(?:\s{2,}|\t|[.…]{3,}\s*)(?P<page>[1-9][0-9]{0,2})$")
_FEWEST_CONTENTS, _LONGEST_GAP = 3, 80
_SCOPES = ("indicator", "sub_indicator")


def entries_of(lines: Sequence[Line], rulebook: Rulebook, markers: Markers) -> list[Entry]:
    """Return an entry for each line."""
    finder, matcher = label_finder(rulebook), text_matcher(rulebook)
    below = [line.text for line in lines[1:]] + [""]
    entries = [
        _entry(line, _labels(line, text, finder, matcher), matcher, rulebook)
        for line, text in zip(lines, below, strict=True)
    ]
    _free_repeated(entries)
    _name_listed(entries, matcher)
    for first, last in _contents(lines):
        for entry in entries[first:last]:
            entry.closes = True
    _keep_measures(entries)
    openers = learn_openers(entries, rulebook, markers)
    for entry in entries:
        learned = None if entry.is_labelled or entry.is_heading else opener_at(entry.line, openers)
        if learned is not None:
            role, end, value = learned
            stop = entry.labels[0].start if entry.labels else len(entry.line.text)
            entry.labels = (Label((role,), entry.line.body, end, value, stop, has_sign=True), *entry.labels)
            entry.head_end = entry.line.body
    return entries


def _free_repeated(entries: Sequence[Entry]) -> None:
    """Let a heading of obstacles that recurs be a label of indicators: that of the whole stands once."""
    closing = Counter(entry.line.text for entry in entries if entry.closes and entry.is_labelled)
    for entry in entries:
        if closing[entry.line.text] > 1 and set(entry.labels[0].roles) & set(PART_ROLES):
            entry.closes = False


def _name_listed(entries: Sequence[Entry], matcher: TextMatcher) -> None:
    """Find the indicator that opens each item of a list under a part (จุดแข็ง: - ด้านการใช้อำนาจ แบ่งงานชัดเจน)."""
    is_listed = False
    for entry in entries:
        line = entry.line
        if entry.is_labelled:
            is_listed = entry.labels[0].is_alone and bool(set(entry.labels[0].roles) & set(PART_ROLES))
        elif line.marker is None or not is_listed:
            is_listed = False
        elif entry.element is None:
            for found in _SPACE.finditer(line.text, line.body):
                if line.text.startswith(_LISTED, line.body) and _is_named(
                    line.text[line.body : found.start()], matcher
                ):
                    entry.element = matcher.element(line.text[line.body : found.start()])
                    entry.name_end, entry.rest_start = found.span()
                    break


def _contents(lines: Sequence[Line]) -> Iterator[tuple[int, int]]:
    """Yield the ranges of lines that are a table of contents: page numbers set off at their ends, never falling."""
    first, page = 0, 0
    for number, line in enumerate([*lines, None]):
        found = _PAGE.search(line.text[-_LONGEST_GAP:]) if line is not None else None
        if found is not None and int(found["page"]) >= page:
            first, page = (number, int(found["page"])) if not page else (first, int(found["page"]))
            continue
        if page and number - first >= _FEWEST_CONTENTS:
            yield first, number
        first, page = (number, int(found["page"])) if found is not None else (0, 0)


def _keep_measures(entries: Sequence[Entry]) -> None:
    """Take the name of an indicator from lines that are numbered as measures and have labels, or a like line, below."""
    for entry, below in pairwise(entries):
        marker = entry.line.marker
        if (
            not entry.is_heading
            or marker is None
            or not marker.word.startswith("มาตรการ")
            or below.line.table is not None
        ):
            continue
        is_alike = below.line.marker is not None and below.line.marker.style == marker.style
        if is_alike or (below.is_labelled and below.labels[0].role in SURE_ROLES):
            entry.element, entry.is_section = None, False
            entry.name_end = entry.rest_start = 0


def _labels(line: Line, below: str, finder: LabelFinder, matcher: TextMatcher) -> tuple[Label, ...]:
    """Return the labels of a line; words that name an indicator or issue are a heading and no label."""
    found = finder.find(line.text, line.body, below)
    first = found[0] if found else None
    if first is None or first.start > line.body:
        return found
    if first.role == "issue" and not first.has_sign:
        return found[1:]
    if first.role == "indicator" and _is_named(line.text[first.start : first.end], matcher):
        return found[1:]
    return found


def several_indicators(line: Line) -> tuple[Piece, ...]:
    """Return the names of the indicators of a line that names several, or the range of their numbers as one."""
    if (found := _RANGE.search(line.text, line.body)) is not None:
        return (Piece(line, *found.span()),)
    starts = [found.start() for found in _NUMBERED.finditer(line.text, line.body)]
    if len(starts) < _FEWEST:
        return ()
    ends = [*starts[1:], len(line.text)]
    pieces = [line.text[start:end] for start, end in zip(starts, ends, strict=True)]
    lengths = [len(_JOINED.sub("", piece)) for piece in pieces]
    return tuple(Piece(line, start, start + length) for start, length in zip(starts, lengths, strict=True))


def _is_named(text: str, matcher: TextMatcher) -> bool:
    """Return whether a text names an indicator: by its name, or with the code of a sub-indicator."""
    if len(text) > _LONGEST_ELEMENT or _ITEM.match(text):
        return False
    named = matcher.element(text)
    if named is None or not named.sure or named.scope not in _SCOPES:
        return False
    return named.scope == "indicator" or matcher.reading(text).printed is not None


def _entry(line: Line, labels: tuple[Label, ...], matcher: TextMatcher, rulebook: Rulebook) -> Entry:
    if line.table is not None:
        return Entry(line, governing=_governing(line.table, matcher))
    words = rulebook.passages.outline
    obstacles = words.analysis.obstacle_heading.search(line.text) or words.analysis.whole_heading.search(line.text)
    head_end = len(line.text[: labels[0].start].rstrip(" \t|;,(-–")) if labels else len(line.text)
    entry = Entry(line, labels, max(line.body, head_end))
    opens_part = entry.is_labelled and bool(set(labels[0].roles) & set(PART_ROLES))
    if opens_part or line.text.startswith(_INDICATOR, line.body):
        entry.several = several_indicators(line) if opens_part or not entry.is_labelled else ()
    entry.closes = words.closing.match(line.text) is not None or obstacles is not None
    content = content_of(rulebook)
    entry.assigns = not labels and any(
        clause.start == line.body and content.names_units(line.text[clause.unit_start : clause.unit_end])
        for clause in content.assigned(line.text)
    )
    if entry.is_labelled:
        entry.names_indicator = labels[0].role == "indicator" and _names_indicator(line, labels[0], matcher)
        return entry
    return _with_element(entry, matcher, rulebook)


def _with_element(entry: Entry, matcher: TextMatcher, rulebook: Rulebook) -> Entry:
    """Return an entry with the indicator or issue that its head names; a title of a measure names none."""
    line = entry.line
    head = line.text[line.body : entry.head_end]
    words = rulebook.passages.outline.analysis
    if entry.several or (words.mention.match(head) is not None and _NUMBERED.match(head) is None):
        return entry  # a sentence that speaks of indicators
    if not head or len(head) > _LONGEST_ELEMENT * 2 or matcher.words.fit(head, "title") >= 1:
        return entry
    cuts = [found.span() for found in _REST.finditer(line.text, line.body, entry.head_end)]
    for start, end in [(entry.head_end, 0), *reversed(cuts)]:
        for begin in dict.fromkeys((line.body, 0)):
            text = line.text[begin:start].strip()
            if text and _is_named(text, matcher):
                entry.element = matcher.element(text)
                is_score = _SCORED.search(line.text[end : entry.head_end]) is not None
                entry.name_end, entry.rest_start = (entry.head_end, 0) if is_score else (start, end)
        if entry.element is not None and (end or not cuts):
            break
    if entry.element is None:
        named = matcher.element(head)
        is_apart = line.marker is not None or bool(line.heading)
        entry.closes = entry.closes or (is_apart and named is not None and named.sure and named.scope == "instrument")
        entry.is_section = matcher.is_section(head) and not (named is not None and named.sure)
    return entry


def _names_indicator(line: Line, label: Label, matcher: TextMatcher) -> bool:
    value = line.text[label.value : label.stop].strip(" .")
    if value.isdigit():
        return 0 < int(value) <= 10
    return _is_named(line.text[label.start : label.stop], matcher) or _is_named(value, matcher)


def _governing(table: Table, matcher: TextMatcher) -> Field | None:
    """Return the label of the last indicator in the first column of a table."""
    found: Field | None = None
    for cell in table.cells:
        if cell.column == 0 and 0 < len(cell.passage.text) <= _LONGEST_ELEMENT:
            named = matcher.element(" ".join(arabic_digits(cell.passage.text).split()))
            if named is not None and named.sure and named.scope == "indicator":
                found = Field("indicator", Spot(cell.passage, table.number, cell.row + 1, 1))
    return found
