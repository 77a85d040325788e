"""How well and how fast born-digital PDFs are read: cells against their truth, pages per second, peak memory.

``python -m benchmarks.pdf_reading [--small] [--corpus FOLDER]`` reads the corpus (PDF files with their truth in JSON
beside them) and the sample PDFs of ``data/raw/``, each beside ``pdfplumber.extract_tables()`` in the same run.

Figures: a cell is exact (strict) where it equals its truth after NFC, trimming, and white space as one space, and exact
(bare) where it does so without any white space; a number is a cell whose truth is one; a row is exact where all its
cells are, bare. The character error rate is the edit distance over the letters of the truth, both without white space.
"""

from __future__ import annotations

import argparse
import json
import re
import resource
import subprocess
import sys
import time
import unicodedata
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import zip_longest
from pathlib import Path
from statistics import median

import pdfplumber
from rapidfuzz.distance import Levenshtein

from pipeline.read import read

ROOT = Path(__file__).resolve().parent.parent
CORPUS = ROOT.parent / "shared" / "corpus" / "born"
SAMPLES = ROOT / "data" / "raw"
_NUMBER = re.compile(r"[-+]?[๐-๙\d]+(?:[.,][๐-๙\d]+)*")
_ROUNDS = 3


@dataclass(slots=True)
class Score:
    """What was counted over some files."""

    cells: int = 0
    strict: int = 0
    bare: int = 0
    numbers: int = 0
    numbers_right: int = 0
    rows: int = 0
    rows_right: int = 0
    letters: int = 0
    errors: int = 0

    def add(self, found: Sequence[Sequence[str]], truth: Sequence[Sequence[str]]) -> None:
        """Counts a table; a row or cell that only one side has is wrong."""
        for ours, theirs in zip_longest(found, truth, fillvalue=()):
            right = True
            for text, want in zip_longest(map(strict, ours), map(strict, theirs), fillvalue=""):
                bare = _without_space(text) == _without_space(want)
                self.cells += 1
                self.strict += text == want
                self.bare += bare
                right = right and bare
                if _NUMBER.fullmatch(want):
                    self.numbers += 1
                    self.numbers_right += text == want
                self.letters += len(_without_space(want))
                self.errors += Levenshtein.distance(_without_space(text), _without_space(want))
            self.rows += 1
            self.rows_right += right


def strict(text: str) -> str:
    """NFC, trimmed, runs of white space as one space."""
    return " ".join(unicodedata.normalize("NFC", text).split())


def _without_space(text: str) -> str:
    return "".join(text.split())


def _tables(path: Path) -> list[list[list[str]]]:
    return [table.rows() for table in read(path).tables]


def _tables_of_pdfplumber(path: Path) -> list[list[list[str]]]:
    """What the reference finds, a table that goes on over pages put together and its repeated header left out."""
    found: list[list[list[str]]] = []
    with pdfplumber.open(path) as pdf:
        for page in pdf.pages:
            for index, table in enumerate(page.extract_tables()):
                rows = [[text or "" for text in row] for row in table]
                if index or not found or len(rows[0]) != len(found[-1][0]):
                    found.append(rows)
                    continue
                repeated = 0
                while repeated < len(rows) and rows[repeated] == found[-1][min(repeated, len(found[-1]) - 1)]:
                    repeated += 1
                found[-1].extend(rows[repeated:])
            page.close()
    return found


def score(paths: Sequence[Path], tables: Callable[[Path], list[list[list[str]]]]) -> Score:
    """The figures of a reader over the files that have a truth beside them."""
    result = Score()
    for path in paths:
        expected = json.loads(path.with_suffix(".json").read_text(encoding="utf-8"))["tables"]
        for found, truth in zip_longest(tables(path), expected, fillvalue=None):
            result.add(found or [], truth["header"] + truth["rows"] if truth else [])
    return result


def _pages_read(paths: Sequence[Path]) -> int:
    return sum(len(read(path).pages) for path in paths)


def _pages_of_pdfplumber(paths: Sequence[Path]) -> int:
    pages = 0
    for path in paths:
        with pdfplumber.open(path) as pdf:
            for page in pdf.pages:
                page.extract_tables()
                page.close()
                pages += 1
    return pages


def speeds(paths: Sequence[Path], rounds: int) -> tuple[float, float]:
    """Pages per second of processor time: this reader and ``pdfplumber.extract_tables()``, in turn, medians."""
    found: tuple[list[float], list[float]] = ([], [])
    for _ in range(rounds):
        for rates, run in zip(found, (_pages_read, _pages_of_pdfplumber), strict=True):
            began = time.process_time()
            pages = run(paths)
            rates.append(pages / (time.process_time() - began))
    return median(found[0]), median(found[1])


def peak_memory(paths: Sequence[Path]) -> float:
    """The peak resident memory in MB of a process that only reads these files."""
    command = [sys.executable, "-m", "benchmarks.pdf_reading", "--peak", *map(str, paths)]
    answer = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    return float(answer.stdout)


def _shares(name: str, result: Score) -> None:
    def share(part: int, whole: int) -> str:
        return f"{part / whole:8.2%}" if whole else "       -"

    print(
        f"{name:28}{share(result.strict, result.cells)}{share(result.bare, result.cells)}"
        f"{share(result.numbers_right, result.numbers)}{share(result.rows_right, result.rows)}"
        f"{100 * result.errors / max(1, result.letters):8.3f}"
    )


def main() -> int:
    """Prints the figures; 0 also where the corpus is absent."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--small", action="store_true", help="two files of the corpus, one round")
    parser.add_argument("--corpus", type=Path, default=CORPUS)
    parser.add_argument("--peak", nargs="+", type=Path, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.peak:
        _pages_read(options.peak)
        print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)
        return 0
    corpus = sorted(path for path in options.corpus.glob("*.pdf") if path.with_suffix(".json").exists())
    samples = sorted(SAMPLES.glob("*.pdf"))
    if options.small:
        corpus = corpus[:: max(1, len(corpus) // 2)][:2]
    if corpus:
        print(f"{'':28}  strict    bare numbers    rows     CER %")
        kinds = sorted({path.stem.rpartition("_")[0] for path in corpus})
        for kind in kinds:
            _shares(kind, score([path for path in corpus if path.stem.startswith(f"{kind}_")], _tables))
        _shares(f"all, {len(corpus)} files", score(corpus, _tables))
        _shares("pdfplumber.extract_tables()", score(corpus, _tables_of_pdfplumber))
    else:
        print(f"no corpus at {options.corpus}: cells are not measured")
    paths = corpus + samples
    ours, theirs = speeds(paths, 1 if options.small else _ROUNDS)
    print(f"{ours:.1f} pages/s, pdfplumber.extract_tables() {theirs:.1f}: {ours / theirs:.1f} times as fast")
    print(f"{peak_memory(paths):.0f} MB peak memory")
    return 0


if __name__ == "__main__":
    sys.exit(main())
