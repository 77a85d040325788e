"""Parse the text of a label without regard to years: code, title, instruments, group of respondents.

Takes a text and the words of ``rules/labels.yml``, gives its parts; never looks at the elements of a year. The parts of
a text are cached, since one label is asked for in several years and scopes.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache

from rapidfuzz import fuzz

from pipeline.matching.codes import CodeFinder, PrintedCode
from pipeline.matching.names import name_key
from pipeline.records import Part
from pipeline.rulebook.label_rules import LabelRules

_LATIN_WORD = re.compile("[A-Za-z]{4,}")


@dataclass(frozen=True, slots=True)
class LabelText:
    """The parts of one label.

    ``keys`` are spellings of the title to compare by, from the whole title to its shortest cut. ``instruments`` are
    those whose acronym occurs; ``is_about_instrument`` says that hardly anything else does.
    """

    title: str
    printed: PrintedCode | None
    keys: tuple[str, ...]
    instruments: tuple[str, ...]
    part: Part | None
    is_bullet: bool
    is_about_instrument: bool


def without_noise(text: str, rules: LabelRules) -> str:
    """Return the text without words that do not distinguish elements."""
    for noise in rules.noise:
        text = noise.sub(" ", text)
    return text


class LabelTexts:
    """Parser of label texts. ``is_name`` says whether a key is the name of an element."""

    def __init__(self, rules: LabelRules, is_name: Callable[[str], bool]) -> None:
        self._rules = rules
        self._is_name = is_name
        self._codes = CodeFinder(rules.prefixes)
        self._acronyms = {
            code: re.compile(rf"(?<![A-Za-z0-9๐-๙])(?:{'|'.join(map(re.escape, forms))})(?![A-Za-z])", re.IGNORECASE)
            for code, forms in rules.acronyms.items()
        }
        forms = sorted({form for forms in rules.acronyms.values() for form in forms})
        self._any_acronym = re.compile("|".join(map(re.escape, forms)), re.IGNORECASE)
        self._lead_ins = tuple(name_key(word) for word in rules.lead_ins)
        companions = sorted((name_key(word) for word in rules.companions), key=len, reverse=True)
        self._companion = re.compile("|".join(map(re.escape, companions)))
        self.of = lru_cache(maxsize=20_000)(self._of)

    def _of(self, text: str) -> LabelText:
        printed = self._codes.find(text)
        has_acronym = self._any_acronym.search(text) is not None
        instruments = tuple(code for code, form in self._acronyms.items() if has_acronym and form.search(text))
        return LabelText(
            text[printed.title_start :].strip() if printed else text.strip(),
            printed,
            self._title_keys(text, printed),
            instruments,
            self._part(text),
            is_bullet=any(bullet.search(text) for bullet in self._rules.bullets),
            is_about_instrument=len(instruments) == 1 and self._is_about_instrument(text),
        )

    def _title_keys(self, text: str, printed: PrintedCode | None) -> tuple[str, ...]:
        title = self._codes.without_prefix(text[printed.title_start :] if printed else text)
        if printed and not name_key(title):
            before = re.split(r"[(\[]", text[: printed.label_end])[0]
            title = before if self._is_name(name_key(before)) else ""  # the code may stand behind the name
        if self._any_acronym.search(title):
            for acronym in self._acronyms.values():
                title = acronym.sub(" ", title)
        title = without_noise(title, self._rules).strip()
        cuts = {title}
        for boundary in self._rules.boundaries:
            if found := boundary.search(title):
                cuts.add(title[: found.start()])
        keys = {name_key(cut) for cut in cuts}
        keys |= {key.removeprefix(lead) for key in keys for lead in self._lead_ins} - {""}
        keys -= {""}
        return tuple(sorted(keys, key=lambda one: (-len(one), one)))

    def _is_about_instrument(self, text: str) -> bool:
        """Return whether only words that accompany an instrument stand beside its acronym."""
        for form in (*(p for one in self._rules.parts.values() for p in one.patterns), *self._acronyms.values()):
            text = form.sub(" ", text)
        left = self._companion.sub("", name_key(without_noise(text, self._rules)))
        return len(re.sub("[0-9]", "", left)) <= 2

    def _part(self, text: str) -> Part | None:
        words = [word.casefold() for word in _LATIN_WORD.findall(text)]
        found = [
            name
            for name, part in self._rules.parts.items()
            if any(pattern.search(text) for pattern in part.patterns)
            or any(fuzz.ratio(word, right) >= self._rules.thresholds.typo for word in words for right in part.words)
        ]
        return found[0] if len(found) == 1 else None
