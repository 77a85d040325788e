"""Where the rules are, which files they are, and a hash over them; never reads what they say."""

from __future__ import annotations

import hashlib
import os
from pathlib import Path


def find_rules_dir(chosen: Path | None = None) -> Path:
    """The rules folder: the chosen one, ``ITA_RULES_DIR``, the packaged copy, or the checkout's ``rules/``."""
    named = chosen or (Path(value) if (value := os.environ.get("ITA_RULES_DIR")) else None)
    if named is not None:
        return named
    package = Path(__file__).resolve().parent.parent
    packaged = package / "_rules"
    return packaged if packaged.is_dir() else package.parent / "rules"


def rule_files(root: Path) -> list[Path]:
    """Every file of rules under a folder, in order of their paths; none where there is no folder."""
    return sorted(root.rglob("*.yml")) if root.is_dir() else []


def hash_of_rules(root: Path) -> str:
    """A hash over the names and bytes of all files of rules, comments included."""
    digest = hashlib.sha256()
    for path in rule_files(root):
        digest.update(path.relative_to(root).as_posix().encode() + b"\0" + path.read_bytes() + b"\0")
    return digest.hexdigest()
