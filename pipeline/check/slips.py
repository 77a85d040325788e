"""How a score comes to be printed or read wrong: is there one slip that turns the true value into the printed one?

Takes two values, gives a strength; which characters are taken for one another is in ``rules/checks.yml``. Never
decides: it breaks ties between repairs that all fit.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from decimal import Decimal

from pipeline.rulebook.checks import Arithmetic
from pipeline.thai import arabic_digits

STRONG, WEAK, NONE = 2, 1, 0
_FULL = Decimal(100)
_LONG = re.compile(r"\d+\.\d{3,}")
_THAI_DIGITS = frozenset("๐๑๒๓๔๕๖๗๘๙")


def slip_strength(true: Decimal, value: Decimal, printed: str, rules: Arithmetic) -> int:
    """How well one slip explains ``value`` (printed as ``printed``) where ``true`` should stand.

    ``STRONG``: characters that are often confused, two neighbours exchanged, a digit lost or doubled, a decimal mark
    lost or moved. ``WEAK``: any one digit wrong, or round figures for the full score. ``NONE``: anything else.
    """
    right, wrong = _plain(true), _as_printed(value, printed)
    if right == wrong:
        return NONE
    digits_right, digits_wrong = right.replace(".", ""), wrong.replace(".", "")
    if digits_right.strip("0") == digits_wrong.strip("0") and digits_right.strip("0"):
        return STRONG
    thai = bool(_THAI_DIGITS & set(printed))
    strengths = [
        _substitution(digits_right.zfill(5), digits_wrong.zfill(5), thai, rules),
        STRONG if _exchanged(digits_right.zfill(5), digits_wrong.zfill(5)) else NONE,
        STRONG if _lost(right, wrong) or _lost(wrong, right) else NONE,
        WEAK if true == _FULL and value == value.to_integral_value() else NONE,
    ]
    return max(strengths)


def _plain(value: Decimal) -> str:
    return f"{value:.2f}"


def _as_printed(value: Decimal, printed: str) -> str:
    """The value with at least two decimals, and with all that are printed beyond (9.867 is kept as 9.87)."""
    text = "".join(arabic_digits(printed).split()).replace(",", ".").replace("·", ".")
    return text if _LONG.fullmatch(text) else _plain(value)


def _substitution(right: str, wrong: str, thai: bool, rules: Arithmetic) -> int:
    if len(right) != len(wrong):
        return NONE
    different = [(a, b) for a, b in zip(right, wrong, strict=True) if a != b]
    if len(different) != 1:
        return NONE
    pair = frozenset(different[0])
    known = _pairs(rules.confused_arabic) | (_pairs(rules.confused_thai) if thai else frozenset())
    return STRONG if pair in known else WEAK


def _pairs(pairs: Iterable[str]) -> frozenset[frozenset[str]]:
    return frozenset(frozenset(pair) for pair in pairs)


def _exchanged(right: str, wrong: str) -> bool:
    """Whether two neighbours stand in the other order."""
    if len(right) != len(wrong):
        return False
    different = [at for at, (a, b) in enumerate(zip(right, wrong, strict=True)) if a != b]
    if len(different) != 2 or different[1] - different[0] != 1:
        return False
    first, second = different
    return (right[first], right[second]) == (wrong[second], wrong[first])


def _lost(longer: str, shorter: str) -> bool:
    """Whether ``shorter`` is ``longer`` without one digit, the decimal mark in its place."""
    value = Decimal(shorter)
    pieces = {longer[:at] + longer[at + 1 :] for at, digit in enumerate(longer) if digit != "."}
    return any(piece != "." and Decimal(piece) == value for piece in pieces)
