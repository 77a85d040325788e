"""How long ``ita ingest`` takes and how much memory: ``python -m benchmarks.ingest``.

Makes 1,000 different text reports (``--count``, ``--seed``; ``--small`` makes 50) in a temporary folder and runs the
whole command on them three times: everything new, nothing changed, one comment line added to one file of rules. Every
run is a process of its own with 2 workers (``--workers``), from its first import to its last byte. Processor time is
told beside clock time, since other work on the machine lengthens the one much less than the other, and as a multiple
of the yardstick (``benchmarks.yardstick``) on the same files in the same minute.
"""

from __future__ import annotations

import argparse
import json
import shutil
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from benchmarks.processes import Watched, watch
from benchmarks.reports import SEED, write_reports
from pipeline.rulebook import find_rules_dir, load_rulebook

ROOT = Path(__file__).resolve().parents[1]
_COUNT = 1000
_SMALL = 50
_RUNS = {
    "all new": "documents_new",
    "nothing changed": "documents_unchanged",
    "a rule changed": "documents_reparsed",
}
_HEADS = ("run", "clock s", "ms/doc", "processor s", "ms/doc", "x yardstick", "worker MiB", "parent MiB")


def main(arguments: Sequence[str] | None = None) -> None:
    """Makes the reports, runs everything and prints the table."""
    settings = _settings(arguments)
    with tempfile.TemporaryDirectory(prefix="ita-benchmark-") as name:
        folder = Path(name)
        count = _SMALL if settings.small else settings.count
        sizes = _write(folder / "reports", count, settings.seed)
        print(f"{count} reports, {min(sizes)}-{max(sizes)} kB, {sum(sizes) / 1000:.1f} MB, {settings.workers} workers")
        yardstick = watch([sys.executable, "-m", "benchmarks.yardstick", str(folder / "reports")], cwd=ROOT)
        rows = [_row("yardstick", yardstick, yardstick, count)]
        rules = folder / "rules"
        shutil.copytree(find_rules_dir(), rules)
        command = [
            sys.executable, "-m", "pipeline", "ingest", str(folder / "reports"), "--json",
            "--database", str(folder / "ita.duckdb"), "--rules", str(rules), "--workers", str(settings.workers),
        ]  # fmt: skip
        for label, key in _RUNS.items():
            if key == "documents_reparsed":
                with (rules / "units.yml").open("a", encoding="utf-8") as file:
                    file.write("# one more line\n")
            run = watch(command, cwd=ROOT)
            _expect(json.loads(run.output), key, count)
            rows.append(_row(label, run, yardstick, count))
        _print(rows)
        print(f"database {_size(folder / 'ita.duckdb'):.1f} MiB, cache {_size(folder / 'cache'):.1f} MiB")


def _settings(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.ingest", description="Times the whole of ita ingest.")
    parser.add_argument("--count", type=int, default=_COUNT, help="how many reports")
    parser.add_argument("--small", action="store_true", help=f"only {_SMALL} reports: to see that it runs")
    parser.add_argument("--seed", type=int, default=SEED, help="another seed makes other reports")
    parser.add_argument("--workers", type=int, default=2)
    return parser.parse_args(arguments)


def _write(folder: Path, count: int, seed: int) -> list[int]:
    """Writes the reports; gives their sizes in kB."""
    folder.mkdir()
    return [round(path.stat().st_size / 1000) for path in write_reports(folder, count, load_rulebook(), seed)]


def _expect(summary: dict[str, object], key: str, count: int) -> None:
    """A run that did something else than it is timed for is worth no figure."""
    published = key != "documents_unchanged"
    if summary["verdict"] != "all_read" or summary[key] != count or summary["published"] is not published:
        raise RuntimeError(f"{key} should be {count}: {summary['verdict']}, {summary[key]}, {summary['published']}")


def _row(label: str, run: Watched, yardstick: Watched, count: int) -> tuple[str, ...]:
    return (
        label,
        f"{run.seconds:.1f}",
        f"{run.seconds / count * 1000:.1f}",
        f"{run.processor:.1f}",
        f"{run.processor / count * 1000:.1f}",
        f"{run.processor / yardstick.processor:.1f}",
        f"{run.worker_peak:.0f}",
        f"{run.parent_peak:.0f}",
    )


def _print(rows: list[tuple[str, ...]]) -> None:
    widths = [max(len(row[at]) for row in [_HEADS, *rows]) for at in range(len(_HEADS))]
    for row in [_HEADS, *rows]:
        first, *figures = (cell.ljust(width) if at == 0 else cell.rjust(width)
                           for at, (cell, width) in enumerate(zip(row, widths, strict=True)))  # fmt: skip
        print("  ".join([first, *figures]))


def _size(path: Path) -> float:
    files = [path] if path.is_file() else [one for one in path.rglob("*") if one.is_file()]
    return sum(one.stat().st_size for one in files) / 2**20


if __name__ == "__main__":
    main()
