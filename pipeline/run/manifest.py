"""What a database is made of: which documents, from which files, by which run; kept beside it as JSON.

Takes and gives frozen entries; never holds a report's text. The database can be made again from it and the caches.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Literal

from pydantic import TypeAdapter, ValidationError

from pipeline.records import Batch, DocumentStatus, QuarantineRecord, ReportKind, RunRecord, Severity
from pipeline.run.shelf import write_whole


@dataclass(frozen=True, slots=True)
class Facts:
    """How much a document gave, for summaries: counts, and whom and which years it is about.

    ``is_organisation_in_doubt``: it names its organisation, but no name of the data is exactly or surely that one.
    """

    organisation: str | None
    result_year_be: int | None
    measure_year_be: int | None
    kinds: tuple[ReportKind, ...]
    status: DocumentStatus
    pages: int
    scores: int
    measures: int
    disclosure_items: int
    analyses: int
    severities: dict[Severity, int]
    rules: dict[str, int]
    is_organisation_in_doubt: bool = False


@dataclass(frozen=True, slots=True)
class Entry:
    """One document of the database.

    ``sources``: the path of each file that has this content by its name in the database, the first ingested first.
    """

    document_id: str
    sources: dict[str, str]
    run_id: str
    ingested_at: datetime
    batch_key: str
    facts: Facts


@dataclass(frozen=True, slots=True)
class Held:
    """A file in quarantine. It is tried again when ``key`` is no longer what its content and the versions give."""

    record: QuarantineRecord
    path: str
    message_th: str
    message_en: str
    key: str


@dataclass(frozen=True, slots=True)
class Superseded:
    """A document that left the database because its only file now holds other content."""

    document_id: str
    source_uri: str
    replaced_by: str
    run_id: str


@dataclass(slots=True)
class Manifest:
    """Everything that the next run must know. ``published`` is the key of the database as it was last written."""

    version: Literal[1] = 1
    documents: dict[str, Entry] = field(default_factory=dict)
    quarantine: dict[str, Held] = field(default_factory=dict)
    superseded: list[Superseded] = field(default_factory=list)
    runs: list[RunRecord] = field(default_factory=list)
    published: str = ""


class ManifestError(RuntimeError):
    """The manifest is damaged, or gone while its database is there; ``path`` is the manifest's."""

    def __init__(self, path: Path) -> None:
        self.path = path
        super().__init__(str(path))


_ADAPTER: TypeAdapter[Manifest] = TypeAdapter(Manifest)


def read_manifest(path: Path, database: Path) -> Manifest:
    """The manifest, or an empty one where there is no database yet.

    Raises ``ManifestError`` where a database would lose documents silently.
    """
    if not path.exists():
        if database.exists():
            raise ManifestError(path)
        return Manifest()
    try:
        return _ADAPTER.validate_json(path.read_bytes())
    except ValidationError as error:
        raise ManifestError(path) from error


def write_manifest(path: Path, manifest: Manifest) -> None:
    """Write the manifest so that a killed run leaves the former one; a manifest that has not changed is left alone."""
    content = _ADAPTER.dump_json(manifest, indent=1)
    if not path.exists() or path.read_bytes() != content:
        write_whole(path, content, is_durable=True)


def facts_of(batch: Batch) -> Facts:
    """The counts of a batch."""
    named = {one.organisation_id: one.full_name for one in batch.organisations}
    severities: dict[Severity, int] = {"error": 0, "warning": 0, "info": 0}
    rules: dict[str, int] = {}
    for finding in batch.findings:
        severities[finding.severity] += 1
        rules[finding.rule] = rules.get(finding.rule, 0) + 1
    document = batch.document
    return Facts(
        organisation=named.get(document.organisation_id or "", document.organisation_printed),
        result_year_be=document.result_year_be,
        measure_year_be=document.measure_year_be,
        kinds=document.report_kinds,
        status=document.status,
        pages=document.page_count,
        scores=len(batch.scores),
        measures=len(batch.measures),
        disclosure_items=len(batch.disclosure_items),
        analyses=len(batch.indicator_analyses),
        severities=severities,
        rules=dict(sorted(rules.items())),
        is_organisation_in_doubt=_is_in_doubt(batch),
    )


def _is_in_doubt(batch: Batch) -> bool:
    own = batch.document.organisation_id
    if any(finding.rule == "organisation-by-near-name" for finding in batch.findings):
        return True
    is_sure = any(one.organisation_id == own and one.decision in ("exact", "resolved") for one in batch.mentions if own)
    return not is_sure and any(one.decision in ("candidate", "unresolved") for one in batch.mentions)
