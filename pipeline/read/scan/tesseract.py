"""Words by Tesseract, where it is installed: a program beside this one, found at run time, never required for text.

Takes pictures of single lines, gives words with boxes. Its digits are never believed: Debian's Thai models do not
know ๔ ๖ ๗ ๘ ๙ and print others in their place with good confidence.
"""

from __future__ import annotations

import subprocess
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import cv2

from pipeline.read.errors import unusable
from pipeline.read.scan.installed import installed, run
from pipeline.read.scan.pixels import Picture

_COLUMNS = 12


@dataclass(frozen=True, slots=True)
class Word:
    """A word on its line's picture: pixels from the left, confidence from 0 to 1."""

    text: str
    x0: int
    x1: int
    confidence: float


def words_of(lines: Sequence[Picture]) -> list[list[Word]]:
    """The words of each line, from pictures of ink on nothing.

    Raises:
        ReadError: ``no_ocr`` where Tesseract or its Thai model is not installed; ``ocr_failed`` where it fails.
    """
    if not lines:
        return []
    tool = installed()
    if tool is None or not tool.reads_thai:
        raise unusable("no_ocr")
    with tempfile.TemporaryDirectory(prefix="ita-") as folder:
        names: list[str] = []
        for number, line in enumerate(lines):
            name = Path(folder) / f"{number}.pgm"
            cv2.imwrite(str(name), 255 - line)
            names.append(str(name))
        listing = Path(folder) / "lines.txt"
        listing.write_text("\n".join(names) + "\n", encoding="utf-8")
        languages = "tha+eng" if "eng" in tool.languages else "tha"
        options = ["-l", languages, "--psm", "7", "--dpi", "300", "tsv"]
        try:
            said = run([tool.program, str(listing), "stdout", *options])
        except (OSError, subprocess.SubprocessError) as error:
            raise unusable("ocr_failed", type(error).__name__) from error
    return _words(said, len(lines))


def _words(said: str, count: int) -> list[list[Word]]:
    found: list[list[Word]] = [[] for _ in range(count)]
    for row in said.splitlines():
        fields = row.split("\t", _COLUMNS - 1)
        if len(fields) < _COLUMNS or fields[0] != "5" or not fields[11].strip():
            continue
        page, left, width = int(fields[1]) - 1, int(fields[6]), int(fields[8])
        if 0 <= page < count:
            found[page].append(Word(fields[11].strip(), left, left + width, max(0.0, float(fields[10])) / 100))
    return found
