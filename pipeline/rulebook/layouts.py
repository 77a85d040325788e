"""Models of ``rules/columns.yml`` and ``rules/layouts/``: what a column may be called, which columns make a table.

Takes strict YAML, gives frozen models with the phrases already as skeletons; never sees a table.
"""

from __future__ import annotations

import re
from functools import cached_property
from typing import Literal

from pydantic import Field

from pipeline.rulebook.model import RuleModel
from pipeline.rulebook.roles import CellKind
from pipeline.thai import skeleton

StatementOfRow = Literal["measure", "disclosure_item", "indicator_analysis", "nothing"]


class ColumnRole(RuleModel):
    """What the header of a column with this meaning may say.

    ``equals`` are whole headers, ``starts`` phrases that a header begins with (after numbering and fillers),
    ``contains`` phrases that may stand anywhere and weigh less, ``never`` phrases that rule the role out.
    ``ignored`` says why a column of this meaning is read past: the contract has no place for it.
    """

    title_th: str
    ignored: str = ""
    equals: tuple[str, ...] = ()
    starts: tuple[str, ...] = ()
    contains: tuple[str, ...] = ()
    never: tuple[str, ...] = ()

    @cached_property
    def equal_skeletons(self) -> tuple[str, ...]:
        """The ``equals`` as skeletons."""
        return tuple(skeleton(phrase) for phrase in self.equals)

    @cached_property
    def start_skeletons(self) -> tuple[str, ...]:
        """The ``starts`` as skeletons."""
        return tuple(skeleton(phrase) for phrase in self.starts)

    @cached_property
    def contain_skeletons(self) -> tuple[str, ...]:
        """The ``contains`` as skeletons."""
        return tuple(skeleton(phrase) for phrase in self.contains)

    @cached_property
    def never_skeletons(self) -> tuple[str, ...]:
        """The ``never`` as skeletons."""
        return tuple(skeleton(phrase) for phrase in self.never)


class Columns(RuleModel):
    """``rules/columns.yml``: every meaning that a column of any layout can have (หัวตาราง)."""

    fillers: tuple[str, ...]
    continued_marks: tuple[str, ...]
    blank_words: tuple[str, ...]
    person_titles: tuple[str, ...]
    amount_units: tuple[str, ...]
    action_words: tuple[str, ...]
    praise_words: tuple[str, ...]
    asking_words: tuple[str, ...]
    no_cost_words: tuple[str, ...]
    about_words: tuple[str, ...]
    bound_words: tuple[str, ...]
    count_units: tuple[str, ...]
    other_assessments: tuple[str, ...]
    indicator_word: str
    total_words: tuple[str, ...]
    average_words: tuple[str, ...]
    total_qualifiers: tuple[str, ...]
    roles: dict[str, ColumnRole]

    @property
    def all_total_words(self) -> tuple[str, ...]:
        """Words for totals and averages."""
        return self.total_words + self.average_words

    @cached_property
    def count_pattern(self) -> re.Pattern[str]:
        """A unit of counts in brackets: ``(คน)``."""
        return re.compile(rf"[(\[]\s*(?:หน่วย\s*:?\s*)?(?:{'|'.join(map(re.escape, self.count_units))})\s*[)\]]")

    @cached_property
    def amount_pattern(self) -> re.Pattern[str]:
        """A number with its unit: ``๒๔ คน``."""
        return re.compile(rf"[0-9๐-๙]\s*(?:{'|'.join(map(re.escape, self.amount_units))})(?![ก-ฮ])")

    @cached_property
    def other_pattern(self) -> re.Pattern[str]:
        """The short name of another assessment, standing alone."""
        names = "|".join(map(re.escape, self.other_assessments))
        return re.compile(rf"(?<![A-Za-z])(?:{names})(?![A-Za-z])")

    @cached_property
    def total_pattern(self) -> re.Pattern[str]:
        """Skeletons made of words for totals and averages, with words that only qualify them around."""
        totals, others = (
            "|".join(sorted((re.escape(skeleton(word)) for word in words), key=len, reverse=True))
            for words in (self.all_total_words, self.total_qualifiers)
        )
        return re.compile(f"(?:{others})*(?:{totals})(?:{totals}|{others})*")

    @cached_property
    def filler_skeletons(self) -> tuple[str, ...]:
        """Words that open a header without meaning (การ, การกำหนด), longest first."""
        return tuple(sorted((skeleton(word) for word in self.fillers), key=len, reverse=True))


class LayoutExample(RuleModel):
    """A header as printed and the roles it must (or must not) be given; ``-`` for a column without a role.

    ``body``: rows below the header. Without them nothing but the header speaks.
    """

    header: tuple[tuple[str, ...], ...]
    body: tuple[tuple[str, ...], ...] = ()
    caption: str = ""
    roles: tuple[str, ...] = ()
    why: str = ""


class TableEvidence(RuleModel):
    """What speaks for or against a family of tables, in log-odds.

    ``core``: the roles that a row is about; a table that has none of them counts ``without_core``.
    ``roles``: a column that surely has the role; ``groups`` names roles that count as one. ``cells``: a column whose
    cells are all of a kind. ``captions``: phrases in the caption of the table or the opening of the document.
    """

    bias: float
    core: tuple[str, ...] = ()
    without_core: float = 0.0
    roles: dict[str, float]
    groups: dict[str, str] = Field(default_factory=dict)
    cells: dict[CellKind, float] = Field(default_factory=dict)
    captions: dict[str, float] = Field(default_factory=dict)

    @cached_property
    def caption_skeletons(self) -> tuple[tuple[str, float], ...]:
        """The phrases of captions as skeletons."""
        return tuple((skeleton(phrase), weight) for phrase, weight in self.captions.items())


class Layout(RuleModel):
    """One family of tables: what speaks for it, which columns it can have and what a row of it states.

    A row whose ``worded`` column holds a number and nothing else is not one of its rows: it counts something.
    """

    title_th: str
    title_en: str
    emits: StatementOfRow
    stage: Literal["planned", "reported", "by_columns", "none"] = "none"
    evidence: TableEvidence
    columns: tuple[str, ...] = Field(min_length=1)
    key: tuple[str, ...] = ()
    carried: tuple[str, ...] = ()
    flowing: tuple[str, ...] = ()
    worded: tuple[str, ...] = ()
    examples: tuple[LayoutExample, ...] = ()
    counter_examples: tuple[LayoutExample, ...] = ()

    @cached_property
    def roles(self) -> frozenset[str]:
        """Every role that a column of this layout can have."""
        return frozenset(self.columns)
