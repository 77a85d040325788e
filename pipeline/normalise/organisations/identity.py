"""Judges which body of an area a set of spellings means: pooled evidence, with a floor and a margin.

Takes spellings with weights, web domains and the bodies of an area, gives the nearest with its lead; never decides
below the margin. Each spelling adds its nearness above the noise, weighted by 1 + ln(count) and by where it stands.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from rapidfuzz import process
from rapidfuzz.distance import Levenshtein

from pipeline.normalise.organisations.romanise import domain_labels, latin_similarity, romanised
from pipeline.normalise.organisations.similarity import Confusions
from pipeline.normalise.register.entries import Entry
from pipeline.rulebook.organisations import OrganisationRules
from pipeline.thai import skeleton

_MANY = 40  # bodies; of more, only those near by plain edit distance are compared letter by letter
_SHORT_LIST = 12


@dataclass(frozen=True, slots=True)
class Clue:
    """One distinct spelling of a name, as a skeleton without prefix, and what it counts."""

    skeleton: str
    weight: float


@dataclass(frozen=True, slots=True)
class Ranked:
    """A body with the support of all clues. ``similarity`` is that of its nearest spelling, 0 to 1."""

    entry: Entry
    support: float
    similarity: float
    corroborations: int


class IdentityJudge:
    """Ranks bodies by one set of rules."""

    def __init__(self, confusions: Confusions, rules: OrganisationRules) -> None:
        self._confusions = confusions
        self._judging = rules.judging
        self._endings = tuple(sorted(map(skeleton, rules.judging.name_endings), key=len, reverse=True))
        self._domain = rules.mentions.domain

    def rank(self, clues: Sequence[Clue], hosts: Sequence[str], entries: Sequence[Entry]) -> tuple[Ranked, ...]:
        """The bodies by support, best first; equal ones by id."""
        labels = [label for host in hosts for label in domain_labels(host, self._domain)]
        ranked = [self._weigh(clues, labels, entry) for entry in self._short_list(clues, entries)]
        return tuple(sorted(ranked, key=lambda one: (-one.support, one.entry.organisation.organisation_id)))

    def decided(self, ranked: Sequence[Ranked], *, is_derived: bool) -> Ranked | None:
        """The first, where it is near enough and leads the second by the margin; else ``None``.

        Derived bodies are not all there are: a name must then be nearer.
        """
        if not ranked or ranked[0].support <= 0:
            return None
        best = ranked[0]
        second = ranked[1].support if len(ranked) > 1 else 0.0
        leads = best.support - second >= self._judging.margin * best.support
        # Neighbours may be called nearly alike (…ออก, …ตก): a name printed right is that body's alone.
        leads = leads or (best.similarity == 1.0 and all(other.similarity < 1.0 for other in ranked[1:]))
        floor = self._judging.derived_resolve_similarity if is_derived else self._judging.resolve_similarity
        near = best.similarity >= floor
        together = best.corroborations >= 2 and best.support >= self._judging.corroborated_support
        return best if leads and (near or together) else None

    def nearness(self, name: str, official: str) -> float:
        """How near two skeletons are; one that lacks or adds a syllable or an ending is another name, not a slip."""
        near = self._confusions.similarity(name, official)
        is_other = abs(len(name) - len(official)) >= self._judging.other_length
        if near < 1.0 and (is_other or self._ending(name) != self._ending(official)):
            return min(near, self._judging.other_length_similarity)
        return near

    def _ending(self, name: str) -> str:
        """Return the word that distinguishes a name from a neighbour's without it; empty if it has none."""
        return next((ending for ending in self._endings if name.endswith(ending) and name != ending), "")

    def _weigh(self, clues: Sequence[Clue], labels: Sequence[str], entry: Entry) -> Ranked:
        support, best, corroborations = 0.0, 0.0, 0
        for clue in clues:
            near = self.nearness(clue.skeleton, entry.skeleton)
            support += clue.weight * self._above_noise(near)
            best = max(best, near)
            corroborations += near >= self._judging.corroborating_similarity
        if labels:
            latin = entry.name_en or romanised(entry.organisation.name)
            near = max(latin_similarity(label, latin) for label in labels)
            support += self._judging.domain_weight * self._above_noise(near)
            corroborations += near >= self._judging.resolve_similarity
        return Ranked(entry, support, best, corroborations)

    def _above_noise(self, near: float) -> float:
        return max(0.0, near - self._judging.noise) / (1.0 - self._judging.noise)

    def _short_list(self, clues: Sequence[Clue], entries: Sequence[Entry]) -> Sequence[Entry]:
        if len(entries) <= _MANY:
            return entries
        names = [entry.skeleton for entry in entries]
        chosen: set[int] = set()
        for clue in clues:
            near = process.extract(
                clue.skeleton, names, scorer=Levenshtein.normalized_similarity, processor=None, limit=_SHORT_LIST
            )
            chosen.update(index for _, _, index in near)
        return [entries[index] for index in sorted(chosen)]
