"""Markup of a page as tokens with offsets: tags, comments and the inline marks of Markdown.

Takes a page's text, gives tokens that point into it. Never changes the text, and never lets broken markup take text
with it: whatever is not a complete tag of a known element stays text.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from html import unescape
from html.parser import HTMLParser
from operator import itemgetter
from typing import NamedTuple

HIDDEN = "!"
CHARACTER = "&"

BLOCKS = frozenset({
    "address", "article", "aside", "blockquote", "body", "br", "caption", "center", "dd", "details", "div", "dl",
    "dt", "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "head",
    "header", "hr", "html", "legend", "li", "main", "nav", "ol", "option", "p", "page_number", "pre", "section",
    "select", "summary", "table", "tbody", "tfoot", "thead", "title", "tr", "ul",
})  # fmt: skip
_INLINE = frozenset({
    "a", "abbr", "b", "bdi", "bdo", "big", "button", "cite", "code", "col", "colgroup", "del", "dfn", "em", "font",
    "i", "img", "input", "ins", "kbd", "label", "link", "mark", "meta", "noscript", "q", "s", "samp", "script",
    "small", "span", "strike", "strong", "style", "sub", "sup", "td", "textarea", "th", "tt", "u", "var",
    "watermark", "wbr",
})  # fmt: skip
ELEMENTS = BLOCKS | _INLINE
_NOT_SHOWN = ("script", "style", "title")

# No character class may cross "<", so that a scan ends at the next one and time stays linear on hostile input.
_TAG = re.compile(r"</?([A-Za-z][A-Za-z0-9_]{0,15})(?:\s[^<>]{0,2000}|/)?>")
_DECLARATION = re.compile(r"<!(?:doctype|DOCTYPE)[^<>]{0,500}>|<\?xml[^<>]{0,500}>")
_REFERENCE = re.compile(r"&(?:#\d{1,7}|#[xX][0-9A-Fa-f]{1,6}|[A-Za-z][A-Za-z0-9]{1,30});")
_MARKS = re.compile(r"\*\*|(?<!\S)\[[ xX✓✔]\](?!\S)|\\(?=\|)")
_WORD = re.compile(r"[^\W_]")
_PLACEHOLDER = "\ufdd0"


class Token(NamedTuple):
    """A stretch ``[start, end)`` of the page that is markup.

    ``name`` is an element, ``HIDDEN`` for what stands for nothing, or ``CHARACTER`` for what stands for ``shown``.
    """

    start: int
    end: int
    name: str
    closing: bool = False
    attributes: dict[str, str] | None = None
    shown: str = ""


class Tokens:
    """The tokens of one page in order, to be asked for by range."""

    def __init__(self, items: list[Token]) -> None:
        self.items = items
        self._starts = [token.start for token in items]

    def within(self, start: int, end: int) -> list[Token]:
        """The tokens that begin in ``[start, end)``."""
        return self.items[bisect_left(self._starts, start) : bisect_left(self._starts, end)]

    def index_after(self, position: int) -> int:
        """The index of the first token that begins after ``position``."""
        return bisect_right(self._starts, position)


class _Parser(HTMLParser):
    """Collects tags with their offsets. Sees only complete tags of known elements: the rest is masked out."""

    def __init__(self, masked: str) -> None:
        super().__init__(convert_charrefs=False)
        self.found: list[Token] = []
        self._masked = masked
        self._lines = [0, *(match.end() for match in re.finditer("\n", masked))]
        self.feed(masked)
        self.close()

    def set_cdata_mode(self, elem: str, *, escapable: bool = False) -> None:
        """Never: an unclosed script must not turn the rest of the page into its text."""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._add(tag, False, {name: value or "" for name, value in attrs} if attrs else None)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)

    def handle_endtag(self, tag: str) -> None:
        self._add(tag, True, None)

    def _add(self, tag: str, closing: bool, attributes: dict[str, str] | None) -> None:
        line, column = self.getpos()
        start = self._lines[line - 1] + column
        self.found.append(Token(start, self._masked.index(">", start) + 1, tag, closing, attributes))


def tokenise(text: str, *, whole_document: bool = False) -> Tokens:
    """The tags and comments of a page.

    Args:
        text: the page.
        whole_document: the page is an HTML file, so that scripts, styles and its title are hidden as a browser does.
    """
    if "<" not in text:
        return Tokens([])
    hidden = _hidden(text, whole_document)
    bare: list[Token] = []
    pieces: list[str] = []
    position = 0
    holes = iter([*hidden, Token(len(text), len(text), HIDDEN)])
    hole = next(holes)
    for tag in _TAG.finditer(text):
        while hole.end <= tag.start() and hole.start < len(text):
            hole = next(holes)
        start, end = tag.span()
        name = tag[1].lower()
        if (hole.start < end and start < hole.end) or name not in ELEMENTS:
            continue
        closing = text[start + 1] == "/"
        if end - start == len(name) + 2 + closing:
            # Nothing but its name: most tags, and no work for the parser.
            bare.append(Token(start, end, name, closing))
            continue
        pieces.append(_masked(text[position:start]))
        pieces.append(tag[0].replace("&", _PLACEHOLDER))
        position = end
    found: list[Token] = []
    if pieces:
        pieces.append(_masked(text[position:]))
        found = _Parser("".join(pieces)).found
    return Tokens(sorted([*bare, *found, *hidden], key=itemgetter(0)))


def _masked(text: str) -> str:
    return text.replace("<", _PLACEHOLDER).replace("&", _PLACEHOLDER)


def _hidden(text: str, whole_document: bool) -> list[Token]:
    """Comments and declarations; in a whole document also what a browser does not show. In order, not overlapping."""
    spans = [match.span() for match in _DECLARATION.finditer(text)]
    start = text.find("<!--")
    while start >= 0:
        end = text.find("-->", start + 4)
        if end < 0:
            break
        spans.append((start, end + 3))
        start = text.find("<!--", end + 3)
    if whole_document:
        lowered = text.lower()
        for name in _NOT_SHOWN:
            for match in re.finditer(rf"<{name}[\s>]", lowered):
                end = lowered.find(f"</{name}", match.end())
                if end < 0:
                    break
                spans.append((match.start(), end))
    result: list[Token] = []
    for begin, finish in sorted(spans):
        if not result or begin >= result[-1].end:
            result.append(Token(begin, finish, HIDDEN))
    return result


def inline_tokens(text: str, start: int, end: int) -> list[Token]:
    """Character references, check boxes ``[x]``, escaped pipes and paired ``**`` of a passage, in order."""
    found: list[Token] = []
    stretch = text[start:end]
    if "&" in stretch:
        for match in _REFERENCE.finditer(text, start, end):
            shown = unescape(match[0])
            if shown != match[0]:
                found.append(Token(match.start(), match.end(), CHARACTER, shown=shown))
    if "**" in stretch or "[" in stretch or "\\|" in stretch:
        opened: int | None = None
        for match in _MARKS.finditer(text, start, end):
            if match[0][0] == "[":
                shown = "☐" if match[0] == "[ ]" else "☑"
                found.append(Token(match.start(), match.end(), CHARACTER, shown=shown))
            elif match[0] == "\\":
                found.append(Token(match.start(), match.end(), HIDDEN))
            elif opened is not None and _closes(text, match.start(), start):
                found.append(Token(opened, opened + 2, HIDDEN))
                found.append(Token(match.start(), match.end(), HIDDEN))
                opened = None
            elif opened is None and _opens(text, match.start(), start, end):
                opened = match.start()
        found.sort(key=itemgetter(0))
    return found


def _opens(text: str, position: int, start: int, end: int) -> bool:
    """Whether ``**`` can open emphasis (CommonMark's left-flanking rule); a footnote mark after a word cannot."""
    following = text[position + 2] if position + 2 < end else " "
    preceding = text[position - 1] if position > start else " "
    if following.isspace() or following == "*":
        return False
    return bool(_letter(following)) or not _letter(preceding)


def _closes(text: str, position: int, start: int) -> bool:
    preceding = text[position - 1] if position > start else " "
    return not preceding.isspace()


def _letter(character: str) -> bool:
    # Thai vowel and tone marks are no word characters for the regular expression engine, but belong to words.
    return bool(_WORD.match(character)) or "\u0e31" <= character <= "\u0e4e"
