"""Compile the cues of the rules: words before and behind a number, and words to ignore between name and number.

Takes the rules of ``results.yml``, gives patterns that are compiled once; never looks at a passage.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from pipeline.matching.once import once
from pipeline.rulebook.passages import CueRole, CueRule, ResultRules

TOLD: frozenset[CueRole] = frozenset({"announce", "link", "got", "extreme", "unit"})


@dataclass(frozen=True, slots=True)
class Lexicon:
    """The cues of the rules as two patterns, and the words to ignore between a name and its number."""

    rules: ResultRules
    before: re.Pattern[str]
    behind: re.Pattern[str]
    filler: re.Pattern[str]

    def cue(self, found: re.Match[str]) -> CueRule:
        """Return the rule that a match is of."""
        return self.rules.cues[cue_number(found)]

    def rest(self, text: str) -> str:
        """Return the letters of a text that are neither separators, cues nor noise."""
        return self.rules.separators.sub("", self.filler.sub(" ", text))


def cue_number(found: re.Match[str]) -> int:
    """Return the place of a matched cue among the rules."""
    return int((found.lastgroup or "c0")[1:])


@once
def lexicon(rules: ResultRules) -> Lexicon:
    """Return the compiled cues of the rules."""

    def joined(behind: bool, roles: frozenset[CueRole] | None = None) -> str:
        return "|".join(
            f"(?P<c{number}>{cue.pattern.pattern})" if roles is None else f"(?:{cue.pattern.pattern})"
            for number, cue in enumerate(rules.cues)
            if (cue.behind == behind or roles is not None) and (roles is None or cue.role in roles)
        )

    return Lexicon(
        rules,
        re.compile(joined(behind=False), re.IGNORECASE),
        re.compile(joined(behind=True), re.IGNORECASE),
        re.compile(f"{rules.noise.pattern}|{joined(behind=False, roles=TOLD)}", re.IGNORECASE),
    )
