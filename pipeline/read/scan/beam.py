"""Readings of a line out of the network's frames: the likeliest strings, not only the likeliest frames."""

from __future__ import annotations

import math
import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from pipeline.read.scan.alphabet import CLASSES

_BEAMS = 10
_KEPT = 3
_LEAST = math.log(1e-4)
_NOTHING = -math.inf
_SURE = 14.0
_LOWEST = 1e-30

_THAI = "๐-๙"
_ARABIC = "0-9"
_FORMS = "|".join(
    rf"[+\-]?[{digits}]{{1,3}}(?:,[{digits}]{{3}})*(?:\.[{digits}]{{1,4}})?%?|[{digits}]+"
    rf"|[{digits}]{{1,2}}(?:[./\-][{digits}]{{1,4}}){{1,3}}\.?|[{digits}]{{1,2}}\."
    for digits in (_THAI, _ARABIC)
)
_WELL_FORMED = re.compile(rf"(?:{_FORMS}|-|)")
_MALFORMED = math.log(0.02)


@dataclass(frozen=True, slots=True)
class Reading:
    """What may be printed; ``confidence`` is the expected share of right ones among readings as sure as this."""

    text: str
    confidence: float


def best_readings(looks: Sequence[NDArray[np.float32]], slope: float, offset: float) -> list[Reading]:
    """The likeliest readings with calibrated confidence; none at all for what is no number.

    Each look is the frames of the same print shown in another way: their shares are averaged, so that looks which
    disagree make no sure reading.
    """
    shares: dict[str, float] = defaultdict(float)
    for frames in looks:
        for text, share in best_shares(frames):
            shares[text] += math.exp(share) / len(looks)
    likeliest = sorted(shares.items(), key=lambda one: -one[1])[:_KEPT]
    return [
        Reading(text, calibrated(math.log(max(share, _LOWEST)), slope, offset) if _WELL_FORMED.fullmatch(text) else 0.0)
        for text, share in likeliest
    ]


def best_shares(frames: NDArray[np.float32]) -> list[tuple[str, float]]:
    """The likeliest strings with the logarithms of their shares; what is no number (๑2.๓.., 1..2) counts for little."""
    found = [(text, score + (0.0 if _WELL_FORMED.fullmatch(text) else _MALFORMED)) for text, score in _beams(frames)]
    found.sort(key=lambda one: -one[1])
    total = _sum([score for _, score in found])
    return [(text, score - total) for text, score in found[:_KEPT]]


def certainty(log_share: float) -> float:
    """The logit of a share given as its logarithm, kept finite."""
    rest = -math.expm1(log_share)
    return _SURE if rest <= math.exp(-_SURE) else max(-_SURE, min(_SURE, log_share - math.log(rest)))


def calibrated(log_share: float, slope: float, offset: float) -> float:
    """The confidence for a share of the probability."""
    return round(1 / (1 + math.exp(-(slope * certainty(log_share) + offset))), 5)


def _beams(frames: NDArray[np.float32]) -> list[tuple[str, float]]:
    """Prefix beam search: for every string the sum over all ways to write it into the frames."""
    beams: dict[str, tuple[float, float]] = {"": (0.0, _NOTHING)}
    for frame in frames:
        likely = [(int(index), float(frame[index])) for index in np.flatnonzero(frame > _LEAST)]
        if len(likely) == 1 and not likely[0][0]:
            # Most frames are the paper between symbols and say nothing else.
            beams = {text: (_sum(both) + likely[0][1], _NOTHING) for text, both in beams.items()}
            continue
        following: dict[str, list[list[float]]] = defaultdict(lambda: [[], []])
        for text, (blank, symbol) in beams.items():
            whole = _sum((blank, symbol))
            for index, score in likely:
                if not index:
                    following[text][0].append(whole + score)
                    continue
                character = CLASSES[index]
                if text.endswith(character):
                    following[text][1].append(symbol + score)
                    following[text + character][1].append(blank + score)
                else:
                    following[text + character][1].append(whole + score)
        summed = [(text, _sum(blanks), _sum(symbols)) for text, (blanks, symbols) in following.items()]
        summed.sort(key=lambda one: -max(one[1], one[2]))
        beams = {text: (blank, symbol) for text, blank, symbol in summed[:_BEAMS]}
    return [(text, _sum((blank, symbol))) for text, (blank, symbol) in beams.items()]


def _sum(scores: Sequence[float]) -> float:
    if len(scores) == 1:
        return scores[0]
    highest = max(scores, default=_NOTHING)
    if highest == _NOTHING:
        return _NOTHING
    return highest + math.log(sum(math.exp(score - highest) for score in scores))
