"""Publishes what the manifest lists: streams its batches into a new database, or leaves it when nothing changed."""

from __future__ import annotations

import hashlib
import platform
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING

from pydantic import TypeAdapter

from pipeline.records import Batch, QuarantineRecord, RowChange, RunRecord, Severity
from pipeline.run.manifest import Entry, Manifest
from pipeline.run.plan import Keys
from pipeline.run.tasks import Job, Tools, run_job
from pipeline.run.versions import database_version, pipeline_version

if TYPE_CHECKING:
    from pipeline.load import LoadSummary
    from pipeline.normalise.register.entries import Register
    from pipeline.rulebook import Rulebook

_ENTRIES: TypeAdapter[list[Entry]] = TypeAdapter(list[Entry])
_QUARANTINE: TypeAdapter[list[QuarantineRecord]] = TypeAdapter(list[QuarantineRecord])


@dataclass(frozen=True, slots=True)
class Counts:
    """What a run was given: ``files_found`` is the sum of the other two kinds of file and of both kinds of document."""

    files_found: int
    files_repeated: int
    files_quarantined: int
    documents_new: int
    documents_unchanged: int
    documents_reparsed: int


@dataclass(frozen=True, slots=True)
class Knowledge:
    """What all documents of a run were measured against."""

    rulebook: Rulebook
    register: Register


def knowledge_of(tools: Tools) -> Knowledge:
    """Rulebook and register, loaded once. Raises what ``load_tools`` raises."""
    from pipeline.run.stages import load_tools

    return Knowledge(*load_tools(tools))


class LossError(RuntimeError):
    """The new database lacks rows of unchanged documents; it was kept at ``kept`` and not published."""

    def __init__(self, changes: tuple[RowChange, ...], kept: Path) -> None:
        self.changes = changes
        self.kept = kept
        super().__init__(str(kept))


class CacheError(RuntimeError):
    """A batch that was made in this run cannot be read back."""


def is_current(manifest: Manifest, keys: Keys, database: Path) -> bool:
    """Whether the database is what the manifest would give; also where there is nothing to publish and no database.

    A file that was changed since (truncated, copied over) is not current whatever the manifest says.
    """
    if not database.exists():
        return not manifest.documents
    return f"{_key(manifest, keys)}:{_stamp(database)}" == manifest.published


def _stamp(database: Path) -> str:
    """Size and time of change of the file: enough to see that it is no longer the one that was written."""
    found = database.stat()
    return f"{found.st_size}:{found.st_mtime_ns}"


def publish(
    manifest: Manifest, keys: Keys, cache: Path, knowledge: Knowledge, database: Path, *, accept_losses: bool
) -> LoadSummary:
    """Write the database from the manifest, whose last run is this one, and note that there.

    If the load refused documents, nothing is noted: the caller takes them out and publishes again.

    Raises ``LoadError`` and ``LossError``; the old database is then untouched.
    """
    from pipeline.load import load  # DuckDB and Arrow: only where something is published

    manifest.runs[-1] = replace(manifest.runs[-1], finished_at=datetime.now(UTC).replace(tzinfo=None))
    documents = manifest.documents.values()
    summary = load(
        _batches(manifest, keys, cache),
        rulebook=knowledge.rulebook,
        register_organisations=knowledge.register.organisations,
        quarantine=[held.record for _, held in sorted(manifest.quarantine.items())],
        runs=manifest.runs,
        document_runs={entry.document_id: (entry.run_id, entry.ingested_at) for entry in documents},
        path=database,
        document_sources={entry.document_id: tuple(entry.sources) for entry in documents},
        replaced={superseded.document_id for superseded in manifest.superseded},
        accept_losses=accept_losses,
    )
    if summary.kept_back is not None:
        raise LossError(summary.changes, summary.kept_back)
    if not summary.refused:
        _take_findings(manifest, database)
        manifest.published = f"{_key(manifest, keys)}:{_stamp(database)}"
    return summary


def run_record(run_id: str, started: datetime, counts: Counts, rulebook_hash: str) -> RunRecord:
    """The row of a run that has not finished yet."""
    return RunRecord(
        run_id=run_id,
        started_at=started,
        finished_at=started,
        files_found=counts.files_found,
        files_repeated=counts.files_repeated,
        files_quarantined=counts.files_quarantined,
        documents_new=counts.documents_new,
        documents_unchanged=counts.documents_unchanged,
        documents_reparsed=counts.documents_reparsed,
        pipeline_version=pipeline_version(),
        rulebook_hash=rulebook_hash,
        python_version=platform.python_version(),
        duckdb_version=version("duckdb"),
    )


def _key(manifest: Manifest, keys: Keys) -> str:
    """A hash over everything that the database is made of, but the runs."""
    entries = [manifest.documents[one] for one in sorted(manifest.documents)]
    # One more attempt at the same files is no reason to publish again.
    records = [replace(held.record, attempts=0) for _, held in sorted(manifest.quarantine.items())]
    digest = hashlib.sha256(_ENTRIES.dump_json(entries) + b"\0" + _QUARANTINE.dump_json(records))
    for part in (keys.tools.rulebook_hash, keys.tools.register_hash, database_version(), pipeline_version()):
        digest.update(b"\0" + part.encode())
    return digest.hexdigest()


def _take_findings(manifest: Manifest, database: Path) -> None:
    """Counts findings as the database has them: some are seen only where all documents stand together."""
    from pipeline.compare import open_readonly

    with open_readonly(database) as connection:
        status = dict(connection.execute("SELECT document_id, status FROM document").fetchall())
        found = connection.execute(
            "SELECT document_id, severity, rule, count(*) FROM finding GROUP BY ALL ORDER BY rule, severity"
        ).fetchall()
    severities: dict[str, dict[Severity, int]] = {}
    rules: dict[str, dict[str, int]] = {}
    for document_id, severity, rule, count in found:
        by_severity = severities.setdefault(document_id, {"error": 0, "warning": 0, "info": 0})
        by_severity[severity] += count
        by_rule = rules.setdefault(document_id, {})
        by_rule[rule] = by_rule.get(rule, 0) + count
    for document_id, entry in manifest.documents.items():
        facts = replace(
            entry.facts,
            status=status[document_id],
            severities=severities.get(document_id, {"error": 0, "warning": 0, "info": 0}),
            rules=rules.get(document_id, {}),
        )
        manifest.documents[document_id] = replace(entry, facts=facts)


def _batches(manifest: Manifest, keys: Keys, cache: Path) -> Iterator[Batch]:
    """The batches in order of content, each with the name of its first file; a damaged one is made again."""
    for document_id, entry in sorted(manifest.documents.items()):
        batch = keys.batches.get(entry.batch_key)
        if batch is None:
            path = next((Path(one) for one in entry.sources.values() if Path(one).is_file()), None)
            run_job(Job(document_id, path, keys.tools, cache, force=False))
            batch = keys.batches.get(entry.batch_key)
        if batch is None:
            raise CacheError(f"the cache under {cache} does not keep what is written to it")
        yield replace(batch, document=replace(batch.document, source_uri=next(iter(entry.sources))))
