"""What the tests of reading share: documents from strings, and the invariants that hold for every document."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

from pipeline.read import Limits
from pipeline.read.model import Reading, TablePiece
from pipeline.read.plain import HtmlReader, PlainReader
from pipeline.read.stitch import stitch
from pipeline.records import Page, Paragraph, Passage, Table

SHARED = Path(__file__).parents[2].parent / "shared"


def reading(text: str, *, html: bool = False) -> Reading:
    return (HtmlReader() if html else PlainReader()).read(text.encode(), Limits())


def blocks(text: str, *, html: bool = False) -> tuple[Paragraph | Table, ...]:
    return stitch(reading(text, html=html).blocks)


def tables(text: str, *, html: bool = False) -> list[Table]:
    return [block for block in blocks(text, html=html) if isinstance(block, Table)]


def paragraphs(text: str, *, html: bool = False) -> list[str]:
    return [block.passage.text for block in blocks(text, html=html) if isinstance(block, Paragraph)]


def passages(found: Sequence[Paragraph | Table | TablePiece]) -> Iterator[Passage]:
    for block in found:
        if isinstance(block, Paragraph):
            yield block.passage
        else:
            yield from (cell.passage for cell in block.cells)


def assert_runs_hold(pages: Sequence[Page], found: Sequence[Paragraph | Table | TablePiece]) -> None:
    """Every run shows what stands on the page, runs follow each other, and passages are trimmed."""
    for passage in passages(found):
        assert passage.text == passage.text.strip()
        end = 0
        for run in passage.runs:
            page = pages[passage.place(run.start).page_number - 1]
            assert run.start >= end
            end = run.start + run.length
            assert 0 <= run.page_start <= run.page_start + run.page_length <= len(page.text)
            if run.length == run.page_length:
                assert passage.text[run.start : end] == page.text[run.page_start : run.page_start + run.page_length]
        assert end <= len(passage.text)
        low, high = passage.span()
        if passage.text:
            assert low < high


def assert_slots_covered_once(found: Sequence[Paragraph | Table | TablePiece]) -> None:
    for table in found:
        if isinstance(table, Paragraph):
            continue
        covered = Counter(
            (row, column)
            for cell in table.cells
            for row in range(cell.row, cell.row + cell.row_span)
            for column in range(cell.column, cell.column + cell.column_span)
        )
        assert set(covered.values()) <= {1}
        assert len(covered) == table.row_count * table.column_count
        assert [(cell.row, cell.column) for cell in table.cells] == sorted(
            (cell.row, cell.column) for cell in table.cells
        )


def coverage(pages: Sequence[Page], found: Sequence[Paragraph | Table | TablePiece]) -> list[list[int]]:
    """For each page, by how many passages each of its characters is shown."""
    counts = [[0] * len(page.text) for page in pages]
    for passage in passages(found):
        for run in passage.runs:
            for offset in range(run.page_start, run.page_start + run.page_length):
                counts[passage.page_number - 1][offset] += 1
    return counts
