"""Make small documents of the texts and headers in the examples of the rules.

Takes texts, gives documents as the readers make them; never reads a file.
"""

from __future__ import annotations

from pipeline.records import Box, Cell, Document, Page, Paragraph, Passage, Run, Table


def document_of(text: str, rows: tuple[tuple[str, ...], ...] = ()) -> Document:
    """Return one page: blank lines separate paragraphs, ``rows`` make a table after them, its header first."""
    blocks: list[Paragraph | Table] = []
    place = 0
    for part in text.split("\n\n"):
        start = text.index(part, place)
        place = start + len(part)
        blocks.append(Paragraph(passage_of(part, start)))
    page = text
    if rows:
        cells = []
        for row, texts in enumerate(rows):
            for column, content in enumerate(texts):
                page += "\n\t"
                cells.append(Cell(row, column, passage_of(content, len(page)), is_header=row == 0))
                page += content
        blocks.append(Table(1, (1,), len(rows), len(rows[0]), 1, tuple(cells)))
    size = len(page.encode())
    return Document(
        "0" * 64, "made-up.txt", "text/plain", size, "test", "plain", (Page(1, page, "plain"),), tuple(blocks)
    )


def table_of(rows: tuple[tuple[str, ...], ...]) -> Table:
    """Return a table of these rows without a page."""
    cells = tuple(
        Cell(row, column, passage_of(text)) for row, texts in enumerate(rows) for column, text in enumerate(texts)
    )
    return Table(1, (1,), len(rows), len(rows[0]), 0, cells)


def passage_of(text: str, start: int = 0, box: Box | None = None) -> Passage:
    """Return a passage whose characters stand in the page's text from ``start`` on."""
    return Passage(text, 1, (Run(0, len(text), start, len(text)),), box)
