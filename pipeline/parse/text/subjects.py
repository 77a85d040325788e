"""Find the names of what scores belong to, in running text: overall, instruments, indicators, questions, items.

Takes a view of a passage and the rulebook, gives places in order; never reads a number that is a score and never
decides which code a label means.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache, partial

from pipeline.matching.once import once
from pipeline.parse.text.view import View
from pipeline.records import Spot
from pipeline.rulebook import Rulebook
from pipeline.rulebook.passages import ResultRules, SubjectScope

_NAMED: tuple[SubjectScope, ...] = ("instrument", "indicator", "sub_indicator", "question", "item")
_FREE_NAMES: tuple[SubjectScope, ...] = ("instrument", "indicator", "question")
_CODED = ("question", "item")
_LABEL_END = re.compile(r"[\n\d]")
_LEAST_NAME = 5
_LEAST_QUESTION = 15
_LOST = frozenset("\u0e47\u0e48\u0e49\u0e4a\u0e4b\u0e4c")
_WITHOUT_LOST = str.maketrans({**dict.fromkeys(_LOST), "\u0e33": "\u0e32"})


@dataclass(frozen=True, slots=True)
class Subject:
    """Where an element is named: ``start`` to ``end`` in the view's text.

    ``by_name`` subjects are bare names (การใช้งบประมาณ), common words that count only right before a score.
    ``other`` is another assessment by its name (LPA, MOIT): all that follows is of it until something else is named.
    ``passing`` is mentioned beside what is spoken of (the average of a province) and is done with its number.
    ``label``, ``part_spot`` and ``year_spot`` are set where they stand elsewhere (a heading above, the instrument of
    ส่วนที่ ๒).
    """

    scope: SubjectScope
    start: int
    end: int
    weak: bool = False
    vague: bool = False
    by_name: bool = False
    other: bool = False
    passing: bool = False
    part: tuple[int, int] | None = None
    label: Spot | None = None
    part_spot: Spot | None = None
    year_spot: Spot | None = None


@dataclass(frozen=True, slots=True)
class Names:
    """The names of elements over all known years, squeezed, as one pattern a scope; and those of other assessments."""

    patterns: dict[SubjectScope, re.Pattern[str]]
    others: re.Pattern[str]


@once
def names_of(rulebook: Rulebook) -> Names:
    """Return names and aliases of the elements of all years, to be searched in squeezed text."""
    found: dict[SubjectScope, set[str]] = {scope: set() for scope in _NAMED}
    for framework in rulebook.frameworks.values():
        for element in framework.elements:
            if element.scope in found:
                least = _LEAST_QUESTION if element.scope in _CODED else _LEAST_NAME
                found[element.scope].update(_squeezed(name) for name in element.names if len(name) > least)
    patterns = {
        scope: re.compile("|".join(map(re.escape, sorted(names, key=lambda name: (-len(name), name)))))
        for scope, names in found.items()
        if names
    }
    return Names(patterns, rulebook.columns.other_pattern)


@lru_cache(maxsize=256)
def _squeezed(text: str) -> str:
    """Return the letters of a text without spaces and without the diacritics that damage loses."""
    return "".join(text.split()).translate(_WITHOUT_LOST).lower()


@lru_cache(maxsize=64)
def _places(text: str) -> Sequence[int]:
    """Return the offset of each letter of the squeezed text."""
    return [place for place, letter in enumerate(text) if not letter.isspace() and letter not in _LOST]


def _named(text: str, names: Names, scope: SubjectScope) -> Iterator[tuple[int, int]]:
    """Return where names of a scope stand in a text."""
    pattern = names.patterns.get(scope)
    if pattern is None:
        return
    for found in pattern.finditer(_squeezed(text)):
        places = _places(text)
        end = places[found.end() - 1] + 1
        while end < len(text) and text[end] in _LOST:
            end += 1
        yield places[found.start()], end


def find_subjects(seen: View, rules: ResultRules, names: Names) -> list[Subject]:
    """Return the subjects of a passage in order, without overlaps; a number is joined with the name behind it."""
    taken = _finder(rules, names)(seen.text)
    return _with_parts(seen, _unquoted(seen.text, _joined(seen, taken, rules, names), rules), rules)


@once
def _finder(rules: ResultRules, names: Names) -> Callable[[str], tuple[Subject, ...]]:
    """Return what finds the names in a text; it keeps its results, since scores and claims ask in turn."""
    return lru_cache(maxsize=256)(partial(_offered, rules=rules, names=names))


def _offered(text: str, rules: ResultRules, names: Names) -> tuple[Subject, ...]:
    """Return the names in a text, without overlaps."""
    offers = [
        Subject(
            rule.scope,
            found.start(),
            found.start() + len(found.group().rstrip()),
            rule.weak,
            rule.vague,
            other=rule.other,
            passing=rule.passing,
        )
        for rule in rules.names
        for found in rule.pattern.finditer(text)
    ]
    for scope in _FREE_NAMES:
        offers += [Subject(scope, *place, by_name=scope != "instrument") for place in _named(text, names, scope)]
    offers += [Subject("foreign", *found.span(), other=True) for found in names.others.finditer(text)]
    taken: list[Subject] = []
    for offer in sorted(offers, key=lambda one: (one.start, -(one.end - one.start), one.weak)):
        if not taken or offer.start >= taken[-1].end:
            taken.append(offer)
    return tuple(_of_others(text, taken, rules))


def _unquoted(text: str, subjects: list[Subject], rules: ResultRules) -> list[Subject]:
    """Return the subjects without names inside the wording of a question or item."""
    kept: list[Subject] = []
    for one in subjects:
        last = kept[-1] if kept else None
        is_name = one.by_name and one.scope == "indicator"
        may_be_quoted = last is not None and last.scope in _CODED and (one.weak or one.scope == "foreign" or is_name)
        if may_be_quoted and last is not None and _LABEL_END.search(text, last.end, one.start) is None:
            continue
        if not (is_name and _opens_question(text, one.end, rules)):
            kept.append(one)
    return kept


def _opens_question(text: str, place: int, rules: ResultRules) -> bool:
    """Return whether the label that goes on at a place is worded as a question."""
    stop = _LABEL_END.search(text, place)
    behind = text[place : stop.start() if stop is not None else len(text)]
    closes = rules.question_end.search(behind)
    return closes is not None and "ได้" not in behind[: closes.start()]


def _of_others(text: str, taken: list[Subject], rules: ResultRules) -> Iterator[Subject]:
    """Return the words that belong to another assessment named behind them: ผลการประเมินประสิทธิภาพ… (LPA).

    They contain no name of ITA.
    """
    skipped = 0
    for number, one in enumerate(taken):
        if number < skipped:
            continue
        behind = next((place for place in range(number + 1, len(taken)) if taken[place].scope != "foreign"), len(taken))
        named = next((place for place in range(number + 1, behind) if taken[place].other), None)
        unnamed = one.vague or (one.scope == "foreign" and not one.other)
        if unnamed and named is not None and rules.other_link.search(text[one.end : taken[named].start]):
            end = taken[named].end
            end += text[end : end + 1] == ")" and "(" in text[one.start : end]
            yield replace(taken[named], start=one.start, end=end)
            skipped = named + 1
        else:
            yield one


def _joined(seen: View, taken: Sequence[Subject], rules: ResultRules, names: Names) -> list[Subject]:
    joined: list[Subject] = []
    for one in taken:
        if joined and one.start < joined[-1].end:
            continue  # inside the name that a code was joined with
        if joined and _belongs(seen, joined[-1], one, rules):
            joined[-1] = replace(joined[-1], end=_closed(seen, joined[-1].start, one.end), by_name=False)
        else:
            joined.append(_with_name(seen, one, rules, names))
    return joined


def _belongs(seen: View, last: Subject, one: Subject, rules: ResultRules) -> bool:
    """Return whether two subjects are one label.

    ตัวชี้วัดที่ ๓ and การใช้อำนาจ are, แบบวัด…ภายใน and (IIT) too; IIT and EIT never.
    """
    link = rules.label_joins.get(one.scope)
    between = seen.text[last.end : one.start]
    if link is None or last.scope != one.scope or link.search(between) is None:
        return False
    if one.scope == "instrument":
        is_named = last.end - last.start > 20 or one.end - one.start > 20 or "(" in between
        return is_named and not between.strip().startswith(",") and "\n" not in between
    return one.by_name and not last.by_name


def _closed(seen: View, start: int, end: int) -> int:
    """Return the end of a label, including the bracket that it opened."""
    label = seen.text[start:end]
    return end + 1 if label.count("(") > label.count(")") and seen.text[end : end + 1] == ")" else end


def _with_name(seen: View, one: Subject, rules: ResultRules, names: Names) -> Subject:
    """Return a sub-indicator's or item's number with its name; their bare names are too common to be subjects."""
    link = rules.label_joins.get(one.scope)
    if link is None or one.scope not in {"sub_indicator", "item"}:
        return one
    reach = seen.text[one.end : one.end + rules.longest_label * 2]
    start, end = next(_named(reach, names, one.scope), (-1, -1))
    return replace(one, end=one.end + end) if start >= 0 and link.search(reach[:start]) else one


def _with_parts(seen: View, subjects: list[Subject], rules: ResultRules) -> list[Subject]:
    """Join groups of respondents to the instrument right before them, or to the last one named."""
    result: list[Subject] = []
    instrument: Subject | None = None
    for one in subjects:
        if one.scope == "instrument":
            found = rules.part_after.search(seen.text[one.end : one.end + 40])
            if found:
                part = (one.end + found.start("part"), one.end + found.end("part"))
                instrument = replace(one, part=part, label=seen.spot(one.start, one.end), end=part[1])
            else:
                instrument = one
            result.append(instrument)
        elif one.scope != "part":
            result.append(one)
        elif instrument is not None and one.start >= instrument.end:
            label = instrument.label or seen.spot(instrument.start, instrument.end)
            result.append(replace(one, scope="instrument", part=(one.start, one.end), label=label))
    return result
