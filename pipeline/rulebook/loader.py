"""Loads the rules folder: the tree of files becomes one validated ``Rulebook``, all mistakes collected.

Takes a path, gives a ``Rulebook``; never stops at the first mistake and never skips a file it does not know.
A folder is a mapping from file stem to content, so the fields of ``Rulebook`` are the map of ``rules/``.
"""

from __future__ import annotations

from pathlib import Path

from pydantic import ValidationError

from pipeline.rulebook.calendar import CalendarRules
from pipeline.rulebook.catalogue import CatalogueOfRules, validation_context
from pipeline.rulebook.checks import CheckRules
from pipeline.rulebook.corrections import Corrections
from pipeline.rulebook.crosswalk import CheckedCrosswalk
from pipeline.rulebook.folder import find_rules_dir, hash_of_rules, rule_files
from pipeline.rulebook.framework import Framework, Frameworks
from pipeline.rulebook.label_rules import LabelRules
from pipeline.rulebook.layouts import Columns, Layout
from pipeline.rulebook.mistakes import Fault, Mistake, RulesError, mistake_at
from pipeline.rulebook.model import RuleModel
from pipeline.rulebook.organisations import OrganisationRules
from pipeline.rulebook.passages import PassageRules
from pipeline.rulebook.references import reference_faults
from pipeline.rulebook.roles import RoleRules
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
    elements: CatalogueOfRules
    frameworks: Frameworks
    crosswalk: CheckedCrosswalk
    labels: LabelRules
    passages: PassageRules
    roles: RoleRules
    similarity: SimilarityRules
    weights: Weights

    def framework(self, year: int) -> Framework | None:
        """The framework of a fiscal year (Buddhist era), or ``None`` where nothing is known of it."""
        return self.frameworks.get(str(year))


def load_rulebook(rules_dir: Path | None = None) -> Rulebook:
    """The validated rulebook. Raises ``RulesError`` with every mistake in every file."""
    root = find_rules_dir(rules_dir)
    files = rule_files(root)
    if not files:
        raise RulesError([Mistake(str(root), "", "no rules here: name a folder with *.yml files by --rules")])
    mistakes: list[Mistake] = []
    tree: dict[str, object] = {}
    for path in files:
        name = path.relative_to(root)
        folder = tree
        for step in name.parts[:-1]:
            below = folder.setdefault(step, {})
            assert isinstance(below, dict)
            folder = below
        try:
            folder[name.stem] = read_strict_yaml(path)
        except StrictYamlError as error:
            mistakes.append(Mistake(name.as_posix(), "", str(error), error.line))
    unreadable = {mistake.file for mistake in mistakes}
    try:
        rulebook = Rulebook.model_validate({"hash": hash_of_rules(root), **tree}, context=validation_context())
    except ValidationError as error:
        wrong = [Fault(detail["loc"], detail["msg"].removeprefix("Value error, ")) for detail in error.errors()]
        no_catalogue = any(fault.steps[0] == "elements" for fault in wrong)  # then no year has names
        found = (mistake_at(root, one) for one in wrong if not (no_catalogue and one.steps[0] == "frameworks"))
        mistakes += [mistake for mistake in found if mistake.file not in unreadable]
        raise RulesError(mistakes) from error
    mistakes += [mistake_at(root, fault) for fault in reference_faults(rulebook)]
    if mistakes:
        raise RulesError(mistakes)
    return rulebook
