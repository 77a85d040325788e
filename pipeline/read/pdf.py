"""PDF: text layers through pdfium, pages that are pictures through ``scan``.

Takes bytes, gives a text for each page, written in reading order (paragraphs apart by a blank line, cells by tabs, rows
by line feeds), and blocks that point into it, with boxes.
"""

from __future__ import annotations

import gc
from collections.abc import Sequence
from dataclasses import dataclass

import pypdfium2 as pdfium
import pypdfium2.raw as raw

from pipeline.read.errors import unusable
from pipeline.read.model import Limits, OcrMode, Reading
from pipeline.read.pdf_blocks import page_blocks
from pipeline.read.pdf_damage import is_unreadable
from pipeline.read.pdf_fonts import Fonts
from pipeline.read.pdf_glyph import Glyph
from pipeline.read.pdf_hidden import hidden_remarks
from pipeline.read.pdf_images import covering, inside, is_copy, pictures_on
from pipeline.read.pdf_page import PdfPage
from pipeline.read.pdf_pictures import PagePictures, PageReading, Part, unsure
from pipeline.read.pdf_source import has_layers
from pipeline.read.pdf_tables import Rectangle
from pipeline.read.pdf_text import PageText
from pipeline.read.placed import box_of, with_boxes
from pipeline.read.scan.installed import can_read
from pipeline.read.sniff import PDF as PDF_TYPE
from pipeline.records import Page, Remark, TextSource

# A layer of so few letters over a picture of print is a stamp or a page number.
_MOST_LETTERS_OF_A_STAMP = 400
_FEWEST_LETTERS = 10
_MOST_SIGNS = 20
_TAIL = 4096
_LOCKED = (raw.FPDF_ERR_PASSWORD, raw.FPDF_ERR_SECURITY)


@dataclass(frozen=True, slots=True)
class PdfReader:
    """Reads the text layer and the tables of a PDF, and pages without one, or with a lost one, as pictures."""

    ocr: OcrMode = "auto"
    name: str = "pdfium"
    media_types: frozenset[str] = frozenset({PDF_TYPE})

    def read(self, data: bytes, limits: Limits) -> Reading:
        """Pages and blocks of a PDF.

        Raises:
            ReadError: ``encrypted``, ``damaged``, ``too_many_pages``, ``too_much_text``, ``too_many_cells``, or
                ``no_text`` where no page has any text; ``image_only`` where the only text is in pictures that shall
                not be read, ``no_ocr`` where Tesseract is not installed, ``ocr_failed``.
        """
        # A cut file often still opens: the library rebuilds the table of objects from what is left of it.
        if b"%%EOF" not in data[-_TAIL:]:
            raise unusable("damaged", "%%EOF")
        pdf = _opened(data)
        # Reading makes a great many small objects and no cycles: looking for cycles takes a third of the time.
        collects = gc.isenabled()
        gc.disable()
        try:
            return _read(_File(pdf, Fonts(), PagePictures(data, limits, self.ocr), limits, has_layers(data)))
        finally:
            pdf.close()
            if collects:
                gc.enable()


def _opened(data: bytes) -> pdfium.PdfDocument:
    try:
        pdf = pdfium.PdfDocument(data)
        if pdf.get_formtype() != raw.FORMTYPE_NONE:
            pdf.init_forms()
        return pdf
    except pdfium.PdfiumError as error:
        if error.err_code in _LOCKED:
            raise unusable("encrypted") from error
        raise unusable("damaged", error.err_code) from error


@dataclass(frozen=True, slots=True)
class _File:
    """An open file and what all its pages share."""

    pdf: pdfium.PdfDocument
    fonts: Fonts
    pictures: PagePictures
    limits: Limits
    has_layers: bool


def _read(file: _File) -> Reading:
    count, limits = len(file.pdf), file.limits
    if count > limits.max_pages:
        raise unusable("too_many_pages", count)
    found: list[PageReading] = []
    proven: list[int] = []
    characters = 0
    try:
        for number in range(1, count + 1):
            found.append(_page(file, number))
            proven.append(len(file.fonts.western))
            characters += len(found[-1].page.text)
            if characters > limits.max_characters:
                raise unusable("too_much_text", characters)
        for index in file.fonts.worse([(one.page.text, count) for one, count in zip(found, proven, strict=True)]):
            found[index] = _page(file, index + 1)
    finally:
        file.pictures.close()
    if not characters:
        raise next((one.failure for one in found if one.failure is not None), unusable("no_text"))
    pages = [one.page for one in found]
    blocks = [block for one in found for block in one.blocks]
    remarks = [remark for one in found for remark in one.remarks]
    return Reading(tuple(pages), tuple(blocks), _text_source(pages), tuple(remarks))


