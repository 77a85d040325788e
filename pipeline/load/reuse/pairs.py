"""Pairs of texts that may be copies: those that share stretches of letters which few other texts have."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from pipeline.load.reuse.shingles import Places, Shingles

# A stretch in one text leads nowhere, one in many texts leads everywhere.
_FEWEST, _MOST = 2, 200
# Of the stretches that may lead somewhere, a text is looked up by so many, the same ones in every copy.
_LOOKED_UP = 16
# How many of them two texts share, where both have enough.
_SHARED = 2


def pairs_of(shingles: Shingles) -> Iterator[tuple[int, int]]:
    """Pairs of places in the list of texts, each once, the earlier text first; in order of the later one."""
    parts = [_looked_up(shingles, place, owner) for place, owner in shingles.stretches()]
    numbers = np.concatenate([np.zeros(0, np.int64), *(part for part, _ in parts)])
    owner = np.concatenate([np.zeros(0, np.int64), *(owner for _, owner in parts)])
    order = np.lexsort((owner, numbers))
    numbers, owner = numbers[order], owner[order]
    starts = np.flatnonzero(np.diff(numbers, prepend=-1) != 0)
    firsts = np.repeat(owner[starts], np.diff(starts, append=len(numbers)))
    same = np.zeros(len(numbers), np.bool_)
    same[1:] = numbers[1:] == numbers[:-1]
    # Each text with the earliest that shares the stretch, and with the one just before it.
    before = np.roll(owner, 1)
    keys = np.concatenate([owner[same] << 32 | firsts[same], (owner << 32 | before)[same & (before != firsts)]])
    found, shared = np.unique(keys, return_counts=True)
    size = np.bincount(owner, minlength=len(shingles.starts))
    later, earlier = found >> 32, found & 0xFFFFFFFF
    enough = shared >= np.minimum(_SHARED, np.minimum(size[later], size[earlier]))
    kept = enough & (later != earlier)
    yield from zip(earlier[kept].tolist(), later[kept].tolist(), strict=True)


def _looked_up(shingles: Shingles, place: slice, owner: Places) -> tuple[Places, Places]:
    """The stretches that each text is looked up by: its smallest numbers, which is as good as by lot."""
    numbers = shingles.numbers[place]
    texts = shingles.texts[numbers >> shingles.shift]
    useful = shingles.owned[place] & (texts >= _FEWEST) & (texts <= _MOST)
    found, owner = numbers[useful].astype(np.int64), owner[useful]
    order = np.lexsort((found, owner))
    found, owner = found[order], owner[order]
    again = np.zeros(len(owner), np.bool_)
    again[1:] = (owner[1:] == owner[:-1]) & (found[1:] == found[:-1])
    found, owner = found[~again], owner[~again]
    starts = np.flatnonzero(np.diff(owner, prepend=-1) != 0)
    rank = np.arange(len(owner)) - np.repeat(starts, np.diff(starts, append=len(owner)))
    kept = rank < _LOOKED_UP
    return found[kept], owner[kept]
