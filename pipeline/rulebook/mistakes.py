"""Locate mistakes in the rules: file, line, key, and what would be right.

Takes the steps from the rules folder to a value, gives the place in a file; never decides what is a mistake.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path

from pipeline.rulebook.strict_yaml import line_of

Steps = tuple[str | int, ...]


@dataclass(frozen=True, slots=True)
class Mistake:
    """One thing that is wrong in the rules. ``line`` is 0 where the whole file is meant, ``path`` then empty."""

    file: str
    path: str
    message: str
    line: int = 0

    def __str__(self) -> str:
        place = f"{self.file}:{self.line}" if self.line else self.file
        return f"{place}: {self.path}: {self.message}" if self.path else f"{place}: {self.message}"


class RulesError(ValueError):
    """The rules folder cannot be used; ``mistakes`` has all of them."""

    def __init__(self, mistakes: list[Mistake]) -> None:
        self.mistakes = mistakes
        super().__init__("\n".join(str(mistake) for mistake in mistakes))


@dataclass(frozen=True, slots=True)
class Fault:
    """A mistake before it is looked up: the steps to its value, as ``("labels", "examples", 3)``, and the message."""

    steps: Steps
    message: str


def mistake_at(root: Path, fault: Fault) -> Mistake:
    """Return the mistake with its file and line; the file is the longest beginning of the steps that is one."""
    names = [str(step) for step in fault.steps]
    depth = next((size for size in range(len(names), 0, -1) if _file(root, names[:size]).is_file()), 0)
    if depth == 0:
        return Mistake(f"{names[0]}.yml" if names else root.name, ".".join(names[1:]), fault.message)
    path, rest = _file(root, names[:depth]), fault.steps[depth:]
    return Mistake(
        path.relative_to(root).as_posix(), ".".join(names[depth:]), fault.message, line_of(path, rest) if rest else 0
    )


def _file(root: Path, names: list[str]) -> Path:
    return root.joinpath(*names[:-1], f"{names[-1]}.yml")


def nearest(word: str, known: Iterable[str]) -> str:
    """Return the hint for a word that is not known: the known one that is most like it, else all where they are few."""
    choices = sorted(known)
    if near := get_close_matches(word, choices, n=1):
        return f"; did you mean {near[0]!r}?"
    return f"; known are {', '.join(choices)}" if 0 < len(choices) <= 12 else ""


def example_faults(steps: Steps, text: str, read: object, wanted: object) -> Iterator[Fault]:
    """Yield a fault if an example is read as something else than it says."""
    if read != wanted:
        yield Fault(steps, f"{text!r} is read as {_shown(read)}; the example says {_shown(wanted)}")


def _shown(value: object) -> str:
    return "nothing" if value is None or value in ((), [], {}, "") else str(value)
