"""What a run has to do: which documents need a worker, which are served by the caches, which are left as they are."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from pipeline.records import Batch, Document
from pipeline.run.intake import Intake, existing
from pipeline.run.manifest import Facts, Manifest, facts_of
from pipeline.run.shelf import Shelf
from pipeline.run.tasks import Job, Tools, batch_key, batches_in, document_key, documents_in


@dataclass(frozen=True, slots=True)
class Task:
    """A document whose batch is not what it was: ``facts`` where the cache has the new batch, else ``job`` makes it."""

    document_id: str
    sources: dict[str, str]
    key: str
    job: Job | None
    facts: Facts | None


@dataclass(frozen=True, slots=True)
class Keys:
    """The keys of documents and batches under today's versions."""

    documents: Shelf[Document]
    batches: Shelf[Batch]
    tools: Tools

    @classmethod
    def of(cls, cache: Path, tools: Tools) -> Keys:
        """The keys for a cache folder and the tools of a run."""
        return cls(documents_in(cache), batches_in(cache), tools)

    def read(self, document_id: str) -> str:
        """The key of the document as read."""
        return document_key(self.documents, document_id, self.tools.ocr)

    def batch(self, document_id: str) -> str:
        """The key of its batch."""
        return batch_key(self.batches, self.read(document_id), self.tools)


def plan(manifest: Manifest, intake: Intake, keys: Keys, cache: Path, timeout: float, force: bool) -> list[Task]:
    """What has to be done, in order of content: new files, and whatever rules, code or lost caches made outdated.

    A file in quarantine is tried again when something that could change the verdict has changed. ``force`` makes
    anew what was given, whatever the caches hold.
    """
    wanted = {sha256: dict(files) for sha256, files in intake.contents.items()}
    for entry in manifest.documents.values():
        wanted[entry.document_id] = dict(entry.sources)
    held: dict[str, set[str]] = {}
    for uri, one in manifest.quarantine.items():
        if one.record.sha256 is not None:
            held.setdefault(one.record.sha256, set()).add(one.key)
            wanted.setdefault(one.record.sha256, {}).setdefault(uri, one.path)
    tasks: list[Task] = []
    for sha256 in sorted(wanted):
        key = keys.batch(sha256)
        forced = force and sha256 in intake.contents
        entry_now = manifest.documents.get(sha256)
        if not forced:
            if entry_now is not None and entry_now.batch_key == key and key in keys.batches:
                continue
            if held_key(key, timeout) in held.get(sha256, ()) or key in held.get(sha256, ()):
                continue
        batch = None if forced else keys.batches.get(key)
        path = next((found for one in wanted[sha256].values() if (found := existing(one)) is not None), None)
        if sha256 in held and entry_now is None and path is None and keys.read(sha256) not in keys.documents:
            continue  # nothing is left that could be tried again
        job = Job(sha256, path, keys.tools, cache, forced) if batch is None else None
        tasks.append(Task(sha256, wanted[sha256], key, job, None if batch is None else facts_of(batch)))
    return tasks


def held_key(key: str, timeout: float) -> str:
    """The key under which a document is held that took too long: more time is a reason to try again."""
    return f"{key}:{timeout:g}s"
