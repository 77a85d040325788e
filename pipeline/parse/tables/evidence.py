"""Compute the evidence that a column of numbers holds the scores of its rows: words, content, order and arithmetic.

Takes the columns of numbers of one table with what their rows are about; gives features for each (mostly 0 to 1), which
``rules/weights.yml`` weighs. Never decides.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from itertools import pairwise, permutations

from pipeline.matching.columns import HeaderWords
from pipeline.parse.tables.trees import Key, Trees
from pipeline.rulebook.weights import ColumnFeature
from pipeline.thai.numerals import NumberReading

Features = dict[ColumnFeature, float]

SCORE_WORDS = ("score", "instrument_score", "percent")
# Meanings of a header under which numbers are no scores of the row.
OTHER_WORDS = (
    "sequence", "difference", "rank", "weight", "weighted", "full_marks", "target", "count", "extreme", "others",
    "budget", "year", "code", "indicator_number",
)  # fmt: skip
# Quantities that are the same in all rows, and what their words count where the numbers vary.
_FIXED = frozenset({"full_marks"})
_VARIED = 0.3
# Words of headers that name a year or an element: "ตัวชี้วัดที่" over "๑" heads the scores of that indicator.
_NAMES_OF_FACETS = frozenset({"year", "code", "indicator_number", "budget"})
_DEPTHS = (1.0, 0.8, 0.7)
# "IIT (น้ำหนัก 30)": an amount in brackets says one weight or full mark, not what the column holds.
_AMOUNT = re.compile(r"[(\[][^()\[\]]*[0-9๐-๙][^()\[\]]*[)\]]")
_NEAR = Decimal("0.011")
_FULL_MARK = 100
_NEAR_WHOLE = Decimal("0.51")
_MOST = 0.9
_MOST_COLUMNS = 16
_HALF = 0.5
_FEWEST = 3
_ITEM_VALUES = frozenset({Decimal(0), Decimal(50), Decimal(100)})
_LARGEST_SHARE = Decimal("0.6")


@dataclass(frozen=True, slots=True)
class NumberColumn:
    """A column of numbers. ``path`` are its header texts, top to bottom; ``element`` is what its header names.

    ``elements`` are what the rows are about, ``named`` all rows that name an element, a year or an organisation.
    ``about`` are the year, part and organisation that its header says: two columns of one element and the
    same ``about`` cannot both hold scores. ``has_facet``: the header says any of these.
    """

    column: int
    path: tuple[str, ...]
    numbers: Mapping[int, NumberReading]
    elements: Mapping[int, Key]
    named: frozenset[int]
    element: Key | None = None
    about: tuple[object, ...] = ()
    has_facet: bool = False

    @property
    def values(self) -> dict[int, Decimal]:
        """The values by row."""
        return {row: reading.value for row, reading in self.numbers.items()}


@lru_cache(maxsize=8192)
def word_fit(path: tuple[str, ...], roles: tuple[str, ...], words: HeaderWords) -> tuple[float, str | None]:
    """Return how well header texts fit the best of these roles, and that role; the lowest text counts most."""
    texts = [_AMOUNT.sub("", text).strip() or text for text in reversed(path)]
    fits = (
        (words.fit(text, role) * _DEPTHS[min(depth, 2)], role) for role in roles for depth, text in enumerate(texts)
    )
    fit, name = max(fits, key=lambda one: one[0], default=(0.0, None))
    return fit, name if fit > 0 else None


def features_of(columns: Sequence[NumberColumn], trees: Trees, words: HeaderWords) -> dict[int, Features]:
    """Return the features of every column of numbers, by column."""
    related = _relations(columns, trees)
    proofs = _proofs(columns, trees)
    counts = {
        one.column
        for one in columns
        if word_fit(one.path, ("count",), words)[0] >= 1 or words.columns.count_pattern.search(" ".join(one.path))
    }
    found: dict[int, Features] = {}
    for one in columns:
        features: Features = {
            "bias": 1.0,
            "beside_counts": float(bool(counts - {one.column})),
            **_of_words(one, words, is_counted=bool(counts - {one.column})),
            **_of_content(one, trees),
        }
        features.update(related.get(one.column, {}))
        proved, refuted = proofs.get(one.column, (0, 0)) if not features["constant"] else (0, 0)
        features["tree_proved"] = min(proved, 3) / 3
        features["tree_refuted"] = min(refuted, 3) / 3
        found[one.column] = features
    for one in columns:
        like = [other for other in columns if (other.element, other.about) == (one.element, one.about)]
        rivals = [other for other in like if other is not one and _is_like_scores(found[other.column])]
        found[one.column]["alone"] = float(not rivals)
        found[one.column]["proved_alone"] = float(not rivals and found[one.column]["tree_proved"] == 1)
    return found


def _is_like_scores(features: Features) -> bool:
    """Return whether the numbers of a column look like scores and no words say otherwise."""
    looks = features["in_range"] >= _MOST and features["high"] >= _HALF and not features["constant"]
    return looks and features["word_other"] < _HALF and not features["other_assessment"]


def _of_words(one: NumberColumn, words: HeaderWords, *, is_counted: bool) -> Features:
    header = " ".join(one.path)
    # Beside a count ร้อยละ is a share; alone it is the score in percent.
    score, _ = word_fit(one.path, SCORE_WORDS[:-1] if is_counted else SCORE_WORDS, words)
    others = tuple(role for role in OTHER_WORDS if not (one.has_facet and role in _NAMES_OF_FACETS))
    other, name = word_fit(one.path, others, words)
    if name in _FIXED and len(set(one.values.values())) > 1:
        other *= _VARIED  # "คะแนนเต็ม 100" over numbers that vary heads the scores themselves
    if words.columns.count_pattern.search(header):
        other = max(other, 1.0)
    return {
        "word_score": score,
        "word_other": other,
        "no_header": float(not header),
        "unknown_header": float(bool(header) and not score and not other and not one.has_facet),
        "has_facet": float(one.has_facet),
        "other_assessment": float(words.columns.other_pattern.search(header) is not None),
    }


def _of_content(one: NumberColumn, trees: Trees) -> Features:
    readings = [reading for row, reading in one.numbers.items() if row in one.named] or list(one.numbers.values())
    values = [reading.value for reading in readings]
    in_order = [one.numbers[row].value for row in sorted(one.numbers)]
    size = max(1, len(readings))

    def share(holds: Callable[[NumberReading], bool]) -> float:
        return sum(1 for reading in readings if holds(reading)) / size

    varied = len(set(values)) > 1
    is_run = len(values) >= _FEWEST and all(reading.decimals == 0 for reading in readings)
    scopes = [one.elements[row][0] for row in one.numbers if row in one.elements]
    items = scopes.count("item") > len(scopes) / 2 if scopes else False
    return {
        "whole": share(lambda reading: reading.decimals == 0),
        "signed": share(lambda reading: reading.signed),
        "in_range": share(lambda reading: reading.is_plain and 0 <= reading.value <= 100),
        "high": share(lambda reading: 50 <= reading.value <= 100),
        "constant": float(len(values) >= _FEWEST and not varied and one.element is None),
        "item_values": float(items and all(value in _ITEM_VALUES for value in values)),
        "rises": float(is_run and varied and all(earlier <= later for earlier, later in pairwise(in_order))),
        "rank_like": float(is_run and sorted(values) == [Decimal(number) for number in range(1, len(values) + 1)]),
        "coverage": len(one.named & one.numbers.keys()) / max(1, len(one.named)),
        "within_weight": _within_weight(one, trees),
    }


def _within_weight(one: NumberColumn, trees: Trees) -> float:
    """Return 1 if no number exceeds its instrument's weight (points of 30, 30, 40, not scores of 100)."""
    pairs = [(one.element or one.elements.get(row), value) for row, value in one.values.items()]
    shares = [(trees.weights[key] * 100, value) for key, value in pairs if key is not None and key in trees.weights]
    return float(bool(shares) and all(value <= weight for weight, value in shares))


