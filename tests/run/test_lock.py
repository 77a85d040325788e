from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from pipeline.run.lock import LockedError, only_one

_HOLD = """
import sys, time
from pathlib import Path
from pipeline.run.lock import only_one
with only_one(Path(sys.argv[1])):
    print("held", flush=True)
    time.sleep(600)
"""


def test_the_second_is_told_who_holds_it_and_a_killed_holder_holds_nothing(tmp_path: Path) -> None:
    lock = tmp_path / "new folder" / "ita.lock"
    with subprocess.Popen([sys.executable, "-c", _HOLD, str(lock)], stdout=subprocess.PIPE) as holder:
        assert holder.stdout is not None
        assert holder.stdout.readline() == b"held\n"
        with pytest.raises(LockedError, match=f"pid {holder.pid}, .* UTC"), only_one(lock):
            pass
        holder.send_signal(signal.SIGKILL)
    with only_one(lock):
        assert f"pid {os.getpid()}" in lock.read_text(encoding="utf-8")
