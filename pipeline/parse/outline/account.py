"""Account for the text of the records that were read: what landed in no field is stated, never dropped.

Takes the entries of an outline, the statements made of it and the nodes that became measures; gives ``unmapped``
statements, at most one a record: ``outline#lost`` where the text states something or is a whole entry of a list,
``outline#beside`` for other words.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence

from pipeline.parse.outline.content import Content
from pipeline.parse.outline.entry import Entry
from pipeline.parse.outline.labels import PART_ROLES, SURE_ROLES
from pipeline.parse.outline.nodes import Node
from pipeline.records import Field, Passage, Spot, Statement

_IGNORED = frozenset({"budget", "remark", "proof_link", "target", "required_elements", "indicator", "issue"})
_FEWEST = 3  # letters: less is punctuation
_SIGNS = " \t:：|;,.()*•·-–—/\"'“”>#"
_SPAN = tuple[int, int, int]


def unread_text(
    entries: Sequence[Entry], statements: Sequence[Statement], measures: Collection[Node], content: Content
) -> Iterator[Statement]:
    """Yield what stands in the lines of records and is in no field of a statement."""
    used = _used(statements)
    nodes = {id(node) for node in measures}
    kinds = {statement.kind for statement in statements}
    lost: dict[int, list[tuple[bool, Spot]]] = defaultdict(list)
    between = _between(entries, used) if kinds == {"indicator_analysis"} else set()
    for entry in entries:
        owner = _record_of(entry, nodes)
        label = entry.labels[0] if entry.is_labelled else None
        is_orphan = owner is None and label is not None and _belongs(label.role, kinds) and not label.is_alone
        is_between = id(entry) in between
        if owner is None and not is_orphan and not is_between:
            continue
        if (entry.is_heading and not is_between) or entry.closes or entry.line.is_read or entry.line.table is not None:
            continue
        for start, end in _pieces(entry):
            text = entry.line.text[start:end].strip(_SIGNS)
            spot = Spot(entry.line.passage_of(start, end))
            if len(text) < _FEWEST or _is_used(spot.passage, used):
                continue
            states = is_orphan or entry.line.marker is not None or label is not None or _states(text, content)
            lost[id(owner)].append((states, spot))
    for found in lost.values():
        states = any(told for told, _ in found)
        place = next(spot for told, spot in found if told or not states)
        yield Statement("unmapped", f"outline#{'lost' if states else 'beside'}", place, (Field("row", place),))


def _between(entries: Sequence[Entry], used: Sequence[_SPAN]) -> set[int]:
    """Return the ids of the entries between the first and the last one that analyses were made of."""
    taken = [
        number
        for number, entry in enumerate(entries)
        if entry.line.text
        and _is_used(Spot(entry.line.passage_of(entry.line.body, len(entry.line.text))).passage, used)
    ]
    return {id(entry) for entry in entries[taken[0] : taken[-1]]} if taken else set()


def _belongs(role: str, kinds: Collection[str]) -> bool:
    """Return whether a value of a role must be in a record of one of these kinds."""
    if role in PART_ROLES:
        return "indicator_analysis" in kinds
    return role in SURE_ROLES and "measure" in kinds


def _record_of(entry: Entry, measures: Collection[int]) -> Node | None:
    node = entry.owner
    while node is not None and id(node) not in measures:
        node = node.parent
    return node


def _pieces(entry: Entry) -> Iterator[tuple[int, int]]:
    """Yield what a line must have given: the text before its labels, and the values of those that are kept."""
    if entry.line.body < entry.head_end and not (entry.is_labelled and entry.labels[0].start <= entry.line.body):
        yield entry.line.body, entry.head_end
    for label in entry.labels:
        if label.role not in _IGNORED and not label.is_alone:
            yield label.value, label.stop


def _states(text: str, content: Content) -> bool:
    """Return whether a text names a time, a status, or who does something."""
    if content.role_of(text) is not None or content.status_in(text) is not None:
        return True
    return any(True for _ in content.periods(text)) or any(True for _ in content.assigned(text))


def _used(statements: Sequence[Statement]) -> list[_SPAN]:
    fields = [piece.spot for statement in statements for piece in (*statement.fields, *statement.context)]
    return [_span(spot.passage) for spot in fields if spot.passage.text]


def _span(passage: Passage) -> _SPAN:
    return (passage.page_number, *passage.span())


def _is_used(passage: Passage, used: Sequence[_SPAN]) -> bool:
    """Return whether most of a passage is in some field."""
    page, start, end = _span(passage)
    taken: set[int] = set()
    for other, low, high in used:
        if other == page and low < end and start < high:
            taken.update(range(max(low, start), min(high, end)))
    return 2 * len(taken) >= end - start
