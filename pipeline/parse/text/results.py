"""Reads scores out of one stretch of running text: subject, words that announce a score, number or blank.

Takes a view and what the text above it spoke of, gives hits with places; never takes a target, a difference or a
count for a score, and reports what announces a score that it cannot place.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Literal

from pipeline.parse.about.years import SaidYear
from pipeline.parse.text.asides import without_asides
from pipeline.parse.text.subjects import Subject
from pipeline.parse.text.subjects_around import DETAIL, SubjectsAround
from pipeline.parse.text.view import View
from pipeline.parse.text.years_around import YearsAround
from pipeline.rulebook.passages import ResultRules
from pipeline.thai import NumberReading, find_numbers, read_number

OtherBodies = Callable[[int], object | None]
Verdict = Literal["score", "unmapped", "nothing"]


def _nobody(_place: int) -> None:
    """No other body is told of."""


@dataclass(frozen=True, slots=True)
class Slot:
    """A place where a score may stand; ``blank`` where nothing is printed there."""

    start: int
    end: int
    blank: bool = False
    number: NumberReading | None = None


@dataclass(frozen=True, slots=True)
class Hit:
    """A score of a subject, or an announced score without one (``subject`` is ``None``)."""

    slot: Slot
    subject: Subject | None
    year: SaidYear | None = None


@dataclass(slots=True)
class Reader:
    """Walks over the slots of one stretch of text from left to right.

    ``heading`` is the element that stands above it, ``title`` the whole assessment where a title above speaks of it.
    ``listed`` says that its lines are of one body each, ``others`` whether another body is told of at a place.
    """

    seen: View
    rules: ResultRules
    subjects: SubjectsAround
    years: YearsAround
    heading: Subject | None = None
    title: Subject | None = None
    listed: bool = False
    others: OtherBodies = _nobody
    hits: list[Hit] = field(default_factory=list)
    used: int = 0
    risen_from: int = 0
    passed: list[int] = field(default_factory=list)
    spent: set[SaidYear] = field(default_factory=set)

    def read(self) -> list[Hit]:
        """All hits in order."""
        slots = self._slots()
        rivals = self._rivals()
        listed = self._listed(slots)
        for slot in slots:
            if slot in listed:
                self._take(listed[slot])
                continue
            for hit in self._judge(slot):
                of_whole = hit.subject is not None and hit.subject.scope == "overall"
                self._take(Hit(slot, None) if of_whole and slot.start in rivals else hit)
            self.passed.append(slot.start)
        return self.hits

    def _take(self, hit: Hit) -> None:
        self.hits.append(hit)
        if hit.subject is not None:
            self.used = hit.slot.end

    def _slots(self) -> list[Slot]:
        text = self.seen.text
        closed = self.subjects.spans() + self.years.spans()
        slots = [
            Slot(one.start, one.end, number=one)
            for one in find_numbers(text)
            if one.is_plain and not any(start < one.end and one.start < end for start, end in closed)
        ]
        for found in self.rules.torn.finditer(text):
            start, end = found.span()
            whole = read_number(found.group())
            if whole is not None and self.rules.torn_before.search(text[:start]):
                slots = [one for one in slots if not (start < one.end and one.start < end)]
                slots.append(Slot(start, end, number=whole))
        for pattern in self.rules.blanks:
            for found in pattern.finditer(text):
                start, end = found.span("slot")
                if not any(slot.start <= end and start <= slot.end for slot in slots):
                    slots.append(Slot(start, end, blank=True))
        return sorted(slots, key=lambda slot: slot.start)

    def _rivals(self) -> set[int]:
        """Where scores of several bodies stand, each called by its name: nobody knows which is the reporter."""
        found = [one for one in self.rules.body_scores.finditer(self.seen.text) if not self.others(one.start("score"))]
        names, values = ({one[group] for one in found} for group in ("name", "score"))
        return {one.start("score") for one in found} if len(names) > 1 and len(values) > 1 else set()

    # --- several scores in a row: ๙๘.๒๙, ๙๓.๐๗ และ ๙๕.๐๐ ตามลำดับ ----------------------------------------------

    def _listed(self, slots: list[Slot]) -> dict[Slot, Hit]:
        text, found = self.seen.text, {}
        for last, end in enumerate(slots):
            if not self.rules.respectively.search(text[end.end : end.end + 40]):
                continue
            first = last
            if not last or not self.rules.list_link.search(text[slots[last - 1].end : end.start]):
                continue  # one score of its own sentence part
            while first and self.rules.list_link.search(text[slots[first - 1].end : slots[first].start]):
                first -= 1
            row = slots[first : last + 1]
            for slot, subject, year in self._owners(row):
                found[slot] = Hit(slot, subject, year)
        return found

    def _owners(self, row: list[Slot]) -> Iterator[tuple[Slot, Subject | None, SaidYear | None]]:
        """One subject for each of several slots, else one year for each, else nobody: then they stay unmapped."""
        group = self.subjects.before(row[0].start)[-len(row) :]
        if len(group) == len(row) > 1 and len({one.scope for one in group}) == 1 and not group[0].weak:
            for slot, one in zip(row, group, strict=True):
                yield slot, one, self._year(slot)
            return
        years = self.years.before(row[0].start)[-len(row) :]
        subject = self._governing(row[0], self.used)
        if len(years) == len(row) > 1 and subject is not None:
            for slot, year in zip(row, years, strict=True):
                yield slot, subject, year
            return
        for slot in row:
            yield slot, None, None

    # --- one score ----------------------------------------------------------------------------------------------

    def _judge(self, slot: Slot) -> Iterator[Hit]:
        text, rules = self.seen.text, self.rules
        before, after = without_asides(text[: slot.start]), text[slot.end :]
        for rule in rules.no_scores:
            if slot.number is not None and rule.spares(slot.number):
                continue
            if (rule.before and rule.before.search(before)) or (rule.after and rule.after.search(after)):
                if rule.unmapped:
                    yield Hit(slot, None)
                return
        if self._is_share(slot, after):
            self.used = slot.end
            yield Hit(slot, None)
            return
        strong, detail, linked = self._lead(before)
        exact = slot.number is not None and slot.number.decimals == 2
        unit = rules.unit.search(after) is not None or (exact and rules.unit_before.search(before) is not None)
        year = self._year(slot)
        risen = self.risen_from > 0 and rules.from_to_link.search(text[self.risen_from : slot.start]) is not None
        if rules.from_to.search(before) and rules.from_to_link.search(after):
            self.risen_from, linked, risen = slot.end, True, True
            year = self._risen_from(slot)
            if year is None:
                yield Hit(slot, None)
                return
        if year is not None and year.role == "target":
            return
        another_year = year if year is not None and year.start - self.years.base >= self.used > 0 else None
        subject = self._governing(slot, 0 if risen or another_year is not None else self.used)
        if (subject is None or subject.weak) and strong:
            subject = self.subjects.behind(slot.end, subject)
        if (subject is None or subject.vague) and (strong or slot.blank or (self.heading and self.heading.other)):
            subject = self.heading or subject
        if subject is not None and subject.vague and self.subjects.sums_details(subject):
            if unit or exact:
                yield Hit(slot, None)  # the total of the indicators just listed, or of the whole
            return
        if subject is None and unit and (strong or (linked and exact)):
            subject = self.title
        if subject is None and self.listed and exact and self._is_alone(slot, after):
            subject = self.title
        gap_from = max(subject.end if subject else 0, another_year.end - self.years.base if another_year else 0)
        gap = "" if risen else rules.gap_noise.sub(" ", without_asides(text[gap_from : slot.start]))
        verdict = self._verdict(slot, subject, gap, strong=strong, detail=detail, linked=linked, unit=unit)
        if verdict == "unmapped":
            yield Hit(slot, None)
        elif verdict == "score" and subject is not None:
            for one in self.subjects.together(subject, slot.start, slot.end, self.used):
                yield Hit(slot, one, year)

    def _is_alone(self, slot: Slot, after: str) -> bool:
        """Whether a number is the only one of its line that a score could be."""
        line = self.seen.text[: slot.start].rpartition("\n")[2] + after.partition("\n")[0]
        ends = self.rules.unit.search(after) or self.rules.line_end.search(after)
        return ends is not None and not any(one.decimals == 2 for one in find_numbers(line))

    def _verdict(
        self, slot: Slot, subject: Subject | None, gap: str, *, strong: bool, detail: bool, linked: bool, unit: bool
    ) -> Verdict:
        text, rules = self.seen.text, self.rules
        exact = slot.number is not None and slot.number.decimals == 2
        huge = slot.number is not None and slot.number.value > 100
        if subject is None or subject.scope == "foreign":
            after = text[slot.end :]
            announced = (strong or exact) and not slot.blank and subject is None
            repeated = rules.repeats.search(after) is not None
            told = rules.unit.search(after) is not None or (strong and exact and not unit)
            return "unmapped" if announced and told and not repeated else "nothing"
        if huge and not (unit and (strong or linked)):
            return "nothing"
        if detail and subject.scope not in DETAIL:
            return "unmapped" if unit else "nothing"
        if subject.scope == "overall" and rules.other_bodies.search(gap):
            return "unmapped" if unit else "nothing"
        if slot.blank or strong:
            return "score"
        if subject is self.title:
            return "score"  # taken only where words and unit announce a score
        if subject is self.heading or subject.end > slot.start or rules.barriers.search(gap):
            return "nothing"
        bare = rules.separators.search(gap) is not None
        equals = rules.equals.search(gap) is not None
        ends = equals or rules.line_end.search(text[slot.end :]) is not None
        ends |= gap.rstrip().endswith("(") and rules.closes.search(text[slot.end :]) is not None
        if equals and bare and slot.number is not None and subject.scope in {"instrument", "indicator"}:
            exact |= rules.least_whole <= slot.number.value <= 100
        if slot.number is not None and slot.number.value >= rules.least_whole:
            ends |= self.subjects.goes_on(subject, slot.end)
        if subject.weak:
            return "score" if (unit and (linked or bare)) or (bare and exact and ends) else "nothing"
        if linked or detail:
            return "score" if unit or exact or "คะแนน" in gap else "nothing"
        if unit and len(gap) <= rules.longest_label:
            return "score"
        return "score" if bare and exact and ends else "nothing"

    def _lead(self, before: str) -> tuple[bool, bool, bool]:
        """Whether the words right before announce a score, one that only a detail can have, or at least link to it."""
        tail = before[-120:]
        strong = detail = linked = False
        for rule in self.rules.leads:
            if any(self.rules.separators.search(tail[found.end() :]) for found in rule.pattern.finditer(tail)):
                strong, detail, linked = strong or rule.strong, detail or rule.detail_only, True
        return strong and not detail, detail, linked

    def _governing(self, slot: Slot, open_from: int) -> Subject | None:
        return self.subjects.governing(slot.start, open_from, self.passed)

    def _is_share(self, slot: Slot, after: str) -> bool:
        """Whether a number is out of fewer than 100 points: ๒๘.๕๐ จาก ๓๐ คะแนน is weighted."""
        found = self.rules.out_of.search(after)
        return found is not None and slot.number is not None and slot.number.value <= int(found["full"]) < 100

    def _year(self, slot: Slot) -> SaidYear | None:
        year = self.years.governing(slot.start, slot.end, self.spent)
        if year is not None and year == self.years.behind(slot.end):
            self.spent.add(year)
        return year

    def _risen_from(self, slot: Slot) -> SaidYear | None:
        """The year of the score that another rose or fell from: said right behind it, else to be compared with."""
        behind = self.years.behind(slot.end)
        compared = [one for one in self.years.before(slot.start) if one.role == "compared"]
        return behind or (compared[-1] if compared else None)
