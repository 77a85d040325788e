"""Word processor files (DOCX, DOCM, DOTX) through their XML.

Takes bytes, gives pages as the author parts them (page breaks and sections; a file without any is one page, since only
a printer knows where its lines end), with paragraphs, list numbers as printed, tables, text boxes, headers and notes.
Macros, pictures and charts are not read.
"""

from __future__ import annotations

from dataclasses import dataclass

from pipeline.read.composed import Composer
from pipeline.read.errors import unusable
from pipeline.read.model import Limits, Reading
from pipeline.read.office.package import Element, Package, main_part
from pipeline.read.office.word_inline import settle_check_boxes
from pipeline.read.office.word_names import R, W, children, find, is_on, value
from pipeline.read.office.word_numbering import Numbering
from pipeline.read.office.word_story import Story
from pipeline.read.office.word_styles import Styles
from pipeline.read.sniff import DOCX

_SAME_PAGE = ("continuous", "nextColumn")


@dataclass(frozen=True, slots=True)
class DocxReader:
    """Reads word processor files of Office Open XML."""

    name: str = "docx-1"
    media_types: frozenset[str] = frozenset({DOCX})

    def read(self, data: bytes, limits: Limits) -> Reading:
        """Pages and blocks of a DOCX file.

        Raises:
            ReadError: ``damaged``, ``encrypted``, ``too_large``, ``too_many_pages``, ``too_much_text``,
                ``too_many_cells``, or ``no_text`` where nothing is written in it (a scan pasted as pictures).
        """
        return _Document(Package.opened(data, limits), limits).reading()


class _Document:
    """One file while it is read."""

    def __init__(self, package: Package, limits: Limits) -> None:
        self._package = package
        self._main = main_part(package)
        self._relations = package.relations(self._main)
        styles = Styles.of(self._linked("styles"))
        notes = {kind: self._notes(kind) for kind in ("footnote", "endnote")}
        self._composer = Composer(limits)
        self._story = Story(self._composer, styles, Numbering(self._linked("numbering"), styles), notes)
        settings = self._linked("settings")
        self._even_pages = is_on(find(settings, "evenAndOddHeaders"))
        self._done: set[str] = set()

    def reading(self) -> Reading:
        """Everything, section by section; a section's properties stand in the last paragraph of it."""
        body = find(self._tree(self._main), "body")
        if body is None:
            raise unusable("damaged", self._main)
        blocks = list(children(body, "p", "tbl"))
        ends = [find(block, "pPr", "sectPr") for block in blocks]
        last = body.find(W + "sectPr")
        sections = iter([*(end for end in ends if end is not None), *([] if last is None else [last])])
        section = next(sections, None)
        self._margins(section, "headerReference")
        for block, end in zip(blocks, ends, strict=True):
            self._story.block(block)
            if end is None:
                continue
            self._margins(section, "footerReference")
            section = next(sections, None)
            if section is not None and value(find(section, "type")) not in _SAME_PAGE:
                self._story.new_page()
            self._margins(section, "headerReference")
        self._margins(section, "footerReference")
        self._story.finish()
        return self._composer.reading()

    def _margins(self, section: Element | None, kind: str) -> None:
        """The headers or footers of a section that have not been written: each once, where it first stands."""
        if section is None:
            return
        for reference in section.iterchildren(W + kind):
            which = value(reference, "type")
            if which == "first" and not is_on(find(section, "titlePg")):
                continue
            if which == "even" and not self._even_pages:
                continue
            link = self._relations.get(reference.get(R + "id") or "")
            if link is not None and link.part not in self._done and self._package.has(link.part):
                self._done.add(link.part)
                self._story.blocks(self._tree(link.part))

    def _notes(self, kind: str) -> dict[str, Element]:
        root = self._linked(f"{kind}s")
        return {} if root is None else {one.get(W + "id") or "": one for one in root.iterchildren(W + kind)}

    def _linked(self, kind: str) -> Element | None:
        part = next((link.part for link in self._relations.values() if link.kind == kind), None)
        return self._tree(part) if part is not None and self._package.has(part) else None

    def _tree(self, part: str) -> Element:
        root = self._package.tree(part)
        settle_check_boxes(root)
        return root
