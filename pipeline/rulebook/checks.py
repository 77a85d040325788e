"""The closed list of findings (``rules/checks.yml``) and the one way to make a finding.

Takes a rule's name, a place and the words of its message; gives a ``Finding`` with both messages filled and an id
that depends on nothing but its content. Never decides whether something is wrong: stages do that.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal
from string import Formatter
from typing import TYPE_CHECKING, Annotated, Literal, Self

from pydantic import AfterValidator, Field, model_validator

from pipeline.records import Finding, Part, Scope, Severity, content_id
from pipeline.rulebook.model import RuleModel
from pipeline.rulebook.patterns import ThaiPattern

if TYPE_CHECKING:
    from pipeline.rulebook.loader import Rulebook

STANDARD_WORDS = frozenset({"what", "year", "observed", "expected", "suggested"})
"""Placeholders that every message may use; ``make_finding`` fills them from its own arguments."""

_NOTHING_TH, _NOTHING_EN = "(ไม่มี)", "(none)"


class Bilingual(RuleModel):
    """A text for people: Thai first, with its English twin."""

    th: Annotated[str, Field(min_length=1)]
    en: Annotated[str, Field(min_length=1)]


def placeholders(template: str) -> frozenset[str]:
    """Names in braces in a message template. Raises ``ValueError`` where braces do not close or hold no name."""
    names: set[str] = set()
    for _text, name, spec, conversion in Formatter().parse(template):
        if name is None:
            continue
        if not name.isidentifier() or spec or conversion:
            raise ValueError(f"a placeholder must be a plain name in braces, not {{{name}}}")
        names.add(name)
    return frozenset(names)


class CheckRule(RuleModel):
    """One kind of finding: how bad it is, what it says, and what it means.

    ``review``: a finding makes its document ``needs_review`` even as a warning. ``words`` names the placeholders of
    the messages beyond ``STANDARD_WORDS``. A word that ends in ``_th`` or ``_en`` is for that message only; every
    other word stands in at least one of the two.
    """

    severity: Severity
    review: bool = False
    message: Bilingual
    explanation: Bilingual
    words: tuple[str, ...] = ()

    @model_validator(mode="after")
    def _words_fit(self) -> Self:
        used = placeholders(self.message.th) | placeholders(self.message.en)
        extra = used - STANDARD_WORDS
        if extra - set(self.words):
            raise ValueError(f"messages use words that 'words' does not name: {sorted(extra - set(self.words))}")
        if set(self.words) - extra:
            raise ValueError(f"'words' names what no message uses: {sorted(set(self.words) - extra)}")
        wrong = [name for name in placeholders(self.message.th) if name.endswith("_en")]
        wrong += [name for name in placeholders(self.message.en) if name.endswith("_th")]
        if wrong:
            raise ValueError(f"a word of the other language stands in a message: {sorted(wrong)}")
        return self


def _digit_pair(text: str) -> str:
    if len(text) != 2 or not text.isascii() or not text.isdigit() or text[0] == text[1]:
        raise ValueError(f"a pair is two different Arabic digits, not {text!r}")
    return text


DigitPair = Annotated[str, AfterValidator(_digit_pair)]


class Arithmetic(RuleModel):
    """What breaks ties between repairs that all fit the sums.

    ``confused_arabic`` and ``confused_thai`` are pairs of digits taken for one another (Thai digits written as Arabic
    ones). ``answer_step`` is the step of one answer in points, ``most_respondents`` where the search for a number of
    respondents ends, ``fewest_scores_for_scale`` how many different scores it takes. ``item_values`` are the scores
    that an OIT item can take.
    """

    confused_arabic: tuple[DigitPair, ...]
    confused_thai: tuple[DigitPair, ...]
    answer_step: Annotated[int, Field(ge=1, le=100)]
    most_respondents: Annotated[int, Field(ge=1, le=2000)]
    fewest_scores_for_scale: Annotated[int, Field(ge=2)]
    item_values: tuple[Decimal, ...]
    most_candidates_listed: Annotated[int, Field(ge=1)]


class Wording(RuleModel):
    """How texts are compared: ``alike`` from 0 to 1 over skeletons, of at least ``shortest`` characters."""

    alike: Annotated[Decimal, Field(gt=0, le=1)]
    shortest: Annotated[int, Field(ge=1)]


SignOf = Literal[
    "title", "lines", "tenths", "kinds", "names", "numbers", "named_numbers", "item_run", "page_numbers"
]  # fmt: skip
"""What a sign of ``nothing_read`` counts; only the first three have a pattern."""


class Sign(RuleModel):
    """Evidence for (positive ``weight``) or against a document's having promised results, and how to call it.

    A count below ``least`` is none. A title speaks against a promise where it stands before the promise, or
    ``is_anywhere`` in the title. Where ``title`` is given, the sign counts only in documents whose title has it.
    """

    of: SignOf
    pattern: ThaiPattern | None = None
    title: ThaiPattern | None = None
    is_anywhere: bool = False
    weight: int
    least: Annotated[int, Field(ge=0)] = 0
    most: Annotated[int, Field(ge=1)]
    th: Annotated[str, Field(min_length=1)]
    en: Annotated[str, Field(min_length=1)]

    @model_validator(mode="after")
    def _pattern_where_needed(self) -> Self:
        if (self.pattern is not None) != (self.of in ("title", "lines", "tenths")):
            raise ValueError(f"a sign of {self.of} {'needs a' if self.pattern is None else 'has no'} pattern")
        return self


RecordKind = Literal["scores", "assessments", "measures", "measure_tables", "items", "analyses"]
"""What a document can give; ``measure_tables`` are measures that stand in a table."""


class KindPromise(RuleModel):
    """Signs that a document promises records of one kind; records of any kind in ``gives`` keep the promise."""

    gives: frozenset[RecordKind]
    signs: Annotated[tuple[Sign, ...], Field(min_length=1)]


class Promise(RuleModel):
    """When a document promises results: the weights of its signs add up to ``threshold`` or more.

    ``kinds`` are promises of one kind of record, which other records do not keep; the signs of ``signs`` that speak
    against a promise, except mere words of the body (``lines`` without ``title``), speak against these too.
    """

    threshold: Annotated[int, Field(ge=1)]
    title_lines: Annotated[int, Field(ge=1)]
    signs: Annotated[tuple[Sign, ...], Field(min_length=1)]
    kinds: dict[RecordKind, KindPromise]


class Limit(RuleModel):
    """How much may be lost: at most ``least`` rows, or at most ``share`` (0 to 1) of the rows before."""

    least: Annotated[int, Field(ge=0)]
    share: Annotated[float, Field(ge=0, le=1)]


class Guard(RuleModel):
    """What unchanged documents may lose from one published database to the next."""

    documents: Limit
    rows: Limit
    accepted: Limit


Criterion = Literal["own_year", "document_date", "publish_year", "action_year"]
"""What may tell which of two documents is nearer to the source of a score."""


class CheckRules(RuleModel):
    """``rules/checks.yml``: what may be found, in which words, and the figures that the checks go by."""

    rules: dict[str, CheckRule]
    scopes: dict[Scope, Bilingual]
    parts: dict[Part, Bilingual]
    whole_document: Bilingual
    arithmetic: Arithmetic
    repeated_text: Wording
    nothing_read: Promise
    guard: Guard
    precedence: Annotated[tuple[Criterion, ...], Field(min_length=1)]

    @model_validator(mode="after")
    def _each_criterion_once(self) -> Self:
        if len(set(self.precedence)) < len(self.precedence):
            raise ValueError(f"precedence names one criterion twice: {', '.join(self.precedence)}")
        return self

    def rule(self, name: str) -> CheckRule:
        """The rule of this name. Raises ``KeyError`` that names the file where there is none."""
        if name not in self.rules:
            raise KeyError(f"rules/checks.yml has no rule {name!r}")
        return self.rules[name]

    def what(self, scope: Scope | None, code: str | None, part: Part | None) -> Bilingual:
        """How people call a score: ``ตัวชี้วัดที่ 6 (ส่วนที่ 1 Public)`` / ``indicator 6 (part 1, public)``."""
        if scope is None:
            return self.whole_document
        label = self.scopes[scope]
        th, en = (text.format(code=code or "?") for text in (label.th, label.en))
        if part is not None and part != "combined":
            th, en = f"{th} ({self.parts[part].th})", f"{en} ({self.parts[part].en})"
        return Bilingual(th=th, en=en)


def make_finding(
    rulebook: Rulebook,
    rule: str,
    *,
    document_id: str,
    organisation_id: str | None = None,
    year: int | None = None,
    scope: Scope | None = None,
    code: str | None = None,
    part: Part | None = None,
    observed: object = None,
    expected: object = None,
    suggested: Decimal | None = None,
    evidence_ids: Sequence[str] = (),
    severity: Severity | None = None,
    **words: object,
) -> Finding:
    """A finding of the closed list, with both messages filled.

    Args:
        rulebook: The rules, for the words of the messages.
        rule: A name in ``rules/checks.yml``.
        document_id: sha256 of the report.
        organisation_id: The body that the finding is about; ``None`` where it is about none or nobody knows.
        year: The fiscal year (B.E.) that the finding is about.
        scope: With ``code`` and ``part``: the score that the finding is about; ``None`` for the document.
        code: See ``scope``.
        part: See ``scope``.
        observed: What is printed; shown in messages, kept as text.
        expected: What it should be; shown in messages, kept as text.
        suggested: The score that the proof supports, 0 to 100.
        evidence_ids: Where it stands; first the place that the finding is about.
        severity: Only where a weaker fact asks for less than the rule's own severity.
        words: Exactly the rule's ``words``.

    Raises:
        KeyError: The rule is not in the list.
        ValueError: A word is missing or is none of the rule's.
    """
    known = rulebook.checks.rule(rule)
    if set(words) != set(known.words):
        raise ValueError(f"{rule}: the words must be {sorted(known.words)}, not {sorted(words)}")
    what = rulebook.checks.what(scope, code, part)
    given: Mapping[str, object] = {"year": year, "observed": observed, "expected": expected, "suggested": suggested}
    in_thai = {name: _NOTHING_TH if value is None else str(value) for name, value in {**given, **words}.items()}
    in_english = {name: _NOTHING_EN if value is None else str(value) for name, value in {**given, **words}.items()}
    message_th = known.message.th.format(**{**in_thai, "what": what.th})
    message_en = known.message.en.format(**{**in_english, "what": what.en})
    chosen = severity or known.severity
    return Finding(
        finding_id=content_id(
            document_id, rule, chosen, organisation_id, year, scope, code, part, message_en, message_th, *evidence_ids
        ),
        document_id=document_id,
        organisation_id=organisation_id,
        fiscal_year_be=year,
        rule=rule,
        severity=chosen,
        scope=scope,
        code=code,
        part=part,
        observed=None if observed is None else str(observed),
        expected=None if expected is None else str(expected),
        suggested_value=suggested,
        message_th=message_th,
        message_en=message_en,
        evidence_ids=tuple(evidence_ids),
    )
