"""Makes the country: ``python -m benchmarks.country FILE.duckdb [--share 1/8] [--seed 4] [--register CSV]``.

Two processes make and check reports while this one loads them; what was planted is kept beside the database.
"""

from __future__ import annotations

import argparse
import time
from collections import deque
from collections.abc import Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from datetime import datetime
from fractions import Fraction
from itertools import islice
from pathlib import Path

from benchmarks.country.bodies import bodies_of
from benchmarks.country.reports import Country, Task
from benchmarks.country.truth import Planted, truth_beside, write_truth
from pipeline.load import LoadSummary, load
from pipeline.records import Batch, RunRecord
from pipeline.rulebook import load_rulebook

_WORKERS = 2
_AT_ONCE = 50
_AHEAD = 8
_START = datetime.fromisoformat("2026-01-05T08:00")

_country: Country


def build(path: Path, *, share: Fraction, seed: str, register: Path | None) -> LoadSummary:
    """Writes the database and the truth beside it. The same arguments give the same rows."""
    rulebook = load_rulebook()
    country = Country(bodies_of(register, share, rulebook), rulebook, seed)
    tasks = country.tasks()
    run = RunRecord("run-1", _START, _START, len(tasks), 0, 0, len(tasks), 0, 0, "country", rulebook.hash, "-", "-")
    planted: list[Planted] = []
    with ProcessPoolExecutor(_WORKERS, initializer=_begin, initargs=(country,)) as workers:
        summary = load(
            _streamed(workers, tasks, planted), rulebook=rulebook, register_organisations=country.bodies,
            quarantine=(), runs=(run,), document_runs={one.document_id: (run.run_id, _START) for one in tasks},
            path=path,
        )  # fmt: skip
    write_truth(planted, truth_beside(path))
    return summary


def _begin(country: Country) -> None:
    global _country  # noqa: PLW0603 - a worker knows its country for as long as it lives
    _country = country


def _make(tasks: Sequence[Task]) -> list[tuple[Batch, list[Planted]]]:
    return [_country.make(one) for one in tasks]


def _streamed(workers: ProcessPoolExecutor, tasks: Sequence[Task], planted: list[Planted]) -> Iterator[Batch]:
    """Checked batches in the order of the tasks, only so many ahead of the load; fills ``planted`` on the way."""
    waiting: deque[Future[list[tuple[Batch, list[Planted]]]]] = deque()
    chunks = (tasks[at : at + _AT_ONCE] for at in range(0, len(tasks), _AT_ONCE))
    waiting.extend(workers.submit(_make, chunk) for chunk in islice(chunks, _AHEAD))
    while waiting:
        for batch, truth in waiting.popleft().result():
            planted += truth
            yield batch
        waiting.extend(workers.submit(_make, chunk) for chunk in islice(chunks, 1))


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.country", description=__doc__)
    parser.add_argument("path", type=Path)
    parser.add_argument("--share", type=Fraction, default=Fraction(1), help="part of the country, like 1/8")
    parser.add_argument("--seed", default="4")
    parser.add_argument("--register", type=Path, help="official list; without it bodies are made up")
    given = parser.parse_args()
    began = time.perf_counter()
    summary = build(given.path, share=given.share, seed=given.seed, register=given.register)
    seconds = time.perf_counter() - began
    rows = summary.rows
    size = given.path.stat().st_size / 2**20
    print(
        f"{rows['document']} documents, {rows['score']} scores, {rows['measure']} measures, {rows['finding']} findings,"
        f" {len(summary.refused)} refused: {seconds:.0f} s, file {size:.0f} MiB"
    )


if __name__ == "__main__":
    main()
