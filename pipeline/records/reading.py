"""What reading gives: a document of pages, paragraphs and tables, every character tied to its place."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass

from pipeline.records.words import RemarkRule, TextSource

_FEW = 8  # runs are looked at one by one, more are looked up


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle on a page, in points from the top left corner."""

    x0: float
    y0: float
    x1: float
    y1: float


@dataclass(frozen=True, slots=True)
class Run:
    """Characters of a passage that stand together on the page.

    ``length`` characters of the passage from ``start`` are shown by ``page_length`` characters of ``Page.text``
    from ``page_start``. The two lengths differ only where markup stands for a character (``&amp;``, a check box).
    """

    start: int
    length: int
    page_start: int
    page_length: int


def _start(run: Run) -> int:
    return run.start


@dataclass(frozen=True, slots=True)
class Recognition:
    """A number at ``[start, end)`` of a passage that was read off a picture, and how sure that is (0 to 1).

    ``is_sure``: among numbers read with such confidence fewer than 1 in 1,000 are wrong, by the calibration of the
    recogniser. ``alternatives`` are the next best readings. Print that a text layer spells out has no recognition.
    """

    start: int
    end: int
    confidence: float
    is_sure: bool = False
    alternatives: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Further:
    """Where a passage goes on over a page edge: from ``start`` of its text it stands on a later page, in this box."""

    start: int
    page_number: int
    box: Box | None = None


