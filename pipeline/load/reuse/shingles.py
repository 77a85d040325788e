"""Stretches of letters (shingles) of many texts as numbers: how many texts have each, and which are nobody's own.

Takes skeletons, gives arrays; a collision of two stretches makes a text look a little less its own, never more. Works
through the texts a stretch of them at a time: a country has a hundred million letters.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from pipeline.load.reuse.texts import Text
from pipeline.rulebook.similarity import ReuseRules

Numbers = NDArray[np.uint32]
Flags = NDArray[np.bool_]
Places = NDArray[np.int64]

LENGTH = 6
"""Letters of a stretch: a Thai word and the edge of the next."""

# Every second stretch, by its number, so that equal texts keep equal ones.
_SAMPLED = 2
# Stretches are counted in so many places, about four for each of them.
_FEWEST_BITS, _MOST_BITS = 12, 25
_TEXTS_AT_ONCE = 10_000
_PRIMES = tuple(map(np.uint32, (0x9E3779B1, 0x85EBCA6B, 0xC2B2AE35)))


@dataclass(frozen=True, slots=True)
class Shingles:
    """The stretches of all texts: ``numbers[starts[i]:starts[i + 1]]`` are those of text ``i``.

    ``owned`` are those that are neither prescribed by the framework nor a template of the text's year; ``texts`` says
    for each number, shifted right by ``shift``, in how many different texts it stands.
    """

    numbers: Numbers
    starts: Places
    owned: Flags
    texts: Numbers
    shift: np.uint32

    def of(self, index: int) -> Numbers:
        """The owned stretches of a text."""
        place = slice(self.starts[index], self.starts[index + 1])
        return self.numbers[place][self.owned[place]]

    def stretches(self) -> Iterator[tuple[slice, Places]]:
        """All of them, some thousand texts at a time: their place, and the text that each belongs to."""
        return _stretches(self.starts)


def shingles_of(texts: Sequence[Text], prescribed: Iterable[str], rules: ReuseRules) -> Shingles:
    """The stretches of the texts, judged."""
    parts = [
        _numbers([(one.letters, one.field_number) for one in texts[at : at + _TEXTS_AT_ONCE]])
        for at in range(0, len(texts), _TEXTS_AT_ONCE)
    ]
    numbers = np.concatenate([np.zeros(0, np.uint32), *(part for part, _ in parts)])
    starts = np.concatenate([[0], *(sizes for _, sizes in parts)]).cumsum().astype(np.int64)
    del parts
    bits = min(_MOST_BITS, max(_FEWEST_BITS, (4 * len(numbers)).bit_length()))
    shift = np.uint32(32 - bits)
    counts = np.zeros(1 << bits, np.uint32)
    for place, _ in _stretches(starts):
        found, times = np.unique(numbers[place] >> shift, return_counts=True)
        counts[found] += times.astype(np.uint32)
    owned = ~_templates(texts, numbers, starts, shift, rules)
    fields = sorted({one.field_number for one in texts})
    known, _ = _numbers([(wording, number) for wording in prescribed for number in fields])
    for place, _ in _stretches(starts):
        owned[place] &= ~np.isin(numbers[place], known)
    return Shingles(numbers, starts, owned, counts, shift)


def _stretches(starts: Places) -> Iterator[tuple[slice, Places]]:
    for first in range(0, len(starts) - 1, _TEXTS_AT_ONCE):
        last = min(first + _TEXTS_AT_ONCE, len(starts) - 1)
        yield slice(starts[first], starts[last]), np.repeat(np.arange(first, last), np.diff(starts[first : last + 1]))


def _numbers(texts: Sequence[tuple[str, int]]) -> tuple[Numbers, Places]:
    """The numbers of the stretches, text by text, and how many each text has; fields have different numbers."""
    lengths = np.array([len(text) for text, _ in texts], np.int64)
    letters = np.frombuffer("".join(text for text, _ in texts).encode("utf-32-le"), np.uint32)
    count = max(0, len(letters) - LENGTH + 1)
    owner = np.repeat(np.arange(len(texts)), lengths)
    salt = np.array([number for _, number in texts], np.uint32)
    mixed = np.zeros(count, np.uint32)
    for shift in range(LENGTH):
        mixed = mixed * _PRIMES[0] + letters[shift : shift + count] + np.uint32(1)
    mixed = (mixed ^ (mixed >> np.uint32(15))) * _PRIMES[1] + salt[owner[:count]] * _PRIMES[2]
    mixed ^= mixed >> np.uint32(13)
    whole = owner[:count] == owner[len(letters) - count :]
    kept = whole & (mixed % np.uint32(_SAMPLED) == 0)
    return mixed[kept], np.bincount(owner[:count][kept], minlength=len(texts)).astype(np.int64)


def _templates(texts: Sequence[Text], numbers: Numbers, starts: Places, shift: np.uint32, rules: ReuseRules) -> Flags:
    """Which stretches many bodies of the year have in which the text was first used."""
    found = np.zeros(len(numbers), np.bool_)
    years = np.array([one.uses[0].fiscal_year_be or 0 for one in texts], np.int64)
    order = {
        name: index for index, name in enumerate(sorted({use.organisation_id for one in texts for use in one.uses}))
    }
    first = np.array([order[one.uses[0].organisation_id] for one in texts], np.int64)
    more = np.array([len(one.bodies) - 1 for one in texts], np.int64)
    for year in np.unique(years):
        bodies = np.zeros(1 << (32 - int(shift)), np.int64)
        members = np.flatnonzero(years == year)
        # A body that says the same in each of its measures counts once: its texts together.
        members = members[np.argsort(first[members], kind="stable")]
        for group in np.array_split(members, max(1, len(members) // _TEXTS_AT_ONCE)):
            owner = np.repeat(group, starts[group + 1] - starts[group])
            places = np.concatenate([numbers[starts[one] : starts[one + 1]] for one in group]) >> shift
            pairs = np.unique(places.astype(np.int64) << 32 | first[owner])
            np.add.at(bodies, pairs >> 32, 1)
            shared = more[owner] > 0
            np.add.at(bodies, places[shared], more[owner[shared]])
        present = len({use.organisation_id for index in members.tolist() for use in texts[index].uses})
        least = max(rules.template_bodies, rules.template_share * present)
        for one in members.tolist():
            place = slice(starts[one], starts[one + 1])
            found[place] = bodies[numbers[place] >> shift] >= least
    return found
