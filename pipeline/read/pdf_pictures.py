"""Pages of a PDF read as pictures, whole or the pictures that stand on them.

Takes page numbers and places in points as they are seen, gives blocks and text. What cannot be read is a remark; a
file is given up only where none of its pages says anything.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from pipeline.read.blocks import Block
from pipeline.read.errors import ReadError, Reason, unusable
from pipeline.read.model import Limits, OcrMode
from pipeline.read.pdf_glyph import Glyph
from pipeline.read.pdf_tables import Rectangle
from pipeline.read.pdf_text import PageText
from pipeline.read.placed import box_of, doubted, passages_of, rebased
from pipeline.read.scan.installed import can_read
from pipeline.records import Page, Remark
from pipeline.thai import arabic_digits

if TYPE_CHECKING:
    from pipeline.read.scan.pixels import Picture
    from pipeline.read.scan.sources import PdfPictures

_TEMPORARY: tuple[Reason, ...] = ("no_ocr", "ocr_failed")
# Below this mean sureness, what was read off a picture is a guess at a photo or a drawing.
_SURE = 0.6
_FEWEST_LETTERS = 10
_NUMBER = re.compile(r"[0-9๐-๙](?:[0-9๐-๙.,]*[0-9๐-๙])?")


@dataclass(frozen=True, slots=True)
class PageReading:
    """A page and its blocks. ``failure`` says why a page that is a picture could not be read."""

    page: Page
    blocks: tuple[Block, ...] = ()
    remarks: tuple[Remark, ...] = ()
    failure: ReadError | None = None


@dataclass(frozen=True, slots=True)
class Part:
    """What a picture on a page shows: blocks whose runs begin at 0 of ``text``, boxes in points of the page."""

    place: Rectangle
    text: str
    blocks: tuple[Block, ...]


class PagePictures:
    """The pages of a file as pictures, opened only when one is asked for."""

    def __init__(self, data: bytes, limits: Limits, mode: OcrMode) -> None:
        self._data, self._limits, self.mode = data, limits, mode
        self._opened: PdfPictures | None = None

    @property
    def are_read(self) -> bool:
        """Whether pictures shall and can be read here."""
        return self.mode != "never" and can_read()

    def close(self) -> None:
        """Lets go of the file."""
        if self._opened is not None:
            self._opened.close()

    def whole(self, number: int) -> PageReading:
        """A page read as a picture.

        Raises:
            ReadError: ``no_ocr``, ``ocr_failed``, ``too_many_cells``, ``too_many_pixels``.
        """
        from pipeline.read.scan.page import read_picture

        writer = PageText(number)
        found = read_picture(*self._pixels(number), writer, self._limits)
        page = Page(number, writer.text, "ocr", found.width, found.height, found.confidence)
        return PageReading(page, found.blocks)

    def whole_or_blank(self, number: int, width: float, height: float) -> PageReading:
        """The same, or an empty page with a remark where pictures are not read here."""
        try:
            if self.mode == "never":
                raise unusable("image_only")
            return self.whole(number)
        except ReadError as failure:
            if failure.reason not in ("image_only", *_TEMPORARY):
                raise
            page = Page(number, "", "ocr", width, height)
            return PageReading(page, (), (Remark("unread-page", number),), failure)

    def copied(self, number: int, layer: Sequence[Glyph]) -> PageReading:
        """A page read as a picture, beside the text layer that another program has made of it."""
        found = self.whole(number)
        return replace(found, remarks=tuple(_differences(found, layer)))

    def letters(self, number: int, place: Rectangle) -> int:
        """How many letters a picture seems to show."""
        from pipeline.read.scan.looks import letters_in

        pixels, dpi = self._pixels(number, place)
        return letters_in(pixels, dpi)

    def part(self, number: int, place: Rectangle) -> Part | Remark | None:
        """What a picture on a page shows; a remark where it was not read, ``None`` where it shows no letters."""
        from pipeline.read.scan.looks import is_photo, letters_in
        from pipeline.read.scan.page import read_picture

        pixels, dpi = self._pixels(number, place)
        box = box_of(place)
        if letters_in(pixels, dpi) < _FEWEST_LETTERS:
            return None
        if is_photo(pixels):
            return Remark("unread-picture", number, box, is_minor=True)
        writer = PageText(number)
        try:
            if self.mode == "never":
                raise unusable("image_only")
            found = read_picture(pixels, dpi, writer, self._limits)
        except ReadError as failure:
            if failure.reason not in ("image_only", *_TEMPORARY):
                raise
            return Remark("unread-picture", number, box)
        if (found.confidence or 0.0) < _SURE or sum(map(str.isalnum, writer.text)) < _FEWEST_LETTERS:
            return Remark("unread-picture", number, box)
        return Part(place, writer.text, rebased(found.blocks, 0, place[0], place[1]))

    def _pixels(self, number: int, place: Rectangle | None = None) -> tuple[Picture, float]:
        from pipeline.read.scan.sources import PdfPictures

        if self._opened is None:
            self._opened = PdfPictures(self._data, self._limits)
        return self._opened.picture(number, place)


def unsure(found: PageReading) -> PageReading:
    """A page whose text another program has read off a picture: none of its numbers is sure."""
    page = replace(found.page, text_source="ocr")
    return replace(found, page=page, blocks=doubted(found.blocks, _NUMBER))


def _differences(found: PageReading, layer: Sequence[Glyph]) -> Iterator[Remark]:
    """Where the numbers of a cell or line are not those of the text layer at the same place."""
    for passage in passages_of(found.blocks):
        box = passage.box
        if box is None or not passage.recognised:
            continue
        there = [
            glyph for glyph in layer if box.x0 <= glyph.middle[0] <= box.x1 and box.y0 <= glyph.middle[1] <= box.y1
        ]
        said = _numbers("".join(glyph.text for glyph in there))
        seen = _numbers(passage.text)
        if said and len(said) == len(seen) and said != seen:
            yield Remark("layer-differs", found.page.number, box, " ".join(seen), " ".join(said))


def _numbers(text: str) -> list[str]:
    return [arabic_digits(number) for number in _NUMBER.findall(text)]
