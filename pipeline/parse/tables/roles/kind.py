"""Weigh what the rows of a table are: measures, disclosure items, analyses, or nothing that is kept.

Takes the evidence of the columns and the texts around a table; gives each layout with its log-odds and reasons.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from pipeline.parse.tables.roles.best import assign
from pipeline.parse.tables.roles.columns import ColumnEvidence
from pipeline.rulebook import Rulebook
from pipeline.rulebook.layouts import Layout
from pipeline.rulebook.roles import CellKind
from pipeline.thai import skeleton

_SHOWN = 5
_TOP_CAPTIONS = 2
# Parts of an analysis: their cells tell them from each other, and in other tables only the header does.
_TONED = frozenset({"weakness", "improvement", "strength"})


@dataclass(frozen=True, slots=True)
class TextsAround:
    """What stands before a table, as skeletons: its caption with the title rows inside, and the document's opening."""

    caption: str = ""
    opening: str = ""

    def with_title(self, title: str) -> TextsAround:
        """Return the same with a title that stands inside the table."""
        return TextsAround(self.caption + " " + skeleton(title), self.opening) if title else self


@dataclass(frozen=True, slots=True)
class KindReading:
    """A layout with its roles by column, its log-odds and the parts that count most, for people."""

    layout: str
    roles: Mapping[int, str]
    log_odds: float
    parts: tuple[tuple[str, float], ...]

    def summary(self) -> str:
        """Return the log-odds and the largest parts in one line."""
        shown = ", ".join(f"{name} {part:+.1f}" for name, part in self.parts[:_SHOWN])
        return f"{self.layout} {self.log_odds:+.1f} ({shown})"


def read_kinds(columns: Mapping[int, ColumnEvidence], around: TextsAround, rulebook: Rulebook) -> list[KindReading]:
    """Return the reading by every layout, the likeliest first."""
    found = [_of_layout(name, layout, columns, around, rulebook) for name, layout in rulebook.layouts.items()]
    return sorted(found, key=lambda reading: (-reading.log_odds, reading.layout))


def _of_layout(
    name: str, layout: Layout, columns: Mapping[int, ColumnEvidence], around: TextsAround, rulebook: Rulebook
) -> KindReading:
    rules = rulebook.roles
    offers = {
        column: {
            role: odds + rules.favour * layout.evidence.roles.get(role, 0.0) if odds > rules.least else odds
            for role, odds in evidence.odds.items()
            if role in layout.roles
            and (role not in _TONED or role in layout.evidence.core or evidence.words.get(role, 0.0) > 0)
        }
        for column, evidence in columns.items()
    }
    roles = assign(offers, rules.least, rules.repeated)
    sure: dict[str, float] = {}
    for column, role in roles.items():
        share = min(1.0, columns[column].odds[role] / rules.full)
        group = layout.evidence.groups.get(role, role)
        sure[group] = max(share, sure.get(group, 0.0))
    parts = {role: layout.evidence.roles.get(role, 0.0) * share for role, share in sure.items()}
    if layout.evidence.core:
        best = max((sure.get(role, 0.0) for role in layout.evidence.core), default=0.0)
        parts["nothing said of the rows"] = layout.evidence.without_core * max(0.0, 1.0 - 2 * best)
    for kind, weight in layout.evidence.cells.items():
        parts[f"cells: {kind}"] = weight * _largest_share(columns, kind)
    parts["caption"] = _captions(layout, around.caption)
    parts["opening"] = rules.opening * _captions(layout, around.opening)
    total = layout.evidence.bias + sum(parts.values())
    told = sorted(((part, odds) for part, odds in parts.items() if odds), key=lambda one: (-abs(one[1]), one[0]))
    return KindReading(name, roles, total, tuple(told))


def _largest_share(columns: Mapping[int, ColumnEvidence], kind: CellKind) -> float:
    return max((evidence.shares.get(kind, 0.0) for evidence in columns.values()), default=0.0)


def _captions(layout: Layout, text: str) -> float:
    """Return what the phrases of a layout in a text count: the two that count most, for and against."""
    if not text:
        return 0.0
    weights = [weight for phrase, weight in layout.evidence.caption_skeletons if phrase in text]
    largest = sorted((weight for weight in weights if weight > 0), reverse=True)[:_TOP_CAPTIONS]
    return sum(largest) + min((weight for weight in weights if weight < 0), default=0.0)
