"""Writes findings about one document, one body and one year. Takes keys and words, gives findings; judges nothing."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from pipeline.check.cells import Key
from pipeline.records import Finding, Severity
from pipeline.rulebook import Rulebook
from pipeline.rulebook.checks import Bilingual, make_finding


@dataclass(frozen=True, slots=True)
class Writer:
    """Makes findings for one subject: the document, the body and the fiscal year (B.E.) they are about."""

    rulebook: Rulebook
    document_id: str
    organisation_id: str | None
    year: int | None

    def what(self, key: Key) -> Bilingual:
        """How people call this score."""
        return self.rulebook.checks.what(*key)

    def of(
        self, rule: str, key: Key | None, *, observed: object = None, expected: object = None,
        suggested: Decimal | None = None, evidence_ids: Sequence[str] = (), severity: Severity | None = None,
        **words: object,
    ) -> Finding:  # fmt: skip
        """A finding of this rule about this score, or about the document where ``key`` is ``None``."""
        scope, code, part = key if key is not None else (None, None, None)
        return make_finding(
            self.rulebook, rule, document_id=self.document_id, organisation_id=self.organisation_id, year=self.year,
            scope=scope, code=code, part=part, observed=observed, expected=expected, suggested=suggested,
            evidence_ids=evidence_ids, severity=severity, **words,
        )  # fmt: skip


def named(keys: Iterable[Key]) -> str:
    """Codes as they stand in tables: ``e1 public, e2 public``; the part only where there is one."""
    return ", ".join(code if part == "combined" else f"{code} {part}" for _scope, code, part in keys)


def numbers(pieces: Iterable[object]) -> str:
    """Pieces in a row, divided by commas."""
    return ", ".join(str(piece) for piece in pieces)
