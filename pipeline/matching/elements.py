"""Match a short text of a table: an element of the framework, a group of respondents, an organisation or a header.

Takes texts, gives first guesses that decide how a table is read; normalising decides what they are. Built once for
a rulebook, since answers are cached.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from pipeline.matching.columns import HeaderWords
from pipeline.matching.labels import LabelReading, label_matcher
from pipeline.matching.once import once
from pipeline.matching.organisations import mention_words
from pipeline.records import Part, Scope
from pipeline.rulebook import Rulebook
from pipeline.thai import skeleton

_HEADER_FIT = 0.85
_LONGEST_HEADING = 200
_LONGEST_NAME = 120
_LONGEST_GRADE = 2


@dataclass(frozen=True, slots=True)
class ElementMatch:
    """An element that a text seems to name. ``sure`` where a name or an unmistakable code says so."""

    scope: Scope
    code: str
    sure: bool


class TextMatcher:
    """Matcher of short texts against the rulebook."""

    def __init__(self, rulebook: Rulebook) -> None:
        self._labels = label_matcher(rulebook)
        self.words = HeaderWords(rulebook.columns)
        self._bodies = mention_words(rulebook.organisations)
        prefixes = "|".join(re.escape(word) for word in rulebook.labels.issue_prefixes)
        self._issue = re.compile(rf"^\W*(?:{prefixes})\s*[0-9๐-๙]")
        self._levels = {
            skeleton(word): "grade" if scheme.kind == "letters" and len(word) <= _LONGEST_GRADE else "level"
            for framework in rulebook.frameworks.values()
            for scheme in framework.level_schemes
            for level in scheme.levels
            for word in (level.name_th, *level.aliases)
        }
        self.element = lru_cache(maxsize=20_000)(self._element)
        self.organisation = lru_cache(maxsize=20_000)(self._organisation)

    def reading(self, text: str) -> LabelReading:
        """Return what the label says without its context."""
        return self._labels.read(text)

    def part(self, text: str) -> Part | None:
        """Return the group of respondents (EIT ส่วนที่ ๑ / ๒) that a header or label names."""
        return self._labels.read(text).part if text.strip() else None

    def _organisation(self, text: str) -> bool:
        """Return whether the text begins with the name of an organisation: a prefix of the rules and a name."""
        stripped = text.strip()
        if not stripped or len(stripped) > _LONGEST_NAME:
            return False
        return self._bodies.finder.match_label(stripped) is not None or self._bodies.is_agency(stripped)

    def level(self, text: str) -> str | None:
        """Return ``level`` or ``grade`` if the whole text is a level of any year (ผ่านดี, ระดับ A)."""
        return self._levels.get(skeleton(text).removeprefix(skeleton("ระดับ")))

    def is_issue(self, text: str) -> bool:
        """Return whether the text begins as an issue by its number (ประเด็นที่ ๓ …)."""
        return self._issue.match(text) is not None

    def is_section(self, text: str) -> bool:
        """Return whether a full-width row with this text governs the rows below: an element or issue (ประเด็นที่)."""
        if len(text) > _LONGEST_HEADING:
            return False
        element = self.element(text)
        return self.is_issue(text) or (element is not None and element.sure)

    def _element(self, text: str) -> ElementMatch | None:
        if not text.strip():
            return None
        reading = self._labels.read(text)
        if reading.is_bullet:
            return None
        if reading.best is not None:
            return ElementMatch(reading.best.scope, reading.best.code, sure=True)
        strong = next((one for one in reading.coded if one.strong), None)
        if strong is not None:
            return ElementMatch(strong.scope, strong.code, sure=True)
        if reading.named:
            return ElementMatch(reading.named[0].scope, reading.named[0].code, sure=True)
        if reading.coded and len(reading.title) > 3:
            return ElementMatch(reading.coded[0].scope, reading.coded[0].code, sure=False)
        return None

    def is_column_name(self, text: str) -> bool:
        """Return whether a text heads a column: words of a role or a group of respondents."""
        if self.words.best(text) >= _HEADER_FIT:
            return True
        return len(text) <= _LONGEST_NAME and self.part(text) is not None


@once
def text_matcher(rulebook: Rulebook) -> TextMatcher:
    """Return the text matcher of these rules."""
    return TextMatcher(rulebook)
