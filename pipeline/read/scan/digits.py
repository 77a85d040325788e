"""The recogniser of printed numbers: Thai and Arabic digits, trained on drawn numbers only, run with numpy alone.

Takes pictures of single lines in the form of ``alphabet``, gives what is printed with a calibrated confidence and the
next best readings. Knows digits and the signs in numbers; every other glyph is ``OTHER``.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import numpy as np
from numpy.lib.stride_tricks import sliding_window_view
from numpy.typing import NDArray

from pipeline.read.scan.alphabet import CLASSES, HEIGHT, LAYERS, STRIDE, Layer
from pipeline.read.scan.beam import Reading, best_readings
from pipeline.read.scan.pixels import Picture

Frames = NDArray[np.float32]

MODEL = Path(__file__).with_name("digits.npz")
REPORT = Path(__file__).with_name("digits.json")
_GAP = 48
_LONGEST_STRIP = 6000


@dataclass(frozen=True, slots=True)
class Model:
    """The layers, and the line that turns the network's certainty into a share of right readings."""

    kernels: tuple[NDArray[np.float32], ...]
    biases: tuple[NDArray[np.float32], ...]
    slope: float
    offset: float
    threshold: float


@cache
def model() -> Model:
    """The model that comes with the package, loaded once in a process."""
    with np.load(MODEL) as stored:
        count = sum(name.startswith("w") for name in stored.files)
        kernels = tuple(stored[f"w{index}"].astype(np.float32) for index in range(count))
        biases = tuple(stored[f"b{index}"].astype(np.float32) for index in range(count))
    said = json.loads(REPORT.read_text(encoding="utf-8"))["calibration"]
    return Model(kernels, biases, said["slope"], said["offset"], said["threshold"])


def frames_of(lines: Sequence[Picture]) -> list[Frames]:
    """For each line the log probability of every class in every frame, ``[frames, classes]``.

    Lines are laid side by side with gaps wider than any layer sees across, so that one pass reads many.
    """
    found: list[Frames] = []
    strip: list[Picture] = []
    length = 0
    for line in lines:
        if strip and length + line.shape[1] > _LONGEST_STRIP:
            found.extend(_strip_frames(strip))
            strip, length = [], 0
        strip.append(line)
        length += line.shape[1] + _GAP
    if strip:
        found.extend(_strip_frames(strip))
    return found


def readings_of(*looks: Frames) -> list[Reading]:
    """The readings of a line or a part of one, the likeliest first, with calibrated confidence.

    Several looks are frames of the same line shown in different sizes.
    """
    known = model()
    return best_readings(looks, known.slope, known.offset)


def greedy(frames: Frames) -> list[tuple[str, int, int]]:
    """The likeliest symbol by symbol, each with the pixels ``[start, end)`` of its frames."""
    best = frames.argmax(axis=1)
    found: list[tuple[str, int, int]] = []
    edges = np.flatnonzero(np.diff(best)) + 1
    for start, end in zip([0, *edges], [*edges, len(best)], strict=True):
        if best[start]:
            found.append((CLASSES[best[start]], int(start) * STRIDE, int(end) * STRIDE))
    return found


def _strip_frames(lines: Sequence[Picture]) -> list[Frames]:
    places: list[tuple[int, int]] = []
    at = _GAP // 2
    for line in lines:
        width = -(-line.shape[1] // STRIDE)
        places.append((at // STRIDE, width))
        at += width * STRIDE + _GAP
    strip = np.zeros((1, HEIGHT, at), np.float32)
    for line, (first, _) in zip(lines, places, strict=True):
        strip[0, :, first * STRIDE : first * STRIDE + line.shape[1]] = line * np.float32(1 / 255)
    scores = _run(strip)
    return [scores[first : first + width] for first, width in places]


def _run(strip: NDArray[np.float32]) -> Frames:
    known = model()
    values = strip
    for kernel, bias, layer in zip(known.kernels, known.biases, LAYERS, strict=False):
        values = _convolved(values, kernel, bias, layer)
        np.maximum(values, 0, out=values)
    last = known.kernels[-1][:, :, 0, 0] @ values[:, 0] + known.biases[-1][:, None]
    last -= last.max(axis=0)
    last -= np.log(np.exp(last).sum(axis=0))
    result: Frames = last.T
    return result


def _convolved(
    values: NDArray[np.float32], kernel: NDArray[np.float32], bias: NDArray[np.float32], layer: Layer
) -> NDArray[np.float32]:
    count, _, rows, columns = kernel.shape
    down, across = layer.padding
    padded = np.pad(values, ((0, 0), (down, down), (across, across)))
    windows = sliding_window_view(padded, (rows, (columns - 1) * layer.dilation + 1), axis=(1, 2))
    windows = windows[:, :: layer.stride[0], :: layer.stride[1], :, :: layer.dilation]
    channels, height, width = windows.shape[:3]
    stacked = windows.transpose(0, 3, 4, 1, 2).reshape(channels * rows * columns, height * width)
    made = kernel.reshape(count, -1) @ stacked + bias[:, None]
    result: NDArray[np.float32] = made.reshape(count, height, width)
    return result
