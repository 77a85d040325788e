"""A cache of records on disk: one compressed JSON file for each key.

Takes and gives dataclasses of ``records``; a file that is damaged, or was written for other records than today's, is
the same as no file. Never the only copy of anything.
"""

from __future__ import annotations

import hashlib
import json
import os
import zlib
from collections.abc import Iterable
from pathlib import Path
from typing import Generic, TypeVar

from pydantic import TypeAdapter, ValidationError

T = TypeVar("T")

_LEVEL = 1  # level 6 costs three times the time for a tenth of the space


class Shelf(Generic[T]):
    """Records of one kind under one folder, each under a key made of a document's sha256 and what else decides it."""

    def __init__(self, folder: Path, kind: type[T]) -> None:
        self._folder = folder
        self._adapter: TypeAdapter[T] = TypeAdapter(kind)
        shape = json.dumps(self._adapter.json_schema(), sort_keys=True)
        self._shape = hashlib.sha256(shape.encode()).hexdigest()

    def key(self, sha256: str, decided_by: Iterable[str]) -> str:
        """The key of what comes from this content with these versions, for records of today's shape."""
        joined = "\x1f".join((self._shape, *decided_by))
        return f"{sha256}.{hashlib.sha256(joined.encode()).hexdigest()[:16]}"

    def __contains__(self, key: str) -> bool:
        return self._path(key).is_file()

    def get(self, key: str) -> T | None:
        """The record, or ``None`` where there is none that can be read."""
        try:
            return self._adapter.validate_json(zlib.decompress(self._path(key).read_bytes()))
        except (OSError, zlib.error, ValidationError):
            return None

    def put(self, key: str, record: T) -> None:
        """Stores the record; a reader sees all of it or nothing."""
        write_whole(self._path(key), zlib.compress(self._adapter.dump_json(record), _LEVEL))

    def drop(self, key: str) -> None:
        """Forgets a record."""
        self._path(key).unlink(missing_ok=True)

    def _path(self, key: str) -> Path:
        return self._folder / key[:2] / f"{key}.json.z"


def write_whole(path: Path, content: bytes, *, is_durable: bool = False) -> None:
    """Write a file so that nobody ever sees half of it, even when this process is killed.

    ``is_durable``: nor when the machine stops; costs a wait for the disk.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    draft = path.with_name(f".{path.name}.{os.getpid()}.tmp")
    try:
        with draft.open("wb") as file:
            file.write(content)
            if is_durable:
                file.flush()
                os.fsync(file.fileno())
        draft.replace(path)
    except BaseException:
        draft.unlink(missing_ok=True)
        raise
