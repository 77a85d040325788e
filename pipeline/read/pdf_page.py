"""A PDF page with what pdfplumber leaves out: the ``ActualText`` that producers write beside shaped Thai glyphs.

Chromium and LibreOffice print one syllable as several glyphs in drawing order and say in ``/ActualText`` which
characters they stand for; without it marks are lost or doubled (``ดำาเนิน``).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from pdfminer.layout import LTItem, LTPage
from pdfminer.pdfinterp import PDFPageInterpreter, PDFStackT
from pdfminer.pdfpage import PDFPage
from pdfminer.psparser import PSLiteral
from pdfminer.utils import decode_text
from pdfplumber.page import Page, PDFPageAggregatorWithMarkedContent
from pdfplumber.pdf import PDF

_ACTUAL = "actual"
# Check boxes and ticks of the font Wingdings, which has no Unicode of its own; word processors print them so.
_WINGDINGS = {0xFE: "☑", 0x52: "☑", 0xFD: "☒", 0xA8: "☐", 0x6F: "☐", 0x71: "☐", 0xFC: "✓", 0x50: "✓", 0xFB: "✗"}
_CID = re.compile(r"\(cid:\d+\)")


@dataclass(slots=True)
class Glyph:
    """What one drawing operation shows, in points from the top left corner; ``baseline`` is a y position."""

    text: str
    x0: float
    x1: float
    top: float
    bottom: float
    baseline: float
    size: float
    upright: bool = True


class _Device(PDFPageAggregatorWithMarkedContent):
    """Gives each glyph the marked span with ``ActualText`` it stands in, as ``(number of the span, text)``."""

    def __init__(self, page: Page) -> None:
        super().__init__(page.pdf.rsrcmgr, pageno=page.page_number, laparams=None)
        self._spans: list[tuple[int, str] | None] = []
        self._count = 0

    def begin_tag(self, tag: PSLiteral, props: PDFStackT | None = None) -> None:
        super().begin_tag(tag, props)
        actual = props.get("ActualText") if isinstance(props, dict) else None
        if isinstance(actual, bytes):
            self._count += 1
            self._spans.append((self._count, decode_text(actual)))
        else:
            self._spans.append(self._spans[-1] if self._spans else None)

    def end_tag(self) -> None:
        super().end_tag()
        if self._spans:
            self._spans.pop()

    def tag_cur_item(self) -> None:
        super().tag_cur_item()
        drawn = self.cur_item._objs  # noqa: SLF001 - as in the base class: the only way to the object just drawn
        if self._spans and self._spans[-1] is not None and drawn:
            setattr(drawn[-1], _ACTUAL, self._spans[-1])


class TaggedPage(Page):
    """A pdfplumber page whose characters carry ``actual``."""

    @property
    def layout(self) -> LTPage:
        """The page's drawing operations, kept until ``close``."""
        kept = getattr(self, "_layout", None)
        if isinstance(kept, LTPage):
            return kept
        device = _Device(self)
        PDFPageInterpreter(self.pdf.rsrcmgr, device).process_page(self.page_obj)
        self._layout = device.get_result()
        return self._layout

    def process_object(self, obj: LTItem) -> dict[str, Any]:
        """The object as a dictionary, with its ``ActualText`` span where it has one."""
        attributes: dict[str, Any] = super().process_object(obj)
        attributes[_ACTUAL] = getattr(obj, _ACTUAL, None)
        return attributes

    def glyphs(self) -> list[Glyph]:
        """The characters of the page in drawing order; those of one ``ActualText`` span are one glyph."""
        found: list[Glyph] = []
        span = 0
        for char in self.chars:
            actual = char[_ACTUAL]
            x0, x1, top, bottom = (float(char[key]) for key in ("x0", "x1", "top", "bottom"))
            if actual is not None and actual[0] == span:
                glyph = found[-1]
                glyph.x0, glyph.x1 = min(glyph.x0, x0), max(glyph.x1, x1)
                glyph.top, glyph.bottom = min(glyph.top, top), max(glyph.bottom, bottom)
                continue
            span = actual[0] if actual is not None else 0
            text = actual[1] if actual is not None else _CID.sub("\ufffd", char["text"]).replace("\x00", "\ufffd")
            if "Wingdings" in char["fontname"] and len(text) == 1:
                text = _WINGDINGS.get(ord(text) & 0xFF, text)
            if found and _is_rest_of_sara_am(found[-1], text):
                found[-1].x1 = max(found[-1].x1, x1)
                continue
            upright = bool(char["upright"])
            baseline = float(self.height) + float(self.mediabox[1]) - float(char["matrix"][5]) if upright else bottom
            found.append(Glyph(text, x0, x1, top, bottom, baseline, float(char["size"]), upright))
        return found


def _is_rest_of_sara_am(before: Glyph, text: str) -> bool:
    """Whether a glyph is the second half of ำ, whose first half (the ring, which has no width) claims both.

    Shaping splits ำ in two; producers without ``ActualText`` map the ring to ำ and its rest to า or to nothing.
    """
    return before.text.endswith("\u0e33") and before.x1 - before.x0 < 0.2 * before.size and text in ("\u0e32", "\ufffd")


def tagged_pages(pdf: PDF) -> Iterator[TaggedPage]:
    """The pages one by one; the caller closes each before taking the next, so that memory stays bounded."""
    top = 0.0
    for number, page_object in enumerate(PDFPage.create_pages(pdf.doc), start=1):
        page = TaggedPage(pdf, page_object, page_number=number, initial_doctop=top)
        top += float(page.height)
        yield page
