"""Compute how well the words of a header fit each role that a column can have.

Takes header texts and ``rules/columns.yml``, gives a fit for every role; never looks at other columns. Answers are
kept: the same headers stand on every page of a report and in thousands of reports.
"""

from __future__ import annotations

import re
from functools import lru_cache

from pipeline.matching.phrases import EQUAL, Phrases
from pipeline.rulebook.layouts import Columns
from pipeline.thai import skeleton

_ENUMERATOR = re.compile(r"^\s*(?:\(?\s*[0-9๐-๙]{1,2}\s*[).]+|[0-9๐-๙]{1,2}\s*[.)])\s*")
_BRACKETS = re.compile(r"\([^()]*\)")
_LONGEST_HEADER = 160
FLOOR = 0.5
"""The least fit that gives a column a role."""


SURE = 0.85
"""The fit of a text that surely names a column."""


class HeaderWords:
    """Fits of header texts, 0 to about 1.5; a longer matched phrase counts for more."""

    def __init__(self, columns: Columns) -> None:
        self.columns = columns
        self._phrases = Phrases(columns)
        self._kept_fits = lru_cache(maxsize=16_384)(self._fits)
        self._kept_depths = lru_cache(maxsize=4096)(self._by_depth)

    def fits(self, text: str) -> dict[str, float]:
        """Return how well a header text fits each role; a text too long for a header fits none."""
        return self._kept_fits(text) if text and len(text) <= _LONGEST_HEADER else {}

    def by_depth(self, path: tuple[str, ...]) -> tuple[dict[str, float], dict[str, float]]:
        """Return the fits of the lowest text of a header path (top to bottom), and the best fits of the texts above.

        The whole path as one text counts as a text above: ``ระยะเวลา`` over ``ดำเนินการ``.
        """
        return self._kept_depths(path)

    def fit(self, text: str, role: str) -> float:
        """Return how well a header text fits one role."""
        return self.fits(text).get(role, 0.0)

    def best(self, text: str) -> float:
        """Return how well a header text fits the role that it fits best."""
        return max(self.fits(text).values(), default=0.0)

    def best_role(self, text: str) -> str | None:
        """Return the role that a text surely names as a header, or ``None``."""
        fits = self.fits(text)
        role = max(sorted(fits), key=lambda name: fits[name], default=None)
        return role if role is not None and fits[role] >= SURE else None

    def _by_depth(self, path: tuple[str, ...]) -> tuple[dict[str, float], dict[str, float]]:
        if not path:
            return {}, {}
        above: dict[str, float] = {}
        for text in (*path[:-1], " ".join(path)) if len(path) > 1 else ():
            for name, fit in self.fits(text).items():
                above[name] = max(above.get(name, 0.0), fit)
        return self.fits(path[-1]), above

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
