"""Check boxes, ticks and bullets of fonts that have no Unicode of their own, as word processors print them.

The code charts of Wingdings, Wingdings 2 and Symbol say which sign stands at which code; a sign is given only where
the font says that it is one of them, because the same codes are letters or other signs elsewhere.
"""

from __future__ import annotations

_WINGDINGS = {
    0xFE: "☑", 0xFD: "☒", 0xA8: "☐", 0x6F: "☐", 0x71: "☐", 0x72: "☐", 0xFC: "✓", 0xFB: "✗",
    0x6C: "●", 0x6E: "■", 0xA7: "▪", 0x9F: "•", 0xD8: "➢", 0x76: "❖",
}  # fmt: skip
_WINGDINGS_2 = {0x50: "✓", 0x4F: "✗", 0x52: "☑", 0x51: "☒", 0x53: "☒", 0x54: "☒", 0xA3: "☐", 0x2A: "☐"}
_SYMBOL = {0xB7: "•", 0xD6: "√", 0xB4: "×", 0xA3: "≤", 0xB3: "≥", 0xB1: "±", 0xBE: "—"}
_CHARTS = {"wingdings2": _WINGDINGS_2, "wingdings3": {}, "wingdings": _WINGDINGS, "symbol": _SYMBOL}

CODES = frozenset(chr(code) for chart in _CHARTS.values() for code in chart)
"""The letters that are signs in one of these fonts."""


def sign(character: str, font: str) -> str:
    """The sign that a character shows in a font of this name (``ABCDEF+Wingdings-Regular``), or the character itself.

    Args:
        character: as the text layer has it, in the private area (U+F0FE) or as a letter of the same code (þ).
        font: name of its font, with or without the prefix of a subset.
    """
    name = font.rpartition("+")[2].casefold().replace(" ", "").replace("-", "").replace(",", "")
    for family, chart in _CHARTS.items():
        if name.startswith(family):
            return chart.get(ord(character) & 0xFF, character)
    return character
