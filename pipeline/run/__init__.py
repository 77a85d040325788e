"""Composes the stages: files in, one database out, with caches that make the second time quick.

Takes paths and settings, gives a ``RunSummary``; never looks into what a document says, and never lets one document
stop the others.
"""

from __future__ import annotations

from pipeline.run.executor import Executor, InlineExecutor, ProcessExecutor
from pipeline.run.failures import Failure, StageError, failure_of
from pipeline.run.ingest import DEFAULT_TIMEOUT, ingest
from pipeline.run.lock import LockedError
from pipeline.run.manifest import Entry, Facts, Held, ManifestError
from pipeline.run.places import Places
from pipeline.run.publish import LossError
from pipeline.run.summary import RunSummary
from pipeline.run.tasks import ToolsChangedError

__all__ = [
    "DEFAULT_TIMEOUT",
    "Entry",
    "Executor",
    "Facts",
    "Failure",
    "Held",
    "InlineExecutor",
    "LockedError",
    "LossError",
    "ManifestError",
    "Places",
    "ProcessExecutor",
    "RunSummary",
    "StageError",
    "ToolsChangedError",
    "failure_of",
    "ingest",
]