def _relations(columns: Sequence[NumberColumn], trees: Trees) -> dict[int, Features]:
    """Return the columns that others give: a difference of two, or a score times its weight."""
    found: dict[int, Features] = {one.column: {} for one in columns}
    values = {one.column: one.values for one in columns}
    if len(columns) > _MOST_COLUMNS:
        return found  # elements or organisations side by side: no column is made of two others
    for first, second in permutations(columns, 2):
        if _is_weighted(values[first.column], values[second.column], first.elements, trees):
            found[second.column]["weighted_of"] = 1.0
            found[first.column]["source_of_weighted"] = 1.0
    for one in columns:
        if any(
            _is_difference(values[one.column], values[first.column], values[second.column])
            for first, second in permutations([other for other in columns if other is not one], 2)
            if first.column < second.column
        ):
            found[one.column]["difference_of"] = 1.0
        if any(
            _is_share(values[one.column], values[first.column], values[second.column])
            for first, second in permutations([other for other in columns if other is not one], 2)
        ):
            found[one.column]["share_of"] = 1.0
    return found


def _is_difference(candidate: dict[int, Decimal], first: dict[int, Decimal], second: dict[int, Decimal]) -> bool:
    shared = candidate.keys() & first.keys() & second.keys()
    if len(shared) < _FEWEST or not any(candidate[row] for row in shared):
        return False
    size = sum(abs(candidate[row]) for row in shared)
    if size >= sum(abs(first[row]) for row in shared) or size >= sum(abs(second[row]) for row in shared):
        return False  # of a = b + c the difference is the smallest
    holds = sum(1 for row in shared if abs(abs(candidate[row]) - abs(first[row] - second[row])) <= _NEAR)
    return holds >= _MOST * len(shared)


