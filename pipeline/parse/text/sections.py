"""Split the running text of a document into sections: what stands between its tables and grids.

Takes blocks and the lines that grids own, gives lists of passages without these lines; never reads them.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Collection, Iterator, Sequence

from pipeline.records import Document, Paragraph, Passage

Span = tuple[int, int, int]


def sections(document: Document, owned: Collection[Span]) -> Iterator[list[Passage]]:
    """Yield the passages between two tables or grids.

    A heading above a table is the table's, not of the text below it. ``owned`` are page number and offsets of the
    lines of grids.
    """
    lines = sorted(owned)
    section: list[Passage] = []
    for block in document.blocks:
        for passage in _parts(block.passage, lines) if isinstance(block, Paragraph) else [None]:
            if passage is not None:
                section.append(passage)
            elif section:
                yield section
                section = []
    if section:
        yield section


def _parts(passage: Passage, owned: Sequence[Span]) -> Iterator[Passage | None]:
    """Yield the parts of a passage that no grid owns, with ``None`` where a grid stands between them."""
    position = 0
    for start, end in sorted(_inside(passage, owned)):
        if passage.text[position:start].strip():
            yield passage.slice(position, start)
        yield None
        position = max(position, end)
    if not position:
        yield passage
    elif passage.text[position:].strip():
        yield passage.slice(position, len(passage.text))


def _inside(passage: Passage, owned: Sequence[Span]) -> Iterator[tuple[int, int]]:
    """Yield the offsets of owned lines, which are in order, in the text of a passage."""
    for run in passage.runs if owned else ():
        page, stop = passage.place(run.start).page_number, run.page_start + run.page_length
        line = max(0, bisect_left(owned, (page, run.page_start)) - 1)  # it may begin before the run
        for number, low, high in owned[line : bisect_left(owned, (page, stop))]:
            first, last = max(0, low - run.page_start), min(run.page_length, high - run.page_start)
            if number == page and first < last:
                is_exact = run.length == run.page_length
                yield (run.start + first, run.start + last) if is_exact else (run.start, run.start + run.length)
