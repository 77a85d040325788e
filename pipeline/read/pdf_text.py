"""The text of a PDF page under construction, and the passages that point into it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from pipeline.read.model import TablePiece
from pipeline.read.pdf_lines import TextLine, box_of
from pipeline.read.pdf_tables import Grid
from pipeline.read.thai_lines import joiner
from pipeline.records import Box, Cell, Paragraph, Passage, Recognition, Run

_PARAGRAPH_GAP = 1.9
_INDENT = 12.0
_RAGGED = 0.12


class PageText:
    """Collects what stands on a page; ``text`` grows and is never changed."""

    def __init__(self, number: int) -> None:
        self.number = number
        self._pieces: list[str] = []
        self.length = 0

    @property
    def text(self) -> str:
        """All that was written so far."""
        return "".join(self._pieces)

    def write(self, text: str) -> None:
        """Adds white space or a line."""
        self._pieces.append(text)
        self.length += len(text)

    def passage(self, lines: Sequence[TextLine], box: Box | None, hard_breaks: Sequence[bool] = ()) -> Passage:
        """Writes lines and gives the passage that shows them, joined as they are read.

        Args:
            lines: lines of one cell or paragraph.
            box: where an empty passage stands.
            hard_breaks: for each line, whether it begins anew rather than goes on from the one above.
        """
        if not lines:
            return Passage("", self.number, (Run(0, 0, self.length, 0),), box)
        pieces: list[str] = []
        length = 0
        runs: list[Run] = []
        recognised: list[Recognition] = []
        for index, line in enumerate(lines):
            if index:
                above = lines[index - 1]
                hard = bool(hard_breaks) and hard_breaks[index]
                between = "\n" if hard else joiner(above.text, line.text, printed_space=above.ends_in_space)
                pieces.append(between)
                length += len(between)
                self.write("\n")
            runs.append(Run(length, len(line.text), self.length, len(line.text)))
            recognised.extend(
                Recognition(length + one.start, length + one.end, one.confidence, one.is_sure, one.alternatives)
                for one in line.recognised
            )
            pieces.append(line.text)
            length += len(line.text)
            self.write(line.text)
        return Passage("".join(pieces), self.number, tuple(runs), box_of(lines), tuple(recognised))


def table_of(writer: PageText, grid: Grid, inside: Mapping[int, Sequence[TextLine]]) -> TablePiece:
    """Writes a table, cells apart by tabs and rows by line feeds; ``inside`` are the lines of each slot."""
    if writer.length:
        writer.write("\n\n")
    cells: list[Cell] = []
    slots = iter(enumerate(grid.slots))
    index, slot = next(slots)
    for row in range(grid.row_count):
        if row:
            writer.write("\n")
        for column in range(grid.column_count):
            if column:
                writer.write("\t")
            if (slot.row, slot.column) != (row, column):
                continue
            box = Box(*(round(edge, 2) for edge in slot.rectangle))
            passage = writer.passage(inside.get(index, ()), box)
            weakest = passage.weakest()
            confidence = None if weakest is None else weakest.confidence
            cells.append(Cell(row, column, passage, slot.row_span, slot.column_span, confidence=confidence))
            index, slot = next(slots, (index, slot))
    edges = grid.column_edges if grid.is_ruled else ()
    return TablePiece(writer.number, grid.row_count, grid.column_count, tuple(cells), None, edges)


def paragraphs(writer: PageText, lines: Sequence[TextLine]) -> list[Paragraph]:
    """Writes lines outside tables as paragraphs."""
    found: list[Paragraph] = []
    for members, hard_breaks in _paragraphs(lines):
        if writer.length:
            writer.write("\n\n")
        found.append(Paragraph(writer.passage(members, None, hard_breaks)))
    return found


def _paragraphs(lines: Sequence[TextLine]) -> list[tuple[list[TextLine], list[bool]]]:
    """Lines outside tables as paragraphs, each with the lines in it that begin anew.

    A paragraph ends at a gap, at a change of size, or where the next line is indented. A line begins anew where the one
    above stops well before the right edge of the lines, as in an address or a signature.
    """
    if not lines:
        return []
    left = min(line.x0 for line in lines)
    right = max(line.x1 for line in lines)
    ragged = _RAGGED * (right - left)
    found: list[tuple[list[TextLine], list[bool]]] = []
    for line in lines:
        above = found[-1][0][-1] if found else None
        if above is None or _parted(above, line, left):
            found.append(([line], [True]))
        else:
            found[-1][0].append(line)
            found[-1][1].append(right - above.x1 > ragged)
    return found


def _parted(above: TextLine, line: TextLine, left: float) -> bool:
    if line.baseline - above.baseline > _PARAGRAPH_GAP * max(line.size, above.size):
        return True
    if abs(line.size - above.size) > 0.2 * above.size:
        return True
    return line.x0 - left > _INDENT and line.x0 - above.x0 > _INDENT
