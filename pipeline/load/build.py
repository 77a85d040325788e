"""Builds the database file: streams batches in, adds what only all of them together show, proves, swaps.

Takes batches one at a time, gives a ``LoadSummary``; holds one chunk of rows in memory and never a country. The
published file is replaced in one step or not at all.
"""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

import duckdb
import pyarrow as pa

from pipeline.load.admit import faults
from pipeline.load.conflicts import conflicts
from pipeline.load.database import attach_new, create_tables, create_views, write_comments
from pipeline.load.follow_up import measure_links
from pipeline.load.guard import changes_between, losses
from pipeline.load.prove import LoadError, prove
from pipeline.load.reference import Organisations, reference_rows
from pipeline.load.reuse import reuse_rows
from pipeline.load.rows import Stamp, row_of, rows_of
from pipeline.load.writer import Writer
from pipeline.records import Batch, Organisation, QuarantineRecord, RowChange, RunRecord
from pipeline.rulebook import Rulebook

_TARGET = "ita"
_OFFLINE: dict[str, str | bool | int | float | list[str]] = {
    "autoinstall_known_extensions": False,
    "autoload_known_extensions": False,
}
_MOST_FAULTS_TOLD = 10
_LEAST_MEMORY = 512_000_000


@dataclass(frozen=True, slots=True)
class LoadSummary:
    """What was published: rows by table, findings that compare documents, and batches that were refused.

    ``changes``: gains and losses of documents that were published before. ``kept_back``: the new file where it was not
    published for its losses.
    """

    path: Path
    rows: Mapping[str, int]
    conflicts: int
    refused: tuple[QuarantineRecord, ...]
    changes: tuple[RowChange, ...] = ()
    kept_back: Path | None = None


def load(
    batches: Iterable[Batch],
    *,
    rulebook: Rulebook,
    register_organisations: Iterable[Organisation],
    quarantine: Iterable[QuarantineRecord],
    runs: Sequence[RunRecord],
    document_runs: Mapping[str, tuple[str, datetime]],
    path: Path,
    document_sources: Mapping[str, Sequence[str]] | None = None,
    replaced: Collection[str] = (),
    accept_losses: bool = False,
) -> LoadSummary:
    """Builds a new database beside ``path``, proves it and puts it in the place of the old one.

    The caller holds the lock of the folder: left-overs of a load that was killed are removed at the start.

    Args:
        batches: One per document, each document once, by ascending ``document_id`` (that order is the order of the
            rows, and it keeps a country out of memory); read once and not kept.
        rulebook: Gives the framework tables, the list of findings and the hash that documents are stamped with.
        register_organisations: The official list; also bodies without any report.
        quarantine: Files that earlier stages gave up.
        runs: Every run to keep on record, this one last; its versions are stamped on the documents.
        document_runs: For each document the run that first ingested it, and when (UTC).
        path: The database file; its folder is made if needed.
        document_sources: For each document every place that has its content, where there are several.
        replaced: Documents of the published database whose files now hold other content.
        accept_losses: Publish although unchanged documents have lost rows.

    If unchanged documents have lost more rows than the rules allow, the old file is untouched and the new one stays
    beside it, as ``kept_back``.

    Raises:
        LoadError: The database could not be built or proved. The old file is untouched, nothing is left behind.
    """
    if not runs:
        raise LoadError("a load needs the run that it belongs to")
    path = path.absolute()
    path.parent.mkdir(parents=True, exist_ok=True)
    prefix = f".{path.name}.building-"
    for left_over in path.parent.glob(f"{prefix}*"):
        shutil.rmtree(left_over)
    folder = Path(tempfile.mkdtemp(prefix=prefix, dir=path.parent))
    try:
        new = folder / path.name
        work = _Work(rulebook, runs[-1], document_runs, document_sources or {})
        with duckdb.connect(config=_OFFLINE) as connection:
            attach_new(connection, new, _TARGET)
            connection.execute(f"USE {_TARGET}")
            connection.execute("SET temp_directory = ?", [str(folder / "spill")])
            create_tables(connection)
            writer = Writer(connection)
            organisations = Organisations(register_organisations)
            refused = _stream(batches, work, writer, organisations)
            for table, row in [*reference_rows(rulebook), *organisations.rows()]:
                writer.add(table, row)
            for record in sorted((*quarantine, *refused), key=lambda one: (one.at, one.source_uri, one.reason)):
                writer.add("quarantine", row_of(record))
            for run in runs:
                writer.add("run", row_of(run))
            writer.flush()
            for row in measure_links(connection, rulebook.similarity.follow_up):
                writer.add("measure_link", row)
            for table, row in reuse_rows(connection, rulebook.similarity.reuse):
                writer.add(table, row)
            writer.flush()
            found = _compare(connection, writer, rulebook)
            write_comments(connection)
            connection.execute(f"CHECKPOINT {_TARGET}")
            connection.execute("USE memory")
            connection.execute(f"DETACH {_TARGET}")
        prove(new, writer.counts)
        changes = changes_between(path, new, replaced) if path.exists() else ()
        if losses(changes, rulebook.checks.guard) and not accept_losses:
            kept = path.with_name(f"{path.name}.kept-back")
            _swap(new, kept)
            return LoadSummary(path, dict(writer.counts), found, refused, changes, kept)
        _swap(new, path)
        return LoadSummary(path, dict(writer.counts), found, refused, changes)
    except (duckdb.Error, pa.ArrowException, OSError) as error:
        raise LoadError(f"the database could not be built; the old one is untouched: {error}") from error
    finally:
        shutil.rmtree(folder, ignore_errors=True)


