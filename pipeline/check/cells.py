"""The printed scores of one body and one year as a sheet of cells, one cell an element and part.

Takes a batch and its rulebook, gives sheets; repeated prints of one score become one cell that knows all of them.
Never changes a score: a recorded correction is only what the arithmetic goes by.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal

from pipeline.records import Batch, Evidence, Part, Scope, Score
from pipeline.rulebook import Rulebook
from pipeline.rulebook.framework import Framework
from pipeline.thai import arabic_digits

Key = tuple[Scope, str, Part]

_DECIMALS = re.compile(r"\d\s*[.,·]\s*(\d+)")
_EXACT = (Decimal(0), Decimal(100))


@dataclass(frozen=True, slots=True)
class Cell:
    """One element's score. ``value`` is what the arithmetic goes by; ``half_unit`` what rounding hides of it.

    ``coarse`` is half a unit of the last printed digit: more than ``half_unit`` where zeros may have been dropped.
    ``readings`` are the different values printed for it, most often printed first; each with its prints.
    """

    key: Key
    value: Decimal
    half_unit: Decimal
    coarse: Decimal
    readings: tuple[tuple[Decimal, tuple[Score, ...]], ...]

    @property
    def scores(self) -> tuple[Score, ...]:
        """The prints of the value in force; of the first reading where a correction is in force."""
        return next((prints for value, prints in self.readings if value == self.value), self.readings[0][1])

    @property
    def evidence_id(self) -> str:
        """Where the value in force is printed first."""
        return self.scores[0].evidence_id

    def with_value(self, value: Decimal) -> Cell:
        """The same cell with another value in force."""
        return replace(self, value=value)


@dataclass(frozen=True, slots=True)
class Sheet:
    """All scores that one document prints of one body for one fiscal year (B.E.), and that year's framework."""

    document_id: str
    organisation_id: str | None
    year: int | None
    framework: Framework | None
    cells: Mapping[Key, Cell]
    blanks: tuple[Score, ...]

    def with_cells(self, cells: Mapping[Key, Cell]) -> Sheet:
        """The same sheet with other cells."""
        return replace(self, cells=cells)


def sheets(batch: Batch, rulebook: Rulebook, corrected: Mapping[str, Decimal]) -> tuple[Sheet, ...]:
    """One sheet a body and year, in document order. ``corrected`` maps score ids to recorded corrections."""
    evidence = {one.evidence_id: one for one in batch.evidence}
    groups: dict[tuple[str | None, int | None], list[Score]] = defaultdict(list)
    for score in batch.scores:
        groups[score.organisation_id, score.fiscal_year_be].append(score)
    made: list[Sheet] = []
    for (organisation_id, year), scores in groups.items():
        subjects = [scores] if organisation_id is not None else _subjects(scores, evidence)
        framework = None if year is None else rulebook.frameworks.get(str(year))
        for subject in subjects:
            cells = _cells(subject, corrected)
            blanks = tuple(score for score in subject if score.value is None)
            made.append(Sheet(batch.document.document_id, organisation_id, year, framework, cells, blanks))
    return tuple(made)


def _subjects(scores: list[Score], evidence: Mapping[str, Evidence]) -> list[list[Score]]:
    """Scores of bodies that nobody could name: rows of one table that repeat an element are bodies of their own."""
    row_of: dict[str, tuple[int, int] | None] = {}
    for score in scores:
        spot = evidence.get(score.evidence_id)
        slot = None
        if spot is not None and spot.table_number is not None and spot.row_number is not None:
            slot = (spot.table_number, spot.row_number)
        row_of[score.score_id] = slot
    per_row: dict[tuple[int, int], set[Key]] = defaultdict(set)
    rows_with: Counter[tuple[int, Key]] = Counter()
    for score in scores:
        slot = row_of[score.score_id]
        key: Key = (score.scope, score.code, score.part)
        if slot is not None and key not in per_row[slot]:
            per_row[slot].add(key)
            rows_with[slot[0], key] += 1
    wide = {slot for slot, keys in per_row.items() if len(keys) >= 2 and all(rows_with[slot[0], k] >= 2 for k in keys)}
    grouped: dict[tuple[int, int] | None, list[Score]] = defaultdict(list)
    for score in scores:
        slot = row_of[score.score_id]
        grouped[slot if slot in wide else None].append(score)
    return list(grouped.values())


def _cells(scores: Iterable[Score], corrected: Mapping[str, Decimal]) -> dict[Key, Cell]:
    prints: dict[Key, list[Score]] = defaultdict(list)
    for score in scores:
        if score.value is not None:
            prints[score.scope, score.code, score.part].append(score)
    finest = max((_decimals(score) for group in prints.values() for score in group), default=0)
    cells: dict[Key, Cell] = {}
    for key, group in prints.items():
        readings = _readings(group)
        value = next((corrected[one.score_id] for one in group if one.score_id in corrected), readings[0][0])
        printed = decimals = max(_decimals(one) for one in readings[0][1])
        # Spreadsheets drop trailing zeros: where the finest print has two decimals, a shorter one is exact.
        if finest >= 2 or value in _EXACT:
            decimals = 2
        cells[key] = Cell(key, value, half_of_unit(decimals), half_of_unit(printed), readings)
    return cells


def half_of_unit(decimals: int) -> Decimal:
    """Half a unit of the last of so many decimals: 0.005 points for two."""
    return Decimal(5).scaleb(-decimals - 1)


def _decimals(score: Score) -> int:
    found = _DECIMALS.search(arabic_digits(score.printed))
    if found is not None:
        return min(len(found.group(1)), 2)
    exponent = score.value.normalize().as_tuple().exponent if score.value is not None else 0
    return min(-exponent, 2) if isinstance(exponent, int) and exponent < 0 else 0


def _readings(group: list[Score]) -> tuple[tuple[Decimal, tuple[Score, ...]], ...]:
    """Different values of one score, most often printed first; a value rounded to fewer decimals is no other value."""
    kept: list[tuple[Decimal, list[Score]]] = []
    for score in sorted(group, key=_decimals, reverse=True):
        value = score.value
        if value is None:
            continue
        coarse = half_of_unit(_decimals(score))
        same = next((one for one in kept if one[0] == value), None)
        if same is None and _decimals(score) < 2:
            same = next((one for one in kept if abs(one[0] - value) <= coarse), None)
        if same is None:
            kept.append((value, [score]))
        else:
            same[1].append(score)
    order = {id(score): at for at, score in enumerate(group)}
    for _value, prints in kept:
        prints.sort(key=lambda one: order[id(one)])
    kept.sort(key=lambda one: (-len(one[1]), order[id(one[1][0])]))
    return tuple((value, tuple(prints)) for value, prints in kept)
