"""How scores are written: decimals, decimal mark and digits.

Takes a value and a style, gives its text and the value that the text states.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from random import Random
from typing import Final

_THAI: Final = str.maketrans("0123456789", "๐๑๒๓๔๕๖๗๘๙")
_STEPS: Final = {2: Decimal("0.01"), 1: Decimal("0.1"), 0: Decimal(1)}


@dataclass(frozen=True, slots=True)
class NumberStyle:
    """How one document writes its scores.

    ``places`` decimals, 2 unless stated. ``is_short``: trailing zeros are left out (95.5, 100). ``digits``: ``arabic``,
    ``thai``, or ``mixed`` by value.
    """

    places: int = 2
    is_short: bool = False
    has_comma: bool = False
    digits: str = "arabic"

    def value(self, value: Decimal) -> Decimal:
        """Return the value that is printed."""
        return value.quantize(_STEPS[self.places], ROUND_HALF_UP)

    def text(self, value: Decimal) -> str:
        """Return the printed text of a value."""
        text = f"{self.value(value):f}"
        if self.is_short and "." in text:
            text = text.rstrip("0").rstrip(".")
        if self.has_comma:
            text = text.replace(".", ",")
        is_thai = self.digits == "thai" or (self.digits == "mixed" and int(value * 100) % 2 == 1)
        return text.translate(_THAI) if is_thai else text

    def plain(self, number: int | str) -> str:
        """Return a code, year or count in the digits of the document; mixed documents use Arabic digits."""
        text = str(number)
        return text.translate(_THAI) if self.digits == "thai" else text

    @property
    def trait(self) -> str:
        """Return a name for the statistics."""
        marks = ["comma"] if self.has_comma else []
        marks += ["short"] if self.is_short else []
        return "-".join(["numbers:" + self.digits, f"{self.places}", *marks])


def draw_style(dice: Random) -> NumberStyle:
    """Draw a style: mostly two decimals and Arabic digits."""
    places = dice.choices((2, 1, 0), (88, 9, 3))[0]
    return NumberStyle(
        places=places,
        is_short=places == 2 and dice.random() < 0.12,
        has_comma=places > 0 and dice.random() < 0.05,
        digits=dice.choices(("arabic", "thai", "mixed"), (68, 25, 7))[0],
    )
