"""What was planted, one line of JSON each, beside the database.

Takes and gives ``Planted`` records; ids are those of the database.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Literal

Kind = Literal[
    "misprint", "wrong-total", "wrong-level", "blank", "wrong-rank", "disagreement", "last-year-differs",
    "repeats-plan", "copied", "promised-and-reported", "never-reported", "never-promised",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Planted:
    """One planted fact. ``true`` and ``printed``: score or level that is right, and the one printed.

    Of measures: ``measure_id`` is the copy or the planned one, ``other_id`` what it was copied from, or the reported
    one that keeps it; ``edited`` the share of its words (0 to 1) that were changed; ``names_other``: the name of the
    body that it was copied from was left in.
    """

    kind: Kind
    document_id: str
    organisation_id: str
    fiscal_year_be: int
    scope: str | None = None
    code: str | None = None
    part: str | None = None
    slip: str | None = None
    true: str | None = None
    printed: str | None = None
    measure_id: str | None = None
    other_id: str | None = None
    edited: float | None = None
    names_other: bool | None = None


def truth_beside(database: Path) -> Path:
    """Where the truth of a generated database is kept."""
    return database.with_suffix(".truth.jsonl")


def write_truth(planted: Iterable[Planted], path: Path) -> None:
    """Writes the records in their order."""
    with path.open("w", encoding="utf-8") as lines:
        lines.writelines(json.dumps(asdict(one), ensure_ascii=False) + "\n" for one in planted)


def read_truth(path: Path) -> Iterator[Planted]:
    """The records as written."""
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            yield Planted(**json.loads(line))
