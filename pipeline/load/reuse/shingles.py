"""Stretches of letters (shingles) of many texts as numbers: how many texts have each, and which are nobody's own.

Takes skeletons, gives arrays; a collision of two stretches makes a text look a little less its own, never more.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from pipeline.load.reuse.texts import Text
from pipeline.rulebook.similarity import ReuseRules

Numbers = NDArray[np.uint32]
Flags = NDArray[np.bool_]

LENGTH = 6
"""Letters of a stretch: a Thai word and the edge of the next."""

# Every second stretch, by its number, so that equal texts keep equal ones.
_SAMPLED = 2
_BITS = 25
_TEXTS_AT_ONCE = 20_000
_PRIME = 0x9E3779B1


@dataclass(frozen=True, slots=True)
class Shingles:
    """The stretches of all texts: ``numbers[starts[i]:starts[i + 1]]`` are those of text ``i``.

    ``owned`` are those that are neither prescribed by the framework nor a template of the text's year; ``texts`` says
    in how many different texts each stands.
    """

    numbers: Numbers
    starts: NDArray[np.int64]
    owned: Flags
    texts: Numbers

    def of(self, index: int) -> Numbers:
        """The owned stretches of a text."""
        place = slice(self.starts[index], self.starts[index + 1])
        return self.numbers[place][self.owned[place]]


def shingles_of(texts: Sequence[Text], prescribed: Iterable[str], rules: ReuseRules) -> Shingles:
    """The stretches of the texts, judged."""
    parts = [_numbers([(one.letters, one.field_number) for one in texts[at : at + _TEXTS_AT_ONCE]])
             for at in range(0, len(texts), _TEXTS_AT_ONCE)]  # fmt: skip
    numbers = np.concatenate([part for part, _ in parts]) if parts else np.zeros(0, np.uint32)
    sizes = np.concatenate([size for _, size in parts]) if parts else np.zeros(0, np.int64)
    starts = np.concatenate([[0], np.cumsum(sizes)]).astype(np.int64)
    counts = np.bincount(numbers, minlength=1 << _BITS).astype(np.uint32)
    owned = ~_templates(texts, numbers, starts, rules)
    fields = sorted({one.field_number for one in texts})
    known, _ = _numbers([(wording, number) for wording in prescribed for number in fields])
    owned &= ~np.isin(numbers, known)
    return Shingles(numbers, starts, owned, counts[numbers])


def _numbers(texts: Sequence[tuple[str, int]]) -> tuple[Numbers, NDArray[np.int64]]:
    """The numbers of the stretches, text by text, and how many each text has; fields have different numbers."""
    lengths = np.array([len(text) for text, _ in texts], np.int64)
    if not lengths.sum():
        return np.zeros(0, np.uint32), lengths
    letters = np.frombuffer("".join(text for text, _ in texts).encode("utf-32-le"), np.uint32)
    owner = np.repeat(np.arange(len(texts)), lengths)
    salt = np.array([number for _, number in texts], np.uint32)
    count = max(0, len(letters) - LENGTH + 1)
    mixed = np.zeros(count, np.uint32)
    for shift in range(LENGTH):
        mixed = mixed * np.uint32(_PRIME) + letters[shift : shift + count] + np.uint32(1)
    mixed = (mixed ^ (mixed >> np.uint32(15))) * np.uint32(0x85EBCA6B) + salt[owner[:count]] * np.uint32(0xC2B2AE35)
    mixed ^= mixed >> np.uint32(13)
    whole = owner[:count] == owner[LENGTH - 1 : LENGTH - 1 + count]
    kept = whole & (mixed % np.uint32(_SAMPLED) == 0)
    sizes = np.bincount(owner[:count][kept], minlength=len(texts))
    return (mixed[kept] >> np.uint32(32 - _BITS)).astype(np.uint32), sizes.astype(np.int64)


def _templates(texts: Sequence[Text], numbers: Numbers, starts: NDArray[np.int64], rules: ReuseRules) -> Flags:
    """Which stretches many bodies of the year have in which the text was first used."""
    found = np.zeros(len(numbers), np.bool_)
    years = np.array([one.uses[0].fiscal_year_be or 0 for one in texts], np.int64)
    names = {
        name: index for index, name in enumerate(sorted({use.organisation_id for one in texts for use in one.uses}))
    }
    first = np.array([names[one.uses[0].organisation_id] for one in texts], np.int64)
    more = np.array([len(one.bodies) - 1 for one in texts], np.int64)
    owner = np.repeat(np.arange(len(texts)), np.diff(starts))
    for year in np.unique(years):
        here = np.flatnonzero(years[owner] == year)
        if not len(here):
            continue
        # A body that says the same in each of its measures counts once.
        pairs = np.unique(numbers[here].astype(np.int64) << 32 | first[owner[here]])
        bodies = np.bincount(pairs >> 32, minlength=1 << _BITS).astype(np.int64)
        shared = here[more[owner[here]] > 0]
        bodies += np.bincount(numbers[shared], weights=more[owner[shared]], minlength=1 << _BITS).astype(np.int64)
        present = len(
            {use.organisation_id for one, y in zip(texts, years, strict=True) if y == year for use in one.uses}
        )
        least = max(rules.template_bodies, rules.template_share * present)
        found[here] = bodies[numbers[here]] >= least
    return found
