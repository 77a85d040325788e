"""Lines of ink as lines of text: numbers by the recogniser of numbers, boxes by their shape, words by Tesseract."""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

import cv2
import numpy as np

from pipeline.read.pdf_lines import TextLine
from pipeline.read.scan.alphabet import THAI_DIGITS
from pipeline.read.scan.digits import model
from pipeline.read.scan.glyphs import InkLine, Page, Stats
from pipeline.read.scan.pixels import Picture
from pipeline.read.scan.spots import Spotted, spot
from pipeline.read.scan.tesseract import Word, words_of
from pipeline.records import CHECKED, UNCHECKED, Recognition
from pipeline.thai import compose

_SPACE = 0.42
_CODE_SPACE = 1.2
_ABOVE, _BELOW = 2.3, 1.0
_WORD_BODY = 19.0
_EM = 2.2
_DIGIT_OF_WORDS = 0.3
_LEAST_INK = 0.12
_STRAY = 2
_SARA_AM = re.compile("\u0e4d([\u0e48-\u0e4b]?)\u0e32")
_FOLLOWS = re.compile("[\u0e30-\u0e3a\u0e45\u0e47-\u0e4e]")
_UNREAD_STROKE = "|"
_BRACKETS = frozenset("()[]*")
_LONE_STROKE = frozenset("|!lI1")


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a line. ``confidence`` is of a number, ``sureness`` of words."""

    text: str
    x0: float
    x1: float
    confidence: float | None = None
    is_sure: bool = False
    alternatives: tuple[str, ...] = ()
    sureness: float | None = None


def read_lines(page: Page, lines: Sequence[InkLine]) -> tuple[list[TextLine | None], list[float]]:
    """The text of each line (``None`` where nothing is), and the sureness of everything read.

    Raises:
        ReadError: ``no_ocr`` where there are words and Tesseract is not installed.
    """
    pieces: list[list[Piece]] = []
    asked: list[tuple[int, float, float]] = []
    pictures: list[Picture] = []
    for index, (line, spotted) in enumerate(zip(lines, spot(page, lines), strict=True)):
        boxes = _boxes(page, line)
        own = [piece for piece, _ in boxes]
        ink = [number for _, number in boxes]
        if not own or not spotted.alone:
            own.extend(_numbers(spotted))
            ink.extend(int(number) for one in spotted.numbers for number in one.pieces)
        own.sort(key=lambda piece: piece.x0)
        pieces.append(own)
        if spotted.alone and own:
            continue
        for x0, x1 in _between(line, own):
            picture = _words_picture(page, line, x0, x1, np.array(ink, np.int32))
            if picture is not None:
                asked.append((index, x0, x1))
                pictures.append(picture)
    for (index, x0, x1), picture, words in zip(asked, pictures, words_of(pictures), strict=True):
        found = _from_words(words, x0, x1, lines[index].body)
        pieces[index].extend(found or _unread(picture, x0, x1))
    sureness = [
        value for own in pieces for piece in own for value in (piece.confidence, piece.sureness) if value is not None
    ]
    return [_text_line(page, line, own) for line, own in zip(lines, pieces, strict=True)], sureness


def _numbers(spotted: Spotted) -> list[Piece]:
    return [
        Piece(
            one.text,
            one.x0,
            one.x1,
            one.confidence,
            one.confidence >= model().threshold,
            tuple(other.text for other in one.readings[1:]),
        )
        for one in spotted.numbers
        if one.text
    ]


def _boxes(page: Page, line: InkLine) -> list[tuple[Piece, int]]:
    """Check boxes: a hollow square about as tall as a letter; ticked where there is ink inside."""
    found: list[tuple[Piece, int]] = []
    for number in line.pieces:
        x, y, width, height, _ = (int(value) for value in page.stats[number])
        if not (0.65 * line.body < height < 2.2 * line.body and 0.8 < width / height < 1.25):
            continue
        inside = page.words[y : y + height, x : x + width] > 90
        edge = max(2, round(0.16 * height))
        sides = (
            inside[:edge].any(axis=0),
            inside[-edge:].any(axis=0),
            inside[:, :edge].any(1),
            inside[:, -edge:].any(1),
        )
        if min(side.mean() for side in sides) < 0.93:
            continue
        core = inside[2 * edge : -2 * edge, 2 * edge : -2 * edge]
        # The edges of a letter with a round head leave their corners empty; those of a box do not.
        corners = [
            inside[a, b].any()
            for a in (slice(0, edge), slice(-edge, None))
            for b in (slice(0, edge), slice(-edge, None))
        ]
        if core.size and all(corners):
            shown = CHECKED if core.mean() > 0.1 else UNCHECKED
            found.append((Piece(shown, x, x + width, sureness=0.95), int(number)))
    return found


def _between(line: InkLine, taken: Sequence[Piece]) -> list[tuple[float, float]]:
    """The stretches of a line left and right of what was read already."""
    gaps: list[tuple[float, float]] = []
    at = float(line.x0) - 0.3 * line.body
    for piece in taken:
        gaps.append((at, piece.x0))
        at = piece.x1
    gaps.append((at, line.x1 + 0.3 * line.body))
    return [(x0, x1) for x0, x1 in gaps if x1 - x0 > 0.15 * line.body]


def _words_picture(page: Page, line: InkLine, x0: float, x1: float, taken: Stats) -> Picture | None:
    """The stretch alone with white around it, at the size that Tesseract likes; ``None`` where there is no ink."""
    ink, left, _ = page.crop(line, _ABOVE, _BELOW, 0.3, without=taken)
    part = ink[:, max(0, round(x0 - left)) : max(0, round(x1 - left))]
    if not part.size or (part > 90).sum() < _LEAST_INK * line.body:
        return None
    scale = _scale(line.body)
    way = cv2.INTER_AREA if scale < 1 else cv2.INTER_CUBIC
    part = np.asarray(cv2.resize(part, None, fx=scale, fy=scale, interpolation=way), np.uint8)
    result: Picture = np.pad(part, ((10, 10), (16, 16)))
    return result


def _unread(picture: Picture, x0: float, x1: float) -> list[Piece]:
    """What stands for ink that nothing could read: a lone upright stroke, or the mark of an unknown character."""
    rows, columns = np.flatnonzero((picture > 90).any(axis=1)), np.flatnonzero((picture > 90).any(axis=0))
    if not len(columns) or np.ptp(rows) < 0.5 * _WORD_BODY:
        return []
    is_stroke = np.ptp(columns) < 0.4 * _WORD_BODY and np.ptp(rows) < 2 * _WORD_BODY
    if is_stroke:
        return [Piece(_UNREAD_STROKE, x0, x1, sureness=0.0)]
    # A number with unread ink beside it is not sure of itself either.
    return [Piece("\ufffd", x0, x1, confidence=0.0, sureness=0.0)]


def _scale(body: float) -> float:
    return min(3.0, max(0.5, _WORD_BODY / body))


def _from_words(words: Sequence[Word], x0: float, x1: float, body: float) -> list[Piece]:
    scale = _scale(body)
    found: list[Piece] = []
    for word in words:
        left, right = x0 + (word.x0 - 16) / scale, x0 + (word.x1 - 16) / scale
        doubtful = any(character.isdecimal() for character in word.text)
        # A digit that only Tesseract saw is no reading of a number.
        confidence = _DIGIT_OF_WORDS if doubtful else None
        found.append(Piece(word.text, max(left, x0), min(right, x1), confidence, sureness=word.confidence))
    return found


def _text_line(page: Page, line: InkLine, pieces: list[Piece]) -> TextLine | None:
    pieces = [replace(piece, text=compose(piece.text).strip()) for piece in sorted(pieces, key=lambda one: one.x0)]
    pieces = _letters_of_codes([piece for piece in pieces if piece.text], line.body)
    if not pieces:
        return None
    spaces = _spaces(pieces, page.gaps(line, _SPACE), line.body)
    pieces = _doubted_within_numbers(pieces, spaces)
    text = ""
    recognised: list[Recognition] = []
    for index, piece in enumerate(pieces):
        if index in spaces:
            text += " "
        # Tesseract writes the two halves of sara am apart, and cuts words between them.
        shown = text + piece.text if piece.confidence is not None else _SARA_AM.sub("\\1\u0e33", text + piece.text)
        if piece.confidence is not None:
            recognised.append(Recognition(len(text), len(shown), piece.confidence, piece.is_sure, piece.alternatives))
        text = shown
    inch = 72 / page.dpi
    top, bottom = (line.base - 1.6 * line.body) * inch, (line.base + 0.5 * line.body) * inch
    return TextLine(
        text, line.x0 * inch, line.x1 * inch, top, bottom, line.base * inch, _EM * line.body * inch,
        recognised=tuple(recognised),
    )  # fmt: skip


def _letters_of_codes(pieces: list[Piece], body: float) -> list[Piece]:
    """Codes of questions (i๑ i๑๒): a lone stroke set before a number is the letter i.

    So is what passes for an Arabic digit before Thai ones, which are never mixed in a number; some fonts set a space
    between.
    """
    found = list(pieces)
    for index, (piece, after) in enumerate(itertools.pairwise(pieces)):
        if after.confidence is None or piece.text not in _LONE_STROKE:
            continue
        is_close = after.x0 - piece.x1 < _CODE_SPACE * body
        if piece.confidence is None or (is_close and after.text[0] in THAI_DIGITS):
            found[index] = Piece("i", piece.x0, piece.x1, sureness=piece.sureness or 0.0)
    return found


def _doubted_within_numbers(pieces: Sequence[Piece], spaces: set[int]) -> list[Piece]:
    """A letter or sign set tight between two numbers (๑ว๐.๐๐) is most likely a digit unread: nothing there is sure.

    So is one set tight to a number with decimals that is all there is on the line (๙๘.๓ว), or a stroke that nothing
    could read.
    """
    found = list(pieces)
    strays = [piece for piece in pieces if piece.confidence is None]
    is_figure = len(strays) == 1 and any("." in one.text for one in pieces if one is not strays[0])
    for index, piece in enumerate(pieces):
        if piece.confidence is not None or len(piece.text) > _STRAY:
            continue
        beside = [one.confidence for one in (*pieces[max(0, index - 1) : index], *pieces[index + 1 : index + 2])]
        is_within = len(beside) == 2 and None not in beside and not {index, index + 1} & spaces
        is_digit = is_figure and not spaces and not _BRACKETS.issuperset(piece.text)
        if is_within or is_digit or (is_figure and piece.text == _UNREAD_STROKE):
            found[index] = replace(piece, confidence=0.0)
    return found


def _spaces(pieces: Sequence[Piece], gaps: Sequence[tuple[int, int]], body: float) -> set[int]:
    """Before which pieces a space stands: at each gap in the ink, where two pieces meet nearest to it.

    The boxes of words are no measure: Tesseract cuts Thai, which has no spaces between words, where it likes. No word
    begins with a mark or a vowel that follows its consonant.
    """
    found: set[int] = set()
    for x0, x1 in gaps:
        middle = (x0 + x1) / 2
        away = [
            (max(0.0, pieces[index - 1].x1 - middle, middle - pieces[index].x0), index)
            for index in range(1, len(pieces))
            if not _FOLLOWS.match(pieces[index].text)
        ]
        nearest = min(away, default=None)
        if nearest is not None and nearest[0] < 0.7 * body + (x1 - x0) / 2:
            found.add(nearest[1])
    return found
