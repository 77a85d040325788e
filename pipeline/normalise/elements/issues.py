"""The seven issues (ประเด็นที่ ๑-๗) that measures are planned by, read from headings by number and name.

Takes a heading, gives the issue's number or nothing. ``ประเด็นที่`` sometimes stands before an indicator's name
instead: then this is no issue.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from rapidfuzz import fuzz

from pipeline.matching.names import name_key
from pipeline.rulebook import Rulebook
from pipeline.rulebook.framework_facts import Issue
from pipeline.rulebook.patterns import loosen
from pipeline.thai import arabic_digits

_LONGEST = 400


@dataclass(frozen=True, slots=True)
class IssueReading:
    """An issue that a heading names. ``conflicts`` where the printed number is another one than the name's."""

    number: int
    printed: str | None
    similarity: float
    how: Literal["name", "number"]
    conflicts: bool = False


def resolve_issue(text: str, rulebook: Rulebook, year: int | None = None) -> IssueReading | None:
    """The issue of a heading, by its name; by its number alone only where no name stands beside it."""
    issues = _known_issues(rulebook, year)
    text = text[:_LONGEST]
    numbered, prefix = _patterns(rulebook.labels.issue_prefixes)
    found = numbered.match(text)
    prefixed = prefix.match(text) is not None
    printed = found["number"] if found else None
    number = int(arabic_digits(printed)) if printed else None
    title = text[found.end() :] if found else text[hit.end() :] if (hit := prefix.match(text)) else text
    key = name_key(re.sub(r"\(ต่อ\)", " ", title))
    if not key:
        sure = number is not None and prefixed
        return IssueReading(number, printed, 0.0, "number") if sure and number is not None else None
    near = rulebook.labels.thresholds
    ranked = sorted(((_similarity(key, one), one.number) for one in issues), reverse=True)
    if ranked and ranked[0][0] >= near.issue and (len(ranked) == 1 or ranked[0][0] - ranked[1][0] >= near.issue_margin):
        similarity, named = ranked[0]
        return IssueReading(named, printed, round(similarity, 1), "name", number is not None and number != named)
    return None


@lru_cache(maxsize=8)
def _patterns(prefixes: tuple[str, ...]) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """A heading that begins with an issue's number, and one that begins with the words before it."""
    words = "|".join(loosen(word) for word in prefixes)
    return (
        re.compile(rf"\W*(?:(?:{words})\s*)?(?P<number>[1-7๑-๗])(?![0-9๐-๙])(?!\s?[.,]\s?[0-9๐-๙])"),
        re.compile(rf"\W*(?:{words})"),
    )


def _known_issues(rulebook: Rulebook, year: int | None) -> tuple[Issue, ...]:
    """The issues of the year, or of the years where they are known: no year is known to have others."""
    framework = rulebook.framework(year) if year is not None else None
    if framework is not None and framework.issues.items:
        return framework.issues.items
    every: dict[int, Issue] = {}
    for other in rulebook.frameworks.values():
        for issue in other.issues.items:
            every.setdefault(issue.number, issue)
    return tuple(every.values())


def _similarity(key: str, issue: Issue) -> float:
    """How like a heading is to an issue's name; a heading that goes on after the name is compared by its beginning."""
    best = 0.0
    for name in (name_key(one) for one in (issue.name_th, *issue.aliases)):
        best = max(best, fuzz.ratio(key, name), fuzz.ratio(key[: len(name)], name) - 1 if len(key) > len(name) else 0.0)
    return best
