"""Styles of a word processor file: a property that an element does not set itself comes from its style."""

from __future__ import annotations

from dataclasses import dataclass, field

from pipeline.read.office.package import Element
from pipeline.read.office.word_names import W, find, value

_DEEPEST = 50


@dataclass(frozen=True, slots=True)
class Styles:
    """The styles by id, and the id of the paragraph style that is used where none is named."""

    by_id: dict[str, Element] = field(default_factory=dict)
    default: str | None = None
    _known: dict[tuple[str | None, str, str], Element | None] = field(default_factory=dict)

    @classmethod
    def of(cls, root: Element | None) -> Styles:
        """The styles of ``styles.xml``."""
        if root is None:
            return cls()
        by_id = {style.get(W + "styleId") or "": style for style in root.iterchildren(W + "style")}
        default = next(
            (
                style.get(W + "styleId")
                for style in by_id.values()
                if style.get(W + "type") == "paragraph" and style.get(W + "default") in ("1", "true", "on")
            ),
            None,
        )
        return cls(by_id, default)

    def of_paragraph(self, paragraph: Element) -> str | None:
        """The id of a paragraph's style."""
        return value(find(paragraph, "pPr", "pStyle")) or self.default

    def inherited(self, style_id: str | None, group: str, name: str) -> Element | None:
        """A property of the style or of those it is based on.

        Args:
            style_id: where to begin.
            group: ``pPr`` or ``rPr``.
            name: name of the property.
        """
        key = (style_id, group, name)
        if key not in self._known:
            self._known[key] = self._looked_up(style_id, group, name)
        return self._known[key]

    def _looked_up(self, style_id: str | None, group: str, name: str) -> Element | None:
        for _ in range(_DEEPEST):
            style = self.by_id.get(style_id or "")
            if style is None:
                return None
            found = find(style, group, name)
            if found is not None:
                return found
            style_id = value(find(style, "basedOn"))
        return None

    def paragraph_property(self, paragraph: Element, name: str) -> Element | None:
        """A property of a paragraph, its own or that of its style."""
        own = find(paragraph, "pPr", name)
        return own if own is not None else self.inherited(self.of_paragraph(paragraph), "pPr", name)

    def run_property(self, run: Element, paragraph_style: str | None, name: str) -> Element | None:
        """A property of a run: its own, that of its character style, or that of the paragraph's style."""
        properties = find(run, "rPr")
        if properties is not None:
            own = find(properties, name)
            if own is not None:
                return own
            styled = self.inherited(value(find(properties, "rStyle")), "rPr", name)
            if styled is not None:
                return styled
        return self.inherited(paragraph_style, "rPr", name)

    def is_coloured_table(self, style_id: str | None) -> bool:
        """Whether a style of tables shades any of its cells."""
        for _ in range(_DEEPEST):
            style = self.by_id.get(style_id or "")
            if style is None:
                return False
            if next(style.iter(W + "shd"), None) is not None:
                return True
            style_id = value(find(style, "basedOn"))
        return False
