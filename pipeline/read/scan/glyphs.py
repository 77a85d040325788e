"""Pieces of ink put into lines of print: which belong together, and where each line's letters stand."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from pipeline.read.scan.pixels import Picture
from pipeline.read.scan.ruling import Corners

Stats = NDArray[np.integer]

_INK = 90
_TALLEST_INCHES = 0.5
_SHORTEST_BODY_INCHES = 0.035
_MANY = 6
# How large a mark may be and how far it may stand from the rule below it and from its letter, in bodies; and how many
# times further from the letter above it.
_MARK, _OVER_RULE, _CLOSER = 0.75, 0.8, 2.0
# How much larger the letters of a title are than their marks, and how high these stand, in its own letters.
_TITLE, _LINE = 1.4, 1.45


@dataclass(slots=True)
class InkLine:
    """One line of print, in pixels. ``body`` is the height of a letter without ascender, ``base`` its base line.

    ``pieces`` are numbers of connected pieces of ink; they alone belong to the line.
    """

    x0: int
    x1: int
    base: float
    body: float
    pieces: Stats
    sure: bool


class Page:
    """The connected pieces of ink of a page without its rules; ``hidden`` is bright where a stamp lies over it."""

    def __init__(self, words: Picture, dpi: float, hidden: Picture | None = None) -> None:
        self.words = words
        self.dpi = dpi
        self._hidden = hidden if hidden is not None and hidden.any() else None
        _, self.labels, self.stats, _ = cv2.connectedComponentsWithStats(
            (words > _INK).astype(np.uint8), connectivity=8
        )
        area, height = self.stats[:, cv2.CC_STAT_AREA], self.stats[:, cv2.CC_STAT_HEIGHT]
        speck = max(3, round((dpi / 110) ** 2))
        self.specks = area < speck
        self.usable = ~self.specks & (height < _TALLEST_INCHES * dpi)
        self.usable[0] = False
        letters = self.usable & (height > _SHORTEST_BODY_INCHES * dpi)
        self.body = float(np.median(height[letters])) if letters.any() else 0.07 * dpi
        self.middle_x = self.stats[:, cv2.CC_STAT_LEFT] + self.stats[:, cv2.CC_STAT_WIDTH] / 2
        self.middle_y = self.stats[:, cv2.CC_STAT_TOP] + height / 2

    def shared_out(self, cells: Sequence[Corners]) -> list[Stats]:
        """The pieces whose middle is in each cell; they are then in no other."""
        owner = np.full(len(self.usable), -1)
        for index, (x0, y0, x1, y1) in enumerate(cells):
            inside = (self.middle_x > x0) & (self.middle_x < x1) & (self.middle_y > y0) & (self.middle_y < y1)
            owner[inside & self.usable & (owner < 0)] = index
        self._bring_down(owner, cells)
        self.usable[owner >= 0] = False
        return [np.flatnonzero(owner == index).astype(np.int32) for index in range(len(cells))]

    def _bring_down(self, owner: NDArray[np.int_], cells: Sequence[Corners]) -> None:
        """Marks that stand above the rule over their letters (rows set tight) go to the cell of those letters.

        What is set below a letter (ุ ู) stands closer to it than to anything under the rule.
        """
        left, top = self.stats[:, cv2.CC_STAT_LEFT], self.stats[:, cv2.CC_STAT_TOP]
        right, bottom = left + self.stats[:, cv2.CC_STAT_WIDTH], top + self.stats[:, cv2.CC_STAT_HEIGHT]
        is_small = np.maximum(right - left, bottom - top) < _MARK * self.body
        reach = _OVER_RULE * self.body
        small = np.flatnonzero(is_small & self.usable)
        before = owner.copy()
        for index, (x0, y0, x1, _) in enumerate(cells):
            near = (self.middle_y[small] < y0 + 2) & (bottom[small] > y0 - reach)
            marks = small[near & (self.middle_x[small] > x0) & (self.middle_x[small] < x1) & (before[small] != index)]
            own = np.flatnonzero(before == index) if len(marks) else marks
            for mark in marks:
                others = np.flatnonzero((before == before[mark]) & self.usable & ~is_small)
                others = others[(bottom[others] < bottom[mark] + reach) & (bottom[others] > top[mark] - reach)]
                beside = others[(left[others] < right[mark] + reach) & (left[mark] < right[others] + reach)]
                if (bottom[beside] > top[mark] + 0.1 * self.body).any():
                    # A sign of that line (a full stop), no mark of the next.
                    continue
                under, over = (
                    numbers[(left[numbers] < right[mark]) & (left[mark] < right[numbers])] for numbers in (own, others)
                )
                above = (top[mark] - bottom[over]).min(initial=reach)
                if (top[under] - bottom[mark]).min(initial=reach) < min(reach, _CLOSER * above):
                    owner[mark] = index

    def rest(self) -> Stats:
        """The pieces in no cell."""
        return np.flatnonzero(self.usable).astype(np.int32)

    def lines(self, numbers: Stats) -> list[InkLine]:
        """The pieces as lines from top to bottom."""
        if not len(numbers):
            return []
        stats: Stats = np.asarray(self.stats[numbers], np.int32)
        height = stats[:, cv2.CC_STAT_HEIGHT]
        bottom = stats[:, cv2.CC_STAT_TOP] + height
        letters = height > max(_SHORTEST_BODY_INCHES * self.dpi, 0.3 * self.body)
        likely = height[letters]
        body = float(np.median(likely)) if len(likely) >= _MANY else self.body
        tall = letters & (height > 0.62 * body) & (height < 2.6 * body)
        if not tall.any():
            return self._signs(numbers, stats)
        rows = _rows(bottom[tall].astype(float), height[tall].astype(float), body)
        bases = np.array([base for base, _ in rows])
        # Marks and signs go to the line whose letters they are nearest to; marks stand above more often than below.
        middle = stats[:, cv2.CC_STAT_TOP] + height / 2
        away = middle[:, None] - (bases[None, :] - 0.7 * body)
        owner = np.abs(away).argmin(axis=1)
        made: list[InkLine] = []
        for index, (base, _) in enumerate(rows):
            mine = owner == index
            own = height[mine & tall & (np.abs(bottom - base) < 0.3 * body)]
            if not mine.any():
                continue
            size = float(np.median(own)) if len(own) else body
            made.append(_line(numbers[mine], stats[mine], base, size, sure=len(own) >= _MANY))
        return made

    def _signs(self, numbers: Stats, stats: Stats) -> list[InkLine]:
        """A cell with nothing but a dash or a dot."""
        top, bottom = stats[:, cv2.CC_STAT_TOP].min(), (stats[:, cv2.CC_STAT_TOP] + stats[:, cv2.CC_STAT_HEIGHT]).max()
        if bottom - top > self.body:
            return []
        return [_line(numbers, stats, (top + bottom) / 2 + 0.45 * self.body, self.body, sure=False)]

    def gaps(self, line: InkLine, least: float) -> list[tuple[int, int]]:
        """Stretches ``[x0, x1)`` of a line without ink, at least ``least`` bodies wide."""
        stats = self.stats[line.pieces]
        spans = sorted(
            (int(left), int(left + width))
            for left, width in zip(stats[:, cv2.CC_STAT_LEFT], stats[:, cv2.CC_STAT_WIDTH], strict=True)
        )
        found: list[tuple[int, int]] = []
        reach = spans[0][1]
        for x0, x1 in spans:
            if x0 - reach >= least * line.body:
                found.append((reach, x0))
            reach = max(reach, x1)
        return found

    def is_covered(self, pieces: Stats) -> bool:
        """Whether a stamp lies over some of the pieces or between them."""
        if self._hidden is None:
            return False
        stats = self.stats[pieces]
        x0, y0 = stats[:, cv2.CC_STAT_LEFT].min(), stats[:, cv2.CC_STAT_TOP].min()
        x1 = (stats[:, cv2.CC_STAT_LEFT] + stats[:, cv2.CC_STAT_WIDTH]).max()
        y1 = (stats[:, cv2.CC_STAT_TOP] + stats[:, cv2.CC_STAT_HEIGHT]).max()
        return bool((self._hidden[max(0, y0 - 1) : y1 + 1, max(0, x0 - 1) : x1 + 1] > _INK).any())

    def crop(
        self,
        line: InkLine,
        above: float,
        below: float,
        margin: float,
        without: Stats | None = None,
        *,
        specks: bool = False,
    ) -> tuple[Picture, int, int]:
        """The line's own ink, with the page position of its top left corner; measures in bodies.

        With ``specks`` what is too small or too faint for a piece stays between its letters: the full stops of small
        print are no larger than the noise.
        """
        edge = round(margin * line.body)
        x0, x1 = max(0, line.x0 - edge), min(self.words.shape[1], line.x1 + edge)
        y0 = max(0, round(line.base - above * line.body))
        y1 = min(self.words.shape[0], round(line.base + below * line.body))
        labels = self.labels[y0:y1, x0:x1]
        mine = np.zeros(len(self.stats), bool)
        mine[line.pieces] = True
        if without is not None:
            mine[without] = False
        foreign = (labels > 0) & ~mine[labels]
        near = cv2.dilate(mine[labels].astype(np.uint8), np.ones((3, 3), np.uint8)) > 0
        if specks:
            between = np.s_[
                max(0, round(line.base - line.body) - y0) : round(line.base) + 2 - y0, line.x0 - x0 : line.x1 - x0
            ]
            foreign[between] &= ~self.specks[labels[between]]
            near[between] = True
        ink = np.where(foreign | ~near, 0, self.words[y0:y1, x0:x1])
        return ink.astype(np.uint8), x0, y0


def _rows(bottoms: NDArray[np.float64], heights: NDArray[np.float64], body: float) -> list[tuple[float, int]]:
    """Base lines with how many letters end there: at least most of a line's height apart."""
    groups: list[list[tuple[float, float]]] = []
    for bottom, height in sorted(zip(bottoms.tolist(), heights.tolist(), strict=True)):
        if groups and bottom - groups[-1][-1][0] < 0.22 * body and bottom - groups[-1][0][0] < 0.8 * body:
            groups[-1].append((bottom, height))
        else:
            groups.append([(bottom, height)])
    rows: list[tuple[float, int]] = []
    before = body
    for group in groups:
        base, size = (float(one) for one in np.median(group, axis=0))
        count = len(group)
        # The marks of a title may be as large as the letters of the text: they stand over its own letters.
        is_title = size > _TITLE * before
        if rows and base - rows[-1][0] < max(1.5 * body, _LINE * size if is_title else 0.0):
            if count > rows[-1][1]:
                rows[-1], before = (base, count), size
            continue
        rows.append((base, count))
        before = size
    return rows


def _line(numbers: Stats, stats: Stats, base: float, body: float, *, sure: bool) -> InkLine:
    left = stats[:, cv2.CC_STAT_LEFT]
    return InkLine(int(left.min()), int((left + stats[:, cv2.CC_STAT_WIDTH]).max()), float(base), body, numbers, sure)
