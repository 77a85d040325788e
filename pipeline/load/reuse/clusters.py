"""Texts that are one text with changes: each cluster is around the text that was used first."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import groupby
from operator import itemgetter

import numpy as np
from rapidfuzz.fuzz import ratio

from pipeline.load.reuse.shingles import LENGTH, Shingles
from pipeline.load.reuse.texts import Text
from pipeline.rulebook.similarity import ReuseRules

_ENDS = LENGTH - 1


@dataclass(slots=True)
class Cluster:
    """A text, and the later ones that are like it, each with its likeness (0 to 1) to the first.

    ``is_template``: nothing of it is its own; the framework or many bodies of its year have the same wording.
    """

    first: Text
    copies: list[tuple[Text, float]] = field(default_factory=list)
    is_template: bool = False

    @property
    def bodies(self) -> set[str]:
        """Who uses any of its texts."""
        return self.first.bodies.union(*(text.bodies for text, _ in self.copies))


def clusters_of(
    texts: Sequence[Text], shingles: Shingles, pairs: Iterable[tuple[int, int]], rules: ReuseRules
) -> list[Cluster]:
    """The clusters with at least two bodies, by their first texts."""
    own = _own_letters(shingles)
    leaders: dict[int, int] = {}
    clusters = {index: Cluster(text, is_template=own[index] < rules.distinctive) for index, text in enumerate(texts)}
    for later, group in groupby(pairs, key=itemgetter(1)):
        best = (0.0, -1)
        # Also the first texts of their clusters: a copy of a copy belongs where the first stands, while it is like it.
        for earlier in sorted({leaders.get(one, one) for one, _ in group} - {later}):
            alike = _likeness(texts, shingles, earlier, later, rules)
            best = max(best, (alike, -earlier))
        alike, leader = best[0], -best[1]
        if alike >= rules.alike and leader < later:
            leaders[later] = leader
            clusters[leader].copies.append((texts[later], alike))
            del clusters[later]
    return [one for one in clusters.values() if len(one.bodies) > 1]


def _own_letters(shingles: Shingles) -> Sequence[float]:
    """About how many letters of each text are its own: the share of its stretches, over its length."""
    sizes = len(shingles.starts) - 1
    owned = np.zeros(sizes, np.int64)
    for place, owner in shingles.stretches():
        owned += np.bincount(owner[shingles.owned[place]], minlength=sizes)
    # Half of the stretches are kept: two letters each.
    found: list[float] = np.where(owned > 0, 2.0 * owned + _ENDS, 0.0).tolist()
    return found


def _likeness(texts: Sequence[Text], shingles: Shingles, one: int, other: int, rules: ReuseRules) -> float:
    """How much two texts are alike; 0 where what is their own is not the same."""
    alike = ratio(texts[one].letters, texts[other].letters, score_cutoff=100 * rules.alike) / 100
    if not alike:
        return 0.0
    ours, theirs = np.unique(shingles.of(one)), np.unique(shingles.of(other))
    common = len(np.intersect1d(ours, theirs, assume_unique=True))
    return alike if common >= rules.in_common * min(len(ours), len(theirs)) else 0.0
