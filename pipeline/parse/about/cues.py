"""Find the cues for and against a number (``rules/passages/gate.yml``), by the place where they stand.

Takes the texts around a number, gives evidence with its weight; never decides the outcome.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from pipeline.matching.organisations import mention_words
from pipeline.parse.about.locations import NUMBER, Location
from pipeline.parse.text.view import View
from pipeline.records import Spot
from pipeline.rulebook import Rulebook
from pipeline.rulebook.gate import Cue, CuePlace, EvidencePlace, GateKindRules

_Span = tuple[int, int]
_WIDE: frozenset[CuePlace] = frozenset({"title", "heading"})


@dataclass(frozen=True, slots=True)
class Evidence:
    """A cue with its weight at its place; ``spot`` is ``None`` for evidence without words.

    ``end`` is where the cue ends in the paragraph of the number, -1 outside it.
    """

    weight: int
    place: EvidencePlace
    spot: Spot | None = None
    end: int = -1


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
    _ends: dict[tuple[int, str], list[int]] = field(default_factory=dict)

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
                found.append(Evidence(cue.weight * weight, text.place, text.seen.spot(*span)))
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
        clause = max((stop for stop in self._stops(gate.breaks, seen.text) if stop <= start), default=0)
        nearest = max((stop for stop in self._stops(NUMBER, seen.text) if clause < stop <= start), default=clause)
        behind = gate.behind.match(seen.text, end)
        stop = behind.end() if behind is not None else end
        turn = gate.breaks.search(seen.text, end, stop)
        stop = turn.start() if turn is not None else stop
        found: list[Evidence] = []
        for cue, spans in spans_of_cues:
            first = {"number": nearest, "clause": clause, "block": 0}[cue.reach]
            hits = [span for span in spans if first <= span[0] and span[1] <= start and not _is_within(span, names)]
            if cue.reach == "number":
                hits = [hit for hit in hits if not self._names_body(seen.text[hit[1] : start])]
            if hits:
                place: EvidencePlace = "own" if hits[-1][1] >= nearest or cue.reach == "block" else "carried"
                weight = cue.weight * gate.places[place]
                found.append(Evidence(weight, place, seen.spot(*hits[-1]), hits[-1][1]))
                continue
            # What ends right before the next number belongs to that one.
            tied = (hit for hit in spans if end <= hit[0] and hit[1] <= stop)
            after = next((hit for hit in tied if hit[1] < stop or not seen.text[stop : stop + 1].isdigit()), None)
            if after is not None:
                found.append(Evidence(cue.weight * gate.places["own"], "own", seen.spot(*after), start))
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

    def _stops(self, pattern: re.Pattern[str], text: str) -> list[int]:
        key = (id(pattern), text)
        if key not in self._ends:
            self._ends[key] = [hit.end() for hit in pattern.finditer(text)]
        return self._ends[key]

    def _names_body(self, text: str) -> bool:
        """Return whether an organisation is named between a cue and a number, which then belongs to it."""
        return any(True for _ in mention_words(self.rulebook.organisations).finder.find(text))

    def _content(self, rules: GateKindRules, text: str) -> str:
        """Return the text to search, with names of organisations and areas blanked at equal length if asked."""
        names = self.rulebook.passages.years.names
        return names.sub(lambda name: " " * len(name[0]), text) if rules.ignores_names else text


def _is_within(span: _Span, names: Sequence[_Span]) -> bool:
    return any(low <= span[0] and span[1] <= high for low, high in names)
