"""Text forms of a document: tabs, aligned spaces, pipes, Markdown, CSV and HTML.

Takes blocks, gives bytes. The same blocks give the same bytes.
"""

from __future__ import annotations

import csv
import io
import unicodedata
from collections.abc import Callable, Mapping, Sequence
from html import escape
from typing import Final

from benchmarks.layouts.records import Block, Grid

SUFFIXES: Final[Mapping[str, str]] = {
    "tabs": ".txt", "spaces": ".txt", "pipes": ".txt", "markdown": ".md", "csv": ".csv", "html": ".html",
    "docx": ".docx", "xlsx": ".xlsx", "pdf": ".pdf",
}  # fmt: skip


def text_bytes(blocks: Sequence[Block], form: str) -> bytes:
    """Return the bytes of a document in one of the text forms."""
    if form == "html":
        return _html(blocks).encode()
    if form == "csv":
        return _csv(blocks).encode()
    write = _WRITERS[form]
    parts: list[str] = []
    for block in blocks:
        if isinstance(block, Grid):
            parts.append("\n" + "\n".join(write(block)) + "\n")
        else:
            parts.append(block)
    between = "\n\n" if form == "markdown" else "\n"
    return (between.join(parts) + "\n").encode()


def width_of(text: str) -> int:
    """Return the number of columns of a text in a fixed-width font: marks above and below need none."""
    return sum(unicodedata.category(letter) != "Mn" for letter in text)


def _tabs(grid: Grid) -> list[str]:
    return ["\t".join(row) for row in grid.rows]


def _pipes(grid: Grid) -> list[str]:
    return ["| " + " | ".join(row) + " |" for row in grid.rows]


def _markdown(grid: Grid) -> list[str]:
    width = len(grid.rows[0])
    rows = [[cell.replace("|", "\\|") for cell in row] for row in grid.rows]
    top, rest = (rows[0], rows[1:]) if grid.headers else ([""] * width, rows)
    return ["| " + " | ".join(row) + " |" for row in (top, ["---"] * width, *rest)]


def _spaces(grid: Grid) -> list[str]:
    widths = [max(width_of(cell) for cell in column) for column in zip(*grid.rows, strict=True)]
    for (at, column), (_down, across) in grid.spans.items():
        if across > 1:  # a spanning cell must not widen its first column
            others = [width_of(row[column]) for number, row in enumerate(grid.rows) if number != at]
            widths[column] = max([*others, 1])
    lines = []
    for row in grid.rows:
        line = ""
        for start, cell in zip(_starts(widths), row, strict=True):
            line += " " * (start - width_of(line)) + cell if cell else ""
        lines.append(line)
    return lines


def _starts(widths: Sequence[int]) -> list[int]:
    return [sum(widths[:at]) + 4 * at for at in range(len(widths))]


_WRITERS: Final[Mapping[str, Callable[[Grid], list[str]]]] = {
    "tabs": _tabs, "spaces": _spaces, "pipes": _pipes, "markdown": _markdown,
}  # fmt: skip


def _csv(blocks: Sequence[Block]) -> str:
    target = io.StringIO()
    writer = csv.writer(target, lineterminator="\n")
    for block in blocks:
        writer.writerows(block.rows if isinstance(block, Grid) else [[block]])
    return target.getvalue()


def _html(blocks: Sequence[Block]) -> str:
    parts = ['<!DOCTYPE html><html lang="th"><head><meta charset="utf-8"><title>ITA</title></head><body>']
    parts += [_html_table(block) if isinstance(block, Grid) else f"<p>{escape(block)}</p>" for block in blocks]
    return "\n".join([*parts, "</body></html>", ""])


def _html_table(grid: Grid) -> str:
    hidden = covered(grid)
    lines = ["<table>"]
    for number, row in enumerate(grid.rows):
        tag = "th" if number < grid.headers else "td"
        cells = []
        for column, text in enumerate(row):
            if (number, column) in hidden:
                continue
            down, across = grid.spans.get((number, column), (1, 1))
            marks = (f' rowspan="{down}"' if down > 1 else "") + (f' colspan="{across}"' if across > 1 else "")
            cells.append(f"<{tag}{marks}>{escape(text)}</{tag}>")
        lines.append("<tr>" + "".join(cells) + "</tr>")
    return "\n".join([*lines, "</table>"])


def covered(grid: Grid) -> set[tuple[int, int]]:
    """Return the slots that the span of another cell covers."""
    return {
        (row + down, column + across)
        for (row, column), (height, width) in grid.spans.items()
        for down in range(height)
        for across in range(width)
        if down or across
    }
