"""Run the examples of ``rules/similarity.yml``: pairs of a planned and a reported measure with their decision.

Takes the rules, gives a fault for each pair that is decided otherwise; never changes how a pair is decided.
"""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.load.follow_up.likeness import Wording, likeness
from pipeline.records import LinkDecision
from pipeline.rulebook.mistakes import Fault, example_faults
from pipeline.rulebook.similarity import FollowUpExample, FollowUpRules


def decide_pair(pair: FollowUpExample, rules: FollowUpRules) -> LinkDecision:
    """Return the decision on a pair by its titles alone."""
    alike = likeness(Wording(pair.planned, (), rules), Wording(pair.reported, (), rules))
    return rules.of(pair.subject).decision(alike)


def pair_faults(rules: FollowUpRules) -> Iterator[Fault]:
    """Yield a fault for each pair that is decided otherwise than its example says."""
    for at, pair in enumerate(rules.examples):
        steps = ("similarity", "follow_up", "examples", at)
        yield from example_faults(steps, f"{pair.planned} / {pair.reported}", decide_pair(pair, rules), pair.decision)
