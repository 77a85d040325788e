"""Read what stands behind the title of an item in its line: its state, its unit, its deadline, a link.

Takes a piece of a line, gives the title and parts. A tail is split off where it can be read to the end of the piece,
word by word and by its content; a title that only holds such words is left whole.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from pipeline.matching.elements import text_matcher
from pipeline.matching.once import once
from pipeline.matching.values.status_words import phrase_at
from pipeline.matching.values.statuses import read_status
from pipeline.parse.outline.content import content_of
from pipeline.parse.outline.labels import LABEL_ROLES
from pipeline.parse.outline.nodes import Part, Piece
from pipeline.rulebook import Rulebook

SIGN = re.compile(
    r"[☑☒✓✔√☐□✗✘×\u23e9-\u23ff\u26a0\u2705\u274c\u274e\u2b55\U0001f300-\U0001faff]\ufe0f?|\[[xX /✓]?\]|\([xX /✓]\)"
)
_WORD = re.compile(rf"{SIGN.pattern}|(?:(?!{SIGN.pattern})\S)+")
_URL = re.compile(r"https?://\S+|www\.\S+", re.IGNORECASE)
_REMARK = re.compile(r"\(.*\)$")
_TRIMMED = " \t:：-–—|;,(*"
_BUT = "แต่"
_MOST_WORDS = 40
_LEAST_FIT = 0.85
_STATUS_ROLES = frozenset({"status", "status_done", "status_in_progress", "status_not_started"})

Span = tuple[str, int, int]  # a role and offsets into the text


def has_state(parts: list[Part]) -> bool:
    """Return whether one of the parts says how far an item is."""
    return any(part.role in _STATUS_ROLES for part in parts)


class Tails:
    """Reader of tails. Built once for a rulebook."""

    def __init__(self, rulebook: Rulebook) -> None:
        self._rules = rulebook.passages.outline
        self._statuses = rulebook.statuses
        self._content = content_of(rulebook)
        self._words = text_matcher(rulebook).words
        self.spans = lru_cache(maxsize=8192)(self._spans)

    def split(self, piece: Piece, *, is_title: bool) -> tuple[Piece | None, list[Part]]:
        """Return what is left of a piece as title, and the parts behind it.

        ``is_title``: the piece opens the title, so its first word is none of the tail.
        """
        start, spans = self.spans(piece.text, is_title)
        head = len(piece.text[:start].rstrip(_TRIMMED)) if spans else len(piece.text)
        parts = [
            Part((role,), "", [Piece(piece.line, piece.start + low, piece.start + high)]) for role, low, high in spans
        ]
        return (Piece(piece.line, piece.start, piece.start + head) if head else None), parts

    def state_of_sign(self, text: str) -> str:
        """Return the status role that a sign or a word of a checklist stands for, ``status`` if that is not known."""
        words = self._rules.checklist.states
        return next((f"status_{name}" for name, pattern in words.items() if pattern.fullmatch(text)), "status")

    def _spans(self, text: str, is_title: bool) -> tuple[int, tuple[Span, ...]]:
        """Return where a tail begins, and its spans; the longest tail that can be read to the end."""
        words = [found.span() for found in _WORD.finditer(text)][:_MOST_WORDS]
        for first in range(1 if is_title else 0, len(words)):
            spans = self._tile(text, words, first)
            if spans is not None and spans:
                return words[first][0], tuple(spans)
        return len(text), ()

    def _tile(self, text: str, words: list[tuple[int, int]], first: int) -> list[Span] | None:
        """Return spans that cover all words from one on, ``None`` if they cannot be read."""
        if first >= len(words):
            return []
        for role, count, value in self._readings(text, words, first):
            rest = self._tile(text, words, first + count)
            if rest is not None:
                start, end = words[first + value][0], words[first + count - 1][1]
                return [*([(role, start, end)] if role else []), *rest]
        return None

    def _readings(self, text: str, words: list[tuple[int, int]], first: int) -> Iterator[tuple[str, int, int]]:
        """Yield a role, how many words it takes, and how many of them are its label; the longest come first."""
        begin = words[first][0]
        word = text[slice(*words[first])]
        last = text[words[-1][0] : words[-1][1]]
        if SIGN.match(text, begin) is not None:
            yield from self._signed(text, words, first)
            return
        if _URL.fullmatch(word.strip("()")):
            yield "proof_link", 1, 0
            return
        if self._rules.checklist.broken.match(text, begin):
            yield "status", len(words) - first, 0
            return
        if _REMARK.fullmatch(text, begin) and last.endswith(")"):
            yield "remark", len(words) - first, 0
        is_label = self._label_role(word)
        for count in range(len(words) - first, 0, -1):
            span = text[begin : words[first + count - 1][1]].strip("():. ")
            if is_label is not None and count > 1 and self._fits(is_label, text, words, first + 1, first + count):
                yield is_label, count, 1
            role = self._role(span)
            closing = self._role(text[slice(*words[first + count - 1])]) if count > 1 else None
            if role is not None and closing in (None, role):
                yield role, count, 0
        stop = text.find(_BUT, begin)
        phrase = phrase_at(text[: stop if stop > begin else len(text)], begin, self._statuses)
        if phrase is not None and phrase.status != "unknown" and not phrase.bare and not phrase.weak:
            yield "status", len(words) - first, 0  # a state with words behind it that change it

    def _signed(self, text: str, words: list[tuple[int, int]], first: int) -> Iterator[tuple[str, int, int]]:
        """Yield a check box with its label (☑ มี), or a sign alone (✅)."""
        sign = text[slice(*words[first])]
        whole = read_status(text[words[first][0] :], self._statuses)
        if whole.status != "unknown" and whole.start == 0:
            yield "status", len(words) - first, 0
        if len(SIGN.findall(text)) > 1 and first + 1 < len(words):
            state = self.state_of_sign(text[slice(*words[first + 1])])
            yield (state if sign in self._statuses.ticked_boxes else ""), 2, 0
        yield self.state_of_sign(sign), 1, 0

    def _label_role(self, word: str) -> str | None:
        fits = self._words.fits(word.strip("():"))
        known = {role: fit for role, fit in fits.items() if role in LABEL_ROLES and fit >= _LEAST_FIT}
        return max(known, key=lambda role: known[role]) if known else None

    def _fits(self, role: str, text: str, words: list[tuple[int, int]], first: int, stop: int) -> bool:
        """Return whether some words are the value of a label: units, a period or a state."""
        value = text[words[first][0] : words[stop - 1][1]].strip("():. ")
        if role == "responsible":
            return self._content.names_units(value) and self._role(value) in (None, "responsible")
        return self._content.support(role, value) > 0

    def _role(self, text: str) -> str | None:
        """Return the role of words without a label; a time is a deadline only where words before it say so."""
        state = self.state_of_sign(text)
        if state != "status":
            return state
        role = self._content.role_of(text)
        if role == "status" and read_status(text, self._statuses).start:
            return None  # the state is only its end
        if role == "period" and self._rules.checklist.deadline.match(text) is None:
            return None
        return role


@once
def tails_of(rulebook: Rulebook) -> Tails:
    """Return the reader of tails of these rules."""
    return Tails(rulebook)
