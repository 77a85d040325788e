"""Judge which runs of siblings in an outline are measures, and state them.

Takes the nodes of an outline, gives ``measure`` statements with the field names of tables; a run that is neither surely
measures nor surely something else is stated as ``unmapped``, and so is an item of a run that has no title.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from pipeline.matching.cell_kinds import cell_reader
from pipeline.matching.elements import TextMatcher, text_matcher
from pipeline.parse.outline.content import Content, content_of
from pipeline.parse.outline.labels import PART_ROLES, SURE_ROLES
from pipeline.parse.outline.levels import CAPTION, ELEMENT
from pipeline.parse.outline.lines import Line
from pipeline.parse.outline.nodes import Node, Part, Piece, fields_of, joined
from pipeline.parse.outline.sentences import split_sentence, split_value
from pipeline.records import Field, Passage, Spot, Statement
from pipeline.rulebook import Rulebook
from pipeline.rulebook.outline import SignName
from pipeline.thai import skeleton

_RESULTS = frozenset({"output", "outcome", "progress", "half_year"})
_GIVEN = frozenset({
    "steps", "period", "responsible", "status", "monitoring", "progress", "output", "half_year", "outcome", "indicator",
    "indicator_number", "issue", "analysis", *PART_ROLES,
})  # fmt: skip
_TOLD: tuple[SignName, ...] = ("responsible", "period", "status", "result", "numbered_word", "title_label")
_TIMES = frozenset({"period", "year"})
_FEWEST_BARE = 2
_MOST = 0.5
_YEAR = re.compile(r"(?:ปี|พ\.? ?ศ\.?)[^0-9]{0,20}(25[0-9]{2})(?![0-9])")
_NEVER = float("-inf")


@dataclass(slots=True)
class Run:
    """Siblings that are judged together; ``odds`` are the log-odds that they are measures.

    ``is_told``: they say themselves who, when or how far, or are numbered or mostly named as measures.
    """

    nodes: list[Node]
    odds: float
    is_told: bool = False


@dataclass(slots=True)
class MeasureReader:
    """Reader of the measures in an outline; ``titles`` is what the title lines of the document add.

    ``heading`` is the title of the document as a heading of markup; ``stated`` are the nodes that were stated.
    """

    rulebook: Rulebook
    titles: float
    heading: Line | None = None
    _matcher: TextMatcher = field(init=False)
    _content: Content = field(init=False)
    stated: list[Node] = field(default_factory=list)
    _judgements: dict[int, Run] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self._matcher = text_matcher(self.rulebook)
        self._content = content_of(self.rulebook)

    def read(self, top: Sequence[Node]) -> list[Statement]:
        """Return the statements of all runs below these nodes; a list of the titles alone beside them is none."""
        statements = [statement for run in _runs(top) for statement in self._run(run)]
        full = {skeleton(one.place.text) for one in statements if any(part.name in SURE_ROLES for part in one.fields)}
        self.stated = [node for node in self.stated if node.parts or skeleton(node.title_text) not in full]
        return [one for one in statements if len(one.fields) > 1 or skeleton(one.place.text) not in full]

    def _run(self, nodes: list[Node]) -> Iterator[Statement]:
        """Yield the measures of a run, or of the runs inside it if those are more surely measures."""
        rules = self.rulebook.passages.outline
        run, inner = self._judged(nodes), self._best_inside(nodes)
        is_outer = run.odds >= rules.threshold and (run.is_told or inner < rules.threshold) and run.odds >= inner - 1
        if is_outer:
            for node in run.nodes:
                yield self._state(node)
            return
        for node in nodes:
            for below in _runs(node.children):
                yield from self._run(below)
        if rules.doubt <= run.odds < rules.threshold and inner < rules.threshold and run.is_told:
            yield _doubt(run)

    def _best_inside(self, nodes: Sequence[Node]) -> float:
        """Return the best odds of the runs below some nodes."""
        inside = [below for node in nodes for below in _runs(node.children)]
        return max((max(self._judged(below).odds, self._best_inside(below)) for below in inside), default=_NEVER)

    def _judged(self, nodes: list[Node]) -> Run:
        """Return a run with its odds; sentences are parted into title, unit and period first."""
        key = id(nodes[0])
        if key not in self._judgements:
            self._judgements[key] = self._judge([node for node in nodes if not _is_transparent(node)])
        return self._judgements[key]

    def _judge(self, nodes: list[Node]) -> Run:
        rules = self.rulebook.passages.outline
        nodes = [node for node in nodes if not self._is_void(node)]
        for node in nodes:
            self._split(node)
        if not any(self._is_titled(node) for node in nodes):
            return Run(nodes, _NEVER)
        weights = rules.weights
        facts: dict[SignName, float] = defaultdict(float)
        for node in nodes:
            for name in self._signs(node):
                facts[name] += 1 / len(nodes)
        is_told = any(facts[name] > 0 for name in _TOLD) or any(node.part("steps") is not None for node in nodes)
        is_told = is_told or facts["named"] > _MOST
        if not is_told and (len(nodes) < _FEWEST_BARE or not facts["announced"]):
            return Run(nodes, _NEVER)
        odds = weights["bias"] + self.titles + sum(weights[name] * share for name, share in facts.items())
        above = nodes[0].parent
        if above is not None and above.style == CAPTION and self._is_of_another(above.title_text):
            odds = min(odds, rules.threshold - 0.1)
        return Run(nodes, odds, is_told)

    def _is_titled(self, node: Node) -> bool:
        """Return whether a node has a title of its own: no time, and not that of the document."""
        return bool(node.title) and node.line is not self.heading and not self._is_time(node.title_text)

    def _is_void(self, node: Node) -> bool:
        """Return whether an item is a provision of the announcement itself, a question, or struck out."""
        rules = self.rulebook.passages.outline
        return node.line.is_struck or rules.provision.search(node.title_text) is not None

    def _is_of_another(self, caption: str) -> bool:
        """Return whether the heading of a list is about another matter than measures."""
        signs = self.rulebook.passages.outline.titles
        return sum(sign.weight for sign in signs if sign.pattern.search(caption) is not None) < 0

    def _signs(self, node: Node) -> Iterator[SignName]:
        """Yield what speaks for or against a node being a measure."""
        rules = self.rulebook.passages.outline
        roles = {part.role for part in node.parts if part.pieces}
        title = node.title_text
        if node.marker is not None and node.marker.word.startswith(("มาตรการ", "กิจกรรม")):
            yield "numbered_word"
        if node.style == "label":
            yield "title_label"
        if node.announced:
            yield "announced"
        for role in ("responsible", "period", "status"):
            part = next((part for part in node.parts if part.role == role and part.pieces), None)
            if part is not None and self._content.support(role, part.text) >= 0:
                yield role
        if "steps" in roles or any(child.marker is not None and not child.parts for child in node.children):
            yield "steps"
        if roles & _RESULTS:
            yield "result"
        if "monitoring" in roles:
            yield "monitoring"
        if roles & {"indicator", "indicator_number"} or any(piece.name == "indicator" for piece in node.context):
            yield "indicator"
        if rules.doing.match(title):
            yield "doing"
        if title.startswith("มาตรการ"):
            yield "named"
        if rules.purpose.match(title):
            yield "purpose"
        element = self._matcher.element(title) if len(title) < 160 else None
        if element is not None and element.sure and node.style != "label":
            yield "element"

    def _split(self, node: Node) -> None:
        """Part the sentence of a title, and the sentences under it, into title, unit, period and status."""
        if node.title:
            piece = node.title.pop()
            found = split_sentence(piece, self.rulebook)
            node.title += [found.rest] if found.rest.text else []
            node.parts += [part for part in found.parts if node.part(part.role) is None]
        for part in list(node.parts):
            if part.pieces and node.part("status") is None:
                part.pieces[-1], status = split_value(part.pieces[-1], part.role, self.rulebook)
                node.parts += [Part(("status",), "", [status])] if status is not None else []
        for piece in node.loose:
            found = split_sentence(piece, self.rulebook)
            new = [part for part in found.parts if node.part(part.role) is None]
            node.parts += new
            if found.rest.text and new:
                node.parts.append(Part(("steps",), "", [found.rest]))
        node.loose = [] if node.parts else node.loose

    def _is_time(self, title: str) -> bool:
        """Return whether a title is only a year or period: a caption (มาตรการ ปี 2568), and no measure."""
        return cell_reader(self.rulebook).kinds(title).keys() <= _TIMES

    # --- statements -------------------------------------------------------------------------------------------------

    def _state(self, node: Node) -> Statement:
        """Return the statement of one measure; one without a title is ``unmapped``."""
        self.stated.append(node)
        place = Spot(joined(node.title)) if node.title else node.line.spot
        if not node.title:
            return Statement("unmapped", "outline#untitled", place, (Field("row", place),), node.context)
        pieces = [*fields_of("title", node.title, node.title_header)]
        labels: set[tuple[str, str]] = set()
        for part in node.parts:
            role = self._role(part, node)
            if role in SURE_ROLES and part.header and part.pieces:
                if (role, part.header) in labels:
                    continue  # the same label twice is two records; the second value is reported
                labels.add((role, part.header))
            if role in _GIVEN and part.pieces:
                pieces += fields_of(role, part.pieces, part.header)
        if not any(piece.name == "steps" for piece in pieces):
            pieces += fields_of("steps", [*node.loose, *self._below(node)])
        return Statement("measure", "outline#measure", place, tuple(pieces), self._context(node))

    def _role(self, part: Part, node: Node) -> str:
        """Return the role of a value: a second text on how it is done, that is no list, says how far it is."""
        first = node.part("steps")
        if part.role != "steps" or first is None or part is first:
            return part.role
        return next((role for role in part.roles if role != "steps"), "progress")

    def _below(self, node: Node) -> list[Piece]:
        """Return the lines of the items under a measure, which say how it is done."""
        found: list[Piece] = []
        for child in node.children:
            found.append(Piece(child.line, 0, child.title[-1].end if child.title else len(child.line.text)))
            found += self._below(child)
        return found

    def _context(self, node: Node) -> tuple[Field, ...]:
        above: list[Field] = []
        parent = node.parent
        while parent is not None:
            if parent.title and parent.style != ELEMENT and parent.line is not self.heading:
                above = [*self._headed(parent), *above]
            parent = parent.parent
        return (*node.context, *above)

    def _headed(self, node: Node) -> Iterator[Field]:
        """Yield what the heading above a record says of all records below it: their issue, year or period."""
        spot = Spot(joined(node.title))
        if self._matcher.is_section(node.title_text):
            yield Field("section", spot)
        text = node.title_text
        if node.style == CAPTION or node.style.startswith("heading"):
            if len(set(_YEAR.findall(text))) == 1:
                yield Field("year", spot)
            if self._content.role_of(text.strip(" >*#")) == "period":
                yield Field("period", spot)


def _runs(nodes: Sequence[Node]) -> list[list[Node]]:
    """Return the runs among siblings: of one style; elements and headings of lists take part by their children."""
    runs: dict[str, list[Node]] = {}
    for node in nodes:
        runs.setdefault(ELEMENT if _is_transparent(node) else node.style, []).append(node)
    return list(runs.values())


def _is_transparent(node: Node) -> bool:
    """Return whether a node is no record by itself: an indicator, or the heading of a list."""
    return node.style in (ELEMENT, CAPTION)


def _doubt(run: Run) -> Statement:
    """Return what says that a run may be measures or another list."""
    first = next(node for node in run.nodes if node.title)
    place = Spot(joined(first.title))

    def word(name: str, text: str) -> Field:
        return Field(name, Spot(Passage(text, place.passage.page_number, ())))

    said = (word("first", f"{len(run.nodes)} มาตรการ"), word("second", "รายการอื่น"))
    return Statement("unmapped", "outline#two-readings", place, said)
