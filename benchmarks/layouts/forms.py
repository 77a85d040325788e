"""Text forms of a document: tabs, aligned spaces, pipes, Markdown, CSV and HTML.

Takes blocks, gives bytes. The same blocks give the same bytes.
"""

from __future__ import annotations

import csv
import io
import unicodedata
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from html import escape
from typing import Final

from benchmarks.layouts.records import Block, Grid, Line

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
            parts.append(line_text(block, form))
    between = "\n\n" if form == "markdown" else "\n"
    return (between.join(parts) + "\n").encode()


def line_text(block: str | Line, form: str) -> str:
    """Return a line with the sign of its heading, the label of its entry and its indentation."""
    if isinstance(block, str):
        return block
    if form == "markdown" and block.kind == "heading":
        return "#" * (block.level + 1) + " " + block.printed
    indent = 4 * (block.level - 1) if block.kind == "entry" else 0
    return " " * indent + block.printed


def one_line(text: str) -> str:
    """Return a text without line breaks."""
    return " ".join(text.split("\n"))


def width_of(text: str) -> int:
    """Return the number of columns of a text in a fixed-width font: marks above and below need none."""
    return sum(unicodedata.category(letter) not in ("Mn", "Cf") for letter in text)


def _tabs(grid: Grid) -> list[str]:
    return ["\t".join(map(one_line, row)) for row in grid.rows]


def _pipes(grid: Grid) -> list[str]:
    return ["| " + " | ".join(map(one_line, row)) + " |" for row in grid.rows]


def _markdown(grid: Grid) -> list[str]:
    width = len(grid.rows[0])
    rows = [[cell.replace("|", "\\|").replace("\n", "<br>") for cell in row] for row in grid.rows]
    top, rest = (rows[0], rows[1:]) if grid.headers else ([""] * width, rows)
    return ["| " + " | ".join(row) + " |" for row in (top, ["---"] * width, *rest)]


def _spaces(grid: Grid) -> list[str]:
    grid = replace(grid, rows=tuple(tuple(map(one_line, row)) for row in grid.rows))
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
        writer.writerows(block.rows if isinstance(block, Grid) else [[line_text(block, "csv")]])
    return target.getvalue()


def _html(blocks: Sequence[Block]) -> str:
    parts = ['<!DOCTYPE html><html lang="th"><head><meta charset="utf-8"><title>ITA</title></head><body>']
    depth = 0
    for block in blocks:
        bullets = block.level if isinstance(block, Line) and block.is_bullet else 0
        parts += ["<ul>"] * (bullets - depth) + ["</ul>"] * (depth - bullets)
        depth = bullets
        parts.append(_html_block(block))
    parts += ["</ul>"] * depth
    return "\n".join([*parts, "</body></html>", ""])


def _html_block(block: Block) -> str:
    if isinstance(block, Grid):
        return _html_table(block)
    if isinstance(block, str):
        return f"<p>{escape(block)}</p>"
    if block.is_bullet:
        return f"<li>{escape(block.text)}</li>"
    tag = f"h{block.level + 1}" if block.kind == "heading" else "p"
    return f"<{tag}>{escape(block.printed)}</{tag}>"


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
            cells.append(f"<{tag}{marks}>{escape(text).replace(chr(10), '<br>')}</{tag}>")
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
