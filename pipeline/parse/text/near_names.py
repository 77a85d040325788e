"""Which names of a row of tokens can be what its numbers are of.

Takes names and numbers in the order of the text; gives them without names that are too far from any number or that only
repeat the name before them. Never pairs them.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence

from pipeline.parse.text.tokens import Name, Number, Stream

_REACH = 5
_OPENS = re.compile(r"[\s(]*\Z")
_Token = Name | Number


def near_numbers(row: Sequence[_Token], gap: int) -> list[_Token]:
    """Return the row without names that are too far from any number; what means the whole may speak for lists below."""
    numbers = [token.start for token in row if isinstance(token, Number)]

    def is_near(name: Name) -> bool:
        behind = bisect_left(numbers, name.start)
        return any(abs(start - name.start) <= gap * _REACH for start in numbers[max(0, behind - 1) : behind + 1])

    return [token for token in row if isinstance(token, Number) or token.subject.scope == "overall" or is_near(token)]


def without_wholes(stream: Stream, row: Sequence[_Token]) -> list[_Token]:
    """Return the row without ภาพรวม right behind one instrument or indicator, which means that one."""
    kept: list[_Token] = []
    for token in row:
        last = kept[-1] if kept else None
        if isinstance(token, Name) and isinstance(last, Name) and token.subject.scope == "overall":
            between = stream.text[last.end : token.start]
            if last.subject.scope == "overall" and "\n" not in between and _OPENS.match(between):
                kept[-1] = last if token.subject.weak else token
                continue
            is_detail = last.subject.scope not in {"overall", "foreign"} and not token.subject.weak
            before = kept[-2] if len(kept) > 1 else None
            is_listed = before is not None and stream.rules.list_link.search(stream.text[before.end : last.start])
            is_near = "\n" not in between
            if is_detail and is_near and not is_listed and stream.rules.overall_after_detail.search(between):
                continue
        kept.append(token)
    return kept
