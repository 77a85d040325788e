"""Where a database keeps what belongs to it: all names come from the name of the database file."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Places:
    """The files that stand beside a database. ``cache`` may be shared by several databases."""

    database: Path
    cache: Path

    @classmethod
    def beside(cls, database: Path, cache: Path | None = None) -> Places:
        """The places for a database file; the cache is the folder ``cache`` beside it unless another is named."""
        return cls(database, (cache or database.parent / "cache").absolute())

    @property
    def manifest(self) -> Path:
        """What the database is made of."""
        return self.database.with_suffix(".manifest.json")

    @property
    def lock(self) -> Path:
        """Held by the run that works on the database."""
        return self.database.with_suffix(".lock")

    @property
    def log(self) -> Path:
        """One JSON object a line."""
        return self.database.with_suffix(".log")

    @property
    def register(self) -> Path:
        """The official list of organisations that ``ita register import`` has put here."""
        return self.database.with_suffix(".register.csv")
