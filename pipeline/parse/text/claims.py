"""Read the claims of a passage about the whole result: level, grade, rank, pass mark, lowest element.

Takes a view with its subjects and years, gives ``assessment`` statements; never computes a level from scores and never
takes the level of one instrument for that of the organisation.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from pipeline.matching.once import once
from pipeline.parse.about.years import SaidYear
from pipeline.parse.text.bodies import BodiesAround, Body
from pipeline.parse.text.subjects import Subject
from pipeline.parse.text.view import View
from pipeline.parse.text.years_around import YearsAround
from pipeline.records import Field, Statement
from pipeline.rulebook import Rulebook
from pipeline.rulebook.passages import AssessmentRules
from pipeline.rulebook.patterns import compile_thai

_NEAR = 160
_MOST_LEVELS = 2
_BODY = ("overall",)
_OF_THE_LATEST = ("rank", "rank_of", "rank_scope", "pass_mark")
LevelWords = dict[str, re.Pattern[str]]


@dataclass(frozen=True, slots=True)
class Claim:
    """A part of an assessment: field name and place in the view."""

    name: str
    start: int
    end: int


@once
def level_words(rulebook: Rulebook) -> LevelWords:
    """Return patterns of all known levels (``level``) and letters (``grade``) over all years."""
    words: dict[str, set[str]] = {"level": set(), "grade": set()}
    for framework in rulebook.frameworks.values():
        for scheme in framework.level_schemes:
            name = "grade" if scheme.kind == "letters" else "level"
            for level in scheme.levels:
                words[name].update(word for word in (level.name_th, *level.aliases) if word)
    words["grade"] = {word for word in words["grade"] if len(word) <= 2}
    return {
        name: compile_thai(
            "|".join(
                re.escape(word) + ("(?![A-Za-z.])" if name == "grade" else "")
                for word in sorted(found, key=lambda word: (-len(word), word))
            )
        )
        for name, found in words.items()
        if found
    }


def find_claims(
    seen: View, rules: AssessmentRules, words: LevelWords, subjects: Sequence[Subject], scored: Sequence[int],
    bodies: BodiesAround,
) -> list[Claim]:  # fmt: skip
    """Return levels, ranks, pass marks and extremes in order; ``scored`` are ends of overall scores."""
    found = [
        *_not_the_scale(seen, list(_levels(seen, rules, words, subjects, scored)), bodies),
        *_ranks(seen, rules, subjects),
        *(Claim("pass_mark", *hit.span("mark")) for rule in rules.pass_marks for hit in rule.finditer(seen.text)),
        *_extremes(seen, rules, subjects),
    ]
    return sorted(set(found), key=lambda claim: (claim.start, claim.name))


def to_statements(seen: View, claims: Sequence[Claim], years: YearsAround, bodies: BodiesAround) -> Iterator[Statement]:
    """Return a statement for each year and organisation; a repeated claim begins another statement."""
    groups: dict[tuple[int | None, str | None], list[list[Claim]]] = {}
    said: dict[tuple[int | None, str | None], tuple[SaidYear | None, Body | None]] = {}
    for claim in claims:
        if bodies.is_doubtful(claim.start):
            continue
        year, body = _year(claim, years), bodies.at(claim.start)
        key = year.year if year else None, body.key if body else None
        said.setdefault(key, (year, body))
        rows = groups.setdefault(key, [[]])
        if any(one.name == claim.name for one in rows[-1]):
            rows.append([])
        rows[-1].append(claim)
    for key, rows in groups.items():
        year, body = said[key]
        for row in rows:
            fields = tuple(Field(one.name, seen.spot(one.start, one.end)) for one in row)
            if year is not None:
                fields += (Field("year", seen.spot(year.start, year.end)),)
            if body is not None:
                fields += body.fields(seen)
            place = seen.spot(min(one.start for one in row), max(one.end for one in row))
            yield Statement("assessment", "prose#assessment", place, fields)


def _year(claim: Claim, years: YearsAround) -> SaidYear | None:
    """Return the nearest year; for ranks and pass marks after scores of several years, the latest reported."""
    year = years.nearest(claim.start)
    if claim.name in _OF_THE_LATEST and year is not None:
        year = years.latest_of_row(year, claim.start)
    return year if year is not None and year.role in {"result", "other", "past"} else None


def _levels(
    seen: View, rules: AssessmentRules, words: LevelWords, subjects: Sequence[Subject], scored: Sequence[int]
) -> Iterator[Claim]:  # fmt: skip
    leads = sorted({hit.span() for rule in rules.level_leads for hit in rule.finditer(seen.text)})
    taken = 0
    for start, end in leads:
        if (
            end <= taken
            or rules.scale_before.search(seen.text[:start])
            or not _is_of_body(start, end, subjects, scored, seen)
        ):
            continue
        claim = _level_at(seen, rules, words, end)
        # A lead may begin with the last digit of the score.
        if claim is None and any(-1 <= start - place <= _NEAR for place in scored):
            hit = rules.level_unlisted.search(seen.text[end:])
            group = next((name for name in ("quoted", "word") if hit and hit[name]), None)
            if hit is not None and group is not None:
                claim = Claim("level", end + hit.start(group), end + hit.end(group))
        if claim is not None and rules.scale_after.search(seen.text[claim.end :]):
            continue
        while claim is not None:
            yield claim
            taken = claim.end
            claim = _other_scheme(seen, rules, words, claim)


def _not_the_scale(seen: View, levels: list[Claim], bodies: BodiesAround) -> list[Claim]:
    """Return the levels, or none if the passage explains the scale.

    That is so where many levels occur without the name of an organisation.
    """
    for name in ("level", "grade"):
        of_nobody = [one for one in levels if one.name == name and bodies.at(one.start) is None]
        if len({seen.text[one.start : one.end] for one in of_nobody}) > _MOST_LEVELS:
            return []
    return levels


def _level_at(
    seen: View, rules: AssessmentRules, words: LevelWords, place: int, only: str | None = None
) -> Claim | None:
    """Return the level at a place, after quotes, dots and the word ระดับ."""
    best: Claim | None = None
    for name, pattern in words.items():
        hit = pattern.search(seen.text, place, place + 60)
        if hit is None or only not in (None, name):
            continue
        if not rules.level_filler.search(seen.text[place : hit.start()]):
            continue
        if rules.level_not_after.search(seen.text[hit.end() :]):
            continue
        if best is None or hit.start() < best.start:
            best = Claim(name, hit.start(), hit.end())
    return best


def _other_scheme(seen: View, rules: AssessmentRules, words: LevelWords, claim: Claim) -> Claim | None:
    """Return the same result in the other scheme, right behind: A หรือ ผ่านดี."""
    other = "grade" if claim.name == "level" else "level"
    hit = words[other].search(seen.text, claim.end, claim.end + 30) if other in words else None
    if hit is None or not rules.level_link.search(seen.text[claim.end : hit.start()]):
        return None
    return None if rules.level_not_after.search(seen.text[hit.end() :]) else Claim(other, hit.start(), hit.end())


def _is_of_body(start: int, end: int, subjects: Sequence[Subject], scored: Sequence[int], seen: View) -> bool:
    """Return whether a level is of the whole result: by words, or right behind its score."""
    score = max((place for place in scored if 0 <= start - place <= _NEAR), default=None)
    if score is not None:
        return not any(score < one.end <= start and not one.weak for one in subjects)
    before = [one for one in subjects if one.end <= start and not one.by_name]
    if any(start <= one.start < end and one.scope in _BODY for one in subjects):
        return (
            not before or before[-1].scope in _BODY or re.search(r"\d", seen.text[before[-1].end : start]) is not None
        )
    return bool(before) and before[-1].scope in _BODY


def _ranks(seen: View, rules: AssessmentRules, subjects: Sequence[Subject]) -> Iterator[Claim]:
    for rule in rules.ranks:
        for hit in rule.finditer(seen.text):
            before = [one for one in subjects if one.end <= hit.start("rank") and not one.by_name]
            while before and before[-1].passing and re.search(r"\d", seen.text[before[-1].end : hit.start()]):
                before.pop()  # ค่าเฉลี่ยระดับประเทศ ๘๕.๑๙ คะแนน has been told; the rank is not the country's
            behind = next((one for one in subjects if one.start >= hit.end() and not one.by_name), None)
            if not before and behind is not None and rules.rank_behind.search(seen.text[hit.end() : behind.start]):
                before = [behind]
            if not before or before[-1].scope not in _BODY:
                continue
            yield Claim("rank", *hit.span("rank"))
            for group, name in (("of", "rank_of"), ("of2", "rank_of"), ("of3", "rank_of"), ("scope", "rank_scope")):
                if hit[group]:
                    yield Claim(name, *hit.span(group))


def _extremes(seen: View, rules: AssessmentRules, subjects: Sequence[Subject]) -> Iterator[Claim]:
    """Return the element that a document calls lowest or highest: the one right behind, else before."""
    details = [one for one in subjects if one.scope in {"indicator", "sub_indicator", "instrument"}]
    for name, pattern in rules.extremes.items():
        for hit in pattern.finditer(seen.text):
            behind = next((one for one in details if one.start >= hit.end()), None)
            if behind is not None and rules.extreme_link.search(seen.text[hit.end() : behind.start]):
                yield Claim(name, behind.start, behind.end)
                continue
            if rules.extreme_ahead.search(seen.text[hit.end() :]):
                continue
            before = [one for one in details if one.end <= hit.start() and one.scope != "instrument"]
            if before and hit.start() - before[-1].end <= _NEAR // 2:
                yield Claim(name, before[-1].start, before[-1].end)
