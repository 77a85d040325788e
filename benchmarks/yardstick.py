"""The yardstick: the least that anybody would do with such files, so that figures of ``ita`` can be told as ratios.

``python -m benchmarks.yardstick FOLDER`` reads every text file, gives every table of tabs to ``pandas.read_csv`` and
looks for numbers in all cells and in the text between by one regular expression. It knows no headers, codes, years,
bodies or places, checks nothing and keeps nothing: what ``ita`` needs beyond it is what it does beyond it.
"""

from __future__ import annotations

import io
import re
import sys
from itertools import groupby
from pathlib import Path

import pandas as pd

_NUMBER = re.compile(r"[0-9๐-๙]+(?:[.,][0-9๐-๙]+)?")


def numbers_of(text: str) -> list[str]:
    """Every number of a file, as printed."""
    found: list[str] = []
    for is_table, lines in groupby(text.splitlines(), key=lambda line: "\t" in line):
        block = list(lines)
        if not is_table:
            found += _NUMBER.findall("\n".join(block))
            continue
        width = max(line.count("\t") for line in block) + 1
        table = pd.read_csv(
            io.StringIO("\n".join(block)), sep="\t", header=None, names=range(width), dtype=str, quoting=3
        )
        for cell in table.to_numpy().ravel():
            if isinstance(cell, str):  # a blank cell is no text
                found += _NUMBER.findall(cell)
    return found


def main() -> None:
    paths = sorted(Path(sys.argv[1]).glob("*.txt"))
    count = sum(len(numbers_of(path.read_text(encoding="utf-8"))) for path in paths)
    print(f"{len(paths)} files, {count} numbers")


if __name__ == "__main__":
    main()
