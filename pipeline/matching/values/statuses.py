"""The state of a measure (สถานะ) out of words, check boxes or marks.

Takes the text of a cell, or the cells of status columns, with the rules; gives a state and what is said of progress.
Never settles a contradiction: two ticks that disagree are ``unknown`` with a problem.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from pipeline.matching.once import once
from pipeline.matching.values.status_counts import counted
from pipeline.matching.values.status_words import (
    StatusPhrase,
    leaves_rest,
    phrase_at,
    phrase_ending,
    says_unfinished,
    spaced,
    squeeze,
)  # fmt: skip
from pipeline.records import Status
from pipeline.rulebook.statuses import StatusProblem, StatusRules

MarkState = Literal["set", "unset", "none"]

_BULLET = re.compile(r"[\s\-–•*]*")
_SHORT_WORD = re.compile("[ก-์]{3,12}")
_CLAUSE = re.compile(r"(?:\s|แต่)+")
_NUMBER_BEHIND = re.compile(r"[^\s\d]*\s*\d")


@dataclass(frozen=True, slots=True)
class StatusReading:
    """A state and where it stands: ``text[start:end]`` is what says it; progress is the other text of the cell.

    Without a state both spans are empty and the progress is the whole text. ``is_whole``: words beside the span decide
    with it, and the progress is the whole text too.
    """

    status: Status
    start: int
    end: int
    progress_start: int
    progress_end: int
    problem: StatusProblem | None = None
    is_whole: bool = False


@dataclass(frozen=True, slots=True)
class _Box:
    start: int
    end: int
    ticked: bool


@dataclass(frozen=True, slots=True)
class _Patterns:
    box: re.Pattern[str]
    ticked: frozenset[str]
    filled: dict[str, str]
    only_beside_filled: frozenset[str]
    marks_set: frozenset[str]
    marks_unset: frozenset[str]


def read_status(text: str, rules: StatusRules) -> StatusReading:
    """The state that a cell gives by boxes or, without any, by its first or last words."""
    boxes = _boxes(text, _patterns(rules))
    return _by_boxes(text, boxes, rules) if boxes else _by_words(text, rules)


def has_boxes(text: str, rules: StatusRules) -> bool:
    """Whether a text holds check boxes, ticked or open."""
    return bool(_boxes(text, _patterns(rules)))


def is_mark(text: str, rules: StatusRules) -> MarkState:
    """Whether a cell holds nothing but a mark: ``set`` (✓ x ☑), ``unset`` (☐, a dash, nothing), else ``none``."""
    patterns = _patterns(rules)
    squeezed = squeeze(text)
    if squeezed in patterns.marks_set:
        return "set"
    return "unset" if not squeezed or squeezed in patterns.marks_unset else "none"


def status_of_header(text: str, rules: StatusRules) -> Status | None:
    """The state that a status column stands for (ยังไม่ ดำเนินการ); ``None`` where the header is no such words.

    One short word that closes like a sentence about what was done (ขึ้นแล้ว) is such words, whatever was done.
    """
    phrase = phrase_at(text, len(text) - len(text.lstrip()), rules)
    whole = phrase is not None and not phrase.runs_on and not text[phrase.end :].strip()
    if phrase is not None and whole and phrase.problem is None:
        return phrase.status
    closing = phrase_ending(text, len(text), rules) if _SHORT_WORD.fullmatch(text.strip()) else None
    return closing.status if closing is not None and closing.weak else None


def statuses_in(text: str, rules: StatusRules) -> set[Status]:
    """The states that whole words of a header name (ดำเนินการแล้ว ผลลัพธ์); ดำเนินการ by itself names none."""
    phrases = [phrase_at(text, match.start(), rules) for match in re.finditer(r"(?:^|(?<=\s))\S", text)]
    return {one.status for one in phrases if one is not None and not (one.bare or one.runs_on)}


def status_of_columns(columns: Sequence[tuple[Status, str]], rules: StatusRules) -> tuple[Status, StatusProblem | None]:
    """The state out of one cell for each state, of which one is marked; several marks contradict each other."""
    marked = {status for status, text in columns if is_mark(text, rules) == "set"}
    if len(marked) > 1:
        return "unknown", "contradictory-ticks"
    return (marked.pop(), None) if marked else ("unknown", "no-box-ticked")


def _boxes(text: str, patterns: _Patterns) -> list[_Box]:
    """The boxes of a text. A filled sign is one only beside its hollow counterpart, and that beside a filled one."""
    found = [(match.span(), squeeze(match.group())) for match in patterns.box.finditer(text)]
    signs = {sign for _, sign in found}
    hollow = {patterns.filled[sign] for sign in signs & patterns.filled.keys()} & signs
    boxes: list[_Box] = []
    for (start, end), sign in found:
        if sign in patterns.filled:
            if patterns.filled[sign] in hollow:
                boxes.append(_Box(start, end, ticked=True))
        elif sign not in patterns.only_beside_filled or sign in hollow:
            boxes.append(_Box(start, end, sign in patterns.ticked))
    return boxes


def _by_boxes(text: str, boxes: list[_Box], rules: StatusRules) -> StatusReading:
    """Each box belongs to the label behind it, or each to the label before it: the pattern that fits all decides."""
    behind = [phrase_at(text, _skip(text, box.end), rules) for box in boxes]
    before = [phrase_ending(text, box.start, rules) for box in boxes]
    for may_run_on in (False, True):
        readings = [
            labels
            for labels in (behind, before)
            if all(label is not None and (may_run_on or label.bare or not label.runs_on) for label in labels)
        ]
        if readings:
            break
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


def _by_words(text: str, rules: StatusRules) -> StatusReading:
    first = phrase_at(text, _skip(text, 0), rules)
    last = phrase_ending(text, len(text.rstrip()), rules)
    if first is not None and first.bare and text[first.end :].strip(" .-\n\t"):
        first = None
    if last is not None and last.bare and text[: last.start].strip(" .-\n\t"):
        last = None
    under_way = _under_way(text, rules)
    opens = first or under_way
    if opens is not None and last is not None and opens.status != last.status and not (first and last.weak):
        if opens.status != "done" or last.status != "in_progress":
            return _none(text, "contradictory-words")
        return _whole("in_progress", text, last.start, last.end)
    found = first or last or under_way
    share = counted(text, rules.words.finished, rules.counts)
    if share is not None and (found is None or found.status == "done") and share.done < share.all:
        status: Status = "in_progress" if share.done else "not_started"
        if found is None or found is not first:
            return _whole(status, text, share.start, share.end)
        return StatusReading(status, found.start, found.end, *_progress(text, found.start, found.end))
    if found is None:
        return _none(text, None)
    if found.problem is not None:
        return _none(text, found.problem)
    if found.status == "done":
        if found is first and leaves_rest(text, found.end, rules):
            return StatusReading("in_progress", found.start, found.end, *_progress(text, found.start, found.end))
        if under_way is not None and found is first:
            return _whole("in_progress", text, under_way.start, under_way.end)
        if says_unfinished(text[: found.start] + "\n" + text[found.end :], rules):
            return _none(text, "contradictory-words")
    if found is under_way or (found.weak and found.status != "done"):
        return _whole(found.status, text, found.start, found.end)
    return StatusReading(found.status, found.start, found.end, *_progress(text, found.start, found.end))


def _under_way(text: str, rules: StatusRules) -> StatusPhrase | None:
    """A clause behind the first one that says what is under way or not finished: …แล้ว แต่ยังไม่แล้วเสร็จ เนื่องจาก….

    A number behind it makes it one about something else (อยู่ระหว่างตรวจสอบ ๒ เรื่อง).
    """
    for match in _CLAUSE.finditer(text, _skip(text, 0) + 1):
        phrase = phrase_at(text, match.end(), rules)
        if phrase is not None and phrase.status == "in_progress" and not _NUMBER_BEHIND.match(text, phrase.end):
            return phrase
    return None


def _whole(status: Status, text: str, start: int, end: int) -> StatusReading:
    """A state that words beside its own are needed for."""
    begin = len(text) - len(text.lstrip())
    return StatusReading(status, start, end, begin, max(begin, len(text.rstrip())), is_whole=True)


def _progress(text: str, start: int, end: int) -> tuple[int, int]:
    """The text behind the state, else before it, without the spaces and the bracket around it."""
    behind = text[end:].strip(" \t\n.:)")
    if behind:
        begin = text.index(behind, end)
        return begin, begin + len(text[begin:].rstrip())
    before = text[:start].strip(" \t\n(")
    begin = text.index(before) if before else start
    return begin, begin + len(before)


def _none(text: str, problem: StatusProblem | None) -> StatusReading:
    begin = len(text) - len(text.lstrip())
    return StatusReading("unknown", 0, 0, begin, max(begin, len(text.rstrip())), problem)


def _skip(text: str, place: int) -> int:
    match = _BULLET.match(text, place)
    return match.end() if match is not None else place


@once
def _patterns(rules: StatusRules) -> _Patterns:
    boxes = {*rules.ticked_boxes, *rules.open_boxes, *rules.filled_boxes, *rules.filled_boxes.values()}
    plain = {squeeze(box) for box in (*rules.ticked_boxes, *rules.open_boxes)}
    return _Patterns(
        box=re.compile("|".join(spaced(box) for box in sorted(boxes, key=len, reverse=True))),
        ticked=frozenset(map(squeeze, rules.ticked_boxes)),
        filled={squeeze(filled): squeeze(hollow) for filled, hollow in rules.filled_boxes.items()},
        only_beside_filled=frozenset(map(squeeze, rules.filled_boxes.values())) - plain,
        marks_set=frozenset(map(squeeze, rules.marks_set)),
        marks_unset=frozenset(map(squeeze, rules.marks_unset)),
    )
