"""Loads the rules folder: each file into its model, all mistakes collected, one hash over everything.

Takes a path, gives a ``Rulebook``; never stops at the first mistake and never skips a file it does not know.
"""

from __future__ import annotations

import hashlib
import os
from dataclasses import dataclass
from pathlib import Path

from pydantic import ValidationError

from pipeline.rulebook.model import RuleModel
from pipeline.rulebook.strict_yaml import StrictYamlError, read_strict_yaml

# One line a kind of file: where it stands under rules/, and the model that reads it.
# SINGLE files fill one field of the Rulebook, FOLDERS one entry per file stem.
SINGLE: dict[str, type[RuleModel]] = {}
FOLDERS: dict[str, type[RuleModel]] = {}


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


@dataclass(frozen=True, slots=True)
class Rulebook:
    """Everything under ``rules/``. ``hash`` is over the bytes of all its files and is stamped on every run."""

    hash: str
    single: dict[str, RuleModel]
    folders: dict[str, dict[str, RuleModel]]


def find_rules_dir(chosen: Path | None = None) -> Path:
    """The rules folder: the chosen one, ``ITA_RULES_DIR``, the checkout's ``rules/``, or the packaged copy."""
    named = chosen or (Path(value) if (value := os.environ.get("ITA_RULES_DIR")) else None)
    if named is not None:
        return named
    package = Path(__file__).resolve().parent.parent
    packaged = package / "_rules"
    return packaged if packaged.is_dir() else package.parent / "rules"


def load_rulebook(rules_dir: Path | None = None) -> Rulebook:
    """The validated rulebook. Raises ``RulesError`` with every mistake in every file."""
    root = find_rules_dir(rules_dir)
    files = sorted(path for path in root.rglob("*.yml")) if root.is_dir() else []
    if not files:
        raise RulesError([Mistake(str(root), "", "no rules here: name a folder with *.yml files by --rules")])
    mistakes: list[Mistake] = []
    single: dict[str, RuleModel] = {}
    folders: dict[str, dict[str, RuleModel]] = {name: {} for name in FOLDERS}
    digest = hashlib.sha256()
    for path in files:
        name = path.relative_to(root).as_posix()
        digest.update(name.encode() + b"\0" + path.read_bytes() + b"\0")
        model = SINGLE.get(name) or FOLDERS.get(path.parent.relative_to(root).as_posix())
        if model is None:
            mistakes.append(Mistake(name, "", "no such rule file is known: remove it or put it into its folder"))
            continue
        try:
            read = model.model_validate(read_strict_yaml(path))
        except StrictYamlError as error:
            mistakes.append(Mistake(name, "", str(error)))
        except ValidationError as error:
            mistakes.extend(
                Mistake(name, ".".join(str(step) for step in one["loc"]), one["msg"]) for one in error.errors()
            )
        else:
            if name in SINGLE:
                single[name] = read
            else:
                folders[path.parent.relative_to(root).as_posix()][path.stem] = read
    mistakes.extend(Mistake(name, "", "this rule file is missing") for name in SINGLE if not (root / name).is_file())
    if mistakes:
        raise RulesError(mistakes)
    return Rulebook(digest.hexdigest(), single, folders)
