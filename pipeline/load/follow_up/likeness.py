"""How much two measures are alike, from 0 to 1, by the words of their titles and of everything they say."""

from __future__ import annotations

from collections.abc import Set
from dataclasses import dataclass
from functools import cached_property

from rapidfuzz.fuzz import ratio

from pipeline.rulebook.similarity import FollowUpRules
from pipeline.thai import skeleton
from pipeline.thai.words import words_of


@dataclass(frozen=True)
class Wording:
    """The texts of a measure; its words are looked up only when they are asked for."""

    title: str
    steps: tuple[str, ...]
    rules: FollowUpRules

    @cached_property
    def letters(self) -> str:
        """The skeleton of the title."""
        return skeleton(self.title)

    @cached_property
    def title_words(self) -> frozenset[str]:
        """The words of the title that count."""
        return frozenset(words_of(self.title)) - self.rules.common_words

    @cached_property
    def all_words(self) -> frozenset[str]:
        """The words of title and steps that count."""
        return self.title_words.union(*(words_of(step) for step in self.steps)) - self.rules.common_words


def spelling(one: Wording, other: Wording) -> float:
    """How much the titles are alike letter by letter."""
    return ratio(one.letters, other.letters) / 100


def likeness(one: Wording, other: Wording) -> float:
    """The greatest of: letters of the titles where they are nearly the same; words of the titles; words of everything.

    Words are compared by Dice's coefficient: twice the words in common over the words of both.
    """
    rules = one.rules
    letters = spelling(one, other)
    if letters >= rules.same_letters:
        return letters
    found = 0.0
    for ours, theirs in ((one.title_words, other.title_words), (one.all_words, other.all_words)):
        if min(len(ours), len(theirs)) >= rules.fewest_words:
            found = max(found, _dice(ours, theirs))
    return found


def _dice(one: Set[str], other: Set[str]) -> float:
    return 2 * len(one & other) / (len(one) + len(other))
