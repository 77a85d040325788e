"""The knowledge under ``rules/``, validated as a whole: years, layouts, spellings, checks, corrections.

Takes a folder, gives a ``Rulebook`` or every mistake at once; never reads a report. The folder is
``--rules``, else ``ITA_RULES_DIR``, else the one that travels with the package.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from pipeline.rulebook.folder import find_rules_dir

if TYPE_CHECKING:
    from pipeline.rulebook.loader import Rulebook, load_rulebook
    from pipeline.rulebook.mistakes import Mistake, RulesError
else:

    def __getattr__(name: str) -> object:
        """Building the models takes longer than a run without work: they are made when one is asked for."""
        if name not in __all__:
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        from pipeline.rulebook import loader, mistakes

        return getattr(loader, name, None) or getattr(mistakes, name)


__all__ = ["Mistake", "Rulebook", "RulesError", "find_rules_dir", "load_rulebook"]
