"""``ita explain --picture``: pages with the boxes of tables, cells and captured values, coloured by how sure they are.

Blue outlines are tables, grey ones cells, a blue tint header cells. A captured value is green where nothing speaks
against it, orange where it was read off a picture and is not sure, red where a finding (error or warning) names it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from PIL import Image, ImageDraw

from pipeline.cli.explanation import Explanation, Placed
from pipeline.read.pictures import page_pictures
from pipeline.records import Batch, Box, Document, Evidence, Further

_Colour = tuple[int, int, int, int]
_TABLE: _Colour = (30, 80, 220, 255)
_CELL: _Colour = (110, 110, 110, 160)
_HEADER: _Colour = (30, 80, 220, 28)
_SURE: _Colour = (0, 150, 60, 255)
_UNSURE: _Colour = (240, 140, 0, 255)
_DOUBTED: _Colour = (215, 20, 30, 255)
_TINT = 46
_NONE: _Colour = (0, 0, 0, 0)


@dataclass(frozen=True, slots=True)
class _Mark:
    """A rectangle in points, its outline, its filling, and the width of its outline in pixels."""

    box: Box
    outline: _Colour
    filling: _Colour
    width: int


def draw(explained: Explanation, file: Path, folder: Path) -> list[Path]:
    """Writes one PNG for each page of a file that was read into a folder; gives their paths.

    Raises:
        OSError: the folder cannot be written.
    """
    document = explained.document
    assert document is not None
    folder.mkdir(parents=True, exist_ok=True)
    evidence = () if explained.traced is None else tuple(_captured(explained.batch))
    written: list[Path] = []
    for number, picture, scale in page_pictures(file, document):
        marks = [*_of_tables(document, number), *(mark for page, mark in evidence if page == number)]
        path = folder / f"{file.stem}-p{number:02d}.png"
        _drawn(picture, marks, scale).save(path)
        written.append(path)
    return written


def _of_tables(document: Document, number: int) -> Iterator[_Mark]:
    for table in document.tables:
        boxes: list[Box] = []
        for cell in table.cells:
            first = Further(0, cell.passage.page_number, cell.passage.box)
            for box in (one.box for one in (first, *cell.passage.further) if one.page_number == number and one.box):
                boxes.append(box)
                yield _Mark(box, _CELL, _HEADER if cell.is_header else _NONE, 1)
        if boxes:
            yield _Mark(
                Box(
                    min(box.x0 for box in boxes) - 2,
                    min(box.y0 for box in boxes) - 2,
                    max(box.x1 for box in boxes) + 2,
                    max(box.y1 for box in boxes) + 2,
                ),
                _TABLE,
                _NONE,
                2,
            )


def _captured(batch: Batch) -> Iterator[tuple[int, _Mark]]:
    """The places of captured values with their pages."""
    evidence = {one.evidence_id: one for one in batch.evidence}
    told = [finding for finding in batch.findings if finding.severity != "info"]
    unsure = {one for finding in told if finding.rule == "low-confidence" for one in finding.evidence_ids}
    doubted = {one for finding in told if finding.rule != "low-confidence" for one in finding.evidence_ids}
    records: Sequence[Sequence[Placed]] = (
        batch.scores, batch.assessments, batch.measures, batch.disclosure_items, batch.indicator_analyses,
        batch.obstacles,
    )  # fmt: skip
    for name in dict.fromkeys(record.evidence_id for group in records for record in group):
        one = evidence[name]
        box = _box(one)
        if box is not None:
            colour = _DOUBTED if name in doubted else _UNSURE if name in unsure else _SURE
            yield one.page_number, _Mark(box, colour, (*colour[:3], _TINT), 2)


def _box(one: Evidence) -> Box | None:
    if one.x0 is None or one.y0 is None or one.x1 is None or one.y1 is None:
        return None
    return Box(one.x0, one.y0, one.x1, one.y1)


def _drawn(picture: Image.Image, marks: Sequence[_Mark], scale: float) -> Image.Image:
    layer = Image.new("RGBA", picture.size, _NONE)
    pen = ImageDraw.Draw(layer)
    for mark in marks:
        corners = [scale * edge for edge in (mark.box.x0, mark.box.y0, mark.box.x1, mark.box.y1)]
        pen.rectangle(corners, fill=mark.filling, outline=mark.outline, width=mark.width)
    return Image.alpha_composite(picture.convert("RGBA"), layer).convert("RGB")