@dataclass(frozen=True, slots=True)
class Passage:
    """Text as a person reads it (markup gone, breaks as line breaks, check boxes as ☑ ☐), tied to its page's text.

    Characters that no run covers were put in by reading (a line break for ``<br>``) and stand nowhere. ``page_number``
    and ``box`` are where it begins; a cell that a page edge breaks goes on at its ``further`` places.
    """

    text: str
    page_number: int
    runs: tuple[Run, ...]
    box: Box | None = None
    recognised: tuple[Recognition, ...] = ()
    further: tuple[Further, ...] = ()

    def place(self, offset: int) -> Further:
        """The page and box of ``text[offset]``, and where the text on that page starts."""
        found = Further(0, self.page_number, self.box)
        for one in self.further:
            if one.start <= offset:
                found = one
        return found

    def weakest(self, start: int = 0, end: int | None = None) -> Recognition | None:
        """The least sure number within ``text[start:end]``; ``None`` where nothing was read off a picture."""
        stop = len(self.text) if end is None else end
        touched = [one for one in self.recognised if one.start < stop and one.end > start]
        return min(touched, key=lambda one: one.confidence, default=None)

    def span(self, start: int = 0, end: int | None = None) -> tuple[int, int]:
        """Offsets into the text of the page where ``text[start:end]`` begins that cover what of it stands there.

        An empty span where nothing is printed.
        """
        stop = len(self.text) if end is None else end
        stop = min([stop, *(one.start for one in self.further if one.start > start)])
        low: int | None = None
        high = 0
        for run in self._runs(start, stop):
            first, last = max(start, run.start), min(stop, run.start + run.length)
            if first >= last:
                continue
            if run.length == run.page_length:
                begin, finish = run.page_start + first - run.start, run.page_start + last - run.start
            else:
                begin, finish = run.page_start, run.page_start + run.page_length
            low, high = (begin, finish) if low is None else (min(low, begin), max(high, finish))
        if low is None:
            anchor = self.runs[0].page_start if self.runs else 0
            return anchor, anchor
        return low, high

    def _runs(self, start: int, end: int) -> tuple[Run, ...]:
        """Return the runs from the one that covers ``start`` to the last one before ``end``."""
        if len(self.runs) <= _FEW:
            return self.runs
        first = bisect_right(self.runs, start, key=_start) - 1
        return self.runs[max(0, first) : bisect_left(self.runs, end, key=_start)]

    def slice(self, start: int, end: int) -> Passage:
        """The part ``text[start:end]`` as a passage of its own, with its runs cut to fit."""
        cut: list[Run] = []
        for run in self._runs(start, end):
            first, last = max(start, run.start), min(end, run.start + run.length)
            if first >= last:
                continue
            if run.length == run.page_length:
                cut.append(Run(first - start, last - first, run.page_start + first - run.start, last - first))
            else:
                cut.append(Run(first - start, last - first, run.page_start, run.page_length))
        recognised = tuple(
            Recognition(
                max(one.start, start) - start, min(one.end, end) - start, one.confidence, one.is_sure, one.alternatives
            )
            for one in self.recognised
            if one.start < end and one.end > start
        )
        begins = self.place(start)
        further = tuple(
            Further(one.start - start, one.page_number, one.box) for one in self.further if start < one.start < end
        )
        return Passage(self.text[start:end], begins.page_number, tuple(cut), begins.box, recognised, further)

    def joined(self, other: Passage, between: str) -> Passage:
        """This passage, ``between``, and another that goes on from it on a later page."""
        shift = len(self.text) + len(between)
        runs = (Run(run.start + shift, run.length, run.page_start, run.page_length) for run in other.runs)
        recognised = (
            Recognition(one.start + shift, one.end + shift, one.confidence, one.is_sure, one.alternatives)
            for one in other.recognised
        )
        further = (Further(one.start + shift, one.page_number, one.box) for one in other.further)
        return Passage(
            self.text + between + other.text,
            self.page_number,
            (*self.runs, *runs),
            self.box,
            (*self.recognised, *recognised),
            (*self.further, Further(shift, other.page_number, other.box), *further),
        )


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell of a table. ``row`` and ``column`` are 0-based slots of its top left corner in the whole table."""

    row: int
    column: int
    passage: Passage
    row_span: int = 1
    column_span: int = 1
    is_header: bool = False
    confidence: float | None = None


@dataclass(frozen=True, slots=True)
class Table:
    """A table, stitched over the pages it runs across.

    ``number`` is 1-based in document order. ``cells`` are row-major and cover every slot once (a spanning cell
    covers several). A header that the next page repeats is left out of ``cells``; it stays in ``Page.text``.
    """

    number: int
    pages: tuple[int, ...]
    row_count: int
    column_count: int
    header_rows: int
    cells: tuple[Cell, ...]

    def rows(self) -> list[list[str]]:
        """The texts by slot, header rows first; a spanning cell's text in its first slot, ``""`` in the others."""
        texts = [[""] * self.column_count for _ in range(self.row_count)]
        for cell in self.cells:
            texts[cell.row][cell.column] = cell.passage.text
        return texts


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Running text outside tables: the lines between two blank lines, one below the other."""

    passage: Passage


@dataclass(frozen=True, slots=True)
class Page:
    """One page. ``text`` is what the reader read and never changes afterwards; sizes are in points."""

    number: int
    text: str
    text_source: TextSource
    width: float | None = None
    height: float | None = None
    ocr_confidence: float | None = None


@dataclass(frozen=True, slots=True)
class Remark:
    """Something that a reader saw on a page and did not take as text, or that it doubts; becomes a finding of ``rule``.

    ``observed`` is what was read there, empty where nothing was; ``expected`` is what another source of the same page
    says. ``is_minor``: nothing that a report tells seems to be lost by it.
    """

    rule: RemarkRule
    page_number: int
    box: Box | None = None
    observed: str = ""
    expected: str | None = None
    is_minor: bool = False


@dataclass(frozen=True, slots=True)
class Document:
    """A report as read: pages, and their paragraphs and tables in reading order. ``document_id`` is its sha256.

    ``remarks`` tell what stands on its pages and is in neither.
    """

    document_id: str
    source_uri: str
    media_type: str
    byte_size: int
    reader: str
    text_source: TextSource
    pages: tuple[Page, ...]
    blocks: tuple[Paragraph | Table, ...]
    remarks: tuple[Remark, ...] = ()

    @property
    def tables(self) -> tuple[Table, ...]:
        """The tables in document order."""
        return tuple(block for block in self.blocks if isinstance(block, Table))

    def page(self, number: int) -> Page:
        """The page with this 1-based number; ``KeyError`` where there is none."""
        if 1 <= number <= len(self.pages):
            return self.pages[number - 1]
        raise KeyError(f"page {number} of {len(self.pages)}")
