"""Read lines with several labels, each with its value: ``IIT : 88.48   EIT : 88.84   OIT : 93.57``.

Takes the pieces of lines, gives drafts of grids with one pair a row.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Sequence

from pipeline.parse.grids.model import Draft
from pipeline.parse.grids.pieces import Piece, is_unmistakable, signature

_FEWEST = 3
_LONGEST_LABEL = 80
_FIT = 0.85
_PARTED = re.compile(r"[,;|/]|\s{2,}|\t")
_TIED = re.compile(r"[:=]|\.{2,}|…|\s[-–—]\s")


def pair_drafts(rows: Sequence[Sequence[Piece]]) -> Iterator[Draft]:
    """Return a draft for each order (label or value first) in which all lines are pairs, some of several."""
    for order in ("TN", "NT"):
        pairs: list[tuple[Piece, ...]] = []
        for pieces in rows:
            shape = signature(pieces)
            if shape != order * (len(shape) // 2):
                break
            pairs += [tuple(pieces[at : at + 2]) for at in range(0, len(pieces), 2)]
        else:
            if len(pairs) > len(rows) and _is_list(rows, pairs):
                yield Draft("pairs", tuple(tuple((piece,) for piece in pair) for pair in pairs), 0, _FIT)


def _is_list(rows: Sequence[Sequence[Piece]], pairs: Sequence[tuple[Piece, ...]]) -> bool:
    labels = [piece.text for pair in pairs for piece in pair if not piece.is_number]
    if any(len(text) > _LONGEST_LABEL for text in labels):
        return False
    if len(pairs) < _FEWEST and not all(map(is_unmistakable, labels)):
        return False
    return all(_is_parted(pieces) for pieces in rows)


def _is_parted(pieces: Sequence[Piece]) -> bool:
    """Return whether punctuation or columns separate the pairs of a line; in a sentence words do."""
    line = pieces[0].line.text
    between = [line[left.end : right.start] for left, right in itertools.pairwise(pieces)]
    inside, outside = between[::2], between[1::2]
    return all(map(_PARTED.search, outside)) or all(map(_TIED.search, inside))
