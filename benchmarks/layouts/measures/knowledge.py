"""Whether the rules know a heading of the generator, asked after it was written."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from benchmarks.layouts.measures.figures import Knows
from pipeline.matching.columns import FLOOR, HeaderWords
from pipeline.rulebook import Rulebook

_ROLES: Final[Mapping[str, tuple[str, ...]]] = {
    "start": ("period",), "end": ("period",), "period": ("period", "half_year"), "units": ("responsible",),
    "status": ("status", "status_done", "status_in_progress", "status_not_started", "progress"),
    "result": ("progress", "output", "outcome"), "indicator": ("indicator", "indicator_number", "issue"),
    "item": ("code",),
    "link": ("proof_link",), "item-title": ("item_title",),
}  # fmt: skip


def knows_of(rulebook: Rulebook) -> Knows:
    """Return whether the words of the rules give a heading the role that it has in the generator."""
    words = HeaderWords(rulebook.columns)

    def knows(role: str, text: str) -> bool:
        return any(words.fit(text, name) >= FLOOR for name in _ROLES.get(role, (role,)))

    return knows
