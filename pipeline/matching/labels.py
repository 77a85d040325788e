"""Read labels of what is scored: which instrument, indicator, sub-indicator, question or item a text names.

Takes a label as printed and, when known, its year; gives what it may be, by name, code or both, and what it surely
is when it stands alone. Never guesses: a name near two elements is no answer. Order in a table is not known here.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import get_args

from rapidfuzz import fuzz

from pipeline.matching.codes import How, PrintedCode
from pipeline.matching.label_text import LabelTexts, without_noise
from pipeline.matching.names import EXACT, NamedElement, NameIndex, Nearness, name_key
from pipeline.matching.once import once
from pipeline.records import Part, Scope
from pipeline.rulebook import Rulebook
from pipeline.rulebook.framework import Element, Framework
from pipeline.rulebook.label_rules import LabelRules

SCOPES: tuple[Scope, ...] = get_args(Scope)
_READ_AT_MOST = 600  # letters; a longer text is no label, and its beginning is all that can name something


@dataclass(frozen=True, slots=True)
class Candidate:
    """One element that a label may mean, and the years in which it does.

    ``similarity`` (0..100) is of the label's title to the element's own name, 0 where one of them is not known;
    ``how`` says what it was recognised by; ``strong`` is a code that leaves no other scope.
    """

    scope: Scope
    code: str
    years: tuple[int, ...]
    similarity: float
    how: How
    strong: bool = False

    @property
    def key(self) -> tuple[Scope, str]:
        """Scope and code."""
        return self.scope, self.code


@dataclass(frozen=True, slots=True)
class LabelReading:
    """All that a label says by itself.

    ``title`` is the text without code and prefix; ``printed`` the code as printed with its place in ``text``.
    ``named`` are the elements its title names (one per year at most), ``coded`` those its code may mean, ``best`` what
    it surely is when it stands alone. ``part`` is the group of respondents, where the label says one.
    """

    text: str
    title: str
    printed: PrintedCode | None
    named: tuple[Candidate, ...]
    coded: tuple[Candidate, ...]
    part: Part | None
    is_bullet: bool
    best: Candidate | None

    @property
    def conflicts(self) -> bool:
        """Whether the code surely means one thing and the title names another."""
        strong = [one for one in self.coded if one.strong]
        return bool(self.named and strong) and not {one.key for one in strong} & {one.key for one in self.named}


class LabelMatcher:
    """Reads labels against the frameworks of all years; build it once, ask it often (answers are kept)."""

    def __init__(self, frameworks: Mapping[str, Framework], rules: LabelRules) -> None:
        self._frameworks = dict(frameworks)
        self._rules = rules
        self._years = tuple(sorted(one.year for one in frameworks.values()))
        self._elements: dict[tuple[Scope, str], dict[int, Element]] = {}
        for framework in frameworks.values():
            for element in framework.elements:
                self._elements.setdefault((element.scope, element.code), {})[element.fiscal_year_be] = element
        self._name_keys = {
            key: {
                year: tuple(name_key(without_noise(name, rules)) for name in self._names(element))
                for year, element in years.items()
            }
            for key, years in self._elements.items()
        }
        near = rules.thresholds
        self._index = NameIndex(
            (
                (element, name)
                for key, years in self._elements.items()
                for year, element in years.items()
                for name in self._name_keys[key][year]
            ),
            Nearness(
                near.short_length,
                near.short,
                near.long,
                near.margin,
                near.word,
                near.partial_length,
                near.partial_factor,
            ),
        )
        overall = {name_key(word) for word in (*rules.overall.marks, *rules.overall.totals, *rules.overall.words)}
        self._overall = re.compile("|".join(map(re.escape, sorted(overall, key=len, reverse=True))))
        self._texts = LabelTexts(rules, self._index.knows)
        self._likeness = lru_cache(maxsize=50_000)(self._compare)
        self._kept = lru_cache(maxsize=20_000)(self._read)

    def read(self, text: str, year: int | None = None, scopes: Collection[Scope] = SCOPES) -> LabelReading:
        """Return what a label says, limited to one ``year`` and to some ``scopes`` where they are given."""
        return self._kept(text[:_READ_AT_MOST], year, tuple(sorted(scopes)))

    def similarity(self, text: str, scope: Scope, code: str, year: int | None = None) -> float:
        """Return the similarity (0..100) of a label's title to an element's name in a year, or in the best year."""
        keys = self._texts.of(text).keys
        years = self._name_keys.get((scope, code), {})
        return max((self._likeness(keys, names) for at, names in years.items() if year in (None, at)), default=0.0)

    def _names(self, element: Element) -> tuple[str, ...]:
        words = self._rules.overall.names if element.scope == "overall" else element.names
        return words if element.name_en is None else (*words, element.name_en)

    def _compare(self, keys: tuple[str, ...], names: tuple[str, ...]) -> float:
        """Return the similarity of a title to an element's names; a title that is a part of a name counts less."""
        near = self._rules.thresholds
        best = max((fuzz.ratio(key, name) for key in keys for name in names), default=0.0)
        if best >= EXACT * near.piece_factor:
            return best
        pieces = [key for key in keys if len(key) >= near.piece_length]
        piece = max((fuzz.partial_ratio(key, name) for key in pieces for name in names), default=0.0)
        return max(best, piece * near.piece_factor)

    def _read(self, text: str, year: int | None, scopes: tuple[Scope, ...]) -> LabelReading:
        years = self._years if year is None else (year,)
        said = self._texts.of(text)
        if said.is_bullet:
            return LabelReading(text, text.strip(), None, (), (), said.part, True, None)
        printed, keys, instruments = said.printed, said.keys, said.instruments
        named = tuple(self._named(keys, scopes, years, has_acronym=bool(instruments)))
        coded = tuple(self._coded(_of_instrument(printed, instruments), keys, scopes, years))
        best = _decide(named, coded, self._rules.thresholds.support, has_title=bool(keys), elements=self._elements)
        if len(instruments) == 1 and "instrument" in scopes:
            sure = said.is_about_instrument
            candidate = Candidate("instrument", instruments[0], years, 0.0, "acronym", strong=sure)
            coded = (*coded, candidate)
            if sure and (best is None or best.scope == "instrument"):
                best = candidate
        return LabelReading(text, said.title, printed, named, coded, said.part, False, best)

    def _named(
        self, keys: tuple[str, ...], scopes: Collection[Scope], years: Collection[int], *, has_acronym: bool
    ) -> Iterator[Candidate]:
        grouped: dict[tuple[Scope, str], list[NamedElement]] = {}
        for one in self._index.named(keys, scopes, years):
            if one.scope != "overall" or (one.similarity >= EXACT and not has_acronym):
                grouped.setdefault((one.scope, one.code), []).append(one)
        found = [
            Candidate(scope, code, tuple(one.year for one in uses), max(one.similarity for one in uses), "name")
            for (scope, code), uses in grouped.items()
        ]
        if not found and not has_acronym and "overall" in scopes and any(map(self._is_overall, keys)):
            found = [Candidate("overall", "ITA", tuple(years), EXACT, "name")]
        yield from sorted(found, key=lambda one: (-one.similarity, one.scope, one.code))

    def _is_overall(self, key: str) -> bool:
        """Return whether a spelling is made of the words of the overall score and nothing else."""
        pieces = self._overall.findall(key)
        if not key or "".join(pieces) != key:
            return False
        rules = self._rules.overall
        marks, totals = ({name_key(word) for word in words} for words in (rules.marks, rules.totals))
        return bool(marks.intersection(pieces)) or (len(pieces) > 1 and bool(totals.intersection(pieces)))

    def _coded(
        self, printed: PrintedCode | None, keys: tuple[str, ...], scopes: Collection[Scope], years: Collection[int]
    ) -> Iterator[Candidate]:
        for meaning in printed.meanings if printed else ():
            if meaning.scope not in scopes:
                continue
            per_year = self._name_keys.get((meaning.scope, meaning.code), {})
            like = {at: self._likeness(keys, names) for at, names in per_year.items() if at in years}
            if not like:
                continue
            top = max(like.values())
            fit = [at for at, value in like.items() if value >= top - self._rules.thresholds.margin]
            kept = tuple(fit if top >= self._rules.thresholds.support else like)
            yield Candidate(meaning.scope, meaning.code, kept, top, meaning.how, meaning.strong)


