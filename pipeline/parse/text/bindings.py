"""Bind the numbers of running text to names by assignment: all readings of a row of tokens are weighed together.

Takes the tokens of a stream, gives for each number its name or a doubt. Never guesses below the margin, and never gives
one number to several names if several numbers follow.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from pipeline.parse.text.lattice import Choice, Reading, solve
from pipeline.parse.text.links import is_owned, link_before, link_behind, link_further
from pipeline.parse.text.near_names import near_numbers, without_wholes
from pipeline.parse.text.tokens import Name, Number, Stream
from pipeline.rulebook.passages import ResultRules

_DETAIL = ("indicator", "sub_indicator", "question", "item")
_SKIPPED = 3
_REACH = 5
_NEAR = 60
_FEW_LETTERS = 24
_OPENS = re.compile(r"[\s(]*\Z")
_Token = Name | Number


@dataclass(frozen=True, slots=True)
class Binding:
    """A number and its name. If undecided, ``rivals`` are the names of both readings."""

    number: Number
    name: Name | None
    rivals: tuple[Name, ...] = ()
    is_open: bool = False


def bindings(stream: Stream) -> Iterator[Binding]:
    """Return the numbers of a stream that may be scores in order; one of several names comes once for each."""
    if not stream.numbers:
        return iter(())
    row: list[_Token] = sorted([*stream.names, *stream.numbers], key=lambda token: (token.start, token.end))
    row = [token for place, token in enumerate(row) if not _is_used_up(row, place)]
    row = near_numbers(row, stream.rules.longest_gap)
    return _Binder(stream, stream.rules, without_wholes(stream, row)).bind()


def _is_used_up(row: Sequence[_Token], place: int) -> bool:
    """Return whether a number is no score, or a name (ผู้ตอบ) has such a number right behind it."""
    token = row[place]
    if isinstance(token, Number):
        return token.role is not None
    behind = row[place + 1] if place + 1 < len(row) else None
    is_counted = isinstance(behind, Number) and behind.role in {"count", "share", "money"}
    return is_counted and token.subject.scope == "foreign" and not token.subject.other


@dataclass(slots=True)
class _Binder:
    """Builder of the readings of one row of tokens."""

    stream: Stream
    rules: ResultRules
    row: list[_Token]

    def bind(self) -> Iterator[Binding]:
        choices = solve(len(self.row), self._readings(), self.rules.weights.turn)
        for place, choice in sorted(choices.items()):
            number = self.row[place]
            assert isinstance(number, Number)
            yield from self._bindings(number, choice)

    def _bindings(self, number: Number, choice: Choice) -> Iterator[Binding]:
        names, rivals = self._names(choice.names), self._names(choice.rivals)
        is_close = choice.margin < self.rules.weights.margin
        is_doubted = is_close and {self._meaning(name) for name in names} != {self._meaning(name) for name in rivals}
        if choice.kind == "uneven" or is_doubted or any(self._sums_details(name) for name in names):
            yield Binding(number, None, (*names, *rivals), is_open=True)
            return
        yield from (Binding(number, name) for name in names)
        if not names:
            yield Binding(number, None)

    def _names(self, places: Sequence[int]) -> tuple[Name, ...]:
        return tuple(token for place in places if isinstance(token := self.row[place], Name))

    def _sums_details(self, name: Name) -> bool:
        """Return whether words like รวม follow indicators whose sum they may be."""
        if not name.subject.vague:
            return False
        before = self.stream.names_between(self.stream.opened(name.start), name.start)
        before = [other for other in before if not other.subject.weak and other.subject.scope != "foreign"]
        return bool(before) and before[-1].subject.scope in _DETAIL

    def _meaning(self, name: Name) -> tuple[str, str]:
        subject = name.subject
        if subject.scope in {"overall", "foreign"}:
            return subject.scope, ""
        label = subject.label.text if subject.label else self.stream.text[name.start : name.end]
        parts = [spot.text for spot in (self.stream.part_spot(name),) if spot is not None]
        return subject.scope, "|".join([label, *parts])

    # --- readings -----------------------------------------------------------------------------------------------

    def _readings(self) -> Iterator[Reading]:
        weights = self.rules.weights
        for place, token in enumerate(self.row):
            if isinstance(token, Number):
                lost = min(weights.left_number * max(0.0, token.score), weights.left_line * self._in_lines(place))
                yield Reading("left", place, place + 1, lost, ((place, ()),))
                yield from self._value_first(place, token)
                continue
            yield Reading("left", place, place + 1, self._left(place, token))
            yield from self._name_first(place, token)
            yield from self._lists(place)

    def _left(self, place: int, name: Name) -> float:
        if self._in_lines(place):
            return self.rules.weights.left_line
        is_clear = not name.subject.weak and not name.subject.by_name and not name.subject.passing
        return self.rules.weights.left_name if is_clear else 0.0

    def _in_lines(self, place: int) -> bool:
        """Return whether a name and a number stand alone on adjacent lines, in either order."""
        token = self.row[place]
        beside = [self.row[near] for near in (place - 1, place + 1) if 0 <= near < len(self.row)]
        return token.alone and any(near.alone and type(near) is not type(token) for near in beside)

    def _name_first(self, place: int, name: Name) -> Iterator[Reading]:
        """Return readings of a name, names skipped behind it, its number and further numbers."""
        skipped, first = 0.0, place + 1
        while first < len(self.row) and isinstance(between := self.row[first], Name):
            skipped += self._skip(name, between)
            first += 1
            if first - place > _SKIPPED + 1:
                return
        if first == len(self.row):
            return
        last = self.row[first]
        assert isinstance(last, Number)
        link = link_before(self.stream, name, last)
        if link is None:
            return
        gain = link + skipped + last.score
        run = self._run(first, Number)
        broken = self.rules.weights.broken_list * (run[-1] > first)
        pairs: list[tuple[int, tuple[int, ...]]] = [(first, (place,))]
        least = self.rules.weights.least
        if gain + broken >= least:
            yield Reading("name_first", place, first + 1, gain + broken, tuple(pairs))
        if gain < least:
            return
        for further in range(first + 1, len(self.row)):
            number = self.row[further]
            if isinstance(number, Name):
                return
            goes_on = self._in_years(name, first, further)
            goes_on = link_further(self.stream, name, last, number) if goes_on is None else goes_on
            if goes_on is None:
                return
            gain += number.score + goes_on
            pairs.append((further, (place,)))
            yield Reading("name_first", place, further + 1, gain + broken * (further < run[-1]), tuple(pairs))
            last = number

    def _skip(self, name: Name, between: Name) -> float:
        weights, subject = self.rules.weights, between.subject
        if subject.weak and not subject.vague and self.stream.sections(name.end, between.start):
            return weights.skipped_own
        return weights.skipped_weak if subject.weak or subject.by_name else weights.skipped

    def _in_years(self, name: Name, first: int, further: int) -> float | None:
        """Return the evidence of numbers after as many years: ปี ๒๕๖๕ และ ๒๕๖๖ ได้ ๙๑.๒๐ และ ๙๒.๓๐."""
        run = self._run(first, Number)
        if further > run[-1] or first != run[0]:
            return None
        years = self.stream.years_between(name.start - _NEAR, self.row[first].start)
        return self.rules.weights.series + self.rules.weights.list if len(years) >= len(run) else None

    def _value_first(self, place: int, number: Number) -> Iterator[Reading]:
        name = self.row[place + 1] if place + 1 < len(self.row) else None
        if not isinstance(name, Name):
            return
        weights = self.rules.weights
        link = link_behind(self.stream, number, name)
        if link is not None and link + number.score > weights.least:
            pairs = ((place, (place + 1,)),)
            turn = "" if is_owned(self.stream, number, name) else "value_first"
            yield Reading("value_first", place, place + 2, link + number.score, pairs, turn)
        names = self._run(place + 1, Name)
        yield from self._values_first(self._run(place, Number), names)
        before, between = self.stream.text[max(0, number.start - _NEAR) : number.start], self._between(place)
        if names[0] == place + 1 and self.rules.all_before.search(before) and self.rules.names_behind.search(between):
            gain = number.score + weights.pair + weights.direct + weights.list
            yield Reading("list", place, names[-1] + 1, gain, ((place, tuple(names)),))

    def _between(self, place: int) -> str:
        return self.stream.text[self.row[place].end : self.row[place + 1].start]

    def _values_first(self, numbers: list[int], names: list[int]) -> Iterator[Reading]:
        """Return the reading of a line of numbers above a line of as many names."""
        if len(numbers) != len(names) or len(numbers) < 2 or numbers[-1] + 1 != names[0]:
            return
        last, first = self.row[numbers[-1]], self.row[names[0]]
        if "\n" not in self.stream.text[last.end : first.start]:
            return
        weights = self.rules.weights
        scores = sum(number.score for number in self.row[numbers[0] : names[0]] if isinstance(number, Number))
        gain = scores + len(names) * (weights.pair + weights.direct) + weights.list + weights.turn
        pairs = tuple((number, (name,)) for number, name in zip(numbers, names, strict=True))
        yield Reading("list", numbers[0], names[-1] + 1, gain, pairs)

    # --- lists --------------------------------------------------------------------------------------------------

    def _lists(self, place: int) -> Iterator[Reading]:
        """Return readings of several names and the numbers behind them."""
        names = self._run(place, Name)
        behind = names[-1] + 1
        first = self.row[behind] if behind < len(self.row) else None
        if names[0] != place or len(names) < 2 or not isinstance(first, Number):
            return
        final = self.row[names[-1]]
        assert isinstance(final, Name)
        numbers, weights = self._run(behind, Number), self.rules.weights
        in_lines = final.alone and first.alone
        in_lines |= self.stream.opens_line(first.start) and not self._between(names[-1]).strip()
        link = weights.pair + weights.direct if in_lines else link_before(self.stream, final, first)
        if link is None:
            return
        scores = sum(number.score for number in self.row[behind : numbers[-1] + 1] if isinstance(number, Number))
        last = self.row[numbers[-1]].end
        if len(numbers) == len(names) - 1 > 1 and self._scope(names[0]) == "overall":
            names = names[1:]  # a heading above them
        if len(numbers) == len(names):
            ordered = weights.in_order if self.rules.respectively.match(self.stream.text, last) else 0.0
            pairs = tuple((number, (name,)) for number, name in zip(numbers, names, strict=True))
            gain = scores + len(names) * link + weights.list + ordered
            yield Reading("list", place, numbers[-1] + 1, gain, pairs)
        elif len(numbers) > 1:
            left: tuple[tuple[int, tuple[int, ...]], ...] = tuple((number, ()) for number in numbers)
            yield Reading("uneven", place, numbers[-1] + 1, weights.uneven, left)
        else:
            is_said = self.rules.for_all.match(self.stream.text, last) is not None
            in_line = "\n" not in self.stream.text[self.row[names[0]].end : final.start]
            if is_said or (in_line and final.subject.scope in _DETAIL and not self._is_followed(behind)):
                gain = scores + link + weights.list
                yield Reading("list", place, behind + 1, gain, ((behind, tuple(names)),))

    def _scope(self, place: int) -> str:
        token = self.row[place]
        return token.subject.scope if isinstance(token, Name) else ""

    def _is_followed(self, place: int) -> bool:
        """Return whether another number without a name of its own stands close behind a number."""
        near = self.row[place + 1] if place + 1 < len(self.row) else None
        return isinstance(near, Number) and near.start - self.row[place].end < _NEAR and near.score > 0

    def _run(self, place: int, kind: type[_Token]) -> list[int]:
        """Return the places of the list of names or numbers that a token stands in."""
        first = last = place
        while first > 0 and isinstance(self.row[first - 1], kind) and self._are_linked(first - 1, first):
            first -= 1
        while last + 1 < len(self.row) and isinstance(self.row[last + 1], kind) and self._are_linked(last, last + 1):
            last += 1
        return list(range(first, last + 1))

    def _are_linked(self, left: int, right: int) -> bool:
        one, other = self.row[left], self.row[right]
        if isinstance(one, Name) and isinstance(other, Name) and not _are_alike(one, other):
            return False
        between = self.stream.text[one.end : other.start]
        if other.alone and "\n" in between:
            return len(self.stream.words.rest(between)) <= _FEW_LETTERS
        return not self.stream.sections(one.end, other.start) and self.rules.list_link.search(between) is not None


def _are_alike(one: Name, other: Name) -> bool:
    """Return whether two names can be in one list; a weak name of the whole (คะแนนรวม) only as the last."""
    scopes = {one.subject.scope, other.subject.scope}
    if one.subject.weak or "foreign" in scopes:
        return False
    in_lines = one.alone or other.alone
    return other.subject.scope == "overall" or (not other.subject.weak and (in_lines or len(scopes) == 1))
