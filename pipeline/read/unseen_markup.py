"""Markup that a reader does not see (``display: none`` and its like), that is struck out, or that is raised.

Takes the tokens of a page, gives tokens in which an unseen or struck element is one hidden stretch and a raised or
lowered number is one character sequence of its own; and where those stretches are, so that they can be reported.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from html import unescape
from operator import itemgetter
from typing import NamedTuple

from pipeline.read.markup import CHARACTER, HIDDEN, Token
from pipeline.read.note_marks import is_mark, lowered_mark, raised_mark
from pipeline.records import Remark, RemarkRule

_UNSEEN = re.compile(
    r"(?:^|;)\s*(?:display\s*:\s*none|visibility\s*:\s*(?:hidden|collapse)|font-size\s*:\s*0+(?:\.0+)?\s*(?:px|pt|r?em|%)?"
    r"|opacity\s*:\s*0+(?:\.0+)?)\s*(?:!\s*important\s*)?(?:;|$)",
    re.IGNORECASE,
)
_STRUCK = re.compile(r"text-decoration(?:-line)?\s*:[^;]*line-through", re.IGNORECASE)
_STRUCK_ELEMENTS = frozenset({"del", "s", "strike"})
_WITHOUT_END = frozenset({"br", "hr", "img", "input", "col", "link", "meta", "wbr"})
# Elements whose end tag is often left out: they end where their like begins, or with what they stand in.
_OPEN_ENDED = frozenset({"tr", "td", "th", "li", "p", "dt", "dd", "option"})
_CELLS = frozenset({"td", "th"})
_TABLE = "table"
_PLACES = {"sup": raised_mark, "sub": lowered_mark}
_TAGS = re.compile(r"<[^<>]*>")
_SPACES = re.compile(r"\s+")
_WITHOUT = (HIDDEN, CHARACTER)
# A hostile page must end: how far the end of an element is looked for, in tokens, and of all together.
_FEWEST_STEPS, _MOST_STEPS = 50, 5_000_000
_FEWEST_LETTERS, _MOST_TOLD, _LONGEST = 3, 20, 200


class Unseen(NamedTuple):
    """A stretch of the page that is no text: why, and whether it stands in a table."""

    start: int
    end: int
    rule: RemarkRule
    in_table: bool


def settled(text: str, tokens: Sequence[Token]) -> tuple[list[Token], list[Unseen]]:
    """Return the tokens with what is unseen, struck or raised as one token each, and the unseen stretches."""
    if not any(_is_special(token) for token in tokens):
        return list(tokens), []
    found: list[Token] = []
    unseen: list[Unseen] = []
    depth = position = 0
    limit = max(_FEWEST_STEPS, _MOST_STEPS // sum(map(_is_special, tokens)))
    for index, token in enumerate(tokens):
        if token.start < position:
            continue
        if token.name == _TABLE:
            depth = max(0, depth + (-1 if token.closing else 1))
        end = _end(tokens, index, limit) if _is_special(token) else None
        if end is None:
            found.append(token)
            continue
        if token.name in _PLACES and _rule(token) is None:
            shown = _shown(text[token.end : end[0]])
            if is_mark(shown):
                position = end[0]
                found.append(Token(token.start, position, CHARACTER, shown=_PLACES[token.name](shown)))
            else:
                found.append(token)
            continue
        rule = _rule(token)
        if rule is not None:
            position = end[1]
            found.append(Token(token.start, position, HIDDEN))
            unseen.append(Unseen(token.start, position, rule, depth > 0))
    return sorted(found, key=itemgetter(0)), unseen


def remarks(text: str, number: int, unseen: Sequence[Unseen]) -> Iterator[Remark]:
    """Yield a remark for each stretch that says something; those of a table that hold digits may be old values."""
    told = 0
    for stretch in unseen:
        shown = _shown(text[stretch.start : stretch.end])
        has_digits = any(map(str.isdigit, shown))
        if told == _MOST_TOLD or not (has_digits or sum(map(str.isalpha, shown)) >= _FEWEST_LETTERS):
            continue
        told += 1
        is_minor = stretch.rule == "struck-text" or not (has_digits and (stretch.in_table or _touches(text, stretch)))
        yield Remark(stretch.rule, number, None, shown[:_LONGEST], is_minor=is_minor)


def _is_special(token: Token) -> bool:
    return not token.closing and (token.name in _PLACES or _rule(token) is not None)


def _rule(token: Token) -> RemarkRule | None:
    if token.closing or token.name in _WITHOUT or token.name in _WITHOUT_END:
        return None
    if token.name in _STRUCK_ELEMENTS:
        return "struck-text"
    if token.attributes is None:
        return None
    style = token.attributes.get("style", "")
    if "hidden" in token.attributes or _UNSEEN.search(style):
        return "hidden-text"
    return "struck-text" if _STRUCK.search(style) else None


def _end(tokens: Sequence[Token], index: int, limit: int) -> tuple[int, int] | None:
    """Where the content of an element ends, and where the element does; ``None`` where it is never closed."""
    name = tokens[index].name
    alike = _CELLS if name in _CELLS else {name}
    depth = tables = 0
    for token in tokens[index + 1 : index + 1 + limit]:
        if name in _OPEN_ENDED and token.name == _TABLE:
            tables += -1 if token.closing else 1
            if tables < 0:
                return token.start, token.start
        if tables and name in _OPEN_ENDED:
            continue
        if name in _CELLS and token.name == "tr":
            return token.start, token.start
        if token.name not in alike:
            continue
        if not token.closing:
            if name in _OPEN_ENDED:
                return token.start, token.start
            depth += 1
        elif depth:
            depth -= 1
        else:
            return token.start, token.end
    return None


def _shown(source: str) -> str:
    return _SPACES.sub(" ", unescape(_TAGS.sub(" ", source))).strip()


def _touches(text: str, stretch: Unseen) -> bool:
    """Whether a digit stands right before or after a stretch."""
    before, after = text[max(0, stretch.start - 1) : stretch.start], text[stretch.end : stretch.end + 1]
    return any(one.isdigit() or one in ".,%" for one in (before, after) if one)
