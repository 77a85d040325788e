"""Models of ``rules/passages/outline.yml``: measures, checklists and analyses in running text.

Takes strict YAML, gives frozen models; never sees a document. The words of labels are those of ``rules/columns.yml``.
"""

from __future__ import annotations

from typing import Literal

from pydantic import model_validator

from pipeline.rulebook.model import RuleModel
from pipeline.rulebook.patterns import ThaiPattern

SignName = Literal[
    "bias", "numbered_word", "title_label", "announced", "responsible", "period", "status", "steps", "result",
    "monitoring", "indicator", "doing", "named", "purpose", "element",
]  # fmt: skip


class TitleSign(RuleModel):
    """Words of a document's title lines and what they add to the log-odds that its records are measures."""

    pattern: ThaiPattern
    weight: float


class OutlineExample(RuleModel):
    """A made-up document and the records it must give: field name to text, ``kind`` among them.

    ``indicator`` is the context that governs a record where it is no field of it.
    """

    text: str
    records: tuple[dict[str, str], ...]


class OutlineCounterExample(RuleModel):
    """A made-up document that holds no records."""

    why: str
    text: str


class CellExample(RuleModel):
    """Text of one cell or paragraph and the parts of an analysis that it must be split into."""

    text: str
    weakness: str | None = None
    improvement: str | None = None
    strength: str | None = None


class AnalysisWords(RuleModel):
    """How parts of an analysis (weakness, improvement, strength) and obstacles of the whole are distinguished.

    ``point`` is what may be weak or be mended (จุดที่ควรพัฒนา): the weakness where a ``way`` is
    named beside it or the text says what is lacking (``lacks``). ``improves`` opens a way inside a sentence.
    ``mention`` opens a sentence that names an indicator without being its heading; ``title`` is what an analysis calls
    itself, ``measures`` what a document of measures does, ``whole`` a heading of what is said of the
    assessment as a whole.
    """

    mention: ThaiPattern
    title: ThaiPattern
    measures: ThaiPattern
    whole: ThaiPattern
    point: ThaiPattern
    improves: ThaiPattern
    lacks: ThaiPattern
    whole_heading: ThaiPattern
    obstacle_heading: ThaiPattern
    improvement_heading: ThaiPattern
    cells: tuple[CellExample, ...]
    counter_cells: tuple[OutlineCounterExample, ...]


class CheckWords(RuleModel):
    """``title`` is what a checklist of items calls itself; ``frame`` is what a list of the framework calls itself.

    ``states`` are signs and words that are states only behind an item (✅, ไม่มีข้อมูล); ``deadline`` opens a date by
    which an item is due, ``broken`` a complaint of a link that no state covers.
    """

    title: ThaiPattern
    frame: ThaiPattern
    states: dict[Literal["done", "in_progress", "not_started"], ThaiPattern]
    deadline: ThaiPattern
    broken: ThaiPattern


class OutlineRules(RuleModel):
    """``outline.yml``. Weights are log-odds.

    A run of records is taken from ``threshold`` on and doubted from ``doubt`` on.
    """

    numbered_words: tuple[str, ...]
    link: ThaiPattern
    announces: ThaiPattern
    intro: ThaiPattern
    groups: ThaiPattern
    purpose: ThaiPattern
    provision: ThaiPattern
    closing: ThaiPattern
    doing: ThaiPattern
    joins: ThaiPattern
    responsible: tuple[str, ...]
    period_before: ThaiPattern
    period_opens: ThaiPattern
    result: ThaiPattern
    tails: ThaiPattern
    title_lines: int
    titles: tuple[TitleSign, ...]
    untitled: float
    most_title: float
    least_title: float
    weights: dict[SignName, float]
    threshold: float
    doubt: float
    label_threshold: float
    analysis: AnalysisWords
    checklist: CheckWords
    examples: tuple[OutlineExample, ...]
    counter_examples: tuple[OutlineCounterExample, ...]

    @model_validator(mode="after")
    def _frames_hold_a_unit(self) -> OutlineRules:
        missing = [frame for frame in self.responsible if "{unit}" not in frame]
        if missing:
            raise ValueError(f"responsible: {missing[0]!r} has no {{unit}}")
        return self
