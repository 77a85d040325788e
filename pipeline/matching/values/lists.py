"""Lists inside cells: ``๑. … ๒. …``, ``(๑) … (๒) …``, ``- … - …`` become their entries.

Takes the text of a cell, gives places or strings in order; never loses a character that is no marker, and never
takes a decimal, an article of a law or the dash of ``ยืม - คืน`` for a marker.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

from pipeline.records import Passage
from pipeline.thai import arabic_digits, skeleton

MarkerStyle = Literal["dotted", "bracketed", "closed", "bullet"]

# A zero or a small o before a space is what OCR makes of the bullet ○.
_MARKER = re.compile(
    r"(?P<bracketed>\([0-9]{1,2}\))"
    r"|(?<![0-9A-Za-z.,/(])(?P<closed>[0-9]{1,2}\))"
    r"|(?<![0-9A-Za-z.,/(])(?P<dotted>[0-9]{1,2}\s?\.{1,2}(?![0-9.]))"
    r"|(?:(?<=\s)|^)(?P<bullet>[•●○◦▪■□➢➤❖✓✔*·](?=\s*[^\s*])|[0oO](?=\s+[ก-ฮเ-ไ])|[-–—](?=\s*[^\s0-9\-–—]))"
)
_STYLES: tuple[MarkerStyle, ...] = ("bracketed", "closed", "dotted", "bullet")
_ITEM = re.compile(r"<li\b", re.IGNORECASE)
_DASHES = "-–—"
_WORDS = re.compile(r"[^\s\-–—]+")


@dataclass(frozen=True, slots=True)
class _Marker:
    style: MarkerStyle
    number: int
    start: int
    end: int
    text: str


def split_list(text: str, pairs: Collection[str] = ()) -> tuple[str, ...]:
    """The entries of a list cell without their markers, white space collapsed; text before the first one is an entry.

    Numbers must run 1, 2, 3 …; one may be missing, and a list may open with any number only where the cell opens
    with it (a row continued from the page before). ``pairs`` are words that a dash joins (``ชื่อ-นามสกุล``).
    """
    return tuple(join_lines(text[start:end]) for start, end in split_spans(text, pairs))


def split_spans(text: str, pairs: Collection[str] = ()) -> list[tuple[int, int]]:
    """The places of the entries, so that each can be cut out of its passage: ``text[start:end]`` is trimmed."""
    markers = _accepted(text, pairs)
    if not markers:
        return _paragraphs(text)
    edges = [0, *(marker.end for marker in markers)]
    ends = [*(marker.start for marker in markers), len(text)]
    spans: list[tuple[int, int]] = []
    for place, (start, end) in enumerate(zip(edges, ends, strict=True)):
        restarts = (
            0 < place < len(markers) and markers[place].number == 1 and _same_level(markers[place - 1 : place + 1])
        )
        spans += _with_heading(text, start, end) if restarts else _trimmed(text, start, end)
    return spans


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


def _same_level(pair: list[_Marker]) -> bool:
    return pair[0].style == pair[1].style


def _accepted(text: str, pairs: Collection[str]) -> list[_Marker]:
    found = list(_candidates(text))
    numbered = [marker for style in ("bracketed", "closed", "dotted") for marker in _in_sequence(text, found, style)]
    taken = {marker.start for marker in numbered}
    bullets = _bullets(
        text, [one for one in found if one.style == "bullet"], taken, {marker.end for marker in numbered}, pairs
    )
    return sorted([*numbered, *bullets], key=lambda marker: marker.start)


def _candidates(text: str) -> Iterator[_Marker]:
    plain = arabic_digits(text)
    for match in _MARKER.finditer(plain):
        style = next(style for style in _STYLES if match[style] is not None)
        digits = re.search("[0-9]+", match.group()) if style != "bullet" else None
        yield _Marker(style, int(digits.group()) if digits else 0, *match.span(), match.group())


def _in_sequence(text: str, found: list[_Marker], style: str) -> list[_Marker]:
    """The markers of one style that count up. A 1 opens a list anew where a 2 follows it, or where it is the first."""
    same = [marker for marker in found if marker.style == style]
    kept: list[_Marker] = []
    expected = 1
    for place, marker in enumerate(same):
        opens_text = not text[: marker.start].strip()
        later = [other.number for other in same[place + 1 :]]
        counts_on = marker.number == expected  # a list that has not begun expects 1
        opens_anew = marker.number == 1 and 2 in later[:2]
        one_unread = bool(kept) and marker.number == expected + 1 and expected not in later
        continues_a_page = not kept and opens_text and marker.number > 0
        if not (counts_on or opens_anew or one_unread or continues_a_page):
            continue
        kept.append(marker)
        expected = marker.number + 1
    if len(kept) == 1 and not _opens_segment(text, kept[0].start):
        return []
    return kept


def _opens_segment(text: str, place: int) -> bool:
    """At the start of the text or of a line, apart from spaces."""
    before = text[:place].rstrip(" \t")
    return not before or before.endswith("\n")


def _bullets(
    text: str, found: list[_Marker], taken: set[int], after_numbers: set[int], pairs: Collection[str]
) -> list[_Marker]:
    """Bullets that open a line or an entry, and those within a line where such a list has begun or two agree."""
    if not found:
        return []
    joined = [(skeleton(first), skeleton(second)) for first, _, second in (pair.partition("-") for pair in pairs)]
    candidates = [one for one in found if one.start not in taken and not _joins(text, one, joined)]
    opening = [one for one in candidates if _opens_entry(text, one, after_numbers)]
    signs = {_sign(one) for one in opening}
    inline = [one for one in candidates if one not in opening]
    lean = [one for one in inline if _leans(text, one)]
    signs |= {_sign(one) for one in lean if sum(_sign(other) == _sign(one) for other in inline) > 1}
    signs |= {_sign(one) for one in inline if _sign(one) in "•●○◦▪■➢➤❖"}
    signs |= {_sign(one) for one in inline if sum(_sign(other) == _sign(one) for other in inline) > 1}
    return [one for one in candidates if one in opening or one in lean or _sign(one) in signs]


def _sign(marker: _Marker) -> str:
    if marker.text in _DASHES:
        return "-"
    return "○" if marker.text in "0oO" else marker.text


def _opens_entry(text: str, marker: _Marker, after_numbers: set[int]) -> bool:
    if _opens_segment(text, marker.start):
        return True
    gap_start = len(text[: marker.start].rstrip())
    return gap_start in after_numbers


def _leans(text: str, marker: _Marker) -> bool:
    """A dash with a space before and none behind: `` -จัดทำ``; a dash between words has both or none."""
    behind = text[marker.end : marker.end + 1]
    return marker.text in _DASHES and "ก" <= behind <= "ไ"


def _joins(text: str, marker: _Marker, joined: list[tuple[str, str]]) -> bool:
    """A dash between two digits (a range, a date), or between the two words of a known pair."""
    if marker.text not in _DASHES:
        return False
    before = text[: marker.start].rstrip()
    if "\n" in text[len(before) : marker.start]:
        return False
    after = text[marker.end :].lstrip()
    if arabic_digits(before[-1:]).isdigit() and arabic_digits(after[:1]).isdigit():
        return True
    words = _WORDS.findall(before)
    first = skeleton(words[-1]) if words else ""
    second = skeleton(after[:40])
    return any(first.endswith(left) and second.startswith(right) for left, right in joined)


def _paragraphs(text: str) -> list[tuple[int, int]]:
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
    return all(len(line) >= 0.6 * longest for line in lines[:-1])


def _with_heading(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """An entry before a list that begins anew: its last line is a heading of its own where other lines precede it."""
    body = text[start:end].rstrip()
    cut = body.rfind("\n")
    if cut < 0 or not body[:cut].strip():
        return _trimmed(text, start, end)
    return [*_trimmed(text, start, start + cut), *_trimmed(text, start + cut, end)]


def _trimmed(text: str, start: int, end: int) -> list[tuple[int, int]]:
    piece = text[start:end]
    stripped = piece.strip()
    if not stripped:
        return []
    begin = start + len(piece) - len(piece.lstrip())
    return [(begin, begin + len(stripped))]
