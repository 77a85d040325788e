"""Finds report files: takes the paths a person names, gives sources in one order on every machine.

Never opens a file, never judges its content: a file whose name says that it is no report (hidden, temporary) is
skipped with its reason counted, and everything else is for reading to accept or refuse.
"""

from __future__ import annotations

from pipeline.acquire.files import Acquired, MissingPathError, SkipReason, Source, acquire, uri_of

__all__ = ["Acquired", "MissingPathError", "SkipReason", "Source", "acquire", "uri_of"]
