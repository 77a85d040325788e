"""Simple born-digital PDFs: ruled tables, one font with its text shaped, and the same bytes on every machine.

Takes text in which ``|`` marks where a line may be broken, gives bytes; never breaks a line elsewhere, because only a
dictionary knows where Thai words end.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path
from types import SimpleNamespace
from typing import Final, Literal, TypeAlias
from unittest.mock import patch

from fpdf import FPDF
from fpdf.fonts import FontFace

Orientation: TypeAlias = Literal["portrait", "landscape"]
Slot: TypeAlias = tuple[int, int]
"""Row and column, or rows and columns."""

_FONT: Final = Path(__file__).parent / "fonts" / "Sarabun-Regular.ttf"
_MADE: Final = datetime(2025, 1, 1, tzinfo=UTC)
_PADDING: Final = 1.5
_LINE: Final = 6.5
_STORED: Final = 65_535  # the longest stored block of DEFLATE


class Paper:
    """Pages with paragraphs and tables. Sizes in millimetres; a table's header is repeated on each of its pages."""

    def __init__(
        self, title: str, orientation: Literal["portrait", "landscape"] = "portrait", size: float = 12
    ) -> None:
        self._pdf = FPDF(orientation=orientation, format="A4")
        self._pdf.set_compression(False)
        self._pdf.set_creation_date(_MADE)
        self._pdf.set_title(title)
        self._pdf.set_lang("th")
        self._pdf.add_font("Sarabun", fname=str(_FONT))
        self._pdf.set_font("Sarabun", size=size)
        self._pdf.set_text_shaping(True)
        self._pdf.set_auto_page_break(True, margin=18)
        self._pdf.add_page()

    def say(self, *paragraphs: str, align: Literal["L", "C"] = "L") -> None:
        """Paragraphs over the whole width."""
        for text in paragraphs:
            lines = self._broken(text, self._pdf.epw)
            self._pdf.multi_cell(0, _LINE, lines, align=align, new_x="LMARGIN", new_y="NEXT")
            self._pdf.ln(2)

    def table(
        self, rows: Sequence[Sequence[str]], widths: Sequence[float], spans: Mapping[Slot, Slot] | None = None
    ) -> None:
        """A ruled table; the first row is its header. ``spans`` gives rows and columns that a cell covers.

        A slot that another cell covers holds ``""`` and is left out.
        """
        unit = self._pdf.epw / sum(widths)
        covered: set[tuple[int, int]] = set()
        with self._pdf.table(
            col_widths=tuple(widths),
            line_height=_LINE,
            padding=_PADDING,
            text_align="LEFT",
            v_align="TOP",
            headings_style=FontFace(fill_color=(235, 235, 235)),
        ) as table:
            for number, cells in enumerate(rows):
                row = table.row()
                for column, text in enumerate(cells):
                    if (number, column) in covered:
                        continue
                    down, across = (spans or {}).get((number, column), (1, 1))
                    covered |= {(number + i, column + j) for i in range(down) for j in range(across)}
                    width = sum(widths[column : column + across]) * unit - 2 * _PADDING - 2.5
                    row.cell(self._broken(text, width), rowspan=down, colspan=across)
        self._pdf.ln(3)

    def bytes(self) -> bytes:
        """The file."""
        # Streams without compression: what compressors make of the same bytes differs between machines.
        with patch("fpdf.syntax.zlib", SimpleNamespace(compress=_stored)):
            return bytes(self._pdf.output())

    def _broken(self, text: str, width: float) -> str:
        """The text in lines no wider than ``width``, broken at spaces and marks only."""
        return "\n".join(self._lines(text, width))

    def _lines(self, text: str, width: float) -> Iterator[str]:
        for paragraph in text.split("\n"):
            line = ""
            for piece in paragraph.replace(" ", " |").split("|"):
                if line and self._pdf.get_string_width((line + piece).rstrip()) > width:
                    yield line.rstrip()
                    line = ""
                line += piece
            yield line.rstrip()


def _stored(data: bytes, level: int = 0) -> bytes:  # noqa: ARG001 - the signature of zlib.compress
    """A zlib stream (RFC 1950) of stored blocks (RFC 1951, 3.2.4)."""
    blocks = [data[start : start + _STORED] for start in range(0, len(data), _STORED)] or [b""]
    parts = [b"\x78\x01"]
    for number, block in enumerate(blocks, 1):
        size = len(block).to_bytes(2, "little")
        parts += [bytes([number == len(blocks)]), size, bytes(255 - byte for byte in size), block]
    return b"".join((*parts, zlib.adler32(data).to_bytes(4, "big")))
