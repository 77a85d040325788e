"""The objects of a PDF page: what is drawn as a rule or rectangle, and the spans that say what their glyphs mean.

Takes a page's handle, gives rules and spans in page space, those inside form objects among them.
"""

from __future__ import annotations

from collections.abc import Iterable, Set
from dataclasses import dataclass, field

import pypdfium2.raw as raw

from pipeline.read import pdf_native as native
from pipeline.read.pdf_drawn import Drawn
from pipeline.read.pdf_native import Handle, Matrix, Quad
from pipeline.read.pdf_paths import Area, traced
from pipeline.read.pdf_space import SAME, Rule, moved, times

_TEXT, _PATH, _FORM = raw.FPDF_PAGEOBJ_TEXT, raw.FPDF_PAGEOBJ_PATH, raw.FPDF_PAGEOBJ_FORM
# A hostile page must end: more objects than any report has, and drawings inside drawings.
_MOST_OBJECTS = 200_000
_MOST_PATHS = 20_000
_DEEPEST_FORM = 6
# How far above or below its letter a mark is written from, in font sizes.
_LEVEL = 0.5


@dataclass(slots=True)
class Span:
    """Glyphs and the characters that the producer says they stand for (``ActualText``)."""

    text: str
    rectangle: Quad
    matrix: Matrix
    font_size: float


@dataclass(slots=True)
class Objects:
    """What was found on a page.

    Attributes:
        rules: the rules, and the edges of rectangles that are drawn with a pen.
        spoken_for: the text objects inside spans with ``ActualText``, each with its span.
        texts: the other text objects, each with the matrix of the form that it stands in.
        areas: what fills or pictures cover, in drawing order.
        marks: ticks, crosses and boxes that are drawn as lines.
        top: the objects that stand on the page itself, in drawing order.
        inside: the objects of each form, in drawing order.
    """

    rules: list[Rule] = field(default_factory=list)
    spoken_for: dict[Handle, Span] = field(default_factory=dict)
    texts: list[tuple[Handle, Matrix]] = field(default_factory=list)
    areas: list[Area] = field(default_factory=list)
    marks: list[Drawn] = field(default_factory=list)
    top: list[Handle] = field(default_factory=list)
    inside: dict[Handle, list[Handle]] = field(default_factory=dict)

    @property
    def images(self) -> list[Rule]:
        """The rectangles of pictures."""
        return [area.place for area in self.areas if area.is_picture]

    def order(self) -> dict[Handle, int]:
        """Return the place of each object in the order of drawing."""
        if not self.inside:
            return dict(zip(self.top, range(len(self.top)), strict=True))
        found: list[Handle] = []
        waiting = [iter(self.top)]
        while waiting:
            following = next(waiting[-1], None)
            if following is None:
                waiting.pop()
                continue
            found.append(following)
            if following in self.inside:
                waiting.append(iter(self.inside[following]))
        return {handle: place for place, handle in enumerate(found)}


def objects_of(page: Handle, texts: Set[Handle], left_out: Set[Handle] = frozenset()) -> Objects:
    """Return the rules and spans of a page.

    Args:
        page: its handle.
        texts: objects that are known to draw text.
        left_out: objects that nobody sees, as if they were not there.
    """
    found = Objects(top=native.page_objects(page, _MOST_OBJECTS))
    _Walk(found, texts, left_out).go(found.top, SAME, 0)
    _say_once({id(span): span for span in found.spoken_for.values()}.values())
    return found


def _say_once(spans: Iterable[Span]) -> None:
    """Takes the text from spans that say the same as the one before at the same place.

    Producers part the marks of a syllable from its letter, or draw letters twice to make them bold, and say of each
    part what all of it stands for.
    """
    said: Span | None = None
    for span in spans:
        if said is not None and span.text == said.text and _stands_over(span, said):
            span.text = ""
        else:
            said = span


def _stands_over(span: Span, other: Span) -> bool:
    left, _, right, _ = other.rectangle
    is_level = abs(span.matrix[5] - other.matrix[5]) < _LEVEL * other.font_size * abs(other.matrix[3])
    return is_level and left <= (span.rectangle[0] + span.rectangle[2]) / 2 <= right


class _Walk:
    def __init__(self, found: Objects, known: Set[Handle], left_out: Set[Handle]) -> None:
        self._left_out = left_out
        self._found = found
        self._known = known
        # Spans by their marks, which objects share; None: a mark without ActualText.
        self._by_mark: dict[Handle, Span | None] = {}
        self._paths = 0
        self._left = _MOST_OBJECTS

    def go(self, objects: list[Handle], space: Matrix, depth: int) -> None:
        self._left -= len(objects)
        if self._left_out:
            objects = [drawn for drawn in objects if drawn not in self._left_out]
        texts = [drawn for drawn in objects if drawn in self._known]
        others = [drawn for drawn in objects if drawn not in self._known]
        for drawn, kind in zip(others, native.object_types(others), strict=True):
            if kind == _TEXT:
                texts.append(drawn)
            elif kind == _PATH:
                self._paths += 1
                if self._paths <= _MOST_PATHS:
                    rules, marks, area = traced(drawn, space)
                    self._found.rules.extend(rules)
                    self._found.marks.extend(marks)
                    if area is not None:
                        self._found.areas.append(area)
            elif kind == native.IMAGE:
                self._found.areas.append(Area(drawn, moved(native.bounds([drawn])[0], space), is_picture=True))
            elif kind == _FORM and depth < _DEEPEST_FORM and self._left > 0:
                inside = self._found.inside[drawn] = native.form_objects(drawn, self._left)
                self.go(inside, times(native.matrices([drawn])[0], space), depth + 1)
        self._texts(texts, space)

    def _texts(self, texts: list[Handle], space: Matrix) -> None:
        members: list[tuple[Handle, Span]] = []
        others = self._found.texts
        counts = native.mark_counts(texts)
        for drawn, count, mark in zip(texts, counts, native.innermost_marks(texts, counts), strict=True):
            span = (self._by_mark[mark] if mark in self._by_mark else self._meant(mark)) if mark else None
            if span is None and count > 1:
                span = next(filter(None, map(self._meant, native.marks(drawn, count))), None)
            if span is None:
                others.append((drawn, space))
            else:
                members.append((drawn, span))
        self._found.spoken_for.update(members)
        objects = [drawn for drawn, _ in members]
        firsts: list[tuple[Handle, Span]] = []
        for (drawn, span), bounds in zip(members, native.bounds(objects), strict=True):
            x0, y0, x1, y1 = bounds if space is SAME else moved(bounds, space)
            if not span.font_size:
                span.rectangle, span.font_size = (x0, y0, x1, y1), 1.0
                firsts.append((drawn, span))
                continue
            left, bottom, right, top = span.rectangle
            span.rectangle = (
                min(left, x0),
                min(bottom, y0),
                max(right, x1),
                max(top, y1),
            )
        objects = [drawn for drawn, _ in firsts]
        looks = zip(native.matrices(objects), native.object_font_sizes(objects), strict=True)
        for (_, span), (matrix, font_size) in zip(firsts, looks, strict=True):
            span.matrix, span.font_size = matrix if space is SAME else times(matrix, space), font_size or 1.0

    def _meant(self, mark: Handle) -> Span | None:
        """The span of a mark with ``ActualText``."""
        if mark not in self._by_mark:
            text = native.mark_text(mark, b"ActualText")
            self._by_mark[mark] = None if text is None else Span(text, (0.0, 0.0, 0.0, 0.0), SAME, 0.0)
        return self._by_mark[mark]