def _page(file: _File, number: int) -> PageReading:
    try:
        page = PdfPage(file.pdf[number - 1], file.fonts, has_layers=file.has_layers)
    except (pdfium.PdfiumError, ValueError) as error:
        raise unusable("damaged", f"page {number}") from error
    try:
        return _one_page(page, number, file.pictures, file.limits)
    finally:
        page.close()


def _text_source(pages: Sequence[Page]) -> TextSource:
    sources = {page.text_source for page in pages if page.text} or {"text_layer"}
    return "mixed" if len(sources) > 1 else next(iter(sources))


def _one_page(page: PdfPage, number: int, pictures: PagePictures, limits: Limits) -> PageReading:
    if pictures.mode == "always":
        return pictures.whole(number)
    if not page.has_text and page.objects.images:
        return pictures.whole_or_blank(number, page.view.width, page.view.height)
    if not page.objects.images:
        return _text_layer(page, number, pictures, limits, _Beside())
    shown = pictures_on(page)
    cover = covering(page, shown)
    if cover is not None and is_copy(page):
        page.keep_hidden()
        if pictures.are_read:
            return pictures.copied(number, page.glyphs())
        return unsure(_text_layer(page, number, pictures, limits, _Beside()))
    layer = page.glyphs()
    if not pictures.are_read and _is_recognised(page.hidden, shown):
        page.keep_hidden()
        return unsure(_text_layer(page, number, pictures, limits, _Beside()))
    beside = _beside(layer, number, pictures, shown)
    if cover is not None and pictures.are_read and any(one.box == box_of(cover) for one in beside.remarks):
        # A scan with a stamp or a page number in letters on it: the picture shows those too.
        return pictures.whole(number)
    return _text_layer(page, number, pictures, limits, beside)


def _is_recognised(hidden: Sequence[Glyph], shown: Sequence[Rectangle]) -> bool:
    """Whether hidden text stands on a picture, as what a program has recognised there does."""
    letters = [(glyph, *glyph.middle) for glyph in hidden if not glyph.text.isspace()]
    return any(len(inside(place, letters)) >= _FEWEST_LETTERS for place in shown)


@dataclass(frozen=True, slots=True)
class _Beside:
    """What stands on a page beside its text layer."""

    parts: tuple[Part, ...] = ()
    remarks: tuple[Remark, ...] = ()


def _beside(layer: Sequence[Glyph], number: int, pictures: PagePictures, shown: Sequence[Rectangle]) -> _Beside:
    """The pictures of a page read; those with letters on them are backgrounds, and told where they show many more."""
    printed = [(glyph, *glyph.middle) for glyph in layer if not glyph.text.isspace()]
    found: list[Part | Remark | None] = []
    for place in shown:
        letters = sum(len(glyph.text) for glyph in inside(place, printed))
        if not letters:
            found.append(pictures.part(number, place))
        elif letters < _MOST_LETTERS_OF_A_STAMP and pictures.letters(number, place) > 2 * letters + _FEWEST_LETTERS:
            found.append(Remark("unread-picture", number, box_of(place)))
    return _Beside(
        tuple(one for one in found if isinstance(one, Part)), tuple(one for one in found if isinstance(one, Remark))
    )


def _text_layer(page: PdfPage, number: int, pictures: PagePictures, limits: Limits, beside: _Beside) -> PageReading:
    writer = PageText(number)
    width, height = page.view.width, page.view.height
    # Pictures were found on the page as it is printed.
    if not beside.parts:
        page.lay_level()
    blocks, strokes, outside = page_blocks(page, writer, limits, beside.parts)
    text = writer.text
    # Where no picture can be read, broken text is better than none: it is told as a finding.
    if pictures.mode == "auto" and is_unreadable(text) and can_read():
        return pictures.whole(number)
    remarks = [*beside.remarks, *outside]
    if strokes:
        signs = " ".join(stroke.text for stroke in strokes[:_MOST_SIGNS])
        place = strokes[0].x0, strokes[0].top, strokes[0].x1, strokes[0].bottom
        remarks.append(Remark("unread-mark", number, page.view.as_printed(box_of(place)), signs, is_minor=True))
    remarks.extend(hidden_remarks(page, number))
    source: TextSource = "mixed" if beside.parts else "text_layer"
    found = Page(number, text, source, width, height)
    if page.view.is_turned:
        blocks = list(with_boxes(blocks, page.view.as_printed))
    return PageReading(found, tuple(blocks), tuple(remarks))
