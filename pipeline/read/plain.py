"""Text files: plain text, Markdown and HTML, as converters and OCR engines leave them.

Takes bytes, gives pages whose texts joined together are the decoded file, and the blocks that stand on them. A form
feed ends a page and belongs to it. Never changes a character of a page.
"""

from __future__ import annotations

from dataclasses import dataclass

from pipeline.read.blocks import Block, html_blocks, text_blocks
from pipeline.read.decode import decode
from pipeline.read.errors import unusable
from pipeline.read.markup import Tokens, tokenise
from pipeline.read.model import Limits, Reading
from pipeline.read.passage import Source
from pipeline.read.sniff import HTML, MARKDOWN, PLAIN
from pipeline.read.unseen_markup import remarks, settled
from pipeline.records import Page, Remark


@dataclass(frozen=True, slots=True)
class PlainReader:
    """Reads plain text and Markdown, with HTML fragments and tables inside."""

    name: str = "plain"
    media_types: frozenset[str] = frozenset({PLAIN, MARKDOWN})

    def read(self, data: bytes, limits: Limits) -> Reading:
        """Pages and blocks of a text; ``ReadError`` where it cannot be used."""
        return _read(data, limits, html=False)


@dataclass(frozen=True, slots=True)
class HtmlReader:
    """Reads HTML files: tables, and the text between block elements as paragraphs."""

    name: str = "html"
    media_types: frozenset[str] = frozenset({HTML})

    def read(self, data: bytes, limits: Limits) -> Reading:
        """Pages and blocks of an HTML file; ``ReadError`` where it cannot be used."""
        return _read(data, limits, html=True)


def _read(data: bytes, limits: Limits, *, html: bool) -> Reading:
    text = decode(data)
    if len(text) > limits.max_characters:
        raise unusable("too_much_text", len(text))
    if not text.strip():
        raise unusable("no_text")
    texts = split_pages(text)
    if len(texts) > limits.max_pages:
        raise unusable("too_many_pages", len(texts))
    pages: list[Page] = []
    blocks: list[Block] = []
    found: list[Remark] = []
    for number, page_text in enumerate(texts, start=1):
        pages.append(Page(number, page_text, "plain"))
        tokens, unseen = settled(page_text, tokenise(page_text, whole_document=html).items)
        source = Source(page_text, number, Tokens(tokens))
        blocks.extend((html_blocks if html else text_blocks)(source, limits.max_cells))
        found.extend(remarks(page_text, number, unseen))
    if not blocks:
        raise unusable("no_text")
    return Reading(tuple(pages), tuple(blocks), "plain", tuple(found))


def split_pages(text: str) -> list[str]:
    """The pages of a text: each ends with its form feed, and together they are the text.

    A form feed at the very end opens no further page, as ``pdftotext`` writes it.
    """
    pages = text.split("\f")
    last = pages.pop()
    pages = [page + "\f" for page in pages]
    if last or not pages:
        pages.append(last)
    return pages
