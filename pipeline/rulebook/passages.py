"""Models of ``rules/passages/``: how running text states results, levels and analyses, and the official memo.

Takes strict YAML, gives frozen models with compiled patterns; never sees a report. Each rule carries examples
that it must read and counter-examples that it must leave alone; ``parse/passage_examples`` runs both.
"""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from pipeline.rulebook.gate import GateRules
from pipeline.rulebook.kinds import KindRules
from pipeline.rulebook.model import RuleModel
from pipeline.rulebook.outline import OutlineRules
from pipeline.rulebook.passage_dates import DateRules
from pipeline.rulebook.passage_years import YearRules
from pipeline.rulebook.patterns import ThaiPattern
from pipeline.rulebook.subjects import SubjectRules

SubjectScope = Literal[
    "overall", "instrument", "indicator", "sub_indicator", "question", "item", "part", "foreign"
]  # fmt: skip
CueRole = Literal[
    "announce", "link", "got", "extreme", "unit",
    "change", "limit", "target", "full", "weight", "average", "share", "ordinal", "torn", "former", "arrow", "count",
    "money",
]  # fmt: skip


class NameRule(RuleModel):
    """How running text names what a score is of. ``foreign`` is something whose numbers are no ITA scores.

    A ``weak`` name counts only with more evidence than others; a ``vague`` one (ผลการประเมิน) is mostly a cue.
    ``other`` is another assessment by its name, ``passing`` what is only compared with (an average of a province).
    """

    scope: SubjectScope
    pattern: ThaiPattern
    weak: bool = False
    vague: bool = False
    other: bool = False
    passing: bool = False


class CueRule(RuleModel):
    """Words before a number, or ``behind`` it, and what they make of it: a score, or a ``role`` that uses it up.

    ``weight`` is in units of log odds; each letter between cue and number takes ``decay`` off it. ``far`` cues reach
    over names and verbs, ``chain`` ones over a list. Numbers used up by ``unmapped`` cues become a finding.
    """

    role: CueRole
    weight: float
    pattern: ThaiPattern
    behind: bool = False
    decay: float = 0.06
    whole: bool = False
    far: bool = False
    chain: bool = False
    unmapped: bool = False


class EvidenceWeights(RuleModel):
    """Weights of what tells a score, its name and the reading of a list; ``results.yml`` says what each does."""

    exact: float
    decimal: float
    high: float
    low: float
    whole: float
    above_full: float
    percent: float
    equals: float
    blank: float
    verb: float
    crossed: float
    small_change: float
    great_change: float
    told: float
    pair: float
    direct: float
    letter: float
    announced: float
    weak: float
    barrier: float
    elsewhere: float
    line: float
    row_end: float
    paragraph: float
    out_of_bracket: float
    of_others: float
    skipped: float
    skipped_weak: float
    skipped_own: float
    year_beside: float
    alone: float
    ends_line: float
    lone: float
    rises: float
    item_whole: float
    least: float
    turn: float
    list: float
    in_order: float
    series: float
    uneven: float
    broken_list: float
    left_name: float
    left_line: float
    left_number: float
    margin: float = Field(gt=0)


class ExampleScore(RuleModel):
    """A score that an example must give: raw text of its parts, as printed; ``value`` is empty for a blank."""

    scope: SubjectScope
    value: str
    label: str | None = None
    part: str | None = None
    year: str | None = None
    organisation: str | None = None
    district: str | None = None


class ResultExample(RuleModel):
    """Made-up text (blank lines part paragraphs) and all that must be read from it."""

    text: str
    scores: tuple[ExampleScore, ...] = ()
    assessments: tuple[dict[str, str], ...] = ()
    unmapped: int = 0


class CounterExample(RuleModel):
    """Text from which nothing may be read, and why."""

    text: str
    why: str


class ResultRules(RuleModel):
    """``results.yml``: scores (คะแนน) in sentences."""

    names: tuple[NameRule, ...] = Field(min_length=1)
    other_link: ThaiPattern
    overall_after_detail: ThaiPattern
    question_end: ThaiPattern
    part_after: ThaiPattern
    label_joins: dict[SubjectScope, ThaiPattern]
    cues: tuple[CueRule, ...] = Field(min_length=1)
    out_of: ThaiPattern
    for_all: ThaiPattern
    all_before: ThaiPattern
    names_behind: ThaiPattern
    respectively: ThaiPattern
    list_link: ThaiPattern
    from_before: ThaiPattern
    to_behind: ThaiPattern
    owner_behind: ThaiPattern
    other_bodies: ThaiPattern
    barriers: ThaiPattern
    noise: ThaiPattern
    separators: ThaiPattern
    blanks: tuple[ThaiPattern, ...]
    torn: ThaiPattern
    torn_before: ThaiPattern
    stops: ThaiPattern
    longest_gap: int
    longest_label: int
    weights: EvidenceWeights
    examples: tuple[ResultExample, ...]
    counter_examples: tuple[CounterExample, ...]


class AssessmentRules(RuleModel):
    """``assessments.yml``: level (ระดับ), grade, rank (อันดับ), pass mark (เกณฑ์ผ่าน), lowest and highest."""

    level_leads: tuple[ThaiPattern, ...]
    level_filler: ThaiPattern
    level_link: ThaiPattern
    level_not_after: ThaiPattern
    scale_before: ThaiPattern
    scale_after: ThaiPattern
    level_unlisted: ThaiPattern
    ranks: tuple[ThaiPattern, ...]
    rank_behind: ThaiPattern
    pass_marks: tuple[ThaiPattern, ...]
    extremes: dict[Literal["claim_lowest", "claim_highest"], ThaiPattern]
    extreme_link: ThaiPattern
    extreme_ahead: ThaiPattern
    examples: tuple[ResultExample, ...]
    counter_examples: tuple[CounterExample, ...]


class BodyRules(RuleModel):
    """``bodies.yml``: which body a score is of, where a text tells of several; ``alike`` in percent."""

    compared_before: ThaiPattern
    compared_link: ThaiPattern
    told_before: ThaiPattern
    told_link: ThaiPattern
    ends: ThaiPattern
    line_head: ThaiPattern
    score: ThaiPattern
    alike: int
    examples: tuple[ResultExample, ...]
    counter_examples: tuple[CounterExample, ...]


class MemoExample(RuleModel):
    """Lines of a made-up memo and the fields they must give."""

    text: str
    fields: dict[str, str]


class MemoRules(RuleModel):
    """``memo.yml``: the official memo (บันทึกข้อความ) and the head of an official letter (หนังสือภายนอก).

    A letter has no title: its number opens it (``letter_titles``), its date stands on a line without a word.
    """

    titles: ThaiPattern
    letter_titles: ThaiPattern
    letter_date: ThaiPattern
    fields: dict[Literal["office", "number", "date", "subject", "addressee"], ThaiPattern]
    stops: dict[Literal["office", "number", "date", "subject", "addressee"], ThaiPattern]
    leaders: ThaiPattern
    personal_name: ThaiPattern
    reach: int
    examples: tuple[MemoExample, ...]
    counter_examples: tuple[CounterExample, ...]


class PassageRules(RuleModel):
    """Everything under ``rules/passages/``."""

    results: ResultRules
    assessments: AssessmentRules
    bodies: BodyRules
    memo: MemoRules
    outline: OutlineRules
    dates: DateRules
    gate: GateRules
    kinds: KindRules
    subjects: SubjectRules
    years: YearRules