def _is_share(candidate: dict[int, Decimal], part: dict[int, Decimal], whole: dict[int, Decimal]) -> bool:
    """Return whether a column is a count as a percentage of another."""
    shared = [row for row in candidate.keys() & part.keys() & whole.keys() if whole[row]]
    return len(shared) > 1 and all(abs(100 * part[row] / whole[row] - candidate[row]) <= _NEAR for row in shared)


def _is_weighted(
    source: dict[int, Decimal], candidate: dict[int, Decimal], elements: Mapping[int, Key], trees: Trees
) -> bool:
    """Return whether a column is another times the instruments' weights, or times one share below 0.6."""
    shared = sorted(row for row in source.keys() & candidate.keys() if 0 < source[row] <= _FULL_MARK)
    near = 2 * _NEAR if any(value % 1 for value in candidate.values()) else _NEAR_WHOLE
    weights = {
        row: trees.weights[key] for row in shared if (key := elements.get(row)) is not None and key in trees.weights
    }
    if len(weights) > 1:
        return all(abs(source[row] * weight - candidate[row]) <= near for row, weight in weights.items())
    if len(shared) <= _FEWEST:
        return False
    share = candidate[shared[0]] / source[shared[0]]
    return 0 < share < _LARGEST_SHARE and all(abs(source[row] * share - candidate[row]) <= near for row in shared)


def _proofs(columns: Sequence[NumberColumn], trees: Trees) -> dict[int, tuple[int, int]]:
    """Return how many totals a column's values prove and refute, down the column or along rows of elements."""
    found: dict[int, tuple[int, int]] = {}
    sideways: dict[tuple[int, tuple[object, ...]], dict[Key, Decimal]] = {}
    for one in columns:
        if one.element is None:
            pairs = [(one.elements[row], value) for row, value in one.values.items() if row in one.elements]
            repeated = len({key for key, _ in pairs}) < len(pairs)
            found[one.column] = (0, 0) if repeated else trees.judge(dict(pairs))
            continue
        for row, value in one.values.items():
            sideways.setdefault((row, one.about), {}).setdefault(one.element, value)
    judged = [trees.judge(values) for values in sideways.values()]
    whole = sum(proved for proved, _ in judged), sum(refuted for _, refuted in judged)
    return found | {one.column: whole for one in columns if one.element is not None}
