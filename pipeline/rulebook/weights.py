"""Models of ``rules/weights.yml``: fitted weights of evidence.

Takes strict YAML that ``scripts/fit_weights.py`` writes; gives the weight of each kind of evidence. Never fits.
"""

from __future__ import annotations

from typing import Literal, get_args

from pydantic import Field, model_validator

from pipeline.rulebook.model import RuleModel

ColumnFeature = Literal[
    "bias", "word_score", "word_other", "no_header", "alone", "beside_counts", "unknown_header", "has_facet",
    "whole", "signed", "in_range", "high", "constant", "item_values", "rises", "rank_like", "coverage",
    "difference_of", "weighted_of", "share_of", "other_assessment", "source_of_weighted", "within_weight",
    "tree_proved", "proved_alone", "tree_refuted",
]  # fmt: skip


class FitReport(RuleModel):
    """What the weights were fitted on, and how well they judge columns of documents that were held out."""

    seeds: str
    columns: int
    held_out_columns: int
    held_out_accuracy: float = Field(ge=0, le=1)


class ColumnWeights(RuleModel):
    """Log-odds that a column of numbers holds the scores of its rows, per unit of each feature.

    ``threshold``: the least log-odds of a column that is taken. ``margin``: how much the taken column must lead
    before another one that means the same (log-odds).
    """

    threshold: float
    margin: float = Field(ge=0)
    features: dict[ColumnFeature, float]
    report: FitReport

    @model_validator(mode="after")
    def _complete(self) -> ColumnWeights:
        missing = [name for name in get_args(ColumnFeature) if name not in self.features]
        if missing:
            raise ValueError(f"no weight for {', '.join(missing)}: run scripts/fit_weights.py")
        return self

    def log_odds(self, features: dict[ColumnFeature, float]) -> float:
        """Return the weighted sum of the features."""
        return sum(self.features[name] * value for name, value in features.items())


class Weights(RuleModel):
    """``rules/weights.yml``."""

    score_column: ColumnWeights
