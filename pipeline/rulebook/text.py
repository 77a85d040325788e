"""Damage of Thai text and its repair (``rules/text.yml``): glyph codes, words that lose a mark; lists in cells.

Takes strings, gives typed rules; never repairs anything.
"""

from __future__ import annotations

from typing import Literal

from pydantic import field_validator

from pipeline.rulebook.model import RuleModel
from pipeline.rulebook.patterns import ThaiPattern

RepairName = Literal[
    "invisible", "glyphs", "split-sara-am", "double-e", "doubled-mark", "mark-order", "nikhahit", "false-am"
]
DamageKind = Literal[
    "replacement-character", "private-use", "control-character", "foreign-letter", "stray-mark", "split-vowel"
]


class MarkedWord(RuleModel):
    """A word whose damaged form is put right. ``lost``: also where ำ is printed as า, not only where it is split.

    ``not_before`` and ``not_after`` are what may stand behind and before the damaged form in sound words.
    """

    word: str
    lost: bool = True
    not_before: tuple[str, ...] = ()
    not_after: tuple[str, ...] = ()


class RepairExample(RuleModel):
    """A damaged text, its repair, and the names of all repairs made."""

    text: str
    repaired: str
    rules: tuple[RepairName, ...]


class DamageExample(RuleModel):
    """A text that stays damaged, and the damage to report."""

    text: str
    kind: DamageKind


class SpaceExample(RuleModel):
    """A text with spaces and the text with those inside its words closed."""

    text: str
    closed: str


class ListExample(RuleModel):
    """A list cell and its entries; what it answers (``reason``) and the sentence that closes it are none."""

    text: str
    entries: tuple[str, ...]
    reason: str | None = None
    closing: str | None = None


class TitleExample(RuleModel):
    """A printed title and the title without its number."""

    text: str
    title: str


class TextRules(RuleModel):
    """Everything known of damage, of lists in cells and of numbered titles.

    ``glyphs`` maps a private-use code (hex) to the character it stands for. The patterns of lists are searched in text
    with Arabic digits.
    """

    glyphs: dict[str, str]
    invisible: tuple[str, ...]
    lost_nikhahit: tuple[MarkedWord, ...]
    false_am: tuple[MarkedWord, ...]
    dash_pairs: tuple[str, ...]
    bound_prefixes: tuple[str, ...]
    never_after_prefix: tuple[str, ...]
    whole_words: tuple[str, ...]
    space_examples: tuple[SpaceExample, ...]
    reason: ThaiPattern
    closing_opening: ThaiPattern
    closing_dated: ThaiPattern
    numbered_title: ThaiPattern
    list_examples: tuple[ListExample, ...]
    title_examples: tuple[TitleExample, ...]
    examples: tuple[RepairExample, ...]
    counter_examples: tuple[str, ...]
    damage_examples: tuple[DamageExample, ...]

    @field_validator("glyphs", mode="after")
    @classmethod
    def _hex_to_one_sign(cls, glyphs: dict[str, str]) -> dict[str, str]:
        for code, sign in glyphs.items():
            if not 0xE000 <= int(code, 16) <= 0xF8FF or len(sign) != 1:
                raise ValueError(f"{code}: a private-use code (hex) must stand for one character, not {sign!r}")
        return glyphs

    @field_validator("lost_nikhahit", mode="after")
    @classmethod
    def _has_sara_am(cls, words: tuple[MarkedWord, ...]) -> tuple[MarkedWord, ...]:
        without = [one.word for one in words if "ำ" not in one.word]
        if without:
            raise ValueError(f"no ำ to lose: {', '.join(without)}")
        return words

    @field_validator("dash_pairs", mode="after")
    @classmethod
    def _two_words(cls, pairs: tuple[str, ...]) -> tuple[str, ...]:
        wrong = [pair for pair in pairs if pair.count("-") != 1 or pair.startswith("-") or pair.endswith("-")]
        if wrong:
            raise ValueError(f"two words and one dash: {', '.join(wrong)}")
        return pairs
