"""The reports of one body: one a year with scores, level and measures; now and then a second one that disagrees.

Takes the country's bodies and the frameworks, gives checked batches with what was planted in each.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cached_property
from random import Random

from benchmarks.country.measures import planned, reported
from benchmarks.country.printing import Report, document_id_of
from benchmarks.country.scores import OVERALL, Sheet, sheet_of
from benchmarks.country.truth import Kind, Planted
from benchmarks.trees import Key
from pipeline.check import check
from pipeline.records import Batch, Organisation
from pipeline.rulebook import Rulebook

_SECOND = 0.02
_LAST_YEAR_WRONG = 0.02
_SHORT_PRINT = 0.05
_WRONG_LEVEL = 0.02
_WRONG_RANK = 0.1
_MOST_SHEETS = 2_000


@dataclass(frozen=True, slots=True)
class Task:
    """One report to make: the place of its body in the list, its year, and whether it is the second one."""

    document_id: str
    body: int
    year: int
    is_second: bool


@dataclass(frozen=True)
class Country:
    """Everything that a report follows from."""

    bodies: tuple[Organisation, ...]
    rulebook: Rulebook
    seed: str

    @cached_property
    def _sheets(self) -> dict[str, Sheet]:
        """Scores that were drawn lately; the ranks of a year need those of many bodies."""
        return {}

    @cached_property
    def years(self) -> tuple[int, ...]:
        """The years of the frameworks (B.E.)."""
        return tuple(sorted(map(int, self.rulebook.frameworks)))

    @cached_property
    def _paos(self) -> tuple[Organisation, ...]:
        return tuple(one for one in self.bodies if one.kind == "pao")

    def tasks(self) -> list[Task]:
        """Every report, in the order of ids that a load asks for."""
        made = []
        for number, body in enumerate(self.bodies):
            for year in self.years:
                made.append(Task(document_id_of(self.seed, body, year, "report"), number, year, False))
                if self._dice("second", body, year).random() < _SECOND:
                    made.append(Task(document_id_of(self.seed, body, year, "second"), number, year, True))
        return sorted(made, key=lambda one: one.document_id)

    def make(self, task: Task) -> tuple[Batch, list[Planted]]:
        """One report, checked, and what was planted in it."""
        body = self.bodies[task.body]
        batch, truth = self._second(task, body) if task.is_second else self._report(task, body)
        return check(batch, self.rulebook), truth

    def _report(self, task: Task, body: Organisation) -> tuple[Batch, list[Planted]]:
        year, dice = task.year, self._dice("report", body, task.year)
        report, truth = Report(task.document_id, body, year, "report"), []
        sheet = self._sheet(body, year)
        if sheet.fault is not None:
            truth.append(
                self._of_score(sheet.fault, task, body, year, sheet.key, sheet.true[sheet.key],
                               sheet.printed[sheet.key], sheet.slip)
            )  # fmt: skip
        if dice.random() < _SHORT_PRINT:
            report.score(year, OVERALL, sheet.printed[OVERALL], rounded=True)
        for key, value in sheet.printed.items():
            report.score(year, key, value)
        truth += self._last_year(report, task, body, dice)
        truth += self._level(report, task, body, sheet, dice)
        if body.kind == "pao":
            truth += self._rank(report, task, body, dice)
        for draft in planned(self.bodies, body, year, self.seed):
            report.measure(draft)
            if draft.other_id is not None:
                truth.append(Planted(
                    "copied", task.document_id, body.organisation_id, year + 1, measure_id=draft.measure_id,
                    other_id=draft.other_id, edited=draft.share, names_other=draft.names_other,
                ))  # fmt: skip
        kept: set[str | None] = set()
        for draft in reported(self.bodies, body, year, self.years[0], self.seed):
            report.measure(draft)
            kept.add(draft.other_id)
            if draft.other_id is None:
                truth.append(Planted(
                    "never-promised", task.document_id, body.organisation_id, year, measure_id=draft.measure_id,
                ))  # fmt: skip
                continue
            truth.append(Planted(
                "promised-and-reported", task.document_id, body.organisation_id, year, measure_id=draft.other_id,
                other_id=draft.measure_id, edited=draft.share,
            ))  # fmt: skip
            if draft.is_repeat:
                truth.append(Planted(
                    "repeats-plan", task.document_id, body.organisation_id, year, measure_id=draft.measure_id,
                ))  # fmt: skip
        if year > self.years[0]:
            truth += [
                Planted("never-reported", task.document_id, body.organisation_id, year, measure_id=one.measure_id)
                for one in planned(self.bodies, body, year - 1, self.seed)
                if one.measure_id not in kept
            ]
        return report.batch(date(year - 543, 10, 15), ("analysis", "implementation", "score_table")), truth

    def _last_year(self, report: Report, task: Task, body: Organisation, dice: Random) -> Iterator[Planted]:
        """The overall score of the year before, as its own report prints it or, rarely, another figure."""
        year = task.year - 1
        if year < self.years[0]:
            return
        before = self._sheet(body, year).printed[OVERALL]
        if before is None:
            return
        if dice.random() >= _LAST_YEAR_WRONG:
            report.score(year, OVERALL, before)
            return
        other = before - Decimal(dice.randint(20, 600)) / 100
        report.score(year, OVERALL, other)
        yield self._of_score("last-year-differs", task, body, year, OVERALL, before, other)

    def _level(
        self, report: Report, task: Task, body: Organisation, sheet: Sheet, dice: Random
    ) -> Iterator[Planted]:  # fmt: skip
        """The level of the true scores, or rarely another one; none in a year whose levels nobody established."""
        framework = self.rulebook.frameworks[str(task.year)]
        scheme = framework.level_schemes[0]
        if scheme.confidence == "unknown":
            return
        true = sheet.true
        instruments: dict[str, Decimal | None] = {
            one.code: true["instrument", one.code, "combined"] for one in framework.instruments
        }
        groups: dict[str, Decimal | None] = {
            key[2]: value for key, value in true.items() if key[0] == "instrument" and key[2] != "combined"
        }
        by_part: dict[str, Decimal | None] = {**instruments, **groups}
        right = scheme.possible(sheet.true[OVERALL], instruments)[0]
        also = scheme.possible(sheet.true[OVERALL], by_part)
        claimed = right
        if sheet.fault is None and dice.random() < _WRONG_LEVEL:
            claimed = dice.choice([one for one in scheme.levels if one != right and one not in also])
            yield Planted(
                "wrong-level", task.document_id, body.organisation_id, task.year, true=right.code,
                printed=claimed.code,
            )  # fmt: skip
        letters = scheme.kind == "letters"
        report.level(None if letters else claimed.code, claimed.code if letters else None, claimed.name_th)

    def _rank(self, report: Report, task: Task, body: Organisation, dice: Random) -> Iterator[Planted]:
        """The rank among provincial bodies (อบจ.), which print no wrong score; one in ten is not ours."""
        ours = self._sheet(body, task.year).true[OVERALL]
        rank = 1 + sum(self._sheet(one, task.year).true[OVERALL] > ours for one in self._paos)
        printed = rank
        if dice.random() < _WRONG_RANK:
            printed = rank + 5 if rank + 5 <= len(self._paos) else max(1, rank - 5)
        report.rank(printed, len(self._paos), "อบจ. ทั่วประเทศ")
        if printed != rank:
            yield Planted(
                "wrong-rank", task.document_id, body.organisation_id, task.year, true=str(rank), printed=str(printed)
            )

    def _second(self, task: Task, body: Organisation) -> tuple[Batch, list[Planted]]:
        """A memo of the same year whose figure of one indicator is another one."""
        dice = self._dice("memo", body, task.year)
        true = self._sheet(body, task.year).true
        key = dice.choice([one for one in true if one[0] == "indicator" and one[2] == "combined"])
        value = true[key]
        other = value - Decimal(dice.randint(50, 900)) / 100
        report = Report(task.document_id, body, task.year, "second")
        report.score(task.year, key, other)
        return report.batch(date(task.year - 543, 9, 1), ("memo",)), [
            self._of_score("disagreement", task, body, task.year, key, value, other)
        ]

    def _sheet(self, body: Organisation, year: int) -> Sheet:
        name = f"{self.seed} {body.organisation_id} {year}"
        if name not in self._sheets:
            if len(self._sheets) >= _MOST_SHEETS:
                self._sheets.clear()
            framework = self.rulebook.frameworks[str(year)]
            self._sheets[name] = sheet_of(framework, name, faulty=body.kind != "pao")
        return self._sheets[name]

    def _dice(self, purpose: str, body: Organisation, year: int) -> Random:
        return Random(f"{purpose} {self.seed} {body.organisation_id} {year}")

    @staticmethod
    def _of_score(
        kind: Kind, task: Task, body: Organisation, year: int, key: Key, true: Decimal, printed: Decimal | None,
        slip: str | None = None,
    ) -> Planted:  # fmt: skip
        scope, code, part = key
        return Planted(
            kind, task.document_id, body.organisation_id, year, scope, code, part, slip, str(true),
            None if printed is None else str(printed),
        )  # fmt: skip
