"""Works through jobs on an executor: every job ends in an outcome, whatever its worker did."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from concurrent.futures import Future, as_completed

from pebble import ProcessExpired

from pipeline.run.executor import Executor
from pipeline.run.failures import Failure, RunReason, StageName, failure
from pipeline.run.tasks import Job, Outcome, document_key, documents_in, run_job

Progress = Callable[[int, int], None]
_RETRIED = frozenset({"worker_died", "needs_memory"})


def work_through(jobs: Iterable[Job], executor: Executor, timeout: float, progress: Progress) -> dict[str, Outcome]:
    """Return the outcome of each job by document; ``progress`` is given how many of how many are done.

    A job that hung or killed its worker ends in a failure of its own. Jobs whose worker died or that lacked memory run
    once more at the end, one at a time: other jobs or programs may have been the cause. Raises errors that are not
    caused by a document.
    """
    futures: dict[Future[Outcome], Job] = {executor.submit(run_job, job): job for job in jobs}
    outcomes: dict[str, Outcome] = {}
    retries: list[Job] = []
    progress(0, len(futures))
    for future in as_completed(futures):
        job = futures[future]
        outcome = _outcome(future, job, timeout)
        if outcome.failure is not None and outcome.failure.reason in _RETRIED:
            retries.append(job)
            continue
        outcomes[job.document_id] = outcome
        progress(len(outcomes), len(futures))
    for job in retries:
        outcomes[job.document_id] = _outcome(executor.submit(run_job, job), job, timeout)
        progress(len(outcomes), len(futures))
    return outcomes


def _outcome(future: Future[Outcome], job: Job, timeout: float) -> Outcome:
    try:
        return future.result()
    except TimeoutError:
        return _lost(job, "timeout", f"{timeout:g}")
    except ProcessExpired as error:
        return _lost(job, "worker_died", error.exitcode)


def _lost(job: Job, reason: RunReason, what: object) -> Outcome:
    """The outcome of a job that could not say where it was: reading ends when the document is in the cache."""
    documents = documents_in(job.cache)
    was_read = not job.force and document_key(documents, job.document_id, job.tools.ocr) in documents
    stage: StageName = "parse" if was_read else "read"
    lost: Failure = failure(stage, reason, what)
    return Outcome(job.document_id, None, lost, False, {})
