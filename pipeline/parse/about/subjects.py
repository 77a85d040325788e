"""Weigh whether a document or section is about ITA measures, items and analyses, or is another kind of document.

Takes a document and all its statements, gives them back: measures, items and analyses of a section that is clearly
about something else become one ``unmapped`` statement (``subject#<kind>``); those of a doubtful section are kept and
reported (``subject#doubtful``). Never looks at scores, and never decides by a single word.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import takewhile

from pipeline.matching.labels import label_matcher
from pipeline.parse.about.locations import Locations
from pipeline.parse.about.section_headings import SectionHeadings, place_of
from pipeline.parse.text.view import View, view
from pipeline.records import Document, Field, Paragraph, Passage, Spot, Statement
from pipeline.rulebook import Rulebook
from pipeline.rulebook.subjects import SubjectCue, SubjectPlace, SubjectRules

DOUBTFUL, NO_EVIDENCE = "doubtful", "no-evidence"
RULE = "subject#"
_WEIGHED = frozenset({"measure", "disclosure_item", "indicator_analysis"})
_LABELS = frozenset({"indicator", "indicator_number", "question", "code", "item_title", "issue", "label"})
_OURS = ""
_TOP_ROWS = 3
_MANY = 3


@dataclass(frozen=True, slots=True)
class Section:
    """The texts that say what a table, or a run of paragraphs under one heading, is about.

    ``official`` is the share of its statements that name an element of ITA, ``count`` how many do;
    ``is_named`` says that the document names ITA
    anywhere, ``is_related`` that it names what ITA is about.
    """

    titles: tuple[View, ...] = ()
    headings: tuple[View, ...] = ()
    headers: tuple[View, ...] = ()
    official: float = 0.0
    count: int = 0
    is_named: bool = False
    is_related: bool = False


@dataclass(frozen=True, slots=True)
class SubjectEvidence:
    """``log_odds`` of being about ITA rather than ``other``, the strongest other kind; ``spot`` is what names that."""

    log_odds: float
    other: str
    spot: Spot | None


def weigh_subjects(document: Document, statements: Sequence[Statement], rulebook: Rulebook) -> tuple[Statement, ...]:
    """Return the statements without those of sections that are clearly of another kind; see the module."""
    if not any(statement.kind in _WEIGHED for statement in statements):
        return tuple(statements)
    return tuple(_Weighing(document, rulebook).results(statements))


def subject_evidence(section: Section, rules: SubjectRules) -> SubjectEvidence:
    """Return the log-odds that a section is about ITA: its words by place, official names, and money columns.

    A Thai name says first what a thing is and then of what: in titles and headings the first cue and others of its
    kind count whole, later ones of other kinds in part.
    """
    totals: dict[str, float] = {}
    spots: dict[str, tuple[float, Spot]] = {}
    places: tuple[tuple[SubjectPlace, tuple[View, ...]], ...] = (
        ("title", section.titles), ("heading", section.headings), ("header", section.headers),
    )  # fmt: skip
    is_silent = any(rules.genre.search(seen.text) for seen in section.titles)
    for place, texts in places:
        strongest = _strongest(place, texts, rules)
        is_silent = is_silent and not (place == "title" and strongest)
        for kind, (strength, spot) in strongest.items():
            weight = strength * rules.places[place]
            totals[kind] = totals.get(kind, 0.0) + weight
            if kind not in spots or spots[kind][0] < weight:
                spots[kind] = weight, spot
    ours = totals.pop(_OURS, 0.0)
    if section.official >= 0.5 or section.count >= _MANY:
        ours += rules.official_half
    elif section.count:
        ours += rules.official_few
    ours += rules.silent_title if is_silent else 0.0
    if section.is_named:
        ours += rules.named_in_text
    elif not section.is_related:
        ours += rules.named_nowhere
    if any(rules.money_header.search(seen.text) for seen in section.headers):
        ours += rules.money
    other = max(totals, key=lambda kind: totals[kind], default=NO_EVIDENCE)
    return SubjectEvidence(ours - totals.get(other, 0.0), other, spots[other][1] if other in spots else None)


def verdict_of(evidence: SubjectEvidence, rules: SubjectRules) -> str:
    """Return ``kept``, ``doubtful``, or the other kind that a section clearly is."""
    if evidence.log_odds <= rules.refuse:
        return evidence.other
    return DOUBTFUL if evidence.log_odds < rules.doubt else "kept"


def is_of_another_kind(document: Document, rulebook: Rulebook) -> bool:
    """Return whether the title of a document is clearly that of another kind."""
    weighing = _Weighing(document, rulebook)
    evidence = subject_evidence(
        Section(weighing.titles, is_named=weighing.is_named, is_related=weighing.is_related), weighing.rules
    )
    return verdict_of(evidence, weighing.rules) in weighing.rules.others


def example_verdict(document: Document, official: float, rulebook: Rulebook) -> str:
    """Return the verdict on the first table of a document of which a share of rows names elements of ITA."""
    weighing = _Weighing(document, rulebook)
    cell = document.tables[0].cells[-1]
    place = Spot(cell.passage, document.tables[0].number, cell.row + 1, cell.column + 1)
    statement = Statement("measure", "", place, ())
    section = replace(weighing.section(statement, [statement]), official=official, count=int(official > 0))
    return verdict_of(subject_evidence(section, weighing.rules), weighing.rules)


def _strongest(
    place: SubjectPlace, texts: Iterable[View], rules: SubjectRules
) -> dict[str, tuple[float, Spot]]:  # fmt: skip
    """Return the weight of each subject in the texts of one place, and the words that name it best."""
    found: dict[str, tuple[float, Spot]] = {}
    title: str | None = None
    for seen in texts:
        hits = sorted(_hits(place, seen, rules), key=lambda hit: (hit[1], -hit[2], -hit[3]))
        head = title if title is not None else next((hit[0] for hit in hits), None)
        for kind, start, end, whole in hits:
            spot = seen.spot(start, end)
            if place == "header":
                before = found.get(kind, (0.0, spot))
                found[kind] = min(rules.header_most, before[0] + whole), before[1]
                continue
            weight = whole if kind == head else whole * rules.later
            if kind not in found or found[kind][0] < weight:
                found[kind] = weight, spot
        title = head if place == "title" else None
    return found


def _hits(place: SubjectPlace, seen: View, rules: SubjectRules) -> Iterator[tuple[str, int, int, float]]:
    """Return kind, start, end and weight of the cues in a text."""
    kinds: list[tuple[str, Sequence[SubjectCue]]] = [(_OURS, rules.ours)]
    kinds += [(name, kind.cues) for name, kind in rules.others.items()]
    for name, cues in kinds:
        for cue in cues:
            hit = cue.pattern.search(seen.text) if place in cue.places else None
            if hit is not None:
                yield name, hit.start(), hit.end(), cue.weight


@dataclass(slots=True)
class _Weighing:
    document: Document
    rulebook: Rulebook
    rules: SubjectRules = field(init=False)
    locations: Locations = field(init=False)
    titles: tuple[View, ...] = field(init=False)
    is_named: bool = field(init=False)
    is_related: bool = field(init=False)
    is_ours: bool = field(init=False)
    headings: SectionHeadings = field(init=False)

    def __post_init__(self) -> None:
        passages = self.rulebook.passages
        self.rules = passages.subjects
        self.locations = Locations(self.document, passages.gate, passages.years)
        self.headings = self._headings(())
        titles = self.locations.titles
        below = takewhile(lambda seen: not self.rules.below_title.search(seen.text), titles[1:])
        self.titles = tuple(seen for seen in (*titles[:1], *below) if not self.rules.not_a_title.search(seen.text))
        texts = [view(passage).text for passage in _passages(self.document)]
        self.is_named = any(self.rules.text.search(text) for text in texts)
        self.is_related = self.is_named or any(self.rules.related.search(text) for text in texts)
        hits = (sorted(_hits("title", seen, self.rules), key=lambda hit: (hit[1], -hit[2])) for seen in self.titles)
        self.is_ours = next((found[0][0] for found in hits if found), None) == _OURS

    def results(self, statements: Sequence[Statement]) -> Iterator[Statement]:
        self.headings = self._headings(statements)
        groups: dict[object, list[Statement]] = {}
        for statement in statements:
            if statement.kind in _WEIGHED:
                groups.setdefault(self._key(statement), []).append(statement)
        verdicts: dict[object, tuple[str, SubjectEvidence]] = {}
        for key, members in groups.items():
            evidence = subject_evidence(self.section(members[0], members), self.rules)
            verdicts[key] = verdict_of(evidence, self.rules), evidence
        told: set[object] = set()
        for statement in statements:
            is_row = statement.kind == "unmapped" and statement.place.grid_number is not None
            weighed = verdicts.get(self._key(statement)) if statement.kind in _WEIGHED or is_row else None
            if weighed is None or weighed[0] == "kept":
                yield statement
                continue
            verdict, evidence = weighed
            about = verdict, evidence.other
            if about not in told and statement.kind in _WEIGHED:
                told.add(about)
                rows = sum(len(groups[one]) for one, (what, found) in verdicts.items() if (what, found.other) == about)
                yield self._report(verdict, evidence, statement, rows)
            if verdict == DOUBTFUL:
                yield statement

    def _headings(self, statements: Sequence[Statement]) -> SectionHeadings:
        """Return the headings that are no texts of the weighed statements; what only governs these is none of them."""
        own = (
            spot
            for statement in statements
            if statement.kind in _WEIGHED
            for spot in (statement.place, *(one.spot for one in statement.fields if one.name not in _LABELS))
        )
        return SectionHeadings(self.locations, self.rules.entry, self.rules.longest_heading, own)

    def section(self, statement: Statement, members: Sequence[Statement]) -> Section:
        """Return the texts around a statement."""
        location = self.locations.of(statement.place)
        titles = {seen.text for seen in self.titles}
        headings = [seen for seen in (self.headings.of(statement.place), *location.captions) if seen is not None]
        sentence = self.rulebook.passages.years.body_words
        short = tuple(
            seen
            for seen in headings
            if len(seen.text) <= self.rules.longest_heading
            and seen.text not in titles
            and sentence.search(seen.text) is None
        )
        official = sum(self._is_official(one) for one in members)
        headers = tuple(self._headers(statement, members))
        share = official / max(1, len(members))
        return Section(self.titles, short, headers, share, official, self.is_named, self.is_related)

    def _key(self, statement: Statement) -> object:
        grid = statement.place.grid_number
        if grid is not None:
            return grid
        heading = self.headings.of(statement.place)
        return None if heading is None else place_of(heading)

    def _headers(self, statement: Statement, members: Sequence[Statement]) -> Iterator[View]:
        """Return the header cells of the table; outside tables the labels of the fields."""
        table = next((one for one in self.document.tables if one.number == statement.place.table_number), None)
        if table is not None:
            last = min(_TOP_ROWS, max(1, table.header_rows))
            yield from (view(cell.passage) for cell in table.cells if cell.row < last and cell.passage.text.strip())
            return
        page = statement.place.passage.page_number
        for text in sorted({piece.header for one in members for piece in one.fields if piece.header}):
            yield view(Passage(text, page, ()))

    def _is_official(self, statement: Statement) -> bool:
        """Return whether a statement names an element of ITA by its official name or by a code of letter and number."""
        matcher = label_matcher(self.rulebook)
        for piece in statement.fields:
            if piece.name in _LABELS and piece.spot.text.strip():
                reading = matcher.read(" ".join(piece.spot.text.split()))
                if reading.named or (reading.best is not None and reading.best.strong):
                    return True
        return False

    def _report(self, verdict: str, evidence: SubjectEvidence, statement: Statement, rows: int) -> Statement:
        cue = evidence.spot or statement.place
        page = statement.place.passage.page_number
        fields = [Field("cue", cue, evidence.other), Field("rows", Spot(Passage(str(rows), page, ())))]
        if self.is_ours:
            fields.append(Field("title", self.titles[0].spot(0, len(self.titles[0].text))))
        return Statement("unmapped", f"{RULE}{verdict}", statement.place, tuple(fields))


def _passages(document: Document) -> Iterator[Passage]:
    for block in document.blocks:
        if isinstance(block, Paragraph):
            yield block.passage
        else:
            yield from (cell.passage for cell in block.cells)
