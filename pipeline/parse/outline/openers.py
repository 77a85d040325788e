"""Learn labels that no column role knows from a document itself: words that open a line of every record (ใครทำ …).

Takes the entries of a document, gives roles of opening words; what stands behind them decides, beside words that are
nearly those of a role. Learns only words that recur beside units, periods, statuses, known labels or indicators.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from pipeline.matching.elements import text_matcher
from pipeline.parse.outline.content import content_of
from pipeline.parse.outline.entry import Entry
from pipeline.parse.outline.labels import LABEL_ROLES, PART_ROLES, SURE_ROLES
from pipeline.parse.outline.lines import Line
from pipeline.parse.outline.markers import Markers
from pipeline.rulebook import Rulebook

_SIGNED = re.compile(r"(?P<word>[^:：]{2,40}?)\s*(?:(?:คือ|ได้แก่)\s+|[:：]\s*|\s[-–—]\s|\s{2,}|\t)(?=\S)")
_SPACED = re.compile(r"(?P<word>[^\s:：0-9(]{2,24})\s(?=\S)")
_FEWEST = 2
_SHARE = 0.6
_REACH = 6  # lines between two labels of one record
_LONGEST_ALONE = 40
_LEAST_FIT = 0.8
_COUNT = re.compile(r"[0-9]{1,2}(?=\s+[^0-9\s]|$)(?!\s*(?:ครั้ง|คน|ราย|เรื่อง|%|เดือน))")
_SIGNS = " :：-–—"
_RESULT = "ผล"


@dataclass(slots=True)
class _Word:
    """An opening word: the lines that it opens, and the values behind it or below it."""

    lines: list[int] = field(default_factory=list)
    values: list[str] = field(default_factory=list)
    is_alone: bool = False


def learn_openers(entries: Sequence[Entry], rulebook: Rulebook, markers: Markers) -> dict[str, str]:
    """Return the role of each opening word that recurs in records or below indicators."""
    words: dict[str, _Word] = defaultdict(_Word)
    for number, entry in enumerate(entries):
        if entry.is_labelled or entry.is_heading or entry.line.table is not None or entry.closes:
            continue
        below = entries[number + 1] if number + 1 < len(entries) else None
        for word, value in _openings(entry.line):
            if not value and (below is None or below.is_labelled or _are_siblings(entry.line, below.line)):
                continue
            words[word].lines.append(number)
            words[word].values.append(value or (below.line.text if below is not None else ""))
            words[word].is_alone = not value
    again = {word: used for word, used in words.items() if len(used.lines) >= _FEWEST and not _is_numbered(used)}
    if not again:
        return {}
    return _of_records(entries, again, rulebook, markers) or _of_analyses(entries, again, rulebook)


def opener_at(line: Line, roles: Mapping[str, str]) -> tuple[str, int, int] | None:
    """Return the role, the end of the word and the start of the value, if a learned word opens a line."""
    if not roles:
        return None
    for pattern in (_SIGNED, _SPACED):
        found = pattern.match(line.text, line.body)
        if found is not None and found["word"] in roles and line.text[found.end() :].strip(_SIGNS):
            return roles[found["word"]], found.end("word"), found.end()
    whole = line.text[line.body :].rstrip(_SIGNS)
    return (roles[whole], line.body + len(whole), len(line.text)) if whole in roles else None


def _openings(line: Line) -> Iterator[tuple[str, str]]:
    """Yield the words that may be a label of a line, with the value behind them; a whole line has its value below."""
    signed = _SIGNED.match(line.text, line.body)
    is_numbered = line.marker is not None and bool(line.marker.numbers)  # then it is rather a title
    found = signed or (None if is_numbered else _SPACED.match(line.text, line.body))
    if found is not None and line.text[found.end() :].strip(_SIGNS):
        yield found["word"], line.text[found.end() :]
    if len(line.text) - line.body <= _LONGEST_ALONE and signed is None:
        yield line.text[line.body :].rstrip(_SIGNS), ""


def _of_records(
    entries: Sequence[Entry], again: Mapping[str, _Word], rulebook: Rulebook, markers: Markers
) -> dict[str, str]:  # fmt: skip
    """Return the words of records of measures: those with sure values, those near a role's words, those beside them."""
    content, words = content_of(rulebook), text_matcher(rulebook).words
    roles: dict[str, str] = {}
    for word, used in again.items():
        role, count = Counter(map(content.role_of, used.values)).most_common(1)[0]
        if role is not None and count >= _SHARE * len(used.values):
            roles[word] = role
    known = [number for number, entry in enumerate(entries) if entry.is_labelled and entry.labels[0].role in SURE_ROLES]
    places = sorted([*known, *(line for word in roles for line in again[word].lines)])
    if not places:
        return {}
    has_status = "status" in roles.values() or any(
        entry.labels[0].role == "status" for entry in entries if entry.labels
    )
    for word, used in again.items():
        if word in roles or len(used.lines) > len(places) or not all(_near(places, line) for line in used.lines):
            continue
        fits = {role: fit for role, fit in words.fits(word).items() if role in LABEL_ROLES and fit >= _LEAST_FIT}
        lists = sum((marker := markers.at(value)) is not None and marker.is_first for value in used.values)
        if fits:
            roles[word] = max(fits, key=lambda role: fits[role])
        elif lists >= _SHARE * len(used.lines):
            roles[word] = "steps"
        elif all(_stands_below_number(entries, line) for line in used.lines):
            roles[word] = "title"
        elif not used.is_alone:
            before = sum(bisect_left(places, line) < len(places) for line in used.lines)
            is_behind = before < _SHARE * len(used.lines)
            if _RESULT in word or not is_behind or has_status:
                roles[word] = "output" if _RESULT in word or is_behind else "steps"
    return roles


