"""Stretches of a page as a person reads them: markup gone, breaks as line feeds, tied back to the page by runs."""

from __future__ import annotations

import re
from collections.abc import Sequence
from operator import itemgetter

from pipeline.read.markup import BLOCKS, CHARACTER, HIDDEN, Token, Tokens, inline_tokens
from pipeline.records import CHECKED, UNCHECKED, Passage, Run

Slice = tuple[int, int]

# A word processor writes a line break inside a cell as a vertical tab or U+2028.
_LINES = re.compile(r"[^\r\n\v\u2028]+|\r\n|[\r\n\v\u2028]")
_WORDS = re.compile(r"\s+|\S+")
_SPECIAL = re.compile(r"[<&*\[\\\r\n\v\u2028]")


class Source:
    """The text of one page with its tokens; makes passages out of slices of it."""

    def __init__(self, text: str, number: int, tokens: Tokens) -> None:
        self.text = text
        self.number = number
        self.tokens = tokens

    def passage(self, slices: Sequence[Slice], *, html: bool = False) -> Passage:
        """The passage that the slices show, one line each.

        Args:
            slices: ``[start, end)`` offsets into the page, in order.
            html: white space of the source means nothing, as between the tags of an HTML table.
        """
        if len(slices) == 1 and not html:
            start, end = slices[0]
            piece = self.text[start:end]
            if not _SPECIAL.search(piece):
                return self._plain(piece, start)
        builder = _Builder()
        for start, end in slices:
            builder.line_break(-1)
            self._add(builder, start, end, html)
        if not builder.length:
            return self.blank(slices[0][0] if slices else 0)
        return Passage("".join(builder.pieces), self.number, tuple(Run(*run) for run in builder.runs))

    def blank(self, position: int) -> Passage:
        """An empty passage that still knows where nothing is printed."""
        return Passage("", self.number, (Run(0, 0, position, 0),))

    def _plain(self, piece: str, start: int) -> Passage:
        shown = piece.strip()
        if not shown:
            return self.blank(start)
        lead = len(piece) - len(piece.lstrip())
        return Passage(shown, self.number, (Run(0, len(shown), start + lead, len(shown)),))

    def _add(self, builder: _Builder, start: int, end: int, html: bool) -> None:
        add_text = builder.add_words if html else builder.add_lines
        marks = self.tokens.within(start, end)
        inline = inline_tokens(self.text, start, end)
        if inline:
            marks = sorted([*marks, *inline], key=itemgetter(0))
        position = start
        for token in marks:
            if token.start < position:
                continue
            if position < token.start:
                add_text(self.text, position, token.start)
            builder.add_token(token)
            position = min(token.end, end)
        if position < end:
            add_text(self.text, position, end)


class _Builder:
    """Text under construction: breaks and spaces wait until something follows them, so none lead, trail or double."""

    def __init__(self) -> None:
        self.pieces: list[str] = []
        self.length = 0
        self.runs: list[tuple[int, int, int, int]] = []
        self._break: int | None = None
        self._space: tuple[str, int, int] | None = None

    def line_break(self, position: int) -> None:
        """A new line begins; ``position`` is the line feed on the page, -1 where markup stands for it."""
        if self.length and self._break is None:
            self._break = position

    def space(self, shown: str, start: int, end: int) -> None:
        """White space; ``start`` is -1 where none is printed as such."""
        if self._space is None:
            self._space = (shown, start, end)

    def put(self, shown: str, start: int, end: int) -> None:
        """Text that is seen, standing at ``[start, end)`` of the page."""
        if self.length:
            if self._break is not None:
                self._emit("\n", self._break, self._break + 1)
            elif self._space is not None:
                self._emit(*self._space)
        self._break = self._space = None
        self._emit(shown, start, end)

    def add_lines(self, text: str, start: int, end: int) -> None:
        """Printed text whose line ends count."""
        for match in _LINES.finditer(text, start, end):
            piece = match[0]
            if piece[0] in "\r\n\v\u2028":
                self.line_break(match.end() - 1 if piece[-1] == "\n" else -1)
                continue
            core = piece.strip()
            if not core:
                self.space(piece, match.start(), match.end())
                continue
            first = match.start() + len(piece) - len(piece.lstrip())
            last = first + len(core)
            if first > match.start():
                self.space(text[match.start() : first], match.start(), first)
            self.put(core, first, last)
            if last < match.end():
                self.space(text[last : match.end()], last, match.end())

    def add_words(self, text: str, start: int, end: int) -> None:
        """Text of HTML, where any white space is one space."""
        for match in _WORDS.finditer(text, start, end):
            if not match[0].isspace():
                self.put(match[0], match.start(), match.end())
            elif match[0] == " ":
                self.space(" ", match.start(), match.end())
            else:
                self.space(" ", -1, -1)

    def add_token(self, token: Token) -> None:
        """What a piece of markup stands for."""
        if token.name == HIDDEN:
            return
        if token.name == CHARACTER:
            if token.shown.isspace():
                self.space(" ", token.start, token.end)
            else:
                self.put(token.shown, token.start, token.end)
        elif token.name in BLOCKS:
            self.line_break(-1)
        elif token.name in ("td", "th"):
            self.space(" ", -1, -1)
        elif token.name == "input" and not token.closing:
            attributes = token.attributes or {}
            if attributes.get("type", "").strip().lower() in ("checkbox", "radio"):
                self.put(CHECKED if "checked" in attributes else UNCHECKED, token.start, token.end)

    def _emit(self, shown: str, start: int, end: int) -> None:
        if start >= 0:
            length, page_length = len(shown), end - start
            if self.runs and length == page_length:
                first, had, page_first, page_had = self.runs[-1]
                joins = had == page_had and first + had == self.length and page_first + page_had == start
                if joins:
                    self.runs[-1] = (first, had + length, page_first, had + length)
                    start = -1
            if start >= 0:
                self.runs.append((self.length, length, start, page_length))
        self.pieces.append(shown)
        self.length += len(shown)
