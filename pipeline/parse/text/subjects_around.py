"""Which of a passage's elements a score is of: the one before it, one named behind it, or several together.

Takes subjects in order, gives the ones that govern a place; never reads a number.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.parse.text.asides import is_aside, states_another
from pipeline.parse.text.subjects import Subject
from pipeline.rulebook.passages import ResultRules

DETAIL = ("indicator", "sub_indicator", "question", "item")


@dataclass(frozen=True, slots=True)
class SubjectsAround:
    """The subjects of one stretch of text."""

    text: str
    rules: ResultRules
    subjects: Sequence[Subject]

    def spans(self) -> list[tuple[int, int]]:
        """Where the subjects stand."""
        return [(one.start, one.end) for one in self.subjects]

    def before(self, place: int) -> list[Subject]:
        """The subjects that end by here and can have an ITA score."""
        return [one for one in self.subjects if one.end <= place and one.scope != "foreign"]

    def governing(self, place: int, open_from: int, passed: Sequence[int]) -> Subject | None:
        """The nearest subject on the left behind ``open_from``; ``passed`` are numbers that were looked at already.

        One in brackets (การรับรู้ภายใน (IIT) ได้ …) counts where it is alone there, and after the one they explain.
        """
        weak: Subject | None = None
        aside: Subject | None = None
        for one in reversed(self.subjects):
            if one.end > place or place - one.end > self.rules.longest_gap:
                continue
            if one.end <= open_from:
                break
            if one.other and weak is not None and not weak.vague:
                return aside or weak
            if one.scope == "foreign" and not one.other and any(one.end <= number < place for number in passed):
                continue
            if one.by_name and place - one.end > self.rules.longest_label // 2:
                continue
            if is_aside(self.text, one.start, place) and one.part is None:
                aside = aside or (one if self._is_alone(one, place) else None)
                continue
            if one.weak:
                weak = weak or one
                continue
            return self._not_of_detail(one, open_from) if one.scope == "overall" else one
        return aside or weak

    def _is_alone(self, one: Subject, place: int) -> bool:
        """Whether a subject in a closed bracket is the only thing that the bracket speaks of."""
        others = [other for other in self.subjects if other is not one and self._same_bracket(one, other)]
        return (
            one.scope != "foreign" and not one.weak and not others and not states_another(self.text, one.start, place)
        )

    def _same_bracket(self, one: Subject, other: Subject) -> bool:
        between = self.text[min(one.end, other.end) : max(one.start, other.start)]
        return "(" not in between and ")" not in between

    def _not_of_detail(self, overall: Subject, open_from: int) -> Subject:
        """ภาพรวม right behind one instrument or indicator means that one."""
        before = [one for one in self.subjects if open_from < one.end <= overall.start and not one.weak]
        if not before or before[-1].scope in {"overall", "foreign"}:
            return overall
        near = before[-1]
        listed = len(before) > 1 and self.rules.list_link.search(self.text[before[-2].end : near.start])
        between = self.text[near.end : overall.start]
        return near if not listed and self.rules.overall_after_detail.search(between) else overall

    def goes_on(self, subject: Subject, place: int) -> bool:
        """Whether the next of a row of such subjects follows at once: IIT ๙๒.๕๔ EIT ๙๑.๓๑."""
        behind = next((one for one in self.subjects if one.start >= place), None)
        return behind is not None and behind.scope == subject.scope and not self.text[place : behind.start].strip()

    def sums_details(self, vague: Subject) -> bool:
        """Whether words like รวม follow indicators of which they may be the sum."""
        before = [one for one in self.before(vague.start) if not one.weak]
        return bool(before) and before[-1].scope in DETAIL

    def behind(self, place: int, weak: Subject | None) -> Subject | None:
        """The subject that is named behind a score; where a weak one stands before, only if it is said so."""
        link = self.rules.subject_after if weak is None else self.rules.owner_after
        for one in self.subjects:
            if one.start >= place and not one.weak and one.scope != "foreign":
                return one if link.search(self.text[place : one.start]) else weak
        return weak

    def together(self, subject: Subject, start: int, end: int, open_from: int) -> list[Subject]:
        """All subjects that one printed score is said of: ตัวชี้วัดที่ ๙ และตัวชี้วัดที่ ๑๐ ได้คะแนน ๑๐๐."""
        if subject not in self.subjects or subject.end > start:
            return [subject]
        group = [subject]
        for one in reversed(self.subjects[: self.subjects.index(subject)]):
            between = self.text[one.end : group[0].start]
            if one.scope != subject.scope or one.end <= open_from or not self.rules.list_link.search(between):
                break
            group.insert(0, one)
        repeated = self.rules.repeats.search(self.text[end:]) is not None
        return group if subject.scope in DETAIL or repeated else [subject]
