"""Numbers of list items as Word prints them: ``1``, ``๑``, ``ก``, ``iv``."""

from __future__ import annotations

_THAI_DIGITS = str.maketrans("0123456789", "๐๑๒๓๔๕๖๗๘๙")
# The 41 letters of ECMA-376 17.18.59 thaiLetters: without ฃ ฅ ฆ, and without ฤ ฦ, which are vowels.
_THAI_LETTERS = "กขคงจฉชซฌญฎฏฐฑฒณดตถทธนบปผฝพฟภมยรลวศษสหฬอฮ"
_LATIN = "abcdefghijklmnopqrstuvwxyz"
_ROMAN = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"),
    (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip
_MOST = 5_000


def numeral(number: int, form: str) -> str:
    """A number in one of Word's formats; Arabic digits where the format is none that Thai reports use.

    Args:
        number: from 0 up.
        form: a value of ``ST_NumberFormat`` (ECMA-376 17.18.59).
    """
    if form == "thaiNumbers":
        return str(number).translate(_THAI_DIGITS)
    if form == "decimalZero":
        return f"{number:02}"
    if form in ("none", "bullet"):
        return ""
    if not 0 < number <= _MOST:
        return str(number)
    if form == "thaiLetters":
        return _repeated(number, _THAI_LETTERS)
    if form in ("lowerLetter", "upperLetter"):
        letters = _repeated(number, _LATIN)
        return letters.upper() if form == "upperLetter" else letters
    if form in ("lowerRoman", "upperRoman"):
        roman = _roman(number)
        return roman.upper() if form == "upperRoman" else roman
    return str(number)


def _repeated(number: int, alphabet: str) -> str:
    """After the last letter come two of the first: ``z``, ``aa``, ``bb``."""
    times, index = divmod(number - 1, len(alphabet))
    return alphabet[index] * (times + 1)


def _roman(number: int) -> str:
    pieces: list[str] = []
    for size, letters in _ROMAN:
        times, number = divmod(number, size)
        pieces.append(letters * times)
    return "".join(pieces)
