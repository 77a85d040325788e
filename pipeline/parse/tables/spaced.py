"""Part plain text at the tables of records that spaces align, so that they are read like any other table.

Takes consecutive paragraphs; gives them with such tables in their place. Only a table whose header and cells a layout
reads is parted; other lines stay text.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace

from pipeline.parse.grids import Region, TextGrid, spaced_regions
from pipeline.records import Paragraph, Table

Place = tuple[int, int]


def parted(
    paragraphs: Sequence[Paragraph],
    pages: Mapping[int, str],
    taken: Callable[[Region], TextGrid | None],
) -> Iterator[tuple[list[Paragraph], Table | None]]:
    """Yield text with the table below it; the last text has none.

    Args:
        paragraphs: consecutive paragraphs.
        pages: the texts of their pages by number.
        taken: the reading of a region that is a table of records, if one is.
    """
    at: Place = (0, 0)
    for region in spaced_regions(paragraphs, pages):
        reading = taken(region)
        if reading is not None:
            yield list(_between(paragraphs, at, reading.start)), reading.table
            at = region.stop
    yield list(_between(paragraphs, at, (len(paragraphs), 0))), None


def _between(paragraphs: Sequence[Paragraph], start: Place, stop: Place) -> Iterator[Paragraph]:
    """Yield the paragraphs from one place to another; those at the ends are cut."""
    for number in range(start[0], min(stop[0] + 1, len(paragraphs))):
        passage = paragraphs[number].passage
        begin = start[1] if number == start[0] else 0
        end = stop[1] if number == stop[0] else len(passage.text)
        if (begin, end) == (0, len(passage.text)):
            yield paragraphs[number]
        elif passage.text[begin:end].strip():
            yield replace(paragraphs[number], passage=passage.slice(begin, end))
