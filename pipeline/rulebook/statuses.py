"""How reports print the state of a measure (``rules/statuses.yml``): words, boxes, marks, percentages.

Takes strings, gives typed words; never reads a cell.
"""

from __future__ import annotations

from typing import Literal

from pydantic import model_validator

from pipeline.records import Status
from pipeline.rulebook.model import RuleModel
from pipeline.rulebook.patterns import ThaiPattern

StatusProblem = Literal[
    "contradictory-ticks", "no-box-ticked", "unlabelled-box", "ambiguous-boxes", "contradictory-words", "cancelled"
]


class StatusExample(RuleModel):
    """A cell, the state it must give, and the text on progress behind it."""

    text: str
    status: Status
    progress: str = ""
    problem: StatusProblem | None = None


class StatusWords(RuleModel):
    """Words by what they do in the statement of a state; one word has one class.

    ``closing`` and ``bare_done`` are listed in their class too: ``closing`` are the words of ``finished`` that also end
    a sentence about what was done; ``bare_done`` count only beside a box, or as the whole of a cell (ดำเนินการ).
    """

    negation: tuple[str, ...]
    underway: tuple[str, ...]
    underway_before_act: tuple[str, ...]
    partly: tuple[str, ...]
    planned: tuple[str, ...]
    planned_before_act: tuple[str, ...]
    finished: tuple[str, ...]
    closing: tuple[str, ...]
    cancelled: tuple[str, ...]
    acts: tuple[str, ...]
    fillers: tuple[str, ...]
    bare_done: tuple[str, ...]
    relative: tuple[str, ...]


class StatusRules(RuleModel):
    """Words of state; signs of a box inside a text; signs that alone in a cell tick it or leave it open.

    ``filled_boxes`` maps a filled sign to the hollow one beside which it is a ticked box.
    """

    words: StatusWords
    percent: ThaiPattern
    ticked_boxes: tuple[str, ...]
    filled_boxes: dict[str, str]
    open_boxes: tuple[str, ...]
    marks_set: tuple[str, ...]
    marks_unset: tuple[str, ...]
    examples: tuple[StatusExample, ...]
    counter_examples: tuple[str, ...]

    @model_validator(mode="after")
    def _each_word_once(self) -> StatusRules:
        groups = (
            "negation", "underway", "underway_before_act", "partly", "planned", "planned_before_act", "finished",
            "cancelled", "acts",
            "fillers",
        )  # fmt: skip
        words = [word for group in groups for word in getattr(self.words, group)]
        twice = {word for word in words if words.count(word) > 1}
        if twice:
            raise ValueError(f"one word, two classes: {', '.join(sorted(twice))}")
        strangers = set(self.words.closing) - set(self.words.finished)
        if strangers:
            raise ValueError(f"closing words that are not among finished: {', '.join(sorted(strangers))}")
        return self
