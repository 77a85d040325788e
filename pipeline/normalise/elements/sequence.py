"""The labels of consecutive rows against one year's framework: anchors by name, then the rest by running order.

Takes labels as printed, gives an outcome for each. A title wins over a damaged code, the order decides where titles
are not known, and a complete numbering wins over names that cannot all be right. What stays open says so.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Literal

from pipeline.matching.labels import Candidate, label_matcher
from pipeline.matching.names import EXACT
from pipeline.normalise.elements.row_labels import CodeProblem, Key, Outcome, ProblemRule, Row, RowLabel
from pipeline.records import Scope
from pipeline.rulebook import Rulebook
from pipeline.rulebook.framework import Framework

_CHILD_OF: dict[Scope, Scope] = {"sub_indicator": "item", "instrument": "indicator"}


def resolve_sequence(labels: Sequence[RowLabel], year: int, rulebook: Rulebook) -> list[Outcome]:
    """An outcome for each label, in order. ``KeyError`` where the year has no framework."""
    framework = rulebook.frameworks[str(year)]
    reader = label_matcher(rulebook)
    rows = [Row(label, reader.read(label.text, year)) for label in labels]
    _Sequence(rows, framework, rulebook).resolve()
    return [
        Outcome(
            row.decided[0] if row.decided else None, row.decided[1] if row.decided else None, row.reading.part,
            row.printed, row.how, round(row.similarity, 1), tuple(row.problems),
        )
        for row in rows
    ]  # fmt: skip


class _Sequence:
    """The rows of one table while they are being resolved."""

    def __init__(self, rows: list[Row], framework: Framework, rulebook: Rulebook) -> None:
        self.rows = rows
        self.framework = framework
        self.rules = rulebook.labels.thresholds
        self.reader = label_matcher(rulebook)
        self.place: dict[Key, int] = framework.order

    def resolve(self) -> None:
        for row in self.rows:
            row.name = row.reading.named[0] if row.reading.named else None
        self._find_scopes()
        self._find_ordinals()
        self._trust_complete_numbering()
        self._anchor()
        while any(self._by_order(row) for row in self.rows if row.decided is None):
            pass
        self._trust_running_codes()
        self._fill_gaps()
        self._move_doubled_codes()
        for row in self.rows:
            self._name_problem(row)

    # --- what each row is about -------------------------------------------------------------------------------

    def _find_scopes(self) -> None:
        for row in self.rows:
            strong = next((one for one in row.reading.coded if one.strong), None)
            if row.name is not None:
                row.scope = row.name.scope
            elif strong is not None:
                row.scope = strong.scope
        for at, row in enumerate(self.rows):
            if row.scope is None:
                row.scope = self._scope_around(at, row)
            row.number = next(
                (one for one in row.reading.coded if one.scope == row.scope and one.how != "acronym"), None
            )
            if row.number is None and row.name is not None:  # a sure code of another scope still contradicts the name
                row.number = next((one for one in row.reading.coded if one.strong and one.how != "acronym"), None)

    def _scope_around(self, at: int, row: Row) -> Scope | None:
        possible = {one.scope for one in row.reading.coded}
        wanted = row.label.expected or self._scope_below(row.label.governing)
        if wanted is not None and (wanted in possible or not possible):
            return wanted
        near = sorted((abs(at - other), one.scope) for other, one in enumerate(self.rows) if one.scope in possible)
        return near[0][1] if near else None

    def _scope_below(self, governing: Key | None) -> Scope | None:
        if governing is None:
            return None
        if governing[0] == "indicator":
            instrument = self.framework.instrument_of(*governing)
            return None if instrument in (None, "OIT") else "question"
        return _CHILD_OF.get(governing[0])

    def _find_ordinals(self) -> None:
        """Bare numbers are codes only where the rows with a name mostly say so; else they count rows, or ranks."""
        bare = [row for row in self.rows if row.number and not row.number.strong and row.number.how == "number"]
        named = [row for row in bare if row.name is not None and row.number is not None]
        agreeing = [row for row in named if row.name and row.number and row.name.key == row.number.key]
        if named and 2 * len(agreeing) < len(named):
            for row in bare:
                row.is_ordinal = True

    # --- a complete numbering ---------------------------------------------------------------------------------

    def _trust_complete_numbering(self) -> None:
        """Ten rows numbered 1 to 10 are the ten indicators, whatever OCR made of their names, if some names agree."""
        codes = [one.code for one in self.framework.indicators]
        numbered = [
            (row, one)
            for row in self.rows
            for one in row.reading.coded
            if one.scope == "indicator" and one.how == "number"
        ]
        for start in range(len(numbered) - len(codes) + 1):
            window = numbered[start : start + len(codes)]
            if [one.code for _, one in window] != codes:
                continue
            if any(
                (best := row.reading.best) and (best.how == "acronym" or best.scope == "overall") for row, _ in window
            ):
                return  # the rows of instruments and totals are counted too: the numbers are no codes
            names = [row.name.key if row.name else None for row, _ in window]
            if None not in names and len(set(names)) == len(codes):
                return  # every name is there once: names and order are judged row by row
            agreeing = sum(name == one.key for name, (_, one) in zip(names, window, strict=True))
            if agreeing < self.rules.agreeing and not all(row.label.expected == "indicator" for row, _ in window):
                return
            for row, one in window:
                row.scope, row.number, row.is_ordinal = "indicator", one, False
                agrees = row.name is not None and row.name.key == one.key
                row.decide(one, "name" if agrees else "position")

    def _trust_running_codes(self) -> None:
        """Codes with their letter that run on (i1, i2, i3) are the elements though their questions are reworded."""
        open_rows = [
            row
            for row in self.rows
            if row.decided is None and row.name is None and row.number is not None and row.number.how == "letter"
        ]
        places = [self.place[row.number.key] for row in open_rows if row.number is not None]
        if len(places) < self.rules.agreeing or any(later <= earlier for earlier, later in pairwise(places)):
            return
        for row in open_rows:
            number = row.number
            if number is not None and not self._taken(row, number.key) and self._fits(row, number.key) != "no":
                row.decide(number, "position")

    # --- one row by itself ------------------------------------------------------------------------------------

    def _anchor(self) -> None:
        for row in self.rows:
            if row.decided is not None:
                continue
            best, name, number = row.reading.best, row.name, row.number
            if name is not None and (number is None or row.is_ordinal or name.key == number.key):
                if best is not None and best.scope == "instrument" and name.scope in ("instrument", "overall"):
                    row.decide(best, best.how)
                else:
                    row.decide(name, "name")
            elif name is None and best is not None:
                row.decide(best, best.how)

    # --- one row among its neighbours -------------------------------------------------------------------------

    def _neighbour(self, row: Row, step: int) -> tuple[int, int] | None:
        """Place of the nearest decided row of the same scope in one direction, and how many rows away it counts."""
        at = self.rows.index(row) + step
        distance = 1
        while 0 <= at < len(self.rows):
            other = self.rows[at]
            if other.scope == row.scope:
                if other.decided is not None:
                    return self.place[other.decided], distance
                distance += 1
            at += step
        return None

    def _at(self, place: int) -> Key | None:
        """The element at a place of the order; ``None`` before the first and behind the last."""
        return tuple(self.place)[place] if 0 <= place < len(self.place) else None

    def _fits(self, row: Row, key: Key) -> Literal["next", "between", "no"]:
        """Whether an element stands where the running order wants it: right beside its neighbour, or just between."""
        place = self.place[key]
        before, after = self._neighbour(row, -1), self._neighbour(row, 1)
        if (before is not None and before[0] >= place) or (after is not None and after[0] <= place):
            return "no"
        beside = (before is not None and before[0] + before[1] == place) or (
            after is not None and after[0] - after[1] == place
        )
        return "next" if beside else "between"

    def _by_order(self, row: Row) -> bool:
        name, number = row.name, row.number
        if name is not None and number is not None:
            winner = self._settle(row, name, number)
            if winner is not None:
                row.decide(winner, "name" if winner is name else "position")
        elif number is not None and not row.is_ordinal and not self._taken(row, number.key):
            supported = number.similarity >= self.rules.support or self._governs(row, number.key)
            fits = self._fits(row, number.key)
            if fits == "next" or (fits == "between" and supported and number.strong):
                row.decide(number, number.how if supported else "position")
        return row.decided is not None

    def _settle(self, row: Row, name: Candidate, number: Candidate) -> Candidate | None:
        """A name and a number that disagree: the one that the order supports, an exact name where it supports both."""
        rows = [other for other in self.rows if other.scope == row.scope]
        if name.similarity >= EXACT and len({other.name.key for other in rows if other.name}) == len(rows):
            return name  # every row has a name of its own: the numbers changed places
        by_name = "no" if self._taken(row, name.key) else self._fits(row, name.key)
        by_number = "no"
        if name.scope == number.scope and not self._taken(row, number.key):
            by_number = self._fits(row, number.key)
        if by_number == "next" and by_name == "no":
            return number
        if by_name == "next" and by_number != "next":
            return name
        return name if by_name != "no" and name.similarity >= EXACT else None

    def _taken(self, row: Row, key: Key) -> bool:
        return any(other is not row and other.decided == key for other in self.rows)

    def _governs(self, row: Row, key: Key) -> bool:
        element = self.framework.element(*key)
        return element is not None and row.label.governing == (element.parent_scope, element.parent_code)

    def _fill_gaps(self) -> None:
        """Rows without a usable name or code, exactly as many as the order lacks between two decided rows."""
        for row in self.rows:
            if row.decided is not None or row.scope is None or row.is_ordinal or row.name is not None:
                continue
            before, after = self._neighbour(row, -1), self._neighbour(row, 1)
            if before is None or after is None or before[0] + before[1] != after[0] - after[1]:
                continue
            key = self._at(before[0] + before[1])
            if key is None:
                continue
            similarity = self.reader.similarity(row.label.text, key[0], key[1], self.framework.year)
            if key[0] == row.scope and similarity >= self.rules.support:
                row.decided, row.how, row.similarity = key, "position", similarity

    def _move_doubled_codes(self) -> None:
        """A bare code that stands twice and out of order is the element that its neighbours leave open."""
        for row in self.rows:
            if row.decided is None or row.name is not None or row.number is None or row.number.key != row.decided:
                continue
            if not self._taken(row, row.decided) or self._fits(row, row.decided) != "no":
                continue
            before, after = self._neighbour(row, -1), self._neighbour(row, 1)
            wanted = {before[0] + before[1]} if before else set()
            wanted |= {after[0] - after[1]} if after else set()
            key = self._at(next(iter(wanted), -1))
            if len(wanted) == 1 and key is not None and key[0] == row.scope and not self._taken(row, key):
                row.decided, row.how, row.similarity = key, "position", 0.0

    # --- what was wrong ---------------------------------------------------------------------------------------

    def _name_problem(self, row: Row) -> None:
        printed = row.printed or row.label.text
        title = row.reading.title
        if row.decided is None:
            if row.label.text and not row.reading.is_bullet:
                said = row.name.code if row.name else row.number.code if row.number else None
                row.problems.append(CodeProblem("code-unresolved", printed, said, title))
            return
        if row.number is not None and not row.is_ordinal and row.number.key != row.decided:
            twice = any(other.decided == row.number.key for other in self._with_number(row))
            rule: ProblemRule = "duplicate-code" if twice else "code-name-conflict"
            row.problems.append(CodeProblem(rule, printed, row.decided[1], title))
        elif row.number is None and (strange := self._code_of_no_element(row)) is not None:
            row.problems.append(CodeProblem("code-name-conflict", strange, row.decided[1], title))
        elif row.how == "position":
            named = row.name or (row.reading.best if row.reading.best and row.reading.best.how == "name" else None)
            if named is not None and named.key != row.decided:
                row.problems.append(CodeProblem("code-name-conflict", printed, named.code, title))

    def _code_of_no_element(self, row: Row) -> str | None:
        """The printed code where it is a sure one that this year lacks; a section's number is no code at all."""
        code = row.reading.printed
        if code is None or row.reading.is_bullet or any(one.strong for one in row.reading.coded):
            return None
        sure = (one for one in code.meanings if one.strong and one.how != "acronym")
        return row.printed if any(code.prefix or one.scope != "sub_indicator" for one in sure) else None

    def _with_number(self, row: Row) -> Iterator[Row]:
        """The other rows whose printed number means the same."""
        for other in self.rows:
            if other is not row and other.number and row.number and other.number.key == row.number.key:
                yield other
