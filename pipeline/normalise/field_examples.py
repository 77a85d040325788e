"""Run the examples of single fields: states, periods, responsible units and repairs of text.

Takes a rulebook, gives a fault for each text that is read otherwise; never changes how a field is read.
"""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.matching.values.lists import read_list, strip_label
from pipeline.matching.values.periods import read_period
from pipeline.matching.values.sections import is_expected, section_stage
from pipeline.matching.values.statuses import read_status
from pipeline.matching.values.units import split_units
from pipeline.normalise.fields.repairs import repair
from pipeline.normalise.fields.spaces import close_spaces
from pipeline.rulebook import Rulebook
from pipeline.rulebook.calendar import CalendarRules
from pipeline.rulebook.mistakes import Fault, example_faults
from pipeline.rulebook.statuses import SectionRules, StatusRules
from pipeline.rulebook.text import TextRules
from pipeline.rulebook.units import UnitRules


def field_faults(rulebook: Rulebook) -> Iterator[Fault]:
    """Yield a fault for each example of states, periods, units and repairs that is read otherwise."""
    yield from _statuses(rulebook.statuses)
    yield from _sections(rulebook.statuses.sections)
    yield from _periods(rulebook.calendar)
    yield from _units(rulebook.units)
    yield from _repairs(rulebook.text)
    yield from _lists(rulebook.text)


def _statuses(rules: StatusRules) -> Iterator[Fault]:
    for at, example in enumerate(rules.examples):
        reading = read_status(example.text, rules)
        progress = example.text[reading.progress_start : reading.progress_end] if reading.end else example.progress
        read = (reading.status, reading.problem, progress)
        wanted = (example.status, example.problem, example.progress)
        yield from example_faults(("statuses", "examples", at), example.text, read, wanted)
    for at, text in enumerate(rules.counter_examples):
        reading = read_status(text, rules)
        read_text = text[reading.progress_start : reading.progress_end]
        found = (reading.status, reading.start, reading.end, reading.problem, read_text)
        wanted_text = ("unknown", 0, 0, None, text.strip())
        yield from example_faults(("statuses", "counter_examples", at), text, found, wanted_text)


def _sections(rules: SectionRules) -> Iterator[Fault]:
    for name, stage in (("planned_examples", "planned"), ("reported_examples", "reported"), ("open_examples", None)):
        for at, heading in enumerate(getattr(rules, name)):
            steps = ("statuses", "sections", name, at)
            yield from example_faults(steps, heading, section_stage(heading, rules), stage)
    for name, wanted in (("expected_examples", True), ("expected_counter_examples", False)):
        for at, header in enumerate(getattr(rules, name)):
            steps = ("statuses", "sections", name, at)
            yield from example_faults(steps, header, is_expected(header, rules), wanted)


def _periods(rules: CalendarRules) -> Iterator[Fault]:
    for at, example in enumerate(rules.examples):
        period = read_period(example.text, fiscal_year=example.year, calendar=rules)
        read = (period.how, str(period.start), str(period.end), period.problem)
        wanted = (example.how, str(example.start), str(example.end), None)
        yield from example_faults(("calendar", "examples", at), example.text, read, wanted)
    for at, counter in enumerate(rules.counter_examples):
        period = read_period(counter.text, fiscal_year=counter.year, calendar=rules)
        steps = ("calendar", "counter_examples", at)
        found = (period.problem, period.start, period.end)
        yield from example_faults(steps, counter.text, found, (counter.problem, None, None))


def _units(rules: UnitRules) -> Iterator[Fault]:
    for at, unit in enumerate(rules.units):
        for below, text in ((("name",), unit.name), *((("aliases", n), alias) for n, alias in enumerate(unit.aliases))):
            yield from example_faults(("units", "units", at, *below), text, split_units(text, rules), (unit.name,))
    for at, example in enumerate(rules.examples):
        units = split_units(example.text, rules)
        yield from example_faults(("units", "examples", at), example.text, units, example.units)


def _lists(rules: TextRules) -> Iterator[Fault]:
    for at, spaced in enumerate(rules.space_examples):
        steps = ("text", "space_examples", at)
        yield from example_faults(steps, spaced.text, close_spaces(spaced.text, rules), spaced.closed)
    for at, example in enumerate(rules.list_examples):
        reading = read_list(example.text, rules)
        texts = [None if span is None else example.text[slice(*span)] for span in (reading.reason, reading.closing)]
        read = (tuple(example.text[start:end] for start, end in reading.entries), *texts)
        wanted = (example.entries, example.reason, example.closing)
        yield from example_faults(("text", "list_examples", at), example.text, read, wanted)
    for at, titled in enumerate(rules.title_examples):
        steps = ("text", "title_examples", at)
        yield from example_faults(steps, titled.text, strip_label(titled.text, rules), titled.title)


def _repairs(rules: TextRules) -> Iterator[Fault]:
    for at, example in enumerate(rules.examples):
        repaired = repair(example.text, rules)
        read = (repaired.text, repaired.applied, repaired.damage)
        yield from example_faults(("text", "examples", at), example.text, read, (example.repaired, example.rules, ()))
    for at, text in enumerate(rules.counter_examples):
        repaired = repair(text, rules)
        read = (repaired.text, repaired.applied, repaired.damage)
        yield from example_faults(("text", "counter_examples", at), text, read, (text, (), ()))
    for at, damaged in enumerate(rules.damage_examples):
        repaired = repair(damaged.text, rules)
        kinds = sorted({damage.kind for damage in repaired.damage})
        steps = ("text", "damage_examples", at)
        if damaged.kind not in kinds:
            yield from example_faults(steps, damaged.text, kinds, damaged.kind)
        yield from example_faults(steps, damaged.text, repaired.text, damaged.text)
    for name, words, (sound, broken) in (
        ("lost_nikhahit", rules.lost_nikhahit, ("ำ", " า")),
        ("false_am", rules.false_am, ("า", "ำ")),
    ):
        for at, word in enumerate(words):
            text = word.word.replace(sound, broken)
            yield from example_faults(("text", name, at), text, repair(text, rules).text, word.word)
