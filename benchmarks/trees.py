"""Made-up scores of one body that add up as a year demands, and the ways in which one figure of them goes wrong.

Takes a framework and a source of chance, gives scores in points; people answer, and everything else follows. Also
lists which two scores of a tree may be printed in each other's place.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from decimal import Decimal
from itertools import combinations
from random import Random
from typing import Final

from pipeline.records import Part, Scope
from pipeline.rulebook.framework import Framework
from tests.check.builder import grown, parts_of

Key = tuple[Scope, str, Part]
Scores = dict[Key, Decimal]

STAFF, PUBLIC, SURVEY = (20, 120), (30, 400), (10, 60)
_CHOICES: Final = (0, 20, 40, 60, 80, 100)
_YES_OR_NO: Final = ("i3", "i9", "e3")
_ITEMS: Final = ((100, 50, 0), (0.85, 0.05, 0.1))
# Digits that eye and OCR take for one another, written as Arabic ones; a list of its own, not the rules'.
_LOOK_ALIKE: Final = ("37", "45", "89", "26", "08", "17", "38", "56", "68", "06", "49", "35")
_LARGEST: Final = Decimal("9999.99")


def tree(framework: Framework, dice: Random) -> Scores:
    """Every score of a body: questions by people who choose among six steps or answer yes or no, items by judges."""
    count = {"i": dice.randint(*STAFF), "public": dice.randint(*PUBLIC), "survey": dice.randint(*SURVEY)}
    mood = dice.uniform(0.3, 0.95)
    leaves: Scores = {}
    for question in framework.questions:
        parts = parts_of(framework, "question", question.code)
        for part in parts or ("combined",):
            people = count["i" if question.code.startswith("i") else "public" if part == "combined" else part]
            leaves["question", question.code, part] = _answered(question.code, people, mood, dice)
    for item in framework.items:
        leaves["item", item.code, "combined"] = Decimal(dice.choices(*_ITEMS)[0])
    return grown(framework, leaves)


def _answered(code: str, people: int, mood: float, dice: Random) -> Decimal:
    """The mean of the answers, unrounded. ``mood``: how many of the people are content."""
    content = min(1.0, max(0.1, dice.gauss(mood, 0.15)))
    if code in _YES_OR_NO:
        answers = dice.choices((100, 0), (0.9 + content / 10, 0.1 - content / 10), k=people)
    else:
        rest = 1 - content
        weights = (rest * 0.02, rest * 0.03, rest * 0.05, rest * 0.2, rest * 0.7, content)
        answers = dice.choices(_CHOICES, weights, k=people)
    return Decimal(sum(answers)) / people


def as_printed(scores: Scores) -> Scores:
    """What a score table of the field holds of a tree: no instruments, and of an EIT indicator no public part."""
    left_out = {key for key in scores if key[0] == "instrument" or (key[0], key[2]) == ("indicator", "public")}
    return {key: value for key, value in scores.items() if key not in left_out}


def look_alike(value: Decimal, dice: Random) -> Decimal | None:
    """One digit taken for another that looks like it."""
    text = f"{value:.2f}"
    spots = [(at, pair) for at, digit in enumerate(text) for pair in _LOOK_ALIKE if digit in pair]
    if not spots:
        return None
    at, pair = dice.choice(spots)
    return Decimal(text[:at] + pair[text[at] == pair[0]] + text[at + 1 :])


def any_digit(value: Decimal, dice: Random) -> Decimal:
    """One digit is any other."""
    text = f"{value:.2f}"
    at = dice.choice([at for at, digit in enumerate(text) if digit != "."])
    return Decimal(text[:at] + dice.choice("0123456789") + text[at + 1 :])


def exchanged(value: Decimal, dice: Random) -> Decimal:
    """Two neighbouring digits in the other order."""
    digits = list(f"{value * 100:05.0f}")
    at = dice.randrange(len(digits) - 1)
    digits[at], digits[at + 1] = digits[at + 1], digits[at]
    return Decimal("".join(digits)) / 100


def lost(value: Decimal, dice: Random) -> Decimal:
    """A digit is lost; the decimal mark stays."""
    text = f"{value:.2f}"
    at = dice.choice([at for at, digit in enumerate(text) if digit != "."])
    return Decimal((text[:at] + text[at + 1 :]).strip(".") or "0")


def doubled(value: Decimal, dice: Random) -> Decimal:
    """A digit before the decimal mark stands twice."""
    text = f"{value:.2f}"
    at = dice.randrange(text.index("."))
    return min(_LARGEST, Decimal(text[:at] + text[at] + text[at:]))


def mark_moved(value: Decimal, dice: Random) -> Decimal:
    """The decimal mark is lost, or one place off; never so that a digit falls off the end."""
    factors = [Decimal(10), Decimal(100)] + [Decimal("0.1")] * (value * 10 == (value * 10).to_integral_value())
    return min(_LARGEST, (value * dice.choice(factors)).quantize(Decimal("0.01")))


def full_score(value: Decimal, dice: Random) -> Decimal | None:
    """A full score read as another round figure."""
    return Decimal(dice.choice(("93.00", "10.00", "98.00", "99.00"))) if value == 100 else None


def other_figure(value: Decimal, dice: Random) -> Decimal:
    """Nothing of the figure is left."""
    return Decimal(dice.randint(max(0, int(value * 100) - 3000), 10000)) / 100


SLIPS: Final[Mapping[str, tuple[int, Callable[[Decimal, Random], Decimal | None]]]] = {
    "look-alike digit": (30, look_alike),
    "any digit": (20, any_digit),
    "digits exchanged": (10, exchanged),
    "digit lost": (8, lost),
    "digit doubled": (5, doubled),
    "decimal mark": (10, mark_moved),
    "full score misread": (7, full_score),
    "another figure": (10, other_figure),
}
"""How often each slip is planted, in parts of a hundred, and what it makes of a score; ``None``: it cannot happen."""


def neighbour(key: Key, scores: Scores, dice: Random) -> Decimal:
    """The score of another row of the same kind: the eye slipped a line."""
    rows = [one for one in scores if one[0] == key[0] and one[2] == key[2]]
    at = rows.index(key)
    return scores[dice.choice([*rows[max(0, at - 1) : at], *rows[at + 1 : at + 2]] or [key])]


def without_questions(scores: Scores) -> Scores:
    """What a summary table holds of a tree: indicators, instruments and the overall score, each combined."""
    scopes = ("indicator", "instrument", "overall")
    return {key: value for key, value in scores.items() if key[0] in scopes and key[2] == "combined"}


def instruments_only(scores: Scores) -> Scores:
    """What a sentence holds of a tree: the three instruments and the overall score."""
    return {key: value for key, value in without_questions(scores).items() if key[0] != "indicator"}


HIDDEN: Final = " no sum tells apart"
Pairs = list[tuple[Key, Key]]


def pairs_to_swap(framework: Framework, scores: Scores) -> dict[str, Pairs]:
    """Pairs of printed scores that differ, by the kind of exchange; a kind with ``HIDDEN`` in it changes no sum."""
    found: dict[str, Pairs] = {}
    for one, other in combinations(scores, 2):
        kind = _swap_kind(framework, scores, one, other) if scores[one] != scores[other] else None
        if kind is not None:
            found.setdefault(kind, []).append((one, other))
    return found


def _swap_kind(framework: Framework, scores: Scores, one: Key, other: Key) -> str | None:
    """Any two indicators or instruments, two questions, items or sub-indicators in a row, two groups of one element."""
    if one[:2] == other[:2]:
        return "groups of one element" if "combined" not in (one[2], other[2]) else None
    if one[0] != other[0] or one[2] != other[2]:
        return None
    rows = [key for key in scores if key[0] == one[0] and key[2] == one[2]]
    if one[0] not in ("indicator", "instrument") and rows.index(other) - rows.index(one) != 1:
        return None
    pair = [framework.element(scope, code) for scope, code, _part in (one, other)]
    alike = len({(element.parent_code, element.weight) for element in pair if element is not None}) == 1
    printed = {key[:2] for key in scores}
    below = any((child.scope, child.code) in printed for key in (one, other) for child in framework.children(*key[:2]))
    parents = (
        HIDDEN if alike and not below else "" if one[0] == "instrument" else " of one parent" if alike else " of two"
    )
    return f"{one[0]}s{parents}"
