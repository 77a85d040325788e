"""Comparing: questions over the published database, read only.

Takes the path of a database and a question, gives rows; never writes and never reads a report.
"""

from __future__ import annotations

from pipeline.compare.database import DatabaseMissing, NotReading, open_readonly, reading_statement

__all__ = ["DatabaseMissing", "NotReading", "open_readonly", "reading_statement"]
