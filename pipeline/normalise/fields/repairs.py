"""Undoes the damage that text layers and OCR do to Thai words, where it can be undone surely.

Takes a captured piece of text and the rules, gives the repaired text, the repairs made and the damage that stays;
never touches page text, and never repairs where more than one Thai word would fit.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache, partial
from itertools import pairwise

from pipeline.matching.once import once
from pipeline.rulebook.text import DamageKind, RepairName, TextRules

_ROUNDS = 4
_UPPER_LOWER = "\u0e31\u0e34-\u0e3a\u0e47"
_TONES = "\u0e48-\u0e4c"
_MARKS = f"{_UPPER_LOWER}{_TONES}\u0e4d\u0e4e"
_CONSONANT = "ก-ฮ"
_SPLIT_AM = re.compile("\u0e4d([\u0e48-\u0e4b]?)\u0e32")
_DOUBLE_E = re.compile("เเ")
_DOUBLED = re.compile(f"([{_MARKS}\u0e33])\\1+")
_TONE_FIRST = re.compile(f"([{_TONES}])([{_UPPER_LOWER}])")
_SPLIT = tuple(space + sign for space in " \u00a0" for sign in "าำ")
_AM_FIRST = re.compile("\u0e33([\u0e48-\u0e4b])")

_DAMAGE: tuple[tuple[DamageKind, re.Pattern[str]], ...] = (
    ("replacement-character", re.compile("\ufffd+")),
    ("private-use", re.compile("[\ue000-\uf8ff]+")),
    ("control-character", re.compile("[\x00-\x08\x0b\x0e-\x1f\x7f-\x9f]+")),
    ("foreign-letter", re.compile("(?<=[ก-๎])(?:[À-ÖØ-öø-ÿ]+|[A-Za-z](?=[ก-๎]))|[À-ÖØ-öø-ÿ]+(?=[ก-๎])")),
    ("stray-mark", re.compile(f"(?:^|(?<=[^ก-๎]))[{_MARKS}]+")),
    ("split-vowel", re.compile(f"(?<=[{_CONSONANT}])[ \u00a0](?=[าำ])")),
)


@dataclass(frozen=True, slots=True)
class Damage:
    """Damage that stays in a repaired text: ``text[start:end]`` of that text."""

    kind: DamageKind
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Repaired:
    """A repaired text, the names of the repairs made in their order, and the damage that nothing sure undoes."""

    text: str
    applied: tuple[RepairName, ...]
    damage: tuple[Damage, ...]


def repair(text: str, rules: TextRules) -> Repaired:
    """The text with all sure repairs. Sound text comes back as it is, with nothing applied and no damage."""
    return _repairer(rules)(text)


@once
def _repairer(rules: TextRules) -> Callable[[str], Repaired]:
    """Return the repair of a text; it keeps its results, since a cell is read for its text, entries and units."""
    return lru_cache(maxsize=1024)(partial(_repair, steps=_steps(rules)))


def _repair(text: str, steps: tuple[_Step, ...]) -> Repaired:
    applied: list[RepairName] = []
    for _ in range(_ROUNDS):  # one repair may lay bare the next: marks put in order may turn out to be doubled
        before = text
        for name, signs, pattern, replacement in steps:
            for sign in signs:
                if sign in text:
                    break
            else:
                continue
            better = pattern.sub(replacement, text)
            if better != text:
                text = better
                if name not in applied:
                    applied.append(name)
        if text == before:
            break
    damage = [Damage(kind, *match.span()) for kind, pattern in _DAMAGE for match in pattern.finditer(text)]
    return Repaired(text, tuple(applied), tuple(sorted(damage, key=lambda one: one.start)))


# A repair, the signs of which the text must hold one (looked for first, since most text is sound), what it replaces.
_Step = tuple[RepairName, tuple[str, ...], "re.Pattern[str]", "str | Callable[[re.Match[str]], str]"]
_ANY = ("",)


@once
def _steps(rules: TextRules) -> tuple[_Step, ...]:
    """The repairs in order: signs first, then marks, then words, which need sound marks to be found."""
    glyphs = {chr(int(code, 16)): sign for code, sign in rules.glyphs.items()}
    invisible = "".join(chr(int(code, 16)) for code in rules.invisible)
    return (
        ("invisible", tuple(invisible), re.compile(f"[{re.escape(invisible)}]"), ""),
        ("glyphs", _ANY, re.compile(f"[{''.join(glyphs)}]"), lambda match: glyphs[match.group()]),
        ("split-sara-am", ("\u0e4d",), _SPLIT_AM, "\\1\u0e33"),
        ("double-e", ("เเ",), _DOUBLE_E, "แ"),
        ("doubled-mark", _ANY, _DOUBLED, "\\1"),
        ("mark-order", _ANY, _TONE_FIRST, "\\2\\1"),
        ("mark-order", ("\u0e33",), _AM_FIRST, "\\1\u0e33"),
        *_nikhahit(rules),
        *_false_am(rules),
    )


def _nikhahit(rules: TextRules) -> list[_Step]:
    """ส านัก and สานัก to สำนัก: every ำ of the word may be split from its letter or have lost its circle."""
    words = sorted(rules.lost_nikhahit, key=lambda one: -len(one.word))
    steps: list[_Step] = []
    for split in (True, False):
        forms = {one.word: re.escape(one.word).replace("ำ", "[ \u00a0][าำ]" if split else "(?:า|ำ)") for one in words}
        chosen = [one for one in words if split or one.lost]
        for one in chosen:
            guards = _guard(one.not_after, before=True), _guard(one.not_before, before=False)
            signs = _SPLIT if split else _damaged(one.word, "ำ", "า")
            steps.append(("nikhahit", signs, re.compile(f"{guards[0]}{forms[one.word]}{guards[1]}"), one.word))
    return steps


def _false_am(rules: TextRules) -> list[_Step]:
    """กำร to การ: every า of the word may be printed as ำ."""
    steps: list[_Step] = []
    for one in sorted(rules.false_am, key=lambda one: -len(one.word)):
        form = re.escape(one.word).replace("า", "[าำ]")
        guards = _guard(one.not_after, before=True), _guard(one.not_before, before=False)
        signs = _damaged(one.word, "า", "ำ")
        steps.append(("false-am", signs, re.compile(f"{guards[0]}{form}{guards[1]}"), one.word))
    return steps


def _damaged(word: str, letter: str, printed: str) -> tuple[str, ...]:
    """What a text holds that has the word with at least one letter printed as another: that letter among its own."""
    pieces = word.split(letter)
    return tuple(before + printed + after for before, after in pairwise(pieces))


def _guard(words: tuple[str, ...], *, before: bool) -> str:
    if before:
        return "".join(f"(?<!{re.escape(word)})" for word in words)
    return f"(?!{'|'.join(map(re.escape, words))})" if words else ""
