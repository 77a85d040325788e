"""Compare a header with all phrases of ``rules/columns.yml`` at once.

Takes the skeleton of a header, gives a fit for every role; knows nothing of tables. Most texts are no headers but short
cells, so the answer "none" must be fast.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable

from rapidfuzz import fuzz, process

from pipeline.rulebook.layouts import ColumnRole, Columns

EQUAL = 1.4
_FUZZY_START = 85.0
_FUZZY_WHOLE = 80.0
_WIDEST = 7  # a short word in a long text says little of a column
_SHORTEST_START = 6
_SHORTEST_WHOLE = 8


class Phrases:
    """Roles by their phrases, all of them skeletons. Immutable after it is made."""

    def __init__(self, columns: Columns) -> None:
        roles = columns.roles
        self._equal = _by_phrase(roles, lambda role: role.equal_skeletons)
        self._start = _by_phrase(roles, lambda role: role.start_skeletons)
        self._contain = _by_phrase(roles, lambda role: role.contain_skeletons)
        self._never = _by_phrase(roles, lambda role: role.never_skeletons)
        self._starts_of: dict[int, list[str]] = defaultdict(list)
        for phrase in self._start:
            self._starts_of[len(phrase)].append(phrase)
        self._wholes = [phrase for phrase in self._start if len(phrase) >= _SHORTEST_WHOLE]

    def fits(self, form: str) -> tuple[dict[str, float], set[str]]:
        """Return the fit of each role that a form fits, and the roles that it equals.

        A phrase that the form begins with counts most, one that its beginning is nearly like less, one that all of it
        is nearly like still less, and one that stands somewhere in it least; the longer the phrase, the more.
        """
        barred = {name for phrase, names in self._never.items() if phrase in form for name in names}
        found: dict[str, float] = {}
        for gain, names in self._hits(form):
            for name in names:
                if name not in barred:
                    found[name] = max(gain, found.get(name, 0.0))
        return found, self._equal.get(form, set()) - barred

    def _hits(self, form: str) -> Iterable[tuple[float, set[str]]]:
        for length, phrases in self._starts_of.items():
            beginning, gain = form[:length], 1.0 + length / 60
            if beginning in self._start and len(beginning) == length:
                yield gain, self._start[beginning]
            if length >= _SHORTEST_START:
                for phrase in _near(beginning, phrases, _FUZZY_START):
                    yield gain * 0.9, self._start[phrase]
        for phrase in _near(form, self._wholes, _FUZZY_WHOLE):
            yield (1.0 + len(phrase) / 60) * 0.85, self._start[phrase]
        for phrase, names in self._contain.items():
            if phrase in form and len(form) <= _WIDEST * len(phrase):
                yield 0.6 + len(phrase) / 100, names


def _near(text: str, phrases: list[str], least: float) -> list[str]:
    """Return the phrases whose similarity to a text is at least so much (0..100).

    They begin alike: a word less in front is another meaning (ผลการดำเนินงาน, การดำเนินงาน), not a misprint.
    """
    near = process.extract(text, phrases, scorer=fuzz.ratio, score_cutoff=least, limit=None)
    return [phrase for phrase, _, _ in near if phrase[:1] == text[:1]]


def _by_phrase(
    roles: dict[str, ColumnRole], phrases: Callable[[ColumnRole], Iterable[str]]
) -> dict[str, set[str]]:  # fmt: skip
    found: dict[str, set[str]] = defaultdict(set)
    for name, role in roles.items():
        for phrase in phrases(role):
            found[phrase].add(name)
    return dict(found)
