"""Numbers of a sheet as a person sees them: the stored value through the cell's number format.

The rules are those of ECMA-376 part 1, 18.8.31. A value is stored as the shortest text that gives its binary double
(98.669999999999987), of which a sheet knows 15 digits; halves round away from zero.
"""

from __future__ import annotations

import re
from decimal import ROUND_HALF_UP, Context, Decimal
from functools import lru_cache

from pipeline.read.office.date_format import has_date, shown_date
from pipeline.read.office.format_codes import Locale, Section, sections_of
from pipeline.read.office.format_digits import rounded, shown_digits

_FIFTEEN = Context(prec=15, rounding=ROUND_HALF_UP)
_MOST_DIGITS = 310
_THAI_DIGITS = str.maketrans("0123456789", "๐๑๒๓๔๕๖๗๘๙")
_GENERAL_WIDTH = 11
_CONDITION = re.compile(r"(<=|>=|<>|<|>|=)\s*(-?\d+(?:\.\d+)?)")


@lru_cache(maxsize=20_000)
def shown_number(stored: str, code: str, *, from_1904: bool = False) -> str:
    """A stored number as its format shows it.

    Args:
        stored: the value as in the file, Arabic digits.
        code: the format code, ``General`` where the cell has none.
        from_1904: dates count from 1904, as old Macintosh files do.

    Returns:
        What is shown, without white space around it; ``stored`` where it is no number.
    """
    try:
        value = _FIFTEEN.create_decimal(stored.strip())
    except ArithmeticError:
        return stored
    if not value.is_finite() or not -_MOST_DIGITS < value.adjusted() < _MOST_DIGITS:
        return stored
    section, sign = _chosen(sections_of(code), value)
    if section is None:
        return _general(value)
    if has_date(section):
        dated = shown_date(value, section, from_1904=from_1904)
        return _in_digits(dated if dated is not None else _general(value), section.locale).strip()
    pieces = shown_digits(value.copy_abs(), section, _general)
    return _in_digits(sign + "".join(pieces), section.locale).strip()


def shown_text(text: str, code: str) -> str:
    """A stored text as its format shows it: the fourth section, where there is one, may put words around it."""
    sections = sections_of(code)
    last = sections[-1]
    if not any(token.kind == "text" for token in last.tokens) or (len(sections) == 1 and len(last.tokens) == 1):
        return text
    shown = (text if token.kind == "text" else token.text if token.is_printed else "" for token in last.tokens)
    return "".join(shown)


def _in_digits(text: str, locale: Locale) -> str:
    return text.translate(_THAI_DIGITS) if locale.thai_digits else text


def _chosen(sections: tuple[Section, ...], value: Decimal) -> tuple[Section | None, str]:
    """The section for a value and the sign that it does not print itself; ``None`` for the general format."""
    numeric = [one for one in sections if not any(token.kind == "text" for token in one.tokens)] or list(sections[:1])
    minus = "-" if value < 0 else ""
    if any(section.condition for section in numeric):
        for section in numeric:
            if section.condition is None or _holds(section.condition, value):
                return section, minus
        return None, ""
    if value < 0 and len(numeric) > 1:
        return numeric[1], ""
    if value == 0 and len(numeric) > 2:
        return numeric[2], ""
    section = numeric[0]
    if any(token.kind == "text" for token in section.tokens):
        return None, ""
    return section, minus


def _holds(condition: str, value: Decimal) -> bool:
    found = _CONDITION.fullmatch(condition)
    if found is None:
        return True
    sign, limit = found[1], Decimal(found[2])
    return {
        "<": value < limit, ">": value > limit, "=": value == limit,
        "<=": value <= limit, ">=": value >= limit, "<>": value != limit,
    }[sign]  # fmt: skip


def _general(value: Decimal) -> str:
    """The general format: whole numbers as they are, others with as many digits as eleven places hold."""
    plain = f"{value.normalize():f}"
    if "." not in plain:
        return plain
    whole = plain.lstrip("-").partition(".")[0]
    shown = rounded(value, max(0, _GENERAL_WIDTH - 1 - len(whole)))
    if not Decimal(shown):
        return str(value.normalize())
    return shown.rstrip("0").rstrip(".") if "." in shown else shown
