"""The state of a measure (สถานะ) out of words, check boxes or marks.

Takes the text of a cell, or the cells of status columns, with the rules; gives a state and what is said of progress.
Never settles a contradiction: two ticks that disagree are ``unknown`` with a problem.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from pipeline.records import Status
from pipeline.rulebook.statuses import StatusProblem, StatusRules

MarkState = Literal["set", "unset", "none"]

_REACH = 80  # no label with its line breaks is longer
_BULLET = re.compile(r"[\s\-–•*]*")


@dataclass(frozen=True, slots=True)
class StatusReading:
    """A state and where it stands: ``text[start:end]`` is what says it; progress is the other text of the cell.

    Without a state both spans are empty and the progress is the whole text.
    """

    status: Status
    start: int
    end: int
    progress_start: int
    progress_end: int
    problem: StatusProblem | None = None


@dataclass(frozen=True, slots=True)
class _Label:
    start: int
    end: int
    status: Status
    bare: bool


@dataclass(frozen=True, slots=True)
class _Box:
    start: int
    end: int
    ticked: bool


@dataclass(frozen=True, slots=True)
class _Patterns:
    label: re.Pattern[str]
    box: re.Pattern[str]
    statuses: dict[str, tuple[Status, bool]]
    ticked: frozenset[str]
    marks_set: frozenset[str]
    marks_unset: frozenset[str]


def read_status(text: str, rules: StatusRules) -> StatusReading:
    """The state that a cell gives by boxes or, without any, by its first or last words."""
    patterns = _patterns(_ById(rules))
    boxes = [_Box(*one.span(), _squeeze(one.group()) in patterns.ticked) for one in patterns.box.finditer(text)]
    if boxes:
        return _by_boxes(text, boxes, patterns)
    return _by_words(text, patterns)


def is_mark(text: str, rules: StatusRules) -> MarkState:
    """Whether a cell holds nothing but a mark: ``set`` (✓ x ☑), ``unset`` (☐, a dash, nothing), else ``none``."""
    patterns = _patterns(_ById(rules))
    squeezed = _squeeze(text)
    if squeezed in patterns.marks_set:
        return "set"
    return "unset" if not squeezed or squeezed in patterns.marks_unset else "none"


def status_of_header(text: str, rules: StatusRules) -> Status | None:
    """The state that a status column stands for (ยังไม่ ดำเนินการ); ``None`` where the header is no such words."""
    label = _label_at(text, len(text) - len(text.lstrip()), _patterns(_ById(rules)))
    return label.status if label is not None and not text[label.end :].strip() else None


def status_of_columns(columns: Sequence[tuple[Status, str]], rules: StatusRules) -> tuple[Status, StatusProblem | None]:
    """The state out of one cell for each state, of which one is marked; several marks contradict each other."""
    marked = {status for status, text in columns if is_mark(text, rules) == "set"}
    if len(marked) > 1:
        return "unknown", "contradictory-ticks"
    return (marked.pop(), None) if marked else ("unknown", "no-box-ticked")


def _by_boxes(text: str, boxes: list[_Box], patterns: _Patterns) -> StatusReading:
    """Each box belongs to the label behind it, or each to the label before it: the pattern that fits all decides."""
    behind = [_label_at(text, _skip(text, box.end), patterns) for box in boxes]
    before = [_label_ending(text, box.start, patterns) for box in boxes]
    readings = [labels for labels in (behind, before) if all(label is not None for label in labels)]
    if not readings:
        return _none(text, "unlabelled-box")
    outcomes = []
    for labels in readings:
        known = [label for label in labels if label is not None]
        ticked = {label.status for label, box in zip(known, boxes, strict=True) if box.ticked}
        start = min(boxes[0].start, known[0].start)
        end = max(boxes[-1].end, known[-1].end)
        outcomes.append((frozenset(ticked), start, end))
    if len({ticked for ticked, _, _ in outcomes}) > 1:
        return _none(text, "ambiguous-boxes")
    agreed, start, end = outcomes[0]
    progress = _progress(text, start, end)
    if len(agreed) == 1:
        return StatusReading(next(iter(agreed)), start, end, *progress)
    return StatusReading("unknown", start, end, *progress, "contradictory-ticks" if agreed else "no-box-ticked")


def _by_words(text: str, patterns: _Patterns) -> StatusReading:
    first = _label_at(text, _skip(text, 0), patterns)
    last = _label_ending(text, len(text.rstrip()), patterns)
    if first is not None and first.bare and text[first.end :].strip(" .-\n\t"):
        first = None
    if last is not None and last.bare and text[: last.start].strip(" .-\n\t"):
        last = None
    if first is not None and last is not None and first.status != last.status:
        return _none(text, "contradictory-words")
    found = first or last
    if found is None:
        return _none(text, None)
    if found.status != "not_started" and _says_not_started(text[: found.start] + "\n" + text[found.end :], patterns):
        return _none(text, "contradictory-words")
    return StatusReading(found.status, found.start, found.end, *_progress(text, found.start, found.end))


def _says_not_started(rest: str, patterns: _Patterns) -> bool:
    """Whether the text beside a state says somewhere that nothing was done (แต่ยังไม่ได้ดำเนินการ)."""
    return any(patterns.statuses[_squeeze(one.group())][0] == "not_started" for one in patterns.label.finditer(rest))


def _label_at(text: str, place: int, patterns: _Patterns) -> _Label | None:
    """The longest label that begins here and does not run on into a longer word."""
    match = patterns.label.match(text, place)
    if match is None:
        return None
    status, bare = patterns.statuses[_squeeze(match.group())]
    if bare or re.match(r"\s|$|[.,:;()\-–☐☑□]", text[match.end() :]):
        return _Label(*match.span(), status, bare)
    return None


def _label_ending(text: str, place: int, patterns: _Patterns) -> _Label | None:
    """The longest label that ends here, apart from spaces, and does not begin inside a word."""
    end = len(text[:place].rstrip(" \t\n.:"))
    for match in patterns.label.finditer(text, max(0, end - _REACH), end):
        if match.end() == end and (match.start() == 0 or not "ก" <= text[match.start() - 1] <= "์"):
            status, bare = patterns.statuses[_squeeze(match.group())]
            return _Label(*match.span(), status, bare)
    return None


def _progress(text: str, start: int, end: int) -> tuple[int, int]:
    """The text behind the state, else before it, without the spaces around it."""
    behind = text[end:].strip(" \t\n.:")
    if behind:
        begin = text.index(behind, end)
        return begin, begin + len(text[begin:].rstrip())
    before = text[:start].strip()
    begin = text.index(before) if before else start
    return begin, begin + len(before)


def _none(text: str, problem: StatusProblem | None) -> StatusReading:
    begin = len(text) - len(text.lstrip())
    return StatusReading("unknown", 0, 0, begin, max(begin, len(text.rstrip())), problem)


def _skip(text: str, place: int) -> int:
    match = _BULLET.match(text, place)
    return match.end() if match is not None else place


def _squeeze(text: str) -> str:
    return re.sub(r"\s", "", text).casefold()


class _ById:
    """Rules compared by identity: the patterns are made once for each rulebook."""

    __slots__ = ("rules",)

    def __init__(self, rules: StatusRules) -> None:
        self.rules = rules

    def __hash__(self) -> int:
        return id(self.rules)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _ById) and other.rules is self.rules


@lru_cache(maxsize=8)
def _patterns(key: _ById) -> _Patterns:
    rules, words = key.rules, key.rules.words
    statuses: dict[str, tuple[Status, bool]] = {}
    listed: tuple[tuple[Status, bool, tuple[str, ...]], ...] = (
        ("not_started", False, words.not_started),
        ("in_progress", False, words.in_progress),
        ("done", False, words.done),
        ("done", True, words.bare_done),
    )
    for status, bare, group in listed:
        statuses |= {_squeeze(word): (status, bare) for word in group}
    boxes = (*rules.ticked_boxes, *rules.open_boxes)
    return _Patterns(
        label=re.compile("|".join(map(_spaced, sorted(statuses, key=len, reverse=True))), re.IGNORECASE),
        box=re.compile("|".join(_spaced(box) for box in sorted(boxes, key=len, reverse=True))),
        statuses=statuses,
        ticked=frozenset(_squeeze(box) for box in rules.ticked_boxes),
        marks_set=frozenset(_squeeze(mark) for mark in rules.marks_set),
        marks_unset=frozenset(_squeeze(mark) for mark in rules.marks_unset),
    )


def _spaced(word: str) -> str:
    """A pattern for a word that a line break may have cut anywhere."""
    return r"\s*".join(re.escape(sign) for sign in word if not sign.isspace())
