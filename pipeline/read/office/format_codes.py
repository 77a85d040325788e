"""Number format codes (``[$-D000000]#,##0.00;[Red]-0.00``) taken apart into sections of tokens."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal, NamedTuple

Kind = Literal["literal", "digit", "point", "comma", "percent", "exponent", "slash", "general", "date", "elapsed",
               "noon", "text", "nothing"]  # fmt: skip

_THAI_NUMERALS = 0x0D
_BUDDHIST = 0x07
_TOKEN = re.compile(
    r'"(?P<quoted>[^"]*)"?'
    r"|\\(?P<escaped>.?)"
    r"|_(?P<gap>.?)"
    r"|\*(?P<fill>.?)"
    r"|\[(?P<bracket>[^\]]*)\]"
    r"|(?P<general>[Gg]eneral)"
    r"|(?P<noon>AM/PM|am/pm|A/P|a/p)"
    r"|(?P<exponent>[Ee][+\-])"
    r"|(?P<date>[yY]+|[bB]+|[mM]+|[dD]+|[hH]+|[sS]+|e+)"
    r"|(?P<digit>[0#?])"
    r"|(?P<other>.)",
    re.DOTALL,
)
_OTHERS: dict[str, Kind] = {".": "point", ",": "comma", "%": "percent", "/": "slash", "@": "text", ";": "nothing"}
_LOCALE = re.compile(r"\$(?P<symbol>[^-]*)(?:-(?P<code>[^,]*)(?:,(?P<calendar>[0-9A-Fa-f]+))?)?")
_ELAPSED = re.compile(r"[hH]+|[mM]+|[sS]+")
_COMPARED = re.compile(r"[<>=]")
# No language, Thai, and the two codes for the long date and the time of the system.
_NOT_ENGLISH = (0, 0x41E, 0xF800, 0xF400)


class Token(NamedTuple):
    """A piece of a format; ``text`` is what it prints, or the letters of a date part in lower case."""

    kind: Kind
    text: str

    @property
    def is_printed(self) -> bool:
        """Whether the token stands for its own text."""
        return self.kind in ("literal", "point", "comma", "percent", "slash")


@dataclass(frozen=True, slots=True)
class Locale:
    """What ``[$-...]`` asks for. Excel's own code is 0xNNCCLLLL: numerals, calendar, language."""

    thai_digits: bool = False
    buddhist: bool = False
    english: bool = False


@dataclass(frozen=True, slots=True)
class Section:
    """One of the parts between semicolons; ``condition`` is what stands in ``[>=80]``."""

    tokens: tuple[Token, ...]
    locale: Locale
    condition: str | None


@lru_cache(maxsize=512)
def sections_of(code: str) -> tuple[Section, ...]:
    """The sections of a format code, one at least; never fails: what is no code is printed as it stands."""
    sections: list[Section] = []
    tokens: list[Token] = []
    locale = Locale()
    condition: str | None = None
    # The Thai user interface marks Thai digits by a t before the first digit.
    thai = bool(re.match(r"t(?=[0#?])", code))
    for match in _TOKEN.finditer(code[1:] if thai else code):
        kind = match.lastgroup
        text = match[kind] if kind else ""
        if kind == "other" and text == ";":
            sections.append(Section(tuple(tokens), locale, condition))
            tokens, locale, condition = [], Locale(), None
        elif kind == "bracket":
            if _ELAPSED.fullmatch(text):
                tokens.append(Token("elapsed", text.lower()))
            elif text.startswith("$"):
                symbol, locale = _locale_of(text)
                tokens.append(Token("literal", symbol))
            elif _COMPARED.match(text):
                condition = text
        else:
            tokens.append(_token(kind, text))
    sections.append(Section(tuple(tokens), locale, condition))
    if thai:
        sections = [Section(one.tokens, Locale(thai_digits=True), one.condition) for one in sections]
    return tuple(sections)


def _token(kind: str | None, text: str) -> Token:
    if kind == "general":
        return Token("general", "")
    if kind == "digit":
        return Token("digit", text)
    if kind == "date":
        return Token("date", "yyyy" if text[0] == "e" else text.lower())
    if kind == "noon":
        return Token("noon", text)
    if kind == "exponent":
        return Token("exponent", text)
    if kind == "gap":
        return Token("literal", " ")
    if kind == "fill":
        return Token("nothing", "")
    if kind == "other":
        return Token(_OTHERS.get(text, "literal"), text)
    return Token("literal", text)


def _locale_of(text: str) -> tuple[str, Locale]:
    found = _LOCALE.fullmatch(text)
    if found is None:
        return "", Locale()
    name, calendar = found["code"] or "", found["calendar"]
    try:
        code = int(name, 16)
    except ValueError:
        numerals = int(calendar, 16) >> 8 if calendar else 0
        buddhist = calendar is not None and int(calendar, 16) & 0x7F == _BUDDHIST
        english = not name.lower().startswith("th") and bool(name)
    else:
        numerals, buddhist = code >> 24, (code >> 16) & 0x7F == _BUDDHIST
        english = code & 0xFFFF not in _NOT_ENGLISH
    return found["symbol"], Locale(numerals & 0xFF == _THAI_NUMERALS, buddhist, english)