@dataclass(frozen=True, slots=True)
class _Work:
    """What every document of this load is stamped with."""

    rulebook: Rulebook
    run: RunRecord
    document_runs: Mapping[str, tuple[str, datetime]]
    document_sources: Mapping[str, Sequence[str]]

    def stamp(self, document_id: str) -> Stamp:
        if document_id not in self.document_runs:
            raise LoadError(f"no run is known to have ingested document {document_id}")
        run_id, ingested_at = self.document_runs[document_id]
        return Stamp(run_id, ingested_at, self.rulebook.hash, self.run.pipeline_version)


def _stream(
    batches: Iterable[Batch], work: _Work, writer: Writer, organisations: Organisations
) -> tuple[QuarantineRecord, ...]:
    """Writes every batch that holds together; the others are told of in the quarantine."""
    refused: list[QuarantineRecord] = []
    last = ""
    for batch in batches:
        document = batch.document
        if document.document_id <= last:
            raise LoadError(
                f"batches must come once each and in order of document_id: {document.document_id} after {last}"
            )
        last = document.document_id
        for organisation in batch.organisations:
            organisations.add(organisation)
        wrong = faults(batch)
        wrong += [f"organisation {one} is not described" for one in sorted(_bodies(batch)) if one not in organisations]
        if wrong:
            told = "; ".join(wrong[:_MOST_FAULTS_TOLD])
            rest = len(wrong) - _MOST_FAULTS_TOLD
            refused.append(
                QuarantineRecord(
                    source_uri=document.source_uri,
                    sha256=document.document_id,
                    stage="load",
                    reason="inconsistent-batch",
                    detail=told if rest <= 0 else f"{told}; and {rest} more",
                    run_id=work.run.run_id,
                    at=work.run.started_at,
                )
            )
            continue
        for table, row in rows_of(batch, work.stamp(document.document_id)):
            writer.add(table, row)
        for uri in work.document_sources.get(document.document_id, (document.source_uri,)):
            writer.add("document_source", {"document_id": document.document_id, "source_uri": uri})
    return tuple(refused)


def _bodies(batch: Batch) -> set[str]:
    """Every body that the batch speaks of."""
    named = [
        batch.document.organisation_id,
        *(one.organisation_id for one in batch.mentions),
        *(one.organisation_id for one in batch.scores),
        *(one.organisation_id for one in batch.assessments),
        *(one.organisation_id for one in batch.measures),
        *(one.organisation_id for one in batch.disclosure_items),
        *(one.organisation_id for one in batch.indicator_analyses),
        *(one.organisation_id for one in batch.obstacles),
        *(one.organisation_id for one in batch.findings),
    ]
    return {one for one in named if one is not None}


def _half_of_memory() -> str:
    """Half of what this machine has: sorting a country's scores takes more than writing them does."""
    bytes_here = os.sysconf("SC_PHYS_PAGES") * os.sysconf("SC_PAGE_SIZE")
    return f"{max(bytes_here // 2, _LEAST_MEMORY) // 1_000_000}MB"


def _compare(connection: duckdb.DuckDBPyConnection, writer: Writer, rulebook: Rulebook) -> int:
    """Adds the views and the findings that need every document; these stand after all others. Gives their number."""
    connection.execute("SET memory_limit = ?", [_half_of_memory()])
    create_views(connection, rulebook.checks.precedence)
    found = list(conflicts(connection, rulebook))
    for finding in found:
        writer.add("finding", row_of(finding))
    writer.flush()
    doubted = sorted({one.document_id for one in found if one.severity == "error"})
    if doubted:
        connection.execute(
            "UPDATE document SET status = 'needs_review' WHERE document_id IN (SELECT unnest(?))", [doubted]
        )
    return len(found)


def _swap(new: Path, path: Path) -> None:
    """Puts the proved file in place, on disk before it is visible."""
    _to_disk(new)
    os.replace(new, path)  # noqa: PTH105 - the one call that is atomic over an existing file
    _to_disk(path.parent)


def _to_disk(path: Path) -> None:
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
