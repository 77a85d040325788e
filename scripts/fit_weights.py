"""Fit ``rules/weights.yml``: how much each kind of evidence says that a column of numbers holds scores.

``python -m scripts.fit_weights`` takes documents drawn from seeds (``benchmarks.layouts``) and those written as tests,
labels their columns of numbers by the documents' truth, fits a logistic regression with a penalty on large weights, and
writes the weights with their accuracy on documents of other seeds. Which rows of a table are judged depends on the
weights in use: fit twice after a change of features. The same code and rules, ``weights.yml`` among them, give the same
file.
"""

from __future__ import annotations

import json
import re
import tempfile
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from typing import get_args

import numpy as np
from numpy.typing import NDArray

from benchmarks.layouts.drawing import draw_documents
from benchmarks.layouts.render import file_name, rendered
from pipeline.matching.elements import text_matcher
from pipeline.parse.tables.evidence import Features, NumberColumn
from pipeline.parse.tables.score_columns import ColumnReader
from pipeline.parse.tables.score_grid import ScoreGrid
from pipeline.parse.tables.slots import Grid
from pipeline.read import read
from pipeline.rulebook import Rulebook, find_rules_dir, load_rulebook
from pipeline.rulebook.weights import ColumnFeature

FAMILIES = ("random-tables", "provable", "other-kinds", "metamorphic")
FITTED_ON = range(9000, 9003)
HELD_OUT = range(9100, 9101)
WRITTEN = (Path("tests/documents"), Path("tests/examined"))
DOCUMENTS = 240
NAMES: tuple[ColumnFeature, ...] = get_args(ColumnFeature)
# Tables that look like scores in every way: what they are of is not a question of columns.
_EXAMPLES = frozenset({"manual-table"})
_OURS, _OTHERS = 0.8, 0.2
_NUMBER = re.compile(r"[0-9]+(?:\.[0-9]+)?")
_PENALTY = 1.0
_WRITTEN_COUNT = 5
_STEPS = 60
_CAUTION = 0.99

Sample = tuple[Features, bool]
Truth = set[tuple[str, str, Decimal]]
Vector = NDArray[np.float64]


def samples(seeds: range, rulebook: Rulebook) -> Iterator[list[Sample]]:
    """Give the labelled columns of every table part that the documents of the seeds hold."""
    with tempfile.TemporaryDirectory() as folder:
        for seed in seeds:
            for drawn in draw_documents(seed, DOCUMENTS, FAMILIES):
                if drawn.kind in _EXAMPLES:
                    continue
                path = Path(folder) / file_name(drawn)
                path.write_bytes(rendered(drawn))
                true: Truth = {(fact.key[0], fact.key[1], fact.value) for fact in drawn.facts}
                yield from _of_document(path, true, rulebook)
                path.unlink()


def written(rulebook: Rulebook) -> Iterator[list[Sample]]:
    """Give the labelled columns of the documents that people wrote as tests."""
    for truth in sorted(p for folder in WRITTEN for p in folder.glob("*/truth.json")):
        scores = json.loads(truth.read_text(encoding="utf-8"))["scores"]
        true = {
            (one["scope"], one["code"], Decimal(one["value"]))
            for one in scores
            if _NUMBER.fullmatch(one["value"] or "")
        }
        report = next(path for path in sorted(truth.parent.iterdir()) if path.stem == "report")
        yield from _of_document(report, true, rulebook)


def _of_document(path: Path, true: Truth, rulebook: Rulebook) -> Iterator[list[Sample]]:
    matcher = text_matcher(rulebook)
    for table in read(path, ocr="never").tables:
        cells = ScoreGrid(Grid(table), rulebook, matcher)
        for part in cells.header_rows.parts():
            columns = ColumnReader(cells.grid, rulebook, matcher, cells.numbers, part.header, part.body)
            columns.read()
            labelled = ((features, _is_score(one, true)) for one, features in columns.judged)
            yield [(features, label) for features, label in labelled if label is not None]


def _is_score(one: NumberColumn, true: Truth) -> bool | None:
    """Whether the truth has the numbers of a column as scores of its rows; ``None`` where it leaves that open."""
    held = []
    for row, value in one.values.items():
        scope, code = one.element or one.elements.get(row) or ("overall", "ITA")
        held.append((scope, code, value) in true)
    share = sum(held) / len(held)
    return None if _OTHERS < share < _OURS else share >= _OURS


def fit(data: list[Sample]) -> Vector:
    """Return the weights that make the labels likeliest, by Newton's method with a penalty."""
    matrix = np.array([[features.get(name, 0.0) for name in NAMES] for features, _ in data])
    labels = np.array([label for _, label in data], dtype=np.float64)
    weights = np.zeros(len(NAMES))
    for _ in range(_STEPS):
        chances = 1 / (1 + np.exp(-matrix @ weights))
        slope = matrix.T @ (labels - chances) - _PENALTY * weights
        curve = (matrix * (chances * (1 - chances))[:, None]).T @ matrix + _PENALTY * np.eye(len(NAMES))
        weights += np.linalg.solve(curve, slope)
    return np.round(weights, 2)


def odds(features: Features, weights: Vector) -> float:
    """Return the log-odds of a column."""
    return float(sum(features.get(name, 0.0) * weight for name, weight in zip(NAMES, weights, strict=True)))


def margin_of(tables: list[list[Sample]], weights: Vector) -> float:
    """Return the lead that wrong columns have over right ones at most, but for one in a hundred of all such pairs."""
    leads = sorted(
        odds(wrong, weights) - odds(right, weights)
        for table in tables
        for right, is_right in table
        for wrong, is_wrong in table
        if is_right and not is_wrong
    )
    return max(0.5, round(leads[int(_CAUTION * (len(leads) - 1))], 2)) if leads else 0.5


def main() -> None:
    """Fit and write."""
    rulebook = load_rulebook()
    # A written document stands for a kind that is not drawn: it counts as several.
    tables = [*samples(FITTED_ON, rulebook), *list(written(rulebook)) * _WRITTEN_COUNT]
    data = [sample for table in tables for sample in table]
    weights = fit(data)
    held = [sample for table in samples(HELD_OUT, rulebook) for sample in table]
    right = sum(1 for features, label in held if (odds(features, weights) >= 0) == label)
    lines = [
        "# Weights of evidence, in log-odds. Written by scripts/fit_weights.py: do not edit by hand, fit again.",
        "score_column:",
        "  threshold: 0.0",
        f"  margin: {margin_of(tables, weights)}",
        "  features:",
        *(f"    {name}: {weight:.2f}" for name, weight in zip(NAMES, weights, strict=True)),
        "  report:",
        f'    seeds: "fitted on {FITTED_ON.start}-{FITTED_ON.stop - 1}, held out {HELD_OUT.start}-{HELD_OUT.stop - 1}"',
        f"    columns: {len(data)}",
        f"    held_out_columns: {len(held)}",
        f"    held_out_accuracy: {right / len(held):.4f}",
    ]
    (find_rules_dir() / "weights.yml").write_text("\n".join(lines) + "\n", encoding="utf-8")
    print("\n".join(lines))


if __name__ == "__main__":
    main()
