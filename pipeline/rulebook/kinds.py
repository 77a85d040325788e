"""``rules/passages/kinds.yml`` as validated models: what makes a document a report of a kind.

Takes strict YAML, gives frozen models; never sees a document.
"""

from __future__ import annotations

from pipeline.records import ReportKind
from pipeline.rulebook.model import RuleModel
from pipeline.rulebook.patterns import ThaiPattern


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
