"""Cuts a printed period into words of time: days, months, years, quarters, "until", "to".

Takes a short text and the calendar, gives tokens in order; never computes a date and never drops a word: what it
does not know comes as a token of its own.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

from rapidfuzz import fuzz

from pipeline.matching.once import once
from pipeline.rulebook.calendar import CalendarRules
from pipeline.thai import arabic_digits, compose

TokenKind = Literal[
    "date", "month", "number", "year", "quarter", "stretch", "duration", "whole_year", "fiscal", "calendar_year",
    "era", "until", "before", "since", "onwards", "to", "joined", "recurring", "blocking", "unknown",
]  # fmt: skip

_NUMERIC_DATE = r"(?<![0-9])[0-9]{1,2}(?P<sep>[/.\-])[0-9]{1,2}(?P=sep)(?:[0-9]{4}|[0-9]{2})(?![0-9])"
_ISO_DATE = r"(?<![0-9])[0-9]{4}-[0-9]{2}-[0-9]{2}(?![0-9])"
_PUNCTUATION = re.compile(r"[\s.:()\[\]\"'“”*_…/]+")
_THAI_WORD = re.compile("[ก-์]{5,}")


@dataclass(frozen=True, slots=True)
class Token:
    """A word of time. ``values`` are its numbers: day, month and year; a month; first and last quarter; a stretch.

    Of an unknown word ``values`` is how many letters it has. Years are Buddhist era. A quarter may carry its year as a
    third value. ``english`` marks an English month name, after which a day may stand.
    """

    kind: TokenKind
    values: tuple[int, ...] = ()
    english: bool = False


@dataclass(frozen=True, slots=True)
class _Lexicon:
    pattern: re.Pattern[str]
    kinds: dict[str, Token | None]
    month_names: tuple[tuple[str, int], ...]


def cut(text: str, calendar: CalendarRules) -> list[Token]:
    """The tokens of a text in order; ignored words and punctuation are gone, unknown words are ``unknown``."""
    plain = arabic_digits(compose(text))
    lexicon = _lexicon(calendar)
    tokens: list[Token] = []
    place = 0
    for match in lexicon.pattern.finditer(plain):
        tokens += _between(plain[place : match.start()], lexicon, calendar)
        tokens += _token(match, lexicon, calendar)
        place = match.end()
    tokens += _between(plain[place:], lexicon, calendar)
    return [token for place, token in enumerate(tokens) if token.kind != "joined" or not _is_date_comma(tokens, place)]


def _is_date_comma(tokens: list[Token], place: int) -> bool:
    """Whether a comma stands before a year (January 5, 2025) and joins nothing."""
    around = [token.kind for token in (*tokens[place - 1 : place], *tokens[place + 1 : place + 2])]
    return around[1:] == ["year"] and around[0] in ("number", "month")


def _token(match: re.Match[str], lexicon: _Lexicon, calendar: CalendarRules) -> list[Token]:
    text = match.group()
    if match["date"] is not None:
        day, month, year = (int(one) for one in re.split(r"[/.\-]", text))
        be_year = to_be(str(year), calendar, full=year > 99)
        return [Token("date", (day, month, be_year))] if be_year else [Token("unknown")]
    if match["iso"] is not None:
        year, month, day = (int(one) for one in text.split("-"))
        be_year = to_be(str(year), calendar, full=True)
        return [Token("date", (day, month, be_year))] if be_year else [Token("unknown")]
    if match["recurring"] is not None:
        return [Token("recurring")]
    if match["quarter"] is not None:
        return _quarters(match["quarter_list"], match["quarter_year"], calendar)
    if match["duration"] is not None:
        return [Token("duration")]
    if match["digits"] is not None:
        be_year = to_be(text, calendar, full=True) if len(text) == 4 else None
        return [Token("year", (be_year,)) if be_year else Token("number", (int(text),))]
    token = lexicon.kinds[_fold(text)]
    return [token] if token is not None else []


def _quarters(printed: str, year: str | None, calendar: CalendarRules) -> list[Token]:
    """The quarters that "และ" or a comma joins, those that follow each other as one: ๑ และ ๒, but ๑ | ๓."""
    pieces = re.split("และ|,", printed)
    numbers = [int(one) for one in re.findall("[1-4]", printed)]
    if all(second - first == 1 for first, second in pairwise(numbers)) or numbers != sorted(set(numbers)):
        pieces = [printed]
    tokens = [token for piece in pieces for token in (Token("joined"), _quarter(piece, year, calendar))]
    return tokens[1:]


def _quarter(printed: str, year: str | None, calendar: CalendarRules) -> Token:
    """First and last quarter, and the year where it stands behind a slash; quarters in no order are unknown."""
    numbers = [int(one) for one in re.findall("[1-4]", printed)]
    be_year = to_be(year, calendar, full=len(year) == 4) if year else None
    if numbers != sorted(set(numbers)):
        return Token("quarter", ())
    return Token("quarter", (numbers[0], numbers[-1], be_year) if be_year else (numbers[0], numbers[-1]))


def to_be(digits: str, calendar: CalendarRules, *, full: bool) -> int | None:
    """The Buddhist-era year of four or two printed digits; ``None`` where they could be something else."""
    number = int(digits)
    if not full:
        return 2500 + number if calendar.two_digit_years_from <= number <= 99 else None
    if 1957 <= number <= 2156:
        return number + 543
    return number if 2400 <= number <= 2699 else None


def _between(text: str, lexicon: _Lexicon, calendar: CalendarRules) -> list[Token]:
    """Words that are in no list: a month printed wrong, or unknown."""
    words = _PUNCTUATION.sub(" ", text).strip()
    if not words:
        return []
    compact = words.replace(" ", "")
    if _THAI_WORD.fullmatch(compact):
        ranked = sorted(((fuzz.ratio(compact, name), number) for name, number in lexicon.month_names), reverse=True)
        (best, number), (second, _) = ranked[0], ranked[1]
        if best >= calendar.month_similarity and best - second >= calendar.month_margin:
            return [Token("month", (number,))]
    return [Token("unknown", (len(compact),))]


@once
def _lexicon(calendar: CalendarRules) -> _Lexicon:
    words = calendar.words
    kinds: dict[str, Token | None] = {}
    patterns: list[tuple[str, str]] = []

    def add(word: str, token: Token | None, pattern: str | None = None) -> None:
        folded = arabic_digits(word)
        kinds[_fold(folded)] = token
        patterns.append((folded, pattern or _spaced(folded)))

    for month in calendar.months:
        add(month.name, Token("month", (month.number,)))
        for short in month.abbreviations:
            letters = [part for part in short.split(".") if part]
            add(short, Token("month", (month.number,)), r"\s?\.?\s?".join(letters) + r"\s?(?:\.|(?![ก-์.]))")
        for name in month.english:
            add(name, Token("month", (month.number,), english=True), rf"(?i:{name})(?![A-Za-z])\.?")
    groups: tuple[tuple[TokenKind, tuple[str, ...]], ...] = (
        ("whole_year", words.whole_year),
        ("fiscal", words.fiscal),
        ("calendar_year", words.calendar_year),
        ("era", words.year),
        ("until", words.until),
        ("before", words.before),
        ("since", words.since),
        ("onwards", words.onwards),
        ("joined", words.joined),
        ("to", words.to),
        ("recurring", words.recurring),
        ("blocking", words.blocking),
    )
    for kind, listed in groups:
        for word in listed:
            add(word, Token(kind))
    for word in words.ignored:
        add(word, None)
    for stretch in calendar.stretches:
        for word in stretch.words:
            add(word, Token("stretch", (stretch.first_month, stretch.last_month)))

    months = "|".join(pattern for _, pattern in patterns[: _month_words(calendar)])
    known = "|".join(pattern for _, pattern in sorted(patterns, key=lambda one: -len(one[0])))
    quarter_word = "(?:" + "|".join(_spaced(word) for word in sorted(words.quarter, key=len, reverse=True)) + ")"
    often = "|".join(pattern.pattern for pattern in words.recurring_patterns)
    whole = re.compile(
        rf"(?P<iso>{_ISO_DATE})|(?P<date>{_NUMERIC_DATE})|(?P<recurring>{often})"
        rf"|(?P<quarter>{quarter_word}\s*(?P<quarter_list>[1-4](?![0-9])(?:\s*(?:-|–|—|ถึง|และ|,)\s*{quarter_word}?\s*"
        r"[1-4](?![0-9]))*)(?:\s*/\s*(?P<quarter_year>[0-9]{4}|[0-9]{2})(?![0-9]))?)"
        rf"|(?P<known>{known})"
        rf"|(?P<duration>[0-9]+\s*(?:เดือน|วัน|สัปดาห์|ปี)(?!ที่|\s*(?:{months})))"
        r"|(?P<digits>[0-9]+)"
    )
    return _Lexicon(whole, kinds, tuple((month.name, month.number) for month in calendar.months))


def _month_words(calendar: CalendarRules) -> int:
    return sum(1 + len(month.abbreviations) + len(month.english) for month in calendar.months)


def _spaced(word: str) -> str:
    """A pattern for a word that a line break may have cut anywhere; a dot may be missing."""
    letters = [re.escape(sign) + ("?" if sign == "." else "") for sign in word if not sign.isspace()]
    latin = word[:1].isascii() and word[:1].isalpha()
    joined = r"\s*".join(letters)
    return rf"(?<![A-Za-z])(?i:{joined})" if latin else joined


def _fold(text: str) -> str:
    return re.sub(r"[\s.]", "", text).casefold()
