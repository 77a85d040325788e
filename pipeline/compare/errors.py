"""What a person may have got wrong in a question: which value, and what is near it. Words are the presenter's."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

Problem = Literal[
    "question", "year", "province", "kind", "organisation", "organisation_many", "code", "missing", "unused", "empty"
]


class AskError(ValueError):
    """A question that cannot be asked so.

    ``problem`` says which value is wrong (``organisation_many``: it fits several bodies; ``missing``: the question
    needs it; ``unused``: the question has no such parameter; ``empty``: the database has no year with scores).
    ``choices`` are the values that it could be, the nearest first.
    """

    def __init__(self, problem: Problem, given: object, choices: Sequence[str] = ()) -> None:
        self.problem = problem
        self.given = given
        self.choices = tuple(choices)
        super().__init__(f"{problem}: {given!r}; {', '.join(self.choices)}")
