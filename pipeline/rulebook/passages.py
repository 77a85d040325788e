"""Models of ``rules/passages/``: how running text states results, levels and analyses, and the official memo.

Takes strict YAML, gives frozen models with compiled patterns; never sees a report. Each rule carries examples
that it must read and counter-examples that it must leave alone; ``parse/passage_examples`` runs both.
"""

from __future__ import annotations

from decimal import Decimal
from typing import Literal

from pydantic import Field

from pipeline.records import ReportKind
from pipeline.rulebook.model import RuleModel
from pipeline.rulebook.passage_years import YearRules
from pipeline.rulebook.patterns import ThaiPattern
from pipeline.thai import NumberReading

SubjectScope = Literal[
    "overall", "instrument", "indicator", "sub_indicator", "question", "item", "part", "foreign"
]  # fmt: skip


class SubjectRule(RuleModel):
    """How running text names what a score is of. ``foreign`` is something whose numbers are no ITA scores.

    Groups of the pattern: ``name`` (the words after a number), ``part`` (the group of respondents). A ``weak``
    subject counts only where no other is open; a ``vague`` one (ผลการประเมิน) yields even to a heading above.
    ``other`` is another assessment by its name, ``passing`` what is only compared with (an average of a province).
    """

    scope: SubjectScope
    pattern: ThaiPattern
    weak: bool = False
    vague: bool = False
    other: bool = False
    passing: bool = False


class LeadRule(RuleModel):
    """Words right before a score. ``strong`` ones announce a score by themselves, others only link it to its subject.

    ``detail_only`` leads (คะแนนสูงสุด) never give an overall or an instrument's score: it is that of one below it.
    """

    pattern: ThaiPattern
    strong: bool = False
    detail_only: bool = False


class NoScoreRule(RuleModel):
    """A number that is no score: what stands right before it, or right after it. ``why`` is for people.

    ``unmapped`` ones may be scores all the same (of a year that is not named): they become a finding.
    ``whole_only`` rules leave numbers with decimals alone: ๓๕ คน counts, ๙๕.๔๑ does not. Rules with ``below`` leave
    greater numbers alone: ลดลงจากปี ๒๕๖๖ (๒.๐๕ คะแนน) is a difference, (๘๓.๐๐ คะแนน) is the score of that year.
    """

    why: str
    before: ThaiPattern | None = None
    after: ThaiPattern | None = None
    unmapped: bool = False
    whole_only: bool = False
    below: Decimal | None = None

    def spares(self, number: NumberReading) -> bool:
        """Whether the rule does not speak of such a number."""
        return (self.whole_only and number.decimals > 0) or (self.below is not None and number.value >= self.below)


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

    unit: ThaiPattern
    unit_before: ThaiPattern
    line_end: ThaiPattern
    equals: ThaiPattern
    closes: ThaiPattern
    least_whole: int
    separators: ThaiPattern
    gap_noise: ThaiPattern
    torn: ThaiPattern
    torn_before: ThaiPattern
    subjects: tuple[SubjectRule, ...] = Field(min_length=1)
    other_link: ThaiPattern
    overall_after_detail: ThaiPattern
    subject_after: ThaiPattern
    owner_after: ThaiPattern
    out_of: ThaiPattern
    heading_extra: ThaiPattern
    leads: tuple[LeadRule, ...] = Field(min_length=1)
    no_scores: tuple[NoScoreRule, ...]
    barriers: ThaiPattern
    other_bodies: ThaiPattern
    body_scores: ThaiPattern
    blanks: tuple[ThaiPattern, ...]
    list_link: ThaiPattern
    respectively: ThaiPattern
    repeats: ThaiPattern
    from_to: ThaiPattern
    from_to_link: ThaiPattern
    stops: ThaiPattern
    part_after: ThaiPattern
    label_joins: dict[SubjectScope, ThaiPattern]
    longest_gap: int
    longest_label: int
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


class AnalysisExample(RuleModel):
    """Text of one cell or paragraph and the parts that it must be split into."""

    text: str
    weakness: str | None = None
    improvement: str | None = None
    strength: str | None = None


class ObstacleExample(RuleModel):
    """Paragraphs and what they list as obstacles of the whole assessment."""

    text: str
    obstacles: tuple[str, ...] = ()


class AnalysisRules(RuleModel):
    """``analyses.yml``: ข้อบกพร่อง weakness, ข้อที่ต้องพัฒนา improvement, รักษาระดับ strength, and ปัญหา/อุปสรรค."""

    weakness: ThaiPattern
    improvement: ThaiPattern
    strength: ThaiPattern
    not_after: ThaiPattern
    whole_heading: ThaiPattern
    obstacle_heading: ThaiPattern
    improvement_heading: ThaiPattern
    list_item: ThaiPattern
    examples: tuple[AnalysisExample, ...]
    obstacles: tuple[ObstacleExample, ...]
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


class KindExample(RuleModel):
    """A made-up document head and the kinds it must have; ``headers`` is the header row of its table."""

    text: str
    headers: tuple[str, ...] = ()
    kinds: tuple[ReportKind, ...] = ()


class KindRule(RuleModel):
    """What makes a document this kind: a title phrase, words of a table's header, or words anywhere in its text."""

    kind: ReportKind
    titles: ThaiPattern | None = None
    headers: tuple[ThaiPattern, ...] = ()
    passages: ThaiPattern | None = None


class KindRules(RuleModel):
    """``kinds.yml``: kinds of documents. A title is a short paragraph, a heading or the subject of a memo."""

    longest_title: int
    rules: tuple[KindRule, ...]
    examples: tuple[KindExample, ...]


class PassageRules(RuleModel):
    """Everything under ``rules/passages/``."""

    results: ResultRules
    assessments: AssessmentRules
    bodies: BodyRules
    analyses: AnalysisRules
    memo: MemoRules
    kinds: KindRules
    years: YearRules
