"""Find labels in lines: words of a column role with a value behind them, below them, or inside the line.

Takes the text of a line with Arabic digits, gives labels and roles; ``rules/columns.yml`` is the only vocabulary.
Evidence is weighed: the words, how much of the label they cover, the sign behind them, and what the value states.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache

from pipeline.matching.elements import text_matcher
from pipeline.matching.once import once
from pipeline.parse.outline.content import content_of
from pipeline.rulebook import Rulebook
from pipeline.rulebook.patterns import loosen

LIST_ROLES = frozenset({"steps", "output", "outcome", "progress", "monitoring", "required_elements"})
PART_ROLES = ("weakness", "improvement", "strength")
SURE_ROLES = ("responsible", "period", "status")
LABEL_ROLES = frozenset({
    "title", "steps", "period", "responsible", "status", "monitoring", "progress", "output", "half_year", "outcome",
    "indicator", "issue", "analysis", "budget", "remark", "proof_link", "target", "required_elements", *PART_ROLES,
})  # fmt: skip
_LONGEST_LABEL = 60
_LONGEST_ALONE = 45
_LONGEST_TAIL = 24
_LONGEST_READ = 1500
_LEAST_FIT, _LEAST_WHOLE = 0.85, 0.6
_NEAR = 0.2
_COLON, _LINE_START, _ALONE, _APART, _CONTENT, _COVERED = 0.6, 0.4, 0.5, 0.3, 0.5, 0.6
_FEWEST_PARTS = 2
_COMPANY, _SHORTEST_VALUE, _JOINED = 0.5, 5, " ,/และ"
_SEPARATOR = re.compile(r"(?:\s{2,}|\t|[|;/•·,()]\s*|\s[-–—]\s*)$")
_BOUNDARY = r"(?:^|(?<=[\s:;,|/()\[\]•·\-–—*])|(?<=มี)|(?<=ส่วน)|(?<=และ)|(?<=โดย))"


@dataclass(frozen=True, slots=True)
class Label:
    """A label in a line: its roles (best first, those that are about as good), and offsets into the line.

    ``start:end`` are its words, ``value:stop`` is what stands behind it up to the next label.
    """

    roles: tuple[str, ...]
    start: int
    end: int
    value: int
    stop: int
    has_sign: bool = False

    @property
    def role(self) -> str:
        """The best role."""
        return self.roles[0]

    @property
    def is_alone(self) -> bool:
        """Whether no value stands behind it."""
        return self.value >= self.stop


@dataclass(frozen=True, slots=True)
class _Offer:
    roles: tuple[str, ...]
    start: int
    end: int
    value: int
    strength: float
    has_sign: bool


class LabelFinder:
    """Finder of labels. Built once for a rulebook."""

    def __init__(self, rulebook: Rulebook) -> None:
        self._rules = rulebook.passages.outline
        self._words = text_matcher(rulebook).words
        self._content = content_of(rulebook)
        phrases: dict[str, set[str]] = defaultdict(set)
        for name, role in rulebook.columns.roles.items():
            if name in LABEL_ROLES:
                for phrase in (*role.starts, *role.equals):
                    if len(phrase) > 2:
                        phrases[phrase].add(name)
        listed = "|".join(
            loosen(re.escape(phrase).replace(r"\ ", " ")) for phrase in sorted(phrases, key=len, reverse=True)
        )
        self._phrase = re.compile(rf"{_BOUNDARY}(?:{listed})", re.IGNORECASE)
        self._sign = re.compile(rf"(?:{self._rules.tails.pattern})?\s*(?::|：|{self._rules.link.pattern})\s*")
        self._head = re.compile(rf"(?P<head>[^:：\n]{{2,{_LONGEST_LABEL}}})\s*[:：]\s*")
        self.find = lru_cache(maxsize=8192)(self._find)

    def _find(self, text: str, start: int, below: str = "") -> tuple[Label, ...]:
        """Return the labels of a line from ``start`` (behind its marker), in order and without overlaps.

        ``below`` is the next line, which may be the value of a label that stands alone.
        """
        text = text[:_LONGEST_READ]
        taken: list[_Offer] = []
        offers = sorted(self._offers(text, start, below), key=lambda one: (one.start, -one.strength))
        offers = self._parts_among(text, offers) or offers
        for offer in offers:
            if offer.strength >= self._rules.label_threshold and (not taken or offer.start >= taken[-1].value):
                taken.append(offer)
        taken = self._with_ways(text, taken)
        stops = [*(offer.start for offer in taken), len(text)][1:]
        return tuple(
            Label(offer.roles, offer.start, offer.end, *_trimmed(text, offer.value, stop), offer.has_sign)
            for offer, stop in zip(taken, stops, strict=True)
        )

    def _parts_among(self, text: str, offers: list[_Offer]) -> list[_Offer]:
        """Return the offers where words for parts of an analysis support each other, each with a value."""
        least = self._rules.label_threshold - _COMPANY
        parts = [offer for offer in offers if set(offer.roles) & set(PART_ROLES) and offer.strength >= least]
        if len({min(set(part.roles) & set(PART_ROLES)) for part in parts}) < _FEWEST_PARTS:
            return []
        stops = [*(part.start for part in parts[1:]), len(text)]
        if any(
            stop > part.start and len(text[part.value : stop].strip(_JOINED)) < _SHORTEST_VALUE
            for part, stop in zip(parts, stops, strict=True)
        ):
            return []
        return [self._as_part(offer) if offer in parts else offer for offer in offers]

    def _as_part(self, offer: _Offer) -> _Offer:
        roles = tuple(role for role in offer.roles if role in PART_ROLES)
        return replace(offer, roles=roles, strength=max(offer.strength, self._rules.label_threshold))

    def _offers(self, text: str, start: int, below: str) -> Iterator[_Offer]:
        heads = [found.span() for found in self._phrase.finditer(text, start)]
        for number, (begin, end) in enumerate(heads):
            following = heads[number + 1][0] if number + 1 < len(heads) else len(text)
            yield from self._phrased(text, start, begin, end, max(following, end), below)
        opens = bool(heads) and heads[0][0] == start
        if (found := self._head.match(text, start)) is not None:
            yield from self._headed(text, start, *found.span("head"), found.end())
        elif not opens and len(text) - start <= _LONGEST_ALONE:
            yield from self._offer(text, start, start, len(text), 1.0, below, _LEAST_WHOLE)

    def _phrased(
        self, text: str, start: int, begin: int, end: int, following: int, below: str
    ) -> Iterator[_Offer]:  # fmt: skip
        """Yield the label that begins with a phrase: the phrase, or the whole word that it opens."""
        word_end = end
        while word_end < len(text) and not text[word_end].isspace() and text[word_end] not in ":：":
            word_end += 1
        if word_end > end and self._sign.match(text, end) is not None:
            yield from self._offer(text, start, begin, end, 1.0, below)
            return
        if word_end - end <= _LONGEST_TAIL:
            tail = self._rules.tails.match(text, end, word_end)
            covered = ((tail.end() if tail is not None else end) - begin) / max(1, word_end - begin)
            yield from self._offer(text, start, begin, word_end, covered, below)
        colon = text.find(":", word_end, begin + _LONGEST_LABEL)
        if word_end < colon <= following and "  " not in text[begin:colon]:
            stop = len(text[:colon].rstrip())
            yield from self._offer(text, start, begin, stop, (end - begin) / max(1, stop - begin), below)

    def _headed(self, text: str, start: int, begin: int, end: int, value: int) -> Iterator[_Offer]:
        """Yield the label before a colon at the start of a line, by its words or by what stands behind it."""
        end = len(text[:end].rstrip())
        if self._phrase.search(text, begin + 1, end) is not None:
            return  # another label stands between the start and the colon
        offered = list(self._offer(text, start, begin, end, 1.0, "", _LEAST_WHOLE))
        yield from offered
        role = self._content.role_of(text[value:]) if not offered else None
        if role is not None and end - begin <= _LONGEST_ALONE:
            yield _Offer((role,), begin, end, value, self._rules.label_threshold, True)

    def _offer(
        self, text: str, start: int, begin: int, end: int, covered: float, below: str, least: float = _LEAST_FIT
    ) -> Iterator[_Offer]:  # fmt: skip
        fits = {
            role: fit for role, fit in self._words.fits(text[begin:end]).items() if role in LABEL_ROLES and fit >= least
        }
        if not fits:
            return
        sign = self._sign.match(text, end)
        has_sign = sign is not None
        value = sign.end() if sign is not None else end + len(text[end:]) - len(text[end:].lstrip())
        opens = begin == start
        alone = value >= len(text.rstrip())
        if alone and (not opens or end - begin > _LONGEST_ALONE):
            return
        strength = _COLON * has_sign + _LINE_START * opens + _ALONE * (alone and not has_sign)
        strength -= (1.0 if alone else _COVERED) * (1 - covered) if not has_sign or not opens else 0.0
        if not opens:
            strength += _APART * (_SEPARATOR.search(text, max(0, begin - 4), begin) is not None)
        content = below if alone else self._first(text[value : value + 200])
        if "title" in fits and self._content.role_of(content) is not None:
            fits = {role: fit for role, fit in fits.items() if role != "title"}  # no measure is called กองคลัง
            if not fits:
                return
        if alone and least < _LEAST_FIT:  # words somewhere in a short line are a label only above such a value
            fits = {role: fit for role, fit in fits.items() if self._content.support(role, content) > 0}
            if not fits:
                return
        best: dict[str, float] = {
            role: fit + strength + _CONTENT * self._content.support(role, content) for role, fit in fits.items()
        }
        top = max(best.values())
        roles = tuple(role for role in sorted(best, key=lambda one: -best[one]) if best[role] >= top - _NEAR)
        yield _Offer(roles, begin, end, value, top, has_sign)

    def _first(self, content: str) -> str:
        """Return a value up to the next label inside its line."""
        following = self._phrase.search(content, 1)
        piece = content[: following.start()] if following is not None else content
        cut = self._content.status_at_end(piece)
        return piece[:cut] if cut is not None else piece

    def _with_ways(self, text: str, taken: list[_Offer]) -> list[_Offer]:
        """Add the clause that says how to mend what the label before it says (… ควรปรับปรุงโดย …)."""
        last = taken[-1] if taken else None
        if last is None or last.roles[0] != "weakness":
            return taken
        way = self._rules.analysis.improves.search(text, last.value + 1)
        if way is None or not text[way.start() - 1].isspace():
            return taken
        return [*taken, _Offer(("improvement",), *way.span(), way.end(), self._rules.label_threshold, True)]


def _trimmed(text: str, start: int, stop: int) -> tuple[int, int]:
    piece = text[start:stop]
    begin = start + len(piece) - len(piece.lstrip(" \t.:：-–—|;,*")) if start < stop else start
    # A bullet or bracket that opens the next label is none of this value.
    end = start + len(piece.rstrip(" \t|;,/(*•·-–"))
    return min(begin, stop), max(min(begin, stop), end)


@once
def label_finder(rulebook: Rulebook) -> LabelFinder:
    """Return the label finder of these rules."""
    return LabelFinder(rulebook)
