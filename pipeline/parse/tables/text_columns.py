"""Decide what the text columns of a table of scores hold: labels, names of organisations, levels, or other text.

Takes the texts below a header with the header's words; gives a role. The majority of the cells decides; the header's
words decide where the cells leave it open. Never reads numbers.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from pipeline.matching.elements import TextMatcher
from pipeline.parse.tables.evidence import word_fit
from pipeline.records import Scope

LABEL_OF: dict[Scope, str] = {
    "overall": "indicator", "instrument": "instrument", "indicator": "indicator", "sub_indicator": "indicator",
    "question": "question", "item": "item_title",
}  # fmt: skip
# Roles that a header alone can give to a column of words.
WORDED = (
    "sequence", "indicator_number", "code", "question", "indicator", "item_title", "instrument", "level", "grade",
    "rank", "organisation", "province", "district", "kind", "year", "remark", "proof_link", "issue", "title", "steps",
    "period", "responsible", "analysis", "status", "weakness", "improvement", "strength", "monitoring", "output",
    "outcome", "progress", "required_elements", "count",
)  # fmt: skip
NAMES = frozenset({"indicator", "question", "item_title", "code"})
# A column of labels where no cell names an element: its header must say so at least this clearly.
_FLOOR = 0.6
_MOST = 0.5


def text_role(path: tuple[str, ...], texts: Sequence[str], matcher: TextMatcher) -> str | None:
    """Return the role of a column with these header texts, top to bottom, and these cells below; ``None``: unknown."""
    fit, worded = word_fit(path, WORDED, matcher.words)
    worded = worded if fit >= _FLOOR else None
    if not texts:
        return worded
    scopes = Counter(match.scope for text in texts if (match := matcher.element(text)) is not None and match.sure)
    if scopes.total() >= _MOST * len(texts):
        deepest = max(scopes, key=lambda scope: (scopes[scope], scope))
        return worded if worded in NAMES else LABEL_OF[deepest]
    if sum(1 for text in texts if matcher.organisation(text)) > _MOST * len(texts):
        return "organisation"
    levels = Counter(name for text in texts if (name := matcher.level(text)) is not None)
    if levels.total() > _MOST * len(texts) and not matcher.words.columns.other_pattern.search(" ".join(path)):
        # A column of several years may hold letters and then words of levels: the header's word counts, else "level".
        return worded if worded in levels else "grade" if set(levels) == {"grade"} else "level"
    return worded
