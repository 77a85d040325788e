"""Find the prefix of an organisation's name (องค์การบริหารส่วนตำบล, อบต., นายกเทศมนตรีเมือง), however it is spaced.

Takes text and the prefix rules, gives kinds and offsets; never decides which body is meant. Used where mentions are
found and where labels are judged, so that both read a prefix alike.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import cast

from pipeline.matching.once import once
from pipeline.records import OrganisationKind
from pipeline.rulebook.organisation_words import KindRules, MentionRules, PrefixRules
from pipeline.rulebook.organisations import OrganisationRules
from pipeline.thai import compose
from pipeline.thai.script import THAI

_MARKS = "[\u0e47-\u0e4e]*"
_STRIP = re.compile("[\u0e47-\u0e4e]")
_COMBINING = "\u0e30-\u0e3a\u0e45\u0e47-\u0e4e"
_AFTER_WORD = "(?:(?<![" + THAI + "])|(?<=ของ)|(?<=สังกัด)|(?<=นายก)|(?<=ปลัด)|(?<=ไซต์)|(?<=รอง))"
_BETWEEN = re.compile(r"[\s.…·_\"“”'‘’(*:]{0,60}")
_LOST_AM = re.compile("\ufffd\\s?า")
_NAME = re.compile(f"(?:[ก-ฮ]\\.){{2,}}|(?:[{THAI}]|\ufffd\\s?า)+(?:-[ก-ฮเ-ไ][{THAI}]*)*")


@dataclass(frozen=True, slots=True)
class PrefixMatch:
    """A prefix and the run of Thai letters after it: ``text[start:end]`` and ``text[name_start:run_end]``.

    ``name_end`` is where the name ends by the stop words; ``is_spaced`` says that the run stands apart from the
    prefix, so that it may be the sentence going on.
    """

    kind: OrganisationKind
    start: int
    end: int
    name_start: int
    name_end: int
    run_end: int
    is_short: bool
    is_spaced: bool


class PrefixFinder:
    """The prefix rules, compiled. Immutable after it is made."""

    def __init__(self, prefixes: PrefixRules, mentions: MentionRules) -> None:
        self._pattern = re.compile(
            "|".join(
                f"(?P<{kind}_long>{long})|(?P<{kind}_short>{short})" if short else f"(?P<{kind}_long>{long})"
                for kind, rules in prefixes.kinds.items()
                for long, short in [(_long(rules), _short(rules))]
            )
        )
        # First a cheap search for two letters: trying every branch at every letter is ten times slower.
        anchors = {_anchor(word) for rules in prefixes.kinds.values() for word in _all(rules)}
        self._anchor = re.compile("|".join(sorted(anchors)))
        self._stop = _any(mentions.stop_words)
        self._sentence = _any((*mentions.stop_words, *mentions.not_a_name))
        self._words = frozenset(compose(word) for word in mentions.not_a_whole_name)

    def find(self, text: str) -> Iterator[PrefixMatch]:
        """Return every prefix of an organisation that a name follows, from left to right."""
        position = 0
        for anchor in self._anchor.finditer(text):
            if anchor.start() < position:
                continue
            found = self._pattern.match(text, anchor.start())
            if found is None:
                continue
            position = found.end()
            match = self._after(text, found)
            if match is not None:
                position = match.name_end
                yield match

    def match_label(self, text: str) -> PrefixMatch | None:
        """Return the prefix at the very beginning of a label (``อบต. หนองตัวอย่าง``), or ``None``."""
        found = self._pattern.match(text, len(text) - len(text.lstrip()))
        return self._after(text, found) if found else None

    def match_whole(self, label: str) -> PrefixMatch | None:
        """Return a prefix with the whole rest of a label as its name, unless its first word speaks against it.

        For the cell that names a row's body: there a name may begin as sentences do (แบบ…), or be a word (และ).
        """
        found = self._pattern.match(label)
        name = _NAME.fullmatch(label, found.end()) if found else None
        if found is None or name is None or self.cut(name.group()) < len(name.group()):
            return None
        kind, _, form = cast(str, found.lastgroup).rpartition("_")
        return PrefixMatch(
            kind=cast(OrganisationKind, kind),
            start=0,
            end=found.end(),
            name_start=name.start(),
            name_end=name.end(),
            run_end=name.end(),
            is_short=form == "short",
            is_spaced=False,
        )

    def is_word(self, name: str) -> bool:
        """Return whether a name is a plain word of a sentence, or what a sentence begins with, and nothing more."""
        return name in self._words or self._sentence.fullmatch(name) is not None

    def begins_with_prefix(self, text: str) -> bool:
        """Return whether a text begins with the prefix of a local government, with or without a name after it."""
        return self._pattern.match(text) is not None

    def cut(self, run: str) -> int:
        """Return where the name at the beginning of a run of letters ends: before its first stop word."""
        stop = next((hit.start() for hit in self._stop.finditer(run) if hit.start() >= 2), len(run))
        while stop < len(run) and stop > 0 and re.match(f"[{_COMBINING}]", run[stop]):
            stop -= 1
        return stop

    def begins_sentence(self, run: str) -> bool:
        """Return whether a run of letters is the continuation of a sentence and no name."""
        return run in self._words or self._sentence.match(run) is not None

    def _after(self, text: str, found: re.Match[str]) -> PrefixMatch | None:
        kind, _, form = cast(str, found.lastgroup).rpartition("_")
        between = cast(re.Match[str], _BETWEEN.match(text, found.end()))
        name = _NAME.match(text, between.end())
        if name is None or "\n\n" in between.group() or ("." in name.group() and between.group()):
            return None
        run = name.group()
        length = self.cut(run)
        if self._pattern.match(run):  # a post without a name, and the next one
            return None
        if self.begins_sentence(run) or self.begins_sentence(run[:length]):
            return None
        spaced = any(character.isspace() for character in between.group()) and "." not in between.group().strip(" ")
        return PrefixMatch(
            kind=cast(OrganisationKind, kind),
            start=found.start(),
            end=found.end(),
            name_start=name.start(),
            name_end=name.start() + length,
            run_end=name.end(),
            is_short=form == "short",
            is_spaced=spaced,
        )


def restore_am(text: str) -> str:
    """Return a name with ำ where its circle was lost: ``ล\ufffdาปาง`` for ลำปาง."""
    return _LOST_AM.sub("ำ", text)


def _any(words: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile("|".join(re.escape(compose(word)) for word in sorted(words, key=len, reverse=True)))


def _loose(spelling: str) -> str:
    """Return a pattern for a spelling that lets tone marks come and go, and blanks stand between letters."""
    gap = _MARKS + r"\s{0,2}"
    letters = _STRIP.sub("", compose(spelling))
    return (
        gap.join(
            "(?:ำ|\u0e4d\u0e32|\ufffd\\s?า)" if letter == "ำ" else r"\s?" if letter == " " else re.escape(letter)
            for letter in letters
        )
        + _MARKS
    )


def _all(rules: KindRules) -> tuple[str, ...]:
    return (rules.prefix, *rules.variants, *rules.posts, *rules.short)


def _anchor(spelling: str) -> str:
    letters = _STRIP.sub("", compose(spelling)).replace(".", "")
    return f"{re.escape(letters[0])}{_MARKS}[\\s.]{{0,2}}{re.escape(letters[1])}"


def _long(rules: KindRules) -> str:
    spellings = sorted({rules.prefix, *rules.variants, *rules.posts}, key=len, reverse=True)
    pattern = "(?:" + "|".join(_loose(spelling) for spelling in spellings) + ")"
    if rules.names:
        pattern += "(?=" + r"\s?(?:" + "|".join(_loose(name) for name in rules.names) + "))"
    return pattern


def _short(rules: KindRules) -> str:
    patterns = []
    for short in rules.short:
        body = r"\s?[.,]?\s?".join(re.escape(letter) for letter in short.replace(".", ""))
        dotted = body + r"\s?[.,]"
        free = len(short.replace(".", "")) > 2  # อบต. อบจ.: three letters and a stop stand in no other word
        patterns.append(f"(?:{'' if free else _AFTER_WORD}{dotted}|{_AFTER_WORD}{''.join(short.split('.'))}(?=\\s))")
    return "|".join(patterns)


@once
def prefix_finder(rules: OrganisationRules) -> PrefixFinder:
    """Return the compiled prefixes of these rules."""
    return PrefixFinder(rules.prefixes, rules.mentions)
