"""Numbers on a line of print: where they stand, what they say, and how sure that is."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

import cv2
import numpy as np

from pipeline.read.scan.alphabet import BASELINE, BODY, DIGITS, HEIGHT, OTHER, STRIDE
from pipeline.read.scan.beam import Reading
from pipeline.read.scan.digits import Frames, frames_of, greedy, model, readings_of
from pipeline.read.scan.glyphs import InkLine, Page, Stats
from pipeline.read.scan.pixels import Picture

_MARGIN = 0.35
_APART = 0.38
_SLACK = 0.12
_NEAR = 1.15
_ENDS = ".,/-+"
_LEAST = 0.5
_STROKE = "1"
_DOUBTED = 0.9
# The recogniser does best with letters a little larger than the usual ones that it learnt; and the second look.
_SHOWN, _CLOSER = 1.06, 1.18
_WIDEST_FIGURE = 9
_FIGURE = re.compile(r"[+-]?\d{1,3}\.\d+")


@dataclass(frozen=True, slots=True)
class Number:
    """One printed number: page pixels ``[x0, x1)``, its readings with the likeliest first, its ink."""

    x0: float
    x1: float
    readings: tuple[Reading, ...]
    pieces: Stats

    @property
    def text(self) -> str:
        """The likeliest reading."""
        return self.readings[0].text

    @property
    def confidence(self) -> float:
        """How sure that reading is."""
        return self.readings[0].confidence


@dataclass(frozen=True, slots=True)
class _Glyph:
    """One symbol: pixels ``[start, end)`` of its frames, and its ink on the page."""

    text: str
    start: int
    end: int
    x0: float
    x1: float
    pieces: Stats

    @property
    def middle(self) -> float:
        return (self.x0 + self.x1) / 2


@dataclass(frozen=True, slots=True)
class Spotted:
    """The numbers of a line; ``alone`` where nothing else is printed on it."""

    numbers: tuple[Number, ...]
    alone: bool


def spot(page: Page, lines: Sequence[InkLine]) -> list[Spotted]:
    """The numbers of every line. Figures that are not sure are looked at again, from closer by."""
    shown = [_shown(page, line, _SHOWN) for line in lines]
    frames = frames_of([picture for picture, _, _ in shown])
    found = [
        _spotted(page, line, one, left, scale) for line, one, (_, left, scale) in zip(lines, frames, shown, strict=True)
    ]
    again = [number for number, line in enumerate(lines) if _is_worth_a_look(line, frames[number], found[number])]
    closer = frames_of([_shown(page, lines[number], _CLOSER)[0] for number in again])
    for number, second in zip(again, closer, strict=True):
        if not _is_number(second):
            continue
        if found[number].alone:
            found[number] = _alone(page, lines[number], (frames[number], second), 1.0)
            continue
        rescued = _alone(page, lines[number], (second,), _DOUBTED)
        # Codes (i๑๒) are no figures.
        if _FIGURE.fullmatch(rescued.numbers[0].text):
            found[number] = rescued
    return found


def _shown(page: Page, line: InkLine, times: float) -> tuple[Picture, int, float]:
    """A line in the recogniser's form, its letters so many times the usual size; where that begins, and its scale."""
    body = line.body / times
    ink, left, _ = page.crop(line, BASELINE / BODY / times, (HEIGHT - BASELINE) / BODY / times, _MARGIN, specks=True)
    scale = BODY / body
    width = max(8, round(ink.shape[1] * scale))
    way = cv2.INTER_AREA if scale < 1 else cv2.INTER_CUBIC
    place = np.full((round(HEIGHT / scale), ink.shape[1]), 0, np.uint8)
    top = max(0, place.shape[0] - ink.shape[0])
    place[top : top + ink.shape[0]] = ink[: place.shape[0] - top]
    return np.asarray(cv2.resize(place, (width, HEIGHT), interpolation=way), np.uint8), left, scale


def _is_number(frames: Frames) -> bool:
    symbols = greedy(frames)
    return bool(symbols) and all(symbol != OTHER for symbol, _, _ in symbols)


def _is_worth_a_look(line: InkLine, frames: Frames, found: Spotted) -> bool:
    """Whether a line is a number and not sure, or short and mostly digits."""
    if found.alone:
        return found.numbers[0].confidence < model().threshold
    symbols = [symbol for symbol, _, _ in greedy(frames)]
    digits = sum(symbol in DIGITS for symbol in symbols)
    return line.x1 - line.x0 < _WIDEST_FIGURE * line.body and 2 * digits > len(symbols)


