"""Turn passages that follow each other into typed tokens: names, years, numbers and blanks with the cues around them.

Takes views of passages and the rules, gives tokens with places in one joined text; never decides which name a number
belongs to. Words are looked up only where a number stands near.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from pipeline.parse.about.years import SaidYear
from pipeline.parse.text.cues import weigh
from pipeline.parse.text.lexicon import lexicon
from pipeline.parse.text.subjects import Subject
from pipeline.parse.text.tokens import BRACKET, Name, Number, Stream
from pipeline.parse.text.view import View
from pipeline.rulebook.passages import ResultRules, SubjectScope
from pipeline.thai import NumberReading, find_numbers, read_number

_BETWEEN = "\n\n"
_REACH = 120
_HIGH, _FULL = 51, 100
_LONGEST_LABEL = 60
_LINE = re.compile(r"[ \t\-•*|]*(?:\(?\d{1,2}[.)])?[ \t]*(?P<label>[^\n]*[^\s])")
_DIGIT = re.compile(r"\d")
_LETTERS = re.compile("[ก-ฮA-Za-z]{4}")
ReadLabel = Callable[[str], SubjectScope | None]
_FEW_LETTERS = 16
_SCORE = re.compile(r"\d[.,]\d\d(?!\d)|\d\d[.,]\d(?!\d)|(?<![\d.,])\d{2,3}[ ]*(?:คะแนน[ ]*)?\Z")


def tokens(
    views: Sequence[View], subjects: Sequence[Sequence[Subject]], years: Sequence[Sequence[SaidYear]],
    rules: ResultRules, read: ReadLabel,
) -> Stream:  # fmt: skip
    """Return the tokens of passages; ``subjects`` and ``years`` are those of each passage.

    ``read`` gives the scope of an element that a whole line names, even if it is misspelt.
    """
    bases = [0]
    for seen in views[:-1]:
        bases.append(bases[-1] + len(seen.text) + len(_BETWEEN))
    text = _BETWEEN.join(seen.text for seen in views)
    names = [
        Name(one, base + one.start, base + one.end) for base, row in zip(bases, subjects, strict=True) for one in row
    ]
    said = [
        SaidYear(one.year, base + one.start, base + one.end, one.role)
        for base, row in zip(bases, years, strict=True)
        for one in row
    ]
    stream = Stream(views, lexicon(rules), text, bases, names, said)
    stream.years = [replace(year, role="unrelated") if _is_worded(stream, year) else year for year in said]
    stream.stops = sorted({*bases, *(found.start() for found in rules.stops.finditer(text))})
    stream.brackets = [found.span() for found in BRACKET.finditer(text)]
    stream.numbers = list(_numbers(stream, rules))
    if not stream.numbers:
        return stream
    _find_headings(stream, subjects, years, rules)
    last: Number | None = None
    for number in stream.numbers:
        weigh(stream, number, last, rules.weights)
        last = number
    _find_lines(stream, read)
    _find_years_in_lines(stream)
    return stream


def _is_worded(stream: Stream, year: SaidYear) -> bool:
    """Return whether a year belongs to the wording of an item: o7 รายงานผลการดำเนินงานประจำปี ๒๕๖๗ = ๑๐๐."""
    opened = stream.text.rfind("\n", 0, year.start) + 1
    names = stream.names_between(opened, year.start)
    if not names or names[-1].subject.scope not in {"item", "question"}:
        return False
    return not any(letter.isdecimal() for letter in stream.text[names[-1].end : year.start])


def _find_lines(stream: Stream, read: ReadLabel) -> None:
    """Add the names on lines beside lines of one name or number alone, where only the whole line reads as a label."""
    placed: list[Name | Number] = sorted([*stream.names, *stream.numbers], key=lambda token: token.start)
    was_token, waiting, covered = False, None, 0
    found: list[Name] = []
    position = 0
    for line in _LINE.finditer(stream.text):
        inside = []
        while position < len(placed) and placed[position].start < line.end():
            inside.append(placed[position])
            covered = max(covered, placed[position].end)
            position += 1
        is_free = not inside and covered <= line.start()
        is_token = any(token.alone for token in inside) or (not inside and not is_free)
        for candidate in (waiting if is_token else None, line if was_token and is_free else None):
            name = _name_of_line(candidate, read) if candidate is not None else None
            if name is not None:
                found.append(name)
                is_token = is_token or candidate is line
        waiting = line if is_free and not is_token else None
        was_token = is_token
    if found:
        stream.names = sorted([*stream.names, *found], key=lambda name: name.start)


def _find_years_in_lines(stream: Stream) -> None:
    """Mark the numbers of lines that begin with a year, where several such lines follow each other."""
    rows: list[tuple[Number, int]] = []
    for number in stream.numbers:
        before, _ = stream.line(number.start, number.end)
        years = stream.years_between(number.start - len(before), number.start)
        names = stream.names_between(number.start - len(before), number.start)
        opening = stream.text[number.start - len(before) : years[0].start] if years else ""
        if years and not names and len(stream.words.rest(opening)) <= _FEW_LETTERS:
            rows.append((number, years[-1].end))
    for number, row in rows:
        if any(other is not number and stream.are_neighbours(number, other) for other, _ in rows):
            number.row = row


def _name_of_line(line: re.Match[str], read: ReadLabel) -> Name | None:
    label = line["label"]
    scope = read(label) if _LETTERS.search(label) and len(label) <= _LONGEST_LABEL else None
    if scope is None:
        return None
    start, end = line.span("label")
    return Name(Subject(scope, start, end, by_name=scope != "instrument"), start, end, alone=True)


def _numbers(stream: Stream, rules: ResultRules) -> Iterator[Number]:
    """Return numbers and blanks in order, none inside a name or a year."""
    text = stream.text
    closed = sorted(
        [(name.start, name.end) for name in stream.names] + [(year.start, year.end) for year in stream.years]
    )
    starts = [start for start, _ in closed]

    def is_free(start: int, end: int) -> bool:
        near = bisect_right(starts, end - 1 if end > start else end)
        return all(not (low < end and start < high) for low, high in closed[max(0, near - 2) : near])

    def is_behind_name(start: int, reading: NumberReading) -> bool:
        """Return whether an apparent ordinal (ที่ ๗๘) follows a name that ends so: การปฏิบัติหน้าที่ ๗๘."""
        near = bisect_right(starts, start) - 1
        return reading.role == "ordinal" and near >= 0 and not text[closed[near][1] : start].strip()

    found = [
        Number(base + one.start, base + one.end, one)
        for base, seen in zip(stream.bases, stream.views, strict=True)
        for one in (find_numbers(seen.text) if _DIGIT.search(seen.text) else ())
        if (one.is_plain or _is_score_like(seen.text, one) or is_behind_name(base + one.start, one))
        and is_free(base + one.start, base + one.end)
    ]
    if not found and not any(pattern.search(text) for pattern in rules.blanks):
        return
    for torn in rules.torn.finditer(text):
        start, end = torn.span()
        if rules.torn_before.search(text, max(0, start - _REACH), start):
            found = [one for one in found if not (start < one.end and one.start < end)]
            found.append(Number(start, end, read_number(torn.group())))
    for pattern in rules.blanks:
        for blank in pattern.finditer(text):
            start, end = blank.span("slot")
            if not any(one.start <= end and start <= one.end for one in found):
                found.append(Number(start, end, None))
    yield from sorted(found, key=lambda one: one.start)


def _is_score_like(text: str, reading: NumberReading) -> bool:
    """Return whether an apparent list number is a score: alone on its line, or large with a decimal."""
    first, last = text.rfind("\n", 0, reading.start) + 1, text.find("\n", reading.end)
    is_line = text[first : last if last >= 0 else len(text)].strip() == reading.printed
    is_great = reading.decimals == 1 and _HIGH <= reading.value <= _FULL
    return reading.role in {"marker", "ordinal"} and not reading.signed and (is_line or is_great)


def _find_headings(
    stream: Stream, subjects: Sequence[Sequence[Subject]], said: Sequence[Sequence[SaidYear]], rules: ResultRules
) -> None:
    """Mark the names that stand alone on a line, and titles: short passages about the assessment and nothing else."""
    for name in stream.names:
        number = stream.part(name.start)
        whole = stream.views[number].text
        name.alone = _is_alone(stream, name)
        of_whole = all(one.scope == "overall" and not one.vague for one in subjects[number])
        if of_whole and len(whole) <= rules.longest_gap:
            name.title = True
            name.year = next((one for one in reversed(said[number]) if one.role == "result"), None)
    stream.names = list(_with_part_headings(stream, rules))


def _is_alone(stream: Stream, name: Name) -> bool:
    """Return whether a name has its line to itself, except a few words (รวม IIT) and names of the whole."""
    text = stream.text
    first, end = text.rfind("\n", 0, name.start) + 1, text.find("\n", name.end)
    last = end if end >= 0 else len(text)
    if last - first - (name.end - name.start) > stream.rules.longest_label:
        return False
    others = [other for other in stream.names_between(first, last) if other is not name]
    is_whole = name.subject.scope == "overall"
    if any(other.subject.scope != "overall" or not (is_whole or other.subject.weak) for other in others):
        return False
    around = text[first : name.start] + " " + text[name.end : last]
    return _SCORE.search(around) is None and len(stream.words.rest(around)) <= _FEW_LETTERS


def _with_part_headings(stream: Stream, rules: ResultRules) -> Iterator[Name]:
    """Return the names, with groups of respondents (ส่วนที่ ๑) that stand alone under the heading of an instrument."""
    patterns = [rule.pattern for rule in rules.names if rule.scope == "part"]
    names = iter([*stream.names, None])
    name, heading = next(names), None
    for base, seen in zip(stream.bases, stream.views, strict=True):
        had_name = False
        while name is not None and name.start < base + len(seen.text):
            had_name = True
            heading = name if name.is_heading and name.subject.scope == "instrument" else None
            yield name
            name = next(names)
        if had_name or heading is None or len(seen.text) > rules.longest_label:
            continue
        for pattern in patterns:
            found = pattern.search(seen.text)
            if found is None:
                continue
            around = seen.text[: found.start()] + " " + seen.text[found.end() :]
            if len(stream.words.rest(around)) <= _FEW_LETTERS and _SCORE.search(around) is None:
                label = heading.subject.label or stream.spot(heading.start, heading.end)
                subject = replace(heading.subject, part_spot=seen.spot(*found.span()), label=label)
                yield Name(subject, base + found.start(), base + found.end(), alone=True)
