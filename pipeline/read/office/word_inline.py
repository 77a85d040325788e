"""What stands in one paragraph of a word processor file, in order: text, breaks, boxes anchored there, notes.

Takes a paragraph, gives items. Tracked insertions are text and tracked deletions are not; a field shows its last
result; hidden, white and struck text is not shown, but kept for a remark.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from pipeline.read.composed import Piece
from pipeline.read.note_marks import lowered_mark, raised_mark
from pipeline.read.office.package import Element
from pipeline.read.office.symbols import in_symbol_font
from pipeline.read.office.word_names import W, chosen, find, is_on, local, number, value
from pipeline.read.office.word_seen import unshown
from pipeline.read.office.word_styles import Styles
from pipeline.records import CHECKED, UNCHECKED, RemarkRule

_WHITE = re.compile(r"[ \t\r\n]+")
_INLINE = frozenset({"hyperlink", "smartTag", "ins", "moveTo", "fldSimple", "dir", "bdo", "customXml", "sdtContent"})
_BREAKS = {"page": "\f", "column": "\n", "textWrapping": "\n"}
_PLAIN = {"tab": "\t", "ptab": "\t", "cr": "\n", "noBreakHyphen": "-"}
_NOTES = {"footnoteReference": "footnote", "endnoteReference": "endnote"}
_PLACES = {"superscript": raised_mark, "subscript": lowered_mark}
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"


@dataclass(frozen=True, slots=True)
class PageBreak:
    """What follows stands on the next page."""


@dataclass(frozen=True, slots=True)
class Boxed:
    """A text box anchored here; ``content`` holds paragraphs and tables."""

    content: Element


@dataclass(frozen=True, slots=True)
class NoteMark:
    """The mark of a footnote or endnote (``kind``); ``printed`` is false where the author typed a mark of his own."""

    kind: str
    note_id: str
    printed: bool


Item = Piece | PageBreak | Boxed | NoteMark


class Inline:
    """Reads paragraphs one after the other: a field may begin in one and end in the next."""

    def __init__(self, styles: Styles) -> None:
        self._styles = styles
        self._codes: list[bool] = []
        self.unshown: dict[RemarkRule, list[str]] = {}

    def items(self, paragraph: Element) -> Iterator[Item]:
        """The items of a paragraph."""
        yield from self._walk(paragraph, self._styles.of_paragraph(paragraph))
        # A code that its paragraph does not end is damage; text after it must not be lost with it.
        self._codes = [False] * len(self._codes)

    def _walk(self, parent: Element, style_id: str | None) -> Iterator[Item]:
        for child in parent.iterchildren():
            name = local(child)
            if name == "r":
                yield from self._run(child, style_id)
            elif name in _INLINE:
                yield from self._walk(child, style_id)
            elif name == "sdt":
                content = find(child, "sdtContent")
                if content is not None:
                    yield from self._walk(content, style_id)
            elif name in ("oMath", "oMathPara"):
                yield Piece("".join(text.text or "" for text in child.iter("{*}t")))
            elif name == "AlternateContent":
                yield from self._walk(chosen(child), style_id)

    def _run(self, run: Element, style_id: str | None) -> Iterator[Item]:
        rule = unshown(run, style_id, self._styles)
        if rule is not None:
            self.unshown.setdefault(rule, []).extend(text.text or "" for text in run.iter(W + "t"))
            return
        for item in self._run_items(run, run, style_id):
            if not any(self._codes) or not isinstance(item, Piece):
                yield item

    def _run_items(self, run: Element, parent: Element, style_id: str | None) -> Iterator[Item]:
        for child in parent.iterchildren():
            name = local(child)
            if name == "t":
                yield Piece(self._text(run, child, style_id))
            elif name in _PLAIN:
                yield Piece(_PLAIN[name])
            elif name == "br":
                shown = _BREAKS.get(value(child, "type") or "textWrapping", "\n")
                yield PageBreak() if shown == "\f" else Piece(shown)
            elif name == "sym":
                yield Piece(_symbol(child))
            elif name == "fldChar":
                yield from self._field(child)
            elif name in _NOTES:
                printed = not is_on_attribute(child, "customMarkFollows")
                yield NoteMark(_NOTES[name], child.get(W + "id") or "", printed)
            elif name == "ruby":
                for base in child.iterchildren(W + "rubyBase"):
                    yield from self._walk(base, style_id)
            elif name == "AlternateContent":
                yield from self._run_items(run, chosen(child), style_id)
            elif name in ("drawing", "pict", "object"):
                yield from boxes(child)

    def _text(self, run: Element, element: Element, style_id: str | None) -> str:
        text = _WHITE.sub(" ", element.text or "")
        if element.get(_SPACE) != "preserve":
            text = text.strip(" ")
        fonts = self._styles.run_property(run, style_id, "rFonts")
        text = in_symbol_font(text, value(fonts, "ascii"))
        place = value(self._styles.run_property(run, style_id, "vertAlign")) or ""
        return _PLACES[place](text) if place in _PLACES else text

    def _field(self, element: Element) -> Iterator[Item]:
        """Where a field's code begins and its result; check boxes and lists of old forms have their state here."""
        kind = value(element, "fldCharType")
        if kind == "begin":
            data = element.find(W + "ffData")
            box = find(data, "checkBox")
            if box is not None:
                checked = find(box, "checked")
                yield Piece(CHECKED if is_on(checked if checked is not None else find(box, "default")) else UNCHECKED)
            choices = find(data, "ddList")
            if choices is not None:
                entries = [value(entry) or "" for entry in choices.iterchildren(W + "listEntry")]
                index = number(value(find(choices, "result")), 0)
                yield Piece(entries[index] if index < len(entries) else "")
            self._codes.append(True)
        elif kind == "separate" and self._codes:
            self._codes[-1] = False
        elif kind == "end" and self._codes:
            self._codes.pop()


def boxes(parent: Element) -> Iterator[Boxed]:
    """The outermost text boxes in a drawing; those inside them are met when their text is read."""
    for child in parent.iterchildren():
        name = local(child)
        if name == "txbxContent":
            yield Boxed(child)
        elif name == "AlternateContent":
            yield from boxes(chosen(child))
        else:
            yield from boxes(child)


def is_on_attribute(element: Element, name: str) -> bool:
    """Whether an attribute is there and says yes."""
    return (element.get(W + name) or "0").lower() in ("1", "true", "on")


def _symbol(element: Element) -> str:
    code = element.get(W + "char") or ""
    try:
        character = chr(int(code, 16))
    except (ValueError, OverflowError):
        return "\ufffd"
    if "\ud800" <= character <= "\udfff":
        return "\ufffd"
    return in_symbol_font(character, element.get(W + "font"))


def settle_check_boxes(root: Element) -> None:
    """Makes the content of every check box control the state that the control has: ☑ or ☐, whatever its glyph is."""
    for control in list(root.iter(W + "sdt")):
        properties = control.find(W + "sdtPr")
        box = None if properties is None else next(properties.iterchildren("{*}checkbox"), None)
        if box is None:
            continue
        state = next((child for child in box.iterchildren() if local(child) == "checked"), None)
        on = state is not None and next(iter(state.attrib.values()), "1") in ("1", "true", "on")
        shown = CHECKED if on else UNCHECKED
        for glyph in list(control.iter(W + "t", W + "sym")):
            run = glyph.getparent()
            if run is None:
                continue
            text = run.makeelement(W + "t")
            text.text, shown = shown, ""
            run.replace(glyph, text)
