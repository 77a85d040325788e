"""Markers of lists as label systems: ``๑.`` ``1)`` ``(1)`` ``ก.`` ``a)`` ``ii.`` ``๒.๑`` ``-`` ``•``.

Takes the text of a cell, gives the markers that count on from the first of their system, and bullets that agree;
never takes a decimal, an article of a law, a month (ก.ย.) or the dash of ``ยืม - คืน`` for a marker.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from itertools import groupby

from pipeline.thai import arabic_digits, skeleton

# A zero or a small o before a space is what OCR makes of the bullet ○.
_MARKER = re.compile(
    r"(?P<bracketed>\([0-9]{1,2}\))"
    r"|(?<![0-9A-Za-z.,/(])(?P<closed>[0-9]{1,2}\))"
    r"|(?<![0-9A-Za-z.,/(])(?P<dotted>[0-9]{1,2}\s?\.{1,2}(?![0-9.]))"
    r"|(?:(?<=\s)|^)(?P<compound>[0-9]{1,2}(?:\.[0-9]{1,2}){1,2}[.)]?(?=\s?[ก-ฮเ-ไA-Za-z]))"
    r"|(?:(?<=\n)|^)[ \t]*(?P<bare>[1-9][0-9]?(?=[ \t]+[ก-ฮเ-ไ]))"
    r"|(?P<thai_bracketed>\([ก-ฮ]\))|(?:(?<=\s)|^)(?P<thai_closed>[ก-ฮ]\))"
    r"|(?:(?<=\s)|^)(?P<thai_dotted>[ก-ฮ]\s?\.(?!\s?[ก-ฮ]\s?\.))"
    r"|(?P<roman_bracketed>\([ivx]{1,4}\))|(?:(?<=\s)|^)(?P<roman_dotted>[ivx]{1,4}[.)](?![a-z]))"
    r"|(?P<latin_bracketed>\([A-Za-z]\))|(?:(?<=\s)|^)(?P<latin_dotted>[A-Za-z][.)](?![A-Za-z]))"
    r"|(?:(?<=\s)|^)(?P<bullet>[•●○◦▪■□➢➤❖✓✔*·](?=\s*[^\s*])|[0oO](?=\s+[ก-ฮเ-ไ])|[-–—](?=\s*[^\s0-9\-–—]))"
)
_NUMBERS = ("bracketed", "closed", "dotted")
_LETTERS = (
    "bare", "thai_bracketed", "thai_closed", "thai_dotted", "roman_bracketed", "roman_dotted", "latin_bracketed",
    "latin_dotted",
)  # fmt: skip
# Thai lists count without the two letters that are no longer written.
_THAI_LETTERS = "กขคงจฉชซฌญฎฏฐฑฒณดตถทธนบปผฝพฟภมยรลวศษสหฬอฮ"
_ROMAN = {"i": 1, "ii": 2, "iii": 3, "iv": 4, "v": 5, "vi": 6, "vii": 7, "viii": 8, "ix": 9, "x": 10}
# A number behind one of these is named and opens no entry: ครั้งที่ ๒., ข้อ ๓., หมู่ ๔.
_NAMED = re.compile(
    r"(?:(?:ครั้ง|ตัวชี้วัด|ไตรมาส|มาตรการ|ประเด็น|ฉบับ|วัน|ลำดับ|หมู่|กิจกรรม|โครงการ|ข้อ|เล่ม|ชั้น)ที่|(?<!หัว)ข้อ|มาตรา|หมู่)[ \t]*$"
)
_DASHES = "-–—"
_WORDS = re.compile(r"[^\s\-–—]+")


@dataclass(frozen=True, slots=True)
class Marker:
    """A marker at ``text[start:end]``. ``number`` is its place in its system, 0 for bullets.

    ``system`` is the kind of marker; for compound numbers with what stands before the last point (``compound 2``).
    """

    system: str
    number: int
    start: int
    end: int
    text: str

    @property
    def is_bullet(self) -> bool:
        """Whether the marker counts nothing."""
        return self.system == "bullet"


def find_markers(text: str, pairs: Collection[str]) -> list[Marker]:
    """Return the markers of all lists of a text in order; ``pairs`` are words that a dash joins (``ชื่อ-นามสกุล``)."""
    found = list(_candidates(text))
    counted = [marker for system in _NUMBERS for marker in _in_sequence(text, found, system)]
    counted += _compound(text, found, counted)
    taken = {marker.start for marker in counted}
    for system in _LETTERS:
        letters = _from_the_first(text, [marker for marker in found if marker.system == system])
        counted += [marker for marker in letters if marker.start not in taken]
        taken |= {marker.start for marker in letters}
    bullets = [marker for marker in found if marker.is_bullet]
    kept = _bullets(text, bullets, taken, {marker.end for marker in counted}, pairs)
    return sorted([*counted, *kept], key=lambda marker: marker.start)


def opens_line(text: str, place: int) -> bool:
    """Whether a place is the start of the text or of a line, apart from spaces."""
    before = text[:place].rstrip(" \t")
    return not before or before.endswith("\n")


def _candidates(text: str) -> Iterator[Marker]:
    plain = arabic_digits(text)
    for match in _MARKER.finditer(plain):
        kind = match.lastgroup or "bullet"
        printed = match[kind]
        start, end = match.span(kind)
        if kind in _NUMBERS and kind != "bracketed" and _NAMED.search(plain[:start]):
            continue
        if kind == "compound":
            before, _, last = printed.rstrip(".)").rpartition(".")
            yield Marker(f"compound {before}", int(last), start, end, printed)
            continue
        if kind.startswith("latin") and printed.strip("().") in _ROMAN:
            # One letter may be of both systems: c. d. i. and i. ii.
            yield Marker(kind.replace("latin", "roman"), _ROMAN[printed.strip("().")], start, end, printed)
        yield Marker(kind, _number(kind, printed), start, end, printed)
        if kind.startswith("roman") and len(letter := printed.strip("().")) == 1:
            yield Marker(kind.replace("roman", "latin"), ord(letter) - 96, start, end, printed)


def _number(kind: str, printed: str) -> int:
    inner = printed.strip("(). \t")
    if kind == "bullet":
        return 0
    if kind.startswith("thai"):
        return _THAI_LETTERS.find(inner) + 1
    if kind.startswith("roman"):
        return _ROMAN.get(inner, 0)
    if kind.startswith("latin"):
        return ord(inner.lower()) - 96
    return int(inner)


def _in_sequence(text: str, found: list[Marker], system: str) -> list[Marker]:
    """Return the markers of one system that count up. A 1 opens a new list if a 2 follows it or if it is the first."""
    same = [marker for marker in found if marker.system == system]
    kept: list[Marker] = []
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
    if len(kept) == 1 and not opens_line(text, kept[0].start):
        return []
    return kept


def _from_the_first(text: str, same: list[Marker]) -> list[Marker]:
    """Runs of two or more markers that count on from the first of the system, or on from what opens the text."""
    kept: list[Marker] = []
    run: list[Marker] = []
    for marker in same:
        if run and marker.number == run[-1].number + 1:
            run.append(marker)
            continue
        opens = marker.number == 1 or (marker.number > 1 and not text[: marker.start].strip())
        if opens:
            kept += run if len(run) > 1 else []
            run = [marker]
    return kept + (run if len(run) > 1 else [])


def _compound(text: str, found: list[Marker], counted: list[Marker]) -> list[Marker]:
    """Lists ``2.1 2.2``: they open the text or a line, or stand below the entry with the number before the point."""
    compound = [marker for marker in found if marker.system.startswith("compound")]
    kept: list[Marker] = []
    for system, group in groupby(sorted(compound, key=lambda one: (one.system, one.start)), key=lambda one: one.system):
        parent = system.removeprefix("compound ")
        run = _from_the_first(text, list(group))
        below = any(str(one.number) == parent and one.start < run[0].start for one in counted) if run else False
        if run and (below or opens_line(text, run[0].start)):
            kept += run
    return kept


def _bullets(
    text: str, found: list[Marker], taken: set[int], after_numbers: set[int], pairs: Collection[str]
) -> list[Marker]:
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
    notes = [one for one in inline if _is_note(text, one)]
    return [one for one in candidates if one in opening or one in lean or one in notes or _sign(one) in signs]


def _sign(marker: Marker) -> str:
    if marker.text in _DASHES:
        return "-"
    return "○" if marker.text in "0oO" else marker.text


def _is_note(text: str, marker: Marker) -> bool:
    """A star by itself that an earlier word points to: คู่มือ* … * กรณี…."""
    stands_alone = text[marker.end : marker.end + 1].isspace()
    return marker.text == "*" and stands_alone and re.search(r"[^\s*]\*", text[: marker.start]) is not None


def _opens_entry(text: str, marker: Marker, after_numbers: set[int]) -> bool:
    if opens_line(text, marker.start):
        return True
    gap_start = len(text[: marker.start].rstrip())
    return gap_start in after_numbers


def _leans(text: str, marker: Marker) -> bool:
    """A dash with a space before and none behind: `` -จัดทำ``; a dash between words has both or none."""
    behind = text[marker.end : marker.end + 1]
    return marker.text in _DASHES and "ก" <= behind <= "ไ"


def _joins(text: str, marker: Marker, joined: list[tuple[str, str]]) -> bool:
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
