"""All stages over files and folders: what is new is read, what has changed is made anew, the rest is left alone."""

from __future__ import annotations

import os
import time
from collections.abc import Iterable
from contextlib import ExitStack
from datetime import UTC, datetime
from pathlib import Path
from typing import TextIO

from structlog.typing import FilteringBoundLogger

from pipeline.acquire import Acquired, acquire
from pipeline.read import OcrMode
from pipeline.records import RowChange, content_id
from pipeline.rulebook.folder import find_rules_dir, hash_of_rules
from pipeline.run.executor import Executor, InlineExecutor, ProcessExecutor
from pipeline.run.intake import Intake, take_in, update_sources
from pipeline.run.lock import only_one
from pipeline.run.logs import logger_to
from pipeline.run.manifest import Entry, Held, Manifest, read_manifest, write_manifest
from pipeline.run.places import Places
from pipeline.run.plan import Keys, Task, plan
from pipeline.run.publish import Counts, is_current, knowledge_of, publish, run_record
from pipeline.run.settle import settle, settle_intake, settle_refused
from pipeline.run.summary import RunSummary
from pipeline.run.tasks import Outcome, Tools
from pipeline.run.versions import pipeline_version, register_hash
from pipeline.run.work import Progress, work_through

_STAGES = "pipeline.run.stages"

DEFAULT_TIMEOUT = 300.0
"""Seconds that one document may take before its worker is killed."""


def ingest(
    paths: Iterable[Path],
    *,
    database: Path,
    rules_dir: Path | None = None,
    register: Path | None = None,
    workers: int | None = None,
    ocr: OcrMode = "auto",
    force: bool = False,
    cache_dir: Path | None = None,
    timeout: float = DEFAULT_TIMEOUT,
    progress: Progress | None = None,
    executor: Executor | None = None,
    log: TextIO | None = None,
    accept_losses: bool = False,
) -> RunSummary:
    """Brings the database up to date with the files under ``paths``; documents of earlier runs stay in it.

    ``register`` defaults to the imported one beside the database, then to the built-in one. ``workers=0`` works in
    this process (for debugging); ``ocr`` says which pages are read as pictures; ``executor`` replaces the local
    processes. ``timeout`` is in seconds a document. ``accept_losses`` publishes although unchanged documents lose rows.
    Raises ``MissingPathError``, ``RulesError``, ``LockedError``, ``ManifestError``, ``LoadError`` and ``LossError``
    before anything is published; what is wrong with single documents is in the summary and in the table ``quarantine``.
    """
    clock, started = time.monotonic(), _now()
    run_id = content_id("run", started.isoformat(), os.getpid())
    places = Places.beside(database, cache_dir)
    acquired = acquire(paths, places.owns)
    chosen = register or (places.register if places.register.exists() else None)
    rules_hash = hash_of_rules(find_rules_dir(rules_dir))
    tools = Tools(_absolute(rules_dir), rules_hash, _absolute(chosen), register_hash(chosen), ocr)
    with ExitStack() as stack:
        stack.enter_context(only_one(places.lock))
        manifest = read_manifest(places.manifest, places.database)
        logger = logger_to(log or stack.enter_context(places.log.open("a", encoding="utf-8"))).bind(run_id=run_id)
        intake = take_in(acquired.sources)
        before = frozenset(manifest.documents)
        update_sources(manifest, intake, run_id)
        keys = Keys.of(places.cache, tools)
        tasks = plan(manifest, intake, keys, places.cache, timeout, force)
        if tasks or not places.database.exists() or not is_current(manifest, keys, places.database):
            knowledge_of(tools)  # mistakes in the rules are told before any work is done
        logger.info("started", files=len(acquired.sources), tasks=len(tasks), pipeline_version=pipeline_version())
        outcomes = _work(tasks, executor, workers, timeout, progress)
        _log_outcomes(logger, outcomes)
        settle(manifest, tasks, outcomes, keys, timeout, run_id, started)
        settle_intake(manifest, intake, run_id, started)
        published = False
        changes: tuple[RowChange, ...] = ()
        counts = _count(acquired, intake, manifest, before, tasks)
        while (force and tasks and not published) or not is_current(manifest, keys, places.database):
            run = run_record(run_id, started, counts, rules_hash)
            manifest.runs = [*(other for other in manifest.runs if other.run_id != run_id), run]
            # Before the database: the manifest of a run that is killed while it publishes is published by the next run.
            write_manifest(places.manifest, manifest)
            loaded = publish(
                manifest, keys, places.cache, knowledge_of(tools), places.database, accept_losses=accept_losses
            )
            published, changes = not loaded.refused, loaded.changes
            if loaded.refused:
                settle_refused(manifest, loaded.refused)
                counts = _count(acquired, intake, manifest, before, tasks)
        write_manifest(places.manifest, manifest)
        logger.info("finished", published=published, documents=len(manifest.documents), seconds=_since(clock))
    return RunSummary(
        run_id=run_id,
        database=database,
        published=published,
        files_found=counts.files_found,
        files_repeated=counts.files_repeated,
        files_skipped=acquired.skipped,
        documents_new=counts.documents_new,
        documents_unchanged=counts.documents_unchanged,
        documents_reparsed=counts.documents_reparsed,
        documents_read=sum(outcome.read_anew and outcome.facts is not None for outcome in outcomes.values()),
        documents_in_database=len(manifest.documents),
        documents=_given_documents(manifest, intake),
        quarantined=_given_quarantine(manifest, intake),
        changes=changes,
        superseded=tuple(one for one in manifest.superseded if one.run_id == run_id),
        has_register=chosen is not None,
        seconds=_since(clock),
    )


