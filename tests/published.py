"""The sample reports as a published database, for tests of what comes after it."""

from __future__ import annotations

from pathlib import Path

from pipeline.run import ingest
from scripts.make_samples import RAW


def publish_samples(folder: Path, *names: str) -> Path:
    """Ingests these files of ``data/raw/``, or all of them, into a database in the folder."""
    ingest([RAW / name for name in names] or [RAW], database=folder / "ita.duckdb", workers=0)
    return folder / "ita.duckdb"
