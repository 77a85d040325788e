"""How reports print the state of a measure (``rules/statuses.yml``): words, boxes, marks.

Takes strings, gives typed words; never reads a cell.
"""

from __future__ import annotations

from typing import Literal

from pydantic import model_validator

from pipeline.records import Status
from pipeline.rulebook.model import RuleModel

StatusProblem = Literal[
    "contradictory-ticks", "no-box-ticked", "unlabelled-box", "ambiguous-boxes", "contradictory-words"
]


class StatusExample(RuleModel):
    """A cell, the state it must give, and the text on progress behind it."""

    text: str
    status: Status
    progress: str = ""
    problem: StatusProblem | None = None


class StatusWords(RuleModel):
    """The words of each state. ``bare`` counts only beside a box, or as the whole of a cell (ดำเนินการ)."""

    not_started: tuple[str, ...]
    in_progress: tuple[str, ...]
    done: tuple[str, ...]
    bare_done: tuple[str, ...]


class StatusRules(RuleModel):
    """Words of state; signs of a box inside a text; signs that alone in a cell tick it or leave it open."""

    words: StatusWords
    ticked_boxes: tuple[str, ...]
    open_boxes: tuple[str, ...]
    marks_set: tuple[str, ...]
    marks_unset: tuple[str, ...]
    examples: tuple[StatusExample, ...]
    counter_examples: tuple[str, ...]

    @model_validator(mode="after")
    def _each_word_once(self) -> StatusRules:
        words = [*self.words.not_started, *self.words.in_progress, *self.words.done, *self.words.bare_done]
        twice = {word for word in words if words.count(word) > 1}
        if twice:
            raise ValueError(f"one word, two states: {', '.join(sorted(twice))}")
        return self
