"""How many of how many things were done, as reports print it beside "finished": "แล้ว ๒ ใน ๕ จุด", "เหลืออีก ๒ รุ่น".

Takes a text and the words of ``rules/statuses.yml``; gives a share of all. Never counts money or time, nor numbers that
do not stand right behind a word for finished.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from pipeline.rulebook.statuses import StatusCounts
from pipeline.thai import arabic_digits

_NUMBER = r"(?<![\d.,/])(?:\d{1,3}(?:,\d{3})+|\d{1,6})(?![\d.,/]*\d)"
_UNIT = r"[ก-์]{1,15}"


@dataclass(frozen=True, slots=True)
class Counted:
    """The things done out of all; ``text[start:end]`` is the word for finished, the number and its unit."""

    start: int
    end: int
    done: int
    all: int


def counted(text: str, finished: tuple[str, ...], counts: StatusCounts) -> Counted | None:
    """Return how many of how many were done; ``None`` if the text does not say it, or says it more than once."""
    patterns = _patterns(finished, counts)
    plain = arabic_digits(text)
    found = [reading for match in patterns.done.finditer(plain) if (reading := _of_all(plain, match, patterns))]
    return found[0] if len(found) == 1 else None


@dataclass(frozen=True, slots=True)
class _Patterns:
    done: re.Pattern[str]
    of: re.Pattern[str]
    goal: re.Pattern[str]
    left: re.Pattern[str]
    no_counts: tuple[str, ...]


def _of_all(text: str, match: re.Match[str], patterns: _Patterns) -> Counted | None:
    unit = match["unit"] or ""
    if unit.startswith(patterns.no_counts):
        return None
    done = _value(match["number"])
    behind = patterns.of.match(text, match.end())
    if behind is not None and (not unit or behind["unit"] == unit):
        if behind["unit"].startswith(patterns.no_counts):
            return None
        return _counted(match, done, _value(behind["number"]))
    if not unit:
        return None
    left = patterns.left.search(text, match.end())
    if left is not None and left["unit"] == unit:
        return _counted(match, done, done + _value(left["number"]))
    goal = patterns.goal.search(text, match.end()) or patterns.goal.search(text[: match.start()])
    return _counted(match, done, _value(goal["number"])) if goal is not None and goal["unit"] == unit else None


def _counted(match: re.Match[str], done: int, whole: int) -> Counted | None:
    return Counted(match.start(), match.end(), done, whole) if whole and done <= whole else None


def _value(printed: str) -> int:
    return int(printed.replace(",", ""))


@lru_cache(maxsize=8)
def _patterns(finished: tuple[str, ...], counts: StatusCounts) -> _Patterns:
    def any_of(words: Iterable[str]) -> str:
        return "|".join(map(re.escape, sorted(words, key=len, reverse=True)))

    also = rf"\s*(?:(?:{any_of(counts.also)})\s*)*"
    number = rf"{also}(?P<number>{_NUMBER})\s*(?P<unit>{_UNIT})"
    return _Patterns(
        done=re.compile(
            rf"(?:{any_of(finished)})\s*(?:(?:{any_of(counts.before)})\s*)*(?P<number>{_NUMBER})"
            rf"(?:\s*(?!(?:{any_of(counts.of)})\s*{also}\d)(?P<unit>{_UNIT}))?"
        ),
        of=re.compile(rf"\s*(?:{any_of(counts.of)})\s*(?:(?:{any_of(counts.goal)})\s*)?{number}"),
        goal=re.compile(rf"(?:{any_of(counts.goal)}){number}"),
        left=re.compile(rf"(?:{any_of(counts.left)}){number}"),
        no_counts=counts.no_counts,
    )
