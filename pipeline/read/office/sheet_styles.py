"""Styles of a workbook: of each cell style its number format and whether its font is one of symbols."""

from __future__ import annotations

from typing import NamedTuple

from pipeline.read.office.package import Element
from pipeline.read.office.symbols import is_symbol_font

GENERAL = "General"
# Formats that files name by number only (ECMA-376 part 1, 18.8.30), those of the Thai interface from 59 on written in
# the letters of the others. 14 follows the system: a Thai one puts the day first.
_BUILT_IN = {
    1: "0", 2: "0.00", 3: "#,##0", 4: "#,##0.00", 9: "0%", 10: "0.00%", 11: "0.00E+00", 12: "# ?/?", 13: "# ??/??",
    14: "d/m/yyyy", 15: "d-mmm-yy", 16: "d-mmm", 17: "mmm-yy", 18: "h:mm AM/PM", 19: "h:mm:ss AM/PM", 20: "h:mm",
    21: "h:mm:ss", 22: "d/m/yyyy h:mm", 37: "#,##0 ;(#,##0)", 38: "#,##0 ;(#,##0)", 39: "#,##0.00;(#,##0.00)",
    40: "#,##0.00;(#,##0.00)", 41: '#,##0 ;-#,##0 ;"-" ;@ ', 42: '#,##0 ;-#,##0 ;"-" ;@ ',
    43: '#,##0.00 ;-#,##0.00 ;"-"?? ;@ ', 44: '#,##0.00 ;-#,##0.00 ;"-"?? ;@ ', 45: "mm:ss", 46: "[h]:mm:ss",
    47: "mmss.0", 48: "##0.0E+0", 49: "@", 59: "t0", 60: "t0.00", 61: "t#,##0", 62: "t#,##0.00", 67: "t0%",
    68: "t0.00%", 69: "t# ?/?", 70: "t# ??/??", 71: "d/m/bbbb", 72: "d-mmm-bb", 73: "d-mmm", 74: "mmm-bb", 75: "h:mm",
    76: "h:mm:ss", 77: "d/m/bbbb h:mm", 78: "mm:ss", 79: "[h]:mm:ss", 80: "mm:ss.0", 81: "d/m/bb",
}  # fmt: skip


class CellStyle(NamedTuple):
    """How a cell's value looks."""

    format_code: str = GENERAL
    symbol_font: str | None = None


def cell_styles(root: Element | None) -> list[CellStyle]:
    """The styles of ``styles.xml`` in the order in which cells name them."""
    if root is None:
        return []
    codes = dict(_BUILT_IN)
    for found in root.iterfind("{*}numFmts/{*}numFmt"):
        codes[_number(found.get("numFmtId"))] = found.get("formatCode") or GENERAL
    fonts = [_font_name(font) for font in root.iterfind("{*}fonts/{*}font")]
    styles: list[CellStyle] = []
    for style in root.iterfind("{*}cellXfs/{*}xf"):
        font = _number(style.get("fontId"))
        name = fonts[font] if font < len(fonts) else None
        code = codes.get(_number(style.get("numFmtId")), GENERAL)
        styles.append(CellStyle(code, name if is_symbol_font(name) else None))
    return styles


def _font_name(font: Element) -> str | None:
    name = font.find("{*}name")
    return None if name is None else name.get("val")


def _number(text: str | None) -> int:
    return int(text) if text is not None and text.isascii() and text.isdigit() and len(text) < 7 else 0
