"""Print that is drawn twice: an overlay, a bold pass, a shadow, recognised text over print.

A glyph with the same letters, size and place as another is one glyph, wherever the two stand in the stream.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np

from pipeline.read.pdf_glyph import Glyph, columns_of

# How far apart two copies stand and how much their sizes differ, in font sizes; the narrowest letters are wider.
_APART, _SIZES = 0.15, 0.15
# A hostile page must end: more glyphs in one square are no print.
_MOST_IN_SQUARE = 12
# More squares than a page has across.
_LARGE = 1_000_003


def begin_together(glyphs: Sequence[Glyph]) -> bool:
    """Return whether any two glyphs begin with the same letter at the same place."""
    return any(
        _is_at(one, other)
        for numbers in _near(glyphs)
        for place, one in enumerate(numbers)
        for other in numbers[place + 1 :]
    )


def without_doubles(glyphs: Sequence[Glyph]) -> list[Glyph]:
    """Return the glyphs without the copies of others; the first of each stays."""
    doubles: set[int] = set()
    for numbers in _near(glyphs):
        for place, one in enumerate(numbers):
            if id(one) not in doubles:
                copies = (other for other in numbers[place + 1 :] if one.text == other.text and _is_at(one, other))
                doubles.update(map(id, copies))
    return [glyph for glyph in glyphs if id(glyph) not in doubles]


def _is_at(one: Glyph, other: Glyph) -> bool:
    apart = _APART * one.size
    return (
        abs(one.x0 - other.x0) < apart
        and abs(one.baseline - other.baseline) < apart
        and abs(one.size - other.size) < _SIZES * one.size
        and one.turn == other.turn
    )


def _near(glyphs: Sequence[Glyph]) -> Iterator[list[Glyph]]:
    """The glyphs that begin with one letter in one square of any of four grids, each moved by half a square."""
    if len(glyphs) < 2:
        return
    x0, _, baseline, size, _ = columns_of(glyphs)
    first = "".join([glyph.text[0] for glyph in glyphs]).encode("utf-32-le", errors="surrogatepass")
    letters = np.frombuffer(first, dtype=np.uint32).astype(np.int64) * _LARGE * _LARGE
    squares = np.column_stack((x0, baseline)) / (2 * _APART * max(float(np.median(size)), 1.0))
    for shift in ((0.0, 0.0), (0.5, 0.0), (0.0, 0.5), (0.5, 0.5)):
        cells = np.floor(squares + shift).astype(np.int64)
        codes = letters + cells[:, 0] * _LARGE + cells[:, 1]
        order = np.argsort(codes, kind="stable")
        same = np.flatnonzero(np.diff(codes[order]) == 0)
        group: list[int] = []
        for place in same.tolist():
            if group and group[-1] != place:
                yield [glyphs[order[number]] for number in group[:_MOST_IN_SQUARE]]
                group = []
            group = [*group, place + 1] if group else [place, place + 1]
        if group:
            yield [glyphs[order[number]] for number in group[:_MOST_IN_SQUARE]]
