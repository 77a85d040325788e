"""Reads labels of what is scored: which instrument, indicator, sub-indicator, question or item a text names.

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

from pipeline.matching.codes import CodeFinder, How, PrintedCode
from pipeline.matching.names import EXACT, NameIndex, Nearness, name_key
from pipeline.matching.once import once
from pipeline.records import Part, Scope
from pipeline.rulebook import Rulebook
from pipeline.rulebook.framework import Element, Framework
from pipeline.rulebook.label_rules import LabelRules

SCOPES: tuple[Scope, ...] = get_args(Scope)
_LATIN_WORD = re.compile("[A-Za-z]{4,}")
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
            element: tuple(self._key(name) for name in self._names(element))
            for years in self._elements.values()
            for element in years.values()
        }
        self._codes = CodeFinder(rules.prefixes)
        near = rules.thresholds
        self._index = NameIndex(
            ((element, key) for element, keys in self._name_keys.items() for key in keys),
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
        self._acronyms = {
            code: re.compile(rf"(?<![A-Za-z0-9๐-๙])(?:{'|'.join(map(re.escape, forms))})(?![A-Za-z])")
            for code, forms in rules.acronyms.items()
        }
        overall = {name_key(word) for word in (*rules.overall.marks, *rules.overall.totals, *rules.overall.words)}
        self._overall = re.compile("|".join(map(re.escape, sorted(overall, key=len, reverse=True))))
        self._lead_ins = tuple(name_key(word) for word in rules.lead_ins)
        companions = sorted((name_key(word) for word in rules.companions), key=len, reverse=True)
        self._companion = re.compile("|".join(map(re.escape, companions)))
        self._kept = lru_cache(maxsize=20_000)(self._read)

    def read(self, text: str, year: int | None = None, scopes: Collection[Scope] = SCOPES) -> LabelReading:
        """What a label says; with ``year`` only that year's framework, with ``scopes`` only elements of these."""
        return self._kept(text[:_READ_AT_MOST], year, tuple(sorted(scopes)))

    def similarity(self, text: str, scope: Scope, code: str, year: int | None = None) -> float:
        """How like (0..100) the title of a label is to an element's own name in a year, or in the year it fits best."""
        printed = self._codes.find(text)
        keys = self._title_keys(text, printed)
        years = self._elements.get((scope, code), {})
        return max((self._likeness(keys, one) for at, one in years.items() if year in (None, at)), default=0.0)

    def _names(self, element: Element) -> tuple[str, ...]:
        words = self._rules.overall.names if element.scope == "overall" else element.names
        return words if element.name_en is None else (*words, element.name_en)

    def _key(self, text: str) -> str:
        for noise in self._rules.noise:
            text = noise.sub(" ", text)
        return name_key(text)

    def _title_keys(self, text: str, printed: PrintedCode | None) -> tuple[str, ...]:
        """Spellings to compare by, from the whole title to its shortest cut."""
        title = self._codes.without_prefix(text[printed.title_start :] if printed else text)
        if printed and not name_key(title):
            before = re.split(r"[(\[]", text[: printed.label_end])[0]
            title = before if self._index.knows(name_key(before)) else ""  # the code may stand behind the name
        for acronym in self._acronyms.values():
            title = acronym.sub(" ", title)
        for noise in self._rules.noise:
            title = noise.sub(" ", title)
        title = title.strip()
        cuts = {title}
        for boundary in self._rules.boundaries:
            if found := boundary.search(title):
                cuts.add(title[: found.start()])
        keys = {name_key(cut) for cut in cuts}
        keys |= {key.removeprefix(lead) for key in keys for lead in self._lead_ins} - {""}
        keys -= {""}
        return tuple(sorted(keys, key=lambda one: (-len(one), one)))

    def _likeness(self, keys: Sequence[str], element: Element) -> float:
        """How like a title is to an element's names; a title that is a piece of a name counts, but less."""
        names = self._name_keys[element]
        best = max((fuzz.ratio(key, name) for key in keys for name in names), default=0.0)
        pieces = [key for key in keys if len(key) >= self._rules.thresholds.piece_length]
        piece = max((fuzz.partial_ratio(key, name) for key in pieces for name in names), default=0.0)
        return max(best, piece * self._rules.thresholds.piece_factor)

    def _read(self, text: str, year: int | None, scopes: tuple[Scope, ...]) -> LabelReading:
        years = self._years if year is None else (year,)
        is_bullet = any(bullet.search(text) for bullet in self._rules.bullets)
        part = self._part(text)
        if is_bullet:
            return LabelReading(text, text.strip(), None, (), (), part, True, None)
        printed = self._codes.find(text)
        keys = self._title_keys(text, printed)
        instruments = [code for code, form in self._acronyms.items() if form.search(text)]
        named = tuple(self._named(keys, scopes, years, has_acronym=bool(instruments)))
        coded = tuple(self._coded(_of_instrument(printed, instruments), keys, scopes, years))
        title = text[printed.title_start :].strip() if printed else text.strip()
        best = _decide(named, coded, self._rules.thresholds.support, has_title=bool(keys), elements=self._elements)
        if len(instruments) == 1 and "instrument" in scopes:
            sure = self._is_about_instrument(text)
            candidate = Candidate("instrument", instruments[0], years, 0.0, "acronym", strong=sure)
            coded = (*coded, candidate)
            if sure and (best is None or best.scope == "instrument"):
                best = candidate
        return LabelReading(text, title, printed, named, coded, part, False, best)

    def _named(
        self, keys: Sequence[str], scopes: Collection[Scope], years: Collection[int], *, has_acronym: bool
    ) -> Iterator[Candidate]:
        grouped: dict[tuple[Scope, str], Candidate] = {}
        for one in self._index.named(keys, scopes, years):
            if one.scope == "overall" and (has_acronym or one.similarity < EXACT):
                continue
            key = (one.scope, one.code)
            known = grouped.get(key)
            if known is None:
                grouped[key] = Candidate(one.scope, one.code, (one.year,), one.similarity, "name")
            else:
                grouped[key] = replace(
                    known, years=(*known.years, one.year), similarity=max(known.similarity, one.similarity)
                )
        if not grouped and not has_acronym and "overall" in scopes and any(map(self._is_overall, keys)):
            grouped["overall", "ITA"] = Candidate("overall", "ITA", tuple(years), EXACT, "name")
        yield from sorted(grouped.values(), key=lambda one: (-one.similarity, one.scope, one.code))

    def _is_overall(self, key: str) -> bool:
        """Whether a spelling is made of the words of the overall score and nothing else."""
        pieces = self._overall.findall(key)
        if not key or "".join(pieces) != key:
            return False
        rules = self._rules.overall
        marks, totals = ({name_key(word) for word in words} for words in (rules.marks, rules.totals))
        return bool(marks.intersection(pieces)) or (len(pieces) > 1 and bool(totals.intersection(pieces)))

    def _coded(
        self, printed: PrintedCode | None, keys: Sequence[str], scopes: Collection[Scope], years: Collection[int]
    ) -> Iterator[Candidate]:
        for meaning in printed.meanings if printed else ():
            if meaning.scope not in scopes:
                continue
            per_year = self._elements.get((meaning.scope, meaning.code), {})
            like = {at: self._likeness(keys, one) for at, one in per_year.items() if at in years}
            if not like:
                continue
            top = max(like.values())
            fit = [at for at, value in like.items() if value >= top - self._rules.thresholds.margin]
            kept = tuple(fit if top >= self._rules.thresholds.support else like)
            yield Candidate(meaning.scope, meaning.code, kept, top, meaning.how, meaning.strong)

    def _is_about_instrument(self, text: str) -> bool:
        """Whether nothing but words that go with an instrument stands beside its acronym."""
        for form in (*(p for one in self._rules.parts.values() for p in one.patterns), *self._acronyms.values()):
            text = form.sub(" ", text)
        for noise in self._rules.noise:
            text = noise.sub(" ", text)
        left = self._companion.sub("", name_key(text))
        return len(re.sub("[0-9]", "", left)) <= 2

    def _part(self, text: str) -> Part | None:
        words = [word.casefold() for word in _LATIN_WORD.findall(text)]
        found = [
            name
            for name, part in self._rules.parts.items()
            if any(pattern.search(text) for pattern in part.patterns)
            or any(fuzz.ratio(word, right) >= self._rules.thresholds.typo for word in words for right in part.words)
        ]
        return found[0] if len(found) == 1 else None


def _of_instrument(printed: PrintedCode | None, instruments: Sequence[str]) -> PrintedCode | None:
    """``IIT ข้อ ๑`` is i1: with one instrument named, a numbered ข้อ is its question or item and nothing else."""
    if printed is None or len(instruments) != 1 or printed.prefix not in ("any", "item", "question"):
        return printed
    letter = {"IIT": "i", "EIT": "e", "OIT": "o"}[instruments[0]]
    fitting = tuple(replace(one, strong=True) for one in printed.meanings if one.code.startswith(letter))
    return replace(printed, meanings=fitting) if fitting else printed


def _decide(
    named: Sequence[Candidate], coded: Sequence[Candidate], support: float, *,
    has_title: bool, elements: Mapping[tuple[Scope, str], Mapping[int, Element]],
) -> Candidate | None:  # fmt: skip
    """What a label surely is by itself: name and code that agree, else an exact name, else a strong code."""
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
