"""How Thai the text layers of real PDFs come out, without their truth: this reader beside pdfplumber.

    python -m benchmarks.text_layers FOLDER [--pages 12]

Of the Thai letters of every page with a text layer: how many are signs for something unknown (U+FFFD, ``(cid:12)``,
private codes are none), stand where no Thai letter can stand (a mark on a leading vowel, two vowels on one letter), or
are in no word of the dictionary. Names and foreign words are in none either, so the last is never nothing; what counts
is the difference.
"""

from __future__ import annotations

import argparse
import re
from collections import Counter
from collections.abc import Iterable
from pathlib import Path

import pdfplumber

from pipeline.read import ReadError, read
from pipeline.thai.script import THAI
from pipeline.thai.words import word_likeness

_UNKNOWN = re.compile(r"\ufffd|\(cid:\d+\)")
_THAI = re.compile(f"[{THAI}]+")
_IMPOSSIBLE = re.compile(
    "(?<![\u0e01-\u0e2e\u0e31\u0e34-\u0e3a\u0e47-\u0e4e])[\u0e31\u0e34-\u0e3a\u0e47-\u0e4e]"
    "|[\u0e31\u0e34-\u0e37]{2}|[\u0e40-\u0e44](?![\u0e01-\u0e2e])"
)
_PAGES = 12


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("folder", type=Path)
    options.add_argument("--pages", type=int, default=_PAGES, help="of each file, from its beginning")
    given = options.parse_args()
    ours, theirs = Counter[str](), Counter[str]()
    for path in sorted(given.folder.rglob("*.pdf")):
        try:
            document = read(path, ocr="never")
        except ReadError as error:
            print(f"{path.name}: {error.reason}")
            continue
        pages = [page for page in document.pages[: given.pages] if page.text and page.text_source == "text_layer"]
        found = counted(page.text for page in pages)
        with pdfplumber.open(path) as pdf:
            other = counted(pdf.pages[page.number - 1].extract_text() or "" for page in pages)
        print(f"{path.name[:40]:40}  {shown(found)}  {shown(other)}")
        ours.update(found)
        theirs.update(other)
    print(f"{'all: this reader, pdfplumber':40}  {shown(ours)}  {shown(theirs)}")


def counted(texts: Iterable[str]) -> Counter[str]:
    """Pages, letters and what is wrong with them."""
    found = Counter[str]()
    for text in texts:
        runs = _THAI.findall(text)
        found["pages"] += 1
        found["letters"] += sum(map(len, runs))
        found["unknown"] += len(_UNKNOWN.findall(text))
        found["impossible"] += len(_IMPOSSIBLE.findall(text))
        found["no word"] += sum(word_likeness(run).unknown for run in runs)
    return found


def shown(found: Counter[str]) -> str:
    """The counts as shares of the letters."""
    letters = found["letters"] or 1
    shares = "  ".join(f"{name} {100 * found[name] / letters:6.3f} %" for name in ("unknown", "impossible", "no word"))
    return f"{found['pages']:4} pages  {shares}"


if __name__ == "__main__":
    main()