def _work(
    tasks: list[Task], executor: Executor | None, workers: int | None, timeout: float, progress: Progress | None
) -> dict[str, Outcome]:
    jobs = [task.job for task in tasks if task.job is not None]
    if not jobs:
        return {}
    tell = progress or _silent
    if executor is not None:
        return work_through(jobs, executor, timeout, tell)
    count = len(os.sched_getaffinity(0)) if workers is None else workers
    if count == 0:
        return work_through(jobs, InlineExecutor(), timeout, tell)
    with ProcessExecutor(min(count, len(jobs)), timeout, preload=_STAGES) as processes:
        return work_through(jobs, processes, timeout, tell)


def _count(acquired: Acquired, intake: Intake, manifest: Manifest, before: frozenset[str], tasks: list[Task]) -> Counts:
    given = intake.contents.keys()
    kept = given & manifest.documents.keys()
    made = {task.document_id for task in tasks}
    return Counts(
        files_found=len(acquired.sources),
        files_repeated=len(acquired.sources) - len(given) - len(intake.unreadable),
        files_quarantined=len(given - kept) + len(intake.unreadable),
        documents_new=len(kept - before),
        documents_unchanged=len(kept & before),
        documents_reparsed=len(made & before & manifest.documents.keys()),
    )


def _given_documents(manifest: Manifest, intake: Intake) -> tuple[Entry, ...]:
    kept = (manifest.documents[sha256] for sha256 in intake.contents if sha256 in manifest.documents)
    return tuple(sorted(kept, key=lambda entry: next(iter(entry.sources))))


def _given_quarantine(manifest: Manifest, intake: Intake) -> tuple[Held, ...]:
    given = {uri for files in intake.contents.values() for uri in files} | intake.unreadable.keys()
    return tuple(manifest.quarantine[uri] for uri in sorted(given & manifest.quarantine.keys()))


def _log_outcomes(logger: FilteringBoundLogger, outcomes: dict[str, Outcome]) -> None:
    for document_id, outcome in sorted(outcomes.items()):
        bound = logger.bind(document_id=document_id)
        if outcome.failure is not None:
            why = outcome.failure
            bound.error("quarantined", stage=why.stage, reason=why.reason, trace=why.trace)
        if outcome.library_warnings:
            bound.warning("library_warnings", counts=outcome.library_warnings)


def _absolute(path: Path | None) -> Path | None:
    return None if path is None else path.absolute()


def _silent(done: int, total: int) -> None:
    """Progress that nobody watches."""


def _now() -> datetime:
    """UTC without a zone, as the database keeps it."""
    return datetime.now(UTC).replace(tzinfo=None)


def _since(clock: float) -> float:
    return round(time.monotonic() - clock, 3)
