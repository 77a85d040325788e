"""Characters of symbol fonts as what a person sees: the fonts have no Unicode of their own.

Word processors store them as bytes or at U+F000 plus the byte; the tables are those of the fonts' own charts, and hold
only what reports use: check boxes, ticks, crosses and bullets. Ticked boxes are ``CHECKED``, whatever their mark is.
"""

from __future__ import annotations

from pipeline.records import CHECKED, UNCHECKED

_WINGDINGS = {
    0x6C: "●", 0x6E: "■", 0x6F: UNCHECKED, 0x71: UNCHECKED, 0x72: UNCHECKED, 0x75: "◆", 0x76: "❖", 0x9F: "•",
    0xA1: "○", 0xA7: "▪", 0xA8: UNCHECKED, 0xD8: "➢", 0xE0: "→", 0xE8: "➔", 0xF0: "⇨", 0xFB: "✗", 0xFC: "✓",
    0xFD: "☒", 0xFE: CHECKED,
}  # fmt: skip
_WINGDINGS_2 = {
    0x4F: "✗", 0x50: "✓", 0x51: "☒", 0x52: CHECKED, 0x53: "☒", 0x54: "☒", 0x96: "•", 0x97: "●", 0x99: "○",
    0xA2: "■", 0xA3: UNCHECKED,
}  # fmt: skip
_WINGDINGS_3 = {0x7D: "▶", 0x75: "▶"}
_SYMBOL = {0xA8: "♦", 0xAE: "→", 0xB0: "°", 0xB1: "±", 0xB3: "≥", 0xA3: "≤", 0xB7: "•", 0xB4: "×", 0xD6: "√", 0xDE: "⇒"}
_FONTS = {"wingdings": _WINGDINGS, "wingdings 2": _WINGDINGS_2, "wingdings 3": _WINGDINGS_3, "symbol": _SYMBOL}
_PRIVATE = 0xF000


def is_symbol_font(font: str | None) -> bool:
    """Whether characters of the font are looked up in its own chart."""
    return font is not None and font.strip().casefold() in _FONTS


def in_symbol_font(text: str, font: str | None) -> str:
    """The text as it looks in a font; characters that the font's chart here has not stay as stored."""
    chart = _FONTS.get((font or "").strip().casefold())
    if chart is None:
        return text
    return "".join(_shown(character, chart) for character in text)


def _shown(character: str, chart: dict[int, str]) -> str:
    code = ord(character)
    if _PRIVATE <= code <= _PRIVATE + 0xFF:
        code -= _PRIVATE
    return chart.get(code, character)
