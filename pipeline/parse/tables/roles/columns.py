"""Weigh what the header and the cells of each column say of its role.

Takes the header rows and body rows of a grid; gives log-odds by role with their parts. Never decides.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from pipeline.matching.cell_kinds import CellReader
from pipeline.matching.columns import FLOOR
from pipeline.matching.values.statuses import status_of_header
from pipeline.parse.tables.roles.contents import content_weights
from pipeline.parse.tables.slots import Grid
from pipeline.records import Status
from pipeline.rulebook.roles import CellKind
from pipeline.thai.numerals import read_number

PERIOD_MARK = "period_mark"
_STATUS_ROLES: dict[Status, str] = {
    "not_started": "status_not_started", "in_progress": "status_in_progress", "done": "status_done",
}  # fmt: skip
# Roles whose cells are words: no column of scores has one, whatever its header says (ผลลัพธ์ over 95.41).
_PROSE = frozenset({
    "title", "steps", "responsible", "output", "outcome", "progress", "monitoring", "analysis", "weakness",
    "improvement", "strength", "required_elements", "status", "item_title", "question", "issue", "period",
})  # fmt: skip
_SILENT: frozenset[CellKind] = frozenset({"short", "blank"})
_SAMPLE = 14
_FEWEST_LABELS = 2
_MOST_LABELS = 0.6
_DIFFERENT = 0.7
_FEWEST_ROLES = 3
_LONGEST_LABEL = 28  # a longer text is a sentence that begins like a name
_LISTS = 2.5
_FEWEST_RUNNING = 2
_LARGEST_STEP = 9  # rows are drawn from a long table
_RISING = 0.6
_MOST = 0.8
_STATUS_WORD = 1.2
_TIME_WORD = 1.0
_DISAGREE = -1.0  # log-odds of the cells that refute what the header names


@dataclass(frozen=True, slots=True)
class ColumnEvidence:
    """What a column says: header texts top to bottom, shares of its cells by kind, log-odds by role.

    ``words`` is the part of the log-odds that the header gives. ``time`` is the month or quarter that the header names.
    """

    column: int
    path: tuple[str, ...]
    filled: int
    shares: Mapping[CellKind, float]
    odds: Mapping[str, float]
    words: Mapping[str, float]
    time: str

    @property
    def header(self) -> str:
        """The header in one line; for a column that a month or quarter heads, that time."""
        return " ".join(self.path)


_Content = tuple[int, Mapping[CellKind, float], dict[str, float], float]


@dataclass(slots=True)
class ColumnWeigher:
    """Weigher of the columns of one grid; ``scores`` are columns known to hold scores."""

    grid: Grid
    reader: CellReader
    scores: Collection[int] = ()
    _contents: dict[tuple[int, int], _Content] = field(default_factory=dict)
    _words: dict[tuple[str, ...], dict[str, float]] = field(default_factory=dict)

    def weigh(self, paths: Mapping[int, tuple[str, ...]], body: Sequence[int]) -> dict[int, ColumnEvidence]:
        """Return the evidence of every column with these header paths and body rows."""
        rows = self._rows_of_columns(body)
        return {column: self._column(column, path, rows) for column, path in paths.items()}

    def _rows_of_columns(self, body: Sequence[int]) -> Sequence[int]:
        """Return the rows that fill several columns, evenly drawn where there are many; headings between are none."""
        several = [row for row in body if len(self.grid.filled(row)) > 1] or list(body)
        if len(several) <= _SAMPLE:
            return several
        step = len(several) / _SAMPLE
        return [several[int(place * step)] for place in range(_SAMPLE)]

    def _column(self, column: int, path: tuple[str, ...], rows: Sequence[int]) -> ColumnEvidence:
        filled, shares, content, default = self._content(column, rows)
        words, time = self._of_header(path)
        rules = self.reader.rulebook.roles
        odds = {**content, **{role: content.get(role, default) + part for role, part in words.items()}}
        if column in self.scores:
            odds = {role: value for role, value in odds.items() if role not in _PROSE}
        agreed = (odds[role] for role, part in words.items() if role in odds and odds[role] - part > _DISAGREE)
        named = max(agreed, default=0.0)
        for role in odds.keys() - words.keys():
            odds[role] -= rules.otherwise * max(0.0, named)  # the header names something else, and the cells agree
        if not time:
            odds.pop(PERIOD_MARK, None)
        for role in _STATUS_ROLES.values():
            if role not in words:
                odds.pop(role, None)  # marks alone do not say which state they mark
        return ColumnEvidence(column, path, filled, shares, odds, words, time)

    def _content(self, column: int, rows: Sequence[int]) -> _Content:
        """Return the count of filled cells, the shares of their kinds and the log-odds by role of these rows."""
        key = (column, rows[0] if rows else -1)
        if key not in self._contents:
            texts = [cell.passage.text for row in rows if (cell := self.grid.own(row, column)) is not None]
            blank = 1.0 - sum(1 for row in rows if self.grid.text(row, column)) / max(1, len(rows))
            shares = self._shares(texts)
            weights = content_weights(self.reader.rulebook.roles)
            self._contents[key] = (len(texts), shares, *weights.odds(shares, blank))
        return self._contents[key]

    def _shares(self, texts: Sequence[str]) -> dict[CellKind, float]:
        """Return the mean fit of each kind over the cells; blanks and short texts say nothing beside others."""
        if self._are_labels(texts):
            return {"label": 1.0}
        kinds = [self.reader.kinds(text) for text in texts]
        telling = [one for one in kinds if not one.keys() <= _SILENT] or kinds
        shares: dict[CellKind, float] = defaultdict(float)
        for one in telling:
            for kind, fit in one.items():
                shares[kind] += fit / len(telling)
        if "list" in shares:  # steps of which some rows have only one
            shares["list"] = min(1.0, _LISTS * shares["list"])
        if shares.get("number", 0.0) >= _MOST and _is_running(texts):
            shares["running"] = shares.pop("number")
        return dict(shares)

    def _are_labels(self, texts: Sequence[str]) -> bool:
        """Return whether the texts of a column are names of different columns: the labels of a form."""
        names = set(texts)
        if len(names) < _FEWEST_LABELS:
            return False
        named = (self.reader.matcher.words.best_role(text) for text in names if len(text) <= _LONGEST_LABEL)
        roles = [role for role in named if role is not None and not role.startswith("status_")]
        return len(roles) >= _MOST_LABELS * len(names) and len(set(roles)) >= max(
            _FEWEST_ROLES, _DIFFERENT * len(roles)
        )

    def _of_header(self, path: tuple[str, ...]) -> tuple[dict[str, float], str]:
        time = self.reader.time_of_header(path)
        if path in self._words:
            return self._words[path], time
        rules = self.reader.rulebook.roles
        lowest, above = self.reader.matcher.words.by_depth(path)
        fits = dict(lowest)
        share = rules.above if not any(fit >= FLOOR for fit in lowest.values()) and not time else 0.0
        for role, fit in above.items():
            fits[role] = max(fits.get(role, 0.0), fit * share)
        words = {role: rules.word * fit for role, fit in fits.items() if fit >= FLOOR * rules.above}
        status = status_of_header(path[-1], self.reader.rulebook.statuses) if path else None
        if status in _STATUS_ROLES:
            role = _STATUS_ROLES[status]
            words[role] = max(words.get(role, 0.0), rules.word * _STATUS_WORD)
        if time:
            words[PERIOD_MARK] = rules.word * _TIME_WORD
        self._words[path] = words
        return words, time


def _is_running(texts: Sequence[str]) -> bool:
    """Return whether numbers count up, perhaps anew in each section: they number the rows and are no quantity."""
    readings = [reading.value for text in texts if (reading := read_number(text)) is not None and not reading.decimals]
    if len(readings) < _FEWEST_RUNNING:
        return bool(readings) and readings[0] == 1
    rising = sum(1 for earlier, later in pairwise(readings) if 0 <= later - earlier <= _LARGEST_STEP)
    return rising >= _RISING * (len(readings) - 1) and len(set(readings)) > 1
