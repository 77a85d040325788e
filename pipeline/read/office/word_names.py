"""Names of WordprocessingML (ECMA-376 part 1, 17), and how its settings are read."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.read.office.package import Element

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_OFF = frozenset({"0", "false", "off", "none"})
# What only wraps: content controls, custom XML, tracked insertions and moves to this place.
_WRAPPERS = frozenset({"sdt", "sdtContent", "customXml", "smartTag", "ins", "moveTo", "AlternateContent", "Choice",
                       "Fallback"})  # fmt: skip


def local(element: Element) -> str:
    """The name of an element without its namespace."""
    return str(element.tag).rpartition("}")[2]


def value(element: Element | None, name: str = "val") -> str | None:
    """An attribute of an element that may be missing."""
    return None if element is None else element.get(W + name)


def number(text: str | None, default: int, most: int = 10_000) -> int:
    """A whole number from 0 to ``most`` of an attribute, ``default`` where it is none."""
    if text is None or not text.isascii() or not text.isdigit() or len(text) > 9:
        return default
    return min(int(text), most)


def is_on(element: Element | None) -> bool:
    """Whether a switch (``<w:vanish/>``) is there and not turned off."""
    if element is None:
        return False
    return (value(element) or "true").strip().lower() not in _OFF


def find(element: Element | None, *names: str) -> Element | None:
    """The element at the end of a path of names."""
    for name in names:
        if element is None:
            return None
        element = next(element.iterchildren(W + name), None)
    return element


def children(element: Element, *names: str) -> Iterator[Element]:
    """The children with these names in order, through whatever only wraps them; nothing that was tracked as deleted."""
    for child in element.iterchildren():
        name = local(child)
        if name in names:
            yield child
        elif name == "AlternateContent":
            yield from children(chosen(child), *names)
        elif name in _WRAPPERS:
            yield from children(child, *names)


def chosen(alternatives: Element) -> Element:
    """The first alternative that has text: they show the same to newer and older programs."""
    for alternative in alternatives.iterchildren():
        if next(alternative.iter(W + "t", W + "sym"), None) is not None:
            return alternative
    return next(alternatives.iterchildren(), alternatives)
