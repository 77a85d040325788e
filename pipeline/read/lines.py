"""Lines of a text and what each looks like by itself: blank, heading, fence, row of tabs, row of pipes."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import NamedTuple

from pipeline.read.passage import Slice

_LINE = re.compile(r"[^\r\n]*(?:\r\n|\r|\n|$)")
_HEADING = re.compile(r"[ ]{0,3}#{1,6}[ \t]+(?=\S)")
_FENCE = re.compile(r"[ ]{0,3}(?:```|~~~)[\w-]{0,20}[ \t\r\f]*$")
_PIPE = re.compile(r"(?<!\\)\|")
_ALIGNMENT_CELL = re.compile(r"[ \t]*:?-+:?[ \t]*")
_LIST_MARK = re.compile(r"\(?[0-9๐-๙ก-ฮA-Za-z]{1,3}[.)]|[-*•○●▪]")


class Line(NamedTuple):
    """A line ``[start, end)`` of the page, without its line end."""

    start: int
    end: int
    tabs: int
    blank: bool


def split_lines(text: str, start: int, end: int) -> list[Line]:
    """The lines of ``text[start:end]``, whether LF, CR LF or CR ends them."""
    lines: list[Line] = []
    position = start
    while position < end:
        match = _LINE.match(text, position, end)
        stop = match.end() if match else end
        piece = text[position:stop]
        tabs = piece.count("\t")
        lines.append(Line(position, position + len(piece.rstrip("\r\n")), tabs, not piece.strip()))
        position = stop
    return lines


def heading_text(text: str, line: Line) -> Slice | None:
    """The slice of a Markdown heading without its marks, or ``None``."""
    match = _HEADING.match(text, line.start, line.end)
    if not match:
        return None
    shown = text[match.end() : line.end].rstrip()
    bare = shown.rstrip("#")
    if bare != shown and bare.endswith((" ", "\t")):
        shown = bare.rstrip()
    return match.end(), match.end() + len(shown)


def is_fence(text: str, line: Line) -> bool:
    """Whether the line opens or closes a Markdown code block, as engines wrap their answers in."""
    return bool(_FENCE.match(text, line.start, line.end))


def tab_cells(text: str, line: Line) -> list[Slice]:
    """The slices between the tabs of a line."""
    cells: list[Slice] = []
    position = line.start
    for _ in range(line.tabs):
        tab = text.index("\t", position)
        cells.append((position, tab))
        position = tab + 1
    cells.append((position, line.end))
    return cells


def pipe_cells(text: str, line: Line) -> list[Slice] | None:
    """The slices between the pipes of a line, outer pipes or not; ``None`` where it has no pipe."""
    bars = [match.start() for match in _PIPE.finditer(text, line.start, line.end)]
    if not bars:
        return None
    edges = [line.start - 1, *bars, line.end]
    cells = [(left + 1, right) for left, right in pairwise(edges)]
    if len(cells) > 1 and not text[slice(*cells[0])].strip():
        cells = cells[1:]
    if len(cells) > 1 and not text[slice(*cells[-1])].strip():
        cells = cells[:-1]
    return cells


def is_alignment_row(text: str, line: Line, columns: int) -> bool:
    """Whether the line is the ``|---|:-:|`` under a Markdown header of that many columns."""
    cells = pipe_cells(text, line)
    if cells is None or len(cells) != columns:
        return False
    return all(_ALIGNMENT_CELL.fullmatch(text, start, end) for start, end in cells)


def is_border(text: str, line: Line) -> bool:
    """Whether the line is a drawn rule between rows: ``+-----+----+``."""
    shown = text[line.start : line.end].strip()
    return len(shown) > 2 and shown[0] == shown[-1] == "+" and not shown.strip("+-=")


def has_outer_pipes(text: str, line: Line) -> bool:
    """Whether the line begins and ends with a pipe."""
    shown = text[line.start : line.end].strip()
    return len(shown) > 2 and shown[0] == "|" and shown[-1] == "|"


def is_indented(text: str, line: Line) -> bool:
    """Whether tabs stand only before the text, as an indent."""
    return "\t" not in text[line.start : line.end].strip()[1:] and not text[line.start : line.end].rstrip(
        " \r\f"
    ).endswith("\t")


def is_list_line(text: str, line: Line) -> bool:
    """Whether a tab only parts a list mark from its text (``๑.<tab>...``)."""
    if line.tabs != 1:
        return False
    (start, end), _ = tab_cells(text, line)
    return bool(_LIST_MARK.fullmatch(text[start:end].strip()))
