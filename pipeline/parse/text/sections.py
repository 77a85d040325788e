"""Split the running text of a document into sections: what stands between its tables and grids.

Takes blocks and the lines that grids own, gives lists of passages without these lines; never reads them.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator

from pipeline.records import Document, Paragraph, Passage

Span = tuple[int, int, int]


def sections(document: Document, owned: Collection[Span]) -> Iterator[list[Passage]]:
    """Yield the passages between two tables or grids.

    A heading above a table is the table's, not of the text below it. ``owned`` are page number and offsets of the
    lines of grids.
    """
    section: list[Passage] = []
    for block in document.blocks:
        for passage in _parts(block.passage, owned) if isinstance(block, Paragraph) else [None]:
            if passage is not None:
                section.append(passage)
            elif section:
                yield section
                section = []
    if section:
        yield section


def _parts(passage: Passage, owned: Collection[Span]) -> Iterator[Passage | None]:
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


def _inside(passage: Passage, owned: Collection[Span]) -> Iterator[tuple[int, int]]:
    """Yield the offsets of owned lines in the text of a passage."""
    for run in passage.runs if owned else ():
        page = passage.place(run.start).page_number
        for number, low, high in owned:
            first, last = max(0, low - run.page_start), min(run.page_length, high - run.page_start)
            if number == page and first < last:
                is_exact = run.length == run.page_length
                yield (run.start + first, run.start + last) if is_exact else (run.start, run.start + run.length)
