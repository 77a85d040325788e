"""One document, from its file to its batch: the task that runs in a worker.

Takes a job that names everything it depends on; gives an outcome small enough to send back, and leaves document and
batch in the caches. Pure: the same job gives the same batch on every machine.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path

from pipeline.read import Limits, OcrMode, read, reader_version
from pipeline.records import Batch, Document
from pipeline.run.failures import Failure, StageError, during, failure, failure_of
from pipeline.run.logs import tallied_libraries
from pipeline.run.manifest import Facts, facts_of
from pipeline.run.shelf import Shelf
from pipeline.run.versions import facts_version


@dataclass(frozen=True, slots=True)
class Tools:
    """Where the knowledge is, and the hashes that it must have: what every worker loads for itself."""

    rules_dir: Path | None
    rulebook_hash: str
    register: Path | None
    register_hash: str
    ocr: OcrMode = "auto"


@dataclass(frozen=True, slots=True)
class Job:
    """One document to work on. ``path`` is ``None`` where no file with this content is known any more."""

    document_id: str
    path: Path | None
    tools: Tools
    cache: Path
    force: bool


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a job: facts, or why there are none. ``read_anew`` is false where the cached document served."""

    document_id: str
    facts: Facts | None
    failure: Failure | None
    read_anew: bool
    library_warnings: dict[str, int]


class ToolsChangedError(RuntimeError):
    """Rules or register were changed while a run was working with them."""


def documents_in(cache: Path) -> Shelf[Document]:
    """The cache of documents as read: slow to make, independent of the rules."""
    return Shelf(cache / "documents", Document)


def batches_in(cache: Path) -> Shelf[Batch]:
    """The cache of batches: quick to make, of no use once rules or code have changed."""
    return Shelf(cache / "batches", Batch)


def document_key(documents: Shelf[Document], document_id: str, ocr: OcrMode) -> str:
    """The key of a document as today's reader reads it on this machine."""
    return documents.key(document_id, (reader_version(ocr),))


def batch_key(batches: Shelf[Batch], read_key: str, tools: Tools) -> str:
    """The key of the batch that today's rules, register and code give for a document."""
    decided_by = (read_key, tools.rulebook_hash, tools.register_hash, facts_version())
    return batches.key(read_key.partition(".")[0], decided_by)


def run_job(job: Job) -> Outcome:
    """Reads (or takes from the cache), parses, normalises and checks one document.

    What goes wrong with the document is in the outcome; what goes wrong with the machine (a full disk) is raised.
    """
    from pipeline.run.stages import load_tools, trace  # large, and of no use where there is nothing to do

    rulebook, register = load_tools(job.tools)
    documents, batches = _shelves(job.cache)
    read_key = document_key(documents, job.document_id, job.tools.ocr)
    document = None if job.force and job.path is not None else documents.get(read_key)
    read_anew = document is None
    with tallied_libraries() as warnings:
        try:
            if document is None:
                if job.path is None:
                    return Outcome(job.document_id, None, failure("read", "gone"), read_anew, {})
                with during("read"):
                    document = read(job.path, Limits(), job.tools.ocr)
                if document.document_id != job.document_id:
                    return Outcome(job.document_id, None, failure("read", "changed"), read_anew, {})
                # Names of files are no part of what a document says: the manifest puts them back.
                document = replace(document, source_uri="")
                documents.put(read_key, document)
            batch = trace(document, rulebook, register).batch
        except StageError as error:
            return Outcome(job.document_id, None, failure_of(error), read_anew, dict(warnings))
    batches.put(batch_key(batches, read_key, job.tools), batch)
    return Outcome(job.document_id, facts_of(batch), None, read_anew, dict(warnings))


@lru_cache(maxsize=1)
def _shelves(cache: Path) -> tuple[Shelf[Document], Shelf[Batch]]:
    return documents_in(cache), batches_in(cache)
