"""Find printed codes in labels (``o12``, ``๐๑๐``, ``๑๒๑``, ``E๗``, ``๙.๑``, ``ตัวชี้วัดที่ ๖``) and what each may mean.

Takes a label and the words of ``rules/labels.yml``, gives the code as printed, its place and its possible meanings,
strong ones and weak ones. Never looks at the title: which meaning holds is decided with it, not here.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Literal

from pipeline.records import Scope
from pipeline.rulebook.label_rules import PrefixKind
from pipeline.rulebook.patterns import loosen
from pipeline.thai import arabic_digits

How = Literal["name", "number", "letter", "damaged", "acronym", "words", "position"]

_DIGIT = "[0-9๐-๙]"
_LETTER_OF: Mapping[str, tuple[str, ...]] = {
    "o": ("o",), "๐": ("o",), "0": ("o",), "i": ("i",), "l": ("i",), "|": ("i",), "e": ("e",),
}  # fmt: skip
_SCOPE_OF: Mapping[str, Scope] = {"o": "item", "i": "question", "e": "question"}
_LEAD_IN = 20  # letters that may stand before a prefix word: ผลคะแนนของตัวชี้วัดที่ ๒
_START = r"^[\s*#>\"'“(\[-]*"
_NOT_RANGE = rf"(?!\s*(?:[-–—,/&]|ถึง|และ)\s*(?:{_DIGIT}|[oieOIE]\s?{_DIGIT}))"
_NOT_MORE = rf"(?!\s?[.,·]?{_DIGIT})(?![A-Za-z]){_NOT_RANGE}"

# A Latin letter may stand off from its digits; a zero may not: there it is a bullet.
_LATIN = re.compile(rf"{_START}(?P<code>(?P<letter>[oieOIEl|])[ .\-]?(?P<digits>{_DIGIT}{{1,2}})){_NOT_MORE}")
_ZERO = re.compile(rf"{_START}(?P<code>(?P<letter>[๐0])(?P<digits>{_DIGIT}{{1,2}})){_NOT_MORE}")
_ONE = re.compile(rf"{_START}(?P<code>[1๑](?P<digits>{_DIGIT}{{2}})){_NOT_MORE}")
_DOTTED = re.compile(
    rf"{_START}(?P<code>(?P<first>{_DIGIT}{{1,2}}) ?[.,·] ?(?P<second>{_DIGIT}))(?!{_DIGIT})(?!\s?[.,·]\s?{_DIGIT})"
)
_BARE = re.compile(
    rf"{_START}(?P<code>{_DIGIT}{{1,2}})(?P<stop>[.)]?)(?!\s?[.,·]\s?{_DIGIT})(?!{_DIGIT})(?![A-Za-z%]){_NOT_RANGE}"
)
_BEFORE_TITLE = re.compile(r"[\s.):\]*,\-–]*")
_ENCLOSED = re.compile(rf"[(\[]\s*(?P<code>(?P<letter>[oieOIE])\s?(?P<digits>{_DIGIT}{{1,2}}))\s*[)\]]")


@dataclass(frozen=True, slots=True)
class Meaning:
    """One thing a printed code may mean. ``strong`` where letter or prefix leave no other scope."""

    scope: Scope
    code: str
    how: How
    strong: bool


@dataclass(frozen=True, slots=True)
class PrintedCode:
    """A code as printed, its place in the label (offsets), where the title starts, and its possible meanings.

    ``label_end`` is where the text before the code and its prefix word ends.
    """

    printed: str
    start: int
    end: int
    title_start: int
    meanings: tuple[Meaning, ...]
    prefix: PrefixKind | None = None
    label_end: int = 0


class CodeFinder:
    """Finds the code of a label. Built once from the prefixes of ``rules/labels.yml``."""

    def __init__(self, prefixes: Mapping[PrefixKind, tuple[str, ...]]) -> None:
        longest = sorted(
            ((word, kind) for kind, words in prefixes.items() for word in words), key=lambda one: -len(one[0])
        )
        self._kind_of = [kind for _, kind in longest]
        words = "|".join(f"({loosen(re.escape(word).replace(chr(92) + ' ', ' '))})" for word, _ in longest)
        self._prefix = re.compile(rf"(?:{words})\s*(?=[{_DIGIT[1:-1]}oieOIE(|])", re.IGNORECASE)
        self._leading = re.compile(rf"^\s*(?:{words})(?![ก-๛A-Za-z])[\s:.]*", re.IGNORECASE)

    def without_prefix(self, text: str) -> str:
        """Return the label without its prefix word: ``ตัวชี้วัด การใช้อำนาจ`` names ``การใช้อำนาจ``."""
        return self._leading.sub("", text, count=1)

    def find(self, text: str) -> PrintedCode | None:
        """Return the code that opens a label, follows a prefix word or stands in brackets, else ``None``."""
        prefixed = self._prefix.search(text)
        if prefixed is not None and prefixed.start() <= 60:
            kind = self._kind_of[next(n for n, group in enumerate(prefixed.groups()) if group is not None)]
            behind = _code_at(text[prefixed.end() :], kind)
            if behind is not None:
                before = text[: prefixed.start()].strip()
                shifted = _shifted(behind, prefixed.end(), kind, is_label=len(before) <= _LEAD_IN)
                return replace(shifted, label_end=prefixed.start())
        found = _code_at(text, None)
        if found is not None:
            return found
        enclosed = _ENCLOSED.search(text)
        if enclosed is None:
            return None
        meaning = _lettered(enclosed["letter"], enclosed["digits"], "letter")
        return PrintedCode(enclosed["code"], enclosed.start("code"), enclosed.end("code"), 0, (meaning,))


def _shifted(code: PrintedCode, by: int, kind: PrefixKind, *, is_label: bool) -> PrintedCode:
    """Return the code with offsets in the whole text.

    Behind more than a few words it is only a mention, which its title must confirm.
    """
    meanings = code.meanings if is_label else tuple(replace(one, strong=False) for one in code.meanings)
    return PrintedCode(code.printed, code.start + by, code.end + by, code.title_start + by, meanings, kind)


def _code_at(text: str, kind: PrefixKind | None) -> PrintedCode | None:
    for pattern, meanings in (
        (_LATIN, _of_letter), (_ZERO, _of_zero), (_DOTTED, _of_dotted), (_ONE, _of_one), (_BARE, _of_bare),
    ):  # fmt: skip
        found = pattern.search(text)
        if found is None:
            continue
        title = _BEFORE_TITLE.match(text, found.end("code"))
        start = title.end() if title else found.end("code")
        return PrintedCode(
            found["code"], found.start("code"), found.end("code"), start, tuple(meanings(found, kind))
        )  # fmt: skip
    return None


def _number(digits: str) -> str:
    return str(int(arabic_digits(digits)))


def _lettered(letter: str, digits: str, how: How, *, strong: bool = True) -> Meaning:
    letter = _LETTER_OF[letter.casefold()][0]
    return Meaning(_SCOPE_OF[letter], f"{letter}{_number(digits)}", how, strong)


def _of_letter(found: re.Match[str], _kind: PrefixKind | None) -> Iterator[Meaning]:
    clear = found["letter"] in "oieOIE"
    yield _lettered(found["letter"], found["digits"], "letter" if clear else "damaged", strong=clear)
    if found["letter"] == "I":  # a capital I may be a 1 that was misread
        yield Meaning("item", f"o{_number(found['digits'])}", "damaged", strong=False)


def _of_zero(found: re.Match[str], kind: PrefixKind | None) -> Iterator[Meaning]:
    """Return the meanings of a zero before digits: the letter o misread, or a number with a leading zero."""
    number = _number(found["digits"])
    if kind in ("indicator", "sub_indicator"):
        yield Meaning("indicator", number, "number", strong=True)
        return
    yield Meaning("item", f"o{number}", "letter", strong=True)
    yield Meaning("indicator", number, "number", strong=False)


def _of_dotted(found: re.Match[str], _kind: PrefixKind | None) -> Iterator[Meaning]:
    code = f"{_number(found['first'])}.{_number(found['second'])}"
    yield Meaning("sub_indicator", code, "number", strong=True)


def _of_one(found: re.Match[str], _kind: PrefixKind | None) -> Iterator[Meaning]:
    """Return the meanings of a 1 before two digits, a letter misread: o (๑๒๑ = o21) or a capital i (๑๑๑ = I11)."""
    number = _number(found["digits"])
    yield Meaning("item", f"o{number}", "damaged", strong=False)
    yield Meaning("question", f"i{number}", "damaged", strong=False)


def _of_bare(found: re.Match[str], kind: PrefixKind | None) -> Iterator[Meaning]:
    number = _number(found["code"])
    if kind in ("indicator", "sub_indicator"):
        yield Meaning("indicator", number, "number", strong=kind == "indicator")
        return
    if kind in (None, "any"):
        yield Meaning("indicator", number, "number", strong=False)
    if kind in (None, "any", "item"):
        yield Meaning("item", f"o{number}", "number", strong=False)
    if kind in (None, "any", "question"):
        yield Meaning("question", f"i{number}", "number", strong=False)
        yield Meaning("question", f"e{number}", "number", strong=False)
