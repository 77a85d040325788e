"""Cut lines into pieces: at columns separated by spaces, and where a number stands beside its label.

Takes lines, gives pieces with their places; never decides which row or column a piece belongs to.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from pipeline.parse.grids.lines import TextLine
from pipeline.records import CHECKED, UNCHECKED, Passage
from pipeline.thai import arabic_digits
from pipeline.thai.numerals import is_blank_mark, read_number
from pipeline.thai.script import THAI
from pipeline.thai.years import find_years

IsElement = Callable[[str], bool]

_GAP = re.compile(r"[^\S\n]*\t[^\S\n]*|[^\S\n]{2,}")
_DECIMAL = r"[+\-−–]?[0-9]{1,3}[.·,][0-9]{1,2}"
_UNIT = r"\s*(?:คะแนน(?!\s*[0-9])|%|％|เปอร์เซ็นต์)"
# A number with decimals that stands for itself: no date, code, range or part of a longer number.
_VALUE = re.compile(
    rf"(?<![A-Za-z0-9.,/:·])(?<![0-9][-–])(?:({_DECIMAL})(?:{_UNIT})?|[0-9]{{1,3}}{_UNIT})"
    r"(?![0-9A-Za-z/:]|[.,·][0-9]|\s?[-–]\s?[0-9])"
)
# A line that is a total and its number reads as a number with its cue; the first word is its label.
_TOTAL = re.compile(r"[^\s0-9:=]*(?:คะแนน|รวม)[^\s0-9:=]*(?=[\s:=])")
_WORDS = re.compile(rf"[A-Za-z0-9๐-๙{THAI}]|[{CHECKED}{UNCHECKED}]")
_PICTURE_JOINERS = "\u200d\ufe0f"
_OPENED = re.compile(r"\((?:\s|ร้อยละ|คะแนน)*$")
_LAST_INTEGER = re.compile(rf"(?<=\s)(?<!ที่ )(?<!ข้อ )(?<!หน้า )(100|[0-9]{{1,2}})(?:{_UNIT})?$")
_BESIDE = re.compile(r"(?:(?<=\s)|^)(?:[0-9]{1,3}|-|–|—)$")
# What parts a label from its value.
_SEPARATORS = " \t\u00a0:=|,;，.…·_-–—➜→>"
_LEAD = re.compile(r"^\s*(?:[:=|/,;，]|\.{2,}|…|_{2,}|[-–—](?=\s))+\s*")
_BULLET = re.compile(r"^(?:[-–—•●○▪■◆◦*+▶➢✓๏]|o(?=\s)|[^\w\s(\"“](?=\s))\s*")
_UNMISTAKABLE = re.compile(r"(?<![A-Za-z])(?:IIT|EIT|OIT|ITA)(?![A-Za-z])|^[ieoIEO]\s?[0-9]{1,2}\b")
_LONGEST_YEAR = 32
_LONGEST_ROW = 1000


@dataclass(frozen=True, slots=True)
class Piece:
    """A piece of a line: ``line.text[start:end]``. ``parted``: more than one space stands before it."""

    line: TextLine
    start: int
    end: int
    parted: bool = False

    @property
    def text(self) -> str:
        """The text of the piece."""
        return self.line.text[self.start : self.end]

    @property
    def passage(self) -> Passage:
        """The slice of the paragraph."""
        return self.line.passage.slice(self.line.start + self.start, self.line.start + self.end)

    @property
    def edges(self) -> tuple[int, int]:
        """The display columns of its first character and of its end."""
        return self.line.column(self.start), self.line.column(self.end)

    @property
    def is_number(self) -> bool:
        """Return whether a text is one number, at most with its unit, or a mark for no value."""
        return is_number(self.text)

    @property
    def is_value(self) -> bool:
        """Return whether a text is one number that can be a result: no year and no code."""
        return is_value(self.text)


def is_number(text: str) -> bool:
    """Return whether a text is one number, at most with its unit, or a mark for no value."""
    reading = read_number(text)
    return reading is not None or is_blank_mark(text)


def is_value(text: str) -> bool:
    """Return whether a text is one number that can be a result: no year and no code."""
    reading = read_number(text)
    return reading is not None and reading.role == "number"


def is_blank(text: str) -> bool:
    """Return whether a text is a mark for no value."""
    return is_blank_mark(text)


def is_year(text: str) -> bool:
    """Return whether a text is about a year and nothing else."""
    return len(text) <= _LONGEST_YEAR and bool(find_years(text))


def is_unmistakable(text: str) -> bool:
    """Return whether a text names an instrument, code or year: two such rows suffice for a grid."""
    return _UNMISTAKABLE.search(text) is not None or is_year(text)


def gap_pieces(line: TextLine) -> list[Piece]:
    """Return the pieces of a line, separated by tabs or more than one space."""
    pieces: list[Piece] = []
    start = 0
    for gap in _GAP.finditer(line.text):
        if (
            line.text.count("(", start, gap.start()) > line.text.count(")", start, gap.start())
            and ")" in line.text[gap.end() :]
        ):
            continue  # in brackets
        pieces.append(Piece(line, start, gap.start(), parted=bool(pieces)))
        start = gap.end()
    pieces.append(Piece(line, start, len(line.text), parted=bool(pieces)))
    return pieces


def whole_piece(line: TextLine) -> Piece:
    """Return the line as one piece, without a bullet."""
    return _tidied(Piece(line, 0, len(line.text)))


def word_pieces(line: TextLine) -> list[Piece]:
    """Return the words of a line."""
    return [Piece(line, *word.span()) for word in re.finditer(r"\S+", line.text)]


@lru_cache(maxsize=4096)
def row_pieces(line: TextLine) -> tuple[Piece, ...]:
    """Return the pieces of a line, numbers apart from texts, without separators, leaders and bullets.

    A line of running text has none: it is longer than any row.
    """
    if len(line.text) > _LONGEST_ROW:
        return ()
    found: list[Piece] = []
    for piece in gap_pieces(line):
        found.extend(_split(piece))
    kept = [one for one in (_tidied(piece) for piece in found) if one.start < one.end]
    return tuple(one for index, one in enumerate(kept) if index == 0 or one.is_number or _WORDS.search(one.text))


def _split(piece: Piece) -> Iterator[Piece]:
    """Return the numbers with decimals of a piece, and the texts between them."""
    plain = arabic_digits(piece.text)
    if piece.is_number:
        label = _TOTAL.match(plain) if piece.start == 0 else None
        if label is not None:
            yield Piece(piece.line, 0, label.end(), piece.parted)
            yield Piece(piece.line, label.end(), piece.end)
        else:
            yield piece
        return
    values = [match.span() for match in _VALUE.finditer(plain) if not _is_number_of_label(match, piece)]
    edge = _LAST_INTEGER.search(plain) if piece.end == len(piece.line.text) else None
    if edge is not None and (not values or edge.start() > values[-1][1]):
        values.append(edge.span())
    position = 0
    parted = piece.parted
    for start, end in values:
        for low, high in _with_cue(plain, _whole_numbers(plain, [*_beside(plain, position, start), (start, end)])):
            yield Piece(piece.line, piece.start + low, piece.start + high, parted)
            parted = False
        position = end
    if position < len(plain):
        yield Piece(piece.line, piece.start + position, piece.end, parted)


def _with_cue(plain: str, pieces: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return label and value; last words of the label that announce the number (ร้อยละ) go to the value."""
    if len(pieces) != 2:
        return pieces
    (low, middle), (_, high) = pieces
    for space in re.finditer(r"\s+", plain[low:middle].rstrip(_SEPARATORS)):
        cut = low + space.end()
        if plain[low:cut].strip(_SEPARATORS) and read_number(plain[cut:high]) is not None:
            return [(low, cut), (cut, high)]
    return pieces