def _alone(page: Page, line: InkLine, looks: Sequence[Frames], most: float) -> Spotted:
    """A line that is one number; its confidence is ``most`` at the most."""
    if page.is_covered(line.pieces):
        most = min(most, _DOUBTED)
    return Spotted((Number(line.x0, line.x1, _at_most(readings_of(*looks), most), line.pieces),), alone=True)


def _spotted(page: Page, line: InkLine, frames: Frames, left: int, scale: float) -> Spotted:
    if _is_number(frames):
        return _alone(page, line, (frames,), 1.0)
    symbols = greedy(frames)
    glyphs = [_glyph(page, line, one, left, scale) for one in symbols if one[0] != OTHER]
    others = [(left + (start + end) / 2 / scale) for symbol, start, end in symbols if symbol == OTHER]
    found: list[Number] = []
    for run in _runs(glyphs, others, line.body):
        first, last = run[0].start // STRIDE, -(-run[-1].end // STRIDE)
        pieces = np.unique(np.concatenate([one.pieces for one in run])).astype(np.int32)
        # Where a stamp may hide a stroke, nothing that is left of a number is sure.
        most = _DOUBTED if len(pieces) and page.is_covered(pieces) else 1.0
        readings = _at_most(readings_of(frames[max(0, first - 1) : last + 1]), most)
        if len(run) == 1 and _within_a_word(run[0], others, line.body):
            continue
        if readings[0].text and readings[0].confidence > _LEAST and len(pieces):
            found.append(Number(min(one.x0 for one in run), max(one.x1 for one in run), readings, pieces))
    return Spotted(tuple(found), alone=False)


def _at_most(readings: Sequence[Reading], most: float) -> tuple[Reading, ...]:
    return tuple(Reading(one.text, min(one.confidence, most)) for one in readings)


def _glyph(page: Page, line: InkLine, symbol: tuple[str, int, int], left: int, scale: float) -> _Glyph:
    """The ink of a symbol: the network says where its middle is, the pieces there say how far it reaches."""
    text, start, end = symbol
    middle = left + (start + end) / 2 / scale
    stats = page.stats[line.pieces]
    x0, x1 = stats[:, cv2.CC_STAT_LEFT], stats[:, cv2.CC_STAT_LEFT] + stats[:, cv2.CC_STAT_WIDTH]
    slack = _SLACK * line.body
    there = (x0 - slack <= middle) & (middle <= x1 + slack)
    if not there.any():
        return _Glyph(text, start, end, middle - slack, middle + slack, line.pieces[:0])
    return _Glyph(text, start, end, float(x0[there].min()), float(x1[there].max()), line.pieces[there])


def _runs(glyphs: Sequence[_Glyph], others: Sequence[float], body: float) -> list[list[_Glyph]]:
    """Digits that stand together with the signs between them: no other glyph and no space parts them."""
    runs: list[list[_Glyph]] = [[]]
    for one in glyphs:
        before = runs[-1][-1] if runs[-1] else None
        if before is not None and (
            one.x0 - before.x1 > _APART * body
            or any(before.middle < other < one.middle for other in others)
            or _other_script(before.text, one.text)
        ):
            runs.append([])
        runs[-1].append(one)
    kept = [_without_ends(run) for run in runs]
    return [run for run in kept if any(one.text in DIGITS for one in run)]


def _other_script(one: str, other: str) -> bool:
    """Thai and Arabic digits make no number together: i๑๒ with a letter taken for a digit, say."""
    return one in DIGITS and other in DIGITS and one.isascii() != other.isascii()


def _within_a_word(glyph: _Glyph, others: Sequence[float], body: float) -> bool:
    """Whether letters stand so close that a single digit is more likely a letter that looks like one.

    That is between two letters, and for an upright stroke also before a letter and at the end of a word.
    """
    away = [other - glyph.middle for other in others]
    before = sum(-_NEAR * body < one < 0 for one in away)
    after = sum(0 < one < _NEAR * body for one in away)
    word = sum(-2 * _NEAR * body < one < 0 for one in away)
    if glyph.text == _STROKE:
        return bool(after or (before and word > 1))
    return bool(before and after)


def _without_ends(run: list[_Glyph]) -> list[_Glyph]:
    first, last = 0, len(run)
    while first < last and run[first].text in _ENDS:
        first += 1
    while last > first and run[last - 1].text in _ENDS:
        last -= 1
    return run[first:last]
