"""Check the rules folder as a whole: every file, every reference, every example and counter-example.

Takes a folder, gives its mistakes with file and line; never stops at the first one and never changes a rule.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from pipeline.load.follow_up.pair_examples import pair_faults
from pipeline.matching.label_examples import matching_faults
from pipeline.normalise.document_date import document_date
from pipeline.normalise.field_examples import field_faults
from pipeline.normalise.years import resolve_years
from pipeline.parse.about.dates import parse_dates
from pipeline.parse.about.memo import parse_memo
from pipeline.parse.about.years import parse_years
from pipeline.parse.example_documents import document_of
from pipeline.parse.layout_examples import layout_faults
from pipeline.parse.passage_examples import passage_faults
from pipeline.rulebook import Mistake, Rulebook, RulesError, find_rules_dir, load_rulebook
from pipeline.rulebook.folder import rule_files
from pipeline.rulebook.mistakes import Fault, example_faults, mistake_at


@dataclass(frozen=True, slots=True)
class RulesCheck:
    """What a check of the rules found. ``hash`` is ``None`` where they cannot be loaded."""

    folder: Path
    files: int
    hash: str | None
    mistakes: tuple[Mistake, ...]


def check_rules(rules_dir: Path | None = None) -> RulesCheck:
    """Return every mistake of a rules folder. Examples are run only with rules that can be loaded."""
    root = find_rules_dir(rules_dir)
    files = len(rule_files(root))
    try:
        rulebook = load_rulebook(root)
    except RulesError as error:
        return RulesCheck(root, files, None, tuple(error.mistakes))
    faults = (
        *matching_faults(rulebook),
        *layout_faults(rulebook),
        *passage_faults(rulebook),
        *field_faults(rulebook),
        *_year_faults(rulebook),
        *_date_faults(rulebook),
        *pair_faults(rulebook.similarity.follow_up),
    )
    return RulesCheck(root, files, rulebook.hash, tuple(mistake_at(root, fault) for fault in dict.fromkeys(faults)))


def _year_faults(rulebook: Rulebook) -> Iterator[Fault]:
    """Yield faults of the years of example documents: parsing finds them, normalising weighs them."""
    for at, example in enumerate(rulebook.passages.years.examples):
        years = resolve_years(parse_years(document_of(example.text), rulebook), rulebook)
        read = {
            "result": years.result_year_be,
            "measure": years.measure_year_be,
            "publish": years.publish_year_be,
            "conflicts": tuple(conflict.name.removesuffix("_year") for conflict in years.conflicts),
        }
        wanted = example.model_dump(include=set(read))
        yield from example_faults(("passages", "years", "examples", at), example.text, read, wanted)


def _date_faults(rulebook: Rulebook) -> Iterator[Fault]:
    """Yield faults of the dates of example documents."""
    rules = rulebook.passages.dates
    wanted: list[tuple[str, int, str, date | None]]
    wanted = [("examples", at, one.text, one.date) for at, one in enumerate(rules.examples)]
    wanted += [("counter_examples", at, one.text, None) for at, one in enumerate(rules.counter_examples)]
    for list_name, at, text, day in wanted:
        document = document_of(text)
        found = document_date((*parse_memo(document, rulebook), *parse_dates(document, rulebook)), rulebook)
        yield from example_faults(("passages", "dates", list_name, at), text, found, day)
