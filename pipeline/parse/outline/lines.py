"""Cut the paragraphs of a document into lines, each with its list marker, its indentation and its text.

Takes a document, gives lines in document order; a table between them is a line of its own without text.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass

from pipeline.parse.outline.markers import Marker, Markers
from pipeline.records import Document, Paragraph, Passage, Spot, Table
from pipeline.thai import arabic_digits

ReadSpans = Collection[tuple[int, int, int]]
_LINE = re.compile(r"[^\n]+")
_TAG = re.compile(r"<(?P<name>li|h[1-6])\b[^>]*>\s*(?:<[^>]{1,200}>\s*){0,4}$", re.IGNORECASE)
_LIST = re.compile(r"<(?P<end>/)?[uo]l\b", re.IGNORECASE)
_STRUCK = re.compile(r"<(?:del|s|strike)\b[^>]*>\s*$|~~$", re.IGNORECASE)
_HASHES = re.compile(r"(?:^|\n)[ \t>*]*(?P<marks>#{1,6})[ \t*]*$")
_BEFORE = 300
_TAB = 4
_PAGE_NUMBER = re.compile(r"[\s\-–—]*(?:หน้า(?:ที่)?\s*)?[0-9]{1,4}[\s\-–—]*")


@dataclass(frozen=True, slots=True, eq=False)
class Line:
    """A line of a paragraph: ``text`` (digits Arabic) is ``passage.text[start:end]``.

    ``body`` is where it begins behind its marker, an offset into ``text``. ``block`` counts paragraphs. ``heading`` is
    the level of a markup heading, 0 for none. ``table`` is set for a line
    that stands for a table: then there is no text. ``is_read``: a text grid has read it; it may still name what governs
    the lines below, or say something in words. ``is_struck``: markup strikes it out.
    """

    passage: Passage
    start: int
    end: int
    text: str
    block: int
    indent: int = 0
    marker: Marker | None = None
    body: int = 0
    heading: int = 0
    table: Table | None = None
    is_read: bool = False
    is_struck: bool = False

    def passage_of(self, start: int, end: int) -> Passage:
        """Return the part ``text[start:end]`` as a passage."""
        return self.passage.slice(self.start + start, self.start + end)

    @property
    def spot(self) -> Spot:
        """The whole line as a place."""
        return Spot(self.passage_of(0, len(self.text)))


def document_lines(document: Document, markers: Markers, read: ReadSpans = ()) -> list[Line]:
    """Return the lines of a document; those that overlap a span of ``read`` (page, start, end) are marked as read."""
    pages = {page.number: page.text for page in document.pages}
    by_page: dict[int, list[tuple[int, int]]] = {}
    for number, start, end in read:
        by_page.setdefault(number, []).append((start, end))
    lines: list[Line] = []
    for block, item in enumerate(document.blocks):
        if isinstance(item, Table):
            lines.append(Line(Passage("", item.pages[0], ()), 0, 0, "", block, table=item))
            continue
        page = pages.get(item.passage.page_number, "")
        lines.extend(_lines(item, block, page, by_page.get(item.passage.page_number, ()), markers))
    return lines


def _lines(
    paragraph: Paragraph, block: int, page: str, read: Collection[tuple[int, int]], markers: Markers
) -> Iterator[Line]:
    passage = paragraph.passage
    heading, depth, order, is_struck = _markup(passage, page)
    for begin, raw in _pieces(passage.text, markers):
        stripped = raw.strip()
        if not stripped or _PAGE_NUMBER.fullmatch(text := arabic_digits(stripped)):
            continue
        start = begin + len(raw) - len(raw.lstrip())
        end = start + len(stripped)
        first, last = passage.span(start, end)
        is_read = any(low < last and first < high for low, high in read)
        marker = markers.at(text)
        if marker is None and depth and start == 0:
            marker = Marker(f"<li> {order}", (), 0, nesting=depth)
        body = marker.end if marker is not None else 0
        yield Line(
            passage, start, end, text, block, _indent(page, first), marker, body, heading, None, is_read, is_struck
        )


def _pieces(text: str, markers: Markers) -> Iterator[tuple[int, str]]:
    """Yield the lines with their offsets; a line that holds a list of records (๑. … ๒. …) is cut at its items."""
    for found in _LINE.finditer(text):
        raw = found.group()
        low = 0
        for cut in markers.cuts(arabic_digits(raw)):
            yield found.start() + low, raw[low:cut]
            low = cut
        yield found.start() + low, raw[low:]


def _markup(passage: Passage, page: str) -> tuple[int, int, int, bool]:
    """Return the level of a heading, the depth of a list item, the number of its list, and whether it is struck out."""
    if not passage.runs:
        return 0, 0, 0, False
    first = passage.runs[0].page_start
    before = page[max(0, first - _BEFORE) : first]
    is_struck = _STRUCK.search(before) is not None
    if (hashes := _HASHES.search(before)) is not None:
        return len(hashes["marks"]), 0, 0, is_struck
    if not before.rstrip().endswith(">") or (tag := _TAG.search(before)) is None:
        return 0, 0, 0, is_struck
    name = tag["name"].casefold()
    if name != "li":
        return int(name[1]), 0, 0, is_struck
    opened = order = 0
    for found in _LIST.finditer(page, 0, first):
        opened += -1 if found["end"] else 1
        order += opened == 0
    return 0, max(1, opened), order, is_struck


def _indent(page: str, first: int) -> int:
    begin = page.rfind("\n", 0, first) + 1
    lead = page[begin:first]
    return len(lead.expandtabs(_TAB)) if not lead.strip() else 0
