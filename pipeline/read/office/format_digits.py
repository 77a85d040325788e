"""The digits of a number in the places of a format: ``0`` always, ``#`` where there is one, ``?`` or a blank."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from decimal import ROUND_HALF_UP, Context, Decimal
from fractions import Fraction

from pipeline.read.office.format_codes import Section, Token

_MOST_PLACES = 30
# A double has up to 308 digits before the point.
_WIDE = Context(prec=400, rounding=ROUND_HALF_UP)


def rounded(value: Decimal, places: int) -> str:
    """A number with so many decimals, halves away from zero."""
    return f"{value.quantize(Decimal(1).scaleb(-places), context=_WIDE):f}"


def shown_digits(value: Decimal, section: Section, general: Callable[[Decimal], str]) -> Iterator[str]:
    """The pieces that a section shows of a value without its sign.

    Args:
        value: zero or more.
        section: a section without parts of a date.
        general: how the general format shows a number.
    """
    tokens = section.tokens
    kinds = [token.kind for token in tokens]
    if "digit" not in kinds:
        for token in tokens:
            if token.kind == "general":
                yield general(value)
            elif token.is_printed:
                yield token.text
        return
    if "exponent" in kinds:
        yield _scientific(value, tokens)
        return
    if "slash" in kinds and "digit" in kinds[kinds.index("slash") :]:
        yield _fraction(value, tokens)
        return
    yield from _fixed(value * Decimal(100) ** kinds.count("percent"), tokens)


def _fixed(value: Decimal, tokens: Sequence[Token]) -> Iterator[str]:
    point = next((index for index, token in enumerate(tokens) if token.kind == "point"), len(tokens))
    places = [index for index, token in enumerate(tokens) if token.kind == "digit"]
    whole = [index for index in places if index < point]
    parts = [index for index in places if index > point]
    last = whole[-1] if whole else point
    scale = 0
    while last + 1 + scale < len(tokens) and tokens[last + 1 + scale].kind == "comma":
        scale += 1
    grouped = any(token.kind == "comma" for token in tokens[whole[0] : last]) if whole else False
    value = value.scaleb(-3 * scale)
    count = min(len(parts), _MOST_PLACES)
    digits, _, decimals = rounded(value, count).partition(".")
    digits = digits.lstrip("0")
    shown = _whole_places(digits, [tokens[index].text for index in whole], grouped=grouped)
    shown += _decimal_places(decimals, [tokens[index].text for index in parts])
    filled = dict(zip([*whole, *parts], shown, strict=True))
    for index, token in enumerate(tokens):
        if index in filled:
            yield filled[index]
        elif token.kind == "point":
            yield (digits if not whole else "") + "."
        elif token.is_printed and token.kind != "comma":
            yield token.text


def _whole_places(digits: str, places: Sequence[str], *, grouped: bool) -> list[str]:
    """What each place before the point shows; the first has all digits that are left."""
    shown: list[str] = []
    written = 0
    for index in range(len(places) - 1, -1, -1):
        take = digits if index == 0 else digits[-1:]
        digits = digits[: len(digits) - len(take)]
        text = take or {"0": "0", "?": " "}.get(places[index], "")
        pieces: list[str] = []
        for character in reversed(text):
            if grouped and written and written % 3 == 0 and character.isdigit():
                pieces.append(",")
            pieces.append(character)
            written += 1
        shown.append("".join(reversed(pieces)))
    return shown[::-1]


def _decimal_places(decimals: str, places: Sequence[str]) -> list[str]:
    """What each place after the point shows; optional ones at the end fall away with their zeros."""
    shown = list(decimals)
    for index in range(len(shown) - 1, -1, -1):
        if places[index] == "0" or shown[index] != "0":
            break
        shown[index] = "" if places[index] == "#" else " "
    return shown + [""] * (len(places) - len(shown))


def _scientific(value: Decimal, tokens: Sequence[Token]) -> str:
    at = next(index for index, token in enumerate(tokens) if token.kind == "exponent")
    point = next((index for index, token in enumerate(tokens[:at]) if token.kind == "point"), at)
    places = sum(1 for token in tokens[point:at] if token.kind == "digit")
    width = sum(1 for token in tokens[at:] if token.kind == "digit")
    mantissa, _, exponent = f"{value:.{places}E}".partition("E")
    power = int(exponent)
    sign = "-" if power < 0 else "+" if tokens[at].text[1] == "+" else ""
    return f"{mantissa}E{sign}{abs(power):0{max(width, 1)}d}"


def _fraction(value: Decimal, tokens: Sequence[Token]) -> str:
    at = next(index for index, token in enumerate(tokens) if token.kind == "slash")
    below = "".join(token.text for token in tokens[at + 1 :] if token.kind in ("digit", "literal")).strip()
    most = int(below) if below.isdigit() and int(below) else 10 ** min(len(below), 4) - 1
    exact = Fraction(value)
    # A number below the line (0/100) is kept as it is; places (?/??) ask for the nearest fraction that fits.
    fixed = below.isdigit() and int(below) > 0
    top, bottom = (round(exact * most), most) if fixed else exact.limit_denominator(max(most, 1)).as_integer_ratio()
    above = "".join(token.text for token in tokens[:at] if token.kind in ("digit", "literal")).strip()
    if " " not in above:
        return f"{top}/{bottom}"
    whole, rest = divmod(top, bottom)
    if not rest:
        return str(whole)
    return f"{whole} {rest}/{bottom}" if whole else f"{rest}/{bottom}"
