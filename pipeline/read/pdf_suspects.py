"""Text of a PDF page that a reader may not see: cheap tests, each of which only names suspects.

Takes runs of glyphs and how their objects are painted, gives those runs that may be drawn without ink, in the colour of
what lies beneath them, cut away, in a layer, or below something that is painted later. ``pdf_seen`` decides.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from pipeline.read import pdf_native_paint as paint
from pipeline.read.pdf_glyph import Glyph, columns_of
from pipeline.read.pdf_native import Array, Handle, Quad
from pipeline.read.pdf_objects import Objects
from pipeline.read.pdf_paths import Area
from pipeline.read.pdf_view import View

_DIGIT = re.compile(r"\d")
# Runs of one line that follow each other more closely, in font sizes, are painted alike.
_BESIDE = 0.6
# Of 255: colours that a reader cannot tell apart on paper, and paint that hardly covers or covers nearly all.
_ALIKE, _FAINT, _SOLID = 40, 40, 230
_WHITE = (255, 255, 255)
# How far a cover must reach over a run, in font sizes.
_REACH = 0.1
# A hostile page must end: runs times areas.
_MOST_PAIRS = 4_000_000


@dataclass(frozen=True, slots=True)
class Suspects:
    """The runs that may not be seen, and the areas that are painted over any of them."""

    runs: tuple[Glyph, ...] = ()
    covers: tuple[Area, ...] = ()


def suspects_of(
    runs: Sequence[Glyph], drawn_by: Sequence[Handle], objects: Objects, view: View, *, has_layers: bool
) -> Suspects:
    """Return the runs that a reader may not see.

    Args:
        runs: all runs of the page that stand in its text layer, as seen.
        drawn_by: the object that draws each character.
        objects: what is drawn on the page.
        view: from page space to what is seen.
        has_layers: whether the file has layers that can be switched off.
    """
    page = _Painted(drawn_by, objects, view, has_layers=has_layers)
    columns = columns_of(runs)
    covered, covers = page.covered(runs, columns)
    if covered or any(page.doubtful(_samples(runs, columns))):
        found = dict.fromkeys(covered)
        found.update(dict.fromkeys(number for number, is_one in enumerate(page.doubtful(runs)) if is_one))
        return Suspects(tuple(runs[number] for number in sorted(found)), covers)
    return Suspects()


def _samples(runs: Sequence[Glyph], columns: Array) -> list[Glyph]:
    """The runs with digits, and the first of those that stand close together on one line."""
    if not runs:
        return []
    (x0, _, baseline, size, _), (before, end, line, same, _) = columns[:, 1:], columns[:, :-1]
    is_apart = (baseline != line) | (size != same) | (x0 < before) | (x0 - end > _BESIDE * size)
    found = {0, *(np.flatnonzero(is_apart) + 1).tolist()}
    texts = [run.text for run in runs]
    ends = np.cumsum(list(map(len, texts)))
    digits = [match.start() for match in _DIGIT.finditer("".join(texts))]
    found.update(np.searchsorted(ends, digits, side="right").tolist())
    return [runs[number] for number in sorted(found)]


class _Painted:
    """How the text of a page is painted, and on what."""

    def __init__(self, drawn_by: Sequence[Handle], objects: Objects, view: View, *, has_layers: bool) -> None:
        self._drawn_by, self._objects, self._view, self._has_layers = drawn_by, objects, view, has_layers
        self._areas = objects.areas
        fills = [area.drawn for area in self._areas if not area.is_picture]
        colours = iter(paint.fill_colours(fills))
        self._colours = [None if area.is_picture else next(colours) for area in self._areas]
        self._places = np.array([view.rectangle(*area.place) for area in self._areas]).reshape(-1, 4)
        self._order: dict[Handle, int] = {}

    def _when(self, drawn: Iterable[Handle]) -> NDArray[np.int64]:
        self._order = self._order or self._objects.order()
        return np.array([self._order.get(one, 0) for one in drawn], dtype=np.int64)

    def covered(self, runs: Sequence[Glyph], columns: Array) -> tuple[list[int], tuple[Area, ...]]:
        """The runs that something solid is painted over, by number, and what is painted over them."""
        if not self._areas or not runs or len(runs) * len(self._areas) > _MOST_PAIRS:
            return [], ()
        solid = np.array([colour is None or colour[3] >= _SOLID for colour in self._colours])
        left, top, right, bottom = self._places[:, :, None].transpose(1, 0, 2)
        x0, x1, baseline, size, turn = columns
        y = baseline - 0.25 * size
        for number in np.flatnonzero(turn).tolist():
            y[number] = runs[number].middle[1]
        over = (left < x1 - _REACH * size) & (right > x0 + _REACH * size) & (top < y) & (y < bottom) & solid[:, None]
        if not over.any():
            return [], ()
        over &= (
            self._when(area.drawn for area in self._areas)[:, None]
            > self._when(self._drawn_by[run.index] for run in runs)[None, :]
        )
        covers = tuple(area for area, is_over in zip(self._areas, over.any(axis=1), strict=True) if is_over)
        return np.flatnonzero(over.any(axis=0)).tolist(), covers

    def doubtful(self, runs: Sequence[Glyph]) -> list[bool]:
        """Whether each run may be drawn without ink, cut away, switched off, or in the colour of its ground."""
        drawn = [self._drawn_by[run.index] for run in runs]
        modes = paint.render_modes(drawn)
        colours = paint.text_colours(drawn, modes)
        grounds = {_WHITE, *(colour[:3] for colour in self._colours if colour is not None)}
        has_pictures = None in self._colours
        blends = {
            colour: colour[3] < _FAINT or any(map(_alike, [colour] * len(grounds), grounds))
            or (has_pictures and colour[:3] != (0, 0, 0))
            for colour in set(colours)
        }  # fmt: skip
        found = [
            mode in paint.NO_INK or (blends[colour] and self._blends(run, one, colour))
            for run, one, mode, colour in zip(runs, drawn, modes, colours, strict=True)
        ]
        for number in self._cut(runs, drawn):
            found[number] = True
        if self._has_layers:
            on_page = set(self._objects.top)
            found = [
                is_one or paint.is_in_layer(one) or one not in on_page for is_one, one in zip(found, drawn, strict=True)
            ]
        return found

    def _blends(self, run: Glyph, drawn: Handle, colour: paint.Colour) -> bool:
        """Whether a run has the colour of what was painted beneath it last; a picture may have any."""
        if colour[3] < _FAINT:
            return True
        x, y = run.middle
        ground: paint.Colour | None = (*_WHITE, 255)
        if len(self._areas):
            left, top, right, bottom = self._places.T
            beneath = np.flatnonzero((left <= x) & (x <= right) & (top <= y) & (y <= bottom))
            if len(beneath):
                [own] = self._when([drawn])
                times = self._when(self._areas[number].drawn for number in beneath)
                below = beneath[times < own]
                ground = self._colours[below[-1]] if len(below) else ground
        return ground is None or _alike(colour, ground)

    def _cut(self, runs: Sequence[Glyph], drawn: Sequence[Handle]) -> Iterator[int]:
        """The runs, by number, of which a part lies outside of what they are cut off at.

        A line below others that stand in the same rectangle goes on from them, as where a cell cuts off its last lines.
        pdfium forgets the rectangle of what stands inside of it.
        """
        drawn_clips = zip(drawn, paint.clipped(drawn), strict=True)
        clips = [paint.clip(one) if is_clipped else None for one, is_clipped in drawn_clips]
        for number, (run, clip) in enumerate(zip(runs, clips, strict=True)):
            if clip is None:
                continue
            part = self._part(run, clip)
            goes_on = part == "below" and any(self._part(other, clip) == "in" for other in runs)
            if part != "in" and not goes_on:
                yield number

    def _part(self, run: Glyph, clip: Quad) -> Literal["in", "below", "out"]:
        """Where a run stands to the rectangle that it is cut off at."""
        left, top, right, bottom = self._view.rectangle(*clip)
        x, y = run.middle
        reach = _REACH * run.size
        if left <= run.x0 + reach and run.x1 - reach <= right and top <= y <= bottom:
            return "in"
        return "below" if left <= x <= right and y > bottom else "out"


def _alike(colour: Sequence[int], ground: Sequence[int]) -> bool:
    return max(abs(colour[0] - ground[0]), abs(colour[1] - ground[1]), abs(colour[2] - ground[2])) < _ALIKE
