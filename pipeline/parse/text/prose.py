"""Read running text: scores, levels, ranks, pass marks.

Takes a document and the rulebook, gives statements of raw text with exact places; never reads tables, never
converts a number, and turns an announced score that it cannot place into ``unmapped``, not into nothing.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import partial

from pipeline.matching.labels import label_matcher
from pipeline.matching.years import find_relative_years
from pipeline.parse.about.years import SaidYear, said_years
from pipeline.parse.text.bindings import Binding, bindings
from pipeline.parse.text.bodies import BodiesAround, BodiesReader
from pipeline.parse.text.claims import LevelWords, find_claims, level_words, to_statements
from pipeline.parse.text.lexer import tokens
from pipeline.parse.text.sections import Span, sections
from pipeline.parse.text.subjects import Names, find_subjects, names_of
from pipeline.parse.text.tokens import Name, Number, Stream
from pipeline.parse.text.view import View, view
from pipeline.parse.text.years_around import YearsAround
from pipeline.parse.text.years_of_scores import YearOf, years_of_scores
from pipeline.records import Document, Field, Passage, Statement
from pipeline.rulebook import Rulebook
from pipeline.rulebook.passage_years import YearLinks
from pipeline.rulebook.passages import ResultRules, SubjectScope

_QUOTED_BEFORE, _QUOTED_BEHIND = 60, 20
_BOTH = ("first", "second")
_TWIN = re.compile(r"[ \t]+(?P<next>[0-9๐-๙]{1,3}[.,][0-9๐-๙]{2})(?![0-9๐-๙])")


@dataclass(frozen=True, slots=True)
class Words:
    """The names of elements and levels of all years."""

    names: Names
    levels: LevelWords


def parse_prose(document: Document, rulebook: Rulebook, owned: Collection[Span] = ()) -> list[Statement]:
    """Return ``score``, ``assessment`` and ``unmapped`` statements of all paragraphs.

    ``owned`` are the lines that grids own: no sentence is read in them.
    """
    bodies = BodiesReader(rulebook)
    return [one for section in sections(document, owned) for one in parse_passages(section, rulebook, bodies)]


def parse_passages(
    passages: Iterable[Passage], rulebook: Rulebook, bodies: BodiesReader | None = None
) -> list[Statement]:
    """Return scores and assessments of passages in order; a heading in one governs the next ones.

    A ``score`` has a field ``value`` (empty where a blank is left), one named for its scope (``overall``,
    ``instrument``, ``indicator`` ...) that holds the label as printed, and ``part`` and ``year`` where they are said.
    Of another body than the reporter, ``organisation`` is its name, with ``district`` and ``province``. A number
    whose name or year is open is ``unmapped``: ``text#two-readings`` holds the labels of both readings.
    """
    views = [view(passage) for passage in passages]
    if not views:
        return []
    words = Words(names_of(rulebook), level_words(rulebook))
    rules, years = rulebook.passages.results, rulebook.passages.years
    subjects = [find_subjects(seen, rules, words.names) for seen in views]
    said = [said_years(seen, years) for seen in views]
    named = (bodies or BodiesReader(rulebook)).read(views)
    relative = [_with_relative(*row, rulebook) for row in zip(views, said, strict=True)]
    stream = tokens(views, subjects, relative, rules, partial(_scope_of_label, rulebook))
    for number in stream.numbers:
        part, opened = stream.part(number.start), stream.opened(number.start)
        base = stream.bases[part]
        row = named[part].row(opened - base, number.start - base) if number.exact or number.has_unit else None
        number.row = base + row if row is not None else number.row
    scores = _Scores(stream, rules, named, years.links)
    found = list(scores.statements())
    for part, seen in enumerate(views):
        claims = find_claims(
            seen, rulebook.passages.assessments, words.levels, subjects[part], scores.ends[part], named[part]
        )
        found += to_statements(seen, claims, YearsAround(seen.text, said[part], years.links), named[part])
    return found


def _scope_of_label(rulebook: Rulebook, label: str) -> SubjectScope | None:
    best = label_matcher(rulebook).read(label).best
    return best.scope if best is not None else None


def _with_relative(seen: View, said: Sequence[SaidYear], rulebook: Rulebook) -> list[SaidYear]:
    """Return the years of a passage, including relative ones (0, -1, -2 years from the result year)."""
    relative = [
        SaidYear(year.offset, year.start, year.end, "compared" if year.offset else "result")
        for year in find_relative_years(seen.text, rulebook.calendar)
    ]
    return sorted([*said, *relative], key=lambda year: year.start) if relative else list(said)


# --- statements -------------------------------------------------------------------------------------------------------


@dataclass(slots=True)
class _Scores:
    """Maker of statements from bindings; ``ends`` are the ends of overall scores in each passage."""

    stream: Stream
    rules: ResultRules
    named: Sequence[BodiesAround]
    links: YearLinks
    ends: list[list[int]] = field(init=False)

    def __post_init__(self) -> None:
        self.ends = [[] for _ in self.stream.views]

    def statements(self) -> Iterator[Statement]:
        """Return a statement for each score and for each number that is a score of an unknown element."""
        bound = list(bindings(self.stream))
        years = years_of_scores(self.stream, bound, self.links)
        found: list[tuple[int, Statement]] = [
            (number.start, self._unmapped(Binding(number, None)))
            for number in self.stream.numbers
            if number.role is not None and number.unmapped
        ]
        loose = {binding.number.start for binding in bound if binding.name is None}
        for binding, year in zip(bound, years, strict=True):
            twin = _TWIN.match(self.stream.text, binding.number.end)
            # Two numbers side by side behind one name: which of them is its score is not said.
            is_open = binding.name is not None and twin is not None and twin.start("next") in loose
            statement = self._unmapped(replace(binding, is_open=True)) if is_open else self._statement(binding, year)
            if statement is not None:
                found.append((binding.number.start, statement))
        yield from (statement for _, statement in sorted(found, key=lambda one: one[0]))

    def _statement(self, binding: Binding, year: YearOf) -> Statement | None:
        number, name = binding.number, binding.name
        part = self.stream.part(number.start)
        place = number.start - self.stream.bases[part]
        if binding.is_open or (year.is_open and name is not None and name.subject.scope != "foreign"):
            return self._unmapped(binding)
        if name is None:
            told = number.reading is not None and number.score >= self.rules.weights.told
            repeated = self.rules.for_all.match(self.stream.text, number.end)
            return self._unmapped(binding) if told and not repeated and (number.exact or number.announced) else None
        if name.subject.scope == "foreign" or (year.said is not None and year.said.role == "target"):
            return None
        if self.named[part].is_doubtful(place):
            return self._unmapped(binding)
        if name.subject.scope == "overall":
            self.ends[part].append(number.end - self.stream.bases[part])
        return self._score(number, name, year.said)

    def _unmapped(self, binding: Binding) -> Statement:
        number, stream = binding.number, self.stream
        part = stream.part(number.start)
        base, seen = stream.bases[part], stream.views[part]
        low, high = max(base, number.start - _QUOTED_BEFORE), min(base + len(seen.text), number.end + _QUOTED_BEHIND)
        fields = [Field("value", stream.spot(number.start, number.end))]
        if not binding.is_open:
            return Statement("unmapped", "prose#score", stream.spot(low, high), tuple(fields))
        fields += (replace(self._label(name), name=place) for name, place in zip(binding.rivals, _BOTH, strict=False))
        return Statement("unmapped", "text#two-readings", stream.spot(low, high), tuple(fields))

    def _label(self, name: Name) -> Field:
        return Field(name.subject.scope, name.subject.label or self.stream.spot(name.start, name.end))

    def _score(self, number: Number, name: Name, year: SaidYear | None) -> Statement:
        stream = self.stream
        own = stream.part(name.start)
        fields = [
            Field("value", stream.spot(number.start, number.end)),
            self._label(name),
        ]
        group = stream.part_spot(name)
        if group is not None:
            fields.append(Field("part", group))
        year = year or (name.year if name.title else None)
        if year is not None:
            fields.append(Field("year", stream.spot(year.start, year.end)))
        part = stream.part(number.start)
        body = self.named[part].at(number.start - stream.bases[part])
        if body is not None:
            fields += body.fields(stream.views[part])
        ends = (number.start, number.end, *((name.start, name.end) if own == part else ()))
        return Statement("score", "prose#score", stream.spot(min(ends), max(ends)), tuple(fields))
