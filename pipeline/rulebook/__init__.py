"""The knowledge under ``rules/``, validated as a whole: years, layouts, spellings, checks, corrections.

Takes a folder, gives a ``Rulebook`` or every mistake at once; never reads a report. The folder is
``--rules``, else ``ITA_RULES_DIR``, else the one that travels with the package.
"""

from __future__ import annotations

from pipeline.rulebook.loader import Mistake, Rulebook, RulesError, find_rules_dir, load_rulebook

__all__ = ["Mistake", "Rulebook", "RulesError", "find_rules_dir", "load_rulebook"]
