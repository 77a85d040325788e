"""Which content stands in which files: hashes what was acquired and brings the manifest's sources up to date."""

from __future__ import annotations

import hashlib
import os
from dataclasses import dataclass, replace
from pathlib import Path

from pipeline.acquire import Source
from pipeline.run.failures import Failure, failure
from pipeline.run.manifest import Manifest, Superseded


@dataclass(frozen=True, slots=True)
class Intake:
    """The files given to a run. ``contents``: by sha256, the path of each file by its name; ``unreadable``: by name."""

    contents: dict[str, dict[str, str]]
    unreadable: dict[str, tuple[str, Failure]]


def take_in(sources: tuple[Source, ...]) -> Intake:
    """Reads every file once for its hash; a file that cannot be opened is noted, not raised."""
    contents: dict[str, dict[str, str]] = {}
    unreadable: dict[str, tuple[str, Failure]] = {}
    for source in sources:
        path = os.path.abspath(source.path)  # noqa: PTH100 - resolve() would follow links and rename the source
        if not _is_text(path):  # neither the list of documents nor the database can hold such a name
            path = path.encode(errors="backslashreplace").decode()
            unreadable[source.uri] = (path, failure("acquire", "unreadable", "the file name is not UTF-8: rename it"))
            continue
        try:
            with source.path.open("rb") as file:
                sha256 = hashlib.file_digest(file, "sha256").hexdigest()
        except OSError as error:
            unreadable[source.uri] = (path, failure("acquire", "unreadable", error.strerror or type(error).__name__))
            continue
        contents.setdefault(sha256, {})[source.uri] = path
    return Intake(contents, unreadable)


def _is_text(path: str) -> bool:
    """Whether the name is one that text can hold; on Linux it may be any bytes."""
    try:
        path.encode()
    except UnicodeEncodeError:
        return False
    return True


def update_sources(manifest: Manifest, intake: Intake, run_id: str) -> None:
    """Notes new files of known documents, and drops documents whose only file now holds other content."""
    now = {uri: sha256 for sha256, files in intake.contents.items() for uri in files}
    for sha256, entry in list(manifest.documents.items()):
        left = {uri: path for uri, path in entry.sources.items() if now.get(uri, sha256) == sha256}
        if not left:
            del manifest.documents[sha256]
            manifest.superseded += [Superseded(sha256, uri, now[uri], run_id) for uri in entry.sources]
            continue
        sources = left | intake.contents.get(sha256, {})
        if sources != entry.sources:
            manifest.documents[sha256] = replace(entry, sources=sources)
    for uri, held in list(manifest.quarantine.items()):
        if uri in now and held.record.sha256 != now[uri]:
            del manifest.quarantine[uri]


def existing(path: str) -> Path | None:
    """The path where there still is a file."""
    return Path(path) if Path(path).is_file() else None
