"""Whether Tesseract is on this machine, and calling it. Imports nothing large: every run asks."""

from __future__ import annotations

import os
import shutil
import subprocess
from dataclasses import dataclass
from functools import cache

_SECONDS = 120


@dataclass(frozen=True, slots=True)
class Installed:
    """The program and the languages that it was found with."""

    program: str
    version: str
    languages: tuple[str, ...]

    @property
    def reads_thai(self) -> bool:
        """Whether the Thai model is there."""
        return "tha" in self.languages


@cache
def installed() -> Installed | None:
    """Tesseract on this machine, or ``None``."""
    program = shutil.which("tesseract")
    if program is None:
        return None
    try:
        version = run([program, "--version"]).split("\n", 1)[0].removeprefix("tesseract").strip()
        listed = run([program, "--list-langs"]).splitlines()[1:]
    except (OSError, subprocess.SubprocessError):
        return None
    return Installed(program, version, tuple(sorted(line.strip() for line in listed if line.strip())))


def run(command: list[str]) -> str:
    """What the program prints. Raises ``OSError`` and ``subprocess.SubprocessError``."""
    # One thread for each worker: documents are what runs in parallel.
    surroundings = {**os.environ, "OMP_THREAD_LIMIT": "1"}
    done = subprocess.run(  # noqa: S603 - a program found on the path, with arguments of our own
        command, capture_output=True, check=True, timeout=_SECONDS, env=surroundings, encoding="utf-8"
    )
    return done.stdout
