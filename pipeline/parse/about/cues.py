"""Find the cues for and against a number (``rules/passages/gate.yml``), by the place where they stand.

Takes the texts around a number, gives evidence with its weight; never decides the outcome.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from pipeline.matching.organisations import mention_words
from pipeline.parse.about.locations import NUMBER, Location, last_end
from pipeline.parse.text.view import View
from pipeline.records import Spot
from pipeline.rulebook import Rulebook
from pipeline.rulebook.gate import Cue, CuePlace, EvidencePlace, GateKindRules

_Span = tuple[int, int]
_WIDE: frozenset[CuePlace] = frozenset({"title", "heading"})


@dataclass(frozen=True, slots=True)
class Evidence:
    """A cue with its weight at its place: the words ``span`` of ``seen``, or none.

    ``end`` is where the cue ends in the paragraph of the number, -1 outside it.
    """

    weight: int
    place: EvidencePlace
    seen: View | None = None
    span: _Span = (0, 0)
    end: int = -1

    @property
    def spot(self) -> Spot | None:
        """Return the place of the words."""
        return self.seen.spot(*self.span) if self.seen is not None else None


@dataclass(frozen=True, slots=True)
class GoverningText:
    """A text that governs a number, with the weight and the kind of its place."""

    place: EvidencePlace
    kind: CuePlace
    seen: View


@dataclass(slots=True)
class CueFinder:
    """Finder of the cues of one document; each text is searched once."""

    rulebook: Rulebook
    _kept: dict[tuple[int, CuePlace, str], list[tuple[Cue, _Span]]] = field(default_factory=dict)
    _spans: dict[tuple[int, str], list[tuple[Cue, list[_Span]]]] = field(default_factory=dict)

    def in_texts(
        self, cues: Sequence[Cue], rules: GateKindRules, texts: Sequence[GoverningText]
    ) -> list[Evidence]:  # fmt: skip
        """Return the first hit of each cue in each text."""
        found: list[Evidence] = []
        for text in texts:
            key = (id(cues), text.kind, text.seen.text)
            if key not in self._kept:
                self._kept[key] = list(self._hits(cues, rules, text))
            weight = self.rulebook.passages.gate.places[text.place]
            for cue, span in self._kept[key]:
                found.append(Evidence(cue.weight * weight, text.place, text.seen, span))
        return found

    def in_clause(
        self, cues: Sequence[Cue], rules: GateKindRules, location: Location, names: Sequence[_Span] = ()
    ) -> list[Evidence]:
        """Return the cues that apply to a number of running text, without those inside ``names``."""
        gate, seen = self.rulebook.passages.gate, location.text
        spans_of_cues = self._spans_in(cues, rules, seen.text) if seen is not None else []
        if seen is None or not spans_of_cues:
            return []
        start, end = location.start, location.end
        clause = last_end(gate.breaks, seen.text, start)
        nearest = max(clause, last_end(NUMBER, seen.text, start))
        behind = gate.behind.match(seen.text, end)
        stop = behind.end() if behind is not None else end
        turn = gate.breaks.search(seen.text, end, stop)
        stop = turn.start() if turn is not None else stop
        found: list[Evidence] = []
        for cue, spans in spans_of_cues:
            first = {"number": nearest, "clause": clause, "block": 0}[cue.reach]
            hits = (hit for hit in reversed(_between(spans, first, start)) if not _is_within(hit, names))
            if cue.reach == "number":
                hits = (hit for hit in hits if not self._names_body(seen.text[hit[1] : start]))
            hit = next(hits, None)
            if hit is not None:
                place: EvidencePlace = "own" if hit[1] >= nearest or cue.reach == "block" else "carried"
                found.append(Evidence(cue.weight * gate.places[place], place, seen, hit, hit[1]))
                continue
            # What ends right before the next number belongs to that one.
            tied = _between(spans, end, stop)
            after = next((hit for hit in tied if hit[1] < stop or not seen.text[stop : stop + 1].isdigit()), None)
            if after is not None:
                found.append(Evidence(cue.weight * gate.places["own"], "own", seen, after, start))
        return found

    def nearest(self, own: Sequence[Evidence], other: Sequence[Evidence]) -> list[Evidence]:
        """Return the evidence of one side; evidence before a cue of the other side counts only as carried over."""
        places = self.rulebook.passages.gate.places
        last = max((evidence.end for evidence in other), default=-1)
        return [
            replace(one, weight=one.weight * places["carried"] // places["own"], place="carried")
            if one.place == "own" and one.end < last
            else one
            for one in own
        ]

    def _hits(
        self, cues: Sequence[Cue], rules: GateKindRules, text: GoverningText
    ) -> Iterator[tuple[Cue, _Span]]:  # fmt: skip
        content = self._content(rules, text.seen.text)
        for cue in cues:
            counts = text.kind in cue.places and not (cue.reach == "number" and text.kind in _WIDE)
            hit = cue.pattern.search(content) if counts else None
            if hit is not None:
                yield cue, hit.span()

    def _spans_in(
        self, cues: Sequence[Cue], rules: GateKindRules, text: str
    ) -> list[tuple[Cue, list[_Span]]]:  # fmt: skip
        """Return every hit of the cues for running text in a paragraph."""
        key = (id(cues), text)
        if key not in self._spans:
            content = self._content(rules, text)
            running = (cue for cue in cues if "text" in cue.places)
            every = ((cue, [hit.span() for hit in cue.pattern.finditer(content)]) for cue in running)
            self._spans[key] = [(cue, spans) for cue, spans in every if spans]
        return self._spans[key]

    def _names_body(self, text: str) -> bool:
        """Return whether an organisation is named between a cue and a number, which then belongs to it."""
        return any(True for _ in mention_words(self.rulebook.organisations).finder.find(text))

    def _content(self, rules: GateKindRules, text: str) -> str:
        """Return the text to search, with names of organisations and areas blanked at equal length if asked."""
        names = self.rulebook.passages.years.names
        return names.sub(lambda name: " " * len(name[0]), text) if rules.ignores_names else text


def _between(spans: Sequence[_Span], start: int, end: int) -> Sequence[_Span]:
    """Return the spans, ordered and apart, that stand between two places."""
    return spans[bisect_left(spans, (start, 0)) : bisect_right(spans, end, key=lambda span: span[1])]


def _is_within(span: _Span, names: Sequence[_Span]) -> bool:
    return any(low <= span[0] and span[1] <= high for low, high in names)
