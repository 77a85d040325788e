"""How long a load takes and how much memory: ``python -m benchmarks.load_batches 1000``.

Batches are made up, each of the size of a full report: 75 scores, 150 pieces of evidence, 35,000 characters.
"""

from __future__ import annotations

import hashlib
import resource
import sys
import tempfile
import time
from pathlib import Path

from pipeline.load import load
from pipeline.rulebook import load_rulebook
from tests.load.batches import START, a_run, country


def main() -> None:
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 1000
    rulebook = load_rulebook()
    known = {hashlib.sha256(f"report-{number}".encode()).hexdigest(): ("run-1", START) for number in range(count)}
    began = time.perf_counter()
    made = sum(1 for _batch in country(count))
    making = time.perf_counter() - began
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    with tempfile.TemporaryDirectory() as folder:
        began, busy = time.perf_counter(), time.process_time()
        summary = load(
            country(count),
            rulebook=rulebook,
            register_organisations=(),
            quarantine=(),
            runs=(a_run(),),
            document_runs=known,
            path=Path(folder) / "ita.duckdb",
        )
        loading = time.perf_counter() - began - making
        processor = time.process_time() - busy
        size = summary.path.stat().st_size
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    rows = sum(summary.rows.values())
    print(f"documents {made}, rows {rows}, file {size / 2**20:.1f} MiB")
    print(f"load {loading:.2f} s ({loading / made * 1000:.2f} ms a document), making the batches {making:.2f} s apart")
    print(f"processor time, making included: {processor:.2f} s")
    print(f"peak memory {peak / 1024:.0f} MiB (before the load {before / 1024:.0f} MiB)")


if __name__ == "__main__":
    main()
