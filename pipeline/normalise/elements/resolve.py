"""Framework codes of labels: damaged, doubled and missing codes resolved by title and running order together.

Takes the labels of consecutive rows, with the year where it is known; gives for each the scope and code it stands
for, what was printed, and what was wrong with it. Never changes what was printed, never answers below a margin.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from pipeline.matching.codes import How
from pipeline.matching.labels import label_matcher
from pipeline.normalise.elements.row_labels import CodeProblem, Outcome, RowLabel
from pipeline.normalise.elements.sequence import resolve_sequence
from pipeline.normalise.elements.year_fingerprint import fingerprint_years
from pipeline.records import Part, Scope
from pipeline.rulebook import Rulebook

__all__ = ["CodeProblem", "ElementResolution", "LabelInContext", "resolve_elements"]


@dataclass(frozen=True, slots=True)
class LabelInContext:
    """One row's label, and what is known around it.

    ``code_text`` is a code that stands in a cell of its own; ``governing`` the nearest element above the row (scope,
    code); ``expected`` the scope that a header or layout promises.
    """

    text: str
    code_text: str = ""
    governing: tuple[Scope, str] | None = None
    expected: Scope | None = None


@dataclass(frozen=True, slots=True)
class ElementResolution:
    """What a row's label stands for. ``scope`` and ``code`` are ``None`` together, and then a problem says why.

    ``how`` is what decided (``position`` is the running order), ``similarity`` (0..100) how like the title is to the
    official name; 0 where either is not known. ``part`` is the group of respondents that the label itself names.
    """

    label: LabelInContext
    scope: Scope | None
    code: str | None
    part: Part | None
    code_printed: str | None
    how: How | None
    similarity: float
    problems: tuple[CodeProblem, ...] = ()


def resolve_elements(
    labels: Sequence[LabelInContext], year: int | None, rulebook: Rulebook
) -> tuple[ElementResolution, ...]:
    """One resolution for each label, in order.

    Without ``year`` every year that the labels fit as well as the best one is tried, and a code is given only where
    all of them agree on it.
    """
    rows = [_row(label, rulebook) for label in labels]
    if year is not None and rulebook.framework(year) is not None:
        outcomes = resolve_sequence(rows, year, rulebook)
    else:
        years = fingerprint_years([row.text for row in rows], rulebook).possible
        outcomes = _agreed([resolve_sequence(rows, one, rulebook) for one in years], rows)
    return tuple(
        ElementResolution(
            label, one.scope, one.code, one.part, one.code_printed, one.how, one.similarity, one.problems
        )
        for label, one in zip(labels, outcomes, strict=True)
    )  # fmt: skip


def _row(label: LabelInContext, rulebook: Rulebook) -> RowLabel:
    """Code and text as one label; a code inside the text outweighs a number that only counts the rows."""
    text, code = label.text.strip(), label.code_text.strip()
    own = label_matcher(rulebook).read(text).printed
    if own is not None and any(meaning.strong for meaning in own.meanings):
        code = ""
    return RowLabel(f"{code} {text}".strip(), code, label.governing, label.expected)


def _agreed(by_year: Sequence[Sequence[Outcome]], rows: Sequence[RowLabel]) -> list[Outcome]:
    return [_common(row, outcomes) for row, outcomes in zip(rows, zip(*by_year, strict=True), strict=True)]


def _common(row: RowLabel, outcomes: Sequence[Outcome]) -> Outcome:
    """What all years say of a row, else what its code and title say together in one way only, else nothing."""
    fitting = [one for one in outcomes if one.code is not None and one.code_printed and not one.problems]
    for some in (outcomes, fitting):
        if len({(one.scope, one.code) for one in some}) == 1:
            return max(some, key=lambda one: (-len(one.problems), one.similarity))
    said = ", ".join(sorted({one.code for one in outcomes if one.code is not None}))
    problem = CodeProblem("code-unresolved", outcomes[0].code_printed or row.text, said or None, row.text)
    return replace(outcomes[0], scope=None, code=None, how=None, similarity=0.0, problems=(problem,))
