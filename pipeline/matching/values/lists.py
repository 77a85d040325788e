"""Lists inside cells: ``๑. … ๒. …``, ``ก. … ข. …``, ``- … - …`` become their entries.

Takes the text of a cell, gives places or strings in order; never loses a character that is no marker.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass
from itertools import pairwise

from pipeline.matching.values.list_markers import Marker, find_markers
from pipeline.records import Passage
from pipeline.rulebook.text import TextRules
from pipeline.thai import arabic_digits

_ITEM = re.compile(r"<li\b", re.IGNORECASE)
_FULL = 0.6  # a line this long beside the longest of its cell may go on in the next line
_LABEL = re.compile(r"[\s:.)\-–]*")

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class ListReading:
    """A cell read as a list; all places are trimmed spans of its text.

    ``reason`` is what the list answers and stands before its first marker (จากผลการประเมิน ตัวชี้วัดที่ ๒ …).
    ``headings`` stand between two lists of one cell, ``closing`` behind the last entry.
    """

    entries: tuple[Span, ...]
    reason: Span | None = None
    headings: tuple[Span, ...] = ()
    closing: Span | None = None


def split_list(text: str, pairs: Collection[str] = ()) -> tuple[str, ...]:
    """The entries of a list cell without their markers, white space collapsed; text before the first one is an entry.

    Numbers must run 1, 2, 3 …; one may be missing, and a list may open with any number only where the cell opens
    with it (a row continued from the page before). ``pairs`` are words that a dash joins (``ชื่อ-นามสกุล``).
    """
    return tuple(join_lines(text[start:end]) for start, end in split_spans(text, pairs))


def split_spans(text: str, pairs: Collection[str] = ()) -> list[Span]:
    """The places of the entries, so that each can be cut out of its passage: ``text[start:end]`` is trimmed."""
    markers = find_markers(text, pairs)
    if not markers:
        return _paragraphs(text)
    head, entries, _ = _parts(text, markers)
    return [*head, *(span for spans in entries for span in spans)]


def read_list(text: str, rules: TextRules) -> ListReading:
    """Return the entries of a list cell apart from what is none: the reason before it, headings, a closing sentence.

    A text without markers has its paragraphs as entries.
    """
    markers = find_markers(text, rules.dash_pairs)
    if not markers:
        return ListReading(tuple(_paragraphs(text)))
    head, entries, headings = _parts(text, markers)
    reason = head[0] if head and rules.reason.search(arabic_digits(text[slice(*head[0])])) else None
    spans = [span for found in entries for span in found[:1]]
    closing = _closing(text, spans, rules)
    if closing is not None:
        spans[-1:] = _trimmed(text, spans[-1][0], closing[0])
    return ListReading(tuple(spans if reason else [*head, *spans]), reason, tuple(headings), closing)


def strip_label(text: str, rules: TextRules) -> str:
    """Return a title without its number (``๑.``, ``(2)``, ``มาตรการที่ ๓``); a list of several entries stays whole."""
    markers = [marker for marker in find_markers(text, rules.dash_pairs) if not marker.is_bullet]
    if len(markers) == 1 and not text[: markers[0].start].strip() and text[markers[0].end :].strip():
        return text[markers[0].end :].strip()
    match = rules.numbered_title.match(arabic_digits(text))
    if match is None or len(markers) > 1:
        return text
    rest = _LABEL.match(text, match.end())
    return text[rest.end() if rest is not None else match.end() :].strip() or text


def marked_up_items(passage: Passage, page_text: str) -> list[Passage]:
    """The items of a list that markup makes of a cell (``<li>``); the passage itself where there is none.

    Any other break parts nothing here: lines of the page end where they are full, and character recognition makes
    ``<br>`` and even ``<p>`` of that.
    """
    if "\n" not in passage.text:
        return [passage]
    runs = sorted(passage.runs, key=lambda run: run.start)
    cuts = [0]
    for run, following in pairwise(runs):
        if passage.place(following.start).page_number != passage.page_number:
            break
        if _ITEM.search(page_text, run.page_start + run.page_length, following.page_start):
            cuts.append(following.start)
    if len(cuts) == 1:
        return [passage]
    spans = [span for start, end in pairwise([*cuts, len(passage.text)]) for span in _trimmed(passage.text, start, end)]
    return [passage.slice(start, end) for start, end in spans]


def join_lines(text: str) -> str:
    """The text in one line: every break and run of blanks is one space; no word is altered."""
    return re.sub(r"\s+", " ", text).strip()


def _parts(text: str, markers: list[Marker]) -> tuple[list[Span], list[list[Span]], list[Span]]:
    """What stands before the first marker; the spans of each entry, a heading behind it among them; the headings."""
    ends = [*(marker.start for marker in markers[1:]), len(text)]
    entries: list[list[Span]] = []
    headings: list[Span] = []
    for place, (marker, end) in enumerate(zip(markers, ends, strict=True)):
        following = markers[place + 1 : place + 2]
        restarts = bool(following) and following[0].number == 1 and following[0].system == marker.system
        spans = _with_heading(text, marker.end, end) if restarts else _trimmed(text, marker.end, end)
        headings += spans[1:]
        entries.append(spans)
    return _trimmed(text, 0, markers[0].start), entries, headings


def _closing(text: str, spans: list[Span], rules: TextRules) -> Span | None:
    """The sentence behind the last entry that is no part of it: by its words, and by how the lines of the cell end."""
    if len(spans) < 2:
        return None
    start, end = spans[-1]
    dated = rules.closing_dated.search(arabic_digits(text[start:end]))
    if dated is not None and dated.start() > 0:
        return _trimmed(text, start + dated.start(), end)[0]
    longest = max(len(line.rstrip()) for line in text.splitlines())
    for line in re.finditer(r"(?P<before>[^\n]*)\n(?P<blank>\s*\n)?\s*", text[start:end]):
        begins = start + line.end()
        is_short = len(line["before"].rstrip()) < _FULL * longest
        opens = rules.closing_opening.match(arabic_digits(text[begins:end])) is not None
        if is_short and (opens or line["blank"] is not None):
            return _trimmed(text, begins, end)[0]
    return None


def _paragraphs(text: str) -> list[Span]:
    """Without markers: entries are what blank lines part, or lines that do not look like one text cut at a margin."""
    blocks = [match.span() for match in re.finditer(r"\S(?:.*?\S)?(?=\s*\n\s*\n|\s*\Z)", text, re.DOTALL)]
    if len(blocks) != 1:
        return blocks
    lines = [match.span() for match in re.finditer(r"\S[^\n]*", text)]
    if len(lines) < 2 or _looks_wrapped([text[start:end].rstrip() for start, end in lines]):
        return blocks
    return [span for start, end in lines for span in _trimmed(text, start, end)]


def _looks_wrapped(lines: list[str]) -> bool:
    """All lines but the last fill the width of the longest more or less."""
    longest = max(len(line) for line in lines)
    return all(len(line) >= _FULL * longest for line in lines[:-1])


def _with_heading(text: str, start: int, end: int) -> list[Span]:
    """Split the entry before a new list: its last line is a heading of its own if other lines precede it."""
    body = text[start:end].rstrip()
    cut = body.rfind("\n")
    if cut < 0 or not body[:cut].strip():
        return _trimmed(text, start, end)
    return [*_trimmed(text, start, start + cut), *_trimmed(text, start + cut, end)]


def _trimmed(text: str, start: int, end: int) -> list[Span]:
    piece = text[start:end]
    stripped = piece.strip()
    if not stripped:
        return []
    begin = start + len(piece) - len(piece.lstrip())
    return [(begin, begin + len(stripped))]
