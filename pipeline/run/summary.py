"""What a run tells whoever started it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from pipeline.acquire import SkipReason
from pipeline.records import RowChange
from pipeline.run.manifest import Entry, Held, Superseded

Verdict = Literal["all_read", "some_quarantined", "nothing_published"]


@dataclass(frozen=True, slots=True)
class RunSummary:
    """What became of the files that one run was given, and what the database holds after it.

    ``documents`` and ``quarantined`` are of the files given, in order of their source; ``documents_reparsed`` counts
    documents of earlier runs, whether given again or not, that were made anew because rules or code had changed.
    ``changes`` are gains and losses of rows of documents that were published before.
    ``has_register`` says whether an official list of organisations was used. ``published`` is false where the database
    was left untouched because nothing had changed. Times are seconds.
    """

    run_id: str
    database: Path
    published: bool
    files_found: int
    files_repeated: int
    files_skipped: Mapping[SkipReason, int]
    documents_new: int
    documents_unchanged: int
    documents_reparsed: int
    documents_read: int
    documents_in_database: int
    documents: tuple[Entry, ...]
    quarantined: tuple[Held, ...]
    superseded: tuple[Superseded, ...]
    changes: tuple[RowChange, ...]
    has_register: bool
    seconds: float

    @property
    def verdict(self) -> Verdict:
        """Whether all given files are in the database, some are, or none is."""
        if not self.documents:
            return "nothing_published"
        return "some_quarantined" if self.quarantined else "all_read"

    @property
    def would_gain_from_register(self) -> int:
        """How many given documents are of an organisation in doubt that an official list could decide."""
        if self.has_register:
            return 0
        return sum(entry.facts.is_organisation_in_doubt for entry in self.documents)

    @property
    def rules(self) -> Mapping[str, int]:
        """Findings of the given documents by rule, the most frequent first."""
        total: Counter[str] = Counter()
        for entry in self.documents:
            total.update(entry.facts.rules)
        return dict(sorted(total.items(), key=lambda pair: (-pair[1], pair[0])))
