"""Draws a corpus of Thai reports with the truth of every cell, by several producers, in several fonts, and as scans.

    python -m benchmarks.corpus FOLDER [--seed N] [--count N] [--no-scans]

``FOLDER/born/KIND_PRODUCER_FONT.pdf`` has its truth beside it as JSON (header rows, rows; what a span covers is empty);
``FOLDER/scan/`` has some of them as scans at 150, 200 and 300 dpi, straight and askew. The same seed gives the same
documents, as far as the producers do. Bodies and numbers are made up.

Producers that are not installed are left out, with a line that says so. All of them, on Debian:

    apt-get install chromium libreoffice-writer fonts-thai-tlwg fonts-dejavu-core
    uv pip install weasyprint typst

These are for this benchmark only and in none of the locks; fpdf2 and python-docx come with the development packages.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Callable
from importlib.util import find_spec
from itertools import cycle
from pathlib import Path
from random import Random
from shutil import which
from typing import Final, NamedTuple

from benchmarks.corpus.fonts import font_files
from benchmarks.corpus.kinds import papers
from benchmarks.corpus.paper import Paper
from benchmarks.corpus.scans import scan
from benchmarks.corpus.typeset import by_fpdf2, by_typst
from benchmarks.corpus.web import by_chromium, by_weasyprint
from benchmarks.corpus.word import by_word

_FONTS: Final = ("Sarabun", "Garuda", "Norasi", "Loma", "Laksaman", "Waree", "Kinnari", "Umpush", "Sawasdee", "Purisa")
_SCANNED: Final = ("ruled", "merged", "signed", "wide")
_DPI: Final = (150, 200, 300)
_SMALL: Final = {"wide": 9.0}


class _Producer(NamedTuple):
    draw: Callable[[Paper, str, float, Path], None]
    is_there: bool


def _producers() -> dict[str, _Producer]:
    return {
        "chromium": _Producer(by_chromium, which("chromium") is not None),
        "libreoffice": _Producer(by_word, which("lowriter") is not None),
        "weasyprint": _Producer(by_weasyprint, find_spec("weasyprint") is not None),
        "typst": _Producer(by_typst, find_spec("typst") is not None),
        "fpdf2": _Producer(by_fpdf2, True),
    }


def _fonts() -> list[str]:
    """Return the installed fonts; Sarabun comes with the samples."""
    return [font for font in _FONTS if font in font_files()]


def main() -> int:
    """Draws the corpus; 0 also where producers are missing."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--count", type=int, default=1, help="documents of each kind by each producer, one a font")
    parser.add_argument("--no-scans", action="store_true")
    options = parser.parse_args()
    fonts = _fonts()
    if missing := [font for font in _FONTS if font not in fonts]:
        print(f"without the fonts {', '.join(missing)}: not installed")
    born, scans = options.folder / "born", options.folder / "scan"
    born.mkdir(parents=True, exist_ok=True)
    scans.mkdir(exist_ok=True)
    made: dict[str, list[Path]] = {}
    order = cycle(Random(options.seed).sample(fonts, len(fonts)))
    for name, producer in _producers().items():
        if not producer.is_there:
            print(f"without {name}: not installed")
            continue
        for number in range(min(options.count, len(fonts))):
            for kind, paper in papers(f"{options.seed}:{name}:{number}").items():
                target = born / f"{kind}_{name}_{next(order)}.pdf"
                producer.draw(paper, target.stem.rpartition("_")[2], _size(kind, target.stem), target)
                truth = json.dumps(paper.truth(), ensure_ascii=False, indent=1)
                target.with_suffix(".json").write_text(truth, encoding="utf-8")
                made.setdefault(kind, []).append(target)
        print(
            f"{name}: {sum(f'_{name}_' in path.stem for paths in made.values() for path in paths)} documents",
            flush=True,
        )
    if not options.no_scans:
        count = 0
        for kind in _SCANNED:
            for dpi in _DPI:
                for way in ("straight", "askew"):
                    source = Random(f"{options.seed}:{kind}:{dpi}:{way}").choice(made[kind])
                    target = scans / f"{source.stem}_{dpi}_{way}.pdf"
                    scan(source, target, dpi, f"{options.seed}:{target.stem}", askew=way == "askew")
                    count += 1
        print(f"{count} scans")
    return 0


def _size(kind: str, stem: str) -> float:
    """The size of the letters in points."""
    return _SMALL.get(kind, 11.0) + Random(stem).choice((-0.5, 0.0, 0.5, 1.0))


if __name__ == "__main__":
    sys.exit(main())
