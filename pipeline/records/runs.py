"""What a run gives: its own record and the files it could not use."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class QuarantineRecord:
    """One file that could not be used: in which stage it failed and why.

    ``at`` is when it failed like this for the first time (UTC, without a zone), ``attempts`` how many runs have tried
    it since.
    """

    source_uri: str
    sha256: str | None
    stage: str
    reason: str
    detail: str
    run_id: str
    at: datetime
    attempts: int = 1


@dataclass(frozen=True, slots=True)
class RunRecord:
    """One run of the pipeline that published a database: when, over how many files, with which versions.

    Times are UTC, without a zone. ``files_found = documents_new + documents_unchanged + files_repeated +
    files_quarantined``; a repeated file has the content of another one.
    """

    run_id: str
    started_at: datetime
    finished_at: datetime
    files_found: int
    files_repeated: int
    files_quarantined: int
    documents_new: int
    documents_unchanged: int
    documents_reparsed: int
    pipeline_version: str
    rulebook_hash: str
    python_version: str
    duckdb_version: str


@dataclass(frozen=True, slots=True)
class RowChange:
    """How many rows documents of two successive databases have under one name.

    ``name`` is a table, ``accepted`` (documents of that status) or ``finding`` and a rule. ``gained`` and ``lost`` are
    sums over the documents that have more or fewer rows than before.
    """

    name: str
    before: int
    after: int
    gained: int
    lost: int