def _of_instrument(printed: PrintedCode | None, instruments: Sequence[str]) -> PrintedCode | None:
    """Return the reading of ``IIT ข้อ ๑`` as i1: beside one instrument a numbered ข้อ is its question or item."""
    if printed is None or len(instruments) != 1 or printed.prefix not in ("any", "item", "question"):
        return printed
    letter = {"IIT": "i", "EIT": "e", "OIT": "o"}[instruments[0]]
    fitting = tuple(replace(one, strong=True) for one in printed.meanings if one.code.startswith(letter))
    return replace(printed, meanings=fitting) if fitting else printed


def _decide(
    named: Sequence[Candidate], coded: Sequence[Candidate], support: float, *,
    has_title: bool, elements: Mapping[tuple[Scope, str], Mapping[int, Element]],
) -> Candidate | None:  # fmt: skip
    """Return what a label means alone: name and code that agree, else an exact name, else a strong code."""
    both = [
        replace(name, years=shared, strong=code.strong)
        for name in named
        for code in coded
        if name.key == code.key and (shared := tuple(year for year in name.years if year in code.years))
    ]
    strong = [one for one in coded if one.strong]
    if both:
        top = max(one.similarity for one in both)
        leaders = {one.key: one for one in both if one.similarity == top}
        return next(iter(leaders.values())) if len(leaders) == 1 else None
    if named:
        top = named[0].similarity
        leaders = {one.key: one for one in named if one.similarity == top or top < EXACT}
        if len(leaders) != 1 or (strong and top < EXACT):
            return None
        return next(iter(leaders.values()))
    if len({one.key for one in strong}) != 1:
        return None
    code = strong[0]
    unknown = tuple(year for year in code.years if not elements[code.key][year].names)
    if not has_title or code.similarity >= support:
        return code
    return replace(code, years=unknown) if unknown else None


@once
def label_matcher(rulebook: Rulebook) -> LabelMatcher:
    """Return the label matcher of these rules, for the frameworks of all years."""
    return LabelMatcher(rulebook.frameworks, rulebook.labels)
