"""Reads running text: scores, levels, ranks, pass marks, analyses of indicators.

Takes a document and the rulebook, gives statements of raw text with exact places; never reads tables, never
converts a number, and turns an announced score that it cannot place into ``unmapped``, not into nothing.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace

from pipeline.parse.about.years import SaidYear, said_years
from pipeline.parse.text.bodies import BodiesAround, BodiesReader, Body
from pipeline.parse.text.claims import LevelWords, find_claims, level_words, to_statements
from pipeline.parse.text.results import Hit, Reader
from pipeline.parse.text.subjects import Names, Subject, find_subjects, names_of
from pipeline.parse.text.subjects_around import SubjectsAround
from pipeline.parse.text.view import View, cut, view, window
from pipeline.parse.text.weaknesses import parse_analyses
from pipeline.parse.text.years_around import YearsAround
from pipeline.records import Document, Field, Paragraph, Passage, Spot, Statement
from pipeline.rulebook import Rulebook
from pipeline.rulebook.passages import ResultRules

_KEPT = 3
_TWO_PLACES = re.compile(r"\d[.,]\d\d(?!\d)")


@dataclass(frozen=True, slots=True)
class _Heading:
    """A subject that stood alone on a line or paragraph, and how many stretches of text ago."""

    subject: Subject
    age: int = 0


@dataclass(frozen=True, slots=True)
class Words:
    """The names of elements and levels of all years, made once for a document."""

    names: Names
    levels: LevelWords


def parse_prose(document: Document, rulebook: Rulebook) -> list[Statement]:
    """``score``, ``assessment``, ``indicator_analysis`` and ``unmapped`` statements of all paragraphs."""
    words = Words(names_of(rulebook), level_words(rulebook))
    found: list[Statement] = []
    between: list[Passage] = []
    bodies = BodiesReader(rulebook)
    for block in document.blocks:
        if isinstance(block, Paragraph):
            between.append(block.passage)
            continue
        found += parse_passages(
            between, rulebook, words, bodies
        )  # a heading above a table is the table's, not of the text below
        between = []
    return [*found, *parse_passages(between, rulebook, words, bodies), *parse_analyses(document, rulebook)]


def parse_passages(
    passages: Iterable[Passage], rulebook: Rulebook, words: Words | None = None, bodies: BodiesReader | None = None
) -> list[Statement]:
    """Scores and assessments of passages in order; a heading in one speaks for the next ones.

    A ``score`` has a field ``value`` (empty where a blank is left), one named for its scope (``overall``,
    ``instrument``, ``indicator`` ...) that holds the label as printed, and ``part`` and ``year`` where they are said.
    Of another body than the reporter, ``organisation`` is its name, with ``district`` and ``province``.
    """
    words = words or Words(names_of(rulebook), level_words(rulebook))
    results, years = rulebook.passages.results, rulebook.passages.years
    heading: _Heading | None = None
    title: _Heading | None = None
    found: list[Statement] = []
    about: Subject | None = None
    views = [view(passage) for passage in passages]
    for seen, named in zip(views, (bodies or BodiesReader(rulebook)).read(views), strict=True):
        said = said_years(seen, years)
        scored: list[int] = []
        for start, end in cut(seen, results.stops):
            stretch = window(seen, start, end)
            subjects = find_subjects(stretch, results, words.names)
            alone = _alone(stretch, subjects, results)
            alone = alone or _part_alone(stretch, heading, results)
            if alone is not None:
                heading = _Heading(alone)
                continue
            near = YearsAround(seen.text, [one for one in said if one.end <= end], years.links, start)
            over, titled = (one.subject if one is not None else None for one in (heading, title))
            around = SubjectsAround(stretch.text, results, subjects)
            about, listed = _about(stretch, subjects) or about, named.listed(start, end)
            titled = (titled or about) if listed else titled
            reader = Reader(stretch, results, around, near, over, titled, listed, _others(named, start))
            hits = [
                replace(hit, subject=None) if named.is_doubtful(start + hit.slot.start) else hit
                for hit in reader.read()
            ]
            found += [_score(stretch, hit, seen, named.at(start + hit.slot.start)) for hit in hits]
            scored += [start + hit.slot.end for hit in hits if hit.subject and hit.subject.scope == "overall"]
            heading = _older(heading)
        subjects = find_subjects(seen, results, words.names)
        found += to_statements(
            seen,
            find_claims(seen, rulebook.passages.assessments, words.levels, subjects, scored, named),
            YearsAround(seen.text, said, years.links),
            named,
        )
        others = bool(subjects) and subjects[-1].other  # what follows goes on about another assessment
        title = _title(seen, subjects, said, results) or (None if others else _older(title))
    return found


def _about(seen: View, subjects: list[Subject]) -> Subject | None:
    """The whole assessment as a text above a list names it."""
    of_whole = [one for one in subjects if one.scope == "overall" and not one.vague]
    if not of_whole:
        return None
    return replace(of_whole[-1], start=0, end=0, weak=True, label=seen.spot(of_whole[-1].start, of_whole[-1].end))


def _others(named: BodiesAround, start: int) -> Callable[[int], object | None]:
    return lambda place: named.at(start + place)


def _older(heading: _Heading | None) -> _Heading | None:
    return replace(heading, age=heading.age + 1) if heading is not None and heading.age + 1 < _KEPT else None


def _title(seen: View, subjects: list[Subject], said: list[SaidYear], rules: ResultRules) -> _Heading | None:
    """A short passage about the assessment and nothing else: what follows may go on without naming it."""
    if len(seen.text) > rules.longest_gap or not subjects:
        return None
    if any(one.scope != "overall" or one.vague for one in subjects):
        return None
    year = next((one for one in reversed(said) if one.role == "result"), None)
    label, last = seen.spot(subjects[-1].start, subjects[-1].end), subjects[-1]
    return _Heading(
        replace(
            last, start=0, end=0, weak=True, label=label, year_spot=seen.spot(year.start, year.end) if year else None
        )
    )


def _alone(seen: View, subjects: list[Subject], rules: ResultRules) -> Subject | None:
    """The subject of a stretch that is nothing but a heading, pointing back at its own place."""
    named = [one for one in subjects if not one.weak and (one.other or one.scope not in {"foreign", "part"})]
    if len(named) != 1 or len(seen.text) > rules.longest_gap:
        return None
    one = named[0]
    around = seen.text[: one.start] + " " + seen.text[one.end :]
    if _TWO_PLACES.search(around):
        return None  # its score stands beside it
    if len(seen.text) - (one.end - one.start) > rules.longest_label or not rules.heading_extra.search(around):
        return None
    label = one.label or seen.spot(one.start, one.end)
    part = seen.spot(*one.part) if one.part else None
    return replace(one, start=0, end=0, label=label, part=None, part_spot=part, by_name=False)


def _part_alone(seen: View, heading: _Heading | None, rules: ResultRules) -> Subject | None:
    """A heading that is nothing but a group of respondents (ส่วนที่ ๑) under the heading of its instrument."""
    if heading is None or heading.subject.scope != "instrument" or len(seen.text) > rules.longest_label:
        return None
    for rule in rules.subjects:
        found = rule.pattern.search(seen.text) if rule.scope == "part" else None
        if found is not None:
            around = seen.text[: found.start()] + " " + seen.text[found.end() :]
            if rules.heading_extra.search(around) and _TWO_PLACES.search(around) is None:
                return replace(heading.subject, part_spot=seen.spot(*found.span()))
    return None


def _score(seen: View, hit: Hit, whole: View, body: Body | None) -> Statement:
    value = Field("value", seen.spot(hit.slot.start, hit.slot.end))
    if hit.subject is None:
        low, high = max(0, hit.slot.start - 60), min(len(seen.text), hit.slot.end + 20)
        return Statement("unmapped", "prose#score", seen.spot(low, high), (value,))
    subject = hit.subject
    fields = [value, Field(subject.scope, subject.label or seen.spot(subject.start, subject.end))]
    if subject.part is not None:
        fields.append(Field("part", seen.spot(*subject.part)))
    elif subject.part_spot is not None:
        fields.append(Field("part", subject.part_spot))
    if hit.year is not None:
        fields.append(Field("year", whole.spot(hit.year.start, hit.year.end)))
    elif subject.year_spot is not None:
        fields.append(Field("year", subject.year_spot))
    if body is not None:
        fields += body.fields(whole)
    return Statement("score", "prose#score", _place(seen, hit), tuple(fields))


def _place(seen: View, hit: Hit) -> Spot:
    """From the label to the score, or the score alone where the label stands elsewhere."""
    assert hit.subject is not None
    here = hit.subject.label is None or hit.subject.part is not None
    ends = (hit.slot.start, hit.slot.end, *((hit.subject.start, hit.subject.end) if here else ()))
    return seen.spot(min(ends), max(ends))
