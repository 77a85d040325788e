"""Blocks that were read apart from their page, put in their place on it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from re import Pattern

from pipeline.read.blocks import Block
from pipeline.read.model import TablePiece
from pipeline.records import Box, Passage, Recognition

# As sure as of a digit that was taken for a part of a word.
_CONFIDENCE = 0.3


def box_of(place: tuple[float, float, float, float]) -> Box:
    """A rectangle (left, top, right, bottom, in points) as a box."""
    return Box(*(round(edge, 2) for edge in place))


def passages_of(blocks: Iterable[Block]) -> Iterator[Passage]:
    """The passages of paragraphs and cells, in order."""
    for block in blocks:
        if isinstance(block, TablePiece):
            yield from (cell.passage for cell in block.cells)
        else:
            yield block.passage


def rebased(blocks: Iterable[Block], start: int, x: float, y: float) -> tuple[Block, ...]:
    """The blocks with their text beginning ``start`` characters later, and their boxes moved by ``x`` and ``y``."""

    def moved(passage: Passage) -> Passage:
        box = passage.box
        runs = tuple(replace(run, page_start=run.page_start + start) for run in passage.runs)
        if box is not None:
            box = box_of((box.x0 + x, box.y0 + y, box.x1 + x, box.y1 + y))
        return replace(passage, runs=runs, box=box)

    return tuple(
        replace(block, column_edges=tuple(edge + x for edge in block.column_edges))
        if isinstance(block, TablePiece)
        else block
        for block in _changed(blocks, moved)
    )


def with_boxes(blocks: Iterable[Block], change: Callable[[Box], Box]) -> tuple[Block, ...]:
    """The blocks with their boxes somewhere else. Edges of columns stay: only parts of one table compare them."""

    def moved(passage: Passage) -> Passage:
        return passage if passage.box is None else replace(passage, box=change(passage.box))

    return tuple(_changed(blocks, moved))


def doubted(blocks: Iterable[Block], numbers: Pattern[str]) -> tuple[Block, ...]:
    """The blocks with every number in them marked as not sure."""

    def marked(passage: Passage) -> Passage:
        found = (Recognition(*match.span(), _CONFIDENCE) for match in numbers.finditer(passage.text))
        return replace(passage, recognised=tuple(found))

    return tuple(
        replace(block, cells=tuple(replace(cell, confidence=_confidence(cell.passage)) for cell in block.cells))
        if isinstance(block, TablePiece)
        else block
        for block in _changed(blocks, marked)
    )


def _confidence(passage: Passage) -> float | None:
    weakest = passage.weakest()
    return None if weakest is None else weakest.confidence


def _changed(blocks: Iterable[Block], change: Callable[[Passage], Passage]) -> Iterator[Block]:
    for block in blocks:
        if isinstance(block, TablePiece):
            cells = (replace(cell, passage=change(cell.passage)) for cell in block.cells)
            yield replace(block, cells=tuple(cells))
        else:
            yield replace(block, passage=change(block.passage))
