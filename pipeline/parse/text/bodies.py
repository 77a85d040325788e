"""Find the organisation that a place in running text is about: lists of organisations, and neighbours.

Takes views of passages in order, gives for a place the organisation by its name, none (the reporter is meant), or a
doubt; never decides which organisation of a register a name means.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from rapidfuzz import fuzz

from pipeline.matching.organisations import MentionWords, mention_words
from pipeline.matching.prefixes import PrefixMatch
from pipeline.parse.text.view import View
from pipeline.records import Field
from pipeline.rulebook import Rulebook
from pipeline.rulebook.passages import BodyRules
from pipeline.thai import skeleton

_AREAS = ("district", "province")
_NEAR = 60


@dataclass(frozen=True, slots=True)
class Body:
    """An organisation by its name from ``start`` to ``end`` of a view's text.

    Its areas follow up to ``closed``. ``key`` is the skeleton of its bare name.
    """

    key: str
    start: int
    end: int
    closed: int
    areas: tuple[tuple[str, int, int], ...] = ()

    def fields(self, seen: View) -> tuple[Field, ...]:
        """Return ``organisation``, and ``district`` and ``province`` where they are printed behind it."""
        areas = (Field(level, seen.spot(start, end)) for level, start, end in self.areas if level in _AREAS)
        return (Field("organisation", seen.spot(self.start, self.end)), *areas)


@dataclass(frozen=True, slots=True)
class BodiesAround:
    """The organisations of a passage. ``rows`` are those of a list with a score each, ``own`` the reporter's."""

    text: str
    rules: BodyRules
    bodies: Sequence[Body] = ()
    rows: frozenset[int] = frozenset()
    own: str | None = None

    def row(self, start: int, end: int) -> int | None:
        """Return the end of the organisation's name whose line of a list continues between two places."""
        near = next((body for body in reversed(self.bodies) if body.end <= end), None)
        return near.closed if near is not None and near.start in self.rows and near.start >= start else None

    def at(self, place: int) -> Body | None:
        """Return the organisation that a place is about, or ``None`` for the reporter."""
        near = next((one for one in reversed(self.bodies) if one.end <= place), None)
        if near is None:
            return None
        if near.start in self.rows:
            return near
        return near if near.key != self.own and self._is_neighbour(near, place) else None

    def is_doubtful(self, place: int) -> bool:
        """Return whether it is undecided which organisation a place is about.

        That is so for a name close to the reporter's, and behind a score that is compared with.
        """
        near = self.at(place)
        if near is None or near.start in self.rows:
            return False
        compared = self.rules.compared_before.search(self.text[: near.start]) is not None
        if compared and self.rules.score.search(self.text[near.closed : place]):
            return True
        return self.own is not None and near.key != self.own and fuzz.ratio(near.key, self.own) >= self.rules.alike

    def _is_neighbour(self, near: Body, place: int) -> bool:
        before, between = self.text[: near.start], self.text[near.closed : place]
        in_brackets = between.lstrip().startswith("(") and ")" in between
        if in_brackets or self.rules.ends.search(between):
            return False
        if self.rules.compared_before.search(before):
            return self.rules.compared_link.search(between) is not None
        return self.rules.told_before.search(before) is not None and self.rules.told_link.search(between) is not None


@dataclass(slots=True)
class BodiesReader:
    """Finder of the organisations of passages; it keeps the first name of the document."""

    rulebook: Rulebook
    own: str | None = None
    words: MentionWords = field(init=False)

    def __post_init__(self) -> None:
        self.words = mention_words(self.rulebook.organisations)

    def read(self, views: Sequence[View]) -> list[BodiesAround]:
        """Return the organisations of each passage; lists may continue over consecutive passages."""
        rules = self.rulebook.passages.bodies
        found: list[list[Body]] = []
        heads: list[list[Body]] = []
        for seen in views:
            scored = rules.score.search(seen.text) is not None
            bodies = self._bodies(seen.text) if scored or self.own is None else []
            compared = (rules.compared_before.search(seen.text[: one.start]) is not None for one in bodies)
            self.own = self.own or next(
                (one.key for one, is_other in zip(bodies, compared, strict=True) if not is_other), None
            )
            found.append(bodies)
            heads.append(self._heads(seen.text, bodies, rules) if scored else [])
        return [
            BodiesAround(seen.text, rules, found[number], self._rows(seen.text, heads, found, number), self.own)
            for number, seen in enumerate(views)
        ]

    def _rows(
        self, text: str, heads: Sequence[Sequence[Body]], found: Sequence[Sequence[Body]], number: int
    ) -> frozenset[int]:
        """Return where organisations with a score each begin: in lines of a list, or one after the other."""
        around = {body.key for near in heads[max(0, number - 1) : number + 2] for body in near}
        if heads[number] and len(around) > 1:
            first = heads[number][0].start
            return frozenset(body.start for body in found[number] if body.start >= first)
        return self._ranked(text, found[number])

    def _ranked(self, text: str, bodies: Sequence[Body]) -> frozenset[int]:
        """Return the organisations of a sentence that gives several, each with its score right behind its name."""
        rules = self.rulebook.passages.bodies
        ends = [body.start for body in bodies[1:]] + [len(text)] * bool(bodies)
        ranked = [
            body
            for body, end in zip(bodies, ends, strict=True)
            if rules.told_link.search(text[body.closed : body.closed + _NEAR])
            and len(list(rules.score.finditer(text, body.closed, min(end, body.closed + _NEAR)))) == 1
        ]
        is_aside = any(
            rules.told_before.search(text[max(0, body.start - _NEAR) : body.start])
            or rules.compared_before.search(text[max(0, body.start - _NEAR) : body.start])
            for body in ranked
        )
        return frozenset() if is_aside or len({body.key for body in ranked}) < 2 else frozenset(b.start for b in ranked)

    def _bodies(self, text: str) -> list[Body]:
        finder = self.words.finder
        matches = list(finder.find(text))
        taken = {one.start for one in matches}
        for head in self.rulebook.passages.bodies.line_head.finditer(text):
            label = text[head.end() :].split(maxsplit=1)[:1]
            whole = finder.match_whole(label[0]) if label else None
            if whole is not None and head.end() not in taken:
                matches.append(_moved(whole, head.end()))
        areas = self.words.areas(text, matches)
        found: list[Body] = []
        for one in sorted(matches, key=lambda match: match.start):
            chain = self.words.chain(text, one.name_end, areas)
            places = tuple((area.level, area.name_start, area.name_end) for area in chain)
            closed = chain[-1].end if chain else one.name_end
            found.append(Body(skeleton(text[one.name_start : one.name_end]), one.start, one.name_end, closed, places))
        return found

    def _heads(self, text: str, bodies: Sequence[Body], rules: BodyRules) -> list[Body]:
        """Return the organisations that open a line and have a number like a score before the next one."""
        opens = {head.end() for head in rules.line_head.finditer(text)}
        heads = [one for one in bodies if one.start in opens]
        ends = [*(one.start for one in heads), len(text)][1:] if heads else []
        return [one for one, end in zip(heads, ends, strict=True) if rules.score.search(text[one.end : end])]


def _moved(match: PrefixMatch, by: int) -> PrefixMatch:
    return PrefixMatch(
        match.kind,
        match.start + by,
        match.end + by,
        match.name_start + by,
        match.name_end + by,
        match.run_end + by,
        match.is_short,
        match.is_spaced,
    )
