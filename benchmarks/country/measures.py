"""Measures (มาตรการ) of one body and year: promised for the next year, reported of this one, some copied.

Takes a body, a year and the seed of the country; gives drafts with what was planted in them. A draft is a pure function
of its seed, so that a copy and its original, in two reports, need not know of each other.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from random import Random

from benchmarks.country.wording import Words, drafted, edited, steps_of, title_of
from pipeline.records import Organisation, Stage, content_id

PLANNED = 7
_COPIED = 0.08
_EDITS = (0.0, 0.05, 0.1, 0.15, 0.2, 0.25)
_NAMES_OTHER = 0.2
_REPORTED = 0.8
_REPORT_EDITS = (0.0, 0.05, 0.1, 0.2)
_REPEATS = 0.01
_NEVER_PROMISED = (0, 0, 1, 1, 2)
_UNITS = ("สำนักปลัด", "กองคลัง", "กองช่าง", "กองการศึกษา", "หน่วยตรวจสอบภายใน")


@dataclass(frozen=True, slots=True)
class Draft:
    """A measure before it is printed. ``other_id``, ``share``: what it copies (planned) or keeps (reported)."""

    measure_id: str
    stage: Stage
    issue: int
    title: str
    steps: tuple[str, ...]
    unit: str
    progress: str | None = None
    is_repeat: bool = False
    other_id: str | None = None
    share: float | None = None
    names_other: bool = False


@dataclass(frozen=True, slots=True)
class _Plan:
    words: Words
    donor: Organisation | None = None
    share: float | None = None
    names_other: bool = False


def measure_id(body: Organisation, year: int, stage: Stage, number: int) -> str:
    """The id of a measure by the year of its report."""
    return content_id("country", body.organisation_id, year, stage, number)


def _is_copy(body: Organisation, year: int, number: int, seed: str) -> bool:
    return Random(f"copied {seed} {body.organisation_id} {year} {number}").random() < _COPIED


def _original(body: Organisation, year: int, number: int, seed: str) -> Words:
    return drafted(f"{seed} {body.organisation_id} {year} {number}")


def _plan(bodies: Sequence[Organisation], body: Organisation, year: int, number: int, seed: str) -> _Plan:
    if not _is_copy(body, year, number, seed):
        return _Plan(_original(body, year, number, seed))
    dice = Random(f"donor {seed} {body.organisation_id} {year} {number}")
    donor = dice.choice(bodies)
    if donor == body or _is_copy(donor, year, number, seed):
        return _Plan(_original(body, year, number, seed))
    share = dice.choice(_EDITS)
    words = edited(_original(donor, year, number, seed), share, f"{seed} {body.organisation_id} {year} {number}")
    return _Plan(words, donor, share, dice.random() < _NAMES_OTHER)


def planned(bodies: Sequence[Organisation], body: Organisation, year: int, seed: str) -> Iterator[Draft]:
    """What the report of a year promises for the next one, an issue each."""
    for number in range(1, PLANNED + 1):
        plan = _plan(bodies, body, year, number, seed)
        steps = steps_of(plan.words)
        donor = plan.donor
        if donor is not None and plan.names_other:
            steps = (*steps, f"ประกาศเจตนารมณ์ของ{donor.full_name}")
        yield Draft(
            measure_id(body, year, "planned", number), "planned", number, title_of(plan.words), steps,
            _UNITS[number % len(_UNITS)], share=plan.share, names_other=plan.names_other,
            other_id=None if donor is None else measure_id(donor, year, "planned", number),
        )  # fmt: skip


def reported(
    bodies: Sequence[Organisation], body: Organisation, year: int, first_year: int, seed: str
) -> Iterator[Draft]:
    """What the report of a year says was done of the promises of the year before, and what nobody had promised."""
    dice = Random(f"reported {seed} {body.organisation_id} {year}")
    if year > first_year:
        for number in range(1, PLANNED + 1):
            if dice.random() >= _REPORTED:
                continue
            share = dice.choice(_REPORT_EDITS)
            kept = _plan(bodies, body, year - 1, number, seed).words
            words = edited(kept, share, f"{seed} {body.organisation_id} {year} reported {number}")
            repeat = dice.random() < _REPEATS
            steps = steps_of(words)
            yield Draft(
                measure_id(body, year, "reported", number), "reported", number, title_of(words), steps,
                _UNITS[number % len(_UNITS)], " ".join(steps) if repeat else f"ดำเนินการแล้ว {dice.randint(1, 12)} ครั้ง",
                is_repeat=repeat, share=share, other_id=measure_id(body, year - 1, "planned", number),
            )  # fmt: skip
    for number in range(PLANNED + 1, PLANNED + 1 + dice.choice(_NEVER_PROMISED)):
        words = drafted(f"unasked {seed} {body.organisation_id} {year} {number}")
        yield Draft(
            measure_id(body, year, "reported", number), "reported", 7, title_of(words), steps_of(words),
            _UNITS[number % len(_UNITS)], f"ดำเนินการแล้ว {dice.randint(1, 12)} ครั้ง",
        )  # fmt: skip
