"""One run at a time for a database. The lock dies with its process, however that dies."""

from __future__ import annotations

import fcntl
import os
import socket
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path


class LockedError(RuntimeError):
    """Another run holds the lock; ``holder`` says which process, on which machine, since when."""

    def __init__(self, holder: str) -> None:
        self.holder = holder
        super().__init__(holder)


@contextmanager
def only_one(path: Path) -> Iterator[None]:
    """Holds the lock file while the block runs. Raises ``LockedError`` at once when another process holds it."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("a+", encoding="utf-8") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            file.seek(0)
            raise LockedError(file.read().strip() or "?") from error
        file.truncate(0)
        since = datetime.now(UTC).strftime("%Y-%m-%d %H:%M:%S UTC")
        file.write(f"pid {os.getpid()}, {socket.gethostname()}, {since}")
        file.flush()
        yield
        file.truncate(0)
