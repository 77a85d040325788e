"""How near two Thai names are, counting what eyes and OCR confuse as small slips.

Takes skeletons (``pipeline.thai.skeleton``: no tone marks, no blanks) and the misreading rules, gives similarities from
0 to 1; never decides.
"""

from __future__ import annotations

from functools import lru_cache

from pipeline.rulebook.organisations import MisreadingRules


class Confusions:
    """Edit costs between letters, from ``misreadings.yml``, in parts of one full letter."""

    def __init__(self, rules: MisreadingRules) -> None:
        self._letter = rules.letter_cost
        self._mark = rules.mark_cost
        self._swap = rules.swap_cost
        self._repeat = rules.repeat_cost
        self._marks = frozenset(rules.marks)
        self._pairs: dict[tuple[str, str], float] = {}
        for confusion in rules.confusions:
            for left in confusion.letters:
                for right in confusion.letters:
                    if left != right:
                        self._pairs[left, right] = min(confusion.cost, self._pairs.get((left, right), 1.0))
        self.similarity = lru_cache(maxsize=200_000)(self._similarity)

    def _similarity(self, left: str, right: str) -> float:
        """1 for equal skeletons, 0 for nothing in common; the cost of the best alignment over the longer length."""
        if left == right:
            return 1.0
        if not left or not right:
            return 0.0
        longest = max(len(left), len(right))
        return max(0.0, 1.0 - self._cost(left, right) / longest)

    def _single(self, letter: str, before: str) -> float:
        if letter == before:
            return self._repeat
        return self._mark if letter in self._marks else self._letter

    def _cost(self, left: str, right: str) -> float:
        """Weighted edit distance with swaps of neighbours (optimal string alignment)."""
        drops = [self._single(letter, left[at - 1] if at else "") for at, letter in enumerate(left)]
        adds = [self._single(letter, right[at - 1] if at else "") for at, letter in enumerate(right)]
        before: list[float] = []
        above = [0.0]
        for add in adds:
            above.append(above[-1] + add)
        for row, letter in enumerate(left):
            here = [above[0] + drops[row]]
            for column, other in enumerate(right):
                if letter == other:
                    best = above[column]
                else:
                    best = above[column] + self._pairs.get((letter, other), self._letter)
                best = min(best, above[column + 1] + drops[row], here[column] + adds[column])
                if row and column and letter == right[column - 1] and other == left[row - 1]:
                    best = min(best, before[column - 1] + self._swap)
                here.append(best)
            before, above = above, here
        return above[-1]
