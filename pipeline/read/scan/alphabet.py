"""What the recogniser of numbers can say, and the form in which it is shown a line."""

from __future__ import annotations

from typing import NamedTuple

THAI_DIGITS = "๐๑๒๓๔๕๖๗๘๙"
DIGITS = THAI_DIGITS + "0123456789"
SYMBOLS = ".,%-+/"
OTHER = "\ufffc"
"""Stands for any glyph that is no part of a number."""

CLASSES = ("", *DIGITS, *SYMBOLS, OTHER)
"""Class 0 is the blank between two readings."""

HEIGHT = 36
"""Pixels of a line from top to bottom."""

BODY = 17
"""Pixels of a Thai digit without ascender (๑) in that line."""

BASELINE = 29
"""The row that the digits stand on."""

STRIDE = 2
"""Pixels of width for one frame of output."""


class Layer(NamedTuple):
    """One convolution with its ReLU; measures are (rows, columns)."""

    kernel: tuple[int, int]
    stride: tuple[int, int]
    padding: tuple[int, int]
    dilation: int = 1


LAYERS = (
    Layer((5, 5), (2, 2), (2, 2)),
    Layer((3, 3), (2, 1), (1, 1)),
    Layer((3, 3), (2, 1), (1, 1)),
    Layer((5, 3), (1, 1), (0, 1)),
    Layer((1, 5), (1, 1), (0, 4), 2),
)
"""The network below its last layer, which weighs the classes of each frame."""
