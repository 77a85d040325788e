"""Files and folders on this machine as sources of reports."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

SkipReason = Literal[
    "hidden", "temporary", "unfinished_download", "not_a_file", "unreadable_folder", "seen_folder", "own_file"
]

_TEMPORARY_PREFIXES = ("~$", ".~lock.")
_TEMPORARY_SUFFIXES = ("~", ".tmp", ".temp", ".bak", ".swp")
_UNFINISHED_SUFFIXES = (".part", ".partial", ".crdownload", ".download")


@dataclass(frozen=True, slots=True)
class Source:
    """One file to read. ``uri`` names it in the database: relative to the working folder when it is inside it."""

    path: Path
    uri: str


@dataclass(frozen=True, slots=True)
class Acquired:
    """The sources in order of their ``uri``, each once, and how many names were skipped for which reason."""

    sources: tuple[Source, ...]
    skipped: Mapping[SkipReason, int]


class MissingPathError(FileNotFoundError):
    """A path that a person named does not exist; ``paths`` has all such paths."""

    def __init__(self, paths: Iterable[Path]) -> None:
        self.paths = tuple(paths)
        super().__init__(", ".join(str(path) for path in self.paths))


def uri_of(path: Path) -> str:
    r"""The name of a file in the database: relative to the working folder when inside it, else absolute.

    A name that is no UTF-8 keeps its bytes as ``\xNN``, so that it can be stored and shown.
    """
    whole = Path(os.path.abspath(path))  # noqa: PTH100 - resolve() would follow links and rename the source
    here = Path.cwd()
    named = whole.relative_to(here) if whole.is_relative_to(here) else whole
    return os.fsencode(named.as_posix()).decode("utf-8", "backslashreplace")


def acquire(paths: Iterable[Path], is_own: Callable[[Path], bool] = lambda _path: False) -> Acquired:
    """Return every file under ``paths``, folders with all that is below them, in order of their ``uri``.

    A file that a person names is taken whatever its name is. Links to folders are followed once; a folder that was
    seen before is not entered again. What ``is_own`` (files of the database that is written) is never a report.
    Raises ``MissingPathError`` naming every path that does not exist.
    """
    named = list(paths)
    missing = [path for path in named if not path.exists()]
    if missing:
        raise MissingPathError(missing)
    found: dict[str, Source] = {}
    skipped: Counter[SkipReason] = Counter()
    seen: set[tuple[int, int]] = set()
    waiting = [path for path in named if path.is_dir()]
    for path in named:
        if not path.is_dir():
            _take(path, found, skipped)
    while waiting:  # a list and no recursion: folders may lie in each other by the thousand
        waiting.extend(_enter(waiting.pop(), found, skipped, seen, is_own))
    return Acquired(tuple(found[uri] for uri in sorted(found)), dict(sorted(skipped.items())))


def _enter(
    folder: Path, found: dict[str, Source], skipped: Counter[SkipReason], seen: set[tuple[int, int]],
    is_own: Callable[[Path], bool],
) -> list[Path]:  # fmt: skip
    """Take the files of one folder; return the folders in it."""
    try:
        status = folder.stat()
        entries = sorted(folder.iterdir())
    except OSError:
        skipped["unreadable_folder"] += 1
        return []
    if (status.st_dev, status.st_ino) in seen:
        skipped["seen_folder"] += 1
        return []
    seen.add((status.st_dev, status.st_ino))
    folders: list[Path] = []
    for entry in entries:
        try:
            reason = "own_file" if is_own(entry) else _reason_to_skip(entry.name)
            is_folder = entry.is_dir()
        except OSError:  # its folder may be listed but not entered, or its path is too long
            reason, is_folder = "unreadable_folder", False
        if reason is not None:
            skipped[reason] += 1
        elif is_folder:
            folders.append(entry)
        else:
            _take(entry, found, skipped)
    return folders


def _take(path: Path, found: dict[str, Source], skipped: Counter[SkipReason]) -> None:
    if path.is_file():
        source = Source(path, uri_of(path))
        found.setdefault(source.uri, source)
    else:  # a socket, a device, a link to nothing: opening it could wait for ever
        skipped["not_a_file"] += 1


def _reason_to_skip(name: str) -> SkipReason | None:
    lowered = name.casefold()
    if lowered.startswith(_TEMPORARY_PREFIXES) or lowered.endswith(_TEMPORARY_SUFFIXES):
        return "temporary"
    if lowered.endswith(_UNFINISHED_SUFFIXES):
        return "unfinished_download"
    return "hidden" if name.startswith(".") or lowered in {"thumbs.db", "desktop.ini"} else None
