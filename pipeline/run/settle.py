"""Writes what became of the work into the manifest: documents, quarantine, and what each file is now."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from pipeline.records import QuarantineRecord
from pipeline.run.failures import Failure
from pipeline.run.intake import Intake
from pipeline.run.manifest import Entry, Held, Manifest
from pipeline.run.plan import Keys, Task, held_key
from pipeline.run.tasks import Outcome


def settle(
    manifest: Manifest,
    tasks: list[Task],
    outcomes: dict[str, Outcome],
    keys: Keys,
    timeout: float,
    run_id: str,
    at: datetime,
) -> None:
    """Each task's document enters the manifest, or its files enter quarantine; ``at`` is UTC, without a zone."""
    for task in tasks:
        known = manifest.documents.pop(task.document_id, None)
        outcome = outcomes.get(task.document_id)
        facts = task.facts if outcome is None else outcome.facts
        if facts is not None:
            if known is None:
                entry = Entry(task.document_id, task.sources, run_id, at, task.key, facts)
            else:
                entry = replace(known, batch_key=task.key, facts=facts)
                if known.batch_key != task.key:
                    keys.batches.drop(known.batch_key)
            manifest.documents[task.document_id] = entry
            for uri in task.sources:
                manifest.quarantine.pop(uri, None)
        elif outcome is not None and outcome.failure is not None:
            key = held_key(task.key, timeout) if outcome.failure.reason == "timeout" else task.key
            for uri, path in task.sources.items():
                hold(manifest, uri, path, task.document_id, outcome.failure, key, run_id, at)


def settle_intake(manifest: Manifest, intake: Intake, run_id: str, at: datetime) -> None:
    """Files that no task was made for: those that cannot be opened, and further copies of what is in quarantine."""
    for uri, (path, why) in intake.unreadable.items():
        hold(manifest, uri, path, None, why, "", run_id, at)
    by_content = {held.record.sha256: held for held in manifest.quarantine.values()}
    for sha256, files in intake.contents.items():
        held = by_content.get(sha256)
        if held is None or sha256 in manifest.documents:
            continue
        for uri, path in files.items():
            if uri not in manifest.quarantine:
                record = replace(held.record, source_uri=uri, run_id=run_id, at=at)
                manifest.quarantine[uri] = replace(held, record=record, path=path)


def hold(
    manifest: Manifest, uri: str, path: str, sha256: str | None, why: Failure, key: str, run_id: str, at: datetime
) -> None:
    """Put a file into quarantine. If it failed in the same way before, the row says since when and how often.

    A failure that may pass is held under no key, so that the next run tries again.
    """
    detail = f"{why.message_th} ({why.message_en})"
    record = QuarantineRecord(uri, sha256, why.stage, why.reason, detail, run_id, at)
    before = manifest.quarantine.get(uri)
    if before is not None and (before.record.sha256, before.record.reason) == (sha256, why.reason):
        attempts = before.record.attempts + (before.record.run_id != run_id)
        record = replace(record, run_id=before.record.run_id, at=before.record.at, attempts=attempts)
    key = "" if why.is_worth_retrying(record.attempts) else key
    manifest.quarantine[uri] = Held(record, path, why.message_th, why.message_en, key)


def settle_refused(manifest: Manifest, refused: tuple[QuarantineRecord, ...]) -> None:
    """Moves documents that the load refused, because their batch contradicts itself, to quarantine."""
    for record in refused:
        entry = manifest.documents.pop(record.sha256 or "")
        thai = "ผลที่อ่านได้จากไฟล์นี้ขัดแย้งกันเอง จึงไม่นำเข้าฐานข้อมูล"
        english = f"What was read from this file contradicts itself, so it was kept out: {record.detail}"
        for uri, path in entry.sources.items():
            manifest.quarantine[uri] = Held(replace(record, source_uri=uri), path, thai, english, entry.batch_key)
