"""Learn labels that no column role knows from a document itself: words that open a line of every record (ใครทำ …).

Takes lines, gives roles of opening words; what stands behind them decides. Learns only words that recur beside surely
known values (units, periods, statuses) or known labels, at most once a record.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from pipeline.parse.outline.content import Content
from pipeline.parse.outline.labels import Label
from pipeline.parse.outline.lines import Line
from pipeline.parse.outline.markers import Markers

_SIGNED = re.compile(r"(?P<word>[^:：]{2,40}?)\s*(?:[:：]\s*|\s[-–—]\s|\s{2,}|\t)(?=\S)")
_SPACED = re.compile(r"(?P<word>[^\s:：0-9(]{2,24})\s(?=\S)")
_FEWEST = 2
_SHARE = 0.6
_REACH = 6  # lines between two labels of one record
_LONGEST_ALONE = 40
_RESULT = "ผล"
_SURE = ("responsible", "period", "status")


@dataclass(frozen=True, slots=True)
class _Use:
    line: int
    value: str


def learn_openers(
    lines: Sequence[Line], labels: Sequence[tuple[Label, ...]], content: Content, markers: Markers
) -> dict[str, str]:
    """Return the role of each opening word that recurs in records.

    Args:
        lines: The lines of a document.
        labels: The labels of known roles in each line.
        content: The judge of values.
        markers: The finder of markers: a value that begins a list says how something is done.
    """
    uses: dict[str, list[_Use]] = defaultdict(list)
    known: list[int] = []
    for number, line in enumerate(lines):
        first = labels[number][0] if labels[number] else None
        if first is not None and first.start <= line.body:
            known += [number] if first.role in _SURE else []
            continue
        for word, value in _openings(line):
            uses[word].append(_Use(number, value))
    again = {word: used for word, used in uses.items() if len(used) >= _FEWEST}
    sure: dict[str, str] = {}
    for word, used in again.items():
        role, count = Counter(content.role_of(use.value) for use in used).most_common(1)[0]
        if role is not None and count >= _SHARE * len(used):
            sure[word] = role
    places = sorted([*known, *(use.line for word in sure for use in again[word])])
    if len(set(sure.values())) + bool(known) < _FEWEST:
        return {}
    return sure | _texts(lines, again, sure, places, markers)


def opener_at(line: Line, roles: Mapping[str, str]) -> tuple[str, int, int] | None:
    """Return the role, the end of the word and the start of the value, if a learned word opens a line."""
    if not roles:
        return None
    for pattern in (_SIGNED, _SPACED):
        found = pattern.match(line.text, line.body)
        if found is not None and found["word"] in roles:
            return roles[found["word"]], found.end("word"), found.end()
    whole = line.text[line.body :].rstrip(" :：")
    return (roles[whole], line.body + len(whole), len(line.text)) if whole in roles else None


def _openings(line: Line) -> Iterator[tuple[str, str]]:
    """Yield the words that may be a label of a line, with the value behind them; a whole line has its value below."""
    signed = _SIGNED.match(line.text, line.body)
    spaced = _SPACED.match(line.text, line.body)
    for found in (signed, spaced if signed is None else None):
        if found is not None:
            yield found["word"], line.text[found.end() :]
    if len(line.text) - line.body <= _LONGEST_ALONE and signed is None:
        yield line.text[line.body :].rstrip(" :："), ""


def _texts(
    lines: Sequence[Line], again: Mapping[str, list[_Use]], sure: Mapping[str, str], places: Sequence[int],
    markers: Markers,
) -> dict[str, str]:  # fmt: skip
    """Return the roles of the words beside the sure ones: what is done, how, or what came of it."""
    roles: dict[str, str] = {}
    for word, used in again.items():
        near = [_near(places, use.line) for use in used]
        if word in sure or not all(near) or len(used) > len(places):
            continue
        values = [use.value or (lines[use.line + 1].text if use.line + 1 < len(lines) else "") for use in used]
        lists = sum((marker := markers.at(value)) is not None and marker.is_first for value in values)
        if all(_stands_below_number(lines, use.line) for use in used) and lists < len(used):
            roles[word] = "title"
        elif lists >= _SHARE * len(used):
            roles[word] = "steps"
        elif all(use.value for use in used):
            before = sum(bisect_left(places, use.line) < len(places) for use in used)
            roles[word] = "output" if _RESULT in word or before < _SHARE * len(used) else "steps"
    return roles


def _near(places: Sequence[int], line: int) -> bool:
    at = bisect_left(places, line)
    return any(abs(place - line) <= _REACH for place in places[max(0, at - 1) : at + 1])


def _stands_below_number(lines: Sequence[Line], number: int) -> bool:
    """Return whether the line above is a number without a title (เรื่องที่ ๑)."""
    above = lines[number - 1] if number else None
    return above is not None and above.marker is not None and above.body >= len(above.text)
