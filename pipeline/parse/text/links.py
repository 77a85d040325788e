"""Weigh a pair of a name and a number by their positions and by the text between them.

Takes tokens of a stream, gives evidence in log odds, or ``None`` where they cannot be a pair; never compares pairs.
"""

from __future__ import annotations

import re

from pipeline.parse.text.tokens import Name, Number, Stream

_SECTIONS = 4
_STATES = re.compile(r"\d[.,]\d|คะแนน|ร้อยละ|%")
_NEAR = 60
_LEADERS = re.compile(r"[.…_]{3}")
_FEW_LETTERS = 16
_MARKER = re.compile(r"\(?\d{1,2}[.)]\s*\Z")
_OF_THE_WHOLE = frozenset({"overall", "instrument"})


def link_before(stream: Stream, name: Name, number: Number) -> float | None:
    """Return the evidence that a number belongs to a name before it."""
    rules, subject = stream.rules, name.subject
    weights = rules.weights
    sections = stream.sections(name.end, number.start)
    in_row = number.row is not None and subject.scope == "overall"
    gain, start = weights.pair, name.end
    if sections:
        start = max(name.end, stream.opened(number.start))
        is_above = name.alone and number.alone and not stream.words.rest(stream.text[name.end : number.start])
        is_heading = is_above or ((name.is_heading or name.title) and sections <= _SECTIONS)
        gain += weights.paragraph * sections if is_heading or in_row else weights.elsewhere
    if in_row and number.row is not None:
        start = max(start, number.row)
    is_far = number.start - name.end > rules.longest_gap * _SECTIONS and not in_row
    if is_far or number.start - start > rules.longest_gap:
        return None
    gap = stream.plain(start, number.start)
    if subject.by_name and not name.alone and (sections or len(" ".join(gap.split())) > rules.longest_label // 2):
        return None
    rest = stream.words.rest(gap)
    gain += weights.letter * len(rest) + (0.0 if rest else weights.direct)
    if "\n" in gap and not (number.linked or number.alone or name.alone):
        gain += weights.row_end
    gain += weights.line * gap.count("\n") + weights.announced * number.announced + weights.alone * number.alone
    in_line = not sections and not rest and "\n" not in gap
    in_line &= not stream.has_contents or _LEADERS.search(gap) is None
    if number.ends_line and in_line and not number.exact:
        gain += weights.ends_line
    if number.alone and not number.linked and (rest or not name.alone):
        gain += weights.lone
    gain += weights.weak * (subject.weak and not in_row)
    if rules.barriers.search(gap) and not number.announced:
        gain += weights.barrier
    if _left_bracket(stream, name, number):
        gain += weights.out_of_bracket
    of_others = subject.scope == "overall" and rules.other_bodies.search(gap) is not None
    if of_others or (number.extreme and subject.scope in _OF_THE_WHOLE):
        gain += weights.of_others * (not in_row)
    if subject.scope == "item" and number.reading is not None and not number.reading.decimals:
        gain += weights.item_whole
    if number.extreme and subject.scope not in _OF_THE_WHOLE:
        gain += weights.announced
    return gain + (weights.year_beside if _is_beside_year(stream, number) else 0.0)


def link_behind(stream: Stream, number: Number, name: Name) -> float | None:
    """Return the evidence that a number belongs to the name behind it."""
    is_line = number.alone and name.alone
    if name.subject.scope == "foreign" or (name.subject.weak and not is_line):
        return None
    weights = stream.rules.weights
    between = stream.text[number.end : name.start]
    if is_owned(stream, number, name):
        return weights.pair + weights.direct + weights.announced * number.announced
    rest = stream.words.rest(_MARKER.sub("", between))
    if is_line and len(rest) <= _FEW_LETTERS:
        return weights.pair + weights.alone + weights.direct + weights.line
    if number.linked or "\n" in between or "(" in between:
        return None
    if stream.opens_line(number.start) and len(rest) <= _FEW_LETTERS:
        return weights.pair + weights.direct
    return weights.pair + (3 * weights.letter * len(rest) if rest else weights.direct)


def is_owned(stream: Stream, number: Number, name: Name) -> bool:
    """Return whether words assign a number to the name behind it: ๙๗.๒๐ คะแนน เป็นของตัวชี้วัดที่ ๓."""
    return stream.rules.owner_behind.search(stream.text[number.end : name.start]) is not None


def link_further(stream: Stream, name: Name, last: Number, number: Number) -> float | None:
    """Return the evidence that a number belongs to the name of the number before: another year, or a rise."""
    weights = stream.rules.weights
    if name.subject.scope == "foreign":
        goes_on = name.subject.other and not name.subject.passing and not stream.sections(last.end, number.start)
        return weights.series if goes_on else None
    if number.row is not None and name.subject.scope == "overall":
        return 0.0
    if last.rises:
        return weights.series + weights.rises
    years = stream.years_between(last.end, number.start)
    if not years or years[-1].role == "target":
        return None
    apart = len(stream.words.rest(stream.plain(years[-1].end, number.start)))
    apart += len(stream.words.rest(stream.plain(last.end, years[0].start)))
    return weights.series + weights.letter * apart + (0.0 if apart else weights.year_beside)


def _left_bracket(stream: Stream, name: Name, number: Number) -> bool:
    """Return whether a name stands in a closed bracket with its own number or with other names."""
    bracket = stream.bracket(name.start)
    if bracket is None or bracket[1] > number.start or name.subject.part is not None:
        return False
    return len(stream.names_between(*bracket)) > 1 or _STATES.search(stream.text, *bracket) is not None


def _is_beside_year(stream: Stream, number: Number) -> bool:
    """Return whether a year stands right before a number."""
    start = max(number.start - _NEAR, stream.text.rfind("\n", 0, number.start) + 1)
    years = stream.years_between(start, number.start)
    if not years or years[-1].role == "target":
        return False
    return not stream.rules.separators.sub("", stream.text[years[-1].end : number.start])