def _of_analyses(entries: Sequence[Entry], again: Mapping[str, _Word], rulebook: Rulebook) -> dict[str, str]:
    """Return the words that part what is said of indicators: by what is lacking, what is to be done, what is good."""
    rules = rulebook.passages.outline
    words = text_matcher(rulebook).words
    named = [number for number, entry in enumerate(entries) if entry.element is not None or entry.names_indicator]
    told = {role for entry in entries if entry.is_labelled for role in entry.labels[0].roles[:1]} & set(PART_ROLES)
    scored: list[tuple[float, str, str]] = []
    for word, used in again.items():
        if not named or not all(_near(named, line) for line in used.lines) or len(used.lines) > len(named):
            continue
        fits = {role: fit for role, fit in words.fits(word).items() if role in PART_ROLES and fit >= _LEAST_FIT}
        doing = [rules.doing.match(value) is not None and not value.startswith("มี") for value in used.values]
        lacks = [
            rules.analysis.lacks.search(value) is not None and not does
            for value, does in zip(used.values, doing, strict=True)
        ]
        shares = {"improvement": sum(doing) / len(doing), "weakness": sum(lacks) / len(lacks)}
        shares["strength"] = 1 - sum(shares.values())
        scored += [(share + fits.get(role, 0.0), role, word) for role, share in shares.items()]
    roles: dict[str, str] = {}
    for score, role, word in sorted(scored, reverse=True):
        if score >= _SHARE and role not in {*roles.values(), *told} and word not in roles:
            roles[word] = role
    return roles if len({*roles.values(), *told}) >= _FEWEST else {}


def _is_numbered(word: _Word) -> bool:
    """Return whether a word counts headings (วาระที่ ๑, วาระที่ ๒) and labels no values."""
    return sum(_COUNT.match(value) is not None for value in word.values) >= _SHARE * len(word.values)


def _are_siblings(line: Line, below: Line) -> bool:
    """Return whether two lines are items of one list."""
    return line.marker is not None and below.marker is not None and line.marker.style == below.marker.style


def _near(places: Sequence[int], line: int) -> bool:
    at = bisect_left(places, line)
    return any(abs(place - line) <= _REACH for place in places[max(0, at - 1) : at + 1])


def _stands_below_number(entries: Sequence[Entry], number: int) -> bool:
    """Return whether the line above is a number without a title (เรื่องที่ ๑)."""
    above = entries[number - 1].line if number else None
    return above is not None and above.marker is not None and above.body >= len(above.text)