def _whole_numbers(plain: str, pieces: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return the pieces, with the last two joined if spaces split a number ("9 8.28")."""
    if len(pieces) > 1 and pieces[-1][0] - pieces[-2][1] < 3:
        low, high = pieces[-2][0], pieces[-1][1]
        reading = read_number(plain[low:high])
        if reading is not None and reading.repaired:
            return [*pieces[:-2], (low, high)]
    return pieces


def _is_number_of_label(match: re.Match[str], piece: Piece) -> bool:
    """Return whether a number is part of the words beside it: "9.1 ..." counts a line, "(of 100)"."""
    before = match.string[: match.start()]
    if before.rfind("(") > before.rfind(")") and not _OPENED.search(before):
        return True
    opens = not before.strip(" (-•*") and piece.start == 0
    return opens and match[1] is not None and re.search(r"[.,·][0-9]$", match[1]) is not None


def _beside(plain: str, low: int, high: int) -> list[tuple[int, int]]:
    """Return the text before a value and the whole numbers between the two."""
    numbers: list[tuple[int, int]] = []
    end = high
    while True:
        text = plain[low:end].rstrip()
        match = _BESIDE.search(text)
        if match is None or re.search(r"(?:ที่|ข้อ|ปี|พ\.ศ\.|หน้า)\s*$", text[: match.start()]):
            break
        if not text[: match.start()].strip() and low == 0:
            break  # a number that opens the line counts it
        if match.group() in "-–—":
            break
        numbers.insert(0, (low + match.start(), low + match.end()))
        end = low + match.start()
    return [(low, end), *numbers] if plain[low:end].strip() else numbers


def _tidied(piece: Piece) -> Piece:
    """Return the piece without bullets, separators and leaders at its ends."""
    text = piece.text
    if piece.is_number and text.strip():
        return _stripped(piece)
    if piece.start == 0:
        bullet = _BULLET.match(text)
        start = bullet.end() if bullet else 0
    else:
        lead = _LEAD.match(text)
        start = lead.end() if lead else 0
    end = len(text.rstrip(_SEPARATORS))
    if text[end : end + 1] == "." and text[end + 1 : end + 2] != ".":
        end += 1  # a full stop, as of an abbreviation
    while start < end and _is_picture(text[end - 1]):
        end -= 1
    while start < end and _is_picture(text[start]):
        start += 1
    return _stripped(Piece(piece.line, piece.start + start, piece.start + max(start, end), piece.parted))


def _is_picture(character: str) -> bool:
    """Return whether a character is white space or a symbol (emoji) beside the words."""
    return character.isspace() or character in _PICTURE_JOINERS or unicodedata.category(character) == "So"


def _stripped(piece: Piece) -> Piece:
    text = piece.text
    start = piece.start + len(text) - len(text.lstrip())
    return Piece(piece.line, start, max(start, piece.end - len(text) + len(text.rstrip())), piece.parted)


def signature(pieces: Sequence[Piece]) -> str:
    """Return the shape of a line: ``T`` for a text, ``N`` for a number."""
    return "".join("N" if piece.is_number else "T" for piece in pieces)
