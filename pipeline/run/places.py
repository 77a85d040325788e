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
        """Return the places for a database file, or for the file that a link leads to.

        The cache is the folder ``cache`` beside the file unless another is named.
        """
        database = database.resolve()
        return cls(database, (cache or database.parent / "cache").resolve())

    @property
    def manifest(self) -> Path:
        """What the database is made of."""
        return self._beside("manifest.json")

    @property
    def lock(self) -> Path:
        """Held by the run that works on the database."""
        return self._beside("lock")

    @property
    def log(self) -> Path:
        """One JSON object a line."""
        return self._beside("log")

    @property
    def register(self) -> Path:
        """The official list of organisations that ``ita register import`` has put here."""
        return self._beside("register.csv")

    def owns(self, path: Path) -> bool:
        """Return whether a file or folder belongs to the database, so that it is no report."""
        name = path.name.removeprefix(".")  # asked first: resolving a path costs much more
        if name == self.cache.name:
            return path.resolve() == self.cache
        is_named = name == self.database.name or name.startswith(f"{self.database.name}.")
        return is_named and path.resolve().parent == self.database.parent

    def _beside(self, what: str) -> Path:
        return self.database.with_name(f"{self.database.name}.{what}")
