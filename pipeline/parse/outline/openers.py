"""Learn labels that no column role knows from a document itself: words that open a line of every record (ใครทำ …).

Takes lines, gives roles of opening words; what stands behind them decides. Never learns from a word that occurs once,
or from a document without at least two such words whose values are surely units, periods or statuses.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from pipeline.parse.outline.content import Content
from pipeline.parse.outline.lines import Line

_OPENER = re.compile(r"(?P<word>[^\s:：0-9(]{2,20})(?:\s*[:：]\s*|\s+)(?=\S)")
_FEWEST = 2
_SHARE = 0.6
_REACH = 5  # lines of one record between two words
_RESULT = "ผล"


@dataclass(frozen=True, slots=True)
class _Use:
    line: int
    value: str


def learn_openers(lines: Sequence[Line], content: Content, is_label: Sequence[bool]) -> dict[str, str]:
    """Return the role of each opening word that recurs in records.

    Args:
        lines: The lines of a document.
        content: The judge of values.
        is_label: Whether a label of a known role opens the line.
    """
    uses: dict[str, list[_Use]] = defaultdict(list)
    for number, line in enumerate(lines):
        found = _OPENER.match(line.text, line.body)
        if found is not None and not is_label[number]:
            uses[found["word"]].append(_Use(number, line.text[found.end() :]))
    again = {word: used for word, used in uses.items() if len(used) >= _FEWEST}
    sure: dict[str, str] = {}
    for word, used in again.items():
        role, count = Counter(content.role_of(use.value) for use in used).most_common(1)[0]
        if role is not None and count >= _SHARE * len(used):
            sure[word] = role
    if len(set(sure.values())) < _FEWEST:
        return {}
    return sure | _texts(lines, again, sure)


def opener_at(line: Line, roles: Mapping[str, str]) -> tuple[str, int, int] | None:
    """Return the role, the end of the word and the start of the value, if a learned word opens a line."""
    found = _OPENER.match(line.text, line.body) if roles else None
    if found is None or found["word"] not in roles:
        return None
    return roles[found["word"]], found.end("word"), found.end()


def _texts(lines: Sequence[Line], again: Mapping[str, list[_Use]], sure: Mapping[str, str]) -> dict[str, str]:
    """Return the roles of the words beside the sure ones: what is done, how, or what came of it, by their order."""
    places = sorted(use.line for word in sure for use in again[word])
    cycles = max(len(again[word]) for word in sure)
    first_of_record = min(len(again[word]) for word in sure)
    roles: dict[str, str] = {}
    for word, used in again.items():
        near = sum(any(abs(place - use.line) <= _REACH for place in places) for use in used)
        if word in sure or near < len(used) or not first_of_record <= len(used) <= cycles:
            continue
        before = sum(any(0 < place - use.line <= _REACH for place in places) for use in used)
        opens = all(_stands_below_number(lines, use.line) for use in used)
        if opens:
            roles[word] = "title"
        elif _RESULT in word or before < _SHARE * len(used):
            roles[word] = "output"
        else:
            roles[word] = "steps"
    return roles


def _stands_below_number(lines: Sequence[Line], number: int) -> bool:
    """Return whether the line above is a number without a title (เรื่องที่ ๑)."""
    above = lines[number - 1] if number else None
    return above is not None and above.marker is not None and above.body >= len(above.text)
