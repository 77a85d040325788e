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

    ``closing``, ``bare_done``, ``interim`` and ``beginning`` are listed in their class too: ``closing`` are the words
    of ``finished`` that also end a sentence about what was done; ``bare_done`` count only beside a box, or as the whole
    of a cell (ดำเนินการ); ``interim`` are the words of ``acts`` that end no measure (เสนอ), ``beginning`` those of them
    that open what is not finished (เริ่มดำเนินการ).

    The other groups are no words of a state: ``conjunctions`` stand right before one, ``adversative`` right before
    one that says what is not finished, ``adjuncts`` right behind one; ``rest`` behind it says that something is left.
    """

    negation: tuple[str, ...]
    nearly: tuple[str, ...]
    underway: tuple[str, ...]
    underway_before_act: tuple[str, ...]
    partly: tuple[str, ...]
    planned: tuple[str, ...]
    planned_before_act: tuple[str, ...]
    finished: tuple[str, ...]
    closing: tuple[str, ...]
    cancelled: tuple[str, ...]
    acts: tuple[str, ...]
    interim: tuple[str, ...]
    beginning: tuple[str, ...]
    fillers: tuple[str, ...]
    bare_done: tuple[str, ...]
    relative: tuple[str, ...]
    conjunctions: tuple[str, ...]
    adversative: tuple[str, ...]
    adjuncts: tuple[str, ...]
    rest: tuple[str, ...]


class StatusCounts(RuleModel):
    """Words around the number of things that were done: "๒ ใน ๕ จุด", "เป้าหมาย ๒ ครั้ง", "เหลืออีก ๒ รุ่น".

    ``before`` may stand between the word for finished and the number, ``of`` and ``goal`` before the number of all,
    ``left`` before the number of the rest, ``also`` around those. ``no_counts`` are units of what is not done one by
    one: money, time.
    """

    before: tuple[str, ...]
    of: tuple[str, ...]
    goal: tuple[str, ...]
    left: tuple[str, ...]
    also: tuple[str, ...]
    no_counts: tuple[str, ...]


class SectionRules(RuleModel):
    """Headings of what is to come and of what was done; headers of columns of expected results."""

    planned: ThaiPattern
    reported: ThaiPattern
    expected: ThaiPattern
    planned_examples: tuple[str, ...]
    reported_examples: tuple[str, ...]
    open_examples: tuple[str, ...]
    expected_examples: tuple[str, ...]
    expected_counter_examples: tuple[str, ...]


class StatusRules(RuleModel):
    """Words of state; signs of a box inside a text; signs that alone in a cell tick it or leave it open.

    ``filled_boxes`` maps a filled sign to the hollow one beside which it is a ticked box.
    """

    words: StatusWords
    counts: StatusCounts
    sections: SectionRules
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
            "negation", "nearly", "underway", "underway_before_act", "partly", "planned", "planned_before_act",
            "finished", "cancelled", "acts", "fillers",
        )  # fmt: skip
        words = [word for group in groups for word in getattr(self.words, group)]
        twice = {word for word in words if words.count(word) > 1}
        if twice:
            raise ValueError(f"one word, two classes: {', '.join(sorted(twice))}")
        for part, whole in (("closing", "finished"), ("interim", "acts"), ("beginning", "interim")):
            strangers = set(getattr(self.words, part)) - set(getattr(self.words, whole))
            if strangers:
                raise ValueError(f"{part} words that are not among {whole}: {', '.join(sorted(strangers))}")
        return self
