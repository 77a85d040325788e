"""Read the markers of list items and headings as label systems: มาตรการที่ ๑, 1., 1.1, (1), ก., -, •.

Takes a line with Arabic digits, gives its marker; whether one marker counts on from another is asked here too.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace

from pipeline.rulebook.patterns import loosen

_LETTERS = "กขคงจฉชซฌญฎฏฐฑฒณดตถทธนบปผฝพฟภมยรลวศษสหฬอฮ"
_LATIN = "abcdefghijklmnopqrstuvwxyz"
_BULLETS = "•●○◦▪■□➢➤❖✓✔*·-–—o"
_NUMBER = re.compile(
    r"(?P<open>\()?(?P<number>[0-9]{1,3}(?:\s?\.\s?[0-9]{1,2}){0,3})(?P<close>\s?[.)]{1,2}|(?=\s))\s*(?=\S)(?![0-9])"
)
_LETTER = re.compile(r"(?P<open>\()?(?P<letter>[ก-ฮ]|[a-z])(?P<close>[.)]{1,2})\s*(?=\S)(?![ก-ฮ]{1,2}\.)")
_LETTERED = re.compile(r"(?P<letter>[ก-ฮ])\s?\.\s?(?P<number>[0-9]{1,2})(?:[.)]\s*|\s+)(?=\S)")
_BULLET = re.compile(rf"(?P<sign>[{re.escape(_BULLETS[:-1])}]|o(?=\s+[ก-ไ]))\s*(?=[^\s0-9\-–—*|]|[0-9]+\s*[ก-ฮ])")
_SPACE = re.compile(r"\s(?=[(0-9])")
_EMPHASIS = re.compile(r"(\*{1,3})[^\s*][^*]*\1")
_HASH = re.compile(r"^#{1,6}\s*")


@dataclass(frozen=True, slots=True)
class Marker:
    """A marker that opens a line.

    ``style`` is ``n.``, ``n.n``, ``(n)``, ``ก.``, ``-``, ``มาตรการที่ n`` …; ``numbers`` are empty for bullets, and of
    ก.๑ the letter counts as one; ``end`` is the offset behind it; ``word`` stands before the number. ``nesting`` is how
    many lists of markup an item stands in, 0 where that is not known.
    """

    style: str
    numbers: tuple[int, ...]
    end: int
    word: str = ""
    nesting: int = 0

    @property
    def is_first(self) -> bool:
        """Whether it opens a list: 1, ก, 1.1, or any bullet."""
        return not self.numbers or self.numbers[-1] == 1

    @property
    def depth(self) -> int:
        """The count of its numbers: 2 for 1.1."""
        return len(self.numbers)

    @property
    def next(self) -> Marker:
        """The marker that counts on from it."""
        return replace(self, numbers=(*self.numbers[:-1], self.numbers[-1] + 1) if self.numbers else ())

    def follows(self, other: Marker, gap: int = 1) -> bool:
        """Return whether it counts on in the same style, at most ``gap`` numbers further."""
        if self.style != other.style or self.nesting != other.nesting:
            return False
        if not self.numbers:
            return True
        same = self.numbers[:-1] == other.numbers[:-1]
        return same and 0 < self.numbers[-1] - other.numbers[-1] <= gap

    def is_under(self, other: Marker) -> bool:
        """Return whether its numbers begin with those of another: 2.1 under 2."""
        return 0 < other.depth < self.depth and self.numbers[: other.depth] == other.numbers


class Markers:
    """Finder of markers; ``words`` may stand before the number of a heading (มาตรการที่ ๑)."""

    def __init__(self, words: Iterable[str]) -> None:
        listed = "|".join(loosen(re.escape(word)) for word in sorted(words, key=len, reverse=True))
        self._worded = re.compile(
            rf"(?P<word>{listed})\s*(?P<number>[0-9]{{1,2}}(?:\.[0-9]{{1,2}})?)(?![0-9/])(?!\.[0-9])[\s.:)\-–]*(?=\S|$)"
        )

    def cuts(self, text: str) -> list[int]:
        """Return where a line that begins with an item goes on with the next ones of its list (๑. … ๒. … ๓. …)."""
        first = self.at(text)
        if first is None or first.depth != 1 or first.style not in ("n.", "n)", "(n)"):
            return []
        cuts: list[int] = []
        last = first
        for found in _SPACE.finditer(text, first.end):
            marker = self.at(text[found.end() :])
            if marker is not None and marker.follows(last):
                cuts.append(found.end())
                last = marker
        return cuts

    def at(self, text: str) -> Marker | None:
        """Return the marker that opens a line, else ``None``."""
        start = hashes.end() if (hashes := _HASH.match(text)) else 0
        if (found := self._worded.match(text, start)) is not None:
            numbers = tuple(int(number) for number in found["number"].split("."))
            word = "".join(found["word"].split())
            return Marker(f"{word} n", numbers, found.end(), word)
        if (found := _NUMBER.match(text, start)) is not None and _stands_off(text, found):
            numbers = tuple(int(number) for number in found["number"].split("."))
            closing = found["close"].strip()[:1]
            if len(numbers) > 1:
                closing = ")" if closing == ")" else ""
            return Marker("(" * bool(found["open"]) + ".".join("n" * len(numbers)) + closing, numbers, found.end())
        if (found := _LETTERED.match(text, start)) is not None:
            return Marker("ก.n", (_LETTERS.find(found["letter"]) + 1, int(found["number"])), found.end())
        if (found := _LETTER.match(text, start)) is not None:
            letters = _LATIN if found["letter"] in _LATIN else _LETTERS
            style = "(" * bool(found["open"]) + letters[0] + found["close"][:1]
            return Marker(style, (letters.index(found["letter"]) + 1,), found.end())
        if (found := _BULLET.match(text, start)) is not None and not _EMPHASIS.fullmatch(text):
            sign = found["sign"]
            return Marker("-" if sign in "-–—" else sign, (), found.end())
        return None


def _stands_off(text: str, found: re.Match[str]) -> bool:
    """Return whether a number is a marker and no quantity: it is closed by a sign or followed by a wide text."""
    behind = text[found.end() :]
    if found["open"]:
        return found["close"].strip().startswith(")")
    if found["close"].strip():
        return True
    return "." in found["number"] or not _COUNTED.match(behind)


_COUNTED = re.compile(
    r"(?:เดือน|วัน|ปี|ครั้ง|คน|ราย|เรื่อง|บาท|แห่ง|ชุด|มกรา|กุมภา|มีนา|เมษา|พฤษภา|มิถุนา|กรกฎา|สิงหา|กันยา|ตุลา|พฤศจิกา|ธันวา"
    r"|[มกพสตธ]\.|[-–/]|[0-9])"
)
