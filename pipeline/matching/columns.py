"""Compute how well the words of a header fit each role that a column can have.

Takes header texts and ``rules/columns.yml``, gives a fit for every role; never looks at other columns. Answers are
kept: the same headers stand on every page of a report and in thousands of reports.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from functools import lru_cache

from pipeline.matching.phrases import EQUAL, Phrases
from pipeline.rulebook.layouts import Columns
from pipeline.thai import skeleton

_ENUMERATOR = re.compile(r"^\s*(?:\(?\s*[0-9๐-๙]{1,2}\s*[).]+|[0-9๐-๙]{1,2}\s*[.)])\s*")
_BRACKETS = re.compile(r"\([^()]*\)")
_LONGEST_HEADER = 160
FLOOR = 0.5
"""The least fit that gives a column a role."""


class HeaderWords:
    """Fits of header texts, 0 to about 1.5; a longer matched phrase counts for more."""

    def __init__(self, columns: Columns) -> None:
        self.columns = columns
        self._phrases = Phrases(columns)
        self._kept_fits = lru_cache(maxsize=16_384)(self._fits)
        self._kept_offers = lru_cache(maxsize=2048)(self._offers)

    def fits(self, text: str) -> dict[str, float]:
        """Return how well a header text fits each role; a text too long for a header fits none."""
        return self._kept_fits(text) if text and len(text) <= _LONGEST_HEADER else {}

    def offers(self, path: tuple[str, ...], roles: Collection[str]) -> list[tuple[str, float]]:
        """Return the roles that a header path (texts from top to bottom) may have, with their fits.

        The lowest header text decides; the texts above it are asked only where it says nothing.
        """
        by_lowest, by_others = self._kept_offers(path)
        lowest = [offer for offer in by_lowest if offer[0] in roles]
        return lowest or [offer for offer in by_others if offer[0] in roles]

    def fit(self, text: str, role: str) -> float:
        """Return how well a header text fits one role."""
        return self.fits(text).get(role, 0.0)

    def best(self, text: str) -> float:
        """Return how well a header text fits the role that it fits best."""
        return max(self.fits(text).values(), default=0.0)

    def _offers(self, path: tuple[str, ...]) -> tuple[list[tuple[str, float]], list[tuple[str, float]]]:
        if not path:
            return [], []
        above: dict[str, float] = {}
        if len(path) > 1:
            above = {name: fit * 0.8 for name, fit in self.fits(" ".join(path)).items()}
        for text in path[:-1]:
            for name, fit in self.fits(text).items():
                above[name] = max(above.get(name, 0.0), fit * 0.7)
        return (
            [(name, fit) for name, fit in self.fits(path[-1]).items() if fit >= FLOOR],
            [(name, fit) for name, fit in above.items() if fit >= FLOOR],
        )

    def _fits(self, text: str) -> dict[str, float]:
        fits: dict[str, float] = {}
        equal: set[str] = set()
        for form in self._forms(text):
            found, same = self._phrases.fits(form)
            for name, fit in found.items():
                if name not in equal:
                    fits[name] = max(fit, fits.get(name, 0.0))
            fits |= dict.fromkeys(same, EQUAL)
            equal |= same
        return fits

    def _forms(self, text: str) -> tuple[str, ...]:
        """Return the skeleton of a header, the same without brackets, and without an opening filler word."""
        plain = _ENUMERATOR.sub("", text)
        whole = skeleton(plain)
        fillers = self.columns.filler_skeletons
        shorter = next((whole[len(word) :] for word in fillers if word and whole.startswith(word)), "")
        unbracketed = skeleton(_BRACKETS.sub("", plain))
        return tuple(dict.fromkeys(form for form in (whole, unbracketed, shorter) if form))
