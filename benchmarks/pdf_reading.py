"""How well and how fast born-digital PDFs are read: cells against their truth, pages per second, peak memory.

    python -m benchmarks.pdf_reading [--corpus FOLDER] [--rounds N] [--small]

reads a corpus (PDF files with their truth in JSON beside them; ``python -m benchmarks.corpus`` draws one) and the
sample PDFs of ``data/raw/``, each beside ``pdfplumber.extract_tables()`` and Camelot in the same run. Camelot
(``uv pip install camelot-py``) is in no lock; without it a line says so. What the figures mean:
``benchmarks/table_score.py``.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from statistics import median

from benchmarks.table_readers import CAMELOT, OWN, Found, Reader, page_count, readers
from benchmarks.table_score import HEADINGS, Rows, Score

ROOT = Path(__file__).resolve().parent.parent
CORPUS = ROOT.parent / "shared" / "corpus" / "born"
SAMPLES = ROOT / "data" / "raw"


def _truth(path: Path) -> list[Rows]:
    tables = json.loads(path.with_suffix(".json").read_text(encoding="utf-8"))["tables"]
    return [table["header"] + table["rows"] for table in tables]


def kind_of(path: Path) -> str:
    """The kind of a document of the corpus, whose name is KIND_PRODUCER_FONT."""
    return path.stem.split("_")[0]


def producer_of(path: Path) -> str:
    """What printed it."""
    return path.stem.split("_")[1]


def _report(title: str, found: dict[Path, Found], part: Callable[[Path], str]) -> None:
    print(f"\n{title:28}{HEADINGS}")
    for name in sorted({part(path) for path in found}):
        score = Score()
        for path, tables in found.items():
            if part(path) == name:
                score.add_document(tables, _truth(path))
        print(score.line(f"  {name}"))


def _cells(corpus: Sequence[Path], measured: Sequence[Reader]) -> None:
    """Prints how right each reader is: by kind and producer, and over all."""
    by_reader = {reader: {path: reader.tables(path) for path in corpus} for reader in measured}
    _report("by kind", by_reader[OWN], kind_of)
    _report("by producer", by_reader[OWN], producer_of)
    print(f"\n{f'all, {len(corpus)} files':28}{HEADINGS}")
    for reader, found in by_reader.items():
        score = Score()
        for path, tables in found.items():
            score.add_document(tables, _truth(path))
        print(score.line(f"  {reader.name}"))


def _speeds(paths: Sequence[Path], measured: Sequence[Reader], rounds: int) -> list[float]:
    """Pages per second of processor time of each reader, in turn, medians."""
    pages = sum(map(page_count, paths))
    found: list[list[float]] = [[] for _ in measured]
    for _ in range(rounds):
        for rates, reader in zip(found, measured, strict=True):
            began = time.process_time()
            for path in paths:
                reader.tables(path)
            rates.append(pages / (time.process_time() - began))
    return [median(rates) for rates in found]


def _peak_memory(paths: Sequence[Path], reader: Reader) -> float:
    """The peak resident memory in MB of a process that only reads these files."""
    command = [sys.executable, "-m", "benchmarks.pdf_reading", "--peak", reader.name, *map(str, paths)]
    answer = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    return float(answer.stdout.splitlines()[-1])


def main() -> int:
    """Prints the figures; 0 also where the corpus is absent."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--small", action="store_true", help="two files of the corpus, one round")
    parser.add_argument("--corpus", type=Path, default=CORPUS)
    parser.add_argument("--rounds", type=int, default=3, help="how often speed is measured; the median counts")
    parser.add_argument("--peak", nargs="+", help=argparse.SUPPRESS)
    options = parser.parse_args()
    measured = readers()
    if options.peak:
        name, *files = options.peak
        reader = next(one for one in measured if one.name == name)
        for file in files:
            reader.tables(Path(file))
        # Not the peak of ``getrusage``: that is never below what the process held that started this one.
        status = Path("/proc/self/status").read_text(encoding="ascii")
        print(int(status.partition("VmHWM:")[2].split()[0]) / 1024)
        return 0
    if CAMELOT not in measured:
        print("without Camelot: not installed")
    corpus = sorted(path for path in options.corpus.glob("*.pdf") if path.with_suffix(".json").exists())
    if options.small:
        corpus = corpus[:: max(1, len(corpus) // 2)][:2]
    if corpus:
        _cells(corpus, measured)
    else:
        print(f"no corpus at {options.corpus}: cells are not measured")
    paths = corpus + sorted(SAMPLES.glob("*.pdf"))
    rates = _speeds(paths, measured, 1 if options.small else options.rounds)
    print(f"\n{'':28} pages/s   of ours  peak MB")
    for reader, rate in zip(measured, rates, strict=True):
        print(f"  {reader.name:26}{rate:8.1f}{rate / rates[0]:10.3f}{_peak_memory(paths, reader):9.0f}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
