"""The training report: how often the model is right on fonts and damages that it never saw, and how sure it may be."""

from __future__ import annotations

import itertools
import json
import math
from collections import defaultdict
from collections.abc import Callable, Sequence
from pathlib import Path

import numpy as np

from pipeline.read.scan import beam, digits
from scripts.digits import draw, sets
from scripts.digits.fonts import CALIBRATION, HELD_OUT, Face

_COUNT = 3000
_WRONG = 0.0005
"""Share of wrong readings at the threshold: half of what is promised, since the promise is for scans, not drawings."""

Case = tuple[sets.Sample, float, bool]


def write_report(known: Sequence[Face], rounds: int, seed: int, target: Path) -> None:
    """Calibrates on two held-out families, tests on the other two, and writes both beside the model."""
    learned = [face for face in known if face.family in CALIBRATION]
    tested = [face for face in known if face.family in HELD_OUT - CALIBRATION]
    trained = [face for face in known if face.family not in HELD_OUT]
    every = (*draw.TRAINED, *draw.HELD_OUT)
    cases = _judged(sets.Recipe(tuple(learned), every, body=(11.0, 30.0)), f"{seed}:calibrate")
    slope, offset = _fitted(cases)
    said: dict[str, object] = {
        "training": {"rounds": rounds, "seed": seed, "fonts": sorted({face.family for face in trained})},
        "calibration": {
            "fonts": sorted(CALIBRATION),
            "slope": round(slope, 4),
            "offset": round(offset, 4),
            "threshold": round(_threshold(cases, slope, offset), 5),
        },
    }
    calibration = said["calibration"]
    assert isinstance(calibration, dict)
    threshold = float(calibration["threshold"])
    unseen = _judged(sets.Recipe(tuple(tested), every, body=(11.0, 30.0)), f"{seed}:test")
    said["held_out_fonts"] = _table(unseen, slope, offset, threshold, lambda sample: [sample.family])
    said["held_out_fonts_by_damage"] = _table(unseen, slope, offset, threshold, lambda sample: list(sample.damages))
    said["held_out_fonts_by_size"] = _table(
        unseen,
        slope,
        offset,
        threshold,
        lambda sample: [f"{int(sample.body // 5) * 5:02d}-{int(sample.body // 5) * 5 + 5:02d} px"],
    )
    said["reliability"] = _reliability(unseen, slope, offset)
    seen = _judged(sets.Recipe(tuple(trained), every, body=(11.0, 30.0)), f"{seed}:seen")
    said["trained_fonts"] = _table(seen, slope, offset, threshold, lambda sample: [sample.family])
    target.write_text(json.dumps(said, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    print(json.dumps({name: said[name] for name in ("calibration", "held_out_fonts")}, ensure_ascii=False, indent=1))


def _judged(recipe: sets.Recipe, seed: str) -> list[Case]:
    """Each sample with the certainty of its reading, before calibration, and whether that is right."""
    samples = sets.make(recipe, _COUNT, seed)
    found: list[Case] = []
    for sample, frames in zip(samples, digits.frames_of([sample.picture for sample in samples]), strict=True):
        best = beam.best_shares(frames)[0]
        found.append((sample, best[1], best[0] == "".join(sample.said)))
    return found


def _fitted(cases: Sequence[Case]) -> tuple[float, float]:
    """Logistic regression of being right on the certainty (Platt), by Newton's method."""
    values = np.array([[beam.certainty(share), 1.0] for _, share, _ in cases if share > -math.inf])
    right = np.array([float(ok) for _, share, ok in cases if share > -math.inf])
    weights = np.array([0.8, 0.0])
    for _ in range(30):
        guess = 1 / (1 + np.exp(-values @ weights))
        slope = values.T @ (guess - right) + 1e-3 * weights
        bend = (values * (guess * (1 - guess))[:, None]).T @ values + 1e-3 * np.eye(2)
        weights = weights - np.linalg.solve(bend, slope)
    return float(weights[0]), float(weights[1])


def _threshold(cases: Sequence[Case], slope: float, offset: float) -> float:
    """The lowest confidence above which few enough are wrong."""
    ranked = sorted(((beam.calibrated(share, slope, offset), ok) for _, share, ok in cases), reverse=True)
    lowest, wrong = 1.0, 0
    for count, (confidence, ok) in enumerate(ranked, start=1):
        wrong += not ok
        if wrong <= _WRONG * count:
            lowest = confidence
    return lowest


def _table(
    cases: Sequence[Case], slope: float, offset: float, threshold: float, of: Callable[[sets.Sample], list[str]]
) -> dict[str, dict[str, float]]:
    groups: dict[str, list[tuple[bool, bool]]] = defaultdict(list)
    for sample, share, ok in cases:
        accepted = beam.calibrated(share, slope, offset) >= threshold
        for name in ("all", *of(sample)):
            groups[name].append((ok, accepted))
    return {
        name: {
            "read": len(group),
            "exact": round(sum(ok for ok, _ in group) / len(group), 5),
            "accepted": round(sum(accepted for _, accepted in group) / len(group), 5),
            "wrong_but_accepted": round(sum(accepted and not ok for ok, accepted in group) / len(group), 5),
        }
        for name, group in sorted(groups.items())
    }


def _reliability(cases: Sequence[Case], slope: float, offset: float) -> list[dict[str, float]]:
    """For each range of confidence how many readings are right."""
    edges = (0.0, 0.5, 0.8, 0.9, 0.95, 0.98, 0.99, 0.995, 0.998, 0.999, 1.00001)
    found: list[dict[str, float]] = []
    for low, high in itertools.pairwise(edges):
        inside = [
            (confidence, ok)
            for _, share, ok in cases
            if low <= (confidence := beam.calibrated(share, slope, offset)) < high
        ]
        if inside:
            mean = sum(confidence for confidence, _ in inside) / len(inside)
            right = sum(ok for _, ok in inside) / len(inside)
            found.append({"from": low, "read": len(inside), "confidence": round(mean, 5), "right": round(right, 5)})
    return found
