"""Weigh whether numbers are ITA scores of one organisation (the gate), or figures of something else.

Takes a document and all its statements, gives them back: a score that the evidence is against as ``unmapped``
(``gate#other-assessment``, ``gate#example``, ``gate#average``, ``gate#target``, ``gate#no-evidence``), a doubtful one
with a ``doubt`` in its context. Never drops a statement and never reads a number.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from pipeline.matching.labels import LabelReading, label_matcher
from pipeline.parse.about.cues import CueFinder, Evidence, GoverningText
from pipeline.parse.about.locations import Location, Locations
from pipeline.parse.about.proof import proved
from pipeline.parse.about.relative_years import with_relative_year
from pipeline.parse.about.shares import tables_of_shares
from pipeline.parse.text.view import view
from pipeline.records import Document, Field, Paragraph, Spot, Statement
from pipeline.rulebook import Rulebook
from pipeline.rulebook.gate import EvidencePlace, GateKind, GateKindRules, GateReason

DOUBT = "doubt"
_GATED = ("score", "assessment")
_NO_LABELS = frozenset({"value", "organisation", "district", "province", "year", "part", "number"})
_GOVERNING = frozenset({"instrument", "indicator", "sub_indicator"})
_OF_A_NUMBER: frozenset[GateKind] = frozenset({"average", "target"})


@dataclass(frozen=True, slots=True)
class Verdict:
    """A reason against a statement and the words that give it; ``margin`` is its lead over the other evidence."""

    reason: GateReason
    margin: int
    is_refused: bool
    spot: Spot | None = None


@dataclass(frozen=True, slots=True)
class _Case:
    """A statement with its surroundings. ``elements`` are its labels that name an element of the framework."""

    statement: Statement
    location: Location
    around: tuple[GoverningText, ...]
    labels: tuple[GoverningText, ...]
    elements: tuple[tuple[Field, LabelReading], ...]


def weigh_scores(document: Document, statements: Sequence[Statement], rulebook: Rulebook) -> tuple[Statement, ...]:
    """Return the statements, refused scores and assessments as ``unmapped`` and doubtful ones marked."""
    if not any(statement.kind in _GATED for statement in statements):
        return tuple(statements)
    return tuple(_Weighing(document, statements, rulebook).results())


@dataclass(slots=True)
class _Weighing:
    document: Document
    statements: Sequence[Statement]
    rulebook: Rulebook
    locations: Locations = field(init=False)
    cues: CueFinder = field(init=False)
    background: int = field(init=False)
    names: frozenset[tuple[str, str]] = field(init=False)
    shares: frozenset[int] = field(init=False)
    proved: frozenset[int] | None = None

    def __post_init__(self) -> None:
        passages = self.rulebook.passages
        self.locations = Locations(self.document, passages.gate, passages.years)
        self.cues = CueFinder(self.rulebook)
        self.background = self._background()
        self.shares = tables_of_shares(self.document)
        scores = (statement for statement in self.statements if statement.kind == "score")
        named = (self._elements(statement)[:1] for statement in scores)
        self.names = frozenset(_key(reading) for found in named for _, reading in found)

    def results(self) -> Iterator[Statement]:
        for statement in self.statements:
            verdict = self._verdict(statement) if statement.kind in _GATED else None
            if verdict is None:
                yield self._dated(statement) if statement.kind == "score" else statement
                continue
            cue = Field(DOUBT, verdict.spot or statement.place, verdict.reason)
            if verdict.is_refused:
                value = statement.first("value") or statement.fields[0]
                place = value.spot if value.spot.text else statement.place
                yield Statement("unmapped", f"gate#{verdict.reason}", place, (value, cue), statement.context)
            else:
                yield self._dated(replace(statement, context=(*statement.context, cue)))

    def _dated(self, statement: Statement) -> Statement:
        breaks = self.rulebook.passages.gate.breaks
        return with_relative_year(statement, self._location(statement), self.rulebook.calendar, breaks)

    def _location(self, statement: Statement) -> Location:
        value = statement.first("value")
        return self.locations.of(value.spot if value is not None and value.spot.text else statement.place)

    def _verdict(self, statement: Statement) -> Verdict | None:
        """Return the strongest reason against a statement, if it is strong enough to report."""
        location = self._location(statement)
        labels = tuple(self._labels(statement, location))
        case = _Case(statement, location, tuple(self._around(location)), labels, self._elements(statement))
        found = [
            self._weigh(kind, rules, case)
            for kind, rules in self.rulebook.passages.gate.kinds.items()
            if not (statement.kind == "assessment" and kind in _OF_A_NUMBER)
        ]
        told = [verdict for verdict in found if verdict is not None]
        if statement.place.table_number in self.shares:  # or what is missing to a hundred: in doubt
            told.append(Verdict("other-assessment", 0, is_refused=False, spot=statement.place))
        return max(told, key=lambda one: (one.is_refused, one.margin), default=None)

    def _weigh(self, kind: GateKind, rules: GateKindRules, case: _Case) -> Verdict | None:
        gate, is_assessment = self.rulebook.passages.gate, kind == "other-assessment"
        governing = case.around if case.elements else (*case.around, *case.labels)
        against = self.cues.in_texts(rules.against, rules, governing)
        in_clause = self.cues.in_clause(rules.against, rules, case.location, self._names_in(case))
        if not against and not in_clause and (self.background or not is_assessment):
            return None  # the document names the assessment, and nothing speaks against it
        favour = self.cues.in_texts(rules.favour, rules, (*case.around, *case.labels))
        favour_in_clause = self.cues.in_clause(rules.favour, rules, case.location)
        against += self.cues.nearest(in_clause, favour_in_clause)
        favour += self.cues.nearest(favour_in_clause, in_clause)
        favour += self._of_names(case) if is_assessment else []
        weight, support = _total(against), _total(favour)
        if not weight and not support:
            return Verdict("no-evidence", 0, is_refused=True)
        if is_assessment and support < gate.margin * weight and self._is_proved(case.statement):
            support += gate.arithmetic * gate.places["own"]
        if support >= gate.margin * weight:
            return None
        is_refused = weight >= gate.least and weight >= gate.margin * support
        return Verdict(kind, weight - support, is_refused, max(against, key=lambda one: one.weight).spot)

    # --- evidence that is no cue: official names, arithmetic, and the assessment named anywhere ---

    def _of_names(self, case: _Case) -> list[Evidence]:
        gate = self.rulebook.passages.gate
        found = [Evidence(self.background * gate.places["document"], "document")]
        if case.elements:
            is_coded = any(reading.best is not None and reading.best.strong for _, reading in case.elements)
            is_sure = is_coded or len(self.names) >= gate.names_of_a_list
            weight = gate.name_in_a_list if is_sure else gate.name_alone
            found.append(Evidence(weight * gate.places["own"], "own"))
        return found

    def _is_proved(self, statement: Statement) -> bool:
        """Return whether arithmetic connects the score with others; computed on first use."""
        if self.proved is None:
            scores = [one for one in self.statements if one.kind == "score"]
            self.proved = proved(scores, self.rulebook)
        return id(statement) in self.proved

    def _elements(self, statement: Statement) -> tuple[tuple[Field, LabelReading], ...]:
        """Return the labels that give the official name or the letter code of an element."""
        matcher = label_matcher(self.rulebook)
        labels = (piece for piece in statement.fields if piece.name not in _NO_LABELS)
        readings = ((piece, matcher.read(" ".join(piece.spot.text.split()))) for piece in labels)
        return tuple((piece, reading) for piece, reading in readings if _is_element(reading))

    def _background(self) -> int:
        cues = self.rulebook.passages.gate.kinds["other-assessment"].favour
        heaviest = max(cue.weight for cue in cues)
        texts = [
            view(passage).text
            for block in self.document.blocks
            for passage in ([block.passage] if isinstance(block, Paragraph) else [one.passage for one in block.cells])
        ]
        heavy = (cue.pattern for cue in cues if cue.weight == heaviest)
        return heaviest if any(pattern.search(text) for pattern in heavy for text in texts) else 0

    # --- what stands around a statement ---

    def _around(self, location: Location) -> Iterator[GoverningText]:
        """Return the texts outside a row or sentence that govern it, and the header of its column."""
        yield from (GoverningText("title", "title", seen) for seen in self.locations.titles)
        if location.heading is not None:
            yield GoverningText("heading", "heading", location.heading)
        yield from (GoverningText("caption", "caption", seen) for seen in location.captions)
        yield from (GoverningText("own", "header", seen) for seen in location.header)

    def _labels(self, statement: Statement, location: Location) -> Iterator[GoverningText]:
        """Return the labels of the row, a label in another paragraph, and what governs the statement."""
        for piece in statement.fields:
            if piece.name in _NO_LABELS or not piece.spot.text:
                continue
            if piece.spot.table_number is not None:
                yield GoverningText("own", "label", view(piece.spot.passage))
            elif self.locations.of(piece.spot).text != location.text:
                yield GoverningText("heading", "heading", view(piece.spot.passage))
        for piece in statement.context:
            if piece.name in _GOVERNING:
                yield GoverningText("heading", "heading", view(piece.spot.passage))

    def _names_in(self, case: _Case) -> list[tuple[int, int]]:
        """Return the spans of official names in the text of a number; a code extends to the name that follows it."""
        found: list[tuple[int, int]] = []
        for piece, reading in case.elements if case.location.text is not None else ():
            place = self.locations.of(piece.spot)
            if place.text == case.location.text:
                found.append((place.start, place.end if reading.named else max(place.end, case.location.start)))
        return found


def _is_element(reading: LabelReading) -> bool:
    best = reading.best
    is_letter = best is not None and best.how == "letter" and best.strong
    return is_letter or any(candidate.scope != "overall" for candidate in reading.named)


def _key(reading: LabelReading) -> tuple[str, str]:
    candidate = reading.best or reading.named[0]
    return candidate.scope, candidate.code


def _total(found: Sequence[Evidence]) -> int:
    """Return the sum of the heaviest evidence of each place."""
    best: dict[EvidencePlace, int] = {}
    for evidence in found:
        best[evidence.place] = max(best.get(evidence.place, 0), evidence.weight)
    return sum(best.values())
