"""List numbers of a word processor file, which are stored nowhere: counted paragraph by paragraph, as Word does."""

from __future__ import annotations

import re
from dataclasses import dataclass

from pipeline.read.office.list_labels import numeral
from pipeline.read.office.package import Element
from pipeline.read.office.symbols import in_symbol_font
from pipeline.read.office.word_names import W, find, is_on, number, value
from pipeline.read.office.word_styles import Styles

_PLACE = re.compile(r"%([1-9])")
_LEVELS = 9
_BULLETS = {"o": "○", "\uf0b7": "•", "\uf0a7": "▪"}


@dataclass(frozen=True, slots=True)
class _Level:
    start: int
    form: str
    text: str
    space: str
    font: str | None
    restarts_after: int
    legal: bool

    @classmethod
    def of(cls, element: Element, index: int) -> _Level:
        suffix = value(find(element, "suff")) or "tab"
        restart = value(find(element, "lvlRestart"))
        return cls(
            start=number(value(find(element, "start")), 0),
            form=value(find(element, "numFmt")) or "decimal",
            text=value(find(element, "lvlText")) or "",
            space="" if suffix == "nothing" else " ",
            font=value(find(element, "rPr", "rFonts"), "ascii"),
            restarts_after=number(restart, index) if restart is not None else index,
            legal=is_on(find(element, "isLgl")),
        )


class Numbering:
    """Counts the lists of one document; ask for each paragraph once, in order."""

    def __init__(self, root: Element | None, styles: Styles) -> None:
        self._styles = styles
        self._abstract: dict[str, Element] = {}
        self._lists: dict[str, Element] = {}
        self._levels: dict[str, dict[int, _Level]] = {}
        self._starts: dict[str, dict[int, int]] = {}
        self._counts: dict[str, list[int | None]] = {}
        self._begun: set[tuple[str, int]] = set()
        if root is not None:
            self._abstract = {one.get(W + "abstractNumId") or "": one for one in root.iterchildren(W + "abstractNum")}
            self._lists = {one.get(W + "numId") or "": one for one in root.iterchildren(W + "num")}

    def label(self, paragraph: Element) -> str:
        """The number or bullet before a paragraph with the space after it, ``""`` where it is no list item."""
        style_id = self._styles.of_paragraph(paragraph)
        own = find(paragraph, "pPr", "numPr")
        styled = self._styles.inherited(style_id, "pPr", "numPr")
        list_id = value(find(own, "numId")) or value(find(styled, "numId"))
        if list_id is None or list_id == "0" or list_id not in self._lists:
            return ""
        levels = self._levels_of(list_id)
        place = value(find(own, "ilvl")) or value(find(styled, "ilvl"))
        index = number(place, 0, _LEVELS - 1) if place is not None else self._level_of_style(list_id, style_id)
        level = levels.get(index)
        if level is None:
            return ""
        counts = self._count(list_id, index, level)
        if level.form == "bullet":
            shown = in_symbol_font(level.text, level.font)
            return _BULLETS.get(shown, shown) + level.space
        shown = _PLACE.sub(lambda match: self._number(levels, counts, int(match[1]) - 1, level.legal), level.text)
        return shown + level.space if shown else ""

    def _number(self, levels: dict[int, _Level], counts: list[int | None], index: int, legal: bool) -> str:
        level = levels.get(index)
        if level is None:
            return ""
        count = counts[index]
        return numeral(level.start if count is None else count, "decimal" if legal else level.form)

    def _count(self, list_id: str, index: int, level: _Level) -> list[int | None]:
        """One more on a level; deeper levels begin anew. Lists of one definition count on together."""
        counts = self._counts.setdefault(self._definition(list_id), [None] * _LEVELS)
        override = self._starts.get(list_id, {}).get(index)
        before = counts[index]
        if override is not None and (list_id, index) not in self._begun:
            counts[index] = override
        else:
            counts[index] = level.start if before is None else before + 1
        self._begun.add((list_id, index))
        levels = self._levels_of(list_id)
        for deeper in range(index + 1, _LEVELS):
            found = levels.get(deeper)
            if found is None or index < found.restarts_after:
                counts[deeper] = None
        return counts

    def _definition(self, list_id: str) -> str:
        """The id of the abstract definition, through a list style where it only names one."""
        for _ in range(_LEVELS):
            abstract_id = value(find(self._lists.get(list_id), "abstractNumId")) or ""
            link = value(find(self._abstract.get(abstract_id), "numStyleLink"))
            linked = value(find(self._styles.inherited(link, "pPr", "numPr"), "numId")) if link else None
            if linked is None or linked == list_id:
                return abstract_id
            list_id = linked
        return ""

    def _levels_of(self, list_id: str) -> dict[int, _Level]:
        if list_id in self._levels:
            return self._levels[list_id]
        levels: dict[int, _Level] = {}
        starts: dict[int, int] = {}
        abstract = self._abstract.get(self._definition(list_id))
        for element in abstract.iterchildren(W + "lvl") if abstract is not None else ():
            index = number(value(element, "ilvl"), 0)
            levels[index] = _Level.of(element, index)
        for override in self._lists[list_id].iterchildren(W + "lvlOverride"):
            index = number(value(override, "ilvl"), 0)
            own = find(override, "lvl")
            if own is not None:
                levels[index] = _Level.of(own, index)
            start = value(find(override, "startOverride"))
            if start is not None:
                starts[index] = number(start, 0)
        self._levels[list_id], self._starts[list_id] = levels, starts
        return levels

    def _level_of_style(self, list_id: str, style_id: str | None) -> int:
        """The level that a paragraph style is linked to, as headings are; 0 where none."""
        abstract = self._abstract.get(self._definition(list_id))
        for element in abstract.iterchildren(W + "lvl") if abstract is not None else ():
            if style_id is not None and value(find(element, "pStyle")) == style_id:
                return number(value(element, "ilvl"), 0, _LEVELS - 1)
        return 0
