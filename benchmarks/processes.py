"""Runs a command and watches it: time by the clock, time of the processors, peak memory of it and of its workers.

Takes a command, gives figures read from ``/proc`` (Linux) while it runs; what a process needs after the last look,
at most 20 ms before its end, is not seen.
"""

from __future__ import annotations

import os
import subprocess
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryFile

_EVERY = 0.02  # seconds between two looks
_TICKS = os.sysconf("SC_CLK_TCK")
_PROC = Path("/proc")


@dataclass(frozen=True, slots=True)
class Watched:
    """What a command needed. Times in seconds; ``processor`` is of all its processes together; memory in MiB.

    ``parent_peak`` is resident memory of the process itself, ``worker_peak`` that of the largest process below it;
    0 where there was none. Pages that processes share are counted in each.
    """

    seconds: float
    processor: float
    parent_peak: float
    worker_peak: float
    output: str


def watch(command: Sequence[str], *, cwd: Path) -> Watched:
    """Runs the command to its end. Raises ``CalledProcessError`` where it fails."""
    with TemporaryFile("w+") as output, TemporaryFile("w+") as errors:  # a pipe that nobody empties stops its writer
        began = time.perf_counter()
        with subprocess.Popen(command, cwd=cwd, stdout=output, stderr=errors, text=True) as process:
            peaks: dict[int, float] = {}
            times: dict[int, float] = {}
            while process.poll() is None:
                for pid in _family(process.pid):
                    _look(pid, peaks, times)
                time.sleep(_EVERY)
            seconds = time.perf_counter() - began
        output.seek(0)
        errors.seek(0)
        printed, complained = output.read(), errors.read()
    if process.returncode:
        raise subprocess.CalledProcessError(process.returncode, command, printed, complained)
    parent = peaks.pop(process.pid, 0.0)
    return Watched(seconds, sum(times.values()), parent, max(peaks.values(), default=0.0), printed)


def _family(root: int) -> list[int]:
    """The process and all below it, as they are now."""
    family = [root]
    for pid in family:
        try:
            for task in (_PROC / str(pid) / "task").iterdir():
                family += map(int, (task / "children").read_text().split())
        except OSError:  # it has ended meanwhile
            continue
    return family


def _look(pid: int, peaks: dict[int, float], times: dict[int, float]) -> None:
    try:
        status = (_PROC / str(pid) / "status").read_text()
        fields = (_PROC / str(pid) / "stat").read_text().rpartition(")")[2].split()
    except OSError:
        return
    peak = next((line.split()[1] for line in status.splitlines() if line.startswith("VmHWM:")), None)
    if peak is not None:  # a process that is ending has no memory any more
        peaks[pid] = int(peak) / 1024
    times[pid] = (int(fields[11]) + int(fields[12])) / _TICKS
