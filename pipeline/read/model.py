"""What passes inside reading: limits, the protocol of a reader, and tables as they stand on one page."""

from __future__ import annotations

from dataclasses import dataclass, fields
from typing import Literal, Protocol

from pipeline.records import Cell, Page, Paragraph, Remark, TextSource

OcrMode = Literal["auto", "never", "always"]
"""Which pages are read as pictures: those without a text layer, none, or all of a PDF or image file."""


@dataclass(frozen=True, slots=True)
class Limits:
    """What a file may hold before it is refused; every limit is a positive whole number.

    Attributes:
        max_bytes: size of the file.
        max_pages: pages of a PDF, form feeds of a text, sheets of a workbook.
        max_characters: characters of all pages together.
        max_cells: slots (rows times columns) of one table, and filled cells of one sheet.
        max_entries: files in a package (DOCX, XLSX).
        max_unpacked_bytes: size of a package when unpacked.
        max_part_bytes: size of a part of a package that is held in memory as a tree.
        max_pixels: pixels of one page picture.
    """

    max_bytes: int = 100_000_000
    max_pages: int = 2_000
    max_characters: int = 20_000_000
    max_cells: int = 500_000
    max_pixels: int = 80_000_000
    max_entries: int = 10_000
    max_unpacked_bytes: int = 300_000_000
    max_part_bytes: int = 50_000_000

    def __post_init__(self) -> None:
        for limit in fields(self):
            value = getattr(self, limit.name)
            if isinstance(value, bool) or not isinstance(value, int) or value < 1:
                raise ValueError(f"{limit.name} must be a positive whole number, not {value!r}")


@dataclass(frozen=True, slots=True)
class TablePiece:
    """A table, or the part of one that stands on one page, before stitching.

    Attributes:
        header_rows: how many rows the page itself marks as header (``<th>``, Markdown); ``None`` where it is silent.
        column_edges: x positions of the vertical rules in points; empty where there are none.
    """

    page_number: int
    row_count: int
    column_count: int
    cells: tuple[Cell, ...]
    header_rows: int | None = None
    column_edges: tuple[float, ...] = ()


@dataclass(frozen=True, slots=True)
class Reading:
    """What a reader gives: pages, what stands on them in reading order, and what it could not take."""

    pages: tuple[Page, ...]
    blocks: tuple[Paragraph | TablePiece, ...]
    text_source: TextSource
    remarks: tuple[Remark, ...] = ()


class Reader(Protocol):
    """One way of reading. Another reader of the same media type can take its place."""

    @property
    def name(self) -> str:
        """Short name, stored with the document."""
        ...

    @property
    def media_types(self) -> frozenset[str]:
        """The media types that it reads."""
        ...

    def read(self, data: bytes, limits: Limits) -> Reading:
        """Pages and blocks of the file's bytes; ``ReadError`` where they cannot be used."""
        ...
