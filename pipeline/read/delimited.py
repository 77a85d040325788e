"""Separated values (CSV, TSV): one page, read as a sheet.

Takes bytes in any encoding of ``decode``, gives the fields as a person sees them, without quotes. The delimiter is the
one that parts the lines most evenly.
"""

from __future__ import annotations

from dataclasses import dataclass

from pipeline.read.composed import Composer
from pipeline.read.decode import decode
from pipeline.read.delimiter import declared, delimiter_of, fields_of
from pipeline.read.errors import unusable
from pipeline.read.model import Limits, Reading
from pipeline.read.sheet_blocks import merged, write_sheet
from pipeline.read.sniff import CSV, TSV


@dataclass(frozen=True, slots=True)
class DelimitedReader:
    """Reads comma- and tab-separated values."""

    name: str = "csv-1"
    media_types: frozenset[str] = frozenset({CSV, TSV})

    def read(self, data: bytes, limits: Limits) -> Reading:
        """The page and its tables; ``ReadError`` as for plain text."""
        text = decode(data)
        if len(text) > limits.max_characters:
            raise unusable("too_much_text", len(text))
        text, delimiter = declared(text)
        cells: dict[tuple[int, int], str] = {}
        for row, fields in enumerate(fields_of(text, delimiter or delimiter_of(text))):
            for column, field in enumerate(fields):
                if field.strip():
                    cells[row, column] = field.replace("\r\n", "\n").replace("\r", "\n")
            if len(cells) > limits.max_cells:
                raise unusable("too_many_cells", f"> {limits.max_cells}")
        composer = Composer(limits)
        write_sheet(composer, merged(cells, ()), limits.max_cells)
        return composer.reading()
