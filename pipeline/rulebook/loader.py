"""Loads the rules folder: the tree of files becomes one validated ``Rulebook``, all mistakes collected.

Takes a path, gives a ``Rulebook``; never stops at the first mistake and never skips a file it does not know.
A folder is a mapping from file stem to content, so the fields of ``Rulebook`` are the map of ``rules/``.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from pydantic import ValidationError

from pipeline.rulebook.calendar import CalendarRules
from pipeline.rulebook.checks import CheckRules
from pipeline.rulebook.corrections import Corrections
from pipeline.rulebook.crosswalk import CheckedCrosswalk
from pipeline.rulebook.folder import find_rules_dir, hash_of_rules, rule_files
from pipeline.rulebook.framework import Framework, Frameworks
from pipeline.rulebook.label_rules import LabelRules
from pipeline.rulebook.layouts import Columns, Layout
from pipeline.rulebook.model import RuleModel
from pipeline.rulebook.organisations import OrganisationRules
from pipeline.rulebook.passages import PassageRules
from pipeline.rulebook.similarity import SimilarityRules
from pipeline.rulebook.statuses import StatusRules
from pipeline.rulebook.strict_yaml import StrictYamlError, read_strict_yaml
from pipeline.rulebook.text import TextRules
from pipeline.rulebook.units import UnitRules
from pipeline.rulebook.weights import Weights


class Rulebook(RuleModel):
    """Everything under ``rules/``: one field a file or folder. ``hash`` is over the bytes of all the files."""

    hash: str
    calendar: CalendarRules
    statuses: StatusRules
    text: TextRules
    units: UnitRules
    columns: Columns
    layouts: dict[str, Layout]
    checks: CheckRules
    corrections: Corrections
    organisations: OrganisationRules
    frameworks: Frameworks
    crosswalk: CheckedCrosswalk
    labels: LabelRules
    passages: PassageRules
    similarity: SimilarityRules
    weights: Weights

    def framework(self, year: int) -> Framework | None:
        """The framework of a fiscal year (Buddhist era), or ``None`` where nothing is known of it."""
        return self.frameworks.get(str(year))


@dataclass(frozen=True, slots=True)
class Mistake:
    """One thing that is wrong in the rules: which file, which key, and what would be right."""

    file: str
    path: str
    message: str

    def __str__(self) -> str:
        return f"{self.file}: {self.path}: {self.message}" if self.path else f"{self.file}: {self.message}"


class RulesError(ValueError):
    """The rules folder cannot be used; ``mistakes`` has all of them."""

    def __init__(self, mistakes: list[Mistake]) -> None:
        self.mistakes = mistakes
        super().__init__("\n".join(str(mistake) for mistake in mistakes))


def load_rulebook(rules_dir: Path | None = None) -> Rulebook:
    """The validated rulebook. Raises ``RulesError`` with every mistake in every file."""
    root = find_rules_dir(rules_dir)
    files = rule_files(root)
    if not files:
        raise RulesError([Mistake(str(root), "", "no rules here: name a folder with *.yml files by --rules")])
    mistakes: list[Mistake] = []
    tree: dict[str, object] = {}
    names: dict[tuple[str, ...], str] = {}
    for path in files:
        name = path.relative_to(root).as_posix()
        steps = tuple(path.relative_to(root).with_suffix("").parts)
        names[steps] = name
        folder = tree
        for step in steps[:-1]:
            below = folder.setdefault(step, {})
            assert isinstance(below, dict)
            folder = below
        try:
            folder[steps[-1]] = read_strict_yaml(path)
        except StrictYamlError as error:
            mistakes.append(Mistake(name, "", str(error)))
            names[steps] = ""
    try:
        rulebook = Rulebook.model_validate({"hash": hash_of_rules(root), **tree})
    except ValidationError as error:
        for one in error.errors():
            steps = tuple(str(step) for step in one["loc"])
            depth = next((size for size in (2, 1) if steps[:size] in names), 0)
            file = names.get(steps[:depth], "/".join(steps[:1]) + ".yml")
            if file:  # a file that is no YAML has been named already
                mistakes.append(Mistake(file, ".".join(steps[depth:]), one["msg"]))
        raise RulesError(mistakes) from error
    if mistakes:
        raise RulesError(mistakes)
    return rulebook
