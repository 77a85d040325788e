"""What stands on a page beside what it says: page numbers, catchwords, and lines that most pages repeat."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from pipeline.read.model import TablePiece
from pipeline.records import Paragraph
from pipeline.thai import skeleton

_FEWEST_PAGES = 3
_MOST_PAGES = 0.6
_DIGITS = re.compile(r"\d+")
_PAGE_FURNITURE = re.compile(r"(?:หนาที่|หนาที|หนา|page|จาก|of|ตอ|\d)*", re.IGNORECASE)
_CATCHWORD = re.compile(r"\s*/\s*\S.{0,60}(?:\.{2,}|…)\s*", re.DOTALL)


def is_substance(text: str) -> bool:
    """Whether a paragraph says something, unlike page numbers, rules and catchwords (``/ข้อเสนอแนะ.....``)."""
    if _CATCHWORD.fullmatch(text):
        return False
    return not _PAGE_FURNITURE.fullmatch(skeleton(text))


def furniture(blocks: Sequence[Paragraph | TablePiece]) -> set[int]:
    """The indexes of paragraphs that say nothing: page numbers, and what stands at the edge of most pages."""
    edges: list[tuple[int, str]] = []
    numbers = [block.page_number if isinstance(block, TablePiece) else block.passage.page_number for block in blocks]
    found: set[int] = set()
    for index, block in enumerate(blocks):
        if isinstance(block, TablePiece):
            continue
        if not is_substance(block.passage.text):
            found.add(index)
        elif (
            index in (0, len(blocks) - 1)
            or numbers[index - 1] != numbers[index]
            or (numbers[index + 1] != numbers[index])
        ):
            edges.append((index, _DIGITS.sub("", skeleton(block.passage.text))))
    often = Counter(text for _, text in edges)
    least = max(_FEWEST_PAGES, _MOST_PAGES * len(set(numbers)))
    found.update(index for index, text in edges if often[text] >= least)
    return found


def firsts_of_pages(blocks: Sequence[Paragraph | TablePiece], said_nothing: set[int]) -> set[int]:
    """The indexes of blocks that open a page, page numbers and the like apart."""
    firsts: set[int] = set()
    page = 0
    for index, block in enumerate(blocks):
        number = block.page_number if isinstance(block, TablePiece) else block.passage.page_number
        if number == page:
            continue
        if index in said_nothing:
            continue
        firsts.add(index)
        page = number
    return firsts
