"""Lists in one cell or on lines of their own, with labels of many styles."""

from __future__ import annotations

from collections.abc import Sequence
from random import Random
from typing import Final

_THAI_DIGITS: Final = str.maketrans("0123456789", "๐๑๒๓๔๕๖๗๘๙")
_LETTERS: Final = "กขคงจฉ"
_STYLES: Final = {
    "n.": 20, "๑.": 14, "n)": 9, "(n)": 9, "(๑)": 7, "ก.": 8, "ก)": 4, "(ก)": 4, "m.n": 8, "๑.๑": 5, "a.": 2,
    "ขั้นที่ n": 3,
    "-": 6, "•": 5, "lines": 4,
}  # fmt: skip
_NEED_LINES: Final = frozenset({"-", "lines", "•"})


def draw_list_style(dice: Random, *, has_lines: bool) -> str:
    """Draw the style of the labels; styles without a count need lines of their own."""
    styles = {name: share for name, share in _STYLES.items() if has_lines or name not in _NEED_LINES}
    return dice.choices(tuple(styles), tuple(styles.values()))[0]


def label(style: str, number: int, row: int) -> str:
    """Return the label of an entry, counted from 1; ``row`` is the number of the measure, counted from 1."""
    thai = str(number).translate(_THAI_DIGITS)
    return {
        "n.": f"{number}.", "๑.": f"{thai}.", "n)": f"{number})", "(n)": f"({number})", "(๑)": f"({thai})",
        "ก.": f"{_LETTERS[number - 1]}.", "ก)": f"{_LETTERS[number - 1]})", "(ก)": f"({_LETTERS[number - 1]})",
        "m.n": f"{row}.{number}", "๑.๑": f"{row}.{number}".translate(_THAI_DIGITS), "a.": f"{'abcdef'[number - 1]}.",
        "ขั้นที่ n": f"ขั้นที่ {number}", "-": "-", "•": "•", "lines": "",
    }[style]  # fmt: skip


def listed(texts: Sequence[str], style: str, row: int, between: str) -> str:
    """Return entries with their labels as one text."""
    return between.join(f"{label(style, at, row)} {text}".strip() for at, text in enumerate(texts, 1))
