"""Weigh the cues around a number: whether it is a score, or what else it is.

Takes a number of a stream, sets its evidence and its role; never decides which name it belongs to.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from pipeline.parse.text.lexicon import TOLD, cue_number
from pipeline.parse.text.tokens import Number, Stream
from pipeline.rulebook.passages import EvidenceWeights

_REACH = 120
_HIGH, _LOW, _FULL = 51, 25, 100
_CUE_STEPS = 3
_LONGEST_LINE = 120
_EDGE = re.compile(r"[ \"')\].,]*")
_SIGN = re.compile(r"[=:][\s(]*\Z")
_CLEAR = 1.5
_ENDS = re.compile(r"\s*(?:$|[/|,;])")


def weigh(stream: Stream, number: Number, last: Number | None, weights: EvidenceWeights) -> None:
    """Set the evidence that a number is a score, and its role if it is none.

    ``last`` is the number before it.
    """
    roles: dict[int, float] = {}
    told = _behind(stream, number, roles)
    told += _before(stream, number, last, roles)
    before, behind = stream.line(number.start, number.end)
    around = before + " " + behind
    number.alone = len(around) < _LONGEST_LINE and not stream.words.rest(around)
    number.ends_line = _ENDS.match(behind) is not None
    rules = stream.rules
    number.rises = bool(
        rules.to_behind.match(stream.text, number.end)
        and rules.from_before.search(stream.text, max(0, number.start - _REACH), number.start)
    )
    if number.reading is None:
        number.score = weights.blank
        return
    number.score = told + _of_value(number, weights)
    if number.reading.value >= _HIGH and _SIGN.search(stream.text, max(0, number.start - 4), number.start):
        number.score += weights.equals
    between = stream.text[last.end : number.start] if last is not None else ""
    if last is not None and last.role == "torn" and between and not between.strip(" .,"):
        number.role, number.unmapped = "torn", number.exact
        return
    out_of = rules.out_of.match(stream.text, number.end)
    if out_of is not None and number.reading.value <= int(out_of["full"]) < _FULL:
        number.role, number.unmapped = "weight", True
        return
    heaviest = max(roles, key=lambda one: roles[one], default=None)
    if heaviest is not None and roles[heaviest] > number.score and not number.rises:
        cue = rules.cues[heaviest]
        number.role, number.unmapped, number.chained = cue.role, cue.unmapped, cue.chain
    elif last is not None and last.chained and number.reading.value < _HIGH and not number.announced:
        spans = _spans(stream, last.end, number.start, with_years=False)
        if not stream.words.rest(_without(stream.text, last.end, number.start, spans)):
            number.role, number.chained = last.role, True


def _of_value(number: Number, weights: EvidenceWeights) -> float:
    assert number.reading is not None
    reading = number.reading
    value = weights.exact if number.exact else weights.decimal if reading.decimals == 1 else 0.0
    is_low = reading.value < (_LOW if reading.decimals or number.has_unit else _HIGH)
    value += weights.low if is_low else weights.high if reading.value >= _HIGH else 0.0
    value += weights.above_full if reading.value > _FULL else 0.0
    value += weights.percent if reading.percent and not number.has_unit else 0.0
    return value + (weights.whole if not reading.decimals and not number.has_unit else 0.0)


def _behind(stream: Stream, number: Number, roles: dict[int, float]) -> float:
    """Collect the cues right behind a number; return what they add to the evidence of a score."""
    told, place = 0.0, number.end
    number.tail = number.end
    for _ in range(_CUE_STEPS):
        edge = _EDGE.match(stream.text, place)
        found = stream.words.behind.match(stream.text, place) or (
            stream.words.behind.match(stream.text, edge.end()) if edge is not None else None
        )
        if found is None:
            break
        cue = stream.words.cue(found)
        if cue.role == "unit":
            told += 0.0 if number.has_unit else cue.weight
            number.has_unit = True
            number.tail = found.end()
        elif not (cue.whole and number.reading is not None and number.reading.decimals):
            roles[cue_number(found)] = cue.weight
        place = found.end()
    return told


def _before(stream: Stream, number: Number, last: Number | None, roles: dict[int, float]) -> float:
    """Collect the cues before a number, back to the number before it; return their evidence of a score."""
    start = max(number.start - _REACH, stream.opened(number.start), last.tail if last is not None else 0)
    weights, inside = stream.rules.weights, stream.names_between(start, number.start)
    names = [(name.start, name.end) for name in inside]
    wholes = {(name.start, name.end) for name in inside if name.subject.scope == "overall"}
    spans = _spans(stream, start, number.start)
    told, cursor, apart, verb = 0.0, number.start, 0, 0.0
    for found in reversed(list(stream.words.before.finditer(stream.text, start, number.start))):
        cue = stream.words.cue(found)
        if found.end() < cursor:
            between = _without(stream.text, found.end(), cursor, spans)
            apart += len(stream.words.rest(between))
        crossed = sum(found.end() <= low < number.start for low, _ in spans)
        strength = cue.weight - cue.decay * apart
        cursor = min(cursor, found.start())
        within = [(low, high) for low, high in names if low < found.end() and found.start() < high]
        if within and not (cue.role in TOLD and wholes.issuperset(within)):
            continue
        if cue.role in TOLD:
            if strength > 0 and not crossed:
                told = max(told, strength)
                number.linked = True
                number.announced |= strength > _CLEAR and cue.role != "extreme"
                number.extreme |= cue.role == "extreme"
            if cue.role == "got":
                verb = weights.verb
            continue
        if cue.whole and (crossed or (number.reading is not None and number.reading.decimals)):
            continue
        if not cue.far:
            strength += verb + weights.crossed * crossed
        if cue.role == "change" and number.reading is not None:
            is_high = number.reading.value >= _HIGH
            strength += weights.small_change if number.reading.value < _LOW else weights.great_change * is_high
        roles[cue_number(found)] = max(roles.get(cue_number(found), 0.0), strength)
    return told


def _spans(stream: Stream, start: int, end: int, *, with_years: bool = True) -> list[tuple[int, int]]:
    """Return where the names and years stand that lie between two places."""
    spans = [(name.start, name.end) for name in stream.names_between(start, end)]
    return spans + [(year.start, year.end) for year in stream.years_between(start, end) if with_years]


def _without(text: str, start: int, end: int, spans: Sequence[tuple[int, int]]) -> str:
    """Return a slice of a text without some spans of it."""
    inside = sorted((low, high) for low, high in spans if low < end and high > start)
    edges = [start, *(place for low, high in inside for place in (max(low, start), min(high, end))), end]
    return " ".join(text[low:high] for low, high in list(pairwise(edges))[::2])
